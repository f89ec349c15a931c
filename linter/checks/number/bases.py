"""Percentages and fractions of totals that a report names elsewhere: 占粮食播种面积的85.4%, 占一半以上."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations
from operator import itemgetter

from linter.checks.number.shares import (
    HUNDRED,
    SLIP,
    Share,
    agrees,
    contradiction,
    read_percent,
    reckoned_share,
    shares,
)
from linter.chinese.amounts import Amount, amounts, beginning_at, between, ending_at, plain, told_like
from linter.chinese.clauses import clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.resemblance import shortens
from linter.document import Block, Kind, Part, Span
from linter.frozen import NamedTuple
from linter.rule import PROSE, BlockCheck, Finding, PartCheck

_OWN = later(r"^(?:(?:我|本|全)[省市县区旗镇乡村局校院馆司厂站组班科系部所园]|同期|当年|今年|年度|其|总)+")
_FILLING = "将约近为达到共有计仅已超过突破累是的总"
_LEADING = later(rf"(?:完成|实现|安排|[{_FILLING}])+$")
_OTHER_TIME = later(r"去年|上年|前年|计划|目标|预计|力争|确保|明年|20\d\d年")
_LEAST_NOUN = 4
_MANY = 8
_FEW = 40
_REACH = 300


class _Named(NamedTuple):
    """A figure with its block and the words before it up to a mark."""

    amount: Amount
    block: Block
    label: str

    @property
    def noun(self) -> str:
        """The words without those that lead to the figure: 一般公共预算支出 of 一般公共预算支出完成."""
        return _LEADING.sub("", self.label)


class ShareOfNamed(PartCheck):
    """A share of a total that the report names once is that share of it; and counts with their shares of one thing
    (428户，占受访企业的89.9%; 112户，占受访企业的23.5%) imply one total, which a figure of the report confirms."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("占", "完成总"))

    def find(self, part: Part) -> Iterator[Finding]:
        told = [
            (block, share)
            for block in part.body
            if "占" in block.reading or "完成总" in block.reading
            for share in shares(block.reading)
        ]
        for block, share in told:
            if len(share.base) >= 2 and len(_noun(share.base)) < _LEAST_NOUN:
                total = _total_beside(block.reading, share) or _invested(part, block, share)
                off = total and (_off(share, total) or _surely_off(block.reading, share, total))
                if total and off and not _of_a_list(block.reading, share):
                    yield _finding(block, share, total)
        told = [(block, share) for block, share in told if len(_noun(share.base)) >= _LEAST_NOUN]
        for block, share in told:
            total = _total(part, share)
            if total and _off(share, total):
                yield _finding(block, share, total)
        groups: dict[tuple[str, str], list[tuple[Block, Share]]] = {}
        for block, share in told:
            groups.setdefault((_noun(share.base), share.amount.family), []).append((block, share))
        for group in groups.values():
            if len(group) > 1 and not any(_total(part, share) for _, share in group):
                yield from _one_total(part, group)


def _noun(base: str) -> str:
    return _OWN.sub("", base).lstrip("的总 ").rstrip("的总数量人额 ") if base else ""


@lru_cache(maxsize=4)
def _figures(part: Part) -> tuple[_Named, ...]:
    found = []
    for block in part.body:
        text = block.reading
        for amount in amounts(text) if block.kind != "cell" else ():
            if amount.value:
                label = words_before(text, amount.start, marks="，。；：、（！？\n")
                found.append(_Named(amount, block, label))
    return tuple(found)


@lru_cache(maxsize=4)
def _named(part: Part) -> dict[tuple[str, str], list[_Named]]:
    """The figures by their family and the two characters that end the words before them, or begin those behind."""
    found: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for named in _figures(part):
        family = named.amount.family
        before = named.noun[-2:]
        behind = named.block.reading[named.amount.end : named.amount.end + 2]
        for words in {before, behind}:
            found[family, words].append(named)
    return found


@lru_cache(maxsize=16)
def _values(part: Part, family: str) -> list[Decimal]:
    """All values of a family, the least first."""
    return sorted(n.amount.value or Decimal(0) for n in _figures(part) if n.amount.family == family)


@lru_cache(maxsize=4)
def _counts(part: Part) -> list[tuple[Decimal, _Named]]:
    """The whole counts of people and things by their values."""
    whole = [n for n in _figures(part) if n.amount.family not in ("元", "%") and "." not in n.amount.text]
    return sorted(((n.amount.value or Decimal(0), n) for n in whole), key=itemgetter(0))


