"""Letters that stand for 党, as linter.chinese.substitution reads them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.substitution import PARTY
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding


class PartyLetter(BlockCheck):
    """Marks each letter that a block's reading restores to 党. The outline decides on the whole draft; here
    its reading is only compared with the text."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((PARTY,))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text, reading = block.text, block.reading
        index = reading.find(PARTY)
        while index >= 0:
            if text[index] != PARTY:
                span = block.at(index, index + 1)
                yield Finding(span, {"better": PARTY}, Fix((Edit(span, PARTY),)))
            index = reading.find(PARTY, index + 1)
