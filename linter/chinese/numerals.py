"""Numbers as Chinese drafts write them: Arabic in half or full width, Han with units (二十三, 一百零五), Han
digit by digit (二〇二三)."""

from __future__ import annotations

from decimal import Decimal

from linter.chinese.expressions import later

ZEROS = "〇○零ＯOo０0"
"""What the circle of 二〇二三 is typed as."""

DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    **dict.fromkeys(ZEROS, 0),
    "两": 2,
}
"""What one Han digit is worth."""

_WIDTHS = str.maketrans("０１２３４５６７８９", "0123456789")
_WITH_UNITS = later(
    r"(?:([一二两三四五六七八九])千)?(零)?(?:([一二两三四五六七八九])百)?(零)?(?:([一二三四五六七八九])?(十))?(零)?([一二三四五六七八九])?"
)
_HAN = "零一二三四五六七八九"


def halfwidth(text: str) -> str:
    """Full-width digits made half-width."""
    return text.translate(_WIDTHS)


def value(text: str) -> int | None:
    """The whole number that a numeral writes, 0 to 9999 when in Han with units; None when it writes none."""
    if not text:
        return None
    arabic = halfwidth(text)
    if arabic.isascii():
        return int(arabic) if arabic.isdigit() else None
    if all(digit in DIGITS for digit in text):
        return int("".join(str(DIGITS[digit]) for digit in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    match = _WITH_UNITS.fullmatch(text)
    if match is None:
        return None
    thousands, _, hundreds, _, tens, ten, _, ones = match.groups()
    return (
        1000 * DIGITS.get(thousands or "", 0)
        + 100 * DIGITS.get(hundreds or "", 0)
        + (10 * DIGITS.get(tens or "", 1) if ten else 0)
        + DIGITS.get(ones or "", 0)
    )


def han(number: int) -> str:
    """A number of 0 to 9999 with units, as headings and lists count: 10 is 十, 105 is 一百零五."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not between 0 and 9999")
    if number < 10:
        return _HAN[number]
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += _HAN[digit] + name
        elif text and number % unit and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if number < 20 else text


_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆", "一二三四五六七八九十百千元")
_MONEY = later(
    r"(?:(?P<yi>[^亿万元]+)亿)?零?(?:(?P<wan>[^万元]+)万)?零?(?P<one>[^元]*)元(?:(?P<jiao>.)角)?零?(?:(?P<fen>.)分)?[整正]?"
)


def money(text: str) -> Decimal | None:
    """The sum in yuan that capitals write: 壹万贰仟叁佰元整 is 12300; None when they write none."""
    match = _MONEY.fullmatch(text.translate(_CAPITALS))
    if match is None:
        return None
    parts = {name: value(written) if written else 0 for name, written in match.groupdict().items()}
    if None in parts.values():
        return None
    yuan = 10**8 * (parts["yi"] or 0) + 10**4 * (parts["wan"] or 0) + (parts["one"] or 0)
    return Decimal(100 * yuan + 10 * (parts["jiao"] or 0) + (parts["fen"] or 0)) / 100


_FIRST_TEN = "一二三四五六七八九十"
STEPS = frozenset(("首先", "其次", "再次", "最后")).union(
    *(
        {f"{han}是", f"{han}要", f"其{han}", f"第{han}项", *(f"第{han}{mark}" for mark in "，、：,")}
        for han in _FIRST_TEN
    ),
    ("第十", "其十"),
)
"""One of these stands wherever a chain does: 一是 … 二是 …, 第一， … 第二， …"""
