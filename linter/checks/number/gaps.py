"""What is lacking or left: what is needed less what there is, what there was less what is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from operator import itemgetter

from linter.chinese.amounts import (
    Amount,
    amounts,
    beginning_at,
    between,
    reckoning,
    rounding,
    told_like,
    words_of,
)
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.slips import shifted
from linter.document import Block, Part
from linter.rule import Finding

_LEFT_WORDS = frozenset(
    ("未办结", "未化解", "未整改", "未完成", "未解决", "未销号", "未调处", "剩余", "余下")
)
_LEFT_APART = ("。尚", "。仍", "。其余", "。余下", "。剩余", "。未", "。目前尚", "。目前仍", "。还未")
_SHORT_WORDS = ("差", "缺", "欠", "空编", "未", "少", "还需", "剩")
GAP_HINTS = (
    _LEFT_WORDS
    | {"缺口", "，缺", "尚缺", "还缺", "仍缺", *_LEFT_APART}
    | {f"{word}{behind}" for word in _SHORT_WORDS for behind in (*"0123456789了", "再建")}
)
"""What wakes `gaps`, besides what wakes the reading of breakdowns."""


def gaps(block: Block, part: Part | None) -> Iterator[Finding]:
    """Gaps that the sentence, or elsewhere the report, tells otherwise."""
    if part:
        yield from _left_elsewhere(block, part)
    if any(words in block.reading for words in _LEFT_APART):
        yield from _left_apart(block)
    if "缺" in block.reading:
        yield from _unfunded(block, part) if part else ()
        yield from _lacking(block)
    if any(word in block.reading for word in _SHORT_WORDS):
        yield from _short_of_aim(block)


_LEFT_COUNT = later(
    rf"(?:(?:尚|仍|还)?(?P<word>{'|'.join(sorted(_LEFT_WORDS))})的?)(?P<count>\d+)(?P<unit>[个件户处项条起家座])(?P<noun>[一-龥]{{2,10}})"
)
_DONE_COUNT = later(
    r"(?P<total>\d+)(?P<unit>[个件户处项条起家座])[^。；\d]{0,16}?[已完](?P<verb>[^，。；\d]{0,6})(?P<done>\d+)(?P=unit)"
)


def _left_elsewhere(block: Block, part: Part) -> Iterator[Finding]:
    """积案11件，已化解8件, and elsewhere 尚未化解的4件积案: of the one total that is told with what is done of it."""
    for left in _LEFT_COUNT.finditer(block.reading):
        verb = left["word"].removeprefix("未") if left["word"].startswith("未") else ""
        told = [
            done
            for other in part.body
            if other is not block and left["unit"] in other.reading
            for done in _DONE_COUNT.finditer(other.reading)
            if done["unit"] == left["unit"]
            and verb in done[0]
            and left["noun"][:2] in other.reading[max(done.start() - 16, 0) : done.start() + 16]
        ]
        if len(told) == 1:
            result = int(told[0]["total"]) - int(told[0]["done"])
            if result > 0 and result != int(left["count"]):
                term = f"{told[0]['total']}-{told[0]['done']}={result}"
                span = block.at(left.start("count"), left.end("unit"))
                yield Finding(span, {"sum": term, "total": left["count"] + left["unit"]})


_LEFT = later(
    r"。(?:目前)?(?:(?:尚|仍)有|其余|余下|剩余|(?:仍|还|尚)?未(?P<verb>[一-龥]{2,6}?))的?[^，。；、：\d]{0,6}(?=\d)"
)
_IS_DONE = later(r"(?:目前|现|截[至止][^，]{2,12})?(?:已|完成|办结|整改)")
_IS_WHOLE = later(r"共|排查|摸排|梳理|发现|查出|反映|提出|征集|收到|接到|受理|交办|转办|移交|下达|列入|纳入")
_NEAR_LEFT = Decimal("0.25")


def _left_apart(block: Block) -> Iterator[Finding]:
    """收到建议54件，其中…，已办结49件，办结率90.7%。未办结的6件…: left of what the sentence before tells as done, last of all."""
    text = block.reading
    for match in _LEFT.finditer(text):
        left = beginning_at(text, match.end())
        start = clause_start(text, "。\n", match.start(), max(match.start() - _REACH, 0))
        same = [a for a in between(text, start, match.start()) if left and a.family == left.family]
        if not left or not left.value or len(same) < _TWO or not all(a.value for a in same):
            continue
        whole, done = same[0], same[-1]
        label = words_of(text, done)
        told = _IS_DONE.match(label) and (match["verb"] or "") in label
        if not told or not _IS_WHOLE.search(text, start, whole.start):
            continue
        size, rest = done.value or Decimal(0), (whole.value or Decimal(0)) - (done.value or Decimal(0))
        if any(a.value == size + left.value for a in same) or rest <= 0:
            continue
        if abs(rest - left.value) <= (whole.value or 0) * _NEAR_LEFT:
            term = reckoning("-", whole, done, rest, left)
            yield Finding(block.at(left.start, left.end), {"sum": term, "total": left.text})


_TWO = 2

_GAP = later(r"(?:缺口|尚缺|还缺|仍缺|缺额)(?:资金)?(?:约?为|达到?|共|尚有|还有)?(?=\d)")
_NEEDED = "总投资|总造价|概算|估算|所需资金|共需|需要?资金"
_NEED = later(rf"(?:{_NEEDED})[^，。；、\d]{{0,8}}$")
_NEED_WORDS = later(_NEEDED)
_FUNDED = later(
    r"(?:自筹|到位|落实|争取|申请|申报|债券|补助|配套|安排|筹[集措]|折[资价款]|拨付|拨款|列支|捐赠|贷款)[^，。；、\d]{0,10}$"
)
_REACH = 400
"""How far back the beginning of a sentence, or what a gap leaves open, is looked for, in characters."""
_MOST_SOURCES = 6
_NEAR_GAP = Decimal("0.15")


def _unfunded(block: Block, part: Part) -> Iterator[Finding]:
    """What is lacking is what is needed less what there is: 总投资486万元 and, further on, 已自筹86万元，资金缺口410万元."""
    text = block.reading
    for match in _GAP.finditer(text):
        gap = beginning_at(text, match.end())
        before = between(text, max(match.start() - _REACH, 0), match.start())
        own = [a for a in before if a.family == "元" and a.value]
        funded = _without_parts(
            [a for a in own if _FUNDED.search(words_of(text, a)) and not _NEED.search(words_of(text, a))]
        )
        if not gap or not gap.value or gap.family != "元" or not 0 < len(funded) <= _MOST_SOURCES:
            continue
        needs = _needs(part)
        sums = {
            sum((a.value or Decimal(0) for a in some), Decimal(0))
            for count in range(1, len(funded) + 1)
            for some in combinations(funded, count)
        }
        if not needs or any(
            abs((a.value or 0) - some - gap.value) <= gap.step for a in needs for some in sums
        ):
            continue
        whole = max(sums)
        off, need = min(
            ((abs((a.value or 0) - whole - (gap.value or 0)), a) for a in needs), key=itemgetter(0)
        )
        left = (need.value or Decimal(0)) - whole
        if left > 0 and off <= (need.value or 0) * _NEAR_GAP:
            taken = "-".join(a.text for a in funded)
            values = {"sum": f"{need.text}-{taken}={told_like(left, gap)}", "total": gap.text}
            yield Finding(block.at(gap.start, gap.end), values)


def _without_parts(found: Sequence[Amount]) -> list[Amount]:
    """The amounts but for those that make the one before them: 50万元，其中县级20万元、镇级30万元."""
    kept, at = [], 0
    while at < len(found):
        kept.append(found[at])
        sums = accumulate(a.value or Decimal(0) for a in found[at + 1 :])
        parts = next((n for n, sum_ in enumerate(sums, 1) if n > 1 and sum_ == found[at].value), 0)
        at += 1 + parts
    return kept


@lru_cache(maxsize=4)
def _needs(part: Part) -> tuple[Amount, ...]:
    """The sums of money that a report says to be needed."""
    return tuple(
        amount
        for block in part.body
        if block.kind != "cell" and _NEED_WORDS.search(block.reading)
        for amount in amounts(block.reading)
        if amount.family == "元" and amount.value and _NEED.search(words_of(block.reading, amount))
    )


_SUPPLY_OF = later("供给|供应|货源|可供|供[水电气热暖氧应]|能力|现有|实有|已有|仅有|只有|到岗|在岗|到位|已配")
_NEED_OF = later("需求|需要|需|负荷|应配|应有|标准|核定|定额")
_LACK = later(
    r"[^，。；、\d]{0,6}，(?:[^，。；、\d]{0,6}缺[^，。；、\d]{0,8}|(?P<behind>[^，。；、\d]{0,8}))"
)
_LACK_BEHIND = later(r"(?:左右)?的?[^，。；、\d的]{0,4}缺口")
_AFTER_MEASURES = later("经|通过|[之以]?后|预计|明年|来年|今后|调剂|另|其中|累计|[日月年季天]")
"""What is lacking then, or over another time, is not the difference of the two figures before."""


def _lacking(block: Block) -> Iterator[Finding]:
    """日需水量3.6万吨，日供水能力3.1万吨，存在0.8万吨的缺口; money is _unfunded's."""
    text = block.reading
    for supply, gap in pairwise(amounts(text)):
        if supply.family != gap.family or gap.family in ("元", "%") or not supply.value or not gap.size:
            continue
        told = _LACK.fullmatch(text, supply.end, gap.start)
        if not told or _AFTER_MEASURES.search(told[0]):
            continue
        if told["behind"] is not None and not _LACK_BEHIND.match(text, gap.end):
            continue
        need = _need_before(text, supply)
        left = need.value - supply.value if need and need.value else Decimal(0)
        if need and left > 0 and _is_off(left, gap, rounding((need, supply, gap))):
            term = reckoning("-", need, supply, left, gap)
            near = [a for a in between(text, need.end, supply.start) if a.family == gap.family]
            first = supply if near else need
            yield Finding(block.at(first.start, gap.end), {"sum": term, "total": gap.text})


