"""What is held for a festival lies about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.timeline import quoted
from linter.chinese.dates import Mention, mentions, ordinal
from linter.chinese.expressions import later
from linter.document import Block, Kind, Part
from linter.rule import PROSE, BlockCheck, Finding

_LEAP_YEAR = 2024

_SEASONS = {
    "元旦": (101, 101), "春节": (121, 220), "元宵节": (204, 306), "三八": (308, 308), "妇女节": (308, 308), "植树节": (312, 312),
    "清明": (404, 406), "五一": (501, 505), "劳动节": (501, 505), "五四": (504, 504), "青年节": (504, 504), "护士节": (512, 512),
    "六一": (601, 601), "儿童节": (601, 601), "端午": (528, 625), "七一": (701, 701), "八一": (801, 801), "建军节": (801, 801),
    "教师节": (910, 910), "中秋": (908, 1008), "国庆": (1001, 1007), "重阳": (1001, 1031), "消防宣传月": (1101, 1130), "安全生产月": (601, 630),
}  # fmt: skip
"""Festivals and the days between which they may fall, as month and day."""
_FESTIVAL = later(
    rf"(?P<name>{'|'.join(_SEASONS)})[”"
    '"]?(?:(?:国际)?(?:劳动)?(?:妇女|青年|儿童|护士|教师|建党|建军)?节)?[”’]?(?:(?:小?长?假|假期|节日|放假)?期间|前夕|当[天日]|来临之际|到来之际|之际)'
)
_UNTIED = later(r"[自从至到]$|截[至止]到?$|此前|去年|上年|另")
_AFTER = ("前", "之前", "以前", "起", "至", "—", "底前", "日前")
_TOLERANCE = 25
"""Days about a festival in which it is kept."""
_NEAR = 30


class FestivalSeason(BlockCheck):
    """What is told of a festival (三八节期间, 国庆节前夕) and dated lies within some weeks of it; what the next sentence
    tells of the same kind of event (招聘会) does, too."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("期间", "前夕", "当天", "当日", "之际"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        festivals = list(_FESTIVAL.finditer(text))
        if not festivals:
            return
        found = mentions(text)
        for match in festivals:
            following = next((m for m in found if m.start >= match.end()), None)
            if following and self._wrong(text, match, following):
                yield Finding(block.at(following.start, following.end), {"name": match["name"]})

    def _wrong(self, text: str, match: re.Match[str], day: Mention) -> bool:
        between = text[match.end() : day.start]
        if not day.month or not day.day or _UNTIED.search(between) or quoted(text, day.start):
            return False
        if text.startswith(_AFTER, day.end):
            return False
        first, last = _SEASONS[match["name"]]
        lies = day.month * 100 + day.day
        if first <= lies <= last or min(_apart(lies, first), _apart(lies, last)) <= _TOLERANCE:
            return False
        if "。" not in between and "；" not in between:
            return len(between) <= _NEAR and not _FESTIVAL.search(between)
        event = _HELD.search(between)
        after = text[day.end : day.end + 60].partition("。")[0]
        return bool(event and between.count("。") == 1 and between.endswith("。") and event["what"] in after)


_HELD = later(
    r"(?P<what>招聘会|运动会|联欢会|座谈会|文艺汇演|慰问演出|表彰大会|演讲比赛|知识竞赛|义诊|庙会|展览)。$"
)


def _apart(one: int, other: int) -> int:
    """Days between two days of a year, the shorter way round."""
    days = abs(ordinal(_LEAP_YEAR, *divmod(one, 100)) - ordinal(_LEAP_YEAR, *divmod(other, 100)))
    return min(days, 366 - days)
