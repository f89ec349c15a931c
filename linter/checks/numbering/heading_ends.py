"""How headings end: without a mark where others of their level have none, and not in the middle of a sentence; and
how the items of a list do: all alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from linter.checks.numbering.sequences import sequences
from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_ENDS = ("。", "；", ";", ".")
_OTHER_ENDS = ("？", "！", "?", "!", "：", ":", "，", ",", "、", "…")
_COMMAS = ("，", ",", "、")
_LISTED = ("；", ";")
"""So end the members of a list, which are sentences or parts of one."""
_RULES = later("一律|不得|方可|禁止|应当")
_FEWEST = 4
"""So few items on lines of their own do not show how the others end."""
_FAULTS = ("mixed", "always")
_FIRST = "一、"


@frozen
class HeadingEnds(PartCheck):
    """Headings on lines of their own end without a mark, like titles.

    `fault` is the one to report: mixed (a mark although other headings of its level in this report go without),
    always (all headings numbered 一、 have one). Run-in headings have no choice and do not count, nor do those that
    ask, call or lead in.
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    def find(self, part: Part) -> Iterator[Finding]:
        for style, blocks, marked in _levels(part):
            mixed = len(marked) < len(blocks)
            if mixed if self.fault == "mixed" else style == _FIRST and len(marked) > 1 and not mixed:
                yield from map(_marked, marked)


@lru_cache(maxsize=4)
def _levels(part: Part) -> tuple[tuple[str, list[Block], list[Block]], ...]:
    """Per style of number the headings that have a choice, and those with a mark, where there are any."""
    levels: dict[str, list[Block]] = defaultdict(list)
    for run in sequences(part).runs:
        members = [part.blocks[member.block] for member in run.members]
        without = sum(not block.reading.rstrip().endswith(_ENDS) for block in members)
        if without <= (len(members) > _FEWEST) and not all(map(_plain, members)):
            continue  # items, of which one has a paragraph behind it or lost its mark
        if not any(block.reading.rstrip().endswith(_LISTED) for block in members[:-1]):
            levels[run.style].extend(block for block in members if _plain(block) and not _ruling(block))
    found = (
        (style, blocks, [block for block in blocks if block.reading.rstrip().endswith(_ENDS)])
        for style, blocks in levels.items()
    )
    return tuple(level for level in found if level[2])


def _plain(block: Block) -> bool:
    return block.kind == "heading" and not block.run_in and not block.reading.rstrip().endswith(_OTHER_ENDS)


def _ruling(block: Block) -> bool:
    """Whether a block is an item that lays something down: 三、其余车辆一律禁止上路行驶。"""
    return block.reading.rstrip().endswith(_ENDS) and _RULES.search(block.title) is not None


def _marked(block: Block) -> Finding:
    end = block.span.start + len(block.reading.rstrip())
    span = Span(end - 1, end)
    return Finding(span, {}, Fix((Edit(span, ""),)))


class HeadingComplete(PartCheck):
    """A numbered heading or item does not break off at a comma, with the rest of it in the next paragraph."""

    def find(self, part: Part) -> Iterator[Finding]:
        for run in sequences(part).runs:
            for member in run.members:
                block = part.blocks[member.block]
                if block.reading.rstrip().endswith(_COMMAS) and _broken(part, member.block):
                    end = block.span.start + len(block.text.rstrip())
                    yield Finding(Span(end - 1, end))


def _broken(part: Part, index: int) -> bool:
    """Unnumbered text goes on below; a copy whose long lines break anywhere was badly wrapped: silence."""
    following = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
    if following is None or following.number or following.kind not in ("paragraph", "lead"):
        return False
    lines = [block for block in part.body if len(block.text) > 30]
    wrapped = [block for block in lines if block.reading.rstrip()[-1:] not in "。！？：；”）…"]
    return 10 * len(wrapped) <= 3 * max(len(lines), 10)


_STOPS = (("；", "。"), ("。", "；"))
"""The mark that parts the items, and the odd one."""


class ItemsParted(PartCheck):
    """Items on lines of their own are parted by the same mark, all by semicolons or all by full stops.

    One that differs from three others and more is found, if it is of one sentence. The last item ends the list with a
    full stop, whatever parts the others, and does not count.
    """

    def find(self, part: Part) -> Iterator[Finding]:
        for run in sequences(part).runs:
            places = [member.block for member in run.members]
            if len(places) < _FEWEST or places != list(range(places[0], places[0] + len(places))):
                continue
            texts = [part.blocks[place].reading.rstrip() for place in places[:-1]]
            for usual, odd in _STOPS:
                others = [index for index, text in enumerate(texts) if not text.endswith(usual)]
                if len(others) == 1 and texts[others[0]].endswith(odd) and "。" not in texts[others[0]][:-1]:
                    end = len(texts[others[0]])
                    span = part.blocks[places[others[0]]].at(end - 1, end)
                    yield Finding(span, {"better": usual}, Fix((Edit(span, usual),), safe=False))
