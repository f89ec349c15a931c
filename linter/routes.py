"""Which rules a text calls, by the texts that each rule needs."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from linter.frozen import frozen


@frozen
class Routes:
    """Rule ids by what calls them. Plain tables, so that they can be kept.

    Texts of one and two UTF-16 units are looked up as they are (a pair as one number). A longer one is searched for
    where its second pair of units stands: Chinese words have two characters, so that pair bridges two words and is
    rare, while the first, often a common word, begins many texts. `always`: rules that need no text.
    """

    always: frozenset[str]
    singles: Mapping[str, frozenset[str]]
    pairs: Mapping[int, frozenset[str]]
    longer: Mapping[int, Mapping[str, frozenset[str]]]

    def called(self, text: str) -> set[str]:
        """The ids of the rules that a text calls, without those that are always called."""
        called: set[str] = set()
        for character in self.singles.keys() & text:
            called |= self.singles[character]
        pairs, longer = self.pairs, self.longer
        for pair in _held(text, self._known_pairs):
            if pair in pairs:
                called |= pairs[pair]
            if pair in longer:
                for literal, names in longer[pair].items():
                    if literal in text:
                        called |= names
        return called

    @cached_property
    def _known_pairs(self) -> frozenset[int]:
        return frozenset(self.pairs) | frozenset(self.longer)


def routes(needs: Mapping[str, frozenset[str] | None]) -> Routes:
    """Routes to rules by what each needs: one of these texts; None: nothing."""
    singles: dict[str, set[str]] = defaultdict(set)
    pairs: dict[int, set[str]] = defaultdict(set)
    longer: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, texts in needs.items():
        for text in texts or ():
            units = text.encode("utf-16-le", "surrogatepass")
            if len(units) == 2:
                singles[text].add(name)
            elif len(units) == 4:
                pairs[int.from_bytes(units, sys.byteorder)].add(name)
            else:
                longer[int.from_bytes(units[2:6], sys.byteorder)][text].add(name)
    same: dict[frozenset[str], frozenset[str]] = {}

    def one(names: set[str]) -> frozenset[str]:
        """Thousands of texts call the same rules, so they share one set of names."""
        return same.setdefault(frozenset(names), frozenset(names))

    return Routes(
        frozenset(name for name, texts in needs.items() if texts is None),
        {text: one(names) for text, names in singles.items()},
        {pair: one(names) for pair, names in pairs.items()},
        {pair: {text: one(names) for text, names in by.items()} for pair, by in longer.items()},
    )


def _held(text: str, known: frozenset[int]) -> frozenset[int]:
    """Those of the `known` pairs of neighbouring UTF-16 units that a text holds, each as one number: a fifth of the
    time of two-character strings."""
    data = memoryview(text.encode("utf-16-le", "surrogatepass"))
    shifted = data[2:]
    even, odd = data[: len(data) & ~3].cast("I"), shifted[: len(shifted) & ~3].cast("I")
    return known.intersection(even) | known.intersection(odd)
