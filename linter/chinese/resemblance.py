"""Passages that say nearly the same, names and figures aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from linter.chinese.expressions import later

_ASIDE = later("[!-~ \u3000]+")
_SAME = 0.85
"""Share of common pairs of characters in both passages (Dice's coefficient)."""
_HELD = 0.88
_LEAST_HELD = 26
"""A shorter passage stands in many longer ones."""
_LONGEST_NAME = 8


def shortens(short: str, full: str) -> bool:
    """Whether the characters of one name stand in the other in their order: 市教育局 in 市教育和体育局."""
    rest = iter(full)
    return all(character in rest for character in short)


def bare(text: str) -> str:
    """The text without figures, Latin letters, half-width marks and spaces."""
    return _ASIDE.sub("", text)


def resemble(one: str, other: str, partly: bool = False) -> bool:
    """Whether two bare passages have nearly all pairs of neighbouring characters in common; `partly`: or all those of
    the shorter one."""
    if not may_resemble(one, other, partly):
        return False
    short = min(len(one), len(other))
    common = _common(one, other)
    if 2 * common >= _SAME * (len(one) + len(other) - 2):
        return True
    return partly and short >= _LEAST_HELD and common >= _HELD * (short - 1)


def may_resemble(one: str, other: str, partly: bool = False) -> bool:
    """Quickly, whether two passages are of a length and most characters of the shorter one stand in the longer one."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    held = partly and len(short) >= _LEAST_HELD and len(long) <= 3 * len(short)
    if 5 * len(short) < 3 * len(long) and not held:
        return False
    characters = {*short}
    return 4 * len(characters.intersection(long)) >= 3 * len(characters)


def _common(one: str, other: str) -> int:
    """How many pairs of neighbouring characters two passages have in common."""
    first, second = (Counter(map("".join, pairwise(text))) for text in (one, other))
    return (first & second).total()


def share_run(one: str, other: str, length: int) -> bool:
    """Whether so many characters that stand side by side in one text do so in the other."""
    return any(one[at : at + length] in other for at in range(len(one) - length + 1))


def common_end(texts: Sequence[str]) -> int:
    """How many characters the ends of all texts share."""
    return common_start([text[::-1] for text in texts])


def common_start(texts: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda characters: len({*characters}) == 1, zip(*texts, strict=False)))


def substituted(one: str, other: str) -> bool:
    """Whether two passages differ by one name in place of another."""
    start = common_start([one, other])
    end = common_end([one[start:], other[start:]])
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return 0 < len(left) <= _LONGEST_NAME and 0 < len(right) <= _LONGEST_NAME
