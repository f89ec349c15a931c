"""What the lead or a heading announces stands in the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from linter.checks.section.sections import evidence
from linter.chinese.expressions import compiled, later
from linter.document import Block, Part, Section, Span
from linter.frozen import frozen
from linter.rule import PROSE, Finding, PartCheck

_LEAD = later(
    r"(?:现(?:将|就|把|从)|下面[，,]?我?(?:就|从))(?P<list>[^。；：]{6,90}?)(?:[二三四五六]个方面)?(?:(?:向|(?<!工)作)[^，。；：]{1,12})?"
    r"(?:作?(?:简要)?(?:总结|汇报|报告|通报|介绍|述职|说明|请示))?如下"
    r"|(?:报告|讲话|发言|汇报|材料|全文)(?:共)?分(?:为|成)?[二三四五两]个?部分[：:，](?:即|分别是)?(?P<parts>[^。；：]{6,90}?)(?=。|$)"
)
_JOINT = later(r"、|，|以及|[和及与]")
_GENERAL = later(
    r"一年来|(?:20\d\d|今|本|去)年度?|[上下]半年|我[局院校县市区镇乡所站]|有关|相关|主要|基本|具体|总体|开展|工作|情况|事项|内容|本人|[的在]"
)
"""What says nothing of the matter of a part."""
_DISTINCT = ("problems", "plans", "integrity")
"""Sections that go by many names, none of which serves another."""
_LEAST_CORE = 4
"""Characters of its own by which a part can be known in the text."""
_FEWEST = 3
"""Parts that are announced; two may be told as one."""


@frozen
class AnnouncedTold(PartCheck):
    """Each part that the lead announces (现将履职情况、廉洁自律情况和下一步打算报告如下) stands below.

    Where every heading is one of those announced, one that is missing can be told; where two and more are, one that has
    a name of its own of which the text says nothing. Where the text speaks of it
    nevertheless it is a hint, or nothing if it is no section by its name. What the genre requires and nothing shows is
    told by `SectionPresent`.
    """

    def find(self, part: Part) -> Iterator[Finding]:
        top = min((block.level for block in part.headings if block.level), default=0)
        headings = [block.title for block in part.headings if block.level == top]
        lead = next((found for block in part.blocks if (found := _lead(block))), None)
        if lead is None or len(headings) < _FEWEST - 1 or part.annex:
            return
        block, at, members = lead
        told = sum(_any_like(part, heading, members) for heading in headings)
        if min(len(members), told + 1) < _FEWEST:
            yield from _sections_missing(part, block, at, members, headings)
            return
        text = "\n".join(other.reading for other in part.below(block) if other.kind in PROSE)
        for member in members:
            at = block.reading.index(member, at)
            sections = list(_sections(part, member))
            if _any_like(part, member, headings) or any(_required(part, section) for section in sections):
                continue
            spoken = _spoken_of(member, sections, text)
            if (not spoken or sections) and (told == len(headings) or not (spoken or sections)):
                yield Finding(block.at(at, at + len(member)), sure=not spoken)


def _sections_missing(
    part: Part, block: Block, at: int, members: list[str], headings: list[str]
) -> Iterator[Finding]:
    """Of two parts the one that is a section of its own and shown by nothing: 2026年工作安排."""
    for member in members:
        at = block.reading.index(member, at)
        sections = list(_sections(part, member))
        shown = any(evidence(part, section) or _required(part, section) for section in sections)
        if len(members) > 1 and sections and not shown and not _any_like(part, member, headings):
            yield Finding(block.at(at, at + len(member)))


def _lead(block: Block) -> tuple[Block, int, list[str]] | None:
    """The block of a lead, where its list begins and the members, in the order of the text."""
    match = _LEAD.search(block.reading) if block.kind in PROSE else None
    if match is None:
        return None
    name = "list" if match["list"] else "parts"
    return block, match.start(name), [member for member in _JOINT.split(match[name]) if member]


def _any_like(part: Part, words: str, others: list[str]) -> bool:
    """Whether a name of a part is worded like one of the others, or names the same section."""
    pairs = {*_pairs(words)}
    sections = {section.id for section in _sections(part, words)}
    return any(
        not pairs.isdisjoint(_pairs(other))
        or not sections.isdisjoint(section.id for section in _sections(part, other))
        for other in others
    )


def _pairs(words: str) -> Iterator[str]:
    """The pairs of neighbouring characters in what a name says of its own."""
    return map("".join, pairwise(_GENERAL.sub("", words) or words))


def _sections(part: Part, words: str) -> Iterator[Section]:
    for section in part.genre.sections:
        if section.id in _DISTINCT and section.heading and compiled(section.heading).search(words):
            yield section


def _required(part: Part, section: Section) -> bool:
    """Whether `SectionPresent` tells that a section is missing."""
    others = {other.id: other for other in part.genre.sections}
    groups = [[others[name] for name in names if name in others] for names in part.genre.required]
    return any(section in group and not any(evidence(part, one) for one in group) for group in groups)


def _spoken_of(member: str, sections: list[Section], text: str) -> bool:
    """Whether a sentence is on the section that is announced, or two characters of its own words stand in the text."""
    if not sections and len(_GENERAL.sub("", member)) < _LEAST_CORE:
        return True
    return any(section.sentence and compiled(section.sentence).search(text) for section in sections) or any(
        pair in text for pair in _pairs(member)
    )


_PROBLEMS = later(
    r"(?:当前|目前|工作中|仍?还?|主要)?(?:存在|面临)的?(?:主要|突出|一些)?(?:问题|困难|不足|短板|差距)|(?:问题|困难|不足|短板|差距)(?:和|与|及|以及)"
)
_TREATED = later(
    r"(?:补齐|补足|解决|破解|化解|克服|弥补|针对|改变|扭转|消除|整改|排查|防范|聚焦|围绕)[^，。；]*|不断|不仅|不但|未来|不[低少]于|不超过|不留|难点"
)
_TROUBLE = later(
    r"问题|不足|短板|差距|困难|薄弱|矛盾|压力|制约|瓶颈|隐患|风险|滞后|有待|亟|[不未没缺弱难]|[偏较过][低少弱慢差高大小多重]|[少低慢差]，|老化|单一|个别|少数|仍|影响|流失|损"
)
"""What a problem is told with; wide, because a section without any of these tells none."""
_LEAST_TEXT = 30


@frozen
class ProblemsTold(PartCheck):
    """Below a heading that names problems (存在的问题和下一步打算) some are told, not plans alone."""

    def find(self, part: Part) -> Iterator[Finding]:
        for block in part.headings:
            match = _PROBLEMS.match(block.title)
            text = _below(part, block) if match else ""
            if match and len(text) >= _LEAST_TEXT and not _TROUBLE.search(_TREATED.sub("", text)):
                start = block.span.start + block.reading.index(block.title)
                yield Finding(Span(start, start + match.end()), {"heading": block.title})


def _below(part: Part, heading: Block) -> str:
    """The text of a section; nothing if it has a table."""

    def inside(block: Block) -> bool:
        return block.kind in PROSE and not (block.head and block.level <= heading.level)

    blocks = list(takewhile(inside, part.below(heading)))
    after = part.below(heading)[len(blocks) :][:1]
    if after and after[0].kind == "cell":
        return ""
    return "\n".join((heading.reading[heading.head :], *(block.reading for block in blocks)))
