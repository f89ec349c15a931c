"""Parts whose total stands behind them: 种植水稻860亩、玉米620亩，合计1480亩."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.chinese.amounts import Amount, beginning_at, between
from linter.chinese.breakdowns.lists import (
    CLAUSE_MARKS,
    NEAR_TOTAL,
    NO_PART,
    REACH,
    Breakdown,
    Item,
    clause_before,
    comes_near,
    list_before,
    of_kind,
    read_list,
    sum_of,
)
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value

_SUMMED = later(
    r"(?:(?<=[，。])(?:师生|干群|全[校园院县市镇村区厂]|(?P<all>[两二三四五六])[项者类地级期批种][^，。；：、\d]{0,5}?|以上|各项|每[项组个类场次届][^，。；：、\d]{0,4}))?(?:(?:总共|共计|合计|总计|共)[为有]?(?=\d)|(?:合计|共计|总计)(?P<noun>[^，。；：、\d]{1,8})(?=\d))"
    r"|(?<=[，。])(?:全[省市县区镇乡村校院局班]|辖区|现)?共有(?P<owned>[^，。；：、\d]{1,8})(?=\d)"
    r"|(?<=，)共(?:获奖|获得|评选|评出|表彰|投入|完成|建成|实施|需|设奖|设|安装|发放)(?=\d)"
    r"|(?<=，)(?P<did>(?:累计|共)(?:筹集|筹措|筹资|募集|募得|争取|到位|落实|发放|拨付|支付|支出|投入|兑现|获得|评出|评选|产生|招聘|招录|录用|清运|学习|参加|组织|开展|召开|举办|培训|走访|慰问|检查|排查|整改|接待|受理|办理|救助|资助|撰写|发表|演出|宣传|服务|调研|巡查|募集|栽植|清理|新增|设立|选派|配备|聘请|表彰)[^，。；：、\d]{0,8})(?=\d)"
    r"|(?<=[，。；])(?P<works>[两二三四五六])[项个][^，。；：、\d]{0,5}总(?:投资|面积|造价|费用|长度?)[为约达]?(?=\d)"
    r"|(?<=[，。；])(?P<year>全年)(?:完成|实现|达到?|为)?[^，。；、：\d共累合]{0,6}(?=\d)"
    r"|(?<=[，。])(?:全年|上半年|前[二三]季度|[两三]年|[两三]期|[两三四]批)(?:共|累计|总计|合计)[^，。；\d]{0,6}(?=\d)"
    r"|(?P<sum>(?<=[，。])(?!(?:分别|各|约)?占|[前后][一二两三四五六七八九十])[^，。；：、\d]{0,6}(?:(?:总(?:数|额|预算|人数|面积|规模|长度?|里程)|全长)(?:达到?|[为约])?|共计|合计|总计)(?=\d))|(?:项目|工程)?总投资[为约]?(?=\d)"
)
_AS_BASE = later(r"的\d+(?:\.\d+)?[%％]")
"""(占)总数1.7万辆的84%: what a share is of."""
_PERIOD = later(r"(?:其中|今年)?(?:[上下]半年|第?[一二三四]季度|前[一二三]季度|\d{1,2}[—–~～至-]\d{1,2}月)")
_LAST_PERIOD = later("下半年|四季度|12月")
_NEAR_NAMED = Decimal("0.2")
"""For a total of what the parts name too: 一等奖3件、二等奖5件, 获奖作品共计8件."""


def summed(text: str) -> Iterator[Breakdown]:
    """种植水稻860亩、玉米620亩，合计1480亩; 上半年投入2.1亿元，下半年投入2.6亿元，全年投入4.7亿元."""
    for match in _SUMMED.finditer(text):
        stop = match.start() - 1
        total = beginning_at(text, match.end())
        if not total or not total.value or _AS_BASE.match(text, total.end):
            continue
        if row := _row_before(text, match.start(), total) or _last_ones(text, match, total):
            start = clause_start(text, CLAUSE_MARKS, row[0].amount.start)
            yield Breakdown("合计", total, _over_clauses(text, start, row, total), "")
            continue
        if text[stop : stop + 1] not in ("，", "。"):
            continue
        first, items, ends = list_before(text, stop)
        if len(items) < 2 and text[stop] == "，":
            first, items, ends = _clauses_before(text, stop, total)
        if len(items) < 2 or not ends or not _may_sum(items, total):
            continue
        items = _over_clauses(text, first, items, total)
        if match["year"] and not _makes_a_year([item.label for item in items]):
            continue
        named = match["noun"] or match["sum"] or match["owned"] or match["did"]
        if named and not comes_near(
            sum_of(items), total, _NEAR_NAMED if items[-1].label[-1:] in named else NEAR_TOTAL
        ):
            continue
        if match["owned"] and not any(_akin(match["owned"], item.label) for item in items):
            continue
        if not _includes_more(text, first, items, total):
            yield Breakdown("合计", total, items, "")


def _may_sum(items: Sequence[Item], total: Amount) -> bool:
    """Of one family; and persons, each of whom came once, may be told together as 人次."""
    family = items[0].amount.family
    return family == total.family or (
        (family, total.family) == ("人", "人次") and comes_near(sum_of(items), total)
    )


def _makes_a_year(labels: Sequence[str]) -> bool:
    """上半年, 下半年; 1—10月, 11—12月; not the first three quarters."""
    return all(map(_PERIOD.match, labels)) and _LAST_PERIOD.search(labels[-1]) is not None


def _akin(noun: str, label: str) -> bool:
    """The first or last word of a noun is in the label: 案件 in 新收案件."""
    return noun[:2] in label or noun[-2:] in label


def _last_ones(text: str, match: re.Match[str], total: Amount) -> tuple[Item, ...]:
    """The three amounts before 三项合计."""
    count = value(match["all"] or match["works"] or "") or 0
    start = max(match.start() - REACH, 0)
    kinds = {total.family}
    if not match["works"]:
        start = clause_start(text, "。！？\n", match.start(), start)
        kinds |= {"人"} if total.family == "人次" else set()
    same = [a for a in between(text, start, match.start()) if a.family in kinds]
    if not count or len(same) < count or any(not a.value for a in same[-count:]):
        return ()
    items = tuple(Item(clause_before(text, a.start), a, "、") for a in same[-count:])
    return items if comes_near(sum_of(items), total) else ()


_ROW = 60
_ROW_BEFORE = later(r"(?<![、和及与\d.])\d+[^，。；、：\d]{2,12}(?:[、和]\d+[^，。；、：\d和]{2,12})+$")
_EACH_BEFORE = later(
    r"分别[^，。；、：\d]{0,5}(?P<row>\d[^，。；、：]{1,12}(?:[、和]\d[^，。；、：]{1,12})+)$"
)


def _row_before(text: str, stop: int, total: Amount) -> tuple[Item, ...]:
    """28个单位、12个乡镇、48个村 right before 共88个党组织."""
    stop -= text[stop - 1 : stop] == "，"
    each = _EACH_BEFORE.search(text, max(stop - _ROW, 0), stop)
    if each:
        told = between(text, each.start("row"), stop)
        if len(told) > 1 and all(a.family == total.family and a.value for a in told):
            return tuple(Item("", a, "、" if n else "") for n, a in enumerate(told))
    row = _ROW_BEFORE.search(text, max(stop - _ROW, 0), stop)
    found = between(text, row.start(), stop) if row else ()
    if row is None or len(found) != row[0].count("、") + row[0].count("和") + 1:
        return ()
    if any(not of_kind(a.family, total.family) or not a.value for a in found):
        return ()
    return tuple(Item(text[a.end : a.end + 2], a, "、" if n else "") for n, a in enumerate(found))


def _clauses_before(text: str, stop: int, total: Amount) -> tuple[int, tuple[Item, ...], bool]:
    """新建18处，改造27处 before ，共45处: as many clauses that end in a figure as come to the total or near it."""
    found: list[Item] = []
    first = stop
    while len(found) < _MOST_PARTS:
        start, inside, part = _clause_part(text, first, total.family)
        if len(inside) > 1 and found:
            items, ends = read_list(text, start, first)
            if not ends or len(items) != len(inside) or items[-1].amount.end != first:
                break
            found[:0] = items
        elif part is None or NO_PART.match(text, start, first):
            break
        else:
            found.insert(0, part)
        first = start - 1
        if text[first : first + 1] != "，":
            break
    tails = [tuple(found[n:]) for n in range(len(found) - 1)]
    near = [tail for tail in tails if comes_near(sum_of(tail), total)]
    if not near or any(sum_of(tail) == total.value for tail in near):
        return stop, (), True
    return clause_start(text, CLAUSE_MARKS, near[0][0].amount.start), near[0], True


def _clause_part(text: str, stop: int, family: str) -> tuple[int, list[Amount], Item | None]:
    """Where the clause that ends at an offset starts, its amounts of a family, and the part that it is when the only one
    of them ends it."""
    start = clause_start(text, CLAUSE_MARKS, stop, max(stop - REACH, 0))
    inside = [a for a in between(text, start, stop) if a.family == family]
    alone = len(inside) == 1 and inside[0].end == stop and inside[0].value
    return start, inside, Item(text[start : inside[0].start], inside[0], "，") if alone else None


_LONGEST_PART, _MOST_PARTS = 30, 12
"""Characters of a clause that is one of the parts, and how many there are at most."""


def _over_clauses(text: str, first: int, items: Sequence[Item], total: Amount) -> tuple[Item, ...]:
    """The parts of a list, and those of the clauses before it, one each, when they come near the total all together and
    the list alone does not: 甲可容纳800人，乙可容纳600人，丙、丁分别可容纳450人、350人，合计可容纳2300人."""
    if comes_near(sum_of(items), total):
        return tuple(items)
    found, stop = list(items), first - 1
    while text[stop : stop + 1] == "，" and len(found) < _MOST_PARTS:
        start, _, part = _clause_part(text, stop, total.family)
        if part is None or start < stop - _LONGEST_PART:
            break
        found.insert(0, part)
        stop = start - 1
    return tuple(found if len(found) > len(items) + 1 and comes_near(sum_of(found), total) else items)


def _includes_more(text: str, start: int, items: Sequence[Item], total: Amount) -> bool:
    """The total is for the sentence's earlier clauses too."""
    whole = sum_of(items)
    least = max(start - REACH, 0)
    for amount in reversed(between(text, max(text.rfind("。", least, start) + 1, least), start)):
        if amount.family == total.family:
            whole += amount.value or 0
            if total.value is None or whole == total.value:
                return True
    return False
