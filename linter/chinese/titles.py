"""Titles as people compare them."""

from __future__ import annotations

from linter.chinese.expressions import later

_PLAIN = str.maketrans(
    {"(": "（", ")": "）", "：": ":", **dict.fromkeys("\t\n\r \xa0\u2002\u2003\u200b\u3000")}
)


CONTENTS = later(
    r"(?:目[\s\u3000]*[录次]|(?:本[期刊][\s\u3000]*)?(?:要[\s\u3000]*目|导[\s\u3000]*读)|本期(?:目录|内容))$"
)
"""What stands above the contents: 目录, and 本期要目 of a bulletin."""

_TAIL = later(r"(?:[（(〔\[【][^）)〕\]】]{0,24}[）)〕\]】]|[\s\u3000。]|\d{1,2}篇)+$")


_OVERLONG = later("[发转布订]《[^《》]*的(?:通知|决定|公告|批复|函)》$")
"""关于印发《…办法的通知》: the marks enclose the kind too."""


def bare(title: str) -> str:
    """A title without （试行）, （征求意见稿） and other brackets behind it, nor a 》 that encloses too much."""
    title = _TAIL.sub("", title)
    return title[:-1] if _OVERLONG.search(title) else title


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


_LONG = 9
_LONGER = 14
_OTHER = "（）第一二三四五六七八九十试暂"


def slip(title: str, official: str) -> bool:
    """Whether a plain title is an official one with one slip: a character mistaken, or one or two together left out or
    put in; in a title of 14 characters and more also two together mistaken.

    Short titles are too near each other to tell. Years and numbers belong to other titles, 试行 and 暂行 to other
    versions, and words put before a title (省级, 关于) to another document or to a way of citing.
    """
    length = min(len(title), len(official))
    if length < _LONG - 1 or abs(len(title) - len(official)) > 2:
        return False
    start = 0
    while start < length and title[start] == official[start]:
        start += 1
    end = 0
    while end < length - start and title[-1 - end] == official[-1 - end]:
        end += 1
    left, right = title[start : len(title) - end], official[start : len(official) - end]
    if any(character.isdigit() or character in _OTHER for character in left + right):
        return False
    if not left or not right:
        return bool(start and len(official) >= _LONG and 1 <= len(left or right) <= 2)
    longest = max(len(left), len(right))
    return longest == 1 or (longest == 2 and length >= _LONGER)
