"""Official names: titles of laws and Party rules between 《 and 》, and names that a reform or a later law has replaced."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from weakref import WeakKeyDictionary

from linter.checks.timeline import quoted, sentence, signature, timeline, title_text
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import compiled, later
from linter.chinese.resemblance import shortens
from linter.chinese.titles import plain, slip
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.frozen import field, frozen
from linter.rule import BlockCheck, Finding

_TITLE = later("《(?P<title>[^《》\n]{4,60})》")
_STATE = "中华人民共和国"
_PARTY = "中国共产党"
_PROJECT = later("草案|征求意见|送审")
"""A law in the making may have another title yet."""
_REPEALED = later("[^。；\\n]{0,120}废止")
"""What is told to be repealed had its own title."""
_VERSION = later("（(?!试行|暂行)[^（）]*）$")


@frozen
class TitleOfficial(BlockCheck):
    """A title between 《 and 》 that means a listed document has its wording.

    `titles`: each official title -> the wrong ones in use, separated by spaces. A law is listed without 中华人民共和国.
    `others`: more titles that are or were official, separated by spaces.
    Besides the wrong ones listed, a title is found that differs from an official one by a single slip where that is
    long, by words in each other's place (仲裁调解), or by 管理, 工作, 和 and the like; also without 中国共产党 before it, and a
    shortened law behind 中华人民共和国, which calls for the full title.
    One of another kind (…办法 for …条例) is sure where it bears the name of the Party or the state; elsewhere others
    may have issued it, so it is a guess, and none where the draft says whose it is.
    A title that is near two official ones is silent. What bears the name of the state, is called a law and is none is a
    guess at the nearest one.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    others: str = ""

    kept = ("_wrong", "_official", "_by_stem")

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("《")

    @cached_property
    def _wrong(self) -> dict[str, str]:
        return {wrong: right for right, forms in self.titles.items() for wrong in forms.split()}

    @cached_property
    def _official(self) -> dict[str, str]:
        """Official titles by their first character and their last ones, each with a space on both sides: those that a
        slip is compared with. The rules of the Party stand there also without its name, which drafts leave out."""
        rows: dict[str, str] = defaultdict(lambda: " ")
        for title in sorted({*self.titles, *self.others.split()}):
            for name in {title, title.removeprefix(_PARTY)}:
                rows[_ends(name)] += f"{name} "
        return dict(rows)

    @cached_property
    def _by_stem(self) -> dict[str, str]:
        """Official titles by the first two characters of their stems, each with a space on both sides."""
        rows: dict[str, str] = defaultdict(lambda: " ")
        for title in sorted({*self.titles, *self.others.split()}):
            for name in {title, title.removeprefix(_PARTY)}:
                if name == title or len(_stem(name)) >= _PLAIN:
                    rows[_stem(name)[:2]] += f"{name} "
        return dict(rows)

    def _is_official(self, title: str) -> bool:
        return f" {title} " in self._official.get(_ends(title), "")

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for match in _TITLE.finditer(block.reading):
            written = plain(match["title"])
            if _PROJECT.search(written) or _REPEALED.match(block.reading, match.end()):
                continue
            title = written.removeprefix(_STATE)
            title = _VERSION.sub("", title) if title.endswith("）") else title
            right, sure = self._judged(written, title, block.reading[: match.start()])
            if right:
                state = _STATE if written.startswith(_STATE) and right.endswith("法") else ""
                span = block.at(*match.span("title"))
                yield Finding(
                    span, {"better": state + right}, Fix((Edit(span, state + right),), safe=False), sure
                )

    def _judged(self, written: str, title: str, before: str) -> tuple[str | None, bool]:
        """What a title, as written and without the state's name, should be, and whether that is sure."""
        right = self._meant(title) or (self._lengthened(title) if written.startswith(_STATE) else None)
        if right:
            return right, True
        right = self._exchanged(title)
        if right and written.startswith((_STATE, _PARTY)) and _stem(title) == _stem(right):
            return right, True
        if right is None and written.startswith(_STATE):
            return self._nearest(title), False
        return (right if right and _cited(title, right, before) else None), False

    def _meant(self, title: str) -> str | None:
        """What a wrong title should be; None for an official one and for one that is not listed."""
        if self._is_official(title):
            return None
        core = _core(title)
        if title in self._wrong or self._is_official(core):
            return self._wrong.get(title) or self._whole(core)
        near = (other for other in self._official.get(_ends(title), "").split() if _near(title, core, other))
        return _only(self._whole(other) for other in near)

    def _lengthened(self, title: str) -> str | None:
        """The one law whose full title a shortened one is, which the state's name before it calls for."""
        if not title.endswith("法") or self._is_official(title):
            return None
        laws = self._official.get(_ends(title), "").split()
        return _only(law for law in laws if len(law) - len(title) <= _CLIPPED and shortens(title, law))

    def _nearest(self, title: str) -> str | None:
        """The law that one is nearest to which is none: 城市居民委员会管理法. All laws are listed but the newest."""
        if not title.endswith("法") or self._is_official(title):
            return None
        from difflib import get_close_matches  # rarely needed, and dear to import

        return next(
            iter(get_close_matches(title, self._official.get(_ends(title), "").split(), 1, _ALIKE)), None
        )

    def _exchanged(self, title: str) -> str | None:
        """The official title that a wrong one is but for its kind, or but for a word in a long one."""
        kind, stem = _KIND.search(title), _stem(title)
        if self._is_official(title) or not kind or stem.endswith(_IMPLEMENTING):
            return None
        if len(stem) < _NATIONAL:
            return None
        others = [other for other in self._by_stem.get(stem[:2], "").split() if _KIND.search(other)]
        if len(stem) < _TELLING and kind["kind"] not in _LEGISLATED:
            others = [other for other in others if _kind(other) in _LEGISLATED]
        same = [other for other in others if _stem(other) == stem]
        if any(_kind(other) == kind["kind"] for other in same):
            return None
        return _only(self._whole(other) for other in same or others if same or slip(stem, _stem(other)))

    def _whole(self, title: str) -> str:
        """A title with the Party's name where that belongs before it."""
        return _PARTY + title if self._is_official(_PARTY + title) else title