def _total(part: Part, share: Share) -> Amount | None:
    """The one figure that the report gives for the base of a share."""
    noun = _noun(share.base)
    near = _named(part)
    family = share.amount.family
    before, behind = near.get((family, noun[-2:]), []), near.get((family, noun[:2]), [])
    if len(before) + len(behind) > _FEW:
        return None
    found = [n for n in before if _ends_with(n.noun, noun)]
    if not found and noun.endswith("人口"):  # 占老年人口的, of 老年人8.4万人
        others = (n for n in near.get((family, noun[-3:-1]), []) if n.amount.text != share.amount.text)
        found = [n for n in others if _ends_with(n.noun, noun[:-1])]
    found += [n for n in behind if n.block.reading.startswith(noun, n.amount.end)]
    if not found and noun.startswith("预计"):  # 预计最大负荷 of 预计今年夏季最大用电负荷将达到22.55万千瓦
        found = [n for n in before if shortens(noun, n.label)]
        values = {named.amount.value for named in found}
        return found[0].amount if len(values) == 1 else None
    values = {named.amount.value for named in found}
    if len(values) != 1 or any(
        _OTHER_TIME.search(_clauses(named).replace(f"{part.year}年", "")) for named in found
    ):
        return None
    total = found[0].amount
    return total if (total.value or 0) >= (share.amount.value or 0) else None


_TOTALS = later(r"总(?:投资|产值|收入|支出|数|面积|人口|户数|人数|量|额|经费|成本|资产|里程|工程量)$")


def _total_beside(text: str, share: Share) -> Amount | None:
    """The one total of the sentence, else of the paragraph before it, with the name of the base: 总投资3200万元，已完成
    2400万元，占总投资的75%; 职工680人，其中护士340人，占职工总数的50%."""
    base = share.base.rstrip("的")
    if not _TOTALS.search(base) and not _OWN.match(base):
        return None
    noun = base if _INVESTED.search(base) else _noun(base)
    at = share.amount.start
    for start in (_start(text, at), max(at - _REACH, 0)):
        same = [a for a in between(text, start, at) if a.family == share.amount.family]
        named = [a for a in same if a.value and _named_so(text, a, noun)]
        if named:
            break
    if len(named) > 1:
        named = [a for a in named if _WHOLE.search(words_before(text, a.start))] or named
    values = {a.value for a in named}
    if len(noun) < 2 or len(values) != 1 or (named[0].value or 0) < (share.amount.value or 0):
        return None
    if any(_OTHER_TIME.search(words_before(text, a.start)) for a in named):
        return None
    return None if any(agrees(share.amount, a, share.percent, share.step) for a in same) else named[0]


def _invested(part: Part, block: Block, share: Share) -> Amount | None:
    """The one 总投资 of a report of one project, for a share of it in another paragraph that no other sum explains."""
    if not _OF_INVESTED.fullmatch(share.base) or _PART_OF.search(block.reading, 0, share.amount.start):
        return None
    if "、" in block.reading[_start(block.reading, share.amount.start) : share.amount.start]:
        return None
    sums = [named for named in _figures(part) if named.amount.family == share.amount.family]
    named = [each for each in sums if each.noun.endswith(("总投资", "总投资额", "投资估算", "总概算"))]
    if len({each.amount.value for each in named}) != 1 or _OTHER_TIME.search(_clauses(named[0])):
        return None
    return (
        None
        if any(agrees(share.amount, n.amount, share.percent, share.step) for n in sums)
        else named[0].amount
    )


_OF_INVESTED = later("(?:项目|工程)?(?:估算)?总投资额?的?")
_PART_OF = later("[一二三四五]期|标段|子项|分项|其中")
_WHOLE = later("现有|共有|[我本全][组班科系部所局校院镇乡村县区市]|总")
_INVESTED = later("总(?:投资|收入|支出|成本|产值|面积|里程)$")
"""Without 总 these may be a part."""


def _named_so(text: str, amount: Amount, noun: str) -> bool:
    return _ends_with(words_before(text, amount.start).rstrip(_FILLING_BEHIND), noun) or text.startswith(
        noun, amount.end
    )


def _ends_with(words: str, noun: str) -> bool:
    """Whether words end with a noun and not with one that it is a part of: 进出口总值 is not 出口总值."""
    return words.endswith(noun) and not words.endswith(("进" + noun, "非" + noun))


