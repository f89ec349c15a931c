"""The year of a signing date suits the document number, the title and what the draft tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.date.genres import PLANS, REPORTS, YEARLY
from linter.checks.date.signing.tense import FUTURE
from linter.checks.timeline import (
    Dated,
    quoted,
    sentence,
    signature,
    spans_years,
    timeline,
    title_text,
    whole_year,
    written,
)
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.occasions import ANNIVERSARIES
from linter.document import Kind, Part, Words
from linter.rule import Finding, PartCheck


class SigningYear(PartCheck):
    """A report is signed in its title's year or the next, a plan in its title's year or the one before,
    anything else no more than a year apart. A report of a whole year is not signed in its first months."""

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(("date", "note"))

    def find(self, part: Part) -> Iterator[Finding]:
        signed = signature(part) or _dated_below_title(part)
        reason = misdated(part, signed)
        if signed and reason:
            span = signed.block.at(signed.mention.start, signed.mention.end)
            yield Finding(span, {"reason": reason})


_ON_YEAR = later(r"20\d\d年[^，。]{0,30}情况的?(?:汇报|报告|总结)")
_ALL_YEAR = later(
    r"(?:^|[，。；])(?:20\d\d年)?全年[^，。；]{0,16}(?<!计划)(?:共|累计|完成|实现|接待|开展|受理|办理|开放|举办|组织|新增|投入)[^，。；]{0,12}\d"
)


def _of_whole_year(part: Part) -> bool:
    """The draft gives a year's figures: 全年接待观众93.6万人次."""
    return any(_ALL_YEAR.search(block.reading) for block in part.body if "全年" in block.reading)


_AHEAD, _AUTUMN = PLANS | {"notice"}, 10
_LEAST_TOLD = 3
_BEFORE, _BEHIND = 30, 20
"""Characters around a date in which a word tells that it is still to come."""
_MONTHS, _DAYS = 12, 31


def _a_year_behind(part: Part, signed: Dated) -> bool:
    """Dates of the year after the signature, and none of its own; read as of the next year they all lie before it."""
    own, told = signed.mention, 0
    if part.genre.id in _AHEAD and (own.month or _MONTHS) >= _AUTUMN:
        return False  # what a plan says at the end of a year is of the beginning of the next
    years: set[int] = set()
    for dated in timeline(part).dates:
        mention = dated.mention
        if dated.block.kind == "date" or not mention.month or quoted(dated.block.reading, mention.start):
            continue
        before, after = sentence(dated.block.reading, mention.start, mention.end)
        if mention.year:
            years.add(mention.year)
        ahead = (mention.month, mention.day or 1) > (own.month or _MONTHS, own.day or _DAYS)
        if ahead or FUTURE.search(before[-_BEFORE:]) or FUTURE.search(after[:_BEHIND]):
            return False
        told += 1
    return years == {(own.year or 0) + 1} and told >= _LEAST_TOLD


_LOOKS_BACK = later("考核|评|总结|审计|验收|决算|督查|整改|检查|述职")
_FUNDED = later("项目|工程|建设|资金|补[贴助]|奖励|分配")

_SCHOOL_TERM = later(r"20\d\d年?[—–~～至-]{1,2}(?P<last>20\d\d)学年(?:度)?第?(?P<term>[一二上下])学?期")
_SCHOOL_YEAR = later(r"20\d\d年?[—–―~～至-]{1,2}(?P<last>20\d\d)年?学年(?!度?第?[一上]学?期)")
_FIRST_TERM = later("第一学期|上学期|秋季|秋学期|上半年|期中")
_APPLIED_FOR = later("申报|征集|储备|立项|项目|预算|规划|征订|招[生聘录]|名额|指标|[考征]录")
"""What is asked for a year and more before it comes."""
_BELOW_TITLE = 5
"""So many blocks hold a date below the title."""
_FIRST_MONTHS = 3
_BEFORE_IT = 10
"""Months: later in the year before, an anniversary may be prepared."""
_ANNIVERSARY = later(
    rf"(?P<event>{'|'.join(sorted(ANNIVERSARIES, key=len, reverse=True))})(?P<count>\d{{1,3}}|[一二三四五六七八九十百〇零]{{1,5}})周年"
)


