"""All dates of one report with the headings they stand under, read once for every rule about dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from weakref import WeakKeyDictionary

from linter.chinese.clauses import clause_start
from linter.chinese.dates import Mention, Range, mentions, ranges
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.frozen import NamedTuple

_QUOTED = later("《[^《》]*》|“[^“”]*”|〔[^〔〕]*〕|<[^<>]*>")

_STOPS = "。！？；\n"
_SHORT = later(
    "季|半年|月|学期|学年|阶段|期间|专项|寒假|暑假|暑期|春节|清明|端午|中秋|国庆|元旦|春运|春耕|春[季节]|秋[季收]|冬季|夏季|汛期|防汛|防火|高考|中考|普查|前三|周(?:总结|活动)"
)
_SPANS_YEARS = later(r"\d{4}年?(?:[-－—–―~～]{1,2}|至|到)\d{4}|学年|[三五十]年")
_JOINED = later("[A-Za-z/_=]")


class Dated(NamedTuple):
    """A date in its block. `headings` are the words of those above it, joined by a line end; `span` is the
    range that it begins or ends."""

    block: Block
    mention: Mention
    headings: str
    span: Range | None = None


class Timeline(NamedTuple):
    """`signature` is the last signing date that names its year; its month and day may be missing."""

    dates: tuple[Dated, ...]
    signature: Dated | None


_timelines: WeakKeyDictionary[Part, Timeline] = WeakKeyDictionary()


def timeline(part: Part) -> Timeline:
    found = _timelines.get(part)
    if found is None:
        dates = tuple(_dates(part))
        signed = [d for d in dates if d.block.kind == "date" and d.mention.year is not None]
        found = _timelines[part] = Timeline(dates, signed[-1] if signed else None)
    return found


def signature(part: Part | None) -> Dated | None:
    return timeline(part).signature if part else None


def dates_at(part: Part, block: Block, mention: Mention) -> Iterator[Dated]:
    """The date of a report that stands at a place of one of its blocks, if it is one of its own."""
    return (
        dated
        for dated in timeline(part).dates
        if dated.block is block and dated.mention.start == mention.start
    )


_FIRST = 3
"""A date below the title is one of so many."""


def byline(part: Part | None) -> Dated | None:
    """The date below the title of a speech or of a report to an assembly, one of the first of all."""
    dates = timeline(part).dates[:_FIRST] if part else ()
    return next((dated for dated in dates if dated.block.kind == "note" and dated.mention.year), None)


def years_of(part: Part | None) -> set[int]:
    """The years that a draft may be of: its title's, its document number's and its signature's."""
    signed = signature(part)
    years = {*((part.year, part.numbered) if part else ()), signed.mention.year if signed else None}
    return {year for year in years if year is not None}


def _dates(part: Part) -> Iterator[Dated]:
    above: list[tuple[int, str]] = []
    words = ""
    for block in part.blocks:
        if block.kind == "heading":
            while above and above[-1][0] >= block.level:
                above.pop()
            above.append((block.level, block.title))
            words = "\n".join(title for _, title in above)
        found = mentions(block.reading)
        if found:
            spans = {mention: span for span in ranges(block.reading) for mention in span}
            for mention in found:
                yield Dated(block, mention, words, spans.get(mention))


def quoted(text: str, offset: int) -> bool:
    """Inside 《》, “”, 〔〕 or <>: somebody else's words, which a draft does not date."""
    spans = _quotations(text)
    index = bisect_right(spans, (offset, len(text))) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]


@lru_cache(maxsize=256)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _QUOTED.finditer(text))


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What a sentence says before and after a place, no more than 100 and 140 characters of it."""
    first, last = clause_start(text, _STOPS, start, max(start - 100, 0)), min(end + 140, len(text))
    stops = (text.find(stop, end, last) for stop in _STOPS)
    return text[first:start], text[end : min((stop for stop in stops if stop >= 0), default=last)]


def title_text(part: Part) -> str:
    return "".join(block.reading for block in part.blocks[:6] if block.kind == "title")


def spans_years(title: str) -> bool:
    """2021—2023年, 2022—2023学年, 三年行动."""
    return _SPANS_YEARS.search(title) is not None


def whole_year(title: str) -> bool:
    """The title names a year and neither a shorter period nor a season or event of it."""
    return not spans_years(title) and not _SHORT.search(title)


def own_words(text: str, mention: Mention) -> bool:
    """Neither quoted nor part of an address, a file name or a number of another kind."""
    joined = mention.start and _JOINED.match(text, mention.start - 1)
    return not joined and not quoted(text, mention.start)


def day_end(text: str, mention: Mention) -> int:
    """Where a date ends, and a 日 or 号 behind it."""
    return mention.end + text.startswith(("日", "号"), mention.end)


def written(mention: Mention) -> str:
    """A date in the official form (2023年11月20日), without leading zeros."""
    parts = ((mention.year, "年"), (mention.month, "月"), (mention.day, "日"))
    return "".join(f"{value}{unit}" for value, unit in parts if value is not None)
