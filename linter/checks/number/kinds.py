"""Kinds of a thing, each in a clause or a sentence of its own with its count, against the count of them all:
14个基层社分类施策：较强的4个，…；一般的7个，…；薄弱的3个，…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.chinese.amounts import Amount, between, sum_term
from linter.chinese.clauses import clause_end, clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Part
from linter.rule import Finding

KIND_HINTS = frozenset(
    (
        *(f"{mark}{colon}" for mark in ("类型", "施策", "模式", "情形", "情况", "类别") for colon in "：:"),
        *(f"{word}{colon}" for word in ("渠道", "途径", "来源", "筹措", "筹集", "解决") for colon in "：:"),
        *("分类", "分级", "分档", "分层", "分别施策"),
    )
)
"""What wakes `of_kinds`, besides what wakes the reading of breakdowns."""


def of_kinds(block: Block, part: Part | None) -> Iterator[Finding]:
    """Counts of kinds that do not make the count of all that the text tells before them."""
    text = block.reading
    if "；" not in text:
        return
    yield from _sorted(block)
    if "一是" in text:
        yield from _types(block, part)
        yield from _sources(block)


_MOST_KINDS = 8
_NEAR = Decimal("0.15")
"""By which share of the whole its kinds may miss it; those that miss it by more are not all of them."""

_SORTED = later(
    r"(?<=[^，。；：\d])(?:实行|进行|采取|开展)?(?:分类|分级|分档|分层|分别)(?:施策|处置|推进|整治|提升|管理|指导|帮扶|改造|实施|推动|整改|管控)(?:措施|方式|办法)?[：:]"
)
_LABEL_REACH = 16


def _sorted(block: Block) -> Iterator[Finding]:
    """对14个基层社分类施策：实力较强的4个，…；基础一般的6个，…；力量薄弱的3个，…."""
    text = block.reading
    for match in _SORTED.finditer(text):
        start = clause_start(text, "，。；：\n", match.start())
        told = [a for a in between(text, start, match.start()) if a.value]
        segments = _segments(text, match.end())
        if len(told) != 1 or not 1 < len(segments) <= _MOST_KINDS:
            continue
        firsts = [_first(text, *segment, told[0].family) for segment in segments]
        parts = [a for a in firsts if a is not None]
        if len(parts) == len(segments):
            yield from _compared(block, parts, told[0])


def _segments(text: str, start: int) -> list[tuple[int, int]]:
    """What semicolons part in the rest of a sentence, from an offset on."""
    stop = clause_end(text, "。\n", start)
    ends = [at for at in range(start, stop) if text[at] == "；"]
    return list(zip([start, *(at + 1 for at in ends)], [*ends, stop], strict=True))


def _first(text: str, start: int, stop: int, family: str) -> Amount | None:
    """The figure of a kind near the beginning of its segment, with only its name before it."""
    found = between(text, start, stop)
    if not found or found[0].family != family or not found[0].value:
        return None
    label = text[start : found[0].start]
    whole = text[found[0].end : found[0].end + 1] in ("，", "", "；", "。", "、", "（")
    return found[0] if 1 < len(label) <= _LABEL_REACH and "其中" not in label and whole else None


_TYPES = later(
    r"(?P<noun>[一-龥]{3,10}?)(?:主要|大致|大体|可以?|总体|目前){0,2}(?:有|分为|分成|分|存在|包括|呈现)(?:以下|下列|如下)?(?P<count>[两二三四五六])(?:种|大?类|个)(?:类型|情形|情况|模式|类别|形式)?[：:](?=一是)"
)
_STEP = later("[一二三四五六七八]是")
_EACH = later(r"每|均|占|率|其中")
_LOOK_BACK = 3
"""Paragraphs before, in which the whole is looked for."""


def _types(block: Block, part: Part | None) -> Iterator[Finding]:
    """小区主要有四种类型：一是物业管理，共9个；二是…，共11个；…: against 小区28个, told before."""
    text = block.reading
    for match in _TYPES.finditer(text):
        segments = _segments(text, match.end())
        if len(segments) != value(match["count"]) or not all(_STEP.match(text, *s) for s in segments):
            continue
        found = [between(text, *segment) for segment in segments]
        if not all(len(some) == 1 and some[0].value for some in found):
            continue
        parts = [some[0] for some in found]
        if len({a.family for a in parts}) > 1 or any(
            _EACH.search(words_before(text, a.start)) for a in parts
        ):
            continue
        if whole := _whole_of(block, part, match, parts[0].family):
            yield from _compared(block, parts, whole)


_SOURCES = later(
    r"(?:渠道|途径|来源|方式)(?:予以|进行|加以)?(?:筹措|筹集|解决|落实|安排|组成)?(?:资金)?[：:](?=一是)"
)


def _sources(block: Block) -> Iterator[Finding]:
    """总投资720万元，通过三个渠道筹措：一是…300万元；二是…180万元；三是…220万元."""
    text = block.reading
    for match in _SOURCES.finditer(text):
        before = between(text, clause_start(text, "。\n", match.start()), match.start())
        segments = _segments(text, match.end())
        firsts = [next(iter(between(text, *segment)), None) for segment in segments]
        parts = [a for a in firsts if a is not None and a.value and a.family == "元"]
        told = [a for a in before if a.family == "元" and a.value]
        steps = all(_STEP.match(text, *segment) for segment in segments)
        if steps and len(told) == 1 and 1 < len(parts) == len(segments):
            yield from _compared(block, parts, told[0])


_LEAST_NOUN = 3


def _whole_of(block: Block, part: Part | None, match: re.Match[str], family: str) -> Amount | None:
    """The one count of a noun that the paragraph, or one of those before it, tells before its kinds."""
    noun = match["noun"][-4:]
    above = part.blocks[max(part.index(block) - _LOOK_BACK, 0) : part.index(block)] if part else ()
    readings = [*(one.reading for one in above), block.reading[: match.start()]]
    named = [
        a
        for reading in readings
        for a in between(reading, 0, len(reading))
        if a.family == family and a.value and _names(words_before(reading, a.start), noun)
    ]
    return named[0] if len({a.value for a in named}) == 1 else None


def _names(label: str, noun: str) -> bool:
    """Whether the words of a figure end in a noun or in the last of its words: 老旧小区28个."""
    return label.endswith(noun) or (len(noun) > _LEAST_NOUN and label.endswith(noun[-_LEAST_NOUN:]))


def _compared(block: Block, parts: Sequence[Amount], whole: Amount) -> Iterator[Finding]:
    total = whole.value or Decimal(0)
    result = sum((a.value or Decimal(0) for a in parts), Decimal(0))
    if result != total and abs(result - total) <= total * _NEAR:
        span = block.at(parts[0].start, parts[-1].end)
        yield Finding(span, {"sum": sum_term(parts, whole), "total": whole.text})
