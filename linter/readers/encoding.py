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

from linter.chinese.expressions import later
from linter.errors import ReadError

_MARKS = {"utf-8-sig": BOM_UTF8, "utf-16-le": BOM_UTF16_LE, "utf-16-be": BOM_UTF16_BE}

_SIGNATURES = {
    b"PK\x03\x04": "ZIP或新版Office文档",
    b"\xd0\xcf\x11\xe0": "旧版Office或WPS文档",
    b"%PDF-": "PDF文档",
    b"{\\rtf": "RTF文档",
}
"""The first bytes of the binary kinds that turn up under a text name."""

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


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text without byte-order mark and the name of its encoding; ReadError for what is no text."""
    kind = next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), None)
    if kind:
        raise ReadError(f"内容是{kind}，不是纯文本，请另存为.txt后再检查", path)
    text, encoding = _marked(data, path) or _unmarked(data, path)
    if "\0" in text:
        raise ReadError(
            "含有NUL字节，不是纯文本（或是没有BOM的UTF-16），请另存为UTF-8编码的.txt后再检查", path
        )
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise ReadError("多处出现控制字符，不是纯文本，请另存为.txt后再检查", path)
    return text, encoding


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text, with the byte-order mark that belongs to `encoding` as `decode` names it."""
    mark = _MARKS.get(encoding, b"")
    return mark + text.encode("utf-8" if encoding == "utf-8-sig" else encoding)


def _marked(data: bytes, path: str) -> tuple[str, str] | None:
    """A text whose byte-order mark names the encoding."""
    for encoding, mark in _MARKS.items():
        if data.startswith(mark):
            body = data[len(mark) :]
            codec = "utf-8" if encoding == "utf-8-sig" else encoding
            try:
                return body.decode(codec), encoding
            except UnicodeDecodeError as error:
                raise _damaged(codec.upper(), body, error, path) from None
    return None


def _unmarked(data: bytes, path: str) -> tuple[str, str]:
    """UTF-8 if it is, GB18030 if it can be; a UTF-8 text with a few bad bytes is not taken for GB18030."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        damage = error
    if _nearly_utf8(data, damage):
        raise _damaged("UTF-8", data, damage, path)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ReadError("是二进制文件，不是纯文本，请另存为.txt后再检查", path) from None
        place = f"第{error.start + 1}个字节无法解码"
        message = f"既不是UTF-8也不是GB18030编码（{place}），请另存为UTF-8编码的.txt后再检查"
        raise ReadError(message, path, _line(data[: error.start])) from None
    if _rubbish(text):
        raise ReadError("按GB18030解码后多为乱码，请另存为UTF-8编码的.txt后再检查", path)
    return text, "gb18030"


def _nearly_utf8(data: bytes, damage: UnicodeDecodeError) -> bool:
    valid = len(data.decode("utf-8", "ignore").encode("utf-8").translate(None, _ASCII))
    if damage.reason == "unexpected end of data" and valid >= 3:
        return True
    return valid >= _DAMAGED_SHARE * len(data.translate(None, _ASCII))


def _rubbish(text: str) -> bool:
    foreign = {char: count for char, count in Counter(text).items() if char > "\x7f"}
    strange = sum(count for char, count in foreign.items() if not (char.isprintable() or char.isspace()))
    return strange > _RUBBISH_SHARE * sum(foreign.values())


def _damaged(name: str, body: bytes, error: UnicodeDecodeError, path: str) -> ReadError:
    good = body[: error.start].decode(error.encoding).encode("utf-8")
    line = _line(good)
    return ReadError(f"{name}编码损坏（第{line}行有无法解码的字节），请重新导出该文件", path, line)


def _line(good: bytes) -> int:
    """The 1-based line that follows these bytes; line ends are the same bytes in UTF-8 and GB18030."""
    return len(_LINE_END.findall(good)) + 1
