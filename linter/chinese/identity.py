"""Numbers that stand for one person: identity card, bank card, telephone, passport or pass, number plate, mail address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from linter.chinese.dates import exists
from linter.chinese.expressions import later
from linter.chinese.numerals import halfwidth

_REGIONS = later("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BORN = range(1900, 2100)

_ENDED = r"(?![\dA-Za-z/_]|[.．-]\d)"


def _apart(first: str, rest: str) -> str:
    """An expression that begins with a character: longer codes, decimals and addresses hold no number of a person.
    What may begin is told first: most texts hold little of it."""
    return rf"{first}(?<![\dA-Za-z.．/_-]{first}){rest}{_ENDED}"


_MOBILE = r"[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![元万亿亩吨人户件次份株%％])"
_LANDLINE = r"\d{2,3}[）)]?[-—－–][2-8]\d{6,7}"
_SHAPES: Mapping[str, re.Pattern[str]] = {
    "identity-card": later(_apart(r"\d", r"(?:\d{16}[\dXxＸｘ]|\d{5}[ ]\d{8}[ ]\d{3}[\dXx])")),
    "bank-card": later(_apart(r"\d", r"(?:\d{15,18}|\d{3}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)")),
    "mobile": later(
        "|".join(
            (_apart("1", _MOBILE), _apart("8", f"6[ -]?1{_MOBILE}"), _apart(r"\+", f"86[ -]?1{_MOBILE}"))
        )
    ),
    "landline": later(
        "|".join((_apart("0", _LANDLINE), _apart("（", f"0{_LANDLINE}"), _apart(r"\(", f"0{_LANDLINE}")))
    ),
    "mail": later(
        r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}[@＠](?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,6}(?![A-Za-z0-9])"
    ),
    "passport": later(r"(?<![\dA-Za-z])(?:[CDEGHKLMPSW]\d{8}|E[A-HJ-NP-Z]\d{7})(?![\dA-Za-z])"),
    "plate": later(
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•・ ]?"
        r"(?=[A-Z0-9]{0,2}(?:[A-Z]?\d){3})(?:[A-HJ-NP-Z0-9]{5}|[DF]\d{5}|[A-HJ-NP-Z0-9]{4}[学警挂港澳])(?![A-Za-z0-9-])"
    ),
}
"""A plate has three digits at least."""

KINDS = tuple(_SHAPES)


def shaped(text: str, kind: str) -> Iterator[tuple[int, int]]:
    """Where a text holds what looks like a number of a kind."""
    for match in _SHAPES[kind].finditer(text):
        yield match.span()


def genuine(number: str, kind: str) -> bool:
    """Whether what looks like a number can be one, as far as its own digits tell; nothing tells of a passport."""
    return _GENUINE[kind](number)


def citizen(number: str) -> bool:
    """Whether 18 digits are a citizen's number: a region, a day of birth that exists and the check character that
    GB 11643-1999 computes from the rest."""
    digits = _plain(number)
    if not _REGIONS.match(digits) or not _birthday(digits):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return _CHECKS[total % 11] == digits[17]


def _birthday(digits: str) -> bool:
    year, month, day = int(digits[6:10]), int(digits[10:12]), int(digits[12:14])
    return year in _BORN and exists(year, month, day)


def card(number: str) -> bool:
    """Whether 16 to 19 digits are a bank card's: they begin as those of UnionPay, Visa or Mastercard do and pass the
    Luhn test."""
    digits = _plain(number)
    length = {"6": (16, 17, 18, 19), "4": (16,), "5": (16,)}.get(digits[0], ())
    known = digits.startswith(("60", "62", "4")) or "51" <= digits[:2] <= "55"
    return known and len(digits) in length and luhn(digits) and len(set(digits)) > _ALIKE


_ALIKE = 3
"""A number of so few different digits stands for one that is to be filled in."""


def luhn(digits: str) -> bool:
    """The test of ISO/IEC 7812-1: every second digit from the right counts twice, less nine when that is above nine."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _plain(number: str) -> str:
    """Digits and X, without what groups them."""
    return halfwidth(number).upper().replace("Ｘ", "X").replace(" ", "").replace("-", "")


def _various(number: str) -> bool:
    return len(set(_plain(number)[-8:])) > 1


_GENUINE: Mapping[str, Callable[[str], bool]] = {
    "identity-card": citizen,
    "bank-card": card,
    "mobile": _various,
    "landline": _various,
    "mail": bool,
    "passport": lambda number: False,
    "plate": bool,
}

_KEPT = {
    "identity-card": (4, 4),
    "bank-card": (4, 4),
    "mobile": (3, 4),
    "landline": (4, 2),
    "passport": (1, 3),
    "plate": (2, 1),
}
"""How many characters a masked number keeps at its head and its tail."""


def masked(number: str, kind: str) -> str:
    """The number as it may be published, of the same length: 4403**********1234, 138****1234, l***@example.com."""
    head, tail = _KEPT.get(kind, (1, len(number) - number.replace("＠", "@").find("@")))
    middle = (sign if sign in " -—－–（）()·•・" else "*" for sign in number[head : len(number) - tail])
    return number[:head] + "".join(middle) + number[len(number) - tail :]
