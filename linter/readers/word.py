"""Word documents (.docx, ISO/IEC 29500-1, and what older ones are turned into) -> text: a paragraph is a line, and so is a
row of a table, with tabs between its cells. Findings are told in that text; the document is never written to.

The text is what a reader of the document would see once all changes are accepted: insertions are in it, deletions and
hidden text are not, the numbers that Word counts by itself are. Headers, footers, notes, text boxes and what reviewers
left stand below the body, as no part of its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from xml.etree.ElementTree import Element

from linter.chinese.expressions import later
from linter.document import FILLER, Document, Kind, Place, Span
from linter.frozen import NamedTuple
from linter.readers import directives, plain
from linter.readers.lines import blank
from linter.readers.numbering import Numbering, Styles, first, is_on, value, whole
from linter.readers.package import Archive, Package
from linter.readers.revisions import changes, comments

BODY = "body"
"""The name of the main part in places."""

_ASIDES = ("header", "footer", "footnotes", "endnotes", "diagramData", "chart")
"""The kinds of parts that stand below the body, in this order."""

_SHOWN_IF_ASKED = ("header", "footer")
"""Those of them that a document may hold without showing them."""

MARKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
"""What some elements of a run stand for."""

UNSEEN = frozenset(
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

DRAWINGS = frozenset(("drawing", "pict", "object"))
_PAGE_NUMBER = later(r"[\s\d第页共/,，|.·—–－-]*")
_LONGEST_HEADING = 60
_STOPS = ("。", "；", "！", "？")
_OPEN = ("：", "，", "、")
"""Marks that no heading ends with."""
_MOST_COLUMNS = 63
_PAGE = "\f"
_APART = "\u2028"
"""Stands between the lines of a cell, and for signs of fonts that nobody knows: no rule reads it."""
_LINE_ENDS = str.maketrans("\n\r", "  ")
_HALF_WORD = later("[一-龥]{1,2}")
"""责任 above 单位: what a narrow column cuts is one word."""
_FEWEST = 3
"""So many lines a cell has that holds a text."""
_CHAPTER = later("[一二三四五六七八九十]{1,3}、")
_ENTRY = later(r"[（(]?\d|[①-⑳]")
_DIGITS = "0123456789"
_SCRIPTS = {
    **dict.fromkeys(("sup", "superscript"), str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    **dict.fromkeys(("sub", "subscript"), str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉")),
}
_SYMBOLS = {
    "Wingdings": {
        **{"6C": "•", "6E": "■", "6F": "☐", "71": "☐", "75": "◆", "A8": "☐", "AB": "★", "B5": "★"},
        **{"D8": "➢", "DF": "←", "E0": "→", "E1": "↑", "E2": "↓", "E8": "→", "F0": "→"},
        **{"FB": "✗", "FC": "✓", "FD": "☒", "FE": "☑"},
    },
    "Wingdings 2": {"4F": "✗", "50": "✓", "51": "☒", "52": "☑", "53": "☒", "54": "☒", "A3": "☐"},
    "Symbol": {
        **{"44": "Δ", "57": "Ω", "6D": "μ", "A3": "≤", "A5": "∞", "AB": "↔", "AC": "←", "AD": "↑", "AE": "→"},
        **{"AF": "↓", "B0": "°", "B1": "±", "B3": "≥", "B4": "×", "B7": "•", "B8": "÷", "B9": "≠", "BB": "≈"},
    },
}
"""Signs of the fonts that forms and reports use, by the last two digits of their codes."""


Piece = tuple[str, Element | None]
"""A text and the paragraph that it comes from; None for what parts cells."""


class Written(NamedTuple):
    """`places` tell where the lines come from; `kinds` what some lines are, by the offset of their first character: those
    in a heading's style, and rows of cells. `body` is the length of the body, below which the rest stands. `remarks` is
    what reviewers say, which no rule reads."""

    text: str
    places: tuple[Place, ...]
    kinds: Mapping[int, Kind]
    body: int
    remarks: tuple[Span, ...]


def document(path: str, data: bytes) -> Document:
    """Raises ReadError for what is no Word document."""
    text, places, kinds, body, said = written(data, path)
    remarks = directives.find(text)
    prose = blank(text, [*(remark.span for remark in remarks), *said]).replace(_APART, FILLER)
    blocks = (
        block._replace(kind="aside" if block.span.start >= body else kinds.get(block.span.start, block.kind))
        for block in plain.blocks(prose)
    )
    return directives.placed(Document(path, text, tuple(blocks), editable=False, places=places), remarks)


def written(data: bytes, path: str) -> Written:
    """Raises ReadError for what is no Word document."""
    package = _opened(data, path)
    try:
        return _written(package)
    except RecursionError:  # elements in elements, hundreds deep
        raise package.damaged() from None


_COMPOUND = b"\xd0\xcf\x11\xe0"
"""With this begins an older document, and a newer one under a password."""


def _opened(data: bytes, path: str) -> Package:
    """By what it holds: documents are often renamed."""
    if data.startswith(_COMPOUND):
        from linter.readers.binary import Compound  # what reads these is no part of other runs

        return Compound(data, path)
    return Archive(data, path)


def _written(package: Package) -> Written:
    writer = _Writer(package)
    body = package.part(package.main)
    if next(body.iter("altChunk"), None) is not None:
        raise package.error("foreign")
    writer.story(body, BODY)
    end = writer.length
    writer.boxes()
    seen = set[str]()
    for name in _asides(package, body):
        aside = package.part(name)
        text = "".join((*aside.itertext(), *(each.get("string", "") for each in aside.iter("textpath"))))
        if text not in seen:  # each section has headers of its own, mostly alike
            writer.story(aside, name.rpartition("/")[2].removesuffix(".xml"))
            writer.boxes()
        seen.add(text)
    writer.review(body, package.related("comments"))
    return Written("".join(writer.pieces), tuple(writer.places), writer.kinds, end, tuple(writer.remarks))


def _asides(package: Package, body: Element) -> list[str]:
    """The names of the other parts that are shown."""
    settings = package.related("settings")
    used = {
        "default": True,
        "first": any(is_on(section, "titlePg") for section in body.iter("sectPr")),
        "even": settings is not None and is_on(settings, "evenAndOddHeaders"),
    }
    asked = chain.from_iterable(map(body.iter, ("headerReference", "footerReference")))
    shown = {each.get("id") for each in asked if used.get(each.get("type", "default"))}
    found = [
        each
        for each in package.relations(package.main)
        if each.kind in _ASIDES and (each.id in shown or each.kind not in _SHOWN_IF_ASKED)
    ]
    return [each.target for each in sorted(found, key=lambda each: _ASIDES.index(each.kind))]


class _Writer:
    """Writes the lines of one story after the other. Those in text boxes wait for `boxes`."""

    def __init__(self, package: Package) -> None:
        self.pieces: list[str] = []
        self.places: list[Place] = []
        self.kinds = dict[int, Kind]()
        self.remarks: list[Span] = []
        self.length = 0
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"), self._styles)
        self._part, self._paragraphs = "", dict[Element, int]()
        """The part of the story, and the numbers of its paragraphs and of the signs in its drawings."""
        self._at = Element("p")
        """The paragraph that is being read."""
        self._fields = list[bool]()
        """The fields that are open: whether each is behind its code, where its result is shown."""
        self._boxes: list[Element] = []
        self._joined = True
        """Whether the next line goes on in the last one, whose end was deleted."""

    def story(self, root: Element, part: str) -> None:
        self._enter(root, part)
        self._blocks(root)

    def _enter(self, root: Element, part: str) -> None:
        twice = {paragraph for fallback in root.iter("Fallback") for paragraph in fallback.iter("p")}
        shown = (paragraph for paragraph in root.iter("p") if paragraph not in twice)
        self._part = part
        self._paragraphs = {paragraph: index for index, paragraph in enumerate(shown)}
        self._fields = []
        self._joined = not self.pieces

    def boxes(self) -> None:
        for box in self._boxes:  # to which boxes inside them are added
            if box.tag == "textpath":
                self._line([(box.get("string", ""), box)])
            else:
                self._blocks(box)
        self._boxes = []

    def review(self, body: Element, remarks: Element | None) -> None:
        """The changes that are open, then the comments."""
        self._enter(body, BODY)
        if changed := changes(body):
            self._line([changed])
        if remarks is None:
            return
        self._enter(remarks, "comments")
        for told, comment in comments(body, remarks):
            words = list(self._cell(comment))
            self._line([(told, words[0][1]), *words] if words else [(told, None)])
            said = sum(len(text) for text, _ in words)
            self.remarks.append(Span(self.length - said, self.length))

    def _blocks(self, container: Element) -> None:
        for element in container:
            if element.tag == "p":
                self._paragraph(element)
            elif element.tag == "tbl":
                self._joined = not self.pieces
                self._table(element)
            elif element.tag not in UNSEEN:
                self._blocks(element)

    def _paragraph(self, paragraph: Element) -> None:
        text = self._text(paragraph)
        if self._part != BODY and _PAGE_NUMBER.fullmatch(text):
            return
        heads = _is_brief(text) and not text.endswith(_OPEN) and self._styles.is_heading(paragraph)
        self._line([(text, paragraph)], "heading" if heads else None)
        self._joined = is_on(paragraph, "pPr/rPr/del") or is_on(paragraph, "pPr/rPr/moveFrom")

    def _table(self, table: Element) -> None:
        """A table of which no row has two cells with something in them only places what it holds on the page. A cell alone
        in its row is no part of the table, unless it heads rows of it."""
        rows = [list(_within(row, "tc")) for row in _within(table, "tr") if not is_on(row, "trPr/del")]
        tabular = [index for index, cells in enumerate(rows) if sum(map(_is_filled, cells)) > 1]
        for index, cells in enumerate(rows):
            among = bool(tabular) and tabular[0] < index < tabular[-1]
            if len(cells) < 2 and not (among and all(map(_is_short, cells))):
                for cell in cells:
                    self._blocks(cell)
                continue
            lines = [list(self._cell(cell)) for cell in cells]
            if not tabular or any(map(_is_text, lines)):
                for piece in chain.from_iterable(lines):
                    self._line([piece])
            else:
                self._row(cells, lines)

    def _row(self, cells: Sequence[Element], told: Sequence[Sequence[Piece]]) -> None:
        """Cells in a line, with the lines that each of them holds."""
        pieces, gap = list[Piece](), ""
        for cell, lines in zip(cells, told, strict=True):
            pieces += [(gap, None), *_parted(lines)]
            gap = "\t" * min(whole(value(cell, "tcPr/gridSpan"), 1), _MOST_COLUMNS)
        self._line([*pieces, (gap[1:], None)], "cell")

    def _cell(self, cell: Element) -> Iterator[Piece]:
        """Its lines that have a text, those of tables inside it too."""
        for paragraph in _within(cell, "p"):
            for line in self._text(paragraph).replace("\t", " ").split("\n"):
                if text := line.strip():
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
        """What is shown of a paragraph, with the page breaks at its ends."""
        self._at = paragraph
        words = "".join(self._shown(paragraph))
        section = first(paragraph, "pPr/sectPr")
        bare = words.strip()
        ends = section is not None and value(section, "type") != "continuous"
        begins = is_on(paragraph, "pPr/pageBreakBefore") or _PAGE in words.partition(bare[:1] or "\0")[0]
        ends = ends or (bare != "" and _PAGE in words.rpartition(bare[-1])[2])
        label = self._numbering.label(paragraph) if self._is_counted(paragraph, bare) else ""
        return f"{_PAGE * begins}{label}{words.replace(_PAGE, '')}{_PAGE * ends}"

    def _is_counted(self, paragraph: Element, text: str) -> bool:
        """Whether a number can stand before a paragraph: not within a line, nor where all is deleted or hidden."""
        if self._joined and self.pieces and self.pieces[-1].strip():
            return False
        gone = chain.from_iterable(map(paragraph.iter, ("del", "moveFrom")))
        return text != "" or not (any(True for _ in gone) or is_on(paragraph, "pPr/rPr/vanish"))

    def _shown(self, element: Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in UNSEEN:
                continue
            if tag == "fldChar":
                self._turn(child.get("fldCharType", ""))
            elif tag in DRAWINGS:
                for box in chain(_within(child, "txbxContent"), _within(child, "textpath")):
                    self._paragraphs.setdefault(box, self._paragraphs[self._at])
                    self._boxes.append(box)
            elif (text := _own(child)) is not None:
                yield text if all(self._fields) else ""
            elif tag == "r" and self._styles.is_hidden(child, self._at):
                for field in child.iter("fldChar"):
                    self._turn(field.get("fldCharType", ""))
            else:
                if tag == "den":
                    yield "/"
                script = _SCRIPTS.get(value(child, "rPr/vertAlign") if tag == "r" else tag)
                shown = self._shown(child)
                yield from (text.translate(script) for text in shown) if script else shown

    def _turn(self, kind: str) -> None:
        """Enters a field, its result, or what stands behind it."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields:
            self._fields.pop()
            self._fields += [True] * (kind == "separate")


