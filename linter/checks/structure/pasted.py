"""What another report left behind when it was pasted into this one: a second lead, a closing word in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.document import Block, Part, Span
from linter.rule import Finding, PartCheck

_LEAD = later(
    r"(?<![出表发实呈重])现(?!(?:就|将|对|把)?(?:各|具体|其中|上述|几))(?:就|将|对|把|结合)?[^。；，：]{0,40}?(?:总结|汇报|报告|述职|述廉|小结|自查|情况)[^。；，：]{0,8}(?<!列表)(?<!分述)如下(?![一二两三四五六七八九十\d]*[张个幅]?[表图])[：:。]?"
)
_CLOSING = later(r"(?:总之|综上所述|综上|总而言之)[，,：:]")
_LATER = later(
    r"问题|不足|短板|差距|困难|打算|计划|思路|安排|下一?步|今后|明年|展望|建议|体会|启示|目标|努力方向|措施|任务|要求"
)
_TOP = 1


class OneLead(PartCheck):
    """A report introduces itself once: 现将…总结如下; 现将各… leads to a part of it."""

    def find(self, part: Part) -> Iterator[Finding]:
        leads = 0
        for block in part.body:
            if "如下" not in block.reading or "现" not in block.reading:
                continue
            for match in _LEAD.finditer(block.reading):
                leads += 1
                if leads > 1:
                    yield Finding(block.at(match.start(), match.end()))


class ClosingLast(PartCheck):
    """总之 at the head of a paragraph closes a report: no section on work follows, at most one on what is still to do."""

    def find(self, part: Part) -> Iterator[Finding]:
        for block in part.body:
            match = _CLOSING.match(block.reading)
            if match and _work_follows(part, block):
                yield Finding(Span(block.span.start, block.span.start + match.end()))


def _work_follows(part: Part, block: Block) -> bool:
    """Whether the next heading numbered 一、 and so on is on work."""
    after = (head for head in part.headings if head.span.start > block.span.start and head.level == _TOP)
    following = next(after, None)
    return following is not None and not _LATER.search(following.title)
