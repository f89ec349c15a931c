"""Figures of one unit that were copied to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.resemblance import bare, substituted
from linter.document import PLACES, Block, Document, Span
from linter.frozen import NamedTuple
from linter.rule import DocumentCheck, Finding

_PROSE = PLACES["body"] | PLACES["heading"]
_FIGURE = later(r"[0-9][0-9.]*[^0-9.]?")
"""With the first character of its unit."""
_NAMES = frozenset("年月日号时点：:、）)国")
"""Days, numbers and roads (310国道602公里100米处) name a thing and measure nothing."""
_LEAST = 3
_LEAST_ABROAD = 4
"""In another report, which may well have a figure or two in common."""
_TRIES = 4
_UNIT = later(
    r"(?:^|[，：、\s])(?P<unit>(?![全我各本每该其此由在经对以设按为])[一-龥X×]{1,9}?"
    r"(?:镇(?!级)|乡(?![村镇])|县(?![级域])|片区|社区|市(?![场民级政容])|区(?![域级间划别])|村(?![民级庄容集])|街道"
    r"|林场|农场|学校|小学|中学|幼儿园|院(?![内长])|公司|局(?![部面限])|支局|所(?![有以需在属])|站(?!点)|支部"
    r"|队|组(?![织成建长])|科(?![学技普室])|班(?![子车次])|厂(?![家区房])|矿|标段))"
)
_SENTENCE = "。；！？"


class FiguresOwn(DocumentCheck):
    """Two units do not have the same figures, three and more in a row; nor do two reports, four and more."""

    def find(self, document: Document) -> Iterator[Finding]:
        tokens = [token for token in _FIGURE.findall(document.text) if token[-1] not in _NAMES]
        windows = list(zip(tokens, tokens[1:], tokens[2:], strict=False))
        if len({*windows}) < len(windows):
            yield from _copied(document, windows)


class _Figure(NamedTuple):
    """`start` and `end` are offsets in the reading of its block."""

    text: str
    block: Block
    start: int
    end: int

    @property
    def sentence(self) -> Span:
        """Around the figure, in the reading of its block, without a number at the head."""
        text = self.block.reading
        start = clause_start(text, _SENTENCE, self.start)
        first = len(self.block.number.text) if self.block.number else 0
        return Span(max(start, first), clause_end(text, _SENTENCE, self.end))


def _copied(document: Document, windows: Sequence[tuple[str, ...]]) -> Iterator[Finding]:
    matches = [match for match in _FIGURE.finditer(document.text) if match[0][-1] not in _NAMES]
    first: dict[tuple[str, ...], int] = {}
    done = 0
    for index, window in enumerate(windows):
        earlier = first.setdefault(window, index)
        if earlier == index or index < done or not _weighty(window, 2):
            continue
        length = _LEAST
        while index + length < len(matches) and matches[earlier + length][0] == matches[index + length][0]:
            length += 1
        done = index + length - _LEAST + 1
        yield from _told(document, matches[earlier : earlier + length], matches[index : index + length])


def _weighty(tokens: Sequence[str], different: int) -> bool:
    """So many different figures, and two of two digits and more."""
    return len({*tokens}) >= different and sum(token[1:2].isdigit() for token in tokens) > 1


def _told(
    document: Document, earlier: Sequence[re.Match[str]], later_: Sequence[re.Match[str]]
) -> Iterator[Finding]:
    """What two units have in common of a run of figures; it may begin with one that belongs to the unit above."""
    ones, others = (_inside(document, matches) for matches in (earlier, later_))
    length = min(len(ones), len(others))
    if sum(one.block.reading[one.end : other.start] == "、" for one, other in pairwise(ones)) >= _LEAST:
        return  # 100米、200米、400米 are events, of men and women alike
    abroad = document.part_at(earlier[0].start()) is not document.part_at(later_[0].start())
    for skipped in range(min(length - _LEAST + 1, _TRIES)):
        one, other = ones[skipped], others[skipped]
        if not _weighty([figure.text for figure in others[skipped:length]], _LEAST):
            return
        if length - skipped >= _LEAST_ABROAD if abroad else _other_unit(one, other):
            base = other.block.span.start
            span = Span(base + other.sentence.start, base + others[length - 1].sentence.end)
            yield Finding(span, {"line": str(document.position(one.block.span.start + one.start)[0])})
            return


def _inside(document: Document, matches: Sequence[re.Match[str]]) -> list[_Figure]:
    """The figures of a run that stand in one paragraph with the first of them."""
    block = document.prose_at(matches[0].start(), matches[0].end())
    if block is None or block.kind not in _PROSE:
        return []
    base = block.span.start
    return [
        _Figure(match[0], block, match.start() - base, match.end() - base)
        for match in matches
        if match.end() <= block.span.end
    ]


def _other_unit(one: _Figure, other: _Figure) -> bool:
    """Whether the sentences name two units, or are the same but for the name at their head."""
    units = [_UNIT.search(f.block.reading[f.sentence.start : f.start]) for f in (one, other)]
    if units[0] and units[1]:
        names = [match["unit"] for match in units if match]
        return names[0] not in names[1] and names[1] not in names[0]
    texts = [bare(f.block.reading[slice(*f.sentence)]) for f in (one, other)]
    return texts[0][:1] != texts[1][:1] and substituted(*texts)
