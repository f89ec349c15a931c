"""Set phrases (idioms, formulas of official language) are written as they are set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from operator import ne

from linter.chinese.likeness import alike
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, Finding


@frozen
class PhrasesWhole(AnchoredCheck):
    """Finds a phrase with one slip: a character that sounds or looks like the right one, two neighbours that changed
    places, one inner character written twice, the last one twice before a mark. Its first or its last
    two characters must be right: they lead to it.

    `phrases`: phrases of four and more characters, parted by spaces.
    `common`: pairs of characters that stand in many texts and lead to no phrase, parted by spaces.
    `variants`: what looks like a slip and is right, parted by spaces.
    """

    phrases: str
    common: str = ""
    variants: str = ""

    kept = ("_leads",)

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(pair, 0) for pair in self._leads)

    @cached_property
    def _leads(self) -> dict[str, list[tuple[str, int]]]:
        """The phrases by their first and their last two characters, and where in the phrase those stand."""
        common = frozenset(self.common.split())
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for phrase in self.phrases.split():
            for at in (0, len(phrase) - 2):
                if phrase[at : at + 2] not in common:
                    found[phrase[at : at + 2]].append((phrase, at))
        return dict(found)

    @cached_property
    def _right(self) -> frozenset[str]:
        return frozenset(f"{self.phrases} {self.variants}".split())

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, base, after = block.reading, block.span.start, 0
        for start, end, phrase in sorted(self._slips(text, range(len(text)) if starts is None else starts)):
            if start >= after:
                after, span = end, Span(base + start, base + end)
                yield Finding(span, {"better": phrase}, Fix((Edit(span, phrase),)))

    def _slips(self, text: str, starts: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """Where a phrase is not quite itself, and which phrase."""
        for place in starts:
            for phrase, at in self._leads.get(text[place : place + 2], ()):
                start, end = place - at, place - at + len(phrase)
                if start < 0:
                    continue
                if text.startswith(phrase, start):
                    if at and text[end - 1 : end + 1] == 2 * phrase[-1] and not _han(text[end + 1 : end + 2]):
                        yield start, end + 1, phrase
                    continue
                if mistaken(text[start:end], phrase) and text[start:end] not in self._right:
                    yield start, end, phrase
                    continue
                start, end = (start - 1, end) if at else (start, end + 1)
                if start >= 0 and text[start:end] in _stretched(phrase):
                    yield start, end, phrase


def mistaken(words: str, phrase: str) -> bool:
    """Whether `words` are the phrase with a character that is like the right one, or with two in each other's place."""
    wrong = sum(map(ne, words, phrase))
    if wrong > 2 or len(words) < len(phrase):
        return False
    pairs = [pair for pair in zip(words, phrase, strict=True) if pair[0] != pair[1]]
    return alike(*pairs[0]) if wrong == 1 else words in _turned(phrase)


@cache
def _turned(phrase: str) -> frozenset[str]:
    """The phrase with two neighbours in each other's place."""
    places = range(len(phrase) - 1)
    return frozenset(phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :] for at in places)


@cache
def _stretched(phrase: str) -> frozenset[str]:
    """The phrase with an inner character twice; the outer ones may belong to other words."""
    return frozenset(phrase[:at] + phrase[at] + phrase[at:] for at in range(1, len(phrase) - 1))


def _han(character: str) -> bool:
    return "一" <= character <= "鿿"
