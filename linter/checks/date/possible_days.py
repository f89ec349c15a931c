"""The years and days that a date may mean which does not say all of itself."""

from __future__ import annotations

from functools import lru_cache

from linter.checks.timeline import Dated, byline, signature, timeline, title_text
from linter.chinese.dates import Mention, exists, month_days, ordinal
from linter.chinese.expressions import later
from linter.document import Part

YEAR = 366
"""Days of the longest one: a report tells of twelve months before its signature, and of as many to come."""
_RECENT = 200
"""Days before the signature within which a date without a year lies in what looks ahead."""
THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
"""The first and last day that the words behind a month stand for."""
_AUTUMN, _SPRING = 10, 4
APART = 120
"""Days from another date beyond which one without a year belongs to another year."""


def possible_years(mention: Mention, part: Part | None, last_years: bool = False) -> tuple[int, ...]:
    """The years that a date may mean: its own, or else the last one named before it in its paragraph, the
    title's and one that brings it near the signature. `last_years`: 去年 stands before it."""
    if mention.year is not None:
        return (mention.year,)
    titled = (part.year, part.numbered) if part else ()
    years = [mention.context, *titled, *_school_year(part)]
    years += [year - 1 for year in years if year is not None and last_years]
    signed = signature(part) or byline(part)
    if signed and signed.mention.year is not None:
        own = signed.mention.year
        past = _RECENT if part and part.genre.id in _AHEAD else YEAR
        ahead = (mention.month or 0) - (signed.mention.month or 12)
        last = (own - 1,) if ahead > _HALF_A_YEAR and not signature(part) else ()
        years.extend(year for year in (own, *last, own + 1) if _near(mention, year, signed, past))
    if not any(years) and part:  # minutes without a title's year: the one year of all their full dates
        years = [_only_year(part)]
    return tuple(dict.fromkeys(year for year in years if year is not None))


_HALF_A_YEAR = 6
"""Months by which a day lies behind a report to a meeting that tells of last year."""
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
    return -YEAR <= ordinal(signing_year or year, month or 12, signing_day or 1) - day <= past


def turns_year(month: int, later_month: int) -> bool:
    """冬修11月开工，3月完工: months without a year that plainly pass the turn of it."""
    return month >= _AUTUMN and later_month <= _SPRING


def earliest_year(mention: Mention, part: Part, signed: Dated) -> int:
    """The year of a date, its own or the earliest of those it may mean."""
    if mention.year is not None:
        return mention.year
    return min(year for year in (mention.context, part.year, signed.mention.year) if year is not None)


def first_day(text: str, mention: Mention, year: int) -> int:
    """The earliest day that a date may mean; 11月底 begins in the middle of it: a year is summed up before it ends."""
    month = mention.month or 1
    if mention.day is not None:
        return ordinal(year, month, min(mention.day, month_days(year, month)))
    if text.startswith(("底", "末"), mention.end):
        return ordinal(year, month, month_days(year, month) // 2 + 1)
    return ordinal(year, month, THIRDS.get(text[mention.end : mention.end + 2], THIRDS["上旬"])[0])


def last_day(mention: Mention, year: int) -> int:
    """The latest day that a date may mean."""
    month = mention.month or 12
    last = month_days(year, month)
    return ordinal(year, month, min(mention.day or last, last))


def opening_day(mention: Mention) -> int:
    """The first day that a signing date may mean: of its month or year when the rest is blank or impossible."""
    year, month = mention.year or 0, mention.month or 1
    if not exists(year, month, None):
        month = 1
    return ordinal(year, month, mention.day if mention.day and exists(year, month, mention.day) else 1)
