"""Characters that are hardly meant: their neighbours, as sound prose has them, expect another. Costs are those of
`linter.chinese.grams`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.chinese.grams import EDGE, Grams, symbols
from linter.chinese.likeness import like
from linter.chinese.words import is_han

_DOUBTFUL = 15.0
"""A character is looked at where it and the two behind it cost so much together."""
_GAIN, _SURE_GAIN = 9.0, 13.0
"""By so much another character is likelier where it may be meant, and where it surely is. Of 120 sound drafts that the
tables had not seen, one guess in 10,000 characters was wrong, and none that was sure."""
_USUAL, _RARER = 7.0, 0.5
"""The cost of a usual character, and how much of what a rarer one costs more is asked of the gain on top: it is rarely
written for another."""
_TURNED_GAIN = 11.0
_SUPPORT = 10.0
"""By so much a word of a list has to be likelier than its slip for that to be sure."""

_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两几")
_PLACES = frozenset("县镇市村乡区州岭陵山河湖庄屯坪坝湾沟")
"""What ends names of places: these hold any characters."""


class _Costs(dict[str, float]):
    """Of grams, each looked up once."""

    def __init__(self, usage: Grams) -> None:
        super().__init__()
        self._usage = usage

    def __missing__(self, gram: str) -> float:
        self[gram] = self._usage.cost(gram)
        return self[gram]


class Passage:
    """A text, and what its characters cost. Offsets are those of the text."""

    def __init__(self, usage: Grams, text: str) -> None:
        self._usage = usage
        self._symbols = f"{EDGE * _PAD}{symbols(text)}{EDGE * _PAD}"
        self._costs = _Costs(usage)

    def _sum(self, text: str) -> float:
        """Of all symbols but the first two."""
        costs = self._costs
        return sum([costs[text[at : at + 3]] for at in range(len(text) - 2)])

    def doubtful(self, alone: Iterable[int]) -> Iterator[int]:
        """Where a Chinese character is unlikely beside its neighbours, of those that make no common word (`alone`) and
        those that were never seen beside one of them."""
        text = self._symbols
        places = {at + _PAD for at in alone}
        for at in self._unmet():
            places |= {at, at + 1}
        for at in sorted(places):
            if is_han(text[at]) and self._sum(text[at - 2 : at + 3]) >= _DOUBTFUL:
                yield at - _PAD

    def _unmet(self) -> Iterator[int]:
        """Where in the symbols two stand that were never seen side by side."""
        text, usage = self._symbols, self._usage
        for at in range(_PAD, len(text) - _PAD - 1):
            if text[at + 1] not in usage[text[at]][0]:
                yield at

    def expected(self, at: int) -> tuple[str, bool]:
        """The character that its neighbours expect for the one at an offset and for which it is easily typed or read,
        and whether that is more than a guess; empty when none is likely to be meant."""
        character, gain = self._likeliest(at + _PAD)
        return (character, gain >= _SURE_GAIN) if gain >= _GAIN else ("", False)

    def _likeliest(self, place: int) -> tuple[str, float]:
        """The character that is the likeliest in the place of a symbol, and by how much, less what a rare one is
        trusted more."""
        text, usage = self._symbols, self._usage
        before, written, behind = text[place - 1], text[place], text[place + 1]
        joined, joins = is_han(before), is_han(behind)
        if (
            written in _NUMERALS
            or not (joined or joins)
            or not _PLACES.isdisjoint(text[place + 1 : place + 3])
        ):
            return "", 0.0
        trust = self._trust(written)
        head, tail = text[place - 2 : place], text[place + 1 : place + 3]
        best, bound = "", self._sum(head + written + tail) - _GAIN - trust
        least = bound
        others = like(written)
        for other in filter(usage[before][0].__contains__, others) if joined else others:
            if other not in _NUMERALS and (not joins or usage.meet(other, behind)):
                cost = self._sum(head + other + tail)
                if cost < bound or (cost == bound and not best):
                    best, bound = other, cost
        return best, least - bound + _GAIN if best else 0.0

    def _trust(self, written: str) -> float:
        """How much more is asked of a gain over what is rare."""
        return sum(_RARER * max(self._costs[symbol] - _USUAL, 0.0) for symbol in written)

    def is_turned(self, at: int) -> bool:
        """Whether the two characters at an offset, which are never seen so, must have changed places."""
        place = at + _PAD
        text = self._symbols
        one, other = text[place], text[place + 1]
        meet = self._usage.meet
        if not (is_han(one) and is_han(other) and meet(other, one)) or meet(one, other):
            return False
        here = self._sum(text[place - 2 : place + 4])
        return (
            here - self._sum(f"{text[place - 2 : place]}{other}{one}{text[place + 2 : place + 4]}")
            >= _TURNED_GAIN
        )

    def supports(self, start: int, word: str) -> bool:
        """Whether the neighbours expect a word in the place of as many characters at an offset."""
        first, last = start + _PAD, start + _PAD + len(word)
        text = self._symbols
        wrong = "".join(one for one, other in zip(text[first:last], word, strict=True) if one != other)
        gain = self._sum(text[first - 2 : last + 2]) - self._sum(
            text[first - 2 : first] + word + text[last : last + 2]
        )
        return gain - self._trust(wrong) >= _SUPPORT


_PAD = 2
"""Symbols that stand for what is before and behind the text."""
