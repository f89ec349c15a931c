"""Announced counts against the chain or list they announce: 四项举措 and then three."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from linter.checks.numbering.inline import in_order, rows
from linter.checks.numbering.sequences import Member, Run, breaks, sequences, written
from linter.chinese.counts import (
    AGAIN,
    BEHIND,
    BY_NAME,
    COUNTED,
    IN_TURN,
    MADE_UP,
    MEMBERS,
    OF_KINDS,
    PLACED,
    POINTS,
    QUOTES_LED,
    SOME,
    Announcement,
    announcement,
    counted_again,
    in_turn,
    kinds_announced,
    kinds_before,
    kinds_listed,
    made_up,
    miscounted,
    named_behind,
    named_singly,
    overfull,
    placed,
    quotes_behind,
    tallied,
)
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Chain, Kind, Part
from linter.rule import ALL_KINDS, BlockCheck, Finding, PartCheck

_LEAD_IN = ("：", ":", "。")
_HEAD = later(r"[一-龥]{2,16}(?=[^一-龥“”《》、]|$)")
"""The first words of a member."""


_MORE = later("[，；。](?:此外|另外|还有|再者)，")
"""So a chain goes on without a number: 一是…；二是…；此外，…."""


class AnnouncedCount(PartCheck):
    """A count right before a chain (三项工作：一是…) or a list (以下三点： and 1. 2. 3.) is its length. 首先 and 其次 may
    go on with 第三 or 此外.

    A chain or list with a fault of its own in its numbers is left to that finding.
    """

    def find(self, part: Part) -> Iterator[Finding]:
        for chain in part.chains:
            yield from _before_chain(part, chain)
        for run in sequences(part).runs:
            yield from _before_list(part, run)


def _before_chain(part: Part, chain: Chain) -> Iterator[Finding]:
    values = [step.value for step in chain.steps if step.value]
    if chain.marker == "首先" or len(chain.steps) < 2:
        return
    broken = next(breaks(values), None) is not None
    first = chain.steps[0]
    block = part.blocks[first.block]
    text = block.reading[: first.span.start - block.span.start]
    if not text.strip() and first.block:
        block = part.blocks[first.block - 1]
        text = block.reading
    found = announcement(text)
    if found and broken and (values[0] != 1 or values != sorted(set(values)) or found.items != values[-1]):
        return  # 第一, 第二, 第四 below 四点: there are three; otherwise the fault in the numbers says enough
    last = chain.steps[-1]
    ends = part.blocks[last.block]
    if (
        found
        and found.items > len(chain.steps)
        and _MORE.search(ends.reading, last.span.end - ends.span.start)
    ):
        return
    if found and (not found.noun or _repeats(part, chain, found.noun)):
        yield from _compared(block, found, len(chain.steps))


def _repeats(part: Part, chain: Chain, noun: str) -> bool:
    """“三个聚焦”：一是聚焦…: the first member takes up the word of the name."""
    step = chain.steps[0]
    block = part.blocks[step.block]
    offset = step.span.end - block.span.start
    return noun in block.reading[offset : offset + 12]


def _before_list(part: Part, run: Run) -> Iterator[Finding]:
    index = run.members[0].block - 1
    if index < 0 or not part.blocks[index].reading.endswith(_LEAD_IN):
        return
    block = part.blocks[index]
    found = announcement(block.reading)
    if found is None:
        found = kinds_announced(block.reading)
        told = found is not None and _all_of_kind(part, run, found.noun)
        if found is None:
            found = kinds_before(block.reading)
            told = found is not None and abs(found.items - len(run.members)) <= _FEW_LEFT_OUT
    else:
        told = not found.noun
    if found and _named_before(block.reading, found):
        return
    if found and told and _told_by(part, run, found.items) and not _runs_in(part, run):
        yield from _compared(block, found, len(run.members))


_FEW_LEFT_OUT = 2
_NAMED = later(r"“([^“”]{2,60})”$")


def _named_before(text: str, found: Announcement) -> bool:
    """围绕“陪伴孩子、帮衬青年、带好队伍”三件事: what is counted stands right before its count."""
    named = _NAMED.search(text, 0, found.start)
    return named is not None and named[1].count("、") == found.items - 1


def _told_by(part: Part, run: Run, announced: int) -> bool:
    """Whether the numbers of a list leave no doubt that a count is not its length. Of a list that skips a number the
    count is taken for the last one only where nothing stands between its members that may be the one skipped."""
    values = [member.value for member in run.members]
    if values[0] != 1 or values != sorted(values):
        return False
    if next(breaks(values), None) is None or announced != values[-1]:
        return True
    return len({*values}) == len(values) and not any(
        _hides(part, one, other) for one, other in pairwise(run.members)
    )


def _hides(part: Part, one: Member, other: Member) -> bool:
    """Whether what stands between two members may be those whose numbers are skipped: anything but a list of its own."""
    skipped = range(one.value + 1, other.value)
    between = part.blocks[one.block + 1 : other.block] if skipped else ()
    return any(block.number is None or block.number.value in skipped for block in between)


def _all_of_kind(part: Part, run: Run, noun: str) -> bool:
    """Each member begins with a name that ends in the noun: 1．综合协调组。 below 五个工作组：."""
    heads = (_HEAD.search(part.blocks[member.block].reading) for member in run.members)
    return all(head and head[0].endswith(noun) for head in heads)


def _runs_in(part: Part, run: Run) -> bool:
    """The list may go on inside its last paragraph; then its length is not known here."""
    last, following = part.blocks[run.last.block].reading, run.last.value + 1
    forms = str(following), written(run.style, following)
    return any(last.find(mark + form) > 0 for mark in "。；" for form in forms)


_COUNTED_PIECES = [
    f"{noun}{end}"
    for noun in ("部分", "方面", "阶段", "环节", "板块", "步骤", "层次", "类别", "模块")
    for end in ("：", ":", "内容", "组成", "构成")
]


class ListedCount(BlockCheck):
    """A count and the list beside it in the same sentence agree: “三强”（政治强、能力强、作风强）."""

    @property
    def literals(self) -> frozenset[str]:
        return (
            COUNTED
            | POINTS
            | QUOTES_LED
            | MADE_UP
            | IN_TURN
            | _SECONDS
            | {f"{below}{count}" for below in ("以下", "下列") for count in "两二三四五六七八九十"}
            | {"个100", "个百分之百", "》《", "》、《", "》和《", *_COUNTED_PIECES}
        )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if block.kind in ("contents", "cell", "advert"):
            return
        yield from _rates_wholly(block) if "个" in block.reading else ()
        text = block.reading
        yield from _titles(block) if text.count("《") > 1 else ()
        yield from _pieces(block) if "、" in text else ()
        yield from _clauses_below(block) if "；" in text else ()
        told = (
            *miscounted(text),
            *tallied(text, "points"),
            *quotes_behind(text),
            *made_up(text),
            *in_turn(text),
        )
        if any(second in text for second in _SECONDS):
            yield from _before_items(block, part)
        for found in {found.start: found for found in told}.values():
            if not _NO_LIST.match(block.reading, max(found.start - 2, 0)):
                yield _finding(block, found, found.listed)


_SECONDS = frozenset(("2.", "2．", "②", "（二）", "（2）"))
"""One of these is the second item of a list inside a paragraph."""
_TWO = 2


def _before_items(block: Block, part: Part | None) -> Iterator[Finding]:
    """发现以下四个问题：1.台账不全；2.标识缺失；3.通道堵塞。 where no paragraph below goes on with the list."""
    for row in rows(block.reading, _TWO):
        found = announcement(block.reading[: row[0].start()]) if in_order(row) else None
        below = next(iter(part.below(block)), None) if part else None
        if found and not found.noun and not (below and below.number):
            yield from _compared(block, found, len(row))


_WHOLLY = later(
    r"(?P<list>[^，。；、：“”]{2,14}率(?:[、和][^，。；、：“”]{2,14}率){1,5})(?:均|都)?(?:达到|实现)?“?(?P<found>(?P<count>[两三四五六])个(?:100[%％]|百分之百))"
)


def _rates_wholly(block: Block) -> Iterator[Finding]:
    """建档率、走访率、响应率“四个100%”."""
    for match in _WHOLLY.finditer(block.reading):
        listed = match["list"].count("率、") + match["list"].count("率和") + 1
        if value(match["count"]) != listed:
            yield _against(block, match, listed)


def _against(block: Block, match: re.Match[str], listed: int) -> Finding:
    """A count, as `found`, beside which so many are listed."""
    return Finding(block.at(*match.span("found")), {"listed": str(listed), "count": match["count"]})


_COUNT_OF_TITLES = (
    r"(?<![一二两三四五六七八九十百\d])(?P<found>(?P<count>[两二三四五六七八九]|[2-9])[项个部份件](?:[一-龥]{0,4})"
    r"(?:制度|办法|文件|规定|法规|规章|法律|方案|预案|标准|条例|规程|细则|意见|议题|规划|课程|教材))"
)
_TITLE_LIST = r"(?P<list>(?:《[^《》]{1,60}》(?:（[^（）]{1,20}）)?(?:、|和|及|以及|与)?){2,9})"
_TITLES = (
    later(rf"(?<![、和及与》）]){_TITLE_LIST}(?P<more>等)?{_COUNT_OF_TITLES}"),
    later(rf"{_COUNT_OF_TITLES}(?:[：:]|，(?:即|分别[是为])){_TITLE_LIST}(?P<more>等)?(?=[。；，]|$)"),
    later(
        r"(?<![第每其各\d之、])(?P<found>(?P<count>[两二三四五六七八九]|[2-9])[项个部份件篇本首种幅门期](?:[一-龥]{0,6}))"
        rf"(?:[：:]|，(?:即|分别[是为])[：:]?|（){_TITLE_LIST}(?P<more>等)?(?=[。；，）]|$)"
    ),
)


def _titles(block: Block) -> Iterator[Finding]:
    """出台《章程》《细则》三项制度; with 等 there may be more than are named."""
    for pattern in _TITLES:
        for match in pattern.finditer(block.reading):
            listed, told = match["list"].count("《"), value(match["count"]) or 0
            if listed > told or (listed < told and not match["more"]):
                yield _against(block, match, listed)


_PIECES = later(
    r"(?:包括|包含|包括有|分为|分成|分|由|有)(?P<found>(?P<count>[两二三四五六七八九]|[2-9])(?:个|大)?(?:部分|方面|阶段|环节|板块|步骤|层次|类别|模块))(?:内容|组成|构成)?[：:]"
    r"(?P<list>[^，。；：、“”（）]{2,16}(?:、[^，。；：、“”（）]{2,16}){1,8})(?=[。；]|$)"
)
_AND = later("以及|[和及与]")


def _pieces(block: Block) -> Iterator[Finding]:
    """工程包括三部分内容：土建工程、安装工程; 和 and its kin may part two members or stand inside one."""
    for match in _PIECES.finditer(block.reading):
        listed, told = match["list"].count("、") + 1, value(match["count"]) or 0
        last = match["list"].rpartition("、")[2]
        if told not in (listed, listed + bool(_AND.search(last))):
            yield _against(block, match, listed)


_BELOW = later(
    r"(?:以下|下列)(?P<found>(?P<count>[两二三四五六七八九十])(?:(?:个|大)?(?:方面|问题|环节|部分|类型)|[类种项点条])(?:的?(?:问题|情况|工作|原因|内容|困难|意见|诉求|措施))?)[：:]"
    r"(?P<list>[^。：“”\n]{2,60}(?:；[^。：“”\n]{2,60}?){1,9})(?:。|$)"
)
_NUMBERED = later(
    r"[一二三四五六七八九十]是|[（(①-⑩]|\d{1,2}[.．、]|第[一二三四五六]|首先|其次|[一二三四五六七八九十]、"
)


def _clauses_below(block: Block) -> Iterator[Finding]:
    """集中在以下五个方面：嫌贵的204户，占35%；嫌慢的128户，占22%；…: members parted by ； to the end of the sentence, which all have
    figures, begin alike, or have as many clauses each."""
    for match in _BELOW.finditer(block.reading):
        members = match["list"].split("；")
        firsts = Counter(member[:1] for member in members)
        clauses = {member.count("，") for member in members}
        figures = all(any(map(str.isdigit, member)) for member in members)
        alike = figures or len(clauses) == 1 or max(firsts.values()) >= len(members) - 1
        if alike and value(match["count"]) != len(members) > _TWO and not any(map(_NUMBERED.match, members)):
            yield _against(block, match, len(members))


_NO_LIST = later("的“[一-龥]无”|[村）]“两委|“两[会新]”|.“四上”|.“三同时”|[疾人生区]“?[两三]项补贴")
"""无合格证、无铭牌的“三无”车辆: two of the three things that a kind lacks; 村“两委”, 残疾人“两项补贴” and 安全、环保“三同时”
(designed, built and put to use together) need no list."""


class MembersCounted(BlockCheck):
    """The members that a sentence names are as many as it counts: 财政局、审计局、发改局3个部门; 骨干5名：甲、乙、丙、丁、戊."""

    @property
    def literals(self) -> frozenset[str]:
        return MEMBERS | BEHIND | SOME | BY_NAME | PLACED | AGAIN

    @property
    def kinds(self) -> frozenset[Kind]:
        return ALL_KINDS - {"contents", "cell", "advert"}

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        told = (
            *tallied(text, "members"),
            *named_behind(text),
            *overfull(text),
            *named_singly(text),
            *placed(text),
            *counted_again(text),
        )
        for found in {found.start: found for found in told}.values():
            yield _finding(block, found, found.listed)


class KindsCounted(BlockCheck):
    """A count of kinds right behind a list is that of its members: 权属、抵押、查封3类信息."""

    @property
    def literals(self) -> frozenset[str]:
        return OF_KINDS

    @property
    def kinds(self) -> frozenset[Kind]:
        return ALL_KINDS - {"contents", "cell", "advert"}

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if "、" in block.reading:
            for found in kinds_listed(block.reading):
                yield _finding(block, found, found.listed)


def _compared(block: Block, found: Announcement, listed: int) -> Iterator[Finding]:
    if found.items != listed:
        yield _finding(block, found, listed)


def _finding(block: Block, found: Announcement, listed: int) -> Finding:
    span = block.at(found.start, found.end)
    return Finding(span, {"listed": str(listed), "count": str(found.items)})
