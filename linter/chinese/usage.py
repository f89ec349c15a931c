"""Which characters stand side by side in sound prose, to tell one that its neighbours do not expect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.chinese.likeness import holding, like
from linter.chinese.persons import SURNAMES
from linter.chinese.words import is_alone, is_han, is_word
from linter.frozen import NamedTuple

EDGE = "#"
"""Whatever is no Chinese character, in the tables."""

_ENOUGH = 2
"""Of three triples, those that hold a character in each of their places, so many are usual where it is expected."""

_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两几")
_PLACES = frozenset("县镇市村乡区州岭陵山河湖庄屯坪坝湾沟")
"""What ends names of places: these hold any characters."""


class Usage(NamedTuple):
    """`seen`: the characters that were seen behind each one, but for those with which it makes a common word; who is
    not among the keys is too rare to be judged. `usual`: what often follows each character: behind a space every
    second one with the third ones, and a space at the end."""

    seen: Mapping[str, str]
    usual: Mapping[str, str]

    def expected(self, text: str, at: int) -> str:
        """The character that the neighbours of the one at an offset expect and for which it is easily typed or read;
        empty when it may be right. It makes no common word with a neighbour, and is in doubt only where it was never
        seen behind the one before or before the one behind it."""
        before, written, behind = text[max(at - 1, 0) : at], text[at], text[at + 1 : at + 2]
        if is_han(before) and is_han(behind):
            if self._is_seen(before, written) and self._is_seen(written, behind):
                return ""
        elif is_han(before) == is_han(behind) or is_alone(written):
            return ""
        if written in _NUMERALS or (not is_han(before) and (before.isdigit() or written in SURNAMES)):
            return ""  # 86宗, a name
        around = _around(text, at)
        if not _PLACES.isdisjoint(around[3:]) or self._is_usual(around, written):
            return ""
        likely = self._likely(around, like(written) - _NUMERALS)
        counts = {other: self._usual_with(around, other) for other in sorted(likely)}
        best = max(counts, key=counts.__getitem__, default="")
        return best if counts.get(best, 0) >= _ENOUGH else ""

    def _likely(self, around: list[str], characters: frozenset[str]) -> frozenset[str]:
        """Those that make one of the first two triples: without either, the third is alone."""
        first, before, _, behind, _ = around
        ends = self._thirds(first, before) if before != EDGE else ""
        middles = (group[0] for group in self._with_third(before, behind))
        return characters.intersection((*ends, *middles))

    def _with_third(self, first: str, third: str) -> Iterator[str]:
        """Of what follows a character, each second one with its third ones, where a character is among these."""
        return (group for group in holding(self.usual.get(first, " "), third) if third in group[1:])

    def left_out(self, text: str, at: int) -> str:
        """The character that was left out before an offset: it makes a common word with the one on a side of it, and
        all three triples that would hold it are usual. Empty when none was."""
        before, behind = text[max(at - 1, 0) : at], text[at : at + 1]
        if (
            not (is_han(before) and is_han(behind))
            or self._is_seen(before, behind)
            or is_word(before + behind)
        ):
            return ""
        if not _NUMERALS.isdisjoint((before, behind)):
            return ""
        first, last = _neighbours(text, at - 2, at + 1)
        for group in self._with_third(before, behind):
            character = group[0]
            whole = is_word(before + character) or is_word(character + behind)
            if whole and character in self._thirds(first, before) and last in self._thirds(character, behind):
                return character
        return ""

    def turned(self, text: str, at: int) -> int:
        """How many triples would be usual if the two characters at an offset changed places; 0 if any is as it is."""
        first, before, one, other, behind, last = _neighbours(text, *range(at - 2, at + 4))
        if self._usual_beside(first, before, one, other, behind, last):
            return 0
        return self._usual_beside(first, before, other, one, behind, last)

    def _usual_beside(self, first: str, before: str, one: str, other: str, behind: str, last: str) -> int:
        """How many triples are usual that hold one or two characters in the middle of six."""
        count = int(before != EDGE and one in self._thirds(first, before))
        count += other in self._thirds(before, one)
        count += behind in self._thirds(one, other)
        return count + (behind != EDGE and last in self._thirds(other, behind))

    def supports(self, text: str, start: int, word: str) -> bool:
        """Whether the neighbours expect a word in the place of as many characters at an offset: whether the triples are
        usual that a character of it would make which stands otherwise there."""
        end = start + len(word)
        meant = text[max(start - 2, 0) : start] + word + text[end : end + 2]
        shift = start - max(start - 2, 0)
        wrong = (at for at, character in enumerate(word) if character != text[start + at])
        return any(self._usual_with(_around(meant, shift + at), word[at]) >= _ENOUGH for at in wrong)

    def is_strange(self, pair: str) -> bool:
        """Whether two characters were never seen side by side, though one of them stands beside many."""
        first, second = pair[0], pair[1]
        return second not in self.seen.get(first, "") and (first in self.seen or second in self.seen)

    def chances(self, pair: str) -> int:
        """How many of the pairs that were seen would be this one if the first characters and the second ones of all
        were dealt out anew: of one that was never seen, how much that tells."""
        before = sum(pair[1] in row for row in self.seen.values())
        return len(self.seen.get(pair[0], "")) * before // (len(self.seen) or 1)

    def _is_usual(self, around: list[str], character: str) -> bool:
        _, before, _, behind, _ = around
        return self._usual_with(around, character) > 0 or behind in self._thirds(before, character)

    def _usual_with(self, around: list[str], character: str) -> int:
        """How many triples are usual that hold a character amid its neighbours; those with an edge inside do not count,
        nor does the one in whose middle it stands if it is the only one."""
        first, before, _, behind, last = around
        count = int(before != EDGE and character in self._thirds(first, before))
        count += behind != EDGE and last in self._thirds(character, behind)
        return count and count + (behind in self._thirds(before, character))

    def _thirds(self, first: str, second: str) -> str:
        """The characters that often stand behind two others."""
        row = self.usual.get(first, "")
        at = row.find(f" {second}")
        return row[at + 2 : row.find(" ", at + 1)] if at >= 0 else ""

    def _is_seen(self, first: str, second: str) -> bool:
        seen = self.seen.get(first)
        return seen is None or second in seen or second not in self.seen


def tables() -> Usage:
    """As it was counted; to read it takes longer than to use it, so who needs it again keeps it."""
    from linter.chinese.usage_tables import PAIRS, TRIPLES

    return Usage(
        {line[0]: line[1:] for line in PAIRS.split()},
        {line[:1]: f"{line[1:]} " for line in TRIPLES.strip().split("\n")},
    )


def _around(text: str, at: int) -> list[str]:
    return _neighbours(text, *range(at - 2, at + 3))


def _neighbours(text: str, *places: int) -> list[str]:
    """What stands at these offsets, an edge where that is no Chinese character."""
    return [text[place] if place >= 0 and is_han(text[place : place + 1]) else EDGE for place in places]
