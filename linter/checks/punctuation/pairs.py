"""Brackets, quotation marks and book title marks: whether each has the partner it should have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property, partial

from linter.checks.pattern import kinds_within
from linter.chinese.clauses import clause_start
from linter.chinese.marks import CLOSING, OPENING, PARTNERS, Slip, named, partner, slips
from linter.diagnostic import Edit, Fix
from linter.document import Block, Kind, Part, Span, Words
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding, Value

_FAULTS = {
    "alone": OPENING + CLOSING,
    "other": OPENING + CLOSING,
    "turned": "“”",
    "nested": "《“",
    "outer": "〈‘",
    "crossed": OPENING + CLOSING,
    "half": "()",
}
"""Each fault with the marks one of which a block must hold."""

_SAFE = ("nested", "half")
_WHOLE = ("nested", "outer")
"""Faults of both marks: the finding runs from the one to the other."""

_KINDS = kinds_within(("title", "heading", "body", "table", "signature"))

_STOPS = "，。；：！？"
_SENTENCE_ENDS = ("。", "！", "？")

_QUOTED_PARAGRAPHS = 20
_BROKEN_LINES = 3


@frozen
class MarksPaired(BlockCheck):
    """Every opening mark is closed by its partner, and what stands inside is closed first.

    `fault` is the one to report: alone, other, turned, nested, outer, crossed or half, as in `marks.Slip`. A quotation
    of several paragraphs opens each of them and closes the last; a line broken inside a pair goes on below.
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    @cached_property
    def literals(self) -> frozenset[str]:
        return frozenset(_FAULTS[self.fault])

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        found = [slip for slip in slips(block.reading) if slip.kind == self.fault]
        if not found:
            return
        number = len(block.number.text) if block.number else 0
        goes_on = cache(partial(_goes_on, block, part))
        for slip in found:
            own = slip.start >= number
            if own and (self.fault != "alone" or not goes_on(block.reading[slip.start])):
                yield self._finding(block, slip)

    def _finding(self, block: Block, slip: Slip) -> Finding:
        base, text = block.span.start, block.reading
        start = at = slip.end if self.fault in ("other", "crossed") else slip.start
        end = slip.end if self.fault in _WHOLE else start
        if self.fault == "alone":
            start, end = _stretch(text, slip.start)
        changes = {slip.start: slip.better, slip.end: slip.closing or slip.better}
        edits = tuple(
            Edit(Span(base + place, base + place + 1), mark) for place, mark in changes.items() if mark
        )
        better = slip.closing or slip.better
        values: dict[str, Value] = {
            "better": better,
            "mark": Words(*named(text[at])),
            "opening": Words(*named(text[slip.start])),
            "wanted": Words(*named(better or partner(text[slip.start]))),
            "inside": text[slip.start + 1 : slip.end],
            "double": slip.better + text[slip.start + 1 : slip.end] + slip.closing,
        }
        fix = Fix(edits, self.fault in _SAFE) if edits else None
        return Finding(Span(base + start, base + end + 1), values, fix)


def _stretch(text: str, at: int) -> tuple[int, int]:
    """From a mark that is alone to where the clause ends in which its partner should be, or the other way round: both
    are the offsets of characters. What closes behind a full stop was opened behind a colon, and what opens there closes
    behind a full stop."""
    if text[at] in PARTNERS:
        if text[at] == "（" and not text[:at].strip() and "。" not in text:
            return at, len(text.rstrip()) - 1  # a paragraph of its own: （联系人：…，电话：…
        stops = _SENTENCE_ENDS if text[at] == "“" and text[at - 1 : at] == "：" else _STOPS
        return at, min(
            (stop - 1 for mark in stops if (stop := text.find(mark, at + 1)) >= 0),
            default=len(text.rstrip()) - 1,
        )
    if text[at - 1 : at] in _SENTENCE_ENDS and (colon := text.rfind("：", 0, at)) >= 0:
        return colon + 1, at
    return clause_start(text, _STOPS, at), at


def _goes_on(block: Block, part: Part | None, mark: str) -> bool:
    """Whether the partner of a mark stands in a paragraph near by, or the next one is quoted as well."""
    if part is None:
        return False
    index = part.index(block)
    reach = _QUOTED_PARAGRAPHS if mark in "“”" else _BROKEN_LINES
    if mark in PARTNERS:
        after = part.blocks[index + 1 : index + 1 + reach]
        quoted = mark in "“‘" and bool(after) and after[0].reading.lstrip().startswith(mark)
        return quoted or any(_alone(other, PARTNERS[mark]) for other in after)
    before = part.blocks[max(index - reach, 0) : index]
    return any(PARTNERS[left] == mark for other in before for left in _left_open(other))


def _alone(block: Block, mark: str) -> bool:
    return mark in block.reading and any(
        slip.kind == "alone" and block.reading[slip.start] == mark for slip in slips(block.reading)
    )


def _left_open(block: Block) -> str:
    """The opening marks of a block that are not closed in it."""
    text = block.reading
    found = (text[slip.start] for slip in slips(text) if slip.kind == "alone")
    return "".join(mark for mark in found if mark in PARTNERS)
