"""Units of area, length, weight and time, and how many of the smallest they are."""

from __future__ import annotations

from decimal import Decimal

from linter.chinese.amounts import Amount
from linter.frozen import NamedTuple


class Measure(NamedTuple):
    """A quantity by the name of its smallest unit, and how many of these make the unit."""

    quantity: str
    size: Decimal


MEASURES = {
    "平方米": Measure("平方米", Decimal(1)),
    "亩": Measure("平方米", Decimal(2000) / 3),
    "公顷": Measure("平方米", Decimal(10000)),
    "平方公里": Measure("平方米", Decimal(10**6)),
    "平方千米": Measure("平方米", Decimal(10**6)),
    "米": Measure("米", Decimal(1)),
    "公里": Measure("米", Decimal(1000)),
    "千米": Measure("米", Decimal(1000)),
    "克": Measure("斤", Decimal(1) / 500),
    "斤": Measure("斤", Decimal(1)),
    "公斤": Measure("斤", Decimal(2)),
    "千克": Measure("斤", Decimal(2)),
    "吨": Measure("斤", Decimal(2000)),
    "分钟": Measure("分钟", Decimal(1)),
    "小时": Measure("分钟", Decimal(60)),
}


def converted(amount: Amount, unit: str) -> Decimal | None:
    """What an amount is in another unit; None when it is of another quantity or masked."""
    of, to = MEASURES.get(amount.family), MEASURES.get(unit)
    if not of or not to or of.quantity != to.quantity or amount.size is None:
        return None
    return amount.size * of.size / to.size
