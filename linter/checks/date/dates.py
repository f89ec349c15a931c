"""Dates as values: whether they exist, run forwards, fall on the weekday they name and are written alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from linter.checks.plans import planned
from linter.checks.timeline import Dated, byline, own_words, quoted, signature, timeline, title_text, written
from linter.chinese.dates import (
    WEEKDAYS,
    Mention,
    Range,
    exists,
    mentions,
    month_days,
    ordinal,
    ranges,
    weekday,
    weekdays,
)
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Words
from linter.rule import BlockCheck, Finding, PartCheck, Value

_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_YEAR, _NEAR = 366, 200
"""Days before the signature within which a date without a year may lie: a report tells of twelve months, what looks
ahead of fewer. After it, a year."""


def possible_years(mention: Mention, part: Part | None, last_years: bool = False) -> tuple[int, ...]:
    """The years that a date may mean: its own, or else the last one named before it in its paragraph, the
    title's and one that brings it near the signature. `last_years`: 去年 stands before it."""
    if mention.year is not None:
        return (mention.year,)
    years = [mention.context, part.year if part else None, *_school_year(part)]
    years += [year - 1 for year in years if year is not None and last_years]
    signed = signature(part) or byline(part)
    if signed and signed.mention.year is not None:
        own = signed.mention.year
        past = _NEAR if part and part.genre.id in _AHEAD else _YEAR
        years.extend(year for year in (own, own + 1) if _near(mention, year, signed, past))
    if not any(years) and part:  # minutes without a title's year: the one year of all their full dates
        years = [_only_year(part)]
    return tuple(dict.fromkeys(year for year in years if year is not None))


_SCHOOL_YEAR = later("(20\\d\\d)[—–~～-](20\\d\\d)学年")


@lru_cache(maxsize=4)
def _school_year(part: Part | None) -> tuple[int, ...]:
    """Both years of a plan's school year."""
    match = _SCHOOL_YEAR.search(title_text(part)) if part else None
    return (int(match[1]), int(match[2])) if match else ()


@lru_cache(maxsize=4)
def _only_year(part: Part) -> int | None:
    """The one year of all full dates."""
    told = {dated.mention.year for dated in timeline(part).dates if dated.mention.full}
    return told.pop() if len(told) == 1 else None


_AHEAD = ("notice", "plan")
"""Genres that speak of what is to come."""


def _near(mention: Mention, year: int, signed: Dated, past: int) -> bool:
    """Whether a date of a year lies at most so many days before the signature, or within a year after it."""
    day = ordinal(year, mention.month or 1, mention.day or 1)
    _, _, signing_year, month, signing_day, *_ = signed.mention
    return -_YEAR <= ordinal(signing_year or year, month or 12, signing_day or 1) - day <= past


