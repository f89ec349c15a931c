"""Days that a sentence tells twice: once by counting on from another, once by their date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from linter.chinese.dates import Mention, exists, mentions
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding

_NEXT = later(
    r"(?:[^\d“”《》]{0,40}[，。；、]|[^\d“”《》，。；]{0,12})(?P<word>[次翌]日|第二天|次晨|当[日天]|同[日天])(?:[上下]午|凌晨|清晨|早上|晚上?)?(?:[，,]?(?:即|也就是|亦即)|[（(]即?)"
)
_SAME = ("当", "同")


class DayAfter(BlockCheck):
    """次日，即… behind a date is the day after it, 当日（…） the day itself."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("次日", "翌日", "第二天", "次晨", "当日", "当天", "同日", "同天"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for first, last in pairwise(mentions(block.reading)):
            told = _NEXT.fullmatch(block.reading, first.end, last.start)
            right = _day(first, not told["word"].startswith(_SAME)) if told else None
            if told and right and last.month and last.day and (last.month, last.day) != right:
                values = {"word": told["word"], "better": f"{right[0]}月{right[1]}日"}
                yield Finding(block.at(last.start, last.end), values)


def _day(mention: Mention, after: bool) -> tuple[int, int] | None:
    """Month and day of a date, or of the day after it; None where it has none, or the year decides."""
    month, day = mention.month, mention.day
    if month is None or day is None or not exists(mention.year, month, day) or (month, day) == (2, 28):
        return None
    told = date(_LEAP_YEAR, month, day) + timedelta(after)
    return told.month, told.day


_LEAP_YEAR = 2024
