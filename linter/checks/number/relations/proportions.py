"""A rate or a fraction beside the part and the whole: 预算240万元，支出132万元，支出进度55%."""

from __future__ import annotations

import re
from decimal import Decimal

from linter.checks.number.relations.contradictions import (
    UNITS,
    Told,
    mismatch,
    number,
    numbers,
    relation,
    rough,
    share,
    step,
)
from linter.chinese.amounts import plain


def _part_of(match: re.Match[str]) -> Told | None:
    if match["of"] != match["unit"] and not _PERSONS.issuperset((match["of"], match["unit"])):
        return None
    base, rate = numbers(match, "base", "rate")
    percent = Decimal(100) - rate if match["left"] else rate
    result = base * percent / 100
    term = f"{plain(base)}×{plain(percent)}%={plain(round(result, 1))}"
    return mismatch(match, "part", result, term, slack=max(Decimal(1), rough(result)))


_PERSONS = frozenset("人名")


def _spent(match: re.Match[str]) -> Told | None:
    """预算240万元，支出132万元，支出进度55%."""
    whole, part = numbers(match, "whole", "part")
    if not whole or part > whole:
        return None
    rate = part / whole * 100
    term = f"{match['part']}÷{match['whole']}={plain(round(rate, 1))}%"
    return mismatch(match, "told", rate, term, "%", slack=step(match["told"]))


def _occupied(match: re.Match[str]) -> Told | None:
    base, part = numbers(match, "base", "part")
    if not base or part > base:
        return None
    result = part * 100 / base
    if abs(result - number(match["rate"])) > _OF_OTHER_BEDS:
        return None
    return mismatch(match, "rate", result, share(part, base), slack=_NEAR_RATE)


_NEAR_RATE = Decimal(1)
"""Points that a rate in round figures may be off."""
_OF_OTHER_BEDS = 15
"""A rate that is so many points off is of other beds."""


def _of_plan(match: re.Match[str]) -> Told | None:
    plan, done = numbers(match, "plan", "done")
    if not plan:
        return None
    return mismatch(match, "rate", done * 100 / plan, share(done, plan), "%", slack=_NEAR_RATE_OF_PLAN)


_NEAR_RATE_OF_PLAN = Decimal("0.6")


def _of_two(match: re.Match[str]) -> Told | None:
    one, other, part, rate = numbers(match, "one", "other", "part", "rate")
    if any(whole and abs(part * 100 / whole - rate) <= _NEAR_RATE for whole in (one, other, one + other)):
        return None
    whole = one + other
    if part > whole or not whole:
        return None
    term = f"{plain(part)}÷({plain(one)}+{plain(other)})={plain(round(part * 100 / whole, 1))}%"
    return Told("rate", term, f"{match['rate']}%")


def _rate_of(match: re.Match[str]) -> Told | None:
    whole, part = numbers(match, "whole", "part")
    if not whole or part > whole:
        return None
    return mismatch(match, "rate", part * 100 / whole, share(part, whole), "%", slack=_NEAR_RATE)


def _fraction(match: re.Match[str]) -> Told | None:
    whole, part = numbers(match, "whole", "part")
    if not whole or part > whole:
        return None
    if match["up"]:
        told = number(match["up"]) / (number(match["down"]) or 1)
    else:
        told = number(match["of"]) / (number(match["from"]) or 1)
    if abs(part / whole - told) <= _NEAR_FRACTION:
        return None
    return Told("fraction", share(part, whole), match["fraction"])


_NEAR_FRACTION = Decimal("0.03")


