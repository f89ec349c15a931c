"""Short names that a report introduces with 以下简称."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

import regex

from linter.chinese.expressions import later
from linter.document import PLACES, Block, Kind, Part, Span
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding

_FAULTS = ("unused", "early", "twice")
_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["table"]
_INTRODUCED = later(
    r"[（(](?:以下(?:统|均)?简称|下称)[：:]?为?[“《]?(?P<name>[^“”《》（()）、，；。\n]{1,20})[”》]?[）)]"
)
_MARKED = ("“", "《")
_SHORTEST = 3
"""A shorter unmarked name is too easily part of other words to be looked for above."""


@frozen
class ShortNames(BlockCheck):
    """A short name is introduced once, before it is used, and then used.

    `fault` is the one to report: unused (it never comes again), early (it stands above its introduction, outside the
    full name), twice (a second introduction).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("简称", "下称"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for fault, home, finding in _faults(part) if part else ():
            if fault == self.fault and home == block.span.start:
                yield finding


@lru_cache(maxsize=4)
def _faults(part: Part) -> tuple[tuple[str, int, Finding], ...]:
    """Each with the start of the block that introduces the name, and so lets the check run."""
    blocks = [block for block in part.blocks if block.kind in _KINDS]
    text = "\n".join(block.reading for block in blocks)
    starts = list(accumulate((len(block.reading) + 1 for block in blocks), initial=0))
    found = []
    seen: set[str] = set()
    for match in _INTRODUCED.finditer(text):
        name = match["name"]
        home = blocks[bisect_right(starts, match.start()) - 1].span.start
        for fault, start in _judged(text, match, name in seen):
            index = bisect_right(starts, start) - 1
            offset = blocks[index].span.start + start - starts[index]
            found.append((fault, home, Finding(Span(offset, offset + len(name)))))
        seen.add(name)
    return tuple(found)


def _judged(text: str, match: regex.Match[str], again: bool) -> Iterator[tuple[str, int]]:
    """(fault, where the name stands) of one introduction."""
    name, start = match["name"], match.start("name")
    if again:
        yield "twice", start
        return
    if text.find(name, match.end()) < 0:
        yield "unused", start
    marked = text[start - 1] in _MARKED
    above = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
    full = text[above : match.start()]
    if marked:
        wanted = text[start - 1 : match.end("name") + 1]
    elif len(name) < _SHORTEST or name in full:
        return
    else:
        wanted = name
    first = text.find(wanted, 0, above)
    if first >= 0:
        yield "early", first + marked
