"""Word documents (.docx, ISO/IEC 29500-1) -> text: a paragraph is a line, and so is a row of a table, with tabs between
its cells. Findings are told in that text; the document is never written to.

The text is what a reader of the document would see once all changes are accepted: insertions are in it, deletions and
hidden text are not, the numbers that Word counts by itself are. Headers, footers, notes and text boxes stand below
the body, as no part of its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from xml.etree.ElementTree import Element

from linter.chinese.expressions import later
from linter.document import Document, Kind, Place
from linter.frozen import NamedTuple
from linter.readers import directives, plain
from linter.readers.lines import blank
from linter.readers.numbering import Numbering, Styles, is_on, value, whole
from linter.readers.package import Package

BODY = "body"
"""The name of the main part in places."""

_ASIDES = ("header", "footer", "footnotes", "endnotes")
"""The kinds of parts that stand below the body, in this order."""

_MARKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "sym": "□"}
"""What some elements of a run stand for; a symbol of a special font is a box, of which forms are full."""

_UNSEEN = frozenset(
    (
        "pPr",
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "del",
        "moveFrom",
        "Fallback",
        "rt",
        "instrText",
        "delText",
    )
)
"""Properties, deleted text, what stands in for newer drawings, readings above characters, and field codes."""

_DRAWINGS = frozenset(("drawing", "pict", "object"))
_PAGE_NUMBER = later(r"[\s\d第页共/,，|.·—–－-]*")
_LONGEST_HEADING = 60
_STOPS = ("。", "；", "！", "？")
_MOST_COLUMNS = 63
_PAGE = "\f"
_IN_CELL = str.maketrans({"\n": None, _PAGE: None, "\t": " "})
"""What would end a line or a cell goes."""


Piece = tuple[str, Element | None]
"""A text and the paragraph that it comes from; None for what parts cells."""


class Written(NamedTuple):
    """`places` tell where the lines come from; `kinds` what some lines are, by the offset of their first character: those
    in a heading's style, and rows of cells. `body` is the length of the body, below which the rest stands."""

    text: str
    places: tuple[Place, ...]
    kinds: Mapping[int, Kind]
    body: int


def document(path: str, data: bytes) -> Document:
    """Raises ReadError for what is no Word document."""
    text, places, kinds, body = written(data, path)
    remarks = directives.find(text)

    blocks = (
        block._replace(kind="aside" if block.span.start >= body else kinds.get(block.span.start, block.kind))
        for block in plain.blocks(blank(text, [remark.span for remark in remarks]))
    )
    return directives.placed(Document(path, text, tuple(blocks), editable=False, places=places), remarks)


def written(data: bytes, path: str) -> Written:
    """Raises ReadError for what is no Word document."""
    package = Package(data, path)
    try:
        return _written(package)
    except RecursionError:  # elements in elements, hundreds deep
        raise package.damaged() from None


def _written(package: Package) -> Written:
    writer = _Writer(package)
    body = package.part(package.main)
    writer.story(body, BODY)
    end = writer.length
    writer.boxes()
    seen = set[str]()
    for name in _asides(package, body):
        aside = package.part(name)
        text = "".join(aside.itertext())
        if text not in seen:  # each section has headers of its own, mostly alike
            writer.story(aside, name.rpartition("/")[2].removesuffix(".xml"))
            writer.boxes()
        seen.add(text)
    return Written("".join(writer.pieces), tuple(writer.places), writer.kinds, end)


def _asides(package: Package, body: Element) -> list[str]:
    """The names of the other parts that are shown."""
    shown = {each.get("id") for kind in ("headerReference", "footerReference") for each in body.iter(kind)}
    found = [
        each
        for each in package.relations(package.main)
        if each.kind in _ASIDES and (each.id in shown or each.kind.endswith("notes"))
    ]
    return [each.target for each in sorted(found, key=lambda each: _ASIDES.index(each.kind))]


