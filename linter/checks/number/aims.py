"""What is aimed at against what the draft tells to be there: 力争达到4500万元，比2025年增长3.6%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.growth import Change, judged
from linter.chinese.amounts import Amount, beginning_at
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.resemblance import common_end
from linter.chinese.statements import Stated, statements
from linter.document import PLACES, Block, Kind, Part, Span
from linter.rule import BlockCheck, Finding

_AIM = later("力争|确保|争取|计划|预计|目标|拟|届时|到20\\d\\d年")
_SINCE = later(
    r"(?:以上|左右)?，(?:预计)?(?:比|较)(?:20\d\d年(?:\d{1,2}月)?[底末]?|今年|去年|上年末?|目前|当前|现在|现有)净?(?:增长|增加|提高|增|下降|减少|降低)了?(?=\d)"
)
_VERB = later("(?:达到?了?|突破|完成|实现|增至|提高到|增加到|超过|稳定在|为|约|仅|[共已]|控制在){1,2}$")
_OF_ANOTHER = later("去年|上年|前年|20\\d\\d年[^，。；]{0,2}$|其中|平均|计划|目标|任务|新增|增加|减少")
_LEAST_NAME = 5
"""Characters of a name that both have before their figures."""


class AimsAgree(BlockCheck):
    """The growth that an aim names is that from the one figure of its name which the draft tells."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("，比", "，较", "，预计"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["body"] | PLACES["heading"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for change in _changes(block, part) if part else ():
            values = {"reckoned": change.term, "written": change.written}
            yield Finding(block.at(change.span.start, change.span.end), values)


def _changes(block: Block, part: Part) -> Iterator[Change]:
    """The aims of a block that contradict the one figure of their name that the draft tells."""
    text = block.reading
    for aim in statements(text):
        since = _SINCE.match(text, aim.amount.end)
        by = beginning_at(text, since.end()) if since else None
        if by is None or not by.size or not aim.amount.size:
            continue
        if not _AIM.search(text, clause_start(text, "。；", aim.amount.start), aim.amount.start):
            continue
        told = {old.amount.value: old for old in _told(part, aim)}
        if len(told) == 1:
            old = next(iter(told.values())).amount
            change = judged(text, old, _read(aim.amount), _read(by), Span(aim.amount.start, by.end))
            if change:
                yield change._replace(span=Span(aim.amount.start, by.end))


def _read(amount: Amount) -> Amount:
    """The figure alone: 2.4亿元 of 2.4亿元以上."""
    return amount.with_value(amount.size or Decimal(0), amount.step)


def _told(part: Part, aim: Stated) -> Iterator[Stated]:
    """The figures of the aim's name, and no aims themselves."""
    name = _name(aim.before)
    for block in part.body:
        for stated in statements(block.reading):
            amount = stated.amount
            if amount.family != aim.amount.family or not amount.value or amount.value == aim.amount.size:
                continue
            if common_end([name, _name(stated.before)]) < _LEAST_NAME or _OF_ANOTHER.search(stated.before):
                continue
            if not _AIM.search(
                block.reading, clause_start(block.reading, "。；", amount.start), amount.start
            ):
                yield stated


def _name(words: str) -> str:
    return _VERB.sub("", words)
