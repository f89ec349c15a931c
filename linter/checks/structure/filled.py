"""Headings and lead-ins that announce something, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from linter.checks.numbering.sequences import RANKS, Run, sequences
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_LEVELS = ("top", "lower")
_ENDING = frozenset(("signer", "date", "note", "attachment"))
_LOWEST = RANKS["①"] + 1
_LONGEST = 28
_ELSEWHERE = 40
"""So many characters below a heading are no empty lines: code or a picture stands there."""
_STATEMENT = later(r"[，,][^，,]*[，,]|[。；;：:？！]|附件|联系(?:方式|人|电话)|略[）)]?$")
"""A heading does not hold a colon or two commas: such a line says itself what there is to say, or that it says nothing."""
_TOLD = later(
    r"[，,][^，,]*[，,]|[。；;：:？！0-9]|不得|应当?|必须|方可|禁止|予以|的，|[两二三四五六七八九十几][次名件天]|由[^，]{2,20}(?:主持|负责|牵头|承担|组织|召集|审批|审定|签发|解释|确定)$"
)
"""A sentence that says something rather than names a work."""
_FEWEST = 2
"""So many siblings whose text stands behind a heading with a full stop show that one with nothing behind it is a heading."""

_ROW = 3
_PROMISE = later(
    r"(?:如下|以下|下列|下面|包括|分别[是为]|主要[有是]|几[个点项条方]|[一二三四五六七八九十两0-9]+[个点项条]|方面|问题|措施|要求"
    r"|做法|工作|任务|体会|意见|建议|内容|原因|特点|安排)[^。；，]{0,10}[：:]$"
)


@frozen
class SectionFilled(PartCheck):
    """Something stands below a heading before the next of its level or the end.

    `level` is what to judge: top (一、, 第一部分, 第一章) or lower. Siblings most of which have nothing below them are a
    list, not headings.
    """

    level: str

    def __post_init__(self) -> None:
        if self.level not in _LEVELS:
            raise ValueError(f"unknown level “{self.level}”; known: {', '.join(_LEVELS)}")

    def find(self, part: Part) -> Iterator[Finding]:
        if part.blocks and _TO_FILL.search((part.title or part.blocks[0]).reading):
            return
        for run in sequences(part).runs:
            if (RANKS[run.style] <= RANKS["一、"]) is (self.level == "top"):
                yield from map(_title, _empty(part, run))


_POSTED_APART = later(r"附[件表]$|(?:报|决算|预算|[总明]细?)表$")
"""Sheets that a draft of a budget names and does not hold."""
_TO_FILL = later("(?:提纲|问卷|[调查见记]表|模板)$")
"""What the reader is to fill in."""


def _empty(part: Part, run: Run) -> list[Block]:
    """The headings of a run that stand alone among others with text. Several in a row are a list, or the contents."""
    blocks = [part.blocks[member.block] for member in run.members]
    above = part.blocks[run.members[0].block - 1] if run.members[0].block else None
    said = (
        above is not None and _DECIDED.search(above.reading) is not None
    )  # 会议议定：（一）镇纪委全程监督。
    stopped = sum(block.run_in and block.reading[block.head - 1] == "。" for block in blocks) >= _FEWEST
    bare = [
        stopped and not said and _bare_sentence(block) and not _said_last(part, block) for block in blocks
    ]
    named = [
        _names_section(block) or (bare.count(True) == 1 and lone)
        for block, lone in zip(blocks, bare, strict=True)
    ]
    if not any(named) or any(block.reading.endswith(("；", ";")) for block in blocks):
        return []
    rank = RANKS[run.style]
    alone = [
        not block.run_in
        and not _says_much(block)
        and (nothing_below(part, m.block, rank) or (sentence and _closed_below(part, m.block)))
        for block, m, sentence in zip(blocks, run.members, bare, strict=True)
    ]
    found = [block for block, empty, heads in zip(blocks, alone, named, strict=True) if empty and heads]
    in_a_row = any(all(alone[index : index + _ROW]) for index in range(len(alone) - _ROW + 1))
    return [] if in_a_row or alone.count(False) < len(found) else found


_DECIDED = later(r"(?<!工作)(?<!任务)(?<!措施)(?<!方面)[：:]$")


def _says_much(block: Block) -> bool:
    return block.kind == "item" and block.reading.endswith("。") and len(block.reading) > _LONGEST


def _closed_below(part: Part, index: int) -> bool:
    """Whether the paragraph below a heading speaks to all again, not of its matter: 会议要求, 同志们."""
    below = part.blocks[index + 1 : index + 3]
    noted = bool(below) and below[0].reading.strip()[:1] == "（" and below[0].reading.rstrip()[-1:] == "）"
    following = below[noted : noted + 1]
    return bool(following) and _TO_ALL.match(following[0].reading) is not None


_TO_ALL = later(r"[\s\u3000]*(?:请各|会议(?:最后)?(?:强调|要求|指出)|同志们|各位)")


def _title(block: Block) -> Finding:
    return Finding(Span(block.span.start, block.span.start + len(block.text.rstrip())))


_CLOSING = later(
    r"[\s\u3000]*(?:特此|专此|此复|[妥当可]否|以上(?:报告|请示|意见|汇报|通知|情况)(?:[，,]|[妥当可]否))"
)


def nothing_below(part: Part, index: int, rank: int) -> bool:
    """Whether the next block is a number of this rank or a higher one, or belongs to the end of the draft."""
    if index + 1 >= len(part.blocks):
        return not part.annex
    following = part.blocks[index + 1]
    if following.span.start - part.blocks[index].span.end > _ELSEWHERE:
        return False
    if following.number:
        return RANKS.get(following.number.style, _LOWEST) <= rank
    if following.reading.startswith("联系"):
        return False  # 六、咨询与监督, and below it 联系电话：…
    return following.kind in _ENDING or _CLOSING.match(following.reading) is not None


def _names_section(block: Block) -> bool:
    return (
        block.kind == "heading"
        and not block.run_in
        and len(block.title) <= _LONGEST
        and not _STATEMENT.search(block.title)
        and not _POSTED_APART.search(block.title)
    )


def _bare_sentence(block: Block) -> bool:
    """Whether an item is one short sentence, such as its siblings have for a heading: （五）加强宣传发动。

    At the top level, where the items of a chronicle are such sentences too, only one on a matter: 七、关于其他事项。"""
    words = block.reading.rstrip()[len(block.number.text) if block.number else 0 :]
    lower = block.level > 1 or words.startswith("关于")
    return lower and words.endswith("。") and len(words) <= _LONGEST and not _TOLD.search(words[:-1])


def _said_last(part: Part, block: Block) -> bool:
    """Whether a sentence of two clauses stands before the formula that closes the draft: it may well be its last word."""
    below = part.below(block)
    return "，" in block.reading and bool(below) and _CLOSING.match(below[0].reading) is not None


_SEVERAL = later(
    r"(?:一些|几|以下|下列|如下|[二三四五六七八九两2-9])[^。；，：]{0,6}(?:问题|不足|短板|差距|困难|措施|做法|工作|建议|方面|任务|原因|体会)[^。；，]{0,6}[：:]$"
)
_ORDERED = later(r"[一二三四五六首其][是要先、]|第[一二三]|[-—·•●◆■★▲☆○①\d（(*]|[^，。]{2,12}[：:]")
_LEADING = ("paragraph", "item", "heading")
_MEMBERS = 2
_LONGEST_LIST = 12


class ListNumbered(PartCheck):
    """Several paragraphs below a lead-in that announces several are numbered, or begin with 一是, a dash or a name. The
    first of them is the finding."""

    def find(self, part: Part) -> Iterator[Finding]:
        for index, block in enumerate(part.blocks):
            if (
                block.reading.endswith(("：", ":"))
                and block.kind in _LEADING
                and _SEVERAL.search(block.reading)
            ):
                below = part.blocks[index + 1 : index + 2 + _LONGEST_LIST]
                members = list(takewhile(_plain, below))
                ordered = any(_ORDERED.match(member.reading) for member in members)
                if _MEMBERS <= len(members) < len(below) and not ordered:
                    lead = block.reading[_clause(block) - block.span.start :].rstrip("：:")
                    yield Finding(_opening(members[0]), {"lead": lead})


def _opening(block: Block) -> Span:
    """The first clause of a block."""
    ends = [end for mark in "，。；" if (end := block.reading.find(mark)) > 0]
    return Span(block.span.start, block.span.start + min(ends, default=len(block.text)))


def _plain(block: Block) -> bool:
    return block.kind == "paragraph" and block.number is None


_TOLD_ALL = later(
    r"[，。；][^，。；：]{6,60}"
    r"(?<!决定|要求|指出|强调|认为|通知|明确|规定|提出|包括|如下|以下|具体|分别|主要|下列|名单|安排|内容)"
    r"(?<![是为有即如叫说道曰问答称至向])(?<![：:])[：:]$"
)
"""A clause behind another that needs nothing below it."""


@frozen
class LeadInFollowed(PartCheck):
    """What a colon at the end of a paragraph announces stands below it, in the same section.

    `mark`: instead, find the colon of a sentence that announces nothing; it is a full stop mistyped.
    """

    mark: bool = False

    def find(self, part: Part) -> Iterator[Finding]:
        rank = 0
        for index, block in enumerate(part.blocks):
            if block.number:
                rank = RANKS.get(block.number.style, _LOWEST)
            empty = block.reading.endswith(("：", ":")) and nothing_below(part, index, rank)
            if not empty or _begins_list(part, index):
                continue
            if self.mark and _TOLD_ALL.search(block.reading):
                span = Span(block.span.start + len(block.reading) - 1, block.span.start + len(block.reading))
                yield Finding(span, {}, Fix((Edit(span, "。"),), safe=False))
            elif not self.mark and _announces(block):
                yield Finding(Span(_clause(block), block.span.end))


def _announces(block: Block) -> bool:
    """A label in a form (姓名：) does not."""
    return (
        block.kind in ("lead", "paragraph", "item", "heading") and _PROMISE.search(block.reading) is not None
    )


def _begins_list(part: Part, index: int) -> bool:
    """A list may begin at 1 again below a lead-in."""
    following = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
    return following is not None and following.number is not None and following.number.value == 1


def _clause(block: Block) -> int:
    """Where the last clause of a block begins, in the document."""
    start = clause_start(block.reading, "，。；：！？", -1)
    return block.span.start + start
