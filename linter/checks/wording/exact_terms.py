"""Terms of official language that a word put in for a near one spoils: 新时期“枫桥经验”, 战略性新型产业."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from linter.checks.pattern import Terms
from linter.chinese.resemblance import common_end, common_start
from linter.chinese.words import bounded, is_han, is_word
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.frozen import frozen
from linter.routes import Anchors
from linter.rule import AnchoredCheck, Finding

_TELLING = 4
"""So many characters of a term that are right tell that no other is meant."""


@frozen
class TermsExact(AnchoredCheck):
    """A term that is set word by word has none of its words exchanged for a near one.

    `terms`: the terms, separated by spaces; each holds a word of a group.
    `near`: groups of words that are written for one another, one group a line, the words separated by spaces.
    `right`: what an exchange makes and is a term of its own, separated by spaces.
    Of a short term too little is left to be sure of.
    """

    terms: str
    near: str
    right: str = ""

    kept = ("_spoilt",)

    def validate(self) -> None:
        idle = [term for term in self.terms.split() if not any(self._exchanged(term))]
        if idle:
            raise ValueError(f"“{idle[0]}” holds no word of a group")
        super().validate()

    @cached_property
    def _spoilt(self) -> dict[str, str]:
        """Each term with one word exchanged, and the term."""
        right = {*self.right.split(), *self.terms.split()}
        pairs = ((form, term) for term in self.terms.split() for form in self._exchanged(term))
        return {form: term for form, term in pairs if form not in right}

    def _exchanged(self, term: str) -> Iterator[str]:
        for group in map(str.split, self.near.splitlines()):
            for word in group:
                if word in term:
                    yield from (term.replace(word, other, 1) for other in group if other not in term)

    @cached_property
    def _table(self) -> Terms:
        return Terms(terms=self._spoilt)

    @property
    def anchors(self) -> Anchors:
        return self._table.anchors

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text = block.reading
        for found in self._table.find(block, part, starts):
            start, end = found.span.start - block.span.start, found.span.end - block.span.start
            if not is_word(text[end - 1 : end + 1]) and not _begun(text, start):  # 奢侈之风|气
                better = str(found.values["better"])
                sure = _alike(text[start:end], better) >= _TELLING
                yield Finding(found.span, found.values, Fix((Edit(found.span, better),), safe=False), sure)


def _begun(text: str, start: int) -> bool:
    """Whether a word before a place takes the character there: 更新|发展观念, but not 推广|新时期."""
    return start > 0 and is_word(text[start - 1 : start + 1]) and not bounded(text, start, start)[0]


def _alike(one: str, other: str) -> int:
    """How many Chinese characters at their beginnings and at their ends two texts have in common."""
    start = common_start([one, other])
    end = common_end([one[start:], other[start:]])
    return sum(map(is_han, one[:start] + one[len(one) - end :]))
