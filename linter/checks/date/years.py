"""The year of a report: the one its title names, against the years that its headings and sentences name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from linter.checks.date.genres import REPORTS, YEARLY
from linter.checks.literals import required
from linter.checks.timeline import (
    Dated,
    byline,
    quoted,
    sentence,
    signature,
    spans_years,
    timeline,
    title_text,
    whole_year,
)
from linter.chinese.dates import mentions
from linter.chinese.expressions import compiled, later
from linter.document import Block, Part
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding, PartCheck

_PLAN = "(?:打算|计划|安排|思路|设想|谋划|展望|要点)"
_PLANNED = later(
    rf"度?[^，。；、：和及与暨]{{0,14}}?{_PLAN}(?!的?(?:完成|落实|执行|推进|制定|编制|开展|实施|情况))"
)
_PLAN_HEADING = later(rf"{_PLAN}|下一?步|明年|来年|今后|努力方向|目标任务")
_HISTORY = later("基本情况|概况|背景|历史|沿革|历程|现状|简介|由来")
_REVIEW = later(
    "度?以?来?的?(?:主要|重点|各项)?[^，。；、：和及与暨]{0,8}?(?:工作|履职|履行职责)(?:主要|开展|完成|推进|落实|取得)?的?"
    "(?:总结|回顾|情况|成效|成绩|做法|亮点|$)"
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
_UP_TO = later("(?:^|[，。；])截[至止]到?$")
_LAST_DAY = 31
_RUNNING = later("同比|全年|今年|新收|当年|[人家户件场]次")
"""Words for what a year has brought up to a day; what there was at its end (截至上年底) may be told of any year."""
_A_YEAR = later(r"(?:19|20)\d\d年")
_DONE = later(r"\d|[Xx×]{2}|了|完成|开展|召开")
_ON_A_DAY = later("[，,]?[^，。；]{0,16}(?:开展|组织|召开|举办|举行|参加|走访|检查|培训)")
_TO_COME = later("将|拟|计划|力争|确保|打算|预计|继续|争取|目标|达到|前")
_THIS_YEAR = later("^[^，。]{0,8}?(?:全年|今年|本年)[^。]*[，；]$")
_COUNTED = later(r"[^，。；、的]{2,24}?\d")
_ON_YEAR = later(r"度?[^，。；、\d的]{1,10}同比(?:下降|增长|减少|增加|降低|提高|上升|提升)")
_HEAD = later(
    r"(?:^|[。！？；：\n])[ \u3000]*(?:[一二三四五六七八九十]+[是、]|[（(]?[一二三四五六七八九十\d]{1,3}"
    r"[）)、.．]|其[一二三四]是?|第[一二三四五六]，|首先，|同时，|另外，|此外，|特别是|——?)?[ \u3000]*$"
)


def other_years(part: Part) -> frozenset[int]:
    """The years in a title beside its own: 2023年工作总结和2024年工作打算."""
    years = (mention.year for mention in mentions(title_text(part)))
    return frozenset(year for year in years if year is not None and year != part.year)


def heads_sentence(text: str, start: int) -> bool:
    """Only a number, 一是 or the like stands between the offset and the sentence's beginning."""
    return _HEAD.search(text[max(start - 10, 0) : start]) is not None


def _single(dated: Dated) -> bool:
    """A year of its own that the author says in running text: no end of a range, no name, no comparison."""
    block, mention = dated.block, dated.mention
    if mention.form not in ("年", "汉字") or block.kind in ("title", "date", "number", "cell", "signer"):
        return False
    return dated.span is None and not quoted(block.reading, mention.start)


def _finding(dated: Dated, year: int) -> Finding:
    block, mention = dated.block, dated.mention
    return Finding(block.at(mention.start, mention.end), {"year": f"{year}年"})


_ATTACHED = later(r"[\s\u3000]*附(?:件)?\d?[：:][\s\u3000]*(?:\d[.．、])?(?=20\d\d年[^—－至到~～-])")
_OF_A_YEAR = later(r"大事记|工作|情况|一览|统计|明细|名单|汇总|台账|完成")


