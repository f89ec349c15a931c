"""What is written of the form of characters, paragraphs and tables: single changes, each a code and an operand ([MS-DOC],
Sprm). Only what changes the text that a reader sees is named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

DELETED, INSERTED, REFORMATTED = 0x0800, 0x0801, 0xCA57
HIDDEN, SYMBOL, SCRIPT, CHARACTER_STYLE = 0x083C, 0x6A09, 0x2A48, 0x4A30
LEVEL, LIST, OUTLINE, PAGE_BREAK = 0x260A, 0x460B, 0x2640, 0x2407
IN_TABLE, ROW_END, DEPTH, INNER_CELL_END, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
ROW = 0xD608
BREAK, TITLE_PAGE = 0x3009, 0x300A

_ELSEWHERE = (0x6645, 0x6646, 0x646B)
"""What is too long for its place stands in the data stream."""

_TABS = 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Of the operand, by the upper three bits of the code; 0 where it begins with its own size."""


class Properties(dict[int, bytes]):
    """Operands by code; of two the last counts."""

    @classmethod
    def read(cls, written: bytes, data: bytes = b"") -> Properties:
        found = cls()
        for code, operand in _changes(written):
            if code in _ELSEWHERE:
                (at,) = unpack_from("<I", operand)
                found.update(_changes(data[at + 2 : at + 2 + unpack_from("<H", data, at)[0]]))
            else:
                found[code] = operand
        return found

    def number(self, code: int, otherwise: int = 0) -> int:
        return int.from_bytes(self[code], "little") if code in self else otherwise

    def is_on(self, code: int) -> bool:
        return self.number(code) & 1 == 1


def _changes(written: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 3 <= len(written):
        (code,) = unpack_from("<H", written, at)
        at += 2
        size = _SIZES[code >> 13]
        if code == ROW:
            size = unpack_from("<H", written, at)[0] - 1
            at += 2
        elif code == _TABS and written[at] == 0xFF:  # too many for a size of one byte
            gone = written[at + 1]
            size = 3 + 4 * gone + 3 * written[at + 2 + 4 * gone]
        elif not size:
            size = written[at]
            at += 1
        yield code, written[at : at + size]
        at += size
