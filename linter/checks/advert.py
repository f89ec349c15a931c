"""Lines that came along with a template: what its vendor sells, and the numbers of the pages it was copied from; and
adverts among the sentences of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from linter.checks.literals import required
from linter.checks.pattern import ALL_PLACES, kinds_within, known_places, place
from linter.chinese.expressions import compiled, later
from linter.chinese.marks import PAGE_NUMBER
from linter.diagnostic import Edit, Fix
from linter.document import PLACES, Block, Document, Kind, Part, Span
from linter.frozen import field, frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, BlockCheck, DocumentCheck, Finding

_STOPS = later("[。；？]")
"""An advert runs over an exclamation mark: “质优价廉！欢迎选购！”"""
_MARKS = "，。；！？："
_MARK = later(f"[{_MARKS}]")
_REACH = 25
"""Signs that stand farther apart are not of one advert."""
_BESIDE = 100
"""Characters before and behind an advert in which something may say that it is none."""

Sign = tuple[int, int, str]
"""Where a sign begins and ends, and its kind."""


class AdvertLine(BlockCheck):
    """Marks every line that the outline knows as an advert (rules/genres/advert.yaml says how); the fix removes its
    text and is never safe, since a person should see what goes."""

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["advert"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield Finding(block.span, fix=Fix((Edit(block.span, ""),), safe=False))


@frozen
class NothingSold(AnchoredCheck):
    """Finds an advert inside a sentence: words that no one but a seller would say to a buyer, or signs of two kinds close
    together. One sign alone proves nothing: a report tells of a 八折 for the old and of a 客服热线 that is manned.

    `signs`: kind to expression: what is offered, that it will not last, how to get it, how good it is ...
    `sure`: what is an advert by itself.
    `unless`: an expression whose match silences signs that it overlaps, but not what is sure.
    `within` as in `pattern`.
    """

    sure: str
    signs: Mapping[str, str] = field(default_factory=dict)
    unless: str = ""
    within: tuple[str, ...] = ALL_PLACES

    def __post_init__(self) -> None:
        known_places(self.within)

    def validate(self) -> None:
        super().validate()
        for expression in filter(None, (*self.signs.values(), self.sure, self.unless)):
            compiled(expression)

    @cached_property
    def anchors(self) -> Anchors | None:
        texts = [required(expression) for expression in (*self.signs.values(), self.sure)]
        known = [found for found in texts if found is not None]
        return frozenset(map(Anchor, frozenset[str]().union(*known))) if len(known) == len(texts) else None

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        return kinds_within(self.within)

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, base = block.reading, block.span.start
        signs = self._signs(text)
        for run in _runs(text, signs) if signs else ():
            start, end = _clauses(text, run)
            if self._sells(text, run) and place(block, start) in self.within:
                yield Finding(Span(base + start, base + end))

    def _signs(self, text: str) -> list[Sign]:
        """In the order of the text."""
        expressions = {**self.signs, "": self.sure}
        return sorted(
            (*match.span(), kind)
            for kind, expression in expressions.items()
            for match in compiled(expression).finditer(text)
        )

    def _sells(self, text: str, run: Sequence[Sign]) -> bool:
        kinds = {kind for _, _, kind in run}
        first, last = run[0][0], run[-1][1]
        if "" in kinds:
            return True
        told = self.unless and any(
            match.start() < last and first < match.end()
            for match in compiled(self.unless).finditer(text, max(0, first - _BESIDE), last + _BESIDE)
        )
        return len(kinds) > 1 and not told


def _runs(text: str, signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    """Signs of one sentence that stand close together."""
    run = [signs[0]]
    for one, other in pairwise(signs):
        if other[0] - one[1] > _REACH or _STOPS.search(text, one[1], other[0]):
            yield run
            run = []
        run.append(other)
    yield run


def _clauses(text: str, run: Sequence[Sign]) -> tuple[int, int]:
    """The clauses that hold a run of signs."""
    first, last = run[0][0], max(end for _, end, _ in run)
    start = max(text.rfind(mark, 0, first) for mark in _MARKS) + 1
    mark = _MARK.search(text, last)
    return start, mark.start() if mark else len(text)


class PagesUnnumbered(DocumentCheck):
    """No number of a page stands among the paragraphs. Readers blank it, since a sentence may go on behind it."""

    def find(self, document: Document) -> Iterator[Finding]:
        for match in PAGE_NUMBER.finditer(document.text):
            span = Span(*match.span("number"))
            yield Finding(span, fix=Fix((Edit(span, ""),), safe=False))