def _attached(part: Part) -> Iterator[Finding]:
    """附：2023年大事记 below a report on 2024."""
    for dated in timeline(part).dates:
        text, mention = dated.block.reading, dated.mention
        head = _ATTACHED.match(text)
        named = head and head.end() == mention.start and mention.month is None
        if named and part.year and mention.year == part.year - 1 and _OF_A_YEAR.search(text, mention.end):
            yield _finding(dated, part.year)


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
    return None if any(_single(dated) for dated in own) else _finding(titled[0], year)


_TO_MEETING = later("工作报告|大?会(?:议)?上的")


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
            if year is None or year in known or not _single(dated):
                continue
            if self._contradicts(dated, part.year, dated.block is opening, part):
                yield _finding(dated, part.year)

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
            ended = (mention.month or 12) == 12 and mention.day in (None, _LAST_DAY)
            running = not ended or (mention.month and _RUNNING.search(after))
            return bool(running) and (mention.year or year) < year and f"{year}年" not in after
        if _WITHIN.match(after):
            return False
        if not heads_sentence(text, mention.start):
            return self._amid(dated, before, after, year)
        if opening and mention.month is None and _OPENS.match(after):
            return not _LONGER_STORY.search(after)
        if _HISTORY.search(dated.headings) or _PLAN_HEADING.search(dated.headings):
            return False
        return self._worked(dated, after, year, part) and not _BACKGROUND.search(after)

    def _amid(self, dated: Dated, before: str, after: str, year: int) -> bool:
        """A clause of another year's within a sentence of the report's own."""
        mention = dated.mention
        if (mention.year or year) > year or _A_YEAR.search(before + after) or _in_series(dated):
            return False
        if _HISTORY.search(dated.headings) or _PLAN_HEADING.search(dated.headings):
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
            recent = named == year - 1 and dated.mention.month >= 10
            return not recent and _ON_A_DAY.match(after) is not None
        if _A_YEAR.search(after) or _in_series(dated):
            return False
        return bool(_WORKED.match(after) and _DONE.search(after))


_SAME_MATTER = 4
"""So many characters behind the year tell that two places speak of one matter."""
_SOON = 4
"""So many paragraphs from the title say what a draft is about."""


class MatterYear(PartCheck):
    """What the title says of a year the first paragraphs announce of the same year: 现就开好2023年度组织生活会… below a
    title on 2024年度组织生活会."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("现将", "现就"))

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.year is None or part.annex or spans_years(title):
            return
        matter = title.partition(f"{part.year}年")[2].removeprefix("度")[:_SAME_MATTER]
        known = other_years(part) | {part.year}
        for dated in timeline(part).dates if len(matter) == _SAME_MATTER else ():
            year, block = dated.mention.year, dated.block
            if year is None or year in known or block not in part.body[:_SOON] or not _single(dated):
                continue
            before, after = sentence(block.reading, dated.mention.start, dated.mention.end)
            told = f"{part.year}年" in before or _PLANNED.match(after)
            if not told and _NOW.search(before) and after.removeprefix("度").startswith(matter):
                yield _finding(dated, part.year)


_NOW = later("现[将就]")

_SEASONS = (
    "春节", "元旦", "清明", "五一", "端午", "国庆", "中秋", "暑期", "暑假", "寒假", "汛", "春季", "夏季", "秋季", "冬季", "春耕", "三夏",
    "三秋", "春运", "高考", "中考", "征兵", "招生", "宣传月", "宣传周", "安全生产月", "运动会", "文化节", "艺术节",
)  # fmt: skip
_TAKES_PLACE = later(r"(?:开展|举办|召开|做好|组织|举行|加强|切实做好|开好|启动)(?:全[省市县区镇校院])?$")
_REVIEWED = later("总结|考核|考评|评选|评优|表彰|通报|决算|审计|情况")


class SeasonYear(PartCheck):
    """What a title calls for at a season (做好2025年春节走访慰问工作) lies in the year of the draft: its year is last
    year's when everything else, the signature among it, is of the next one."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_SEASONS)

    def find(self, part: Part) -> Iterator[Finding]:
        signed = signature(part)
        if part.title is None or part.year is None or signed is None or signed.mention.year != part.year + 1:
            return
        title, written = part.title.reading, f"{part.year}年"
        before, found, after = title.partition(written)
        seasonal = found and _TAKES_PLACE.search(before) and after.startswith(_SEASONS)
        years = [dated.mention.year for dated in timeline(part).dates if dated.block is not part.title]
        told = [year for year in years if year]
        if seasonal and not _REVIEWED.search(after) and len(told) > 1 and set(told) == {part.year + 1}:
            span = part.title.at(len(before), len(before + written))
            yield Finding(span, {"year": f"{part.year + 1}年"})


