"""Two ways to write one thing in one report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from linter.checks.literals import required
from linter.chinese.expressions import compiled
from linter.chinese.quotations import unquoted
from linter.diagnostic import Edit, Fix
from linter.document import PLACES, Block, Kind, Part
from linter.frozen import field, frozen
from linter.rule import BlockCheck, Finding

_KINDS = PLACES["body"] | PLACES["heading"]


@frozen
class FormsAlike(BlockCheck):
    """A report names one thing in one way.

    `forms`: expressions for a less usual form, each to the expression for the form that it must not stand beside in
    one report. The less usual one is marked; where the other is plain words, they are an unsafe fix. What stands in
    quotation marks or 《》 is somebody else's word and left alone.
    """

    forms: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.forms:
            raise ValueError("“forms” is empty")

    def validate(self) -> None:
        super().validate()
        for expression in (self._rare, *self.forms.values()):
            compiled(expression)

    @cached_property
    def literals(self) -> frozenset[str] | None:
        return required(self._rare)

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    @cached_property
    def _rare(self) -> str:
        return "|".join(f"(?P<f{index}>{expression})" for index, expression in enumerate(self.forms))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is None:
            return
        usual = tuple(self.forms.values())
        matches = list(compiled(self._rare).finditer(block.reading))
        own = unquoted(block.reading) if matches else ""
        for match in matches:
            other = usual[int((match.lastgroup or "f0")[1:])]
            better = _standing(part, other)
            if better and "\0" not in own[match.start() : match.end()]:
                span = block.at(match.start(), match.end())
                fix = Fix((Edit(span, other),), safe=False) if _plain(other) else None
                yield Finding(span, {"better": better}, fix)


@lru_cache(maxsize=256)
def _standing(part: Part, expression: str) -> str:
    """How a form is first written in a report; empty when it is not."""
    texts = (block.reading for block in part.blocks if block.kind in _KINDS)
    if _plain(expression):
        return expression if any(expression in text for text in texts) else ""
    matches = map(compiled(expression).search, texts)
    return next((match[0] for match in matches if match), "")


def _plain(expression: str) -> bool:
    return re.escape(expression) == expression