PROPORTIONS = (
    relation(
        ("建档率",),
        r"人口(?:总?数)?(?:约|为|共|有){0,2}(?P<whole>\d+(?:\.\d+)?万?)人[^。；\n]{0,24}?档案(?P<part>\d+(?:\.\d+)?万?)份，(?:电子)?(?:健康档案)?建档率(?:为|达到?)?(?P<rate>\d+(?:\.\d+)?)[%％]",
        _rate_of,
    ),
    relation(
        ("%", "％"),
        rf"(?P<base>\d+)(?P<of>{UNITS})[^。；\n\d]{{0,20}}(?:占|率为?|率达到?|，其中|中有?)(?P<rate>\d+(?:\.\d+)?)[%％][^。；\n\d，]{{0,14}}，(?:[^。；\n\d，]{{0,8}}(?P<left>不合格|不达标|不及格|未达标|不满意)[^。；\n\d，]{{0,6}}|(?:共有?|计|合计|约?计|即)[^。；\n\d，]{{0,6}})(?P<part>\d+)(?P<unit>{UNITS})",
        _part_of,
    ),
    relation(
        ("支出进度", "支出率", "执行进度", "执行率", "拨付进度", "拨付率", "使用率"),
        r"(?:安排|下达|预算|到位|争取|落实|收到)[^，。；\d]{0,12}(?P<whole>\d+(?:\.\d+)?)(?P<unit>亿元|万元|元)，(?:截至(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[底末])?)?[^，。；\d]{0,6}(?:支出|拨付|使用|执行)[^，。；\d]{0,6}"
        r"(?P<part>\d+(?:\.\d+)?)(?P=unit)，(?:预算|资金|总体)?(?:支出|执行|拨付|使用)(?:进度|率)(?:仅为|仅|只有|为|达到?)?(?P<told>\d+(?:\.\d+)?)[%％]",
        _spent,
    ),
    relation(
        ("使用率", "入住率", "利用率"),
        r"床位(?:总数)?(?P<base>\d+)[张个](?:(?!床位\d|床位总数)[^\n]){0,40}?(?:入住|在住|收住)[^，。；\n\d]{0,8}(?P<part>\d+)[人名位][^。；，\n\d]{0,4}，(?:床位)?(?:使用|入住|利用)率(?:为|达到?|是)?(?P<rate>\d+(?:\.\d+)?)(?P<unit>[%％])",
        _occupied,
    ),
    relation(
        ("计划", "目标", "任务"),
        r"(?P<done>\d+(?:\.\d+)?[万亿]?)(?P<u>[^，。；、\d%％]{1,6})，(?:为|占|完成)(?:年度?|全年|年初)?(?:计划|目标|任务)(?:数|的)?(?P<plan>\d+(?:\.\d+)?[万亿]?)(?P=u)的(?P<rate>\d+(?:\.\d+)?)(?P<unit>[%％])",
        _of_plan,
    ),
    relation(
        ("总数的", "总人数的", "总量的"),
        r"(?<![、\d])(?P<one>\d+)(?P<unit>[人名户个家件辆台])[、和][^，。；、\n\d]{1,8}(?P<other>\d+)(?P=unit)，其中(?P<name>[一-龥]{2,6}?)(?P<part>\d+)(?P=unit)，(?P=name)?占[^。；，\n\d]{2,14}总(?:人?数|量)的(?P<rate>\d+(?:\.\d+)?)[%％]",
        _of_two,
    ),
    relation(
        ("中，",),
        rf"(?P<name>[一-龥]{{2,6}})(?P<whole>\d+)(?P<unit>{UNITS})[^\n]{{0,30}}(?:(?<=[，。；])|(?<=在))(?P=name)的?[一-龥]{{0,6}}中，[^。；，\n\d]{{2,20}}(?P<part>\d+)(?P=unit)，[^。；，\n\d]{{1,6}}率[为是达到约]{{0,2}}(?P<rate>\d+(?:\.\d+)?)[%％]",
        _rate_of,
    ),
    relation(
        ("总数的", "总量的", "总人数的", "总面积的"),
        rf"(?P<whole>\d+)(?P<unit>{UNITS}|平方米)[^\n\d]{{2,60}}?(?P<part>\d+)(?P=unit)，占[一-龥]{{0,10}}总(?:人?数|量|面积)的(?P<fraction>(?P<up>[1-9])/(?P<down>\d{{1,2}})|(?P<from>[二三四五六七八九十])分之(?P<of>[一二三四五六七八九]))(?!多|以上|左右|强|弱)",
        _fraction,
    ),
)
