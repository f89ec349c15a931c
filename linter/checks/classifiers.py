"""Things are counted with the measure words that are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import regex

from linter.chinese import expressions
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.rule import BlockCheck, Finding

_NUMBER = r"\d[\d.]*[万余多]{0,2}"


@dataclass(frozen=True)
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
        return frozenset(self._by_noun)

    @cached_property
    def _by_noun(self) -> dict[str, tuple[str, str]]:
        """The right measure word and the wrong ones of each noun."""
        rows = ((nouns, row.split()) for nouns, row in self.things.items())
        return {noun: (right, wrong) for nouns, (right, wrong) in rows for noun in nouns.split("|")}

    @cached_property
    def _counted(self) -> regex.Pattern[str]:
        nouns = "|".join(sorted(self._by_noun, key=len, reverse=True))
        wrong = "".join(sorted({one for _, some in self._by_noun.values() for one in some}))
        return expressions.compiled(
            f"(?P<noun>{nouns})(?:共|约|达|共计)?{_NUMBER}(?P<measure>[{wrong}])(?=[，。；、：）和与及]|$)"
            f"|{_NUMBER}(?P<measure>[{wrong}])(?P<noun>{nouns})(?=[，。；、：）的和与及]|$)"
        )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for match in self._counted.finditer(block.reading):
            right, wrong = self._by_noun[match["noun"]]
            if match["measure"] in wrong:
                start, end = match.span("measure")
                span = Span(block.span.start + start, block.span.start + end)
                values = {"noun": match["noun"], "better": right}
                yield Finding(span, values, Fix((Edit(span, right),), safe=False))
