"""A part and how many percent it is said to be of the total before it: 职工75名，其中女职工30名，占40%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from linter.chinese.amounts import Amount, aligned, amounts, beginning_at, between, plain, scale
from linter.chinese.breakdowns.introduced import named_members
from linter.chinese.clauses import clause_end, clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.slips import mistyped, shifted
from linter.document import Block, Kind, Part, Span
from linter.frozen import NamedTuple
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

HUNDRED = Decimal(100)
SLIP = 25
"""Points: a share or a rate that is further off is of another total."""
FINEST = Decimal("0.05")
"""No percentage is held to more than this, however many digits it shows."""
REACH = 300
"""How far back from a share its total may stand, in characters."""
NO_COUNTS = frozenset(("%", "个百分点", "年", "月", "日", "岁", "周岁", "倍"))
"""Units of what has no share."""
OWN_BASE = later(r"|(?:全部|总|其)[^，。；]{0,6}")
"""The words for a base that the sentence itself tells: none, or 总数, 其总量."""


class Share(NamedTuple):
    """A count and the percentage that it is said to be, of `base` in words, "" when none is named."""

    amount: Amount
    percent: Decimal
    step: Decimal
    base: str
    end: int


_SHARE = later(
    r"(?P<noun>[^，。；、（）\d占]{0,8}(?:“[^“”]{1,24}”[^，。；、（）\d占]{0,4})?)[，,（]?(?:占比?|(?:已|累计)?完成(?=总投资|总工程量|总任务))(?P<base>[^，。；、（）\d]{0,14}?)[为达]?到?的?"
    r"(?P<percent>\d+(?:\.\d+)?)[%％‰]"
)
_ANOTHER = later(r"[和、]\d+(?:\.\d+)?[%％]")
_INVERTED = later(r"占比?[为达]?到?(?P<percent>\d+(?:\.\d+)?)[%％]（$")


@lru_cache(maxsize=8)
def shares(text: str) -> tuple[Share, ...]:
    """All counts of a text with their shares of something."""
    found = []
    for amount in amounts(text):
        if not amount.value or amount.family in NO_COUNTS:
            continue
        if match := _SHARE.match(text, amount.end):
            if _ANOTHER.match(text, match.end()):
                continue  # 39件78人，占46.4%和46.7%: one for each
            percent, step = read_percent(match["percent"])
            tenth = 10 if match[0][-1] == "‰" else 1
            found.append(Share(amount, percent / tenth, step / tenth, match["base"], match.end()))
            continue
        match = _INVERTED.search(text, max(amount.start - 16, 0), amount.start)
        if match and text.startswith("）", amount.end):
            found.append(Share(amount, *read_percent(match["percent"]), "", amount.end))
    return tuple(found)


def read_percent(text: str) -> tuple[Decimal, Decimal]:
    """A percentage and what one in its last digit counts."""
    return Decimal(text), max(Decimal(1).scaleb(-len(text.partition(".")[2])), FINEST)


def bounds(part: Amount, whole: Amount) -> tuple[Decimal, Decimal]:
    """Between which percentages the share lies, rounding of both considered."""
    part, whole = aligned((part, whole))
    a, b = part.value or Decimal(0), whole.value or Decimal(1)
    low = (a - part.step / 2) / (b + whole.step / 2)
    high = (a + part.step / 2) / max(b - whole.step / 2, b / 100)
    return low * HUNDRED, high * HUNDRED


def agrees(part: Amount, whole: Amount, percent: Decimal, step: Decimal) -> bool:
    """A digit cut off instead of rounded is no fault; 95% of 500 counted ones are not 480."""
    if not whole.value:
        return True
    low, high = bounds(part, whole)
    return low - step < percent < high + step


def reckoned_share(part: Amount, whole: Amount) -> Decimal:
    """How many percent of the whole a part is."""
    return (part.value or Decimal(0)) / (whole.value or Decimal(1)) * HUNDRED


def contradiction(block: Block, part: Amount, whole: Amount, span: Span, percent: Decimal) -> Finding:
    """That a part is not so many percent of the whole; the span is of the block's reading."""
    values = {
        "part": part.text,
        "whole": whole.text,
        "reckoned": plain(round(reckoned_share(part, whole), 1)),
        "percent": plain(percent),
    }
    return Finding(block.at(span.start, span.end), values)


