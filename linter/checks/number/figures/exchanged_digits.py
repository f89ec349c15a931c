"""Figures of the same digits, two of them exchanged, of one thing: 脱贫户8642户, and elsewhere 8462户脱贫户."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from linter.checks.number.figures.mentions import Figure, Groups, Pair, Text
from linter.chinese.expressions import later
from linter.chinese.resemblance import common_end, share_run
from linter.chinese.slips import slipped


def exchanged(text: Text) -> Iterator[Pair]:
    """Figures with the same digits, two of them exchanged, after words that have something in common."""
    groups: Groups = defaultdict(list)
    for match in text.matches:
        value = match["value"]
        if len(value) >= _SHORTEST:
            unit = "人" if match["unit"] == "名" else match["unit"]
            groups[unit, "".join(sorted(value))].append(match)
    for match in _PEOPLE.finditer(text.text):
        groups["万人", "".join(sorted(match["value"]))].append(match)
    for one, other in text.differing(groups, _THREE_DIGITS):
        if one.digits < _MANY_DIGITS and not (text.of_one_time(one, other) or _named_behind(one, other)):
            continue
        if one.unit in "%％":
            near = common_end([one.noun, other.noun]) >= _ALIKE_SHARES
        else:
            near = common_end([one.noun, other.noun]) >= _ALIKE or _of_one_thing(one, other)
            near = near or share_run(one.noun, other.noun, _STEM)
        if near and slipped(one.value, other.value) and not _apart(one, other):
            yield "slip", one, other


_PEOPLE = later(
    r"(?<![\d.])(?P<value>\d+(?:\.\d+)?)(?P<unit>万)(?=[一-龥]{0,4}(?:人口|群众|居民|村民|农民|职工))"
)
"""惠及23.5万用水人口, of the same unit as 供水人口32.5万人."""
_SHORTEST = 3
"""Characters of a figure with digits to exchange."""
_THREE_DIGITS, _MANY_DIGITS = 3, 4
"""So many digits are not the same by chance, in another order: three where a long name stands beside both."""
_ALIKE, _ALIKE_SHARES = 2, 4
"""So many characters at their ends names of one thing share; 按时办结率 and 办结率 are two."""


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures of one name are of two things all the same."""
    if _rest(one) or _rest(other) or _aimed(one) is not _aimed(other) or _dated(one) != _dated(other):
        return True
    return _side_by_side(one, other) and not (_recalled(one, other) or _recalled(other, one))


def _dated(figure: Figure) -> str:
    """The year that the sentence opens with, by its word."""
    match = _YEAR.search(figure.block.reading, figure.sentence[0], figure.start)
    return match[0] if match else ""


_YEAR = later("(?:(?<=[。；，\u3000])|^)(?:去年|上年|前年|明年|来年)(?=[，全预计划拟我]|共)")


def _recalled(one: Figure, other: Figure) -> bool:
    """残疾人8723名…；为8732名残疾人建档: the other takes up the one by the noun behind it."""
    text = other.block.reading
    led = _LED.search(text, max(other.start - _LONGEST_REST, 0), other.start)
    return led is not None and one.start < other.start and text.startswith(one.noun[-_NOUN:], other.end)


_LED = later("(?:^|[，。；、])(?:已|并|又|共|现)?(?:[对为将把给向使让]|组织|确保)(?:这|上述|全部|全体)?$")
_NOUN = 3
"""Characters of a noun that is said again."""


def _rest(figure: Figure) -> bool:
    """What is left of a total has a figure of its own."""
    return _REST.search(figure.block.reading, max(figure.start - _LONGEST_REST, 0), figure.start) is not None


_REST = later("(?:其余|剩余|另外?)[^，。；、\\d]{0,4}$")
_LONGEST_REST = 8


def _aimed(figure: Figure) -> bool:
    """Whether the clause up to the figure tells what is to be reached."""
    return _AIMED.search(figure.block.reading, figure.sentence[0], figure.start) is not None


_AIMED = later("(?:力争|预计|计划|目标)[^，。；、]*$")


def _side_by_side(one: Figure, other: Figure) -> bool:
    """县人民医院开放床位860张；县中医院开放床位680张: two of a row, or of neighbouring items of a list."""
    first, last = sorted((one.start, other.start))
    if one.block is other.block:
        return "。" not in one.block.reading[first:last]
    a, b = one.block.number, other.block.number
    if one.block.level <= _SECTION or a is None or b is None or a.value is None or b.value is None:
        return False
    return a.style == b.style and abs(a.value - b.value) == 1


_SECTION = 2
"""Headings of this level and above begin sections; those below may be items of a list."""


def _of_one_thing(one: Figure, other: Figure) -> bool:
    """The nouns before them share a word, or the noun before one stands behind the other: 脱贫户8642户, 8462户脱贫户."""
    nouns = [figure.noun[-_NOUN_END:] for figure in (one, other)]
    after = [_BEHIND.match(figure.block.reading, figure.end) for figure in (one, other)]
    behind = [match[0] if match else "" for match in after]
    return share_run(nouns[0], nouns[1], _WORD) or _crossed(nouns, behind, _WORD)


_BEHIND = later("[一-龥]{0,4}")
"""What a figure counts may stand right behind it, not behind a mark."""


def _named_behind(one: Figure, other: Figure) -> bool:
    """Whether the name before the one stands behind the other: 家庭经济困难学生436人, 对463名家庭经济困难学生."""
    nouns = [figure.noun[-_LONG_NAME:] for figure in (one, other)]
    behind = [figure.block.reading[figure.end : figure.end + _LONG_NAME] for figure in (one, other)]
    return _crossed(nouns, behind, _NAME)


def _crossed(nouns: Sequence[str], behind: Sequence[str], length: int) -> bool:
    """Whether what stands before one of two figures stands behind the other, in so many characters."""
    return share_run(nouns[0], behind[1], length) or share_run(behind[0], nouns[1], length)


_WORD, _STEM, _NAME = 2, 3, 4
"""Characters that two nouns share which have a word, more than a word (新改建公路, 全县新改建里程) or a name in common."""
_NOUN_END, _LONG_NAME = 6, 8
"""Characters of a noun in which a word or a name is looked for."""
