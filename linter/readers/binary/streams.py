"""The streams of a Word 97 document ([MS-DOC]): where its tables lie, its characters, and the properties that runs of
them have. Positions of characters (cp) count UTF-16 code units from 0, through all stories; offsets (fc) are bytes of
the main stream.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from struct import iter_unpack, unpack_from

from linter.frozen import NamedTuple
from linter.readers.binary.properties import Properties
from linter.readers.package import LARGEST

TABLES = {
    name: 0x9A + 8 * index
    for name, index in {
        **{"styles": 1, "comment references": 4, "comments": 5, "sections": 6, "headers": 11},
        **{"character pages": 12, "paragraph pages": 13, "fonts": 15, "settings": 31, "pieces": 33, "authors": 36},
        **{"drawings": 40, "header drawings": 41, "boxes": 56, "header boxes": 58, "lists": 73, "overrides": 74},
    }.items()
}  # fmt: skip
"""Where the file information block says where a table lies (FibRgFcLcb97)."""

STORIES = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header boxes")
"""In the order in which their characters lie (FibRgLw97)."""

_COUNTS = 0x4C
_VERSION, _OLDEST = 0xA5EC, 0xC1
_FLAGS, _SECOND_TABLE, _LOCKED = 0x0A, 0x0200, 0x8100
_PAGE = 512
_COMPRESSED = 1 << 30
_PAGE_NUMBER = 0x3FFFFF
"""The bits of an entry that hold it."""


class OlderError(ValueError):
    """A document of Word 95 or before."""


class LockedError(ValueError):
    """A document that its password encrypts."""


class Streams:
    """`main` and `data` are streams of the compound file, `tables` those of which one holds the tables. Raises OlderError and LockedError; like all of
    this package struct.error, ValueError or LookupError where what is written cannot be so."""

    def __init__(self, main: bytes, tables: Mapping[str, bytes], data: bytes) -> None:
        magic, version = unpack_from("<HH", main)
        (flags,) = unpack_from("<H", main, _FLAGS)
        if magic != _VERSION or version < _OLDEST:
            raise OlderError
        if flags & _LOCKED:
            raise LockedError
        self.main = main
        self._table = tables["1Table" if flags & _SECOND_TABLE else "0Table"]
        self.data = data

    def table(self, name: str, beyond: bool = False) -> bytes:
        """A table by its name in TABLES, empty where there is none; `beyond`: with all that lies behind it."""
        start, size = unpack_from("<II", self.main, TABLES[name])
        return self._table[start:] if beyond and size else self._table[start : start + size]

    def places(self, name: str, size: int) -> list[tuple[int, int, bytes]]:
        """A table of positions (Plc): of each range its start, its end and its entry of `size` bytes."""
        table = self.table(name)
        count = max(0, len(table) - 4) // (4 + size)
        bounds = unpack_from(f"<{count + 1}i", table) if count else ()
        entries = (table[4 * (count + 1) + size * index :][:size] for index in range(count))
        return list(zip(bounds, bounds[1:], entries, strict=False))

    def stories(self) -> dict[str, tuple[int, int]]:
        """Where each story starts and ends."""
        found, start = dict[str, tuple[int, int]](), 0
        for story, count in zip(STORIES, unpack_from(f"<{len(STORIES)}i", self.main, _COUNTS), strict=True):
            if count < 0:
                raise ValueError("a story of negative length")
            found[story] = start, start + count
            start += count
        return found


class Piece(NamedTuple):
    """Characters from `start` to `end` lie at `offset`, each of `width` bytes."""

    start: int
    end: int
    offset: int
    width: int


class Characters:
    """All characters of a document, one for each UTF-16 code unit, so that positions need no map."""

    def __init__(self, streams: Streams) -> None:
        self._pieces = _pieces(streams.table("pieces"))
        self._starts = [piece.start for piece in self._pieces]
        self._runs = Runs(streams, "character pages", Runs.CHARACTERS)
        self._paragraphs = Runs(streams, "paragraph pages", Runs.PARAGRAPHS)
        self._data = streams.data
        self.text = "".join(_decoded(streams.main, piece) for piece in self._pieces)

    def _piece(self, position: int) -> Piece:
        return self._pieces[max(0, bisect_right(self._starts, position) - 1)]

    def paragraph(self, mark: int) -> tuple[int, Properties]:
        """The style of the paragraph that ends with the mark at a position, and its own properties."""
        piece = self._piece(mark)
        written = self._paragraphs.at(piece.offset + (mark - piece.start) * piece.width)[1]
        style = unpack_from("<H", written)[0] if written else 0
        return style, Properties.read(written[2:], self._data)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, Properties]]:
        """Where the properties of characters change between two positions, and what they are."""
        while start < end:
            piece = self._piece(start)
            offset = piece.offset + (start - piece.start) * piece.width
            until, written = self._runs.at(offset)
            stop = min(end, piece.end, start + max(1, -(-(until - offset) // piece.width)))
            yield start, stop, Properties.read(written)
            start = stop


class Runs:
    """Which properties are written for what, by offset, as pages of 512 bytes tell it (ChpxFkp, PapxFkp)."""

    CHARACTERS, PARAGRAPHS = 1, 13
    """The sizes of an entry."""

    def __init__(self, streams: Streams, name: str, size: int) -> None:
        found = list[tuple[int, int, bytes]]()
        for _, _, entry in streams.places(name, 4):
            at = (unpack_from("<I", entry)[0] & _PAGE_NUMBER) * _PAGE
            found += _page(streams.main[at : at + _PAGE], size)
        self._found = sorted(found)
        self._starts = [start for start, _, _ in self._found]

    def at(self, offset: int) -> tuple[int, bytes]:
        """Where what holds at an offset ends, and what is written of it; nothing between runs."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._found[index][1]:
            return self._found[index][1:]
        following = self._starts[index + 1] if index + 1 < len(self._starts) else offset + _PAGE
        return following, b""


