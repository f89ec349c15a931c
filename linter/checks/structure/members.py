"""Lists within a sentence: no member stands in one twice."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.persons import NAME, person
from linter.document import PLACES, Block, Kind, Part
from linter.rule import BlockCheck, Finding

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["table"]
_CLAUSE = later(r"[^。；，：！？（）()“”《》〈〉\n\t…—]+")
_LEAST = 3
"""Members of a list that is looked at."""
_LONGEST = 12
"""A longer member is a clause with a list of its own in it."""
_AS_LONG = 3
"""Times that a member may be longer than its like."""
_NESTED = frozenset("的和与及或在了是由")
"""So is one with these words."""
_TOLD = 4
"""So long is a member that may be known at the end of the words before a list: 推进老旧小区改造、…"""
_SHORT = 2
_LEADS_IN = later(
    r"(?:的|做到|实现|体现|遵循|培育|种植|推广|栽植|栽种|销售|养殖|包括|涉及|树立|坚持|走访|慰问|邀请|购置|采购|发放|配备|加强|推进|强化|抓好|做好|落实|增强|提高|提升|完善)$"
)
"""Behind these a shorter one may be known: 正确的|权力观、政绩观、权力观."""
_ENDS = later(r"等|配合|负责|牵头|参加|为成员|为主|组成|并重|相结合|的?原则|$")
"""What may follow the last member."""
_NAME = later(f"{NAME}$")
_FULL_NAME = 3
"""So long is a name that is whole, whatever word follows it: 刘海涛|授课."""
_JOINED = later(r"(?:以及|[和及与])[^的和及与]{1,8}([一-龥])(?:等[^，。；、]{0,8})?$")
_SPECIFIED = ("“", "（", "(")
"""What tells more of the last member, which may tell it from its like: 张伟、李娜、王强、张伟（石桥镇）."""
_FIGURE = later(
    r"(?:谁.*|[A-Za-zＸ×○*]{2,}|(?:[xXＸ]{2,}|[*×○]).*|\d[\d.]*[%％]?[^\d、]{0,3}(?:每[^\d、]{1,3})?|[一二两三四五六七八九十百]{1,4}[天年个人次元米])$"
)
"""Amounts may well be the same: 40万元、30万元、30万元; 七天、五天、五天; 2立方米每秒; so may names that are masked (XX镇), and
谁负责 in 谁主管、谁负责、谁审批、谁负责."""


class MembersOnce(BlockCheck):
    """A list whose members are parted by 、 has none of them twice: 问题导向、目标导向、问题导向. The later one is
    found. Lists within lists are left alone."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("、")

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if text.count("、") < _LEAST - 1:
            return
        for clause in _CLAUSE.finditer(text):
            members = clause[0].split("、")
            if len({*members}) == 1:
                continue  # “正常、正常、正常”: said so, over and over
            if text[clause.end() : clause.end() + 1] in _SPECIFIED:
                members[-1] += "…"
            if len(members) >= _LEAST and (again := _again(members)):
                index, member = again
                start = clause.start() + sum(map(len, members[:index])) + index
                yield Finding(block.at(start, start + len(member)))


def _again(members: list[str]) -> tuple[int, str] | None:
    """The first member that stands before, and its index."""
    first, *inner, last = members
    known: dict[str, int] = {}
    for index, member in enumerate(inner, 1):
        if len(member) > 1 and not _FIGURE.match(member):
            if len(member) >= _TOLD and first.endswith(member) and _plain(members[1:index], member):
                return index, member
            if member in known and _plain(members[known[member] : index], member):
                return index, member
            known[member] = index
    if _FIGURE.match(last):
        return None
    if all(map(_named, inner)) and last[:_FULL_NAME] in known and len(last) > _FULL_NAME + 1:
        return len(members) - 1, last[:_FULL_NAME]
    for member, index in {first[-_LONGEST:]: 0, **known}.items():
        found = _last(member, last, whole=index > 0)
        if found and _plain(members[index + 1 : -1], found):
            return len(members) - 1, found
    return None


def _named(member: str) -> bool:
    return _NAME.match(member) is not None and person(member)


def _last(member: str, last: str, whole: bool) -> str:
    """How the last member begins, if that is another one: the `whole` of it, or the end of the words before a list."""
    if whole:
        return member if last.startswith(member) and _ends(last, len(member)) else ""
    return next(
        (
            member[at:]
            for at in range(len(member) - _SHORT + 1)
            if last.startswith(member[at:])
            and _ends(last, len(member) - at)
            and (len(member) - at >= _TOLD or _LEADS_IN.search(member, 0, at))
        ),
        "",
    )


def _ends(last: str, length: int) -> bool:
    """Whether the last member, which begins with so many characters of another, is that one alone, or is joined to one
    of its kind: 消防安全和交通安全."""
    joined = _JOINED.match(last, length)
    return bool(_ENDS.match(last, length)) or bool(
        joined and length > _SHORT and joined[1] == last[length - 1]
    )


def _plain(members: list[str], like: str) -> bool:
    """Whether the members between are of a kind with the one that stands twice, and hold no list of their own."""
    longest = min(_LONGEST, _AS_LONG * len(like))
    return all(len(member) <= longest and _NESTED.isdisjoint(member) for member in members)