def _reviews(after: str) -> bool:
    """工作开展情况, 工作总结 right behind the year, and neither a plan nor another year's audit."""
    match = _REVIEW.match(after)
    return bool(match and not _OTHER_MATTER.search(match[0]) and not _PLANNED.match(after))


def _in_series(dated: Dated) -> bool:
    """The paragraph goes through several years: 2021年…。2022年…。2023年…。"""
    return len(_leading_years(dated.block.reading)) > 1


@lru_cache(maxsize=64)
def _leading_years(text: str) -> frozenset[int]:
    found = (mention for mention in mentions(text) if mention.year and mention.month is None)
    return frozenset(m.year or 0 for m in found if heads_sentence(text, m.start))


class PlanYear(PartCheck):
    """What a report plans lies in the year after its own: the year in a heading or announcement of plans, a year
    that begins a sentence of intentions under such a heading, and the end that is set there (力争2023年底前)."""

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.year is None or spans_years(title):
            return
        expected = other_years(part) or {part.year + 1}
        if "工作报告" in title or not whole_year(title) or _written_within(part):
            expected = expected | {part.year, part.year + 1}
        for dated in timeline(part).dates:
            year = dated.mention.year
            if not year or year in expected or not _single(dated):
                continue
            if dated.mention.month is not None:
                wrong = _aims_back(dated, part)
            else:
                wrong = _announces_plan(dated) or (year <= part.year and _intends(dated))
                wrong = wrong or _aims_back(dated, part)
            if wrong or _falls_due(dated, part, min(expected)) or _is_over(dated, part):
                yield _finding(dated, min(expected))
        for block in part.blocks if whole_year(title) else ():
            yield from _classes(block, part, min(expected))


_SPRING, _LAST_QUARTER = 3, 10


def _written_within(part: Part) -> bool:
    """A report that is signed before its year's last quarter still has plans for that year; one of its first
    months has a slip in its signature."""
    signed = signature(part)
    day = signed.mention if signed else None
    return day is not None and day.year == part.year and _SPRING < (day.month or 12) < _LAST_QUARTER


def _announces_plan(dated: Dated) -> bool:
    """二、2024年工作打算 as a heading, or 现将2023年工作情况和2024年工作打算汇报如下."""
    block, mention = dated.block, dated.mention
    text = block.reading
    if mention.start < block.head:
        return _PLANNED.match(text, mention.end, block.head) is not None
    if not _PLANNED.match(text, mention.end):
        return False
    before, after = sentence(text, mention.start, mention.end)
    return "如下" in after and re.search("现[将就把对]|兹将", before) is not None


_INTENDS = later(
    "度?(?:[，,][^。；]{0,24}?(?:将|要|继续|计划|力争|拟)"
    r"|将|拟|力争|计划(?!任务|指标|[总内外投完])(?=[^，。；的]{2,30}\d))"
)


_MEANS_TO_MEND = later("[，,](?:我|我们|本人|我[局院校站镇村县区委办所队])将")
_FELL_SHORT = later("不足|差距|问题|短板")


