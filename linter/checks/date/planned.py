"""What is planned lies ahead: of the day up to which progress is told, of the signature, of the meeting it is for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from linter.checks.date.possible_days import last_day, opening_day
from linter.checks.date.signing.meetings import called_day
from linter.checks.plans import planned
from linter.checks.timeline import Dated, quoted, sentence, signature, written
from linter.chinese.dates import Mention, exists, mentions, ordinal
from linter.chinese.expressions import later
from linter.document import Block, Kind, Part, Words
from linter.rule import PROSE, BlockCheck, Finding

_PLANNED = later(r"(?<!原)(?:计划|预计|力争|拟|将|确保|争取|有望|可望|预期)(?:可?[于在到至])?$")
_DONE_BY = later(
    r"(?:[上中下]旬|[底末初])?[之以]?前?[，,]?[^，。；的]{0,8}?"
    r"(?:完工|竣工|建成|完成|整改到位|落实到位|清零|销号|交付|通车|投产|投入使用|投用|启用|验收|开园|运营|开业)(?![了的时后]|情况)"
)
_UP_TO = later(r"截[至止]到?$")
_TOLD = later(
    r"原|曾|按照(?!有关|相关|国家|上述|规定|《[^《》]*(?:法|条例|办法|规定)》)|要求|合同|批复|当时|去年|上年|规划|方案|协议|目标"
)
_CHANGED = later(r"[^。；]{0,30}(?:实际|已|现[，已]|未能|推迟|延期|逾期|滞后|提前|如期|但)")
_REACH = 240
_start = attrgetter("start")


class PlanAhead(BlockCheck):
    """What is still to be completed (计划2024年3月底前完工) is so after the day up to which the text tells progress
    (截至2024年9月底), and after the draft is signed. Only dates that name their year: others may be next year's."""

    @property
    def literals(self) -> frozenset[str]:
        years = ("19", "20")
        return frozenset(
            f"{word}{link}{year}"
            for word in ("计划", "预计", "力争", "拟", "将", "确保", "争取", "有望", "可望", "预期")
            for link in ("", "于", "在", "到", "至", "可于")
            for year in years
        ) | {
            *(f"年{word}" for word in _RAISED.split("|")),
            "到20",
            *(f"{word}{digit}" for word in ("确保", "力争") for digit in "123456789"),
        }

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text, signed = block.reading, signature(part)
        found = mentions(text)
        yield from _goals(block, signed)
        yield from _behind(block, part)
        yield from _before_built(block)
        yield from _suggested(block, signed) if "，20" in text else ()
        for mention in found:
            if not _is_plan(text, mention) or quoted(text, mention.start):
                continue
            ends = last_day(mention, mention.year or 0)
            told = _progress(text, mention, found)
            if told and ends < _first(told):
                reason = Words(f"进展已写到{written(told)}", f"progress is told up to {written(told)}")
                yield Finding(block.at(mention.start, mention.end), {"reason": reason})
            elif signed and ends < opening_day(signed.mention) and not _retold(text, mention):
                reason = Words(
                    f"成文日期是{written(signed.mention)}", f"the draft is signed {written(signed.mention)}"
                )
                yield Finding(block.at(mention.start, mention.end), {"reason": reason})


_GOAL = later(
    r"(?:^|[。；])到(?P<year>20\d\d)年(?:底|末)?，(?:全[县市区镇乡][^，。；]{0,10})?(?:力争|确保|完成|建成|实现|培育|打造|基本|新建|发展|形成)(?![^。；]*(?:已|了))"
)
_REVIEWS = later(r"完成情况|回顾|落实情况|评估|历史|沿革|依据|背景")


def _goals(block: Block, signed: Dated | None) -> Iterator[Finding]:
    """到2023年底，建成示范基地3个 in a paper signed in 2025."""
    for match in _GOAL.finditer(block.reading) if signed and "到20" in block.reading else ():
        year = signed.mention.year if signed else None
        if signed and year and int(match["year"]) < year and not _REVIEWS.search(block.reading):
            day = written(signed.mention)
            reason = Words(f"成文日期是{day}", f"the draft is signed {day}")
            yield Finding(block.at(match.start("year") - 1, match.end("year") + 1), {"reason": reason})


_PROGRESS = later(
    r"截[至止]到?(?:20\d\d年)?(?P<month>1[0-2]|[1-9])月(?:底|末|份|\d{1,2}[日号])?[，,](?=[^。；]{0,40}(?:完成|累计|已))"
)
_STILL = later(
    r"(?:确保|力争)(?P<month>1[0-2]|[1-9])月(?:底|末)?前[^，。；的]{0,6}?(?:完成|完工|竣工|建成|到位|清零)(?![了的])"
)
_OTHER_YEAR = later(r"明年|次年|来年|翌年|20\d\d年|去年|原")
_MOST_MONTHS = 5


