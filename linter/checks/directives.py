"""Instructions in the draft to ignore rules."""

from __future__ import annotations

from collections.abc import Iterator

from linter.document import Directive, Document
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding

FAULTS = ("unused", "unknown", "blanket", "unexplained")


@frozen
class Directives(DocumentCheck):
    """Every instruction to ignore rules names rules that exist, does something and says why.

    `fault`: what this rule marks: an instruction that is `blanket` names no rule, an `unexplained` one gives
    no reason; one that is `unused` had nothing to ignore and an `unknown` one names a rule that does not
    exist, which only shows when all rules have run (linter/suppress.py).
    """

    fault: str

    @property
    def literals(self) -> frozenset[str]:
        """No text calls the check: linter/suppress.py asks it where there are directives."""
        return frozenset()

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(FAULTS)}")

    def find(self, document: Document) -> Iterator[Finding]:
        for directive in document.directives:
            if _fault(directive) == self.fault:
                yield Finding(directive.span)


def _fault(directive: Directive) -> str:
    if not directive.rules:
        return "blanket"
    return "" if directive.reason else "unexplained"
