"""Three figures in a row of which the third follows from the others: 10个村各30人，共300人; cost, income and what is lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from linter.checks.number.products import worth
from linter.chinese.amounts import Amount, amounts, between, reckoning, rounding, told_like
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.measures import MEASURES
from linter.document import Block
from linter.rule import Finding

TRIPLE_HINTS = frozenset(
    ("亏损", "结余", "剩余", "总价", "实到", "实际", "，金额", "小计", "，总", "，共", "，计")
)
"""What wakes `triples`, besides what wakes products and the reading of breakdowns."""
Row = tuple[Amount, Amount, Amount]
Reckoned = tuple[str, Decimal]
"""A term, as it is told, and its result."""
_TRIPLE = later(
    r"各[^，。；、\d]{0,3}\d|每[^，。；\d]{1,12}\d|[人户亩生]均[^，。；\d]{0,5}\d|单价|亏损|结余|剩余|请假|缺席|缺勤"
)


def triples(block: Block) -> Iterator[Finding]:
    """Those in a row that say so, and are wrong."""
    text = block.reading
    found = amounts(text) if _TRIPLE.search(text) else ()
    for row in zip(found, found[1:], found[2:], strict=False):
        if all(amount.value for amount in row):
            for term, result in chain(_product(text, row), _balance(text, row)):
                first, _, third = row
                if abs(result - (third.value or Decimal(0))) > third.step:
                    span = block.at(first.start, third.end)
                    yield Finding(span, {"sum": term, "total": third.text})


_SENTENCE = 200
_EACH = later(r"[^，。；、\d]{0,8}(?:，?每[^，。；\d]{1,12}|各[^，。；、\d]{0,3}|，?单价为?)")
_EACH_PERSON = later(r"[^，。；、\d]{0,6}，[^，。；、\d]{0,8}每(?:人|名|户)")
_TOGETHER_WORDS = r"，(?:采购|购置|所需|支付|应付|发放|慰问)?(?:共计?|计|合计|总计|小计|总[一-龥]{1,4}|金额)[^，。；、\d]{0,6}"
_TOGETHER = later(_TOGETHER_WORDS)
_PAID = later(
    rf"{_TOGETHER_WORDS}|(?:，|[^，。；、\d]{{1,6}})(?:共|合计|总计|应|拟)?(?:需要?|发放|兑付|兑现|拨付|支付|投入)[^，。；、\d]{{0,8}}"
)
_TOGETHER_BEHIND = later(rf"(?:的[^，。；、\d]{{1,10}}|[^，。；、\d]{{2,8}})?{_TOGETHER_WORDS}")
_NEAR_SUM = Decimal("0.12")


def _product(text: str, row: Row) -> Iterator[Reckoned]:
    first, second, third = row
    if _priced(text, row):
        result = (first.value or 0) * (second.value or Decimal(0))
        if not _by_period(text, first) or (third.value or 0) % result:
            yield f"{first.text}×{second.text}={told_like(result, third)}", result
        return
    gap = text[first.end : second.start]
    each = _EACH.fullmatch(gap) or (first.family in "人户" and _EACH_PERSON.fullmatch(gap))
    if each and not _each_of_first(text, first, gap):
        return
    heads = {second.family, third.family} == {"人", "人次"}
    one_kind = heads or worth(second, third.family) is not None
    if each and one_kind and _TOGETHER_BEHIND.fullmatch(text[second.end : third.start]):
        start = clause_start(text, "。", first.start, max(first.start - _SENTENCE, 0))
        before = [a for a in between(text, start, first.start) if a.family == third.family]
        of_each = second.value if heads else worth(second, third.family)
        result = (first.value or 0) * (of_each or Decimal(0))
        term = reckoning("×", first, second, result, third)
        if second.family in MEASURES and second.family != third.family:
            term = f"{first.text}×{second.text}={told_like(result, third)}"
        if not before:
            yield term, result
        elif len(before) == 1 and before[0].value and result != third.value:
            more = result + before[0].value  # 60人，12个社区各15人，共240人
            if abs(more - (third.value or 0)) <= more * _NEAR_SUM:
                yield f"{before[0].text}+{first.text}×{second.text}={told_like(more, third)}", more


_EACH_ONE = later("每个?(?P<noun>([一-龥])[一-龥]?)")
_LONGEST_NOUN = 7
_EACH_BEFORE = later("每[一-龥]{1,2}$")
_LISTED_LAST = later(r"\d[万亿]?[一-龥](?:[^，。；、\d]{0,6})、[^，。；、]{0,8}$")
"""2024年0.5万亩、2025年0.6万亩，每亩600元: so much each is of all of them."""


def _each_of_first(text: str, first: Amount, gap: str) -> bool:
    """Whether the second figure is that of each of the first: not of 46个村民小组，每盏1800元, nor of 每项1个小组."""
    one = _EACH_ONE.search(text, first.end, first.end + len(gap))
    start = clause_start(text, "，。；：\n", first.start, max(first.start - _SENTENCE, 0))
    named = one is None or one[2] in "人名户" or one[2] in text[start : one.start()]
    label = text[start : first.start]
    if one and one["noun"] in label:  # not 考点专线24条，每个考点预置2辆
        nouns = [text[one.start("noun") :][:length] for length in range(2, _LONGEST_NOUN)]
        named = label.endswith(tuple(nouns)) or text.startswith(tuple(nouns), first.end)
    if gap.startswith("）") or _LISTED_LAST.search(text, start, first.start):
        return False
    return named and not _EACH_BEFORE.search(text, max(first.start - 3, 0), first.start)


_PRICE = later(r"(?:每个?(?P<of>[一-龥]{1,3})|(?P<of2>[人户亩生])均)[^，。；、\d每]{0,6}$")


def _by_period(text: str, price: Amount) -> bool:
    """每人每月600元: the sum is of some months."""
    each = _PRICE.search(text, max(price.start - 9, 0), price.start)
    return each is not None and "每" in (each["of"] or "")


_UNIT_PRICE = later("单价[为是约]?$")
_BOUGHT = later("(?:/[一-龥])?，(?:共|拟|需)?(?:采购|购置|购买|购|配备|数量|安装|订购)?[^，。；、\\d]{0,6}")
_EACH_OF = {"人": "人", "生": "人", "户": "户", "亩": "亩"}
_COUNTED = later(r"[^，。；、\d]{0,3}，[^，。；、\d]{0,10}")


def _priced(text: str, row: Row) -> bool:
    """每亩补贴120元，补贴2.3万亩，合计276万元."""
    price, count, third = row
    unit_price = price.family == third.family == "元" != count.family
    if unit_price and _UNIT_PRICE.search(text, max(price.start - 6, 0), price.start):
        gaps = text[price.end : count.start], text[count.end : third.start]
        return _BOUGHT.fullmatch(gaps[0]) is not None and _TOGETHER.fullmatch(gaps[1]) is not None
    together = _PAID if price.family == "元" else _TOGETHER
    if price.family != third.family or not together.fullmatch(text[count.end : third.start]):
        return False
    each = _PRICE.search(text, max(price.start - 9, 0), price.start)
    if each and each["of2"] and price.family != "元":
        return False
    return bool(
        each
        and (each["of"] or _EACH_OF[each["of2"]]).startswith(count.text.lstrip("0123456789.万亿"))
        and _COUNTED.fullmatch(text[price.end : count.start])
    )


def _balance(text: str, row: Row) -> Iterator[Reckoned]:
    first, second, third = row
    if first.family == second.family == third.family and _balanced(text, row):
        result = (first.value or Decimal(0)) - (second.value or 0)
        if abs(result - (third.value or 0)) >= rounding(row):
            yield reckoning("-", first, second, result, third), result


_BALANCES = tuple(
    tuple(later(rf"(?:{words})[^，。；、\d]{{0,4}}$") for words in triple)
    for triple in (
        ("成本|支出|费用", "收入", "亏损"),
        ("预算|拨款|下拨|筹集|募集|到位", "支出|使用|支付", "结余|剩余"),
        ("应到|应出席", "请假|缺席|缺勤", "实到|实际到会|实际出席"),
    )
)
"""Income less cost leaves more than one kind of balance, so only a loss is reckoned of the two."""


def _balanced(text: str, triple: Row) -> bool:
    """The clauses say what is taken from what; nothing else stands between them."""
    if "。" in text[triple[0].start : triple[2].end]:
        return False
    labels = [text[max(amount.start - 10, 0) : amount.start] for amount in triple]
    return any(
        all(words.search(label) for words, label in zip(names, labels, strict=True)) for names in _BALANCES
    )