class _Writer:
    """Writes the lines of one story after the other. Those in text boxes wait for `boxes`."""

    def __init__(self, package: Package) -> None:
        self.pieces: list[str] = []
        self.places: list[Place] = []
        self.kinds = dict[int, Kind]()
        self.length = 0
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"), self._styles)
        self._part, self._paragraphs = "", dict[Element, int]()
        self._boxes: list[Element] = []
        self._joined = True
        """Whether the next line goes on in the last one, whose end was deleted."""

    def story(self, root: Element, part: str) -> None:
        self._part = part
        self._paragraphs = {paragraph: index for index, paragraph in enumerate(root.iter("p"))}
        self._blocks(root)

    def boxes(self) -> None:
        while self._boxes:
            self._blocks(self._boxes.pop(0))

    def _blocks(self, container: Element) -> None:
        for element in container:
            if element.tag == "p":
                self._paragraph(element)
            elif element.tag == "tbl":
                for row in _within(element, "tr"):
                    self._row(row)
            elif element.tag not in _UNSEEN:
                self._blocks(element)

    def _paragraph(self, paragraph: Element) -> None:
        text = self._text(paragraph)
        if self._part != BODY and _PAGE_NUMBER.fullmatch(text):
            return
        short = len(text) <= _LONGEST_HEADING and not any(stop in text for stop in _STOPS)
        self._line([(text, paragraph)], "heading" if short and self._styles.is_heading(paragraph) else None)
        self._joined = is_on(paragraph, "pPr/rPr/del")

    def _row(self, row: Element) -> None:
        """Cells in a line; one that holds sentences in several paragraphs is no cell of a table but of a page."""
        if is_on(row, "trPr/del"):
            return
        cells = [list(self._cell(cell)) for cell in _within(row, "tc")]
        if any(len(cell) > 1 and cell[0][0].endswith(_STOPS) for cell in cells):
            for piece in chain.from_iterable(cells):
                self._line([piece])
            return
        pieces, gap = list[Piece](), ""
        for cell, element in zip(cells, _within(row, "tc"), strict=True):
            pieces += [(gap, None), *cell]
            gap = "\t" * min(whole(value(element, "tcPr/gridSpan"), 1), _MOST_COLUMNS)
        self._line([*pieces, (gap[1:], None)], "cell" if len(cells) > 1 else None)

    def _cell(self, cell: Element) -> Iterator[Piece]:
        """Its paragraphs that have a text, those of tables inside it too."""
        for paragraph in _within(cell, "p"):
            if text := self._text(paragraph).translate(_IN_CELL).strip():
                yield text, paragraph

    def _line(self, pieces: Sequence[Piece], kind: Kind | None = None) -> None:
        self._put("" if self._joined else "\n")
        self._joined = False
        line = "".join(text for text, _ in pieces)
        if kind:
            self.kinds[self.length + len(line) - len(line.lstrip())] = kind
        for text, paragraph in pieces:
            if paragraph is not None:
                self.places.append(Place(self.length, self._part, self._paragraphs[paragraph]))
            self._put(text)

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _text(self, paragraph: Element) -> str:
        """What is shown of a paragraph, page breaks included."""
        before = _PAGE if is_on(paragraph, "pPr/pageBreakBefore") else ""
        section = paragraph.find("pPr/sectPr")
        breaks = section is not None and value(section, "type") != "continuous"
        words = "".join(self._shown(paragraph))
        label = self._numbering.label(paragraph) if words.strip() else ""
        return f"{before}{label}{words}{_PAGE if breaks else ''}"

    def _shown(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag == "t":
                yield child.text or ""
            elif child.tag == "br":
                yield _PAGE if child.get("type") in ("page", "column") else "\n"
            elif child.tag in _MARKS:
                yield _MARKS[child.tag]
            elif child.tag in _DRAWINGS:
                self._boxes += child.iter("txbxContent")
            elif child.tag not in _UNSEEN and not is_on(child, "rPr/vanish"):
                yield from self._shown(child)


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The nearest elements of a kind, through what only wraps them; none of tables inside them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _within(child, tag)
