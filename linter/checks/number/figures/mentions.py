"""The figures of a report, and pairs of different ones that may be of one thing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, combinations
from math import inf

from linter.checks.plans import planned
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.slips import slipped
from linter.document import Block, Part, Span
from linter.frozen import NamedTuple

FAULTS = ("slip", "differing")
_FIGURE = later(
    r"(?P<value>[0-9](?<![^一-龥\n，。；：、（].)[0-9.]*[0-9])(?P<unit>[万亿千百]{0,2}(?:[%％]|平方米|平方公里|公里|公斤|立方米|千?瓦时|千瓦|小时|公顷|[人批家户件车场班]次|元"
    r"|[亩户人名个家件次场期条项篇份吨辆台套间座所处米岁头只株张幅宗起份羽盏支册幢栋棵柱艘口孔扇眼]))"
)
"""Of two digits or more: smaller figures agree or differ by chance. At the start of a paragraph, behind a mark or a Han character."""
_NOUN = later(r"[一-龥“”]+$")
_FILLING = "突破由从仅达为到约共超过于至了有只已近逾余计的在是累合需要"
"""What may stand between a noun and its figure."""
LONGEST_NOUN = 20
"""Characters before a figure in which its noun is looked for."""
SERIES = 6
"""More figures of one name than so many are a table in words."""
_JOINTS = tuple("，。；：、（）！？“”《》,;:() \u3000\t\0")
_VERBS = (
    *(f"我{own}" for own in "省市县区旗镇乡村局校院馆"),
    *(f"全{own}" for own in "省市县区镇乡局校年"),
    *("其中", "安排", "拨付", "落实", "申请", "争取", "投入", "完成", "实现", "建成", "发放", "项目"),
)
"""Behind these, as behind a mark, a name begins."""


class Figure(NamedTuple):
    """`start` is its offset in the block, `noun` the Han characters before it without what only joins them."""

    value: str
    unit: str
    noun: str
    block: Block
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.value) + len(self.unit)

    @property
    def digits(self) -> int:
        return len(self.value.replace(".", ""))

    @property
    def span(self) -> Span:
        return self.block.at(self.start, self.end)

    @property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence around the figure begins and ends in its block."""
        text = self.block.reading
        start = clause_start(text, "。；！？", self.start)
        return start, clause_end(text, "。；！？", self.start)

    @property
    def told(self) -> str:
        """The sentence around the figure."""
        return self.block.reading[slice(*self.sentence)]

    def within(self, other: Figure, factor: float) -> bool:
        """Whether neither figure is more than so many times the other."""
        low, high = sorted((float(self.value), float(other.value)))
        return high <= factor * low

    def begins(self, length: int) -> bool:
        """Whether the last characters of the noun, so many, are a name of its own: a mark or a verb stands before
        them."""
        if length < len(self.noun):
            rest = len(self.noun) - length
            return self.noun.endswith(_VERBS, 0, rest) or self.noun[:rest] == "年"
        before = self.block.reading[: self.start].rstrip(_FILLING).removesuffix(self.noun)
        return not before or before.endswith(_JOINTS) or before[-1].isdigit()


Pair = tuple[str, Figure, Figure]
"""A fault and where it is."""
Groups = dict[tuple[str, str], list["re.Match[str]"]]
"""Matches by unit and name."""


