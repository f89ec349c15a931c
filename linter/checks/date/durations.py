"""Lengths of time against the dates that they lie between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.dates import Mention, Range, exists, mentions, month_days, ordinal, ranges, weekday
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Part
from linter.frozen import NamedTuple
from linter.rule import BlockCheck, Finding

_ACTIVITY = "活动|培训|集训|会期|假期|行程|展期|比赛|演出|研学|封闭|训练|施工|工期|停电|停水|宣传|整治|会议|展览|巡回|义诊|军训|公示|住院|治疗|旅程|节日"
_LENGTH = later(
    rf"(?P<lead>有期徒刑|拘役|管制(?=[一二三六\d])|住院(?:治疗|观察)?|(?<![一-龥\d])(?=[\d一二两三四五六七八九十]{{1,3}}(?:天|周|个月)的(?:{_ACTIVITY}))|为期|放假|休市|停课|停运|停[产业](?:整顿|整改)|历时|持续|整整|长达|总?工期|公示期?|期限|时限|会期|共计?|用时|展期|周期|任期|试用期|有效期|(?<=[行营养保质护管听聘租包修同])期(?=限?为)|(?=[\d一二三四五六七八九]{{1,2}}天(?:的)?小?长?假))(?:限)?(?:为|是|，)?(?:近|约|逾|超过)?"
    r"(?P<count>\d{1,3}(?:\.5)?|[一二两三四五六七八九十]{1,3}|半(?=年))(?P<half>个半)?"
    r"(?P<unit>个工作日|工作日|个月|个?星期|周(?!年)|天|日(?!内|前|[至到—–-]|（[周星])(?<!，\d日)(?<!，\d\d日)|年(?!零?[\d一二两三四五六七八九十]{1,2}个月))(?P<more>(?<=年)半)?(?P<loose>半|多|余|左右|以上|以内)?"
)
_LOOSE = ("约", "近", "超过", "逾", "不少于", "不超过", "至少")
_APART = later(
    r"[每各]|分期|分批|分[一二两三四五六\d]个?(?:阶段|步|期|批)|分阶段|分别|轮流|轮训|(?<!第)[\d二两三四五六七八九十](?:期|场|批|轮|次|站)|其中|前后|间断|缓刑|折抵|羁押|减刑|假释"
)
_NEAR, _REACH = 30, 200
_REACHES = {"历时": 80, "为期": 60}
"""How far from its days a length may stand, in characters."""
_SOME_YEAR = 2023
_LATE = 9
"""A range without a year that begins in this month or later and ends in spring passes the turn of the year."""
_DAYS_IN_MONTH = 30.44
_TOGETHER = ("共", "共计", "为期", "会期")
_RIGHT_BEHIND = later("(?:（(?:星期|周)[^（）]{1,8}）)?[，（]?|）(?:组织|开展|举办|举行|进行)?")
_HALF_DAY = later("[晚夜午]")
_BY_LAW = later("公示|公告|公布|异议|期限|时限|报到|往返|路途")
"""The first day of such a term does not count."""
_SOME_DAYS = later("除外|扣除|剔除|不含|工作日|休息|双休|周末")
_AROUND = ("底", "末", "初", "上旬", "中旬", "下旬")


class _Span(NamedTuple):
    """How long a range is: `days` with both ends, None when it is told in months; `months` likewise."""

    days: int | None
    months: int
    workdays: int


_LITERALS = frozenset(("有期徒刑", "拘役", "管制", "住院")) | frozenset(
    f"{unit}的{what}" for unit in ("天", "周", "个月") for what in _ACTIVITY.split("|")
)
_EVENTS = later(
    r"[起日]?(?:正式|全面|顺利)?(?:进场|开工|动工|入院|住院|收治|开始|启动|开幕|出发|报到|入场|开班|开营|开展|停产|停业|起航|离[县京校家]|进驻|放假|停课|停运|闭馆|封闭)[^，。；\d]{0,6}[，,、](?:并|且|直至|直到|又|于|至|到|在)*"
)
_ENDING = later(
    r"[^，。；、\d]{0,4}?(?:完工|竣工|出院|结束|闭幕|完成|返回|撤离|落幕|收官|结项|结业|结营|交付|复产|复业|返[县京校家])"
)


def _in_turn(text: str, first: Mention, last: Mention) -> bool:
    """Two months, the earlier one first: 2023年11月开工，2025年6月完工，历时…. The second may be of the first one's year."""
    if first.day or last.day or not first.month or not last.month or not (first.year or not last.year):
        return False
    return (first.year or 0, first.month) < (last.year or first.year or 0, last.month)


