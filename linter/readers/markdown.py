"""Markdown -> blocks: CommonMark decides what is prose; the rest is blanked in its block or belongs to
none.

Each line of a paragraph is a block of its own unless the draft is hard-wrapped: Chinese drafts in Markdown
put headings and paragraphs on neighbouring lines without a blank one, and do not mean what a renderer makes
of it; an item of a list whose line stops at a comma goes on in the next. A numbered list marker is the draft's
own numbering and stays in the span, unless all items of a list have the same one and leave the counting to the
renderer; `-`, `*`, `+`, `#`, `>`, `[ ]` and a line of `=` do not. Text inside HTML tags is prose (titles are
centred that way); HTML comments, scripts and `<pre>` are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from markdown_it.token import Token
from markdown_it.utils import EnvType

from linter.document import FILLER, Block, Kind, Span
from linter.frozen import NamedTuple
from linter.readers.inline import Dialect, Marks
from linter.readers.lines import SPACES, WHITE, Line, Wrapping, blank, goes_on, rows, wrapping

_PLAIN = str.maketrans(dict.fromkeys(SPACES.replace("\t", "") + FILLER, " "))
"""CommonMark knows two kinds of white space; drafts indent with all of them."""

_MARKER = re.compile(r"(?:\d{1,9}[.)][ \t]+)+$")
_TASK = re.compile(r"\[[ xX]\][ \t]")
_PIPE = re.compile(r"(?<!\\)\|")
_QUOTE = re.compile(r"[ \t>]*")
_UNDERLINE = re.compile(r"={3,}")
_FIELD = re.compile(r"[^\s:：，。]+(?:[ \t][^:：，。]*)?:(?:[ \t]|$)|[ \t]|-[ \t]|#|$")
_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|pre|textarea)\b.*?(?:</\1[ \t]*>|\Z)"
    r"|<\?.*?(?:\?>|\Z)"
    r"|<![A-Z\[][^>]*(?:>|\Z)"
    r"|</?[A-Z][A-Z0-9-]*(?:[\s/][^<>]*)?>",
    re.DOTALL | re.IGNORECASE,
)
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)


class _Row(NamedTuple):
    """A source line of a paragraph: where its text lies in the paragraph's and in the document's text;
    `lead` is where the line itself starts in the document."""

    offset: int
    start: int
    end: int
    lead: int


def blocks(text: str) -> tuple[list[Block], list[Span]]:
    """The blocks of a text in which directives are blanked out already, and where its code is."""
    page = _Page(text)
    found = [block for block in page.blocks() if block]
    return found, sorted(page.code)


@cache
def _dialect() -> Dialect:
    return Dialect()


class _Page:
    """A Markdown text, its lines and its parsed tokens. Blank lines in a row are kept as one, which means
    the same; `starts` are the lines' offsets in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.starts: list[int] = []
        self.env: EnvType = {}
        self.code: list[Span] = []
        found = list(rows(text))
        self._fill(found)
        head = _front_matter(self.lines)
        source = "\n" * head + "\n".join(self.lines[head:])
        self.tokens = _dialect().parse(source, self.env)
        self.alike = set(_alike(self.tokens))
        self.wrapped: Wrapping | None = wrapping(text, found)

    def blocks(self) -> Iterator[Block | None]:
        for index, token in enumerate(self.tokens):
            if token.map is None:
                continue
            if token.type == "inline":
                yield from self._inline(index, token)
            elif token.type == "tr_open":
                yield self._table_row(token.map[0])
            elif token.type == "html_block":
                yield from self._html(*token.map)
            elif token.type == "hr" and token.markup.startswith("_"):
                yield self._rule(token.map[0])
            elif token.type == "fence":
                self.code.append(self._region(*token.map))

    def _fill(self, found: list[Line]) -> None:
        shown = self.text.translate(_PLAIN)
        for row in found:
            start = row.start - row.indent
            if self.lines and not row.follows:
                self.lines.append("")
                self.starts.append(start)
            self.lines.append(shown[start : row.end])
            self.starts.append(start)

    def _inline(self, index: int, token: Token) -> Iterator[Block | None]:
        parent = self.tokens[index - 1]
        if parent.type == "heading_open":
            yield self._heading(token, len(parent.markup))
        elif parent.type == "paragraph_open":
            above = self.tokens[index - 2] if index > 1 else None
            yield from self._paragraph(token, above if above and above.type == "list_item_open" else None)

    def _heading(self, token: Token, level: int) -> Block | None:
        assert token.map is not None
        line = self.lines[token.map[0]]
        margin = line.index("#") + level
        start = self.starts[token.map[0]] + margin + len(line[margin:]) - len(line[margin:].lstrip(" \t"))
        row = _Row(0, start, start + len(token.content), start)
        marks = self._located(_dialect().marks(token.content, self.env), [row])
        return self._block("heading", Span(row.start, row.end), marks, level)

    def _paragraph(self, token: Token, item: Token | None) -> Iterator[Block | None]:
        assert token.map is not None
        lines = list(self._rows(token.content, token.map[0]))
        content = "\n".join(self._plain(row) for row in lines)
        marks = self._located(_dialect().marks(content, self.env), lines)
        marks.markup.extend(self._prefixes(lines[1:]))
        marks.markup.extend(self._underlines(lines[1:]))
        first = lines[0].start
        if item and (task := _TASK.match(content)):
            marks.markup.append(Span(first, first + task.end()))
        if item and item.markup in (".", ")") and id(item) not in self.alike:
            marker = _MARKER.search(self.lines[token.map[0]][: first - lines[0].lead])
            first = lines[0].lead + marker.start() if marker else first
        ordered = Marks(sorted(marks.markup), marks.matter)
        for number, group in enumerate(self._groups(lines, bool(item))):
            kind: Kind = "item" if item and not number else "paragraph"
            start = group[0].start if number else first
            yield self._block(kind, Span(start, group[-1].end), ordered)

    def _plain(self, row: _Row) -> str:
        return self.text[row.start : row.end].translate(_PLAIN)

    def _rows(self, content: str, first: int) -> Iterator[_Row]:
        """The lines of a paragraph. Its content has lost their indents and prefixes, so each is what its
        source line ends with."""
        offset = 0
        for number, words in enumerate(content.split("\n"), first):
            end = self.starts[number] + len(self.lines[number].rstrip(" \t"))
            start = end - len(words.strip(" \t"))
            yield _Row(offset, start, end, self.starts[number])
            offset += end - start + 1

    def _prefixes(self, lines: Iterable[_Row]) -> Iterator[Span]:
        """The `>` before lines inside a paragraph."""
        for row in lines:
            if self.text[row.lead : row.start].strip(WHITE):
                yield Span(row.lead, row.start)

    def _underlines(self, lines: Iterable[_Row]) -> Iterator[Span]:
        """The lines of `=` below a title."""
        for row in lines:
            if _UNDERLINE.fullmatch(self.text, row.start, row.end):
                yield Span(row.start, row.end)

    def _groups(self, lines: list[_Row], listed: bool) -> Iterator[list[_Row]]:
        group = lines[:1]
        for above, row in pairwise(lines):
            if not self._continues(above, row, listed):
                yield group
                group = []
            group.append(row)
        yield group

    def _continues(self, above: _Row, row: _Row, listed: bool) -> bool:
        margin = self.wrapped.margin if self.wrapped else 0
        upper, lower = (
            Line(line.start, line.end, margin + self._indent(line), True) for line in (above, row)
        )
        if self.wrapped and self.wrapped.continues(self.text, upper, lower):
            return True
        return listed and goes_on(self.text, upper, lower)

    def _indent(self, row: _Row) -> int:
        """How far a line stands in from the margin; spaces and tabs may be the list's and do not count."""
        return sum(char in SPACES and char not in " \t" for char in self.text[row.lead : row.start])

    def _located(self, marks: Marks, lines: list[_Row]) -> Marks:
        """Marks of a paragraph's text as spans of the document."""
        matter = list(_spread(marks.matter, lines))
        self.code += matter
        return Marks(list(_spread(marks.markup, lines)), matter)

    def _table_row(self, number: int) -> Block | None:
        line = self.lines[number]
        margin = _QUOTE.match(line)
        position = margin.end() if margin else 0
        markup, matter = [], []
        for pipe in [*(match.start() for match in _PIPE.finditer(line, position)), len(line)]:
            row = _Row(0, self.starts[number] + position, self.starts[number] + pipe, self.starts[number])
            marks = self._located(_dialect().marks(line[position:pipe], self.env), [row])
            markup += [*marks.markup, Span(row.end, row.end + 1)]
            matter += marks.matter
            position = pipe + 1
        span = Span(self.starts[number], self.starts[number] + len(line))
        head = [Span(span.start, span.start + margin.end())] if margin else []
        return self._block("cell", span, Marks(head + markup, matter))

    def _html(self, first: int, last: int) -> Iterator[Block | None]:
        region = self._region(first, last)
        source = self.text[region.start : region.end]
        marks = [
            Span(region.start + match.start(), region.start + match.end()) for match in _HTML.finditer(source)
        ]
        for number in range(first, min(last, len(self.lines))):
            line = self.lines[number]
            kind: Kind = "cell" if _CELL.search(line) else "paragraph"
            margin = _QUOTE.match(line)
            start = self.starts[number] + (margin.end() if margin else 0)
            yield self._block(kind, Span(start, self.starts[number] + len(line)), Marks(marks, []))

    def _rule(self, number: int) -> Block | None:
        """A line of underscores is a blank to be filled in."""
        start = self.starts[number] + self.lines[number].index("_")
        return self._block(
            "paragraph", Span(start, self.starts[number] + len(self.lines[number])), Marks([], [])
        )

    def _region(self, first: int, last: int) -> Span:
        end = self.starts[last] if last < len(self.starts) else len(self.text)
        return Span(self.starts[first], end)

    def _block(self, kind: Kind, span: Span, marks: Marks, level: int = 0) -> Block | None:
        """A block trimmed of white space and markup; None if nothing else is in it."""
        shown = blank(self.text[span.start : span.end], marks.markup, span.start)
        start = span.start + len(shown) - len(shown.lstrip(WHITE))
        shown = blank(shown.strip(WHITE), marks.matter, start)
        if not shown.strip(WHITE):
            return None
        return Block(kind, Span(start, start + len(shown)), shown, shown, level)


def _spread(marks: Iterable[Span], lines: list[_Row]) -> Iterator[Span]:
    """Spans of a paragraph's text, cut at its line ends, as spans of the document."""
    for mark in marks:
        index = max(bisect_right(lines, mark.start, key=lambda row: row.offset) - 1, 0)
        while index < len(lines) and lines[index].offset < mark.end:
            row = lines[index]
            shift = row.start - row.offset
            start, end = max(mark.start + shift, row.start), min(mark.end + shift, row.end)
            if start < end:
                yield Span(start, end)
            index += 1


def _alike(tokens: Iterable[Token]) -> Iterator[int]:
    """The identities of the items of numbered lists in which all have one number."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            if len(items) > 1 and len({item.info for item in items}) == 1:
                yield from map(id, items)


def _front_matter(lines: list[str]) -> int:
    """How many lines the YAML header takes: from `---` on the first line to `---` or `...`, with fields in
    between; a thematic break above prose is no header."""
    if lines[:1] != ["---"]:
        return 0
    for number, line in enumerate(lines[1:], 1):
        if line in ("---", "..."):
            return number + 1 if number > 1 else 0
        if not _FIELD.match(line):
            return 0
    return 0
