"""The characters of a draft, as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.scripts import TRADITIONAL, is_traditional
from linter.document import Document
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding


@frozen
class CharactersSimplified(DocumentCheck):
    """A draft is written in Simplified characters; no other rule looks at one in Traditional characters. The finding
    marks its first paragraph."""

    any_script = True

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(TRADITIONAL)

    def find(self, document: Document) -> Iterator[Finding]:
        if is_traditional(document.text):
            yield Finding(document.blocks[0].span)
