"""What was done in each half, term, quarter, batch or day makes what was done in all, though sentences lie between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.chinese.amounts import Amount, between, rounding, told_like
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.resemblance import share_run
from linter.document import Block
from linter.frozen import NamedTuple
from linter.rule import Finding


class _Stages(NamedTuple):
    """`parts`: an expression for each of the stages, in order; `whole`: one for the time that they fill."""

    parts: tuple[re.Pattern[str], ...]
    whole: re.Pattern[str]


_YEAR = later(r"(?<=[，。；])(?:全年|年度|全年度|一年来)(?:共|累计|合计|总计)?(?!计划|目标|任务)")
_SCHOOL_YEAR = later(r"(?<=[，。；])(?:全年|全学年|本学年|学年度?|两个?学期)(?:共|累计|合计|总计)?")
_DAYS = later(
    r"(?<=[，。；])(?:此次|本次|这次|三天|两天|[三两]天来|活动期间)?[^，。；\d]{0,6}?(?:共|累计|合计|总计)"
)
_BATCHES = later(r"(?<=[，。；])(?:至此|两批|三批|截至目前)?，?[^，。；\d]{0,6}?(?:共|累计|合计|总计)")
_STAGES = (
    _Stages((later("上半年"), later("下半年")), _YEAR),
    _Stages((later("前三季度|前3季度"), later("第?四季度")), _YEAR),
    _Stages(tuple(later(f"第?{number}季度") for number in "一二三四"), _YEAR),
    _Stages((later("春季学期|上学期|第一学期"), later("秋季学期|下学期|第二学期")), _SCHOOL_YEAR),
    _Stages((later("首批|第一批"), later("第二批")), _BATCHES),
    _Stages((later("首批|第一批"), later("第二批"), later("第三批")), _BATCHES),
    _Stages((later("首日|第一天|首天"), later("次日|第二天")), _DAYS),
    _Stages((later("首日|第一天|首天"), later("次日|第二天"), later("第三天|最后一天|末日")), _DAYS),
)  # fmt: skip

STAGES = ("下半年", "四季度", "秋季学期", "下学期", "第二学期", "第二批", "次日", "第二天")
"""One of these stands wherever `staged` finds something."""

_OTHER = later(r"同比|[较比]|增长|增加|减少|下降|提高|其中|计划|目标|任务|预计|力争|每|平均|达到|增至|超过")
_NEXT = later(r"第?(?:三批|三天|三期)|最后一天|三季度")


def staged(block: Block) -> Iterator[Finding]:
    """上半年完成4.2亿元。下半年完成5.3亿元。全年完成9.8亿元."""
    text = block.reading
    for parts, whole in _STAGES:
        if told := _told(text, parts, whole):
            stages, total = told
            result = sum((part.value for part in stages if part.value), Decimal(0))
            off = abs(result - (total.value or 0))
            if off and rounding((*stages, total)) <= off <= result * _SLIP:
                term = f"{'+'.join(part.text for part in stages)}={told_like(result, total)}"
                yield Finding(block.at(total.start, total.end), {"sum": term, "total": total.text})
                return


_SLIP = Decimal("0.15")
"""A total that is further off is of something else."""


def _told(
    text: str, parts: tuple[re.Pattern[str], ...], whole: re.Pattern[str]
) -> tuple[list[Amount], Amount] | None:
    """One figure of each stage, all of one kind and of one thing, and the figure of the whole behind them."""
    places: list[re.Match[str]] = []
    for part in parts:
        found = list(part.finditer(text))
        if len(found) != 1 or (places and found[0].start() < places[-1].end()):
            return None
        places.append(found[0])
    total_at = whole.search(text, places[-1].end())
    if total_at is None or _NEXT.search(text, places[-1].end(), total_at.start()):
        return None
    stop = clause_end(text, "，。；\n", total_at.end())
    totals = [a for a in between(text, total_at.end(), stop) if a.value]
    if len(totals) != 1 or _OTHER.search(text, total_at.start(), totals[0].start):
        return None
    total, ends = totals[0], [*(place.start() for place in places[1:]), total_at.start()]
    stages = []
    for place, end in zip(places, ends, strict=True):
        some = [a for a in between(text, place.end(), end) if a.family == total.family]
        if len(some) != 1 or not some[0].value or not _of_one(text, some[0], total):
            return None
        stages.append(some[0])
    return stages, total


def _of_one(text: str, part: Amount, total: Amount) -> bool:
    """Whether the clauses of two figures have a word in common besides the figures."""
    one, other = (
        text[clause_start(text, "，。；\n", a.start) : a.start]
        + text[a.end : clause_end(text, "，。；\n", a.end)]
        for a in (part, total)
    )
    return not _PLANNED.search(one) and share_run(one, other, 2)


_PLANNED = later("计划|目标|任务|预计|力争|其中|同比|比上年|增长|减少|下降")
