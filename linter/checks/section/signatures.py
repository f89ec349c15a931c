"""Below the text: the body that issues it, the date, and the day of printing (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.checks.section.sections import title_span
from linter.checks.timeline import title_text, written
from linter.chinese.dates import Mention, mentions, ordinal
from linter.chinese.expressions import later
from linter.document import Block, Document, Part, Span, Words
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding, PartCheck


@frozen
class SignaturePresent(PartCheck):
    """The issuing body and the date stand at the end (GB/T 9704-2012, 7.3.5), in the genres that expect them. Found is
    the title, or the one of the two that stands alone.

    A report to a meeting carries speaker and date below its title instead. `half`: instead, find the signature of
    which only one of the two is there, in any genre that the rule names.
    """

    half: bool = False

    def find(self, part: Part) -> Iterator[Finding]:
        expected = self.half or "signature" in part.genre.expects
        if not expected or part.annex or not part.body or _has_byline(part):
            return
        dates = [block for block in part.blocks if block.kind == "date"]
        signers = [block for block in part.blocks if block.kind == "signer"]
        signed = bool(signers) or any(
            _has_body(block) or _sealed(block) or _below_name(part, block) for block in dates
        )
        dated = bool(dates)
        if (signed and dated) or (self.half and not signed and not dated) or _slots_at_end(part):
            return
        if dated and part.genre.id in _SUMMARIES and _NAMED_IN_TITLE.match(title_text(part)):
            return
        missing = _BOTH if not signed and not dated else _DATE if signed else _BODY
        there = [*dates, *signers][-1:]
        span = there[0].span if there else title_span(part)
        yield Finding(span, {"missing": missing, "genre": part.genre.title})


_SLOTTED = later(r"[\[［【〔（(<｛{]{1,2}[^\[\]【】\n]{1,14}[\]］】〕）)>｝}]{1,2}")
_SIGNATURE = 2


def _slots_at_end(part: Part) -> bool:
    """Whether body and date are there, but still to be filled in."""
    last = part.blocks[-_SIGNATURE:]
    return len(last) == _SIGNATURE and all(_SLOTTED.fullmatch(block.reading.strip()) for block in last)


_SUMMARIES = ("annual-summary", "survey-report", "plan", "work-plan")
_NAMED_IN_TITLE = later(
    "[一-龥“”（）()]{2,24}(?:局|委|委员会|办|办公室|中心|医院|学校|中学|小学|幼儿园|学院|大学|公司|集团|院|所|站|队|组|馆|园|处|支部|妇联|团委|工会)"
    r"(?=20\d\d|关于|[上下]半年|第[一二三四]季度)"
)
"""A summary or plan whose title names the body that wrote it is often dated only."""


def _has_byline(part: Part) -> bool:
    """A note within the first lines: who reports, where and when."""
    return any(block.kind == "note" for block in part.blocks[:4])


_BOTH = Words("落款（发文机关署名和成文日期）", "signature (issuing body and date)")
_DATE = Words("落款中的成文日期", "date of the signature")
_BODY = Words("落款中的发文机关署名", "issuing body above the date")


def _sealed(block: Block) -> bool:
    """A date of the time when a document was sealed, not signed (GB/T 9704-1999)."""
    found = mentions(block.reading)
    return bool(found) and (found[-1].year or _SIGNED_SINCE) < _SIGNED_SINCE


_SIGNED_SINCE = 2013
_NAME = later(
    r"(?:[^，。；：！？\d“”]{2,24}|[^，。；：！？\d]{2,6}：[^，。；：！？\d]{2,8}|(?:首批|联合)?(?:倡议|发起|主办|协办|承办|响应)(?:单位|人|方)(?:（[^（）]{2,12}）)?：[^，。；：！？\d]{2,200})$"
)


def _below_name(part: Part, date: Block) -> bool:
    """A short line without a mark right above a date signs, whatever kind of body it names."""
    above = part.above(date)
    if above is None or above.kind != "paragraph" or above.number:
        return False
    return _NAME.match(above.reading.strip()) is not None


def _has_body(block: Block) -> bool:
    """A date line that begins with the name of a body."""
    return bool(re.match(r"[^\d\s]{2,}[\s\u3000]", block.reading)) and "年" not in block.reading[:2]


class SignatureOrder(PartCheck):
    """The issuing body stands above the date (GB/T 9704-2012, 7.3.5.2), not below it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("年",))

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = part.blocks
        for index, (date, signer) in enumerate(pairwise(blocks[-_END:]), max(len(blocks) - _END, 0)):
            if (date.kind, signer.kind) != ("date", "signer") or _has_body(date) or part.annex:
                continue
            above = blocks[index - 1].kind if index else ""
            below = blocks[index + 2].kind if index + 2 < len(blocks) else ""
            if above != "signer" and below not in ("date", "signer"):
                yield Finding(Span(date.span.start, signer.span.end))


_END = 4
_MEETING = later(r"[\s\u3000]*(?:会议)?时[\s\u3000]*间[：:]")
_ISSUED = later(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?=[\s\u3000]*印发[\s\u3000。]*(?:$|[（(共]))")


class IssuedAfterSigning(DocumentCheck):
    """The day of printing (印发) in the 版记 is not before the signing date above it, nor before the meeting
    that minutes without a signature keep (时间：). A line that goes on behind 印发 tells of another paper."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("印发",))

    def find(self, document: Document) -> Iterator[Finding]:
        signed = None
        for block in document.blocks:
            found = mentions(block.reading) if block.kind == "date" else ()
            if found and found[-1].full:
                signed = found[-1]
            elif (
                signed is None
                and _MEETING.match(block.reading)
                and (met := mentions(block.reading))
                and met[0].full
            ):
                signed = met[0]
            issued = _ISSUED.search(block.reading) if signed and "印发" in block.reading else None
            printed = mentions(issued[0]) if issued else ()
            if signed and issued and printed and _day(printed[0]) < _day(signed):
                yield Finding(block.at(*issued.span()), {"signed": written(signed)})


def _day(mention: Mention) -> int:
    return ordinal(mention.year or 0, mention.month or 1, mention.day or 1)