_SHORT = later(
    r"[，；。（](?:[^，。；、：（\d]{0,12}(?:目标|任务|计划|要求|标准|相比)数?(?:还|尚|仍|也|相)?)?(?:(?:目前|现|还|尚|仍|相|共){0,2}(?:有)?(?:差|缺|欠|少)[一-龥]{0,2}"
    r"|空编|空缺|(?:还|尚|仍)?未(?:完成|建成|到位|收回|办结|开工)|(?:还|尚|仍)需(?:再|要)?[一-龥]{0,2}|(?:尚|还)?剩余?|相差|缺口)(?:约|为|达|了|有|共)?$"
)
"""What a figure is short of an aim by: 还差, 距任务数相差, 少检查."""
_SHORT_BEHIND_AIM = later(
    r"(?:户次)?的?(?:[^，。；、\d]{0,6}(?:目标|任务|计划|要求|标准|预算|指标)数?)?(?:相比[，,]?)?(?:还|尚|仍|也|相){0,2}(?:差|缺|欠|少)[一-龥]{0,2}?(?:了|约)?"
)
"""The same right behind the aim: 距60节的目标还差."""
_AIMED = later(
    r"计划|目标|任务|(?<![供响适])应|预算|核定|编制|原定|定下|确定|年初|安排|标准|要求|指标|下达|需|距|离(?=[年目任计要全]|$)"
)
_AIMED_BEHIND = later(r"的?[^，。；、\d]{0,6}(?:目标|任务|计划|要求|标准|指标)")
_NO_AIM = later("去年|上年|前年|同期|其中|累计|平均|[每各均]|分别|同比|预计|另|第|新增|以上|达标")


