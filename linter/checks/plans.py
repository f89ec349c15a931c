"""Where a report speaks of what is still to be done."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from linter.chinese.expressions import later
from linter.document import Part

_PLANS = later(r"打算|思路|计划|安排|目标|下一?步|今后|明年|展望|要点|预期|草案")
_TOP = 2
"""Headings of this level and below are inside the sections."""


def planned(part: Part, offset: int) -> bool:
    """Whether the offset (of the document) lies in a section on plans."""
    starts, plans = _sections(part)
    index = bisect_right(starts, offset) - 1
    return index >= 0 and plans[index]


@lru_cache(maxsize=4)
def _sections(part: Part) -> tuple[list[int], list[bool]]:
    """Where each section begins, and whether it is on plans."""
    tops = [block for block in part.headings if block.level < _TOP]
    plans = [_PLANS.search(block.reading, 0, block.head) is not None for block in tops]
    return [block.span.start for block in tops], plans
