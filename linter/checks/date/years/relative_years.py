"""今年, 去年 and the like are the years that are written beside them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.years.told_years import other_years
from linter.checks.timeline import byline, quoted, signature, spans_years, title_text
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding

_JUST_PAST = later(r"过去的(?:一年)?(?P<year>(?:19|20)\d{2})年[，,]")
_RELATIVE = later(
    r"(今年|本年度?|去年|上年度?|上一年度?|前年|明年|来年)(?:[（(]|[，,]?(?=即|也就是))?(?:即|也就是)?((?:19|20)\d{2})年"
)
_OF_THE_PAST = ("annual-summary", "duty-report")
"""Genres of which nothing is written in the year before their title's."""
_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1}


class RelativeYear(BlockCheck):
    """今年（2023年） and its like agree with the title's year or the signature's. A plan may be written in
    the year before its own."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            ("今年", "本年", "去年", "上年", "上一年", "前年", "明年", "来年", "过去的19", "过去的20")
        )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield from _just_past(block, part)
        found = list(_RELATIVE.finditer(block.reading))
        bases = _present_years(part) if found else frozenset()
        for match in found if bases else ():
            offset = _OFFSETS[match[1][0]]
            year = int(match[2])
            if year not in {base + offset for base in bases} and not quoted(block.reading, match.start()):
                values = {"word": match[1], "year": f"{min(bases) + offset}年"}
                yield Finding(block.at(match.start(2), match.end(2) + 1), values)


def _just_past(block: Block, part: Part | None) -> Iterator[Finding]:
    """刚刚过去的2023年 in a speech of January 2025: the year before, or at its end the year itself."""
    match = _JUST_PAST.search(block.reading)
    if match is None or part is None:
        return
    bases = _present_years(part) or _spoken_in(part)
    if bases and int(match["year"]) not in {base - back for base in bases for back in (0, 1)}:
        values = {"word": "刚过去的一年", "year": f"{min(bases) - 1}年"}
        yield Finding(block.at(match.start("year"), match.end("year") + 1), values)


def _spoken_in(part: Part) -> frozenset[int]:
    """The year of the date below the title of a speech."""
    spoken = byline(part)
    year = spoken.mention.year if spoken else None
    return frozenset() if year is None else frozenset((year,))


def _present_years(part: Part | None) -> frozenset[int]:
    """The years that a draft may call 今年."""
    if part is None:
        return frozenset()
    years: set[int] = set()
    if part.year is not None and not spans_years(title_text(part)):
        years |= other_years(part) | {part.year}
        if part.genre.id not in _OF_THE_PAST:
            years.add(part.year - 1)
    signed = signature(part)
    if signed and signed.mention.year is not None:
        years.add(signed.mention.year)
    return frozenset(years)