def _only(titles: Iterable[str]) -> str | None:
    """The one title that all of these are, on trial and for good; the latter where there are both."""
    found = sorted({*titles}, key=len)
    return found[0] if len({_TRIAL.sub("", title) for title in found}) == 1 else None


_TRIAL = later("（试行）|暂行")


_ALIKE = 0.7
"""The least likeness of two titles that may be meant to be one."""


_KIND = later("(?P<kind>条例|规定|办法|规则|准则|法)(?:（试行）|（暂行）)?$")
_LEGISLATED = ("法", "条例")
"""What no office or firm issues for itself."""
_NATIONAL, _TELLING, _PLAIN = 4, 5, 8
"""Of how many characters a stem tells which title is meant, where one of the two is legislated, for the rest, and for
the Party's without its name."""
_CLIPPED = 2
"""So many characters a short form of a law lacks; with more it may be another law: 海洋法."""
_IMPLEMENTING = "实施"
"""…实施办法 carries another document out."""


def _kind(title: str) -> str:
    found = _KIND.search(title)
    return found["kind"] if found else ""


def _stem(title: str) -> str:
    """What a title is about: without its kind and the words that are often put in and left out."""
    return _LOOSER.sub("", _core(_KIND.sub("", title)))


_LOOSER = later("暂行|若干|关于|性")
_OWN = later(
    "制定|修订|出台|印发|起草|拟[定订]|建立|健全|完善|审议|通过|颁布|发布|公布|编制|讨论|形成|[省市县区州旗镇乡校院局厅司所站园](?:的|级|里|自)?$"
    "|我[省市县区州校院局镇乡司]|本[省市县区校院局司单]|公司|内部|地方|（[^）]*$"
)
_CITING = later(
    "根据|依据|依照|按照|遵照|违反|贯彻|落实|执行|学习|宣传|宣讲|对照|适用|遵守|符合|普及|解读|围绕|严格|以及$|、$|和$|与$|及$"
)
_NAMED = later("《[^《》]*》(?:（[^（）]*）)?")


def _cited(title: str, right: str, before: str) -> bool:
    """Whether a title is cited, and as what others have issued; provinces have a 条例 for many a law."""
    said = _NAMED.sub("", before[clause_start(before, _CLAUSES, len(before)) :])
    if _OWN.search(said) or (_kind(title), _kind(right)) == ("条例", "法"):
        return False
    return _kind(title) in _LEGISLATED or _CITING.search(said) is not None


_CLAUSES = "，。；！？\n"

_FEWEST = 7
"""Shorter titles have too little in common to tell that words of one have changed places."""


def _near(title: str, core: str, official: str) -> bool:
    if slip(title, official):
        return not (title.endswith(_OWN_RULES) and len(official) - len(title) > 1)
    if len(title) < _FEWEST or len(official) < _FEWEST:
        return False
    return core == _core(official) or (len(title) == len(official) and sorted(title) == sorted(official))


_OWN_RULES = ("办法", "规定", "细则", "规则")
"""What every unit issues: 固定资产管理办法 is its own and lacks no 贷款."""


def _core(title: str) -> str:
    """A title without the words that are often put into titles and left out of them."""
    title = title[:-1] if title.endswith("法典") else title
    return _LOOSE.sub("", title)


_LOOSE = later("管理|工作|[的和与及、]")


