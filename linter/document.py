"""The draft as the program sees it. All positions are 0-based code points of `Document.text`, half-open.

One invariant carries everything: `len(block.text) == block.span.end - block.span.start`, and `block.text` is the
document's text at that span, except that what is not prose may be blanked out by a filler of the same length.
So a match at `i` in a block lies at `block.span.start + i` in the document, and no map is needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from linter.frozen import NamedTuple, frozen

Kind = Literal[
    "title",  # 标题
    "number",  # 发文字号
    "recipient",  # 主送机关
    "lead",  # the paragraphs between the title and the first heading
    "heading",  # with or without a number; a run-in heading shares its block with body text
    "item",  # a numbered paragraph that is not a heading
    "paragraph",
    "cell",  # a row of a table pasted as tabs, or a Markdown table row
    "attachment",  # 附件说明
    "signer",  # 发文机关署名
    "date",  # 成文日期
    "note",  # 附注, 抄送, 印发
    "contents",  # 目录 and its entries
    "aside",  # 页眉, 页脚, 脚注 and text boxes of a Word document
    "advert",  # a line of somebody else's advertising
]

PLACES: dict[str, frozenset[Kind]] = {
    "title": frozenset(("title",)),
    "heading": frozenset(("heading",)),
    "body": frozenset(("lead", "item", "paragraph", "recipient", "attachment", "note", "number", "aside")),
    "table": frozenset(("cell",)),
    "signature": frozenset(("signer", "date")),
    "contents": frozenset(("contents",)),
    "advert": frozenset(("advert",)),
}
"""The words a rule's `within` may use."""

FILLER = "\u0000"
"""What a reader puts where text is not prose; no rule's pattern matches it by accident."""

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Code points of the document's text, half-open."""

    start: int
    end: int


class Number(NamedTuple):
    """The number at the head of a block: `style` is the canonical form of its family ("一、", "（一）", "1.",
    "（1）", "①", "第一部分"), `value` its value, `text` what is written, from the block's first character."""

    style: str
    value: int
    text: str


class Block(NamedTuple):
    """A paragraph, heading, list item, table row, signature line.

    `reading` is `text` with substituted letters restored (D for 党) and the commas, semicolons and colons of Chinese
    in full width, of the same length: all rules but those on width read it.
    `level` is 1-4 for numbered headings and items, 0 otherwise; an unnumbered heading takes the level of the
    numbered headings it stands beside, or 0 when it stands above them.
    `head` counts the characters of `text` that are heading (all of a stand-alone one, the first sentence of a
    run-in one), or entry title in the contents; 0 for plain body text.
    """

    kind: Kind
    span: Span
    text: str
    reading: str = ""
    level: int = 0
    number: Number | None = None
    head: int = 0

    @property
    def title(self) -> str:
        """The words of a heading without its number, as read."""
        start = len(self.number.text) if self.number else 0
        return self.reading[start : self.head].strip()

    def at(self, start: int, end: int) -> Span:
        """Offsets of the block as a span of the document."""
        return Span(self.span.start + start, self.span.start + end)

    @property
    def run_in(self) -> bool:
        """A heading that shares its paragraph with body text."""
        return 0 < self.head < len(self.text.rstrip())


class Step(NamedTuple):
    """One member of a chain: 一是, 第二, 最后. `value` is 0 for 最后, which closes a chain of any length."""

    value: int
    span: Span
    block: int
    """Index of its block in `Part.blocks`."""


class Chain(NamedTuple):
    """一是 … 二是 … in one paragraph or over several. `marker` names the family: 是, 要, 第, 其, 首先,
    项 (进行第一项, 进行第二项)."""

    marker: str
    steps: tuple[Step, ...]


