"""Characters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import compiled
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding


@frozen
class CharactersVisible(DocumentCheck):
    """Every character of a paragraph, and of its line before and behind it, can be seen or takes room. A line that holds
    nothing else is an empty line.

    `match`: an expression for a run of characters that nobody sees; they are deleted.
    """

    match: str

    def validate(self) -> None:
        """Raise ValueError for a bad expression."""
        compiled(self.match)

    def find(self, document: Document) -> Iterator[Finding]:
        invisible = compiled(self.match)
        if not invisible.search(document.text):
            return
        for around in _lines(document):
            for match in invisible.finditer(document.text, *around):
                span = Span(*match.span())
                block = document.block_at(span.start)
                outside = block is None or span.start >= block.span.end
                if outside or document.prose_at(span.start, span.start + 1):
                    yield Finding(span, {}, Fix((Edit(span, ""),)))


def _lines(document: Document) -> Iterator[Span]:
    """Where each block but adverts stands, with the rest of its lines, as far as no block before it has that."""
    done = 0
    for block in document.blocks:
        first, _ = document.position(block.span.start)
        last, _ = document.position(block.span.end - 1)
        start, end = document.line_span(first).start, document.line_span(last).end
        if block.kind != "advert":
            yield Span(max(start, done), end)
        done = end
