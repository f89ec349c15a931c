"""Applies the fixes that findings bring along. Nothing outside their edits changes."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Protocol

from linter.diagnostic import Diagnostic, Edit, Result
from linter.document import Document
from linter.errors import RuleError
from linter.frozen import NamedTuple, frozen
from linter.readers import read
from linter.readers.encoding import encode

PASSES = 10
"""One fix may make room for another; a draft that is not at rest after so many passes never will be."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class Linter(Protocol):
    """What finds that which is to be fixed: the engine, or the engine behind a baseline."""

    def lint(self, document: Document) -> Result: ...


@frozen
class Repair:
    """A draft after its fixes: `result` is what still stands in it, `applied` how many findings were fixed."""

    result: Result
    applied: int

    @property
    def data(self) -> bytes:
        """What its file should hold."""
        document = self.result.document
        return encode(document.text, document.encoding)


def repair(document: Document, linter: Linter, *, unsafe: bool = False) -> Repair:
    """Lints and fixes a draft until nothing is left to fix; one that cannot be edited stays as it is.

    Raises RuleError when fixes undo one another or never come to an end.
    """
    path, result = document.path, linter.lint(document)
    texts = [result.document.text]
    passes: list[list[Diagnostic]] = []
    while result.document.editable and (chosen := _chosen(result.document, result.diagnostics, unsafe)).edits:
        text = _edited(result.document.text, chosen.edits)
        passes.append(chosen.diagnostics)
        if text in texts:
            raise _restless(passes[texts.index(text) :], path)
        if len(passes) > PASSES:
            raise _restless(passes[-1:], path)
        texts.append(text)
        result = linter.lint(read(path, encode(text, document.encoding)))
    return Repair(result, sum(map(len, passes)))


def fixed(document: Document, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> str:
    """The text after one pass. Raises RuleError for a fix that overlaps itself or leaves the text."""
    return _edited(document.text, edits(document, diagnostics, unsafe=unsafe))


def edits(document: Document, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> list[Edit]:
    """What one pass changes, in text order. Of fixes that overlap the first in the text is applied and the others wait
    for the next pass; equal edits count once. Raises as `fixed`."""
    return _chosen(document, diagnostics, unsafe).edits


def diff(path: str, before: str, after: str) -> str:
    """A unified diff; empty when the texts are equal."""
    import difflib

    old, new = _LINE.findall(before), _LINE.findall(after)
    return "".join(map(_diff_line, difflib.unified_diff(old, new, path, path)))


class _Chosen(NamedTuple):
    """The fixes of one pass: their edits, sorted and apart from each other, and the findings that they
    cure."""

    edits: list[Edit]
    diagnostics: list[Diagnostic]


def _chosen(document: Document, diagnostics: Iterable[Diagnostic], unsafe: bool) -> _Chosen:
    chosen = _Chosen([], [])
    fixes = [
        (d.span, d.rule, _edits(d, document), d) for d in diagnostics if d.fix and (d.fix.safe or unsafe)
    ]
    taken: set[Edit] = set()
    for _, _, edits, diagnostic in sorted(fixes, key=itemgetter(0, 1, 2)):
        fresh = [edit for edit in edits if edit not in taken]
        if any(_clash(edit, near) for edit in fresh for near in _neighbours(chosen.edits, edit)):
            continue
        for edit in fresh:
            insort(chosen.edits, edit)
        taken.update(fresh)
        chosen.diagnostics.append(diagnostic)
    return chosen


def _edits(diagnostic: Diagnostic, document: Document) -> list[Edit]:
    """The edits of a diagnostic's fix, sorted and each once."""
    edits = sorted(set(diagnostic.fix.edits if diagnostic.fix else ()))
    for edit in edits:
        if not 0 <= edit.span.start <= edit.span.end <= len(document.text):
            raise RuleError(f"rule “{diagnostic.rule}”: its fix leaves the text", document.path)
    if any(_clash(*pair) for pair in pairwise(edits)):
        raise RuleError(f"rule “{diagnostic.rule}”: its fix overlaps itself", document.path)
    return edits


def _neighbours(edits: Sequence[Edit], edit: Edit) -> Sequence[Edit]:
    """The two among sorted edits between which an edit would stand; if any clashes with it, one of these
    does."""
    place = bisect_left(edits, edit)
    return edits[max(0, place - 1) : place + 1]


def _clash(a: Edit, b: Edit) -> bool:
    """Whether the edits overlap. An insertion clashes with what it touches: which of the two texts comes
    first would be a guess."""
    if a.span.start == a.span.end or b.span.start == b.span.end:
        return a.span.start <= b.span.end and b.span.start <= a.span.end
    return a.span.start < b.span.end and b.span.start < a.span.end


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    end = 0
    for edit in edits:
        pieces += (text[end : edit.span.start], edit.text)
        end = edit.span.end
    return "".join((*pieces, text[end:]))


def _restless(passes: Iterable[Sequence[Diagnostic]], path: str) -> RuleError:
    rules = sorted({diagnostic.rule for diagnostics in passes for diagnostic in diagnostics})
    names = ", ".join(f"“{rule}”" for rule in rules)
    return RuleError(f"the fixes of {names} never come to an end", path)


def _diff_line(line: str) -> str:
    if line.endswith("\n"):
        return line
    return line[:-1] + "\n" if line.endswith("\r") else line + "\n\\ No newline at end of file\n"