def _behind(block: Block, part: Part | None) -> Iterator[Finding]:
    """确保8月底前完成 in a paper that tells progress up to 9月底."""
    found = list(_STILL.finditer(block.reading)) if part else []
    told = (
        {int(m["month"]) for b in part.body for m in _PROGRESS.finditer(b.reading)}
        if part and found
        else set()
    )
    for match in found if len(told) == 1 else ():
        month = next(iter(told))
        before, after = sentence(block.reading, *match.span())
        if 0 < month - int(match["month"]) <= _MOST_MONTHS and not _OTHER_YEAR.search(before + after):
            reason = Words(f"进展已写到{month}月", f"progress is told up to month {month}")
            yield Finding(block.at(match.start("month"), match.end()), {"reason": reason})
            return
    yield from _behind_signature(block, part, found)


_TO_COME = later("下一?步|下一?阶段|打算|计划|安排|今后|努力方向|整改措施|建议")
_ORDERED = later("要求|部署|规定|原|曾|已|要点|方案|年初|上级|明确|确定|签订|责任书|本应|应于")


def _behind_signature(block: Block, part: Part | None, found: list[re.Match[str]]) -> Iterator[Finding]:
    """下一步，力争6月底前完成剩余36户的改造 in a report that is signed in July. Late in a year plans are for the next."""
    signed = signature(part) if found else None
    day = signed.mention if signed else None
    if part is None or day is None or not day.month or day.month > _LAST_MONTH:
        return
    for match in found:
        before, after = sentence(block.reading, *match.span())
        ahead = planned(part, block.span.start) or _TO_COME.search(block.reading, 0, match.start())
        late = 0 < day.month - int(match["month"]) <= _MOST_BEHIND
        if ahead and late and not _OTHER_YEAR.search(before + after) and not _ORDERED.search(before):
            reason = Words(f"成文日期是{written(day)}", f"the draft is signed {written(day)}")
            yield Finding(block.at(match.start("month"), match.end()), {"reason": reason})


_LAST_MONTH, _MOST_BEHIND = 9, 3


_RAISED = "增至|增加到|提高到|扩大到|扩大至|提高至"
_SUGGESTED = later(
    rf"(?:^|(?<=[。；]))(?:[^。；，]{{0,12}}[。、])?(?:建议|拟|计划|打算)[^。；]{{2,50}}，(?P<year>20\d\d)年(?:底|末)?(?:{_RAISED})"
)


def _suggested(block: Block, signed: Dated | None) -> Iterator[Finding]:
    """建议县财政逐年增加基金，2024年增至1000万元 in a paper signed in 2025."""
    year = signed.mention.year if signed else None
    for match in _SUGGESTED.finditer(block.reading):
        if signed and year and int(match["year"]) < year and not _TOLD.search(match[0]):
            day = written(signed.mention)
            reason = Words(f"成文日期是{day}", f"the draft is signed {day}")
            yield Finding(block.at(match.start("year"), match.end("year") + 1), {"reason": reason})


_BUILT = "建成投产|投产|建成|投用|投入使用|竣工|完工|开园|开业|通车|运营|启用|投运|交付"
_BUILT_LATER = later(
    rf"(?:计划|预计|力争|拟|将|确保|争取|有望|预期|计划于|预计于)[^，。；\d]{{0,6}}(?P<planned>20\d\d)年(?:\d{{1,2}}月)?(?:年?[底末初]|上半年|下半年)?[之以]?前?[^，。；\d]{{0,10}}(?:{_BUILT})[，；](?P<then>20\d\d)年(?:\d{{1,2}}月)?(?:全面|正式|全部|顺利)?(?:{_BUILT})[之以]?后"
)


def _before_built(block: Block) -> Iterator[Finding]:
    """力争2026年底前建成投产，2025年投产后年产值…: what follows completion is told for a year before it."""
    for match in _BUILT_LATER.finditer(block.reading):
        if int(match["then"]) < int(match["planned"]):
            year = match["planned"]
            reason = Words(f"前面说{year}年建成", f"it is to be completed in {year}")
            yield Finding(block.at(match.start("then"), match.end("then") + 1), {"reason": reason})


def _is_plan(text: str, mention: Mention) -> bool:
    if not mention.year or not mention.month or not exists(mention.year, mention.month, mention.day):
        return False
    before = text[max(mention.start - 6, 0) : mention.start]
    return _PLANNED.search(before) is not None and _DONE_BY.match(text, mention.end) is not None


def _progress(text: str, mention: Mention, found: tuple[Mention, ...]) -> Mention | None:
    """The last day before a plan up to which the paragraph tells progress."""
    index = bisect_left(found, mention.start, key=_start)
    for other in reversed(found[max(index - 6, 0) : index]):
        if mention.start - other.start > _REACH:
            return None
        year = other.year or other.context
        if year and other.month and _UP_TO.search(text[max(other.start - 4, 0) : other.start]):
            return other._replace(year=year) if exists(year, other.month, other.day) else None
    return None


