"""One rate told twice: as what it was and what it is, in percent and in per mille; and one time within which to act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.figures.mentions import SERIES, Groups, Pair, Text
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import compiled, later
from linter.chinese.resemblance import share_run

_BASE_RATE = later(r"(?P<what>[一-龥]{2})率(?:由|从)(?P<value>\d+(?:\.\d+)?)[%％][^，。；]{0,4}[到至]\d")
_NOW_RATE = later(
    r"(?:现有|目前|当前|现状|现行)[^，。；\d]{0,6}?(?P<what>[一-龥]{2})率(?:为|仅|是|达)?(?P<value>\d+(?:\.\d+)?)[%％]"
)


def same_rate(text: Text) -> Iterator[Pair]:
    """普及率由91.5%提高到95%, and elsewhere 现有普及率90.5%."""
    yield from _to_rise(text)
    if not _BASE_RATE.search(text.text):
        return
    bases, now = (list(pattern.finditer(text.text)) for pattern in (_BASE_RATE, _NOW_RATE))
    for one in bases:
        for other in now:
            if one["what"] == other["what"] and Decimal(one["value"]) != Decimal(other["value"]):
                yield "slip", text.figure(one, "%"), text.figure(other, "%")


_WILL_RISE = later(
    r"(?P<what>[一-龥]{4,14}率)(?:将|可|预计|有望|能)+(?:由|从)(?P<value>\d+(?:\.\d+)?)[%％][^，。；]{0,4}[到至](?P<aim>\d+(?:\.\d+)?)[%％]"
)
_OF_OTHERS = later(r"去年|上年|同期|20\d\d年|目标|力争|规划|要求|标准|全[省国]|平均|其中")


def _to_rise(text: Text) -> Iterator[Pair]:
    """清扫率将由72%提高到85%, where the same rate, told of no other time and no other whole, is 76%."""
    for base in _WILL_RISE.finditer(text.text):
        told = compiled(rf"{base['what']}(?:现?为|仅为?|是|只有|已?达到?)(?P<value>\d+(?:\.\d+)?)[%％]")
        for now in told.finditer(text.text):
            one, other = text.figure(base, "%"), text.figure(now, "%")
            clause = other.block.reading[
                clause_start(other.block.reading, "，。；", other.start) : other.start
            ]
            if now["value"] not in (base["value"], base["aim"]) and not _OF_OTHERS.search(clause):
                yield "slip", one, other


_RATE_TOLD = later(
    r"(?P<what>[一-龥]{2,6}率)(?!比|较|同比)[^，。；、\d率]{0,6}(?P<value>\d+(?:\.\d+)?)(?P<unit>[%％‰])"
)
_KNOWN_BY = 3
"""Characters at its end by which a rate is known again."""


def same_scale(text: Text) -> Iterator[Pair]:
    """差错率控制在3‰以内, and elsewhere 差错率超过3%: one figure, in per mille and in percent."""
    if "‰" not in text.text:
        return
    groups: Groups = defaultdict(list)
    for match in _RATE_TOLD.finditer(text.text):
        groups[match["what"][-_KNOWN_BY:], match["value"]].append(match)
    for group in groups.values():
        one, other = group[0], group[-1]
        if (one["unit"] == "‰") != (other["unit"] == "‰") and len(group) <= SERIES:
            yield "slip", text.figure(one, one["unit"]), text.figure(other, other["unit"])


_WITHIN = later(
    r"(?<![\d—–~～至到-])(?P<value>\d{1,3})(?P<unit>分钟|小时|个工作日)[之以]?内(?P<verb>[一-龥]{2})(?P<what>[一-龥]{2,10})(?=[，。；、]|$)"
)
_CLASSED = later(
    "城区|城市|市区|城乡|农村|乡镇|郊区|山区|偏远|边远|特殊|复杂|一般|较大|重大|紧急|普通|首[批支]|后续|增援|[ⅠⅡⅢⅣⅤI一二三四][级类]|初步|最终|书面"
)
"""What has a time of its own."""
_TWICE = 2
_SAME_WHO = 4
"""Characters that both sentences have in common before the time: 抢修人员."""


def same_time(text: Text) -> Iterator[Pair]:
    """城区抢修人员45分钟内到达现场, and elsewhere 抢修人员接到报修后60分钟内到达城区故障现场: who, what and where are the same."""
    groups: Groups = defaultdict(list)
    for match in _WITHIN.finditer(text.text):
        groups[match["unit"] + match["verb"], match["what"][-2:]].append(match)
    for group in groups.values():
        if len(group) != len({match["value"] for match in group}) or len(group) != _TWICE:
            continue
        one, other = (text.figure(match, match["unit"]) for match in group)
        who, again = (f.block.reading[f.sentence[0] : f.start] for f in (one, other))
        classes = [set(_CLASSED.findall(f.told)) for f in (one, other)]
        if one.told != other.told and classes[0] == classes[1] and share_run(who, again, _SAME_WHO):
            yield "slip", one, other
