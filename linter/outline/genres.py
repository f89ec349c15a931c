"""Which kind of document a title announces, and of which year."""

from __future__ import annotations

from functools import lru_cache

from linter.chinese.expressions import compiled, later
from linter.chinese.numerals import ZEROS, value
from linter.chinese.titles import bare
from linter.document import UNKNOWN, Genre
from linter.rule import Ruleset

_YEAR = later(r"(?<!\d)((?:19|20)\d{2})(?=年|[—\-–~～至]|$|[^\d年]{0,3}年度)")
_HAN_YEAR = later(rf"((?:二[{ZEROS}]|一九)[{ZEROS}一二三四五六七八九]{{2}})年")


@lru_cache(maxsize=1024)
def genre_of(title: str, ruleset: Ruleset) -> Genre:
    """The genre whose expression matches the most of the title; the id decides between equals."""
    words = "".join((title if _SHEET.search(title) else bare(title)).split())  # 通　知
    best, length = UNKNOWN, 0
    for genre in ruleset.genres:
        match = compiled(genre.match).search(words)
        if match is None or (genre.unless and compiled(genre.unless).search(words)):
            continue
        if match.end() - match.start() > length:
            best, length = genre, match.end() - match.start()
    return best


_SHEET = later("（(?:格式|样式|式样|样表|模板)）$")
"""整改周报（样式）: the bracket tells what it is."""


def title_year(title: str) -> int | None:
    """The year that a title names; None when it names none or several that are no range's start."""
    years = [int(year) for year in _YEAR.findall(title)]
    years += filter(None, map(value, _HAN_YEAR.findall(title)))
    return years[0] if years else None
