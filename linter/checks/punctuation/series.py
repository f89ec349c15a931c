"""Lists whose members show by their form that they belong together: 早发现、早报告、早处置."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding

_HAN = r"[\u4e00-\u9fff]"
_MEMBER = later(rf"(?:，(?={_HAN}{{2,12}}、)|、(?={_HAN}{{2,12}}，))(?P<member>{_HAN}+)")
"""A member with a comma at one side and a 、 at the other."""

_MOTTO = later(r"“(?P<first>[一-龥、]{3,40})，(?P<last>(?![不无永])[一-龥、]{3,40})”")
"""A quotation with one comma in it; 横向到边、纵向到底，不留死角 ends with what follows from the rest."""

_BEFORE = later(rf"[、，]?{_HAN}*\Z")
_BEHIND = later(rf"{_HAN}*.?")
_STOPS = "、，。；：！？）"
_CLOSES = later(
    r"\Z|[、，]|[等的之相]|[三四五六七八两各]|并[重举进]|结合|统一|一体|同步|机制|原则|目标|要求|方针|局面|格局|制度|工作|负责|主要|有关|相关|分管|参加|联合|配合|共同|牵头"
)
"""What may follow the last member of a list."""

_OPENS = later(
    "是指|应当?(?!急)|可以|必须|不得|包括|如|以及|而|主要|先后|通常|分别|还|也|又|且|并|后者|其中|只|就|才|即|对|把|将|使|让|由|在|从|向"
)
"""What a clause begins with and the member of a list does not."""

_ADVERBS = later(
    "不断|不仅|不但|有效|有序|有力|全力|全面|全程|真正|切实|确保|实现|形成|达到|努力|争取|共同|共建"
)
"""What opens a clause of its own behind a list."""

_VERBS = later(
    "提[高升]|加[强快大]|增强|维护|利用|发展|推[进动]|促进|保[障护]|完善|健全|建立|优化|强化|深化|扩大|改善|落实|做好|开展"
)
"""What a clause begins with where the members of the list are bare nouns: 团体标准、企业标准，加强标准衔接."""

_EACH = later(r"[\u4e00-\u9fff、]{2,40}各\d")
"""12个班，大班、中班、小班各4个: the list begins behind the comma."""

_FAINT = frozenset("的了个在和有是它他们人一二三四五六七八九十百千万")
"""Characters that stand in the same place by chance."""

_PERSONS = later("(?:领导|同志|成员|委员|代表|负责人)$")
"""Who is no body: 各校领导，各学院、各部门 are two groups."""

_LINKS = frozenset("不无有到零全能可")
"""Characters in the middle of phrases that are built alike: 责任到人、任务到村."""

_VERBAL = "了着过"
_LONG = 5
"""Members of so many characters agree by chance in one of them."""

_BODIES = frozenset("局委办厅处科室院所站队镇乡村县市区省校部")


_COPIES = later(r"[\s\u3000]*(?:主送|抄送|抄报|送|报|发)[：:]")
"""Commas part the groups of those that get a copy."""


class SeriesParted(BlockCheck):
    """The members of a list are all parted by 、, not one of them by a comma.

    Commas also part groups and clauses. So a comma between two 、 is left alone, and members must be of one form: of
    the same length with a character at the same place (早发现，早报告、早处置), alike at both ends (县教育局，县财政局、县人社局),
    or 各 and a noun. In a quotation of members as long as each other (“党建引领、网格支撑，多元共治”) two commas are needed to
    part groups, or one in the middle; 学党章、学讲话，做表率 is grouped by its verbs.
    """

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("、")

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if block.kind == "recipient" or _COPIES.match(text):
            return
        yield from (
            _exchanged(block, match.end("first")) for match in _MOTTO.finditer(text) if _one_list(match)
        )
        for match in _MEMBER.finditer(text):
            start, end = match.span("member")
            at = start - 1 if text[start - 1] == "，" else end
            member, (before, behind) = match["member"], _neighbours(text, start, end)
            after, beside = (member, behind) if at < start else (behind, member)
            if _VERBS.match(after) and not _VERBS.match(beside):
                continue
            grouped = before[:1] == "、" if at < start else behind[-1:] == "、"
            if (at == end and _ADVERBS.match(behind)) or (at < start and _EACH.match(text, start)):
                continue
            if not grouped and _alike(member, before.strip("、，"), behind.rstrip(_STOPS)):
                yield _exchanged(block, at)


def _exchanged(block: Block, at: int) -> Finding:
    span = block.at(at, at + 1)
    return Finding(span, {"better": "、"}, Fix((Edit(span, "、"),), safe=False))


def _one_list(motto: re.Match[str]) -> bool:
    first, last = motto["first"].split("、"), motto["last"].split("、")
    heads = {member[0] for member in first}
    grouped = len(first) > 1 and len(heads) == 1 and not heads & {member[0] for member in last}
    return not grouped and len(first) != len(last) and len({len(member) for member in first + last}) == 1


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a member, and the mark or digit after that."""
    before, behind = _BEFORE.search(text, max(start - 40, 0), start - 1), _BEHIND.match(text, end + 1)
    return before[0] if before else "", behind[0] if behind else ""


