"""How many stages, parts or matters a paper says it has, against those that it goes on to name."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import PLACES, Part
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
    """A plan has as many stages as it says: 分三个阶段进行 and then 第一阶段 to 第三阶段."""

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
            )
        )

    def find(self, part: Part) -> Iterator[Finding]:
        yield from _of_sections(part)
        yield from _of_matters(part)
        told = [
            (block, match)
            for block in part.blocks
            if block.kind in _KINDS and "阶段" in block.reading
            for match in _IN_STAGES.finditer(block.reading)
        ]
        if len(told) != 1:
            return
        block, match = told[0]
        stages = _stages_in(block.reading[match.end() :]) or _stages(part)
        if stages > 1 and stages != value(match["count"]):
            yield Finding(block.at(*match.span("count")), {"listed": str(stages)})


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
        orders = []
        for other in part.blocks[index + 1 :]:
            match = _SECTION.match(other.reading)
            if match:
                orders.append(value(match["order"]))
        listed = len(orders)
        if listed > 1 and orders == list(range(1, listed + 1)) and listed != value(told[0]["count"]):
            yield Finding(block.at(*told[0].span("count")), {"listed": str(listed)})


_MATTERS = later(
    rf"(?:研究|审议|讨论|听取|议定|通过|传达|审定|安排)了?(?:以下|下列|如下)?(?P<count>[{_HAN}]|[2-9])(?:项|个)(?:主要|重要|具体)?(?:议题|事项|议程|议项|内容)(?=[。，：])"
)
_MATTER = later(r"[\s\u3000]*(?:关于|听取|审议|研究|传达|讨论|通报|学习|审定|议定)")


def _of_matters(part: Part) -> Iterator[Finding]:
    """Minutes: 会议研究了三项议题, and then 一、关于… to 四、关于…."""
    told = [
        (block, match)
        for block in part.blocks
        if block.kind in _KINDS
        for match in _MATTERS.finditer(block.reading)
    ]
    if len(told) != 1:
        return
    block, match = told[0]
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
        return len(ordered) if ordered == list(range(1, len(ordered) + 1)) else 0
    headed = [block for block in part.headings if block.number and _HEADED.match(block.title)]
    numbers = [block.number.value for block in headed if block.number]
    return len(headed) if numbers == list(range(1, len(headed) + 1)) else 0
