"""Percentages against the counts beside them, and against each other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from linter.chinese.amounts import Amount, aligned, amounts, beginning_at, between, plain, scale
from linter.chinese.breakdowns.labels import closes, exclusive, kindred, overlapping
from linter.chinese.clauses import clause_end, clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.slips import mistyped, shifted
from linter.document import Block, Kind, Part, Span
from linter.frozen import NamedTuple
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_TWO_PERCENTS = later(r"[%％](?:（[^（）]{1,20}）)?[，、；][^。%％]{1,18}\d[%％]")
_SENTENCE = later(r"[^。！？\n%％]*[%％][^。！？\n]*")
_SHARE = later(
    r"(?P<noun>[^，。；、（）\d占]{0,8}(?:“[^“”]{1,24}”[^，。；、（）\d占]{0,4})?)[，,（]?(?:占比?|(?:已|累计)?完成(?=总投资|总工程量|总任务))(?P<base>[^，。；、（）\d]{0,14}?)[为达]?到?的?"
    r"(?P<percent>\d+(?:\.\d+)?)[%％‰]"
)
_INVERTED = later(r"占比?[为达]?到?(?P<percent>\d+(?:\.\d+)?)[%％]（$")
_OWN_BASE = later(r"|(?:全部|总|其)[^，。；]{0,6}")
_RATE = later(
    r"(?:^|[，、；])(?:(?P<stem>[^，。；、\d率]{2,10})(?:率|比例|面)(?:均|已)?[为达]?到?"
    r"|(?P<done>完成(?:年度|全年|年初|目标)?(?:计划|任务|目标)(?:任务)?数?的|超额完成))(?P<percent>\d+(?:\.\d+)?)[%％]"
)
"""合格率98%; 完成计划的83.3%, 超额完成10%."""
_PLANNED = later("计划|任务|目标|下达|拟|应")
_UNLIKE = later(r"结转|上年|去年|往年|遗留|历史|旧存|法定|超期|提高|平均")
_BEHIND = 10
_NEGATED = later(r"^[不未]")
_COLONS = later("[:：∶]")
_SURVEY = later("多选|复选|可选|不定项|重复|交叉")
_MARK = later("[，、；：]")
_ITEM = later(
    r"(?:其中|^)?(?P<label>[^\d，、；。：]{1,18}?)(?:的)?(?:仅|只)?(?:占比?为?)?(?P<percent>\d+(?:\.\d+)?)[%％](?:（[^（）]{1,20}）)?"
)
_RATIO = r"\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?"
_INDUSTRIES = later(
    rf"产业(?:结构|比)[^，。；\d]{{0,10}}(?P<ratio>{_RATIO})(?:(?:调整|优化|变化|转变|演变)?[为到至](?P<then>{_RATIO}))?"
)
"""三次产业结构由20.7:38.3:41调整为20:38:42, in percent."""
_COMPLEMENT = later(
    r"(?P<what>及格|合格|达标|满意|知晓|优良|参保|参与)率[为达]?到?(?P<one>\d+(?:\.\d+)?)[%％][，、；](?:[^，。；、\d不]{1,8}率[^，。；、\d]{0,2}[\d.]+[%％][，、；])?不(?P=what)率[仅为达]{0,2}(?P<other>\d+(?:\.\d+)?)[%％]"
)
_RATE_LABEL = later(
    "率|度|[增降升减]|提高|同比|完成|以上|超过|不足|达|比[例重]|涨幅|任务|进度|目标|成本|指数|价|出资|控股|持股|补助|补贴"
)
_TOTAL = later("总|应|共|全部")
_AMONG = later(r"(?s:.*)\d[^，。；、\d]{1,16}(?P<mark>中)(?:[，,]|已?共?有)")
_PLAN = later("[^，。；]{0,6}(?:计划|任务|目标)数?")
_OF = later(
    r"，?(?:占|(?:(?:超额)?完成|为|是|达到?|相当于)(?=[^，。；、\d]{0,12}(?:计划|目标|任务|指标|预算)))[^，。；、\d]{0,14}"
)
_HUNDRED = Decimal(100)
_FINEST = Decimal("0.05")
"""No percentage is held to more than this, however many digits it shows."""
_SLIP = 25
"""Points: a rate that is further off is of another total."""
_INCLUDING = ("（含", "（不含", "（按", "（剔除", "（扣除")
_AKIN = {"执行": "支出付使用", "参与": "参加", "到会": "实到", "出勤": "实到", "参会": "实到", "出席": "实到"}
"""What a rate may be of that does not share a character with it."""
_REACH = 300
"""How far back from a share its total may stand, in characters."""
_NO_COUNTS = frozenset(("%", "个百分点", "年", "月", "日", "岁", "周岁", "倍"))


class Share(NamedTuple):
    """A count and the percentage that it is said to be, of `base` in words, "" when none is named."""

    amount: Amount
    percent: Decimal
    step: Decimal
    base: str
    end: int


def _percent(text: str) -> tuple[Decimal, Decimal]:
    """A percentage and what one in its last digit counts."""
    return Decimal(text), max(Decimal(1).scaleb(-len(text.partition(".")[2])), _FINEST)


@lru_cache(maxsize=8)
def shares(text: str) -> tuple[Share, ...]:
    """All counts of a text with their shares of something."""
    found = []
    for amount in amounts(text):
        if not amount.value or amount.family in _NO_COUNTS:
            continue
        if match := _SHARE.match(text, amount.end):
            percent, step = _percent(match["percent"])
            tenth = 10 if match[0][-1] == "‰" else 1
            found.append(Share(amount, percent / tenth, step / tenth, match["base"], match.end()))
            continue
        match = _INVERTED.search(text, max(amount.start - 16, 0), amount.start)
        if match and text.startswith("）", amount.end):
            found.append(Share(amount, *_percent(match["percent"]), "", amount.end))
    return tuple(found)


def _bounds(part: Amount, whole: Amount) -> tuple[Decimal, Decimal]:
    """Between which percentages the share lies, rounding of both considered."""
    part, whole = aligned((part, whole))
    a, b = part.value or Decimal(0), whole.value or Decimal(1)
    low = (a - part.step / 2) / (b + whole.step / 2)
    high = (a + part.step / 2) / max(b - whole.step / 2, b / 100)
    return low * _HUNDRED, high * _HUNDRED


def agrees(part: Amount, whole: Amount, percent: Decimal, step: Decimal) -> bool:
    """A digit cut off instead of rounded is no fault; 95% of 500 counted ones are not 480."""
    if not whole.value:
        return True
    low, high = _bounds(part, whole)
    return low - step < percent < high + step


class ShareOfTotal(BlockCheck):
    """What 其中 singles out, with its share (其中女职工30名，占40%), has that share of the total before it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("占", "计划", "目标", "任务", "指标", *_RATES))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for share in shares(text):
            total = _total_of(text, share)
            if total is not None:
                yield contradiction(
                    block, share.amount, total, Span(share.amount.start, share.end), share.percent
                )
        yield from _of_named_totals(block)
        yield from _named_again(block) if "占" in text else ()
        yield from _by_rate(block) if "按" in text else ()


