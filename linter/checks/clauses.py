"""A draft cut at its marks, for rules that look at what ends a clause."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

TAIL = 2
"""How many last characters of a clause are looked up."""

_STOPS = "。；：！？,;!?\n"


@lru_cache(maxsize=1)
def clauses(text: str) -> list[str]:
    """A text cut at its marks, each of one character; the rules on collocation ask for the same text in turn."""
    for mark in _STOPS:
        text = text.replace(mark, "，")
    return text.split("，")


@lru_cache(maxsize=1)
def tails(text: str) -> list[str]:
    """The last characters of each clause."""
    return [clause[-TAIL:] for clause in clauses(text)]


@lru_cache(maxsize=1)
def starts(text: str) -> list[int]:
    """Where each clause of a text begins."""
    return list(accumulate((len(clause) + 1 for clause in clauses(text)), initial=0))
