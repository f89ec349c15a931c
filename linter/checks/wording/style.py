"""How much of a thing a sentence or a report bears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from linter.chinese.expressions import compiled, later
from linter.document import PLACES, Block, Kind, Part, Span
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding, PartCheck

_STOPS = "！？；;\n"
_SENTENCE = later(r"[^。！？；;\n]+")
_SHOWN = 3


@frozen
class SentenceShort(BlockCheck):
    """Finds what runs on for more than `limit` characters to the next 。 or ；, the figures, brackets and
    quotations in it counted like the rest. The finding is its opening words."""

    limit: int = 150
    head: int = 12

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["body"] | PLACES["heading"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if len(text) <= self.limit or max(map(len, _sentences(text))) <= self.limit:
            return
        for match in _SENTENCE.finditer(text):
            length = len(match[0].strip())
            if length > self.limit:
                start = block.span.start + match.start() + len(match[0]) - len(match[0].lstrip())
                yield Finding(Span(start, start + self.head), {"length": str(length)})


def _sentences(text: str) -> list[str]:
    """A text cut at its stops: replacing them one by one takes less time than an expression."""
    for stop in _STOPS:
        text = text.replace(stop, "。")
    return text.split("。")


@frozen
class PhrasesSpare(PartCheck):
    """Finds a report in which set phrases crowd: `phrases` together more often than `limit` times in a thousand
    characters of body text. Reports below `least` characters are too short to say. The finding is the phrase
    used most, where it stands first."""

    phrases: tuple[str, ...]
    limit: int = 4
    least: int = 400

    @cached_property
    def _phrases(self) -> re.Pattern[str]:
        return compiled("|".join(map(re.escape, self.phrases)))

    def find(self, part: Part) -> Iterator[Finding]:
        body = [block for block in part.blocks if block.kind in PLACES["body"]]
        size = sum(len(block.reading) for block in body)
        if size < self.least:
            return
        uses = [
            (match[0], block.span.start + match.start())
            for block in body
            for match in self._phrases.finditer(block.reading)
        ]
        if len(uses) * 1000 <= self.limit * size:
            return
        often = [phrase for phrase, _ in Counter(phrase for phrase, _ in uses).most_common(_SHOWN)]
        first = next(start for phrase, start in uses if phrase == often[0])
        values = {"rate": f"{len(uses) * 1000 / size:.1f}", "often": "”“".join(often)}
        yield Finding(Span(first, first + len(often[0])), values)