_NAMED_PART = later(
    r"[，。；](?P<noun>[一-龥]{2,12}?)(?:户)?占(?:对象|困境群体)?总(?:数|人数|户数|量|额|面积)的?(?P<percent>\d+(?:\.\d+)?)[%％]"
)
_WHOLE_BEFORE = later("(?:共计?|共有|总数[为是]?|合计|总计)$")


def _named_again(block: Block) -> Iterator[Finding]:
    """共612人，其中老人328人、儿童76人。老人占总数的63.6%: the part that is named again, of the total that 其中 splits."""
    text = block.reading
    for match in _NAMED_PART.finditer(text):
        before = between(text, max(match.start() - _REACH, 0), match.start())
        named = [n for n, a in enumerate(before) if a.value and text.endswith(match["noun"], 0, a.start)]
        at = named[0] if len(named) == 1 else 0
        whole = next((a for a in before[:at][::-1] if _WHOLE_BEFORE.search(text, a.start - 4, a.start)), None)
        if whole is None or not whole.value or whole.family != before[at].family:
            continue
        if "。" not in text[whole.end : before[at].start] and "其中" in text[whole.end : before[at].start]:
            percent, step = _percent(match["percent"])
            if not agrees(before[at], whole, percent, step):
                yield contradiction(block, before[at], whole, Span(*match.span("percent")), percent)


_RATES = ("%的比例", "％的比例", "%比例", "%的标准", "%的费率")
_BY_RATE = later(
    r"按照?(?:约|(?P<bound>不低于|不少于|不超过|不高于|至少|最高))?(?P<percent>\d+(?:\.\d+)?)[%％]的?(?:比例|标准|费率)[^。；（）\d]{0,20}(?=\d)"
)
_ONLY_SOME = later(
    "其中|部分|首|先|分[期批]|剩余|其余|新增|上年|另|再|各|分别|均|每[^年]|实际|已|[一二两三四五六七八九十数多]年|[月季]"
)
"""The base is not all that was counted, or the result not of one time."""
_LEAST_DIGITS = 2
_ROUGHLY, _SAMPLED = Decimal("0.02"), Decimal("0.15")
"""A sample that is taken place by place may be this much more or less."""


def _by_rate(block: Block) -> Iterator[Finding]:
    """资金1300万元，每年按不低于6%的比例分红，可获得收益7.8万元: where a slip of the hand makes the one result of the other."""
    text = block.reading
    for match in _BY_RATE.finditer(text):
        start = clause_start(text, "。；\n", match.start(), max(match.start() - _REACH, 0))
        told = beginning_at(text, match.end())
        before = between(text, start, match.start())
        if not told or not told.size or not before or before[-1].family != told.family:
            continue
        base = before[-1]
        alone = sum(amount.family == told.family for amount in before) == 1
        if not alone or not base.value or _ONLY_SOME.search(text, base.end, told.start):
            continue
        percent = Decimal(match["percent"])
        result = base.value * percent / _HUNDRED
        if _mistold(told, result, match["bound"]):
            part = told.with_value(told.size, told.step, told.text)
            yield contradiction(block, part, base, Span(base.start, told.end), percent)


_LEAST = ("不低于", "不少于", "至少")
_DIGITS = later(r"[0-9.]+")