def _intends(dated: Dated) -> bool:
    """Under a heading of plans: 2023年，我们将 …; 2023年计划改造12处. Behind what fell short: 2023年，我将针对以上不足 …"""
    text, start = dated.block.reading, dated.mention.start
    if _MEANS_TO_MEND.match(text, dated.mention.end) and _FELL_SHORT.search(text, dated.block.head, start):
        return heads_sentence(text, start)
    planned = start >= dated.block.head and _PLAN_HEADING.search(dated.headings)
    return bool(planned and _INTENDS.match(text, dated.mention.end) and heads_sentence(text, start))


_AIMS = later("(?<!原)(?:力争|确保|争取|预计|计划)(?:[于在到])?$")
_END = later("度?(?:年?[底末]|内|以?前|[上下]半年|第?[一二三四]季度)[^，。；的]{0,30}(?:[，。；]|$)")
_REACHED = later(
    r"(?!度?[^，。；]{0,16}(?:项目|任务|结转|遗留|届|级|立项|工程|决算|预算|问题))[^，。；、\d的]{0,20}?(?:达到?|提高到?|提升至?|控制|保持|稳定|突破|超过|实现|完成|建成|增长|下降|不低于|不少于|增加到?|降至|减少)(?![^，。；]{0,20}的(?![^，。；]{0,8}目标))"
)
"""力争2025年化解率达到九成: what is aimed at for a year."""


def _aims_back(dated: Dated, part: Part) -> bool:
    """力争2022年底前 …, where 2022 was over when the draft was written."""
    mention, text, signed = dated.mention, dated.block.reading, signature(part)
    present = max(part.year or 0, (signed.mention.year or 0) if signed else 0)
    if (mention.year or present) >= present or mention.start < dated.block.head:
        return False
    aims = _AIMS.search(text[max(mention.start - 5, 0) : mention.start])
    due = _END.match(text, mention.end) or _REACHED.match(text, mention.end)
    return bool(aims and due and _PLAN_HEADING.search(dated.headings))


_DUE = later(
    "度?(?:(?:年?[底末]|[上中下]旬)?(?:之|以)?前|年?底|上半年|第?[一二三]季度)(?:[^，。；的]{0,30}?)(?:完成|实现|通过|建成|达到|达|全覆盖|完工|竣工|投入使用|投用|落地|创建|新建|打造|培育|成立|组建|形成|出台|启动|建立|到位|清零|创成|办结|整改)(?![的后了])"
    "|度?(?:[底末]|内)?[^，。；]{0,16}?(?:力争|确保|争取)(?:[^，。；]{0,12}?)(?:达到?|稳定|控制|保持|突破|超过|完成|实现|不低于|在)"
)
_NOT_PLANNED = later("原[定计]|已|了[，。]|截[至止]|去年|上年|基础上|以来|遗留|结转|完成的|未")


def _falls_due(dated: Dated, part: Part, expected: int) -> bool:
    """2024年底前实现全覆盖 among the plans for 2025, in a report on an earlier year, or one that was signed when 2024 was over or
    nearly so."""
    mention, text, signed = dated.mention, dated.block.reading, signature(part)
    if (
        (mention.year or 0) > (part.year or 0)
        or mention.start < dated.block.head
        or not _PLAN_HEADING.search(dated.headings)
    ):
        return False
    before, after = sentence(text, mention.start, mention.end)
    if _NOT_PLANNED.search(before[-30:] + after):
        return False
    if not _DUE.match(text, mention.end):
        aims = _AIMS.search(before) and (_END.match(after) or _REACHED.match(after))
        return bool(aims) and _plans_next(dated, part, expected)
    if mention.year != part.year:
        return True
    if signed is None:
        return f"{expected}年" in dated.headings
    day = signed.mention
    month = 12 if day.year == part.year and mention.month is None else mention.month or 0
    return (day.year or 0) >= (part.year or 0) and (day.year != part.year or (day.month or 0) >= month)


