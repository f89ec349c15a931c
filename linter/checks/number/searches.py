"""A check that is many searches, each woken by words of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import ClassVar

from linter.chinese.amounts import Amount
from linter.document import Block, Part
from linter.frozen import NamedTuple
from linter.rule import BlockCheck, Finding


class Search(NamedTuple):
    """`needs`: texts of which one is there wherever `find` finds something."""

    needs: tuple[str, ...]
    find: Callable[[Block], Iterator[Finding]]


def unlike(block: Block, amount: Amount, term: str) -> Finding:
    """A figure that is not what a term makes: “12栋-8栋=4栋”."""
    return Finding(block.at(amount.start, amount.end), {"sum": term, "total": amount.text})


class ManySearches(BlockCheck):
    """Finds what those of its searches find whose words stand in a block."""

    searches: ClassVar[tuple[Search, ...]]

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(search.needs for search in self.searches))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        stands = block.reading.__contains__
        for needs, find in self.searches:
            if any(map(stands, needs)):
                yield from find(block)
