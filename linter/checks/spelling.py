"""Common words are spelt with their own characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property

from linter.chinese.bigrams import Pairs
from linter.chinese.expressions import later
from linter.chinese.words import reached
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding


@frozen
class WordsSpelt(DocumentCheck):
    """Finds misspellings of words of two characters that are no words themselves, where neither character makes a
    common word with the one outside. There are too many to route by: the check looks at the whole draft at once.

    `words`: right to wrong, the wrong forms run together.
    """

    words: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(len(forms) % 2 for forms in self.words.values()):
            raise ValueError("a wrong form has two characters")

    def validate(self) -> None:
        super().validate()
        forms = [form for row in self.words.values() for form in _forms(row)]
        if len(set(forms)) < len(forms):
            raise ValueError(f"“{max(forms, key=forms.count)}” stands twice")

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs("".join(self.words.values()))

    def find(self, document: Document) -> Iterator[Finding]:
        text, after = document.text, 0
        for start, form in sorted(self._pairs.standing(text)):
            if start < after or reached(text, start, start + 2) or _NUMBERED.match(text, start + 2):
                continue
            if document.prose_at(start, start + 2):
                after, span = start + 2, Span(start, start + 2)
                better = self._better(form)
                yield Finding(span, {"better": better}, Fix((Edit(span, better),), False))

    def _better(self, form: str) -> str:
        """The word that a wrong form stands for."""
        return next(word for word, row in self.words.items() if form in _forms(row))


_NUMBERED = later(r"[一-龥]{0,3}[〔\[（(【](?:19|20)\d\d[〕\]）)】]")
"""The rest of a document number: its letters (云政复〔2024〕8号) are no words."""


def _forms(row: str) -> list[str]:
    return [row[at : at + 2] for at in range(0, len(row), 2)]
