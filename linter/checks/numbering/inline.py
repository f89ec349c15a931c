"""Items that are numbered inside one paragraph: （1）…；（2）…；（3）…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from linter.checks.numbering.sequences import breaks, written
from linter.chinese.expressions import later
from linter.chinese.numerals import han, value
from linter.chinese.quotations import unquoted
from linter.document import Block, Kind, Part
from linter.rule import PROSE, BlockCheck, Finding

_HAN = "一二三四五六七八九十"
_STEPS = "步|阶段|环节|项|点|类|章|方面|步骤|部分|关|道工序"
_VERBS = "抓|则|靠|促|查|治|强|建|保|看|帮|学|比|练|树|推|创"
"""一抓项目，二抓环境，三抓队伍."""
_ITEM = later(
    rf"(?:^[\s\u3000]*|(?<=[。；：，:;.\u3000])[ \u3000]?)(?P<shown>"
    rf"(?P<han>[{_HAN}]{{1,2}})、(?![{_HAN}]{{1,2}}[、季级类等是年月])"
    rf"|[（(](?P<bracket>[{_HAN}]{{1,2}})[）)](?![，。；、])"
    rf"|[（(](?P<arabic>\d{{1,2}})[）)](?![，。；、+×=<>≤≥])"
    rf"|(?P<dot>\d{{1,2}})[.．](?![\d％%])"
    rf"|(?P<circle>[①-⑳])"
    rf"|第(?P<article>[{_HAN}]{{1,3}})条(?=[\s\u3000])"
    rf"|第(?P<nth>[{_HAN}]{{1,2}})(?P<what>{_STEPS})(?=[，：:、])"
    rf"|(?P<verb>[{_HAN}])(?P<done>{_VERBS})(?=[一-龥“]))"
)
_FEWEST = 3
_SHORTEST = 3
"""Characters of an item, at least: （1），（2），（4） are references."""


class ItemsCounted(BlockCheck):
    """Items numbered inside a paragraph, each behind a mark, count on from one: three or more of one form, with a number
    left out or told twice. A 1 begins a list anew; whoever names some articles of a law has no space behind them."""

    @property
    def literals(self) -> frozenset[str]:
        seconds = (f"{left}{right}" for left in ("（", "(") for right in ("二", "2"))
        steps = (f"第二{what}" for what in _STEPS.split("|"))
        verbs = (f"二{verb}" for verb in _VERBS.split("|"))
        return frozenset(("二、", "2.", "2．", "②", "第二条", *seconds, *steps, *verbs))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for row in rows(unquoted(block.reading), _FEWEST):
            values = [_value(match) for match in row]
            wrong = list(breaks(values))
            if len(wrong) == 1 and _slipped(values, wrong[0]) and _apart(row):
                match, before = row[wrong[0]], row[wrong[0] - 1]
                better = _written(match, values[wrong[0] - 1] + 1)
                yield Finding(block.at(*match.span("shown")), {"before": before["shown"], "better": better})


def rows(text: str, fewest: int) -> Iterator[list[re.Match[str]]]:
    """The lists inside a paragraph, of so many items at least, that begin with 1 and 2; each of one form."""
    items = list(_ITEM.finditer(text))
    for _, same in groupby(sorted(items, key=_form), key=_form):
        yield from _rows(list(same), fewest)


def in_order(row: Sequence[re.Match[str]]) -> bool:
    """Whether a list counts on without a fault, each of its items long enough to be one."""
    return not list(breaks([_value(match) for match in row])) and _apart(row)


def _form(match: re.Match[str]) -> str:
    return _kind(match) + (match["what"] or match["done"] or "")


def _kind(match: re.Match[str]) -> str:
    names = ("han", "bracket", "arabic", "dot", "circle", "article", "nth", "verb")
    return next(name for name in names if match[name])


def _value(match: re.Match[str]) -> int:
    text = match[_kind(match)]
    return ord(text) - ord("①") + 1 if _kind(match) == "circle" else value(text) or 0


def _rows(items: Sequence[re.Match[str]], fewest: int) -> Iterator[list[re.Match[str]]]:
    row: list[re.Match[str]] = []
    for match in (*items, None):
        if match is None or _value(match) == 1:
            if len(row) >= fewest and [_value(item) for item in row[:2]] == [1, 2]:
                yield row
            row = []
        if match is not None:
            row.append(match)


def _slipped(values: Sequence[int], index: int) -> bool:
    """One too high or the one before it again, not a list of another place."""
    return index > 0 and values[index] - values[index - 1] in (0, 2)


def _apart(row: Sequence[re.Match[str]]) -> bool:
    return all(other.start() - one.end() >= _SHORTEST for one, other in pairwise(row))


def _written(match: re.Match[str], number: int) -> str:
    kind = _kind(match)
    if kind == "circle":
        return written("①", number)
    return match["shown"].replace(match[kind], str(number) if kind in ("arabic", "dot") else han(number), 1)