def _told_ranges(text: str) -> list[Range]:
    """What is joined as a range, and what begins and ends in so many words: 6月1日进场，7月10日完工."""
    found = list(ranges(text))
    for first, last in pairwise(mentions(text)):
        days = first.day and last.day
        begins = (days or _in_turn(text, first, last)) and _EVENTS.fullmatch(text, first.end, last.start)
        if begins and _ENDING.match(text, last.end):
            found.append(Range(first, last))
    return sorted(dict.fromkeys(found), key=lambda span: span.first.start)


_TOLD = frozenset(
    [
        "为期",
        "放假",
        "休市",
        "停课",
        "停运",
        "停产整",
        "停业整",
        "历时",
        "持续",
        "整整",
        "长达",
        "工期",
        "公示",
        "期限",
        "时限",
        "会期",
        "展期",
        "周期",
        "任期",
        "期为",
        "用时",
        "试用期",
        "有效期",
        "天假",
        "天小长假",
        "天长假",
        "天的假",
    ]
)


class DurationAgrees(BlockCheck):
    """A length of time beside its first and last day is as long as they say: 3月1日至5月31日，为期三个月. Days may be
    counted with the last or without, or as workdays; months and years with either end's month or year."""

    @property
    def literals(self) -> frozenset[str]:
        return (
            _TOLD
            | _LITERALS
            | frozenset(
                (*_TOGETHER_BEHIND, *_DAILY_BEHIND, "届满", "聘期", "租期", "承包期", "合同期", "上诉期")
            )
        )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        stated = _LENGTH.finditer(text)
        lengths = [match for match in stated if _in_years(text, match) or not _is_loose(text, match)]
        daily = any(words in text for words in _DAILY_BEHIND)
        spans = _told_ranges(text) if lengths else []
        yield from _day_by_day(block, list(ranges(text)), part) if daily else ()
        yield from _between(block, part)
        for match in lengths:
            index = bisect_left(spans, match.start(), key=lambda span: span.first.start)
            beside = [span for span in spans[max(index - 1, 0) : index + 1] if _beside(text, span, match)]
            if (
                len(beside) == 1
                and (long := _length(beside[0], text, part))
                and not _fits_beside(text, spans[max(index - 2, 0) : index + 2], beside[0], match, long)
                and not (_is_loose(text, match) and long.months >= _MONTHS_OF_YEAR * _number(match) * _LEAST)
            ):
                whole = _of_stages(text, spans[index - 2 : index], part) if index > 1 else None
                if whole and _fits(match, whole):
                    continue
                first, last = beside[0]
                stop = max(match.end("unit"), match.end("more"))
                span = block.at(match.start("count"), max(stop, last.end))
                told = {"told": text[match.start("count") : stop]}
                told |= {"range": text[first.start : last.end], "better": _told(match["unit"], long)}
                yield Finding(span, told)


_TERM_TOLD = later(
    r"(?:起|开工|动工|签订|签署|签收|收到|选举产生|产生|任命|聘任|开始)[^。；\d]{0,16}?(?P<lead>为期|历时|期限|任期|有效期|试用期|聘期|租期|承包期|合同期|上诉期|共)(?:限)?[为是共]?"
    r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<half>个半)?(?P<unit>个月|天|日|年)(?:的[^，。；\d]{2,16})?，(?:[^，。；\d]{0,8}?[至到于])?"
)
_TERM_ENDS = later(
    "(?P<before>[之以]?前(?:全部|全面|基本)?(?=结束|完成))|底?(?:届满|止|到期|期满|截止|结束|完工|竣工)"
)
_REST_DAYS = 3
"""A term that ends on a day of rest ends on the first day after it."""


def _between(block: Block, part: Part | None) -> Iterator[Finding]:
    """自2024年1月1日起施行，有效期五年，至2027年12月31日止: the length stands between the days."""
    text = block.reading
    for first, last in pairwise(m for m in mentions(text) if m.month):
        match = _TERM_TOLD.fullmatch(text, first.end, last.start)
        ends = _TERM_ENDS.match(text, last.end) if match else None
        long = _length(Range(first, last), text, part) if ends else None
        if not match or not ends or not long:
            continue
        if ends["before"] and _number(match) <= (long.months if match["unit"] == "个月" else long.days or 0):
            continue  # it may be over before its last day
        if match["unit"] in "天日" and long.days:
            fits = 0 <= long.days - _number(match) <= _REST_DAYS
        else:
            fits = _fits(match, long)
        if not fits:
            told = {"range": text[first.start : last.end], "better": _told(match["unit"], long)}
            told |= {"told": text[match.start("count") : match.end("unit")]}
            yield Finding(block.at(match.start("count"), last.end), told)


