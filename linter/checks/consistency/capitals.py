"""Abbreviations in Latin capitals: VTE here is not VET there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from string import ascii_uppercase

from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_CAPITALS = later(r"(?<![A-Za-z0-9-])[A-Z]{3,6}(?![A-Za-z0-9-])")
_BESIDE = 2
"""Characters before or behind that tell that two are of one thing: VTE|高危, VET|高危."""


class _Mention(NamedTuple):
    block: Block
    start: int
    end: int

    def beside(self) -> frozenset[tuple[bool, str]]:
        """What stands right before and behind, where it is whole."""
        text = self.block.reading
        told = ((False, text[max(self.start - _BESIDE, 0) : self.start]), (True, text[self.end :][:_BESIDE]))
        return frozenset(each for each in told if len(each[1]) == _BESIDE and each[1].isalpha())


class AbbreviationOnce(PartCheck):
    """An abbreviation keeps the order of its letters: VET beside VTE. Found is the one that stands a single time; there
    are pairs of this kind (CRP, CPR), so it is a hint unless the same words stand beside both."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(ascii_uppercase)

    def find(self, part: Part) -> Iterator[Finding]:
        told: dict[str, list[_Mention]] = defaultdict(list)
        for block in part.blocks:
            for match in _CAPITALS.finditer(block.reading):
                told[match[0]].append(_Mention(block, *match.span()))
        alike: dict[str, list[str]] = defaultdict(list)
        for letters in told:
            alike["".join(sorted(letters))].append(letters)
        for first, second in (each for each in alike.values() if len(each) == 2):
            right, wrong = sorted((first, second), key=lambda letters: -len(told[letters]))
            if _turned(right, wrong) and len(told[wrong]) == 1:
                one = told[wrong][0]
                same = any(not one.beside().isdisjoint(other.beside()) for other in told[right])
                if same or len(told[right]) > 1:
                    yield Finding(one.block.at(one.start, one.end), {"other": right}, sure=same)


def _turned(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else."""
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    return len(differing) == 2 and differing[1] - differing[0] == 1
