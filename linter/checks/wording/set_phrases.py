"""Set phrases (idioms, formulas of official language) are written as they are set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from operator import ne

from linter.chinese.frequency import commonness
from linter.chinese.likeness import alike, holding
from linter.chinese.words import is_alone, is_han, is_word, reached
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, Finding

_SHORT = 3
"""Of a longer phrase more is right than what leads to it."""

_SHRINKING = 4
"""Longer phrases are known without one of their characters."""

_LIGHT = "化式性的和与级"
"""What a phrase may well go without: 网格化管理, 网格管理."""

_COMMON = 600
"""What is as common as this leads to nothing: the words of everyday reports would lead everywhere."""


@frozen
class PhrasesWhole(AnchoredCheck):
    """Finds a phrase with one slip: a character that sounds or looks like the right one, two neighbours that changed
    places, one inner character written twice or, in a long phrase, left out, the last one twice before a mark. Its
    first or its last two characters must be right: they lead to it. A short phrase, and one of another length, may
    have come about by chance.

    `phrases`: phrases of four and more characters, parted by spaces.
    `common`: further pairs of characters that stand in many texts and lead to no phrase, parted by spaces.
    `closed`: those of the phrases of which three characters side by side stand in nothing else, parted by spaces: there
    the fourth need not be like the right one.
    `variants`: what looks like a slip and is right, parted by spaces.
    """

    phrases: str
    common: str = ""
    closed: str = ""
    variants: str = ""

    kept = ("_by_first", "_by_last")

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(lead, 0) for lead in self._leading)

    @cached_property
    def _leading(self) -> frozenset[str]:
        """The pairs of characters that lead to phrases."""
        leads = {lead for phrase in self.phrases.split() for lead in (phrase[:2], phrase[-2:])}
        return frozenset(lead for lead in leads if commonness(lead) < _COMMON).difference(self.common.split())

    @cached_property
    def _by_first(self) -> dict[str, str]:
        """The phrases to which their first two characters lead by the first one, each with a space on both sides."""
        led = [phrase for phrase in self.phrases.split() if phrase[:2] in self._leading]
        return _grouped(led, 0)

    @cached_property
    def _by_last(self) -> dict[str, str]:
        led = [phrase for phrase in self.phrases.split() if phrase[-2:] in self._leading]
        return _grouped(led, -1)

    @cached_property
    def _closed(self) -> frozenset[str]:
        return frozenset(self.closed.split())

    @cached_property
    def _led(self) -> dict[str, list[tuple[str, int]]]:
        return {}

    def _leads(self, pair: str) -> list[tuple[str, int]]:
        """The phrases to which a pair of characters leads, and where in them it stands."""
        if pair not in self._led:
            first = holding(self._by_first.get(pair[0], ""), f" {pair}")
            last = holding(self._by_last.get(pair[1], ""), f"{pair} ")
            self._led[pair] = [(phrase, 0) for phrase in first]
            self._led[pair] += [(phrase, len(phrase) - 2) for phrase in last]
        return self._led[pair]

    def _is_right(self, words: str) -> bool:
        return any(words in row and words in row.split() for row in (self.phrases, self.variants))

    def _is_replaced(self, words: str, phrase: str) -> bool:
        """Whether any other character stands in place of the first or the last one of a closed phrase."""
        if phrase not in self._closed or len(words) != len(phrase):
            return False
        unlike = [at for at, (one, other) in enumerate(zip(words, phrase, strict=True)) if one != other]
        return unlike in ([0], [len(phrase) - 1]) and is_han(words[unlike[0]])

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, base, after = block.reading, block.span.start, 0
        if starts is None:
            starts = [at for at in range(len(text)) if text[at : at + 2] in self._leading]
        for start, end, phrase in sorted(self._slips(text, starts)):
            if start >= after:
                after, span = end, Span(base + start, base + end)
                sure = len(phrase) > _SHORT and end - start == len(phrase)
                yield Finding(span, {"better": phrase}, Fix((Edit(span, phrase),), safe=False), sure)

    def _slips(self, text: str, starts: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """Where a phrase is not quite itself, and which phrase."""
        for place in starts:
            before, after = text[max(place - 2, 0) : place] or " ", text[place + 2 : place + 4] or " "
            for phrase, at in self._leads(text[place : place + 2]):
                start, end = place - at, place - at + len(phrase)
                beside = before if at else after
                if start < 0 or (
                    len(phrase) > _SHORT and beside[0] not in phrase and beside[-1] not in phrase
                ):
                    continue
                if text.startswith(phrase, start):
                    if (
                        at
                        and text[end - 1 : end + 1] == 2 * phrase[-1]
                        and not is_han(text[end + 1 : end + 2])
                    ):
                        yield start, end + 1, phrase
                    continue
                words = text[start:end]
                slip = mistaken(words, phrase) or self._is_replaced(words, phrase)
                if slip and not self._is_right(words):
                    if _joined(text, start, phrase):
                        continue
                    chance = _by_chance if len(phrase) == _SHORT else _between_words
                    if not chance(text, start, phrase):
                        yield start, end, phrase
                    continue
                longer = (start - 1, end) if at else (start, end + 1)
                if _spans(text, *longer, phrase) and text[slice(*longer)] in _stretched(phrase):
                    if not self._is_right(text[slice(*longer)]) and not _vivid(text, *longer):
                        yield *longer, phrase
                    continue
                shorter = (start + 1, end) if at else (start, end - 1)
                if not _spans(text, *shorter, phrase) or text[slice(*shorter)] not in _shrunk(phrase):
                    continue
                if not self._is_right(text[slice(*shorter)]) and not reached(text, *shorter):
                    yield *shorter, phrase


def _spans(text: str, start: int, end: int, phrase: str) -> bool:
    """Whether a place begins and ends with the first and the last character of the phrase."""
    return start >= 0 and text.startswith(phrase[0], start) and text.endswith(phrase[-1], 0, end)


def _grouped(phrases: Iterable[str], at: int) -> dict[str, str]:
    groups: dict[str, str] = defaultdict(lambda: " ")
    for phrase in phrases:
        groups[phrase[at]] += f"{phrase} "
    return dict(groups)


def mistaken(words: str, phrase: str) -> bool:
    """Whether `words` are the phrase with a character that is like the right one, or with two in each other's place."""
    wrong = sum(map(ne, words, phrase))
    if wrong > 2 or len(words) < len(phrase):
        return False
    pairs = [pair for pair in zip(words, phrase, strict=True) if pair[0] != pair[1]]
    return alike(*pairs[0]) if wrong == 1 else words in _turned(phrase)


