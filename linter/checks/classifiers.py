"""Things are counted with the measure words that are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property

import regex

from linter.chinese import expressions
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding

_FIGURES = "0123456789.万余多"
_ABOUT = "共计约达"
_LONGEST = 6
_AND = "和与及"


@frozen
class ClassifierSuitsNoun(BlockCheck):
    """Finds a figure whose measure word the thing beside it does not take: 水库2所, 3条企业.

    `things`: nouns, parted by |, to the measure word they take and, after a space, those they are wrongly given.
    """

    things: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for nouns, row in self.things.items():
            if len(row.split()) != 2:
                raise ValueError(f"“{nouns}” needs its measure word and the wrong ones")

    @cached_property
    def literals(self) -> frozenset[str]:
        return frozenset(figure + measure for figure in _FIGURES for measure in self._wrong)

    @cached_property
    def _by_noun(self) -> dict[str, tuple[str, str]]:
        """The right measure word and the wrong ones of each noun."""
        rows = ((nouns, row.split()) for nouns, row in self.things.items())
        return {noun: (right, wrong) for nouns, (right, wrong) in rows for noun in nouns.split("|")}

    @cached_property
    def _wrong(self) -> str:
        return "".join(sorted({one for _, some in self._by_noun.values() for one in some}))

    @cached_property
    def _counts(self) -> regex.Pattern[str]:
        """A figure and a measure word that some noun does not take, beside what may be a part of a noun."""
        first = "".join(sorted({noun[0] for noun in self._by_noun}))
        last = "".join(sorted({noun[-1] for noun in self._by_noun}))
        return expressions.compiled(
            f"[0-9](?<![0-9.].)(?:(?<=[{last}][{_ABOUT}]?.)|(?=[0-9.]*[万余多]{{0,2}}.[{first}]))"
            f"[0-9.]*[万余多]{{0,2}}(?P<measure>[{self._wrong}])"
        )

    @cached_property
    def _edges(self) -> frozenset[str]:
        """The first two characters of each noun and the last two: most of what is counted is none of them."""
        return frozenset(edge for noun in self._by_noun for edge in (noun[:2], noun[-2:]))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in self._counts.finditer(text):
            start, end = match.span("measure")
            noun = self._first(text[end : end + _LONGEST + 1]) or self._last(text, match.start(), end)
            right, wrong = self._by_noun.get(noun, ("", ""))
            if text[start] in wrong:
                span = Span(block.span.start + start, block.span.start + end)
                values = {"noun": noun, "better": right}
                yield Finding(span, values, Fix((Edit(span, right),), safe=False))

    def _last(self, text: str, start: int, end: int) -> str:
        """The noun before a count: 小型水库共2所."""
        words = text[max(0, start - _LONGEST - 2) : start].rstrip(_ABOUT)
        if words[-2:] not in self._edges or not _ended(text, end):
            return ""
        return next((words[-size:] for size in range(_LONGEST, 1, -1) if words[-size:] in self._by_noun), "")

    def _first(self, after: str) -> str:
        """The noun right after a measure word: 12个案件."""
        if after[:2] not in self._edges:
            return ""
        size = next((size for size in range(_LONGEST, 1, -1) if after[:size] in self._by_noun), 0)
        return after[:size] if _ended(after, size) or after[size] == "的" else ""


def _ended(text: str, at: int) -> bool:
    """Whether no longer word goes on there."""
    return not "一" <= text[at : at + 1] <= "鿿" or text[at] in _AND
