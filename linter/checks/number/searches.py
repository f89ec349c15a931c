"""A check that is many searches, each woken by words of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from linter.document import Block
from linter.frozen import NamedTuple
from linter.rule import Finding


class Search(NamedTuple):
    """`needs`: texts of which one is there wherever `find` finds something."""

    needs: tuple[str, ...]
    find: Callable[[Block], Iterator[Finding]]


def needed(searches: Sequence[Search]) -> frozenset[str]:
    return frozenset(chain.from_iterable(search.needs for search in searches))


def found(searches: Sequence[Search], block: Block) -> Iterator[Finding]:
    """What those searches find whose words stand in the block."""
    for needs, find in searches:
        if any(need in block.reading for need in needs):
            yield from find(block)
