"""One department of a place under several names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from linter.chinese.expressions import compiled
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import shortens
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple, frozen
from linter.rule import Finding, PartCheck

_KINDS = PLACES["title"] | PLACES["body"] | PLACES["heading"]
_NAME = r"(?P<level>[县区市旗])?(?<![省州国部家原总分]|[一-龥]厅)(?P<found>(?P<stem>%s)(?P<kind>局|委员会|委(?![员托会派办书组])))"

_OFTEN = 2
"""A name that stands so often is meant, though the title lacks it."""


class _Named(NamedTuple):
    """`level` is the 县 or 市 before the name, or nothing; `words` the name as compared."""

    level: str
    words: str
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.reading[self.start : self.end]


@frozen
class OrgansAlike(PartCheck):
    """A department of one level keeps its name, in full or shortened: 县文体旅游局 beside 县文化广电和旅游局 is
    another place's. Left alone are departments of several levels, and what is called 原.

    `families`: what the department of one field is called anywhere, each family as words separated by |.
    """

    families: tuple[str, ...]

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            f"{name}{kind}" for family in self.families for name in family.split("|") for kind in "局委"
        )

    @cached_property
    def _names(self) -> re.Pattern[str]:
        names = sorted("|".join(self.families).split("|"), key=len, reverse=True)
        return compiled(_NAME % "|".join(names))

    @cached_property
    def _family(self) -> dict[str, int]:
        return {name: index for index, family in enumerate(self.families) for name in family.split("|")}

    def find(self, part: Part) -> Iterator[Finding]:
        named: dict[int, list[_Named]] = {}
        literals = self.literals
        for block in part.blocks:
            if block.kind in _KINDS and any(name in block.reading for name in literals):
                for match in self._names.finditer(unquoted(block.reading)):
                    words = match["stem"].replace("和", "") + match["kind"][0]
                    name = _Named(match["level"] or "", words, block, *match.span("found"))
                    if "原" in block.reading[max(match.start() - 1, 0) : match.start("found")]:
                        continue
                    named.setdefault(self._family[match["stem"]], []).append(name)
        for names in named.values():
            yield from _others(names)


def _others(names: list[_Named]) -> Iterator[Finding]:
    """The names that the first one neither shortens nor lengthens, when that is the title's or stands twice."""
    several = len({name.level for name in names} - {""}) > 1
    right = names[0]
    if right.block.kind != "title" and sum(_one(name.words, right.words) for name in names) < _OFTEN:
        return
    for name in names[1:]:
        comparable = name.level == right.level if several else True
        if comparable and name.level and not _one(name.words, right.words):
            yield Finding(name.block.at(name.start, name.end), {"better": right.text})


def _one(name: str, other: str) -> bool:
    return shortens(*sorted((name, other), key=len))