_FILLING_BEHIND = "约近为达到共有计仅已超过突破"


def _clauses(named: _Named) -> str:
    """The figure's sentence up to it, without the year that the report is on."""
    text = named.block.reading
    start = clause_start(text, "。；", named.amount.start, max(named.amount.start - 300, 0))
    return text[max(start, named.amount.start - 20) : named.amount.start]


def _off(share: Share, total: Amount) -> bool:
    if agrees(share.amount, total, share.percent, share.step):
        return False
    if agrees(share.amount, total, share.percent / 10, share.step / 10):
        return True  # the point is gone: 77% for 7.7%
    return abs(reckoned_share(share.amount, total) - share.percent) <= SLIP


def _of_a_list(text: str, share: Share) -> bool:
    """指标97项，…。能检测58项，包括甲39项、乙19项，占全部指标的59.8%: a share of what a list makes, not of its last member."""
    at = share.amount.start
    same = [a for a in between(text, max(at - _REACH, 0), at) if a.family == share.amount.family and a.value]
    near = same[-_LISTED:]
    return any(agrees(one, other, share.percent, share.step) for one, other in permutations(near, 2))


_LISTED = 8
"""Amounts before a share that may be the list and what it is of."""


def _surely_off(text: str, share: Share, total: Amount) -> bool:
    """职工612人，其中护士520人，占职工总数的58%: however far off, where 其中 follows the total and nothing else is counted."""
    gap = text[total.end : share.amount.start]
    lone = gap.startswith("，其中") and not any(mark in gap[1:] for mark in "，。；")
    return lone and not agrees(share.amount, total, share.percent, share.step)


def _one_total(part: Part, group: list[tuple[Block, Share]]) -> Iterator[Finding]:
    sound = [(block, share, _confirming(part, share)) for block, share in group]
    totals = [total for _, _, total in sound if total is not None]
    if len({total.value for total in totals}) != 1:
        return
    for block, share, total in sound:
        if total is None and _off(share, totals[0]) and (share.amount.value or 0) <= (totals[0].value or 0):
            yield _finding(block, share, totals[0])


def _confirming(part: Part, share: Share) -> Amount | None:
    """A figure of the report of which the share is right."""
    counts = _counts(part)
    size = (share.amount.value or Decimal(0)) * HUNDRED
    first = bisect_left(counts, size / (share.percent + share.step), key=itemgetter(0))
    for whole, named in counts[first : first + _FEW]:
        if whole * max(share.percent - share.step, share.step) > size:
            return None
        if whole > (share.amount.value or 0) and agrees(
            share.amount, named.amount, share.percent, share.step / 2
        ):
            return named.amount
    return None


def _finding(block: Block, share: Share, total: Amount) -> Finding:
    return contradiction(block, share.amount, total, Span(share.amount.start, share.end), share.percent)


def _start(text: str, offset: int) -> int:
    """Where the sentence that holds an offset begins, or 300 characters before it."""
    return clause_start(text, "。；\n", offset, max(offset - _REACH, 0))


_LABELLED = later(
    r"(?:其中|(?<=[，；。]))(?P<label>[^，。；：、占]{2,12})占(?P<base>(?:总|全部)[^，。；：、占\d]{1,6}的)?(?:比)?[为达]?到?(?P<percent>\d+(?:\.\d+)?)[%％]"
)


