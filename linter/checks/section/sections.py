"""Whether a report has the parts that its genre needs (rules/genres/*.yaml says which)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linter.chinese.expressions import compiled, later
from linter.document import Block, Genre, Part, Section, Span, Words
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_LAST = 5
"""Running text among this many last blocks is where a report without headings speaks of problems and plans."""

_AND = Words("或", " or ")


@lru_cache(maxsize=4096)
def _names(section: Section, words: str) -> bool:
    """Whether the words of a heading name the section."""
    return bool(section.heading) and compiled(section.heading).search(words) is not None


def title_span(part: Part) -> Span:
    """Where a finding about the whole part stands: its title, or its first line when it has none."""
    return part.title.span if part.title else part.blocks[0].span


_ANNOUNCES = later("如下[：:。]\\s*$")
"""What the lead announces is not told yet."""


@lru_cache(maxsize=256)
def evidence(part: Part, section: Section) -> str:
    """How a report shows a section: by a "heading", by a "paragraph" that plainly does the job, by a "sentence" in
    passing, or "" not at all."""
    if any(_names(section, block.title) for block in part.headings):
        return "heading"
    if section.paragraph and any(compiled(section.paragraph).match(text) for text in _openings(part)):
        return "paragraph"
    if section.sentence:
        search = compiled(section.sentence).search
        text = _last_text(part) if section.at_end else part.body
        if section.id in _OF_A_TERM:
            text = [block for block in text if not _ANNOUNCES.search(block.reading)]
        if any(search(block.reading) for block in text):
            return "sentence"
    return ""


@lru_cache(maxsize=4)
def _openings(part: Part) -> tuple[str, ...]:
    """Paragraphs, leads and the text behind run-in headings, from their first words."""
    return tuple(_texts(part))


def _texts(part: Part) -> Iterator[str]:
    for block in part.body:
        if block.kind in ("lead", "paragraph", "item", "recipient"):
            yield block.reading[len(block.number.text) if block.number else 0 :].lstrip()
        elif block.run_in:
            yield block.reading[block.head :].lstrip()


def _last_text(part: Part) -> list[Block]:
    text = [block for block in part.body if block.kind != "heading" or block.run_in]
    return text if len(text) <= _LAST else text[-_LAST:]


def _group(genre: Genre, name: str) -> tuple[Section, ...]:
    """The sections of which the genre requires one, for the group that `name` leads."""
    for names in genre.required:
        if names[0] == name:
            return tuple(section for section in genre.sections if section.id in names)
    return ()


@frozen
class SectionPresent(PartCheck):
    """A report has a section that its genre requires; one finding at the title when it has not.

    `section`: the id in rules/genres/sections.yaml; it stands for its group when the genre accepts others instead.
    `brief`: instead, find sections that are only touched by a sentence in passing.
    `any_other`: headings that name none of the other required sections will do as well (一、抓学习 is work done).
    """

    section: str
    brief: bool = False
    any_other: bool = False

    def find(self, part: Part) -> Iterator[Finding]:
        sections = _group(part.genre, self.section)
        if not sections or part.annex or not part.body:
            return
        if self.section in _OF_A_TERM and part.title and _EVENT.search(part.title.reading):
            return
        if self.any_other and _has_other_heading(part, sections):
            return
        seen = {evidence(part, section) for section in sections}
        if seen == {""} if not self.brief else seen - {""} == {"sentence"}:
            zh = _AND.zh.join(section.title.zh for section in sections)
            en = _AND.en.join(section.title.en for section in sections)
            yield Finding(title_span(part), {"section": Words(zh, en), "genre": part.genre.title})


_OF_A_TERM = ("problems", "plans")
_EVENT = later(
    "(?:活动|运动会|[会大]议|大会|演练|[比竞大]赛|演出|汇演|培训(?:班)?|实践|经验|做法|心得|[节日周]|军训|夏令营|支教|检修|大修|抢修)[”]?"
    "(?:开展)?(?:情况)?(?:的)?(?:工作)?总结$"
)
"""What is told of one event, or of experience gained, need not speak of problems and plans as a term's work does."""


def _has_other_heading(part: Part, sought: tuple[Section, ...]) -> bool:
    """A heading that names no other section of the genre's order, or no headings at all."""
    ordered = [section for name in part.genre.order if (section := part.genre.section(name))]
    others = [section for section in ordered if section not in sought]
    return not part.headings or any(
        not any(_names(section, block.title) for section in others) for block in part.headings
    )


class ProblemsNamed(PartCheck):
    """A section that begins with problems says so in its heading: they are not told below plans alone."""

    def find(self, part: Part) -> Iterator[Finding]:
        problems, plans = part.genre.section("problems"), part.genre.section("plans")
        if problems is None or plans is None or any(_names(problems, block.title) for block in part.headings):
            return
        for index, block in enumerate(part.blocks):
            if (
                block.kind == "heading"
                and block.level < 2
                and _names(plans, block.title)
                and not _told(block)
            ):
                text = block.reading[block.head :] if block.run_in else _following(part, index)
                if compiled(problems.sentence).search(text[:_OPENING]):
                    yield Finding(
                        Span(block.span.start, block.span.start + block.head), {"heading": block.title}
                    )