def _own(element: Element) -> str | None:
    """What an element stands for by itself; None for one that holds others."""
    match element.tag:
        case "t":
            return (element.text or "").translate(_LINE_ENDS)
        case "br":
            return _PAGE if element.get("type") in ("page", "column") else "\n"
        case "sym":
            return _SYMBOLS.get(element.get("font", ""), {}).get(element.get("char", "")[-2:].upper(), _APART)
    return MARKS.get(element.tag)


def _is_filled(cell: Element) -> bool:
    return any((text.text or "").strip() for text in cell.iter("t"))


def _is_short(cell: Element) -> bool:
    """Whether it holds one line that is no sentence."""
    texts = ["".join(text.text or "" for text in paragraph.iter("t")) for paragraph in cell.iter("p")]
    return sum(map(bool, texts)) == 1 and _is_brief("".join(texts))


def _is_brief(line: str) -> bool:
    """Whether a line may be a heading: short, and no sentence."""
    return len(line) <= _LONGEST_HEADING and not any(stop in line for stop in _STOPS)


def _is_text(cell: Sequence[Piece]) -> bool:
    """Whether a cell holds sentences in several paragraphs, not a list, or headings with numbers."""
    lines = [text for text, _ in cell]
    prose = sum(line.endswith("。") and not _ENTRY.match(line) for line in lines)
    return prose >= _FEWEST or (len(lines) >= _FEWEST and any(map(_CHAPTER.match, lines)))


def _parted(cell: Sequence[Piece]) -> Sequence[Piece]:
    """The lines of a cell with what keeps them apart, unless they are one word."""
    if all(_HALF_WORD.fullmatch(text) for text, _ in cell):
        return cell
    return [piece for line in cell for piece in ((_APART, None), line)][1:]


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The nearest elements of a kind, through what only wraps them; none of tables inside them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in UNSEEN:
            yield from _within(child, tag)
