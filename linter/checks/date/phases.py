"""The phases of a plan and the order in which they follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from linter.checks.timeline import Dated, timeline, written
from linter.chinese.dates import Mention, exists, month_days, ordinal
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Part, Words
from linter.rule import Finding, PartCheck


class PhasesInOrder(PartCheck):
    """The phases of a plan begin one after another, and where the others follow day upon day, none begins before the
    one above it ends. A list of phases ends where a number 1 begins the next. A phase that runs backwards itself says
    nothing of the next one. A fall of half a year and more without a year is the turn of the year. Phases are named so,
    or are the items of a list or the rows of a table, each with its time; no result is reported before the first."""

    def find(self, part: Part) -> Iterator[Finding]:
        phases: list[Dated] = []
        first: Dated | None = None
        for dated in phases_of(part):
            block, mention = dated.block, dated.mention
            first = first or dated
            if block.number and block.number.value == 1 and phases and phases[-1].block is not block:
                yield from _overlaps(phases)
                phases = []
            right = [
                phase
                for phase in phases
                if phase.span and not _begins_earlier(phase.span.last, phase.mention)
            ]
            before = right[-1].mention if right else None
            if before and (before.year or not _alone(dated)) and _begins_earlier(mention, before):
                yield _early_phase(dated, before)
            phases.append(dated)
        yield from _overlaps(phases)
        yield from _due_before(part)
        yield from _closed_early(part)
        if first:
            yield from _reported_before(part, first)


def phases_of(part: Part) -> Iterator[Dated]:
    """The first day or month of each phase."""
    rows = _phase_rows(part)
    for dated in timeline(part).dates:
        block, mention = dated.block, dated.mention
        opened = _FROM_NOW.search(block.reading, max(mention.start - 8, 0), mention.start)
        if opened and mention.month and "阶段" in block.reading[max(mention.start - 30, 0) : mention.start]:
            yield dated._replace(span=None)
        if _alone(dated):
            yield dated
        if dated.span is None or dated.span.first is not mention or mention.month is None:
            continue
        named = _NAMED.search(block.reading, max(mention.start - 30, 0), mention.start)
        if named or block.span.start in rows or _is_phase(dated):
            yield dated


def _alone(dated: Dated) -> bool:
    """总结阶段（2024年12月）: a month, or a day, of a year is the time of the phase."""
    text, mention = dated.block.reading, dated.mention
    full = dated.span is None and mention.year is not None and mention.month is not None
    return full and text.endswith("阶段（", 0, mention.start) and text.startswith("）", mention.end)


_FROM_NOW = later("(?:即日|印发之日|发文之日)起?(?:至|到|—|-)$")
_NAMED = later("阶段|第[一二三四五六]步")
_NAMED_PHASE = later(r"(?![^（]*(?:假期|放假|周末|春节|国庆))[^，。；：（）]{2,12}（")


def _heading_above(dated: Dated) -> str:
    """The heading below which a block stands that may be a heading itself."""
    titles = dated.headings.split("\n")
    return "".join(titles[-2:-1] if dated.block.kind == "heading" else titles[-1:])


def _is_phase(dated: Dated) -> bool:
    """（二）审核公示（4月1日至4月20日）: the time of an item of a list, in brackets behind its title."""
    block, text = dated.block, dated.block.reading
    if block.number is None or dated.span is None or not text.startswith("）", dated.span.last.end):
        return False
    above = _heading_above(dated)
    if not _OF_PHASES.search(above) or _ACTIVITIES.search(above):
        return False
    return _NAMED_PHASE.fullmatch(text, len(block.number.text), dated.mention.start) is not None


_OF_PHASES = later("步骤|阶段|进度|程序|流程|安排|实施|推进")
_ACTIVITIES = later("活动|赛事|课程|项目|场次|展演|主要内容")
"""Below such a heading stand things that are held at their own times: 活动安排, 赛事安排."""
_PHASE_HEAD = later(r"[\s|]*(?:实施)?(?:阶\s*段|步\s*骤)")


def _phase_rows(part: Part) -> frozenset[int]:
    """Where the rows of tables begin whose first column is 阶段."""
    runs = (list(run) for are_cells, run in groupby(part.blocks, _is_cell) if are_cells)
    return frozenset(block.span.start for run in runs if _PHASE_HEAD.match(run[0].reading) for block in run)


def _is_cell(block: Block) -> bool:
    return block.kind == "cell"


_DUE = later(
    r"[之以]?前[，,]?(?:[^。；，]{0,4}[将把][^。；，]{0,24}?(?:报|送|交|反馈)|[^。；，的]{0,8}?(?:完成|报送|上报|提交)(?![的了]))"
)
_DONE = later("[已曾]|此前|原")


def _due_before(part: Part) -> Iterator[Finding]:
    """（二）自查阶段（4月11日至4月30日）。…3月30日前将自查报告报我局: due before the phase begins in which it is done."""
    starts = {phase.block.span.start: phase for phase in phases_of(part)}
    counts: dict[int, int] = {}
    for phase in phases_of(part):
        counts[phase.block.span.start] = counts.get(phase.block.span.start, 0) + 1
    for dated in timeline(part).dates:
        text, mention = dated.block.reading, dated.mention
        within = starts.get(dated.block.span.start)
        if within is None or counts[dated.block.span.start] > 1 or not (mention.month and mention.day):
            continue
        first = within.mention
        if within.span and _begins_earlier(within.span.last, first):
            continue
        behind = within.span is not None and mention.start > within.span.last.end and dated.span is None
        if not behind or not first.day or (mention.year and first.year and mention.year != first.year):
            continue
        early = _begins_earlier(mention._replace(year=None), first._replace(year=None))
        clause = text[max(text.rfind("。", 0, mention.start), mention.start - 20, 0) : mention.start]
        if early and mention.month != 1 and _DUE.match(text, mention.end) and not _DONE.search(clause):
            yield Finding(dated.block.at(mention.start, mention.end), _before(first))
        late = _overdue(first, within.span.last, mention) if within.span else 0
        own = _completes(text, first, mention)
        if within.span and late > (0 if own else _SOON_AFTER) and (own or _FOR_NEXT.match(text, mention.end)):
            yield Finding(dated.block.at(mention.start, mention.end), _after(within.span.last))


def _closed_early(part: Part) -> Iterator[Finding]:
    """（三）总结阶段（7月10日前） below a phase that goes on to 31 July: it is over before that one is."""
    above: Dated | None = None
    for dated in timeline(part).dates:
        block, mention = dated.block, dated.mention
        if not mention.month or not _TIME_OF_PHASE.search(block.reading, 0, mention.start):
            continue
        if dated.span:
            above = dated if dated.span.first is mention and _in_order(dated) else above
            continue
        follows = above and 0 < _rank(above.block) == _rank(block) - 1
        abreast = any(HAND_IN_HAND.search(phase.block.reading) for phase in (above, dated) if phase)
        if above and follows and not abreast and _BY.match(block.reading, mention.end):
            last = _end_of(above)
            if _begins_earlier(mention._replace(day=mention.day or _LAST_DAY), last):
                yield Finding(block.at(mention.start, mention.end), _before(last))


_TIME_OF_PHASE = later("(?:阶段|第[一二三四五六](?:阶段|步)[：:，、 \u3000]*[一-龥]{2,10})[（：:](?:于|在)?$")
_BY = later("[底末]?[之以]?前(?:完成)?[）。，]")
_LAST_DAY = 31


def _rank(block: Block) -> int:
    """Which phase of all a block tells of: its number, or 第二阶段; 0 where it says neither."""
    nth = _NTH.match(block.reading)
    number = block.number.value if block.number else None
    return value(nth[1]) or 0 if nth else number or 0


_NTH = later("[ \u3000]*第([一二三四五六])[阶步]")


def _in_order(dated: Dated) -> bool:
    """A phase that does not run backwards."""
    return not _begins_earlier(_end_of(dated), dated.mention)


def _end_of(phase: Dated) -> Mention:
    """The last day of a phase with its month and, where the first names it, its year."""
    first, last = phase.mention, phase.span.last if phase.span else phase.mention
    month = last.month or first.month
    turned = (month or 0) < (first.month or 0)
    return last._replace(month=month, year=last.year or (None if turned else first.year))


_FOR_NEXT = later(
    r"[之以]?前[，,]?[^。；，]{0,4}[将把][^。；，]{0,12}(?:方案|名单|计划)[^。；，]{0,6}(?:报|送|交)"
)
"""What the next phase works with; what has come of a phase is reported behind it."""
_SOON_AFTER, _MONTH = 4, 31
"""Days after its last within which a phase is still told of, and beyond which the date is another phase's."""
_LONGEST = 100
"""Days of a phase that is one stretch of work."""


