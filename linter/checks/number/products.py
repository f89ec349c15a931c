"""So many, each of so much: what a sentence counts and what it tells of each make what it tells of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from linter.chinese.amounts import Amount, amounts, beginning_at, between, plain, scale, told_like
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.measures import converted
from linter.chinese.numerals import value
from linter.chinese.slips import mistyped, shifted
from linter.document import Block
from linter.rule import Finding

_EACH_OF_ALL = frozenset(
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
_WITH_PRICE = frozenset(("，每", "按每", "按照每", "以每"))
_OF = "组|班|村|镇|乡镇|社区|年级|科室|支部|期|场|区|级|户|队|校"
_ALL_OF = frozenset(f"{of[-1]}{word}" for of in _OF.split("|") for word in ("共", "合计", "总计", "累计"))
_OVER_HINTS = frozenset(
    f"{of}{word}" for of in "年周月天日度班村组期场户镇乡区级室部" for word in ("共", "合计", "总计", "累计")
) | {"，累计"}
_EACH_HINTS = frozenset(f"{unit}，共" for unit in "名人个件台套辆份")
_MEAN_HINTS = frozenset(("，户均", "，人均", "，亩均", "，每", "，单价", "，均价"))
_EACH_UNITS = ("批次", *"人户亩箱吨株台头辆套件份册间")
_EACH_UNIT = "|".join(_EACH_UNITS)
_ORDER_HINTS = {
    "亩产",
    *(f"{each}{of}" for each in "单每" for of in _EACH_UNITS),
    *(f"{of}均" for of in _EACH_UNITS),
}
PRODUCT_HINTS = _MEAN_HINTS | _ORDER_HINTS | _EACH_OF_ALL | _WITH_PRICE | _ALL_OF | _OVER_HINTS | _EACH_HINTS
"""What wakes `products`, besides what wakes the reading of breakdowns."""


def products(block: Block) -> Iterator[Finding]:
    """What is told of each, however it is told, against what is told of all."""
    text = block.reading
    if "年" in text:
        yield from _mean_over_years(block)
        yield from _over_years(block)
    if "每" in text:
        yield from _per(block)
        yield from _listed_for_each(block)
        yield from _by_the_day(block)
        yield from _priced(block)
    if "，平均每" in text:
        yield from _served(block)
    if "每" in text or "均" in text:
        yield from _daily(block)
    if "，每" in text or "，单价" in text or "，均价" in text or "，平均每" in text:
        yield from _bought(block)
    if any(hint in text for hint in _ORDER_HINTS):
        yield from _order_slips(block)
    if "/" in text:
        yield from _per_thousand(block)
    if "各" in text:
        yield from _each_of_listed(block)


_YEARLY = later(r"每年[^，。；、\d]{0,16}(?=\d)|年均[^，。；、\d]{0,8}(?=\d)")
_YEARLY_TOO = later(r"[，、](?!其中)[^，。；：、\d年月]{2,16}(?=\d)")
"""每年办班6期，培训420人次: what goes on is yearly too."""
_OVER_YEARS = later(
    r"，(?P<years>[二两三四五六七八九十]|[2-9]|10)年(?:共计?|合计|总计|累计)[^，。；、\d]{0,10}(?=\d)"
)


def _over_years(block: Block) -> Iterator[Finding]:
    """每年投入200万元，三年共投入600万元; 六年间累计投入1.2亿元，年均2000万元."""
    text = block.reading
    for each in _YEARLY.finditer(text):
        one = beginning_at(text, each.end())
        told = _OVER_YEARS.match(text, one.end) if one and one.value else None
        families = set()
        while one and not told and (more := _YEARLY_TOO.match(text, one.end)):
            families.add(one.family)
            one = beginning_at(text, more.end())
            alone = one and one.value and one.family not in families
            told = _OVER_YEARS.match(text, one.end) if one and alone else None
        whole = beginning_at(text, told.end()) if told else None
        if not one or not told or not whole or not whole.value or one.family != whole.family:
            continue
        if text.startswith("（含", whole.end):
            continue  # 共1000万元（含追加100万元）
        result = (one.value or Decimal(0)) * (value(told["years"]) or 0)
        if result and abs(result - whole.value) > max(result / 100, whole.step / 2):
            span = block.at(one.start, whole.end)
            yield Finding(
                span, {"sum": f"{one.text}×{told['years']}={told_like(result, one)}", "total": whole.text}
            )


_IN_YEARS = later(
    r"(?P<years>[二两三四五六七八九十]|[2-9]|10)年(?:间|来|里|中)?(?:，|，?全[县市区镇乡])?(?P<told>(?:共计?|累计|总计|合计)[^，。；、\d]{0,10})(?=\d)"
)
_MEAN_BEHIND = later(r"，年均[^，。；、\d]{0,6}(?=\d)")
_NEAR_MEAN = Decimal("0.06")


def _mean_over_years(block: Block) -> Iterator[Finding]:
    text = block.reading
    for match in _IN_YEARS.finditer(text):
        whole = beginning_at(text, match.end("told"))
        mean = _MEAN_BEHIND.match(text, whole.end) if whole and whole.value else None
        each = beginning_at(text, mean.end()) if mean else None
        years = value(match["years"])
        if whole and each and each.size and years and whole.family == each.family:
            result = (whole.value or Decimal(0)) / years
            if abs(result - each.size) > result * _NEAR_MEAN:
                told = told_like(round(result, 1 - scale(each)[1]), each)
                term = f"{whole.text}÷{match['years']}年≈{told}"
                yield Finding(block.at(whole.start, each.end), {"sum": term, "total": each.text})


_MANY = "周|个?月|天|日|个?季度|个?班级?|个?村|个?组|期|场|户|个?镇|个?乡镇|个?社区|个?年级|个?科室|个?支部"
_EACH_OF_MANY = later(
    rf"每(?P<of>{_MANY})[^，。；、\d每]{{0,14}}?(?P<each>\d+(?:\.\d+)?)(?P<order>万?)(?P<unit>[一-龥])[^，。；、\d]{{0,4}}，"
    rf"(?:全[一-龥])?(?P<times>\d+|[二两三四五六七八九十]{{1,3}})个?(?P=of)(?:共计?|合计|总计|累计)[^，。；、\d]{{0,10}}?(?P<whole>\d+(?:\.\d+)?)(?P=order)(?P=unit)"
)
_MANY_OF_EACH = later(
    rf"(?P<times>\d+|[二两三四五六七八九十]{{1,3}})(?P<of>{_MANY})，每个?(?P=of)[^，。；、\d每]{{0,8}}?(?P<each>\d+(?:\.\d+)?)(?P<order>万?)(?P<unit>[一-龥])，"
    r"(?:全[一-龥]{1,3})?(?:共计?|合计|总计|累计)[^，。；、\d]{0,8}?(?P<whole>\d+(?:\.\d+)?)(?P=order)(?P=unit)"
)


def _per(block: Block) -> Iterator[Finding]:
    """每月编印简报4期，6个月共编印20期; 培训12天，每天4场，累计46场."""
    for pattern in (_EACH_OF_MANY, _MANY_OF_EACH):
        for match in pattern.finditer(block.reading):
            result = Decimal(match["each"]) * (value(match["times"]) or 0)
            whole = Decimal(match["whole"])
            if result and abs(result - whole) > result / 100:
                unit = match["order"] + match["unit"]
                term = f"{match['each']}×{match['times']}={plain(result)}{unit}"
                yield Finding(block.at(*match.span()), {"sum": term, "total": match["whole"] + unit})


_EACH_LISTED = later(
    rf"每个?(?P<of>{_OF})(?P<list>[^，。；、（\d]{{0,10}}\d[^，。；（]{{3,80}})，(?P<times>\d{{1,3}}|[两二三四五六七八九十]{{1,3}})个?(?P=of)[^，。；、\d]{{0,3}}?"
    r"(?:共计?|合计|总计|累计)(?:设奖|设立?|配备?|选派|选聘|选出|评选|评出|表彰|奖励|招聘|安排|需要?|有|为)?(?=\d)"
)
_NEAR = Decimal("0.5")


def _listed_for_each(block: Block) -> Iterator[Finding]:
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


_BY_THE_DAY = later(
    r"每人每(?P<per>天|日|期|次|月|学时|课时)(?P<price>\d+(?:\.\d+)?)元[^。；\d]{0,14}，?[^。；\d]{0,6}(?P<one>\d+)(?P<u>人|名|天|日|期|次|个月)[^。；\d]{0,10}"
    r"(?P<two>\d+)(?P<v>人|名|天|日|期|次|个月)[^。；\d]{0,6}，(?:共|合计|共计|总计|约)?(?:需要?|计|支出|费用)?[^，。；、\d]{0,6}(?P<sum>\d+(?:\.\d+)?)(?P<order>万?)元"
)
_PERSONS = frozenset("人名")


def _by_the_day(block: Block) -> Iterator[Finding]:
    """每人每天120元，50人培训5天，共需3万元."""
    for match in _BY_THE_DAY.finditer(block.reading):
        units = {match["u"], match["v"]}
        if len(units & _PERSONS) != 1:
            continue
        result = Decimal(match["price"]) * int(match["one"]) * int(match["two"])
        told = Decimal(match["sum"]) * (10**4 if match["order"] else 1)
        if abs(result - told) > result / 100:
            term = f"{match['price']}×{match['one']}×{match['two']}={plain(result)}元"
            span = block.at(match.start("price"), match.end())
            yield Finding(span, {"sum": term, "total": f"{match['sum']}{match['order']}元"})


_PERIOD = "天|日|周|月|季度|年"
_OF_EACH = later(
    rf"[^，。；、\d]{{0,6}}，(?:平均)?(?:每(?:人|名|户|亩)|[人户亩]均)(?:平均|每(?P<period>{_PERIOD}))?[^，。；、\d每]{{0,10}}"
)
_OF_ALL = later(
    rf"[^，。；、\d]{{0,4}}，(?:(?:全[一-龥]{{1,2}}?|合计|共计?|总共|总计)(?:每(?P<period>{_PERIOD}))?|每(?P<period2>{_PERIOD})(?:合计|共)?|总(?:投资|收入|产值|产量|收益)|(?:实现|带动|创造|完成)(?:旅游|综合|经营|销售|农业|营业|总){{0,3}}(?:收入|产值|消费|收益))[^，。；、\d每]{{0,10}}"
)
_ROUGHLY = Decimal("0.06")


def _daily(block: Block) -> Iterator[Finding]:
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


def worth(amount: Amount, unit: str) -> Decimal | None:
    """What an amount is, also when a word rounds it, in the unit of another of its quantity."""
    return amount.size if amount.family == unit else converted(amount, unit)


_SERVES_EACH = later(r"[^，。；、\d]{0,20}，平均每个?(?P<of>[一-龥])[^，。；、\d每]{0,10}")
_SERVED = later(
    r"(?P<what>[一-龥]{0,6})，(?:全[一-龥]{1,2})?(?:合计|共计?|总共|总计|累计)[^，。；、\d每]{0,8}"
)


def _served(block: Block) -> Iterator[Finding]:
    """选派36名干部，平均每人联系3个村，共覆盖118个村: what each does is rounded, so only where a slip makes it of the product."""
    text = block.reading
    found = amounts(text)
    for count, each, whole in zip(found, found[1:], found[2:], strict=False):
        one = _SERVES_EACH.fullmatch(text, count.end, each.start)
        every = _SERVED.fullmatch(text, each.end, whole.start) if one else None
        if not one or not every or not count.value or not each.value or not whole.value:
            continue
        if each.family != whole.family or not text.startswith(every["what"], whole.end):
            continue
        of_them = count.family == "人" if one["of"] in _PERSONS else count.text.endswith(one["of"])
        result = count.value * each.value
        if of_them and result != whole.value and mistyped(result, result, plain(whole.value)):
            yield _finding(block, count, each, whole, result, sure=False)


_PRICED_EACH = later(
    r"[^，。；、\d]{0,8}，(?:均|统一|全部)?(?:按照?|以)?(?:照)?每个?(?P<of>[一-龥])(?:平均)?(?![一-龥]{0,4}每)[^，。；、\d]{0,8}"
)
_COSTS = later(
    r"(?:的)?(?:标准|单价|价格)?(?:来)?(?:测算|计算|估算|核算|计|补助|补贴|发放|奖励)?，(?:项目|工程|此项|该项)?(?:合计|总计|共计?|总|预计|估算|约|拟)?(?:需要?|投资|投入|所需|应){1,2}(?:补助|补贴|支付|发放|兑付|资金|投资|经费|费用|总额)?(?:约?为)?"
)


def _priced(block: Block) -> Iterator[Finding]:
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


_BOUGHT = later(
    r"(?:，|用于|，用于)?(?:购置|采购|购买|新购|购入|更换|安装|新建|改造|建设)(?:[^，。；、\d]{0,12})"
)
_AT = later(r"[^，。；、\d]{0,6}，(?:平均)?(?:每(?P<of>[一-龥])|单价|均价)(?:价格?|投资|造价|预算|需|为|约)*")
_EXACTLY = Decimal("0.005")


def _bought(block: Block) -> Iterator[Finding]:
    """投入2400万元购置公交车60辆，每辆40元: where the point of one is in the wrong place, or a 万 is missing."""
    text = block.reading
    found = amounts(text)
    for whole, count, each in zip(found, found[1:], found[2:], strict=False):
        if not (whole.family == each.family == "元") or not whole.size or not count.value or not each.value:
            continue
        unit = _AT.fullmatch(text, count.end, each.start)
        if not unit or not _BOUGHT.fullmatch(text, whole.end, count.start):
            continue
        if unit["of"] and not count.text.endswith(unit["of"]):
            continue
        result = count.value * each.value
        if shifted(result, whole.size, _EXACTLY):
            term = f"{count.text}×{each.text}={told_like(result, whole)}"
            yield Finding(block.at(each.start, each.end), {"sum": term, "total": whole.text})


_TOLD_EACH = later(
    rf"[^，。；、\d每]{{0,10}}(?:[单每](?P<of>{_EACH_UNIT})|(?P<of>{_EACH_UNIT})均|(?P<of>亩)产)[^，。；、\d每]{{0,10}}"
)
_MORE_OF_EACH = later(r"[^，。；、\d均]{0,10}(?:增产|增收)")
"""平均亩产512公斤，比对照增产42.5公斤."""
_ALL_BEFORE = later(
    r"[^，。；、\d均每单]{0,8}(?:经费|费用|资金|投资|支出|补助|补贴)(?:预算|概算|预计|大约|共计|合计|总额|[约共需为计])*"
)
"""经费预计27万元，每批次按900元核算: the whole told right before what is told of each."""
_TOLD_ALL = later(
    r"(?:共|合计|总计|累计|实现|完成)[^，。；、\d均每单]{2,10}|[^，。；、\d均每单]{0,6}(?:总额|总量|总产)[为达]{0,2}"
)
_SCALED = (Decimal(10**4), Decimal(10**8))
_TOO_DEAR = Decimal(10**8)
"""What costs so much a piece has a slip itself, which its average tells."""


def _order_slips(block: Block) -> Iterator[Finding]:
    """2.4万箱，…；单箱3.5万元，…；实现销售收入8.4万元: where the product has just its 万 or 亿 left out, whatever stands between
    the three in a paragraph."""
    text = block.reading
    found = amounts(text)
    told: list[tuple[str, Amount]] = []
    for index, whole in enumerate(found):
        start = clause_start(text, "，。；：、（\n", whole.start)
        clause = text[max(start, found[index - 1].end if index else 0) : whole.start]
        if each := _TOLD_EACH.fullmatch(clause):
            told.append((each["of"], whole))
            yield from _told_before(block, found, index, each["of"])
        elif told and told[-1][1] is found[index - 1] and _MORE_OF_EACH.fullmatch(clause):
            told.append((told[-1][0], whole))
        elif _TOLD_ALL.fullmatch(clause) and told and whole.value:
            near = [a for a in found[:index] if a.start > whole.start - _REACH]
            slip = next(_scaled_products(whole, near, told), None)
            if slip:
                yield Finding(block.at(whole.start, whole.end), {"sum": slip, "total": whole.text})


def _told_before(block: Block, found: Sequence[Amount], index: int, of: str) -> Iterator[Finding]:
    """The amount that a clause tells of all, right before what is told of each, where it lacks its 万 or 亿; the count may
    stand in the clause behind."""
    text, each = block.reading, found[index]
    whole = found[index - 1] if index else None
    if not whole or not whole.value or whole.family != each.family or not text.startswith("，", whole.end):
        return
    start = clause_start(text, "，。；：、（\n", whole.start)
    if _ALL_BEFORE.fullmatch(text, start, whole.start) and "，" not in text[whole.end + 1 : each.start]:
        for count in found[: index + 2]:
            result = (count.value or Decimal(0)) * (each.value or Decimal(0))
            near = abs(count.start - whole.start) < _REACH and count.text.endswith(of)
            if near and _lacks_scale(whole.value, result):
                term = f"{count.text}×{each.text}={told_like(result, whole)}"
                yield Finding(block.at(whole.start, whole.end), {"sum": term, "total": whole.text})
                return


def _scaled_products(
    whole: Amount, found: Sequence[Amount], told: Sequence[tuple[str, Amount]]
) -> Iterator[str]:
    """The products, of counts and of what is told of one of those, that a total is but for its 万."""
    size = whole.value or Decimal(1)
    for of, each in told:
        alike = each in found and each.family == whole.family and (each.value or size) < min(size, _TOO_DEAR)
        counts = [a for a in found if a.text.endswith(of)] if alike else []
        for count in counts:
            result = (count.value or Decimal(0)) * (each.value or Decimal(0))
            if _lacks_scale(size, result):
                yield f"{count.text}×{each.text}={told_like(result, whole)}"


def _lacks_scale(written: Decimal, result: Decimal) -> bool:
    """Whether what is written is the result but for a 万 or 亿."""
    return any(abs(result / written / scaled - 1) <= _EXACTLY * 2 for scaled in _SCALED)


def _finding(
    block: Block, count: Amount, each: Amount, whole: Amount, result: Decimal, *, sure: bool = True
) -> Finding:
    term = f"{count.text}×{each.text}={told_like(result, whole)}"
    return Finding(block.at(count.start, whole.end), {"sum": term, "total": whole.text}, sure=sure)


_PER_THOUSAND = later(
    r"(?P<rate>\d+(?:\.\d+)?)(?P<unit>批次|[件份张名人个])/(?P<per>[百千万])人[^。；\d]{0,16}人口(?:总?数)?约?(?P<people>\d+(?:\.\d+)?)(?P<order>万?)人[^。；\d]{0,20}?"
    r"(?P<told>\d+)(?P=unit)"
)
_ORDERS = {"": 1, "百": 100, "千": 1000, "万": 10000}
_NEAR_RATE = Decimal("0.02")


def _per_thousand(block: Block) -> Iterator[Finding]:
    """4.2批次/千人，按常住人口86万人计，不少于3216批次: where a slip of the hand makes it of 3612."""
    for match in _PER_THOUSAND.finditer(block.reading):
        thousands = Decimal(match["people"]) * _ORDERS[match["order"]] / _ORDERS[match["per"]]
        result = Decimal(match["rate"]) * thousands
        off = abs(result - int(match["told"])) > result * _NEAR_RATE
        if off and mistyped(result, result, match["told"]):
            term = f"{match['rate']}×{plain(thousands)}={plain(result)}{match['unit']}"
            values = {"sum": term, "total": match["told"] + match["unit"]}
            yield Finding(block.at(*match.span()), values)


_REACH = 400
"""How far back the beginning of a sentence is looked for, in characters."""
_LIST_EACH = later(
    r"(?P<list>[^，。；：、\d各每等]{2,14}(?:[、和][^，。；：、\d各每等]{2,14}){1,7}?)各(?:派出?|选派|抽调|推荐|安排)?(?P<each>\d{1,2}|[一二两三四五])(?P<unit>[名人个件台套辆份])，"
    r"(?:共计?|合计|总计)(?P<whole>\d{1,3})(?P=unit)"
)


def _each_of_listed(block: Block) -> Iterator[Finding]:
    """县医院、中医院、疾控中心各2名，共8名: where nothing before counts the like, and the total is not of many more bodies."""
    text = block.reading
    for match in _LIST_EACH.finditer(text):
        start = clause_start(text, "。；\n", match.start(), max(match.start() - _REACH, 0))
        one = value(match["each"]) or 0
        least = match["list"].count("、") + 1
        most = least + match["list"].count("和")
        whole = int(match["whole"])
        before = any(a.text.endswith(match["unit"]) for a in between(text, start, match.start()))
        if before or least * one <= whole <= most * one or abs(whole - most * one) > one:
            continue
        term = f"{most}×{one}={most * one}"
        span = block.at(*match.span())
        yield Finding(span, {"sum": term, "total": match["whole"] + match["unit"]})