class DateExists(BlockCheck):
    """The calendar has the date: no 30 February, no 13th month. The year may stand before it, in the title or
    in the signature; where it is unknown, 29 February exists."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("月", "20", "19"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for mention in mentions(block.reading):
            reason = self._reason(block.reading, mention, part)
            if reason:
                yield Finding(block.at(mention.start, mention.end), {"reason": reason})
        for match in _DAY_FOR_MONTH.finditer(block.reading):
            reason = _NO_SUCH_YEAR if match["far"] else _NO_MONTH
            yield Finding(block.at(*match.span()), {"reason": reason})
        for first, last in ranges(block.reading):
            month, bare = first.month, last.month is None and last.year is None
            if month and bare and exists(None, month, None) and not exists(first.year, month, last.day):
                days = _days(month, month_days(first.year, month), first.year)
                yield Finding(block.at(last.start, last.end), {"reason": days})

    def _reason(self, text: str, mention: Mention, part: Part | None) -> Words | None:
        month, day = mention.month, mention.day
        if month is None or exists(mention.year, month, day):
            if (month, day) != (2, 29) or mention.year is not None:
                return None
            last_years = text.endswith(("去年", "上年"), 0, mention.start)
            years = possible_years(mention, part, last_years)
            if not years or any(exists(year, month, day) for year in years):
                return None
            return _days(2, 28, years[0])
        if not 1 <= month <= 12:
            return Words("一年只有12个月", "a year has 12 months")
        return _days(month, month_days(mention.year, month), mention.year)


_DAY_FOR_MONTH = later(
    r"(?<!\d)(?:(?:19|20)\d\d年(?:1[0-2]|[1-9])日[123]?\d日|(?:1[0-2]|[1-9])月(?:至|到|[—–~～-]{1,2})(?:1[0-2]|[1-9])日(?!\d)|(?P<far>2[1-9]\d\d年)(?=版|度|\d{1,2}月|底))"
)
"""2025年3日26日, 5月至9日, and 2202年版 for 2022年版."""
_NO_SUCH_YEAR = Words("年份写错", "the year is a slip")
_NO_MONTH = Words("“月”误写作“日”", "日 stands where 月 belongs")


def _days(month: int, days: int, year: int | None = None) -> Words:
    prefix = f"{year}年" if year and days == 28 else ""
    return Words(
        f"{prefix}{month}月只有{days}天", f"month {month}{f' of {year}' if prefix else ''} has {days} days"
    )


class WeekdayMatch(BlockCheck):
    """The weekday beside a date is the calendar's. Where the year is uncertain, one that fits is enough."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("星期", "周", "礼拜"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for named in weekdays(block.reading):
            month, day = named.mention.month, named.mention.day
            if month is None or day is None or not exists(None, month, day):
                continue
            if block.reading[named.end : named.end + 1] in _TO:
                continue
            years = [year for year in possible_years(named.mention, part) if exists(year, month, day)]
            years = [year for year in years if not _yet_to_come(block, part, year)] or years
            right = [weekday(year, month, day) for year in years]
            if right and named.day not in right:
                span = block.at(named.start, named.end)
                better = WEEKDAYS[right[0]]
                date = f"{years[0]}年{month}月{day}日"
                values: dict[str, Value] = {
                    "date": date,
                    "better": Words(better, _ENGLISH_DAYS[right[0]]),
                }
                yield Finding(span, values, Fix((Edit(span, better),), safe=False))
        for dates in ranges(block.reading):
            if match := _DAYS.match(block.reading, dates.last.end):
                yield from _first_weekday(block, part, dates, match)


_LOOKS_BACK = frozenset(("annual-summary", "duty-report", "duty-integrity-report"))


def _yet_to_come(block: Block, part: Part | None, year: int) -> bool:
    """Whether a year lies behind the one that a summary is of, outside its plans."""
    if part is None or part.year is None or part.genre.id not in _LOOKS_BACK:
        return False
    if "学" in title_text(part):
        return False  # a school year goes on into the next one
    return year > part.year and not planned(part, block.span.start)


_TO = frozenset("至到—－～~-")
_DAYS = later(
    r"[（(](?:星期|周)(?P<first>[一二三四五六日天])[至到—－～~-]{1,2}(?:星期|周)[一二三四五六日天][）)]"
)


def _first_weekday(block: Block, part: Part | None, dates: Range, match: re.Match[str]) -> Iterator[Finding]:
    """The weekday of a range's first day: 9月12日至13日（星期四至星期五）."""
    _, _, _, month, day, *_ = dates.first
    if month is None or day is None:
        return
    years = [year for year in possible_years(dates.first, part) if exists(year, month, day)]
    right = [WEEKDAYS[weekday(year, month, day)] for year in years]
    if right and match["first"].replace("天", "日") not in right:
        better = Words(right[0], _ENGLISH_DAYS[WEEKDAYS.index(right[0])])
        values: dict[str, Value] = {"date": f"{years[0]}年{month}月{day}日", "better": better}
        yield Finding(block.at(match.start() + 1, match.end() - 1), values)


