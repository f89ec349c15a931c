"""Clauses that stop before their last word: a verb without its object, an adjective without its noun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from linter.checks.pattern import ALL_PLACES, kinds_within, known_places, place
from linter.checks.punctuation.endings import stops_open
from linter.chinese.expressions import compiled
from linter.document import Block, Kind, Part, Span
from linter.frozen import field, frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, Finding

_MARKS = "，。；！,;"
_REACH = 40
"""What must stand before a word begins at most so many characters before it."""


End = tuple[str, str]
"""What a clause must not end in, where a match of an expression ends right before it."""


@frozen
class ClauseComplete(AnchoredCheck):
    """Finds a clause that ends in a word which needs another one after it, and a paragraph that has lost its last mark and
    ends so.

    `words`: such words, parted by spaces.
    `after`: expression to words that need another one where a match of the expression ends right before them; the
    finding begins with the match. The first one that matches counts.
    `attributive`: the words may have 的 after them.
    `marks`: the marks that end a clause; 目前 may stand before a comma and not before a full stop.
    `within` as in `pattern`.
    """

    kept = ("_ends",)

    words: str = ""
    after: Mapping[str, str] = field(default_factory=dict)
    attributive: bool = False
    marks: str = _MARKS
    within: tuple[str, ...] = ALL_PLACES

    def __post_init__(self) -> None:
        known_places(self.within)
        if not set(self.marks) <= set(_MARKS):
            raise ValueError(f"“marks” has others than {_MARKS}")
        if not self.words and not self.after:
            raise ValueError("neither “words” nor “after” has a word")

    def validate(self) -> None:
        super().validate()
        for before in self.after:
            compiled(_ending(before))

    @cached_property
    def anchors(self) -> Anchors:
        """The mark behind an end is where to look."""
        ends = {text for ends in self._ends.values() for text, _ in ends}
        return frozenset(Anchor(end + mark, -len(end)) for end, mark in product(ends, self.marks))

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        return kinds_within(self.within)

    @cached_property
    def _ends(self) -> dict[str, tuple[End, ...]]:
        """What a clause must not end in, the longest first, by its last two characters or the only one."""
        found: dict[str, list[End]] = defaultdict(list)
        for before, words in {"": self.words, **self.after}.items():
            for word, tail in product(words.split(), ("", "的") if self.attributive else ("",)):
                found[(word + tail)[-2:]].append((word + tail, before))
        return {tail: tuple(sorted(ends, key=lambda end: -len(end[0]))) for tail, ends in found.items()}

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, base, ends = block.reading, block.span.start, self._ends
        last = len(text.rstrip())
        stops = (
            [at for at, mark in enumerate(text) if mark in self.marks] + [last] if starts is None else starts
        )
        for stop in sorted(set(stops)):
            if stop == last and not (part and stops_open(part, block)):
                continue
            for end, before in ends.get(text[max(0, stop - 2) : stop]) or ends.get(text[stop - 1 : stop], ()):
                start = stop - len(end)
                match = text.startswith(end, max(0, start)) and _needs(before, text, start)
                if match and place(block, start) in self.within:
                    yield Finding(Span(base + match.start(), base + stop))
                    break


def _needs(before: str, text: str, start: int) -> re.Match[str] | None:
    """What stands before an end at `start`."""
    return compiled(_ending(before)).search(text, max(0, start - _REACH), start)


def _ending(before: str) -> str:
    """An expression that must match up to where the search ends."""
    return rf"(?:{before})\Z"
