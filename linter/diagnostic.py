"""What the user meets: findings with a rule, a severity and words. Plain data, rendered by reports."""

from __future__ import annotations

import enum

from linter.document import Document, Span
from linter.frozen import NamedTuple, frozen


class Severity(enum.IntEnum):
    """`ERROR`: must not be issued so; `WARNING`: an editor would change it; `INFO`: house style."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        return self.name.lower()


class Edit(NamedTuple):
    """Replace `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """`safe`: the result is certainly what the author meant; otherwise a person should look."""

    edits: tuple[Edit, ...]
    safe: bool = True


class Diagnostic(NamedTuple):
    """A finding as reported. `fingerprint` has no line numbers in it, so it survives edits elsewhere.
    `suppressed` is the reason given in the draft or the baseline, None when the finding stands."""

    rule: str
    category: str
    severity: Severity
    message: str
    span: Span
    fix: Fix | None = None
    part: str = ""
    references: tuple[str, ...] = ()
    fingerprint: str = ""
    suppressed: str | None = None

    @property
    def replacement(self) -> str | None:
        """What the fix makes of exactly these words; None where it changes others or there is none."""
        edits = self.fix.edits if self.fix else ()
        return edits[0].text if len(edits) == 1 and edits[0].span == self.span else None


@frozen
class Result:
    """One file's outcome: `diagnostics` in text order, `suppressed` those that the draft or the baseline excuses."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...] = ()
