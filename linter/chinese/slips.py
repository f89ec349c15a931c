"""Slips of the hand that make one figure of another."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_LEAST_DIGITS = 3
_MOST_PLACES = 4
_MOST_RIGHT = 10


def slipped(one: str, other: str, least: int = _LEAST_DIGITS) -> bool:
    """Whether one digit makes one figure of the other, or two exchanged do: 1286, 1236; 8642, 8462. A figure of fewer
    than `least` digits is like too many others."""
    if len(one) != len(other) or one.find(".") != other.find("."):
        return False
    places = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(one.replace(".", "")) < least or len(places) > 2:
        return False
    return len(places) == 1 or [one[i] for i in places] == [other[i] for i in reversed(places)]


def mistyped(low: Decimal, high: Decimal, figure: str, least: int = _LEAST_DIGITS) -> bool:
    """Whether a slip makes a figure of what lies between two values, rounded down and up to as many decimals; not when
    that may be too many figures."""
    places = len(figure.partition(".")[2])
    first = int(low.scaleb(places).to_integral_value(ROUND_FLOOR))
    last = int(high.scaleb(places).to_integral_value(ROUND_CEILING))
    right = (f"{Decimal(number).scaleb(-places):f}" for number in range(first, last + 1))
    return last - first <= _MOST_RIGHT and any(slipped(one, figure, least) for one in right)


def shifted(one: Decimal, other: Decimal, slack: Decimal) -> bool:
    """Whether one value is the other with its point elsewhere, up to four places and `slack` (a share) off: 78, 7.8."""
    ratio = one / other if one and other else Decimal(0)
    if ratio and ratio < 1:
        ratio = 1 / ratio
    return any(abs(ratio.scaleb(-places) - 1) <= slack for places in range(1, _MOST_PLACES + 1))
