"""Lists that a draft gives twice, with one member exchanged: 东城、西城、北城3个环卫所, then 东城 …, 南城 …, 北城 …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.words import is_han, is_word
from linter.document import PLACES, Part
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_COUNT = r"[2-9二三四五六七八九两]"
_LISTED = later(
    rf"(?P<items>(?:[一-龥]{{2,6}}、){{2,9}}[一-龥]{{2,24}}?)(?:等)?(?P<count>{_COUNT})[名个条位家所座处项栋类组](?P<kind>[一-龥]{{1,8}})?"
)
_SPLIT = later("[、和]")
_PARTS = later("[。\n]")
_LEAST = 3
_MOST = 8
"""Lists that are compared with the text: more of them are a survey."""
_GENERAL = later("全|各|其他|其余|该|本|这|新|主|总|分|市|县|区|省|同|每|另|我")


class MembersKept(PartCheck):
    """A list that was counted keeps its members: where a later sentence names all of them but one, each with the same
    words behind it, another name of the same make in its place was a slip or another draft's. Found is the stranger that
    stands once, if the member that it has taken the place of is not in the sentence."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            f"{count}{one}" for count in "3456789三四五六七八九" for one in "名个条位家所座处项栋类组"
        )

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = [block for block in part.blocks if block.kind in _KINDS]
        lists = ((block, match) for block in blocks for match in _LISTED.finditer(block.reading))
        counted = ((block, match, _members(match)) for block, match in lists)
        told: set[int] = set()
        text = ""
        for block, match, members in islice((one for one in counted if one[2]), _MOST):
            text = text or "\n".join(each.reading for each in blocks)
            for other in blocks:
                skip = match.end() if other is block else 0
                for at, stranger, missing in _strangers(other.reading, members, skip):
                    start = other.span.start + at
                    if text.count(stranger) == 1 and start not in told:
                        told.add(start)
                        yield Finding(other.at(at, at + len(stranger)), {"other": missing}, sure=False)


def _members(listed: re.Match[str]) -> list[str]:
    """The members that a list tells, of one length; empty when they are not as many as it counts."""
    items = _SPLIT.split(listed["items"])
    length = len(items[1])
    items[0] = items[0][-length:]
    items[-1] = items[-1][:length]
    fits = len(items) == value(listed["count"]) and len(items) >= _LEAST and len({*items}) == len(items)
    return items if fits and all(len(item) == length for item in items) else []


def _strangers(text: str, members: list[str], start: int) -> Iterator[tuple[int, str, str]]:
    """Where a stranger stands in a sentence on all members but one, with that one."""
    yield from _in_series(text, members, start)
    yield from _slips(text, members, start)
    for sentence in _sentences(text, start):
        at, said = sentence
        named = [member for member in members if member in said]
        missing = [member for member in members if member not in said]
        if len(missing) != 1 or len(named) < len(members) - 1:
            continue
        tails = [said[said.index(member) + len(member) :] for member in named]
        tail = _common_start(tails)
        length = len(missing[0])
        slots = _slots(said, tail, length) if len(tail) > 1 or tail == "、" else ()
        places = sorted(said.index(member) for member in named)
        for slot in slots:
            name = said[slot : slot + length]
            between = places[0] - length - 1 <= slot <= places[-1] + 60
            if between and name not in members and _is_name(name, said, slot):
                yield at + slot, name, missing[0]


_LONG = 4


def _slips(text: str, members: list[str], start: int) -> Iterator[tuple[int, str, str]]:
    """Names that differ from a member of four characters and more in one: 金域家园 for 金地家园."""
    for member in members:
        for at in range(1, len(member) - 1) if len(member) >= _LONG else ():
            if member[:at] in text and member[at + 1 :] in text:
                for match in re.finditer(f"{member[:at]}[一-龥]{member[at + 1 :]}", text[start:]):
                    pairs = (match[0][at - 1 : at + 1], match[0][at : at + 2])
                    word = any(map(is_word, pairs))  # 设备故障, 设备保障; 市统计局, 市审计局
                    if match[0] not in members and not word:
                        yield start + match.start(), match[0], member


def _in_series(text: str, members: list[str], start: int) -> Iterator[tuple[int, str, str]]:
    """The series once more, in its order, with one exchanged: 王晓燕、陈志强、刘丽华."""
    after = text[start:]
    absent = [member for member in members if member not in after]
    if len(absent) == 1:
        rest = [re.escape(member) for member in members]
        rest[members.index(absent[0])] = rf"(?P<name>[一-龥]{{{len(absent[0])}}})"
        for match in re.finditer("[、和与及]".join(rest), after):
            yield start + match.start("name"), match["name"], absent[0]


def _sentences(text: str, start: int) -> Iterator[tuple[int, str]]:
    at = start
    for said in _PARTS.split(text[start:]):
        yield at, said
        at += len(said) + 1


def _common_start(tails: list[str]) -> str:
    """The Chinese characters, or the mark, that stand behind every member."""
    same = "".join(a[0] for a in takewhile(lambda pair: len({*pair}) == 1, zip(*tails, strict=False)))
    return "、" if same.startswith("、") else "".join(takewhile(is_han, same))[:4]


def _slots(said: str, tail: str, length: int) -> Iterator[int]:
    for match in re.finditer(re.escape(tail), said):
        if match.start() >= length:
            yield match.start() - length


def _is_name(name: str, said: str, at: int) -> bool:
    before = said[at - 1 : at]
    joined = is_han(before) and before not in "和及与由在对"
    return all(map(is_han, name)) and not joined and _GENERAL.match(name) is None
