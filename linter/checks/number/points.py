"""Percentages that differ by points: 由61.5%降至59.2%，下降2.3个百分点."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.changes import BY, DOWN, LAST_TIME, RISE, THAN, TO, UP, Change, differ_by
from linter.chinese.amounts import Amount, amounts, plain
from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Kind, Part, Span
from linter.rule import RUNNING_TEXT, BlockCheck, Finding


class PointsNotPercent(BlockCheck):
    """The difference of two percentages is told in 个百分点: 由61.5%降至59.2%，下降2.3个百分点."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("%", "％"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        found = [a for a in amounts(text) if a.family == "%"]
        for by in (*_points_first(text, found), *_points_last(text, found)):
            span = block.at(by.start, by.end)
            better = by.text[:-1] + "个百分点"
            yield Finding(span, {"better": better}, Fix((Edit(span, better),)))


def _points_last(text: str, found: list[Amount]) -> Iterator[Amount]:
    for old, new, by in zip(found, found[1:], found[2:], strict=False):
        gap = text[old.end : new.start]
        told = TO.fullmatch(gap) or THAN.fullmatch(gap) or LAST_TIME.fullmatch(gap)
        if told and differ_by(old, new, by) and BY.fullmatch(text[new.end : by.start]):
            yield by


_COMMA_FROM = later(r"，(?:由|从)[^，。；、\d]{0,8}")


def _points_first(text: str, found: list[Amount]) -> Iterator[Amount]:
    """完成率上升5%，由85%上升到90%."""
    for by, old, new in zip(found, found[1:], found[2:], strict=False):
        if (
            differ_by(old, new, by)
            and RISE.search(text, max(by.start - 4, 0), by.start)
            and _COMMA_FROM.fullmatch(text, by.end, old.start)
            and TO.fullmatch(text, old.end, new.start)
        ):
            yield by


def points(text: str) -> Iterator[Change]:
    """Differences in points that the percentages beside them contradict."""
    if "个百分点" in text:
        yield from _both_apart(text)
        yield from _apart(text)
        yield from _to_bound(text)


_TWO_RATES = later(
    r"(?P<one>\d[\d.]*)[%％]、?和?(?P<other>\d[\d.]*)[%％]，(?:分别)?(?P<word>低于|高于)[^，。；、\d]{0,16}"
    r"(?P<by>\d[\d.]*个(?:百分点)?[、和](?P<by2>\d[\d.]*)个百分点)"
)


def _both_apart(text: str) -> Iterator[Change]:
    """55%和48%，低于全市平均水平20个和27个百分点: both from one average."""
    for match in _TWO_RATES.finditer(text):
        by = Decimal(match["by"].partition("个")[0])
        rates = Decimal(match["one"]), Decimal(match["other"])
        sign = 1 if match["word"] == "低于" else -1
        means = rates[0] + sign * by, rates[1] + sign * Decimal(match["by2"])
        if means[0] != means[1]:
            term = f"分别推算的平均水平为{plain(means[0])}%和{plain(means[1])}%"
            yield Change(Span(*match.span("by")), term, match["by"])


_ONE_FROM_ANOTHER = later(
    r"(?P<one>\d+(?:\.\d+)?)[%％]，(?:分别)?(?:高于|低于|高出|比)[^，。；、（\d]{2,16}（?(?P<other>\d+(?:\.\d+)?)[%％]）?(?:高出?|低)?(?P<by>\d+(?:\.\d+)?)个百分点"
)


def _apart(text: str) -> Iterator[Change]:
    """7.2%，高于全市平均水平（6.5%）0.7个百分点."""
    for match in _ONE_FROM_ANOTHER.finditer(text):
        gap = abs(Decimal(match["one"]) - Decimal(match["other"]))
        if gap != Decimal(match["by"]):
            term = f"{match['one']}%与{match['other']}%相差{plain(gap)}个百分点"
            yield Change(Span(*match.span()), term, f"{match['by']}个百分点")


_TO_BOUND = later(
    rf"[由从][^，。；、]{{0,14}}?(?<![\d.])(?P<old>\d+(?:\.\d+)?)[%％](?:{UP}|{DOWN})[到至](?P<new>\d+(?:\.\d+)?)[%％]以[上内下]"
    rf"，(?:同比|比上年|较上年)?(?:{UP}|{DOWN})了?(?P<by>\d+(?:\.\d+)?)个百分点"
)


def _to_bound(text: str) -> Iterator[Change]:
    """由58%提高到75%以上，提高27个百分点以上."""
    for match in _TO_BOUND.finditer(text):
        old, new, by = (Decimal(match[name]) for name in ("old", "new", "by"))
        if abs(new - old) != by:
            term = f"{match['old']}%与{match['new']}%相差{plain(abs(new - old))}个百分点"
            yield Change(Span(match.start("old"), match.end()), term, f"{match['by']}个百分点")
