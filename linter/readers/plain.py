"""Plain text -> blocks: a line is a paragraph; hard-wrapped ones are joined, tables pasted as tabs told
apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.chinese.expressions import later
from linter.document import Block, Kind, Span
from linter.readers.lines import Line, rows, without_pages, wrapping

_ENTRY = later(r"[^\t]*[^\t.．·…‥](?:\t+|[.．·…‥]{2,}\t*)[ \u3000]*(\d{1,4})")
"""An entry of the contents: title, leader, page number."""


def blocks(text: str) -> list[Block]:
    """The blocks of a text in which directives are blanked out already."""
    text = without_pages(text)
    found = list(rows(text))
    cells = _cells(text, found) if "\t" in text or "|" in text else frozenset[int]()
    return [_block(text, group, cells) for group in _paragraphs(text, found, cells)]


def _block(text: str, group: list[Line], cells: frozenset[int]) -> Block:
    span = Span(group[0].start, group[-1].end)
    kind: Kind = "cell" if span.start in cells else "paragraph"
    words = text[span.start : span.end]
    return Block(kind, span, words, words)


def _paragraphs(text: str, found: list[Line], cells: frozenset[int]) -> Iterator[list[Line]]:
    wrapped = wrapping(text, found)
    if wrapped is None:
        yield from ([line] for line in found)
        return
    group: list[Line] = []
    for line in found:
        table = line.start in cells or (group and group[-1].start in cells)
        if group and (table or not wrapped.continues(text, group[-1], line)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _cells(text: str, found: list[Line]) -> frozenset[int]:
    """Where the rows of tables start: neighbouring lines with tabs or bars between their words, unless they end in page
    numbers that rise as those of a contents do. A row whose first cell is merged with that above has a tab less."""
    tables: set[int] = set()
    numbers: list[int] = []
    group = 0
    for line in found:
        group += not line.follows
        numbers.append(group)
    tabbed = [_parted(text[line.start : line.end]) for line in found]
    part = [each or _heads_rows(text, found, tabbed, index) for index, each in enumerate(tabbed)]
    for _, members in groupby(zip(found, numbers, part, tabbed, strict=True), lambda member: member[1:3]):
        run = list(members)
        neighbours = [line for line, _, _, has_tabs in run if has_tabs]
        if len(neighbours) > 1 and not _contents(text, neighbours):
            tables.update(line.start for line, *_ in run)
    return frozenset(tables)


_HEADING = later(r"(?![表图附])[^\t|。；：！？]{1,20}")
_FIGURE = later(r".*\t[+-]?\d")


def _heads_rows(text: str, found: Sequence[Line], tabbed: Sequence[bool], index: int) -> bool:
    """Whether a line of its own heads the rows below (二、工业), as a merged cell is copied: there are rows of so many cells
    right above and below, and the table goes on with figures."""
    if not 0 < index < len(found) - 1 or not (tabbed[index - 1] and tabbed[index + 1]):
        return False
    above, line, below = found[index - 1 : index + 2]
    if not (line.follows and below.follows and _HEADING.fullmatch(text, line.start, line.end)):
        return False
    alike = text.count("\t", above.start, above.end) == text.count("\t", below.start, below.end)
    return alike and _FIGURE.match(text, below.start, below.end) is not None


def _parted(line: str) -> bool:
    return "\t" in line or line.count("|") > 1


def _contents(text: str, neighbours: Sequence[Line]) -> bool:
    entries = [_ENTRY.fullmatch(text, line.start, line.end) for line in neighbours]
    pages = [int(entry[1]) for entry in entries if entry]
    return 2 * len(pages) >= len(neighbours) and pages == sorted(pages)
