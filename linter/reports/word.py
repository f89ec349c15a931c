"""The report as comments in a copy of a Word document, each on the words that it is about, and safe fixes as changes that
the reader may accept or reject. Needs python-docx.

Only the body takes comments (ISO/IEC 29500-1, 17.13.4): what is found in a header, footer or note is told at the first
words of the body. Fixes are made within the text of a paragraph of the body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from itertools import count
from operator import attrgetter
from typing import Any
from zipfile import BadZipFile, is_zipfile

from linter.diagnostic import Diagnostic, Result
from linter.document import Document, Span, Words
from linter.errors import ReadError
from linter.fix import edits
from linter.frozen import NamedTuple
from linter.readers.word import BODY, DRAWINGS, MARKS, UNSEEN
from linter.reports.text import Text

_AUTHOR = "draftlint"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN, _TEXT = f"{_W}r", f"{_W}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {f"{_W}{name}": sign for name, sign in (*MARKS.items(), ("br", "\n"))}
_ELSEWHERE = {f"{_W}{name}" for name in UNSEEN | DRAWINGS}
"""What holds nothing of the line of its paragraph."""
_PLAIN = {f"{_W}rPr", _TEXT, *_SIGNS}
"""What a run may hold that a change takes away."""
_BREAKS = {"\n", "\t"}
"""Have elements of their own."""
_BEHIND = "\n\t\f \u2028\u3000"
"""May stand at a line's end for the end of a cell or page."""

_TEXTS = {
    "missing": Words(
        "加批注要用python-docx，请先安装：pip install python-docx",
        "comments need python-docx: pip install python-docx",
    ),
    "other": Words(
        "只能给.docx文件加批注，请用Word或WPS另存为.docx后再试",
        "comments can be put into .docx files only; save it as .docx in Word or WPS first",
    ),
    "strange": Words(
        "加不了批注（{reason}），请用Word或WPS另存为.docx后再试",
        "takes no comments ({reason}); save it as .docx in Word or WPS first",
    ),
}


class _Piece(NamedTuple):
    """Something of a run that is shown, with its text."""

    element: Any
    text: str


class Copy(NamedTuple):
    """What a copy's file should hold, and how many changes are marked in it."""

    data: bytes
    changes: int


class _Stretch(NamedTuple):
    """Characters of what a paragraph shows, from `start` to `end`."""

    paragraph: Any
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


def commented(result: Result, data: bytes, lang: str) -> Copy:
    """A copy of the document in `data` with a comment for each finding and a change for each safe fix. Raises ReadError
    where there can be none."""
    path = result.document.path
    if not is_zipfile(BytesIO(data)):
        raise ReadError(_TEXTS["other"], path)
    try:
        import docx
        from docx.text.run import Run
    except ImportError:
        raise ReadError(_TEXTS["missing"], path) from None
    try:
        copy = docx.Document(BytesIO(data))
    except (BadZipFile, KeyError, SyntaxError, ValueError) as error:
        raise ReadError(_TEXTS["strange"].filled(reason=error), path) from None
    paragraphs = list(_paragraphs(copy.element)) or [copy.add_paragraph()._p]
    for diagnostic in result.diagnostics:
        runs = _runs(result.document, diagnostic, paragraphs)
        marked = [Run(run, copy) for run in runs]
        copy.add_comment(marked, _words(result.document, diagnostic, lang), _AUTHOR, _AUTHOR[:2].upper())
    changes = _change(result, paragraphs, copy.element)
    written = BytesIO()
    copy.save(written)
    return Copy(written.getvalue(), changes)


def _words(document: Document, diagnostic: Diagnostic, lang: str) -> str:
    advice = "\n".join(Text(lang).advice(document, diagnostic))
    return f"{diagnostic.message}\n{advice}".strip() + f"\n[{diagnostic.severity.word}: {diagnostic.rule}]"


def _paragraphs(root: Any) -> Iterator[Any]:
    """As the reader counts them: without those that stand in for newer drawings."""
    for element in root.iter("{*}p"):
        if not any(True for _ in element.iterancestors("{*}Fallback")):
            yield element


def _runs(document: Document, diagnostic: Diagnostic, paragraphs: list[Any]) -> tuple[Any, Any]:
    """The first and the last run of what a finding is about, which are made to begin and end with it; those of the
    paragraph where its words cannot be told apart."""
    paragraph = _paragraph(document, diagnostic.span, paragraphs)
    if paragraph is None:
        return _whole(paragraphs[0])
    stretch = _stretch(document, diagnostic.span, paragraph)
    if stretch is None or not stretch.length:
        return _whole(paragraph)
    held = _held(stretch)
    return held[0], held[-1]


def _paragraph(document: Document, span: Span, paragraphs: list[Any]) -> Any:
    """The paragraph of the body in which a span begins; None where it begins elsewhere."""
    place = document.place(span.start)
    return paragraphs[place.paragraph] if place and place.part == BODY else None


