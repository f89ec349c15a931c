"""Amounts as Chinese drafts write them: a figure in digits, 万 or 亿, a rounding word and a unit (3.2亿元, 300余户,
近5万人次, 12.5%), and figures that a template masks (XX件)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import regex

from linter.chinese.expressions import later
from linter.chinese.numerals import halfwidth

_UNITS: dict[str, tuple[str, ...]] = {
    "个": ("个百分点", "个月", "个"),
    "百": ("百分点",),
    "平": ("平方公里", "平方千米", "平方米"),
    "立": ("立方米",),
    "千": ("千瓦时", "千米", "千克"),
    "公": ("公里", "公顷", "公斤"),
    "毫": ("毫米",),
    "厘": ("厘米",),
    "美": ("美元",),
    "小": ("小时",),
    "分": ("分钟", "分"),
    "周": ("周岁",),
    "课": ("课时",),
    "学": ("学时",),
    "人": ("人次", "人份", "人"),
    "台": ("台次", "台套", "台"),
    "车": ("车次",),
    "班": ("班次",),
    **{unit: (unit + "次", unit) for unit in "户家件批场条"},
    **{
        unit: (unit,)
        for unit in "名位起宗次期届轮项处座辆套间栋幢所篇份张幅块本册部卷例头只羽株棵盏口眼节堂支组对种类笔单票枚艘架片门面箱袋瓶"
        "盒桶床米亩吨斤升元年月日天岁度倍%％"
    },
}
"""By their first character, longer ones first."""

_FAMILIES = ("人名位", "件起宗例批", "次场", "%％")
_FAMILY = {unit: family[0] for family in _FAMILIES for unit in family} | {
    "件次": "件",
    "批次": "件",
    "场次": "次",
    "百分点": "个百分点",
}
SCALES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}

_MARK = "[0-9０-９XxＸｘ×✕*＊□○◯●△▲]"
"""A digit, or what a template has in its place."""
_FIGURE = later(
    rf"(?P<digits>{_MARK}(?<![\dA-Za-z.．０-９第].)(?:{_MARK}|\.(?={_MARK})|,(?=\d{{3}}(?!\d)))*+)"
    r"(?P<few>[余多几])?(?P<scale>万亿|[万亿])?(?P<more>[余多])?"
)
_BEFORE = ("约", "近", "大概", "超", "超过", "逾", "至少", "不少于", "不低于", "突破", "多达", "将近", "接近")
_AFTER = ("左右", "上下", "以上", "以内", "以下", "多")
_TO = tuple("-—–~～－至到")
_RANGE_BEFORE = later(r"[\d０-９%％万亿][-—–~～－至到]+$")
_RANGE_AFTER = later(r"[-—–~～－]{1,2}[\d０-９]|[至到][\d０-９]")
_LONGEST = 15
"""More characters are no amount that anybody reckons with."""
_JOINTS = " ,，·:：/\u00a0\u2009\u3000"


class Amount(NamedTuple):
    """A figure with its unit at [start, end) of a text. `value` counts whole units (3.2亿元 is 320,000,000) and is None
    when it is masked, rounded by a word (余, 约, 以上), one end of a range or the rest of a broken figure (12 500). `step` is what one in the last digit
    that is written counts, 0 for a plain whole number, which is taken as counted and not rounded. `family` is the unit,
    or another that counts the same things (名 counts as 人)."""

    start: int
    end: int
    text: str
    value: Decimal | None
    step: Decimal
    family: str


@lru_cache(maxsize=8)
def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of a text, in its order."""
    found = []
    for match in _FIGURE.finditer(text):
        end = match.end()
        unit = next((u for u in _UNITS.get(text[end : end + 1], ()) if text.startswith(u, end)), None)
        if unit:
            found.append(_amount(text, match, unit))
    return tuple(found)


def _amount(text: str, match: regex.Match[str], unit: str) -> Amount:
    start, end = match.start(), match.end() + len(unit)
    digits, few, scale, more = match.group("digits", "few", "scale", "more")
    family = _FAMILY.get(unit, unit)
    number = (digits if digits.isascii() else halfwidth(digits)).replace(",", "")
    loose = few or more or text.endswith(_BEFORE, 0, start) or text.startswith(_AFTER, end)
    broken = start > 1 and text[start - 1] in _JOINTS and text[start - 2].isdecimal()
    known = len(number) <= _LONGEST and number.replace(".", "", 1).isdecimal()
    if loose or broken or not known or _ranged(text, start, end):
        return Amount(start, end, text[start:end], None, Decimal(0), family)
    worth = SCALES[scale or ""]
    return Amount(start, end, text[start:end], Decimal(number) * worth, _step(number, worth), family)


def _ranged(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] in _TO and _RANGE_BEFORE.search(text[max(start - 4, 0) : start]):
        return True
    return text[end : end + 1] in _TO and _RANGE_AFTER.match(text, end) is not None


def between(text: str, start: int, end: int) -> tuple[Amount, ...]:
    """The amounts of a text that begin in [start, end)."""
    found = amounts(text)
    first = bisect_left(found, start, key=itemgetter(0))
    return found[first : bisect_left(found, end, first, key=itemgetter(0))]


def _step(number: str, scale: Decimal) -> Decimal:
    decimals = len(number.partition(".")[2])
    return scale.scaleb(-decimals) if decimals or scale > 1 else Decimal(0)


def rounding(group: Iterable[Amount]) -> Decimal:
    """What rounding may make of a sum of amounts at most: half a step each. A difference that reaches it is not due to
    rounding."""
    return sum((amount.step for amount in aligned(group)), Decimal(0)) / 2


def aligned(group: Iterable[Amount]) -> list[Amount]:
    """The amounts with whole ones read as finely as others of their order of magnitude are written: 1亿元 beside 1.2亿元
    is 1.0亿元."""
    members = list(group)
    finest: dict[int, Decimal] = {}
    for amount in members:
        if "." in amount.text:
            finest[_order(amount)] = max(finest.get(_order(amount), amount.step), amount.step)
    return [
        amount
        if "." in amount.text
        else amount._replace(step=min(amount.step, finest.get(_order(amount), amount.step)))
        for amount in members
    ]


def _order(amount: Amount) -> int:
    """0 for plain figures, else how many digits 万, 亿 or 万亿 stand for."""
    return next((power for power, name in ((12, "万亿"), (8, "亿"), (4, "万")) if name in amount.text), 0)


def plain(number: Decimal) -> str:
    """Without an exponent and without idle zeros behind the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
