"""Companies, cooperatives and institutions by their long names: one name in one spelling."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from linter.chinese.expressions import later
from linter.chinese.likeness import alike
from linter.chinese.resemblance import common_end
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["title"]
_ENDINGS = ("公司", "合作社", "事务所", "研究院", "设计院", "服务中心", "幼儿园", "养老院", "基金会", "协会")
_BODY = later(r"(?P<name>[一-龥]{5,24}?)(?P<end>" + "|".join(_ENDINGS) + ")")
_TAIL = 6
"""Characters that both names have behind the one in which they differ."""
_HEAD = 2
"""Characters that they have before it: the place, or the beginning of the name."""
_NO_NAME = frozenset(
    "省市县区镇乡村街道路号的与和及或由为是在将向把对于从自给使让以经按被等各两二一三四五六七八九十第分总东西南北"
)
_MANY = 60


class _Body(NamedTuple):
    text: str
    block: Block
    end: int

    def finding(self, length: int, other: str) -> Finding:
        return Finding(self.block.at(self.end - length, self.end), {"other": other})


class BodyOnce(PartCheck):
    """A body is written in one way: 云岭市宏达建筑有限公司 beside 云岭市鸿达建筑有限公司, whose names differ in one character
    of like sound or look, with its place before and the whole of the rest behind it. Two that stand in one list are two
    bodies. The one told first is held for right."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((*_ENDINGS, *_KINDS_TURNED, *_PADDED))

    def find(self, part: Part) -> Iterator[Finding]:
        yield from _turned(part)
        yield from _padded(part)
        bodies: dict[str, _Body] = {}
        for block in part.blocks:
            if block.kind in _KINDS:
                for match in _BODY.finditer(block.reading):
                    bodies.setdefault(match[0], _Body(match[0], block, match.end()))
        if len(bodies) > _MANY:
            return
        told: set[tuple[int, int]] = set()
        for one, other in combinations(bodies.values(), 2):
            names = _confused(one.text, other.text)
            if names and not _listed(one, other) and (other.block.span.start, other.end) not in told:
                told.add((other.block.span.start, other.end))
                yield other.finding(len(names[1]), names[0])


_KINDS_TURNED = (
    *("学院", "学校", "公司", "中心", "医院", "小区", "集团", "局"),
    *("监督站", "管理站", "服务站", "管理局", "管理所", "管理处", "监测站", "检测站", "研究所", "执法大队"),
)
_PADDED = ("中心", "站", "局", "所", "大队", "支队", "公司", "协会")
"""Kinds of body whose names have words that say little; 机关事务局 is the accepted short name of a 管理局."""
_PADDING = "服务|保障|管理|综合|技术|事务|监督|指导|促进"
_PADDED_AT = later(
    rf"(?P<name>[省市县区旗镇乡][一-龥]{{3,10}}?)(?P<more>(?:{_PADDING})+)(?P<kind>{'|'.join(_PADDED)})(?<!管理局)(?!长)"
)


def _padded(part: Part) -> Iterator[Finding]:
    """县退役军人服务中心 and, elsewhere, 县退役军人服务保障中心: the rarer one, else the later."""
    blocks = [block for block in part.blocks if block.kind in _KINDS]
    text = "\n".join(block.reading for block in blocks)
    told: set[str] = set()
    for match in _PADDED_AT.finditer(text):
        long, more = match[0], match["more"]
        if long in told or len(told) > _MANY:
            continue
        told.add(long)
        shorter = (
            match["name"] + more[:at] + more[at + 2 :] + match["kind"] for at in range(0, len(more), 2)
        )
        short = next((name for name in shorter if name in text), "")
        if not short:
            continue
        few, many = text.count(short), text.count(long)
        first = text.index(long) < text.index(short)
        wrong, right = (short, long) if (many, first) > (few, not first) else (long, short)
        for block in blocks:
            at = block.reading.find(wrong)
            while (
                at >= 0 and right not in block.reading[at - len(right) - 1 : at + len(wrong) + len(right) + 1]
            ):
                yield Finding(block.at(at, at + len(wrong)), {"other": right})
                at = block.reading.find(wrong, at + 1)


def _turned(part: Part) -> Iterator[Finding]:
    """健康护理学院 and, elsewhere, 护理健康学院: the two words of a name turned round; the rarer one, else the later."""
    names: dict[str, list[_Body]] = {}
    for block in part.blocks:
        for kind in _TURNED_AT.finditer(block.reading) if block.kind in _KINDS else ():
            name = block.reading[max(kind.start() - _WORDS, 0) : kind.start()]
            names.setdefault(name + kind[0], []).append(_Body(name + kind[0], block, kind.end()))
    for name, bodies in names.items():
        other = name[2:_WORDS] + name[:2] + name[_WORDS:]
        told = names.get(other, []) if name[:2] != name[2:_WORDS] else []
        first = told and told[0].block.span.start < bodies[0].block.span.start
        if told and (len(told), bool(first)) > (len(bodies), False) and not _listed(told[0], bodies[0]):
            yield from (body.finding(len(name), other) for body in bodies)


_WORDS = 4
"""Characters of two words."""
_TURNED_AT = later("|".join(_KINDS_TURNED))


def _confused(one: str, other: str) -> tuple[str, str] | None:
    """Both names from where they begin to be alike, if one character in them is unlike."""
    tail = common_end([one, other])
    if tail < _TAIL or tail >= min(len(one), len(other)):
        return None
    a, b = one[-tail - 1], other[-tail - 1]
    head = common_end([one[: -tail - 1], other[: -tail - 1]])
    if head < _HEAD or a in _NO_NAME or b in _NO_NAME or not alike(a, b):
        return None
    return one[-tail - 1 - head :], other[-tail - 1 - head :]


def _listed(one: _Body, other: _Body) -> bool:
    """Both stand in one sentence with 、, 和 or 与 between them."""
    if one.block is not other.block:
        return False
    between = one.block.reading[one.end : other.end - len(other.text)]
    return "。" not in between and any(mark in between + other.text[:6] for mark in "、和与及")
