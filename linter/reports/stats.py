"""How often each rule fires over a corpus, so that who keeps the rules sees noise and dead weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.diagnostic import Result
from linter.document import Words
from linter.errors import DraftlintError
from linter.frozen import frozen
from linter.reports import Tally
from linter.rule import Ruleset

_TEXTS = {
    "head": Words("问题数  文件数  每万字  规则", "  hits   files  /10000  rule"),
    "idle": Words("没有报过（{count}条）：", "never ({count}):"),
    "sum": Words(
        "{files}个文件、{characters}字，{findings}个问题。",
        "{findings} finding(s) in {files} file(s) of {characters} characters.",
    ),
}


@frozen
class Stats:
    """The rules that fired, the most frequent first, then the names of those of `ruleset` that never did."""

    lang: str
    ruleset: Ruleset

    def piece(self, result: Result) -> str:
        return ""

    def whole(
        self, pieces: Iterable[str], tally: Tally, errors: Sequence[DraftlintError], seconds: float
    ) -> str:
        severities = {rule.id: rule.severity.word for rule in self.ruleset.rules}
        idle = sorted(severities.keys() - tally.rules.keys())
        rows = [self._text("head"), *self._rows(tally, severities), ""]
        if idle:
            rows += [self._text("idle", count=len(idle)), *(f"  {name}" for name in idle), ""]
        counts = {"files": tally.files, "characters": tally.characters, "findings": tally.findings}
        return "\n".join([*rows, self._text("sum", **counts)]) + "\n"

    def _rows(self, tally: Tally, severities: dict[str, str]) -> Iterable[str]:
        broad = max(map(len, tally.rules), default=0)
        for name, count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0])):
            rate = count / tally.characters * 10_000 if tally.characters else 0.0
            severity = severities.get(name, "")
            yield f"{count:6}  {tally.drafts[name]:6}  {rate:6.2f}  {name:<{broad}}  {severity}".rstrip()

    def _text(self, key: str, **values: object) -> str:
        return _TEXTS[key].within(self.lang).format(**values)
