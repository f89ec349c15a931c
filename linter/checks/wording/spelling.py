"""Common words are spelt with their own characters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress, count
from operator import add

from linter.chinese.compounds import heads, holds, mistaken_endings, pairs, suffix_for, tails
from linter.chinese.expressions import later
from linter.chinese.grams import usual
from linter.chinese.likeness import alike
from linter.chinese.persons import NAME
from linter.chinese.usage import Passage
from linter.chinese.words import bounded, is_alone, is_han, is_word, joined, lone
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import DocumentCheck, Finding


class _Slip(NamedTuple):
    """What was written at [start, end) of a text, the word that was meant, and whether that is more than a guess."""

    start: int
    end: int
    better: str
    sure: bool = True


@frozen
class WordsSpelt(DocumentCheck):
    """Finds misspellings that are no words themselves, where neither character makes a common word with the one
    outside: those of a list, where words stand on both sides, or on one side of a slip of a frequent word; any other,
    where the word that it is like makes a compound with the word beside it, as 问责 does in 执纪文责 and 规范 in 规泛化.
    A word taken for another is known by its compounds (业务知道), and so is the wrong last character of a longer word
    (规范华). Whatever a character makes with its neighbours, they tell where another is far likelier (社会有利监督), or
    where two changed places.

    A finding is sure where a list and what the neighbours expect agree, or where these leave no doubt; else it is a
    guess. There are too many forms to route by: the check looks at the whole draft.

    `words`: a row for each word: the right form, a space, and the wrong ones run together.
    `taken`: words that are taken for others, in rows of the same kind: wrong only where the right one makes a compound
    and they themselves do not.
    `frequent`: words of which a slip is more likely than a word that no list has, parted by spaces.
    `rare`: words that no list of common ones has, parted by spaces. They are right wherever they stand.
    """

    words: str
    taken: str = ""
    frequent: str = ""
    rare: str = ""

    def validate(self) -> None:
        for row in f"{self.words}\n{self.taken}".split("\n"):
            if row and (len(row) % 2 == 0 or row[_RIGHT : _RIGHT + 1] != " "):
                raise ValueError(f"“{row[:8]}” is no word of two characters, a space, and wrong forms of two")
        super().validate()
        forms = [form for row in self.words.splitlines() for form in _forms(row)]
        if len(set(forms)) < len(forms):
            raise ValueError(f"“{max(forms, key=forms.count)}” stands twice")

    kept = ("_lasts", "_meant")

    @cached_property
    def _lasts(self) -> dict[str, str]:
        """The first characters of all forms, each with those that follow it."""
        lasts: dict[str, str] = defaultdict(str)
        for row in self.words.splitlines():
            for form in _forms(row):
                lasts[form[0]] += form[1]
        return dict(lasts)

    @cached_property
    def _meant(self) -> dict[str, str]:
        """The words that are taken for others, each with these, run together."""
        meant: dict[str, str] = defaultdict(str)
        for row in self.taken.splitlines():
            for form in _forms(row):
                meant[form] += row[:_RIGHT]
        return dict(meant)

    @cached_property
    def _often(self) -> frozenset[str]:
        return frozenset(self.frequent.split())

    def find(self, document: Document) -> Iterator[Finding]:
        text, after = document.text, 0
        alone, passage = list(lone(text)), Passage(usual(), text)
        counts = Counter(map(add, text, text[1:]))
        slips = (
            *self._slips(text, alone, passage),
            *self._mistaken(text, passage),
            *self._unexpected(text, frozenset(alone), passage, counts),
            *self._turned(text, passage),
        )
        for start, end, better, sure in sorted(slips, key=_place):
            again = counts[text[start:end]] > 1
            if again and not sure:
                continue  # who writes it twice means it
            if start >= after and document.prose_at(start, end):
                after, span = end, Span(start, end)
                yield Finding(
                    span, {"better": better}, Fix((Edit(span, better),), safe=False), sure and not again
                )

    def _slips(self, text: str, places: Sequence[int], passage: Passage) -> Iterator[_Slip]:
        """What is no word, and the word that was meant."""
        endings = mistaken_endings()
        for start, following in zip(places, (*places[1:], 0), strict=False):
            suffix = text[start] in endings and suffix_for(text[max(0, start - 2) : start], text[start])
            if suffix and not _DRAWN.match(text, start):
                slip = _supported(passage, start, suffix)
            else:
                slip = self._slip(text, start, passage) if following == start + 1 else None
            if slip and not self._excused(text, start):
                yield slip

    def _unexpected(
        self, text: str, alone: Container[int], passage: Passage, counts: Mapping[str, int]
    ) -> Iterator[_Slip]:
        """Characters for which their neighbours expect another; where they make a common word, that is a guess."""
        for at in passage.doubtful():
            character, gain = passage.expected(at, _EXPECTED)
            if not character or text[at] == _ACCOUNT or _is_suffix(text, at):
                continue
            around = text[max(at - 1, 0) : at + 1], text[at : at + 2]
            twice = any(counts[pair] > 1 for pair in around if is_han(pair) and is_han(pair[1:]))
            excused = any(self._excused(text, start) for start in (at - 1, at) if start >= 0)
            if not (twice or excused or _names_person(text, at)):
                yield _expected(text, at, character, gain >= _SURELY_EXPECTED and at in alone)

    def _turned(self, text: str, passage: Passage) -> Iterator[_Slip]:
        """Words whose characters changed places."""
        turned = joined(text[::-1])[::-1]
        for at in compress(count(), turned):
            pair = text[at : at + 2]
            if is_word(pair) or pair in self.rare:
                continue
            if passage.turned(at) >= _TURNED and not self._excused(text, at):
                yield _Slip(at, at + 2, pair[::-1], sure=False)

    def _mistaken(self, text: str, passage: Passage) -> Iterator[_Slip]:
        """Words taken for others, and these."""
        meant, joins = self._meant, b"\0" + joined(text) + b"\0"
        for start in compress(count(), map(meant.__contains__, map(add, text, text[1:]))):
            form = text[start : start + 2]
            alone = not joins[start] and not joins[start + 2]
            if alone and not holds(words := _beside(text, start), form):
                likely = (
                    _supported(passage, start, word) for word in pairs(meant[form]) if holds(words, word)
                )
                yield from filter(None, likely)

    def _slip(self, text: str, start: int, passage: Passage) -> _Slip | None:
        """The two characters that stand here, if they may be a word misspelt."""
        form, end = text[start : start + 2], start + 2
        listed, turned = self._is_listed(form), form[::-1]
        if is_word(turned) and _KEEPER.match(text, start):
            return None
        if listed or _is_connected(turned):
            before, behind = bounded(text, start, end)
            better = self._listed(form) if listed else turned
            on_one_side = (before or behind) and listed and better in self._often
            if (before and behind) or (on_one_side and not _in_longer(text, start, before)):
                return _supported(passage, start, better)
            if (before or behind) and listed and self._never_stands(text, start, before):
                return _supported(passage, start, better)
        better = _compounded(text, start)
        return _supported(passage, start, better) if better else None

    def _is_listed(self, form: str) -> bool:
        return len(form) > 1 and form[1] in self._lasts.get(form[0], "")

    def _never_stands(self, text: str, start: int, before: bool) -> bool:
        """Whether a form of the list is none that two words make where they meet, nor part of a name."""
        form = text[start : start + 2]
        if usual().meet(*form) or _in_longer(text, start, before):
            return False
        return _NAMES_PLACE.isdisjoint(text[start + 2 : start + 4])

    def _excused(self, text: str, start: int) -> bool:
        """Whether two characters stand together by right although they make no common word."""
        form = text[start : start + 2]
        if form in self.rare or _names_unit(text, start):
            return True
        if _ends_noun(text, start) or _tells_both(text, start):
            return True
        if form[0] in _COUNTERS and text[max(start - 1, 0)].isdecimal():
            return True  # 14名党支部书记
        if text.startswith(_OTHERS, max(start - 2, 0)) or _RANKED.match(text, start):
            return True
        if _DELEGATE.match(text, start) or _SUMMED_UP.match(text, start - 1):
            return True
        frames = _NUMBERED.match(text, start + 2) or _ALL_OF.match(text, start - 1)
        listed = text[start - 1 : start] == "、" and _PLACES.match(text, start + 2)
        return bool(frames or listed or _PLACE.match(text, start + 2))

    def _listed(self, form: str) -> str:
        """The word that a wrong form of the list stands for."""
        at = self.words.find(form)
        while (at - self.words.rfind("\n", 0, at) - 1) % 2 == 0:
            at = self.words.find(form, at + 1)
        row = self.words.rfind("\n", 0, at) + 1
        return self.words[row : row + _RIGHT]


_EXPECTED, _SURELY_EXPECTED = 9.0, 14.0
"""By so much the neighbours expect another character more where it may be meant, and where it surely is. Of 415,000
characters of sound prose that the tables had not seen, three guesses in 10,000 were wrong, and two in all that were
sure."""
_SUPPORTED, _SURELY_SUPPORTED = 5.0, 10.0
"""The same for a word of which a list or a compound tells that what stands there is a slip."""
_TURNED = 11.0


def _supported(passage: Passage, start: int, word: str) -> _Slip | None:
    """A slip of a word, if its neighbours expect that word."""
    gain = passage.support(start, word)
    return _Slip(start, start + len(word), word, gain >= _SURELY_SUPPORTED) if gain >= _SUPPORTED else None


_NAMES_PLACE = frozenset("县镇乡村市区旗湖沟河桥")
"""青岚县, 石乔村: what these end has any characters before them."""

_UNITS = frozenset("区县市镇乡村旗州")
_NAMED = 3
_GOVERNED = later("人民(?:政府|法院|检察院)|[党纪政]?[委协]|(?:公安|司法|财政|民政)局|人大|政府|法院")


def _names_unit(text: str, start: int) -> bool:
    """青杉区: whether two characters belong to a name of three that stands twice, or before those who govern it."""
    for at in (start - 1, start):
        name = text[max(at, 0) : at + _NAMED]
        governed = at < start and _GOVERNED.match(text, at + _NAMED)
        if name[2:] in _UNITS and all(map(is_han, name)) and (governed or text.count(name) > 1):
            return True
    return False


_COUNTERS = frozenset("名位个项家件条户所座场次期批路桌")


def _place(slip: _Slip) -> tuple[int, bool, int]:
    """Where a slip begins; of two that begin at one place a guess comes last."""
    return slip.start, not slip.sure, -slip.end


_RIGHT = 2
"""Characters of a right form."""


_DRAWN = later("划[细分定清入归拨出到为成转小]|立[杆柱行项案规法]")
"""把区域划细, 模板支撑立杆: no end of a word but the beginning of another."""

_NUMBERED = later(r"[一-龥]{0,3}[〔\[（(【](?:19|20)\d\d[〕\]）)】]")
"""The rest of a document number: its letters (云政复〔2024〕8号) are no words."""

_PLACE = later("海关|水库|街道|社区|小学|中学")
"""What a name stands before: 青澜海关."""

_PLACES = later(r"(?:[、和][一-龥]{2,3})*[二两三四五六七八九十\d]+个(?:社区|村|街道|乡|镇|小区)")
"""What the last of some names stands before: 富民、松园3个社区."""

_OTHERS = ("其他", "其它")
_RANKED = later("[数率量值额]居[前第首末全]")
"""其他型11份, 病例数居前五位: a character that stands for a longer word."""

_KEEPER = later("[一-龥]{2}员(?![一-龥]?的|额|会)")
"""管水员, 护林员: whoever does what two characters say."""

_ALL_OF = later("应[一-龥]尽")
"""应改尽改: the characters of the frame make no words."""


def _tells_both(text: str, start: int) -> bool:
    """应签约360人，实签352人: what was due and what was done."""
    due, done = "应实"
    other = {due: done, done: due}.get(text[start], "")
    return bool(other) and f"{other}{text[start + 1]}" in text[max(0, start - _NEAR) : start + _NEAR]


_NEAR = 60


def _ends_noun(text: str, start: int) -> bool:
    """Whether a character ends a noun of three and the next one is a word: 敬老院|因, 报警器|中."""
    noun = text[start] in _NOUN_ENDINGS and is_word(text[max(0, start - 2) : start])
    return noun and is_alone(text[start + 1 : start + 2])


_NOUN_ENDINGS = frozenset("商院器仪机室站所厂局科馆店库棚校班队社师生者车灯县市镇乡村法证卡表网费款")


_SUFFIXES = frozenset("式型性化率度期员者级类")


def _is_suffix(text: str, at: int) -> bool:
    """开放式: whether a character may stand behind any word, and does."""
    return text[at] in _SUFFIXES and is_word(text[max(0, at - 2) : at])


def _in_longer(text: str, start: int, before: bool) -> bool:
    """Whether two characters, of which a word stands `before` or else behind, may belong to a longer word (择校|费), a
    count (32组|动车组) or the name of a person (程立|新, 潘|公凯)."""
    if not before and text[start + 1] in _WORD_ENDINGS:
        return True
    if text[start] in _COUNTED and text[start - 1 : start].isdigit():
        return True
    return any(_NAME.match(text, at) for at in (start - 1, start) if at >= 0)


def _names_person(text: str, at: int) -> bool:
    """Whether a character belongs to the name of a person."""
    names = (_NAME.match(text, start) for start in range(max(at - 2, 0), at + 1))
    return any(name and name.end() > at for name in names)


_POST = "[长记任员师席民由人家]"
_NAME = later(rf"(?<={_POST}){NAME}|(?<![一-龥]){NAME}(?![一-龥]{{2}})|(?<![一-龥]){NAME}同志")
"""A name behind a post, or between marks."""

_DELEGATE = later(rf"(?<=[府局院镇乡部会]){NAME}(?=[，。；、\s])")
"""县公安局孙卫国，城关镇人民政府程立新。"""

_SUMMED_UP = later("[“、][一二两三四五六七八九十双][一-龥][”、]")
"""“两化”, “一查、两测、三隔离”: several things by what they share."""

_WORD_ENDINGS = _NOUN_ENDINGS | frozenset("式数牌道员处组点线")
_COUNTED = frozenset("组座处台套名位")


def _forms(row: str) -> list[str]:
    """The wrong forms of a row."""
    return pairs(row[_RIGHT + 1 :])


def _compounded(text: str, start: int) -> str:
    """The word that makes a compound with the one before or after and of which the form is a slip."""
    form, words = text[start : start + 2], _beside(text, start)
    if (form[0] not in words and form[1] not in words) or holds(words, form):
        return ""
    if heads(form) or tails(form) or form[0] in _LEADING or _ACCOUNT in form:
        return ""
    return next((word for word in _like(form, words) if _is_slip(form, word)), "")


def _like(form: str, words: str) -> Iterator[str]:
    """Those of the words run together that share a character with the form in its place, and the form turned round."""
    for place, character in enumerate(form):
        at = words.find(character)
        while at >= 0:
            if at % 2 == place:
                yield words[at - place : at - place + 2]
            at = words.find(character, at + 1)
    if holds(words, form[::-1]):
        yield form[::-1]


def _beside(text: str, start: int) -> str:
    """The words that make compounds with what stands before and after two characters, run together."""
    before, after = tails(text[max(0, start - 2) : start]), text[start + 2 : start + 4]
    if before and (text[start] in _ENDINGS or is_word(text[max(0, start - 3) : start - 1])):
        before = ""
    behind = heads(after)
    if behind and is_word(text[start + 3 : start + 5]):
        behind = ""
    return before + behind if is_word(after) else before + behind + heads(after[:1])


_ENDINGS = frozenset("国人室市县")
"""What may belong to the word before: 联合国|和, 代表人|是."""

_CONNECTED = 10


def _is_connected(word: str) -> bool:
    """Whether a word makes so many compounds that it is known by its two characters in each other's place: 序秩."""
    if not is_word(word) or is_alone(word[0]) or is_alone(word[1]):
        return False
    return len(heads(word)) + len(tails(word)) >= 2 * _CONNECTED


_ACCOUNT = "帐"
"""Has a rule of its own."""

_LEADING = frozenset("个在由向对从于与被把将")
"""Stand before the first character of a longer word: 在|县教育局."""


def _is_slip(form: str, word: str) -> bool:
    """Whether a character of the word has given way to one like it, or the two have changed places."""
    return (
        (form[0] == word[0] and alike(form[1], word[1]))
        or (form[1] == word[1] and alike(form[0], word[0]))
        or form == word[::-1]
    )


def _expected(text: str, at: int, character: str, sure: bool) -> _Slip:
    """The word that a character makes in the place of the one at an offset, or the character alone."""
    before, behind = text[max(at - 1, 0) : at] + character, character + text[at + 1 : at + 2]
    if is_word(before):
        return _Slip(at - 1, at + 1, before, sure)
    return _Slip(at, at + 2, behind, sure) if is_word(behind) else _Slip(at, at + 1, character, sure)
