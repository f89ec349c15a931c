"""Things are counted with the measure words that are theirs, and told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from linter.chinese.expressions import later
from linter.chinese.words import is_han
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import field, frozen
from linter.rule import DocumentCheck, Finding

_FIGURES = "0123456789.万余多"
_ABOUT = "共计约达"
_LONGEST = 6
_AND = "和与及"
_SHORT = 2
_CASES = "件起份"
"""查处公职人员12件: these count the cases of those named before them."""
_WORDS = later("((?!载)[一-龥]*)[^一-龥]")


def _first_words(after: str) -> str:
    """The characters up to the first mark, if there is one; none in 第1台|载伤员."""
    words = _WORDS.match(after)
    return words[1] if words else ""


@frozen
class ClassifierSuitsNoun(DocumentCheck):
    """Finds a figure whose measure word the thing beside it does not take: 水库2所, 3条企业.

    `things`: nouns, parted by |, to the measure word they take and, after a space, those they are wrongly given;
    `endings`: the same of what words of three characters and more end in, 员 in 调解员.
    """

    things: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for nouns, row in (*self.things.items(), *self.endings.items()):
            if len(row.split()) != 2:
                raise ValueError(f"“{nouns}” needs its measure word and the wrong ones")

    @cached_property
    def _by_noun(self) -> dict[str, tuple[str, str]]:
        """The right measure word and the wrong ones of each noun."""
        rows = ((nouns, row.split()) for nouns, row in (*self.things.items(), *self.endings.items()))
        return {noun: (right, wrong) for nouns, (right, wrong) in rows for noun in nouns.split("|")}

    @cached_property
    def _wrong(self) -> str:
        return "".join(sorted({one for _, some in self._by_noun.values() for one in some}))

    @cached_property
    def _edges(self) -> frozenset[str]:
        """The first two characters of each noun and the last two: most of what is counted is none of them."""
        return frozenset(edge for noun in self._by_noun for edge in (noun[:2], noun[-2:]))

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.reading
        for start in sorted(_counted(text, self._wrong)):
            noun = self._noun(text, start)
            if (
                noun
                and text[start] in self._by_noun[noun][1]
                and not _counts_with(text, start)
                and not text.endswith(_HOMES, 0, start + 1)
            ):
                right, span = self._by_noun[noun][0], Span(start, start + 1)
                values = {"noun": noun, "better": right}
                yield Finding(span, values, Fix((Edit(span, right),), safe=False))

    def _noun(self, text: str, start: int) -> str:
        """What the measure word at an offset counts."""
        after = text[start + 1 : start + 2 + _LONGEST]
        lot = _LOT.match(after)
        if lot and after[lot.end() :][:2] in self._edges:
            return self._person(text[start + 1 + lot.end() : start + 2 + lot.end() + _LONGEST])
        if after[:2] in self._edges:
            return self._first(after) or self._ending(_first_words(after))
        if not _ended(after, 0):
            return self._ending(_first_words(after))
        if text[start] == "分" and _scored(text, start):
            return ""
        before = text[max(0, start - 2 * _LONGEST) : start]
        return self._last(before) or ("" if text[start] in _CASES else self._ending(_uncounted(before)))

    def _ending(self, words: str) -> str:
        """What a word of three characters and more ends in: 员 of 调解员."""
        if len(words) <= _SHORT or not is_han(words[-_SHORT:]) or _OF_EACH.search(words):
            return ""
        return words[-1] if words[-1] in self.endings else ""

    def _last(self, before: str) -> str:
        """The noun before a figure: 小型水库共2."""
        words = _uncounted(before)
        words = words.removesuffix(next(filter(words.endswith, _MOVED), ""))
        if words[-2:] not in self._edges or _OF_EACH.search(words) or _JOINT.search(words):
            return ""
        return next((words[-size:] for size in range(_LONGEST, 1, -1) if words[-size:] in self._by_noun), "")

    def _person(self, after: str) -> str:
        """The persons at the head of some words, where those need not end there: 43条孤寡老人|检修线路."""
        sizes = (
            size for size in range(_LONGEST, 1, -1) if self._by_noun.get(after[:size], "")[:1] == ("名",)
        )
        size = next(sizes, 0)
        return "" if _GROUP.match(after, size) else after[:size]

    def _first(self, after: str) -> str:
        """The noun right after a measure word: 12个案件."""
        size = next((size for size in range(_LONGEST, 1, -1) if after[:size] in self._by_noun), 0)
        if after[size : size + 1].isdecimal():
            return ""  # 19座校车3辆: it has a count of its own
        if _JOINED.match(after, size):
            return ""
        return after[:size] if _ended(after, size) or after[size] == "的" else ""


_LOT = later(
    "(?:孤寡|困难|留守|贫困|高龄|独居|空巢|残疾|优秀|退休|在职|在编|特困|脱贫|重病|受伤|被困|失联|走失){1,2}"
)
"""What is told of persons before they are named: 43条|孤寡|老人."""
_GROUP = later(
    "[一-龥]{0,4}(?:名单|家庭|信息|档案|材料|之家|合作社|事务所|驿站|学校|公寓|食堂|中心|项目|线索|案|诉求|事迹)"
)
"""What makes a thing of the persons: 2份退休人员|名单."""
_MOVED = ("改移", "迁移", "迁改", "拆除", "更换", "安装", "架设", "采购", "购置")
"""Verbs between a thing and its count: 电杆|改移|412根."""
_HOMES = ("进万家", "入万家", "送万家", "暖万家", "惠万家", "护万家")
"""Ends of the names of campaigns: 安全用电进万家宣传活动 counts nothing."""
_MEASURES = "名个份件家项条篇起座所间辆台期批支户人"
_COUNTS_TOO = ("次", "班")
"""Nouns that are measure words themselves, or stand behind one: 48批次96人次, 大班3个班."""


class NounOnce(DocumentCheck):
    """Finds what is counted told once more behind its measure word, or the end of it: 责任人9名责任人, 责任书20份书."""

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.reading
        for start in sorted(_counted(text, _MEASURES)):
            before = _uncounted(text[max(0, start - 2 * _LONGEST) : start])
            after = text[start + 1 : start + 2 + _LONGEST]
            size = next((size for size in range(1, _LONGEST) if not is_han(after[size : size + 1])), 0)
            again = after[:size]
            if (
                is_han(again)
                and again not in _COUNTS_TOO
                and before.endswith(again)
                and is_han(before[-2:-1])
                and after[size : size + 1] != "、"
                and not _enumerated(text, start, again)
            ):
                span = Span(start + 1, start + 1 + size)
                yield Finding(span, {"noun": again}, Fix((Edit(span, ""),), safe=False))


_SCORED = later("考核|[满得总评赋计加扣]分|分值|扣|权重")
_LISTED = later("[、和与及][^，。；：、\\d]{0,12}$")


def _scored(text: str, at: int) -> bool:
    """Whether the paragraph up to there gives marks: 考核中档案占5分."""
    return _SCORED.search(text, text.rfind("\n", 0, at) + 1, at) is not None


def _enumerated(text: str, at: int, noun: str) -> bool:
    """Whether the count sums up a list of names that end in the noun: 综合组、宣传组、督查组3个组."""
    least = max(0, at - 4 * _LONGEST)
    listed = _LISTED.search(_uncounted(text[least:at]))
    return listed is not None and text.endswith(noun, 0, least + listed.start())


_OF_EACH = later(r"(?:每个?|各|平均|\d[一-龥])[一-龥]{2,4}$|[给向][一-龥]{2,12}$")
"""每个社区14名, 4条道路42座, 调拨给卫生院4台: what is named is not what is counted."""


_JOINT = later(r"(?<![\d一-龥])[一-龥]{2,4}、[一-龥]{2,4}$|[一-龥]{5}、[一-龥]{2,4}$")
_JOINED = later(r"、[一-龥]{2,4}(?:问|样本|代表|名单|材料|台账|信息)")
"""表扬信、锦旗152件, 103份企业、合作社问卷: what is counted is both, or of both."""


def _uncounted(words: str) -> str:
    """Words without the figure at their end: 小型水库 of 小型水库共2."""
    return words.rstrip(_FIGURES).rstrip(_ABOUT)


def _counted(text: str, measures: str) -> Iterator[int]:
    """Where one of these measure words follows a figure."""
    for measure in measures:
        start = text.find(measure, 1)
        while start > 0:
            if text[start - 1] in _FIGURES:
                yield start
            start = text.find(measure, start + 1)


def _ended(text: str, at: int) -> bool:
    """Whether no longer word goes on there."""
    return not is_han(text[at : at + 1]) or text[at] in _AND


def _counts_with(text: str, at: int) -> bool:
    """Whether the measure word at an offset is that of the whole of which the things are parts: 项目19个，其中道路8个."""
    sentence = max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1
    parts = text.find("其中", sentence, at)
    return parts > 0 and any(_counted(text[sentence:parts], text[at]))