class Words(NamedTuple):
    """A text in both languages of the program."""

    zh: str
    en: str

    def within(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh

    def filled(self, **values: object) -> Words:
        """With values in their places, each in the language of the words where it has both."""
        return Words(*(_filled(text, lang, values) for lang, text in zip(("zh", "en"), self, strict=True)))


def _filled(text: str, lang: str, values: Mapping[str, object]) -> str:
    return text.format_map(
        {name: value.within(lang) if isinstance(value, Words) else value for name, value in values.items()}
    )


@frozen
class Section:
    """A part that a genre requires and the ways drafts really name it.

    `heading` is searched in a heading's words, `paragraph` matched at a paragraph's start, `sentence` searched
    in body text (`at_end`: in the last blocks only, where a report without headings speaks of problems and plans);
    each a regular expression or empty.
    """

    id: str
    title: Words
    heading: str = ""
    paragraph: str = ""
    sentence: str = ""
    at_end: bool = False


@frozen
class Genre:
    """A kind of document (rules/genres/*.yaml): `match` is searched in the title; the first genre that fits wins.

    `required` and `order` hold section ids; an id list inside `required` means any of them. `expects` holds the
    formal elements: lead, recipient, closing, signature.
    """

    id: str
    title: Words
    match: str = ""
    unless: str = ""
    required: tuple[tuple[str, ...], ...] = ()
    order: tuple[str, ...] = ()
    expects: frozenset[str] = frozenset()
    closing: str = ""
    sections: tuple[Section, ...] = ()

    def section(self, name: str) -> Section | None:
        return next((section for section in self.sections if section.id == name), None)


UNKNOWN = Genre("unknown", Words("未知文种", "unknown genre"))


@frozen
class Part:
    """One report. `year` is the year its title names, `numbered` that of its document number, or None. Hashed by
    identity, so analyses can be cached."""

    title: Block | None
    genre: Genre
    span: Span
    blocks: tuple[Block, ...]
    year: int | None = None
    numbered: int | None = None
    chains: tuple[Chain, ...] = ()
    annex: bool = False
    """Attached to the report before it: it needs no signature of its own."""

    def index(self, block: Block) -> int:
        """Where one of the report's blocks stands among them, 0-based."""
        return bisect_left(self.blocks, block.span.start, key=lambda other: other.span.start)

    def above(self, block: Block) -> Block | None:
        """The block right above one of the report's; None for the first."""
        index = self.index(block)
        return self.blocks[index - 1] if index else None

    def below(self, block: Block) -> tuple[Block, ...]:
        """The blocks below one of the report's."""
        return self.blocks[self.index(block) + 1 :]

    @cached_property
    def in_articles(self) -> bool:
        """Whether it is a regulation, which says in articles (第一条) what holds in each case, often in the same words."""
        return sum(block.number is not None and block.number.style == "第一条" for block in self.blocks) > 2

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == "heading")

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """Blocks of running text: what is neither title, contents, advert nor signature."""
        kinds = PLACES["body"] | PLACES["heading"] | PLACES["table"]
        return tuple(block for block in self.blocks if block.kind in kinds)


class Directive(NamedTuple):
    """An instruction in the draft to ignore rules, with its reason. `reach` is what it covers; `whole` says that it
    covers the file. `span` is the directive itself, which is blanked out of the blocks."""

    span: Span
    rules: tuple[str, ...]
    reason: str
    reach: Span
    whole: bool = False


class Place(NamedTuple):
    """Where the text from `start` on comes from: the 0-based paragraph of a part of a Word document."""

    start: int
    part: str
    paragraph: int


@frozen
class Document:
    """A file as read. `encoding` is what `readers.encoding.encode` needs to write the same bytes again:
    "utf-8" and "gb18030" as they are; "utf-8-sig", "utf-16-le" and "utf-16-be" with their byte-order mark,
    which is no part of `text`. `editable` says whether a fix may be written to it. `lines`: where the lines begin that
    are to be counted, when they are not those of `text`. `places` tell where an extracted text comes from."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()
    directives: tuple[Directive, ...] = ()
    encoding: str = "utf-8"
    editable: bool = True
    lines: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()

    @cached_property
    def reading(self) -> str:
        """The text as rules about wording read it: the readings of the blocks in their places, line ends between."""
        pieces, end = [], 0
        for block in self.blocks:
            pieces += ["\n" * (block.span.start - end), block.reading]
            end = block.span.end
        return "".join(pieces)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of each line; lines end at LF, CR LF and CR only (Word leaves U+2028 and others inside lines)."""
        return list(self.lines) or [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (code points) of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def place(self, offset: int) -> Place | None:
        """Where an offset of an extracted text comes from; None for a text of its own."""
        index = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[max(index, 0)] if self.places else None

    def line_span(self, line: int) -> Span:
        """The span of a 1-based line without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    @cached_property
    def _part_starts(self) -> list[int]:
        return [part.span.start for part in self.parts]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def part_at(self, offset: int) -> Part | None:
        index = bisect_right(self._part_starts, offset) - 1
        return self.parts[index] if index >= 0 and offset < self.parts[index].span.end else None

    def prose_at(self, start: int, end: int) -> Block | None:
        """The block that holds these code points, when none of them is blanked out."""
        block = self.block_at(start)
        if block is None or end > block.span.end:
            return None
        return (
            block
            if block.text[start - block.span.start : end - block.span.start] == self.text[start:end]
            else None
        )

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the offset, or the last one before it."""
        index = bisect_right(self._block_starts, offset) - 1
        return self.blocks[index] if index >= 0 else None


def lines(text: str) -> Iterator[Span]:
    """The spans of a text's lines, without their ends."""
    start = 0
    for match in _LINE_END.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))