def _of_stages(text: str, stages: list[Range], part: Part | None) -> _Span | None:
    """3月至5月整治，6月至12月巩固，为期10个月: how long two stages of one sentence are together."""
    one, other = stages
    if any(mark in text[one.last.end : other.first.start] for mark in "。；\n"):
        return None
    return _length(Range(one.first, other.last), text, part)


def _is_loose(text: str, match: re.Match[str]) -> bool:
    return match["loose"] is not None or text.endswith(_LOOSE, 0, match.start("count"))


_NEARLY = ("近", "约", "逾", "超过")
_LEAST = 0.7
"""Which share of the years that a length is rounded to it has at least: 近三年."""


def _in_years(text: str, match: re.Match[str]) -> bool:
    """历时近三年, 历时半年多: what is rounded to years may be far from them."""
    loose = match["loose"] in ("多", "余") or text.endswith(_NEARLY, 0, match.start("count"))
    return match["unit"] == "年" and match["lead"] == "历时" and loose


def _beside(text: str, span: Range, match: re.Match[str]) -> bool:
    """In the same sentence, not far, and nothing between or around that takes turns or counts several."""
    if match.start() >= span.last.end:
        gap = text[span.last.end : match.start()]
    elif match.end() <= span.first.start:
        gap = text[match.end() : span.first.start]
    else:
        return False
    if (
        len(gap) > _REACHES.get(match["lead"], _NEAR)
        or any(mark in gap for mark in "。；！？\n")
        or mentions(gap)
    ):
        return False
    first = min(match.start(), span.first.start)
    start = clause_start(text, "。；！？，\n", first, max(first - _NEAR, 0))
    return not _APART.search(text, start, max(match.start(), span.last.end))


def _length(span: Range, text: str, part: Part | None) -> _Span | None:
    first, last = span
    if first.month is None and last.month is None:
        years = (last.year or 0) - (first.year or 0)
        return _Span(None, 12 * (years + 1), 0) if first.year and last.year and years > 0 else None
    if first.month is None or not exists(first.year, first.month, first.day):
        return None
    start, end = _resolved(first, last, part)
    if end[0] > start[0] and last.year is None and (start[1] < _LATE or end[1] > 12 - _LATE + 4):
        return None
    months = 12 * (end[0] - start[0]) + end[1] - start[1] + 1
    if first.day and last.day is None and text.startswith(_AROUND[:2], last.end):
        last = last._replace(day=end[2])
    if first.day is None or last.day is None:
        rough = text.startswith(_AROUND, first.end) or text.startswith(_AROUND[2:], last.end)
        return None if rough or first.day or last.day else _Span(None, months, 0)
    if not exists(*end):
        return None
    begins, ends = ordinal(*start), ordinal(*end)
    workdays = sum((weekday(*start) + offset) % 7 < 5 for offset in range(min(ends - begins + 1, 400)))
    return _Span(ends - begins + 1, months, workdays) if ends >= begins else None


def _resolved(
    first: Mention, last: Mention, part: Part | None
) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Both dates with their years; a range without years that falls passes the turn of the year."""
    year = first.year or first.context or last.year or (part.year if part else None) or _SOME_YEAR
    start = (year, first.month or 1, first.day or 1)
    month = last.month or start[1]
    falls = (month, last.day or 1) < start[1:]
    return start, (last.year or year + falls, month, last.day or month_days(year, month))


_TOGETHER_BEHIND = tuple(f"{day}{mark}共" for day in "日号束止闭" for mark in ("", "，", "（"))
_DAILY_BEHIND = tuple(f"{day}{mark}每{of}" for day in "日号" for mark in ("", "，") for of in "天日")
_HOLIDAY, _RETURN = later("[起日]?(?:开始)?放假"), later("(?:结束|止|收假)?[，（]?")
"""Everybody counts the days of a holiday alike."""
_DAILY = later(
    r"，?每[天日](?:(?:举办|举行|开展|安排|组织|演出|放映|开设|开放|各)?(?P<each>\d{1,2}|[一二两三四五六])[场次期课班堂][^，。；、\d]{0,6}"
    r"|(?:[上下]午|晚上?)?\d{1,2}[:：]\d\d(?:[至到—–~～-]{1,2}\d{1,2}[:：]\d\d)?)，"
    r"(?P<told>(?:共计?|合计|总计|累计)[^，。；、\d]{0,6}?(?P<count>\d{1,3})(?P<unit>[场次期课班堂]))"
)


def _day_by_day(block: Block, spans: Sequence[Range], part: Part | None) -> Iterator[Finding]:
    """10月1日至5日每天一场，共6场: no more than there are days, no fewer than there are days at work."""
    text = block.reading
    for first, last in spans:
        match = _DAILY.match(text, last.end)
        long = _length(Range(first, last), text, part) if match else None
        each = value(match["each"] or "一") if match else None
        if not match or not long or not long.days or not each:
            continue
        known = first.context or last.year or (part and part.year)
        least = long.workdays if known else long.days - 2 * (long.days // 7 + 1)
        if not least * each <= int(match["count"]) <= long.days * each:
            better = f"{long.days}天共{long.days * each}{match['unit']}"
            told = {"range": text[first.start : last.end], "better": better, "told": match["told"]}
            yield Finding(block.at(*match.span("told")), told)


def _fits_beside(text: str, spans: Sequence[Range], span: Range, match: re.Match[str], long: _Span) -> bool:
    """Whether a length fits the range that it stands beside. 共7天 right behind its range counts every day, or every
    workday, and no other range's."""
    if match["lead"] not in _TOGETHER or match["unit"] != "天" or long.days is None:
        return _fits(match, long)
    if _HOLIDAY.match(text, span.first.end) and _RETURN.fullmatch(text, span.last.end, match.start()):
        return _number(match) == long.days
    start = clause_start(text, "。；\n", span.first.start, max(span.first.start - _REACH, 0))
    if any(other is not span and start <= other.first.start < match.start() for other in spans):
        return True
    stop = clause_end(text, "，。；", match.end())
    if _SOME_DAYS.search(text, start, stop):
        return _number(match) <= long.days
    if _BY_LAW.search(text, start, stop) or not _RIGHT_BEHIND.fullmatch(text, span.last.end, match.start()):
        return _fits(match, long)
    count = _number(match)
    halves = count % 1 or _HALF_DAY.search(text, span.first.start, span.last.end)
    return count in (long.days, long.workdays) or bool(halves and long.days - 1 <= count <= long.days)


