"""Figures that a sentence relates in so many words: every quarter and the whole year, hours from and to, founded in and
years since."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise

from linter.checks.number.accounts import ACCOUNTS
from linter.checks.number.groups import GROUPS
from linter.checks.number.searches import ManySearches, Search
from linter.chinese.amounts import SCALES, plain
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block
from linter.frozen import NamedTuple
from linter.rule import Finding

_N = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})"


def _number(text: str) -> Decimal:
    """What a numeral in digits or in Han is worth, 万 and 亿 behind it counted; 0 for what is none."""
    figure = text.rstrip("万亿")
    worth = SCALES.get(text[len(figure) :], Decimal(1))
    if figure.replace(".", "", 1).isdigit():
        return Decimal(figure) * worth
    return (value(figure) or Decimal(0)) * worth


def _numbers(match: re.Match[str], *groups: str) -> list[Decimal]:
    return [_number(match[group]) for group in groups]


class _Told(NamedTuple):
    """A contradiction: the group that is in question, what the other figures make of it, and what is written."""

    group: str
    term: str
    written: str


def _unlike(
    match: re.Match[str],
    group: str,
    result: Decimal,
    term: str,
    unit: str = "",
    slack: Decimal = Decimal(0),
) -> _Told | None:
    """None where the figure of a group is the result, but for some slack."""
    if abs(result - _number(match[group])) <= slack:
        return None
    return _Told(group, term, match[group] + (unit or match["unit"]))


_PER_YEAR = {
    "月": 12,
    "个月": 12,
    "季": 4,
    "季度": 4,
    "学期": 2,
    "半年": 2,
    "半月": 24,
    "旬": 36,
    "两个月": 6,
    "两月": 6,
}
_LOOSE = later("少于|低于|至少|以上|余|约|超过")


_BUT_FOR = later(r"[^，。；（\d]{0,4}（[^（）]*(?:除外|不含|假期|寒暑假|扣除)")
"""全年10次（寒暑假除外）."""
_BEFORE = 12


def _per_period(match: re.Match[str]) -> _Told | None:
    rest = match.string.rfind("其余", max(match.start() - _BEFORE, 0), match.start())
    if rest >= 0 or _BUT_FOR.match(match.string, match.end()):
        return None
    times = _PER_YEAR[match["period"]]
    each, whole = _numbers(match, "each", "whole")
    result = each * times
    if (whole >= result and _LOOSE.search(match[0])) or _of_another(match):
        return None
    return _unlike(match, "whole", result, f"{plain(each)}×{times}={plain(result)}")


def _of_another(match: re.Match[str]) -> bool:
    """Whether the two counts are of things that have different names: 每季度1篇体会，全年2篇论文."""
    first, second = (_COUNTED.match(match.string, end) for end in (match.end("unit"), match.end()))
    return bool(first and second and first[0] and second[0] and first[0][-2:] != second[0][-2:])


_COUNTED = later("[一-龥]{0,8}")


_PERSONS = frozenset("人名")


def _each_month(match: re.Match[str]) -> _Told | None:
    first, last, each = _numbers(match, "first", "last", "each")
    months = last - first + 1
    if months < 2:
        return None
    return _unlike(match, "told", months * each, f"{plain(months)}×{plain(each)}={plain(months * each)}")


def _part_of(match: re.Match[str]) -> _Told | None:
    if match["of"] != match["unit"] and not _PERSONS.issuperset((match["of"], match["unit"])):
        return None
    base, rate = _numbers(match, "base", "rate")
    share = Decimal(100) - rate if match["left"] else rate
    result = base * share / 100
    term = f"{plain(base)}×{plain(share)}%={plain(round(result, 1))}"
    return _unlike(match, "part", result, term, slack=max(Decimal(1), result / 50))


def _spread(match: re.Match[str]) -> _Told | None:
    whole, count = _numbers(match, "whole", "count")
    if not count or not whole:
        return None
    result = whole / count
    term = f"{plain(whole)}÷{plain(count)}={plain(round(result, 1))}"
    return _unlike(match, "each", result, term, slack=result / 50)


def _by_month(match: re.Match[str]) -> _Told | None:
    months = {"月": 12, "季": 4}[match["period"]]
    whole = _number(match["whole"])
    result = whole / months
    term = f"{plain(whole)}÷{months}={plain(round(result, 4))}"
    slack = max(result / 50, Decimal("0.05") * SCALES.get(match["each"][-1:], Decimal(1)))
    return _unlike(match, "each", result, term, slack=slack)


def _mean_of(match: re.Match[str]) -> _Told | None:
    figures = [Decimal(figure) for figure in _FIGURES.findall(match["row"])]
    if min(figures) <= _number(match["mean"]) <= max(figures):
        return None
    result = sum(figures, Decimal(0)) / len(figures)
    term = f"平均{plain(round(result, 1))}，最小{plain(min(figures))}，最大{plain(max(figures))}"
    return _unlike(match, "mean", result, term)


_FIGURES = later(r"\d+(?:\.\d+)?")


def _extremes(match: re.Match[str]) -> _Told | None:
    high, low = _numbers(match, "high", "low")
    return None if high >= low else _Told("both", f"最高{plain(high)}＜最低{plain(low)}", match["both"])


def _times(match: re.Match[str]) -> _Told | None:
    before, after, told = _numbers(match, "before", "after", "times")
    if not before or not told:
        return None
    result = after / before - (0 if match["of"] else 1)
    term = f"{plain(after)}÷{plain(before)}" + ("" if match["of"] else "-1") + f"={plain(round(result, 2))}倍"
    return _unlike(match, "times", result, term, "倍", max(Decimal("0.06"), result / 40))


def _clock(match: re.Match[str]) -> _Told | None:
    start = _number(match["h1"]) * 60 + (30 if match["half1"] else _number(match["m1"] or "0"))
    end = _number(match["h2"]) * 60 + (30 if match["half2"] else _number(match["m2"] or "0"))
    if match["next"]:
        end += 24 * 60
    result = end - start
    told = _number(match["told"]) + (Decimal("0.5") if match["and"] else 0)
    if result <= 0 or abs(result - told * (60 if match["in"] == "小时" else 1)) < 1:
        return None
    shown = f"{plain(result / 60)}小时" if match["in"] == "小时" else f"{plain(result)}分钟"
    return _Told("length", f"起止时间相差{shown}", match["length"])


def _years(match: re.Match[str]) -> _Told | None:
    then, since = _numbers(match, "then", "since")
    term = f"{match['then']}-{match['since']}={plain(then - since)}"
    return _unlike(match, "told", then - since, term, slack=Decimal(match["unit"] == "年"))


def _nth(match: re.Match[str]) -> _Told | None:
    then, since = _numbers(match, "then", "since")
    return _unlike(
        match, "told", then - since + 1, f"{match['then']}-{match['since']}+1={plain(then - since + 1)}"
    )


def _in_a_row(match: re.Match[str]) -> _Told | None:
    told = _number(match["told"])
    if match["years"]:
        count = Decimal(len(_FIGURES.findall(match["years"])))
        return None if count == told else _Told("length", f"列出{plain(count)}个年份", match["length"])
    then, since = _numbers(match, "then", "since")
    if told in (then - since, then - since + 1) or then <= since:
        return None
    return _Told(
        "length", f"{match['since']}年至{match['then']}年是{plain(then - since + 1)}年", match["length"]
    )


_QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
_HALVES = {"上": (1, 6), "下": (7, 12)}


def _months(match: re.Match[str]) -> _Told | None:
    first, last = _QUARTERS[match["quarter"]] if match["quarter"] else _HALVES[match["half"]]
    if _numbers(match, "first", "last") == [first, last]:
        return None
    return _Told("months", f"{match['name']}为{first}月至{last}月", match["months"])


_ENDS = {3: 31, 6: 30, 9: 30, 12: 31}


def _last_day(match: re.Match[str]) -> _Told | None:
    month = _QUARTERS[match["quarter"]][1] if match["quarter"] else _HALVES[match["half"]][1]
    if _numbers(match, "month", "of") == [month, _ENDS[month]]:
        return None
    return _Told("day", f"末日是{month}月{_ENDS[month]}日", match["day"])


def _product(match: re.Match[str]) -> _Told | None:
    each, count, whole = _numbers(match, "each", "count", "whole")
    if not whole or not each:
        return None
    return _unlike(match, "whole", each * count, f"{plain(each)}×{plain(count)}={plain(each * count)}")


def _spent(match: re.Match[str]) -> _Told | None:
    """预算240万元，支出132万元，支出进度55%."""
    whole, part = _numbers(match, "whole", "part")
    if not whole or part > whole:
        return None
    rate = part / whole * 100
    step = Decimal(1).scaleb(-len(match["told"].partition(".")[2]))
    term = f"{match['part']}÷{match['whole']}={plain(round(rate, 1))}%"
    return _unlike(match, "told", rate, term, "%", slack=step)


def _taken_up(match: re.Match[str]) -> _Told | None:
    moved, taken = _numbers(match, "moved", "taken")
    if taken <= moved:
        return None
    return _Told(
        "taken", f"移送{match['moved']}{match['unit']}，立案不会更多", match["taken"] + match["unit"]
    )


def _with_added(match: re.Match[str]) -> _Told | None:
    base, more = _numbers(match, "base", "more")
    return _unlike(match, "told", base + more, f"{plain(base)}+{plain(more)}={plain(base + more)}")


def _occupied(match: re.Match[str]) -> _Told | None:
    base, part = _numbers(match, "base", "part")
    if not base or part > base:
        return None
    result = part * 100 / base
    if abs(result - _number(match["rate"])) > _OF_OTHER_BEDS:
        return None
    term = f"{plain(part)}÷{plain(base)}={plain(round(result, 1))}%"
    return _unlike(match, "rate", result, term, slack=Decimal(1))


_OF_OTHER_BEDS = 15
"""A rate that is so many points off is of other beds."""
_FIGURES = later(r"\d+(?:\.\d+)?")
_NEAR_WHOLE = Decimal("0.15")
"""How far the shares allotted may be from what is allotted, to be its shares."""


def _allotted(match: re.Match[str]) -> _Told | None:
    parts = [Decimal(figure[0]) for figure in _FIGURES.finditer(match["row"])]
    whole, total = _number(match["whole"]), sum(parts, Decimal(0))
    if total == whole or abs(total - whole) > whole * _NEAR_WHOLE:
        return None
    return _Told("row", f"{'+'.join(map(plain, parts))}={plain(total)}", match["whole"] + match["unit"])


def _copies(match: re.Match[str]) -> _Told | None:
    whole, each, other = _numbers(match, "whole", "each", "other")
    result = each * 2 + other
    return (
        _unlike(match, "whole", result, f"{plain(each)}×2+{plain(other)}={plain(result)}", "份")
        if whole
        else None
    )


def _saved(match: re.Match[str]) -> _Told | None:
    taken, spent = _numbers(match, "taken", "spent")
    return _unlike(match, "told", taken - spent, f"{plain(taken)}-{plain(spent)}={plain(taken - spent)}")


def _not_over(match: re.Match[str]) -> _Told | None:
    plan, done = _numbers(match, "plan", "done")
    if done >= plan:
        return None
    return _Told("over", f"实际{match['done']}少于计划{match['plan']}", match["over"])


def _of_plan(match: re.Match[str]) -> _Told | None:
    plan, done = _numbers(match, "plan", "done")
    if not plan:
        return None
    result = done * 100 / plan
    term = f"{plain(done)}÷{plain(plan)}={plain(round(result, 1))}%"
    return _unlike(match, "rate", result, term, "%", slack=Decimal("0.6"))


def _rank(match: re.Match[str]) -> _Told | None:
    before, after = _numbers(match, "before", "after")
    rises = match["way"] in _RISES
    if not before or not after or before == after:
        return None
    if rises == (after < before):
        gap = abs(before - after)
        return (
            _unlike(match, "by", gap, f"{plain(max(before, after))}-{plain(min(before, after))}={plain(gap)}")
            if match["by"]
            else None
        )
    word = "下降" if rises else "上升"
    return _Told("ranks", f"由第{match['before']}到第{match['after']}是{word}", match["way"])


_RISES = ("上升", "提升", "跃升", "前进", "提高", "攀升", "升")
_FALLS = ("下降", "下滑", "后退", "滑落", "跌落", "退")


def _ordered(match: re.Match[str]) -> _Told | None:
    figures = map(_number, _FIGURE.findall(match["row"]))
    downward = match["order"][1] in "高大多快"
    for one, other in pairwise(figures):
        if one != other and (other > one) is downward:
            return _Told("order", f"{plain(one)}在{plain(other)}之前", match["order"] + "排列")
    return None


_FIGURE = later(r"\d+(?:\.\d+)?[万亿]?(?=[一-龥%％])")


def _stakes(match: re.Match[str]) -> _Told | None:
    first, last = (
        Decimal(match[f"{end}_km"]) + Decimal(match[f"{end}_m"]) / 1000 for end in ("first", "last")
    )
    told = _number(match["told"]) / (1000 if match["unit"] == "米" else 1)
    gap = abs(last - first)
    if abs(gap - told) <= Decimal("0.06"):
        return None
    return _Told("length", f"起止桩号相差{plain(gap)}公里", match["length"])


def _area(match: re.Match[str]) -> _Told | None:
    long, wide = _numbers(match, "long", "wide")
    result = long * wide
    return _unlike(
        match, "told", result, f"{plain(long)}×{plain(wide)}={plain(result)}", "平方米", result / 50
    )


def _half(match: re.Match[str]) -> _Told | None:
    whole = _number(match["whole"])
    return _unlike(match, "told", whole / 2, f"{plain(whole)}÷2={plain(whole / 2)}")


def _off(match: re.Match[str]) -> _Told | None:
    base, off = _numbers(match, "base", "off")
    result = base * off / (10 if off < 10 else 100)
    return _unlike(match, "told", result, f"{plain(base)}元打{match['off']}折为{plain(result)}元", "元")


def _both(match: re.Match[str]) -> _Told | None:
    """The two figures before a total, unless the sentence counts more of the kind."""
    start = max(match.string.rfind(mark, 0, match.start()) for mark in "。；：\n")
    if match["unit"] in match.string[start + 1 : match.start()]:
        return None
    one, other = _numbers(match, "one", "other")
    return _unlike(match, "told", one + other, f"{plain(one)}+{plain(other)}={plain(one + other)}")


def _enlarged(match: re.Match[str]) -> _Told | None:
    one, other = _numbers(match, "one", "other")
    return _unlike(match, "told", one + other, f"{plain(one)}+{plain(other)}={plain(one + other)}")


def _difference(match: re.Match[str]) -> _Told | None:
    one, other = _numbers(match, "one", "other")
    result, told = abs(one - other), _number(match["told"])
    term = f"{plain(max(one, other))}-{plain(min(one, other))}={plain(result)}"
    return _unlike(match, "told", result, term) if told else None


def _mean_within(match: re.Match[str]) -> _Told | None:
    mean, extreme = _numbers(match, "mean", "extreme")
    highest = match["which"] in "大高多长快"
    if mean == extreme or (extreme > mean) is highest:
        return None
    return _Told(
        "extreme", f"平均{match['mean']}{'＞' if highest else '＜'}最{match['which']}", match["extreme"]
    )


def _of_two(match: re.Match[str]) -> _Told | None:
    one, other, part, rate = _numbers(match, "one", "other", "part", "rate")
    if any(whole and abs(part * 100 / whole - rate) <= 1 for whole in (one, other, one + other)):
        return None
    whole = one + other
    if part > whole or not whole:
        return None
    term = f"{plain(part)}÷({plain(one)}+{plain(other)})={plain(round(part * 100 / whole, 1))}%"
    return _Told("rate", term, f"{match['rate']}%")


def _rate_of(match: re.Match[str]) -> _Told | None:
    whole, part, rate = _numbers(match, "whole", "part", "rate")
    if not whole or part > whole or abs(part * 100 / whole - rate) <= 1:
        return None
    term = f"{plain(part)}÷{plain(whole)}={plain(round(part * 100 / whole, 1))}%"
    return _Told("rate", term, f"{match['rate']}%")


def _fraction(match: re.Match[str]) -> _Told | None:
    whole, part = _numbers(match, "whole", "part")
    if not whole or part > whole:
        return None
    if match["up"]:
        told = _number(match["up"]) / (_number(match["down"]) or 1)
    else:
        told = _number(match["of"]) / (_number(match["from"]) or 1)
    if abs(part / whole - told) <= _NEAR_FRACTION:
        return None
    term = f"{plain(part)}÷{plain(whole)}={plain(round(part * 100 / whole, 1))}%"
    return _Told("fraction", term, match["fraction"])


_NEAR_FRACTION = Decimal("0.03")


def _grown(match: re.Match[str]) -> _Told | None:
    """The growth that two figures make, each as exact as it is written."""
    before, after, rate = _numbers(match, "before", "after", "rate")
    falls = match["way"] in ("下降", "减少", "降低")
    half_before, half_after = (_step(match[name]) / 2 for name in ("before", "after"))
    if before <= half_before:
        return None
    low = (after - half_after) / (before + half_before) - 1
    high = (after + half_after) / (before - half_before) - 1
    told, slack = (-rate if falls else rate) / 100, _step(match["rate"]) / 200
    if low - slack <= told <= high + slack:
        return None
    result = round((after / before - 1) * 100, 1)
    return _Told("rate", f"{plain(after)}÷{plain(before)}-1={plain(result)}%", match["rate"] + "%")


def _step(figure: str) -> Decimal:
    places = len(figure.rstrip("万亿").partition(".")[2])
    return Decimal(1).scaleb(-places) * SCALES.get(figure[-1:], Decimal(1))


def _all_reach(match: re.Match[str]) -> _Told | None:
    one, other, bar = _numbers(match, "one", "other", "bar")
    low = min(one, other)
    return _Told("told", f"{plain(low)}＜{match['bar']}", match["told"]) if low < bar else None


def _same_pace(match: re.Match[str]) -> _Told | None:
    """每周检查一次，每月不少于一次: both tell how often one thing is done."""
    often, least = _numbers(match, "often", "least")
    one, other = often * _TIMES_A_YEAR[match["first"]], least * _TIMES_A_YEAR[match["second"]]
    if _SAME_PACE * one <= other <= one / _SAME_PACE:
        return None
    return _Told("told", f"每{match['first']}{match['often']}次", match["told"])


_TIMES_A_YEAR = {**_PER_YEAR, "天": 365, "日": 365, "周": 52, "星期": 52, "半个月": 24, "年": 1}
_SAME_PACE = Decimal("0.75")
_OTHER = r"(?:个|名|人|户|家|件|处|所|份|次|场|期|批次|起|宗|辆|台|套|条|项|棵|株|头|亩|吨|元|张|本|册)"


class _Relation(NamedTuple):
    """`needs`: texts of which one is there wherever there is something to find. `written`: an expression for what is
    written, `reckon` what contradicts itself in it."""

    needs: tuple[str, ...]
    written: re.Pattern[str]
    reckon: Callable[[re.Match[str]], _Told | None]


_RELATIONS = (
    _Relation(
        ("支出进度", "支出率", "执行进度", "执行率", "拨付进度", "拨付率", "使用率"),
        later(
            r"(?:安排|下达|预算|到位|争取|落实|收到)[^，。；\d]{0,12}(?P<whole>\d+(?:\.\d+)?)(?P<unit>亿元|万元|元)，(?:截至(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[底末])?)?[^，。；\d]{0,6}(?:支出|拨付|使用|执行)[^，。；\d]{0,6}"
            r"(?P<part>\d+(?:\.\d+)?)(?P=unit)，(?:预算|资金|总体)?(?:支出|执行|拨付|使用)(?:进度|率)(?:仅为|仅|只有|为|达到?)?(?P<told>\d+(?:\.\d+)?)[%％]"
        ),
        _spent,
    ),
    _Relation(
        ("每校", "每所学校", "每村", "每个村", "每班", "每个班", "每个乡镇", "每个社区", "每社区", "每镇"),
        later(
            r"(?<![\d.])(?P<count>\d+)(?:所|个)[^。；，\d]{0,4}(?P<of>校|村|班|乡镇|社区|镇)[^。；\d]{0,60}?每(?:个|所学)?(?P=of)(?:每学期|全年)?(?:不少于|至少|安排|开设|开展|举办)+"
            r"(?P<each>\d+)(?P<unit>课时|学时|节课?|场|次|期)，(?:全[县市区镇年]|总|累计|合计|共)[^，。；\d]{0,10}(?P<whole>\d+)(?P=unit)"
        ),
        _product,
    ),
    _Relation(
        ("全年", "一年", "年内", "全学年"),
        later(
            rf"(?<!起)(?<!月起，)每(?P<period>两个月|两月|半月|半年|学期|季度?|个?月|旬)(?![^。；\n]{{0,12}}每)[^。；\n\d]{{0,14}}?(?P<each>{_N})(?P<unit>次|期|场|篇)"
            rf"[^。；\n]{{0,24}}?(?:全年|一年|年内|全学年)[^。；\n\d]{{0,8}}?(?<!第)(?P<whole>{_N})(?P=unit)"
        ),
        _per_period,
    ),
    _Relation(
        ("%", "％"),
        later(
            rf"(?P<base>\d+)(?P<of>{_OTHER})[^。；\n\d]{{0,20}}(?:占|率为?|率达到?|，其中|中有?)(?P<rate>\d+(?:\.\d+)?)[%％][^。；\n\d，]{{0,14}}，(?:[^。；\n\d，]{{0,8}}(?P<left>不合格|不达标|不及格|未达标|不满意)[^。；\n\d，]{{0,6}}|(?:共有?|计|合计|约?计|即)[^。；\n\d，]{{0,6}})(?P<part>\d+)(?P<unit>{_OTHER})"
        ),
        _part_of,
    ),
    _Relation(
        ("，按",),
        later(
            rf"(?P<whole>\d+(?:\.\d+)?万?)(?P<unit>{_OTHER})，按[^。；\n\d]{{0,8}}(?P<count>\d+)[个天][^。；\n\d]{{0,6}}(?:计算?|算)，(?:日|天|月|人)均[^。；\n\d]{{0,8}}(?P<each>\d+(?:\.\d+)?万?)(?P=unit)"
        ),
        _spread,
    ),
    _Relation(
        ("月均", "季均"),
        later(
            rf"(?:全年|一年)[^。；\n\d]{{0,12}}(?P<whole>\d+(?:\.\d+)?[万亿]?)(?P<unit>{_OTHER}|度|方|立方米|千瓦时)，(?P<period>月|季)均[^。；\n\d]{{0,8}}(?P<each>\d+(?:\.\d+)?[万亿]?)(?P=unit)"
        ),
        _by_month,
    ),
    _Relation(
        ("分别为",),
        later(
            r"分别为(?P<row>(?:\d+(?:\.\d+)?(?P<u>[一-龥]{1,2})[、和，]){1,11}\d+(?:\.\d+)?[一-龥]{1,2})，(?:[^。；\n\d]{0,6}平均|[季月日年]均)(?!净?(?:增|减|下降|提高|上升|递))[^。；\n\d]{0,10}(?P<mean>\d+(?:\.\d+)?)(?P<unit>(?P=u))"
        ),
        _mean_of,
    ),
    _Relation(
        ("最低",),
        later(
            r"(?P<both>最高(?![^，。；]{0,6}零下)[^，。；\n\d-]{0,6}(?P<high>\d+(?:\.\d+)?)(?P<unit>分|℃|岁|万元|元|摄氏度|米|公里|%)[，、]最低(?![^，。；]{0,6}零下)[^，。；\n\d-]{0,6}(?P<low>\d+(?:\.\d+)?)(?P=unit))"
        ),
        _extremes,
    ),
    _Relation(
        ("倍",),
        later(
            rf"由[^。；\n\d]{{0,10}}(?:20\d\d年的?)?(?P<before>\d+(?:\.\d+)?[万亿]?)(?P<unit>{_OTHER}|例|亿元|万元)(?:发展|增加?|增至|增长|提高|扩大|上升)[到至]?[^。；\n\d]{{0,6}}(?:20\d\d年的?)?(?P<after>\d+(?:\.\d+)?[万亿]?)(?P=unit)，[^。；\n\d]{{0,8}}(?:增长|增加|提高)了?(?P<of>到原来的)?(?P<times>\d+(?:\.\d+)?|[一二两三四五六七八九十])倍"
        ),
        _times,
    ),
    _Relation(
        ("小时", "分钟"),
        later(
            r"(?P<h1>\d{1,2})[时点：:](?:(?P<m1>\d{1,2})分?|(?P<half1>半))?(?:开始|起|[^，。；\d]{0,6}(?=，))?(?:[至到—－-]|，(?:[至到])?(?:上午|下午|中午)?)(?P<next>次日|翌日|第二天)?(?P<h2>\d{1,2})[时点：:](?:(?P<m2>\d{1,2})分?|(?P<half2>半))?[^。；\n\d]{0,8}，?(?:共计?|历时|时长|为时|(?:途中|全程)?(?:用时|耗时))[约为]?"
            r"(?P<length>(?P<told>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,2})个?(?P<and>半)?个?(?P<in>分钟|小时))"
        ),
        _clock,
    ),
    _Relation(
        ("迎来", "庆祝", "举行", "走过", "坚守了", "整整", "从教", "满"),
        later(
            r"(?P<since>(?:18|19|20)\d\d)年[^。；\n\d]{0,8}(?:创办|创建|成立|建院|建校|建厂|参加工作|组建|诞生|建成|开业|工作|从教|任教|入职|入伍)?[^。；\n\d]{0,6}，[^。；\n\d]{0,4}(?P<then>(?:19|20)\d\d)年[^。；\n]{0,24}?(?:迎来|庆祝|隆重举行|举行|走过|坚守了|整整|从教|满)[^。；\n\d]{0,10}?(?P<told>\d{2,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<unit>周年|年)(?<=(?:创|成立|建|工作|从教|任教|入职|入伍|诞生|开业).{6,60})"
        ),
        _years,
    ),
    _Relation(
        ("季度", "半年"),
        later(
            r"(?P<name>第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)(?:（|，即|\()(?P<months>(?P<first>\d{1,2})月?[至到—－-](?P<last>\d{1,2})月)"
        ),
        _months,
    ),
    _Relation(
        ("每",),
        later(
            rf"每(?P<one>[个名户批辆间]?[一-龥]{{1,4}}?)(?:配置|配备|联系|帮扶|包保|包联|结对|负责|安排|派出|发放|种植|栽植|安装)[^。；\n\d]{{0,6}}(?P<each>\d+)(?P<unit>{_OTHER})，(?P<count>\d+)[个名户批辆间]?(?P=one)[^。；\n\d]{{0,4}}(?:共需?|合计|总计|累计)[^。；\n\d]{{0,6}}(?P<whole>\d+)(?P=unit)"
        ),
        _product,
    ),
    _Relation(
        ("每",),
        later(
            rf"(?P<count>\d+)(?P<of>[个名户批辆间所支])，每(?P=of)[一-龥]{{0,6}}?(?:配置|配备|联系|负责|安排|派出|聘请|设立?|有)[^。；，\n\d]{{0,8}}(?P<each>\d+)(?P<unit>{_OTHER})，共(?:计|需|有|配备|配置|安排|聘请)?[^。；，\n\d]{{0,8}}(?P<whole>\d+)(?P=unit)"
        ),
        _product,
    ),
    _Relation(
        ("人间",),
        later(
            rf"(?<!间[、和])(?P<each>{_N})人间(?P<count>\d+)间，(?:共|可|总共|合计)?(?:提供|设置?|增加|新增|有|计)?(?:床位|床铺|铺位)(?P<whole>\d+)(?P<unit>[个张])"
        ),
        _product,
    ),
    _Relation(
        ("立案", "受理"),
        later(
            r"移送[^。；\n\d]{0,24}?(?P<moved>\d+)(?P<unit>[件起条])，(?:公安|检察|司法|纪检监察)?(?:机关)?(?:已|均已|目前已|其中)?(?:立案|受理)(?:侦查|查处)?(?P<taken>\d+)(?P=unit)"
        ),
        _taken_up,
    ),
    _Relation(
        ("增开", "加开", "新增", "增设", "增派", "增配", "增加"),
        later(
            r"(?P<what>[一-龥]{2})(?P<base>\d+)(?P<unit>[个台条辆名间组班])[^。；\n]{0,24}?，[^，。；\n\d]{0,8}(?:增开|加开|新增|增设|增派|增配|增加)(?:(?P=what))?(?P<more>\d+)(?P=unit)(?:(?P=what))?，(?P=what)(?:总数|数量)?(?:达到?|增至|共有|为|增加到|达)(?P<told>\d+)(?P=unit)"
        ),
        _with_added,
    ),
    _Relation(
        ("使用率", "入住率", "利用率"),
        later(
            r"床位(?:总数)?(?P<base>\d+)[张个](?:(?!床位\d|床位总数)[^\n]){0,40}?(?:入住|在住|收住)[^，。；\n\d]{0,8}(?P<part>\d+)[人名位][^。；，\n\d]{0,4}，(?:床位)?(?:使用|入住|利用)率(?:为|达到?|是)?(?P<rate>\d+(?:\.\d+)?)(?P<unit>[%％])"
        ),
        _occupied,
    ),
    _Relation(
        ("如下：", "分配：", "分解：", "分别为：", "具体为：", "安排："),
        later(
            r"(?:任务|指标|名额|计划|目标)(?:总?数)?(?:为|是|共计?|总计)(?P<whole>\d+(?:\.\d+)?)(?P<unit>万亩|万元|[名个亩户份台件人套吨辆])(?![^\n]{0,80}(?:任务|指标|名额|计划|目标)(?:总?数)?(?:为|是|共计?|总计)\d)[^\n]{0,100}?(?:任务|指标|名额|计划|目标)[^，。；：\n\d]{0,6}(?:如下|分配|分解|分别为|具体为|安排)："
            r"(?P<row>[一-龥]{1,6}[镇乡道县区市旗村社科组队班校院站所局厂]\d+(?:\.\d+)?(?P=unit)(?:[，、；][一-龥]{1,6}[镇乡道县区市旗村社科组队班校院站所局厂]\d+(?:\.\d+)?(?P=unit)){2,24})(?=。|$)"
        ),
        _allotted,
    ),
    _Relation(
        ("预算",),
        later(
            r"预算[价为额]{0,2}(?P<taken>\d+(?:\.\d+)?)(?P<unit>万元|元|亿元)，(?:中标|成交|实际采购|合同|决算|结算)[价为额]{0,2}(?P<spent>\d+(?:\.\d+)?)(?P=unit)，(?:节约|节省|节支)[^。；\n\d]{0,6}(?P<told>\d+(?:\.\d+)?)(?P=unit)"
        ),
        _saved,
    ),
    _Relation(
        ("一式",),
        later(
            rf"一式(?P<whole>{_N})份，甲乙双方各[执持存](?P<each>{_N})份，[^。；，\d]{{2,10}}[执持存](?P<other>{_N})份"
        ),
        _copies,
    ),
    _Relation(
        ("超额完成",),
        later(
            rf"(?:计划|任务|目标)[^，。；\n\d]{{0,10}}(?P<plan>\d+(?:\.\d+)?[万亿]?)(?P<unit>{_OTHER}|万元|亿元|剂次|公里)，(?:实际|已|共|累计|实)[^，。；\n\d]{{0,8}}(?P<done>\d+(?:\.\d+)?[万亿]?)(?P=unit)，(?P<over>超额完成)"
        ),
        _not_over,
    ),
    _Relation(
        tuple(f"{way}{to}" for way in (*_RISES, *_FALLS) for to in "到至"),
        later(
            rf"(?:由|从)[^，。；\n\d第]{{0,14}}第(?P<before>{_N})[名位]?(?P<ranks>(?P<way>{'|'.join((*_RISES, *_FALLS))})[到至][^，。；\n\d第]{{0,8}}第(?P<after>{_N})[名位])(?:[，（](?P<steps>(?:前移|前进|上升|提升|跃升|后退|下降|下滑|后移)了?(?P<by>{_N})个?(?P<unit>位次|名次|位|名)))?"
        ),
        _rank,
    ),
    _Relation(
        ("高到低", "大到小", "多到少", "快到慢", "低到高", "小到大", "少到多"),
        later(
            r"(?P<order>(?:从|由)(?:高到低|大到小|多到少|快到慢|低到高|小到大|少到多))[^。；\n\d]{0,24}(?:依次|分别|[是为：:])[^。；\n\d]{0,14}(?P<row>\d+(?:\.\d+)?(?P<u>万元|亿元|万人|[一-龥%％])(?:[、，][^、，。；\n\d]{0,12}\d+(?:\.\d+)?(?P=u)){2,})"
        ),
        _ordered,
    ),
    _Relation(
        ("时隔",),
        later(
            rf"(?P<since>(?:19|20)\d\d)年[^。；\n\d]{{0,24}}，时隔(?P<told>{_N})(?P<unit>年)，(?P<then>(?:19|20)\d\d)年"
        ),
        _years,
    ),
    _Relation(
        ("首届", "第一届"),
        later(
            rf"(?:首届|第一届)[^。；\n\d]{{0,14}}(?P<since>(?:19|20)\d\d)年[^。；\n\d]{{0,10}}，[^。；\n\d]{{0,6}}每年(?:举办)?一届[^。；\n\d]{{0,14}}，(?P<then>(?:19|20)\d\d)年[^。；\n\d]{{0,10}}第(?P<told>{_N})(?P<unit>届)"
        ),
        _nth,
    ),
    _Relation(
        ("季度末", "半年末"),
        later(
            r"(?:第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)末[（(，](?:即)?(?P<day>(?P<month>\d{1,2})月(?P<of>\d{1,2})日)"
        ),
        _last_day,
    ),
    _Relation(
        ("连续",),
        later(
            rf"(?P<years>(?:20\d\d年?[、和]){{1,8}}20\d\d)年(?:均|都)?(?P<length>连续(?P<told>{_N})年)"
            rf"|(?P<since>20\d\d)年?[至到—-](?P<then>20\d\d)年[^。；\n\d]{{0,12}}?(?P<length>连续(?P<told>{_N})年)"
        ),
        _in_a_row,
    ),
    _Relation(
        ("计划", "目标", "任务"),
        later(
            r"(?P<done>\d+(?:\.\d+)?[万亿]?)(?P<u>[^，。；、\d%％]{1,6})，(?:为|占|完成)(?:年度?|全年|年初)?(?:计划|目标|任务)(?:数|的)?(?P<plan>\d+(?:\.\d+)?[万亿]?)(?P=u)的(?P<rate>\d+(?:\.\d+)?)(?P<unit>[%％])"
        ),
        _of_plan,
    ),
    _Relation(
        ("跨度",),
        later(
            r"(?P<since>(?:19|20)\d\d)年?[至到—-](?P<then>(?:19|20)\d\d)年[^。；\n]{0,30}?(?:时间)?跨度(?:长?达|为)?(?P<told>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<unit>年)"
        ),
        _years,
    ),
    _Relation(
        ("每月",),
        later(
            rf"从?(?P<first>\d{{1,2}})月[至到—-](?P<last>\d{{1,2}})月(?:份)?，每月[^。；，\n\d一二两三]{{0,6}}(?P<each>{_N})(?P<unit>次|期|场|篇)[^。；\n\d]{{0,16}}，(?:共计?|合计|累计)(?P<told>{_N})(?P=unit)"
        ),
        _each_month,
    ),
    _Relation(
        ("做到每", "坚持每", "确保每", "即每", "平均每", "，每季度", "，每月"),
        later(
            rf"(?:每年|全年|年内|年度)[^。；，\n\d]{{0,20}}?(?P<whole>{_N})(?P<unit>次|场|期|篇|课时)[^。；，\n\d]{{0,8}}，(?:做到|坚持|确保|即|平均)?每个?(?P<period>季度|月|学期|半年)(?P<each>{_N})(?P=unit)(?!以上)"
        ),
        _per_period,
    ),
    _Relation(
        ("宽",),
        later(
            r"长(?:约)?(?P<long>\d+(?:\.\d+)?)米[、，](?:南北|东西|顶|底)?宽(?:约)?(?P<wide>\d+(?:\.\d+)?)米，(?:占地|总|建筑|用地|使用)?(?:面积)?(?:约|为|共|达)?(?P<told>\d+(?:\.\d+)?)(?P<unit>平方米)"
        ),
        _area,
    ),
    _Relation(
        ("K",),
        later(
            r"K(?P<first_km>\d+)\+(?P<first_m>\d{3})[^。；\d]{0,8}?K(?P<last_km>\d+)\+(?P<last_m>\d{3})[^。；\dK]{0,4}，?(?:全长|总长|长|里程)(?:约|为|共)?(?P<length>(?P<told>\d+(?:\.\d+)?)(?P<unit>公里|千米|米))"
        ),
        _stakes,
    ),
    _Relation(
        ("减半收取",),
        later(
            r"(?:受理费|诉讼费)(?P<whole>\d+(?:\.\d+)?)元，[^。；\d]{0,14}?减半收取，?[^。；\d]{0,8}?(?P<told>\d+(?:\.\d+)?)(?P<unit>元)"
        ),
        _half,
    ),
    _Relation(
        ("折",),
        later(
            r"(?:原价|标价|单价|市场价)[^。；\n\d]{0,8}(?P<base>\d+(?:\.\d+)?)元[^。；\n\d]{0,20}?(?P<off>[一二三四五六七八九]|\d(?:\.\d)?|[六七八九]五)折[^。；\n\d]{0,16}(?:后|价|实付|只需|仅需)[^。；\n\d]{0,6}(?P<told>\d+(?:\.\d+)?)元"
        ),
        _off,
    ),
    _Relation(
        ("，按", "期按", "年按", "程按", "月按"),
        later(
            r"每(?P<period>周|天|日|个?月|班|组|人|户|村)[^。；，\n\d]{0,10}(?P<each>\d+(?:\.\d+)?)(?P<unit>课时|学时|节课?|小时|次|场|元|本|份|套|件)[^。；，\n\d]{0,4}，[^。；，\n\d]{0,10}按[^。；，\n\d]{0,2}(?P<count>\d+)个?(?P=period)[^。；，\n\d]{0,4}(?:计算?|测算|安排|算)?，(?:每?学期|全年|全程)?(?:共计?|合计|总计|累计)[^。；，\n\d]{0,8}(?P<whole>\d+(?:\.\d+)?)(?P=unit)"
        ),
        _product,
    ),
    _Relation(
        ("，每",),
        later(
            r"(?<![\d.])(?P<count>\d+)(?P<of>[台套辆张部座间组只盏处件副架块个幅条])，每(?P=of)(?:预算|单价|造价|补助|投资|价格)?(?:为|约)?(?P<each>\d+(?:\.\d+)?)(?P<unit>万元|元)，(?:预算|概算|估算|经费|投资|资金|造价|费用|预估)(?:资金|金额|经费|总额)?(?:为|合计|共计?|需)?(?P<whole>\d+(?:\.\d+)?)(?P=unit)"
        ),
        _product,
    ),
    _Relation(
        ("警戒", "保证水位", "汛限"),
        later(
            r"水位(?:达到?|为|涨至|升至|至)?(?P<one>\d+\.\d+)米，(?:超过?|高出|高于|低于)(?:警戒|保证|汛限|历史最高)(?:水位)?(?P<told>\d+\.\d+)(?P<unit>米)[（(](?:警戒|保证|汛限|历史最高)水位(?:为)?(?P<other>\d+\.\d+)米"
            r"|(?:警戒|保证|汛限)水位(?:为)?(?P<other>\d+\.\d+)米[^。；\d]{2,30}水位(?:达到?|为|涨至|升至|至)?(?P<one>\d+\.\d+)米，(?:超过?|高出|高于)(?:警戒|保证|汛限)(?:水位)?(?P<told>\d+\.\d+)(?P<unit>米)"
        ),
        _difference,
    ),
    _Relation(
        ("净增", "净减", "净流", "净迁"),
        later(
            rf"(?P<one>\d+)(?P<unit>{_OTHER})，[^，。；\d]{{0,6}}(?:出所|出院|出栏|出库|转出|退出|迁出|流出|注销|离职|离校|调出|调离|退休|毕业|办结|销号|关停|停业|减少)[^，。；\d]{{0,6}}(?P<other>\d+)(?P=unit)，(?:[^，。；\d]{{0,12}}比[^，。；\d]{{2,6}})?[^，。；\d]{{0,6}}净(?:增加?|增长|减少?|流入|流出|迁入|迁出)了?(?P<told>\d+)(?P=unit)"
        ),
        _difference,
    ),
    _Relation(
        ("平均",),
        later(
            r"平均(?!最[高低大小])[^，。；、\n\d]{1,8}?(?P<mean>\d+(?:\.\d+)?)(?P<unit>毫米|分|岁|天|元|米|公斤|亩|人)，(?:其中)?(?:单[站点]|单人|个人|个别)?最(?P<which>[大高多小低少])(?!增幅|降幅|涨幅|差|温差|风|浪)(?:[^，。；、\n\d时日分]{0,5})(?:为|是|达到?|的)?(?:[\u4e00-\u9fff]{2,5}[站村县镇乡])?(?:为|达到?)?(?P<extreme>\d+(?:\.\d+)?)(?P=unit)(?!/)"
        ),
        _mean_within,
    ),
    _Relation(
        ("总数的", "总人数的", "总量的"),
        later(
            r"(?<![、\d])(?P<one>\d+)(?P<unit>[人名户个家件辆台])[、和][^，。；、\n\d]{1,8}(?P<other>\d+)(?P=unit)，其中(?P<name>[一-龥]{2,6}?)(?P<part>\d+)(?P=unit)，(?P=name)?占[^。；，\n\d]{2,14}总(?:人?数|量)的(?P<rate>\d+(?:\.\d+)?)[%％]"
        ),
        _of_two,
    ),
    _Relation(
        ("总数的", "总量的", "总人数的", "总面积的"),
        later(
            rf"(?P<whole>\d+)(?P<unit>{_OTHER}|平方米)[^\n\d]{{2,60}}?(?P<part>\d+)(?P=unit)，占[一-龥]{{0,10}}总(?:人?数|量|面积)的(?P<fraction>(?P<up>[1-9])/(?P<down>\d{{1,2}})|(?P<from>[二三四五六七八九十])分之(?P<of>[一二三四五六七八九]))(?!多|以上|左右|强|弱)"
        ),
        _fraction,
    ),
    _Relation(
        ("，共", "，合计", "，总计", "，累计", "，全", "，两项", "，两者", "，两处", "，两地"),
        later(
            r"(?P<one>\d+)(?P<unit>个班次?|个团队|个班级|个专题)[、和][^，。；、\n\d]{1,6}(?P<other>\d+)(?P=unit)，(?:共计?|合计|总计|累计)[^，。；、\n\d]{0,6}(?:班|团队|班级|专题)(?P<told>\d+)[个期]"
            r"|(?P<one>\d+(?:\.\d+)?)(?P<unit>平方米|亩|公里|万元|吨|万吨|个泊位|个车位|张床位)，[^，。；、\n\d]{4,20}?(?:合计|共计?)?(?P<other>\d+(?:\.\d+)?)(?P=unit)，(?:全[市县区镇乡村省州院校站局厂]|全公司|全集团|两[项者处地])(?:共计?|合计|总计|累计)[^，。；、\n\d]{0,8}(?P<told>\d+(?:\.\d+)?)(?P=unit)"
        ),
        _both,
    ),
    _Relation(
        ("，使",),
        later(
            r"(?P<name>[一-龥]{2})[一-龥]{0,3}(?P<one>\d+(?:\.\d+)?)(?P<unit>万吨|吨|张|个|平方米|亩|万立方米)[^\n\d]{2,40}(?:腾出|新增|增加|扩建|扩充|新建|补充)[^，。；\n\d]{0,8}(?P<other>\d+(?:\.\d+)?)(?P=unit)[^，。；\n\d]{0,14}，使[^，。；\n\d]{0,6}(?P=name)[一-龥]{0,3}?(?:总数|总量)?(?:达到?|增至|增加到|扩大到|提高到)(?P<told>\d+(?:\.\d+)?)(?P=unit)"
        ),
        _enlarged,
    ),
    _Relation(
        ("，其中",),
        later(
            r"(?P<after>\d+(?:\.\d+)?)(?P<unit>万?吨|万?亩|万?人次?|万元|亿元|万?件|万?户|家|个)，其中[^，。；\n]{4,60}，[比较](?:上年|去年|20\d\d年)(?:同期)?(?:的|实际)?[一-龥]{0,6}(?P<before>\d+(?:\.\d+)?)(?P=unit)(?P<way>增长|增加|提高|下降|减少|降低)了?(?P<rate>\d+(?:\.\d+)?)[%％]"
        ),
        _grown,
    ),
    _Relation(
        ("，每",),
        later(
            rf"每(?P<first>天|日|周|星期|旬|半个?月|两个?月|个?月|季度?|学期|半年|年)(?:至少|不少于)?(?:开展|组织|进行|召开|安排|巡查|检查|自查|清理|消毒|通报|调度|报送|更新)(?P<often>{_N})次[^，。；\n\d]{{0,8}}，"
            rf"(?P<told>每(?P<second>天|日|周|星期|旬|半个?月|两个?月|个?月|季度?|学期|半年|年)(?:至少|不少于|不低于|不得少于)(?P<least>{_N})次)(?=[，。；])"
        ),
        _same_pace,
    ),
    _Relation(
        ("均达", "均已达", "均超", "均高于", "都达到", "都超过"),
        later(
            r"(?P<one>\d+(?:\.\d+)?)(?P<unit>小时|分钟|分|元|%|人|平方米|毫米|吨|公斤|名|个|次)，[^，。；\n\d]{2,12}(?P<other>\d+(?:\.\d+)?)(?P=unit)，(?P<told>[均都]已?(?:达到|达|超过|高于))了?(?![^，。；\n]{0,20}(?:以下|以内|不超过))[^，。；\n\d]{2,24}(?P<bar>\d+(?:\.\d+)?)(?P=unit)(?:以上)?的?(?:标准|要求|规定|水平|目标|底线|下限)"
        ),
        _all_reach,
    ),
    _Relation(
        ("中，",),
        later(
            rf"(?P<name>[一-龥]{{2,6}})(?P<whole>\d+)(?P<unit>{_OTHER})[^\n]{{0,30}}(?:(?<=[，。；])|(?<=在))(?P=name)的?[一-龥]{{0,6}}中，[^。；，\n\d]{{2,20}}(?P<part>\d+)(?P=unit)，[^。；，\n\d]{{1,6}}率[为是达到约]{{0,2}}(?P<rate>\d+(?:\.\d+)?)[%％]"
        ),
        _rate_of,
    ),
)


def _contradicted(
    written: re.Pattern[str], reckon: Callable[[re.Match[str]], _Told | None], block: Block
) -> Iterator[Finding]:
    for match in written.finditer(block.reading):
        if told := reckon(match):
            values = {"sum": told.term, "total": told.written}
            yield Finding(block.at(*match.span(told.group)), values)


_SEARCHES = (
    *(Search(needs, partial(_contradicted, written, reckon)) for needs, written, reckon in _RELATIONS),
    *ACCOUNTS,
    *GROUPS,
)


class FiguresRelate(ManySearches):
    """Figures that a sentence relates in words agree: 每季度1次，全年4次; 9时至11时30分，共150分钟; 第二季度（4月至6月）."""

    searches = _SEARCHES