def _short_of_aim(block: Block) -> Iterator[Finding]:
    """全年听课46节，距60节的目标还差24节; 应收186万元，已收151.5万元，尚欠44.5万元: the two figures of the sentence before are
    the aim and what is reached, in either order."""
    text = block.reading
    found = amounts(text)
    for at in range(_TWO, len(found)):
        one, other, gap = found[at - 2 : at + 1]
        of_rates = one.family == "%" and gap.family == "个百分点"
        if not one.value or not other.value or not gap.value or one.family != other.family:
            continue
        if not of_rates and (gap.family != one.family or one.family == "%"):
            continue
        behind_aim = _SHORT_BEHIND_AIM.fullmatch(text, other.end, gap.start)
        if not behind_aim and not _SHORT.search(text, max(gap.start - _NEAR_GAP_WORDS, other.end), gap.start):
            continue
        start = clause_start(text, "。\n", one.start, max(one.start - _REACH, 0))
        if any(a.family == one.family for a in between(text, start, one.start)):
            continue
        if _NO_AIM.search(text, start, gap.start) or text.count("。", one.end, gap.start):
            continue
        aim, done = (one, other) if one.value > other.value else (other, one)
        if not _is_aim(text, aim) or (_is_aim(text, done) and not behind_aim):
            continue
        left = aim.value - done.value if aim.value and done.value else Decimal(0)
        if left and _is_off(left, gap, rounding((aim, done, gap))):
            term = reckoning("-", aim, done, left, gap)
            yield Finding(block.at(gap.start, gap.end), {"sum": term, "total": gap.text})


