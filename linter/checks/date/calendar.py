"""Dates against the calendar: it has them, on the weekday that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.checks.date.genres import REPORTS
from linter.checks.date.possible_days import possible_years
from linter.checks.date.signing.tense import reported
from linter.checks.plans import planned
from linter.checks.timeline import dates_at, title_text, years_of
from linter.chinese.dates import (
    WEEKDAYS,
    Mention,
    Range,
    Weekday,
    exists,
    mentions,
    month_days,
    ordinal,
    ranges,
    weekday,
    weekdays,
)
from linter.chinese.expressions import later
from linter.chinese.numerals import ZEROS, value
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Words
from linter.rule import BlockCheck, Finding, Value


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
        for match in _HALF_HAN.finditer(block.reading):
            year, month, day = (value(match[name] or "") for name in ("year", "month", "day"))
            if month and exists(None, month, None) and not exists(year, month, day):
                days = _days(month, month_days(year, month), year)
                yield Finding(block.at(*match.span()), {"reason": days})
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
            return _days(2, _COMMON_FEBRUARY, years[0])
        if not 1 <= month <= _MONTHS:
            return Words("一年只有12个月", "a year has 12 months")
        return _days(month, month_days(mention.year, month), mention.year)


_MONTHS = 12
_HAN = "一二三四五六七八九十"
_HALF_HAN = later(
    rf"(?:(?P<year>(?:19|20)\d\d|[一二][{ZEROS}九][{ZEROS}{_HAN}]{{2}})年)?(?<![\d{_HAN}第])(?P<month>(?=\d{{1,2}}月[{_HAN}]|[{_HAN}]{{1,2}}月\d)[\d{_HAN}]{{1,2}})月(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}})[日号]"
)
"""二〇二四年六月31日, 6月三十一日."""
_COMMON_FEBRUARY = 28
_DAY_FOR_MONTH = later(
    r"(?<!\d)(?:(?:19|20)\d\d年(?:1[0-2]|[1-9])日[123]?\d日|(?:1[0-2]|[1-9])月(?:至|到|[—–~～-]{1,2})(?:1[0-2]|[1-9])日(?!\d)|(?P<far>2[1-9]\d\d年)(?=版|度|\d{1,2}月|底))"
)
"""2025年3日26日, 5月至9日, and 2202年版 for 2022年版."""
_NO_SUCH_YEAR = Words("年份写错", "the year is a slip")
_NO_MONTH = Words("“月”误写作“日”", "日 stands where 月 belongs")


def _days(month: int, days: int, year: int | None = None) -> Words:
    prefix = f"{year}年" if year and days == _COMMON_FEBRUARY else ""
    return Words(
        f"{prefix}{month}月只有{days}天", f"month {month}{f' of {year}' if prefix else ''} has {days} days"
    )


_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class WeekdayMatch(BlockCheck):
    """The weekday beside a date is the calendar's. Where the year is uncertain, one that fits is enough; but the days of
    one range or list are of one year, and so as far apart as their weekdays."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("星期", "周", "礼拜"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        spans = list(ranges(block.reading))
        begun = {dates.last.start: dates.first for dates in spans}
        told, wrong = [], set()
        for named in weekdays(block.reading):
            if block.reading[named.end : named.end + 1] not in _AND:
                named = _with_month(named, begun.get(named.mention.start))
            told.append(named)
            month, day = named.mention.month, named.mention.day
            if month is None or day is None or not exists(None, month, day):
                continue
            if _MASKED_YEAR.search(block.reading, max(named.mention.start - _YEAR, 0), named.mention.start):
                continue
            if block.reading[named.end : named.end + 1] in _TO:
                continue
            years = [year for year in possible_years(named.mention, part) if exists(year, month, day)]
            years = [year for year in years if not _yet_to_come(block, part, named.mention, year)] or years
            right = [weekday(year, month, day) for year in years]
            if right and named.day not in right:
                span = block.at(named.start, named.end)
                values = _right(years[0], month, day)
                wrong.add(named)
                yield Finding(span, values, Fix((Edit(span, WEEKDAYS[right[0]]),), safe=False))
        for first, last in pairwise(told):
            if _BESIDE.fullmatch(block.reading, first.end, last.mention.start) and wrong.isdisjoint(
                (first, last)
            ):
                yield from _apart(block, first, last)
        for dates in spans:
            if match := _DAYS.match(block.reading, dates.last.end):
                yield from _first_weekday(block, part, dates, match)


_YEAR = 5
_MASKED_YEAR = later(r"[xXＸｘ×*＊_＿○〇?？]年$")
"""Of 20xx年10月25日 nobody knows the weekday."""


def _with_month(named: Weekday, first: Mention | None) -> Weekday:
    """A weekday whose date ends a range in the month of its first day: 4月16日（星期三）至18日（星期五）."""
    last = named.mention
    if last.month is not None or first is None or first.day is None or first.day > (last.day or 0):
        return named
    return named._replace(mention=first._replace(start=last.start, end=last.end, day=last.day))


def _yet_to_come(block: Block, part: Part | None, mention: Mention, year: int) -> bool:
    """Whether a year lies behind the one that a summary is of, outside its plans, or behind all that a draft may be
    of which tells of the day as past."""
    if part is None or "学" in title_text(part):
        return False  # a school year goes on into the next one
    drafted = years_of(part)
    if (
        drafted
        and year > max(drafted)
        and any(reported(dated, part) for dated in dates_at(part, block, mention))
    ):
        return True
    if part.year is None or part.genre.id not in REPORTS:
        return False
    return year > part.year and not planned(part, block.span.start)


_AND = frozenset("、和及")
"""13日至14日（星期六、星期日）: the weekday of each day of the range."""
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
        yield Finding(block.at(match.start() + 1, match.end() - 1), _right(years[0], month, day))


_BESIDE = later(r"[）)]?(?:[上下]午|晚上?)?(?:起?[至到—－–~～-]{1,2}|[、和及])")


def _apart(block: Block, first: Weekday, last: Weekday) -> Iterator[Finding]:
    """4月4日（星期五）至4月6日（星期六）: two days further, one weekday further."""
    (_, _, year, month, day, *_), (_, _, then, next_month, next_day, *_) = first.mention, last.mention
    if not month or not day or not next_month or not next_day:
        return
    turns = next_month < month
    if year is None and then is None and month <= _FEBRUARY < next_month:
        return
    start = (year or (then or _SOME_YEAR) - turns, month, day)
    end = (then or start[0] + turns, next_month, next_day)
    if not exists(*start) or not exists(*end) or start > end:
        return
    better = (first.day + ordinal(*end) - ordinal(*start)) % len(WEEKDAYS)
    if better != last.day:
        span = block.at(last.start, last.end)
        values: dict[str, Value] = {
            "date": f"{next_month}月{next_day}日",
            "better": Words(WEEKDAYS[better], _ENGLISH_DAYS[better]),
        }
        yield Finding(span, values, Fix((Edit(span, WEEKDAYS[better]),), safe=False))


_SOME_YEAR = 2023
"""Any, for days that name none: February may have 29 in it."""
_FEBRUARY = 2


def _right(year: int, month: int, day: int) -> dict[str, Value]:
    """A date and the weekday that it falls on."""
    index = weekday(year, month, day)
    return {"date": f"{year}年{month}月{day}日", "better": Words(WEEKDAYS[index], _ENGLISH_DAYS[index])}
