"""Lines that came along with a template: what its vendor sells, and the numbers of the pages it was copied from."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.marks import PAGE_NUMBER
from linter.diagnostic import Edit, Fix
from linter.document import PLACES, Block, Document, Kind, Part, Span
from linter.rule import BlockCheck, DocumentCheck, Finding


class AdvertLine(BlockCheck):
    """Marks every line that the outline knows as an advert (rules/genres/advert.yaml says how); the fix removes its
    text and is never safe, since a person should see what goes."""

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["advert"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield Finding(block.span, fix=Fix((Edit(block.span, ""),), safe=False))


class PagesUnnumbered(DocumentCheck):
    """No number of a page stands among the paragraphs. Readers blank it, since a sentence may go on behind it."""

    def find(self, document: Document) -> Iterator[Finding]:
        for match in PAGE_NUMBER.finditer(document.text):
            span = Span(*match.span("number"))
            yield Finding(span, fix=Fix((Edit(span, ""),), safe=False))
