"""Rates against the counts that they are of: 受理86件，调解成功82件，成功率95.3%."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.shares import (
    FINEST,
    HUNDRED,
    REACH,
    SLIP,
    agrees,
    bounds,
    contradiction,
    label_of,
    place_among,
    read_percent,
    reckoned_share,
)
from linter.chinese.amounts import Amount, beginning_at, between
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.document import Block, Kind, Part, Span
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_RATE = later(
    r"(?:^|[，、；])(?:(?P<stem>[^，。；、\d率]{2,10})(?:率|比例|面)(?:均|已)?[为达]?到?"
    r"|(?P<done>完成(?:年度|全年|年初|目标)?(?:计划|任务|目标)(?:任务)?数?的|超额完成))(?P<percent>\d+(?:\.\d+)?)[%％]"
)
"""合格率98%; 完成计划的83.3%, 超额完成10%."""


class RateOfCount(BlockCheck):
    """A rate named after a count is that count's share of the one before it: 受理86件，调解成功82件，成功率95.3%."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("率", "比例", "，完成", "，超额完成", "面为", "面达", "贷比"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        yield from _told_first(block)
        yield from _told_between(block)
        yield from _named_ratios(block)
        yield from _cleared(block)
        for match in _RATE.finditer(text):
            least = max(match.start() - REACH, 0)
            start = clause_start(text, "。；", match.start() + 1, least)
            found = _contradicted_rate(text, start, match)
            if found:
                percent = Decimal(match["percent"])
                whole = percent == HUNDRED  # then the count may be the one that is wrong
                first = found[0].start if whole else _stem(match)
                yield contradiction(block, *found, Span(first, match.end()), percent)


def _holds(part: Amount, whole: Amount, percent: Decimal, step: Decimal) -> bool:
    """A rate, unlike a share that makes 100 with others, is rounded up from half a digit on only: 98.0% is not 99%."""
    if not whole.value:
        return True
    return agrees(part, whole, percent, step) and percent <= bounds(part, whole)[1] + max(step / 2, FINEST)


_UNLIKE = later(r"结转|上年|去年|往年|遗留|历史|旧存|法定|超期|提高|平均")
_TOTAL = later("总|应|共|全部")
_INCLUDING = ("（含", "（不含", "（按", "（剔除", "（扣除")
_NEGATED = later(r"^[不未]")


def _contradicted_rate(text: str, start: int, match: re.Match[str]) -> tuple[Amount, Amount] | None:
    """The part and the whole that the rate must be of, when it is not."""
    stop = _stem(match)
    before = [a for a in between(text, start, stop) if a.end <= stop]
    part = _rated(text, start, before, match)
    if part is None or _UNLIKE.search(text[start:stop]):
        return None
    same = [amount for amount in before if _counts_alike(amount, part) and amount.start <= part.start]
    behind = [amount for amount in before if _counts_alike(amount, part) and amount.start > part.start]
    if len(same) == 1 and len(behind) == 1 and _TOTAL.search(label_of(text, behind[0])):
        same = [behind[0], part]
    if match[0].rstrip("0123456789.%％为达到已均").endswith("面") and part.family == "元":
        return None  # 亏损面 is of firms
    if len(same) == 1 and (total := _found_before(text, start, part)):
        same = [total, part]
    if len(same) < 2 or any(amount.value is None for amount in same):
        return None
    percent, step = read_percent(match["percent"])
    if match["done"] == "超额完成":
        percent += HUNDRED
    stem = match["stem"] or "完成"
    for whole in same[:-1]:
        if _holds(part, whole, percent, step) or _holds(part, whole, HUNDRED - percent, step):
            return None
        both = (whole.value or Decimal(0)) + (part.value or Decimal(0))
        if _holds(part, whole.with_value(both, max(whole.step, part.step)), percent, step):
            return None  # 批捕128人，不捕32人，不捕率20%
    if any(
        _holds(b, a, percent, step)
        for a, b in itertools.combinations(before[-6:], 2)
        if a.family == b.family and a.value and b.value
    ):
        return None
    whole = next((a for a in reversed(same[:-1]) if (a.value or 0) >= (part.value or 0)), same[-2])
    if text.startswith("、", whole.end) and not set(label_of(text, whole)).isdisjoint(stem):
        return None  # 调解1206件、撤诉624件，调撤率54.24%: a rate of both
    label = label_of(text, part).removeprefix("其中")
    negated = _NEGATED.match(label) and not _NEGATED.match(stem)
    reckoned = reckoned_share(part, whole)
    if negated and label[1:].startswith(stem):  # 不合格13批次，合格率: of those that are left
        part = part.with_value((whole.value or Decimal(0)) - (part.value or Decimal(0)), part.step, part.text)
        reckoned, negated = HUNDRED - reckoned, None
    far = abs(reckoned - percent) > SLIP or text.startswith(_INCLUDING, match.end())
    return None if negated or far or (reckoned > HUNDRED and not match["done"]) else (part, whole)


