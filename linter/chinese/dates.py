"""Dates, ranges of dates, weekdays and parts of the year in a text, with their exact places.

Gregorian dates only: lunar dates (正月初五), names of days (五一) and the numbers of laws are none.
Years are 1900 to 2099; a year written with two digits counts only in a full date (23年11月20日).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from linter.chinese.expressions import later
from linter.chinese.numerals import ZEROS, value
from linter.frozen import NamedTuple

Form = Literal["年", "两位年", "汉字", ".", "/", "-"]
"""2023年11月20日 and its parts; 23年11月20日; 二〇二三年十一月二十日 or 三月份; the three separators."""

HAN_YEARS_UNTIL = 2012
"""Since July 2012 signing dates are in Arabic numerals (GB/T 9704-2012), before in Han numerals."""


class Mention(NamedTuple):
    """A date as written; what it does not say is None. `start` and `end` are offsets of the text. `context`
    is the year that it names itself or that the text named last before it."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    form: Form = "年"
    context: int | None = None

    @property
    def full(self) -> bool:
        return None not in (self.year, self.month, self.day)


class Range(NamedTuple):
    """Two dates with a dash, 至 or 到 between them, each only as complete as it is written."""

    first: Mention
    last: Mention


class Weekday(NamedTuple):
    """The weekday beside a date: Monday is 0. `start` and `end` enclose its one character."""

    mention: Mention
    start: int
    end: int
    day: int


WEEKDAYS = "一二三四五六日"

_D = r"\d"
_S = "[ \u3000]?"
_DASH = "[-－—–―~～]{1,2}"
_ARABIC = later(
    rf"({_D}(?<!\d{_D}){_D}{{0,3}}+)"
    rf"(?:{_S}(年)(?:{_S}({_D}{{1,2}}+){_S}月(?:{_S}({_D}{{1,2}}+){_S}[日号曰])?)?"
    rf"|{_S}(月)(?:{_S}({_D}{{1,2}}+){_S}[日号曰])?"
    rf"|{_S}(日)"
    rf"|([.．/\-－])({_D}{{1,2}}+)\8({_D}{{1,2}}+)(?![\dA-Za-z]|\8{_D})"
    rf"|(?={_S}(?:{_DASH}|[至到]){_S}{_D}{{1,4}}+{_S}([年月日])))"
)
_ONES = "一二三四五六七八九"
_DAY = rf"((?:[二三]?十)?[{_ONES}]|[二三]?十)[日号曰]"
_HAN_MONTH = rf"([{_ONES}]|十[一二]?)月"
_HAN_YEAR = later(rf"((?:二[{ZEROS}]|一九)[{ZEROS}{_ONES}]{{2}})年(?:{_HAN_MONTH}(?:{_DAY})?)?")
_HAN_DATE = later(rf"{_HAN_MONTH}(?:{_DAY}|(?=份|底|初(?![一二三四五六七八九十])|末|[上中下]旬))")
_BEFORE_MONTH = frozenset(f"{_ONES}十百{ZEROS}第几个历年")
_FRACTION = later(r"\d[.．:：]")
_TERM = later("期|时|限|刑")
_DURATION = later(r"龄|[以之]?[后内外前]|以上|以下|左右|刊|薪|经|租")
_SEPARATORS: dict[str, Form] = {".": ".", "．": ".", "/": "/", "-": "-", "－": "-"}
_JOIN = later(
    r"(?:[上中下]旬|[底初末])?(?:[（(](?:星期|周)[一二三四五六日天][^）)]{0,6}[）)])?(?:[上下]午|晚上?|中午|凌晨)?"
    rf"(?:{_D}{{1,2}}[:：时点](?:{_D}{{1,2}}分?)?)?(?:(?:起|开始)[，,]?)?{_S}(?:{_DASH}|(?:持续|延续|一直)?[至到]){_S}"
)
_WEEKDAY = later(rf"{_S}(?:[（(]{_S}(?:星期|周|礼拜)|[，,、]?(?:星期|礼拜)|周)([一二三四五六日天])")


@lru_cache(maxsize=1024)
def mentions(text: str) -> tuple[Mention, ...]:
    """All dates of a text in their order. The first half of 1—10月 is one of its own (month 1)."""
    if not ("年" in text or "月" in text or "20" in text or "19" in text):
        return ()
    found: list[Mention] = []
    for mention in _arabic(text):
        joined = _joined(found[-1], mention, text) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    han = list(_han(text))
    return tuple(_with_context(list(_one_date(sorted(found + han))) if han else found))


def _one_date(found: list[Mention]) -> Iterator[Mention]:
    """二〇二五年|2月25日 is one date, whatever its numerals."""
    last: Mention | None = None
    for mention in found:
        year_alone = last is not None and last.form == "汉字" and last.month is None
        if last and year_alone and last.end == mention.start and mention.month and mention.year is None:
            last = mention._replace(start=last.start, year=last.year, form="汉字")
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _with_context(found: list[Mention]) -> Iterator[Mention]:
    context: int | None = None
    for mention in found:
        context = mention.year or context
        yield Mention(*mention[:6], context)


