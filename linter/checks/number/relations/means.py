"""A mean beside the figures it is of, or beside their sum or extreme: 分别为3天、5天、7天，平均5天."""

from __future__ import annotations

import re
from decimal import Decimal

from linter.checks.number.relations.contradictions import (
    UNITS,
    Told,
    listed,
    mismatch,
    number,
    numbers,
    relation,
    rough,
)
from linter.chinese.amounts import SCALES, plain
from linter.chinese.slips import mistyped, shifted


def _spread(match: re.Match[str]) -> Told | None:
    whole, count = numbers(match, "whole", "count")
    if not count or not whole:
        return None
    result = whole / count
    term = f"{plain(whole)}÷{plain(count)}={plain(round(result, 1))}"
    return mismatch(match, "each", result, term, slack=rough(result))


def _by_month(match: re.Match[str]) -> Told | None:
    periods = {"月": 12, "季": 4}[match["period"]]
    whole = number(match["whole"])
    result = whole / periods
    term = f"{plain(whole)}÷{periods}={plain(round(result, 4))}"
    slack = max(rough(result), _NEAR_MEAN * SCALES.get(match["each"][-1:], Decimal(1)))
    return mismatch(match, "each", result, term, slack=slack)


_NEAR_MEAN = Decimal("0.05")
"""How far from a mean it may be told, in its own 万 or 亿."""


def _by_day(match: re.Match[str]) -> Told | None:
    """The year's amount, where its point is in the wrong place."""
    each, whole = numbers(match, "each", "whole")
    result = each * _DAYS
    if not shifted(result, whole, _NEAR_YEAR):
        return None
    return Told("whole", f"{plain(each)}×{_DAYS}={plain(result)}", match["whole"] + match["unit"])


_DAYS = 365
_NEAR_YEAR = Decimal("0.1")
"""How far off, as a share, is what is told of a year in round figures."""


def _mean_of(match: re.Match[str]) -> Told | None:
    figures = listed(match["row"])
    result = sum(figures, Decimal(0)) / len(figures)
    weighed = min(figures) <= number(match["mean"]) <= max(figures)
    if weighed and not (abs(result - number(match["mean"])) >= 1 and mistyped(result, result, match["mean"])):
        return None
    term = f"平均{plain(round(result, 1))}，最小{plain(min(figures))}，最大{plain(max(figures))}"
    return mismatch(match, "mean", result, term)


def _mean_within(match: re.Match[str]) -> Told | None:
    mean, extreme = numbers(match, "mean", "extreme")
    highest = match["which"] in "大高多长快"
    if mean == extreme or (extreme > mean) is highest:
        return None
    return Told(
        "extreme", f"平均{match['mean']}{'＞' if highest else '＜'}最{match['which']}", match["extreme"]
    )


MEANS = (
    relation(
        ("，按",),
        rf"(?P<whole>\d+(?:\.\d+)?万?)(?P<unit>{UNITS})，按[^。；\n\d]{{0,8}}(?P<count>\d+)[个天][^。；\n\d]{{0,6}}(?:计算?|算)，(?:日|天|月|人)均[^。；\n\d]{{0,8}}(?P<each>\d+(?:\.\d+)?万?)(?P=unit)",
        _spread,
    ),
    relation(
        ("月均", "季均"),
        rf"(?:全年|一年)[^。；\n\d]{{0,12}}(?P<whole>\d+(?:\.\d+)?[万亿]?)(?P<unit>{UNITS}|度|方|立方米|千瓦时)，(?P<period>月|季)均[^。；\n\d]{{0,8}}(?P<each>\d+(?:\.\d+)?[万亿]?)(?P=unit)",
        _by_month,
    ),
    relation(
        ("日均", "天均", "每天", "每日"),
        rf"(?:[日天]均|平均每[日天])[^，。；、\n\d]{{2,14}}?约?(?P<each>\d+(?:\.\d+)?[万亿]?)(?P<unit>{UNITS}|人次|立方米|千瓦时|度|方|公斤)(?:左右)?，(?:全年|年)(?=[^，。；\n\d]{{2}})(?!均|平均|人均)[^，。；、\n\d]{{0,14}}?(?P<whole>\d+(?:\.\d+)?[万亿]?)(?P=unit)",
        _by_day,
    ),
    relation(
        ("分别为",),
        r"分别为(?P<row>(?:\d+(?:\.\d+)?(?P<u>[一-龥]{1,2})[、和，]){1,11}\d+(?:\.\d+)?[一-龥]{1,2})，(?:[^。；\n\d]{0,6}平均|[季月日年]均)(?!净?(?:增|减|下降|提高|上升|递))[^。；\n\d]{0,10}(?P<mean>\d+(?:\.\d+)?)(?P<unit>(?P=u))",
        _mean_of,
    ),
    relation(
        ("平均",),
        r"平均(?!最[高低大小])[^，。；、\n\d]{1,8}?(?P<mean>\d+(?:\.\d+)?)(?P<unit>毫米|分|岁|天|元|米|公斤|亩|人)，(?:其中)?(?:单[站点]|单人|个人|个别)?最(?P<which>[大高多小低少])(?!增幅|降幅|涨幅|差|温差|风|浪)(?:[^，。；、\n\d时日分]{0,5})(?:为|是|达到?|的)?(?:[\u4e00-\u9fff]{2,5}[站村县镇乡])?(?:为|达到?)?(?P<extreme>\d+(?:\.\d+)?)(?P=unit)(?!/)",
        _mean_within,
    ),
)
