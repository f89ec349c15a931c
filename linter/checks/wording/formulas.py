"""Set formulas of official language stand whole: 立德树人根本任务, not 立德根本任务."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from linter.chinese.resemblance import common_start
from linter.chinese.words import is_han
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.frozen import frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, Finding

_LEAD = 2
"""Characters that lead to a formula: these stand."""
_WIDEST = 4
"""So many characters side by side are left out at most."""
_LEAST, _LEAST_CUT_SHORT = 4, 5
"""So many stand at least, and twice as many as are left out; one more where of the end only the last one stands."""
_BEHIND = "的和与"
"""What may follow a formula, whatever its last character."""
_MARK = "、"


@frozen
class FormulasWhole(AnchoredCheck):
    """Finds a formula that has lost up to four characters side by side, behind its first two and before its last one. What
    may be of several formulas is left to others, and so is a list that has lost a member.

    `formulas`: parted by white space.
    `right`: what a formula may well be without some of its characters, parted by white space.
    """

    formulas: str
    right: str = ""

    kept = ("_by_lead",)

    def validate(self) -> None:
        known = self.formulas.split()
        if short := next((formula for formula in known if len(formula) <= _LEAST), ""):
            raise ValueError(f"“{short}” is too short for a formula")
        if len(set(known)) < len(known):
            raise ValueError(f"“{max(known, key=known.count)}” stands twice")
        for form in self.right.split():
            if not any(_gap(form, 0, formula) for formula in known):
                raise ValueError(f"“{form}” is no formula that lacks a few characters")
        super().validate()

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(lead, 0) for lead in self._by_lead)

    @cached_property
    def _by_lead(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for formula in self.formulas.split():
            found[formula[:_LEAD]].append(formula)
        return {lead: tuple(group) for lead, group in found.items()}

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset((*self.formulas.split(), *self.right.split()))

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, after = block.reading, 0
        for start in sorted({*starts} if starts is not None else range(len(text))):
            formulas = self._by_lead.get(text[start : start + _LEAD], ())
            if start < after or any(text.startswith(formula, start) for formula in formulas):
                continue
            found = {formula: end for formula in formulas if (end := _gap(text, start, formula))}
            if len(found) != 1:
                continue
            ((formula, end),) = found.items()
            words = text[start:end]
            if words not in self._known and not _of_members(words, formula):
                after, span = end, block.at(start, end)
                yield Finding(span, {"better": formula}, Fix((Edit(span, formula),), safe=False))


def _gap(text: str, start: int, formula: str) -> int:
    """Where the rest of a formula ends that begins at `start` and lacks some characters; 0: it does not."""
    same = common_start([text[start : start + len(formula)], formula])
    for width in range(1, _WIDEST + 1):
        for at in range(_LEAD, min(same, len(formula) - width - 1) + 1):
            rest = formula[at + width :]
            end = start + at + len(rest)
            if not text.startswith(rest, start + at) or end - start < max(_LEAST, 2 * width):
                continue
            apart = not is_han(text[end : end + 1]) or text[end] in _BEHIND
            if len(rest) > 1 or (end - start >= _LEAST_CUT_SHORT and apart):
                return end
    return 0


def _of_members(words: str, formula: str) -> bool:
    """Whether both are lists, the one of members of the other."""
    return _MARK in formula and {*words.split(_MARK)} <= {*formula.split(_MARK)}