class RangeForwards(BlockCheck):
    """A range ends after it begins. Silent: school years, ranges that pass the turn of the year (11月至3月)
    and those with 次年 or 翌年. A range of months whose first names its year has to name the next one too."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("年", "月"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for span in ranges(text):
            if self._backwards(span, text) and not _recurs(text, span):
                yield Finding(block.at(span.first.start, span.last.end))

    def _backwards(self, span: Range, text: str) -> bool:
        first, last = span
        if first.year is not None and last.year is not None and first.year != last.year:
            return first.year > last.year
        if first.year is None and last.year is not None:
            return False
        if first.month is None or (last.month is None and last.day is None):
            return False
        month = last.month if last.month is not None else first.month
        if month != first.month:
            return first.month > month and not (last.year is None and _turns(span, month, text))
        if first.day is None and last.day is None:
            return _third(text, first) > _third(text, last) > 0
        return first.day is not None and last.day is not None and first.day > last.day


def _third(text: str, mention: Mention) -> int:
    """1 to 3 for 上旬, 中旬 and 下旬 behind a month, else 0."""
    return {"上旬": 1, "中旬": 2, "下旬": 3}.get(text[mention.end : mention.end + 2], 0)


def _turns(span: Range, month: int, text: str) -> bool:
    """12月25日至1月5日: a range that plainly passes the turn of the year. 10-1月 and 2023年10月至3月 are none."""
    first, last = span
    plain = first.year is None or first.day is not None or last.day is not None
    return plain and (first.month or 0) >= 10 and month <= 4 and text[first.end - 1] in "月日号"


_SEASON = later(
    r"每年|常年|历年|次年|翌年|来年|第二年|跨年|农历|供暖|采暖|越冬|冬季|冬春|学年|财年|榨季|枯水|旱季|[旺淡]季|花期|果期|采[摘收]|上市|播种|防火|火险|候鸟|迁徙|捕捞|[休禁]渔|流感"
)


def _recurs(text: str, span: Range) -> bool:
    return bool(_SEASON.search(text, max(span.first.start - 20, 0), span.last.end + 12))


_CLOCKS = later(
    r"(?<![\d:：.])(?P<hour>\d{1,2})(?:时(?P<minute>\d{1,2})?分?(?:[-－—–―~～]{1,2}|至|到)(?P<last_hour>\d{1,2})时(?:(?P<last_minute>\d{1,2})分)?"
    r"|[:：](?P<minute>\d{2})(?:[ \u3000]?(?:[-－—–―~～]{1,2}|至|到)[ \u3000]?"
    r"|[，,、；][^，。；\d]{0,3}末班[^，。；\d]{0,4})(?P<last_hour>\d{1,2})[:：](?P<last_minute>\d{2})(?![\d:：]))"
)
_OVER_NIGHT = "(?:[次翌隔昨今明]日|[昨今明]天|第二天|降[雨水雪]|气象|预[报警]|水位|夜|晚[上间]|[每当]晚|凌晨|通宵|值班|值守|比分|比例|配比)"
_NIGHT = later(_OVER_NIGHT)
_NIGHT_BEHIND = later(f"[^，。；]{{0,4}}{_OVER_NIGHT}")
_EVENING = 17 * 60


class ClockForwards(BlockCheck):
    """Hours of one day run forwards: 9:00—14:30, 9时至14时30分, 首班车6:30，末班车17:30. Nights and what begins in the evening
    pass midnight and are left alone."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((":", "：", "时"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _CLOCKS.finditer(text):
            parts = match.group("hour", "minute", "last_hour", "last_minute")
            hour, minute, last_hour, last_minute = (int(part or 0) for part in parts)
            begins, ends = hour * 60 + minute, last_hour * 60 + last_minute
            if max(hour, last_hour) > 24 or max(minute, last_minute) > 59 or not ends < begins < _EVENING:
                continue
            night = _NIGHT.search(text, max(match.start() - 20, 0), match.end())
            if not night and not _NIGHT_BEHIND.match(text, match.end()):
                yield Finding(block.at(*match.span()))


