"""What a draft tells of in figures a second time: by 上述, and as a term of notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from linter.chinese.amounts import Amount, beginning_at, between
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.words import is_word
from linter.document import PLACES, Block, Kind, Part
from linter.rule import BlockCheck, Finding, PartCheck

_ABOVE = later(r"(?:上述|前述|上列|这)(?=\d)")
_NOUN = later(r"[一-龥]{2,10}?(?=[，。；、的]|进行|开展|建立|逐|分别|均|都|全部|要|应|须|已|实行|落实|由|按)")
_NEAR = 14
"""So far behind the first figure the noun may stand: 46户重点税源企业."""
_DATES = frozenset(("年", "月", "日", "天", "元", "%", "倍", "次", "小时", "个月", "分钟"))
_LATTER = 2
"""Characters of a noun by which it is known again."""


class AboveCounted(BlockCheck):
    """上述42户企业 are as many as the paragraph has told of before: 46户重点税源企业. Left alone are what is told in several
    figures, and what some of them make together."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("上述", "前述", "上列", *(f"这{digit}" for digit in range(1, 10))))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["body"] | PLACES["heading"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _ABOVE.finditer(text):
            told = beginning_at(text, match.end())
            noun = _NOUN.match(text, told.end) if told else None
            if not told or told.value is None or not noun or told.family in _DATES:
                continue
            start = max(match.start() - _REACH, 0)
            known = [a for a in between(text, start, match.start()) if a.family == told.family]
            named = [a for a in known if noun[0][-_LATTER:] in text[a.end : a.end + _NEAR]]
            if len(named) != 1 or named[0].value is None or told.value in _totals(known):
                continue
            if part and any(told.text in other.reading for other in _blocks_before(part, block)):
                continue
            yield Finding(block.at(told.start, told.end), {"other": named[0].text})


_TERM = later(
    r"(?P<lead>提前|每[周月季年])?(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>个?工作日|[天日]|小时|个月)(?P<tail>以?内|前)?"
    r"(?P<whom>(?:向|到|由|报)[^，。；、]{1,12}?)?(?P<verb>预约|报名|申请|报备|报告|报送|上报|通知|告知|提交|答复|办结|反馈|缴费|退款)"
)
_BEFORE = 20
_IDLE = frozenset(
    ("单位", "部门", "要求", "情况", "工作", "人员", "进行", "有关", "相关", "以上", "需要", "应当")
)


class TermOnce(PartCheck):
    """One notice is given in one time: 各学校提前3天预约 and, further on, 各学校提前7天向我馆预约, of one word before it and to
    nobody else."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("提前", "每周", "每月", "每季", "每年", "日内", "天内", "日前", "小时内", "月内"))

    def find(self, part: Part) -> Iterator[Finding]:
        told: list[tuple[Block, re.Match[str]]] = []
        for block in part.body:
            for match in _TERM.finditer(block.reading):
                if match["lead"] or match["tail"]:
                    told += ((block, match),)
        if len(told) > _MANY:
            return
        for (block, one), (other_block, other) in combinations(told, 2):
            alike = all(one[name] == other[name] for name in ("lead", "unit", "tail", "verb"))
            whom = one["whom"] and other["whom"] and one["whom"] != other["whom"]
            if not alike or whom or value(one["count"]) == value(other["count"]) or block is other_block:
                continue
            if _words(block, one) & _words(other_block, other):
                yield Finding(block.at(*one.span()), {"other": other[0]})
                yield Finding(other_block.at(*other.span()), {"other": one[0]})


_MANY = 8
"""So many terms are of many matters."""


def _words(block: Block, match: re.Match[str]) -> set[str]:
    """The pairs of characters right before a term."""
    before = block.reading[max(match.start() - _BEFORE, 0) : match.start()]
    before = before[clause_start(before, "，。；", len(before)) :]
    pairs = {before[at : at + 2] for at in range(len(before) - 1)}
    return {pair for pair in pairs if is_word(pair)} - _IDLE


def _blocks_before(part: Part, block: Block) -> Sequence[Block]:
    """The paragraphs right above, which may tell of what is meant."""
    at = part.index(block)
    return part.blocks[max(at - _FEW, 0) : at]


_FEW = 3
_REACH = 300


def _totals(known: Sequence[Amount]) -> set[Decimal]:
    """The figures, and the sums of those in a row."""
    sizes = [amount.size or Decimal(0) for amount in known]
    return {total for at in range(len(sizes)) for total in accumulate(sizes[at:])}
