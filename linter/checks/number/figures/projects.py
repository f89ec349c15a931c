"""What the one project of a report costs and how large it is, and the sum that a request asks for, told twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from linter.checks.number.figures.mentions import Groups, Pair, Text
from linter.chinese.expressions import later

_PROJECT = later(r"^(?!.*(?:重点|各|重大|专项|民生|等)(?:项目|工程)).*(?:项目|工程)")
_INVESTED = (
    *("估算总投资", "项目投资", "投资估算", "总投资估算", "项目总投资", "工程总投资", "概算总投资"),
    *("项目概算", "工程概算"),
)
_AREAS = ("建筑面积", "占地面积", "用地面积", "总造价", "日处理能力", "设计能力")
_PART_OF = later("[一二三四五]期|标段|子项|分项|其中|调整|变更|增加|原")


def same_project(text: Text) -> Iterator[Pair]:
    """What is invested in the one project that the title names, and how large it is."""
    asked = text.part.genre.id == "request"
    if text.part.title is None or not (asked or _PROJECT.search(text.part.title.reading)):
        return
    sums: Groups = defaultdict(list)
    areas: Groups = defaultdict(list)
    for match in text.matches:
        if text.before(match).endswith(_INVESTED):
            sums[match["unit"], ""].append(match)
        noun = next((noun for noun in _AREAS if text.before(match).endswith(noun)), "")
        if noun:
            areas[match["unit"], noun].append(match)
    for one, other in text.differing(areas):
        if text.mistaken(one, other):
            yield "slip", one, other
    for one, other in text.differing(sums):
        if not any(_PART_OF.search(f.block.reading, f.sentence[0], f.start) for f in (one, other)):
            yield "slip", one, other


_ASKED = later(
    r"(?:申请|恳请|恳求|特请|请求|请予|(?<![申恳邀聘提报])请(?=安排|拨付|解决|追加|下达))[^，。；\d]{0,30}?(?:资金|经费|补助|拨付|解决|安排|支持|追加|下达|预算|配套)[^，。；\d]{0,12}$"
)
_GIVER = later("中央|省|市|县|区")
_SUMMED_UP = later(r"(?:[两二三四五六七八九十]项)?(?:合计|共计|总计)$")
_NEEDED = later(r"(?:共需|总需|合计需|所需|需要?|总投资|投资估算|概算)[^，。；、\d]{0,10}$")


def same_request(text: Text) -> Iterator[Pair]:
    """拟申请补助300万元, and at the end 恳请拨付专项资金350万元: a request asks for one sum; and what it asks for is what
    is needed, with no two digits exchanged."""
    if text.part.genre.id != "request":
        return
    sums = [match for match in text.matches if match["unit"].endswith("元")]
    told = {match: text.close_before(match, _REACH) for match in sums}
    asking = {match: led for match in sums if (led := _ASKED.search(told[match]))}
    asked = [text.figure(match, match["unit"]) for match in asking]
    needed = [text.figure(match, match["unit"]) for match in sums if _NEEDED.search(told[match])]
    summed = [text.figure(match, match["unit"]) for match in sums if _SUMMED_UP.search(told[match])]
    one_sum = len(asked) == 2 and asked[0].block is not asked[1].block and asked[0].unit == asked[1].unit
    givers = [set(_GIVER.findall(led[0])) for led in asking.values()]
    if (
        one_sum
        and (givers[0] & givers[1] or not all(givers))
        and asked[0].value != asked[1].value
        and not _made_up(sums, list(asking))
        and asked[0].within(asked[1], _MOST_APART)
    ):
        yield "slip", asked[0], asked[1]
    for one in needed:
        for other in (*asked, *summed):
            same_digits = one.unit == other.unit and sorted(one.value) == sorted(other.value)
            if same_digits and one.value != other.value:
                yield "slip", one, other


def _made_up(sums: Sequence[re.Match[str]], asking: Sequence[re.Match[str]]) -> bool:
    """拟申请省级资金140万元，乡村振兴资金60万元, and at the end 恳请安排资金200万元: with the sum right behind it, the one makes the
    other."""
    for one, whole in permutations(asking, 2):
        after = next((sum for sum in sums if 0 < sum.start() - one.end() < _REACH), None)
        if after and Decimal(one["value"]) + Decimal(after["value"]) == Decimal(whole["value"]):
            return True
    return False


_REACH = 50
"""Characters before a sum that tell what it is."""
_MOST_APART = 1.5
"""Figures that differ by more are hardly of one thing."""
