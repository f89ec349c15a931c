"""Averages against the total and the count that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.checks.timeline import title_text, whole_year
from linter.chinese.amounts import Amount, amounts, beginning_at, between, plain, scale, told_like
from linter.chinese.clauses import clause_end, clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.measures import converted
from linter.chinese.resemblance import share_run
from linter.chinese.slips import shifted
from linter.document import Block, Kind, Part, Span
from linter.frozen import NamedTuple
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_PROSE: frozenset[Kind] = RUNNING_TEXT - {"title"}
_OVER = "(?:[月季周天日年期场次人户村班镇家名校所项件亩份支起批辆台组队站县区院]|个(?=[一-龥]{2}))"
"""What an average may be over."""
_MEAN = later(
    rf"(?:(?<![平年])(?P<of>[人生户村班校镇乡社日月周季店所场案亩床])均|单(?P<each>[箱株台头])(?=[一-龥]{{2}})|(?:平均)?每(?P<each>个?{_OVER}(?:度|星期)?)(?:次|人)?平均|平均每"
    rf"(?P<each>个?{_OVER}(?:度)?)(?:次)?|平均每(?P<each>公里|千米|平方米)|人口密度(?:为|约为?|达到?)?每(?P<each>平方公里)|每(?P<each>平方米|亩|公里|千米)(?=(?:平均)?(?:造价|成本|投资)))"
    r"(?P<noun>[^，。；、\d均每%％]{0,10}?)(?P<loose>约为?|近|超过?|逾|不少于|不低于|达到?|为|有|共)?(?=[\d])"
)
_COUNTED = {
    **dict.fromkeys(("人", "名", "生"), "人"),
    "户": "户",
    "日": "天",
    "天": "天",
    "月": "个月",
    "场": "次",
    "次": "次",
    "期": "期",
    "家": "家",
    "所": "所",
    "项": "项",
    "件": "件",
    "起": "件",
    "案": "件",
    "个": "个",
    "批": "件",
    **{unit: unit for unit in "份支辆台箱株头"},
    "床": "张",
    "亩": "亩",
    "平方米": "平方米",
    "平方公里": "平方公里",
    "公里": "公里",
    "千米": "公里",
}
"""The families of amounts that an average is over; those of places are counted with 个."""
_PLACES = {place: place for place in "村班校镇乡社店组队站县区院"}
_IN_A_YEAR = {
    "月": (Decimal(10), Decimal(12)),
    "周": (Decimal(40), Decimal(53)),
    "季": (Decimal("3.5"), Decimal(4)),
    "日": (Decimal(200), Decimal(366)),
    "天": (Decimal(200), Decimal(366)),
}
"""Between how many of them a year's work may be reckoned with."""
_EVERY_DAY = later("急诊|急救|院前|(?<!\\d)1(?:20|10|19)(?!\\d)|接处?警|出警|警情|报警|旅客|公交|地铁")
_NEARLY_ALL = Decimal(330)
"""Days of a year on which there is what never rests."""
_SCHOOL = later("学校|[小中]学|大学|学院|幼儿园|校长|教师")
_TERMS = Decimal("1.12")
"""A school's year has a month or more less."""
_YEAR = later(r"^[^，]{0,6}?(?:全年|一年来|今年|本年度?|20\d\d年(?!以来|[\d—至到-]))")
_SHORTER = later(r"日[均供处产]|每[日天]|\d月|半年|季度|学期|期间|\d天|专项|阶段|整治")
_AT_LEAST = ("以上", "余", "多")
_STATISTICS = later("收入|产值|生产总值|GDP|消费|储蓄|存款|支出|公园绿地|寿命|受教育|增收")
"""Averages of a population that are measured on their own."""
_MEASURED = frozenset("亩箱株头床台")
"""Averages over these are no statistics of their own, whatever they are of: 亩均产值."""
_COSTS = ("造价", "成本", "投资")
"""These are of any sum of money."""
_SLACK = Decimal("0.06")
"""For what is left out of the total or the count, and for rounding."""
_SAME_BREATH = 40
_AMONG = "其中"
_AVERAGED = later("[均每单]|最[多少高低大小]")
"""What is told of one, or of each, is no total."""
_PAST = later("(?:上年|去年|前年|同期|[比较])[^，。；、\\d]{0,6}$")
_REACH = 200
"""How far back from an average its total may stand, in characters."""


