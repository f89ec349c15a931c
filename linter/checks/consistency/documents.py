"""Documents by their titles: one document of one kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["title"]
_BOOK = later(r"《(?P<name>[^《》\n]{5,60})》")
_ANNEX = later(
    r"(?:附件(?:[：:]|\d[：:.．]?)|^\s*\d[.．、])\s*《?(?P<name>[^《》（(。；：\n]{5,60}?)》?(?=[（(]|$|[；。])"
)
_TYPES = (
    ("合作协议", "框架协议", "战略合作协议", "合作框架协议", "补充协议", "意向书", "合同", "协议", "协议书", "责任书", "承诺书", "备忘录"),
    ("实施方案", "工作方案", "行动方案", "实施意见", "行动计划", "工作计划", "方案", "计划", "意见", "规划", "要点", "应急预案", "预案"),
    ("管理办法", "管理规定", "管理制度", "管理细则", "实施办法", "实施细则", "暂行办法", "办法", "规定", "制度", "细则", "规则", "规程", "条例", "守则", "规范"),
    ("调查表", "登记表", "统计表", "汇总表", "申报表", "审批表", "评分表", "报名表", "台账", "清单", "一览表"),
)  # fmt: skip
_KIND_OF = later(
    rf"(?P<kind>{'|'.join(sorted({one for types in _TYPES for one in types}, key=lambda kind: (-len(kind), kind)))})$"
)
_LEAST = 4
"""Characters of a title's own words."""
_PREFIX = later("^(?:关于)?(?:印发|做好|加强|开展|进一步)?")


class _Named(NamedTuple):
    stem: str
    kind: str
    block: Block
    start: int
    end: int
    annex: bool

    @property
    def text(self) -> str:
        return f"{self.stem}{self.kind}"


class KindKept(PartCheck):
    """A document keeps its kind: 《数据共享合作协议》 is no 数据共享框架协议 in the list of annexes. Found is the name that stands
    in that list, or that stands once beside one of the title; what one sentence names both of are two documents."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("附件", "《"))

    def find(self, part: Part) -> Iterator[Finding]:
        title = part.title.reading if part.title else ""
        named: dict[str, list[_Named]] = defaultdict(list)
        for block in part.blocks:
            for name in _names(block):
                named[name.stem].append(name)
        for names in named.values():
            if len({name.kind for name in names}) == 2:
                yield from _odd(names, title)


def _odd(names: list[_Named], title: str) -> Iterator[Finding]:
    for one in names:
        others = [other for other in names if other.kind != one.kind]
        alone = len(others) == len(names) - 1
        apart = all(other.block is not one.block for other in others)
        own = any(f"《{other.text}》" in title for other in others) and one.text not in title
        if alone and apart and (one.annex or own) and _exchanged(one.kind, others[0].kind):
            yield Finding(one.block.at(one.start, one.end), {"other": others[0].text}, sure=False)


def _exchanged(one: str, other: str) -> bool:
    """Whether both are kinds of one family, and neither is the other in short."""
    return _family(one) == _family(other) and not one.endswith(other) and not other.endswith(one)


def _family(kind: str) -> int:
    return next(index for index, types in enumerate(_TYPES) if kind in types)


def _names(block: Block) -> Iterator[_Named]:
    text = block.reading
    annex = block.kind == "attachment" or text.lstrip().startswith("附件")
    if not annex and block.kind not in _KINDS:
        return
    for match in (_ANNEX if annex else _BOOK).finditer(text):
        kind = _KIND_OF.search(match["name"])
        if kind:
            stem = _PREFIX.sub("", match["name"][: kind.start()])
            if len(stem) >= _LEAST:
                yield _Named(stem, kind["kind"], block, match.start("name"), match.end("name"), annex)
