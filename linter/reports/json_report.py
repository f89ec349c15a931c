"""Everything about every finding, for programs: version 1 of the JSON report, described by
`schema/report-v1.schema.json`. Never folded; suppressed findings are in it, with the reason.

Lines and columns are 1-based code points, offsets 0-based code points, ends exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from operator import attrgetter

from linter import __version__
from linter.diagnostic import Diagnostic, Fix, Result, Severity
from linter.document import Document
from linter.errors import DraftlintError
from linter.frozen import frozen
from linter.reports import Tally

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


@frozen
class Json:
    """A piece is the findings of one file, separated by commas, without the brackets of the list. `lang` is that of
    errors."""

    lang: str = "zh"

    def piece(self, result: Result) -> str:
        diagnostics = result.diagnostics
        if result.suppressed:
            diagnostics = tuple(sorted((*diagnostics, *result.suppressed), key=attrgetter("span")))
        return _encode([_finding(result.document, diagnostic) for diagnostic in diagnostics])[1:-1]

    def whole(
        self, pieces: Iterable[str], tally: Tally, errors: Sequence[DraftlintError], seconds: float
    ) -> str:
        tool = _encode({"name": "draftlint", "version": __version__})
        findings = ",\n".join(filter(None, pieces))
        failures = _encode([{"file": error.path, "message": _words(error, self.lang)} for error in errors])
        counts = {severity.word: tally.severities[severity] for severity in reversed(Severity)}
        return (
            f'{{"version": 1, "tool": {tool}, "diagnostics": [{findings}],\n'
            f'"errors": {failures}, "summary": {_encode({"files": tally.files, **counts})}}}\n'
        )


def _finding(document: Document, diagnostic: Diagnostic) -> dict[str, object]:
    start, end = diagnostic.span
    line, column = document.position(start)
    end_line, end_column = document.position(end)
    place = document.place(start)
    return {
        "rule": diagnostic.rule,
        "category": diagnostic.category,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "file": document.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "offset": start,
        "end_offset": end,
        "match": document.text[start:end],
        "part": diagnostic.part or None,
        "location": place and {"part": place.part, "paragraph": place.paragraph},
        "fix": diagnostic.fix and _fix(diagnostic.fix),
        "references": diagnostic.references,
        "fingerprint": diagnostic.fingerprint,
        "suppressed": diagnostic.suppressed,
    }


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{"offset": span.start, "end_offset": span.end, "text": text} for span, text in fix.edits]
    return {"applicability": "safe" if fix.safe else "unsafe", "edits": edits}


def _words(error: DraftlintError, lang: str) -> str:
    return error.within(lang) if error.line is None else f"{error.line}: {error.within(lang)}"