class ShareOfLabelled(BlockCheck):
    """A share told by name alone (自有资金480万元，贷款720万元，其中自有资金占40%) is that of the figure with the name."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("占",))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _OF_LABELLED.finditer(text):
            if found := _named_both(text, match):
                yield _labelled(block, match, *found)
        for match in _LABELLED.finditer(text) if "占" in text else ():
            found = _of_split_total(text, match)
            if found:
                yield _labelled(block, match, *found)
        if part is None:
            return
        for match in _AGAIN.finditer(text):
            if named := _of_listed(text, match, part):
                yield _labelled(block, match, *named)


_AGAIN = later(
    r"(?:其中，?|(?<=[，。；]))(?P<label>(?:\d+周?岁及?以[上下])?[^，。；：、（）占\d]{0,12}?)(?:占比?|(?<=[一-龥])比例)(?P<base>[^，。；：、（）\d]{0,10}?)(?:的|比重|比例)?[约为达]?到?的?(?P<percent>\d+(?:\.\d+)?)[%％](?!以|左右)"
)
_NO_LABEL = later(r"同比|比上年|较上年|分别|平均|比重|比例|^(?:其中|约|共|仅|合计|其余|各|均|也|其他)?$")
_BEHIND_LABEL = later(
    "(?:部分|资金|案件|事项|干部|教师|人员|群众|种植|志愿者|项目|问题|的|类|数量?|率|产值)+$"
)
_BEFORE_LABEL = later("^(?:其中|采用|来自|已|有|的|为|达到?|约|共|完成|[一二三四五]是)+")
_ANY_BASE = later("(?:全部|总|其)[^，。；、]{0,6}|")


def _of_listed(text: str, match: re.Match[str], part: Part) -> tuple[Amount, Amount] | None:
    """现有教师146人（高级教师39人、一级教师62人），高级教师占28.7%: the one amount of that name and what it is a part of, in the sentence
    or the one before, when no amounts make the share."""
    label = match["label"]
    if len(label) < _SHORTEST or _NO_LABEL.search(label):
        return None
    start = _start(text, match.start())
    before: Sequence[Amount] = between(text, start, match.start())
    own = _owners(text, before, label)
    if not own and text[start - 1 : start] in ("。", "；"):
        start = _start(text, start - 1)
        before = between(text, start, match.start())
        own = _owners(text, before, label)
    if len(own) != 1 or own[0].family == "%" or before[-1].family != own[0].family:
        return None
    same = [a for a in before if a.family == own[0].family and a.value]
    if not 1 < len(same) <= _MANY or _NOT_NOW.search(text, start, match.end()):
        return None
    percent, step = read_percent(match["percent"])
    slack = max(step, _SLACK)
    size = (own[0].value or Decimal(0)) * HUNDRED
    least, most = size / (percent + slack), size / max(percent - slack, _SLACK)
    sums = (sum((a.value or Decimal(0) for a in some), Decimal(0)) for some in _sets(same))
    told = _values(part, own[0].family)
    at = bisect_left(told, least)
    if (at < len(told) and told[at] <= most) or any(least <= whole <= most for whole in sums):
        return None
    whole = _whole_of(text, same, own[0], match)
    near = whole is not None and abs(reckoned_share(own[0], whole) - percent) <= SLIP
    return (own[0], whole) if whole and near else None


_NOT_NOW = later("去年|上年|前年|同期|计划|目标|预计|力争|确保|明年|平均")
_SHORTEST, _PAIR, _SLACK = 2, 2, Decimal("0.2")


def _owners(text: str, before: Sequence[Amount], label: str) -> list[Amount]:
    """The amounts with just that label, or else those of which the label tells more or less."""
    bare = _BEHIND_LABEL.sub("", label) or label
    told = [(a, _label(text, a)) for a in before if a.value]
    exact = [a for a, words in told if words and words in (label, bare)]
    return exact or [a for a, words in told if label in words or bare == _BEHIND_LABEL.sub("", words)]


def _label(text: str, amount: Amount) -> str:
    """What an amount is of: without 其中 before and 的 behind."""
    words = _BEFORE_LABEL.sub("", words_before(text, amount.start), count=1)
    return words.rstrip("的有为达共")


def _whole_of(text: str, same: list[Amount], own: Amount, match: re.Match[str]) -> Amount | None:
    """The amount that the others are parts of, or all together where none is: 自有资金480万元，贷款720万元."""
    most = max(same, key=lambda a: a.value or Decimal(0))
    rest = sum((a.value or Decimal(0) for a in same if a is not most), Decimal(0))
    base = match["base"].removesuffix("的")
    size = most.value or Decimal(0)
    of_all = size < rest or most is own or (len(same) == _PAIR and match[0].startswith("其中"))
    if of_all and not base and "。" not in text[same[-1].end : match.start() + 1]:
        return own.with_value(size + rest, Decimal(0), told_like(size + rest, own))
    if of_all or (most is not same[0] and size != rest):
        return None
    named = _ANY_BASE.fullmatch(base) or base in words_before(text, most.start)
    return most if named else None


_OF_LABELLED = later(
    r"(?<=[，。；])(?P<label>[^，。；：、占\d]{2,12})占(?P<base>(?!总|全部)[^，。；：、占\d]{2,8}?)(?:总数)?的(?P<percent>\d+(?:\.\d+)?)[%％]"
)


def _named_both(text: str, match: re.Match[str]) -> tuple[Amount, Amount] | None:
    """专任教师132人，高级教师46人，高级教师占专任教师的38.4%: the one figure of each name, when the share is not that."""
    before = between(text, _start(text, match.start()), match.start())
    part, whole = (
        [a for a in before if a.value and _of_name(words_before(text, a.start), match[name])]
        for name in ("label", "base")
    )
    if len(part) != 1 or len(whole) != 1 or part[0].family != whole[0].family:
        return None
    percent = Decimal(match["percent"])
    step = Decimal(1).scaleb(-len(match["percent"].partition(".")[2]))
    smaller = (part[0].value or 0) < (whole[0].value or 0)
    return (part[0], whole[0]) if smaller and not agrees(part[0], whole[0], percent, step) else None


_SIZE = later("(?:余额|总额|总量|总数|数量|规模|面积|收入)$")


def _of_name(words: str, name: str) -> bool:
    """The words before a figure end with a name, the word for the size apart, or are how it begins: 其中生猪 and 生猪贷款."""
    own = words.removeprefix("其中")
    return (
        _SIZE.sub("", words).endswith(name) or words.endswith(name) or (len(own) > 1 and name.startswith(own))
    )


def _labelled(block: Block, match: re.Match[str], part: Amount, whole: Amount) -> Finding:
    span = Span(match.start("label"), match.end())
    return contradiction(block, part, whole, span, Decimal(match["percent"]))


_TAIL = later("(?:部分|资金|的)+$")


def _of_split_total(text: str, match: re.Match[str]) -> tuple[Amount, Amount] | None:
    """合计1680万元。其中省级资金1400万元，自筹280万元。自筹部分占总投资的2.8%: the part of that name and the total, which the
    parts told behind it make or nearly make, when the share is not that."""
    if not match["base"]:
        return None
    before = between(text, max(match.start() - _REACH, 0), match.start())
    wholes = [at for at, a in enumerate(before) if a.value and _SUMMED.search(words_before(text, a.start))]
    if not wholes:
        return None
    whole, behind = before[wholes[-1]], before[wholes[-1] + 1 :]
    parts = [a for a in behind if a.family == whole.family]
    own = [a for a in parts if a.value and _labels(text, a, _TAIL.sub("", match["label"]))]
    if len(own) != 1 or not 1 < len(parts) <= _MANY or not all(a.value for a in parts):
        return None
    told = sum((a.value or Decimal(0) for a in parts), Decimal(0))
    percent = Decimal(match["percent"])
    step = Decimal(1).scaleb(-len(match["percent"].partition(".")[2]))
    sums = (whole.with_value(told, whole.step), *(a for a in before if a.family == whole.family))
    if abs(told - (whole.value or 0)) > told * _NEARLY or any(agrees(own[0], a, percent, step) for a in sums):
        return None
    return own[0], whole


_SUMMED = later("合计|共计|总计|总[一-龥]{1,3}$|概算|估算")
_NEARLY = Decimal("0.12")


def _labels(text: str, amount: Amount, label: str) -> bool:
    """The words before a figure hold the label, or the label begins with them (51岁及以上126人, 51岁及以上教师占…)."""
    clause = words_before(text, amount.start)
    return label in clause or (len(clause) >= _LEAST_NOUN and label.startswith(clause))


def _sets(same: list[Amount]) -> Iterator[tuple[Amount, ...]]:
    for count in range(1, len(same) + 1):
        yield from combinations(same, count)


_HALVES = "一半|半数|[二三四五六七八九十]分之[一二三四五六七八九]|[一二三四五六七八九]成"
_FRACTION = later(
    rf"(?P<near>近|约|接近|不足|不到|将近|超过?)?(?P<fraction>{_HALVES})(?P<more>以上|多)?[，,（]?(?:达到?|共有?|有|为|即)?(?=\d)"
)
_FRACTION_BEHIND = later(
    rf"[，（](?P<found>(?:大约|约)?占(?:比(?:为|达到?)?|(?:总人?数|总量|其|全部)的?)?(?P<near>近|约|接近|不足|不到|将近|超过?)?(?P<fraction>{_HALVES})(?P<more>以上|多)?)(?=[，。；）]|左右)"
)
_NEAR = Decimal("0.08")


class FractionOfCount(BlockCheck):
    """A count told as a fraction too is that fraction of the total in the sentence: 64人中一半以上，达35人."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("一半", "半数", "分之", *(f"{digit}成" for digit in "一二三四五六七八九")))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _FRACTION.finditer(text):
            amount = beginning_at(text, match.end())
            if amount is None or not amount.value or amount.family in ("%", "个百分点", "倍", "年"):
                continue
            start = _start(text, match.start())
            same = [a for a in between(text, start, match.start()) if a.family == amount.family]
            wholes = [a.size for a in same if a.size and a.size > amount.value]
            if not wholes or any(
                _fits(amount.value / whole, match["near"], match["fraction"], match["more"])
                for whole in wholes
            ):
                continue
            whole = max(wholes)
            values = {
                "part": amount.text,
                "whole": next(a.text for a in same if a.size == whole),
                "reckoned": plain(round(amount.value / whole * HUNDRED, 1)),
            }
            yield Finding(block.at(match.start(), amount.end), values)
        if "占" in text:
            yield from _told_behind(block)


