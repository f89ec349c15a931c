"""Of names that nearly agree in one draft, which of two is the slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import Finding

_MOST = 40
"""Names that are compared with each other; a draft with more is a list of them."""
_LEAST_SERIES = 3
"""So many names that are near each other are those of a series: “最美教师”, “最美医生”, “最美护士”."""
_SENTENCES = later("[。；\n]")


class Placed(Protocol):
    """A name, its block and where in it the name begins."""

    @property
    def name(self) -> str: ...
    @property
    def block(self) -> Block: ...
    @property
    def start(self) -> int: ...


Name = TypeVar("Name", bound=Placed)


def twins(
    part: Part, names: Mapping[str, Sequence[Name]], near: Callable[[Sequence[Name], Sequence[Name]], bool]
) -> Iterator[tuple[Name, Name]]:
    """Names that stand a single time, never in the title, each with the first of the nearly equal ones. `near` tells
    whether two nearly agree. Those in one sentence are two by right, and so are those of a series."""
    pairs = [pair for pair in combinations([*names][:_MOST], 2) if near(names[pair[0]], names[pair[1]])]
    often = Counter(name for pair in pairs for name in pair)
    text = "\n".join(block.reading for block in part.blocks) if pairs else ""
    for one, other in pairs:
        series = max(often[one], often[other]) >= _LEAST_SERIES - 1
        if series or min(text.count(one), text.count(other)) > 1 or _in_one_sentence(text, one, other):
            continue
        for wrong, right in ((one, other), (other, one)):
            if text.count(wrong) == 1 and names[wrong][0].block.kind != "title":
                yield names[wrong][0], names[right][0]


def hint(wrong: Placed, right: Placed) -> Finding:
    """That one of two is a slip. There may be two such things, so it is a guess."""
    span = wrong.block.at(wrong.start, wrong.start + len(wrong.name))
    return Finding(span, {"other": right.name}, sure=False)


def _in_one_sentence(text: str, one: str, other: str) -> bool:
    return any(one in sentence and other in sentence for sentence in _SENTENCES.split(text))