_PROCESSES = (
    (
        "立项|可研批复",
        "(?:招标|开标|招投标)",
        "签订[^，。；]{0,6}合同|签约",
        "开工|动工|开建|破土|奠基|进场施工|启动建设|主体(?:工程)?施工",
        "封顶",
        "竣工|完工|建成|通车|交付|投入使用|投用|投运|投产|通过验收|通水|开放",
    ),
    ("立案|受理", "开庭", "审结|结案|宣判|(?:作出|一审)判决"),
    ("试运行|试用", "正式上线|上线运行|正式运行|正式启用|投入使用|投产|结束"),
    (
        "试点(?!村|县|单位)|启动",
        "正式上线|上线运行|正式运行|全面推开|正式启用|(?:全部|全面)?(?:建成|竣工|完工)|投入使用|投产|完成|结束|收官",
    ),
    ("自查", "整改", "抽查|复查|回头看"),
    ("开幕|开赛|开班|开营|开馆|启动", "落幕|闭幕|结束|收官|闭营|结业|谢幕"),
    (
        "(?:启动|开始|开展|举行|举办)(?!后|以来|情况)",
        "将(?![^，。；]{0,14}(?:去年|[上前]年|上一|前期|年度|阶段|方案|计划|名单))[^，。；]{0,14}(?:总结|小结|成果)",
    ),
    ("入院|收治", "(?:行|接受|实施)[^，。；]{2,14}术|手术", "出院"),
    (
        "作出[^，。；]{0,12}(?:决定|处罚)",
        "(?:收到|签收|领取)[^，。；]{0,14}(?:决定书?|判决书?|裁定书?|裁决书?|通知书?|认定书)",
        "(?:不服[^，。；]{0,8})?(?:提起|申请|提出|递交)[^，。；]{0,6}(?:复议|诉讼|上诉|仲裁|异议|复核)|起诉",
    ),
    ("报名", "资格审查|初赛|笔试", "复赛|面试", "决赛|体检", "公示|颁奖|表彰"),
)
"""Steps of one work in their order."""
_STEPS = tuple(
    later(
        "|".join(f"(?P<_{rank}>[^，。；、的]{{0,10}}?(?:{step}){{1,2}})" for rank, step in enumerate(steps))
    )
    for steps in _PROCESSES
)
_EVENTS = "施行|实施|生效|启动|开工|竣工|验收|签订|开学|报到|出院|入职|结束|闭幕|公布|印发|批复"
_FIRST_STEPS = frozenset((
    "开工", "动工", "开建", "破土", "奠基", "进场施工", "启动", "立项", "招标", "招投标", "开标", "签订", "签约", "立案", "受理",
    "试运行", "试点", "试用", "自查", "报名", "初赛", "笔试", "复赛",
    "开始", "开展", "举行", "举办", "入院", "收治", "收到", "签收", "领取", "作出", "开幕", "开赛", "开班", "开营", "开馆", *(f"{event}后" for event in _EVENTS.split("|")),
))  # fmt: skip
_ON = later("(?:[上中下]旬|底|初|末)?[之以]?前?")
_NEXT = later(
    "(?:建设|仪式|实施|施工|手续|以来|的)?[，,、；]?(?:并|且|已|现|后|计划|预计|力争|争取|确保|拟|将|可|当年|同年|本年|工程|项目|该工程|该项目|系统|全部|随后|县局|于|至|到|在|自|经|报送(?:自查)?报告|公布结果|总?工期[^，。；\\d]{1,6}|(?:施工|承建|中标|各有关|各参赛|各)单位|各[县乡镇部科]{1,2}门?|应当?|须|必须|务必|需|要|[，,；]){0,6}"
)
_OTHER_YEAR = later("[去前上]年|[次翌来明后第]年|第二年$")


class CompletionAfterStart(BlockCheck):
    """The steps of one work follow each other: 3月开工，11月竣工; 立案, then 审结. A date without a year is of the year
    named before it. What is due after an event that is named again (施行后应在…前) comes after its day. Found is the completion, or whatever step comes too early, that is told right beside another."""

    @property
    def literals(self) -> frozenset[str]:
        return _FIRST_STEPS | {
            "后于",
            "术后",
            *_MENDED_BEHIND,
            "后在",
            *(f"第{nth}{of}" for nth in "二三" for of in ("批", "期", "阶段", "轮", "场")),
        }

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for one, other in _batches(text):
            yield Finding(block.at(*other.span("day")), {"start": one["day"]})
        for match in _MENDED.finditer(text):
            if _mended_before(match) and not quoted(text, match.start()):
                yield Finding(block.at(*match.span("other")), {"start": match["one"]})
        begins = {span.last: span.first for span in ranges(text) if span.first.month}
        for first, last in pairwise(mentions(text)):
            if last.start - first.end > 45 or None in (first.month, last.month):
                continue
            if _OTHER_YEAR.search(text, max(first.start - 4, 0), last.start):
                continue
            if _named_again(text, first, last):
                if not (first.year is None and last.year is not None) and _completed_before(first, last):
                    yield Finding(block.at(last.start, last.end), {"start": written(first)})
                continue
            order = _order(text, first, last)
            if order > 0:
                begin = begins.get(first, first)  # 3月1日至9月1日报名，8月1日体检: it had begun
                if first.year is None and last.year is not None and _due(text, first):
                    first = begin = begin._replace(year=min(possible_years(first, part), default=None))
                wrong = not (first.year is None and last.year is not None) and _completed_before(begin, last)
            else:
                named = last.year is not None or first.year is None
                wrong = order < 0 and named and _completed_before(last, first)
            if wrong:
                early, late = (last, first) if order > 0 else (first, last)
                yield Finding(block.at(early.start, early.end), {"start": written(late)})


