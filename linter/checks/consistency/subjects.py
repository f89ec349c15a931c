"""The group of people that a draft is on, and another group that it names a single time in its place."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.clauses import text_around
from linter.chinese.expressions import later
from linter.document import PLACES, Part
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_BESIDE = later("[、和与及或]$"), later("[、和与及或等]")
_NEXT = 2


@frozen
class SubjectKept(PartCheck):
    """A draft on 留守妇女 has no single 留守儿童 in their place. `groups` are those that title names; the first of them
    that it names is the draft's. Another one is found where it stands once, alone, in a sentence without the own group, and
    has the own one's first two characters, or is followed by the two that follow the own one elsewhere (就业)."""

    groups: tuple[str, ...]

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(self.groups)

    def find(self, part: Part) -> Iterator[Finding]:
        title = part.title.reading if part.title else ""
        named = [group for group in self.groups if group in title]
        if len(named) != 1:
            return
        (own,) = named
        blocks = [block for block in part.blocks if block.kind in _KINDS]
        text = "\n".join(block.reading for block in blocks)
        if not text.count(own):
            return
        for group in self.groups:
            if group in own or own in group or text.count(group) != 1:
                continue
            block = next(block for block in blocks if group in block.reading)
            start = block.reading.index(group)
            end = start + len(group)
            sentence = text_around(block.reading, "。；", start, end)
            after = block.reading[end : end + _NEXT]
            akin = group[:2] == own[:2] or (
                len(after) == _NEXT and (own + after in title or text.count(own + after) > 1)
            )
            listed = _BESIDE[0].search(block.reading[:start][-1:]) or _BESIDE[1].match(block.reading, end)
            if akin and not listed and own not in sentence:
                yield Finding(block.at(start, end), {"own": own}, sure=False)