class _Average(NamedTuple):
    """The amount said to be an average; over what, as written (月, 户); and what it is of (耕地), "" when not said."""

    amount: Amount
    unit: str
    noun: str
    floor: bool
    start: int


class AverageAgrees(BlockCheck):
    """An average follows from the total and the count before it in the sentence (发放36.8万元，惠及420户，户均876元), or,
    in a sentence on a whole year, from its months, weeks or days."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            [f"{unit}均" for unit in "人生户村班校镇乡社日月周季店所场案亩床"]
            + [f"单{unit}" for unit in "箱株台头"]
            + [f"每{unit}平均" for unit in "期场次家所项件份支辆台"]
            + ["亩产", "单产", "平均每", "均每", "每月平均", "每平方", "每亩", "每公里"]
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return _PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        yield from _yields(block)
        for match in _MEAN.finditer(text):
            mean = _average(text, match)
            found = mean and _contradicted(text, mean, part)
            if mean and found:
                start = min(found.start, mean.start)
                yield Finding(
                    block.at(start, mean.amount.end),
                    {"sum": found.term, "mean": mean.amount.text},
                )


_YIELD = later(r"(?:(?P<crop>[一-龥]{2})(?:平均)?)?(?:亩产|单产)[^，。；、\d增提高降减比]{0,4}(?=\d)")
_NO_CROPS = ("平均", "其中", "全县", "全镇", "全市", "全乡", "全区", "全村", None)
_AREA, _OUTPUT = later(r"(?:播种|种植)面积[^，。；、\d]{0,4}$"), later(r"产量[^，。；、\d]{0,4}$")


def _yields(block: Block) -> Iterator[Finding]:
    """播种面积68.5万亩，总产量31.5万吨，平均亩产459.9公斤: of one crop, or of the only ones in the paragraph."""
    text = block.reading
    for match in _YIELD.finditer(text):
        mean = beginning_at(text, match.end())
        told = converted(mean, "公斤") if mean else None
        if not mean or not told:
            continue
        before = between(text, 0, match.start())
        areas = [a for a in before if a.size and a.family == "亩" and _AREA.search(_words(text, a))]
        outputs = [
            a for a in before if a.size and a.family in ("吨", "公斤") and _OUTPUT.search(_words(text, a))
        ]
        areas, outputs = areas or _only(text, match, "亩"), outputs or _only(text, match, "吨", "公斤")
        ratios = [_per_mu(output, area) for output in outputs for area in areas]
        if any(abs(ratio - told) <= ratio * _SLACK for ratio in ratios):
            continue
        if match["crop"] not in _NO_CROPS:
            areas, outputs = (
                [a for a in some if match["crop"] in _words(text, a)] for some in (areas, outputs)
            )
        if len(areas) == len(outputs) == 1:
            result = _per_mu(outputs[0], areas[0])
            term = f"{outputs[0].text}÷{areas[0].text}≈{plain(round(result, 1))}公斤"
            start = min(areas[0].start, outputs[0].start)
            span = block.at(match.start(), mean.end)
            yield Finding(
                span if mean.start - start > _REACH else Span(block.span.start + start, span.end),
                {"sum": term, "mean": mean.text},
            )


def _only(text: str, match: re.Match[str], *families: str) -> list[Amount]:
    """The one amount of a sentence before its mean yield; what is in brackets is told once more in another unit."""
    if match["crop"] not in _NO_CROPS:
        return []
    start = clause_start(text, "。；\n", match.start(), max(match.start() - _REACH, 0))
    found = [
        a for a in between(text, start, match.start()) if a.family in families and text[a.start - 1] != "（"
    ]
    return found if len(found) == 1 and found[0].size else []


def _per_mu(output: Amount, area: Amount) -> Decimal:
    return (converted(output, "公斤") or Decimal(0)) / (area.size or Decimal(1))


def _words(text: str, amount: Amount) -> str:
    return words_before(text, amount.start)


_LEAVES_OUT = later("（(?:不含|不包括|未含|扣除|剔除)")
"""Such an average is not of the whole total: 每平方米造价2200元（不含设备）."""


_OF_SOME = later("(?:个别|部分|少数|有的|一些|其余)[^，。；]*$")
"""个别支行人均管户超过500户 is no mean of all."""
_NEAR = 16
_OF_OTHERS = 40
"""A mean so many times as large is of other figures, unless its point is misplaced."""
_MISPLACED = Decimal("0.05")


class _Reckoning(NamedTuple):
    start: int
    term: str


def _average(text: str, match: re.Match[str]) -> _Average | None:
    amount = beginning_at(text, match.end())
    if amount is None or not amount.size or _LEAVES_OUT.match(text, amount.end):
        return None
    if _OF_SOME.search(text, max(match.start() - _NEAR, 0), match.start()):
        return None
    unit = match["of"] or match["each"].removeprefix("个") or "个"
    unit = unit if unit in _COUNTED else unit[0]
    floor = (match["loose"] or "").startswith(("超", "逾", "不")) or amount.text[-1] in "余多"
    floor = floor or any(word in text[amount.start : amount.end + 2] for word in _AT_LEAST)
    noun = "" if match["noun"] in _COSTS else match["noun"]
    return _Average(amount, unit, noun, floor, match.start())


def _contradicted(text: str, mean: _Average, part: Part | None) -> _Reckoning | None:
    """How the average is reckoned when nothing in the sentence makes it what is written."""
    least = max(mean.start - _REACH, 0)
    start = clause_start(text, "。；！？\n", mean.start, least)
    before = [_weighed(a, mean.amount) for a in between(text, start, mean.start)]
    totals = [a for a in before if a.size and _same_kind(a, mean.amount)]
    counts = [a for a in before if a.size and _counts(text, a, mean.unit)]
    if not counts and text[start - 1 : start] == "；":
        above = between(text, max(text.rfind("。", least, start) + 1, least), start)
        counts = [a for a in above if a.size and _counts(text, a, mean.unit)]
    counts = [a for a in counts if not _PAST.search(text, max(a.start - 12, 0), a.start)] or counts
    every = counts
    if (
        mean.unit in _MEASURED
        and len(counts) > 1
        and (among := text.find(_AMONG, counts[0].end, counts[-1].start)) > 0
    ):
        counts = [a for a in counts if a.start < among]  # 面积3.8万亩，其中大棚1.9万亩
    if not totals and mean.noun and text[mean.amount.end : mean.amount.end + 1] == "，":
        stop = clause_end(text, "。；，\n", mean.amount.end + 1)
        behind = [
            _weighed(a, mean.amount)
            for a in between(text, mean.amount.end, stop)[:1]
            if a.size and not _AVERAGED.search(_words(text, a))
        ]
        totals = [a for a in behind if _same_kind(a, mean.amount) and _names(text, a, mean.noun)]
    if mean.unit in ("人", "名") and not counts and mean.amount.family not in ("人", "人次"):
        counts = [a for a in before if a.size and a.family == "人次"]
    if len(totals) > 1 and len(mean.noun) >= 4:  # 教师120人、学生1800人，平均每名教师联系学生15名
        named = [a for a in totals if mean.noun.endswith(_words(text, a)[-2:])]
        over = [a for a in counts if mean.noun.startswith(_words(text, a)[-2:])]
        totals, counts = (named, over) if len(named) == len(over) == 1 else (totals, counts)
    noun = mean.noun
    if len(noun) > 1 and len(counts) == 1:  # 工作队18支，平均每支工作队3名
        told = _words(text, counts[0]) + text[counts[0].end : counts[0].end + 4]
        mean = mean._replace(noun="") if noun[:2] in told or noun[-2:] in told else mean
    pairs = [(total, count) for total in totals for count in {*counts, *every} if total is not count]
    if any(_agrees(total.size / count.size, mean) for total, count in pairs if total.size and count.size):
        return None
    if len(totals) > 1 and before[-1:] == counts and _parted_among(text, before[-2], counts[0], mean):
        totals = [before[-2]]
    if not totals and len(counts) == 1 and part:
        return _order_lost(part, text, mean, counts[0])
    if len(totals) != 1 or len(counts) > 1 or not totals[0].size:
        return None
    total = totals[0]
    if _of_other(text, total, mean):
        return None
    if counts:
        near = not mean.noun and before[-1:] in ([total], [counts[0]]) and mean.start - before[-1].end <= 3
        near = near and abs(total.start - counts[0].start) <= _SAME_BREATH
        measured = mean.unit in _MEASURED and mean.noun[:2] in _words(text, total)
        if not near and not measured and not _names(text, total, mean.noun):
            return None
        result = (total.size or Decimal(0)) / (counts[0].size or Decimal(1))
        written = mean.amount.size or Decimal(0)
        if result * _OF_OTHERS < written and not shifted(written, result, _MISPLACED):
            return None
        far = abs(total.start - counts[0].start) > _SAME_BREATH and measured
        return _Reckoning(
            total.start if far else min(total.start, counts[0].start),
            _term(total, counts[0].text, result, mean),
        )
    return _over_the_year(text, start, total, mean, part)


_PARTED_AMONG = later(r"[一-龥]{0,8}(?:投放|发放|分配|分发|分送|配送|下发|分[到给成为])[一-龥]{0,2}")


def _parted_among(text: str, total: Amount, count: Amount, mean: _Average) -> bool:
    """1200册投放到24个班级，平均每班: the two right before a mean, of which the one is shared out among the other."""
    shared = _same_kind(total, mean.amount) and _PARTED_AMONG.fullmatch(text, total.end, count.start)
    return shared is not None and mean.start - count.end <= _NAMED_AND_MARK


_NAMED_AND_MARK = 5


def _order_lost(part: Part, text: str, mean: _Average, count: Amount) -> _Reckoning | None:
    """户均贷款3.8元 of a total that a paragraph above tells of the same noun, where just its 万 is missing."""
    size, wanted = mean.amount.size or Decimal(0), mean.noun[-2:]
    if mean.amount.family != "元" or scale(mean.amount)[1] or len(wanted) < 2 or size >= _TEN_THOUSAND:
        return None
    for block in part.body:
        own = block.reading == text
        for total in amounts(block.reading) if wanted in block.reading else ():
            if own and total.start > count.start:
                break
            if total.family != "元" or not total.value or wanted not in _words(block.reading, total):
                continue
            result = total.value / (count.size or Decimal(1))
            if abs(result / size / _TEN_THOUSAND - 1) <= _EXACTLY:
                return _Reckoning(count.start, _term(total, count.text, result, mean))
        if own:
            break
    return None


_EXACTLY = Decimal("0.005")


_BODY = later(r"[^，。；、\d]{0,12}?(?:企业|机构|单位|学校|医院|商户|车间|网点|部门)")


def _of_other(text: str, total: Amount, mean: _Average) -> bool:
    """Both name a body, and not the same: 19家服务机构, 平均每人对应企业20家; or the mean is of places, 服务点30个, 平均每人联系4个村."""
    one, other = _BODY.match(text, total.end), _BODY.search(_words(text, mean.amount))
    if one is not None and other is not None and one[0][-2:] != other[0][-2:]:
        return True
    place = text[mean.amount.end : mean.amount.end + 1] if mean.amount.family == "个" else ""
    return place in _PLACES and place not in _words(text, total) + text[total.end : total.end + 4]


_COMPARED = later(
    r"[，,（](?:同比|[比较](?:上年|去年)(?:同期)?)[^，。；、\d]{1,6}\d[\d.]*[^，。；、\d]{1,4}）?[，,]"
)
"""Between a total and its average: 12.46万人次，同比增长7.4%，日均."""


def _over_the_year(
    text: str, start: int, total: Amount, mean: _Average, part: Part | None
) -> _Reckoning | None:
    low_high = _IN_A_YEAR.get(mean.unit)
    if not low_high or not total.size or not total.value:
        return None
    if mean.start - total.end > 3 and not _COMPARED.fullmatch(text, total.end, mean.start):
        return None
    if mean.noun and not _names(text, total, mean.noun):
        return None
    told = text[start : total.start]
    if _SHORTER.search(told) or not (
        _YEAR.search(told) or (part and part.year and whole_year(title_text(part)))
    ):
        return None
    fewest = _NEARLY_ALL if mean.unit in "日天" and _EVERY_DAY.search(told) else low_high[0]
    least, most = total.size / low_high[1], total.size / fewest
    most *= _TERMS if part and _SCHOOL.search(title_text(part)) else 1
    size = mean.amount.size or Decimal(0)
    if least * (1 - 2 * _SLACK) <= size <= most * (1 + _SLACK / 2) or (mean.floor and size <= most):
        return None
    number, of = {"月": (12, "个月"), "周": (52, "周"), "季": (4, "个季度")}.get(mean.unit, (365, "天"))
    return _Reckoning(total.start, _term(total, f"{number}{of}", total.size / number, mean))


def _term(total: Amount, count: str, result: Decimal, mean: _Average) -> str:
    """“24次÷12个月≈2次”, in the order of magnitude of the average, or of the result where that is far less."""
    name, power = scale(mean.amount)
    if power and result < Decimal(10) ** (power - 1):
        order, power = ("万", 4) if result >= _TEN_THOUSAND else ("", 0)
        unit = mean.amount.text[mean.amount.text.index(name) + len(name) :]
        told = plain(round(result.scaleb(-power), 1)) + order + unit
    else:
        told = told_like(round(result, 1 - power), mean.amount)
    return f"{total.text}÷{count}≈{told}"


_TEN_THOUSAND = Decimal(10**4)


def _agrees(result: Decimal, mean: _Average) -> bool:
    size = mean.amount.size or Decimal(0)
    if mean.floor:
        return size <= result * (1 + _SLACK / 2) and result <= size * 2
    step = mean.amount.step / 2 or Decimal("0.5")
    return abs(result - size) <= max(result * _SLACK, step)


_WEIGHTS = frozenset(("吨", "公斤", "千克", "斤", "克"))


def _weighed(total: Amount, mean: Amount) -> Amount:
    """A weight with its figure in the unit of its average: 24吨, 户均30公斤."""
    size = converted(total, mean.family) if total.family != mean.family and mean.family in _WEIGHTS else None
    return total if size is None else total.with_value(size, total.step)


def _same_kind(total: Amount, mean: Amount) -> bool:
    families = {total.family, mean.family}
    return len(families) == 1 or families == {"人", "人次"} or families <= _WEIGHTS


def _counts(text: str, amount: Amount, unit: str) -> bool:
    if not {"各", "每"}.isdisjoint(text[max(amount.start - 2, 0) : amount.start]):
        return False  # 各建1个园区: there are as many as there are places
    if unit in _PLACES:
        if amount.family not in ("个", "所", "家"):
            return False
        return _PLACES[unit] in text[amount.end : amount.end + 4] or text.endswith(
            _PLACES[unit], max(amount.start - 4, 0), amount.start
        )
    if unit == "社":
        return False
    return amount.family == _COUNTED.get(unit)


def _names(text: str, total: Amount, noun: str) -> bool:
    """Whether an average tells the same thing as a total: 人均耕地 beside 耕地面积4.2万亩."""
    if len(noun) < 2 or _STATISTICS.search(noun):
        return False
    start = clause_start(text, "，。；：、\n", total.start)
    told = text[start : total.start] + text[total.end : total.end + 8]
    return share_run(noun, told, 2)
