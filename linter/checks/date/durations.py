"""Lengths of time against the dates that they lie between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.checks.timeline import years_of
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.dates import Mention, Range, exists, mentions, month_days, ordinal, ranges, weekday
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Part, Words
from linter.frozen import NamedTuple
from linter.rule import BlockCheck, Finding

_ACTIVITY = "活动|培训|集训|会期|假期|行程|展期|比赛|演出|研学|封闭|训练|施工|工期|停电|停水|宣传|整治|会议|展览|巡回|义诊|军训|公示|住院|治疗|旅程|节日"
_LENGTH = later(
    rf"(?P<lead>有期徒刑|拘役|管制(?=[一二三六\d])|住院(?:治疗|观察)?|(?<![一-龥\d])(?=[\d一二两三四五六七八九十]{{1,3}}(?:天|周|个月)的(?:{_ACTIVITY}))|为期|放假|休市|停课|停运|历时|持续|整整|长达|总?工期|公示期?|期限|时限|会期|共计?|用时|展期|周期|任期|试用期|有效期|(?=[\d一二三四五六七八九]{{1,2}}天(?:的)?小?长?假))(?:限)?(?:为|是|，)?"
    r"(?P<count>\d{1,3}(?:\.5)?|[一二两三四五六七八九十]{1,3})(?P<half>个半)?"
    r"(?P<unit>个工作日|工作日|个月|个?星期|周(?!年)|天|日(?!内|前)|年(?!零?[\d一二两三四五六七八九十]{1,2}个月))(?P<loose>半|多|余|左右|以上|以内)?"
)
_LOOSE = ("约", "近", "超过", "逾", "不少于", "不超过", "至少")
_APART = later(
    r"[每各]|分期|分批|分别|轮流|轮训|(?<!第)[\d二两三四五六七八九十](?:期|场|批|轮|次|站)|其中|前后|间断|缓刑|折抵|羁押|减刑|假释"
)
_NEAR, _REACH = 30, 200
_SOME_YEAR = 2023
_LATE = 9
"""A range without a year that begins in this month or later and ends in spring passes the turn of the year."""
_DAYS_IN_MONTH = 30.44
_TOGETHER = ("共", "共计")
_RIGHT_BEHIND = later("[，（]?")
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
    r"[起日]?(?:正式|全面|顺利)?(?:进场|开工|动工|入院|住院|收治|开始|启动|开幕|出发|报到|入场|开班|开营|开展|停产|停业|起航|离[县京校家]|进驻)[^，。；\d]{0,6}[，,、](?:并|且|直至|直到|又|于|至|到|在)*"
)
_ENDING = later(
    r"[^，。；、\d]{0,4}?(?:完工|竣工|出院|结束|闭幕|完成|返回|撤离|落幕|收官|结项|结业|结营|交付|复产|复业|返[县京校家])"
)


def _told_ranges(text: str) -> list[Range]:
    """What is joined as a range, and what begins and ends in so many words: 6月1日进场，7月10日完工."""
    found = list(ranges(text))
    for first, last in pairwise(mentions(text)):
        begins = first.day and last.day and _EVENTS.fullmatch(text, first.end, last.start)
        if begins and _ENDING.match(text, last.end):
            found.append(Range(first, last))
    return sorted(found, key=lambda span: span.first.start)


_TOLD = frozenset(
    [
        "为期",
        "放假",
        "休市",
        "停课",
        "停运",
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
        return _TOLD | _LITERALS | frozenset((*_TOGETHER_BEHIND, *_DAILY_BEHIND))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        lengths = [match for match in _LENGTH.finditer(text) if not _is_loose(text, match)]
        daily = any(words in text for words in _DAILY_BEHIND)
        spans = _told_ranges(text) if lengths else []
        yield from _day_by_day(block, list(ranges(text)), part) if daily else ()
        for match in lengths:
            index = bisect_left(spans, match.start(), key=lambda span: span.first.start)
            beside = [span for span in spans[max(index - 1, 0) : index + 1] if _beside(text, span, match)]
            if (
                len(beside) == 1
                and (long := _length(beside[0], text, part))
                and not _fits_beside(text, spans[max(index - 2, 0) : index + 2], beside[0], match, long)
            ):
                whole = _of_stages(text, spans[index - 2 : index], part) if index > 1 else None
                if whole and _fits(match, whole):
                    continue
                span = block.at(match.start("count"), match.end("unit"))
                first, last = beside[0]
                yield Finding(
                    span, {"range": text[first.start : last.end], "better": _told(match["unit"], long)}
                )


def _of_stages(text: str, stages: list[Range], part: Part | None) -> _Span | None:
    """3月至5月整治，6月至12月巩固，为期10个月: how long two stages of one sentence are together."""
    one, other = stages
    if any(mark in text[one.last.end : other.first.start] for mark in "。；\n"):
        return None
    return _length(Range(one.first, other.last), text, part)


def _is_loose(text: str, match: re.Match[str]) -> bool:
    return match["loose"] is not None or text.endswith(_LOOSE, 0, match.start("count"))


def _beside(text: str, span: Range, match: re.Match[str]) -> bool:
    """In the same sentence, not far, and nothing between or around that takes turns or counts several."""
    if match.start() >= span.last.end:
        gap = text[span.last.end : match.start()]
    elif match.end() <= span.first.start:
        gap = text[match.end() : span.first.start]
    else:
        return False
    if len(gap) > _NEAR or any(mark in gap for mark in "。；！？\n") or mentions(gap):
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


_TOGETHER_BEHIND = tuple(f"{day}{mark}共" for day in "日号" for mark in ("", "，", "（"))
_DAILY_BEHIND = tuple(f"{day}{mark}每{of}" for day in "日号" for mark in ("", "，") for of in "天日")
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
            told = {"range": text[first.start : last.end], "better": better}
            yield Finding(block.at(*match.span("told")), told)


def _fits_beside(text: str, spans: Sequence[Range], span: Range, match: re.Match[str], long: _Span) -> bool:
    """Whether a length fits the range that it stands beside. 共7天 right behind its range counts every day, or every
    workday, and no other range's."""
    if match["lead"] not in _TOGETHER or match["unit"] != "天" or long.days is None:
        return _fits(match, long)
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
        return exact or abs(long.months - months) <= (
            12 if long.days is None and long.months % 12 == 0 else 2
        )
    if long.days is None:
        return unit != "月" or count in (long.months, long.months - 1)
    if unit == "月":
        return abs(long.days - _DAYS_IN_MONTH * count) <= 8 or count in _calendar_months(long)
    if unit in ("周", "星期"):
        return abs(long.days - 7 * count) <= 3
    if unit == "工作日":
        return long.workdays - 8 <= count <= long.days
    return count in (long.days, long.days - 1) or abs(count - long.workdays) <= (0 if long.days < 14 else 6)


