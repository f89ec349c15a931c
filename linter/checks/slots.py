"""What a paper lays down once and says again: when a term ends, how long an activity lasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linter.checks.timeline import timeline
from linter.chinese.dates import Mention, Range, exists, ranges
from linter.chinese.expressions import later
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]


class _Told(NamedTuple):
    """What was said of a slot: `value` in words, at [start, end) of a block."""

    value: str
    block: Block
    start: int
    end: int


_CLOSES = later(r"(?P<what>[一-龥]{2})(?:的)?截[止至](?:时间|日期)(?:为|是|：|:|到|至|定于)?$")
_CLOSES_ON = later(r"(?P<what>报名|报送|申报|征集|投稿|申请|推荐|提交|登记|公示|招标)[^，。；]{0,6}[于至到]$")
_CLOSED = later(r"(?:\d{1,2}[时点:：]\d{0,2}分?)?截[止至]")
_ARRIVES = later(
    r"(?:（[^（）]{1,8}）)?(?:[上下]午|全天)?(?:\d{1,2}[时点:：]\d{0,2}分?)?(?:前|[至到—-]\d{1,2}[时点:：]\d{0,2}分?)?(?:到[^，。；]{2,12})?报到"
)
_MET = later(r"(?P<what>会议|报到|考试|开班|开工|竣工|面试|笔试)(?:时间|日期)(?:为|是|：|:|定于|定在)?$")
_SEVERAL = later(
    r"第[一二三四五六七八九\d][期批场组次轮类站]|每[期批场组次轮]|分[期批场组]|初赛|复赛|决赛|延[期长]|推迟|改为|调整"
)


class TermOnce(PartCheck):
    """The day on which enrolment closes, or a meeting is held, is the same wherever a paper names it; both places are
    marked. Silent where there are several, as of 第一批 and 第二批."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            (
                "报到",
                "截止",
                "截至",
                "会议时间",
                "报到时间",
                "考试时间",
                "开班时间",
                "开工时间",
                "竣工时间",
                "面试时间",
            )
        )

    def find(self, part: Part) -> Iterator[Finding]:
        found: dict[str, list[_Told]] = defaultdict(list)
        for dated in timeline(part).dates:
            block, mention = dated.block, dated.mention
            if mention.month is None or mention.day is None or block.kind not in _KINDS or dated.span:
                continue
            what = _closes(block.reading, mention)
            if what:
                day = f"{mention.month}月{mention.day}日"
                found[what].append(_Told(day, block, mention.start, mention.end))
        for told in found.values():
            twice = len(told) == 2 and told[0].value != told[1].value and told[0].block is not told[1].block
            if twice and not any(_SEVERAL.search(one.block.reading) for one in told):
                yield from _both(told[0], told[1])


def _closes(text: str, mention: Mention) -> str:
    """What the date closes or is the day of; "" when of nothing known."""
    before = text[max(mention.start - 16, 0) : mention.start]
    for words in (_CLOSES, _MET):
        if match := words.search(before):
            return match["what"]
    if _ARRIVES.match(text, mention.end):
        return "报到"
    match = _CLOSES_ON.search(before)
    return match["what"] if match and _CLOSED.match(text, mention.end) else ""


def _both(one: _Told, other: _Told) -> Iterator[Finding]:
    for told, twin in ((one, other), (other, one)):
        yield Finding(told.block.at(told.start, told.end), {"other": twin.value})


_SPAN_HEADING = later(
    r"^(?:活动|行动|整治|实施|工作|开展|培训|创建|攻坚|检查|服务)?(?:时间|期限|周期)(?:安排)?[：:]?$"
)
_WITHIN = later(
    r"[，,]?(?:在|对|面向)?[^，。；]{0,14}(?:开展|组织|实施)[^，。；]{0,30}(?:行动|整治|活动|攻坚|检查|排查|大会战)"
)
_AFTERWARDS = later("总结|验收|评估|巩固|考核|长效|表彰|评选|回头看|提升")
_STAGE = later(r"[^，。；：（(\n]{0,12}阶段[（(：:]?$")


class StagesWithinSpan(PartCheck):
    """The stages of a plan lie within the time that it sets for the whole (活动时间：3月至11月): preparations may begin
    earlier, and what is done at the end may end later."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("阶段",))

    def find(self, part: Part) -> Iterator[Finding]:
        whole = _whole(part)
        if whole is None:
            return
        text, span = whole
        for dated in timeline(part).dates:
            stage = dated.span
            if stage is None or stage.last is not dated.mention or dated.block.kind not in _KINDS:
                continue
            before = dated.block.reading[max(stage.first.start - 16, 0) : stage.first.start]
            named = _STAGE.search(before)
            if named and not _AFTERWARDS.search(named[0]) and _later(stage.last, span.last, span.first):
                better = text[span.first.start : span.last.end]
                yield Finding(dated.block.at(stage.last.start, stage.last.end), {"whole": better})


def _whole(part: Part) -> tuple[str, Range] | None:
    """The one range that the paper sets for the whole, under or behind a heading or in its lead."""
    found: list[tuple[str, Range]] = []
    under = False
    for block in part.blocks:
        if block.kind not in _KINDS:
            continue
        text = block.reading
        if "阶段" not in text:
            for span in ranges(text):
                label = text[: span.first.start].strip(_NUMBERS) if span.first.start < 24 else ""
                set_behind = _SPAN_HEADING.match(label)
                opens = _WITHIN.match(text, span.last.end) or _runs(text, span)
                if (
                    span.first.month
                    and span.last.month
                    and (set_behind or opens or (under and span.first.start < 4))
                ):
                    found.append((text, span))
        under = block.kind == "heading" and _SPAN_HEADING.match(block.title) is not None
    return found[0] if len({(span.first[2:5], span.last[2:5]) for _, span in found}) == 1 else None


def _runs(text: str, span: Range) -> bool:
    """专项行动自6月1日起至8月31日结束."""
    before = text[max(span.first.start - 12, 0) : span.first.start]
    return _ACTION.search(before) is not None and _ENDS.match(text, span.last.end) is not None


_ACTION = later(r"(?:行动|整治|活动|攻坚|检查|大会战)[^，。；]{0,4}(?:自|从|于|时间为)$")
_ENDS = later("(?:止|结束|完成)?[，。；]")
_NUMBERS = "一二三四五六七八九十0123456789（）()、.． \u3000"


def _later(one: Mention, other: Mention, first: Mention) -> bool:
    """Whether a date lies after the end of a range; what is told in months is judged by months."""
    year = other.year or first.year
    if one.year and year and one.year != year:
        return one.year > year
    turns = (first.month or 1) > (other.month or 12) and not (one.year and other.year)
    if not one.month or not other.month or turns or not exists(one.year, one.month, one.day):
        return False
    if one.month != other.month:
        return one.month > other.month
    return bool(one.day and other.day and one.day > other.day)
