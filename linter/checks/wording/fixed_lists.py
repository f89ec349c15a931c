"""Lists whose members and their order are fixed: “四个意识”, 获得感、幸福感、安全感."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import ne

from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import field, frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, BlockCheck, Finding

_MARK = "、"
_QUOTES = "“”‘’"
_BETWEEN = frozenset(("", "、", "，", "；", "和", "与", "及", "以及"))
"""What stands between members, quotation marks apart."""


@frozen
class ListOrdered(BlockCheck):
    """The members of a fixed list stand in its order wherever all of them stand side by side.

    `lists`: each list in its order, the members separated by 、. Which marks or 和 a draft puts between them does not
    matter; the fix keeps them.
    """

    lists: tuple[str, ...]

    def __post_init__(self) -> None:
        for fixed in self.lists:
            if _MARK not in fixed:
                raise ValueError(f"“{fixed}” has one member")

    @cached_property
    def _gates(self) -> tuple[tuple[str, str], ...]:
        """What must stand in a block, and the list it stands for: its longest member, a short one beside a mark."""
        longest = [(max(fixed.split(_MARK), key=len), fixed) for fixed in self.lists]
        return tuple(
            (gate, fixed)
            for name, fixed in longest
            for gate in ((name,) if len(name) > 2 else (name + _MARK, _MARK + name))
        )

    @cached_property
    def literals(self) -> frozenset[str]:
        return frozenset(gate for gate, _ in self._gates)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for fixed in dict.fromkeys(fixed for gate, fixed in self._gates if gate in text):
            members = fixed.split(_MARK)
            counts = [text.count(member) for member in members]
            if min(counts) and counts[0] > text.count(fixed):
                yield from _disordered(block, members)


def _disordered(block: Block, members: list[str]) -> Iterator[Finding]:
    text = block.reading
    places = sorted((start, member) for member in members for start in _places(text, member))
    after = 0
    for index in range(len(places) - len(members) + 1):
        run = places[index : index + len(members)]
        marks = _marks(text, run)
        if index < after or marks is None:
            continue
        after = index + len(members)
        if [member for _, member in run] != members:
            better = "".join(member + mark for member, mark in zip(members, [*marks, ""], strict=True))
            last, member = run[-1]
            span = block.at(run[0][0], last + len(member))
            yield Finding(span, {"better": better}, Fix((Edit(span, better),), safe=False))


def _marks(text: str, run: list[tuple[int, str]]) -> list[str] | None:
    """What stands between the members; None unless each stands there once, beside the next."""
    if len({member for _, member in run}) < len(run):
        return None
    ends = [start + len(member) for start, member in run]
    marks = [text[end:start] for end, (start, _) in zip(ends, run[1:], strict=False)]
    return marks if all(mark and mark.strip(_QUOTES) in _BETWEEN for mark in marks) else None


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


_LIST = later(
    '(?P<open>[”’"]?(?:（|：|——|，即|是指|即)(?:即)?)(?P<list>[^（）。；：“”\n]{4,80})(?=[）。；“”]|$)'
)
_ITEMS = later("、|，|以及|[和及与]")


@frozen
class ListComplete(BlockCheck):
    """What a draft lists behind the name of a fixed list, in brackets or after 即 or a colon, is what the name stands for.

    `members`: the name -> its members, separated by 、; a member with several accepted wordings separates them by /.
    A list that is too long or too short is left to the rule that counts, one in another order to the rule on order.
    """

    members: Mapping[str, str] = field(default_factory=dict)

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(self.members)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for name, fixed in self.members.items():
            for start in _places(text, name):
                match = _LIST.match(text, start + len(name))
                if match:
                    yield from _foreign(block, match, fixed.split(_MARK))


def _foreign(block: Block, match: re.Match[str], members: list[str]) -> Iterator[Finding]:
    """Items of a list that the name does not stand for, when most of the others are its own."""
    items = [item.strip() for item in _ITEMS.split(match["list"])]
    known = [set(member.split("/")) for member in members]
    wrong = [item for item in items if not any(item in forms for forms in known)]
    missing = [
        member.partition("/")[0] for member, forms in zip(members, known, strict=True) if not forms & {*items}
    ]
    if len(items) != len(members) or len(wrong) != len(missing) or not 0 < len(wrong) < len(items):
        return
    start = match.start("list")
    for item, better in zip(wrong, missing, strict=True):
        place = block.span.start + start + match["list"].index(item)
        yield Finding(Span(place, place + len(item)), {"better": better})


Places = list[tuple[int, int]]
"""Members of a list in a text: where each begins, and its index in the list."""

_FEWEST = 4
"""A list of fewer members may well be quoted in part."""

_STOPS = frozenset("”’，。；：！）")
_NAMED = later(
    "”?的?(?:总?要求|原则|方针|标准|目标|理念|使命|任务|总目标|准则|精神|格局|体系|指示|训词|(?:“四有”)?好(?:老师|干部))"
)


@frozen
class ListWhole(AnchoredCheck):
    """A fixed list that a draft gives with all its members but one has lost that one, a part of it or a word of it:
    产业兴旺、生态宜居、乡风文明、生活富裕; “对党忠诚、服务人民、执法公正、纪律”; 进教材、进课堂、进大脑.

    `lists`: each list in its order, the members separated by 、. One whose first or last member is missing is found in
    quotation marks only, or before 的总要求 and the like: elsewhere a draft may mean some of the members.
    """

    lists: tuple[str, ...]

    kept = ("_members",)

    def __post_init__(self) -> None:
        for fixed in self.lists:
            if _MARK not in fixed:
                raise ValueError(f"“{fixed}” has one member")

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(member, 0) for group in self._members.values() for member, _, _ in group)

    @cached_property
    def _members(self) -> dict[str, tuple[tuple[str, int, int], ...]]:
        """By their first two characters the members, each with the index of its list and its own in the list."""
        found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for number, fixed in enumerate(self.lists):
            for index, member in enumerate(fixed.split(_MARK)):
                found[member[:2]].append((member, number, index))
        return {start: tuple(group) for start, group in found.items()}

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, places = block.reading, defaultdict[int, Places](list)
        for start in sorted({*starts} if starts is not None else range(len(text))):
            for member, number, index in self._members.get(text[start : start + 2], ()):
                if text.startswith(member, start):
                    places[number].append((start, index))
        for number, found in places.items():
            members = self.lists[number].split(_MARK)
            if len(found) >= max(len(members) - 1, 2):
                for start, end in _gaps(text, members, found):
                    yield Finding(block.at(start, end), {"better": self.lists[number]})


def _gaps(text: str, members: list[str], places: Places) -> Iterator[tuple[int, int]]:
    """Where a list goes without one of its members."""
    for at in range(len(places) - len(members) + 2):
        run = places[at : at + len(members) - 1]
        missing = sum(range(len(members))) - sum(index for _, index in run)
        if [index for _, index in run] != [index for index in range(len(members)) if index != missing]:
            continue
        spans = [(start, start + len(members[index])) for start, index in run]
        between = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
        if missing in (0, len(members) - 1):
            if all(mark in _BETWEEN for mark in between):
                yield from _cut_end(text, members, spans, missing)
        elif all(mark in _BETWEEN for i, mark in enumerate(between) if i != missing - 1):
            gap = between[missing - 1]
            start, end = spans[missing - 1][1], spans[missing][0]
            if gap in _BETWEEN:
                if len(members) >= _FEWEST and gap:
                    yield spans[missing - 1][0], spans[missing][1]
            elif gap[0] in "、，" and gap[-1] in "、，" and _spoilt(gap[1:-1], members[missing]):
                yield start + 1, end - 1


def _cut_end(
    text: str, members: list[str], spans: list[tuple[int, int]], missing: int
) -> Iterator[tuple[int, int]]:
    """Where the first or the last member is missing, in quotation marks; or the last one is cut."""
    first, last = spans[0][0], spans[-1][1]
    if missing and text[last : last + 1] in ("、", "，"):
        end = next(
            (at for at in range(last + 1, len(text)) if text[at] in _STOPS or text[at] == "的"), len(text)
        )
        if _spoilt(text[last + 1 : end], members[missing]):
            yield last + 1, end
    elif not missing and text[first - 1 : first] in ("、", "，"):
        start = first - 1 - len(members[0])
        if start >= 0 and _reworded(text[start : first - 1], members[0]):
            yield start, first - 1
    elif len(members) >= _FEWEST:
        opened, named = text[first - 1 : first] == "“", _NAMED.match(text, last) is not None
        if (missing and named) or (opened and text[last : last + 1] == "”"):
            yield first, last


def _spoilt(item: str, member: str) -> bool:
    return _part_of(item, member) or _reworded(item, member)


_LONG = 5
"""Members so long may have two characters that are not theirs; shorter ones, of three characters and more, one."""


def _reworded(item: str, member: str) -> bool:
    """Whether an item is a member with a word that is not its own."""
    strange = sum(map(ne, item, member))
    return len(item) == len(member) > 2 and 0 < strange <= (2 if len(member) >= _LONG else 1)


def _part_of(item: str, member: str) -> bool:
    """Whether an item is a member that has lost characters."""
    rest = iter(member)
    return 0 < len(item) < len(member) and all(character in rest for character in item)