class Text:
    """The running text of a report in one piece: most figures in it are like no other and not looked at twice."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._blocks = [block for block in part.body if block.kind != "cell"]
        self.text = "\n".join(block.reading for block in self._blocks)
        self.matches = [match for match in _FIGURE.finditer(self.text) if match["value"].count(".") < 2]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(block.reading) + 1 for block in self._blocks), initial=0))

    def close_before(self, match: re.Match[str], length: int) -> str:
        """The characters before a match, so many, across blocks."""
        return self.text[max(match.start() - length, 0) : match.start()]

    def before(self, match: re.Match[str]) -> str:
        """What stands before a figure, without what only joins it to its noun."""
        return self.close_before(match, LONGEST_NOUN).rstrip(_FILLING)

    def figure(self, match: re.Match[str], unit: str, noun: str = "") -> Figure:
        """The figure of an expression, with its unit."""
        index = bisect_right(self._starts, match.start("value")) - 1
        start = match.start("value") - self._starts[index]
        return Figure(match["value"], unit, noun, self._blocks[index], start)

    def named(self, match: re.Match[str]) -> Figure:
        """The figure of an expression, with the noun before it."""
        noun = _NOUN.search(self.before(match))
        return self.figure(match, match["unit"], noun[0] if noun else "")

    def differing(self, groups: Groups, least: float = inf) -> Iterator[tuple[Figure, Figure]]:
        """Pairs of different value in different sentences, both of what was done or both of what is planned, or of so
        many digits at least."""
        for group in groups.values():
            if 1 < len(group) <= SERIES and len({match["value"] for match in group}) == 2:
                for one, other in combinations(map(self.named, group), 2):
                    same = one.block is other.block and one.sentence == other.sentence
                    alike = one.digits >= least or self.of_one_time(one, other)
                    if one.value != other.value and not same and alike:
                        yield one, other

    def of_one_time(self, one: Figure, other: Figure) -> bool:
        """Whether both tell what was done or both what is planned, or name one year."""
        return self._planned(one) is self._planned(other) or _one_year(one, other)

    def _scoped(self, figure: Figure) -> bool:
        """Whether the sentence speaks of another time than the report's year, or of a part of the whole."""
        return self._of_other_scope(figure.told)

    def scoped_apart(self, one: Figure, other: Figure) -> bool:
        """Whether either sentence speaks of a time or part of its own; one year that both name is none."""
        if _one_year(one, other):
            return any(_OTHER_SCOPE.search(_YEAR.sub("", f.told)) for f in (one, other))
        return self._scoped(one) or self._scoped(other)

    def led(self, figure: Figure) -> bool:
        """Whether the sentence up to the mark behind the figure speaks of another time or of a part."""
        reading = figure.block.reading
        mark = _MARK.search(reading, figure.start + len(figure.value))
        return self._of_other_scope(reading[figure.sentence[0] : mark.start() if mark else len(reading)])

    def _of_other_scope(self, told: str) -> bool:
        return _OTHER_SCOPE.search(told.replace(f"{self.part.year}年", "")) is not None

    def mistaken(self, one: Figure, other: Figure) -> bool:
        """Whether a slip parts two figures of which neither is led to another time or part."""
        return slipped(one.value, other.value) and not (self.led(one) or self.led(other))

    def _planned(self, figure: Figure) -> bool:
        """Whether a figure is one of the aims that its sentence names, or stands in a section on plans and its sentence
        does not look back."""
        text = figure.block.reading
        if _AIMS.search(text, clause_start(text, "。", figure.start), figure.start):
            return True
        if self.part.genre.id in _ALL_PLANS or not planned(self.part, figure.block.span.start):
            return False
        return _LOOKS_BACK.match(figure.block.reading, *figure.sentence) is None


_AIMS = later("(?:预期|主要|发展|工作|总体)目标[是为：]")
_ALL_PLANS = frozenset(("plan", "notice", "request", "letter"))
"""Genres in which all is still to be done."""
_LOOKS_BACK = later(
    r"[\s\u3000]*(?:综上|总的看|总的来看|总体看|总体来看|总之|回顾|一年来|半年来|过去一年|截至|目前|前[一二三]季度|今年以来|上半年|1[-—至]\d+月)"
)
"""So begins what sums up, even under the heading of the plans."""
_MARK = later("[，。；：、（）]")
_OTHER_SCOPE = later(
    r"目标|预期|力争|确保|计划|以上|以内|左右|今年|明年|去年|上年|同期|比|每|分别|[0-9]年|原|新增|再|平均|月底|上半年|下半年|季度"
)
"""Words of a sentence whose figure may be meant for another time or another part of the whole."""


def _one_year(one: Figure, other: Figure) -> bool:
    """Both sentences name one year, and the same."""
    years = [set(_YEAR.findall(f.told)) for f in (one, other)]
    return years[0] == years[1] and len(years[0]) == 1


_YEAR = later(r"20\d\d年(?!以来|至|到)")
