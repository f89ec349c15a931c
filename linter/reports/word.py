"""The report as comments in a copy of a Word document, each on the words that it is about. Needs python-docx.

Only the body takes comments (ISO/IEC 29500-1, 17.13.4): what is found in a header, footer or note is told at the first
words of the body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from operator import attrgetter
from typing import Any
from zipfile import BadZipFile

from linter.diagnostic import Diagnostic, Result
from linter.document import Document, Words
from linter.errors import ReadError
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
_BEHIND = "\n\t\f \u2028\u3000"
"""May stand at a line's end for the end of a cell or page."""

_TEXTS = {
    "missing": Words(
        "加批注要用python-docx，请先安装：pip install python-docx",
        "comments need python-docx: pip install python-docx",
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


def commented(result: Result, data: bytes, lang: str) -> bytes:
    """A copy of the document in `data` with a comment for each finding. Raises ReadError where there can be none."""
    path = result.document.path
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
    written = BytesIO()
    copy.save(written)
    return written.getvalue()


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
    start, end = diagnostic.span
    place = document.place(start)
    if place is None or place.part != BODY:
        return _whole(paragraphs[0])
    paragraph = paragraphs[place.paragraph]
    shown = "".join(piece.text for piece in _pieces(paragraph)).rstrip(_BEHIND)
    below = bisect_right(document.places, start, key=attrgetter("start"))
    stop = document.places[below].start if below < len(document.places) else len(document.text)
    line = document.text[start:stop].rstrip(_BEHIND)
    length = min(end - start, len(line))
    if not length or not shown.endswith(line):
        return _whole(paragraph)
    return _between(paragraph, len(shown) - len(line), len(shown) - len(line) + length)


def _whole(paragraph: Any) -> tuple[Any, Any]:
    runs = [element for element in _own(paragraph) if element.tag == _RUN]
    if not runs:
        runs = [paragraph.makeelement(_RUN)]
        paragraph.append(runs[0])
    return runs[0], runs[-1]


def _between(paragraph: Any, start: int, end: int) -> tuple[Any, Any]:
    for at in (end, start):
        _cut(paragraph, at)
    held, done = [], 0
    for piece in _pieces(paragraph):
        if start < done + len(piece.text) and done < end:
            held.append(piece.element.getparent())
        done += len(piece.text)
    return held[0], held[-1]


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
