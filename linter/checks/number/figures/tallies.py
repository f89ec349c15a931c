"""How many villages, teams and cases there are, told twice: 全镇辖18个行政村; 派出4个调研组; 通报5起案例."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linter.checks.number.figures.mentions import Groups, Pair, Text
from linter.chinese.expressions import later
from linter.chinese.numerals import value

_PLACES = later(
    r"(?:行政村|自然村|村民小组|居委会|社区|村|乡镇|镇街|镇|乡|街道)(?:（[一-龥、]{1,8}）|、[一-龥]{2,4}(?=[，。；、]|$))?"
)
_ALL_PLACES = later(
    r"(?:[全我本](?:县|市|区|旗|镇|乡|街道)|(?:^|[，。；、]|[县区旗镇乡]|街道)(?:现|下|共)?辖|(?:辖区|[全我本](?:县|市|区|旗|镇|乡|街道))(?:内)?(?:全部|所有))(?:现|下|共)?辖?有?$"
)
_PLACES_BEFORE = later(
    r"[全我本](?:县|市|区|旗|镇|乡|街道)(?:现|下|共|现共)?[有辖](?P<what>行政村|自然村|村民小组|居委会|社区|乡镇|街道)$"
)
_LONGEST_ALL, _LONGEST_PLACES = 8, 14
"""Characters before a figure in which these stand."""


def same_places(text: Text) -> Iterator[Pair]:
    """全镇辖18个行政村, and elsewhere 全镇16个行政村."""
    groups: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"] == "个":
            what = _PLACES.match(text.text, match.end())
            if what and _ALL_PLACES.search(text.close_before(match, _LONGEST_ALL)):
                groups["", what[0]].append(match)
            elif before := _PLACES_BEFORE.search(text.close_before(match, _LONGEST_PLACES)):
                groups["", before["what"]].append(match)
    for one, other in text.differing(groups):
        if one.within(other, _MOST_PLACES_APART):  # 全县有53个村办起企业 are some of them
            yield "slip", one, other


_MOST_PLACES_APART = 1.2
"""Counts of places that differ by more are of some of them."""
_OF_A_YEAR = frozenset(("annual-summary", "duty-report", "duty-integrity-report", "work-report", "work-plan"))
"""Genres that tell of many matters, each with teams of its own."""
_CASES = later(
    r"通报[了的]?(?P<value>\d{1,2}|[一二两三四五六七八九十]{1,2})(?=[起个件](?:典型|违纪|违法|反面|问题)?(?P<what>案例|案件|典型))"
)
_TEAMS = later(
    r"(?:组成|成立|分成|分为|派出|组建|设立|共派出|抽调人员组成)(?:了)?(?P<value>\d{1,2}|[一二两三四五六七八九十]{1,2})(?=个(?P<what>(?:调研|检查|督查|督导|考核|巡查|巡察|验收|评估|宣讲|复核|排查|指导|暗访|抽查|评审|工作|专项|攻坚|服务|宣传)(?:小?组|分队|队|专班)|小分队|工作专班|应急分队))"
)
_TEAMS_AGAIN = later(
    r"(?:^|[，。；、])(?:各|该|上述|以上)?(?P<value>\d{1,2}|[一二两三四五六七八九十]{1,2})(?=个(?P<what>(?:调研|检查|督查|督导|考核|巡查|巡察|验收|评估|宣讲|复核|排查|指导|暗访|抽查|评审|攻坚|服务|宣传)(?:小?组|分队|队|专班)|小分队|工作专班|应急分队))",
)
"""Teams that are spoken of again: 4个宣讲队已完成…."""


def same_count(text: Text) -> Iterator[Pair]:
    """组成3个调研组 and 派出4个调研组; 通报了5起案例 and 通报的6起案例."""
    if text.part.genre.id in _OF_A_YEAR:
        return
    for pattern in (_CASES, _TEAMS):
        told = list(pattern.finditer(text.text))
        if pattern is _TEAMS and len(told) == 1:
            told += [m for m in _TEAMS_AGAIN.finditer(text.text) if m.start("value") > told[0].end()][:1]
        for what in {match["what"] for match in told}:
            same = [match for match in told if match["what"] == what]
            apart = len(same) == 2 and "\n" in text.text[same[0].end() : same[1].start()]
            if apart and value(same[0]["value"]) != value(same[1]["value"]):
                yield "slip", text.figure(same[0], ""), text.figure(same[1], "")
