"""What a draft refers back to by its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from linter.chinese.amounts import Amount, beginning_at, between
from linter.chinese.expressions import later
from linter.document import PLACES, Block, Kind, Part
from linter.rule import BlockCheck, Finding

_ABOVE = later(r"(?:上述|前述|上列|这)(?=\d)")
_NOUN = later(r"[一-龥]{2,10}?(?=[，。；、的]|进行|开展|建立|逐|分别|均|都|全部|要|应|须|已|实行|落实|由|按)")
_NEAR = 14
"""So far behind the first figure the noun may stand: 46户重点税源企业."""
_DATES = frozenset(("年", "月", "日", "天", "元", "%", "倍", "次", "小时", "个月", "分钟"))
_LATTER = 2
"""Characters of a noun by which it is known again."""


class AboveCounted(BlockCheck):
    """上述42户企业 are as many as the paragraph has told of before: 46户重点税源企业. Left alone are what is told in several
    figures, and what some of them make together."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("上述", "前述", "上列", *(f"这{digit}" for digit in range(1, 10))))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["body"] | PLACES["heading"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _ABOVE.finditer(text):
            told = beginning_at(text, match.end())
            noun = _NOUN.match(text, told.end) if told else None
            if not told or told.value is None or not noun or told.family in _DATES:
                continue
            known = [a for a in between(text, 0, match.start()) if a.family == told.family]
            named = [a for a in known if noun[0][-_LATTER:] in text[a.end : a.end + _NEAR]]
            if len(named) != 1 or named[0].value is None or told.value in _totals(known):
                continue
            if part and any(told.text in other.reading for other in part.blocks if other is not block):
                continue
            yield Finding(block.at(told.start, told.end), {"other": named[0].text})


def _totals(known: Sequence[Amount]) -> set[Decimal]:
    """The figures, and the sums of those in a row."""
    sizes = [amount.size or Decimal(0) for amount in known]
    return {total for at in range(len(sizes)) for total in accumulate(sizes[at:])}
