"""Figures behind one noun in two places, and goals for one year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linter.checks.number.figures.mentions import Figure, Groups, Pair, Text
from linter.chinese.expressions import later
from linter.chinese.resemblance import common_end
from linter.chinese.slips import slipped


def same_noun(text: Text) -> Iterator[Pair]:
    groups: Groups = defaultdict(list)
    for match in text.matches:
        groups[match["unit"], text.before(match)[-_LEAST_NOUN:]].append(match)
    for one, other in text.differing(groups):
        length = common_end([one.noun, other.noun])
        if length < _LEAST_NOUN or (length <= _LONGEST_MEASURE and one.noun.endswith(_MEASURES)):
            continue
        if one.unit in "%％" and all(_SHARE_OF.search(each.noun) for each in (one, other)):
            continue  # two shares of one base
        whole = one.begins(length) and other.begins(length) and one.noun.endswith(_LEVELS)
        whole = whole or _PRESENT in one.noun[-length:]
        if (whole and text.mistaken(one, other)) or _same_gap(one, other):
            yield "slip", one, other
        elif (one.begins(length) or other.begins(length)) and not text.scoped_apart(one, other):
            if length >= _LEAST_OF_SLIP and slipped(one.value, other.value):
                yield "slip", one, other
            elif _one_thing(one, other, length):
                yield "differing", one, other


_LEAST_NOUN, _LEAST_OF_SLIP = 4, 5
"""Characters that the nouns of one thing have in common at their ends: at all, and where one digit parts them."""
_SHARE_OF = later("占(?!比|用|地|有率)|工资|的$")
_LEVELS = (
    *("总产量", "总产值", "总人口", "总户数", "总面积", "总里程", "总库容", "总资产"),
    *("总收入", "总投资", "常住人口", "户籍人口", "播种面积", "耕地面积", "林地面积"),
    *("灌溉面积", "蓄水量", "森林覆盖率", "普及率", "城镇化率", "在校学生", "在校生"),
    *("实有床位", "编制床位", "开放床位", "财政收入", "预算收入", "预算支出", "可支配收入"),
    *("业务收入",),
)
"""What stands at one level in a year, whatever else its sentence compares it with."""
_PRESENT = "现有"
"""医院现有床位: the name of what there is now."""
_MEASURES = (
    "面积",
    "投资",
    "投资额",
    "人数",
    "比例",
    "占比",
    "增长",
    "下降",
    "提高",
    "同比",
    "水位",
    "流量",
    "气温",
)
_LONGEST_MEASURE = 6
"""So short a name ending so (总建筑面积) is that of anything."""
_GAPS = ("资金缺口", "经费缺口")


def _same_gap(one: Figure, other: Figure) -> bool:
    """What is lacking is one sum throughout a request, whatever year its sentences speak of."""
    same = one.noun.endswith(_GAPS) and other.noun.endswith(_GAPS)
    return same and one.block is not other.block and slipped(one.value, other.value)


def _one_thing(one: Figure, other: Figure, length: int) -> bool:
    """Whether names with so many characters in common mean the same: long ones, or whole ones in two paragraphs. Figures
    far apart are of two things; a near one was brought up to date in one place only."""
    if not one.within(other, _NEAR):
        return False
    long = length >= (_LONG_OF_SUM if one.unit.endswith("元") else _LONG)
    return long or (one.begins(length) and other.begins(length) and one.block is not other.block)


_LONG_OF_SUM, _LONG = 6, 7
"""Characters of a long name: of sums of money, and of others."""
_NEAR = 1.1
"""So many times the one figure is the other at most."""


def same_goal(text: Text) -> Iterator[Pair]:
    """到2027年，年接待游客突破500万人次, and elsewhere 到2027年年接待游客达到600万人次."""
    if len(_GOAL_YEAR.findall(text.text)) < 2:
        return
    groups: Groups = defaultdict(list)
    for match in text.matches:
        groups[match["unit"], text.before(match)[-_LEAST_GOAL:]].append(match)
    for one, other in text.differing(groups):
        years = [_GOAL_YEAR.search(f.block.reading, f.sentence[0], f.start) for f in (one, other)]
        if not all(years) or len({year["year"] for year in years if year}) > 1:
            continue
        length = common_end([one.noun, other.noun])
        whole = one.begins(length) or other.begins(length)
        if length >= _LEAST_GOAL and whole and not one.noun.endswith(_MEASURES):
            yield "slip", one, other


_GOAL_YEAR = later(r"(?:到|至)(?P<year>20\d\d)年(?:底|末)?")
_LEAST_GOAL = 5
"""Characters that the names of one goal have in common."""
