"""Lists whose members and their order are fixed: “四个意识”, 获得感、幸福感、安全感."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import regex

from linter.chinese.expressions import compiled, later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.rule import BlockCheck, Finding

_MARK = "、"
_BETWEEN = "(?:[”’]?(?:、|，|；|和|与|及|以及)[“‘]?|[”’][“‘]?)"


@dataclass(frozen=True)
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
    def _gates(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Each list with what must stand in a block: its longest member, a short one only beside a mark."""
        longest = [(max(fixed.split(_MARK), key=len), fixed) for fixed in self.lists]
        return tuple(
            ((name,) if len(name) > 2 else (name + _MARK, _MARK + name), fixed) for name, fixed in longest
        )

    @cached_property
    def literals(self) -> frozenset[str]:
        return frozenset(gate for gates, _ in self._gates for gate in gates)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for gates, fixed in self._gates:
            if any(gate in text for gate in gates):
                members = fixed.split(_MARK)
                if all(text.count(member) for member in members) and text.count(members[0]) > text.count(
                    fixed
                ):
                    yield from _disordered(block, members)


def _disordered(block: Block, members: list[str]) -> Iterator[Finding]:
    text = block.reading
    one_of = "(?:" + "|".join(map(regex.escape, sorted(members, key=len, reverse=True))) + ")"
    run = compiled(f"({one_of})(?:({_BETWEEN})({one_of})){{{len(members) - 1}}}")
    for match in run.finditer(text):
        found = [match[1], *match.captures(3)]
        if found == members or sorted(found) != sorted(members):
            continue
        span = Span(block.span.start + match.start(), block.span.start + match.end())
        marks = [*match.captures(2), ""]
        better = "".join(member + mark for member, mark in zip(members, marks, strict=True))
        yield Finding(span, {"better": better}, Fix((Edit(span, better),), safe=False))


_LIST = later(
    '(?P<open>[”’"]?(?:（|：|——|，即|是指|即)(?:即)?)(?P<list>[^（）。；：“”\n]{4,80})(?=[）。；“”]|$)'
)
_ITEMS = later("、|，|以及|[和及与]")


@dataclass(frozen=True)
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
            start = text.find(name)
            while start >= 0:
                match = _LIST.match(text, start + len(name))
                if match:
                    yield from _foreign(block, match, fixed.split(_MARK))
                start = text.find(name, start + len(name))


def _foreign(block: Block, match: regex.Match[str], members: list[str]) -> Iterator[Finding]:
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