def _mistold(told: Amount, result: Decimal, bound: str | None) -> bool:
    """A figure is not the result, on the wrong side of it when this is a bound, but a slip away from it."""
    size = told.size or Decimal(0)
    off = max(result * (_ROUGHLY if told.family == "元" else _SAMPLED), told.step, Decimal(1))
    if abs(size - result) <= off:
        return False
    if shifted(result, size, _ROUGHLY):
        return True
    allowed = size > result if bound in _LEAST else size < result
    if bound and allowed:
        return False
    figure = _DIGITS.match(told.text)
    scaled = result.scaleb(-scale(told)[1])
    return figure is not None and mistyped(scaled, scaled, figure[0], _LEAST_DIGITS)


def _of_named_totals(block: Block) -> Iterator[Finding]:
    """8.6亿元，占年度计划10亿元的86%; what grew meanwhile may stand between."""
    text = block.reading
    found = amounts(text)
    rows = [(one, one.end, two, three) for one, two, three in zip(found, found[1:], found[2:], strict=False)]
    for part, grown, named, rate in zip(found, found[1:], found[2:], found[3:], strict=False):
        if grown.family == "%" and _GROWN.fullmatch(text, part.end, grown.start):
            rows.append((part, grown.end, named, rate))
    for part, stop, named, rate in rows:
        whole = named.with_value(named.value, Decimal(0))  # no plan is rounded
        if rate.family != "%" or rate.value is None or not part.value or not whole.value:
            continue
        if part.family != whole.family or not _ITS_NOUN.fullmatch(text, whole.end, rate.start):
            continue
        percent, step = _percent(rate.text[:-1])
        if not _OF.fullmatch(text[stop : whole.start]) or _in_list(text, part, whole, percent, step):
            continue
        if not agrees(part, whole, percent, step):
            yield contradiction(block, part, whole, Span(part.start, rate.end), percent)


_GROWN = later(r"，(?:同比|比上年|较上年|比去年|较去年)(?:同期)?(?:增长|下降|增加|减少|提高)了?")


def _in_list(text: str, part: Amount, whole: Amount, percent: Decimal, step: Decimal) -> bool:
    """Whether the list that a part ends has that share: 人工5万元、物资2万元、燃油1万元，占预算12万元的66.7%."""
    start = clause_start(text, "。；，\n", part.start)
    row = [a.value for a in between(text, start, part.end) if a.family == part.family and a.value]
    return len(row) > 1 and agrees(part.with_value(sum(row, Decimal(0)), part.step), whole, percent, step)


_ITS_NOUN = later(r"[^，。；、\d]{0,8}的(?:比例为?)?")


def _total_of(text: str, share: Share) -> Amount | None:
    """The total that a share contradicts; None when it agrees with any amount at hand, or its base is not sure."""
    if _PLAN.fullmatch(share.base):
        return _planned(text, share)
    at = share.amount.start
    least = max(at - _REACH, 0)
    start = max(text.rfind("。", least, at) + 1, least)
    among = max(text.rfind("其中", start, at), _among(text, start, at))
    if among < 0 and not share.base:
        return _of_same_noun(text, share, start) or _of_surveyed(text, share, start)
    if among < 0 or not (_OWN_BASE.fullmatch(share.base) or _names_total(text, share.base, start, among)):
        return None
    if "；" in text[among:at]:
        return _split_up(text, share, start, among)
    if share.base and "、" in text[among:at]:
        return None  # 900万元，其中A720万元、B180万元，占总投资的70%: the whole may be meant
    before = max(text.rfind("。", least, max(start - 1, least)) + 1, least) if among == start else start
    same = [a for a in between(text, before, at) if a.family == share.amount.family]
    totals = [amount for amount in same if amount.start < among]
    if not totals or any(amount.value is None for amount in same):
        return None
    if "；" in text[totals[-1].end : among]:
        totals = _before_semicolon(text, share, totals, among)
    if any(agrees(share.amount, amount, share.percent, share.step) for amount in same):
        return None
    total = totals[-1] if totals else None
    return total if total and (total.value or 0) >= (share.amount.value or 0) else None


_TOTAL_OF = later("(?P<of>[一-龥]{2,4})的?总(?:[量额面值][值积]?|收入|投资|里程|面积|产值|产量|人口)的?")


def _names_total(text: str, base: str, start: int, among: int) -> bool:
    """占馆藏总量的30% behind 馆藏图书86万册: the base names what the one amount before 其中 counts."""
    named, before = _TOTAL_OF.fullmatch(base), between(text, start, among)
    return bool(named and len(before) == 1 and named["of"] in words_before(text, before[0].start))


def _split_up(text: str, share: Share, start: int, among: int) -> Amount | None:
    """新生儿2380名，其中顺产1309名，占55%；剖宫产1071名，占47%: the total that all the parts behind 其中 make, when it has another
    share."""
    stop = clause_end(text, "。\n", share.end)
    parts = [a.value for a in between(text, among, stop) if a.family == share.amount.family]
    for total in (a for a in between(text, start, among) if a.family == share.amount.family and a.value):
        if None not in parts and sum(filter(None, parts)) == total.value:
            return None if agrees(share.amount, total, share.percent, share.step) else total
    return None


def _before_semicolon(text: str, share: Share, totals: list[Amount], among: int) -> list[Amount]:
    """收入4.26亿元，同比增长5.1%；其中数字化收入1.38亿元: the only one, or the only one with the part's noun, when 其中 begins
    the very next clause."""
    if share.base or text[among - 1] != "；" or "；" in text[totals[0].end : among - 1]:
        return []
    noun = _label(text, share.amount)[-2:]
    found = totals if len(totals) == 1 else [a for a in totals if _label(text, a).endswith(noun)]
    near = len(found) == 1 and abs(reckoned_share(share.amount, found[0]) - share.percent) <= _SLIP
    return found if near else []


