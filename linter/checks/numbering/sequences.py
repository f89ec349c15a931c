"""Which numbered blocks of a report are siblings, and where a run of values breaks.

No check of its own: order, end marks and announced counts are judged on what is found here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from linter.chinese.expressions import later
from linter.chinese.numerals import han, value
from linter.document import Block, Number, Part, Words
from linter.frozen import NamedTuple, field, frozen, mutable

RANKS = {
    style: rank
    for rank, style in enumerate(
        ("第一部分", "第一编", "第一篇", "第一章", "第一节", "第一条", "一、", "（一）", "1.", "（1）", "①")
    )
}
"""The higher a style stands, the lower its rank. The last five follow GB/T 9704-2012, 7.3.3."""

ARTICLE = "第一条"
"""Articles count through all chapters of a statute; they are parents; `heads` judges their order."""

_SHAPES: dict[str, Callable[[int], str]] = {
    "一、": lambda n: f"{han(n)}、",
    "（一）": lambda n: f"（{han(n)}）",
    "1.": lambda n: f"{n}.",
    "（1）": lambda n: f"（{n}）",
    "①": lambda n: chr(0x2460 + n - 1) if n <= 20 else f"（{n}）",
}
_DECIMAL = later(r"(\d{1,2})[.．]\d{1,2}(?!\d*(?:[%％万亿千百元]|个百分点))")
_SHARED_NOUN = later(
    r"([一二三四五六七八])、([二三四五六七八九])(?:季度|等|级|类|线|期|批|产业|把手|次|是|月|年|审|读|届|环|中|要)"
)
_LEAD_IN = ("：", ":")
_SHORT_LINE = 24
_END_MARKS = tuple("。！？；，、：.;,:")
_LONGEST_QUOTATION = 30
_DEEPEST = 3
"""Lists of one style that may stand inside each other, each after a lead-in."""


class Member(NamedTuple):
    """`block` is an index in `Part.blocks`."""

    block: int
    value: int


@mutable
class Run:
    """Siblings: the numbered blocks of one style under one parent, in the order of the draft.

    `parent` is the run one level up that was open when this one began, `under` the parent's member above it.
    `before` is the value that the first member goes on from, when siblings of another style stand before it.
    `after` tells what let it begin at 1 again although a run of its style was open: an unnumbered heading, a
    lead-in that ends with a colon, or nothing.
    """

    style: str
    parent: Run | None = None
    under: Member | None = None
    after: str = ""
    before: int = 0
    members: list[Member] = field(default_factory=list)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def last(self) -> Member:
        return self.members[-1]


class Stray(NamedTuple):
    """A number of the wrong system: by its value a sibling of those in `run`, which is of another style.

    `beside` is the block index of the sibling next to it.
    """

    member: Member
    run: Run
    beside: int


@frozen
class Sequences:
    """All runs of a report in the order of their first members, and the numbers that left their system."""

    runs: tuple[Run, ...]
    strays: tuple[Stray, ...]


def renumbered(following: Sequence[int], value: int) -> Words:
    """What is to be done with what follows a number that becomes `value`: nothing where the next one, if there is one,
    goes on from there."""
    if list(following) in ([], [value + 1]):
        return Words("", "")
    return Words("，并顺改其后各项", " and renumber what follows")


def written(style: str, number: int) -> str:
    """A number in the canonical form of its style: 3 is 三、, （三）, 3., （3）, ③, 第三章."""
    shape = _SHAPES.get(style)
    return shape(number) if shape else style.replace("一", han(number))


def breaks(values: Sequence[int], before: int = 0) -> Iterator[int]:
    """Indexes where values do not count on from `before`.

    A single wrong one, or two that changed places, are told once: what follows is compared with what stood
    before.
    """
    index = 0
    while index < len(values):
        wanted = before + 1
        if values[index] == wanted:
            before, index = wanted, index + 1
            continue
        yield index
        rest = list(values[index : index + 3])
        if rest[1:2] == [wanted + 1] or (rest[:2] == [wanted + 1, wanted] and rest[2:] in ([], [wanted + 2])):
            before, index = wanted + 1, index + 2
        else:
            before, index = values[index], index + 1


@lru_cache(maxsize=64)
def sequences(part: Part) -> Sequences:
    """The runs of a report. What a quotation numbers is not its own."""
    builder = _Builder(part.blocks)
    apart = _quoted(part.blocks)
    for index, block in enumerate(part.blocks):
        if index not in apart:
            builder.take(index, block)
    runs = [run for run in builder.runs if run.style != ARTICLE]
    return Sequences(tuple(runs), tuple(builder.strays))


def _quoted(blocks: Sequence[Block]) -> frozenset[int]:
    """Blocks inside a quotation of several paragraphs; a mark that never closes quotes nothing."""
    found: set[int] = set()
    start: int | None = None
    for index, block in enumerate(blocks):
        if start is not None:
            if block.reading.count("”") > block.reading.count("“"):
                found.update(range(start + 1, index + 1))
                start = None
            elif index - start > _LONGEST_QUOTATION:
                start = None
        elif "“" in block.reading and block.reading.count("“") > block.reading.count("”"):
            start = index
    return frozenset(found)


def names_group(block: Block) -> bool:
    """A decimal heading, or a short line without an end mark: what is below it may be numbered anew."""
    short = len(block.text) <= _SHORT_LINE and not block.reading.endswith(_END_MARKS)
    return (short and block.kind in ("paragraph", "lead")) or _DECIMAL.match(block.reading) is not None


class _Builder:
    """Follows the numbers of a report. `open` are the runs that may go on, outermost first."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.open: list[Run] = []
        self.runs: list[Run] = []
        self.strays: list[Stray] = []
        self._heading = -1
        self._lead_in = -1
        self._following: dict[str, list[Member]] = {}
        for index, block in enumerate(blocks):
            if block.number:
                self._following.setdefault(block.number.style, []).append(Member(index, block.number.value))

    def take(self, index: int, block: Block) -> None:
        number = block.number or self._decimal(index, block)
        if number:
            self._take_number(Member(index, number.value), number.style, block)
        elif block.kind in ("heading", "title", "attachment") or names_group(block):
            self._heading = index
        if block.reading.endswith(_LEAD_IN):
            self._lead_in = index

    def _decimal(self, index: int, block: Block) -> Number | None:
        """“21.5+2工程” is item 21 when 20 stands before it and no other 21 comes."""
        match = _DECIMAL.match(block.reading) if block.kind in ("paragraph", "heading") else None
        if match is None:
            return None
        found = int(match[1])
        expected = any(run.style == "1." and run.last.value + 1 == found for run in self.open)
        return Number("1.", found, match[1]) if expected and self._next("1.", index) != found else None

    def _next(self, style: str, index: int) -> int:
        """The value of the next number of a style; 0 when there is none."""
        members = self._following.get(style, [])
        following = bisect_right(members, index, key=lambda member: member.block)
        return members[following].value if following < len(members) else 0

    def _take_number(self, member: Member, style: str, block: Block) -> None:
        same = [run for run in reversed(self.open) if run.style == style]
        follows = next((run for run in same if run.last.value + 1 == member.value), None)
        if style == "一、" and self._shares_noun(member, block, bool(follows), bool(same)):
            return
        if style == ARTICLE:
            self._push(member, style)
        elif follows:
            self._extend(follows, member)
        elif same:
            self._take_break(same[0], member)
        else:
            self._take_first(member, style)

    def _shares_noun(self, member: Member, block: Block, follows: bool, inside: bool) -> bool:
        """“一、二季度” at the start of a paragraph is no number unless it fits among the others."""
        match = _SHARED_NOUN.match(block.reading)
        if match is None or value(match[2]) != member.value + 1:
            return False
        coming = self._next("一、", member.block)
        if follows or inside:
            return not follows or coming == member.value
        return member.value > 1 or coming != 2

    def _take_break(self, run: Run, member: Member) -> None:
        """A number that does not count on in its own run."""
        if member.value == 1 and self._heading > run.last.block:
            self._push(member, run.style, "heading")
        elif member.value == 1 and self._lead_in >= run.last.block:
            nested = [other for other in self.open if other.style == run.style]
            if len(nested) >= _DEEPEST:
                self.open.remove(nested[0])
            self._push(member, run.style, "lead-in", keep=True)
        elif other := self._continued(member, run):
            self._stray(other, member, run.style)
        else:
            self._extend(run, member)

    def _continued(self, member: Member, run: Run) -> Run | None:
        """The deeper run that a number really continues: 三、 after （一）（二） when a 二、 comes later."""
        for other in reversed(self.open[self.open.index(run) + 1 :]):
            if other.last.value + 1 == member.value > 2:
                back = self._next(run.style, member.block) == run.last.value + 1
                if back or self._next(other.style, member.block) == member.value + 1:
                    return other
        return None

    def _take_first(self, member: Member, style: str) -> None:
        """A number whose style is not open."""
        strayed = None
        if member.value > 1 and not self._carries(member, style):
            for run in reversed(self.open):
                if run.last.value + 1 == member.value and self._left(run, member):
                    self._stray(run, member, style)
                    return
            strayed = self._misplaced(member, style)
        self._push(member, style)
        if strayed:
            run = self.open[-1]
            run.before = member.value - 1
            self.strays.append(Stray(strayed.members[0], run, member.block))

    def _misplaced(self, member: Member, style: str) -> Run | None:
        """Members of a deeper style in the places before this one: （1） and then （二）, （三）."""
        for above, run in pairwise((None, *self.open)):
            if run and RANKS[run.style] > RANKS[style]:
                fits = above is None or RANKS[above.style] < RANKS[style]
                whole = run.members[0].value == 1 and len(run.members) == run.last.value == member.value - 1
                return run if fits and whole else None
        return None

    def _carries(self, member: Member, style: str) -> bool:
        """（一） to （二十一） may count on through several 一、."""
        last = next((run for run in reversed(self.runs) if run.style == style), None)
        return last is not None and last.last.value + 1 == member.value

    def _left(self, run: Run, member: Member) -> bool:
        """Whether the run goes on without this value, so that the number was meant for it."""
        coming = self._next(run.style, member.block)
        return coming == member.value + 1 or (coming in (0, 1) and member.value > 2)

    def _stray(self, run: Run, member: Member, style: str) -> None:
        self.strays.append(Stray(member, run, run.last.block))
        self._extend(run, member)

    def _extend(self, run: Run, member: Member) -> None:
        run.members.append(member)
        del self.open[self.open.index(run) + 1 :]

    def _push(self, member: Member, style: str, after: str = "", keep: bool = False) -> None:
        limit = RANKS[style] + keep
        while self.open and RANKS[self.open[-1].style] >= limit:
            self.open.pop()
        parent = self.open[-1] if self.open else None
        run = Run(style, parent, parent.last if parent else None, after, members=[member])
        self.open.append(run)
        self.runs.append(run)
