"""Characters that are hardly meant: their neighbours, as sound prose has them, expect another. Costs are those of
`linter.chinese.grams`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf

from linter.chinese.grams import EDGE, Grams, symbols, usual
from linter.chinese.likeness import like
from linter.chinese.words import between, is_han

_DOUBTFUL = 15.0
"""A character is looked at where it and the two behind it cost so much together."""
_DEAR = 1.5
"""What was meant is usual beside its neighbours: its cost counts so many times against a gain, the cost of what is
written once."""
_USUAL, _RARER = 7.0, 0.4
"""The cost of a usual character, and how much of what a rarer one costs more is taken off a gain: it is rarely written
for another."""

_LEAST = 3.0
"""What three symbols hardly cost less than, however likely they are."""

_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两几")
_PLACES = frozenset("县镇市村乡区州岭陵山河湖庄屯坪坝湾沟")
"""What ends names of places: these hold any characters."""


@cache
def _meant(written: str) -> frozenset[str]:
    """The characters for which one may be typed or read."""
    return like(written) - _NUMERALS


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

    def doubtful(self) -> Iterator[int]:
        """Where a Chinese character is unlikely beside its neighbours."""
        text, costs = self._symbols, self._costs
        each = [costs[gram] for gram in map("".join, zip(text, text[1:], text[2:], strict=False))]
        for at, total in enumerate(map(sum, zip(each, each[1:], each[2:], strict=False))):
            if total >= _DOUBTFUL and is_han(text[at + _PAD]):
                yield at

    def expected(self, at: int, gain: float) -> tuple[str, float]:
        """The character that is the likeliest in the place of the one at an offset, of those for which it is easily
        typed or read, and the gain; empty when it is less than the one given."""
        text, usage, costs, place = self._symbols, self._usage, self._costs, at + _PAD
        head, written, tail = text[place - 2 : place], text[place], text[place + 1 : place + 3]
        if written in _NUMERALS or self._in_name(place):
            return "", 0.0
        here = self._sum(head + written + tail) - self._trust(written)
        best, least = "", (here - gain) / _DEAR
        strangers = costs[tail[0]] + costs[tail]
        for other in filter(usage.behind(head[-1]).__contains__, _meant(written)):
            if tail[0] not in usage.behind(other) and usage[other][2] + strangers > least:
                continue  # behind what it was never seen beside, a symbol costs at least this
            cost = 0.0
            for gram in (head + other, head[-1] + other + tail[0], other + tail):
                cost += costs[gram]
                if cost > least:
                    break
            if (cost, other) < (least, best):
                best, least = other, cost
        return (best, here - _DEAR * least) if best else ("", 0.0)

    def support(self, start: int, word: str) -> float:
        """The gain of a word over what stands in its place at an offset; in a name only over what was never seen."""
        first, last = start + _PAD, start + _PAD + len(word)
        text = self._symbols
        written = text[first:last]
        wrong = "".join(one for one, other in zip(written, word, strict=True) if one != other)
        seen = self._usage.meet(written[0], written[1])
        if seen and any(self._in_name(at) for at in range(first, last) if text[at] != word[at - first]):
            return -inf
        before, behind = text[first - 2 : first], text[last : last + 2]
        here, there = self._sum(before + written + behind), self._sum(before + word + behind)
        return here - _DEAR * there - self._trust(wrong)

    def turned(self, at: int) -> float:
        """The gain of the two characters at an offset the other way round."""
        place, text = at + _PAD, self._symbols
        pair, before, behind = text[place : place + 2], text[place - 2 : place], text[place + 2 : place + 4]
        if pair[0] == pair[1] or not (is_han(pair) and is_han(pair[1:])):
            return 0.0
        return self._sum(before + pair + behind) - _DEAR * self._sum(before + pair[::-1] + behind)

    def without(self, at: int) -> float:
        """The gain of a text that lacks the character at an offset."""
        place, text = at + _PAD, self._symbols
        before, behind = text[place - 2 : place], text[place + 1 : place + 4]
        return self._sum(before + text[place] + behind) - _DEAR * self._sum(before + behind)

    def lacking(self, at: int, gain: float) -> tuple[str, float]:
        """The character that is the likeliest between the one at an offset and the one before it, of those that make a
        common word with either and were seen there, and the gain; empty when it is less than the one given."""
        behind, place = self._usage.behind, at + _PAD
        head, tail = self._symbols[place - 2 : place], self._symbols[place : place + 2]
        before, after = head[1], tail[0]
        here = self._sum(head + tail)
        best, least = "", (here - gain) / _DEAR
        if least < _LEAST:
            return best, 0.0
        for other in between(before, after, behind(head)):
            if after in behind(before + other) and tail[1] in behind(other + after):
                cost = self._sum(head + other + tail)
                if cost < least:
                    best, least = other, cost
        return (best, here - _DEAR * least) if best else ("", 0.0)

    def _in_name(self, place: int) -> bool:
        """Whether a symbol may belong to the name of a place."""
        return not _PLACES.isdisjoint(self._symbols[place + 1 : place + 3])

    def _trust(self, written: str) -> float:
        """How much more is asked of a gain over what is rare."""
        return sum(_RARER * max(self._costs[symbol] - _USUAL, 0.0) for symbol in written)


_PAD = 2
"""Symbols that stand for what is before and behind the text."""


@lru_cache(maxsize=2)
def passage_of(text: str) -> Passage:
    """A text by the usual costs; several rules ask of the same one."""
    return Passage(usual(), text)
