"""Figures as a sentence states them: each with the words of its clause, which tell what it is the figure of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from linter.chinese.amounts import Amount, amounts
from linter.chinese.clauses import clause_end, clause_start
from linter.frozen import NamedTuple

_MARKS = "，。；：、！？（）()\n"
_ENDS = "。！？\n"
_MOST = 60
"""Nobody reckons with more figures of one sentence together."""


class Stated(NamedTuple):
    """`before` and `behind`: what stands between the figure and the marks, or other figures, on both sides of it."""

    before: str
    amount: Amount
    behind: str

    @property
    def value(self) -> Decimal:
        """The figure, 0 where it cannot be reckoned with."""
        return self.amount.value or Decimal(0)


@lru_cache(maxsize=8)
def statements(text: str) -> tuple[Stated, ...]:
    """The figures of a text."""
    return tuple(_stated(text))


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[Stated, ...], ...]:
    """The figures of each sentence of a text that has any; a sentence of very many is parted."""
    found: list[list[Stated]] = []
    end = -1
    for stated in statements(text):
        if stated.amount.end > end or len(found[-1]) == _MOST:
            end = clause_end(text, _ENDS, stated.amount.end)
            found.append([])
        found[-1].append(stated)
    return tuple(map(tuple, found))


def threes(text: str) -> Iterator[tuple[Stated, Stated, Stated]]:
    """Each three figures in a row of one sentence."""
    for sentence in sentences(text):
        yield from zip(sentence, sentence[1:], sentence[2:], strict=False)


def _stated(text: str) -> Iterator[Stated]:
    every = amounts(text)
    for index, amount in enumerate(every):
        left = every[index - 1].end if index else 0
        right = every[index + 1].start if index + 1 < len(every) else len(text)
        start = clause_start(text, _MARKS, amount.start, left)
        stop = clause_end(text, _MARKS, amount.end, right)
        yield Stated(text[start : amount.start].strip(), amount, text[amount.end : stop].strip())
