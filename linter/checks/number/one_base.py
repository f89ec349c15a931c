"""Several counts, each with its share, of one total: 18人占30%，42人占70%."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.shares import (
    HUNDRED,
    NO_COUNTS,
    OWN_BASE,
    REACH,
    SLIP,
    Share,
    agrees,
    label_of,
    read_percent,
    shares,
)
from linter.chinese.amounts import Amount, between, plain
from linter.chinese.breakdowns.labels import closes
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.slips import shifted
from linter.document import Block, Kind, Part
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_ELSEWHERE = later("[一-龥]{2}[县市区镇乡旗](?![级域内外])|全[国省市县区]|同口径|同类")
"""The other share is of another place."""
_REST_OF_ONE = later(r"(?:剩余|剩下|尚余|余下|还有|未完成)[^，。；\d]{0,6}\d")
"""一期完成41公里，占97%，剩余1公里；二期…: what is left closes the first, and the other has a base of its own."""
_ROW, _LONGEST_ROW = 3, 12
"""Of so many shares the odd one out is wrong; more are a table in words."""


class SharesOfOneBase(BlockCheck):
    """Counts with their percentages in one sentence (18人占30%，42人占70%) imply one base."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("占",))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        told = shares(text)
        for at, (one, other) in enumerate(itertools.pairwise(told)):
            third = (at and _paired_gap(text, told[at - 1], one)) or (
                at + 2 < len(told) and _paired_gap(text, other, told[at + 2])
            )
            if (
                not third
                and _all_there_is(text, one, other)
                and abs(one.percent + other.percent - HUNDRED) > one.step * 2
            ):
                span = block.at(one.amount.start, other.end)
                yield Finding(span, {"first": _base(one), "second": _base(other)})
                continue
            if not third and _of_other_magnitude(text, one, other):
                span = block.at(other.amount.start, other.end)
                yield Finding(span, {"first": _base(one), "second": _base(other)})
                continue
            if not _of_one(text, one, other) or one.amount.family == "元" or _worlds_apart(one, other):
                continue
            if _total_before(text, one.amount) or _ELSEWHERE.search(text, one.end, other.amount.start):
                continue
            if _one_base([one, other]) or agrees(other.amount, one.amount, other.percent, other.step):
                continue
            span = block.at(one.amount.start, other.end)
            yield Finding(span, {"first": _base(one), "second": _base(other)})
        for row in (*_rows(text), *_listed_shares(text)):
            if not _ROW <= len(row) <= _LONGEST_ROW or _one_base(row):
                continue
            odd = [n for n in range(len(row)) if _one_base(row[:n] + row[n + 1 :])]
            if len(odd) != 1:
                continue
            wrong = row[odd[0]]
            other = row[odd[0] - 1]
            span = block.at(wrong.amount.start, wrong.end)
            yield Finding(span, {"first": _base(wrong), "second": _base(other)})


def _of_one(text: str, one: Share, other: Share) -> bool:
    """Two shares in a row that may be of one base."""
    gap = text[one.amount.start : other.end]
    if "。" in gap or "其中" in gap or one.base != other.base or not OWN_BASE.fullmatch(one.base):
        return False
    family = one.amount.family
    between_them = between(text, one.end, other.amount.start)
    return family == other.amount.family and all(a.family != family for a in between_them)


_NUMBER = later(r"\d+")


def _all_there_is(text: str, one: Share, other: Share) -> bool:
    """男职工180人，占60%；女职工120人，占40%: two shares that make the whole; not 50岁以上 and 35岁以下."""
    labels = [label_of(text, share.amount).removeprefix("其中") for share in (one, other)]
    bare = one.base == other.base == "" and one.percent + other.percent < 2 * HUNDRED - SLIP
    return (
        bare
        and one.amount.family == other.amount.family
        and _paired_gap(text, one, other)
        and not _more_behind(text, other)
        and not _REST_OF_ONE.search(text, one.end, other.amount.start)
        and closes(labels, "")
        and len({tuple(_NUMBER.findall(label)) for label in labels}) == 1
        and closes(labels[::-1], "")
    )


