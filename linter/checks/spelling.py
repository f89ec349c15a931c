"""Common words are spelt with their own characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from linter.chinese.compounds import heads, tails
from linter.chinese.expressions import later
from linter.chinese.likeness import alike
from linter.chinese.words import is_alone, is_word, reached
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding


@frozen
class WordsSpelt(DocumentCheck):
    """Finds misspellings of words of two characters that are no words themselves, where words stand on both sides and
    neither character makes a common word with the one outside. There are too many to route by: the check looks at the
    whole draft.

    `words`: a row for each word: the right form, a space, and the wrong ones run together.
    `doubtful`: forms that meet by chance as well: wrong where a word that one of them is like makes a compound with
    the word beside it, as 问责 does in 执纪文责. By their first characters, each with those that follow it.
    """

    words: str
    doubtful: str = ""

    def validate(self) -> None:
        for row in self.words.splitlines():
            if len(row) % 2 == 0 or row[_RIGHT : _RIGHT + 1] != " ":
                raise ValueError(f"“{row[:8]}” is no word of two characters, a space, and wrong forms of two")
        super().validate()
        forms = [form for row in self.words.splitlines() for form in _forms(row)]
        if len(set(forms)) < len(forms):
            raise ValueError(f"“{max(forms, key=forms.count)}” stands twice")

    kept = ("_lasts",)

    @cached_property
    def _lasts(self) -> dict[str, str]:
        """The first characters of all forms, each with those that follow it."""
        lasts = defaultdict(str, {row[0]: row[1:] for row in self.doubtful.split()})
        for row in self.words.splitlines():
            for form in _forms(row):
                lasts[form[0]] += form[1]
        return dict(lasts)

    def find(self, document: Document) -> Iterator[Finding]:
        text, after = document.text, 0
        pairs = zip(map(self._lasts.get, text), text[1:], strict=False)
        for start in [at for at, (lasts, last) in enumerate(pairs) if lasts and last in lasts]:
            if start < after or reached(text, start, start + 2) or _NUMBERED.match(text, start + 2):
                continue
            if document.prose_at(start, start + 2):
                better = (_bounded(text, start) and self._better(text[start : start + 2])) or _compounded(
                    text, start
                )
                if better:
                    after, span = start + 2, Span(start, start + 2)
                    yield Finding(span, {"better": better}, Fix((Edit(span, better),), False))

    def _better(self, form: str) -> str:
        """The word that a wrong form stands for; empty when it is a doubtful one."""
        at = self.words.find(form)
        while at >= 0:
            row = self.words.rfind("\n", 0, at) + 1
            if at - row > _RIGHT and (at - row - _RIGHT) % 2:
                return self.words[row : row + _RIGHT]
            at = self.words.find(form, at + 1)
        return ""


_RIGHT = 2
"""Characters of a right form."""

_NUMBERED = later(r"[一-龥]{0,3}[〔\[（(【](?:19|20)\d\d[〕\]）)】]")
"""The rest of a document number: its letters (云政复〔2024〕8号) are no words."""


def _forms(row: str) -> list[str]:
    """The wrong forms of a row."""
    return [row[at : at + 2] for at in range(_RIGHT + 1, len(row), 2)]


def _bounded(text: str, start: int) -> bool:
    """Whether words, or characters that are words, stand on both sides of a form."""
    before, after = text[max(0, start - 2) : start], text[start + 2 : start + 4]
    return all(
        not "一" <= outer <= "鿿" or is_alone(outer) or is_word(pair)
        for outer, pair in ((before[-1:], before), (after[:1], after))
    )


def _compounded(text: str, start: int) -> str:
    """The word that makes a compound with the one before or after and differs from what is written by a character."""
    form, before, after = (
        text[start : start + 2],
        text[max(0, start - 2) : start],
        text[start + 2 : start + 4],
    )
    words = [] if is_word(text[max(0, start - 3) : start - 1]) else tails(before)
    words += [] if is_word(text[start + 3 : start + 5]) else heads(after)
    return next((word for word in words if _slip(form, word)), "")


def _slip(form: str, word: str) -> bool:
    """Whether a character of the word has given way to one like it."""
    return (form[0] == word[0] and alike(form[1], word[1])) or (
        form[1] == word[1] and alike(form[0], word[0])
    )