def _calendar_months(long: _Span) -> tuple[float, ...]:
    """5月20日至8月10日 touches four months; whoever says three is not far off."""
    rest = (long.days or 0) / _DAYS_IN_MONTH
    return (int(rest), int(rest) + 1) if rest > 1 and 0.3 < rest % 1 < 0.7 else ()


def _number(match: re.Match[str]) -> float:
    count = float(match["count"]) if match["count"][0].isdecimal() else float(value(match["count"]) or 0)
    return count + (0.5 if match["half"] else 0)


def _told(unit: str, long: _Span) -> str:
    """How long it is, in about the unit that was used."""
    if unit == "年":
        return f"{round(long.months / 12, 1):g}年"
    if unit == "个月":
        months = long.months if long.days is None else round(long.days / _DAYS_IN_MONTH, 1)
        return f"{months:g}个月"
    return f"{long.days}天"


_BORN = later(
    r"(?P<year>19[3-9]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?=[，,、]))|(?:出生于|生于)(?P<year>19[3-9]\d)年"
)
_AGED = later(
    r"[^。；]{0,40}?(?:现年|今年|年龄|，)(?:已经?)?(?P<count>[2-9]\d)(?:周)?岁(?!时|那年|以|的他|的她|就|起|开始)"
)
_BEGAN = later(
    r"(?P<what>建于|成立于|创办于|创建于)(?P<year>(?:19[0-9]|20[0-2])\d)年|(?P<year>(?:19[5-9]|20[0-2])\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?P<what>参加工作|从教|从警|从医|从事教育|参加教育|入伍|加入中国共产党|入党|建成|投入使用|投运|通车|成立|创办|建校|建院|开业)"
)
_SERVED = {
    "参加工作": "工龄|参加工作|工作",
    "从教": "教龄|从教|任教",
    "从警": "警龄|从警",
    "从医": "从医",
    "从事教育": "教龄|从教|任教",
    "参加教育": "教龄|从教|任教",
    "入伍": "军龄|从军",
    "加入中国共产党": "党龄",
    "入党": "党龄",
    **dict.fromkeys(("建成", "投入使用", "投运", "通车", "建于"), "运行|使用|服役|运营|距今"),
    **dict.fromkeys(("成立于", "创办于", "创建于"), "走过|办学|成立|创办|经营|历经|距今|有着?"),
    **dict.fromkeys(("成立", "创办", "建校", "建院", "开业"), "走过|办学|成立|创办|经营|历经"),
}