def _stretch(document: Document, span: Span, paragraph: Any) -> _Stretch | None:
    """Where a span, or its beginning, stands in what its paragraph shows; None where that cannot be told."""
    shown = "".join(piece.text for piece in _pieces(paragraph)).rstrip(_BEHIND)
    below = bisect_right(document.places, span.start, key=attrgetter("start"))
    stop = document.places[below].start if below < len(document.places) else len(document.text)
    line = document.text[span.start : stop].rstrip(_BEHIND)
    if not shown.endswith(line):
        return None
    start = len(shown) - len(line)
    return _Stretch(paragraph, start, start + min(span.end - span.start, len(line)))


def _whole(paragraph: Any) -> tuple[Any, Any]:
    runs = [element for element in _own(paragraph) if element.tag == _RUN]
    if not runs:
        runs = [paragraph.makeelement(_RUN)]
        paragraph.append(runs[0])
    return runs[0], runs[-1]


def _held(stretch: _Stretch) -> list[Any]:
    """The runs of a stretch, made to begin and end with it; none of one that is empty."""
    for at in (stretch.end, stretch.start):
        _cut(stretch.paragraph, at)
    held, done = dict[Any, None](), 0  # a run may show several pieces
    for element, text in _pieces(stretch.paragraph):
        if stretch.start < done + len(text) and done < stretch.end:
            held[element.getparent()] = None
        done += len(text)
    return list(held)


def _change(result: Result, paragraphs: list[Any], root: Any) -> int:
    """Marks the safe fixes as changes (ISO/IEC 29500-1, 17.13.5); how many there are."""
    document, found = result.document, list[tuple[list[Any], Any, str]]()
    for edit in edits(document, result.diagnostics):
        paragraph = _paragraph(document, edit.span, paragraphs)
        stretch = _stretch(document, edit.span, paragraph) if paragraph is not None else None
        if stretch is None or stretch.length != edit.span.end - edit.span.start or set(edit.text) & _BREAKS:
            continue
        held = _held(stretch)
        like = held[-1] if held else _before(stretch)
        if like is not None and all(child.tag in _PLAIN for run in held for child in run):
            found.append((held, like, edit.text))
    numbers = count(1 + max((int(id) for id in root.xpath("//@w:id") if id.isdecimal()), default=0))
    for held, like, text in found:
        if text:
            run = like.makeelement(_RUN)
            run.extend(deepcopy(each) for each in like.findall(f"{_W}rPr"))
            run.append(run.makeelement(_TEXT))
            run[-1].text = text
            run[-1].set(_SPACE, "preserve")
            like.addnext(run)
            _around(run, "ins", next(numbers))
        for run in held:
            _around(run, "del", next(numbers))
    return len(found)


def _before(stretch: _Stretch) -> Any:
    """The run before an empty stretch; None where there is none."""
    done = 0
    for element, text in _pieces(stretch.paragraph):
        done += len(text)
        if done == stretch.start:
            return element.getparent()
    return None


def _around(run: Any, kind: str, number: int) -> None:
    """Puts a change in the place of a run, with the run in it."""
    change = run.makeelement(f"{_W}{kind}", {f"{_W}id": str(number), f"{_W}author": _AUTHOR})
    run.addprevious(change)
    change.append(run)
    for text in list(run.iter(_TEXT)) if kind == "del" else ():
        text.tag = f"{_W}delText"


def _cut(paragraph: Any, at: int) -> None:
    """Sees to it that a run begins at an offset of the paragraph."""
    done = 0
    for element, text in _pieces(paragraph):
        if done < at < done + len(text):
            element.addnext(deepcopy(element))
            for half, held in ((element, text[: at - done]), (element.getnext(), text[at - done :])):
                half.text = held
                half.set(_SPACE, "preserve")
            _part(element.getnext())
            return
        if done == at:
            _part(element)
            return
        done += len(text)


def _part(element: Any) -> None:
    """Makes a run begin with an element, which takes along what follows it there."""
    run = element.getparent()
    if all(each.tag == f"{_W}rPr" for each in element.itersiblings(preceding=True)):
        return
    rest = run.makeelement(_RUN, run.attrib)
    rest.extend(deepcopy(each) for each in run.findall(f"{_W}rPr"))
    rest.extend([element, *element.itersiblings()])
    run.addnext(rest)


def _pieces(paragraph: Any) -> Iterator[_Piece]:
    """What a paragraph shows, in order."""
    for element in _own(paragraph):
        if element.tag == _TEXT:
            yield _Piece(element, element.text or "")
        elif element.tag in _SIGNS and element.getparent().tag == _RUN and element.get(f"{_W}type") != "page":
            yield _Piece(element, _SIGNS[element.tag])


def _own(element: Any) -> Iterator[Any]:
    """The elements inside one that belong to its line."""
    for child in element:
        if child.tag not in _ELSEWHERE:
            yield child
            yield from _own(child)