def _told(heading: Block) -> bool:
    """Whether a heading names problems and plans at once: 正视问题不足，明确努力方向."""
    return any(word in heading.title for word in ("问题", "不足", "差距", "短板", "困难", "挑战"))


def _following(part: Part, index: int) -> str:
    after = part.blocks[index + 1 : index + 2]
    return after[0].reading if after and after[0].kind == "paragraph" else ""


_OPENING = 60
"""A section begins with what stands among so many characters."""

_ANYWHERE = later(
    r"(?:加强|强化)?组织(?:领导|机构)$|领导小组|整改|问责|重点(?:工作|任务)$|(?:主要|重点|具体)(?:措施|举措)$"
)


class SectionsInOrder(PartCheck):
    """Headings follow the order that the genre expects; the finding marks the heading that comes too late.

    Only headings that name one section alone count: 存在问题及下一步打算 names two. 组织领导, who leads a plan, stands
    at its head as well as at its end, 整改情况, what was mended, behind what was found, and 重点工作 behind the aims that it
    serves.
    """

    def find(self, part: Part) -> Iterator[Finding]:
        order = [section for name in part.genre.order if (section := part.genre.section(name))]
        latest = -1
        top = min((block.level for block in part.headings if block.level), default=1)
        for block in part.headings:
            if block.level not in (0, top) or _ANYWHERE.match(block.title):
                continue
            named = [index for index, section in enumerate(order) if _names(section, block.title)]
            if len(named) != 1:
                continue
            if named[0] < latest:
                values = {"section": order[named[0]].title, "before": order[latest].title}
                yield Finding(Span(block.span.start, block.span.start + block.head), values)
            latest = max(latest, named[0])


_TIMETABLE = later("(?:教学|课程|值班|日程|议程|考试|放假|行程|作息)(?:进度)?(?:计划|安排|要点|方案)$")


_SALUTATION = later(r"[\s\u3000]*(?:尊敬的|各位)[^，。；]{2,20}[：:]")
_TOP = 6
"""A greeting stands among so many blocks at the head; what follows it leads in."""


_PLANS = later("(?:计划|方案|要点|规划|安排)(?:（[^）]*）)?\\s*$")
_BYLINE = later("(?:课题组|调研组|专班|办公室|委员会|局|院|学校|中心|公司|政府)$")
"""Who wrote it, on a line of its own below the title."""
_AIMS = later("(?:指导思想|总体(?:要求|思路|目标)|工作(?:思路|目标))$")


_OF_TWO = later("总结(?:及|和|与|暨|、)[^。]{0,12}(?:计划|打算|思路|安排|要点)$")
"""Two papers in one, each of which has its lead below its own heading."""


class LeadPresent(PartCheck):
    """Text stands between the title and the first heading, in the genres that expect it. A timetable needs none, nor
    a plan that opens with its aims (一、指导思想)."""

    def find(self, part: Part) -> Iterator[Finding]:
        if "lead" not in part.genre.expects or part.annex or not part.headings:
            return
        if any(_SALUTATION.match(block.reading) for block in part.blocks[:_TOP]):
            return
        if part.title and _TIMETABLE.search(part.title.reading):
            return
        first, *others = part.headings
        if others and first.number is None and _BYLINE.search(first.title):
            first = others[0]
        below = part.below(first)[:1]
        if part.title and _OF_TWO.search(part.title.reading) and below and not below[0].number:
            return
        before = [block for block in part.body if block.span.start < first.span.start]
        plan = part.title and _PLANS.search(part.title.reading)
        if not before and not (plan and _AIMS.match(first.title)):
            yield Finding(title_span(part), {"heading": first.title})


class ClosingPresent(PartCheck):
    """The formula that ends a 请示 or a 函 stands in one of its last paragraphs; that of another genre is another
    rule's business. A 函 that answers (…收悉) may end with its answer."""

    def find(self, part: Part) -> Iterator[Finding]:
        if "closing" not in part.genre.expects or part.annex or not part.body:
            return
        search = compiled(part.genre.closing).search
        # 此致 and 敬礼 on lines of their own may be taken for names
        text = [block for block in part.blocks if block.kind not in ("attachment", "note", "date")]
        if part.genre.id == "letter" and any("收悉" in block.reading for block in part.body[:_FIRST]):
            return
        if not any(search(block.reading) or _OF_ANOTHER.search(block.reading) for block in text[-_LAST:]):
            yield Finding(title_span(part), {"genre": part.genre.title})


_FIRST = 2
_OF_ANOTHER = later(
    "特此(?:通知|报告|请示|函|通报|批复|公告|通告)|[妥当可]否[，,]?请[^。]{0,6}(?:批示|批复|审批)"
)