_BATCH = later(
    r"第(?P<nth>[一二三四五六])(?P<of>批|期|阶段|轮|场次?)[（：:，]?(?:于|定于)?(?P<day>(?P<month>\d{1,2})月(?P<date>\d{1,2})日)"
)


def _batches(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """第二批6月17日至21日，第三批6月14日至28日: one of a row of batches that begins before the one told right before it."""
    for one, other in pairwise(_BATCH.finditer(text)):
        follows = value(other["nth"]) == (value(one["nth"]) or 0) + 1 and one["of"] == other["of"]
        first, second = ((int(match["month"]), int(match["date"])) for match in (one, other))
        if follows and "。" not in text[one.end() : other.start()] and first > second:
            yield one, other


_MENDED_BEHIND = (
    "反映",
    "投诉",
    "举报",
    "报警",
    "求助",
    "来电",
    "报修",
    "发现",
    "排查出",
    "查出",
    "接报",
    "险情",
)
_MENDED = later(
    r"(?P<one>(?P<month>1[0-2]|[1-9])月份?(?:(?P<day>[12]\d|3[01]|[1-9])日|(?P<third>[上中下]旬|底|初|末))?)"
    r"(?:(?:上午|下午|晚|凌晨)?，?[^。；月]{0,12}?(?:接到|收到|接报|接)[^，。；月]{0,16}?(?:反映|投诉|举报|报警|求助|来电|来信|报修|险情)(?!之?前)"
    r"|，?[^。；月]{0,40}?(?:发现|排查出|查出|查找出|梳理出)[^。；月]{0,16}?(?:问题|隐患|病害|裂缝|漏洞|缺陷|短板|险情|破损)[^，。；月]{0,6})"
    r"[^。；月]{0,24}?，(?:目前|现|问题|隐患|并|且)?(?:已|均|全部|已全部|均已)?[于在]?"
    r"(?P<other>(?P<then>1[0-2]|[1-9])月(?:(?P<date>[12]\d|3[01]|[1-9])日|(?P<last>[上中下]旬|底|初|末))?)前?"
    r"(?:全部|已|全面|均已|均|基本|彻底|正式|顺利|提前)*(?:完成(?:修复|整改|修缮|维修|处置|清理|治理|加固|更换|化解|抢修)|修复|纠正|整改|办结|处置|销号|闭环|消除|修好|恢复|答复|化解|更换|维修|抢修)(?![^，。；]{0,6}的)"
)
"""7月，…发现问题9个，已于6月底全部纠正: what was mended before it was found."""
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "底": (21, 31), "末": (21, 31)}


def _mended_before(match: re.Match[str]) -> bool:
    found, mended = int(match["month"]), int(match["then"])
    if _ANOTHER_YEAR.search(match[0]) or (found >= 10 and mended <= 4):
        return False
    begins = int(match["day"] or _THIRDS.get(match["third"] or "", (1, 31))[0])
    return (mended, int(match["date"] or _THIRDS.get(match["last"] or "", (1, 31))[1])) < (found, begins)


_ANOTHER_YEAR = later("[去前上次翌来明]年|第二年|此前|之前|先前")

_AFTER_IT = later(
    rf"[^。；\d]{{0,12}}?(?P<event>{_EVENTS})[^；\d]{{0,12}}?(?P=event)后[^。；\d]{{0,30}}?(?:应当?|须|要|将|请|拟|力争|确保|务必|结果|名单|成绩)[^，。；\d]{{0,8}}?[于在]?"
    r"|[^，。；\d]{0,4}，[^，。；\d]{0,8}(?:报名|公示|活动|培训|会议|比赛|考试|演练|展览|整治|征集)结束后[^。；\d]{0,30}?[于在]"
)
_DUE = later("[上中下]旬|底|[之以]?前|日?(?:公布|公示|完成|报|发布|反馈|揭晓|交付|结束|提交)")


def _named_again(text: str, first: Mention, last: Mention) -> bool:
    """10月1日起施行。施行后，应在…: what is due on the second date comes after the event of the first."""
    if _THEREUPON.fullmatch(text, first.end, last.start):
        return True
    after = _AFTER_IT.fullmatch(text, first.end, last.start)
    return after is not None and _DUE.match(text, last.end) is not None