def _first(mention: Mention) -> int:
    return ordinal(mention.year or 0, mention.month or 1, mention.day or 1)


def _retold(text: str, mention: Mention) -> bool:
    """Told as what others wanted once, or what has changed since."""
    before, _ = sentence(text, mention.start, mention.end)
    return _TOLD.search(before) is not None or _CHANGED.match(text, mention.end) is not None


_LISTS = "报名表?|回执|名单|(?:发言|会议|参评|参赛|推荐|申报|评审)材料|作品|论文|推荐表|申报表|报名"
_SENDS = "[报发送交]|反馈|提交"
_ENROL = later(
    rf"[^，。；\d]{{0,6}}(?:[之以]?前|前[，,])[^。；]{{0,20}}?(?:(?:{_LISTS}|参[会训加][^，。；]{{0,4}}名单)[^，。；]{{0,12}}?(?:{_SENDS})|(?:{_SENDS})[^，。；\d]{{0,8}}?(?:{_LISTS}))"
)
_ENROL_BEFORE = later(rf"(?:{_LISTS}|参[会训加]人员?名单)[^，。；]{{0,10}}[于在]$")
_OUTCOME = later("获奖|优秀|优胜|先进|合格|入围|入选|总结|小结|心得|成绩|请假|缺席")
_BY = later(rf"[^，。；\d]{{0,6}}前[^，。；]{{0,12}}(?:{_SENDS})")
_CLOSES = later("(?:报名|征稿|申报)截[止至](?:时间|日期)?(?:为|是|到|至|于|：)?$")
_HELD = (
    r"(?:(?:至|[-—~～])(?:\d{1,2}月)?\d{1,2}日)?[^，。；\d]{0,10}?(?:组织|举行|举办|召开|开展|进行)[^，。；\d]{0,14}?"
    r"(?:决赛|初赛|比赛|大赛|竞赛|评审|评选|评比|面试|笔试|考试|培训|会议|座谈会|论坛)"
)
_EVENT = later(_HELD)
_SET_FOR = later("(?:定于|拟于)$")
_TAKES_PLACE = later("(?:至|[-—~～])?[^，。；]{0,16}(?:举行|举办|召开|开赛)")
_FIRST_OF_ALL = later("动员|部署|启动|推进|筹备|调度|协调|宣传|摸底|备案")
_LONGEST_LEAD = 60
_HELD_WHEN = later("^(?!.*(?:报名|申报|征集|征稿|公示|施工|停[水电]))")
"""Heads of a time at which something is held."""


class EnrolledBefore(BlockCheck):
    """Whoever comes to a meeting, and what is judged or performed there, is named before it is held: the meeting is the
    one that a notice calls to, or what the same paragraph sets for a day."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            ("报名", "回执", "名单", "材料", "作品", "论文", "推荐表", "申报表", "征稿截", "申报截")
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text, signed = block.reading, signature(part)
        held = called_day(part, _HELD_WHEN) if part else None
        around = (
            (held and held[1].year)
            or (signed.mention.year if signed else None)
            or (part.year if part else None)
        )
        found = [mention for mention in mentions(text) if mention.month and mention.day]
        events = [(_on(mention, around), mention) for mention in found if _is_event(text, mention)]
        events += [held] if held else []
        for mention in found:
            day = _on(mention, around) if _enrols(text, mention) else 0
            late = [
                event
                for at, event in events
                if day and at and event is not mention and 0 < day - at < _LONGEST_LEAD
            ]
            if late:
                yield Finding(block.at(mention.start, mention.end), {"meeting": written(late[0])})
                return


def _enrols(text: str, mention: Mention) -> bool:
    before = text[max(mention.start - 24, 0) : mention.start]
    listed = _ENROL_BEFORE.search(before) and _BY.match(text, mention.end)
    enrols = _ENROL.match(text, mention.end)
    if enrols and _OUTCOME.search(enrols[0]):
        return False
    return bool(enrols or listed or _CLOSES.search(before))


def _is_event(text: str, mention: Mention) -> bool:
    before = text[max(mention.start - 4, 0) : mention.start]
    held = _EVENT.match(text, mention.end) or (
        _SET_FOR.search(before) and _TAKES_PLACE.match(text, mention.end)
    )
    return bool(
        held
        and not _FIRST_OF_ALL.search(held[0])
        and not text.startswith(("前", "之前", "以前"), mention.end)
    )


def _on(mention: Mention, around: int | None) -> int:
    """The day of a date, of the year around it when it names none; 0 when there is no such day."""
    year = mention.year or mention.context or around or 0
    real = year and mention.month and mention.day and exists(year, mention.month, mention.day)
    return ordinal(year, mention.month or 1, mention.day or 1) if real else 0
