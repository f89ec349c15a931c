"""The year that a work report looks back on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.timeline import byline, title_text
from linter.chinese.dates import mentions
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import Finding, PartCheck

_REVIEW = later(
    r"年(?!度?以来)度?的?(?:主要|重点|全年)?[^，。；、和及与\d]{0,6}?工作(?:的)?(?:主要)?(?:回顾|总结|情况|开展情况|完成情况|成效|成绩)"
)
_PLAN = later(
    r"年度?的?(?:主要|重点)?[^，。；、和及与\d]{0,8}?(?:打算|计划|安排|思路|任务|目标|要点|建议|部署)"
)
_MAIN_WORK = later(r"年度?的?(?:主要|重点)工作$")
_LEADS = later(r"[，,]|度?[，,]|以来")


class ReviewBeforePlan(PartCheck):
    """A report reviews the year before the one that it plans for, and what stands under the heading of a review is of
    its year. A report whose title names the year reviewed is another check's. So does a meeting that is told of."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            (
                "回顾",
                "年主要工作",
                "年重点工作",
                "年工作",
                "年度",
                "总结",
                "工作情况",
                "工作开展情况",
                "工作完成情况",
                "工作成效",
                "工作成绩",
            )
        )

    def find(self, part: Part) -> Iterator[Finding]:
        yield from _before_its_end(part)
        planned = [year for _, year, _ in _headed(part, _PLAN)]
        for index, year, block in _headed(part, _REVIEW):
            told = _opening_year(part, index + 1)
            if year == part.year or not (planned or told):
                continue
            better = min(planned) - 1 if planned else told or year
            contradicted = (planned and year >= min(planned)) or (told is not None and told != year)
            if contradicted and better != year and (told is None or told == better):
                mention = next(m for m in mentions(block.reading) if m.year == year)
                yield Finding(block.at(mention.start, mention.end), {"better": f"{better}年"})
        for block in part.body:
            for match in (
                _BOTH.finditer(block.reading) if "总结" in block.reading or "回顾" in block.reading else ()
            ):
                yield Finding(block.at(*match.span("planned")), {"better": f"{int(match['year']) + 1}年"})


_REPORTED = later(
    r"(?:报告|汇报|总结|回顾)(?:(?:县|市|区|乡|镇|本行|公司|学校|我[一-龥])[一-龥]{0,8})?(?P<year>20\d\d)年度?(?:的|主要|各项)*工作|现将(?P<year>20\d\d)年度?(?:[一-龥]{0,10})工作(?:情况)?[^，。；]{0,4}(?:报告|汇报)"
)
_FIRST_MONTHS = 3


def _before_its_end(part: Part) -> Iterator[Finding]:
    """（2024年1月8日在…会议上） below the title of a report on 2024, and plans for the year that is over when it is given."""
    dated = byline(part)
    day = dated.mention if dated else None
    if dated is None or day is None or day.year is None or not day.month or day.month > _FIRST_MONTHS:
        return
    reviewed = {year for _, year, _ in _headed(part, _REVIEW)}
    plans = [(year, block) for _, year, block in _headed(part, _PLAN)]
    for block in list(part.body)[:_LEADS_AMONG]:
        reviewed |= {int(match["year"]) for match in _REPORTED.finditer(block.reading)}
    years = {year for year, _ in plans}
    if years == {day.year + 1}:
        reviewed |= {year for _, year, _ in _headed(part, _MAIN_WORK)}
    begun = part.year if part.year and _ON_YEAR.search(title_text(part)) else None
    if reviewed == {day.year} and (years == {day.year + 1} or (not years and begun in (None, day.year))):
        span = dated.block.at(day.start, day.end)
        yield Finding(span, {"better": f"{day.year + 1}年"})
    for year, block in plans:
        if year == day.year - 1 and day.year not in years and not reviewed - {year}:
            mention = next(m for m in mentions(block.reading) if m.year == year)
            yield Finding(block.at(mention.start, mention.end), {"better": f"{day.year}年"})


_LEADS_AMONG = 4
_ON_YEAR = later(r"20\d\d年")
_BOTH = later(
    r"(?:总结|回顾)了?(?:全[县市区镇校院局])?(?P<year>20\d\d)年度?(?P<field>[^，。；\d季期汛]{0,8}?)工作[^。；\d]{2,20}(?:部署|安排|谋划|明确)了?(?P<planned>(?P=year)年)"
    r"度?(?:全[县市区镇校院局])?的?(?:(?P=field)|各项|主要|重点)(?:重点)?(?:工作|任务)"
)
"""总结2023年工作，部署2023年任务: one meeting reviews a year and plans for the next. 防汛 and 冬修 are of one year."""


def _headed(part: Part, words: re.Pattern[str]) -> Iterator[tuple[int, int, Block]]:
    """Headings that speak of a year's review or plans, each with its index and year."""
    for index, block in enumerate(part.blocks):
        if block.kind == "heading" and block.level < 2 and "年" in block.reading[: block.head]:
            for mention in mentions(block.reading):
                named = mention.year and mention.month is None and mention.end <= block.head
                if named and words.match(block.reading, mention.end - 1):
                    yield index, mention.year or 0, block
                    break


def _opening_year(part: Part, index: int) -> int | None:
    """The year that the first paragraph under a heading begins with."""
    if index >= len(part.blocks):
        return None
    text = part.blocks[index].reading
    first = next(iter(mentions(text)), None)
    begins = first and first.month is None and not text[: first.start].strip()
    return first.year if first and begins and _LEADS.match(text, first.end) else None
