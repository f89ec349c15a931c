"""A figure beside the one it is compared with, of another quantity or another order: 负荷186.4万千瓦时，较去年172.6万千瓦增长."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.checks.number.searches import Search
from linter.chinese.amounts import Amount, amounts
from linter.chinese.expressions import later
from linter.chinese.measures import MEASURES
from linter.document import Block, Words
from linter.rule import Finding

_QUANTITIES: dict[str, str] = {
    **{unit: measure.quantity for unit, measure in MEASURES.items()},
    **{"千瓦": "功率", "兆瓦": "功率", "瓦": "功率", "千瓦时": "电量", "千伏安": "容量"},
    **{"立方米": "体积", "升": "体积", "元": "钱", "人次": "人次"},
    **{"头": "头", "只": "只", "羽": "羽"},
}
_ONE_MATTER = frozenset(("斤", "体积"))
"""Water is told in 吨 and in 立方米."""
_SHARES = frozenset("%％")
_MEASURE_WORDS = frozenset("头只羽")
_FORMER = r"(?:去年|上年|前年|往年|上[个一]?月|上[个一]?季度?|(?:19|20)\d\d年)(?:同期|同月|同季|底|末|初|全年|水平)?"
_SINCE = later(r"(?:由|从)[^，。；、\d]{0,10}$")
_TO = later(
    r"，?[^，。；、\d]{0,4}(?:提高|增加|上升|扩大|增长|下降|降低|减少|压减|缩短|提升|扩展|增|降|升|减)[至到]了?"
)
_BASE = later(
    rf"[^，。；、\d（）]{{0,4}}[，（]?(?:(?:比|较|同比|对比){_FORMER}的?[^，。；、\d增减多少提降升下新净超占]{{0,8}}|{_FORMER}为?)"
)
_RISES = later(r"[^，。；、\d]{0,2}[，）]?[^，。；、\d]{0,2}(?:增|减|提|下降|上升|升|多|少|高|低|净|降|压)")
_CHANGE = later(
    rf"[^，。；、\d（）]{{0,4}}[，（]?(?:比|较){_FORMER}(?P<way>净?(?:增加|增长|增|多|提高|新增)|净?(?:减少|下降|减|少|降低))了?"
)


def _compared(block: Block) -> Iterator[Finding]:
    text = block.reading
    for one, other in pairwise(amounts(text)):
        between = text[one.end : other.start]
        if _TO.fullmatch(between) and _SINCE.search(text, max(one.start - 14, 0), one.start):
            yield from _apart(block, other, one)
        elif _BASE.fullmatch(between) and _RISES.match(text, other.end):
            yield from _apart(block, one, other)
        elif change := _CHANGE.fullmatch(between):
            yield from _changed(block, one, other, rises=change["way"].removeprefix("净")[0] in "增多提新")


def _apart(block: Block, told: Amount, other: Amount) -> Iterator[Finding]:
    """A figure and what it was before: of one quantity, and not thousands of times as much."""
    if _of_two(told, other):
        yield _finding(block, told, other, _one_unit(other))
    elif told.family == other.family and told.size and other.size:
        low, high = sorted((told.size, other.size))
        if low * _TIMES <= high and told.family not in _SHARES:
            yield _finding(block, told, other, _one_order(other))


_TIMES = 3000
"""A 万 that is missing makes ten thousand times; nothing grows so much in a year."""


def _changed(block: Block, one: Amount, other: Amount, *, rises: bool) -> Iterator[Finding]:
    """What a figure has changed by: of its quantity, and no more than it where it has grown."""
    if other.family in _SHARES:
        return
    if _of_two(one, other):
        yield _finding(block, other, one, _one_unit(one))
    most = one.value * (1 if rises else _REST) if one.value and one.family != "元" else None
    if one.family == other.family and most and other.value and other.value > most:
        term = Words(f"不会多于“{one.text}”", f"no more than {one.text}") if rises else _one_order(one)
        yield _finding(block, other, one, term)


_REST = 20
"""What is left may be less than what it has been lessened by, but not by so many times."""


def _of_two(one: Amount, other: Amount) -> bool:
    quantities = {_QUANTITIES.get(one.family), _QUANTITIES.get(other.family)}
    return len(quantities) > 1 and None not in quantities and quantities != _ONE_MATTER


def _one_unit(other: Amount) -> Words:
    return Words(f"应与“{other.text}”同为一种计量单位", f"a unit like that of {other.text}")


def _one_order(other: Amount) -> Words:
    return Words(f"应与“{other.text}”同一量级", f"of the order of {other.text}")


def _finding(block: Block, told: Amount, other: Amount, term: Words) -> Finding:
    sure = not {told.family, other.family} <= _MEASURE_WORDS
    return Finding(block.at(told.start, told.end), {"sum": term, "total": told.text}, sure=sure)


_TOWARD = tuple(f"{word}{to}" for word in "高加升大长降低少减短增展" for to in "到至")
QUANTITIES = (
    Search(
        (*_TOWARD, "去年", "上年", "前年", "往年", "上月", "上季", "上个", "上一", "比20", "较20"), _compared
    ),
)
