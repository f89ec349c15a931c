"""So many, each of so much: what a sentence counts and what it tells of each make what it tells of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from linter.chinese.amounts import Amount, amounts, beginning_at, between, plain, rounding, told_like
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.measures import converted
from linter.chinese.numerals import value
from linter.chinese.slips import mistyped, shifted
from linter.document import Block
from linter.rule import Finding

EACH_OF_ALL = frozenset(
    (
        "/百人",
        "/千人",
        "/万人",
        "每人每",
        "每人平均",
        "平均每人",
        "平均每名",
        "平均每户",
        "平均每亩",
        "人均每",
        "户均每",
    )
)
_PERIOD = "天|日|周|月|季度|年"
_OF_EACH = later(
    rf"[^，。；、\d]{{0,6}}，(?:平均)?(?:每(?:人|名|户|亩)|[人户亩]均)(?:平均|每(?P<period>{_PERIOD}))?[^，。；、\d每]{{0,10}}"
)
_OF_ALL = later(
    rf"[^，。；、\d]{{0,4}}，(?:(?:全[一-龥]{{1,2}}?|合计|共计?|总共|总计)(?:每(?P<period>{_PERIOD}))?|每(?P<period2>{_PERIOD})(?:合计|共)?)[^，。；、\d每]{{0,10}}"
)
_ROUGHLY = Decimal("0.06")


def worth(amount: Amount, unit: str) -> Decimal | None:
    """What an amount is, also when a word rounds it, in the unit of another of its quantity."""
    return amount.size if amount.family == unit else converted(amount, unit)


def daily(block: Block) -> Iterator[Finding]:
    """360名，平均每人每天剩饭约20克，全园每天剩饭约72公斤: only where the point is in the wrong place, for the figures are
    rough."""
    text = block.reading
    found = amounts(text)
    for count, each, whole in zip(found, found[1:], found[2:], strict=False):
        one = _OF_EACH.fullmatch(text, count.end, each.start)
        every = _OF_ALL.fullmatch(text, each.end, whole.start) if one else None
        if not one or not every or _day(one["period"]) != _day(every["period"] or every["period2"]):
            continue
        result = (count.size or Decimal(0)) * (worth(each, whole.family) or Decimal(0))
        if whole.size and shifted(result, whole.size, _ROUGHLY):
            yield _finding(block, count, each, whole, result)


def _day(period: str | None) -> str | None:
    return "天" if period == "日" else period


def _finding(block: Block, count: Amount, each: Amount, whole: Amount, result: Decimal) -> Finding:
    term = f"{count.text}×{each.text}={told_like(result, whole)}"
    return Finding(block.at(count.start, whole.end), {"sum": term, "total": whole.text})


PRICED_EACH = frozenset(("，每", "按每", "按照每", "以每"))
_PRICED_EACH = later(
    r"[^，。；、\d]{0,8}，(?:均|统一|全部)?(?:按照?|以)?(?:照)?每个?(?P<of>[一-龥])(?:平均)?(?![一-龥]{0,4}每)[^，。；、\d]{0,8}"
)
_COSTS = later(
    r"(?:的)?(?:标准|单价|价格)?(?:来)?(?:测算|计算|估算|核算|计|补助|补贴|发放|奖励)?，(?:项目|工程|此项|该项)?(?:合计|总计|共计?|总|预计|估算|约|拟)?(?:需要?|投资|投入|所需|应){1,2}(?:补助|补贴|支付|发放|兑付|资金|投资|经费|费用|总额)?(?:约?为)?"
)


def priced(block: Block) -> Iterator[Finding]:
    """道路1.6公里，按每公里20万元测算，需资金36万元; not what each of two counts costs, nor what is paid for some months."""
    text = block.reading
    found = amounts(text)
    for count, each, whole in zip(found, found[1:], found[2:], strict=False):
        if not count.value or not each.value or not whole.value or not each.family == whole.family == "元":
            continue
        unit = _PRICED_EACH.fullmatch(text, count.end, each.start)
        if not unit or not _COSTS.fullmatch(text, each.end, whole.start):
            continue
        start = clause_start(text, "。；：\n", count.start)
        alone = all(other.family != count.family for other in between(text, start, count.start))
        result = count.value * each.value
        off = abs(result - whole.value) > max(result / 100, whole.step / 2) and whole.value % result
        if off and alone and count.text.lstrip("0123456789.万亿余").startswith(unit["of"]):
            yield _finding(block, count, each, whole, result)


_SECTIONS = later(r"分(?:为|成)?(?P<count>[两二三四2-4])个?(?:标段|期|工区|片区|路段)")
_WHOLE = later(r"(?:全长|总长度?|全线长|总里程|总面积|总建筑面积|总规模)(?:约?为|达到?)?(?=\d)")
_NEAR_WHOLE = Decimal("0.12")


def sections(block: Block) -> Iterator[Finding]:
    """全长3.6公里。工程分两个标段，一标段长2.1公里，二标段长1.4公里: as many figures as there are sections, which nearly make
    the whole that is told before."""
    text = block.reading
    for split in _SECTIONS.finditer(text):
        wholes = [*_WHOLE.finditer(text, 0, split.start())]
        whole = beginning_at(text, wholes[-1].end()) if wholes else None
        stop = clause_end(text, "。", split.end())
        if whole is None or not whole.value:
            continue
        parts = [a for a in between(text, split.end(), stop) if a.family == whole.family]
        result = sum((a.value or Decimal(0) for a in parts), Decimal(0))
        off = abs(result - whole.value)
        told = len(parts) == value(split["count"]) and all(a.value for a in parts)
        if told and off and off <= whole.value * _NEAR_WHOLE:
            terms = "+".join(a.text for a in parts)
            values = {"sum": f"{terms}={told_like(result, whole)}", "total": whole.text}
            sure = off >= rounding([*parts, whole])
            yield Finding(block.at(parts[0].start, parts[-1].end), values, sure=sure)


_PER_THOUSAND = later(
    r"(?P<rate>\d+(?:\.\d+)?)(?P<unit>批次|[件份张名人个])/(?P<per>[百千万])人[^。；\d]{0,16}人口(?:总?数)?约?(?P<people>\d+(?:\.\d+)?)(?P<order>万?)人[^。；\d]{0,20}?"
    r"(?P<told>\d+)(?P=unit)"
)
_ORDERS = {"": 1, "百": 100, "千": 1000, "万": 10000}
_NEAR_RATE = Decimal("0.02")


def per_thousand(block: Block) -> Iterator[Finding]:
    """4.2批次/千人，按常住人口86万人计，不少于3216批次: where a slip of the hand makes it of 3612."""
    for match in _PER_THOUSAND.finditer(block.reading):
        thousands = Decimal(match["people"]) * _ORDERS[match["order"]] / _ORDERS[match["per"]]
        result = Decimal(match["rate"]) * thousands
        off = abs(result - int(match["told"])) > result * _NEAR_RATE
        if off and mistyped(result, result, match["told"]):
            term = f"{match['rate']}×{plain(thousands)}={plain(result)}{match['unit']}"
            values = {"sum": term, "total": match["told"] + match["unit"]}
            yield Finding(block.at(*match.span()), values)


_OF = "组|班|村|镇|乡镇|社区|年级|科室|支部|期|场|区|级|户|队|校"
ALL_OF = frozenset(f"{of[-1]}{word}" for of in _OF.split("|") for word in ("共", "合计", "总计", "累计"))
_EACH_LISTED = later(
    rf"每个?(?P<of>{_OF})(?P<list>[^，。；、（\d]{{0,10}}\d[^，。；（]{{3,80}})，(?P<times>\d{{1,3}}|[两二三四五六七八九十]{{1,3}})个?(?P=of)[^，。；、\d]{{0,3}}?"
    r"(?:共计?|合计|总计|累计)(?:设奖|设立?|配备?|选派|选聘|选出|评选|评出|表彰|奖励|招聘|安排|需要?|有|为)?(?=\d)"
)
_NEAR = Decimal("0.5")


def listed_for_each(block: Block) -> Iterator[Finding]:
    """每组设一等奖1名、二等奖2名、三等奖3名，两组共设奖16名; not 10个村共走访群众52名."""
    text = block.reading
    for match in _EACH_LISTED.finditer(text):
        parts, whole = between(text, *match.span("list")), beginning_at(text, match.end())
        times = value(match["times"])
        if not whole or not whole.value or not times or not _one_list(match["list"], parts, whole.family):
            continue
        sums = {some * times for some in _sums(parts)}
        result = max(sums)
        if whole.value not in sums and abs(result - whole.value) <= result * _NEAR:
            terms = "+".join(plain(part.value or Decimal(0)) for part in parts)
            values = {"sum": f"({terms})×{match['times']}={told_like(result, whole)}", "total": whole.text}
            yield Finding(block.at(match.start(), whole.end), values)


def _one_list(text: str, parts: Sequence[Amount], family: str) -> bool:
    """Every member of a list has a figure, and all are of one kind."""
    marks = sum(map(text.count, "、和及"))
    return len(parts) > 1 and marks == len(parts) - 1 and all(a.value and a.family == family for a in parts)


def _sums(parts: Sequence[Amount]) -> Iterator[Decimal]:
    """Of all the parts, and of some: a part may hold another."""
    for count in range(1, len(parts) + 1):
        for some in combinations(parts, count):
            yield sum((part.value or Decimal(0) for part in some), Decimal(0))