_COUNTED = frozenset("个名位家户处项条座所台套件份起次批组支辆张间栋")
"""Measure words."""

_ADVERBIAL = frozenset("补重复再新未已")
"""What a verb has before it."""


def _between_words(text: str, start: int, phrase: str) -> bool:
    """Whether both ends of a long phrase belong to words outside: 负|责人不清|楚; or the first one that is not of
    it does, before words that are whole: 乡村振|兴|发展理念."""
    end = start + len(phrase)
    if not is_word(text[max(0, start - 1) : start + 1]):
        return False
    whole = text[start + 1 : end] == phrase[1:] and is_word(phrase[1:3])
    return whole or is_word(text[end - 1 : end + 1])


def _by_chance(text: str, start: int, phrase: str) -> bool:
    """Whether a character that is not the one of a short phrase is, or belongs to, a word of its own: 武装|不, 档案|管理,
    值班|时, 40家|工业企业, 记录|补填."""
    end = start + len(phrase)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return any(
        is_word(text[max(0, at - 1) : at + 1])
        or is_word(text[at : at + 2])
        or (
            is_alone(text[at])
            and ((at == start and is_han(before)) or (at == end - 1 and (is_han(after) or text[at] == "时")))
        )
        or (at == start and before.isdigit() and text[at] in _COUNTED)
        or (at == end - 1 and is_han(after) and text[at] in _ADVERBIAL)
        for at, right in enumerate(phrase, start)
        if text[at] != right
    )


def _joined(text: str, start: int, phrase: str) -> bool:
    """干渠|及|配套: whether what is not of the phrase joins the words on its sides."""
    return any(
        text[at] != right and text[at] in _JOINING and is_word(text[at + 1 : at + 3])
        for at, right in enumerate(phrase, start)
    )


_JOINING = "和与及或"


@cache
def _turned(phrase: str) -> frozenset[str]:
    """The phrase with two neighbours in each other's place."""
    places = range(len(phrase) - 1)
    return frozenset(phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :] for at in places)


@cache
def _stretched(phrase: str) -> frozenset[str]:
    """The phrase with an inner character twice, except where two words meet there (党组|组织, 公交车|车辆); the outer
    ones may belong to other words."""
    places = (at for at in range(1, len(phrase) - 1) if not _meet(phrase, at))
    return frozenset(phrase[:at] + phrase[at] + phrase[at:] for at in places)


def _vivid(text: str, start: int, end: int) -> bool:
    """Whether what stands twice is the second half of 扎扎实实."""
    return text[start - 1 : start] == text[start] and text[start + 1 : end].startswith(2 * text[start + 1])


_ENDING = "车队团园会线网房器链方部化地水时场组"
"""Characters that end longer words."""


def _meet(phrase: str, at: int) -> bool:
    """Whether a word may end, and another one begin, with the character there."""
    ended = is_word(phrase[at - 1 : at + 1]) or phrase[at] in _ENDING
    return ended and is_word(phrase[at : at + 2])


@cache
def _shrunk(phrase: str) -> frozenset[str]:
    """A long phrase without one of its inner characters, except where two words are left (实验|安全); what a short one
    leaves may be right."""
    places = range(1, len(phrase) - 1) if len(phrase) > _SHRINKING else ()
    left = (phrase[:at] + phrase[at + 1 :] for at in places if phrase[at] not in _LIGHT)
    return frozenset(words for words in left if not (is_word(words[:2]) and is_word(words[2:])))
