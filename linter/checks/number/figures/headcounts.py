"""How many persons there are, told twice: staff, members, classes and those who are helped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from linter.checks.number.figures.mentions import FAULTS, LONGEST_NOUN, Groups, Pair, Text
from linter.chinese.expressions import later
from linter.chinese.slips import slipped

_PERSONS = ("名", "人")
_WHO = "党员|干部职工|职工|干警|法官|检察官|幼儿|学员|队员|会员|教职工|教师|专任教师|学生|社工|网格员|护林员|工作人员|民警|员工|医护人员|医务人员"
_STAFF = later(
    rf"(?:(?:^|[，。；、])(?:现有|共有|现共有)(?P<who>[一-龥]{{2,6}})|[校院局馆园](?:现有|共有|现共有)(?P<who>{_WHO})|[全我本][一-龥](?:现|共|现共)?有?(?P<who>{_WHO}))$"
)
_STAFFED = later(
    "(?:共有|现有|配有|配备|聘用|选聘|落实|设置|全[县镇乡村局]|^|[，。；\n])(?P<who>[一-龥]{2}员)$"
)
_PEOPLE = later(rf"(?:在职|正式|在岗|在校)?(?:{_WHO})(?!先锋|干部|代表|骨干|领导|志愿|家庭|中(?!，))")
_SOME = later("参加|获")
_WHOLE = later("(?:现有|共有|[全我本](?:[局校院镇乡村所队县市区社厂站系园司馆]|街道))$")
_LONGEST_WHOLE = 4
_LONGEST_LEAD = 6
"""With what may stand behind the whole."""


def same_staff(text: Text) -> Iterator[Pair]:
    """全局现有党员65名 or 全局65名党员, and elsewhere 现有党员63人; a digit of three is a slip, other staff may have come."""
    whole: Groups = defaultdict(list)
    some: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"] in _PERSONS:
            people, all_of_them = _people(text, match)
            if people:
                some["", people].append(match)
            if people and all_of_them:
                whole["", people].append(match)
    for one, other in text.differing(_classes(text)):
        if one.block is not other.block and one.within(other, _CLASS_APART):
            yield "slip", one, other
    for one, other in text.differing(_staffed(text)):
        if one.block is not other.block and text.mistaken(one, other):
            yield "slip", one, other
    for groups, faults in ((whole, FAULTS), (some, ("slip",))):
        for one, other in text.differing(groups):
            fault = "slip" if slipped(one.value, other.value) else "differing"
            if one.block is not other.block and fault in faults and one.within(other, _STAFF_APART):
                yield fault, one, other


_CLASS_APART, _STAFF_APART = 1.2, 2.0
"""So many times the one is the other at most, where both are of the same persons."""
_OF_CLASS = later(r"(?:全班|我班|本班)(?:现有|共有|现共有|共)?(?:学生|同学)?$")
_LONGEST_CLASS = 8


def _classes(text: Text) -> Groups:
    """全班45人, and elsewhere 全班44名同学."""
    groups: Groups = defaultdict(list)
    for match in text.matches if "班" in text.text else ():
        if match["unit"] in _PERSONS and _OF_CLASS.search(text.close_before(match, _LONGEST_CLASS)):
            groups["", "班"].append(match)
    return groups


def _staffed(text: Text) -> Groups:
    """保洁员126名, by what they are."""
    groups: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"] in _PERSONS and (staff := _STAFFED.search(text.before(match))):
            groups["", staff["who"]].append(match)
    return groups


def _people(text: Text, match: re.Match[str]) -> tuple[str, bool]:
    """Whom a figure counts, and whether it surely counts them all: 全局52名党员参加 may be those who took part."""
    before = _STAFF.search(text.close_before(match, LONGEST_NOUN))
    if before:
        return before["who"], True
    after = _PEOPLE.match(text.text, match.end())
    if after is None or not _WHOLE.search(text.close_before(match, _LONGEST_LEAD).rstrip("有共现约")):
        return "", False
    return after[0], _SOME.match(text.text, after.end()) is None


_HELPED = "留守学生|留守儿童|困难学生|特困学生|贫困学生|残疾学生|留守老人|孤寡老人|空巢老人|特困人员|困难职工|残疾人|孤儿|脱贫户|监测户|低保户|五保户|困难户|帮扶户"
_HELPED_COUNT = later(rf"(?P<value>\d{{2,4}})(?P<unit>[名户])(?=(?P<what>{_HELPED}))")


def same_people(text: Text) -> Iterator[Pair]:
    """全校48名留守学生, and elsewhere 对46名留守学生: those who are all looked after, where a slip tells them apart."""
    groups: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _HELPED_COUNT.finditer(text.text):
        groups[match["what"]].append(match)
    for group in groups.values():
        figures = [text.figure(match, match["unit"]) for match in group]
        if len(figures) != 2 or figures[0].block is figures[1].block:
            continue
        one, other = figures
        alike = len(one.value) == len(other.value) and sum(map(str.__ne__, one.value, other.value)) == 1
        before = [f.block.reading[max(f.start - _LONGEST_WHOLE, 0) : f.start] for f in figures]
        whole = [_WHOLE.search(told) is not None for told in before]
        if alike and whole[0] != whole[1] and before[int(whole[0])].endswith("对"):
            yield "slip", one, other
