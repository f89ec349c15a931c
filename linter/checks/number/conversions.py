"""One measure told in two units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.chinese.amounts import Amount, amounts, scale, told_like
from linter.chinese.expressions import later
from linter.chinese.measures import MEASURES, converted
from linter.document import Block, Kind, Part
from linter.rule import ALL_KINDS, BlockCheck, Finding

_PROSE: frozenset[Kind] = ALL_KINDS - {"contents", "cell", "advert", "number"}
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
        return _PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for one, other in pairwise(amounts(text)):
            if one.family == other.family or not _THAT_IS.fullmatch(text, one.end, other.start):
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


def _told(value: Decimal, like: Amount) -> str:
    return told_like(round(value, 1 - scale(like)[1]), like)