_SET_TERMS = ("为期", "工期", "总工期", "期限", "时限")
"""What is set for whole months of a year counts them all: 3月至5月，为期三个月."""
_MONTHS_OF_YEAR = 12


def _fits(match: re.Match[str], long: _Span) -> bool:
    count = _number(match)
    if match["lead"] in ("", "放假") and long.days is not None:
        return count == long.days  # everybody counts the days of a holiday alike
    if match["lead"].startswith("住院") and long.days is not None and match["unit"] in "天日":
        return count in (long.days, long.days - 1)
    unit = match["unit"].removeprefix("个")
    if unit == "年":
        months = 12 * count
        exact = long.days is not None and abs(long.days - 365.25 * count) <= 40
        whole_years = long.days is None and long.months % 12 == 0
        set_ = match["lead"] in _SET_TERMS and long.months <= _MONTHS_OF_YEAR
        return exact or abs(long.months - months) <= (12 if whole_years else 1 if set_ or count < 1 else 2)
    if long.days is None:
        exact = match["lead"] in _SET_TERMS and long.months <= _MONTHS_OF_YEAR
        return unit != "月" or count == long.months or (count == long.months - 1 and not exact)
    if unit == "月":
        return abs(long.days - _DAYS_IN_MONTH * count) <= 8 or count in _calendar_months(long)
    if unit in ("周", "星期"):
        return abs(long.days - 7 * count) <= 3
    if unit == "工作日":
        return long.workdays - 8 <= count <= long.days
    few = long.days < _TWO_WEEKS
    holidays, made_up = (0, 0) if few else (_HOLIDAYS, 1)
    return count in (long.days, long.days - 1) or -holidays <= count - long.workdays <= made_up


_TWO_WEEKS, _HOLIDAYS = 14, 6
"""In a longer range so many days may be no workdays, though not at its weekends, and one of these be made up for."""


def _calendar_months(long: _Span) -> tuple[float, ...]:
    """5月20日至8月10日 touches four months; whoever says three is not far off."""
    rest = (long.days or 0) / _DAYS_IN_MONTH
    return (int(rest), int(rest) + 1) if rest > 1 and 0.3 < rest % 1 < 0.7 else ()


def _number(match: re.Match[str]) -> float:
    if match["count"] == "半":
        return 0.5
    count = float(match["count"]) if match["count"][0].isdecimal() else float(value(match["count"]) or 0)
    return count + (0.5 if match["half"] or match.groupdict().get("more") else 0)


def _told(unit: str, long: _Span) -> str:
    """How long it is, in about the unit that was used."""
    if unit == "年" and long.months >= _MONTHS_OF_YEAR:
        return f"{round(long.months / 12, 1):g}年"
    if unit in ("个月", "年"):
        months = long.months if long.days is None else round(long.days / _DAYS_IN_MONTH, 1)
        return f"{months:g}个月"
    return f"{long.days}天"