def _completes(text: str, first: Mention, due: Mention) -> bool:
    """（一）动员部署阶段（…）。…11月18日前完成动员部署: due is what the phase itself is named for."""
    named = _OWN_NAME.search(text, 0, first.start)
    matter = _COMPLETED.match(text, due.end)
    if named is None or matter is None:
        return False
    words = {named["name"][at : at + 2] for at in range(0, len(named["name"]), 2)} - _HOLLOW
    whole = f"{matter['before']} {matter['what'] or ''}"
    return any(word in whole for word in words)


_OWN_NAME = later(r"(?P<name>[一-龥]{2,8})阶段[（，：]?[^，。；（）\d]{0,4}$")
_COMPLETED = later(
    r"(?<=[，。；）](?P<before>[^，。；）\d]{0,14})\d{1,2}月\d{1,2}日)[底末]?[之以]?前[，,]?(?:全部|全面|基本)?完成(?:各项|所有|对)?(?P<what>[^，。；]{2,20})?(?=[，。；])"
)
_HOLLOW = frozenset(("全面", "集中", "组织", "实施", "深入", "重点", "工作", "具体", "巩固", "提升"))


def _overdue(first: Mention, last: Mention, due: Mention) -> int:
    """Days by which what is due in a phase lies beyond its end; 0 where it is another phase's."""
    year = first.year or last.year or due.year or _SOME_LEAP_YEAR
    days = [(day.month or first.month or 1, day.day or 0) for day in (first, last, due)]
    if not all(exists(year, *day) for day in days):
        return 0
    begins, ends, falls = (ordinal(year, *day) for day in days)
    return falls - ends if 0 <= ends - begins <= _LONGEST and falls - ends <= _MONTH else 0