_AGED_THEN = later(
    r"[^。；]{0,40}?(?P<then>(?:19|20)\d\d)年(?:(?!(?:19|20)\d\d年)[^。；]){0,24}?(?:年满|年仅|时年|刚满|庆祝|迎来|度过|喜迎)(?:了)?(?:她?他?的?|自己的)(?P<count>\d{1,3})(?P<full>周)?岁"
)
_JOINED_THEN = later(
    r"，(?:于)?(?P<then>(?:19|20)\d\d)年(?:\d{1,2}月)?(?P<what>参加工作|入党|加入中国共产党|入伍|从教|从警|从医|入职)"
)
_YOUNGEST = {"入党": 17, "加入中国共产党": 17, "入伍": 15}
_YOUNGEST_WORKER = 14
_SERVED_UNTIL = later(
    r"[^。；]{0,30}?(?:至|到|截至|截止)(?P<then>(?:19|20)\d\d)年[底末初]?[^。；\d]{0,14}?(?:走过|历经|度过|办学|运行|经营|有|历时|成立|创办|使用|服役|运营)了?(?:整整)?(?P<count>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)年(?!后|前|代)"
    r"|[^。；]{0,20}?(?P<then>(?:19|20)\d\d)年[^。；\d]{0,6}?(?:迎来|喜迎|庆祝|是|举办|举行|值|逢|庆)[^。；\d]{0,8}?(?P<count>\d{1,3}|[一二三四五六七八九百]?十[一二三四五六七八九]?)(?P<full>周)年"
)
_SINCE = later(
    r"自(?P<year>(?:19|20)\d\d)年[^，。；\d]{0,10}(?:至|到)(?P<then>(?:19|20)\d\d)年[底末初]?[，,]?(?:这|短短|整整)?(?P<count>\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])年(?=间|来|里|时间|的时间)"
    r"|(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?(?:入职|入校|入厂|到岗)，(?P<then>(?:19|20)\d\d)年(?P=month)月(?:\d{1,2}日)?(?:离职|辞职|离开|退休|解除)[^。；\d]{0,16}?(?:工作|任职|服务)(?P<full>满)(?P<count>\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])年"
)


class AgeAgrees(BlockCheck):
    """How old somebody is, or how long in service, follows from the year that a sentence tells, for one of the years
    that the draft may be of; a year more or less is the birthday's. So does how long a work has been in use. Where the
    sentence tells the second year too, that one counts; and nobody goes to work as a child."""

    @property
    def literals(self) -> frozenset[str]:
        begun = (f"{unit}{what}" for unit in "年月日" for what in _SERVED)
        founded = (what for what in _SERVED if what.endswith("于"))
        spells = ("年间", "年来", "年里", "年时间", "年的时间")
        return frozenset(
            (
                *spells,
                "入职",
                "入校",
                "入厂",
                "到岗",
                "出生",
                "生于",
                "年生",
                "月生",
                "日生",
                *begun,
                *founded,
            )
        )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text, years = block.reading, years_of(part)
        for match in _SINCE.finditer(text):
            yield from _of_those_years(block, match, match)
        for match in _BORN_EVER.finditer(text):
            yield from _of_those_years(block, match, _AGED_THEN.match(text, match.end()))
            yield from _too_young(block, match)
        for match in _BEGAN.finditer(text):
            yield from _of_those_years(block, match, _SERVED_UNTIL.match(text, match.end()))
        if not years:
            return
        for match in _BORN.finditer(text):
            if not _AGED_THEN.match(text, match.end()):
                yield from _too_old(block, match, _AGED.match(text, match.end()), years)
        for match in _BEGAN.finditer(text):
            if not _SERVED_UNTIL.match(text, match.end()):
                yield from _too_old(block, match, _SERVICE[match["what"]].match(text, match.end()), years)


def _of_those_years(block: Block, begun: re.Match[str], told: re.Match[str] | None) -> Iterator[Finding]:
    """A count of years between two that the sentence tells: of full ones (周岁, 周年) there are none too many."""
    count = value(told["count"]) if told else None
    if not told or not count:
        return
    if told is not begun and _OF_ANOTHER.search(block.reading, begun.end("year"), told.start("count")):
        return
    passed = int(told["then"]) - int(begun["year"])
    exact = told.groupdict().get("full")
    most = passed if exact else passed + 1
    if passed > 0 and not passed - 1 <= count <= most:
        span = block.at(told.start("count"), told.end())
        yield Finding(span, {"since": f"{begun['year']}年", "better": str(passed)})


