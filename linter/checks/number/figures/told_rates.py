"""One rate told twice: as what it was and what it is, in percent and in per mille."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.figures.mentions import SERIES, Groups, Pair, Text
from linter.chinese.expressions import later

_BASE_RATE = later(r"(?P<what>[一-龥]{2})率(?:由|从)(?P<value>\d+(?:\.\d+)?)[%％][^，。；]{0,4}[到至]\d")
_NOW_RATE = later(
    r"(?:现有|目前|当前|现状|现行)[^，。；\d]{0,6}?(?P<what>[一-龥]{2})率(?:为|仅|是|达)?(?P<value>\d+(?:\.\d+)?)[%％]"
)


def same_rate(text: Text) -> Iterator[Pair]:
    """普及率由91.5%提高到95%, and elsewhere 现有普及率90.5%."""
    if not _BASE_RATE.search(text.text):
        return
    bases, now = (list(pattern.finditer(text.text)) for pattern in (_BASE_RATE, _NOW_RATE))
    for one in bases:
        for other in now:
            if one["what"] == other["what"] and Decimal(one["value"]) != Decimal(other["value"]):
                yield "slip", text.figure(one, "%"), text.figure(other, "%")


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
