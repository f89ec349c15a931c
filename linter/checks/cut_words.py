"""Long words do not lose their last character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from linter.checks.clauses import TAIL, clauses, starts, tails
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding


@frozen
class WordsWhole(DocumentCheck):
    """Finds a word without its last character before a mark. At a line's end it may go on in the next line.

    `words`: words of four and more characters, parted by spaces, that are nothing without the last one.
    """

    words: str

    @cached_property
    def _by_tail(self) -> Mapping[str, tuple[str, ...]]:
        """The words by the last two characters of what is left of them."""
        found: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for word in self.words.split():
            found[word[-1 - TAIL : -1]] += (word,)
        return dict(found)

    def find(self, document: Document) -> Iterator[Finding]:
        text, by_tail = document.reading, self._by_tail
        for index in [index for index, tail in enumerate(tails(text)) if tail in by_tail]:
            end = starts(text)[index + 1] - 1
            word = self._cut(clauses(text)[index])
            if word and end < len(text) and text[end] != "\n" and document.prose_at(end, end + 1):
                span = Span(end - len(word) + 1, end)
                yield Finding(span, {"better": word}, Fix((Edit(span, word),), safe=False))

    def _cut(self, clause: str) -> str:
        """The word that a clause ends with but for its last character, or nothing."""
        return next((word for word in self._by_tail[clause[-TAIL:]] if clause.endswith(word[:-1])), "")
