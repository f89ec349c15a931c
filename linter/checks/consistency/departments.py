"""Departments of one body by their names: 保教处, 信息技术科."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from linter.checks.consistency.twins import hint, twins
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["table"] | PLACES["signature"]
_ENDS = "科处室股部"
_CHARACTER = r"(?![在对为向赴由从到于将把和及的是以等据我让使给报送经请各全本该每个名委府免听议中第])[一-龥]"
_BEGINS = r"(?:^|(?<=[^一-龥])|(?<=[由在交报送至经向请与和及])|(?<=会同|配合|联系|协助))"
_ACTS = r"(?=[^一-龥]|$|负责|牵头|于|将|要|应|须|会同|组织|每|定期|统一|汇总|审核|备案|等|[科处室部]?[长主]|(?<!实验室)[和与及]|具体|做好|按照|配合|协助|建立|制定|通报)"
_DEPARTMENT = later(
    rf"{_BEGINS}(?P<name>(?:{_CHARACTER}|(?<=[一-龥])(?<![科处股部])[与和](?=[一-龥]{{2,6}}[科处])){{2,10}}?[{_ENDS}]){_ACTS}"
)
_ROOMS = "会议|实验|手术|值班|阅览|活动|候诊|档案|接待|急诊|检验|化验|治疗|抢救|监控|保健|医务|警务|调解|审讯|谈话|咨询|图书"
_NONE = later(
    rf"(?:办公|[科股处]|^教|{_ROOMS})室$|(?:[干全内外]|支|总|指挥|俱乐)部$|[查判惩违妥深]处$|[一二三四五六七八九十两]"
)
"""What ends so and is no department, or one of a series."""
_GENERAL = frozenset(
    ("", "化", "管理", "技术", "工作", "事务", "服务", "保障", "控制", "建设", "业务", "综合")
)
"""Words that say no more than that a department deals with its field: 信息化科, 信息技术科."""


class _Department(NamedTuple):
    name: str
    block: Block
    start: int


class DepartmentOnce(PartCheck):
    """A department keeps its name: 保教室 beside 保教处, 信息化科 beside 信息技术科, 实验室管理与设备处 beside
    实验室与设备管理处. Found is what stands a single time, of two that stand once the later one. There may be two such
    departments, so it is a hint; those in one sentence are two."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_ENDS)

    def find(self, part: Part) -> Iterator[Finding]:
        names: dict[str, list[_Department]] = defaultdict(list)
        for block in part.blocks:
            for match in _DEPARTMENT.finditer(unquoted(block.reading)) if block.kind in _KINDS else ():
                if not _NONE.search(match["name"]):
                    names[match["name"]].append(_Department(match["name"], block, match.start("name")))
        told = set()
        for wrong, right in sorted(twins(part, names, _near), key=_later_first):
            if right.name not in told and wrong.block.kind != "signer":
                told.add(wrong.name)
                yield hint(wrong, right)


def _later_first(pair: tuple[_Department, _Department]) -> int:
    wrong, _ = pair
    return -wrong.block.span.start - wrong.start


def _near(ones: Sequence[_Department], others: Sequence[_Department]) -> bool:
    one, other = ones[0].name, others[0].name
    if one[:-1] == other[:-1]:
        return True
    return one[-1] == other[-1] and (Counter(one) == Counter(other) or _of_one_field(one[:-1], other[:-1]))


_FIELD = 2


def _of_one_field(one: str, other: str) -> bool:
    """Whether two names have the first two characters in common and no more than general words behind them."""
    rests = {one[_FIELD:], other[_FIELD:]}
    return one[:_FIELD] == other[:_FIELD] and rests <= _GENERAL