def _dated_below_title(part: Part) -> Dated | None:
    """The date that a speech on an anniversary carries alone in brackets below its title."""
    if "周年" not in title_text(part):
        return None
    head = {block.span.start for block in part.blocks[:_BELOW_TITLE]}
    found = (d for d in timeline(part).dates if d.block.span.start in head and d.mention.full)
    return next((d for d in found if d.block.reading.strip("（）() \u3000") == written(d.mention)), None)


def misdated(part: Part, signed: Dated | None) -> Words | None:
    """Why a signing date does not make sense beside the document number, the title or the text."""
    if signed is None or signed.mention.year is None:
        return None
    title, year, month = title_text(part), signed.mention.year, signed.mention.month or _MONTHS
    reason = (
        _misnumbered(part, year) or _before_anniversary(title, year, month) or _before_session(part, year)
    )
    if not reason and part.genre.id in REPORTS:
        if term := _SCHOOL_TERM.search(title):
            return _beside_term(term, year)
        reason = _within_school_year(title, year)
    if not reason and part.year is None and _a_year_behind(part, signed):
        reason = Words(f"正文所述是{year + 1}年的事", f"the text tells of {year + 1}")
    if reason or part.year is None or spans_years(title):
        return reason
    return _beside_title(part, part.year, year - part.year, month <= _FIRST_MONTHS)


def _misnumbered(part: Part, signed: int) -> Words | None:
    if part.numbered in (None, signed):
        return None
    return Words(f"发文字号的年份是{part.numbered}年", f"the document number is of {part.numbered}")


def _before_anniversary(title: str, signed: int, month: int) -> Words | None:
    kept = _ANNIVERSARY.search(title)
    year = ANNIVERSARIES[kept["event"]] + (value(kept["count"]) or 0) if kept else signed
    if kept is None or year - signed != 1 or month > _BEFORE_IT:
        return None
    return Words(f"{kept[0]}是{year}年", f"{kept[0]} is in {year}")


_SESSION = later(
    r"(?P<told>(?P<year>20\d\d)年第[一二三四五六七八九十\d]{1,3}次[^，。；、]{0,12}会议?)(?:精神|研究|要求|审议|同意|决定|议定|纪要|部署)"
)
_OPENING = 3
"""Paragraphs in which a draft tells on what it rests."""


def _before_session(part: Part, signed: int) -> Words | None:
    """按照2025年第2次常务会议精神 in a letter that is signed in 2024: the session that it rests on is a year later."""
    for block in part.body[:_OPENING]:
        held = _SESSION.search(block.reading)
        if held and int(held["year"]) == signed + 1:
            return Words(f"正文依据的是{held['told']}", f"the text rests on {held['told']}")
    return None


def _beside_term(term: re.Match[str], signed: int) -> Words | None:
    year = int(term["last"])
    if term["term"] not in "二下" or signed == year:
        return None
    return Words(f"第二学期在{year}年", f"the second term is in {year}")


def _within_school_year(title: str, signed: int) -> Words | None:
    school = _SCHOOL_YEAR.search(title)
    if school is None or _FIRST_TERM.search(title) or signed >= int(school["last"]):
        return None
    year = int(school["last"])
    return Words(f"学年到{year}年才结束", f"the school year ends in {year}")


def _beside_title(part: Part, year: int, late: int, begun: bool) -> Words | None:
    """`late`: years from the title's to the signature's. `begun`: the latter is in its first months."""
    title = title_text(part)
    early = late == -1 and begun and not _APPLIED_FOR.search(title)
    soon = late == 0 and begun and whole_year(title)
    if part.genre.id in REPORTS:
        if late not in (0, 1):
            return Words(
                f"{year}年的总结应在{year}年底或次年初成文",
                f"a report on {year} is signed at its end or soon after",
            )
        return _not_over(year, "总结") if soon and YEARLY.search(title) else None
    if part.genre.id in PLANS and not _LOOKS_BACK.search(title):
        funded = late == 1 and _FUNDED.search(title)  # what a year's money builds is planned when it has come
        if funded or (late in (-1, 0) and not early):
            return None
        return Words(
            f"{year}年的计划应在{year}年或上年底成文",
            f"a plan for {year} is signed in {year} or just before",
        )
    if soon and _ON_YEAR.search(title) and _of_whole_year(part):
        return _not_over(year, "报告")
    return Words(f"标题为{year}年", f"the title says {year}") if abs(late) > 1 or early else None


def _not_over(year: int, told: str) -> Words:
    return Words(
        f"{year}年初不能{told}{year}年全年，是否应为{year + 1}年",
        f"{year} was not over; is {year + 1} meant?",
    )
