"""一是 … 二是 …: every chain begins at one, misses none, repeats none and keeps to its marker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.checks.numbering.sequences import breaks, renumbered, written
from linter.checks.timeline import sentence
from linter.chinese.expressions import later
from linter.chinese.numerals import STEPS, han
from linter.document import Block, Chain, Number, Part, Span, Step
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

Seen = tuple[str, Finding]
_FAULTS = "gap repeat backwards orphan system lone mixed"
_ADVERBS = ("首先", "其次", "再次")
_ADVERB_STEPS = tuple(later(rf"{adverb}(?:是(?!否)|就是)?") for adverb in _ADVERBS)
_MIXABLE = frozenset("是要第其")
_REACH = 2000
_BLOCKS_AHEAD = 10
"""How far the rest of a lone 一是 is looked for, in characters and blocks."""

_FEWEST = 2
"""So many members show that a number behind them is the next one's."""

_SECOND = later(r"二[是要则来]|第二|其二|另[一外]|其次|再[就]?是|还有")
_FIRST = later(r"一[是要则来]|一个是|第一|其一|首先|一方面")


@frozen
class ChainOrder(PartCheck):
    """Members of a chain follow each other without gap.

    `fault` is the one to report: gap, repeat, backwards, orphan (二是 without 一是), system (goes on with the
    values of numbered paragraphs), lone (一是 without 二是), mixed (第二 between 一是 and 三是).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS.split():
            raise ValueError(f"unknown fault “{self.fault}”; known: {_FAULTS}")

    @property
    def literals(self) -> frozenset[str]:
        return STEPS

    def find(self, part: Part) -> Iterator[Finding]:
        return (finding for fault, finding in _faults(part) if fault == self.fault)


@lru_cache(maxsize=4)
def _faults(part: Part) -> tuple[Seen, ...]:
    if not part.chains:
        return ()
    steps = sorted(
        (step.span.start, step.value, chain.marker, step) for chain in part.chains for step in chain.steps
    )
    others = _Others(part, [(step, marker) for _, _, marker, step in steps])
    return tuple(fault for chain in part.chains for fault in _chain_faults(chain, others))


class _Others:
    """What stands around a chain: the steps of all chains in text order, and the text between two places."""

    def __init__(self, part: Part, steps: list[tuple[Step, str]]) -> None:
        self.part = part
        self.steps = steps
        self._starts = [step.span.start for step, _ in steps]

    def before(self, step: Step) -> tuple[Step, str] | None:
        """The step that stands right before one, of whatever chain, within the same numbered passage."""
        index = bisect_left(self._starts, step.span.start) - 1
        if index < 0:
            return None
        found = self.steps[index]
        passage = self.part.blocks[found[0].block + 1 : step.block + 1]
        return None if any(block.number or block.kind == "heading" for block in passage) else found

    def between(self, start: Step, end: Step) -> Iterator[tuple[Step, str]]:
        first = bisect_left(self._starts, start.span.end)
        yield from self.steps[first : bisect_left(self._starts, end.span.start)]

    def second(self, first: Step, step: Step) -> bool:
        """Whether a second point is made between two steps, in whatever form."""
        return _SECOND.search(self.text(first.block, first.span.end, step.block, step.span.start)) is not None

    def adverb(self, before: Step, step: Step) -> Span | None:
        """Where 其次 or 再次 tells the member behind `before`, which is no other than the one before `step`."""
        if before.value >= len(_ADVERBS) or step.value != before.value + 2:
            return None
        expression = _ADVERB_STEPS[before.value]
        for block in self.part.blocks[before.block : step.block + 1]:
            base = block.span.start
            start, end = max(before.span.end - base, 0), max(step.span.start - base, 0)
            if match := expression.search(block.reading, start, end):
                return block.at(*match.span())
        return None

    def number(self, before: Step, step: Step | None = None) -> Span | None:
        """Where 二、 tells the member behind 一是, at the head of a sentence: before `step`, or in the same paragraph."""
        block = self.part.blocks[before.block]
        if step and step.block != before.block:
            return None
        base = block.span.start
        end = step.span.start - base if step else len(block.reading)
        at = block.reading.find(f"{han(before.value + 1)}、", before.span.end - base, end)
        return block.at(at, at + 2) if at > 0 and block.reading[at - 1] in "。；" else None

    def text(self, first: int, start: int, last: int, end: int) -> str:
        """The reading of blocks `first` to `last`, from offset `start` of the draft to `end`."""
        pieces = []
        for block in self.part.blocks[first : last + 1]:
            base = block.span.start
            pieces.append(block.reading[max(start - base, 0) : max(end - base, 0)])
        return "\n".join(pieces)


def _chain_faults(chain: Chain, others: _Others) -> Iterator[Seen]:
    steps = [step for step in chain.steps if step.value]
    if not steps:
        return
    first = steps[0]
    if chain.marker == "首先" and (first.value > 1 or len(steps) == 1):  # 其次 or 首先 alone is an adverb
        yield from _said_again(first, others)
        return
    if first.value > 1:
        yield from _orphan(chain, first, others)
    elif len(steps) == 1:
        if chain.marker == "是":
            yield from _lone(first, others)
        return
    values = [step.value for step in steps]
    for index in breaks(values, first.value - 1):
        yield from _break(chain, steps[index - 1], steps[index], others, values[index + 1 : index + 2])
    if chain.marker in "是要" and len(steps) >= _FEWEST and (number := others.number(steps[-1])):
        words = (_word(chain.marker, steps[-1].value), _word(chain.marker, steps[-1].value + 1))
        yield "mixed", Finding(number, dict(zip(("before", "better"), words, strict=True)))


def _orphan(chain: Chain, first: Step, others: _Others) -> Iterator[Seen]:
    """A chain that begins above one: it continues a number, another chain, or nothing."""
    if _introduced(chain, first, others):
        return
    number = _number_before(first, others)
    previous = others.before(first)
    if previous and previous[0].value == first.value - 1:
        yield from _passed_on(chain, first, previous)
    elif previous and previous[1] == "首先" and previous[0].value in (1, 2):
        yield from _skipped(chain, first, previous[0], others)
    elif number and number.value == first.value - 1:
        values = {"beside": number.text.strip(), "better": written(number.style, first.value)}
        yield "system", Finding(first.span, values)
    elif chain.marker == "是" or len(chain.steps) > 1:
        yield "orphan", Finding(first.span, {"first": _word(chain.marker, 1)})


def _skipped(chain: Chain, step: Step, before: Step, others: _Others) -> Iterator[Seen]:
    """首先 and then 第三, or 其次 and then 第四, with no other point made between."""
    if before.value == 2 or not others.second(before, step):
        values = {"before": _word("首先", before.value), "better": _word(chain.marker, before.value + 1)}
        yield "gap", Finding(step.span, values)


def _said_again(step: Step, others: _Others) -> Iterator[Seen]:
    """首先 for the second time in a paragraph with no step of any chain between: 其次 was meant."""
    previous = others.before(step)
    if previous is None or step.value != 1 or previous[0].block != step.block:
        return
    if (previous[1], previous[0].value) == ("首先", 1) and not others.second(previous[0], step):
        yield "repeat", Finding(step.span, {"before": "首先", "better": "其次", "then": renumbered((), 2)})


def _passed_on(chain: Chain, step: Step, previous: tuple[Step, str]) -> Iterator[Seen]:
    """A step that takes over from a chain of another marker."""
    if not _mixes(previous[1], chain.marker):
        return
    if (
        previous[0].value == 1 and len(chain.steps) >= _FEWEST
    ):  # 第一，…；二是…；三是…: the first is the odd one
        values = {"before": _word(chain.marker, step.value), "better": _word(chain.marker, 1)}
        yield "mixed", Finding(previous[0].span, values)
    else:
        yield "mixed", _mixed(step, chain.marker, previous)


def _number_before(step: Step, others: _Others) -> Number | None:
    blocks = others.part.blocks
    return next((blocks[index].number for index in range(step.block, -1, -1) if blocks[index].number), None)


def _introduced(chain: Chain, first: Step, others: _Others) -> bool:
    """The member before it stands there in another form: 一个是 …, 主要有一是 …."""
    blocks = others.part.blocks
    start = first.block
    while start > 0 and not blocks[start].number and blocks[start].kind != "heading":
        start -= 1
    text = others.text(start, 0, first.block, first.span.start)
    if first.value == 2 and not others.before(first):
        return _FIRST.search(text) is not None
    if first.value == 3 and "其次" in text:
        return True
    return _word(chain.marker, first.value - 1) in text


def _lone(first: Step, others: _Others) -> Iterator[Seen]:
    end = first.block
    for block in others.part.blocks[end + 1 : end + 1 + _BLOCKS_AHEAD]:
        if block.number or block.kind not in ("paragraph", "lead"):
            break
        end += 1
    rest = others.text(first.block, first.span.end, end, first.span.end + _REACH)
    if not _SECOND.search(rest) and not _paired(others.part.blocks[first.block], first):
        yield "lone", Finding(first.span)


def _paired(block: Block, first: Step) -> bool:
    """一是理论，一是实践: two of one rank, in one sentence."""
    before, after = sentence(
        block.reading, first.span.start - block.span.start, first.span.end - block.span.start
    )
    return "一是" in before or "一是" in after


def _break(
    chain: Chain, before: Step, step: Step, others: _Others, following: Sequence[int]
) -> Iterator[Seen]:
    values = {"before": _word(chain.marker, before.value), "better": _word(chain.marker, before.value + 1)}
    previous = others.before(step)
    if step.value > before.value + 1:
        between = [s.value for s, marker in others.between(before, step) if marker != chain.marker]
        text = others.text(before.block, before.span.end, step.block, step.span.start)
        number = others.number(before, step) if chain.marker in "是要" else None
        if number:
            yield "mixed", Finding(number, values)
            return
        adverb = others.adverb(before, step)
        if adverb and _mixes("首先", chain.marker):
            yield "mixed", Finding(adverb, values)
        other_form = _SECOND.search(text) if chain.marker == "首先" else adverb
        if before.value + 1 not in between and values["better"] not in text and not other_form:
            yield "gap", Finding(step.span, values)
    elif previous and previous[1] != chain.marker and previous[0].value == step.value - 1:
        yield from _passed_on(chain, step, previous)
    else:
        then = renumbered(following, before.value + 1)
        yield (
            "repeat" if step.value == before.value else "backwards",
            Finding(step.span, {**values, "then": then}),
        )


def _mixes(one: str, other: str) -> bool:
    """首先 goes with 第二 and 其次 with 第三 in careful texts too; 一是 with 第二 does not."""
    return (one != other and {one, other} <= _MIXABLE) or {one, other} in ({"首先", "是"}, {"首先", "要"})


def _mixed(step: Step, marker: str, previous: tuple[Step, str]) -> Finding:
    before, better = (_word(previous[1], value) for value in (previous[0].value, step.value))
    return Finding(step.span, {"before": before, "better": better})


def _word(marker: str, value: int) -> str:
    """A member as written: 三是, 三要, 第三, 其三, 第三项, 再次."""
    if marker == "首先":
        return _ADVERBS[min(value, 3) - 1]
    if marker == "项":
        return f"第{han(value)}项"
    return han(value) + marker if marker in "是要" else marker + han(value)
