"""What lies within a time that a draft tells, and deadlines of one sentence that follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.checks.date.phases import HAND_IN_HAND, REPORTS_BY, phases_of
from linter.checks.timeline import Dated, quoted, timeline, title_text
from linter.chinese.clauses import text_around
from linter.chinese.dates import Mention, Range, month_days, ranges
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_WHOLE_HEAD = later(
    r"(?:行动|活动|整治|实施|开展|工作|专项|检查|攻坚|排查|起止|治理)(?:的?起止)?(?:时间|期限|时限)$"
)
_WHOLE_LABEL = later(
    r"(?:^|[。；])[^，。；：]{0,10}(?:行动|活动|整治|攻坚|治理|排查)(?:的?起止)?(?:时间|期限|时限)[：:为是]{1,2}(?:从|自)?$"
)
_LONGEST_LABEL = 30
_IN_PHASES = later(
    r"(?:止|期间|底)?(?:，(?:在|于|对)[^，。；]{2,40})?，?(?:共|总共|具体|整个行动|活动|整治|工作|行动|按照){0,2}分(?:为|成)?[二两三四五六2-6]个?(?:阶段|步骤?|时段)"
)
"""自9月10日起至10月20日，在全县开展检查，分三个阶段进行."""
_OWN_TERM = later(
    r"[^，。；、\d]{0,3}为[^，。；、\d]{0,8}(?:排查|整治|检查|宣传|攻坚|治理|行动|推进|集中|自查|活动)[^，。；、\d]{0,4}(?:期|阶段|时间)"
)
_LONG = later("长期|常态|次年|明年|翌年|持续|贯穿|延长|(?P<after>巩固)")
"""What lasts beyond the whole; a phase of 巩固 does not when the whole is said to consist of the phases."""


class WithinWhole(PartCheck):
    """A phase of a campaign does not begin before the campaign or end after it, a contest of an event is held within its
    days, what is left of the faults that a check found is not due before the check, no summary of it is due before the
    end of its time (3月1日至31日为排查期，3月20日前将排查总结报……), and the deadlines that one sentence lists come one
    after another. A phase that begins when the whole is over sums it up and is left alone."""

    def find(self, part: Part) -> Iterator[Finding]:
        wholes = [dated for dated in timeline(part).dates if dated.span and _is_whole(dated)]
        if len(wholes) == 1:
            yield from _beyond(part, wholes[0])
        for dated in timeline(part).dates:
            if finding := _summed_up_early(dated):
                yield finding
        yield from _beside_event(part)
        yield from _due_before_found(part)
        for block in part.body:
            if block.reading.count("前") >= _LEAST_CHAIN - 1:
                yield from _backwards(block)
            if block.reading.count("月") >= _LEAST_CHAIN:
                yield from _overlapping(block)


def _is_whole(dated: Dated) -> bool:
    """The time of the whole: alone below a heading 行动时间, behind such a label, or in the sentence that cuts it into
    phases."""
    text, mention, span = dated.block.reading, dated.mention, dated.span
    if span is None or span.first is not mention or mention.month is None or span.last.month is None:
        return False
    heading = dated.headings.split("\n")[-1]
    below = dated.block.kind != "heading" and _WHOLE_HEAD.search(heading) and mention.start < 6
    label = _WHOLE_LABEL.search(text, max(0, mention.start - _LONGEST_LABEL), mention.start)
    return bool(below or label or _IN_PHASES.match(text, span.last.end))


def _in_one_year(span: Range) -> bool:
    one_year = span.last.year in (None, span.first.year)
    return one_year and _first(span.first) <= _last(span.last)


def _beyond(part: Part, dated: Dated) -> Iterator[Finding]:
    """The phases that begin before the whole or end after it."""
    whole = dated.span
    if whole is None or not _in_one_year(whole):
        return
    consists = _IN_PHASES.match(dated.block.reading, whole.last.end)
    for phase in phases_of(part):
        span = phase.span
        if span is None or not _in_one_year(span) or span.first is whole.first or span.last.month is None:
            continue
        lasts = _LONG.search(phase.block.reading[: span.last.end])
        years = {mention.year for mention in (*span, *whole)} - {None}
        if len(years) > 1 or (lasts and not (lasts["after"] and consists)):
            continue
        outside = _outside(span, whole)
        if outside:
            sure = outside is span.last or consists is not None  # a phase may prepare what follows
            found = phase.block.at(outside.start, outside.end)
            yield Finding(found, {"whole": _told(whole)}, sure=sure)


def _outside(span: Range, whole: Range) -> Mention | None:
    """The end of a term that lies without the whole while the other lies within."""
    begins, ends = _first(span.first), _last(span.last)
    if _first(whole.first) <= begins <= _last(whole.last) < ends:
        return span.last
    return span.first if begins < _first(whole.first) < ends <= _last(whole.last) else None


def _summed_up_early(dated: Dated) -> Finding | None:
    """The deadline of a summary within the time that the same sentence has set for the work."""
    text, mention = dated.block.reading, dated.mention
    if not mention.day or not mention.month or not REPORTS_BY.match(text, mention.end):
        return None
    start = text.rfind("。", 0, mention.start) + 1
    for span in _spans_before(dated, start):
        inside = _first(span.first) < _last(mention) < _last(span.last)
        if inside and span.last.day and _OWN_TERM.match(text, span.last.end):
            return Finding(dated.block.at(mention.start, mention.end), {"whole": _told(span)})
    return None


_EVENT = later(
    r"(?P<name>[一-龥]{2}(?:节|运动会|博览会|交易会|展销会|文化周|活动周|锦标赛|联赛|大赛))(?:将|定|拟)?于?$"
)
_OTHERS = later("上届|往届|去年|上年|全国|全省|预赛|选拔|初赛|补赛|顺延|改期|延期|推迟|原")
_HELD = later(r"[^，。；]{0,14}?(?:举行|举办|召开)")
_ITS_PART = later(
    r"(?:(?<![初预])比赛|决赛|开幕式|闭幕式|颁奖仪式)(?:将|定|安排)?[于在]?(?P<found>(?P<month>\d{1,2})月(?P<day>\d{1,2})日)(?![至到—～~-])"
)
_LONGEST_EVENT = 16


def _beside_event(part: Part) -> Iterator[Finding]:
    """技能节于5月13日至17日举行, and 电工比赛于5月20日举行: the days of the one event that the title names."""
    events = []
    for dated in timeline(part).dates:
        text, span = dated.block.reading, dated.span
        if span is None or span.first is not dated.mention or not span.first.day or not span.last.day:
            continue
        name = _EVENT.search(text, max(span.first.start - _LONGEST_EVENT, 0), span.first.start)
        if name and name["name"] in title_text(part) and _HELD.match(text, span.last.end):
            events.append(Range(span.first, span.last._replace(month=span.last.month or span.first.month)))
    if len(events) != 1 or not _in_one_year(events[0]):
        return
    for block in part.body:
        for match in _ITS_PART.finditer(block.reading):
            day = 100 * int(match["month"]) + int(match["day"])
            inside = _first(events[0].first) <= day <= _last(events[0].last)
            told = text_around(block.reading, "，。；", match.start(), match.end())
            if not inside and not _OTHERS.search(told):
                yield Finding(block.at(*match.span("found")), {"whole": _told(events[0])})


_FOUND_IN = later(
    r"(?P<told>(?P<month>\d{1,2})月(?:\d{1,2}日)?)(?:[至到—-](?:\d{1,2}月)?\d{1,2}日)?[^。；]{0,30}(?:检查|排查|督查|巡查|抽查)[^。；]{0,30}(?:发现|查出|排查出)"
)
_LEFT_TILL = later(
    r"(?:剩余|其余|余下)[^。；\d]{0,6}(?:\d+[处条项个])?[^，。；\d]{0,8}，?(?:将|拟|确保|力争|计划)?[于在]?(?P<found>(?P<month>\d{1,2})月(?:[底末]|\d{1,2}日))之?前[^，。；的]{0,8}(?:销号|整改|完成|清零|到位)"
)
_MOST_MONTHS_BACK = 5


def _due_before_found(part: Part) -> Iterator[Finding]:
    """7月10日……检查，发现隐患12处, and 剩余隐患将于6月底前全部销号; not what is due early next year."""
    found = [match for block in part.body for match in _FOUND_IN.finditer(block.reading)]
    months = [int(match["month"]) for match in found]
    for block in part.body if found else ():
        for match in _LEFT_TILL.finditer(block.reading):
            if 0 < min(months) - int(match["month"]) <= _MOST_MONTHS_BACK:
                yield Finding(block.at(*match.span("found")), {"whole": found[0]["told"]})


def _spans_before(dated: Dated, start: int) -> Iterator[Range]:
    for span in ranges(dated.block.reading):
        if start <= span.first.start and span.last.end < dated.mention.start:
            last = span.last._replace(month=span.last.month or span.first.month)
            yield Range(span.first, last)


def _first(mention: Mention) -> int:
    return 100 * (mention.month or 1) + (mention.day or 1)


def _last(mention: Mention) -> int:
    month = mention.month or 12
    return 100 * month + (mention.day or (month_days(None, month) if 1 <= month <= 12 else 31))


def _told(span: Range) -> str:
    first, last = span
    began = f"{first.month}月" + (f"{first.day}日" if first.day else "")
    return f"{began}至{last.month}月" + (f"{last.day}日" if last.day else "")


_LEAST_CHAIN = 3
_BY = later(
    r"(?:^|(?<=[，；。：]))(?:(?P<nth>第[一二三四五六](?:步|阶段|期)，)|[一二三四五六]是)?(?:(?P<year>20\d\d)年)?(?P<by>(?P<month>1[0-2]|[1-9])月(?P<when>底|末|[上中下]旬|(?P<day>[12]\d|3[01]|[1-9])日)?前)(?:全面|全部|基本|组织|力争|顺利)?"
    r"(?:完成|通过|启动|建成|实现|开展|形成|报|召开|确定|开工|竣工|投入|印发|出台|制定|提交|交付|组织)[^，。；：]{0,24}(?P<end>[，；]|$|。)"
    r"|(?<=前[^，。；：]{2,40}，)(?:(?P<year>20\d\d)年)?(?P<by>(?P<month>1[0-2]|[1-9])月(?P<when>底|末|[上中下]旬|(?P<day>[12]\d|3[01]|[1-9])日)?)"
    r"(?:正式|全面|全部)?(?:投入使用|启用|投用|投运|投产|通车|交付|运行|运营|开业|竣工)[^，。；：]{0,8}(?P<end>[，；]|$|。)"
)
_DAYS = {"上旬": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31}


_STEP = later(
    "立项|选址|设计|勘察|论证|报批|审批|审查|采购|招标|招投标|签约|签订|征[地收]|拆迁|开工|动工|施工|安装|调试|试运行|验收|竣工|完工|投入使用|投产|通车|交付|移交|运营|动员|摸底|排查|自查|整改|复查|总结|初稿|征求意见|修改|送审|印发|公示|申报|初评|评审|表彰"
)
"""Steps of one work, which have their order; other deadlines of one sentence may be of works side by side."""


class _Deadline(NamedTuple):
    start: int
    end: int
    day: int
    text: str
    step: bool


def _backwards(block: Block) -> Iterator[Finding]:
    """6月底前完成采购，8月底前完成招标，7月底前完成安装，12月底前投入使用."""
    chain: list[_Deadline] = []
    after, year = -1, 0
    for match in (*_BY.finditer(block.reading), None):
        if match is None or match.start() != after or not chain:
            yield from _one_back(block, chain)
            chain, year = [], 0
        if match is not None:
            year = int(match["year"] or year)
            day = 100 * int(match["month"]) + int(match["day"] or _DAYS.get(match["when"] or "", 31))
            chain.append(
                _Deadline(
                    match.start("year" if match["year"] else "by"),
                    match.end("by"),
                    10_000 * year + day,
                    match["by"],
                    match["nth"] is not None or _STEP.search(match[0]) is not None,
                )
            )
            after = match.end() if match["end"] in ("，", "；") else -1


def _one_back(block: Block, chain: list[_Deadline]) -> Iterator[Finding]:
    falls = [index for index, (one, other) in enumerate(pairwise(chain), 1) if other.day < one.day]
    if len(chain) < _LEAST_CHAIN or len(falls) != 1 or quoted(block.reading, chain[0].start):
        return
    at = falls[0]
    for wrong, other in ((at, at - 1), (at - 1, at)):
        rest = [deadline.day for index, deadline in enumerate(chain) if index != wrong]
        if rest == sorted(rest) and chain[-1].day >= chain[at - 1].day:
            steps = sum(deadline.step for deadline in chain) >= len(chain) - 1
            span = block.at(chain[wrong].start, chain[wrong].end)
            yield Finding(span, {"whole": chain[other].text}, sure=steps)
            return


_TOLD_BESIDE = later(r"[^，。；、\d]{2,12}、")
_TOLD_BEHIND = later(
    r"(?:为|是|进行|开展|组织|实施|集中|全面|完成|，?主要)*[^，。；、\d]{0,4}(?:自查|互查|检查|抽查|督查|排查|摸底|动员|部署|宣传|整改|整治|攻坚|提升|验收|总结|评估|培训|集训|初赛|复赛|决赛|筹备|准备|实施|推进|巩固|施工|调试|试运行|学习|调研|征集|评审|考核)[^，。；、\d]{0,8}(?:[，；]|[，；](?:并|再|然后))(?:于|在)?"
)
"""Behind a term what is done in it, and before the next: 3月至5月开展自查，"""


def _overlapping(block: Block) -> Iterator[Finding]:
    """3月1日至10日宣传、3月11日至20日自查、3月18日至31日检查: of terms in one list the one that begins before the other is over,
    where the rest follow day by day, or month by month (a hint)."""
    row: list[Range] = []
    for span in (*ranges(block.reading), None):
        if span and row and not _told_in_row(block.reading, row[-1].last.end, span.first.start):
            yield from _one_overlap(block, row)
            row = []
        if span is None:
            yield from _one_overlap(block, row)
        elif span.first.month and (span.last.day if span.first.day else span.last.month):
            row.append(Range(span.first, span.last._replace(month=span.last.month or span.first.month)))


def _told_in_row(text: str, start: int, end: int) -> bool:
    return any(between.fullmatch(text, start, end) for between in (_TOLD_BESIDE, _TOLD_BEHIND))


def _one_overlap(block: Block, row: list[Range]) -> Iterator[Finding]:
    if len(row) < _LEAST_CHAIN or HAND_IN_HAND.search(block.reading, row[0].first.start):
        return
    wrong = [(one, other) for one, other in pairwise(row) if not _next_day(one.last, other.first)]
    if len(wrong) == 1 and _first(wrong[0][0].first) < _first(wrong[0][1].first) <= _last(wrong[0][0].last):
        span = wrong[0][1]
        daily = all(mention.day for term in row for mention in term)
        if daily or span.first.month != wrong[0][0].last.month:
            found = block.at(span.first.start, span.first.end)
            yield Finding(found, {"whole": _told(wrong[0][0])}, sure=daily)


def _next_day(one: Mention, other: Mention) -> bool:
    """The next day, or of two months the same or the next."""
    if one.day is None and other.day is None:
        return ((other.month or 0) - (one.month or 0)) % 12 < 2
    turned = other.day == 1 and other.month == (one.month or 0) % 12 + 1
    return _first(other) == _last(one) + 1 or (turned and one.day == month_days(None, one.month or 1))


_CALLED = later(
    r"“(?P<month>1[0-2]|[1-9])[·•．.](?P<day>[12]\d|3[01]|[1-9])”[^，。]{0,10}?(?:暴雨|洪涝|洪水|山洪|火灾|事故|地震|爆炸|泥石流|灾害|滑坡|坍塌|溺水|中毒|险情|风雹|冰雹|台风|大风|案|事件)"
)
_STRUCK = later(
    r"(?:凌晨|上午|下午|中午|清晨|早上|傍晚)?(?:\d{1,2}[时点:：][^，。；\d]{0,3}(?:\d{1,2}分?)?)?(?:许|左右)?(?:[至到—–-]\d{1,2}[时点](?:\d{1,2}分)?)?(?:许|左右)?，?[^，。；\d]{0,16}(?:遭遇|遭受|发生|突发|突降|遭到|爆发|普降|出现)"
)
_LATE_HOURS = later("(?:当)?(?:晚|夜|深夜|傍晚)|2[0-3][时点:：]|1[89][时点:：]")
_SOON = 4


class EventDay(PartCheck):
    """An event that the title calls by its day (“6·18”洪涝灾害) happened on that day: the first sentence that says when
    it struck names it. What begins in the evening may be called by the next day."""

    def find(self, part: Part) -> Iterator[Finding]:
        called = _CALLED.search(title_text(part))
        if called is None or part.annex:
            return
        month, day = int(called["month"]), int(called["day"])
        body = {block.span.start for block in part.body[:_SOON]}
        for dated in timeline(part).dates:
            block, mention = dated.block, dated.mention
            if block.span.start not in body or not mention.day or dated.span or not mention.month:
                continue
            if not _STRUCK.match(block.reading, mention.end):
                continue
            told = [
                (other.mention.month, other.mention.day)
                for other in timeline(part).dates
                if other.block is block
            ]
            if (month, day) not in told and not _LATE_HOURS.match(block.reading, mention.end):
                name = called[0][: called[0].index("”") + 1]
                yield Finding(
                    block.at(mention.start, mention.end), {"name": name, "better": f"{month}月{day}日"}
                )
            return