def _page(page: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    count = page[_PAGE - 1]
    bounds = unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + size * index]
        yield bounds[index], bounds[index + 1], _written(page, at, size) if at else b""


def _written(page: bytes, at: int, size: int) -> bytes:
    """A count of bytes and so many bytes: for paragraphs it counts words, the first of which may hold the count."""
    count = page[at]
    if size == Runs.CHARACTERS:
        return page[at + 1 : at + 1 + count]
    if count:
        return page[at + 1 : at + 2 * count]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]


def _pieces(table: bytes) -> Sequence[Piece]:
    """The pieces that the text was put together from (Clx), behind what properties they have in common."""
    at = 0
    while table[at] == 1:
        at += 3 + unpack_from("<H", table, at + 1)[0]
    (size,) = unpack_from("<I", table, at + 1)
    table = table[at + 5 : at + 5 + size]
    count = (len(table) - 4) // 12
    bounds = unpack_from(f"<{count + 1}I", table)
    pieces = list[Piece]()
    entries = iter_unpack("<2xI2x", table[4 * (count + 1) :][: 8 * count])
    for (start, end), (offset,) in zip(pairwise(bounds), entries, strict=True):
        if start != (pieces[-1].end if pieces else 0) or not start <= end <= LARGEST:
            raise ValueError("pieces that do not follow one another")
        if offset & _COMPRESSED:
            pieces.append(Piece(start, end, (offset & (_COMPRESSED - 1)) // 2, 1))
        else:
            pieces.append(Piece(start, end, offset, 2))
    return pieces


def _decoded(main: bytes, piece: Piece) -> str:
    count = piece.end - piece.start
    written = main[piece.offset : piece.offset + count * piece.width]
    if len(written) < count * piece.width:
        raise ValueError("characters beyond the end")
    if piece.width == 1:
        return written.decode("cp1252", "replace")
    return "".join(map(chr, unpack_from(f"<{count}H", written)))