def _ends(title: str) -> str:
    """Titles that differ in their last words (办法, 规定, 条例, 细则) may be those of a lower authority's own rules; a law
    has one last character (仲裁法, 调解法)."""
    law = title.endswith("法") and not title.endswith("办法")
    return title[:1] + title[-1 if law else -2 :]


_HISTORY = later(
    r"原(?![则因料理件始告创油本])|前身|[时历]任|先后[在任担]|参加工作|曾|撤销|更名|改[名称为建]|合并|并入|整合|划[归转入]|组建|转隶|废止|失效|修[订正]前"
    r"|历史|沿革|旧称|以前|此前|过去|当时|[旧老]版"
)
_ISSUED = later("[令发函号][〔（\\[第]|颁布|公布|印发|第\\d+号")
_YEAR = later(r"(?:19|20)\d\d(?=年|〕)")


_REACH = 50
"""How far around a name its exceptions are looked for."""


@frozen
class NameCurrent(BlockCheck):
    """A draft calls things by the names of its own year.

    `terms`: each old name -> the first year for the whole of which the new one holds, a space, and the new name.
    `unless`: an expression whose match silences an old name that it overlaps.
    Silent in a draft without a year of its own, in sentences that tell of the past, and between 《》 or “” (`quoted`
    lets these speak too, for titles of documents, but for what a person says).
    """

    terms: Mapping[str, str] = field(default_factory=dict)
    unless: str = ""
    quoted: bool = False

    def __post_init__(self) -> None:
        for old, value in self.terms.items():
            if not re.fullmatch(r"\d{4} .+", value):
                raise ValueError(f"“{old}” needs a year, a space and a name")

    def validate(self) -> None:
        super().validate()
        if self.unless:
            compiled(self.unless)

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(self.terms)

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return compiled("|".join(map(re.escape, sorted(self.terms, key=len, reverse=True))))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        year = own_year(part) if part else None
        if year is None or block.kind in ("contents", "advert", "number"):
            return
        text = block.reading
        for match in self._match.finditer(text):
            since, _, name = self.terms[match[0]].partition(" ")
            if year - _reviewed(part) < int(since) or self._exempt(text, *match.span()):
                continue
            if not _tells_of_past(*sentence(text, *match.span()), int(since)):
                yield Finding(block.at(*match.span()), {"better": name, "year": f"{year}年"})

    def _exempt(self, text: str, start: int, end: int) -> bool:
        if quoted(text, start) and (not self.quoted or _spoken(text, start)):
            return True
        if not self.unless:
            return False
        around = compiled(self.unless).finditer(text, max(start - _REACH, 0), end + _REACH)
        return any(match.start() < end and start < match.end() for match in around)


def _spoken(text: str, start: int) -> bool:
    """Whether the place is in what a person says: behind a colon and between quotation marks."""
    opened = text.rfind("“", 0, start)
    return opened > 0 and text[opened - 1] == "："


def _tells_of_past(before: str, after: str, since: int) -> bool:
    """The sentence speaks of a time when the old name held, or of what the old body has issued."""
    if _HISTORY.search(before) or _HISTORY.search(after) or _ISSUED.match(after):
        return True
    return any(int(match[0]) < since for text in (before, after) for match in _YEAR.finditer(text))


_AHEAD = later("(?<!截)[到至]$|距离?$")
"""Before the year that an aim is set for: 到2020年建成, 距2020年时间紧."""

_years: WeakKeyDictionary[Part, int | None] = WeakKeyDictionary()


_FIVE_YEARS = later(
    "五年来|(?:过去|刚刚过去的)五年|以来的?五年|五年(?:工作)?(?:的)?回顾|过去的?五年|本届政府"
)


def _reviewed(part: Part | None) -> int:
    """How many years before its own a draft tells of as well: the last one in the report of a government, the five of
    its term where it speaks of them."""
    title = title_text(part) if part else ""
    if part is None or "工作报告" not in title:
        return 0
    if any(_FIVE_YEARS.search(block.reading) for block in part.blocks):
        return 5
    return int("政府工作报告" in title)


def own_year(part: Part) -> int | None:
    """The year a draft is written in or for: its title's, its signature's, or the earliest that it names more than
    once, since a draft speaks of plans for years to come as well."""
    if part.year is not None:
        return part.year
    if part not in _years:
        _years[part] = _guessed_year(part)
    return _years[part]


def _guessed_year(part: Part) -> int | None:
    signed = signature(part)
    if signed and signed.mention.year:
        return signed.mention.year
    named = Counter(
        dated.mention.year
        for dated in timeline(part).dates
        if dated.mention.year
        and not _AHEAD.search(dated.block.reading, max(dated.mention.start - 2, 0), dated.mention.start)
    )
    return min((year for year, times in named.items() if times > 1), default=None)
