"""Blocks -> titles, parts (one report each), genre, headings with level and number, chains.

`contents` finds the 目录, `parts` cuts a compendium, `edges` knows what stands before the lead and after the last
paragraph, `headings` reads numbers and levels, `chains` follows 一是 … 二是 ….
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from linter.chinese.expressions import compiled, later
from linter.chinese.marks import widened
from linter.chinese.substitution import restore
from linter.document import Block, Document, Part, Span
from linter.frozen import replace
from linter.outline.chains import chains
from linter.outline.contents import mark_contents
from linter.outline.edges import mark_edges, number_year
from linter.outline.genres import genre_of, title_year
from linter.outline.headings import mark_headings
from linter.outline.parts import OUTSIDE, cut
from linter.rule import Ruleset


def outline(document: Document, ruleset: Ruleset) -> Document:
    """The document with readings, kinds, headings and parts. Blocks keep their spans and their order."""
    reading = widened(restore(document.text))
    blocks = [_read(block, reading, document.text) for block in document.blocks]
    blocks = _mark_adverts(blocks, document.text, ruleset)
    body = next((index for index, block in enumerate(document.blocks) if block.kind == "aside"), len(blocks))
    blocks, below = mark_contents(blocks[:body]), blocks[body:]
    parts: list[Part] = []
    end = 0
    for draft in cut(blocks, document.text, ruleset):
        head = blocks[max(end, draft.start - _LETTERHEAD) : draft.start + draft.titles + _LETTERHEAD]
        numbered, end = number_year(head), draft.end
        marked = mark_headings(
            mark_edges(blocks[draft.start : draft.end], draft.titles, draft.annex), ruleset
        )
        blocks[draft.start : draft.end] = marked
        parts.append(_part(marked, draft.annex, ruleset, numbered))
    return replace(document, blocks=(*blocks, *below), parts=tuple(parts))


def _mark_adverts(blocks: list[Block], text: str, ruleset: Ruleset) -> list[Block]:
    marked = list(blocks)
    hints = _hints(text, ruleset.advert_words)
    for index in {bisect_right(blocks, place, key=_start) - 1 for place in hints}:
        match = compiled(ruleset.advert).match(blocks[index].text) if index >= 0 else None
        if match and not _in_prose(match, ruleset.advert_words):
            marked[index] = blocks[index]._replace(kind="advert")
    return marked


_CLAUSE = later("[^，。！？；（）【】]+")
_LEAST_PROSE = 25


def _in_prose(advert: re.Match[str], words: Iterable[str]) -> bool:
    """Whether an advert stands in a paragraph of the report: clauses before and behind it have no part in it. The
    rules for words find it there, as they find the paragraph's own faults."""
    told = [advert.span(name) for name in advert.re.groupindex if advert[name] is not None]
    first, last = min((start for start, _ in told), default=0), max((end for _, end in told), default=0)
    own = 0
    for clause in _CLAUSE.finditer(advert.string) if told else ():
        outside = clause.end() <= first or clause.start() >= last
        if outside and not any(word in clause[0] for word in words):
            own += len(clause[0])
    return own >= _LEAST_PROSE


def _hints(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where the words stand. Most drafts lack a character of most words, and that is told ten times as fast."""
    present = {character for character in set[str]().union(*words) if character in text}
    for word in words:
        place = text.find(word) if present.issuperset(word) else -1
        while place >= 0:
            yield place
            place = text.find(word, place + 1)


def _start(block: Block) -> int:
    return block.span.start


def _read(block: Block, reading: str, text: str) -> Block:
    """The block with its reading; what the reader blanked stays blank."""
    if reading is text or block.text == reading[block.span.start : block.span.end]:
        return block if block.reading == block.text else block._replace(reading=block.text)
    source, restored = text[block.span.start : block.span.end], reading[block.span.start : block.span.end]
    if block.text == source:
        return block._replace(reading=restored)
    kept = (new if old == raw else old for old, raw, new in zip(block.text, source, restored, strict=True))
    return block._replace(reading="".join(kept))


_LETTERHEAD = 7
"""So many lines above or below a title may hold the document number."""


def _part(blocks: list[Block], annex: bool, ruleset: Ruleset, numbered: int | None) -> Part:
    own = tuple(block for block in blocks if block.kind not in OUTSIDE)
    titles = [block for block in own if block.kind == "title"]
    title = titles[-1] if titles else None
    heading = "".join(block.reading for block in titles)
    span = Span(own[0].span.start, own[-1].span.end) if own else Span(0, 0)
    return Part(
        title=title,
        genre=genre_of(heading, ruleset),
        span=span,
        blocks=own,
        year=title_year(heading),
        numbered=numbered,
        chains=tuple(chains(own)),
        annex=annex,
    )
