"""How plans for a year are announced."""

from __future__ import annotations

from linter.checks.date.years.told_years import heads_sentence
from linter.checks.timeline import Dated
from linter.chinese.expressions import later

_PLAN = "(?:打算|计划|安排|思路|设想|谋划|展望|要点)"
PLANNED = later(
    rf"度?[^，。；、：和及与暨]{{0,14}}?{_PLAN}(?!的?(?:完成|落实|执行|推进|制定|编制|开展|实施|情况))"
)
PLAN_HEADING = later(rf"{_PLAN}|下一?步|明年|来年|今后|努力方向|目标任务")

_INTENDS = later(
    "度?(?:[，,][^。；]{0,24}?(?:将|要|继续|计划|力争|拟)"
    r"|将|拟|力争|计划(?!任务|指标|[总内外投完])(?=[^，。；的]{2,30}\d))"
)


def intends(dated: Dated) -> bool:
    """2024年，我们将 …: an intention that begins a sentence with its year."""
    text, start = dated.block.reading, dated.mention.start
    return heads_sentence(text, start) and _INTENDS.match(text, dated.mention.end) is not None


def headed(dated: Dated) -> bool:
    """二、2024年工作打算: a heading of plans, in which the year stands."""
    block = dated.block
    return PLANNED.match(block.reading, dated.mention.end, block.head) is not None
