"""Bytes <-> text, exactly: what `decode` read, `encode` writes back byte for byte.

Encodings are named as Python names them, with one convention: "utf-8-sig", "utf-16-le" and "utf-16-be" are
written with their byte-order mark, because UTF-16 is only ever read with one. The mark is not part of the
text. GB18030 also stands for GBK and GB2312, its subsets; it maps bytes to code points one to one, so the
way back is exact.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from itertools import pairwise

from linter.chinese.expressions import later
from linter.chinese.frequency import COMMON
from linter.chinese.words import is_word
from linter.document import Words
from linter.errors import ReadError

_MARKS = {"utf-8-sig": BOM_UTF8, "utf-16-le": BOM_UTF16_LE, "utf-16-be": BOM_UTF16_BE}

_SIGNATURES = {
    b"PK\x03\x04": Words("ZIP或新版Office文档", "a ZIP archive or an Office document"),
    b"\xd0\xcf\x11\xe0": Words("旧版Office或WPS文档", "an old Office or WPS document"),
    b"%PDF-": Words("PDF文档", "a PDF document"),
    b"{\\rtf": Words("RTF文档", "an RTF document"),
}
"""The first bytes of the binary kinds that turn up under a text name."""

_TEXTS = {
    "kind": Words(
        "内容是{kind}，不是纯文本，请另存为.txt后再检查",
        "holds {kind}, not plain text; save it as .txt first",
    ),
    "nul": Words(
        "含有NUL字节，不是纯文本，请另存为.txt后再检查",
        "holds NUL bytes, so it is not plain text; save it as .txt first",
    ),
    "control": Words(
        "多处出现控制字符，不是纯文本，请另存为.txt后再检查",
        "full of control characters, so it is not plain text; save it as .txt first",
    ),
    "binary": Words(
        "是二进制文件，不是纯文本，请另存为.txt后再检查",
        "a binary file, not plain text; save it as .txt first",
    ),
    "utf-16": Words(
        "是没有BOM的UTF-16编码，请另存为UTF-8编码的.txt后再检查",
        "UTF-16 without a byte order mark; save it as .txt in UTF-8 first",
    ),
    "neither": Words(
        "既不是UTF-8也不是GB18030编码（第{byte}个字节无法解码），请另存为UTF-8编码的.txt后再检查",
        "neither UTF-8 nor GB18030 (byte {byte} cannot be decoded); save it as .txt in UTF-8 first",
    ),
    "rubbish": Words(
        "按GB18030解码后多为乱码，可能是Big5、日文或韩文编码，请另存为UTF-8编码的.txt后再检查",
        "rubbish when read as GB18030, perhaps Big5, Japanese or Korean; save it as .txt in UTF-8 first",
    ),
    "damaged": Words(
        "{name}编码损坏（第{line}行有无法解码的字节），请重新导出该文件",
        "damaged {name} (line {line} has bytes that cannot be decoded); export the file anew",
    ),
}

_LINE_END = re.compile(rb"\r\n|\n|\r")
_ASCII = bytes(range(0x80))
_CONTROL = later("[\x01-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.05
"""Word leaves a stray control character in a text; a binary file is full of them."""

_DAMAGED_SHARE = 0.9
"""Of the bytes above 0x7F, how many lie in valid UTF-8 sequences before damage is likelier than GB18030: in a
GB18030 text about a fifth do by accident."""

_RUBBISH_SHARE = 0.2
"""Of the characters beyond ASCII, how many may be unprintable in a GB18030 text."""

_HAN = later("[\u3400-\u9fff]+")
_FEW_HAN = 8
"""So few characters say nothing about a language."""
_COMMON_SHARE, _WORD_SHARE = 0.2, 0.05
"""Of the Chinese characters, and of the pairs of neighbours among them, the fewest that are common and that are words:
in reports at least a quarter and a third, in what was Japanese or Korean at most a sixth and next to none."""


class _NoTextError(Exception):
    """Why bytes are no text: a key of `_TEXTS` and what fills it; `line` is 1-based."""

    def __init__(self, key: str, line: int | None = None, **values: str | int | Words) -> None:
        super().__init__(key)
        self.words, self.line = _TEXTS[key].filled(line=line, **values), line


def binary_kind(data: bytes) -> Words | None:
    """What the first bytes say that the rest is."""
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), None)


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text without byte-order mark and the name of its encoding; ReadError for what is no text."""
    try:
        return _decoded(data)
    except _NoTextError as fault:
        raise ReadError(fault.words, path, fault.line) from None


