"""Words of one meaning do not stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import permutations

from linter.chinese.words import reached
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, Finding

_DONE = ("", "了", "着")
"""What may stand between two verbs: 涵盖了|包括, 存在着|抱有."""


@frozen
class SynonymsOnce(AnchoredCheck):
    """Finds a word right behind another one that means the same: 制止|避免, 舆论环境|氛围, 涵盖了|包括; or joined to it:
    防范和预防.

    `groups`: words of one meaning, parted by spaces; a word may be in several groups. `joints`: characters of which one
    has to stand between the two; none: they stand side by side. `fixed`: pairs that are a set phrase, written as one
    word, parted by spaces.
    """

    groups: tuple[str, ...]
    joints: str = ""
    fixed: str = ""

    @cached_property
    def _like(self) -> dict[str, frozenset[str]]:
        """Each word with those that mean the same."""
        like: dict[str, frozenset[str]] = {}
        for group in map(frozenset, map(str.split, self.groups)):
            for word in group:
                like[word] = like.get(word, frozenset()) | (group - {word})
        return like

    @property
    def _between(self) -> tuple[str, ...]:
        return tuple(self.joints) or _DONE

    @cached_property
    def anchors(self) -> Anchors:
        pairs = [pair for group in self.groups for pair in permutations(group.split(), 2)]
        return frozenset(
            Anchor(first[-1] + between + second[0], len(first) - 1)
            for first, second in pairs
            for between in self._between
        )

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, after = block.reading, 0
        for start in sorted(set(range(len(text)) if starts is None else starts)):
            for first, second, middle in self._together(text, start):
                end = middle + len(second)
                if start >= after and (
                    self.joints or not (reached(text, start, end) or _made_noun(text, start))
                ):
                    after = end
                    surplus = start + len(first) if self.joints else middle
                    fix = Fix((Edit(block.at(surplus, end), ""),), safe=False)
                    yield Finding(Span(*block.at(start, end)), {"better": first}, fix)

    def _together(self, text: str, start: int) -> Iterator[tuple[str, str, int]]:
        """A word at an offset, one of the same meaning behind it, the longest ones first, and where that begins."""
        for length in (4, 3, 2):
            first = text[start : start + length]
            for second in sorted(self._like.get(first, ()), key=len, reverse=True):
                for between in self._between:
                    middle = start + length + len(between)
                    if (
                        text.startswith(between + second, start + length)
                        and first + second not in self._fixed
                    ):
                        yield first, second, middle

    @cached_property
    def _fixed(self) -> frozenset[str]:
        return frozenset(self.fixed.split())


def _made_noun(text: str, start: int) -> bool:
    """Whether 大 in front makes a noun of the first word: 以环境大改善|提升幸福感."""
    return text[start - 1 : start] == "大" and text[start - 2 : start - 1] not in _GREATLY


_GREATLY = ("极", "重", "很", "巨", "较", "最", "更")
