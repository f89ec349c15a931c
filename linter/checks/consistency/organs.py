"""One department of a place under several names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from linter.chinese.expressions import compiled, later
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import shortens
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple, frozen
from linter.rule import Finding, PartCheck

_KINDS = PLACES["title"] | PLACES["body"] | PLACES["heading"]
_NAME = r"(?P<level>[县区市旗])?(?<![省州国部家原总分]|[一-龥]厅)(?P<found>(?P<stem>%s)(?P<kind>局|委员会|委(?![员托会派办书组])))"

_OFTEN = 2
"""A name that stands so often is meant, though the title lacks it; of two that stand once either may be."""
_LEADS_IN = later(
    "(?:^|[^一-龥]|[在对由和与及到向经报请使按受据]|争取|联系|会同|联合|配合|协助|协调|邀请|接受|按照|落实|建议|希望)$"
)
"""What stands before a department and is no name of a place."""


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
    meant = right.block.kind == "title" or sum(_one(name.words, right.words) for name in names) >= _OFTEN
    for name in names[1:]:
        comparable = name.level == right.level if several or not meant else True
        if not comparable or not name.level or _one(name.words, right.words):
            continue
        if meant or (name.block is not right.block and _is_own(right) and _is_own(name)):
            yield Finding(name.block.at(name.start, name.end), {"better": right.text}, sure=meant)


def _is_own(name: _Named) -> bool:
    """Whether no name of a place stands before the level: 区教育局, not 青山区教育局."""
    start = name.start - len(name.level)
    return _LEADS_IN.search(name.block.reading[max(start - 2, 0) : start]) is not None


def _one(name: str, other: str) -> bool:
    return shortens(*sorted((name, other), key=len))
