"""Dates of events that a report names twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from linter.chinese.expressions import later
from linter.document import PLACES, Block, Kind, Part, Span
from linter.frozen import NamedTuple
from linter.rule import BlockCheck, Finding

_KINDS = PLACES["body"] | PLACES["heading"]
_VERBS = ("召开", "举办", "举行", "印发", "启动", "出台")
_EVENT = later(
    r"(?P<date>[0-9]{1,2}月[0-9]{1,2}日)[^。；“”《》]{0,16}?(?P<verb>召开|举办|举行|印发|启动|出台)了?"
    r"(?:[^。；，“”《》]{0,10}(?P<name>[“《][^“”《》\n]{4,30}[”》])"
    r"|[^。；，“”《》]{0,6}?(?P<name>[一-龥]{2,20}?(?:(?:动员|誓师|总结|表彰|庆祝)(?:部署)?大?会|(?:启动|揭牌|签约|开工|竣工|授牌)仪式"
    r"|[开闭]幕式|运动会)))"
)
"""A name of its own, or a ceremony that is held once."""


class EventDates(BlockCheck):
    """What was held or issued under a name of its own was so on one day, and so was a ceremony; both days are
    marked."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_VERBS)

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is not None:
            for event, other in _differing(part):
                if event.block is block:
                    start = block.span.start + event.start
                    values = {"name": event.name, "other": other}
                    yield Finding(Span(start, start + len(event.date)), values)


class _Event(NamedTuple):
    """`start` is the offset of its date in the block."""

    date: str
    name: str
    block: Block
    start: int


@lru_cache(maxsize=4)
def _differing(part: Part) -> tuple[tuple[_Event, str], ...]:
    """Events with the other date that they have elsewhere; those of three and more days are held again and again."""
    events: dict[tuple[str, str], list[_Event]] = defaultdict(list)
    for block in part.blocks:
        if block.kind in _KINDS and "月" in block.reading:
            for match in _EVENT.finditer(block.reading):
                event = _Event(match["date"], match["name"], block, match.start())
                events[match["verb"], match["name"]].append(event)
    found = []
    for held in events.values():
        dates = {event.date for event in held}
        if len(dates) == 2:
            found += [(event, next(iter(dates - {event.date}))) for event in held]
    return tuple(found)
