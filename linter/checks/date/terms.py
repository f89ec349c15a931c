"""Terms against the days on which they begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.dates import Mention, mentions
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding

_BEGUN = later("(?:底|初|中旬|上旬|下旬)?(?:正式)?(?:开工|动工|开建|进场|启动)")
_TERM = later(
    r"(?<!剩余)(?:总|建设|合同|计划|施工)?工期(?:为|是|约)?(?P<count>\d{1,3})(?P<unit>个月|天|日历天|年)"
)
_ENDED = later(
    "(?:底|末|初|上旬|中旬|下旬)?前?(?:全面|全部|完成|整体|基本)?(?:竣工|完工|建成|交付|交工|通车)"
)
_MOVED = later("延期|推迟|顺延|提前|停工|滞后|分期|二期|一期|部分")
_OFF = 1.5
"""Months that a planned term may differ from the dates around it."""


class TermAgrees(BlockCheck):
    """The months between 开工 and 竣工 are those of the term between or behind them: 4月开工，工期18个月，次年10月竣工.
    Where the term stands behind both, it is the one to mark; the month of 竣工 counts in full then."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("工期",))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _TERM.finditer(text):
            start = max(text.rfind("。", 0, match.start()) + 1, match.start() - 80)
            stop = text.find("。", match.end())
            end = min(stop if stop >= 0 else len(text), match.end() + 80)
            dates = [m for m in mentions(text) if start <= m.start and m.end <= end and m.year and m.month]
            begun = [m for m in dates if _BEGUN.match(text, m.end)]
            ended = [m for m in dates if _ENDED.match(text, m.end)]
            if len(begun) != 1 or len(ended) != 1:
                continue
            told = max(ended[0].end, match.end())
            behind = match.start() > ended[0].start
            if not _MOVED.search(text, start, told if behind else end):
                months = _months(ended[0]) - _months(begun[0]) + behind
                term = int(match["count"]) * {"个": 1.0, "年": 12.0}.get(match["unit"][0], 12 / 365.25)
                if months > 0 and abs(months - term) > max(_OFF, term * 0.15):
                    wrong = match.span() if behind else (ended[0].start, ended[0].end)
                    values = {
                        "ends": text[ended[0].start : ended[0].end],
                        "term": text[match.start() : match.end()],
                        "months": f"{months}个月",
                    }
                    yield Finding(block.at(*wrong), values)


def _months(mention: Mention) -> int:
    return 12 * (mention.year or 0) + (mention.month or 0)