def _decoded(data: bytes) -> tuple[str, str]:
    if kind := binary_kind(data):
        raise _NoTextError("kind", kind=kind)
    text, encoding = _marked(data) or _unmarked(data)
    if "\0" in text:
        raise _NoTextError("nul")
    if _controlled(text):
        raise _NoTextError("control")
    return text, encoding


def _controlled(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text)


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text, with the byte-order mark that belongs to `encoding` as `decode` names it."""
    mark = _MARKS.get(encoding, b"")
    return mark + text.encode("utf-8" if encoding == "utf-8-sig" else encoding)


def _marked(data: bytes) -> tuple[str, str] | None:
    """A text whose byte-order mark names the encoding."""
    for encoding, mark in _MARKS.items():
        if data.startswith(mark):
            body = data[len(mark) :]
            codec = "utf-8" if encoding == "utf-8-sig" else encoding
            try:
                return body.decode(codec), encoding
            except UnicodeDecodeError as error:
                raise _damaged(codec.upper(), body, error) from None
    return None


def _unmarked(data: bytes) -> tuple[str, str]:
    """UTF-8 if it is, GB18030 if it can be; a UTF-8 text with a few bad bytes is not taken for GB18030."""
    if b"\0" in data and _is_utf16(data):
        raise _NoTextError("utf-16")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        damage = error
    if _nearly_utf8(data, damage):
        raise _damaged("UTF-8", data, damage)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _NoTextError("binary") from None
        if damage.start > error.start:
            raise _damaged("UTF-8", data, damage) from None
        raise _NoTextError("neither", _line(data[: error.start]), byte=error.start + 1) from None
    if _rubbish(text):
        raise _NoTextError("rubbish")
    return text, "gb18030"


def _is_utf16(data: bytes) -> bool:
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if not ("\0" in text or _controlled(text) or _rubbish(text)):
            return True
    return False


def _nearly_utf8(data: bytes, damage: UnicodeDecodeError) -> bool:
    valid = len(data.decode("utf-8", "ignore").encode("utf-8").translate(None, _ASCII))
    if damage.reason == "unexpected end of data" and valid >= 3:
        return True
    return valid >= _DAMAGED_SHARE * len(data.translate(None, _ASCII))


def _rubbish(text: str) -> bool:
    foreign = {char: count for char, count in Counter(text).items() if char > "\x7f"}
    strange = sum(count for char, count in foreign.items() if not (char.isprintable() or char.isspace()))
    return strange > _RUBBISH_SHARE * sum(foreign.values()) or not _chinese(_HAN.findall(text))


def _chinese(runs: list[str]) -> bool:
    """Whether Chinese characters, in runs, can be a Chinese text, by how common they are and by their words."""
    characters = "".join(runs)
    common = sum(map(set(COMMON).__contains__, characters))
    if len(characters) < _FEW_HAN or common >= _COMMON_SHARE * len(characters):
        return True
    pairs = [first + second for run in runs for first, second in pairwise(run)]
    return sum(map(is_word, pairs)) > _WORD_SHARE * len(pairs)


def _damaged(name: str, body: bytes, error: UnicodeDecodeError) -> _NoTextError:
    good = body[: error.start].decode(error.encoding).encode("utf-8")
    return _NoTextError("damaged", _line(good), name=name)


def _line(good: bytes) -> int:
    """The 1-based line that follows these bytes; line ends are the same bytes in UTF-8 and GB18030."""
    return len(_LINE_END.findall(good)) + 1
