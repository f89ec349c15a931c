"""What is aimed at against what the draft tells to be there: 力争达到4500万元，比2025年增长3.6%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from linter.checks.number.changes import Change, judged
from linter.chinese.amounts import Amount, beginning_at, told_like
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
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
_REACH = 200
"""Characters of a sentence, at most."""


class AimsAgree(BlockCheck):
    """The growth that an aim names is that from the one figure of its name which the draft tells, and the total that
    it leads to is that figure with what is added."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("，比", "，较", "，预计", "总数", "总量"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["body"] | PLACES["heading"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for change in (*_changes(block, part), *_totals(block, part)) if part else ():
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
        if not _AIM.search(
            text,
            clause_start(text, "。；", aim.amount.start, max(aim.amount.start - _REACH, 0)),
            aim.amount.start,
        ):
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
    """The figures of the aim's name."""
    facts = _facts(part).get((aim.amount.family, _name(aim.before)[-_LEAST_NAME:]), {})
    return (stated for value, stated in facts.items() if value != aim.amount.size)


@lru_cache(maxsize=4)
def _facts(part: Part) -> dict[tuple[str, str], dict[Decimal, Stated]]:
    """What a draft tells that is no aim itself, by unit and the end of its name: each figure once."""
    facts: dict[tuple[str, str], dict[Decimal, Stated]] = {}
    for block in part.body:
        for stated in statements(block.reading):
            amount, name = stated.amount, _name(stated.before)[-_LEAST_NAME:]
            if not amount.value or len(name) < _LEAST_NAME or _OF_ANOTHER.search(stated.before):
                continue
            start = clause_start(block.reading, "。；", amount.start, max(amount.start - _REACH, 0))
            if not _AIM.search(block.reading, start, amount.start):
                facts.setdefault((amount.family, name), {}).setdefault(amount.value, stated)
    return facts


def _name(words: str) -> str:
    return _VERB.sub("", words)


_ADDED = later(r"(?:新建|新增|增设|增加|再建|增建|增配|引进|新招)(?P<noun>[一-龥]{3,10})(?=\d)")
_TOTAL = later(r"总(?:数|量|规模)(?:将|可|预计)?(?:达到?|增至|增加到|为)(?=\d)")
_NOW_BEFORE = later(
    r"(?:全[省市县区旗镇乡村校院局]|我[省市县区局院校]|现有|现共?有|共有|已有|已建成?|目前有?)(?P<noun>[一-龥]{3,10})?$"
)
_LONGEST_NOUN = 10


def _totals(block: Block, part: Part) -> Iterator[Change]:
    """增设气象站10个，届时全市气象站总数将达58个, where the draft tells of 全市46个气象站."""
    text = block.reading
    for added in _ADDED.finditer(text) if "总数" in text or "总量" in text else ():
        noun, more = added["noun"], beginning_at(text, added.end())
        at = text.find(noun + "总", added.end(), clause_end(text, "。；", added.end()))
        told = _TOTAL.match(text, at + len(noun)) if at >= 0 else None
        whole = beginning_at(text, told.end()) if told else None
        if not more or not more.value or not whole or not whole.value or more.family != whole.family:
            continue
        now = {amount.value: amount for amount in _counted(part, noun, whole)}
        if len(now) == 1:
            value, amount = now.popitem()
            result = (value or Decimal(0)) + more.value
            if result != whole.value:
                term = f"{amount.text}+{more.text}={told_like(result, whole)}"
                yield Change(Span(whole.start, whole.end), term, whole.text)


def _counted(part: Part, noun: str, whole: Amount) -> Iterator[Amount]:
    """The counts of a noun that the draft has already: 全市46个气象站, 现有气象站46个."""
    for words, amount in _counts(part).items():
        named = words[0].startswith(noun) or words[1].endswith(noun)
        if named and amount.family == whole.family and amount.value != whole.value:
            yield amount


@lru_cache(maxsize=4)
def _counts(part: Part) -> dict[tuple[str, str, str], Amount]:
    """What there is now, by the beginning of the words behind the figure or the end of those before it: each once."""
    counts: dict[tuple[str, str, str], Amount] = {}
    for block in part.body:
        for before, amount, behind in statements(block.reading):
            now = _NOW_BEFORE.search(before)
            if now and amount.value:
                words = ("", now["noun"]) if now["noun"] else (behind[:_LONGEST_NOUN], "")
                counts.setdefault((*words, amount.text), amount)
    return counts