_THEREUPON = later(
    r"[^。；\d]{0,30}?(?:(?:汇总|审核|审查|审批|初审|结束|截止|手术|批准|研究|讨论|完成|期满|受理|验收)后(?:[^，。；\d]{0,8}，)?[^，。；\d]{0,8}[于在]|术后[^，。；\d]{0,8}，于?)"
)
"""5月20日前报县局，汇总后于: the second day comes after the first."""


def _order(text: str, first: Mention, last: Mention) -> int:
    """How much later in its work the step told on the second of two dates comes; less than 0 where it comes earlier."""
    start, end = _behind(text, first), _behind(text, last)
    for steps in _STEPS:
        one, other = steps.match(text, start), steps.match(text, end)
        if (
            one
            and other
            and one.lastgroup
            and other.lastgroup
            and _NEXT.fullmatch(text, one.end(), last.start)
        ):
            return int(other.lastgroup[1:]) - int(one.lastgroup[1:])
    return 0


_DUE = later("[底末]?[之以]?前")


def _due(text: str, mention: Mention) -> bool:
    """10月15日前开工 is still to come, in a year that the draft knows."""
    return _DUE.match(text, mention.end + text.startswith(("日", "号"), mention.end)) is not None


def _behind(text: str, mention: Mention) -> int:
    match = _ON.match(text, mention.end)
    return match.end() if match else mention.end


def _completed_before(first: Mention, last: Mention) -> bool:
    """Whether the second date ends before the first begins; a date without a day may be any of its month."""
    if first.year is None and last.year is None and (first.month or 0) >= 10 and (last.month or 12) <= 4:
        return False  # 冬修11月开工，3月完工: the turn of the year
    begins = (first.year or 0, first.month or 1, first.day or 1)
    return (last.year or first.year or 0, last.month or 12, last.day or 31) < begins


class DatesAlike(PartCheck):
    """Full dates of one report are written alike. 2023年11月20日 is the official form; 2023-11-20 and
    二〇二三年 are marked only beside it, 2023.11.20 and 2023/11/20 always. Not in tables and quotations; a title and
    what stands below it may be in Han numerals."""

    def find(self, part: Part) -> Iterator[Finding]:
        found = [dated for dated in timeline(part).dates if dated.block.kind != "cell"]
        official = {"": any(d.mention.form == "年" and d.mention.year is not None for d in found)}
        official["-"] = any(d.mention.form == "年" and d.mention.full for d in found)
        for block, mention, *_ in found:
            if mention.year is None or mention.form in ("年", "两位年") or block.kind == "date":
                continue
            if mention.form == "汉字" and block.kind in ("title", "note"):
                continue
            wrong = mention.form in (".", "/") or official["-" if mention.form == "-" else ""]
            if wrong and own_words(block.reading, mention) and not _numbers(block.reading, mention):
                yield _rewritten(block, mention, ("日", "号"))


_NUMBERED = later(r"(?:编号|文号|案号|批号|批次|宗地|地块|合同号)[^，。；\d]{0,3}$")
_LOT = later(r"号(?:地块|宗地|合同|案|批)")


def _numbers(text: str, mention: Mention) -> bool:
    """宗地编号2023-08-15, 2024-05-01号地块: the number of a thing."""
    numbered = _NUMBERED.search(text, max(mention.start - 8, 0), mention.start)
    return numbered is not None or _LOT.match(text, mention.end) is not None


class MonthsAlike(PartCheck):
    """Months are in Arabic numerals throughout when the report writes one so: 三月份 beside 3月6日 is marked.
    Days and events by name (三月五日学雷锋纪念日) are left alone."""

    def find(self, part: Part) -> Iterator[Finding]:
        han = [d for d in timeline(part).dates if d.mention.form == "汉字" and d.mention.year is None]
        if not han or not any(
            d.mention.form == "年" and d.mention.month is not None for d in timeline(part).dates
        ):
            return
        for block, mention, *_ in han:
            if own_words(block.reading, mention) and not block.reading.startswith(_FESTIVE, mention.end):
                yield _rewritten(block, mention, ())


_FESTIVE = ("学雷锋", "国际", "节", "运动", "革命", "事件")


def _rewritten(block: Block, mention: Mention, doubled: tuple[str, ...]) -> Finding:
    """A finding on the date, and on a `doubled` sign behind it, with the official form as a safe fix."""
    end = mention.end + (block.reading.startswith(doubled, mention.end) if doubled else 0)
    span = block.at(mention.start, end)
    better = written(mention)
    return Finding(span, {"better": better}, Fix((Edit(span, better),)))
