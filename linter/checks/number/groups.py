"""So many groups of so many each, told beside the whole that is parted: 6名、9名和5名组成5个小组，每组5人; 三科各150分，满分300分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.checks.number.searches import Search
from linter.chinese.amounts import Amount, between, plain
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block
from linter.rule import Finding

_COUNT = r"(?:\d{1,3}|[两二三四五六七八九十]{1,3})"
_GROUPS = r"[组队班]"
_PARTED = later(
    rf"(?:组成|分成|分为|编成|编为|划分为|组建|成立|分)(?P<count>{_COUNT})个?(?:[^，。；、\d每]{{0,8}}?)(?P<of>{_GROUPS})"
    rf"(?:[^，。；、\d每]{{0,6}})[，（](?:均|由)?每个?(?:[^，。；、\d]{{0,6}}?)(?P=of)(?:配备|安排|有|为|各)?(?P<each>{_COUNT})(?P<unit>[人名])(?!以上|左右|至|到|—|-|～|~)(?=[，。；）])"
)
_MOST_TOLD = 6
_OF_ANOTHER = later(r"其中|每|各|[增减]|计划|聘请|邀请|培训|覆盖|服务")
_REACH = 200


def _parted(block: Block) -> Iterator[Finding]:
    """抽调队员6名、工作人员9名，与民警5名组成5个小组，每组5人: all persons that the sentence tells before, in one list."""
    text = block.reading
    for match in _PARTED.finditer(text):
        start = clause_start(text, "。；：\n", match.start(), max(match.start() - _REACH, 0))
        told = [a for a in between(text, start, match.start()) if a.family == "人"]
        count, each = value(match["count"]) or 0, value(match["each"]) or 0
        if not told or len(told) > _MOST_TOLD or not all(a.value for a in told) or count < 2 or not each:
            continue
        if _OF_ANOTHER.search(text, start, match.start()) or not _listed(text, told, match.start()):
            continue
        whole = sum((a.value or Decimal(0) for a in told), Decimal(0))
        if whole in (count * each, count * each + count):
            continue  # each group may have a head besides
        if abs(whole - count * each) * 2 > whole:
            continue  # some of them only
        terms = "+".join(plain(a.value or Decimal(0)) for a in told)
        term = f"{count}×{each}={count * each}，前面{terms}" + (f"={plain(whole)}" if len(told) > 1 else "")
        written = f"每{match['of']}{match['each']}{match['unit']}"
        yield Finding(block.at(match.start("count"), match.end()), {"sum": term, "total": written})


_JOINT = later(r"[，、和与及]{1,2}[^，。；、\d]{1,14}|以及[^，。；、\d]{1,14}")
_BEHIND = later(r"[^，。；、\d]{0,10}(?:，[^，。；、\d]{0,10})?")


def _listed(text: str, told: list[Amount], end: int) -> bool:
    """Whether nothing but names and marks stands between the figures, and no more than a clause behind the last."""
    gaps = pairwise(told)
    row = all(_JOINT.fullmatch(text, one.end, other.start) for one, other in gaps)
    return row and _BEHIND.fullmatch(text, told[-1].end, end) is not None


_PAPERS = r"(?:科|门|个科目|个?部分|个?模块|项|道[大小]?题|个?单元)"
_MARKS = (
    later(
        rf"(?:满分|总分|总计|总分值)(?:为|是|共|计)?(?P<whole>\d{{2,4}})分[^。；\d]{{0,30}}?(?<![\d第前后])(?P<count>\d{{1,2}}|[两二三四五六七八九十])(?P<of>{_PAPERS})[^。；\d]{{0,6}}?，?(?:每(?:科|门|项|个?部分|个?模块|题|道题|个科目|个?单元)|各|均)(?:满分|各|为|占|计|均)*(?P<each>\d{{1,3}}(?:\.5)?)分"
    ),
    later(
        rf"(?<![\d第前后])(?P<count>\d{{1,2}}|[两二三四五六七八九十])(?P<of>{_PAPERS})[^。；\d]{{0,6}}?，?(?:每(?:科|门|项|个?部分|个?模块|题|道题|个科目|个?单元)|各|均)(?:满分|各|为|占|计|均)*(?P<each>\d{{1,3}}(?:\.5)?)分[，、（](?:合计|共计?|满分|总分|总计)(?:为|是|共|计)?(?P<whole>\d{{2,4}})分"
    ),
)


_EACH_OF = later(
    r"(?P<list>[一-龥]{1,12}(?:[、和与及][一-龥]{1,12}){1,7})各[^，。；、\d每]{0,6}?(?P<each>\d{1,5}(?:\.\d+)?)(?P<unit>万元|万亩|公里|[分元人名个户亩吨台辆件套本份张支株场次期间所处])"
    r"，(?:[两二]者|[两二三四五][项人家村地]|全[一-龥])?(?:总分|满分|合计|共计?|总计)(?:[为是需有]|投入|达到?)?(?P<whole>\d{1,6}(?:\.\d+)?)(?P=unit)(?![以之]?[上下内]|左右)"
)
_ANDS = later("[和与及]")
_FARTHEST = 2


def _each_of(block: Block) -> Iterator[Finding]:
    """笔试、面试各100分，总分200分; 单位和个人缴存上限各为900元，合计1800元. 和 may stand inside a name where 、 parts names."""
    text = block.reading
    for match in _EACH_OF.finditer(text):
        start = clause_start(text, "。；\n", match.start(), max(match.start() - _REACH, 0))
        if any(text[a.start : a.end].endswith(match["unit"]) for a in between(text, start, match.start())):
            continue  # 一等奖1名，二等奖、三等奖各2名，共5名
        marks, ands = match["list"].count("、"), len(_ANDS.findall(match["list"]))
        each, whole = Decimal(match["each"]), Decimal(match["whole"])
        counts = range(marks + 1 + (ands if not marks else 0), marks + ands + 2)
        if whole in {each * count for count in counts} or not each < whole <= each * counts[-1] * _FARTHEST:
            continue
        result = plain(each * counts[-1])
        values = {"sum": f"{plain(each)}×{counts[-1]}={result}", "total": match["whole"] + match["unit"]}
        yield Finding(block.at(match.start("each"), match.end()), values)


def _marked(block: Block) -> Iterator[Finding]:
    """满分300分，含语文、数学、英语三科，每科150分."""
    for pattern in _MARKS:
        for match in pattern.finditer(block.reading):
            yield from _unlike_whole(block, match)


def _unlike_whole(block: Block, match: re.Match[str]) -> Iterator[Finding]:
    count, each = value(match["count"]) or 0, Decimal(match["each"])
    result = each * count
    if count < 2 or result == int(match["whole"]):
        return
    first, last = sorted((match.span("each"), match.span("whole")))
    term = f"{plain(each)}×{count}={plain(result)}"
    yield Finding(block.at(first[0], last[1] + 1), {"sum": term, "total": f"{match['whole']}分"})


GROUPS = (
    Search(("，每组", "（每组", "，每队", "，每班", "，每个", "，均", "，由每", "（每"), _parted),
    Search(("各",), _each_of),
    Search(("满分", "总分", "分，共", "分，合计", "分，总计"), _marked),
)