_NEAR = 5
"""Points by which a share may be off where only its total stands in the sentence."""
_OTHER_BASE = later(r"同比|比上年|较上年|去年|上年|新增|累计|分别|增加|减少")


def _of_same_noun(text: str, share: Share, start: int) -> Amount | None:
    """抽查案卷1200卷，不规范案卷36卷，占3%: of the amount right before, whose noun the part's own repeats."""
    at = share.amount.start
    before = between(text, start, at)
    if not before or not before[-1].value or before[-1].family != share.amount.family:
        return None
    whole, noun = before[-1], _label(text, share.amount)
    if _OTHER_BASE.search(text, start, at):
        return None
    one_noun = len(noun) >= 4 and noun[-2:] == _label(text, whole)[-2:]
    if not one_noun and (len(before) > 1 or abs(reckoned_share(share.amount, whole) - share.percent) > _NEAR):
        return None
    if text[whole.end : at - len(noun)] not in ("，", "，其中") or (share.amount.value or 0) >= (
        whole.value or 0
    ):
        return None
    if any(agrees(share.amount, a, share.percent, share.step) for a in before if a.family == whole.family):
        return None
    return whole


_SURVEYED = later(
    r"(?:对|抽查|抽取|走访|调查了?|随机选取)[^，。；、\d]{0,6}(?=\d)[^，。；]{2,20}(?:调查|走访|抽查|访谈|问卷|显示|发现)"
)


def _of_surveyed(text: str, share: Share, start: int) -> Amount | None:
    """据对180户农户调查，愿意参保的有48户，占36.7%: of those who were asked."""
    match = _SURVEYED.search(text, start, share.amount.start)
    before = [a for a in between(text, start, share.amount.start) if a.family == share.amount.family]
    if match is None or not before or not match.start() < before[0].start < match.end():
        return None
    whole = before[0]
    if not whole.value or any(
        a.value is None or agrees(share.amount, a, share.percent, share.step) for a in before
    ):
        return None
    return whole if abs(reckoned_share(share.amount, whole) - share.percent) <= _SLIP else None


def _among(text: str, start: int, end: int) -> int:
    """Where 中 stands in 21名党组织书记中，50岁以上的有13名; -1 when nowhere."""
    found = _AMONG.match(text, start, end)
    return found.start("mark") if found else -1


def _planned(text: str, share: Share) -> Amount | None:
    """The one plan of the sentence (计划投资10亿元) that a share of the plan contradicts."""
    start = max(text.rfind("。", 0, share.amount.start) + 1, share.amount.start - _REACH, 0)
    same = [a for a in between(text, start, share.amount.start) if a.family == share.amount.family]
    plans = [amount for amount in same if _PLAN.search(_label(text, amount))]
    if len(plans) != 1 or plans[0].value is None:
        return None
    return None if agrees(share.amount, plans[0], share.percent, share.step) else plans[0]


def reckoned_share(part: Amount, whole: Amount) -> Decimal:
    """How many percent of the whole a part is."""
    return (part.value or Decimal(0)) / (whole.value or Decimal(1)) * _HUNDRED