def _told_behind(block: Block) -> Iterator[Finding]:
    """1200人次，其中学生500人次，约占六成: of the one greater amount of the kind that the sentence tells before."""
    text = block.reading
    for match in _FRACTION_BEHIND.finditer(text):
        part = ending_at(text, match.start())
        if part is None or not part.value or part.family in ("%", "个百分点", "倍", "年"):
            continue
        before = between(text, _start(text, match.start()), part.start)
        wholes = [a for a in before if a.family == part.family]
        if len(wholes) != 1 or not wholes[0].size or wholes[0].size <= part.value:
            continue
        ratio = part.value / wholes[0].size
        if not _fits(ratio, match["near"], match["fraction"], match["more"]):
            reckoned = plain(round(ratio * HUNDRED, 1))
            values = {"part": part.text, "whole": wholes[0].text, "reckoned": reckoned}
            yield Finding(block.at(*match.span("found")), values)


def _fits(ratio: Decimal, near: str | None, fraction: str, more: str | None) -> bool:
    told = _ratio(fraction)
    if near in ("不足", "不到"):
        return ratio < told
    if near in ("近", "接近", "将近"):
        return told - _NEAR <= ratio <= told
    if more or near in ("超过", "超"):
        return ratio >= told
    return abs(ratio - told) <= _NEAR


