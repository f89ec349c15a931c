"""A report of one year tells of that year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linter.checks.date.years.intentions import PLAN_HEADING, PLANNED
from linter.checks.date.years.told_years import at_year, heads_sentence, other_years, told_alone
from linter.checks.timeline import Dated, sentence, signature, spans_years, timeline, title_text, whole_year
from linter.chinese.dates import mentions
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import Finding, PartCheck


class ReportYear(PartCheck):
    """A report of one year tells of that year: its headings, its announcement (现将2023年…如下), the first
    words of its lead, sentences of work done that begin with a year, a month of another year amid what the
    whole year (全年) brought, and a figure with 同比, which is the report's own year's. Comparisons, names, audits and
    checks of an earlier year, awards, beginnings, history and series of years are not meant. A 工作报告 or a report to
    a meeting (在2023年工作会议上的报告) may review the year before its title's and is left alone."""

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.year is None or spans_years(title) or _TO_MEETING.search(title):
            return
        known = other_years(part) | {part.year}
        opening = next((block for block in part.blocks if block.kind in ("lead", "paragraph")), None)
        yield from _attached(part)
        meant = _meant(part, opening) if opening else None
        if meant:
            yield meant
            return
        for dated in timeline(part).dates:
            year = dated.mention.year
            if year is None or year in known or not told_alone(dated):
                continue
            if self._contradicts(dated, part.year, dated.block is opening, part):
                yield at_year(dated, part.year)

    def _contradicts(self, dated: Dated, year: int, opening: bool, part: Part) -> bool:
        block, mention = dated.block, dated.mention
        text = block.reading
        if mention.start < block.head:
            named = text[mention.end : block.head]
            to_come = (mention.year or year) > year and _TASKS.fullmatch(named)
            return mention.month is None and not to_come and _reviews(named)
        before, after = sentence(text, mention.start, mention.end)
        if _ANNOUNCED.search(before) and "如下" in after:
            return _reviews(after) or after.startswith(("以来", "度以来"))
        if _UP_TO.search(before):
            ended = (mention.month or _DECEMBER) == _DECEMBER and mention.day in (None, _LAST_DAY)
            running = not ended or (mention.month and _RUNNING.search(after))
            return bool(running) and (mention.year or year) < year and f"{year}年" not in after
        if _WITHIN.match(after):
            return False
        if opening and before.startswith(f"{year}年") and _FULFILLED.search(before):
            return _ITS_TASKS.match(after) is not None
        if not heads_sentence(text, mention.start):
            return self._amid(dated, before, after, year)
        if opening and mention.month is None and _OPENS.match(after):
            return not _LONGER_STORY.search(after)
        if _looks_elsewhere(dated.headings):
            return False
        return self._worked(dated, after, year, part) and not _BACKGROUND.search(after)

    def _amid(self, dated: Dated, before: str, after: str, year: int) -> bool:
        """A clause of another year's within a sentence of the report's own."""
        mention = dated.mention
        if (mention.year or year) > year or _A_YEAR.search(before + after) or _in_series(dated):
            return False
        if _looks_elsewhere(dated.headings):
            return False
        if mention.month is None:
            return before.endswith(("，", "；")) and _ON_YEAR.match(after) is not None
        counted = _THIS_YEAR.search(before) and _COUNTED.match(after)
        return bool(counted and not _BACKGROUND.search(before) and not _BACKGROUND.search(after))

    def _worked(self, dated: Dated, after: str, year: int, part: Part) -> bool:
        """A sentence of work done in another year, alone among sentences of the report's own."""
        named = dated.mention.year or year
        if named > year:
            signed = signature(part)
            late = signed is not None and (signed.mention.year or 0) > year
            return not late and not _TO_COME.search(after) and "了" in after and bool(_WORKED.match(after))
        if dated.mention.month is not None:
            recent = named == year - 1 and dated.mention.month >= _LATE
            return not recent and _ON_A_DAY.match(after) is not None
        if _A_YEAR.search(after) or _in_series(dated):
            return False
        return bool(_WORKED.match(after) and _DONE.search(after))


_TO_MEETING = later("工作报告|大?会(?:议)?上的")


def _looks_elsewhere(headings: str) -> bool:
    """Under headings of history and of plans other years are at home."""
    return _HISTORY.search(headings) is not None or PLAN_HEADING.search(headings) is not None


def _reviews(after: str) -> bool:
    """工作开展情况, 工作总结 right behind the year, and neither a plan nor another year's audit."""
    match = _REVIEW.match(after)
    return bool(match and not _OTHER_MATTER.search(match[0]) and not PLANNED.match(after))


def _in_series(dated: Dated) -> bool:
    """The paragraph goes through several years: 2021年…。2022年…。2023年…。"""
    return len(_leading_years(dated.block.reading)) > 1


@lru_cache(maxsize=64)
def _leading_years(text: str) -> frozenset[int]:
    found = (mention for mention in mentions(text) if mention.year and mention.month is None)
    return frozenset(m.year or 0 for m in found if heads_sentence(text, m.start))


_ATTACHED = later(r"[\s\u3000]*附(?:件)?\d?[：:][\s\u3000]*(?:\d[.．、])?(?=20\d\d年[^—－至到~～-])")
_OF_A_YEAR = later(r"大事记|工作|情况|一览|统计|明细|名单|汇总|台账|完成")


def _attached(part: Part) -> Iterator[Finding]:
    """附：2023年大事记 below a report on 2024."""
    for dated in timeline(part).dates:
        text, mention = dated.block.reading, dated.mention
        head = _ATTACHED.match(text)
        named = head and head.end() == mention.start and mention.month is None
        if named and part.year and mention.year == part.year - 1 and _OF_A_YEAR.search(text, mention.end):
            yield at_year(dated, part.year)


