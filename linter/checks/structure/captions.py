"""Numbered figures and tables: 图1 and 表2 in the text, and the captions that carry these names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from linter.chinese.expressions import later
from linter.document import PLACES, Block, Part, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import Finding, PartCheck

_FAULTS = ("missing", "repeated", "order")
_KINDS = PLACES["body"] | PLACES["heading"]
_NUMBER = r"(?P<number>[0-9]{1,2}(?:[-.—－][0-9]{1,2})?)"
_HINTS = frozenset(kind + after for kind in "图表" for after in "0123456789 \u3000")
_HINT = later(r"[图表][ \u3000]?[0-9]")
_CAPTION = later(
    rf"[（(]?(?P<kind>[图表])[ \u3000]?{_NUMBER}(?:[ \u3000]*[:：]|(?![0-9]|[年月日个张份幅类名项所显列中是给为可的和、，])[^。；]{{0,40}}$)"
)
_NAMED = later(
    r"(?:(?<![一-龥])|(?<=[见如由从据照按看和与及在]|参见|详见|根据|按照|如下))"
    rf"(?P<kind>[图表])[ \u3000]?{_NUMBER}(?![0-9.]|[年月日个张份幅类名项、]*[0-9]?[个张份幅类])"
)


@frozen
class CaptionsMatch(PartCheck):
    """Figures and tables that the text names are there, and their captions count on from 1.

    `fault` is the one to report: missing (图2 is named and has no caption), repeated (two captions with one number),
    order (a caption whose number does not count on). Numbers with a chapter (表2-1) count on within the chapter.
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    @property
    def literals(self) -> frozenset[str]:
        return _HINTS

    def find(self, part: Part) -> Iterator[Finding]:
        return (finding for fault, finding in _faults(part) if fault == self.fault)


class _Name(NamedTuple):
    """图1, 表2-1: `chapter` is 2 there, 0 in a name without one."""

    kind: str
    chapter: int
    number: int
    span: Span


@lru_cache(maxsize=4)
def _faults(part: Part) -> tuple[tuple[str, Finding], ...]:
    captions: list[_Name] = []
    named: list[_Name] = []
    for block in part.blocks:
        text = block.reading
        if block.kind in _KINDS and ("表" in text or "图" in text) and _HINT.search(text):
            caption = _CAPTION.match(text)
            if caption:
                captions.append(_name(block, caption))
            else:
                named += (_name(block, match) for match in _NAMED.finditer(text))
    return (*_missing(captions, named), *_miscounted(captions))


def _name(block: Block, match: re.Match[str]) -> _Name:
    chapter, _, number = (
        match["number"].replace("－", "-").replace("—", "-").replace(".", "-").rpartition("-")
    )
    start = block.span.start
    span = Span(start + match.start("kind"), start + match.end("number"))
    return _Name(match["kind"], int(chapter or 0), int(number), span)


def _missing(captions: list[_Name], named: list[_Name]) -> Iterator[tuple[str, Finding]]:
    known = {name[:3] for name in captions}
    for name in named:
        if name[:3] not in known:
            known.add(name[:3])
            yield "missing", Finding(name.span)


def _miscounted(captions: list[_Name]) -> Iterator[tuple[str, Finding]]:
    groups: dict[tuple[str, int], list[_Name]] = defaultdict(list)
    for name in captions:
        groups[name.kind, name.chapter].append(name)
    for group in groups.values():
        seen: set[int] = set()
        wanted = 1
        for name in group:
            if name.number in seen:
                yield "repeated", Finding(name.span)
            elif name.number != wanted:
                chapter = f"{name.chapter}-" if name.chapter else ""
                yield "order", Finding(name.span, {"better": f"{name.kind}{chapter}{wanted}"})
            seen.add(name.number)
            wanted = name.number + 1
