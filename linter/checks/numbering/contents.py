"""The 目录 against the draft: wording, order, pages, and the number of pieces on a cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from linter.checks.numbering.sequences import breaks
from linter.chinese.expressions import later
from linter.chinese.titles import CONTENTS, alike, plain
from linter.document import Block, Document, Kind, Part, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import ALL_KINDS, DocumentCheck, Finding

Seen = tuple[str, Finding]
_FAULTS = "missing wording unlisted order pages itself pieces"
_PAGE = later(r"(\d{1,4})\s*$")
_NUMBER = later(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,3}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇))[\s\u3000]*"
)
_SHEET = later(r"表(?:（[^（）]{1,12}）)?$")
"""A table may lie on a sheet of its own: 收入支出决算总表."""
_PIECES = later(r"[（(【\[](?:共|合计)?(?P<count>\d{1,3})篇[）)】\]]|(?<!\d)(?P<bare>\d{1,3})篇$")
_LONGEST_COVER = 60
_NEAREST = 8
"""A misquoted title is looked for among so many on either side of its place."""


@frozen
class ContentsMatch(DocumentCheck):
    """The contents name the titles of the draft, word for word, in their order, with ascending pages.

    `fault` is the one to report: missing (no such title below), wording (a title that differs by few
    characters), unlisted (a title that the contents leave out), order, pages, itself (it is the heading
    of the contents or the cover's title), pieces (the number of reports on the cover).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS.split():
            raise ValueError(f"unknown fault “{self.fault}”; known: {_FAULTS}")

    @property
    def kinds(self) -> frozenset[Kind]:
        return ALL_KINDS if self.fault == "pieces" else frozenset(("contents",))

    @property
    def literals(self) -> frozenset[str] | None:
        return frozenset(("篇",)) if self.fault == "pieces" else None

    def find(self, document: Document) -> Iterator[Finding]:
        return (finding for fault, finding in _faults(document.blocks, document.parts) if fault == self.fault)


class _Entry(NamedTuple):
    """A row of the contents; `title` as compared, `page` 0 when it has none."""

    block: Block
    title: str
    page: int

    @property
    def span(self) -> Span:
        return Span(self.block.span.start, self.block.span.start + self.block.head)


class _Title(NamedTuple):
    """A title or heading of the draft; `level` is -1 for the title of a report."""

    block: Block
    title: str
    level: int
    span: Span


@lru_cache(maxsize=2)
def _faults(blocks: tuple[Block, ...], parts: tuple[Part, ...]) -> tuple[Seen, ...]:
    rows = [block for block in blocks if block.kind == "contents"]
    entries = [_entry(block) for block in rows if not CONTENTS.match(block.reading)]
    found = list(_pieces(blocks, parts))
    if not entries:
        return tuple(found)
    own, entries = _split(entries, blocks)
    found.extend(("itself", Finding(entry.span)) for entry in own)
    titles = list(_titles(parts))
    if not _fit(entries, titles):
        titles += _headings(parts)
    found.extend(_compared(entries, titles))
    found.extend(_pages(own + entries))
    return tuple(found)


def _entry(block: Block) -> _Entry:
    page = _PAGE.search(block.reading, block.head)
    return _Entry(block, plain(block.reading[: block.head]), int(page[1]) if page else 0)


def _split(entries: list[_Entry], blocks: Sequence[Block]) -> tuple[list[_Entry], list[_Entry]]:
    """Entries that are the contents' heading or stand on the cover, and the others."""
    first = entries[0].block.span.start
    covers = {
        plain(block.reading) for block in blocks if block.span.start < first and block.kind != "contents"
    }
    own: list[_Entry] = []
    others: list[_Entry] = []
    for entry in entries:
        (own if entry.title in covers or CONTENTS.match(entry.title) else others).append(entry)
    return own, others


def _titles(parts: Sequence[Part]) -> Iterator[_Title]:
    for part in parts:
        titles = [block for block in part.blocks if block.kind == "title"]
        if titles:
            span = Span(titles[0].span.start, titles[-1].span.end)
            yield _Title(titles[0], plain("".join(block.reading for block in titles)), -1, span)


def _headings(parts: Sequence[Part]) -> Iterator[_Title]:
    for part in parts:
        for block in part.headings:
            words = block.reading[: block.head].rstrip()
            yield _Title(
                block, plain(words), block.level, Span(block.span.start, block.span.start + len(words))
            )


def _bare(title: str) -> str:
    return _NUMBER.sub("", title, count=1)


def _fit(entries: list[_Entry], titles: list[_Title]) -> bool:
    """Whether the contents name reports: half of the entries are titles."""
    known = {title.title for title in titles}
    return 2 * sum(entry.title in known or _bare(entry.title) in known for entry in entries) >= len(entries)


def _compared(entries: list[_Entry], titles: list[_Title]) -> Iterator[Seen]:
    """Each entry against the titles; when most entries fit nothing, the contents are of another kind."""
    places: dict[str, int] = {}
    for index, title in enumerate(titles):
        places.setdefault(title.title, index)
        places.setdefault(_bare(title.title), index)
    at = [places.get(entry.title, places.get(_bare(entry.title), -1)) for entry in entries]
    if 2 * sum(index >= 0 for index in at) < len(entries):
        return
    levels = {titles[index].level for index in at if index >= 0}
    taken = set(at)
    free = [i for i, title in enumerate(titles) if i not in taken and _listed(title, levels)]
    above = list(accumulate(at, max, initial=-1))
    below = list(accumulate((i if i >= 0 else len(titles) for i in reversed(at)), min, initial=len(titles)))[
        ::-1
    ]
    for position, entry in enumerate(entries):
        if at[position] < 0:
            alone = at[max(position - 1, 0) : position + 2].count(-1) == 1
            other = _meant(entry, titles, free, range(above[position] + 1, below[position + 1]), alone)
            if other is None:
                if not _SHEET.search(entry.title):
                    yield "missing", Finding(entry.span)
            else:
                del free[bisect_left(free, other)]
                words = titles[other].block.reading[: titles[other].block.head or None].strip()
                yield "wording", Finding(entry.span, {"title": words})
    yield from _disorder(entries, at)
    yield from (("unlisted", Finding(titles[index].span)) for index in free)


def _meant(entry: _Entry, titles: list[_Title], free: list[int], gap: range, alone: bool) -> int | None:
    """The title that an entry misquotes: one much like it near its place, or the only one in the gap between the
    titles that the other entries name, when it is `alone` there."""
    place = bisect_left(free, gap.start)
    for index in free[max(place - _NEAREST, 0) : place + _NEAREST]:
        if alike(_bare(entry.title), _bare(titles[index].title)):
            return index
    only = place + 1 == bisect_left(free, gap.stop)
    return free[place] if alone and only else None


def _listed(title: _Title, levels: set[int]) -> bool:
    """Whether contents that name titles of these levels should name this one: a report, or a 一、."""
    return title.level in levels and title.level in (-1, 1)


def _disorder(entries: list[_Entry], at: list[int]) -> Iterator[Seen]:
    known = [(entry, index) for entry, index in zip(entries, at, strict=True) if index >= 0]
    ranks = {index: rank for rank, index in enumerate(sorted(index for _, index in known), 1)}
    if len(ranks) == len(known):  # else two entries name one title
        position = next(breaks([ranks[index] for _, index in known]), None)
        if position is not None:
            yield "order", Finding(known[position][0].span)


def _pages(entries: list[_Entry]) -> Iterator[Seen]:
    """Pages that fall behind the page before them; one wrong page is told once."""
    rows = sorted((entry for entry in entries if entry.page), key=lambda entry: entry.block.span.start)
    highest = 0
    for index, entry in enumerate(rows):
        after = rows[index + 1].page if index + 1 < len(rows) else entry.page
        if entry.page < highest or (
            entry.page > after >= highest and index + 2 < len(rows) and rows[index + 2].page < entry.page
        ):
            yield "pages", _page_finding(entry)
        else:
            highest = entry.page


def _page_finding(entry: _Entry) -> Finding:
    end = entry.block.span.start + len(entry.block.reading.rstrip())
    return Finding(Span(end - len(str(entry.page)), end))


def _pieces(blocks: Sequence[Block], parts: Sequence[Part]) -> Iterator[Seen]:
    """（17篇） before the first report, against the reports that follow."""
    first = parts[0].span.start if parts else 0
    count = sum(part.title is not None and not part.annex for part in parts)
    for block in blocks:
        if block.span.start >= first:
            return
        match = _PIECES.search(block.reading) if len(block.reading) <= _LONGEST_COVER else None
        if match and block.kind not in ("contents", "advert"):
            name = "count" if match["count"] else "bare"
            if int(match[name]) != count and count > 1:
                span = block.at(match.start(name), match.end(name))
                yield "pieces", Finding(span, {"count": str(count)})
            return