REPORTS_BY = later(
    r"(?:[之以]?前|前[，,])[^。；，]{0,4}将[^。；，]{0,14}(?:总结|统计表|汇总表|检查情况)[^。；]{0,40}(?:报|送|交)"
)


def _reported_before(part: Part, first: Dated) -> Iterator[Finding]:
    """于8月20日前将检查总结报我局, where the inspection begins on 25 August."""
    start = first.mention
    for dated in timeline(part).dates:
        text, mention = dated.block.reading, dated.mention
        full = mention.month and mention.day and start.month and start.day
        begun = start.year or start.context
        one_year = mention.year in (None, begun) and (mention.context or 0) <= (begun or 2100)
        early = _begins_earlier(mention._replace(year=None), start._replace(year=None))
        next_year = mention.month == 1 or _OTHER_YEAR.search(text, max(mention.start - 4, 0), mention.start)
        if full and one_year and early and not next_year and REPORTS_BY.match(text, mention.end):
            yield Finding(dated.block.at(mention.start, mention.end), _before(start))


def _before(day: Mention) -> dict[str, Words]:
    told = written(day)
    return {
        "order": Words(
            f"早于上一阶段或开始时的{told}", f"lies before the phase above it or the beginning ({told})"
        )
    }


def _after(day: Mention) -> dict[str, Words]:
    told = written(day)
    return {
        "order": Words(f"晚于本阶段结束的{told}", f"lies after the phase that it stands in ends ({told})")
    }


def _early_phase(dated: Dated, before: Mention) -> Finding:
    end = dated.span.last.end if dated.span else dated.mention.end
    return Finding(dated.block.at(dated.mention.start, end), _before(before))


def _overlaps(phases: list[Dated]) -> Iterator[Finding]:
    """The one phase of several that begins before the one above it ends: in days, where another follows day upon day;
    in months, where all others follow month upon month. Months are cut less sharply: a hint."""
    phases = [phase for index, phase in enumerate(phases) if not _inside(phases[:index], phase)]
    days = [_gap(one, other) for one, other in pairwise(phases)]
    months = [_months_between(one, other) for one, other in pairwise(phases)]
    early = [index for index, gap in enumerate(days) if gap is not None and -_HALF_A_YEAR < gap < 0]
    if len(early) == 1 and any(gap in (0, 1) for gap in days):
        yield from _overlap(phases, early[0])
    elif len(early) == 1 and (days[early[0]] or 0) >= -_FEW_DAYS:
        for finding in _overlap(phases, early[0]):
            yield finding._replace(sure=False)
    early = [index for index, gap in enumerate(months) if gap is not None and -_HALF < gap < 0]
    if len(early) == 1 and months.count(1) == len(months) - 1 > 0:
        for finding in _overlap(phases, early[0]):
            yield finding._replace(sure=False)


