"""How likely each character is behind the two before it, as sound prose has it, to tell one that is hardly meant: a
trigram language model with absolute discounting, interpolated with pairs and single characters.

A text is read as symbols: Chinese characters and the common marks as they are, 0 for a digit, # for the rest. Costs are
in nats, the negative logarithm of a probability.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from linter.chinese.expressions import later
from linter.chinese.likeness import like
from linter.chinese.words import is_han
from linter.frozen import NamedTuple

EDGE = "#"
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
"""Costs in the tables: each letter is a STEP more than the one before."""
STEP = 0.25

_COSTS = {level: number * STEP for number, level in enumerate(LEVELS)}
_UNKNOWN = 15.0
"""The cost of a character that was never seen."""

_DIGITS, _OTHERS = later("[0-9]"), later("[^一-龥0，。、；：“”（）《》]")

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


def symbols(text: str) -> str:
    """A text as the tables see it, as long as it is."""
    return _OTHERS.sub(EDGE, _DIGITS.sub("0", text))


class Usage(NamedTuple):
    """`pairs`: for each symbol its cost, that of leaving what was seen behind it, what this is, the likeliest first, and as
    many costs. `triples`: for each symbol, behind a space each one that follows it, the most frequent first, the cost of
    leaving what was seen behind the two, what this is, and as many costs; a space at the end. Both give "" for a symbol
    that was never seen."""

    pairs: Mapping[str, str]
    triples: Mapping[str, str]

    def cost(self, triple: str) -> float:
        """Of the last of three symbols behind the other two."""
        first, second, third = triple[0], triple[1], triple[2]
        row = self.triples[first] if self.meet(first, second) else ""
        at = row.find(f" {second}")
        if at < 0:
            return self._of_pair(second, third)
        seen = (row.find(" ", at + 1) - at - 3) // 2
        found = row.find(third, at + 3, at + 3 + seen)
        return _COSTS[row[found + seen]] if found >= 0 else _COSTS[row[at + 2]] + self._of_pair(second, third)

    def _of_pair(self, first: str, second: str) -> float:
        row = self.pairs[first]
        if not row:
            return self.alone(second)
        seen = len(row) // 2 - 1
        found = row.find(second, 2, 2 + seen)
        return _COSTS[row[found + seen]] if found >= 0 else _COSTS[row[1]] + self.alone(second)

    def alone(self, symbol: str) -> float:
        """The cost of a symbol, whatever stands before it."""
        row = self.pairs[symbol]
        return _COSTS[row[0]] if row else _UNKNOWN

    def meet(self, first: str, second: str) -> bool:
        """Whether two symbols were seen side by side."""
        row = self.pairs[first]
        return row.find(second, 2, 1 + len(row) // 2) >= 0

    def followers(self, symbol: str) -> str:
        """What was seen behind a symbol."""
        row = self.pairs[symbol]
        return row[2 : 1 + len(row) // 2]

    def is_strange(self, pair: str) -> bool:
        """Whether two characters were never seen side by side, though one of them is known."""
        first, second = pair[0], pair[1]
        return not self.meet(first, second) and bool(self.pairs[first] or self.pairs[second])


class Passage:
    """A text, and what its characters cost. Offsets are those of the text."""

    def __init__(self, usage: Usage, text: str) -> None:
        self._usage = usage
        self._symbols = f"{EDGE * _PAD}{symbols(text)}{EDGE * _PAD}"
        self._known: dict[str, float] = {}

    def _cost(self, triple: str) -> float:
        cost = self._known.get(triple)
        if cost is None:
            cost = self._known[triple] = self._usage.cost(triple)
        return cost

    def _sum(self, text: str) -> float:
        """Of all symbols but the first two."""
        return sum(self._cost(text[at : at + 3]) for at in range(len(text) - 2))

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
        text, behind = self._symbols, dict[str, str]()
        for at in range(_PAD, len(text) - _PAD - 1):
            first = text[at]
            if first not in behind:
                behind[first] = self._usage.followers(first)
            if text[at + 1] not in behind[first]:
                yield at

    def expected(self, at: int) -> tuple[str, bool]:
        """The character that its neighbours expect for the one at an offset and for which it is easily typed or read,
        and whether that is more than a guess; empty when none is likely to be meant."""
        character, gain = self._likeliest(at + _PAD)
        return (character, gain >= _SURE_GAIN) if gain >= _GAIN else ("", False)

    def _likeliest(self, place: int) -> tuple[str, float]:
        """The character that is the likeliest in the place of a symbol, and by how much, less what a rare one is
        trusted more; gains that are no gain are not told exactly."""
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
        for other in filter(usage.followers(before).__contains__, others) if joined else others:
            if other not in _NUMERALS and (not joins or usage.meet(other, behind)):
                cost = self._up_to(bound, head + other + tail)
                if cost < bound or (cost == bound and not best):
                    best, bound = other, cost
        return best, least - bound + _GAIN if best else 0.0

    def _trust(self, written: str) -> float:
        """How much more is asked of a gain over what is rare."""
        return sum(_RARER * max(self._usage.alone(symbol) - _USUAL, 0.0) for symbol in written)

    def _up_to(self, bound: float, text: str) -> float:
        """The cost of all symbols but the first two, or of as many as cost more than a bound."""
        total = 0.0
        for at in range(len(text) - 2):
            total += self._cost(text[at : at + 3])
            if total > bound:
                break
        return total

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


def tables() -> Usage:
    """As they were counted; to read them takes longer than to use them, so who needs them again keeps them."""
    from linter.chinese.usage_tables import PAIRS, TRIPLES

    pairs, triples = (
        defaultdict(str, {row[0]: row[1:] for row in rows.strip().split("\n")}) for rows in (PAIRS, TRIPLES)
    )
    return Usage(pairs, defaultdict(str, {first: f"{row} " for first, row in triples.items()}))
