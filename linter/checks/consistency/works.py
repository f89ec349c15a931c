"""Works and campaigns by the names that a draft gives them: one work in one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from linter.checks.consistency.twins import hint, twins
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["title"]
_WORKS = "工程|项目|行动|计划"
_DONE = "改造|提升|整治|治理|建设|修复|更新|升级|延伸|扩建|新建|加固|美化|亮化|绿化|整修|修缮|维修|攻坚|培育|倍增|振兴|优化|保护"
"""What is done to an object: 改造 of 环湖步道改造工程."""
_CHARACTER = r"(?![在对为向赴由从到于将把和与及的是以等据我让使给报送经请各全本该每个名了])[一-龥]"
_BEGINS = "(?:^|(?<=[^一-龥])|(?<=[由在对把将为按以至与和及])|(?<=实施|推进|完成|启动|开展|关于|抓好|加快|调度|组织|结合))"
_WORK = later(rf"{_BEGINS}(?P<object>(?:{_CHARACTER}){{2,8}}?)(?P<done>{_DONE})(?P<work>{_WORKS})")
_YEARS = later(rf"(?P<years>[一二两三四五六七八九十]年)(?P<done>(?:{_CHARACTER}){{2}})(?P<work>{_WORKS})")
"""三年攻坚行动, whatever it is on."""


class _Work(NamedTuple):
    """`object` is what the work is done to, 环湖步道, or for how long, 三年; `done` what is done, 改造."""

    object: str
    done: str
    name: str
    block: Block
    start: int


class WorkOnce(PartCheck):
    """A work or campaign keeps its name: 三年提升工程 beside the title's 三年攻坚行动, 环湖步道改造工程 beside
    环湖栈道提升工程. Found is a name that stands a single time and differs in what is done, of the same object or of
    one with the same beginning and end. There may be two such works, so it is a hint."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_WORKS.split("|"))

    def find(self, part: Part) -> Iterator[Finding]:
        names: dict[str, list[_Work]] = defaultdict(list)
        for block in part.blocks:
            for match in _matches(block) if block.kind in _KINDS else ():
                head = match.re.groupindex
                thing = match["object"] if "object" in head else match["years"]
                names[match[0]].append(_Work(thing, match["done"], match[0], block, match.start()))
        told = set()
        for wrong, right in twins(part, names, _near):
            if right.name not in told and (wrong.object[-1] != "年" or right.block.kind == "title"):
                told.add(wrong.name)
                yield hint(wrong, right)


def _matches(block: Block) -> Iterator[re.Match[str]]:
    words = block.reading if block.kind == "title" else unquoted(block.reading)
    yield from _WORK.finditer(words)
    yield from _YEARS.finditer(words)


_HEAD = 2


def _near(ones: Sequence[_Work], others: Sequence[_Work]) -> bool:
    one, other = ones[0], others[0]
    if one.done == other.done or one.object[:_HEAD] != other.object[:_HEAD]:
        return False
    return len(one.object) == len(other.object) and one.object[-1] == other.object[-1]