_FOUND = later("计划|拟|发现|排查|摸排|梳理|反馈|受理|交办|转办|接到|收到|指出|查摆|征集|承办|应")


def _found_before(text: str, start: int, part: Amount) -> Amount | None:
    """排查隐患240处。截至6月底，已整改205处: the one count of the sentence before, of what there is to be done."""
    if not start or text[start - 1] not in "。；":
        return None
    least, stop = max(text.rfind("。", 0, start - 1) + 1, start - REACH), start
    if text.startswith("其中", least) and least:  # 问题186个。其中，…。截至2月底，已整改158个
        least, stop = max(text.rfind("。", 0, least - 1) + 1, start - REACH), least
    same = [a for a in between(text, least, stop) if _counts_alike(a, part)]
    if len(same) != 1 or not same[0].value or same[0].value < (part.value or 0):
        return None
    return same[0] if _FOUND.search(text, max(same[0].start - 16, least), same[0].start) else None


_PLANNED = later("计划|任务|目标|下达|拟|应")
_BEHIND = 10
_AKIN = {"执行": "支出付使用", "参与": "参加", "到会": "实到", "出勤": "实到", "参会": "实到", "出席": "实到"}
"""What a rate may be of that does not share a character with it."""


def _rated(text: str, start: int, before: list[Amount], match: re.Match[str]) -> Amount | None:
    """The amount whose share a rate is: the one with its name (调解成功57起，成功率), or the second of only two of a
    kind, right before a rate that is akin (审执结450件，结案率)."""
    stem = match["stem"] or "完成"
    if stem.endswith("品") and not any(_names(label_of(text, amount), stem) for amount in before):
        return None  # 投料2186吨，入库2079吨，一等品率97.8%: of what was made
    if stem.endswith("完成") and len(before) > 1 and _stem(match) - before[-1].end <= 1:
        alike = [amount for amount in before if _counts_alike(amount, before[-1])]
        if len(alike) == 2 and _PLANNED.search(label_of(text, alike[0])):
            return before[-1]
    if match["done"]:
        return None
    named = [amount for amount in before if _names(label_of(text, amount), stem)]
    done = [amount for amount in named if not _UNDONE.match(label_of(text, amount))]
    if done and done != named:
        return done[-1] if len(done) == 1 else None  # 已整改45个，正在整改8个，整改率
    part = before[-1] if before else None
    if named:
        right_before = len(named) > 1 and part is named[-1] and match.start("stem") - part.end <= 1
        return named[-1] if len(named) == 1 or right_before else None
    akin = set(stem[-2:] + _AKIN.get(stem[-2:], ""))
    if (
        part
        and stem[-2:] in text[part.end : match.start("stem")]
        and match.start("stem") - part.end < _BEHIND
    ):
        return part if place_among(text, start, part.start) >= 0 else None  # 12户商户中有3户停业，停业面
    if part is None or match.start("stem") - part.end > 1:
        return None
    if akin.isdisjoint(label_of(text, part)) and place_among(text, start, part.start) < 0:
        return None
    alike = [amount for amount in before if _counts_alike(amount, part)]
    whole = text[start : match.start("stem")]
    return part if len(alike) == 2 and all(character in whole for character in stem[:-2]) else None


_UNDONE = later("(?:目前)?(?:正在|尚未|仍未|还未|未|尚在|待)")


