"""Quoted names that were coined for one action, platform or brand, and nearly equal ones beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from linter.checks.consistency.twins import twins
from linter.chinese.expressions import later
from linter.chinese.series import apart
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["title"]
_WORKS = "行动|平台|工程|项目|品牌|计划|活动|模式|小程序|热线|基金|工作室|服务队|宣讲团|讲堂|课堂|学校|驿站|超市|夜校|市集|大赛|基地"
_COINED = later(
    rf"“(?P<name>[一-龥]{{2,6}})”(?:(?P<work>[一-龥]{{0,8}}?(?:{_WORKS}))|(?P<bare>[的和与及、，。；）\s\u3000]|$))?"
)
SERIES = later("平安|最美|清廉|智慧|文明|书香|绿色|健康|美丽|数字|法治|和谐|幸福")
"""平安校园 and 平安家园 are two of a series."""
_LONG = 4
"""Characters of a name that says enough by itself; the half of it, or a shorter one, needs the same words behind it."""
_LEAST_WORK = 3


class Coined(NamedTuple):
    """`work` is what it is the name of (专项行动), as far as the text says; `bare` tells that nothing follows it."""

    name: str
    work: str
    bare: bool
    block: Block
    start: int


def coined_twice(part: Part) -> Iterator[tuple[Coined, str]]:
    """Names that stand a single time, each with the nearly equal one: “平安空港”专项行动 beside
    “平安航站”专项行动, “岚品优选” beside “岚溪优品”平台. Those in one sentence are two, and so are those that figures,
    directions or seasons part."""
    names: dict[str, list[Coined]] = defaultdict(list)
    for block in part.blocks:
        if block.kind in _KINDS and "“" in block.reading:
            for match in _COINED.finditer(block.reading):
                bare = match["bare"] is not None or block.kind == "title"
                names[match["name"]].append(
                    Coined(match["name"], match["work"] or "", bare, block, match.start())
                )
    yield from ((wrong, right.name) for wrong, right in twins(part, names, _near))


def _near(ones: Sequence[Coined], others: Sequence[Coined]) -> bool:
    one, other = ones[0].name, others[0].name
    unlike = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or any(apart(*pair) for pair in unlike):
        return False
    works = {name.work for name in ones} - {""}, {name.work for name in others} - {""}
    same = works[0] & works[1]
    common = (Counter(one) & Counter(other)).total()
    turned = common == len(one) and len(unlike) == 2
    if turned or (len(one) >= _LONG and common == len(one) - 1 and not SERIES.match(one)):
        bare = (all(name.bare for name in names) for names in (others, ones))
        return bool(same) or any(work and alone for work, alone in zip(works, bare, strict=True))
    halves = len(one) == _LONG and (one[:2] == other[:2] or one[2:] == other[2:])
    return (halves or common == len(one) - 1) and any(len(work) >= _LEAST_WORK for work in same)
