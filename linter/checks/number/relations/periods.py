"""When a thing begins and ends beside how long it lasts: 9时至11时30分，共150分钟; 第二季度（4月至6月）."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from linter.checks.number.relations.contradictions import (
    NUMERAL,
    Told,
    listed,
    mismatch,
    number,
    numbers,
    relation,
)
from linter.chinese.amounts import plain
from linter.chinese.expressions import later


def _clock(match: re.Match[str]) -> Told | None:
    start, end = (_minutes(match, place) for place in "12")
    result = end - start + (_DAY if match["next"] else 0)
    told = number(match["told"]) + (Decimal("0.5") if match["and"] else 0)
    if result <= 0 or abs(result - told * (_HOUR if match["in"] == "小时" else 1)) < 1:
        return None
    shown = f"{plain(result / _HOUR)}小时" if match["in"] == "小时" else f"{plain(result)}分钟"
    return Told("length", f"起止时间相差{shown}", match["length"])


def _minutes(match: re.Match[str], place: str) -> Decimal:
    """Since midnight: 9时半, 14:30."""
    minutes = Decimal(_HOUR // 2) if match[f"half{place}"] else number(match[f"m{place}"] or "0")
    return number(match[f"h{place}"]) * _HOUR + minutes


_HOUR = 60
_DAY = 24 * _HOUR


def _lesson(match: re.Match[str]) -> Told | None:
    start, end = (_minutes(match, place) for place in "12")
    if end - start == number(match["told"]):
        return None
    return Told(
        "range", f"每{match['of']}{match['told']}分钟", f"{match['range']}（{plain(end - start)}分钟）"
    )


_CLOCK = later(r"(?<![\d:：])(?P<h>\d{1,2})[时点:：](?P<m>\d{1,2})分?(?![\d:：])")
_STARTS_ANEW = later(r"[次翌当]日|第二天|[上下]午|晚|凌晨|许|左右|\d日|同时")


def _course(match: re.Match[str]) -> Told | None:
    """What an event takes that is told by the clock is the time between some of its hours."""
    if _STARTS_ANEW.search(match["course"]):
        return None
    hours = [int(told["h"]) * _HOUR + int(told["m"]) for told in _CLOCK.finditer(match["course"])]
    lengths = [late - early for early, late in combinations(hours, 2)]
    told = number(match["told"])
    if hours != sorted(hours) or not lengths or any(abs(length - told) <= 1 for length in lengths):
        return None
    return Told("length", f"起止时间相差{hours[-1] - hours[0]}分钟", match["length"])


def _years(match: re.Match[str]) -> Told | None:
    then, since = numbers(match, "then", "since")
    term = f"{match['then']}-{match['since']}={plain(then - since)}"
    return mismatch(match, "told", then - since, term, slack=Decimal(match["unit"] == "年"))


def _nth(match: re.Match[str]) -> Told | None:
    then, since = numbers(match, "then", "since")
    result = then - since + 1
    return mismatch(match, "told", result, f"{match['then']}-{match['since']}+1={plain(result)}")


def _in_a_row(match: re.Match[str]) -> Told | None:
    told = number(match["told"])
    if match["years"]:
        count = Decimal(len(listed(match["years"])))
        return None if count == told else Told("length", f"列出{plain(count)}个年份", match["length"])
    then, since = numbers(match, "then", "since")
    if told in (then - since, then - since + 1) or then <= since:
        return None
    return Told(
        "length", f"{match['since']}年至{match['then']}年是{plain(then - since + 1)}年", match["length"]
    )


_QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
_HALVES = {"上": (1, 6), "下": (7, 12)}


def _first_and_last(match: re.Match[str]) -> tuple[int, int]:
    """The months of a quarter or half of a year."""
    return _QUARTERS[match["quarter"]] if match["quarter"] else _HALVES[match["half"]]


def _months(match: re.Match[str]) -> Told | None:
    first, last = _first_and_last(match)
    if numbers(match, "first", "last") == [first, last]:
        return None
    return Told("months", f"{match['name']}为{first}月至{last}月", match["months"])


def _months_within(match: re.Match[str]) -> Told | None:
    """第三季度，分别于7月、8月、10月."""
    first, last = _first_and_last(match)
    if all(first <= month <= last for month in listed(match["months"])):
        return None
    return Told("months", f"{match['name']}为{first}月至{last}月", match["months"])


_ENDS = {3: 31, 6: 30, 9: 30, 12: 31}


def _last_day(match: re.Match[str]) -> Told | None:
    _, month = _first_and_last(match)
    if numbers(match, "month", "of") == [month, _ENDS[month]]:
        return None
    return Told("day", f"末日是{month}月{_ENDS[month]}日", match["day"])


def _ahead(match: re.Match[str]) -> Told | None:
    """计划6月底完工，实际5月底完工，提前两个月."""
    planned, done = numbers(match, "planned", "done")
    gap = abs(planned - done)
    gap = min(gap, _MONTHS - gap)
    return mismatch(match, "told", gap, f"{plain(planned)}月与{plain(done)}月相差{plain(gap)}个月", "个月")


_MONTHS = 12

PERIODS = (
    relation(
        ("，提前", "，推迟", "，延后", "，滞后", "，比计划", "，比原计划"),
        rf"(?:计划|原定)(?:[于在])?(?P<planned>\d{{1,2}})月(?P<part>[底初末]|上旬|中旬|下旬)?[之以]?前?[^，。；\d]{{0,8}}，实际(?:已?[于在])?(?P<done>\d{{1,2}})月(?P=part)[^，。；\d]{{0,8}}，(?:比原?计划(?:工期|时间)?)?(?:提前|推迟|延后|滞后)(?:了|整整)?(?P<told>{NUMERAL})个月",
        _ahead,
    ),
    relation(
        ("小时", "分钟"),
        r"(?P<h1>\d{1,2})[时点：:](?:(?P<m1>\d{1,2})分?|(?P<half1>半))?(?:开始|起|[^，。；\d]{0,6}(?=，))?(?:[至到—－-]|，(?:[至到])?(?:上午|下午|中午)?)(?P<next>次日|翌日|第二天)?(?P<h2>\d{1,2})[时点：:](?:(?P<m2>\d{1,2})分?|(?P<half2>半))?[^。；\n\d]{0,8}，?(?:共计?|历时|时长|为时|(?:途中|全程)?(?:用时|耗时))[约为]?"
        r"(?P<length>(?P<told>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,2})个?(?P<and>半)?个?(?P<in>分钟|小时))",
        _clock,
    ),
    relation(
        ("课时", "节课", "场", "堂"),
        rf"第{NUMERAL}个?(?P<of>课时|节课?|场|堂课?)(?:时间)?[为：:]?"
        r"(?P<range>(?P<h1>\d{1,2})[时点:：](?:(?P<m1>\d{2})分?|(?P<half1>半))?[至到—－–~～-]{1,2}(?P<h2>\d{1,2})[时点:：](?:(?P<m2>\d{2})分?|(?P<half2>半))?)(?![\d:：])"
        r"(?=[^。\n]{0,60}?[，（]每个?(?P=of)(?:时长|为|各)?(?P<told>\d{2,3})分钟)",
        _lesson,
    ),
    relation(
        ("历时",),
        r"(?<![\d:：])(?P<course>\d{1,2}[时点:：]\d{1,2}分?[^。\n]{2,200}?\d{1,2}[时点:：]\d{1,2}分?，(?:(?!\d{1,2}[时点:：])[^。；\n]){0,30}?)(?:共|全程)?历时(?P<length>(?P<told>\d{1,3})分钟)",
        _course,
    ),
    relation(
        ("迎来", "庆祝", "举行", "走过", "坚守了", "整整", "从教", "满"),
        r"(?P<since>(?:18|19|20)\d\d)年[^。；\n\d]{0,8}(?:创办|创建|成立|建院|建校|建厂|参加工作|组建|诞生|建成|开业|工作|从教|任教|入职|入伍)?[^。；\n\d]{0,6}，[^。；\n\d]{0,4}(?P<then>(?:19|20)\d\d)年[^。；\n]{0,24}?(?:迎来|庆祝|隆重举行|举行|走过|坚守了|整整|从教|满)[^。；\n\d]{0,10}?(?P<told>\d{2,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<unit>周年|年)(?<=(?:创|成立|建|工作|从教|任教|入职|入伍|诞生|开业).{6,60})",
        _years,
    ),
    relation(
        ("时隔",),
        rf"(?P<since>(?:19|20)\d\d)年[^。；\n\d]{{0,24}}，时隔(?P<told>{NUMERAL})(?P<unit>年)，(?P<then>(?:19|20)\d\d)年",
        _years,
    ),
    relation(
        ("跨度",),
        r"(?P<since>(?:19|20)\d\d)年?[至到—-](?P<then>(?:19|20)\d\d)年[^。；\n]{0,30}?(?:时间)?跨度(?:长?达|为)?(?P<told>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<unit>年)",
        _years,
    ),
    relation(
        ("首届", "第一届"),
        rf"(?:首届|第一届)[^。；\n\d]{{0,14}}(?P<since>(?:19|20)\d\d)年[^。；\n\d]{{0,10}}，[^。；\n\d]{{0,6}}每年(?:举办)?一届[^。；\n\d]{{0,14}}，(?P<then>(?:19|20)\d\d)年[^。；\n\d]{{0,10}}第(?P<told>{NUMERAL})(?P<unit>届)",
        _nth,
    ),
    relation(
        ("连续",),
        rf"(?P<years>(?:20\d\d年?[、和]){{1,8}}20\d\d)年(?:均|都)?(?P<length>连续(?P<told>{NUMERAL})年)"
        rf"|(?P<length>连续(?P<told>{NUMERAL})年)[（(](?P<years>(?:20\d\d年?[、和]){{1,8}}20\d\d)年?[）)]"
        rf"|(?P<length>连续(?P<told>{NUMERAL})年)[（(](?P<since>20\d\d)年?[至到—-](?P<then>20\d\d)年?[）)]"
        rf"|(?P<since>20\d\d)年?[至到—-](?P<then>20\d\d)年[^。；\n\d]{{0,12}}?(?P<length>连续(?P<told>{NUMERAL})年)",
        _in_a_row,
    ),
    relation(
        ("季度", "半年"),
        r"(?P<name>第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)(?:（|，即|\()(?P<months>(?P<first>\d{1,2})月?[至到—－-](?P<last>\d{1,2})月)",
        _months,
    ),
    relation(
        ("季度", "半年"),
        r"(?P<name>第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)[^。；\n\d]{0,16}?[于在](?P<months>\d{1,2}月(?:[、和]\d{1,2}月)+)",
        _months_within,
    ),
    relation(
        ("季度末", "半年末"),
        r"(?:第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)末[（(，](?:即)?(?P<day>(?P<month>\d{1,2})月(?P<of>\d{1,2})日)",
        _last_day,
    ),
)