def _names(label: str, stem: str) -> bool:
    """成功率 is of what 调解成功 counts, 资产负债率 of 负债."""
    return bool(label) and all(character in label for character in stem.removeprefix("资产"))


def _stem(match: re.Match[str]) -> int:
    """Where the words of a rate begin."""
    return match.start("stem" if match["stem"] else "done")


def _counts_alike(one: Amount, other: Amount) -> bool:
    return one.family == other.family or (
        {one.family, other.family} <= {"人", "件", "人次"} and "例" in one.text + other.text
    )


_RATE_FIRST = later(
    r"(?:^|[，。；])[^，。；、\d]{0,6}?(?P<stem>[^，。；、\d率]{2})率[为达]?到?(?P<percent>\d+(?:\.\d+)?)[%％]，(?:其中)?(?P<whole>应(?P<of>[^，。；、\d]{1,8})|抽检|抽查|检测|检查|受检)[^，。；、\d]{0,8}(?=\d)"
)
_PART_NEXT = later(r"[，、](?:实际?|已)?(?P<not>不|未)?(?P<what>[^，。；、\d]{1,8})(?=\d)")


def _told_first(block: Block) -> Iterator[Finding]:
    """出勤率为96%，应到50人，实到46人; 合格率98.5%，抽检1200批次，不合格18批次."""
    text = block.reading
    for match in _RATE_FIRST.finditer(text):
        whole = beginning_at(text, match.end())
        told = _PART_NEXT.match(text, whole.end) if whole else None
        part = beginning_at(text, told.end()) if told else None
        if not whole or not told or not part or not whole.value or not part.value:
            continue
        if whole.family != part.family or part.value > whole.value:
            continue
        if not (match["of"] and not told["not"]) and match["stem"] not in told["what"]:
            continue
        left = whole.value - part.value
        counted = part.with_value(left, part.step, part.text) if told["not"] else part
        percent, step = read_percent(match["percent"])
        if (
            not _holds(counted, whole, percent, step)
            and abs(reckoned_share(counted, whole) - percent) <= SLIP
        ):
            yield contradiction(block, counted, whole, Span(match.start("stem"), part.end), percent)


_RATE_BETWEEN = later(
    r"，(?P<stem>[一-龥]{2,4})率(?:已)?[为达]?到?(?P<percent>\d+(?:\.\d+)?)[%％](?:[，（](?:目前|现)?已?(?P<what>(?!其中)[^，。；、\d已]{2,8})|（)(?=\d)"
)


def _told_between(block: Block) -> Iterator[Finding]:
    """住户1260户，入住率为72%，已入住980户; 调解186起，成功率98.9%（183起）."""
    text = block.reading
    for match in _RATE_BETWEEN.finditer(text):
        before = between(text, max(match.start() - 14, 0), match.start())[-1:]
        part = beginning_at(text, match.end())
        if not before or not part or before[0].end != match.start():
            continue
        whole = before[0]
        if match["stem"] not in match["what"] if match["what"] else text[part.end : part.end + 1] != "）":
            continue
        if not _counts_alike(whole, part) or not whole.value or not part.value or part.value > whole.value:
            continue
        percent, step = read_percent(match["percent"])
        if not _holds(part, whole, percent, step) and abs(reckoned_share(part, whole) - percent) <= SLIP:
            yield contradiction(block, part, whole, Span(match.start("stem"), part.end), percent)


_CLEARED = later(
    r"(?:旧存|结转|遗留|未结)[^，。；\d]{0,6}(?P<old>\d+)件[^。；]{0,24}?新[收受][^，。；\d]{0,6}(?P<new>\d+)件[^。；%％]{0,30}?"
    r"(?P<told>(?:审执?结|办结|结案|执结)[^，。；\d]{0,4}(?P<done>\d+)件，(?:结案|办结|审结|清结|执结)率(?:约?为|已?达到?)?(?P<percent>\d+(?:\.\d+)?)[%％])"
)


