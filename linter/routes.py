"""Which rules a text calls, by the texts that each rule needs."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from linter.chinese.frequency import commonness
from linter.frozen import frozen

Names = frozenset[str]


class Stop(NamedTuple):
    """What a pair of characters calls: the rules that need just this pair, and those that need a longer text which
    holds it."""

    names: Names
    longer: tuple[tuple[str, Names], ...] = ()


@frozen
class Routes:
    """Rule ids by what calls them. Plain tables, so that they can be kept.

    `always`: rules that need no text. `singles`: those that need one character. A longer text is looked for where the
    rarest pair of its characters stands; `stops` has these pairs, each as one number made of two UTF-16 units.
    """

    always: Names
    singles: Mapping[str, Names]
    stops: Mapping[int, Stop]

    def called(self, text: str) -> set[str]:
        """The ids of the rules that a text calls, without those that are always called."""
        called = set[str]().union(*map(self.singles.__getitem__, self.singles.keys() & text))
        stops = self.stops
        for pair in _held(text, self._pairs):
            names, longer = stops[pair]
            called |= names
            for literal, others in longer:
                if literal in text:
                    called |= others
        return called

    @cached_property
    def _pairs(self) -> frozenset[int]:
        return frozenset(self.stops)


def routes(needs: Mapping[str, Names | None]) -> Routes:
    """Routes to rules by what each needs: one of these texts; None: nothing."""
    by_text: dict[str, set[str]] = defaultdict(set)
    for name, texts in needs.items():
        for text in texts or ():
            by_text[text].add(name)
    same: dict[Names, Names] = {}
    singles: dict[str, Names] = {}
    pairs: dict[int, Names] = {}
    longer: dict[int, list[tuple[str, Names]]] = defaultdict(list)
    for text, found in by_text.items():
        names = same.setdefault(frozenset(found), frozenset(found))  # thousands of texts call the same rules
        units = text.encode("utf-16-le", "surrogatepass")
        if len(units) == 2:
            singles[text] = names
        elif len(units) == 4:
            pairs[_number(units)] = names
        else:
            longer[_number(_rarest(units))].append((text, names))
    nobody: Names = frozenset()
    stops = {pair: Stop(pairs.get(pair, nobody), tuple(longer.get(pair, ()))) for pair in {**pairs, **longer}}
    return Routes(frozenset(name for name, texts in needs.items() if texts is None), singles, stops)


def _number(units: bytes) -> int:
    return int.from_bytes(units, sys.byteorder)


def _rarest(units: bytes) -> bytes:
    """The two neighbouring UTF-16 units that other texts have least."""
    pairs = (units[at : at + 4] for at in range(0, len(units) - 2, 2))
    return min(pairs, key=lambda pair: commonness(pair.decode("utf-16-le", "surrogatepass")))


def _held(text: str, known: frozenset[int]) -> frozenset[int]:
    """Those of the `known` pairs of neighbouring UTF-16 units that a text holds, each as one number: a fifth of the
    time of two-character strings."""
    data = memoryview(text.encode("utf-16-le", "surrogatepass"))
    shifted = data[2:]
    even, odd = data[: len(data) & ~3].cast("I"), shifted[: len(shifted) & ~3].cast("I")
    return known.intersection(even) | known.intersection(odd)
