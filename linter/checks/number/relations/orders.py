"""Which of two figures a sentence takes for the greater: 最高90分，最低60分; 由第8位上升到第5位; 超额完成."""

from __future__ import annotations

import re
from itertools import pairwise

from linter.checks.number.relations.contradictions import (
    NUMERAL,
    UNITS,
    Told,
    mismatch,
    number,
    numbers,
    relation,
)
from linter.chinese.amounts import plain
from linter.chinese.expressions import later


def _extremes(match: re.Match[str]) -> Told | None:
    high, low = numbers(match, "high", "low")
    return None if high >= low else Told("both", f"最高{plain(high)}＜最低{plain(low)}", match["both"])


def _ordered(match: re.Match[str]) -> Told | None:
    figures = map(number, _FIGURE.findall(match["row"]))
    downward = match["order"][1] in "高大多快"
    for one, other in pairwise(figures):
        if one != other and (other > one) is downward:
            return Told("order", f"{plain(one)}在{plain(other)}之前", match["order"] + "排列")
    return None


_FIGURE = later(r"\d+(?:\.\d+)?[万亿]?(?=[一-龥%％])")


def _rank(match: re.Match[str]) -> Told | None:
    before, after = numbers(match, "before", "after")
    rises = match["way"] in _RISES
    if not before or not after or before == after:
        return None
    if rises == (after < before):
        low, high = sorted((before, after))
        term = f"{plain(high)}-{plain(low)}={plain(high - low)}"
        return mismatch(match, "by", high - low, term) if match["by"] else None
    word = "下降" if rises else "上升"
    return Told("ranks", f"由第{match['before']}到第{match['after']}是{word}", match["way"])


_RISES = ("上升", "提升", "跃升", "前进", "提高", "攀升", "升")
_FALLS = ("下降", "下滑", "后退", "滑落", "跌落", "退")


def _not_over(match: re.Match[str]) -> Told | None:
    plan, done = numbers(match, "plan", "done")
    if done >= plan:
        return None
    return Told("over", f"实际{match['done']}少于计划{match['plan']}", match["over"])


def _taken_up(match: re.Match[str]) -> Told | None:
    moved, taken = numbers(match, "moved", "taken")
    if taken <= moved:
        return None
    return Told("taken", f"移送{match['moved']}{match['unit']}，立案不会更多", match["taken"] + match["unit"])


def _all_reach(match: re.Match[str]) -> Told | None:
    one, other, bar = numbers(match, "one", "other", "bar")
    low = min(one, other)
    return Told("told", f"{plain(low)}＜{match['bar']}", match["told"]) if low < bar else None


ORDERS = (
    relation(
        ("最低",),
        r"(?P<both>最高(?![^，。；]{0,6}零下)[^，。；\n\d-]{0,6}(?P<high>\d+(?:\.\d+)?)(?P<unit>分|℃|岁|万元|元|摄氏度|米|公里|%)[，、]最低(?![^，。；]{0,6}零下)[^，。；\n\d-]{0,6}(?P<low>\d+(?:\.\d+)?)(?P=unit))",
        _extremes,
    ),
    relation(
        ("高到低", "大到小", "多到少", "快到慢", "低到高", "小到大", "少到多"),
        r"(?P<order>(?:从|由)(?:高到低|大到小|多到少|快到慢|低到高|小到大|少到多))[^。；\n\d]{0,24}(?:依次|分别|[是为：:])[^。；\n\d]{0,14}(?P<row>\d+(?:\.\d+)?(?P<u>万元|亿元|万人|[一-龥%％])(?:[、，][^、，。；\n\d]{0,12}\d+(?:\.\d+)?(?P=u)){2,})",
        _ordered,
    ),
    relation(
        tuple(f"{way}{to}" for way in (*_RISES, *_FALLS) for to in "到至"),
        rf"(?:由|从)[^，。；\n\d第]{{0,14}}第(?P<before>{NUMERAL})[名位]?(?P<ranks>(?P<way>{'|'.join((*_RISES, *_FALLS))})[到至][^，。；\n\d第]{{0,8}}第(?P<after>{NUMERAL})[名位])(?:[，（](?P<steps>(?:前移|前进|上升|提升|跃升|后退|下降|下滑|后移)了?(?P<by>{NUMERAL})个?(?P<unit>位次|名次|位|名)))?",
        _rank,
    ),
    relation(
        ("超额完成",),
        rf"(?:计划|任务|目标)[^，。；\n\d]{{0,10}}(?P<plan>\d+(?:\.\d+)?[万亿]?)(?P<unit>{UNITS}|万元|亿元|剂次|公里)，(?:实际|已|共|累计|实)[^，。；\n\d]{{0,8}}(?P<done>\d+(?:\.\d+)?[万亿]?)(?P=unit)，(?P<over>超额完成)",
        _not_over,
    ),
    relation(
        ("立案", "受理"),
        r"移送[^。；\n\d]{0,24}?(?P<moved>\d+)(?P<unit>[件起条])，(?:公安|检察|司法|纪检监察)?(?:机关)?(?:已|均已|目前已|其中)?(?:立案|受理)(?:侦查|查处)?(?P<taken>\d+)(?P=unit)",
        _taken_up,
    ),
    relation(
        ("均达", "均已达", "均超", "均高于", "都达到", "都超过"),
        r"(?P<one>\d+(?:\.\d+)?)(?P<unit>小时|分钟|分|元|%|人|平方米|毫米|吨|公斤|名|个|次)，[^，。；\n\d]{2,12}(?P<other>\d+(?:\.\d+)?)(?P=unit)，(?P<told>[均都]已?(?:达到|达|超过|高于))了?(?![^，。；\n]{0,20}(?:以下|以内|不超过))[^，。；\n\d]{2,24}(?P<bar>\d+(?:\.\d+)?)(?P=unit)(?:以上)?的?(?:标准|要求|规定|水平|目标|底线|下限)",
        _all_reach,
    ),
)
