"""The sessions of congresses, committees and games: 第十八届 and 第十七届."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linter.chinese.clauses import text_around
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["title"]
_SAME = {
    "人大": "人民代表大会",
    "职代会": "职工代表大会",
    "教代会": "教职工代表大会",
    "党代会": "党员代表大会",
}
_WHAT = (
    "人民代表大会", "人大", "职工代表大会", "职代会", "教职工代表大会", "教代会", "党员代表大会", "党代会", "代表大会", "政协", "委员会", "执委会", "理事会",
    "监事会", "董事会", "运动会", "艺术节", "文化节", "科技节", "读书节", "博览会", "交易会", "洽谈会", "论坛", "大赛", "技能竞赛", "年会",
)  # fmt: skip
_SESSION = later(
    rf"(?P<level>全国|省|市|县|区|镇|乡|旗)?(?P<found>第?(?P<count>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?:届|次(?=党)))(?:(?P<of>[^，。；、届“”（）]{{0,8}}?(?P<what>{'|'.join(_WHAT)}|节(?![^一-龥]{{0,1}}[点约能省目])))|(?P<bare>[一二三四五六七八九]次(?:全体)?会议))"
)
_BARE = "会议"
_TURN = later("换届|届满|历届|[上下]一?届|新一届|选举产生|届中|与第|较第|比第|纪录|去年|上年|至第|到第")
_OPENING = later("[^，。；、）]{0,14}?(?<!十)(?:第一次|[^第]一次)(?:全体)?会议")
"""Behind the number of a term: its first meeting."""


class _Session(NamedTuple):
    """`first`: whether it is the first meeting of a new term, at which the last term is reported on."""

    level: str
    number: int
    first: bool
    block: Block
    start: int
    end: int


class SessionOnce(PartCheck):
    """A draft is on one session: 乡第十七届人民代表大会 beside 第十八届 elsewhere is mostly last term's. Found is the one that
    stands once, next to the title's or to one that stands before it; a sentence that tells of a change of terms, or of
    both, is left alone, and so are congresses of another level."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("届", "次党"))

    def find(self, part: Part) -> Iterator[Finding]:
        told: dict[str, list[_Session]] = defaultdict(list)
        for block in part.blocks:
            if block.kind in _KINDS and ("届" in block.reading or "次党" in block.reading):
                for match in _SESSION.finditer(block.reading):
                    what = _SAME.get(match["what"], match["what"]) if match["what"] else _BARE
                    count = value(match["count"]) or 0
                    opens = _OPENING.match(block.reading, match.end("found")) is not None
                    found = match.span("found")
                    told[what].append(_Session(match["level"] or "", int(count), opens, block, *found))
        for sessions in told.values():
            for one in sessions:
                right = _beside(one, sessions)
                if right and not _TURN.search(text_around(one.block.reading, "。；", one.start, one.end)):
                    yield Finding(one.block.at(one.start, one.end), {"better": right}, sure=False)


def _beside(one: _Session, sessions: list[_Session]) -> str:
    """The other session that is the draft's own, as written; empty when there is none, or this one is as common."""
    others = [other for other in sessions if other.number != one.number]
    if (
        one.block.kind == "title"
        or len(others) != len(sessions) - 1
        or len({other.number for other in others}) != 1
    ):
        return ""
    first = others[0]
    levels = {other.level for other in (*others, one)} - {""}
    near = abs(first.number - one.number) == 1 and len(levels) < 2
    newer = (one,) if one.number > first.number else others
    if any(session.first for session in newer):
        return ""
    apart = all(other.block is not one.block for other in others)
    before = first.block.kind == "title" or len(others) > 1 or first.block.span < one.block.span
    return first.block.reading[first.start : first.end] if near and apart and before else ""
