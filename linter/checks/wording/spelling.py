"""Common words are spelt with their own characters."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from operator import add

from linter.chinese.expressions import later
from linter.chinese.persons import listed_at, named_at
from linter.chinese.usage import Passage, passage_of
from linter.chinese.words import is_alone, is_han, is_word, lone
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import DocumentCheck, Finding

_EXPECTED, _SURELY_EXPECTED = 2.8, 9.5
"""The gain of another character where it may be meant, and where it surely is."""
_LISTED, _SURELY_LISTED = -5.0, 2.0
"""The same for a word of which the list tells that what stands there is a slip. With these four, in 640,000 characters of
sound prose that the tables had not seen, 3.7 guesses in 10,000 were wrong, and 13 in all that were sure; in 685,000 of
livelier prose 4.2 and 16."""
_SURELY_JOINED = 4.0
"""The gain of a listed word where the slip joins what is outside (幼小|街接): in 400,000 characters none had more by chance."""
_TURNED, _SURELY_TURNED = 8.5, 11.0
"""The gain of two characters the other way round."""
_LACKING, _SURELY_LACKING = 8.0, 10.8
"""The gain of a character that is missing from a word, where one may be, and where it surely is. In 680,000 characters of
sound prose that the tables had not seen nothing was wrong; of 3,900 words cut there at random 3 in 100 were found."""
_BLENDED, _SURPLUS = 12.0, 14.0
"""The gain of a text without a character that is too many, behind the first character of a word, and elsewhere. There
nothing was wrong either; of as many words run together 17 in 100 were found."""
_COUNTING = frozenset("一两二三四五六七八九十百千万亿")
_OFFICES = frozenset("部局室办站所")
"""What short names of offices end with: 质管部|会同."""
_NO_WORD = _COUNTING | _OFFICES
_RIGHT = 2
"""Characters of a right form."""
_NUMBERED = later(r"[一-龥]{0,3}(?:[〔\[（(【](?:19|20)[\dXx×*]{2}|〔[ \u3000]*〕)")
"""The rest of a document number, its year filled in or not: its letters (云政复〔2024〕8号) are no words."""


class _Slip(NamedTuple):
    """What was written at [start, end) of a text, the word that was meant, and whether that is more than a guess."""

    start: int
    end: int
    better: str
    sure: bool = False


@frozen
class WordsSpelt(DocumentCheck):
    """Finds characters in whose place their neighbours, as sound prose has them, far rather expect others: such as sound
    or look alike, also where what stands there is a word (与农户签定); the word of which a list tells that this is a
    slip; two characters that changed places; a character that a word lacks, and one with which two words run into one
    another. What a draft writes twice is meant, or a guess.

    There are too many forms to route by: the check looks at the whole draft.

    `words`: a row for each word: the right form, a space, and the wrong ones run together.
    """

    words: str

    def validate(self) -> None:
        for row in self.words.split("\n"):
            if row and (len(row) % 2 == 0 or row[_RIGHT : _RIGHT + 1] != " "):
                raise ValueError(f"“{row[:8]}” is no word of two characters, a space, and wrong forms of two")
        super().validate()
        forms = [form for row in self.words.splitlines() for form in _forms(row)]
        if len(set(forms)) < len(forms):
            raise ValueError(f"“{max(forms, key=forms.count)}” stands twice")

    kept = ("_lasts",)

    @cached_property
    def _lasts(self) -> dict[str, str]:
        """The first characters of all forms, each with those that follow it."""
        lasts: dict[str, str] = defaultdict(str)
        for row in self.words.splitlines():
            for form in _forms(row):
                lasts[form[0]] += form[1]
        return dict(lasts)

    def find(self, document: Document) -> Iterator[Finding]:
        text, after = document.text, 0
        alone, passage = frozenset(lone(text)), passage_of(text)
        doubtful = tuple(passage.doubtful())
        counts = Counter(map(add, text, text[1:]))
        slips = (
            *self._listed(text, alone, passage),
            *_unexpected(text, alone, passage, doubtful, counts),
            *_turned(text, passage, doubtful),
            *_lacking(text, alone, passage, doubtful),
            *_surplus(text, passage, doubtful),
        )
        for start, end, better, sure in sorted(slips, key=_place):
            again = counts[text[start:end]] > 1
            named = listed_at if sure else named_at
            if (not sure and again) or named(text, start, end) or _NUMBERED.match(text, end):
                continue
            if start >= after and document.prose_at(start, end):
                after, span = end, Span(start, end)
                sure = sure and not again and not _coined(text, start, end)
                yield Finding(span, {"better": better}, Fix((Edit(span, better),), safe=False), sure)

    def _listed(self, text: str, alone: Container[int], passage: Passage) -> Iterator[_Slip]:
        """Forms of the list. Where a character makes a common word with the one outside, more is asked of the gain."""
        lasts = self._lasts
        for start, (first, last) in enumerate(pairwise(text)):
            if last in lasts.get(first, ""):
                word, apart = self._word(first + last), start in alone and start + 1 in alone
                gain = passage.support(start, word)
                if gain >= (_LISTED if apart else _SURELY_JOINED):
                    yield _Slip(start, start + 2, word, gain >= _SURELY_LISTED)

    def _word(self, form: str) -> str:
        """The word that a form of the list stands for."""
        at = self.words.find(form)
        while (at - self.words.rfind("\n", 0, at) - 1) % 2 == 0:
            at = self.words.find(form, at + 1)
        row = self.words.rfind("\n", 0, at) + 1
        return self.words[row : row + _RIGHT]


def _forms(row: str) -> list[str]:
    """The wrong forms of a row."""
    return [row[at : at + 2] for at in range(_RIGHT + 1, len(row), 2)]


_COINED = later("“[^“”]{2,6}”")
"""A slogan or a name may be of words that nothing else holds: “医园共建”."""


def _coined(text: str, start: int, end: int) -> bool:
    opened = text.rfind("“", max(end - _LONGEST, 0), start)
    coined = _COINED.match(text, opened) if opened >= 0 else None
    return coined is not None and end < coined.end()


_LONGEST = 8


def _place(slip: _Slip) -> tuple[int, bool, int]:
    """Where a slip begins; of two that begin at one place a guess comes last."""
    return slip.start, not slip.sure, -slip.end


def _unexpected(
    text: str, alone: Container[int], passage: Passage, doubtful: Iterable[int], counts: Mapping[str, int]
) -> Iterator[_Slip]:
    """Characters for which their neighbours expect another; where they make a common word, that is a guess. One that is
    spaced out (通 知) has no neighbours."""
    for at in doubtful:
        around = text[max(at - 1, 0) : at + 1], text[at : at + 2]
        spread = text[max(at - 1, 0) : at + 2].strip() == text[at]
        if spread or any(counts[pair] > 1 for pair in around if is_han(pair) and is_han(pair[1:])):
            continue
        character, gain = passage.expected(at, _EXPECTED)
        if character:
            yield _expected(text, at, character, gain >= _SURELY_EXPECTED and at in alone)


def _expected(text: str, at: int, character: str, sure: bool) -> _Slip:
    """The word that a character makes in the place of the one at an offset, or the character alone."""
    before, behind = text[max(at - 1, 0) : at] + character, character + text[at + 1 : at + 2]
    if is_word(before):
        return _Slip(at - 1, at + 1, before, sure)
    return _Slip(at, at + 2, behind, sure) if is_word(behind) else _Slip(at, at + 1, character, sure)


def _turned(text: str, passage: Passage, doubtful: Iterable[int]) -> Iterator[_Slip]:
    """Two characters that changed places."""
    for at in sorted({*doubtful, *(at - 1 for at in doubtful if at)}):
        pair = text[at : at + 2]
        if not is_word(pair) and (gain := passage.turned(at)) >= _TURNED:
            yield _Slip(at, at + 2, pair[::-1], gain >= _SURELY_TURNED)


def _lacking(text: str, alone: Container[int], passage: Passage, doubtful: Iterable[int]) -> Iterator[_Slip]:
    """Words of which a character is missing: its first one is left, which hardly ever stands alone (执|情况), or the gain
    leaves no doubt."""
    for at in doubtful:
        before, behind = text[at - 1 : at], text[at]
        left = (at - 1 in alone) or (at in alone)
        if left and is_han(before) and not is_word(before + behind) and before not in _NO_WORD:
            character, gain = passage.lacking(at, _LACKING)
            ended = at - 1 in alone and is_word(before + character) and not is_alone(before)
            if ended or gain >= _SURELY_LACKING:
                yield _Slip(at - 1, at + 1, before + character + behind, gain >= _SURELY_LACKING)


def _surplus(text: str, passage: Passage, doubtful: Iterable[int]) -> Iterator[_Slip]:
    """Two words run into one another (收益, 收入: 收益入), of which one is right."""
    for at in doubtful:
        start, end, least = _blend(text, at)
        if start < end and passage.without(at) >= least and not passage.expected(at, _EXPECTED)[0]:
            yield _Slip(start, end, text[start:at] + text[at + 1 : end], True)


def _blend(text: str, at: int) -> tuple[int, int, float]:
    """Where a word stands, and in or beside it a character that makes another one with one of the two, and the least
    gain. One that is a word by itself may well stand there, and anything in a count (两天半)."""
    first, before, character, behind, last = (text[place : place + 1] for place in range(at - 2, at + 3))
    if not before or character in (first, before, behind, last) or is_alone(character):
        return at, at, _SURPLUS
    if not _COUNTING.isdisjoint(first + before + character):
        return at, at, _SURPLUS
    if is_word(first + before) and is_word(first + character):
        return at - 2, at + 1, _BLENDED
    ended, begun = is_word(before + character), is_word(character + behind)
    if is_word(before + behind) and (ended or begun):
        return at - 1, at + 2, _SURPLUS if begun else _BLENDED
    if is_word(behind + last) and is_word(character + last):
        return at, at + 3, _SURPLUS
    return at, at, _SURPLUS


_RUN = later(r"[一-龥]{36,}")
_MOSTLY = 0.9
"""Of a run, in 640,000 characters of prose none of more than 20 characters had so many that are hardly meant."""


class RunsReadable(DocumentCheck):
    """Finds long runs of characters without a mark that make no sense: sites put them into their texts against copying."""

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        runs = [run.span() for run in _RUN.finditer(text)]
        doubtful = sorted(passage_of(text).doubtful()) if runs else []
        for start, end in runs:
            unlikely = bisect_left(doubtful, end) - bisect_left(doubtful, start)
            if unlikely >= _MOSTLY * (end - start):
                yield Finding(Span(start, end))
