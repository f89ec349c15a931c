"""Titles as people compare them."""

from __future__ import annotations

_PLAIN = str.maketrans(
    {"(": "（", ")": "）", "：": ":", **dict.fromkeys("\t\n\r \xa0\u2002\u2003\u200b\u3000")}
)


def plain(title: str) -> str:
    """A title as compared: white space, bracket widths and a final full stop do not count."""
    return title.translate(_PLAIN).rstrip("。")


def alike(one: str, other: str) -> bool:
    """Whether two plain titles are one title with a slip of a few characters in it.

    Compares what is left between their common beginning and common end; titles that differ in a year or
    a number are different titles.
    """
    length = min(len(one), len(other))
    start = 0
    while start < length and one[start] == other[start]:
        start += 1
    end = 0
    while end < length - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if any(character.isdigit() for character in left + right):
        return False
    longest = max(len(left), len(right))
    return longest <= 6 and start + end >= max(6, 2 * longest)