def contradiction(block: Block, part: Amount, whole: Amount, span: Span, percent: Decimal) -> Finding:
    """That a part is not so many percent of the whole; the span is of the block's reading."""
    values = {
        "part": part.text,
        "whole": whole.text,
        "reckoned": plain(round(reckoned_share(part, whole), 1)),
        "percent": plain(percent),
    }
    return Finding(block.at(span.start, span.end), values)


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
        percent, step = _percent(match["percent"])
        if (
            not agrees(counted, whole, percent, step)
            and abs(reckoned_share(counted, whole) - percent) <= _SLIP
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
        percent, step = _percent(match["percent"])
        if not agrees(part, whole, percent, step) and abs(reckoned_share(part, whole) - percent) <= _SLIP:
            yield contradiction(block, part, whole, Span(match.start("stem"), part.end), percent)


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
        for match in _RATE.finditer(text):
            least = max(match.start() - _REACH, 0)
            start = clause_start(text, "。；", match.start() + 1, least)
            found = _contradicted_rate(text, start, match)
            if found:
                yield contradiction(block, *found, Span(_stem(match), match.end()), Decimal(match["percent"]))


def _contradicted_rate(text: str, start: int, match: re.Match[str]) -> tuple[Amount, Amount] | None:
    """The part and the whole that the rate must be of, when it is not."""
    stop = _stem(match)
    before = [a for a in between(text, start, stop) if a.end <= stop]
    part = _rated(text, start, before, match)
    if part is None or _UNLIKE.search(text[start:stop]):
        return None
    same = [amount for amount in before if _counts_alike(amount, part) and amount.start <= part.start]
    behind = [amount for amount in before if _counts_alike(amount, part) and amount.start > part.start]
    if len(same) == 1 and len(behind) == 1 and _TOTAL.search(_label(text, behind[0])):
        same = [behind[0], part]
    if match[0].rstrip("0123456789.%％为达到已均").endswith("面") and part.family == "元":
        return None  # 亏损面 is of firms
    if len(same) == 1 and (total := _found_before(text, start, part)):
        same = [total, part]
    if len(same) < 2 or any(amount.value is None for amount in same):
        return None
    percent, step = _percent(match["percent"])
    if match["done"] == "超额完成":
        percent += _HUNDRED
    stem = match["stem"] or "完成"
    for whole in same[:-1]:
        if agrees(part, whole, percent, step) or agrees(part, whole, _HUNDRED - percent, step):
            return None
        both = (whole.value or Decimal(0)) + (part.value or Decimal(0))
        if agrees(part, whole.with_value(both, max(whole.step, part.step)), percent, step):
            return None  # 批捕128人，不捕32人，不捕率20%
    if any(
        agrees(b, a, percent, step)
        for a, b in itertools.combinations(before[-6:], 2)
        if a.family == b.family and a.value and b.value
    ):
        return None
    whole = next((a for a in reversed(same[:-1]) if (a.value or 0) >= (part.value or 0)), same[-2])
    if text.startswith("、", whole.end) and not set(_label(text, whole)).isdisjoint(stem):
        return None  # 调解1206件、撤诉624件，调撤率54.24%: a rate of both
    label = _label(text, part).removeprefix("其中")
    negated = _NEGATED.match(label) and not _NEGATED.match(stem)
    reckoned = reckoned_share(part, whole)
    if negated and label[1:].startswith(stem):  # 不合格13批次，合格率: of those that are left
        part = part.with_value((whole.value or Decimal(0)) - (part.value or Decimal(0)), part.step, part.text)
        reckoned, negated = _HUNDRED - reckoned, None
    far = abs(reckoned - percent) > _SLIP or text.startswith(_INCLUDING, match.end())
    return None if negated or far or (reckoned > _HUNDRED and not match["done"]) else (part, whole)


_FOUND = later("计划|拟|发现|排查|摸排|梳理|反馈|受理|交办|转办|接到|收到|指出|查摆|征集|承办|应")


def _found_before(text: str, start: int, part: Amount) -> Amount | None:
    """排查隐患240处。截至6月底，已整改205处: the one count of the sentence before, of what there is to be done."""
    if not start or text[start - 1] not in "。；":
        return None
    least, stop = max(text.rfind("。", 0, start - 1) + 1, start - _REACH), start
    if text.startswith("其中", least) and least:  # 问题186个。其中，…。截至2月底，已整改158个
        least, stop = max(text.rfind("。", 0, least - 1) + 1, start - _REACH), least
    same = [a for a in between(text, least, stop) if _counts_alike(a, part)]
    if len(same) != 1 or not same[0].value or same[0].value < (part.value or 0):
        return None
    return same[0] if _FOUND.search(text, max(same[0].start - 16, least), same[0].start) else None


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
        stop = text.find("。", match.end(), match.end() + _REACH)
        before = [
            a
            for a in between(
                text, max(match.start() - _REACH, 0), stop if stop >= 0 else match.end() + _REACH
            )
            if a.value and a.family != "%" and not _ASIDE.search(_label(text, a).removeprefix("其中"))
        ]
        found = [_on_side(text, before, side) for side in _SIDES[match["name"]]]
        if not all(len({a.value for a in some}) == 1 for some in found):
            found = [[a for a in some if _IN_ALL.search(_label(text, a))] for some in found]
        if not all(len({a.value for a in some}) == 1 for some in found):
            continue
        part, whole = found[0][-1], found[1][-1]
        if part.family != whole.family:
            continue
        if match["name"] == "产销差率":
            part = part.with_value(
                (whole.value or Decimal(0)) - (part.value or Decimal(0)), part.step, part.text
            )
        percent, step = _percent(match["percent"])
        off = abs(reckoned_share(part, whole) - percent) <= _SLIP or agrees(part, whole, percent / 10, step)
        if off and not agrees(part, whole, percent, step):
            yield contradiction(block, part, whole, Span(*match.span()), percent)


def _on_side(text: str, before: list[Amount], side: re.Pattern[str]) -> list[Amount]:
    """The amounts with the words of one side of a ratio; those that 其中 singles out only where there are no others."""
    found = [a for a in before if side.search(_label(text, a))]
    return [a for a in found if not _label(text, a).startswith("其中")] or found


def _stem(match: re.Match[str]) -> int:
    """Where the words of a rate begin."""
    return match.start("stem" if match["stem"] else "done")


def _rated(text: str, start: int, before: list[Amount], match: re.Match[str]) -> Amount | None:
    """The amount whose share a rate is: the one with its name (调解成功57起，成功率), or the second of only two of a
    kind, right before a rate that is akin (审执结450件，结案率)."""
    stem = match["stem"] or "完成"
    if stem.endswith("完成") and len(before) > 1 and _stem(match) - before[-1].end <= 1:
        alike = [amount for amount in before if _counts_alike(amount, before[-1])]
        if len(alike) == 2 and _PLANNED.search(_label(text, alike[0])):
            return before[-1]
    if match["done"]:
        return None
    named = [amount for amount in before if _names(_label(text, amount), stem)]
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
        return part if _among(text, start, part.start) >= 0 else None  # 12户商户中有3户停业，停业面
    if part is None or match.start("stem") - part.end > 1:
        return None
    if akin.isdisjoint(_label(text, part)) and _among(text, start, part.start) < 0:
        return None
    alike = [amount for amount in before if _counts_alike(amount, part)]
    whole = text[start : match.start("stem")]
    return part if len(alike) == 2 and all(character in whole for character in stem[:-2]) else None


def _counts_alike(one: Amount, other: Amount) -> bool:
    return one.family == other.family or (
        {one.family, other.family} <= {"人", "件", "人次"} and "例" in one.text + other.text
    )


def _label(text: str, amount: Amount) -> str:
    return words_before(text, amount.start, 30)


def _names(label: str, stem: str) -> bool:
    """成功率 is of what 调解成功 counts, 资产负债率 of 负债."""
    return bool(label) and all(character in label for character in stem.removeprefix("资产"))


class SharesOfOneBase(BlockCheck):
    """Counts with their percentages in one sentence (18人占30%，42人占70%) imply one base."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("占",))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        told = shares(text)
        for at, (one, other) in enumerate(itertools.pairwise(told)):
            third = (at and _paired_gap(text, told[at - 1], one)) or (
                at + 2 < len(told) and _paired_gap(text, other, told[at + 2])
            )
            if (
                not third
                and _all_there_is(text, one, other)
                and abs(one.percent + other.percent - _HUNDRED) > one.step * 2
            ):
                span = block.at(one.amount.start, other.end)
                yield Finding(span, {"first": _base(one), "second": _base(other)})
                continue
            if not _of_one(text, one, other) or one.amount.family == "元" or _worlds_apart(one, other):
                continue
            if _total_before(text, one.amount) or _ELSEWHERE.search(text, one.end, other.amount.start):
                continue
            if _one_base([one, other]) or agrees(other.amount, one.amount, other.percent, other.step):
                continue
            span = block.at(one.amount.start, other.end)
            yield Finding(span, {"first": _base(one), "second": _base(other)})
        for row in (*_rows(text), *_listed_shares(text)):
            if not _ROW <= len(row) <= _LONGEST_ROW or _one_base(row):
                continue
            odd = [n for n in range(len(row)) if _one_base(row[:n] + row[n + 1 :])]
            if len(odd) != 1:
                continue
            wrong = row[odd[0]]
            other = row[odd[0] - 1]
            span = block.at(wrong.amount.start, wrong.end)
            yield Finding(span, {"first": _base(wrong), "second": _base(other)})


_ELSEWHERE = later("[一-龥]{2}[县市区镇乡旗](?![级域内外])|全[国省市县区]|同口径|同类")
"""The other share is of another place."""

_ROW, _LONGEST_ROW = 3, 12
"""Of so many shares the odd one out is wrong; more are a table in words."""


def _of_one(text: str, one: Share, other: Share) -> bool:
    """Two shares in a row that may be of one base."""
    gap = text[one.amount.start : other.end]
    if "。" in gap or "其中" in gap or one.base != other.base or not _OWN_BASE.fullmatch(one.base):
        return False
    family = one.amount.family
    between_them = between(text, one.end, other.amount.start)
    return family == other.amount.family and all(a.family != family for a in between_them)


_NUMBER = later(r"\d+")


def _all_there_is(text: str, one: Share, other: Share) -> bool:
    """男职工180人，占60%；女职工120人，占40%: two shares that make the whole; not 50岁以上 and 35岁以下."""
    labels = [_label(text, share.amount).removeprefix("其中") for share in (one, other)]
    bare = one.base == other.base == "" and one.percent + other.percent < 2 * _HUNDRED - _SLIP
    return (
        bare
        and one.amount.family == other.amount.family
        and _paired_gap(text, one, other)
        and closes(labels, "")
        and len({tuple(_NUMBER.findall(label)) for label in labels}) == 1
        and closes(labels[::-1], "")
    )


_APART = 25
"""Characters between two shares that are told together."""


def _paired_gap(text: str, one: Share, other: Share) -> bool:
    return "。" not in text[one.end : other.amount.start] and other.amount.start - one.end < _APART


def _rows(text: str) -> Iterator[list[Share]]:
    """All shares in a row that may be of one base: 920万元，占17.8%；….

    Counts of two are told by pairs already."""
    row: list[Share] = []
    for share in shares(text):
        if row and not _of_one(text, row[-1], share):
            yield row
            row = []
        row.append(share)
    yield row


_LISTED_SHARES = later(
    r"，(?:分别占[^，。；、\d]{0,10}|占比?[^，。；、\d]{0,8}分别[为是达])(?P<list>[\d.]+[%％](?:[、，和]{1,2}[\d.]+[%％])+)"
)
_PERCENT = later(r"([\d.]+)[%％]")


def _listed_shares(text: str) -> Iterator[list[Share]]:
    """高级82人、中级205人、初级291人，占比分别为14.2%、35.5%和50.3%."""
    for match in _LISTED_SHARES.finditer(text):
        start = clause_start(text, "。；\n", match.start())
        percents = list(_PERCENT.finditer(text, *match.span("list")))
        counts = [a for a in between(text, start, match.start()) if a.family not in _NO_COUNTS][
            -len(percents) :
        ]
        if (
            len(counts) == len(percents)
            and len({a.family for a in counts}) == 1
            and all(a.value for a in counts)
        ):
            yield [
                Share(amount, *_percent(percent[1]), "", percent.end())
                for amount, percent in zip(counts, percents, strict=True)
            ]


def _total_before(text: str, amount: Amount) -> bool:
    least = max(amount.start - _REACH, 0)
    start = max(text.rfind("。", least, amount.start) + 1, least)
    same = any(a.family == amount.family for a in between(text, start, amount.start))
    return same and "其中" in text[start : amount.start]


def _worlds_apart(one: Share, other: Share) -> bool:
    """Totals of which one is three times the other are of different things (学生, 教师)."""
    sizes = sorted((_least(one), _least(other)))
    return sizes[0] * 3 < sizes[1]


def _one_base(row: list[Share]) -> bool:
    return max(map(_least, row)) <= min(map(_most, row))


def _least(share: Share) -> Decimal:
    value = (share.amount.value or Decimal(0)) - share.amount.step / 2
    return value * _HUNDRED / (share.percent + share.step)


def _most(share: Share) -> Decimal:
    value = (share.amount.value or Decimal(0)) + share.amount.step / 2
    return value * _HUNDRED / max(share.percent - share.step, share.step / 100)


def _base(share: Share) -> str:
    """“18人占28.1%，总数约64”."""
    value = (share.amount.value or Decimal(0)) * _HUNDRED / (share.percent or Decimal(1))
    return f"{share.amount.text}占{plain(share.percent)}%，总数约{plain(round(value, 0))}"


class PercentSum(BlockCheck):
    """Percentages of the classes of one whole (满意, 基本满意, 不满意) do not exceed 100, nor fall short when the last
    class is the rest or the negation of the first."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("%", "％", "产业结构", "产业比"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if _TWO_PERCENTS.search(text) and not _SURVEY.search(text):
            for match in _SENTENCE.finditer(text):
                yield from _percent_sums(block, match.start(), match.end())
        yield from _answers(block)
        yield from _split(block)
        yield from _with_rest(block)
        yield from _rest_of_noun(block)
        for match in _COMPLEMENT.finditer(text) if "率" in text else ():
            whole = Decimal(match["one"]) + Decimal(match["other"])
            if abs(whole - _HUNDRED) > Decimal("0.1"):
                terms = f"{match['one']}+{match['other']}={plain(whole)}"
                yield Finding(block.at(*match.span()), {"sum": terms})
        for match in _INDUSTRIES.finditer(text):
            for group in filter(match.group, ("ratio", "then")):
                terms = _COLONS.sub("+", match[group])
                whole = sum(map(Decimal, terms.split("+")), Decimal(0))
                if abs(whole - _HUNDRED) > (Decimal("0.2") if "." in terms else 1):
                    yield Finding(block.at(*match.span(group)), {"sum": f"{terms}={plain(whole)}"})


_ANSWER = later(
    r"(?P<percent>\d+(?:\.\d+)?)[%％](?:的[^，。；：%％认表选觉]{1,14}?)?(?P<verb>认为|表示|选择|觉得|希望|反映|在|来自)[^，。；：%％]{1,20}"
)
_ASKED = later("问卷|调查|受访|调研|测评")


_BAND = later(
    r"\d[\d至到—–~～-]{0,6}(?:岁|周岁|分|亩|万元)(?:及?以(?P<verb>[上下])|(?=[^，。；：%％以]{0,8}占))[^，。；：%％\d]{0,8}占(?:比为?)?(?P<percent>\d+(?:\.\d+)?)[%％]"
)


def _answers(block: Block) -> Iterator[Finding]:
    """46%的商户认为租金高，38%认为适中，20%认为不高; 30岁以下占22%，31至45岁占48%，46岁以上占35%."""
    text = block.reading
    if _ASKED.search(text) and not _SURVEY.search(text):
        for run in _consecutive(_ANSWER.finditer(text)):
            whole = sum((Decimal(match["percent"]) for match in run), Decimal(0))
            if len({match["verb"] for match in run}) == 1 and _HUNDRED + 1 < whole < _HUNDRED + _SLIP:
                yield _sum_finding(block, run, whole)
    for run in _consecutive(_BAND.finditer(text)) if "以上" in text and "以下" in text else ():
        whole = sum((Decimal(match["percent"]) for match in run), Decimal(0))
        ends = {run[0]["verb"], run[-1]["verb"]}
        open_only = ends == {"上", "下"} and all(match["verb"] is None for match in run[1:-1])
        if open_only and 1 < abs(whole - _HUNDRED) < _SLIP:
            yield _sum_finding(block, run, whole)


_SPLIT = later(
    r"(?:由(?P<count>[两三四五六七])个?(?:部分|方面)(?:构成|组成|加权)|按(?:照)?(?:以下|下列|如下)(?:比例|权重)(?:进行)?(?:分配|计算|折算|计分)?|权重(?:分别)?[为如]下?)[：:，,](?P<row>(?:[^，。；、：%％\d]{1,14}\d+(?:\.\d+)?[%％][，、；和]?){2,8})(?![^，。；]{0,3}\d)"
)
_EACH = later(r"(\d+(?:\.\d+)?)[%％]")


def _split(block: Block) -> Iterator[Finding]:
    """总评由三部分构成：平时占30%，期中占20%，期末占60%: so told, they make the whole."""
    for match in _SPLIT.finditer(block.reading):
        told = _EACH.findall(match["row"])
        whole = sum(map(Decimal, told), Decimal(0))
        all_told = match["count"] is None or value(match["count"]) == len(told)
        if all_told and abs(whole - _HUNDRED) > Decimal("0.1"):
            start = match.start("row")
            span = block.at(start, start + len(match["row"].rstrip("，、；和")))
            yield Finding(span, {"sum": f"{'+'.join(told)}={plain(whole)}"})


_REST = later(r"(?:其余|余下|剩余)(?:的|部分)?(?:占)?(?P<percent>\d+(?:\.\d+)?)[%％](?!以)")
_OF_WHOLE = later(
    r"(?:占|支付|付(?:给|至)?|首付|预付|比例)[^，。；、：%％\d]{0,16}(?P<percent>\d+(?:\.\d+)?)[%％]"
)


def _with_rest(block: Block) -> Iterator[Finding]:
    """住房占35%，社保占43%，其余18%为其他: the rest is what is left of 100, when every percentage before it is a share."""
    text = block.reading
    for match in _REST.finditer(text):
        start = clause_start(text, "。\n", match.start(), max(match.start() - _REACH, 0))
        shares_told = list(_OF_WHOLE.finditer(text, start, match.start()))
        told = [each["percent"] for each in shares_told]
        if (
            not told
            or len(told) != len(_EACH.findall(text, start, match.start()))
            or "付至" in text[start : match.start()]
        ):
            continue
        whole = sum(map(Decimal, (*told, match["percent"])), Decimal(0))
        if Decimal("0.1") * len(told) < abs(whole - _HUNDRED) < _SLIP:
            terms = f"{'+'.join((*told, match['percent']))}={plain(whole)}"
            yield Finding(block.at(shares_told[0].start("percent"), match.end()), {"sum": terms})


_OF_NOUN = later(r"(?P<percent>\d+(?:\.\d+)?)[%％]的(?P<noun>[一-龥]{2})")


def _rest_of_noun(block: Block) -> Iterator[Finding]:
    """有57%的农户听门店推荐，28%的农户参考邻里，其余25%的农户…: the shares of one noun in one sentence."""
    text = block.reading
    for match in _REST.finditer(text):
        start = clause_start(text, "。；\n", match.start(), max(match.start() - _REACH, 0))
        last = _OF_NOUN.match(text, match.start("percent"))
        told = list(_OF_NOUN.finditer(text, start, match.start()))
        all_told = len(told) == len(_EACH.findall(text, start, match.start()))
        if not last or not told or not all_told or {each["noun"] for each in told} != {last["noun"]}:
            continue
        shares_told = [each["percent"] for each in (*told, last)]
        whole = sum(map(Decimal, shares_told), Decimal(0))
        if Decimal("0.1") * len(told) < abs(whole - _HUNDRED) < _SLIP:
            terms = f"{'+'.join(shares_told)}={plain(whole)}"
            yield Finding(block.at(told[0].start(), match.end()), {"sum": terms})


_GAP = 6


def _consecutive(matches: Iterator[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Three and more in a row, with no more than a mark between them."""
    run: list[re.Match[str]] = []
    for match in matches:
        if run and match.start() - run[-1].end() > _GAP:
            if len(run) > 2:
                yield run
            run = []
        run.append(match)
    if len(run) > 2:
        yield run


def _sum_finding(block: Block, run: list[re.Match[str]], whole: Decimal) -> Finding:
    terms = "+".join(match["percent"] for match in run)
    return Finding(block.at(run[0].start(), run[-1].end()), {"sum": f"{terms}={plain(whole)}"})


_RATES_OF_PARTS = later(r"率[^，。；、\d]{0,4}\d[\d.]*[%％]，其中")
"""成案率70%，其中甲县的为71%: each part has a rate of its own."""


def _percent_sums(block: Block, start: int, end: int) -> Iterator[Finding]:
    run: list[re.Match[str]] = []
    at = start
    text = block.reading
    if _RATES_OF_PARTS.search(text, start, end):
        return
    while at < end:
        match = _ITEM.match(text, at, end)
        if (
            match
            and (match.end() == end or text[match.end()] in "，、；")
            and (exclusive([match["label"]]) or not _RATE_LABEL.search(match["label"]))
        ):
            run.append(match)
            at = match.end() + 1
            continue
        yield from _run_sum(block, run)
        run = []
        mark = _MARK.search(text, at, end)
        at = mark.end() if mark else end
    yield from _run_sum(block, run)


def _run_sum(block: Block, run: list[re.Match[str]]) -> Iterator[Finding]:
    if len(run) < 2:
        return
    labels = [match["label"].removesuffix("的").strip("“”的") for match in run]
    percents = [_percent(match["percent"]) for match in run]
    whole = sum((percent for percent, _ in percents), Decimal(0))
    slack = sum((step for _, step in percents), Decimal(0)) / 2 + Decimal("0.1")
    nested = (abs(whole - percent - _HUNDRED) <= _FINEST * 2 for percent, _ in percents)
    if (
        abs(whole - _HUNDRED) <= slack
        or any(nested)
        or overlapping(labels)
        or not kindred(labels)
        or any(label.endswith(("至", "到")) for label in labels)
        or (labels[0].startswith("占") and labels[1].startswith("占"))  # one count's shares of two wholes
        or whole > 190
    ):
        return
    if whole < _HUNDRED and (len(run) < 3 or not _complete(labels)):
        return
    terms = "+".join(plain(percent) for percent, _ in percents)
    span = block.at(run[0].start("label"), run[-1].end("percent") + 1)
    yield Finding(span, {"sum": f"{terms}={plain(whole)}"})


def _complete(labels: list[str]) -> bool:
    return labels[-1][:2] in ("其他", "其它", "其余") or (
        labels[-1].startswith(("不", "没")) and labels[0] in labels[-1]
    )