def _cleared(block: Block) -> Iterator[Finding]:
    """旧存38件，新收412件，审结414件，结案率94%: of what was left over and what came in together."""
    text = block.reading
    for match in _CLEARED.finditer(text):
        done = beginning_at(text, match.start("done"))
        whole = beginning_at(text, match.start("new"))
        if not done or not whole or not whole.value:
            continue
        both = whole.with_value(whole.value + int(match["old"]), whole.step, f"{match['old']}+{whole.text}")
        percent, step = read_percent(match["percent"])
        if not any(_holds(done, of, percent, step) for of in (whole, both)):
            yield contradiction(block, done, both, Span(*match.span("told")), percent)


_RATIOS = {
    "硬化率": (
        "(?<!新)(?:水泥|沥青|柏油|已硬化)",
        "(?<!水泥)(?<!沥青)(?<!柏油)(?<!硬化)(?:公路|道路|村道|巷道|总里程)",
    ),
    "森林覆盖率": ("森林面积|林地面积|有林地", "国土(?:总)?面积|土地总?面积|幅员面积"),
    "存贷比": ("(?<!不良)贷款", "存款"),
    "资产负债率": ("负债", "资产"),
    "利润率": ("利润", "收入|营收|产值"),
    "毛利率": ("毛利", "收入|营收"),
    "不良率": ("不良", "(?<!不良)贷款"),
    "不良贷款率": ("不良", "(?<!不良)贷款"),
    "产销率": ("销售产值|销量|售", "总产值|产量"),
    "产销差率": ("售水", "供水"),
    "负荷率": ("处理量|进水量|实际", "能力|规模"),
    **dict.fromkeys(
        ("仓容利用率", "仓容使用率"), ("存粮|储粮|实储|在库|库存|储存", "(?:有效|完好|总|可用|现有)仓容")
    ),
    **dict.fromkeys(("库容利用率", "库容使用率"), ("存放|存储|实储|在库|库存|储存", "(?:有效|总|设计)库容")),
}
"""Rates that are not named after what they are a share of: the words of the part and of the whole."""
_NAMED_RATIO = later(
    rf"(?P<name>{'|'.join(sorted(_RATIOS, key=len, reverse=True))})(?:约?为|已?达到?|是|仅为?)?(?P<percent>\d+(?:\.\d+)?)[%％]"
)
_SIDES = {
    name: tuple(later(f"(?:{side})[^，。；、\\d]{{0,6}}$") for side in sides)
    for name, sides in _RATIOS.items()
}
_ASIDE = later("上年|去年|同比|比|较|计划|目标|平均|新增|增加|减少|其中")
_IN_ALL = later("各项|总")
"""存款余额 beside 储蓄存款, of the two the whole."""


def _named_ratios(block: Block) -> Iterator[Finding]:
    """各项存款86.5亿元，各项贷款62.3亿元，存贷比72%."""
    text = block.reading
    for match in _NAMED_RATIO.finditer(text):
        stop = text.find("。", match.end(), match.end() + REACH)
        before = [
            a
            for a in between(text, max(match.start() - REACH, 0), stop if stop >= 0 else match.end() + REACH)
            if a.value and a.family != "%" and not _ASIDE.search(label_of(text, a).removeprefix("其中"))
        ]
        found = [_on_side(text, before, side) for side in _SIDES[match["name"]]]
        if not all(len({a.value for a in some}) == 1 for some in found):
            found = [[a for a in some if _IN_ALL.search(label_of(text, a))] for some in found]
        if not all(len({a.value for a in some}) == 1 for some in found):
            continue
        part, whole = found[0][-1], found[1][-1]
        if part.family != whole.family:
            continue
        if match["name"] == "产销差率":
            part = part.with_value(
                (whole.value or Decimal(0)) - (part.value or Decimal(0)), part.step, part.text
            )
        percent, step = read_percent(match["percent"])
        off = abs(reckoned_share(part, whole) - percent) <= SLIP or _holds(part, whole, percent / 10, step)
        if off and not _holds(part, whole, percent, step):
            yield contradiction(block, part, whole, Span(*match.span()), percent)


def _on_side(text: str, before: list[Amount], side: re.Pattern[str]) -> list[Amount]:
    """The amounts with the words of one side of a ratio; those that 其中 singles out only where there are no others."""
    found = [a for a in before if side.search(label_of(text, a))]
    return [a for a in found if not label_of(text, a).startswith("其中")] or found
