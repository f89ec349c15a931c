"""One thing counted in two places of a report with two results."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from linter.checks.number.figures.exchanged_digits import exchanged
from linter.checks.number.figures.headcounts import same_people, same_staff
from linter.checks.number.figures.mentions import FAULTS, Figure, Pair, Text
from linter.checks.number.figures.projects import same_project, same_request
from linter.checks.number.figures.retold import retold
from linter.checks.number.figures.same_nouns import same_goal, same_noun
from linter.checks.number.figures.tallies import same_count, same_places
from linter.checks.number.figures.told_rates import same_rate, same_scale, same_time
from linter.chinese.expressions import later
from linter.chinese.resemblance import share_run, shortens
from linter.document import Part, Span
from linter.frozen import frozen
from linter.rule import Finding, PartCheck


@frozen
class FiguresAlike(PartCheck):
    """A figure that is named twice is the same both times.

    `fault` is the one to report, at both places: slip (two figures of the same name that differ by one digit or by
    two exchanged digits), differing (any others). Silent where year, target or scope differ, and in series.
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(FAULTS)}")

    def find(self, part: Part) -> Iterator[Finding]:
        for fault, one, other in _pairs(part):
            if fault == self.fault:
                sure = _of_one_name(one, other)
                yield Finding(one.span, {"other": other.value + other.unit}, sure=sure)
                yield Finding(other.span, {"other": one.value + one.unit}, sure=sure)


_WORD, _LONG_NAME = 2, 4


def _of_one_name(one: Figure, other: Figure) -> bool:
    """Whether nothing tells two figures apart: not names with no more than a word in common (演出收入, 总收入), nor being
    rates, of which each may be of another whole."""
    nouns = (one.noun, other.noun)
    if one.unit in "%％":
        return False
    if share_run(*nouns, _LONG_NAME) or shortens(*nouns) or shortens(*reversed(nouns)):
        return True
    return not share_run(*nouns, _WORD) or _stands_behind(one, other) or _stands_behind(other, one)


def _stands_behind(one: Figure, other: Figure) -> bool:
    """发现隐患256处, and 发现的265处隐患."""
    behind = _BEHIND.match(other.block.reading, other.end)
    return behind is not None and len(one.noun) > _WORD and one.noun[-_WORD:] in behind[0]


_BEHIND = later("[一-龥]{2,8}")


@lru_cache(maxsize=4)
def _pairs(part: Part) -> tuple[Pair, ...]:
    text = Text(part)
    found: dict[tuple[Span, Span], Pair] = {}
    pairs = (
        *(exchanged(text), same_noun(text), same_staff(text), same_places(text), same_project(text)),
        *(same_request(text), same_goal(text), same_rate(text), same_count(text), same_people(text)),
        *(same_scale(text), same_time(text), retold(text)),
    )
    for pair in chain.from_iterable(pairs):
        found.setdefault((pair[1].span, pair[2].span), pair)
    return tuple(found.values())


def told_unlike(part: Part) -> frozenset[Span]:
    """Where figures stand of which `FiguresAlike` tells, whatever the fault."""
    return frozenset(figure.span for _, one, other in _pairs(part) for figure in (one, other))
