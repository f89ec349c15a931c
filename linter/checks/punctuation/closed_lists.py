"""Commas inside a list that 等 or its own count closes: 高血压、糖尿病，冠心病等慢性病; 自检，互检，终检三级."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.grams import symbols, usual
from linter.chinese.numerals import value
from linter.chinese.verbs import GOVERNING
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding

_BEHIND = later(
    r"，(?P<rest>[一-龥A-Za-z“”]{2,10}(?:、[一-龥A-Za-z“”]{2,10}){0,5}?)等(?![级待到候])"
    r"(?:[0-9]+余?[人名位间所家处座]"
    r"|(?:(?:[0-9]+|[两三四五六七八九])余?[个名种类项家所处条]?)?(?:重点|重要|主要|关键|各[类项])?[一-龥]{2,4}[，。；])"
)
"""A comma and words that end in 等 and a number of persons, or in 等 and a noun, with no room for a predicate."""
_BEFORE = later(r"[^，。；：！？\n]{0,50}、(?P<last>[^，。；：！？、\n]{2,10})\Z")
_REACH = 64
_TWO_PARTS = later(r"[0-9和与及等]|[了的]$|为[主辅]$")
"""In a member before the comma: it ends a list, or a clause."""
_ACTS = later(
    "(?:" + "|".join(sorted(GOVERNING)) + ")(?=[一-龥“])|通过|采取|[有无不是为将使让被]|^[对把在从以向与]"
)
"""Words behind the comma that make a clause of their own."""
_LIKELY, _SURE = 0.75, 2.0
"""By how many nats the words are commoner behind 、 than behind a comma. Nouns are, verbs that open a clause are not."""
_KIN = 1.0
"""So many more if the words on both sides end with the same character: 心理咨询师，退休教师."""

_EVEN = later(
    r"[一-龥]{2,4}(?P<rest>(?:(?:，[一-龥]{2}){2,6}|(?:，[一-龥]{3}){2,6}|(?:，[一-龥]{4}){2,6}))等(?:重点|重要|主要|关键|各[类项])?"
    r"(?!小时|分钟)[一-龥]{2,4}?[，。；的]"
)
"""Members of one length, all behind commas."""
_CLAUSE = 4
"""Of so many characters one may be a clause."""

_COUNT = r"(?P<count>[三四五六七八九3-9])(?:级|道|项|种|个|类|大|方|重|步|关)[一-龥]"
_COUNTED = later(rf"[一-龥]{{2,4}}(?:[，、][一-龥]{{2,4}}){{1,8}}(?={_COUNT})")
_COUNTS = later(_COUNT)
"""What this does not find is found in a tenth of the time that a list takes, which may begin with any character."""
_MARK = later("[，、]")


class ClosedListParted(BlockCheck):
    """A list that is closed has no comma between its members.

    Closed by 等: members before the comma are parted by 、 already, and what stands behind it holds no verb and ends
    with 等 and a noun or a number of persons. By the usual trigrams it must stand rather behind 、, for it may be a
    clause; where they are not clear it is a hint. Or three members and more, all behind commas, are of one length.

    Closed by its count: as many members as told, three or more, of one length and with one character in common
    (自检，互检，终检三级).
    """

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("，")

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if "等" in text:
            yield from _cut(block)
            yield from _even(block)
        for match in _COUNTED.finditer(text) if _COUNTS.search(text) else ():
            yield from (_exchanged(block, at, True) for at in _inside(match))


def _cut(block: Block) -> Iterator[Finding]:
    """One comma among the members of a list with 、."""
    text = block.reading
    for match in _BEHIND.finditer(text):
        before = _BEFORE.search(text, max(match.start() - _REACH, 0), match.start())
        if before and not _TWO_PARTS.search(before["last"]) and not _ACTS.search(match["rest"]):
            kin = match["rest"].endswith(before["last"][-1])
            leaning = _leaning(match["rest"]) + _KIN * kin
            if leaning >= _LIKELY:
                yield _exchanged(block, match.start(), leaning >= _SURE)


def _even(block: Block) -> Iterator[Finding]:
    """Nothing but commas between members of one length."""
    for match in _EVEN.finditer(block.reading):
        step = match["rest"].find("，", 1)
        clauses = step > _CLAUSE
        if not (clauses and _ACTS.search(match["rest"])):
            for at in range(match.start("rest"), match.end("rest"), step):
                yield _exchanged(block, at, not clauses)


def _leaning(words: str) -> float:
    """How many nats words cost more behind a comma than behind 、, by their first two characters."""
    first, second = tuple(symbols(words[:2]))
    cost = usual().cost
    comma, other = (cost(mark + first) + cost(mark + first + second) for mark in "，、")
    return comma - other


def _inside(match: re.Match[str]) -> list[int]:
    """Where commas stand between as many members of one form as the count tells."""
    count = int(value(match["count"]) or 0)
    members = _MARK.split(match[0])[-count:]
    length = len(members[-1])
    members = [members[0][-length:], *members[1:]]
    alike = {len(member) for member in members} == {length} and len({*members}) == count
    if not alike or not any(len({*column}) == 1 for column in zip(*members, strict=True)):
        return []
    start = match.end() - count * length - (count - 1)
    return [at for at in range(start, match.end()) if match.string[at] == "，"]


def _exchanged(block: Block, at: int, sure: bool) -> Finding:
    span = block.at(at, at + 1)
    return Finding(span, {"better": "、"}, Fix((Edit(span, "、"),), safe=False), sure=sure)
