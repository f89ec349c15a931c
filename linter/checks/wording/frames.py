"""Frames of two parts, a word that leads in and an end, and adjectives with their nouns: what is set goes together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.frozen import field, frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, Finding

_MARKS = "，。；：！？\n"
_REACH = 40
"""Characters of a clause in which a frame begins, at most."""
_LEAST = 2
"""So many characters stand between what leads in and the end."""


def _split(table: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """“one|one…other|other” to better, one by one."""
    for pair, better in table.items():
        ones, others = pair.split("…")
        for one in ones.split("|"):
            yield from ((one, other, better) for other in others.split("|"))


def _refuse(table: Mapping[str, str]) -> None:
    """Raise ValueError for a table that cannot be read."""
    if not table or any(pair.count("…") != 1 for pair in table):
        raise ValueError("wanted are pairs of the form one|one…other|other")


def _standing(text: str, words: Iterable[str], starts: Sequence[int] | None) -> Iterator[tuple[int, str]]:
    """Where each of the words stands, in the order of the text; `starts` as `AnchoredCheck.find` is told them."""
    for at in sorted(set(range(len(text)) if starts is None else starts)):
        yield from ((at, word) for word in words if text.startswith(word, at))


@frozen
class FramesLedIn(AnchoredCheck):
    """Finds the end of a frame whose clause begins with another word than that which leads it in: 从石桥村为例 for 以……为例.

    `frames`: “wrong|wrong…end|end” to the word that leads in; a clause that holds this word too is left alone.
    """

    frames: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse(self.frames)

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(end, 0) for end in self._by_end)

    @cached_property
    def _by_end(self) -> dict[str, list[tuple[str, str]]]:
        """The wrong words and the right one by the end of their frame."""
        found = defaultdict(list)
        for wrong, end, right in _split(self.frames):
            found[end].append((wrong, right))
        return dict(found)

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text = block.reading
        for at, end in _standing(text, self._by_end, starts):
            start = clause_start(text, _MARKS, at, max(at - _REACH, 0))
            yield from _misled(block, _BEGUN.match(text, start).end(), at, self._by_end[end])  # type: ignore[union-attr]


_BEGUN = later(
    "(?:(?:要|应当?|须|必须|将|会|能|一律|都|均|始终|坚持|同时|也|并|可|即|[一二三四五六七八九十]是|[（(].{1,3}[）)]|首先|其次)*)"
)
"""What stands before the word that leads in, at the head of a clause."""


_MANNERS = ("方式", "形式", "方法", "办法")
"""What is done in such a way is led in further back: 通过查阅台账、向群众了解等方式|进行检查."""


def _misled(block: Block, start: int, end: int, pairs: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    text = block.reading
    for wrong, right in pairs:
        inside = text[start + len(wrong) : end]
        if (
            text.startswith(wrong, start)
            and len(inside) >= _LEAST
            and right not in inside
            and wrong not in inside
            and not inside.endswith(_MANNERS)
        ):
            span = block.at(start, start + len(wrong))
            yield Finding(span, {"better": right}, Fix((Edit(span, right),), safe=False))
            return


@frozen
class AttributeSuitsNoun(AnchoredCheck):
    """Finds an adjective before a noun that it is not said of: 丰硕的基础.

    `pairs`: “adjective|adjective…noun|noun” to an adjective that suits the noun.
    """

    pairs: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse(self.pairs)

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(f"{adjective}的", 0) for adjective, _, _ in _split(self.pairs))

    @cached_property
    def _by_adjective(self) -> dict[str, list[tuple[str, str]]]:
        found = defaultdict(list)
        for adjective, noun, better in _split(self.pairs):
            found[f"{adjective}的"].append((noun, better))
        return dict(found)

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text = block.reading
        for at, adjective in _standing(text, self._by_adjective, starts):
            described = _DESCRIBED.match(text, at + len(adjective))
            pairs = self._by_adjective[adjective]
            found = [pair for pair in pairs if described and described[0].endswith(pair[0])]
            if described and found:
                (noun, better), word = found[0], adjective[:-1]
                span = block.at(at, described.end())
                yield Finding(span, {"adjective": word, "noun": noun, "better": better})


_DESCRIBED = later("[一-龥]{2,6}?(?=[，。；、！？]|$|和(?!谐)|与|[而及])")
"""What an adjective describes: no more than a noun and what stands right before it."""


@frozen
class GovernedNounPresent(AnchoredCheck):
    """Finds a verb in a clause that does not name any of the nouns that it governs, though an object stands there:
    充分发挥党员干部.

    `governed`: a verb to the nouns that it governs, parted by spaces.
    """

    governed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(verb, 0) for verb in self.governed)

    @cached_property
    def _nouns(self) -> dict[str, tuple[str, ...]]:
        return {verb: tuple(nouns.split()) for verb, nouns in self.governed.items()}

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text = block.reading
        for at, verb in _standing(text, self._nouns, starts):
            nouns, object_ = self._nouns[verb], _OBJECT.match(text, at + len(verb))
            if text[at - 1 : at] in _LONGER or not object_ or any(noun in object_[0] for noun in nouns):
                continue
            start = at - len(_DEGREE.search(text, max(at - _LEAST, 0), at)[0])  # type: ignore[index]
            yield Finding(block.at(start, object_.end()), {"wanted": nouns[0]})


_OBJECT = later(
    r"(?![^，。；]{0,3}(?:得|不|是|要|到|较|起来|出色|淋漓|其|某|自主|出来|出去|到位|着|好|失常|欠佳|如何|怎样|空间))[了出起好]?(?![，。；：、”）和与的])[^。；：！？\n“”《》]{3,40}?(?=[。；]|，(?:带领|带动|组织|引导|推动|深入|积极|主动|为|把|在|对|加强|做好|抓好|提高|提升|促进|确保))"
)
"""An object up to where its clause ends for sure."""
_LONGER = frozenset("培保能被")
"""With what stands before them verbs are others: 培|养成."""
_DEGREE = later("(?:充分|积极|牢固|大力|努力|切实)?$")
