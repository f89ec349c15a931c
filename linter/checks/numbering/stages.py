"""How many stages, parts or matters a paper says it has, against those that it goes on to name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from linter.checks.numbering.inline import in_order, rows
from linter.checks.numbering.sequences import sequences
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import PLACES, Block, Part
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_HAN = "一二两三四五六七八九十"
_IN_STAGES = later(
    rf"分(?:为|成)?(?P<count>[2-6]|[{_HAN}])个?(?P<what>阶段|步骤)(?=进行|实施|推进|开展|组织|[，。：])"
)
_ORDERED = later(
    rf"[\s\u3000]*(?:[（(]?[{_HAN}\d]+[）)、.．])?[\s\u3000]*第(?P<order>[{_HAN}])(?:个)?(?P<what>阶段|步)"
)
_HEADED = later(r"[^，。；：]{2,12}阶段(?=[（(：:。]|$)")


class StagesCounted(PartCheck):
    """A plan has as many stages as it says: 分三个阶段进行 and then 第一阶段 to 第三阶段, or as many rows of a table; and
    以上五个方面 takes up a list of five."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            (
                "个阶段",
                "阶段进行",
                "三阶段",
                "四阶段",
                "个部分",
                "部分组",
                "大部分",
                "项议题",
                "个议题",
                "项事项",
                "个事项",
                "项议程",
                "项内容",
                *(f"{word}{digit}" for word in ("以上", "上述", "这") for digit in _HAN),
            )
        )

    def find(self, part: Part) -> Iterator[Finding]:
        yield from _of_sections(part)
        yield from _of_matters(part)
        yield from _of_those_above(part)
        told = list(_told(part, _IN_STAGES, "阶段"))
        if len(told) != 1:
            return
        block, match = told[0]
        stages = _stages_in(block.reading[match.end() :]) or _stages(part) or _rows_of_stages(part, block)
        if stages > 1 and stages != value(match["count"]):
            yield Finding(block.at(*match.span("count")), {"listed": str(stages)})


def _told(part: Part, count: re.Pattern[str], word: str = "") -> Iterator[tuple[Block, re.Match[str]]]:
    """Where blocks with a word tell a count."""
    for block in part.blocks:
        if block.kind in _KINDS and word in block.reading:
            yield from ((block, match) for match in count.finditer(block.reading))


_IN_SECTIONS = later(
    rf"(?:分为?|分成|包括|包含|由|有)(?P<count>[{_HAN}2-9])(?:个|大)部分(?=组成|[，。：]|内容|$)"
)
_SECTION = later(rf"[\s\u3000]*(?:[（(]?[{_HAN}\d]+[）)、.．])?[\s\u3000]*第(?P<order>[{_HAN}])部分")


def _of_sections(part: Part) -> Iterator[Finding]:
    """《方案》共分五个部分： and then 第一部分 to 第四部分, each a paragraph."""
    for index, block in enumerate(part.blocks):
        told = list(_IN_SECTIONS.finditer(block.reading)) if "部分" in block.reading else []
        if len(told) != 1 or block.kind not in _KINDS:
            continue
        sections = [match for other in part.blocks[index + 1 :] if (match := _SECTION.match(other.reading))]
        listed = _in_order([value(match["order"]) for match in sections])
        if listed > 1 and listed != value(told[0]["count"]):
            yield Finding(block.at(*told[0].span("count")), {"listed": str(listed)})


def _in_order(numbers: Sequence[int | None]) -> int:
    """How many there are, if they count 1, 2, 3; else 0."""
    return len(numbers) if list(numbers) == list(range(1, len(numbers) + 1)) else 0


_MATTERS = later(
    rf"(?:研究|审议|讨论|听取|议定|通过|传达|审定|安排)了?(?:以下|下列|如下)?(?P<count>[{_HAN}]|[2-9])(?:项|个)(?:主要|重要|具体)?(?:议题|事项|议程|议项|内容)(?=[。，：])"
)
_MATTER = later(r"[\s\u3000]*(?:关于|听取|审议|研究|传达|讨论|通报|学习|审定|议定)")


_OTHER_MATTER = later("传达|学习|听取|通报|审议|研究|讨论|审定")
"""What a meeting does besides: 传达学习了……，研究了两项议题 has three matters."""