def _plans_next(dated: Dated, part: Part, expected: int) -> bool:
    """Among what is named a plan for the next year (2026年工作打算), or a month that was over when a report on a whole
    year could be written."""
    if f"{expected}年" in dated.headings:
        return True
    signed, month = signature(part), dated.mention.month
    misdated = signed is None or (signed.mention.year or 0) < (part.year or 0)
    review = part.genre.id in REPORTS and whole_year(title_text(part))
    return bool(misdated and review and month and month < _LAST_QUARTER and YEARLY.search(title_text(part)))


_EARLY_EVENT = later("(?:全国|省|市|县|“)*两会|春运|春节|元宵|清明|春耕|[高中]考|防汛|汛期|五一|端午|三夏")


def _is_over(dated: Dated, part: Part) -> bool:
    """做好2024年全国“两会”期间信访工作 and 为2024年全面完成各项任务提供保障 among the plans of a report on the whole of 2024."""
    mention, text = dated.mention, dated.block.reading
    planned = mention.year == part.year and mention.month is None and _PLAN_HEADING.search(dated.headings)
    if not planned or not whole_year(title_text(part)):
        return False
    before, after = sentence(text, mention.start, mention.end)
    if _CALL.match(after) and f"{(part.year or 0) + 1}年" in dated.headings:
        return before.endswith(("为", "确保", "保障", "推动", "助力", "力争", "争取", "奋力"))
    if not _EARLY_EVENT.match(text, mention.end):
        return False
    return before.endswith(("做好", "抓好", "办好", "迎接", "筹备", "落实")) and not _NOT_PLANNED.search(
        after
    )


_CALL = later(
    "度?(?:全面|圆满|如期|高质量|顺利)?(?:完成|实现|夺取)[^，。；]{0,16}(?:任务|目标|胜利|丰收|工作)|度?(?:各项|全年|目标)(?:目标|工作|任务)"
)
_CLASS = later(r"(?:力争|确保|争取|抓好|做好|推进|促进)(?P<year>20\d\d)(?=届(?:高|毕业|学生|初|中考))")


def _classes(block: Block, part: Part, expected: int) -> Iterator[Finding]:
    """力争2024届毕业生 … among the plans for 2025."""
    match = _CLASS.search(block.reading) if "届" in block.reading else None
    if (
        match
        and part.year
        and int(match["year"]) == part.year
        and f"{expected}年" in _heading_above(block, part)
    ):
        yield Finding(block.at(*match.span("year")), {"year": f"{expected}年"})


def _heading_above(block: Block, part: Part) -> str:
    """The nearest heading of the first level."""
    above = [head.title for head in part.headings if head.level < 2 and head.span.start <= block.span.start]
    return above[-1] if above else ""


class PlanTitleYear(PartCheck):
    """A plan speaks of the year its title names: in the sentence that says what it is made for, in headings,
    where a sentence of intentions begins with a year, and in the time of a phase. The past year as a base
    (在2023年的基础上) and preparations at its end are not meant."""

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.year is None or spans_years(title) or other_years(part):
            return
        for dated in timeline(part).dates:
            year = dated.mention.year
            if not year or year == part.year:
                continue
            if _phase_of(dated, part):
                yield _finding(dated, part.year)
            if dated.mention.month is not None or not _single(dated):
                continue
            if _made_for(dated) or (year < part.year and _leads_intention(dated)):
                yield _finding(dated, part.year)


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
    return (
        named < year and early and _PHASE.search(text[max(mention.start - 6, 0) : mention.start]) is not None
    )


_MADE = later("制定|制订|拟定|拟订|提出|安排")
_FOR = later(
    "度?的?(?:各项|全年|重点|目标)?[^，。；]{0,14}(?:工作|任务|计划|要点|方案|安排|活动|行动|整治|检查|大会)"
)
_PAST = later("(?:总结|根据|按照|在|结合|回顾|对照|基于|完成)[^，。；]{0,10}$")


