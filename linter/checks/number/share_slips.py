"""Shares and rates that a slip of one digit parts from what the figures of the paragraph give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from linter.chinese.amounts import Amount, between
from linter.chinese.clauses import clause_end, words_before
from linter.chinese.expressions import later
from linter.chinese.resemblance import share_run
from linter.chinese.slips import slipped
from linter.document import Block, Kind, Part
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_TOLD = later(
    r"(?:[^，。；、\d%％]{0,8}率|占比|占(?P<base>[^，。；、\d%％]{0,12}?)|比例|比重)(?:约|仅|已|只)?(?:[为达有]?到?)?的?(?P<percent>\d{1,2}(?:\.\d{1,2})?)[%％](?!以|左右)"
)
_OTHER_RATE = later(
    r"增长|下降|上升|提高|降低|同比|环比|回升|减少|增加|比上年|较上年|计划|目标|确保|力争|不低于|不少于|利率|税率|床位|年均|死亡率|漏损率|贫困率|折扣|费率|分别"
)
_ITSELF_PART = later(
    r"[^，。；、\d]{0,6}[，,、（]?(?:各|分别|只|仅)?(?:占|比例|比重)|[^，。；、\d]{0,4}[，,][^，。；、\d]{0,8}率[为达]?\d"
)
_ANY_WHOLE = later(r"(?:其|全部|总)?(?:总?(?:数|量|额|体|投资|面积|人数|人口|规模))?(?:的)?")
_COUNT = later("([户人件家名条])数的?$")
"""占总户数的: of households, not of the people told beside them."""
_ANOTHER = later(r"[%％]?[和、]\d+(?:\.\d+)?[%％]")
_NEAR = 24
_REACH = 300
"""How far before a share what it is of is told, in characters."""
_LEAST = Decimal(20)
"""Of fewer things a share has too few forms."""
_UNFIT = frozenset(
    ("%", "个百分点", "倍", "年", "月", "日", "岁", "周岁", "度", "分", "个月", "天", "小时", "分钟")
)


class ShareSlip(BlockCheck):
    """A share is, but for one digit, that of the amount before it in an amount of the same unit farther before: 受灾486亩，
    其中绝收65亩，占受灾面积的23.4%. Silent where any two amounts of the paragraph, or their sums and differences, give it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("率", "占", "比例", "比重"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _TOLD.finditer(text):
            row = _before(text, match)
            if _ANOTHER.match(text, match.end()):
                continue  # one share for each of the amounts before
            wholes = [whole for whole in row[:-1] if _is_whole(text, whole, row[-1], match)]
            if not wholes or _given(row, match["percent"]):
                continue
            of, told = row[-1], match["percent"]
            for whole in reversed(wholes):
                share = _share(of.value or Decimal(0), whole.value or Decimal(1), told)
                if slipped(share, told, least=2):
                    values = {"part": of.text, "whole": whole.text, "reckoned": share, "percent": told}
                    yield Finding(block.at(of.start, match.end()), values)
                    break


def _before(text: str, match: re.Match[str]) -> list[Amount]:
    """The amounts of the kind of the one right before a share, up to it; none where the share is of another matter."""
    least = max(match.start() - _REACH, 0)
    before = [a for a in between(text, least, match.start("percent")) if a.family not in _UNFIT]
    of = before[-1] if before else None
    if of is None or not of.value or match.start() - of.end > _NEAR:
        return []
    counted = _COUNT.search(match["base"] or "")
    if counted and not of.text.endswith(counted[1]):
        return []
    gap = text[of.end : match.start("percent")]
    if (
        "。" in gap
        or "；" in gap
        or "%" in gap
        or _OTHER_RATE.search(gap)
        or "、" in text[of.start - 8 : of.start]
    ):
        return []
    return [a for a in before if a.value and a.family[0] == of.family[0]]


def _is_whole(text: str, whole: Amount, of: Amount, match: re.Match[str]) -> bool:
    """Whether an amount may be what the share is of: none that has a share itself, and one with the name that is told."""
    size = whole.value or Decimal(0)
    if size <= (of.value or 0) or size < _LEAST or _ITSELF_PART.match(text, whole.end):
        return False
    base = match["base"]
    if not base:
        return text.count("。", whole.end, of.start) == 0
    return _ANY_WHOLE.fullmatch(base) is not None or _named(text, whole, base)


def _named(text: str, whole: Amount, base: str) -> bool:
    """Whether the clause of an amount shares two characters in a row with the name of the whole."""
    clause = words_before(text, whole.start) + text[whole.end : clause_end(text, "，。；：", whole.end)]
    noun = base.removesuffix("的").removeprefix("全部")
    return share_run(noun, clause, 2)


def _share(of: Decimal, whole: Decimal, told: str) -> str:
    """In percent, with as many decimals as the one that is told."""
    places = len(told.partition(".")[2])
    return f"{(of / whole * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def _given(row: Sequence[Amount], told: str) -> bool:
    """Whether the last amount, alone or with another one, or what it leaves, makes the share of one or of two others, to
    within the last digit."""
    figures = sorted({a.value for a in row if a.value})[-12:]
    of = row[-1].value or Decimal(0)
    wholes = {*figures, *(a + b for a, b in combinations(figures, 2))}
    step = Decimal(1).scaleb(-len(told.partition(".")[2]))
    return any(
        abs(part / whole * 100 - Decimal(told)) <= step
        for whole in wholes
        for part in (of, whole - of, *(of + other for other in figures))
        if 0 < part < whole
    )
