"""Numbers at the heads of paragraphs that are none of GB/T 9704's five: articles, 1.1, 第一阶段, 任务一."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.numbering.sequences import breaks, renumbered
from linter.chinese.expressions import later
from linter.chinese.numerals import han, value
from linter.document import Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding

_HAN = "一二三四五六七八九十"
_OPENERS = frozenset("第任措做案问议亮经建举行环123456789")
_HEAD = later(
    rf"(?P<shown>第(?P<article>[{_HAN}百零]{{1,5}})条(?=[\s\u3000])"
    rf"|第(?P<nth>[{_HAN}]{{1,2}})(?P<what>阶段|步|环节|步骤)(?=[\s\u3000（(：:、]|$)"
    rf"|(?P<label>(?:任务|措施|做法|案例|问题|议题|亮点|经验|建议|举措|行动|环节)之?)(?P<member>[{_HAN}]{{1,2}})(?=[\s\u3000：:、])"
    r"|(?P<above>\d{1,2}(?:\.\d{1,2}){0,2})\.(?P<last>\d{1,2})(?=[\s\u3000]+[一-龥]|(?![万亿千百元吨亩人户个倍米公平立])[一-龥]{2}))"
)
_PROSE = frozenset(("heading", "paragraph", "lead", "item"))


class _Head(NamedTuple):
    """`list` is the same for all that count on from one another."""

    block: Block
    list: str
    value: int
    shown: str

    def told(self, number: int) -> str:
        """Its number, put to another value."""
        digits = self.list[:1].isdigit()
        own = str(self.value) if digits else han(self.value)
        before, _, after = self.shown.rpartition(own)
        return before + (str(number) if digits else han(number)) + after


def heads_broken(part: Part) -> Iterator[tuple[str, Finding]]:
    """Where one number is left out (gap) or stands twice (repeat), in lists that begin with 1. A 1 begins one anew:
    whoever quotes some articles of a law does not begin with the first, nor leave out just one of them all."""
    lists: dict[str, list[_Head]] = {}
    for block in part.blocks:
        head = _read(block) if block.kind in _PROSE and block.text[:1] in _OPENERS else None
        if head and head.value == 1:
            yield from _broken(lists.pop(head.list, ()))
        if head:
            lists.setdefault(head.list, []).append(head)
    for heads in lists.values():
        yield from _broken(heads)


def _read(block: Block) -> _Head | None:
    match = _HEAD.match(block.reading)
    if match is None:
        return None
    if match["last"]:
        return _Head(block, match["above"], int(match["last"]), match["shown"])
    name = "article" if match["article"] else match["what"] or match["label"]
    return _Head(block, name, _value(match), match["shown"])


def _value(match: re.Match[str]) -> int:
    return value(match["article"] or match["nth"] or match["member"]) or 0


def _broken(heads: Sequence[_Head]) -> Iterator[tuple[str, Finding]]:
    values = [head.value for head in heads]
    wrong = list(breaks(values))
    if len(wrong) != 1 or wrong[0] == 0:
        return
    one, other = heads[wrong[0] - 1 : wrong[0] + 1]
    due = one.told(one.value + 1)
    span = other.block.at(0, len(other.shown))
    if other.value == one.value + 2:
        yield "gap", Finding(span, {"before": one.shown, "missing": due})
    elif other.value == one.value:
        then = renumbered(values[wrong[0] + 1 : wrong[0] + 2], one.value + 1)
        yield "repeat", Finding(span, {"before": one.shown, "better": due, "then": then})
