"""The lists ([MS-DOC], PlfLst and PlfLfo) as the part of numbering of a newer document."""

from __future__ import annotations

from struct import unpack_from
from xml.etree.ElementTree import Element

from linter.readers.binary.tree import element, switch, value

_FORMS = {
    **{0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter"},
    **{10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 17: "japaneseDigitalTenThousand"},
    **{18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet"},
    **{26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese"},
    **{29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac"},
    **{33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital"},
    **{37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand"},
    **{40: "japaneseDigitalTenThousand", 57: "numberInDash", 255: "none"},
}  # fmt: skip
"""How a value is written ([MS-OSHARED], MSONFC), by the names of newer documents."""

_LEVELS = 9
_NO_STYLE = 0xFFF
_NOTHING = 2
_SIMPLE, _LEGAL, _NO_RESTART = 0x01, 0x04, 0x08
_START, _FORMATTED = 0x10, 0x20
_LIST, _LEVEL, _OVERRIDE = 28, 28, 16


def numbering(lists: bytes, overrides: bytes) -> Element:
    """`lists` with what lies behind the table, where the levels are."""
    found = element("numbering")
    if lists:
        found.extend(_lists(lists))
    if overrides:
        found.extend(_numbers(overrides))
    return found


def _lists(table: bytes) -> list[Element]:
    (count,) = unpack_from("<H", table)
    at, found = 2 + count * _LIST, list[Element]()
    for index in range(count):
        identity, _, *styles, flags, _ = unpack_from("<Ii9HBB", table, 2 + index * _LIST)
        abstract = element("abstractNum", abstractNumId=str(identity))
        for level in range(1 if flags & _SIMPLE else _LEVELS):
            written, at = _level(table, at, level)
            if styles[level] != _NO_STYLE:
                written.append(value("pStyle", styles[level]))
            abstract.append(written)
        found.append(abstract)
    return found


def _numbers(table: bytes) -> list[Element]:
    """The lists as paragraphs name them, by their place from 1 on, each perhaps with starts and levels of its own."""
    (count,) = unpack_from("<I", table)
    at, found = 4 + count * _OVERRIDE, list[Element]()
    for index in range(count):
        identity, _, _, levels, *_ = unpack_from("<IIIBBBB", table, 4 + index * _OVERRIDE)
        number = element("num", value("abstractNumId", identity), numId=str(index + 1))
        at += 4
        for _ in range(levels):
            start, flags = unpack_from("<iI", table, at)
            at += 8
            override = element("lvlOverride", ilvl=str(flags & 0xF))
            if flags & _FORMATTED:
                own, at = _level(table, at, flags & 0xF)
                override.append(own)
                start = int(own[0].get("val", "1"))
            if flags & _START:
                override.append(value("startOverride", start))
            number.append(override)
        found.append(number)
    return found


def _level(table: bytes, at: int, index: int) -> tuple[Element, int]:
    """A level, and where it ends."""
    start, form, flags = unpack_from("<iBB", table, at)
    (follow,) = unpack_from("<B", table, at + 15)
    characters, paragraphs, after = unpack_from("<BBB", table, at + 24)
    at += _LEVEL + characters + paragraphs
    (count,) = unpack_from("<H", table, at)
    signs = unpack_from(f"<{count}H", table, at + 2)
    text = "".join(f"%{sign + 1}" if sign < _LEVELS else chr(sign) for sign in signs)
    level = element(
        "lvl", value("start", start), value("numFmt", _FORMS.get(form, "decimal")), ilvl=str(index)
    )
    level.append(value("lvlText", text))
    level.append(switch("isLgl", flags & _LEGAL != 0))
    if flags & _NO_RESTART:
        level.append(value("lvlRestart", after))
    if follow == _NOTHING:
        level.append(value("suff", "nothing"))
    return level, at + 2 + 2 * count
