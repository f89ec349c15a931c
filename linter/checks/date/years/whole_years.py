"""A report on a whole year covers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from linter.checks.literals import required
from linter.checks.timeline import quoted, title_text, whole_year
from linter.chinese.expressions import compiled
from linter.document import Block, Part
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding


@frozen
class WholeYear(BlockCheck):
    """A report whose title names a whole year covers it. `match` finds words for a shorter period (a group
    `found` narrows the finding); `alone` is a text whose presence anywhere in the report excuses them."""

    match: str
    alone: str = ""

    @cached_property
    def literals(self) -> frozenset[str] | None:
        return required(self.match)

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return compiled(self.match)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is None or part.year is None or block.kind in ("title", "cell"):
            return
        if not whole_year(title_text(part)):
            return
        for match in self._match.finditer(block.reading):
            start, end = match.span("found" if "found" in self._match.groupindex else 0)
            if quoted(block.reading, start):
                continue
            if self.alone and any(self.alone in other.reading for other in part.blocks):
                return
            yield Finding(block.at(start, end), {"year": f"{part.year}年"})
