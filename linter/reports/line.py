"""One finding a line, for the problem matchers of editors: `path:line:column:end line:end column: severity:
message [rule]`. Never folded; an error that is no finding stands at 1:1:1:1 under the name draftlint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.chinese.width import printable
from linter.diagnostic import Diagnostic, Result
from linter.document import Document
from linter.errors import DraftlintError
from linter.frozen import frozen
from linter.reports import Tally


@frozen
class Line:
    """Lines and columns are 1-based code points, ends exclusive. `lang` is that of errors."""

    lang: str = "zh"

    def piece(self, result: Result) -> str:
        return "".join(_line(result.document, diagnostic) for diagnostic in result.diagnostics)

    def whole(
        self, pieces: Iterable[str], tally: Tally, errors: Sequence[DraftlintError], seconds: float
    ) -> str:
        return "".join(pieces) + "".join(_error(error, self.lang) for error in errors)


def _line(document: Document, diagnostic: Diagnostic) -> str:
    line, column = document.position(diagnostic.span.start)
    end_line, end_column = document.position(diagnostic.span.end)
    place = f"{document.path}:{line}:{column}:{end_line}:{end_column}"
    return f"{place}: {diagnostic.severity.word}: {printable(diagnostic.message)} [{diagnostic.rule}]\n"


def _error(error: DraftlintError, lang: str) -> str:
    line = error.line or 1
    return f"{error.path or '-'}:{line}:1:{line}:1: error: {printable(error.within(lang))} [draftlint]\n"
