"""Lines that sell something to the person who bought the template."""

from __future__ import annotations

from collections.abc import Iterator

from linter.diagnostic import Edit, Fix
from linter.document import PLACES, Block, Kind, Part
from linter.rule import BlockCheck, Finding


class AdvertLine(BlockCheck):
    """Marks every line that the outline knows as an advert (rules/genres/advert.yaml says how); the fix removes its
    text and is never safe, since a person should see what goes."""

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["advert"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield Finding(block.span, fix=Fix((Edit(block.span, ""),), safe=False))
