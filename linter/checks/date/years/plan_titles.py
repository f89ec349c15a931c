"""A plan speaks of the year that its title names."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.years.intentions import headed, intends
from linter.checks.date.years.told_years import at_year, other_years, told_alone
from linter.checks.timeline import Dated, sentence, signature, spans_years, timeline, title_text
from linter.chinese.expressions import later
from linter.document import Part
from linter.rule import Finding, PartCheck


class PlanTitleYear(PartCheck):
    """A plan speaks of the year its title names: in the sentence that says what it is made for, in headings,
    where a sentence of intentions begins with a year, and in the time of a phase. The past year as a base
    (在2023年的基础上) and preparations at its end are not meant."""

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if span := _SPAN_OF_YEARS.search(title):
            yield from _aims_beyond(part, int(span["last"]))
        if part.year is None or spans_years(title) or other_years(part):
            return
        for dated in timeline(part).dates:
            year = dated.mention.year
            if not year or year == part.year:
                continue
            if _phase_of(dated, part):
                yield at_year(dated, part.year)
            if dated.mention.month is not None or not told_alone(dated):
                continue
            if _made_for(dated) or (year < part.year and intends(dated)):
                yield at_year(dated, part.year)


_SPAN_OF_YEARS = later(r"20\d\d年?[-—–―~～至]{1,2}(?P<last>20\d\d)年?")
_BY, _END = later("(?:^|[，。；：])到$"), later("年?[底末]?，")
_ROUND = 5
"""The years that plans of the state look ahead to end a decade or its half."""


def _aims_beyond(part: Part, last: int) -> Iterator[Finding]:
    """到2027年底 in the aims of 三年行动方案（2024—2026年）, which tell of the end of no other year."""
    aims = [
        dated
        for dated in timeline(part).dates
        if dated.mention.year
        and dated.mention.month is None
        and ("目标" in dated.headings or "目标" in dated.block.reading[: dated.block.head])
        and _BY.search(dated.block.reading, 0, dated.mention.start)
        and _END.match(dated.block.reading, dated.mention.end)
    ]
    years = {dated.mention.year or 0 for dated in aims}
    if len(years) == 1 and last < max(years) <= last + 2 and max(years) % _ROUND:
        yield from (at_year(dated, last) for dated in aims)


_PHASE_NAME = 6
_PHASE = later("阶段[（(：:]?$")
_PREPARED_FROM = 10


def _phase_of(dated: Dated, part: Part) -> bool:
    """筹备阶段（2023年3月） in a plan for 2024: a phase that lies in an earlier year as a whole. One that was
    signed in that year may begin then."""
    mention, span, signed = dated.mention, dated.span, signature(part)
    year, text = part.year or 0, dated.block.reading
    named = mention.year or year
    if signed and signed.mention.year == named:
        return False
    if span and (span.first is not mention or (span.last.year or named) >= year):
        return False
    early = named < year - 1 or (mention.month is not None and mention.month < _PREPARED_FROM)
    before = text[max(mention.start - _PHASE_NAME, 0) : mention.start]
    return named < year and early and _PHASE.search(before) is not None


_THIS_PLAN = ("如下", "本计划", "本方案", "本要点")
_MADE = later("制定|制订|拟定|拟订|提出|安排")
_FOR = later(
    "度?的?(?:各项|全年|重点|目标)?[^，。；]{0,14}(?:工作|任务|计划|要点|方案|安排|活动|行动|整治|检查|大会)"
)
_PAST = later("(?:总结|根据|按照|在|结合|回顾|对照|基于|完成)[^，。；]{0,10}$")


def _made_for(dated: Dated) -> bool:
    """In a heading, or in the sentence that says what the plan is made for."""
    mention = dated.mention
    if mention.start < dated.block.head:
        return headed(dated)
    before, after = sentence(dated.block.reading, mention.start, mention.end)
    made = _MADE.search(after) and any(word in after for word in _THIS_PLAN)
    return bool(made and _FOR.match(after) and not _PAST.search(before))
