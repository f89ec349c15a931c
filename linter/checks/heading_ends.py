"""How headings end: alike among siblings, and not in the middle of a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.checks.sequences import Run, sequences
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.rule import Finding, PartCheck

_ENDS = "。；;."
_COMMAS = ("，", ",", "、")


class HeadingEnds(PartCheck):
    """Headings of one parent all end with a full stop or all without; among equals none is right.

    Run-in headings have no choice and do not count.
    """

    def find(self, part: Part) -> Iterator[Finding]:
        for run in sequences(part).runs:
            yield from _odd_ends(part, run)


def _odd_ends(part: Part, run: Run) -> Iterator[Finding]:
    blocks = [part.blocks[member.block] for member in run.members]
    headings = [
        block for block in blocks if block.kind == "heading" and not block.run_in and _end(block) is not None
    ]
    counts = Counter(_end(block) for block in headings)
    if len(counts) < 2:
        return
    best, most = max(counts.items(), key=lambda item: (item[1], not item[0]))
    if 2 * most <= len(headings) and (best or run.style != "一、"):
        return
    for block in headings:
        if _end(block) != best:
            yield _odd(block, best or "", safe=2 * most > len(headings))


def _odd(block: Block, better: str, safe: bool) -> Finding:
    """The end mark that differs, or the last character of a heading that has none."""
    end = block.span.start + len(block.text.rstrip())
    mark = _end(block)
    if mark:
        span, text = Span(end - 1, end), better
    else:
        span, text = Span(end - 1, end), block.text.rstrip()[-1] + better
    return Finding(span, {"better": better}, Fix((Edit(span, text),), safe))


def _end(block: Block) -> str | None:
    """A heading's end mark, "" for none; None for one that ends otherwise (？！：) and has no say."""
    last = block.reading.rstrip()[-1:]
    if last in "？！?!：:，,、…":
        return None
    return last if last in _ENDS else ""


class HeadingComplete(PartCheck):
    """A numbered heading or item does not break off at a comma, with the rest of it in the next paragraph."""

    def find(self, part: Part) -> Iterator[Finding]:
        for run in sequences(part).runs:
            for member in run.members:
                block = part.blocks[member.block]
                if block.reading.rstrip().endswith(_COMMAS) and _broken(part, member.block):
                    end = block.span.start + len(block.text.rstrip())
                    yield Finding(Span(end - 1, end))


def _broken(part: Part, index: int) -> bool:
    """Unnumbered text goes on below; a copy whose long lines break anywhere was badly wrapped: silence."""
    following = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
    if following is None or following.number or following.kind not in ("paragraph", "lead"):
        return False
    lines = [block for block in part.body if len(block.text) > 30]
    wrapped = [block for block in lines if block.reading.rstrip()[-1:] not in "。！？：；”）…"]
    return 10 * len(wrapped) <= 3 * max(len(lines), 10)