def _inside(above: list[Dated], dated: Dated) -> bool:
    """Whether a range of the same paragraph encloses this one: the parts of a phase are none of their own."""
    last = dated.span.last if dated.span else dated.mention
    last = last if last.month else last._replace(month=dated.mention.month)
    return any(
        phase.block is dated.block
        and phase.span is not None
        and not _begins_earlier(dated.mention, phase.mention)
        and not _begins_earlier(phase.span.last, last)
        for phase in above
    )


def _overlap(phases: list[Dated], index: int) -> Iterator[Finding]:
    """Between a phase and the next, on whichever is the odd one: after an end on 7月25日 and before 7月16日至7月31日 the
    16th is where a phase would begin, and the 25th not where one would end."""
    above, dated = phases[index : index + 2]
    hand_in_hand = any(HAND_IN_HAND.search(phase.block.reading) for phase in (above, dated))
    if above.span is None and not hand_in_hand:
        yield _early_phase(dated, above.mention)
    if above.span is None or hand_in_hand or _begins_earlier(dated.mention, above.mention):
        return
    last, first = above.span.last, dated.mention
    month = last.month or above.mention.month
    ends = _ENDS | ({month_days(None, month)} if month and 1 <= month <= 12 else set())
    if first.day in _BEGINS and last.day and last.day not in ends:
        span = above.block.at(last.start, last.end)
        yield Finding(
            span,
            {
                "order": Words(
                    f"晚于下一阶段开始的{written(first)}",
                    f"lies after the next phase begins ({written(first)})",
                )
            },
        )
    else:
        yield _early_phase(dated, last)


_FEW_DAYS = 20
"""Days of an overlap that nothing else in the plan shows to be one: a hint."""
_BEGINS, _ENDS = frozenset((1, 11, 16, 21)), frozenset((10, 15, 20))
"""Days of a month on which phases begin and end."""


HAND_IN_HAND = later(
    "边[一-龥]边|同步|压茬|穿插|交叉(?!互?[查检评验]|复核|执法)|滚动|贯穿|持续|常态|长期|并行|随时|始终|接续|[分按]批|逐批"
)
"""边查边改: one phase goes on within another; 交叉检查 is no such word."""


def _gap(one: Dated, other: Dated) -> int | None:
    """Days from the last day of a phase to the first of the next, in one year; None when one of them names no day."""
    last, first = one.span.last if one.span else one.mention, other.mention
    last = one.mention if _begins_earlier(last, one.mention) else last
    if last.month and not last.day and one.block.reading.startswith(("底", "末"), last.end):
        last = (
            last._replace(day=month_days(last.year or _SOME_LEAP_YEAR, last.month))
            if last.month <= _YEAR
            else last
        )
    if not (last.month and last.day and first.month and first.day):
        return None
    ends, begins = (
        (day.year or day.context or _SOME_LEAP_YEAR, day.month or 1, day.day or 1) for day in (last, first)
    )
    return ordinal(*begins) - ordinal(*ends) if exists(*ends) and exists(*begins) else None


def _months_between(one: Dated, other: Dated) -> int | None:
    """Months from the last of a phase to the first of the next; None when one of them names a day or no month."""
    last, first = one.span.last if one.span else one.mention, other.mention
    if last.day or first.day or not last.month or not first.month:
        return None
    years = [day.year or day.context for day in (last, first)]
    if None not in years:
        return 12 * ((years[1] or 0) - (years[0] or 0)) + first.month - last.month
    return (first.month - last.month + _HALF) % _YEAR - _HALF


_YEAR, _HALF = 12, 5
"""Months; without a year, a fall of more than so many is the turn of the year."""


_SOME_LEAP_YEAR = 2024
_HALF_A_YEAR = 180


def _begins_earlier(mention: Mention, before: Mention) -> bool:
    month, last_month = mention.month or 1, before.month or 1
    if mention.year is not None and before.year is not None and mention.year != before.year:
        return mention.year < before.year
    if None in (mention.year, before.year) and last_month - month >= 6:
        return False
    return (month, mention.day or 1) < (last_month, before.day or 1)


_OTHER_YEAR = later("[去前上]年|[次翌来明后第]年|第二年$")