def _ratio(fraction: str) -> Decimal:
    if fraction in ("一半", "半数"):
        return Decimal("0.5")
    if fraction.endswith("成"):
        return Decimal(value(fraction[0]) or 1) / 10
    whole, _, part = fraction.partition("分之")
    return Decimal(value(part) or 1) / (value(whole) or 1)


_OVER = later(
    r"，(?:已)?(?:超出|超过|高出|高于|低于)(?P<base>(?:设计|核定|额定|规划|计划|控制|定额|标准)[一-龥]{0,6})的?(?P<percent>\d+(?:\.\d+)?)[%％](?!以)"
)


class OverNamed(PartCheck):
    """By how much a figure exceeds a capacity or plan that the report names once: 设计能力4万吨, 进水4.6万吨，超出设计能力15%."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("，超", "，已超", "，高出", "，高于", "，低于"))

    def find(self, part: Part) -> Iterator[Finding]:
        for block in part.body:
            text = block.reading
            for match in _OVER.finditer(text) if "%" in text or "％" in text else ():
                new = ending_at(text, match.start())
                old = _capacity(part, match["base"], new) if new and new.value else None
                if new and old and new.value and old.value:
                    reckoned = abs(new.value / old.value - 1) * HUNDRED
                    percent, step = (
                        Decimal(match["percent"]),
                        Decimal(1).scaleb(-len(match["percent"].partition(".")[2])),
                    )
                    if abs(reckoned - percent) > max(step, Decimal("0.5")) * 2:
                        values = {
                            "part": new.text,
                            "whole": old.text,
                            "reckoned": plain(round(reckoned, 1)),
                            "percent": match["percent"],
                        }
                        yield Finding(block.at(new.start, match.end()), values)


def _capacity(part: Part, base: str, new: Amount) -> Amount | None:
    """The one figure whose name holds the characters of the base in their order and ends as it does."""
    near = _named(part).get((new.family, base[-2:]), [])
    found = [n for n in near if n.amount is not new and _holds(n.noun, base)]
    return found[0].amount if len({n.amount.value for n in found}) == 1 else None


def _holds(label: str, base: str) -> bool:
    return label.endswith(base[-2:]) and shortens(base, label)
