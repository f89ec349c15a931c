"""Lines of a text and the paragraphs they make up: shared by the readers.

A draft has one paragraph a line, unless a fixed-width export cut its paragraphs into lines of equal width.
That is decided once for the whole draft, and only on strong evidence: joined headings would cost more than
split paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from linter.chinese.expressions import later
from linter.chinese.marks import PAGE_NUMBER
from linter.chinese.words import is_word
from linter.document import FILLER, Span
from linter.frozen import NamedTuple

SPACES = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""White space within a line; U+2028, U+0085 and their like end no line."""

WHITE = SPACES + "\r\n\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + FILLER
"""What no block begins or ends with: white space, zero-width characters and blanked-out text."""

_ROW = later(f"[^{WHITE}][^\r\n]*")
_ENDED = tuple("。！？；：”’）」』!?;:…")
_NUMERAL = "一二三四五六七八九十百"
_NUMBERED = later(
    rf"[*_]{{0,3}}(?:[{_NUMERAL}]{{1,4}}[、．.是要]"
    rf"|[（(](?:[{_NUMERAL}]{{1,4}}|\d{{1,3}})[）)](?![项款目])"
    rf"|\d{{1,3}}(?:[、）)]|[.．](?!\d))"
    rf"|第(?:[{_NUMERAL}]{{1,4}}|\d{{1,3}})(?:[章节部是、，,：:]|[条款项](?=[\s：:]))"
    rf"|[①-⑳])"
)

_WORD = later(r"[“‘（《〈【〔]*(?:[!-~]+|.)[，。；：、！？）》〉】〕”’%％]*")
"""What an export moves to the next line as a whole: a number or a foreign word, a mark with the character it clings to."""

_FIRST_LINE = 8
"""The first line of a paragraph is indented by no more characters; a signature is."""

_LONG = 25
_FEWEST, _FEW = 2, 4
"""The fewest lines are enough if none of them is short and one is cut in a word or at a comma."""
_UNFINISHED_SHARE = 0.3
_FULL_SHARE = 0.8
_INDENTED_SHARE = 0.1
_WIDEST = 160
"""No export cuts lines at more columns than this; longer ones are paragraphs."""


class Line(NamedTuple):
    """A line that is not blank, without the white space at its ends. `indent` counts the characters before
    it, `follows` says that no blank line stands between it and the line before, or the end of a page."""

    start: int
    end: int
    indent: int
    follows: bool


class Wrapping(NamedTuple):
    """How a draft cuts its paragraphs. `width` and `slack` are columns, or characters if not `columns`;
    `margin` is the indent of a line inside a paragraph, `indented` whether first lines stand further in."""

    columns: bool
    width: int
    slack: int
    margin: int
    indented: bool

    def continues(self, text: str, above: Line, line: Line) -> bool:
        """Whether `line` belongs to the paragraph of the line above it."""
        if not line.follows or line.indent > self.margin or above.indent > self.margin + _FIRST_LINE:
            return False
        if _NUMBERED.match(text, line.start, line.end):
            return False
        room = self.width - _extent(text, above, self.columns) - _next_word(text, line, self.columns)
        if text.startswith(_ENDED, above.end - 1):
            return self.indented and room < self.slack
        return room < 2 * self.slack


def blank(text: str, spans: Iterable[Span], start: int = 0) -> str:
    """The text, which begins at `start`, with ordered spans replaced by fillers; they may overlap and stick
    out."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        left, right = max(span.start - start, done), min(span.end - start, len(text))
        if left < right:
            pieces += (text[done:left], FILLER * (right - left))
            done = right
    return "".join((*pieces, text[done:])) if pieces else text


def without_pages(text: str) -> str:
    """The text with the page numbers blanked that a copied print leaves on lines of their own: — 2 —."""
    return blank(text, (Span(*match.span()) for match in PAGE_NUMBER.finditer(text)))


def goes_on(text: str, above: Line, line: Line) -> bool:
    """Whether a line stops at a comma right above one that no number begins."""
    return text.startswith(("，", "、"), above.end - 1) and not _NUMBERED.match(text, line.start, line.end)


def rows(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    done = 0
    for match in _ROW.finditer(text):
        gap = text[done : match.start()]
        margin = max(gap.rfind("\n"), gap.rfind("\r")) + 1
        end = match.start() + len(match[0].rstrip(WHITE))
        follows = gap[:margin] in ("\n", "\r", "\r\n") or FILLER in gap[:margin]
        yield Line(match.start(), end, len(gap) - margin, follows)
        done = match.end()


def wrapping(text: str, found: list[Line]) -> Wrapping | None:
    """How the draft is hard-wrapped; None for a draft that has one paragraph a line.

    It is when enough of its long lines stop in mid-sentence right above a line that could go on with it, and
    nearly all of these have no room for that line's first word.
    """
    long = [line for line in found if line.end - line.start >= _LONG]
    margin = min((line.indent for line in long), default=0)
    unfinished = [
        (line, below)
        for line, below in pairwise(found)
        if line.end - line.start >= _LONG and below.indent <= margin and _stops_short(text, line, below)
    ]
    if len(unfinished) < _FEWEST or len(unfinished) < _UNFINISHED_SHARE * len(long):
        return None
    many = len(unfinished) >= _FEW
    if not many and not any(_cut(text, line, below) for line, below in unfinished):
        return None
    indented = sum(line.indent > margin for line in found) >= _INDENTED_SHARE * len(found)
    for columns, slack in ((True, 4), (False, 2)):
        width = max(_extent(text, line, columns) for line in long)
        full = sum(
            width - _extent(text, line, columns) - _next_word(text, below, columns) < slack
            for line, below in unfinished
        )
        if width <= _WIDEST and full >= (_FULL_SHARE if many else 1) * len(unfinished):
            return Wrapping(columns, width, slack, margin, indented)
    return None


def _cut(text: str, line: Line, below: Line) -> bool:
    """Whether the words on both sides of the break belong together."""
    last, first = text[line.end - 1], text[below.start]
    return last in "，、" or is_word(last + first) or (last.isdigit() and first.isdigit())


def _stops_short(text: str, line: Line, below: Line) -> bool:
    """A line ends in mid-sentence and the next one, of the same paragraph and no row of a table, may go on with it."""
    if (
        not below.follows
        or text.startswith(_ENDED, line.end - 1)
        or _NUMBERED.match(text, below.start, below.end)
    ):
        return False
    return "\t" not in text[line.start : below.end]


def _extent(text: str, line: Line, columns: bool) -> int:
    """How wide a line is, the white space before it included."""
    return _measure(text[line.start - line.indent : line.end], columns)


def _next_word(text: str, line: Line, columns: bool) -> int:
    word = _WORD.match(text, line.start, line.end)
    return _measure(word[0], columns) if word else 0


def _measure(line: str, columns: bool) -> int:
    return 2 * len(line) - len(line.encode("ascii", "ignore")) if columns else len(line)