_SENTENCE_ENDS = "。！？\n"


def _more_behind(text: str, share: Share) -> bool:
    """已整改109个，占85.8%；正在整改14个，占11.0%；尚未整改4个: a third one follows, without its share."""
    stop = clause_end(text, _SENTENCE_ENDS, share.end, min(share.end + _APART, len(text)))
    behind = between(text, share.end, stop)
    return any(amount.family == share.amount.family for amount in behind)


_ROUGHLY = Decimal("0.02")


def _of_other_magnitude(text: str, one: Share, other: Share) -> bool:
    """自筹60万元，占20%；申请财政安排240元，占80%: two shares that make the whole, of which a 万 is missing."""
    whole = abs(one.percent + other.percent - HUNDRED) <= one.step
    bare = one.base == other.base == "" and one.amount.family == other.amount.family == "元"
    if not whole or not bare or not _paired_gap(text, one, other):
        return False
    first, second = (
        (share.amount.value or Decimal(0)) / (share.percent or Decimal(1)) for share in (one, other)
    )
    return shifted(first, second, _ROUGHLY)


_APART = 25
"""Characters between two shares that are told together."""


def _paired_gap(text: str, one: Share, other: Share) -> bool:
    return "。" not in text[one.end : other.amount.start] and other.amount.start - one.end < _APART


def _rows(text: str) -> Iterator[list[Share]]:
    """All shares in a row that may be of one base: 920万元，占17.8%；….

    Counts of two are told by pairs already."""
    row: list[Share] = []
    for share in shares(text):
        if row and not _of_one(text, row[-1], share):
            yield row
            row = []
        row.append(share)
    yield row


_LISTED_SHARES = later(
    r"，(?:分别占[^，。；、\d]{0,10}|占比?[^，。；、\d]{0,8}分别[为是达])(?P<list>[\d.]+[%％](?:[、，和]{1,2}[\d.]+[%％])+)"
)
_PERCENT = later(r"([\d.]+)[%％]")


def _listed_shares(text: str) -> Iterator[list[Share]]:
    """高级82人、中级205人、初级291人，占比分别为14.2%、35.5%和50.3%."""
    for match in _LISTED_SHARES.finditer(text):
        start = clause_start(text, "。；\n", match.start())
        percents = list(_PERCENT.finditer(text, *match.span("list")))
        counts = [a for a in between(text, start, match.start()) if a.family not in NO_COUNTS][
            -len(percents) :
        ]
        if (
            len(counts) == len(percents)
            and len({a.family for a in counts}) == 1
            and all(a.value for a in counts)
        ):
            yield [
                Share(amount, *read_percent(percent[1]), "", percent.end())
                for amount, percent in zip(counts, percents, strict=True)
            ]


def _total_before(text: str, amount: Amount) -> bool:
    least = max(amount.start - REACH, 0)
    start = max(text.rfind("。", least, amount.start) + 1, least)
    same = any(a.family == amount.family for a in between(text, start, amount.start))
    return same and "其中" in text[start : amount.start]


def _worlds_apart(one: Share, other: Share) -> bool:
    """Totals of which one is three times the other are of different things (学生, 教师)."""
    sizes = sorted((_least(one), _least(other)))
    return sizes[0] * 3 < sizes[1]


def _one_base(row: list[Share]) -> bool:
    return max(map(_least, row)) <= min(map(_most, row))


def _least(share: Share) -> Decimal:
    value = (share.amount.value or Decimal(0)) - share.amount.step / 2
    return value * HUNDRED / (share.percent + share.step)


def _most(share: Share) -> Decimal:
    value = (share.amount.value or Decimal(0)) + share.amount.step / 2
    return value * HUNDRED / max(share.percent - share.step, share.step / 100)


def _base(share: Share) -> str:
    """“18人占28.1%，总数约64”."""
    value = (share.amount.value or Decimal(0)) * HUNDRED / (share.percent or Decimal(1))
    return f"{share.amount.text}占{plain(share.percent)}%，总数约{plain(round(value, 0))}"