def _made_for(dated: Dated) -> bool:
    block, mention = dated.block, dated.mention
    text = block.reading
    if mention.start < block.head:
        return _PLANNED.match(text, mention.end, block.head) is not None
    before, after = sentence(text, mention.start, mention.end)
    made = _MADE.search(after) and (
        "如下" in after or "本计划" in after or "本方案" in after or "本要点" in after
    )
    return bool(made and _FOR.match(after) and not _PAST.search(before))


def _leads_intention(dated: Dated) -> bool:
    text, start = dated.block.reading, dated.mention.start
    return heads_sentence(text, start) and _INTENDS.match(text, dated.mention.end) is not None


_JUST_PAST = later(r"过去的(?:一年)?(?P<year>(?:19|20)\d{2})年[，,]")
_RELATIVE = later(
    r"(今年|本年度?|去年|上年度?|上一年度?|前年|明年|来年)(?:[（(]|[，,]?(?=即|也就是))?(?:即|也就是)?((?:19|20)\d{2})年"
)
_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1}


class RelativeYear(BlockCheck):
    """今年（2023年） and its like agree with the title's year or the signature's. A plan may be written in
    the year before its own."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            ("今年", "本年", "去年", "上年", "上一年", "前年", "明年", "来年", "过去的19", "过去的20")
        )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield from _just_past(block, part)
        found = list(_RELATIVE.finditer(block.reading))
        bases = _present_years(part) if found else frozenset()
        for match in found if bases else ():
            offset = _OFFSETS[match[1][0]]
            year = int(match[2])
            if year not in {base + offset for base in bases} and not quoted(block.reading, match.start()):
                values = {"word": match[1], "year": f"{min(bases) + offset}年"}
                yield Finding(block.at(match.start(2), match.end(2) + 1), values)


def _just_past(block: Block, part: Part | None) -> Iterator[Finding]:
    """刚刚过去的2023年 in a speech of January 2025: the year before, or at its end the year itself."""
    match = _JUST_PAST.search(block.reading)
    if match is None or part is None:
        return
    bases = _present_years(part) or _spoken_in(part)
    if bases and int(match["year"]) not in {base - back for base in bases for back in (0, 1)}:
        values = {"word": "刚过去的一年", "year": f"{min(bases) - 1}年"}
        yield Finding(block.at(match.start("year"), match.end("year") + 1), values)


def _spoken_in(part: Part) -> frozenset[int]:
    """The year of the date below the title of a speech."""
    spoken = byline(part)
    year = spoken.mention.year if spoken else None
    return frozenset() if year is None else frozenset((year,))


def _present_years(part: Part | None) -> frozenset[int]:
    """The years that a draft may call 今年."""
    if part is None:
        return frozenset()
    years: set[int] = set()
    if part.year is not None and not spans_years(title_text(part)):
        years |= other_years(part) | {part.year}
        if part.genre.id not in ("annual-summary", "duty-report"):
            years.add(part.year - 1)
    signed = signature(part)
    if signed and signed.mention.year is not None:
        years.add(signed.mention.year)
    return frozenset(years)


@frozen
class WholeYear(BlockCheck):
    """A report whose title names a whole year covers it. `match` finds words for a shorter period (a group
    `found` narrows the finding); `alone` is a text whose presence anywhere in the report excuses them."""

    match: str
    alone: str = ""

    @cached_property
    def literals(self) -> frozenset[str] | None:
        return required(self.match)

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return compiled(self.match)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is None or part.year is None or block.kind in ("title", "cell"):
            return
        if not whole_year(title_text(part)):
            return
        for match in self._match.finditer(block.reading):
            start, end = match.span("found" if "found" in self._match.groupindex else 0)
            if quoted(block.reading, start):
                continue
            if self.alone and any(self.alone in other.reading for other in part.blocks):
                return
            yield Finding(block.at(start, end), {"year": f"{part.year}年"})