_NEAR_GAP_WORDS = 28
"""Characters before a gap that may tell what it is."""


def _is_aim(text: str, amount: Amount) -> bool:
    start = clause_start(text, "，。；：\n", amount.start)
    return bool(_AIMED.search(text, start, amount.start) or _AIMED_BEHIND.match(text, amount.end))


_COMPARED = later("[比较](?:去年|上年|前年|上月|20\\d\\d年)|同比")
_OF_ANOTHER = later("去年|上年|前年|同期|其中|新增|比|较")


def _need_before(text: str, supply: Amount) -> Amount | None:
    """The one figure of what is needed, before that of what there is, in the sentence or the one before."""
    if not _SUPPLY_OF.search(words_of(text, supply)) or _NEED_OF.search(words_of(text, supply)):
        return None
    start = clause_start(text, "。\n", supply.start, max(supply.start - _REACH, 0))
    start = clause_start(text, "。\n", max(start - 1, 0), max(supply.start - _REACH, 0))
    same = [a for a in between(text, start, supply.start) if a.family == supply.family]
    same = [a for a in same if not _COMPARED.match(words_of(text, a))]
    told = [words_of(text, a) for a in same]
    if len(same) != 1 or not _NEED_OF.search(told[0]) or _SUPPLY_OF.search(told[0]):
        return None
    return None if _OF_ANOTHER.search(told[0]) else same[0]


_MOST_OFF = Decimal("2.5")
_ROUGH_GAP = Decimal("0.15")
_ROUGHLY = Decimal("0.06")


def _is_off(left: Decimal, gap: Amount, slack: Decimal) -> bool:
    """Whether what is lacking is told as something else, though not as what must be of another thing."""
    size = gap.size or Decimal(0)
    slack = max(slack, left * _ROUGH_GAP) if gap.value is None else slack
    near = left / _MOST_OFF <= size <= left * _MOST_OFF or shifted(left, size, _ROUGHLY)
    return near and left != size and abs(left - size) >= slack
