"""The style sheet ([MS-DOC], STSH) as the part of styles of a newer document."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from
from xml.etree.ElementTree import Element

from linter.readers.binary import properties as code
from linter.readers.binary.properties import Properties
from linter.readers.binary.tree import element, switch, value

_PARAGRAPH, _CHARACTER = 1, 2
_NO_BASE = 0xFFF
_HEADINGS = range(1, 10)
"""So the built-in styles of headings are numbered, and so are their outline levels."""


def styles(sheet: bytes) -> Element:
    found = element("styles")
    if not sheet:
        return found
    header, count, base = unpack_from("<HHH", sheet)
    at = 2 + header
    for index in range(count):
        (size,) = unpack_from("<H", sheet, at)
        if size:
            found.extend(_style(index, sheet[at + 2 : at + 2 + size], base))
        at += 2 + size + size % 2
    return found


def _style(index: int, written: bytes, base: int) -> Iterator[Element]:
    _, kind, _ = unpack_from("<HHH", written)
    parent = kind >> 4
    kind &= 0xF
    if kind not in (_PARAGRAPH, _CHARACTER):
        return
    (letters,) = unpack_from("<H", written, base)
    at = base + 4 + 2 * letters
    style = element("style", type="paragraph" if kind == _PARAGRAPH else "character", styleId=str(index))
    if kind == _PARAGRAPH and not index:
        style.set("default", "1")
    if parent != _NO_BASE:
        style.append(value("basedOn", parent))
    if kind == _PARAGRAPH:
        own, at = _changes(written, at, 2)
        if index in _HEADINGS:
            own.setdefault(code.OUTLINE, bytes((index - 1,)))
        style.append(paragraph(own))
    own, _ = _changes(written, at, 0)
    style.append(element("rPr", *hidden(own)))
    yield style


def _changes(written: bytes, at: int, skipped: int) -> tuple[Properties, int]:
    """The changes of a style at an even position, without what comes before them, and where they end."""
    at += at % 2
    if at + 2 > len(written):
        return Properties(), at
    (size,) = unpack_from("<H", written, at)
    return Properties.read(written[at + 2 + skipped : at + 2 + size]), at + 2 + size


_NOT_COUNTED = 0xF800
"""From here on, a paragraph keeps its list without showing its number."""


def paragraph(own: Properties) -> Element:
    """The properties of a paragraph or of its style."""
    found = element("pPr")
    if code.LIST in own or code.LEVEL in own:
        numbers = element("numPr")
        if code.LEVEL in own:
            numbers.append(value("ilvl", own.number(code.LEVEL)))
        if code.LIST in own:
            number = own.number(code.LIST)
            numbers.append(value("numId", number if number < _NOT_COUNTED else 0))
        found.append(numbers)
    if code.OUTLINE in own:
        found.append(value("outlineLvl", own.number(code.OUTLINE)))
    if code.PAGE_BREAK in own:
        found.append(switch("pageBreakBefore", own.is_on(code.PAGE_BREAK)))
    return found


_AS_THE_STYLE = 0x80


def hidden(own: Properties) -> Iterator[Element]:
    if own.number(code.HIDDEN, _AS_THE_STYLE) != _AS_THE_STYLE:
        yield switch("vanish", own.is_on(code.HIDDEN))
