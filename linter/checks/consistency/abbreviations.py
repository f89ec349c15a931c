"""Short names that a report introduces with 以下简称."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.document import PLACES, Block, Kind, Part, Span
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding

_FAULTS = ("unused", "early", "twice", "variant")
_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["table"]
_INTRODUCED = later(
    r"[（(](?P<below>以下(?:统|均)?(?=简称)|(?=下称))?(?:简称|下称)[：:]?为?[“《]?(?P<name>[^“”《》（()）、，；。\n]{1,20})[”》]?[）)]"
)
_MARKED = ("“", "《")
_HAN = later(r"[一-龥]+")
_OFFICE = later(r"[一-龥]{3,8}[办组班部]")
_SHORTEST = 3
"""A shorter unmarked name is too easily part of other words to be looked for above."""


@frozen
class ShortNames(BlockCheck):
    """A short name is introduced once, before it is used, and then used.

    `fault` is the one to report: unused (it never comes again), early (it stands above its introduction, outside the
    full name), twice (a second introduction), variant (the same with one character exchanged).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("简称", "下称"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for fault, home, finding in _faults(part) if part else ():
            if fault == self.fault and home == block.span.start:
                yield finding


@lru_cache(maxsize=4)
def _faults(part: Part) -> tuple[tuple[str, int, Finding], ...]:
    """Each with the start of the block that introduces the name, and so lets the check run."""
    blocks = [block for block in part.blocks if block.kind in _KINDS]
    text = "\n".join(block.reading for block in blocks)
    starts = list(accumulate((len(block.reading) + 1 for block in blocks), initial=0))
    found = []
    seen: set[str] = set()
    for match in _INTRODUCED.finditer(text):
        name = match["name"]
        home = blocks[bisect_right(starts, match.start()) - 1].span.start
        for fault, start in _judged(text, match, name in seen):
            index = bisect_right(starts, start) - 1
            offset = blocks[index].span.start + start - starts[index]
            found.append((fault, home, Finding(Span(offset, offset + len(name)), {"better": name})))
        seen.add(name)
    return tuple(found)


def _judged(text: str, match: re.Match[str], again: bool) -> Iterator[tuple[str, int]]:
    """(fault, where the name stands) of one introduction."""
    name, start = match["name"], match.start("name")
    if again:
        yield "twice", start
        return
    if match["below"] is not None and text.find(name, match.end()) < 0:
        yield "unused", start
    if _OFFICE.fullmatch(name):
        yield from (("variant", place) for place in _variants(text, name))
    marked = text[start - 1] in _MARKED
    above = clause_start(text, "。；\n", match.start())
    full = text[above : match.start()]
    if marked:
        wanted = text[start - 1 : match.end("name") + 1]
    elif len(name) < _SHORTEST or name in full:
        return
    else:
        wanted = name
    first = text.find(wanted, 0, above)
    if first >= 0:
        yield "early", first + marked


def _variants(text: str, name: str) -> Iterator[int]:
    """Where all characters of a name stand but one, between its first and last: 县城环办 for 县环整办."""
    place = text.find(name[0])
    while place >= 0:
        other = text[place : place + len(name)]
        like = other != name and other.endswith(name[-1]) and _HAN.fullmatch(other)
        if like and (Counter(other) & Counter(name)).total() == len(name) - 1:
            yield place
        place = text.find(name[0], place + 1)


_DOCUMENTS = (
    "规划",
    "方案",
    "意见",
    "办法",
    "条例",
    "规定",
    "通知",
    "细则",
    "计划",
    "决定",
    "纲要",
    "要点",
    "标准",
    "指南",
    "准则",
    "规则",
    "章程",
    "决议",
)
_EXTENTS = ("", "总体", "实施", "工作", "行动", "指导", "若干")
_SHORT_TITLE = later(rf"(?<![的会])《(?:{'|'.join(_EXTENTS)})(?P<kind>{'|'.join(_DOCUMENTS)})》")
_TITLE = later(r"《[^《》\n]{2,80}》")


class TitlesIntroduced(BlockCheck):
    """A document that is called 《规划》 or 《实施方案》 has been named in full above, or just before: 十九大《决议》. One
    that is introduced below is told by `ShortNames`."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(f"《{extent}{kind}》" for extent in _EXTENTS for kind in _DOCUMENTS)

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for start, title in _unknown_titles(part) if part else ():
            if block.span.start <= start < block.span.end:
                yield Finding(Span(start, start + len(title)))


@lru_cache(maxsize=4)
def _unknown_titles(part: Part) -> tuple[tuple[int, str], ...]:
    """Where each short title without a full one stands first, in the document."""
    found: dict[str, int] = {}
    known: set[str] = set()
    introduced: set[str] = set()
    for block in part.blocks:
        text = block.reading
        for match in _TITLE.finditer(text) if "》" in text else ():
            short = _SHORT_TITLE.match(text, match.start())
            if short is None:
                known.update(kind for kind in _DOCUMENTS if kind in match[0])
            elif "称" in text[max(match.start() - 4, 0) : match.start()]:
                introduced.add(short[0])
            elif short["kind"] not in known:
                known.add(short["kind"])
                found[short[0]] = block.span.start + match.start()
    return tuple((start, title) for title, start in found.items() if title not in introduced)
