"""Totals in set forms: of what a paragraph, a list or a report counts one by one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, groupby, takewhile

from linter.chinese.amounts import (
    Amount,
    amounts,
    beginning_at,
    between,
    ending_at,
    missed_by,
    plain,
    rounding,
    sum_term,
    told_like,
    words_of,
)
from linter.chinese.clauses import clause_end, clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.resemblance import common_end
from linter.document import Block, Part
from linter.rule import Finding

_PLACES_HINTS = frozenset(
    f"{first}{last}" for first in ("个县", "个市", "个乡", "个镇", "个街") for last in "市区镇道街乡"
)
TOTAL_HINTS = _PLACES_HINTS | {
    "第三产业",
    *("百分制", "总分", "满分"),
    "个标段",
    "两期",
    "三期",
    "个片区",
    "个路段",
    "个工区",
    "项合计",
    "如下",
    "以上",
    "上述",
    *(f"再{word}" for word in ("完成", "新增", "新建", "改造", "培训", "整改", "建成", "办理", "引进")),
}
"""What wakes `totals`, besides what wakes the reading of breakdowns."""


def totals(block: Block, part: Part | None) -> Iterator[Finding]:
    """Totals that the figures beside them, or above and below in the report, do not make."""
    text = block.reading
    if "分" in text:
        yield from _sections(block)
    if "项合计" in text:
        yield from _all_items(block)
    yield from _kinds_of_places(block)
    yield from _pairs_of_counts(block)
    if "百分制" in text or "总分" in text or "满分" in text:
        yield from _of_hundred(block)
    if "第三产业" in text:
        yield from _industries(block)
    if part and text.rstrip().endswith(("：", ":")):
        yield from _listed_below(block, part)
    if "以上" in text or "上述" in text:
        yield from _all_above(block, part)
    if part and "再" in text:
        yield from _once_more(block, part)


_ONCE_MORE = later(
    r"再(?:完成|新增|新建|改造|培训|整改|建成|办理|引进)[^，。；、\d]{0,10}(?P<more>\d[\d.]*[万亿]?)(?P<unit>[^，。；、\d]{1,4})，(?:全年|年内|年底前?|今年|使)[^，。；、\d]{0,8}?(?:累计|总计|合计|共)(?:完成|达到?|新增|新建|改造|培训|整改|建成|办理|引进)?[^，。；、\d]{0,8}(?P<whole>\d[\d.]*[万亿]?)(?P=unit)"
)
_DONE_SO_FAR = later(
    r"(?:今年|截至|\d月|上半年|季度|目前)[^，。；]{0,12}(?:完成|新增|新建|改造|培训|整改|建成|办理|引进)"
)
_LAST_TIME = later("上年|去年|同期|每|均")
_PARAGRAPHS = 3


def _once_more(block: Block, part: Part) -> Iterator[Finding]:
    """今年1至4月完成1.8万卷。… 年底前再完成3.2万卷，全年累计完成5.2万卷: where nothing before makes the difference."""
    text = block.reading
    for match in _ONCE_MORE.finditer(text):
        more, whole = beginning_at(text, match.start("more")), beginning_at(text, match.start("whole"))
        if not more or not whole or not more.value or not whole.value or more.family != whole.family:
            continue
        at = part.index(block)
        readings = [one.reading for one in part.blocks[max(at - _PARAGRAPHS, 0) : at]] + [
            text[: match.start()]
        ]
        told = [(r, a) for r in readings for a in amounts(r) if a.family == whole.family and a.value]
        slack = max(rounding((more, whole)), Decimal(0))
        if any(abs((a.value or 0) + more.value - whole.value) <= slack for _, a in told):
            continue
        done = [a for r, a in told if _is_done(words_before(r, a.start))]
        if (
            len({a.value for a in done}) == 1
            and missed_by([done[0], more], whole) <= whole.value * _NEAR_WHOLE
        ):
            values = {"sum": sum_term([done[0], more], whole), "total": whole.text}
            yield Finding(block.at(whole.start, whole.end), values, sure=False)


def _is_done(label: str) -> bool:
    return _DONE_SO_FAR.search(label) is not None and _LAST_TIME.search(label) is None


_SECTIONS = later(r"分(?:为|成)?(?P<count>[两二三四2-4])个?(?:标段|期|工区|片区|路段)")
_WHOLE = later(r"(?:全长|总长度?|全线长|总里程|总面积|总建筑面积|总规模)(?:约?为|达到?)?(?=\d)")
_NEAR_WHOLE = Decimal("0.12")


def _sections(block: Block) -> Iterator[Finding]:
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


_ITEMS = later(
    r"(?P<count>[两三四2-4])项合计(?:共|实现|完成|投入|增加|带来|达到?){0,3}[^，。；、\d]{0,6}(?=\d)"
)
_EACH_ITEM = later("每|均|单价")


def _all_items(block: Block) -> Iterator[Finding]:
    """林下收入680万元。…旅游收入240万元。两项合计实现收入920万元: where the text before has just so many amounts of the kind."""
    text = block.reading
    for match in _ITEMS.finditer(text):
        told = beginning_at(text, match.end())
        parts = [a for a in between(text, 0, match.start()) if told and a.family == told.family]
        if told is None or told.value is None or len(parts) != value(match["count"]):
            continue
        if any(a.value is None or _EACH_ITEM.search(words_before(text, a.start)) for a in parts):
            continue
        off = missed_by(parts, told)
        if off and off >= rounding([*parts, told]):
            yield Finding(block.at(told.start, told.end), {"sum": sum_term(parts, told), "total": told.text})


_PLACES_SUM = later(
    r"(?P<one>\d+)个?(?P<a>县|市|镇|乡|街道|区)、?(?P<other>\d+)个?(?P<b>区|市|县|乡|镇|街道|场)(?:（[^（）]{1,6}）)?，?共(?:计)?(?P<whole>\d+)个(?:县|市|乡|镇|街)"
)
_VILLAGES_SUM = later(
    r"(?P<one>\d+)个(?P<a>行政村|建制村|村)[、，和](?P<other>\d+)个(?P<b>社区|居委会|居民?委员会)[，、]?(?:共|合计|总计|共计)(?:有)?(?P<whole>\d+)个"
)


def _kinds_of_places(block: Block) -> Iterator[Finding]:
    """4县2区共7个县区."""
    if "共" not in block.reading:
        return
    for match in chain(_PLACES_SUM.finditer(block.reading), _VILLAGES_SUM.finditer(block.reading)):
        whole = int(match["one"]) + int(match["other"])
        if match["a"] != match["b"] and whole != int(match["whole"]):
            term = f"{match['one']}+{match['other']}={whole}"
            yield Finding(block.at(*match.span()), {"sum": term, "total": f"{match['whole']}个"})


_PAIR = later(r"(?P<a>\d+)(?P<u>[户件起批处支个家所辆期场班组])(?P<b>\d+)(?P<v>人次|人|名|万元)")
_WHOLE_PAIR = later(r"(?:总计|合计|共计?|总共)[^，。；、\d]{0,4}$")
_LEAST_PAIRS, _MOST_PAIRS = 3, 12
_REACH = 400
"""How far the beginning or the end of a sentence is looked for, in characters."""


def _sentence_of(text: str, offset: int) -> int:
    """Where the sentence of an offset begins."""
    return clause_start(text, "。；\n", offset, max(offset - _REACH, 0))


def _pairs_of_counts(block: Block) -> Iterator[Finding]:
    """甲类320户980人，乙类280户860人，共计600户1940人: where the one count is the sum of the others, so is the other."""
    text = block.reading
    pairs = list(_PAIR.finditer(text))
    sentences = groupby(pairs, key=lambda pair: _sentence_of(text, pair.start()))
    for row in (list(group) for _, group in sentences) if len(pairs) >= _LEAST_PAIRS else ():
        one_kind = len({(pair["u"], pair["v"]) for pair in row}) == 1
        if not one_kind or not _LEAST_PAIRS <= len(row) <= _MOST_PAIRS:
            continue
        among = "其中" in text[row[0].end() : row[1].start()]
        if _WHOLE_PAIR.search(text, max(row[-1].start() - 8, 0), row[-1].start()):
            whole, parts = row[-1], row[among:-1]
        elif among:
            whole, parts = row[0], row[1:]
        else:
            continue
        sums = {name: sum(int(part[name]) for part in parts) for name in "ab"}
        wrong = [name for name in "ab" if sums[name] != int(whole[name])]
        if len(wrong) == 1:
            unit = whole["u" if wrong[0] == "a" else "v"]
            terms = "+".join(part[wrong[0]] for part in parts)
            values = {"sum": f"{terms}={sums[wrong[0]]}", "total": whole[wrong[0]] + unit}
            yield Finding(block.at(row[0].start(), row[-1].end()), values)


_OUT_OF_HUNDRED = later(
    r"百分制[^。；]{0,16}?[，：。（](?P<list>(?:[^，、；。：\d]{2,14}\d{1,2}分[，、；]?){3,12})(?=[。；）\n]|$)"
)
_OUT_OF_WHOLE = later(
    r"(?:总分|满分)值?(?:为|是|共|计)?(?P<whole>\d{2,4})分[，（：]其?中?(?:包括|包含|含|由)?(?P<list>(?:[^，、；。：\d每各加]{2,14}\d{1,3}分[，、；]?){2,12})(?=[。；）\n]|$)"
)
_SCORE = later(r"(\d{1,3})分")
_WHOLE_SCORE = 100


def _of_hundred(block: Block) -> Iterator[Finding]:
    """考核实行百分制，其中甲占40分、乙占30分、丙占20分; 满分120分，其中听力30分、笔试80分."""
    for match in _OUT_OF_HUNDRED.finditer(block.reading):
        scores = _SCORE.findall(match["list"])
        whole = sum(map(int, scores))
        if whole != _WHOLE_SCORE:
            values = {"sum": f"{'+'.join(scores)}={whole}", "total": f"{_WHOLE_SCORE}分"}
            yield Finding(block.at(*match.span("list")), values)
    for match in _OUT_OF_WHOLE.finditer(block.reading):
        scores = _SCORE.findall(match["list"])
        whole, told = sum(map(int, scores)), int(match["whole"])
        if whole != told and abs(whole - told) * 4 <= told:
            values = {"sum": f"{'+'.join(scores)}={whole}", "total": f"{told}分"}
            yield Finding(block.at(*match.span("list")), values)


_INDUSTRY = r"第{}产业(?:实现)?(?:增加值)?(?:完成|实现|为|达到?)?(?P<{}>\d+(?:\.\d+)?)亿元[^。]{{0,40}}?"
_INDUSTRIES = later(
    r"生产总值[^，。；\d]{0,12}?(?P<whole>\d+(?:\.\d+)?)亿元.{0,60}?"
    + "".join(
        _INDUSTRY.format(order, name) for order, name in (("一", "one"), ("二", "two"), ("三", "three"))
    )
)


def _industries(block: Block) -> Iterator[Finding]:
    """地区生产总值186.5亿元，…第一产业增加值25.4亿元，…第二产业…，第三产业…."""
    for match in _INDUSTRIES.finditer(block.reading):
        parts = [match["one"], match["two"], match["three"]]
        figures = [Decimal(figure) for figure in (*parts, match["whole"])]
        slack = (
            sum((Decimal(1).scaleb(int(figure.as_tuple().exponent)) for figure in figures), Decimal(0)) / 2
        )
        whole = sum(figures[:3], Decimal(0))
        if abs(whole - figures[3]) > slack:
            term = f"{'+'.join(parts)}={plain(whole)}亿"
            yield Finding(
                block.at(match.start("whole"), match.end("three")),
                {"sum": term, "total": f"{match['whole']}亿元"},
            )


_TOTAL_ABOVE = later(
    r"(?:总金额|总预算|总经费|总投资|总额|预算金额|预算资金|共需|共计|合计|总计)(?:资金|经费|预算|约?为|需)?(?=\d)"
)
_AS_FOLLOWS = later(
    r"(?:元)[，。]?(?:具体|分别|分项|明细|其中)?(?:预算|金额|内容|情况|明细)?(?:如下|[为是])[：:]\s*$"
)
_ITEM_SUM = later(r"(?:预算|小计|共计|合计|金额|需|投资|经费|计)(?:资金|经费|约?为)?$")


def _listed_below(block: Block, part: Part) -> Iterator[Finding]:
    """预算总金额502万元。具体如下： above items each of which ends with its own sum."""
    text = block.reading
    match = _TOTAL_ABOVE.search(text) if _AS_FOLLOWS.search(text) else None
    told = beginning_at(text, match.end()) if match else None
    if told is None or told.value is None or told.family != "元":
        return
    sums: list[Amount] = []
    below = part.below(block)
    for item in takewhile(
        lambda one: one.number is not None and one.reading.rstrip()[-1:] in "；;。元", below
    ):
        line, last = _last_amount(item.reading)
        if last is None or last.value is None or not _ITEM_SUM.search(line, 0, last.start):
            return
        sums.append(last)
        if item.reading.rstrip().endswith("。"):
            break
    off = missed_by(sums, told)
    if len(sums) > 1 and off >= rounding([*sums, told]) and off * 2 < told.value:
        yield Finding(block.at(told.start, told.end), {"sum": sum_term(sums, told), "total": told.text})


_ALL_ABOVE = later(
    r"(?:(?<=。)|^\s*)(?:以上|上述)(?:(?P<count>[两二三四五六七八九十]|\d{1,2})?[项类]|各项)?[^，。；、\d]{0,6}(?:共计|合计|总计|共需)[^，。；、\d]{0,6}(?=\d)"
)
_FEWEST_ABOVE = 2
_NEAR_ABOVE = Decimal("0.4")


def _all_above(block: Block, part: Part | None) -> Iterator[Finding]:
    """1.…12万元；2.…5万元。以上两项合计18万元, or in one sentence: 甲1台，预算12万元；乙2台，预算5万元。以上预算合计18万元."""
    text = block.reading
    for match in _ALL_ABOVE.finditer(text):
        told = beginning_at(text, match.end())
        lines = _lines_above(block, part, match.start())
        sums = [_sum_at_end(line) for line in lines]
        if not told or not told.value or told.family != "元" or len(sums) < _FEWEST_ABOVE:
            continue
        known = [each for each in sums if each is not None]
        if len(known) < len(sums) or (match["count"] and value(match["count"]) != len(sums)):
            continue
        off = missed_by(known, told)
        if off and off >= rounding([*known, told]) and off <= told.value * _NEAR_ABOVE:
            yield Finding(block.at(told.start, told.end), {"sum": sum_term(known, told), "total": told.text})


def _lines_above(block: Block, part: Part | None, start: int) -> list[str]:
    """The items right above a paragraph that begins with their sum, or the members of the sentence before it."""
    text = block.reading
    if text[:start].strip():
        first = clause_start(text, "。：\n", start - 1)
        return text[first : start - 1].split("；")
    above = part.blocks[: part.index(block)] if part else []
    items = list(takewhile(lambda one: one.number is not None and one.kind != "heading", reversed(above)))
    return [item.reading for item in reversed(items)]


def _last_amount(line: str) -> tuple[str, Amount | None]:
    """A line without the marks at its end, and the amount that it ends with."""
    line = line.rstrip("；;。 \u3000")
    return line, ending_at(line, len(line))


def _sum_at_end(line: str) -> Amount | None:
    """The money that ends a line, when the line says that it is a sum, or names no other."""
    line, last = _last_amount(line)
    if last is None or last.family != "元" or not last.value:
        return None
    alone = sum(amount.family == "元" for amount in amounts(line)) == 1
    return last if alone or _ITEM_SUM.search(line, 0, last.start) else None


_AMONG = "其中"
_MOST_MEASURES = 12


def by_two_measures(block: Block) -> Iterator[Finding]:
    """播种面积68.5万亩，总产量31.5万吨。其中夏粮播种面积26.5万亩、总产量11.2万吨，秋粮…: a total and its parts by one
    measure that do not add up, where those by the other do."""
    text = block.reading
    at = text.find(_AMONG)
    while at >= 0:
        stop = clause_end(text, "。；", at, at + _REACH)
        found = list(between(text, at, stop)) if text[stop : stop + 1] in "。；" else []
        families = [amount.family for amount in found]
        pairs = len(found) // 2
        if (
            4 <= len(found) <= _MOST_MEASURES
            and len(set(families[:2])) == 2
            and families == families[:2] * pairs
        ):
            least = max(at - _REACH, 0)
            start = max(text.rfind("。", least, max(text.rfind("。", least, at), least)) + 1, least)
            rows = [_measured(text, start, at, found[n::2]) for n in (0, 1)]
            sound = [row for row in rows if row and row[1]]
            wrong = [row for row in rows if row and not row[1]]
            if sound and wrong:
                total, parts = wrong[0][0], found[rows.index(wrong[0]) :: 2]
                span = block.at(total.start, parts[-1].end)
                yield Finding(span, {"sum": sum_term(parts, total), "total": total.text})
        at = text.find(_AMONG, at + 1)


def _measured(text: str, start: int, at: int, parts: list[Amount]) -> tuple[Amount, bool] | None:
    """The one total of a measure before an offset, and whether its parts make it."""
    nouns = [words_of(text, amount) or _words_of_pair(text, amount) for amount in parts]
    if (
        any(map(_EACH_ITEM.search, nouns))
        or common_end(nouns) < 2
        or any(amount.value is None for amount in parts)
    ):
        return None
    family = parts[0].family
    same = [a for a in between(text, start, at) if a.family == family]
    before = [a for a in same if words_of(text, a).endswith(nouns[0][-2:])] or same
    if len(before) != 1 or before[0].value is None:
        return None
    gap = missed_by(parts, before[0])
    return before[0], gap == 0 or gap < rounding([*parts, before[0]])


def _words_of_pair(text: str, amount: Amount) -> str:
    """存量违建 of 存量违建65处、1.06万平方米, for the second of the two figures."""
    first = ending_at(text, amount.start - 1) if text[amount.start - 1 : amount.start] == "、" else None
    return words_of(text, first) if first else ""
