"""The words of headings: each once, and apart from the text where the others are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.checks.numbering.sequences import RANKS, Run, sequences
from linter.checks.plans import planned
from linter.checks.structure.filled import nothing_below
from linter.chinese.expressions import later
from linter.chinese.numerals import STEPS
from linter.document import Block, Document, Part, Span
from linter.rule import DocumentCheck, Finding, PartCheck

_LEAST = 4
_LEAST_APART = 7
"""Characters of a heading that may not recur in another section; shorter ones (主要做法) do."""
_LONGEST = 40
_SIBLINGS = 3
_SECTION = later(
    r"(?:问题|打算|计划|措施|做法|成效|情况|建议|安排|要求|目标|原因|工作|开展|基本|主要|存在|下一?步|取得|不足|任务|的|和|及|与|以及)+$"
)
"""Names of sections stand below one subject after another."""
_MASKED = later(r"[XＸx×○*]{2}|^[（(]")
"""Slots that nobody filled in may well be alike."""
_DUTY = later(r"(?:责任|牵头|配合|完成|联系|时间|地点)[^，。]{0,4}[：:]")


class HeadingOnce(DocumentCheck):
    """No two numbered headings or items of a report are worded alike; only names of sections recur below others, what
    was done in what is planned, chapters of a regulation, and headings without text, as in contents, below. Nor do two
    items of one list with bullets. The later one is told with the line of the earlier."""

    def find(self, document: Document) -> Iterator[Finding]:
        for part in document.parts:
            for earlier, later_ in _same_bullets(part):
                line, _ = document.position(earlier.span.start)
                yield Finding(later_.span, {"line": str(line), "number": earlier.text.strip()[0]})
            for earlier, later_ in _repeated(part):
                start = later_.span.start + (len(later_.number.text) if later_.number else 0)
                end = later_.span.start + (later_.head or len(later_.text.rstrip()))
                line, _ = document.position(earlier.span.start)
                number = earlier.number.text if earlier.number else ""
                yield Finding(Span(start, end), {"line": str(line), "number": number})


def _repeated(part: Part) -> Iterator[tuple[Block, Block]]:
    counts = Counter(_words(block) for block in part.blocks if block.number)
    if part.in_articles or not any(count > 1 and len(words) >= _LEAST for words, count in counts.items()):
        return
    inside: dict[tuple[str, int], Block] = {}
    across: dict[tuple[str, str], Block] = {}
    for number, run in enumerate(sequences(part).runs):
        for member in run.members:
            block = part.blocks[member.block]
            words = _words(block)
            if _MASKED.search(words):
                continue
            sibling, cousin = inside.get((words, number)), across.get((words, run.style))
            if len(words) >= _LEAST and sibling and not _DUTY.match(words):
                yield sibling, block
            elif cousin and not sibling and _is_one_work(part, words, cousin, block):
                yield cousin, block
            if block.run_in or not block.head or not nothing_below(part, member.block, RANKS[run.style]):
                inside.setdefault((words, number), block)
                across[words, run.style] = block


_BULLETS = frozenset("•·●○◆◇■□▪▲★☆※►➢-—－*")
_UNCOUNTED = later(r"[_＿\s]{2}|[：:]$|[—-]{2}")
"""A line to fill in, or a label, may well stand twice."""


def _same_bullets(part: Part) -> Iterator[tuple[Block, Block]]:
    """Items of one list, each behind the same bullet, that are worded alike."""
    known: dict[str, Block] = {}
    for block in part.blocks:
        text = block.reading.strip()
        if text[:1] not in _BULLETS or block.kind == "cell":
            known = {}
            continue
        words = text[1:].strip().rstrip("。；;，")
        if len(words) < _LEAST or _UNCOUNTED.search(words):
            continue
        if words in known:
            yield known[words], block
        known.setdefault(words, block)


def _words(block: Block) -> str:
    if block.head:
        return block.title.strip().rstrip("。；：")
    text = block.reading[len(block.number.text) :] if block.number else ""
    return text.strip().rstrip("。；：") if len(text) <= _LONGEST else ""


def _is_one_work(part: Part, words: str, one: Block, other: Block) -> bool:
    """Whether headings of the same words in two sections mean the same work."""
    if not (one.head and other.head) or len(words) < _LEAST_APART or "：" in words or _SECTION.match(words):
        return False
    return planned(part, one.span.start) is planned(part, other.span.start)


_CLAUSE = later(r"[^，。；：！？]+")


class StepsDiffer(PartCheck):
    """No two members of a chain (一是 … 三是) begin with the same clause."""

    @property
    def literals(self) -> frozenset[str]:
        return STEPS

    def find(self, part: Part) -> Iterator[Finding]:
        for chain in part.chains:
            known: dict[str, str] = {}
            for step in chain.steps if len(chain.steps) > 1 else ():
                block = part.blocks[step.block]
                match = _CLAUSE.match(block.reading, step.span.end - block.span.start)
                words = match[0].strip() if match else ""
                marker = block.reading[step.span.start - block.span.start : step.span.end - block.span.start]
                earlier = known.setdefault(words, marker)
                if len(words) >= _LEAST and match and earlier != marker:
                    start = block.span.start + match.start()
                    yield Finding(Span(start, start + len(match[0])), {"other": earlier})


class HeadingApart(PartCheck):
    """A heading stands on a line of its own where its siblings do."""

    def find(self, part: Part) -> Iterator[Finding]:
        for run in sequences(part).runs:
            blocks = [part.blocks[member.block] for member in run.members]
            joined = [block for block in blocks if block.run_in]
            alike = len(blocks) > _SIBLINGS and all(block.kind == "heading" for block in blocks)
            if len(joined) == 1 and alike and all(_has_text(part, m.block, run) for m in run.members):
                start = joined[0].span.start
                yield Finding(Span(start, start + joined[0].head))


def _has_text(part: Part, index: int, run: Run) -> bool:
    """In its own paragraph, or below it."""
    following = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
    if part.blocks[index].run_in:
        return True
    return following is not None and (
        following.number is None or RANKS.get(following.number.style, 0) > RANKS[run.style]
    )
