"""A wording in which one sentence relates figures, and what contradicts itself in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from linter.checks.number.searches import Search
from linter.chinese.amounts import SCALES, plain
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block
from linter.frozen import NamedTuple
from linter.rule import Finding

NUMERAL = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})"
UNITS = r"(?:个|名|人|户|家|件|处|所|份|次|场|期|批次|起|宗|辆|台|套|条|项|棵|株|头|亩|吨|元|张|本|册)"
_ROUGH = 50


class Told(NamedTuple):
    """A contradiction: the group that is in question, what the other figures make of it, and what is written."""

    group: str
    term: str
    written: str


Reckoning = Callable[["re.Match[str]"], Told | None]
"""What contradicts itself in a wording; None where nothing does."""


def number(text: str) -> Decimal:
    """What a numeral in digits or in Han is worth, 万 and 亿 behind it counted; 0 for what is none."""
    figure = text.rstrip("万亿")
    worth = SCALES.get(text[len(figure) :], Decimal(1))
    if figure.replace(".", "", 1).isdigit():
        return Decimal(figure) * worth
    return (value(figure) or Decimal(0)) * worth


def numbers(match: re.Match[str], *groups: str) -> list[Decimal]:
    return [number(match[group]) for group in groups]


def listed(text: str) -> list[Decimal]:
    """The figures of a list in digits."""
    return [Decimal(figure) for figure in _FIGURES.findall(text)]


_FIGURES = later(r"\d+(?:\.\d+)?")


def rough(result: Decimal) -> Decimal:
    """How far from a result may be what is told of it in round figures."""
    return result / _ROUGH


def step(figure: str) -> Decimal:
    """The least that a figure in digits can tell: 0.1 for 12.5, 1万 for 3万."""
    places = len(figure.rstrip("万亿").partition(".")[2])
    return Decimal(1).scaleb(-places) * SCALES.get(figure[-1:], Decimal(1))


def share(part: Decimal, whole: Decimal) -> str:
    """“36÷45=80%”."""
    return f"{plain(part)}÷{plain(whole)}={plain(round(part * 100 / whole, 1))}%"


def mismatch(
    match: re.Match[str],
    group: str,
    result: Decimal,
    term: str,
    unit: str = "",
    slack: Decimal = Decimal(0),
) -> Told | None:
    """None where the figure of a group is the result, but for some slack."""
    if abs(result - number(match[group])) <= slack:
        return None
    return Told(group, term, match[group] + (unit or match["unit"]))


def relation(needs: tuple[str, ...], written: str, reckon: Reckoning) -> Search:
    """Finds what a reckoning contradicts in each place of a wording, an expression."""
    return Search(needs, partial(_contradicted, later(written), reckon))


def _contradicted(written: re.Pattern[str], reckon: Reckoning, block: Block) -> Iterator[Finding]:
    for match in written.finditer(block.reading):
        if told := reckon(match):
            values = {"sum": told.term, "total": told.written}
            yield Finding(block.at(*match.span(told.group)), values)
