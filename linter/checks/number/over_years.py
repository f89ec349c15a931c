"""Changes over years: from one of a series to the next, the mean of several (年均), doubling (翻番)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.checks.number.changes import (
    DOWN,
    HUNDRED,
    RISES,
    UNFIT,
    UP,
    Change,
    comparable,
    contradicts,
    growth_bounds,
    in_real_terms,
    is_from_to,
    rate_between,
    sentence_start,
)
from linter.chinese.amounts import Amount, amounts, beginning_at, between, plain
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Span


def over_years(text: str) -> Iterator[Change]:
    """Those that the figures of the years contradict."""
    yield from _in_series(text)
    yield from _each_year(text)
    if "番" in text:
        yield from _doubled(text, amounts(text))
        yield from _doubled_since(text, amounts(text))
    if "年均" in text:
        yield from _yearly(text, amounts(text))


_OF_YEAR = later(
    rf"(?P<year>20\d\d)年(?:同比|(?:比|较|相比)(?:上一?年|(?P<last>20\d\d)年))(?P<word>{UP}|{DOWN})了?(?=\d[\d.]*[%％])"
)
_YEAR_BEFORE = later(
    r"(?P<year>20\d\d)年(?:度|全年|共)?(?:投入|完成|实现|收入|支出|为|达到?|有|安排|拨付|发放){0,2}$"
)


def _in_series(text: str) -> Iterator[Change]:
    """2024年3200万元、2025年3600万元，2025年比上年增长14.5%."""
    for match in _OF_YEAR.finditer(text):
        rate = beginning_at(text, match.end())
        told: dict[str, Amount] = {}
        for amount in between(text, sentence_start(text, match.start()), match.start()):
            of = _YEAR_BEFORE.search(text, max(amount.start - 14, 0), amount.start)
            if of:
                told[of["year"]] = amount
        last = match["last"] or str(int(match["year"]) - 1)
        old, new = told.get(last), told.get(match["year"])
        if (
            rate
            and old
            and new
            and comparable(old, new)
            and new.family not in UNFIT
            and old.start < new.start
        ):
            change = rate_between(text, old, new, rate)
            if change:
                yield change


_ROW_OF_RATES = later(
    rf"，(?:(?P<years>(?:20\d\d年?[、和]){{1,4}}20\d\d)年|(?:后|近)[两二三]年|以后各年)?(?:同比)?(?:分别|依次)(?:同比|[比较]上一?年度?(?:同期)?)?(?:分别)?(?P<word>{UP}|{DOWN})了?(?=\d[\d.]*[%％][、和])"
)
_BESIDE_IN_ROW = later("、|和|以及|及")
_YEARS_OF_ROW = later(
    r"(?:(?P<first>20\d\d)年?(?:(?:至|到|[-—–~～－]{1,2})|(?:[、和]20\d\d年?)*[、和])(?P<last>20\d\d)年|(?:近|前|过去)(?P<count>[三四五])年)[^。；]*分别[^，。；\d]{0,4}$"
)


def _each_year(text: str) -> Iterator[Change]:
    """2022年至2024年分别为312万元、386万元、452万元，2023年、2024年分别比上年增长24%、17%: from each year to the next."""
    for match in _ROW_OF_RATES.finditer(text):
        start = sentence_start(text, match.start())
        figures = _row(tuple(reversed(between(text, start, match.start()))), text)[::-1]
        rates = _row(between(text, match.end(), len(text)), text)
        if len(figures) != len(rates) + 1 or figures[-1].end != match.start():
            continue
        years = _YEARS_OF_ROW.search(text, start, figures[0].start)
        if years is None or _from_first(years) != len(rates):
            continue
        if match["years"] and years["last"] and match["years"][-4:] != years["last"]:
            continue
        rising = match["word"] in RISES
        for (old, new), rate in zip(pairwise(figures), rates, strict=True):
            same_way = comparable(old, new) and ((new.value or 0) > (old.value or 0)) is rising
            change = rate_between(text, old, new, rate) if same_way else None
            if change:
                yield change._replace(span=Span(rate.start, rate.end))


def _from_first(years: re.Match[str]) -> int:
    """How many years follow the first of those that a sentence names."""
    if years["count"]:
        return int(value(years["count"]) or 0) - 1
    return int(years["last"]) - int(years["first"])


def _row(found: tuple[Amount, ...], text: str) -> list[Amount]:
    """The first amounts that stand side by side, in either direction, parted by 、 and 和."""
    row = list(found[:1])
    for amount in found[1:]:
        start, end = sorted((row[-1], amount), key=lambda one: one.start)
        if amount.family != row[0].family or not _BESIDE_IN_ROW.fullmatch(text, start.end, end.start):
            break
        row.append(amount)
    return row


_YEARS = later(
    r"(?<!\d)(?P<first>20\d\d)年?(?:至|到|[-—–~～－]{1,2}|的|[^，。；]{0,16}?(?:到|至))(?P<last>20\d\d)年"
)
_YEARLY = later(rf"[，,]?年均(?:递增|增速|增幅|{UP})(?:为|达)?")


def _yearly(text: str, found: tuple[Amount, ...]) -> Iterator[Change]:
    """2021年至2023年分别为36.2亿元、39.8亿元和43.5亿元，年均增长9.6%."""
    for index, rate in enumerate(found):
        if rate.family != "%" or index < 2 or not comparable(found[index - 2], found[index - 1]):
            continue
        new = found[index - 1]
        if not _YEARLY.fullmatch(text[new.end : rate.start]) or rate.value is None:
            continue
        start = sentence_start(text, rate.start)
        span = _YEARS.search(text, start, rate.start)
        if span is None or in_real_terms(text, rate.start):
            continue
        years = int(span["last"]) - int(span["first"])
        series = [a for a in found[:index] if a.start > start and comparable(a, new)]
        listed = "分别" in text[start : rate.start]
        if years < 1 or len(series) != (years + 1 if listed else 2):
            continue
        yield from _judged_yearly(series[0], new, rate, years)


def _judged_yearly(old: Amount, new: Amount, rate: Amount, years: int) -> Iterator[Change]:
    if not old.value or not new.value:
        return
    low, high = growth_bounds(old, new)
    if not contradicts(rate, growth_bounds(old, new, years)):
        return
    if not contradicts(rate, (low / years, high / years)):
        return
    reckoned = round(abs((new.value / old.value) ** (Decimal(1) / years) - 1) * HUNDRED, 1)
    term = f"由{old.text}到{new.text}，{years}年年均{plain(reckoned)}%"
    yield Change(Span(old.start, rate.end), term, rate.text)


_DOUBLED = later(
    r"[，,、]?(?:[一-龥\d]{1,3}年(?:间|来|内|时间)?，?)?(?:实现|增长|收入|产值)?(?:了)?翻了?(?P<times>[一二两三])?番"
)


def _doubled(text: str, found: tuple[Amount, ...]) -> Iterator[Change]:
    """由120万元增加到300万元，翻了两番."""
    for old, new in pairwise(found):
        told = _DOUBLED.match(text, new.end)
        if not told or not comparable(old, new) or not old.value or not new.value or old.family == "%":
            continue
        if not is_from_to(text, old, new):
            continue
        yield from _misdoubled(old, new, told, old.start)


_DOUBLE_OF = later(r"，比(?:上年|去年|上年同期|去年同期|前年|上学?期)的?(?=\d)")


def _doubled_since(text: str, found: tuple[Amount, ...]) -> Iterator[Change]:
    """27人次，比上年的18人次翻了一番."""
    for new, old in pairwise(found):
        told = _DOUBLED.match(text, old.end)
        if not told or not comparable(old, new) or not old.value or not new.value:
            continue
        if _DOUBLE_OF.fullmatch(text, new.end, old.start) or _DOUBLE_OF.match(text, new.end):
            yield from _misdoubled(old, new, told, new.start)


_TIMES = {"一": 1, "二": 2, "两": 2, "三": 3, None: 1}
_LEAST_DOUBLE, _MOST_DOUBLE = Decimal("0.85"), Decimal("1.6")
"""翻一番 may be told of a little less than twice as much, and of more."""


def _misdoubled(old: Amount, new: Amount, told: re.Match[str], start: int) -> Iterator[Change]:
    wanted, times = Decimal(2) ** _TIMES[told["times"]], (new.value or Decimal(0)) / (old.value or Decimal(1))
    if not _LEAST_DOUBLE * wanted <= times <= _MOST_DOUBLE * wanted:
        term = f"{new.text}是{old.text}的{plain(round(times, 1))}倍"
        yield Change(Span(start, told.end()), term, told[0].lstrip("，,、"))
