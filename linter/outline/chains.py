"""一是 … 二是 … and its kin, inside a paragraph and across paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import Block, Chain, Span, Step
from linter.frozen import field, mutable
from linter.outline.numbers import han_value

_HAN = "一二三四五六七八九十"
_SUBJECT = r"(?<=[们局委府镇乡县市区村校院司组部办会站所馆中面题因施法即])(?=一是.{2,400}?二是)"
"""我们一是…，二是…, 其中一是…: the chain begins behind its subject."""
_BEFORE = rf"(?:^|(?<=[。；：，、！？）】”\s;:,.)\u3000])|{_SUBJECT})"
_STEP = later(
    _BEFORE
    + "(?:"
    + rf"(?P<plain>[{_HAN}]{{1,2}})"
    + r"(?:(?P<marker>是)(?!否|非|的|(?P=plain)(?:[，。”]|、?[二两]是))|(?P<must>要)(?![素求点件领义道害事]))"
    + rf"|第(?P<nth>[{_HAN}]{{1,2}})(?=[，、：,](?!第?[{_HAN}]))"
    + rf"|其(?P<which>[{_HAN}])(?=[，、：,是要])"
    + r"|(?P<word>首先|其次|再次|最后)(?=[，,])"
    + ")"
    + rf"|(?:(?:进行|举行)(?:(?:大会|会议|仪式|活动)的?)?|(?<=项、))第(?P<item>[{_HAN}]{{1,2}})项(?=(?:议程|内容|活动)?[，：。、])"
)
_DEEPEST = 4
"""Chains of one marker that may stand inside each other."""

_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}


@mutable
class _Open:
    """A chain that may go on. `level` is that of the number it stands under."""

    marker: str
    level: int
    steps: list[Step] = field(default_factory=list)


def chains(blocks: Sequence[Block]) -> Iterator[Chain]:
    """All chains of one report, by their first steps, also those of one step: a figure of speech or a fault.

    A heading without number ends what is open, and so does a number of the level that a chain stands under.
    A deeper number only interrupts it: a list under 一是 may stand between it and 二是.
    """
    reader = _Reader()
    for index, block in enumerate(blocks):
        if block.number:
            reader.interrupt(block.level)
        elif block.kind in ("heading", "title", "signer", "date") and not _STEP.match(block.reading):
            reader.end()
        for match in _own_steps(block.reading):
            marker, value = _read(match)
            start = block.span.start + (match.start("item") - 1 if match["item"] else match.start())
            step = Step(value, Span(start, block.span.start + match.end()), index)
            reader.take(step, marker, begins=not match.start() and not block.number)
    for chain in reader.found:
        yield Chain(chain.marker, tuple(chain.steps))


def _own_steps(text: str) -> list[re.Match[str]]:
    """The steps of a text but for those of a chain that it quotes."""
    found = list(_STEP.finditer(text))
    if not found or "“" not in text:
        return found
    own = unquoted(text)
    quoted = {match.start() for match in found if own[match.start()] == "\0"}
    if not any(_FIRST.match(text, text.rfind("“", 0, start) + 1) for start in quoted):
        return found
    return [match for match in found if match.start() not in quoted]


_FIRST = later("一[是要]|第一[，、：]|首先[，、]|其一[，、]")
"""What a quoted chain begins with."""


class _Reader:
    """Puts steps into chains. `running` may go on anywhere, `interrupted` only where a paragraph begins."""

    def __init__(self) -> None:
        self.found: list[_Open] = []
        self.running: list[_Open] = []
        self.interrupted: list[_Open] = []
        self._level = 0

    def interrupt(self, level: int) -> None:
        waiting = [chain for chain in self.interrupted + self.running if chain.level < level]
        self.interrupted = waiting[-_DEEPEST:]
        self.running = []
        self._level = level

    def end(self) -> None:
        self.running = []
        self.interrupted = []

    def take(self, step: Step, marker: str, begins: bool) -> None:
        """Adds a step to the chain it continues, the innermost first; 一 begins a new chain."""
        candidates = [chain for chain in reversed(self.running) if chain.marker == marker]
        chain = _continued(candidates, step)
        if chain is None and begins and not candidates:
            chain = _continued([c for c in reversed(self.interrupted) if c.marker == marker], step)
            if chain:
                self.running.append(chain)
        if step.value == 1 or (chain is None and not candidates):
            chain = self._open(marker, candidates)
        elif chain is None:
            chain = candidates[0]
        chain.steps.append(step)
        while self.running and self.running[-1] is not chain and self.running[-1].marker == marker:
            self.running.pop()

    def _open(self, marker: str, candidates: list[_Open]) -> _Open:
        if len(candidates) >= _DEEPEST:
            self.running.remove(candidates[-1])
        chain = _Open(marker, self._level)
        self.running.append(chain)
        self.found.append(chain)
        return chain


def _continued(candidates: list[_Open], step: Step) -> _Open | None:
    return next((chain for chain in candidates if step.value in (0, chain.steps[-1].value + 1)), None)


def _read(match: re.Match[str]) -> tuple[str, int]:
    if match["plain"]:
        return match["marker"] or match["must"], han_value(match["plain"])
    if match["nth"]:
        return "第", han_value(match["nth"])
    if match["item"]:
        return "项", han_value(match["item"])
    if match["which"]:
        return "其", han_value(match["which"])
    return "首先", _WORDS[match["word"]]
