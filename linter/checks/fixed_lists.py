"""Lists whose members and their order are fixed: “四个意识”, 获得感、幸福感、安全感."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import field, frozen
from linter.rule import BlockCheck, Finding

_MARK = "、"
_QUOTES = "“”‘’"
_BETWEEN = frozenset(("", "、", "，", "；", "和", "与", "及", "以及"))
"""What stands between members, quotation marks apart."""


@frozen
class ListOrdered(BlockCheck):
    """The members of a fixed list stand in its order wherever all of them stand side by side.

    `lists`: each list in its order, the members separated by 、. Which marks or 和 a draft puts between them does not
    matter; the fix keeps them.
    """

    lists: tuple[str, ...]

    def __post_init__(self) -> None:
        for fixed in self.lists:
            if _MARK not in fixed:
                raise ValueError(f"“{fixed}” has one member")

    @cached_property
    def _gates(self) -> tuple[tuple[str, str], ...]:
        """What must stand in a block, and the list it stands for: its longest member, a short one beside a mark."""
        longest = [(max(fixed.split(_MARK), key=len), fixed) for fixed in self.lists]
        return tuple(
            (gate, fixed)
            for name, fixed in longest
            for gate in ((name,) if len(name) > 2 else (name + _MARK, _MARK + name))
        )

    @cached_property
    def literals(self) -> frozenset[str]:
        return frozenset(gate for gate, _ in self._gates)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for fixed in dict.fromkeys(fixed for gate, fixed in self._gates if gate in text):
            members = fixed.split(_MARK)
            counts = [text.count(member) for member in members]
            if min(counts) and counts[0] > text.count(fixed):
                yield from _disordered(block, members)


def _disordered(block: Block, members: list[str]) -> Iterator[Finding]:
    text = block.reading
    places = sorted((start, member) for member in members for start in _places(text, member))
    after = 0
    for index in range(len(places) - len(members) + 1):
        run = places[index : index + len(members)]
        marks = _marks(text, run)
        if index < after or marks is None:
            continue
        after = index + len(members)
        if [member for _, member in run] != members:
            better = "".join(member + mark for member, mark in zip(members, [*marks, ""], strict=True))
            last, member = run[-1]
            span = block.at(run[0][0], last + len(member))
            yield Finding(span, {"better": better}, Fix((Edit(span, better),), safe=False))


def _marks(text: str, run: list[tuple[int, str]]) -> list[str] | None:
    """What stands between the members; None unless each stands there once, beside the next."""
    if len({member for _, member in run}) < len(run):
        return None
    ends = [start + len(member) for start, member in run]
    marks = [text[end:start] for end, (start, _) in zip(ends, run[1:], strict=False)]
    return marks if all(mark and mark.strip(_QUOTES) in _BETWEEN for mark in marks) else None


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


_LIST = later(
    '(?P<open>[”’"]?(?:（|：|——|，即|是指|即)(?:即)?)(?P<list>[^（）。；：“”\n]{4,80})(?=[）。；“”]|$)'
)
_ITEMS = later("、|，|以及|[和及与]")


@frozen
class ListComplete(BlockCheck):
    """What a draft lists behind the name of a fixed list, in brackets or after 即 or a colon, is what the name stands for.

    `members`: the name -> its members, separated by 、; a member with several accepted wordings separates them by /.
    A list that is too long or too short is left to the rule that counts, one in another order to the rule on order.
    """

    members: Mapping[str, str] = field(default_factory=dict)

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(self.members)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for name, fixed in self.members.items():
            for start in _places(text, name):
                match = _LIST.match(text, start + len(name))
                if match:
                    yield from _foreign(block, match, fixed.split(_MARK))


def _foreign(block: Block, match: re.Match[str], members: list[str]) -> Iterator[Finding]:
    """Items of a list that the name does not stand for, when most of the others are its own."""
    items = [item.strip() for item in _ITEMS.split(match["list"])]
    known = [set(member.split("/")) for member in members]
    wrong = [item for item in items if not any(item in forms for forms in known)]
    missing = [
        member.partition("/")[0] for member, forms in zip(members, known, strict=True) if not forms & {*items}
    ]
    if len(items) != len(members) or len(wrong) != len(missing) or not 0 < len(wrong) < len(items):
        return
    start = match.start("list")
    for item, better in zip(wrong, missing, strict=True):
        place = block.span.start + start + match["list"].index(item)
        yield Finding(Span(place, place + len(item)), {"better": better})
