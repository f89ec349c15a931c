"""What falls to each of so many, wherever a sentence tells how many there are and what all of them have: 应急队19支380人
（每队20人）; 派驻专家6名，分3个片区，每个片区2名; 24个支部…，平均每个支部11次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from linter.checks.number.searches import Search, unlike
from linter.chinese.amounts import told_like
from linter.chinese.expressions import later
from linter.chinese.statements import Stated, sentences
from linter.document import Block
from linter.rule import Finding

_EACH = later(r"(?P<mean>平均)?每(?:个|一)?(?P<words>[^每各均]{1,16})$")
_OF_OTHERS = later(r"其中|[每各均]|同比|[比较占]|计划|目标|力争|不少于|不低于|以上|再|另|第")
_TOTAL = later(r"[共计总约需]")
_UNFIT = frozenset(("%", "个百分点", "倍", "岁", "周岁", "分钟", "小时", "度", "个月", "天", "日", "年"))
_LONGEST_NAME = 4
_NEAR_BY = 6
"""Characters behind a figure in which the noun stands that it counts."""
_REACH = 3
"""How many figures before what falls to each their count and the whole may stand."""
_LEAST, _MOST = Decimal("0.5"), Decimal(2)
"""Between which multiples of what is reckoned a figure is meant to be that."""
_ROUGH = Decimal("0.03")
_EXTRAS = Decimal("0.06")
"""Which share of a whole may be kept for other things: 61个点位，每个点位3支，共192支."""
_FEW = 2
"""每村1名 leaves out those that some of them have besides."""
_SPELT_OUT = later(r"（[^（）\d]{0,8}")
"""Money for each is a rate of its own (每人补助500元), but for what spells a sum out: 198万元（4200平方米，每平方米471元）."""


def _allotted(block: Block) -> Iterator[Finding]:
    text = block.reading
    for sentence in sentences(text):
        for at, each in enumerate(sentence):
            told = _EACH.search(each.before) if "每" in each.before else None
            if not told or (each.amount.size or 0) < _FEW or each.amount.family in _UNFIT:
                continue
            before = sentence[max(at - _REACH, 0) : at]
            behind = sentence[at + 1 : at + 2]
            counts = _counts((*before, *behind), told["words"])
            wholes = [s for s in before if _is_whole(text, s, each)]
            wholes += [s for s in behind if _TOTAL.search(s.before) and _is_whole(text, s, each)]
            if len(counts) != 1 or counts[0] in wholes:
                continue
            if each.amount.family == "元" and not told["mean"]:
                first = counts[0].amount.start
                wholes = [s for s in wholes if _SPELT_OUT.fullmatch(text, s.amount.end, first)]
            yield from _contradicted(block, each, counts[0], wholes, mean=told["mean"] is not None)


def _counts(figures: Sequence[Stated], words: str) -> list[Stated]:
    """The figures that count what the words behind 每 begin with, by the longest name that any has."""
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        if found := [stated for stated in figures if _is_count(stated, words[:length])]:
            return found
    return []


def _is_count(stated: Stated, of: str) -> bool:
    """Whether a figure tells how many there are of what is named behind 每."""
    amount = stated.amount
    if not amount.value or _OF_OTHERS.search(stated.before):
        return False
    if amount.text.endswith(of):
        return True
    return of in stated.behind[:_NEAR_BY] or stated.before.endswith(of)


def _is_whole(text: str, stated: Stated, each: Stated) -> bool:
    """Whether a figure counts what falls to each; what is counted with 个 must be named alike."""
    amount = stated.amount
    if not amount.value or amount.family != each.amount.family or _OF_OTHERS.search(stated.before):
        return False
    named = text[each.amount.end : each.amount.end + 1]
    return amount.family != "个" or named == text[amount.end : amount.end + 1]


def _contradicted(
    block: Block, each: Stated, count: Stated, wholes: Sequence[Stated], *, mean: bool
) -> Iterator[Finding]:
    """What is told of each, when no whole at hand is so much for each of the count."""
    shares = [(whole, whole.value / count.value) for whole in wholes]
    if not shares or any(_agrees(share, each, mean=mean) for _, share in shares):
        return
    whole, share = shares[-1]
    size = each.amount.size or Decimal(0)
    if size * _LEAST <= share <= size * _MOST:
        term = (
            f"{whole.amount.text}÷{count.amount.text}={told_like(round(share, 2).normalize(), each.amount)}"
        )
        yield unlike(block, each.amount, term)


def _agrees(share: Decimal, each: Stated, *, mean: bool) -> bool:
    gap = abs(share - (each.amount.size or Decimal(0)))
    rough = mean or each.amount.step or not each.amount.value
    rounded = share % 1 != 0 and (gap < 1 if rough else gap <= share * _EXTRAS)
    return bool(rounded) or gap <= (max(share * _ROUGH, each.amount.step) if rough else 0)


_DAILY = later(r"^(?:[^，。；、\d]{0,8}[^工节假])?日(?:均|最大|最高)?[一-龥]{1,8}$")
_YEARLY = later(r"^(?:全)?年(?:均)?[一-龥]{1,8}$")
_FEWEST, _DAYS = 200, 366
_PLACES = 4


def _in_a_year(block: Block) -> Iterator[Finding]:
    """日供水量12万立方米，年供水能力4.38亿立方米: the point of what a year makes of a day's work is in the wrong place."""
    for sentence in sentences(block.reading):
        for daily, yearly in pairwise(sentence):
            told = _DAILY.search(daily.before) and _YEARLY.search(yearly.before)
            if not told or daily.amount.family != yearly.amount.family or not (daily.value and yearly.value):
                continue
            days = yearly.value / daily.value
            if any(
                _FEWEST <= days.scaleb(places) <= _DAYS for places in range(-_PLACES, _PLACES + 1) if places
            ):
                year = told_like(daily.value * (_DAYS - 1), yearly.amount)
                yield unlike(block, yearly.amount, f"{daily.amount.text}×{_DAYS - 1}天={year}")


ALLOTMENTS = (Search(("每",), _allotted), Search(("，年", "，全年"), _in_a_year))
