"""Results -> str. A report turns one file's result into a piece and the pieces into a whole, so that the
pieces of many files can be made where the files are read, on another core; nothing here prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from linter.diagnostic import Result, Severity
from linter.errors import DraftlintError
from linter.frozen import field, mutable


@mutable
class Tally:
    """What the pieces add up to. `characters` are code points; `drafts` counts the files in which a rule found
    something; `fixable` counts the findings with a safe fix that can be written to their file, `risky` those whose fix
    a person should look at; `suppressed` ones are in no other count."""

    files: int = 0
    characters: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    drafts: Counter[str] = field(default_factory=Counter)
    fixable: int = 0
    risky: int = 0
    suppressed: int = 0

    @classmethod
    def of(cls, result: Result) -> Tally:
        written = result.diagnostics if result.document.editable else ()
        fixes = [diagnostic.fix.safe for diagnostic in written if diagnostic.fix]
        rules = Counter(diagnostic.rule for diagnostic in result.diagnostics)
        return cls(
            files=1,
            characters=len(result.document.text),
            severities=Counter(diagnostic.severity for diagnostic in result.diagnostics),
            categories=Counter(diagnostic.category for diagnostic in result.diagnostics),
            rules=rules,
            drafts=Counter(rules.keys()),
            fixable=sum(fixes),
            risky=len(fixes) - sum(fixes),
            suppressed=len(result.suppressed),
        )

    def add(self, other: Tally) -> None:
        self.files += other.files
        self.characters += other.characters
        self.severities.update(other.severities)
        self.categories.update(other.categories)
        self.rules.update(other.rules)
        self.drafts.update(other.drafts)
        self.fixable += other.fixable
        self.risky += other.risky
        self.suppressed += other.suppressed

    @property
    def findings(self) -> int:
        return self.severities.total()


class Report(Protocol):
    """`errors` are the files and rules that could not do their work; `seconds` is the time taken."""

    def piece(self, result: Result) -> str: ...

    def whole(
        self, pieces: Iterable[str], tally: Tally, errors: Sequence[DraftlintError], seconds: float
    ) -> str: ...


def render(
    report: Report, results: Sequence[Result], errors: Sequence[DraftlintError] = (), seconds: float = 0.0
) -> str:
    tally = Tally()
    for result in results:
        tally.add(Tally.of(result))
    return report.whole(map(report.piece, results), tally, errors, seconds)
