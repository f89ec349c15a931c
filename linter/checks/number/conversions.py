"""One measure told in two units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.chinese.amounts import Amount, amounts, rounding, scale, told_like
from linter.chinese.expressions import later
from linter.chinese.measures import MEASURES, converted
from linter.document import Block, Kind, Part
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_THAT_IS = later(r"[，,（(]?(?:即|约?折?合计?|相当于|换算为?|折算[成为]?|约合)约?为?|[（(]约?")
_SLACK = Decimal("0.06")
"""Conversions are told in round figures."""


class ConversionAgrees(BlockCheck):
    """A measure in two units (2.4万亩，约合1600公顷) is the same in both."""

    @property
    def literals(self) -> frozenset[str]:
        said = ("折合", "约合", "，合", "（合", "（即", "，即", "相当于", "换算", "折算", "（约")
        return frozenset(said) | {f"{unit}）" for unit in MEASURES}

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for one, other in pairwise(amounts(text)):
            if not _THAT_IS.fullmatch(text, one.end, other.start):
                continue
            if one.family == other.family:
                yield from _scaled(block, one, other)
                continue
            bracketed = text[one.end] in "（(" and text[other.start - 1] in "（(约"
            result = converted(one, other.family)
            if result is None or (bracketed and text[other.end : other.end + 1] not in ("）", ")")):
                continue
            if abs(result - (other.size or 0)) > max(result * _SLACK, (other.step or Decimal(1)) / 2):
                span = block.at(one.start, other.end)
                yield Finding(
                    span, {"first": one.text, "reckoned": _told(result, other), "written": other.text}
                )


_EXACTLY = later("[，,（(]?(?:即|折合|合)为?")


def _scaled(block: Block, one: Amount, other: Amount) -> Iterator[Finding]:
    """1.36亿元（即1360万元）: one sum in two orders of magnitude."""
    told = _EXACTLY.fullmatch(block.reading, one.end, other.start) and scale(one) != scale(other)
    if told and one.value and other.value and abs(one.value - other.value) > rounding((one, other)):
        span = block.at(one.start, other.end)
        yield Finding(
            span, {"first": one.text, "reckoned": told_like(one.value, other), "written": other.text}
        )


def _told(value: Decimal, like: Amount) -> str:
    return told_like(round(value, 1 - scale(like)[1]), like)
