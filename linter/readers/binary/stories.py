"""The characters of a story as the paragraphs, tables and runs that a newer document would have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from struct import unpack_from
from xml.etree.ElementTree import Element

from linter.frozen import NamedTuple
from linter.readers.binary import properties as code
from linter.readers.binary.properties import Properties
from linter.readers.binary.streams import Characters
from linter.readers.binary.styles import hidden, paragraph
from linter.readers.binary.tree import element, value

_PARAGRAPH_END, _CELL_END, _SECTION_END = "\r\x07\x0c"
_SIGNS = {
    **{"\t": ("tab", {}), "\x0b": ("br", {}), "\x0c": ("br", {"type": "page"}), "\x0e": ("br", {"type": "column"})},
    **{"\x1e": ("noBreakHyphen", {}), "\x13": ("fldChar", {"fldCharType": "begin"})},
    **{"\x14": ("fldChar", {"fldCharType": "separate"}), "\x15": ("fldChar", {"fldCharType": "end"})},
}  # fmt: skip
"""What characters stand for; the others below the space show nothing."""

_SPACE = " "
_SCRIPTS = {1: "superscript", 2: "subscript"}
_SAME = 20
"""Edges of cells that are no farther apart, in twentieths of a point, are one."""


class Paragraph(NamedTuple):
    """Its characters from `start` to `end`, the last of which is its mark; `depth`: in how many tables it is."""

    start: int
    end: int
    mark: str
    style: int
    own: Properties
    depth: int

    def ends_cell(self, depth: int) -> bool:
        return self.mark == _CELL_END if depth == 1 else self.own.is_on(code.INNER_CELL_END)

    def ends_row(self, depth: int) -> bool:
        return self.own.is_on(code.ROW_END if depth == 1 else code.INNER_ROW_END)


class Stories:
    """`fonts` are their names; `anchored` what stands in the text at some positions: drawings, references; `sections`
    what the sections that end at some positions say of themselves."""

    def __init__(
        self,
        characters: Characters,
        fonts: Sequence[str],
        anchored: Mapping[int, Element],
        sections: Mapping[int, Element],
    ) -> None:
        self._characters = characters
        self._fonts = fonts
        self._anchored = anchored
        self._sections = sections

    def blocks(self, start: int, end: int) -> list[Element]:
        """What lies between two positions."""
        return list(self._level(list(self._paragraphs(start, end)), 0))

    def _paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        text = self._characters.text
        for at in range(start, end):
            sign = text[at]
            if (
                sign in (_PARAGRAPH_END, _CELL_END)
                or (sign == _SECTION_END and at + 1 in self._sections)
                or at + 1 == end
            ):
                style, own = self._characters.paragraph(at)
                depth = own.number(code.DEPTH) if code.DEPTH in own else int(own.is_on(code.IN_TABLE))
                yield Paragraph(start, at + 1, sign, style, own, depth)
                start = at + 1

    def _level(self, paragraphs: Sequence[Paragraph], depth: int) -> Iterator[Element]:
        """Paragraphs that are in `depth` tables, and tables in which the deeper ones are."""
        for deeper, group in groupby(paragraphs, lambda each: each.depth > depth):
            if deeper:
                yield self._table(list(group), depth + 1)
            else:
                yield from map(self._paragraph, group)

    def _table(self, paragraphs: Sequence[Paragraph], depth: int) -> Element:
        rows, widths = list[Element](), list[list[int]]()
        cells, held = list[Element](), list[Paragraph]()
        for each in paragraphs:
            here = each.depth == depth
            if here and each.ends_row(depth):
                rows.append(element("tr", *cells))
                widths.append(_edges(each.own.get(code.ROW, b"")))
                cells, held = [], []
                continue
            held.append(each)
            if here and each.ends_cell(depth):
                cells.append(element("tc", *self._level(held, depth)))
                held = []
        if held:
            cells.append(element("tc", *self._level(held, depth)))
        if cells:  # a row whose end is missing
            rows.append(element("tr", *cells))
            widths.append([])
        _span(rows, widths)
        return element("tbl", *rows)

    def _paragraph(self, found: Paragraph) -> Element:
        about = paragraph(found.own)
        about.insert(0, value("pStyle", found.style))
        _, _, mark = next(self._characters.runs(found.end - 1, found.end))
        about.append(element("rPr", *_marks(mark)))
        if found.mark == _SECTION_END and found.end in self._sections:
            about.append(self._sections[found.end])
        marked = found.mark in (_PARAGRAPH_END, _CELL_END) or found.end in self._sections
        runs = self._runs(found.start, found.end - marked)
        return element("p", about, *runs)

    def _runs(self, start: int, end: int) -> Iterator[Element]:
        for first, last, own in self._characters.runs(start, end):
            run = element("r", element("rPr", *self._form(own)), *self._content(first, last, own))
            if own.is_on(code.DELETED):
                yield element("del", run)
            elif own.is_on(code.INSERTED):
                yield element("ins", run)
            else:
                yield run

    def _form(self, own: Properties) -> Iterator[Element]:
        if code.CHARACTER_STYLE in own:
            yield value("rStyle", own.number(code.CHARACTER_STYLE))
        yield from hidden(own)
        if script := _SCRIPTS.get(own.number(code.SCRIPT)):
            yield value("vertAlign", script)
        if own.is_on(code.REFORMATTED):
            yield element("rPrChange")

    def _content(self, start: int, end: int, own: Properties) -> Iterator[Element]:
        text = self._characters.text
        if code.SYMBOL in own:
            font, sign = unpack_from("<HH", own[code.SYMBOL])
            name = self._fonts[font] if font < len(self._fonts) else ""
            yield from (element("sym", font=name, char=f"{sign:04X}") for _ in range(start, end))
            return
        words = start
        for at in (at for at in range(start, end) if text[at] < _SPACE or at in self._anchored):
            if words < at:
                yield _written(text[words:at])
            words = at + 1
            if at in self._anchored:
                yield self._anchored[at]
            elif text[at] in _SIGNS:
                tag, attributes = _SIGNS[text[at]]
                yield element(tag, **attributes)
        if words < end:
            yield _written(text[words:end])


def _marks(own: Properties) -> Iterator[Element]:
    """What the mark of a paragraph says of itself."""
    if own.is_on(code.DELETED):
        yield element("del")
    elif own.is_on(code.INSERTED):
        yield element("ins")
    yield from hidden(own)


def _written(units: str) -> Element:
    """A text of UTF-16 code units, of which one that lacks its other half is replaced."""
    text = element("t")
    text.text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _edges(row: bytes) -> list[int]:
    """Where the edges of a row's cells lie (TDefTableOperand)."""
    return list(unpack_from(f"<{row[0] + 1}h", row, 1)) if row else []


def _span(rows: Sequence[Element], widths: Sequence[Sequence[int]]) -> None:
    """Tells each cell how many columns of the whole table it takes."""
    edges = sorted(set(chain.from_iterable(widths)))
    columns, column = dict[int, int](), 0
    for before, edge in pairwise((edges[0] if edges else 0, *edges)):
        column += edge - before > _SAME
        columns[edge] = column
    for row, own in zip(rows, widths, strict=True):
        for cell, (left, right) in zip(row, pairwise(own), strict=False):
            cell.insert(0, element("tcPr", value("gridSpan", max(1, columns[right] - columns[left]))))