_YEAR_OPENS = later(r"[\s\u3000]*(?P<year>20\d\d)年(?:度|来|以来)?，")
_LATE_IN_YEAR, _SOON_AFTER = 6, 3


def _meant(part: Part, opening: Block) -> Finding | None:
    """The title's year where the lead is of the next one (2024年，……) and the draft is signed late in it or soon after:
    the title is last year's."""
    opens, signed = _YEAR_OPENS.match(opening.reading), signature(part)
    if not opens or not signed or not signed.mention.month or not whole_year(title_text(part)):
        return None
    year, month = int(opens["year"]), signed.mention.month
    late = (signed.mention.year or 0) - year
    ends = (late == 0 and month >= _LATE_IN_YEAR) or (late == 1 and month <= _SOON_AFTER)
    titled = [d for d in timeline(part).dates if d.block.kind == "title" and d.mention.year == part.year]
    if year - (part.year or year) != 1 or not ends or len(titled) != 1 or year in other_years(part):
        return None
    own = [d for d in timeline(part).dates if d.mention.year == part.year and d.block.kind != "title"]
    return None if any(told_alone(dated) for dated in own) else at_year(titled[0], year)


_HISTORY = later("基本情况|概况|背景|历史|沿革|历程|现状|简介|由来")
_REVIEW = later(
    "度?以?来?的?(?:主要|重点|各项)?[^，。；、：和及与暨]{0,8}?(?:工作|履职|履行职责)(?:主要|开展|完成|推进|落实|取得)?的?"
    "(?:总结|回顾|情况|成效|成绩|做法|亮点|$)"
    "|度?(?:推进|开展)?[^，。；、：\\d]{2,8}建设(?:工作)?的?(?:主要|总体|基本|突出)?(?:举措|做法|成效|情况|进展)"
)
_TASKS = later("度?的?(?:主要|重点|各项)?[^，。；]{0,8}?工作")
"""What is to be done, behind a year to come: 2025年重点工作."""
_OTHER_MATTER = later("整改|审计|考核|巡察|巡视|督查|反馈|预算|决算|评估|结转|考评|检查|遗留|回头看")
_ANNOUNCED = later("现[将就把对]|兹将|总结|汇报")
_COMPARED = (
    "[比较](?:上|去|同|前|20)|[同环]比|上年|去年|以前|之前|此前|次年|翌年|至今|连续|历年|多年"
    "|荣获|获[得评奖]|评为|表彰|今年|本年|目前|遭遇"
)
_LONGER_STORY = later(_COMPARED)
_BACKGROUND = later(
    f"{_COMPARED}|授予|命名|认定|成立|组建|始建|建成|启用|列入|入选|立项|规划|原[有定]|遗留|结转|延续|曾|换届|签[订约]|合同"
)
_WITHIN = later("度?[起底末初前中间]|度?以前")
_OPENS = later(
    "度?(?:[上下]半年|前[一二三]季度|第?[一二三四]季度)?(?:以来)?[，,]|度?(?:以来)?(?=在|我[局委市县区镇乡校院办]|全[市县区镇乡局校]|是)"
)
_WORKED = later(
    "度?[，,]?(?:我(?:局|委|市|县|区|镇|乡|校|院|办|街道|单位|中心|社|支部|公司|站|所|部门)|全(?:市|县|区|镇|乡|局|校|院|街道|年)"
    "|共|累计|已|完成|开展|组织|召开|举办|举行|拆除|投入|发放|实施|推广|推进|培育|培训|争取|落实|办理|受理|查处|排查|处理"
    "|印发|制定|出台|接待|化解|新增|评定|清理|整治|调解|新建|改造|修建|发展|走访|慰问|救助|征收|引进|办结|处置)"
)
_FULFILLED = later("(?:完成|实现|落实|达成)了?(?:[一-龥]{2,8}(?:下达|确定|部署|安排|交办)的)?$")
_ITS_TASKS = later(
    "度?的?(?![^，。；]{0,8}(?:遗留|结转|考核|审计|整改))(?:[^，。；、的]{0,8}的?(?:任务|目标|指标)|(?:各项|全年|主要|重点)[^，。；、的]{0,6}工作)(?=[，、]|$)"
)
"""2025年，我们完成了2024年各项任务: what a lead tells of its year, and the year of last year's draft."""
_UP_TO = later("(?:^|[，。；])截[至止]到?$")
_DECEMBER, _LAST_DAY = 12, 31
_LATE = 10
"""What was done from this month of the year before may belong to the report."""
_RUNNING = later("同比|全年|今年|新收|当年|[人家户件场]次")
"""Words for what a year has brought up to a day; what there was at its end (截至上年底) may be told of any year."""
_A_YEAR = later(r"(?:19|20)\d\d年")
_DONE = later(r"\d|[Xx×]{2}|了|完成|开展|召开")
_ON_A_DAY = later("[，,]?[^，。；]{0,16}(?:开展|组织|召开|举办|举行|参加|走访|检查|培训)")
_TO_COME = later("将|拟|计划|力争|确保|打算|预计|继续|争取|目标|达到|前")
_THIS_YEAR = later("^[^，。]{0,8}?(?:全年|今年|本年)[^。]*[，；]$")
_COUNTED = later(r"[^，。；、的]{2,24}?\d")
_ON_YEAR = later(r"度?[^，。；、\d的]{1,10}同比(?:下降|增长|减少|增加|降低|提高|上升|提升)")