def label_of(text: str, amount: Amount) -> str:
    """What the words before an amount say that it counts."""
    return words_before(text, amount.start, 30)


_RATES = ("%的比例", "％的比例", "%比例", "%的标准", "%的费率")


class ShareOfTotal(BlockCheck):
    """What 其中 singles out, with its share (其中女职工30名，占40%), has that share of the total before it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("占", "计划", "目标", "任务", "指标", "预算", *_RATES))

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


_PLAN = later("[^，。；]{0,6}(?:计划|任务|目标)数?")


def _total_of(text: str, share: Share) -> Amount | None:
    """The total that a share contradicts; None when it agrees with any amount at hand, or its base is not sure."""
    if _PLAN.fullmatch(share.base):
        return _planned(text, share)
    at = share.amount.start
    least = max(at - REACH, 0)
    start = max(text.rfind("。", least, at) + 1, least)
    among = max(text.rfind("其中", start, at), place_among(text, start, at))
    if among < 0 and not share.base:
        return (
            _of_same_noun(text, share, start)
            or _of_surveyed(text, share, start)
            or _of_named_members(text, share, start)
        )
    if among < 0 or not (OWN_BASE.fullmatch(share.base) or _names_total(text, share.base, start, among)):
        return None
    before = max(text.rfind("。", least, max(start - 1, least)) + 1, least) if among == start else start
    if "；" in text[among:at]:
        return _split_up(text, share, before, among)
    if share.base and "、" in text[among:at] and between(text, among, at):
        return None  # 900万元，其中A720万元、B180万元，占总投资的70%: the whole may be meant
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


_AMONG = later(r"(?s:.*)\d[^，。；、\d]{1,16}(?P<mark>中)(?:[，,]|已?共?有)")


def place_among(text: str, start: int, end: int) -> int:
    """Where 中 stands in 21名党组织书记中，50岁以上的有13名; -1 when nowhere."""
    found = _AMONG.match(text, start, end)
    return found.start("mark") if found else -1


_TOTAL_OF = later("(?P<of>[一-龥]{2,4})的?总(?:[量额面值][值积]?|收入|投资|里程|面积|产值|产量|人口)的?")
_CASES_OF = later("(?P<of>[一-龥]{2})的?(?:案件|事项|项目|总数|件数|户数|人数)")


def _names_total(text: str, base: str, start: int, among: int) -> bool:
    """占馆藏总量的30% behind 馆藏图书86万册: the base names what the one amount before 其中 counts; 占审结案件的35% behind
    审结118件: it names what was done with the last one."""
    named, before = _TOTAL_OF.fullmatch(base), between(text, start, among)
    if before and (cases := _CASES_OF.fullmatch(base)):
        return words_before(text, before[-1].start).endswith(cases["of"])
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
    noun = label_of(text, share.amount)[-2:]
    found = totals if len(totals) == 1 else [a for a in totals if label_of(text, a).endswith(noun)]
    near = len(found) == 1 and abs(reckoned_share(share.amount, found[0]) - share.percent) <= SLIP
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
    whole, noun = before[-1], label_of(text, share.amount)
    if _OTHER_BASE.search(text, start, at):
        return None
    one_noun = len(noun) >= 4 and noun[-2:] == label_of(text, whole)[-2:]
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
    return whole if abs(reckoned_share(share.amount, whole) - share.percent) <= SLIP else None


def _of_named_members(text: str, share: Share, start: int) -> Amount | None:
    """审结414件。审结案件中，调解207件，占52%."""
    end = text.find("中，", start, share.amount.start)
    whole = named_members(text, end) if end >= 0 else None
    if (
        whole is None
        or whole.family != share.amount.family
        or (whole.value or 0) <= (share.amount.value or 0)
    ):
        return None
    before = (a for a in between(text, 0, share.amount.start) if a.family == whole.family and a.value)
    return None if any(agrees(share.amount, a, share.percent, share.step) for a in before) else whole


def _planned(text: str, share: Share) -> Amount | None:
    """The one plan of the sentence (计划投资10亿元) that a share of the plan contradicts."""
    start = max(text.rfind("。", 0, share.amount.start) + 1, share.amount.start - REACH, 0)
    same = [a for a in between(text, start, share.amount.start) if a.family == share.amount.family]
    plans = [amount for amount in same if _PLAN.search(label_of(text, amount))]
    if len(plans) != 1 or plans[0].value is None:
        return None
    return None if agrees(share.amount, plans[0], share.percent, share.step) else plans[0]


_OF = later(
    r"，?(?:占|(?:(?:超额)?完成|为|是|达到?|相当于)(?=[^，。；、\d]{0,12}(?:计划|目标|任务|指标|预算)))[^，。；、\d]{0,14}"
)
_DONE_OF, _AIM_BEHIND = (
    later(r"，?(?:(?:超额)?完成|为|是|达到?|相当于)了?[^，。；、\d]{0,10}"),
    later(r"[一-龥]{0,6}(?:计划|目标|任务|指标|预算)数?的"),
)
"""完成全年3亿元任务的92%."""
_GROWN = later(r"，(?:(?:同比|比上年|较上年|比去年|较去年)(?:同期)?)?(?:增长|下降|增加|减少|提高)了?")
_SINCE, _BY = later(r"，[比较](?:上年|去年|20\d\d年)(?:同期)?的"), later("(?:增长|下降|增加|减少|提高)了?")
_ITS_NOUN = later(r"[^，。；、\d]{0,8}的(?:比例为?)?")


def _of_named_totals(block: Block) -> Iterator[Finding]:
    """8.6亿元，占年度计划10亿元的86%; what grew meanwhile may stand between."""
    text = block.reading
    found = amounts(text)
    rows = [(one, one.end, two, three) for one, two, three in zip(found, found[1:], found[2:], strict=False)]
    for part, grown, named, rate in zip(found, found[1:], found[2:], found[3:], strict=False):
        if grown.family == "%" and _GROWN.fullmatch(text, part.end, grown.start):
            rows.append((part, grown.end, named, rate))
    for part, base, grown, named, rate in zip(
        found, found[1:], found[2:], found[3:], found[4:], strict=False
    ):
        since = _SINCE.fullmatch(text, part.end, base.start)
        if since and grown.family == "%" and _BY.fullmatch(text, base.end, grown.start):
            rows.append((part, grown.end, named, rate))
    for part, stop, named, rate in rows:
        whole = named.with_value(named.value, Decimal(0))  # no plan is rounded
        if rate.family != "%" or rate.value is None or not part.value or not whole.value:
            continue
        if part.family != whole.family or not _ITS_NOUN.fullmatch(text, whole.end, rate.start):
            continue
        percent, step = read_percent(rate.text[:-1])
        aimed = _AIM_BEHIND.match(text, whole.end) and _DONE_OF.fullmatch(text, stop, whole.start)
        if not (aimed or _OF.fullmatch(text[stop : whole.start])) or _in_list(
            text, part, whole, percent, step
        ):
            continue
        if not agrees(part, whole, percent, step) and not _of_the_grown(text, part, whole, percent, step):
            yield contradiction(block, part, whole, Span(part.start, rate.end), percent)


_MORE_BY = later("(?:增加|增收|增长|净增|减少|多)了?$")


def _of_the_grown(text: str, part: Amount, whole: Amount, percent: Decimal, step: Decimal) -> bool:
    """收入8642万元，同比增加610万元，增长7.6%，完成计划8500万元的101.7%: the share is that of what grew so much."""
    if not _MORE_BY.search(text, max(part.start - 4, 0), part.start):
        return False
    start = clause_start(text, "。；\n", part.start, max(part.start - REACH, 0))
    before = (a for a in between(text, start, part.start) if a.family == part.family and a.value)
    return any(agrees(a, whole, percent, step) for a in before)


def _in_list(text: str, part: Amount, whole: Amount, percent: Decimal, step: Decimal) -> bool:
    """Whether the list that a part ends has that share: 人工5万元、物资2万元、燃油1万元，占预算12万元的66.7%."""
    start = clause_start(text, "。；，\n", part.start)
    row = [a.value for a in between(text, start, part.end) if a.family == part.family and a.value]
    return len(row) > 1 and agrees(part.with_value(sum(row, Decimal(0)), part.step), whole, percent, step)


_NAMED_PART = later(
    r"[，。；](?P<noun>[一-龥]{2,12}?)(?:户)?占(?P<base>(?:对象|困境群体)?总(?:数|人数|户数|量|额|面积)的?)?(?P<percent>\d+(?:\.\d+)?)[%％]"
)
_WHOLE_BEFORE = later("(?:共计?|共有|总数[为是]?|合计|总计)$")


def _named_again(block: Block) -> Iterator[Finding]:
    """共612人，其中老人328人、儿童76人。老人占总数的63.6%: the part that is named again, of the total that 其中 splits."""
    text = block.reading
    for match in _NAMED_PART.finditer(text):
        before = between(text, max(match.start() - REACH, 0), match.start())
        named = [n for n, a in enumerate(before) if a.value and text.endswith(match["noun"], 0, a.start)]
        at = named[0] if len(named) == 1 else 0
        whole = next((a for a in before[:at][::-1] if _WHOLE_BEFORE.search(text, a.start - 4, a.start)), None)
        if whole is None or not whole.value or whole.family != before[at].family:
            continue
        if "。" not in text[whole.end : before[at].start] and "其中" in text[whole.end : before[at].start]:
            percent, step = read_percent(match["percent"])
            if not agrees(before[at], whole, percent, step):
                yield contradiction(block, before[at], whole, Span(*match.span("percent")), percent)


_BY_RATE = later(
    r"按照?(?:约|(?P<bound>不低于|不少于|不超过|不高于|至少|最高))?(?P<percent>\d+(?:\.\d+)?)[%％]的?(?:比例|标准|费率)[^。；（）\d]{0,20}(?=\d)"
)
_ONLY_SOME = later(
    "其中|部分|首|先|分[期批]|剩余|其余|新增|上年|另|再|各|分别|均|每[^年]|实际|已|[一二两三四五六七八九十数多]年|[月季]"
)
"""The base is not all that was counted, or the result not of one time."""


def _by_rate(block: Block) -> Iterator[Finding]:
    """资金1300万元，每年按不低于6%的比例分红，可获得收益7.8万元: where a slip of the hand makes the one result of the other."""
    text = block.reading
    for match in _BY_RATE.finditer(text):
        start = clause_start(text, "。；\n", match.start(), max(match.start() - REACH, 0))
        told = beginning_at(text, match.end())
        before = between(text, start, match.start())
        if not told or not told.size or not before or before[-1].family != told.family:
            continue
        base = before[-1]
        alone = sum(amount.family == told.family for amount in before) == 1
        if not alone or not base.value or _ONLY_SOME.search(text, base.end, told.start):
            continue
        percent = Decimal(match["percent"])
        result = base.value * percent / HUNDRED
        if _mistold(told, result, match["bound"]):
            part = told.with_value(told.size, told.step, told.text)
            yield contradiction(block, part, base, Span(base.start, told.end), percent)


_LEAST = ("不低于", "不少于", "至少")
_LEAST_DIGITS = 2
_DIGITS = later(r"[0-9.]+")
_ROUGHLY, _SAMPLED = Decimal("0.02"), Decimal("0.15")
"""A sample that is taken place by place may be this much more or less."""


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