def _too_young(block: Block, born: re.Match[str]) -> Iterator[Finding]:
    """1972年5月出生，1978年7月参加工作."""
    text = block.reading
    clauses = _CLAUSES_BEHIND.match(text, born.end())
    told = _JOINED_THEN.search(text, born.end(), clauses.end()) if clauses else None
    if told and not _OF_ANOTHER.search(text, born.end(), told.start()):
        age = int(told["then"]) - int(born["year"])
        youngest = _YOUNGEST.get(told["what"], _YOUNGEST_WORKER)
        if age < youngest:
            span = block.at(told.start("then"), told.end("then") + 1)
            grown = int(born["year"]) + youngest
            better = Words(f"{grown}年以后", f"{grown} or later")
            yield Finding(span, {"since": f"{born['year']}年", "better": better})


_CLAUSES_BEHIND = later("[^。；]{0,40}")
_BORN_EVER = later(
    r"(?P<year>(?:19[2-9]|20[0-2])\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?=[，,、]))|(?:出生于|生于)(?P<year>(?:19[2-9]|20[0-2])\d)年(?:\d{1,2}月)?"
)


_SERVICE = {
    what: later(
        rf"[^。；]{{0,30}}?(?:{words})了?(?:已有?|达|满|至今|已满)?(?P<near>近|将近)?(?P<count>[1-9]\d|[二三四五六七八]?十[一二三四五六七八九]?)(?:余|多)?年(?!后|前|时)"
    )
    for what, words in _SERVED.items()
}


_OF_ANOTHER = later(
    r"[父母妻夫儿女爷奶孙]|[在曾任][^，。；]{1,14}工作|先后|期间|其中|新[校院厂馆区楼址]|搬迁|迁[址至入]|扩建|重建|改造"
)
"""Between the year and the age: it is of somebody else, or of some of the years."""


def _too_old(
    block: Block, begun: re.Match[str], told: re.Match[str] | None, years: set[int]
) -> Iterator[Finding]:
    count = value(told["count"]) if told else None
    if not told or not count or _OF_ANOTHER.search(told[0]):
        return
    right = [year - int(begun["year"]) for year in sorted(years)]
    loose = 9 if told[0][-2] in "余多" else 1
    short = count // 10 if told.groupdict().get("near") else 1
    if all(not -short <= passed - count <= loose for passed in right):
        yield Finding(
            block.at(told.start("count"), told.end()),
            {"since": f"{begun['year']}年", "better": str(right[0])},
        )


_BEGUN = later("(?:底|初|中旬|上旬|下旬)?(?:正式)?(?:开工|动工|开建|进场|启动)")
_TERM = later(
    r"(?<!剩余)(?:总|建设|合同|计划|施工)?工期(?:为|是|约)?(?P<count>\d{1,3})(?P<unit>个月|天|日历天|年)"
)
_ENDED = later(
    "(?:底|末|初|上旬|中旬|下旬)?前?(?:全面|全部|完成|整体|基本)?(?:竣工|完工|建成|交付|交工|通车)"
)
_MOVED = later("延期|推迟|顺延|提前|停工|滞后|分期|二期|一期|部分")
_OFF = 1.5
"""Months that a planned term may differ from the dates around it."""


class TermAgrees(BlockCheck):
    """The months between 开工 and 竣工 are those of the term between them: 4月开工，工期18个月，次年10月竣工."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("工期",))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _TERM.finditer(text):
            start = max(text.rfind("。", 0, match.start()) + 1, match.start() - 80)
            stop = text.find("。", match.end())
            end = min(stop if stop >= 0 else len(text), match.end() + 80)
            dates = [m for m in mentions(text) if start <= m.start and m.end <= end and m.year and m.month]
            begun = [m for m in dates if _BEGUN.match(text, m.end)]
            ended = [m for m in dates if _ENDED.match(text, m.end)]
            if len(begun) == len(ended) == 1 and not _MOVED.search(text, start, end):
                months = _months(ended[0]) - _months(begun[0])
                term = int(match["count"]) * {"个": 1.0, "年": 12.0}.get(match["unit"][0], 12 / 365.25)
                if months > 0 and abs(months - term) > max(_OFF, term * 0.15):
                    span = block.at(ended[0].start, ended[0].end)
                    yield Finding(
                        span, {"term": text[match.start() : match.end()], "months": f"{months}个月"}
                    )


def _months(mention: Mention) -> int:
    return 12 * (mention.year or 0) + (mention.month or 0)
