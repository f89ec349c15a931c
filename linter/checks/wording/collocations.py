"""Verbs and their objects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache, cached_property

from linter.checks import clauses
from linter.checks.clauses import TAIL
from linter.checks.pattern import ALL_PLACES, kinds_within
from linter.chinese.expressions import compiled, later
from linter.chinese.verbs import ACTIONS, GOVERNING, NOMINAL, OF_TRAITS, PREPOSED
from linter.diagnostic import Edit, Fix
from linter.document import PLACES, Document, Kind, Span
from linter.frozen import NamedTuple, field, frozen
from linter.rule import DocumentCheck, Finding

_DIGITS = "0123456789.余多几万千百一二两三四五六七八九十"
_CLASSIFIERS = "次场期个项轮份起件篇人名处家座条台户"
_COUNTED = frozenset(digit + classifier for digit in _DIGITS for classifier in _CLASSIFIERS) | {
    "人次",
    "场次",
}
"""The last two characters of a count: 召开专项检查|3次."""
_NOT_BETWEEN = later(
    r"[（）()《》出抓为所零无不没促]|(?<!宣)传|有(?![效关机序力人])|应当|必须|或者|[纳列]入|发现的|[时前后]的|做了|权的|并(?![行存列联购轨])|[等相]$|[提增促]$|^(?:计划|机构|行动|工程|过程|期间|阶段(?!性)|的|中|后|型|性|化(?![肥工验学])|、|和|与|及|并)"
)
_ADVERBS = (
    "(?:得到|有待于?|一直|始终|没有|未|未能|尚未|得不到|无法|至今|普遍|相对|仍然|依然|还|仍|需要?|亟待|有了?|也|都|均|更|不断|进一步|明显|显著|有效|持续|大幅度?|较大|很大|极大|逐步|逐年|日益|稳步|全面|普遍|有所|大大|切实|更加|充分|大力"
    "|比较|较|十分|非常|很|不够|不太|不|过于|尤为|日趋|越来越|空前|根本性?|一定|长足|实质性|突破性|历史性|较为|同步|较好|了|地|的){1,5}"
)
"""What stands between a subject and its verb in 服务水平得到了显著的 … . Nothing need stand before 不强, 不高 … ."""
_DENIED = ("不够", "不太")
_AWAITED = later("[待需]")
"""力度有待加强: said so often that few mark it."""
_ALONG = later("随(?![机时意访州])")
"""What follows is no subject: 待遇随经济发展|提高."""
_DESCRIBED = ("行为", "办法", "规定", "义务", "能力", "不足", "需要", "要求", "权利", "责任", "条件", "情形")
"""What a whole sentence tells of: 履行合同的|能力."""
_NO_TRAIT = "(?!能力|水平|意识(?!形态)|形势)"
"""What follows a verb that governs: 防范 governs nothing in 安全防范能力."""
_JOINTS = "和与及、并"
_LAST_OF_TWO = later(r"[和与及]([^和与及、的]{2,4})$")
_LONGEST = 5
_HEADS = ("建设", "工作", "活动", "教育", "培训", "培养", "制度", "机制", "措施", "问题", "方案", "体系")
_CLAUSED = kinds_within(ALL_PLACES) - PLACES["title"]
"""A title is one noun."""
_LED_IN = later("[^的和与及、并以为于对把从在被由中后时使让]{0,6}")
"""What stands before a verb that surely governs the end of its clause: 要切实|提升, but not 对企业的|提升."""
_PLAIN = later(r"(?:(?!会议[^，])[^“”\d]){1,14}")
"""What such a verb governs: a noun with little before it."""
_REACH = 24
"""A noun belongs to a verb at most so many characters away."""


def _ending(text: str, tails: Set[str]) -> Iterator[tuple[int, str]]:
    """The clauses that end so, a count at the end apart: their index and words."""
    for index in [index for index, tail in enumerate(clauses.tails(text)) if tail in tails]:
        clause = clauses.clauses(text)[index]
        yield index, _uncounted(clause) if clause[-TAIL:] in _COUNTED else clause


def _stands(document: Document, start: int, kinds: frozenset[Kind]) -> bool:
    """Whether the block at an offset is of one of these kinds."""
    block = document.block_at(start)
    return block is not None and block.kind in kinds


def _uncounted(clause: str) -> str:
    """A clause without the count at its end."""
    return clause.rstrip(_CLASSIFIERS).rstrip(_DIGITS).rstrip("共约近达")


class _Pair(NamedTuple):
    """Verbs that a noun does not take, and those that it does."""

    verbs: list[str]
    better: list[str]


Rows = dict[str, str]
"""By noun, a line for each of its pairs: “verbs…better verbs”, each parted by |."""


def _rows(pairs: Mapping[str, str], noun_first: bool) -> Rows:
    """From “nouns…verbs” or “verbs…nouns” to better verbs, each parted by |."""
    rows: dict[str, list[str]] = defaultdict(list)
    for pair, better in pairs.items():
        first, last = pair.split("…")
        nouns, verbs = (first, last) if noun_first else (last, first)
        for noun in nouns.split("|"):
            rows[noun].append(f"{verbs}…{better}")
    return {noun: "\n".join(lines) for noun, lines in rows.items()}


@cache
def _pairs(row: str) -> list[_Pair]:
    return [_Pair(*(side.split("|") for side in line.split("…"))) for line in row.splitlines()]


def _not_enough(pair: str) -> str:
    """“nouns…verbs” with what goes for 不多 said of 不够多 and 不太多 as well."""
    verbs = pair.partition("…")[2].split("|")
    return "|".join((pair, *(f"不{more}{verb[1:]}" for verb in verbs if verb[0] == "不" for more in "够太")))


def _crossed(nouns: Mapping[str, str], takes: Mapping[str, str]) -> Iterator[tuple[str, list[str], str]]:
    """Each noun, the verbs that do not take it or what it ends in, and better ones: of a verb that takes few nouns,
    what it takes is told sooner than what it does not."""
    taken = [(verb, tuple(row.split("|"))) for verbs, row in takes.items() for verb in verbs.split("|")]
    for some, better in nouns.items():
        for noun in some.split("|"):
            fit = better.split("|")
            wrong = [verb for verb, ends in taken if verb not in fit and not noun.endswith(ends)]
            if wrong:
                yield noun, wrong, better


def _refuse(pairs: Mapping[str, str], form: str) -> None:
    """Raise ValueError for a table that cannot be read."""
    if not pairs:
        raise ValueError("“pairs” is empty")
    for pair in pairs:
        if pair.count("…") != 1:
            raise ValueError(f"“{pair}” is not of the form {form}")


@frozen
class ObjectSuitsVerb(DocumentCheck):
    """Finds a noun at the end of a clause whose verb, the nearest one before it, does not take it.

    `pairs`: “verb|verb…noun|noun” to “verb|verb” to use, the best first. A clause that holds one of those too is
    left alone: in 加大提升力度 the wrong verb is a noun. `takes`: verbs, parted by |, to all of the `nouns` they take;
    `nouns`: nouns to verbs to use.
    """

    kept = ("_rows", "_by_tail", "_governing_text")

    pairs: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    takes: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse(self.pairs, "verb|verb…noun|noun")

    @cached_property
    def _rows(self) -> Rows:
        crossed = _crossed(self.nouns, self.takes)
        pairs = {f"{'|'.join(verbs)}…{noun}": better for noun, verbs, better in crossed}
        return _rows({**self.pairs, **pairs}, noun_first=False)

    @cached_property
    def _by_tail(self) -> dict[str, str]:
        """Nouns by their last two characters, the longest first, parted by spaces."""
        tails: dict[str, list[str]] = defaultdict(list)
        for noun in sorted(self._rows, key=len, reverse=True):
            tails[noun[-TAIL:]].append(noun)
        return {tail: " ".join(nouns) for tail, nouns in tails.items()}

    @cached_property
    def _ends(self) -> frozenset[str]:
        return _COUNTED.union(self._by_tail)

    @cached_property
    def _governing_text(self) -> str:
        known = GOVERNING.union(*(pair.verbs for row in self._rows.values() for pair in _pairs(row)))
        rests: dict[str, list[str]] = defaultdict(list)
        for verb in sorted(known, key=lambda verb: (-len(verb), verb)):
            rests[verb[0]].append(verb[1:] + (_NO_TRAIT if verb in OF_TRAITS else ""))
        verbs = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
        return "|".join((*verbs, PREPOSED))

    @cached_property
    def _governing(self) -> re.Pattern[str]:
        return compiled(self._governing_text)

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.reading
        for index, clause in _ending(text, self._ends):
            start = clauses.starts(text)[index]
            for part in (clause, self._first_object(clause)):
                misfit = self._first_misfit(part) if part else None
                if misfit and _stands(document, start, _CLAUSED):
                    yield _finding(start, part, *misfit)
                    break

    def _first_misfit(self, clause: str) -> tuple[str, int, str, list[str]] | None:
        """The noun at the end of a clause, the longest first, that its verb does not suit; where the verb stands, the
        verb, and better ones. What suits the longer noun suits the shorter one at its end: 开展|主题班会."""
        suited: set[str] = set()
        for noun in self._by_tail.get(clause[-TAIL:], "").split():
            if clause.endswith(noun):
                misfit = self._misfit(clause[: -len(noun)], noun)
                if misfit and misfit[1] not in suited:
                    return noun, *misfit
                suited.update(verb for pair in _pairs(self._rows[noun]) for verb in pair.better)
        return None

    def _first_object(self, clause: str) -> str:
        """A clause up to the first of the two bare nouns that end it: 加快质量 of 加快质量和进度. Its verb need not suit
        the first one where both of them stand before a third noun: 素质和能力建设."""
        joined = _LAST_OF_TWO.search(clause, max(0, len(clause) - _LONGEST))
        if joined and joined[1] in self._rows and not joined[1].endswith(_HEADS):
            return clause[: joined.start()]
        return ""

    def _misfit(self, clause: str, noun: str) -> tuple[int, str, list[str]] | None:
        """Where in a clause that a noun follows the verb stands that it does not take, the verb, and better ones."""
        near = clause[-_REACH:]
        for verbs, better in _pairs(self._rows[noun]):
            for verb in verbs:
                if verb in near:
                    match = self._verb(near)
                    if match and match[0] in verbs and self._governs(clause, near, match, noun, better):
                        return len(clause) - len(near) + match.start(), match[0], better
                    break
        return None

    def _verb(self, near: str) -> re.Match[str] | None:
        """The last verb before a noun, but not one that is part of its name: 提升 … 整改|力度."""
        verb = self._last_verb(near, len(near))
        if verb and verb.end() == len(near) and verb[0] in NOMINAL:
            return self._last_verb(near, verb.start())
        return verb

    def _last_verb(self, text: str, end: int) -> re.Match[str] | None:
        return next(reversed(list(self._governing.finditer(text, 0, end))), None)

    def _governs(self, clause: str, near: str, verb: re.Match[str], noun: str, better: list[str]) -> bool:
        """Whether the verb in `near`, the end of `clause`, governs the noun that follows there."""
        between = near[verb.end() :]
        before = clause[: len(clause) - len(near) + verb.start()]
        if not between and before.endswith("未"):
            return False  # 3个未完成|问题
        if between.startswith("类"):
            return False  # 不规范类隐患
        if between.count("”") > between.count("“"):
            return False  # “变更未履行手续”的问题
        if (
            _NOT_BETWEEN.search(between)
            or self._relative(verb[0], between, noun)
            or any(word in between for word in better)
        ):
            return False
        if any(word in before and not _joined(before, word) for word in better):
            return False
        return not ((between.endswith("的") or noun in ACTIONS) and self._attached(before))

    def _relative(self, verb: str, between: str, noun: str) -> bool:
        """Whether a verb has its object before 的, so that all of it tells of what kind a noun is: 遵守|规定的|行为."""
        object_ = between.rpartition("的")[0] if noun.endswith(_DESCRIBED) else ""
        nouns = self._by_tail.get(object_[-TAIL:], "").split()
        return any(
            object_.endswith(own) and any(verb in pair.better for pair in _pairs(self._rows[own]))
            for own in nouns
        )

    def _attached(self, before: str) -> bool:
        """Whether another verb governs the noun: 肩负 … 抓好安全工作的责任."""
        verb = self._last_verb(before, len(before))
        return verb is not None and len(verb[0]) > 1


@frozen
class VerbSuitsSubject(DocumentCheck):
    """Finds a verb at the end of a clause that its subject, close before it, does not take: 力度不断提升.

    `pairs`: “noun|noun…verb|verb” to “verb|verb” to use, the best first. `takes`: verbs, parted by |, to all of the
    `nouns` that take them; `nouns`: nouns to verbs to use.
    """

    kept = ("_rows", "_ends", "_predicate_text")

    pairs: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    takes: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse(self.pairs, "noun|noun…verb|verb")

    @cached_property
    def _rows(self) -> Rows:
        crossed = _crossed(self.nouns, self.takes)
        pairs = {f"{noun}…{'|'.join(verbs)}": better for noun, verbs, better in crossed}
        return _rows(
            {_not_enough(pair): better for pair, better in {**self.pairs, **pairs}.items()}, noun_first=True
        )

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(verb for row in self._rows.values() for pair in _pairs(row) for verb in pair.verbs)

    @cached_property
    def _ends(self) -> frozenset[str]:
        """The last two characters of a clause that closes with one of the verbs."""
        return frozenset(end for verb in self._verbs for end in (verb[-TAIL:], f"{verb[-1]}了"))

    @cached_property
    def _predicate_text(self) -> str:
        nouns, verbs = "|".join(sorted(self._rows, key=len, reverse=True)), "|".join(sorted(self._verbs))
        return f"(?P<noun>{nouns})(?:{_ADVERBS}|(?=不))(?P<verb>{verbs})了?$"

    @cached_property
    def _predicate(self) -> re.Pattern[str]:
        return compiled(self._predicate_text)

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.reading
        for index, clause in _ending(text, self._ends):
            match = self._predicate.search(clause, max(0, len(clause) - _REACH))
            if match and _ALONG.search(clause, 0, match.start()):
                continue
            if match and _stands(document, clauses.starts(text)[index], kinds_within(ALL_PLACES)):
                yield from self._judged(clauses.starts(text)[index], match)

    def _judged(self, begin: int, match: re.Match[str]) -> Iterator[Finding]:
        verb = match["verb"]
        for noun in self._ending_nouns(match["noun"]):
            pairs = _pairs(self._rows[noun])
            for better in [pair.better for pair in pairs if verb in pair.verbs]:
                start = match.end("noun") - len(noun)
                if match[0].endswith(_DENIED, 0, match.start("verb") - match.start()):
                    better = [word.removeprefix("不") for word in better]  # 不够|大
                values = {"noun": noun, "verb": verb, "better": "”或“".join(better)}
                edit = Edit(Span(begin + match.start("verb"), begin + match.end("verb")), better[0])
                sure = not (verb == "加强" and _AWAITED.search(match[0]))
                yield Finding(
                    Span(begin + start, begin + match.end()), values, Fix((edit,), safe=False), sure
                )
                return
            if any(verb in pair.better for pair in pairs):
                return

    def _ending_nouns(self, noun: str) -> list[str]:
        """A noun and the shorter ones at its end, the longest first: what 能力 does not take, 服务能力 does not."""
        return [noun[start:] for start in range(len(noun)) if noun[start:] in self._rows]


def _joined(before: str, word: str) -> bool:
    """Whether a verb shares its object with the next one: 拓宽和."""
    return before[:-1].endswith(word) and before[-1] in _JOINTS


def _finding(begin: int, clause: str, noun: str, start: int, verb: str, better: list[str]) -> Finding:
    """Another verb is no fix where it would govern other nouns as well; a guess but where the verb all but begins the
    clause and what it governs is short."""
    span = Span(begin + start, begin + len(clause))
    values = {"verb": verb, "noun": noun, "better": "”或“".join(better)}
    if any(joint in clause[start:] for joint in _JOINTS):
        return Finding(span, values, sure=False)
    edit = Edit(Span(span.start, span.start + len(verb)), better[0])
    plain = bool(
        _LED_IN.fullmatch(clause, 0, start) and _PLAIN.fullmatch(clause, span.start - begin + len(verb))
    )
    return Finding(span, values, Fix((edit,), safe=False), plain)
