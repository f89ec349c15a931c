"""How many years on end a report says of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.resemblance import share_run
from linter.document import Block, Part, Span
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_RUN = later(
    r"(?:(?<=[，。；：])|^)(?P<who>[^，。；：、\d]{0,6}?)(?P<run>连续(?P<count>\d{1,2}|[二两三四五六七八九十]{1,3})个?年)(?:来|以来)?(?P<what>[^，。；、\d“”]{4,24})"
)
_BEFORE = later("此前|之前|曾|去年|上年|截至20")
_LEAST = 5
"""Characters that both must have in common to be of one thing."""


class _Run(NamedTuple):
    span: Span
    who: str
    years: str
    what: str
    text: str


class RunsAlike(PartCheck):
    """连续六年安全无事故 and 连续5年安全无事故 are not both right of one body; where both name whose it is, they name the same."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("连续",))

    def find(self, part: Part) -> Iterator[Finding]:
        runs = [run for block in part.body for run in _runs(block)]
        for one, other in combinations(runs, 2):
            same = one.who == other.who or not (one.who and other.who)
            if same and value(one.years) != value(other.years) and share_run(one.what, other.what, _LEAST):
                yield Finding(one.span, {"other": other.text})
                yield Finding(other.span, {"other": one.text})
                return


def _runs(block: Block) -> Iterator[_Run]:
    for match in _RUN.finditer(block.reading):
        if not _BEFORE.search(match["who"]):
            span = block.at(match.start("run"), match.end())
            yield _Run(span, match["who"], match["count"], match["what"], match["run"])