def _of_matters(part: Part) -> Iterator[Finding]:
    """Minutes: 会议研究了三项议题, and then 一、关于… to 四、关于…."""
    told = list(_told(part, _MATTERS))
    if len(told) != 1:
        return
    block, match = told[0]
    clause = clause_start(block.reading, "，。；", match.start())
    if _OTHER_MATTER.search(block.reading, clause_start(block.reading, "。；", match.start()), clause):
        return
    heads = [b for b in part.headings if b.number and b.level == 1 and b.span.start > block.span.start]
    values = [b.number.value for b in heads if b.number]
    if len(heads) < 2 or values[0] != 1 or values[-1] != len(heads):
        return  # one that repeats a number is still one
    if all(_MATTER.match(b.title) for b in heads) and len(heads) != value(match["count"]):
        yield Finding(block.at(*match.span("count")), {"listed": str(len(heads))})


_INLINE = later(r"(?<=[：、；。，])(?:一是|二是|三是|四是|五是)?[一-龥]{2,8}阶段(?=[（：为])")


def _stages_in(rest: str) -> int:
    """How many stages the same paragraph lists, each with its time."""
    stages = len(_INLINE.findall(rest))
    return stages if stages > 1 else 0


def _stages(part: Part) -> int:
    """How many paragraphs are each a stage in order, by 第一阶段 or by numbered headings; 0 when that is not plain."""
    ordered = [value(match["order"]) for block in part.blocks if (match := _ORDERED.match(block.reading))]
    if ordered:
        return _in_order(ordered)
    headed = [block.number.value for block in part.headings if block.number and _HEADED.match(block.title)]
    return _in_order(headed or [number for block in part.body if (number := _item(block))])


def _item(block: Block) -> int | None:
    """The number of a paragraph that begins with the name of its stage: （二）自查阶段（3月1日至15日）。…."""
    number = block.number
    return number.value if number and _HEADED.match(block.reading.lstrip()[len(number.text) :]) else None


_CELLS = later(r"[\t|]")
_STAGE_HEAD = later(r"阶\s*段|步\s*骤")


def _rows_of_stages(part: Part, lead: Block) -> int:
    """How many rows of the table right below a paragraph name a stage each, by its first column 阶段."""
    rows = [
        _CELLS.split(block.reading.strip(" |"))[0].strip()
        for block in takewhile(lambda block: block.kind == "cell", part.below(lead))
    ]
    if not rows or not _STAGE_HEAD.match(rows[0]):
        return 0
    return sum(any("一" <= character <= "龥" for character in row) for row in rows[1:])


_ABOVE = later(
    rf"(?:(?<=[。；])|^)[\s\u3000]*(?:对|针对|围绕|做好)?(?:以上|上述|这)(?P<count>[{_HAN}])"
    r"(?:[个大](?:方面|问题|环节|部分|重点|原因|不足|短板)|[点项条类](?=，|请|要求|的?(?:问题|工作|任务|措施|意见|要求|建议|不足|差距|原因|困难|短板|经验|体会|做法)))"
)
_NEAR_ABOVE, _SLIP_ABOVE = 4, 2
_FEWEST = 3


def _of_those_above(part: Part) -> Iterator[Finding]:
    """以上五个方面的问题 below a list of four; no list above has five members. Of a chain or list in the same paragraph
    that is nobody else's that needs no looking for."""
    lists = [(run.last.block, run.before + len(run.members)) for run in sequences(part).runs]
    lists += [(chain.steps[-1].block, len(chain.steps)) for chain in part.chains]
    lists.sort(reverse=True)
    above: set[int] = set()
    last, listed = 0, 0
    for index, block in enumerate(part.blocks):
        while lists and lists[-1][0] < index:
            last, listed = lists.pop()
            above.add(listed)
        for match in _ABOVE.finditer(block.reading) if block.kind in _KINDS else ():
            announced, inside = value(match["count"]) or 0, _listed_before(part, index, match.start())
            near = index - last < _NEAR_ABOVE and 0 < abs(listed - announced) <= _SLIP_ABOVE and listed > 1
            if announced != inside if inside else near and announced not in above:
                yield Finding(block.at(*match.span("count")), {"listed": str(inside or listed)})


def _listed_before(part: Part, index: int, end: int) -> int:
    """How many members the only chain or list has that stands in a paragraph before an offset of it; 0 if there is none
    or the paragraph has a number of its own."""
    block = part.blocks[index]
    base = block.span.start
    inside = [
        len(chain.steps)
        for chain in part.chains
        if all(step.block == index and step.span.start < base + end for step in chain.steps)
    ]
    inside += [len(row) for row in rows(block.reading[:end], _FEWEST) if in_order(row)]
    return inside[0] if len(inside) == 1 and inside[0] > 1 and not block.number else 0