def _alike(member: str, before: str, behind: str) -> bool:
    """Whether text before ends with a member of the same form, and text behind begins with one."""
    if _OPENS.match(member) or member[-1] in _VERBAL:
        return False
    if member[0] == before[:1] == behind[:1] == "各":
        return len({_PERSONS.search(one) is None for one in (before, member, behind)}) == 1
    return _of_one_length(member, before, behind) or _of_one_end(member, before, behind)


def _of_one_length(member: str, before: str, behind: str) -> bool:
    length = len(member)
    first, last = before[-length:], behind[:length]
    if len({member, first, last}) < 3:
        return False
    if not len(first) == len(last) == length or last[-1] in _VERBAL:
        return False
    places = {0, length - 1} if length < _LONG else set()
    if len(before) > length:  # 搭配膳食 is no member, 做到早发现 may hold one
        places.discard(length - 1)
    shared = [
        place
        for place, (one, other, another) in enumerate(zip(first, member, last, strict=True))
        if one == other == another and one not in _FAINT
    ]
    if not _CLOSES.match(behind, length) and not (0 in shared and behind[length:].isdigit()):
        return False
    return len(shared) > 1 or any(place in places or member[place] in _LINKS for place in shared)


def _of_one_end(member: str, before: str, behind: str) -> bool:
    shared = 0
    while shared < min(len(member), len(before)) and member[-shared - 1] == before[-shared - 1]:
        shared += 1
    if not 0 < shared < min(len(member), len(before)) or (shared == 1 and member[-1] not in _BODIES):
        return False
    end = behind.find(member[-shared:], 1, len(member) + 6)
    head = member[0]
    return (
        end > 0
        and (member[-1] in _BODIES or _CLOSES.match(behind, end + shared) is not None)
        and behind[0] == head
        and head in before[-shared - len(member) : -shared]
    )


@frozen
class KinParted(BlockCheck):
    """Words of one kind that stand side by side are parted by 、, not by a comma.

    `words`: those of each kind, parted by spaces. The second word must end there too, before another mark, 等 or
    和, or it may open a clause of its own; so does one that 也 or 同步 follows.
    `clauses`: the same of words that are clauses by themselves, 听取汇报: commas may part these if no 、 stands by.
    """

    words: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("，")

    @cached_property
    def _kinds(self) -> dict[str, int]:
        rows = (*self.words, *self.clauses)
        return {word: kind for kind, words in enumerate(rows) for word in words.split()}

    @cached_property
    def _ends(self) -> frozenset[str]:
        return frozenset(word[-2:] for word in self._kinds)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text, ends = block.reading, self._ends
        at = text.find("，")
        while at >= 0:
            if text[at - 2 : at] in ends and self._kin(text, at):
                yield _exchanged(block, at)
            at = text.find("，", at + 1)

    def _kin(self, text: str, at: int) -> bool:
        for length in _WORD:
            kind = self._kinds.get(text[at - length : at])
            if kind is not None and any(self._parted(text, at, length, other, kind) for other in _WORD):
                return True
        return False

    def _parted(self, text: str, at: int, length: int, other: int, kind: int) -> bool:
        first, second, end = text[at - length : at], text[at + 1 : at + 1 + other], at + 1 + other
        following = _NEXT.match(text, end)
        if self._kinds.get(second) != kind or first == second or following is None:
            return False
        if following[0] == "，" and kind >= len(self.words) and text[at - length - 1 : at - length] != "、":
            return False
        return _OWN_CLAUSE.match(text, end) is None


_WORD = range(2, 7)
_OWN_CLAUSE = later("[、和与](?:个人|公民)|[^，。；]{0,16}?(?:也|更[为加要]|同步|统筹|相继|陆续|则)")
_NEXT = later(r"[、，]|等|和(?!谐|平)|及(?!时)|期间|的(?:现象|行为|问题)|\d+余?人")