def ranges(text: str) -> Iterator[Range]:
    """Every pair of neighbouring dates that is joined as a range."""
    found = mentions(text)
    for first, last in pairwise(found):
        if 0 < last.start - first.end <= 24 and _JOIN.fullmatch(text, first.end, last.start):
            yield Range(first, last)


def weekdays(text: str) -> Iterator[Weekday]:
    """Every weekday that stands right behind a date with month and day."""
    for mention in mentions(text):
        if mention.day is not None and (match := _WEEKDAY.match(text, mention.end)):
            day = 6 if match[1] == "天" else WEEKDAYS.index(match[1])
            yield Weekday(mention, match.start(1), match.end(1), day)


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a date; without a year February has 29 days."""
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= (31 if month is None else month_days(year, month))


def month_days(year: int | None, month: int) -> int:
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday(year: int, month: int, day: int) -> int:
    """The weekday of an existing date, Monday is 0. (Importing `datetime` would cost a millisecond.)"""
    return (ordinal(year, month, day) + 1) % 7


def ordinal(year: int, month: int, day: int) -> int:
    """Days on one scale, so that two existing dates can be subtracted."""
    year, month = (year, month) if month > 2 else (year - 1, month + 12)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day


def _arabic(text: str) -> Iterator[Mention]:
    for match in _ARABIC.finditer(text):
        mention = _mention(*match.span(), *match.groups())
        if mention is not None and not (mention.year is None and _no_date(text, mention)):
            yield mention


def _mention(start: int, end: int, number: str, *groups: str | None) -> Mention | None:
    """A date from the groups of `_ARABIC`."""
    year, month, day, only_month, its_day, _only_day, mark, marked_month, marked_day, unit = groups
    digits, n = len(number), int(number)
    if mark:
        date = (n, _int(marked_month), _int(marked_day))
        return Mention(start, end, *date, _SEPARATORS[mark]) if _is_year(n) and _plausible(*date) else None
    if year or unit == "年":
        if digits == 4 and _is_year(n):
            return Mention(start, end, n, _int(month), _int(day))
        return (
            Mention(start, end, 2000 + n, _int(month), _int(day), "两位年") if digits == 2 and day else None
        )
    if digits > 2:
        return None
    if only_month or unit == "月":
        return Mention(start, end, None, n, _int(its_day))
    return Mention(start, end, None, None, n)


def _plausible(year: int, month: int | None, day: int | None) -> bool:
    """2023-13-05 may be anything; 2023-02-30 is a date that does not exist."""
    return 1 <= (month or 0) <= 12 and 1 <= (day or 0) <= 31


def _is_year(number: int) -> bool:
    return 1900 <= number <= 2099


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _no_date(text: str, mention: Mention) -> bool:
    """3月龄, 工期18月 and 3.5月 are lengths of time. A month and a day together are a date."""
    if mention.month is not None and mention.day is not None:
        return False
    if _FRACTION.match(text, max(mention.start - 2, 0), mention.start):
        return True
    before = text[max(mention.start - 4, 0) : mention.start]
    return bool(
        text.startswith(("龄", "刊", "薪", "租"), mention.end)
        or before.endswith(("第", "满", "近", "约", "达", "个"))
        or ((mention.month or 0) > 12 and (_TERM.search(before) or _DURATION.match(text, mention.end)))
    )


def _joined(before: Mention, mention: Mention, text: str) -> Mention | None:
    """2023年|1 of 2023年1—10月, 11月|20 of 11月20—22日 as one date; None when the two are separate."""
    if mention.form != "年" or before.form != "年" or before.day is not None or mention.year is not None:
        return None
    if text[before.end : mention.start] not in ("", " ", "度"):
        return None
    bare = text[mention.end - 1].isdigit()
    if before.month is None:
        return mention._replace(start=before.start, year=before.year)
    day = mention.day if mention.month is None else mention.month if bare else None
    return (
        mention._replace(start=before.start, year=before.year, month=before.month, day=day) if day else None
    )


def _han(text: str) -> Iterator[Mention]:
    if "一九" in text or any(f"二{zero}" in text for zero in ZEROS):
        for match in _HAN_YEAR.finditer(text):
            year, month, day = match.groups()
            yield Mention(*match.span(), value(year), value(month or ""), value(day or ""), "汉字")
    if "月" in text:
        for match in _HAN_DATE.finditer(text):
            if match.start() == 0 or text[match.start() - 1] not in _BEFORE_MONTH:
                yield Mention(*match.span(), None, value(match[1]), value(match[2] or ""), "汉字")
