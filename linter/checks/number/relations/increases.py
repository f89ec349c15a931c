"""A figure before and after beside how much it has grown: 由20户增加到60户，增长2倍."""

from __future__ import annotations

import re
from decimal import Decimal

from linter.checks.number.relations.contradictions import UNITS, Told, mismatch, numbers, relation, step
from linter.chinese.amounts import plain


def _times(match: re.Match[str]) -> Told | None:
    before, after, told = numbers(match, "before", "after", "times")
    if not before or not told:
        return None
    result = after / before - (0 if match["of"] else 1)
    term = f"{plain(after)}÷{plain(before)}" + ("" if match["of"] else "-1") + f"={plain(round(result, 2))}倍"
    return mismatch(match, "times", result, term, "倍", max(_NEAR_TIMES, result / _ROUGH_TIMES))


_NEAR_TIMES, _ROUGH_TIMES = Decimal("0.06"), 40
"""How far from a multiple it may be told in round figures: so much, or one in so many of it."""


def _grown(match: re.Match[str]) -> Told | None:
    """The growth that two figures make, each as exact as it is written."""
    before, after, rate = numbers(match, "before", "after", "rate")
    falls = match["way"] in ("下降", "减少", "降低")
    half_before, half_after = (step(match[name]) / 2 for name in ("before", "after"))
    if before <= half_before:
        return None
    low = (after - half_after) / (before + half_before) - 1
    high = (after + half_after) / (before - half_before) - 1
    told, slack = (-rate if falls else rate) / 100, step(match["rate"]) / 200
    if low - slack <= told <= high + slack:
        return None
    result = round((after / before - 1) * 100, 1)
    return Told("rate", f"{plain(after)}÷{plain(before)}-1={plain(result)}%", match["rate"] + "%")


def _doubled(match: re.Match[str]) -> Told | None:
    before, after = numbers(match, "before", "after")
    times = 4 if match["of"] in ("两", "二") else 2
    if not before or times * _NEARLY <= after / before <= times * _OVER:
        return None
    term = f"{plain(after)}÷{plain(before)}={plain(round(after / before, 2))}倍"
    return Told("told", term, match["told"])


_NEARLY, _OVER = Decimal("0.92"), Decimal("1.4")
"""What is loosely told as doubled is hardly less than that, and much more than that is told so."""


INCREASES = (
    relation(
        ("番",),
        rf"[由从][^。；\n\d]{{0,10}}(?:20\d\d年的?)?(?P<before>\d+(?:\.\d+)?[万亿]?)(?P<unit>{UNITS}|例|亿元|万元)(?:发展|增加?|增至|增长|提高|提升|扩大|上升)[到至]?[^。；\n\d]{{0,6}}(?:20\d\d年的?)?(?P<after>\d+(?:\.\d+)?[万亿]?)(?P=unit)，(?:实现)?(?P<told>翻了?(?P<of>[一两二])番)(?![多以])",
        _doubled,
    ),
    relation(
        ("倍",),
        rf"由[^。；\n\d]{{0,10}}(?:20\d\d年的?)?(?P<before>\d+(?:\.\d+)?[万亿]?)(?P<unit>{UNITS}|例|亿元|万元)(?:发展|增加?|增至|增长|提高|扩大|上升)[到至]?[^。；\n\d]{{0,6}}(?:20\d\d年的?)?(?P<after>\d+(?:\.\d+)?[万亿]?)(?P=unit)，[^。；\n\d]{{0,8}}(?:增长|增加|提高)了?(?P<of>到原来的)?(?P<times>\d+(?:\.\d+)?|[一二两三四五六七八九十])倍",
        _times,
    ),
    relation(
        ("，其中",),
        r"(?P<after>\d+(?:\.\d+)?)(?P<unit>万?吨|万?亩|万?人次?|万元|亿元|万?件|万?户|家|个)，其中[^，。；\n]{4,60}，[比较](?:上年|去年|20\d\d年)(?:同期)?(?:的|实际)?[一-龥]{0,6}(?P<before>\d+(?:\.\d+)?)(?P=unit)(?P<way>增长|增加|提高|下降|减少|降低)了?(?P<rate>\d+(?:\.\d+)?)[%％]",
        _grown,
    ),
)
