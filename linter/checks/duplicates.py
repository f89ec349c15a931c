"""Text that stands twice in a file: sentences, sentences with a few words changed, headings copied into the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from linter.chinese.expressions import later
from linter.document import PLACES, Block, Document, Part, Span
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding

_FAULTS = ("sentence", "similar", "figures", "shared", "heading")
_PROSE = PLACES["body"] | PLACES["heading"]
_LEAST = 20
"""Shorter sentences recur by nature."""
_LEAST_SIMILAR = 30
_LEAST_SHARED = 30
_LEAST_HEADING = 10
_LEAST_CLAUSE = 12
"""Sentences are compared when they have the last so many characters of a clause in common."""
_LEAST_FIGURES = 3
_SIMILAR = 0.85
_NUMBER = later(
    r"[\s\u3000]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．][\s\u3000]*|[①-⑳]|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十][，,、])?"
)
_FIGURE = later(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]|年|月|日|[—-]\d)")
_DUTY = later(
    r"责任(?:单位|领导|部门|科室|人)|牵头(?:单位|部门|领导)|完成时[间限]|联系(?:人|电话)|网址|邮箱|附件"
)
_FORMULA = later(r"思想为(?:指导|指引|统领|根本)|精神为(?:指导|指引)|领导下")
"""Whose thought guides and who leads is said alike in every report."""


@frozen
class StandsOnce(DocumentCheck):
    """No text stands twice.

    `fault` is the one to report, always at the later place: sentence (twice in one report), similar (a sentence of the
    same report with few other characters), figures (a similar one with the same three or more figures), shared (a sentence of another report of the file, the same or similar),
    heading (a heading's words as a sentence of the text). Candidates are found by hashing, so time grows with the
    length of the text alone.
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    def find(self, document: Document) -> Iterator[Finding]:
        return (finding for fault, finding in _faults(document) if fault == self.fault)


class _Place(NamedTuple):
    """A sentence without the number before it."""

    span: Span
    text: str
    block: Block
    part: Part


class _Twins(NamedTuple):
    fault: str
    earlier: _Place
    later: _Place


@lru_cache(maxsize=2)
def _faults(document: Document) -> tuple[tuple[str, Finding], ...]:
    pieces = _Pieces(document)
    twins = sorted(_twins(pieces), key=lambda pair: pair.later.span)
    found = [
        (fault, _finding(document, span, earlier)) for fault, span, earlier in _merged(twins, document.text)
    ]
    return (*found, *_copied_headings(document, pieces))


class _Pieces:
    """The sentences of a document, cut without regard to blocks: what is looked up in blocks and parts is only what
    proves to stand twice."""

    def __init__(self, document: Document) -> None:
        self.document = document
        text = document.text
        for mark in "！？；\r\n":
            text = text.replace(mark, "。")
        self.texts = text.split("。")
        self._clauses = text.replace("，", "。").split("。")

    @cached_property
    def _ends(self) -> list[int]:
        return _ends(self.texts)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Indexes of sentences that have a clause with the same end, each with the next one like it."""
        ends: list[int] = []
        for first, second in _recurring(self._clauses, _LEAST_CLAUSE):
            ends = ends or _ends(self._clauses)
            one, other = (bisect_left(self._ends, ends[index]) for index in (first, second))
            if one != other:
                yield one, other

    def place(self, index: int) -> _Place | None:
        """A piece in the running text of a report, or None."""
        raw = self.texts[index]
        match = _NUMBER.match(raw)
        end = self._ends[index]
        start = end - len(raw) + (match.end() if match else 0)
        end -= len(raw) - len(raw.rstrip())
        part = self.document.part_at(start)
        block = self.document.block_at(start)
        if part is None or block is None or block.kind not in _PROSE or end > block.span.end:
            return None
        return _Place(Span(start, end), self.document.text[start:end], block, part)


def _ends(pieces: Sequence[str]) -> list[int]:
    """Where each piece of a text ends that was cut at single characters."""
    return [end + index for index, end in enumerate(accumulate(map(len, pieces)))]


def _recurring(pieces: Sequence[str], least: int) -> Iterator[tuple[int, int]]:
    """Indexes of pieces that end with the same `least` characters, each with the next one like it."""
    keys = [piece[-least:] for piece in pieces if len(piece) >= least]
    following = dict(zip(keys, range(len(keys)), strict=True))
    if len(following) == len(keys):
        return
    again = [number for number, key in enumerate(keys) if following[key] != number]
    long = [index for index, piece in enumerate(pieces) if len(piece) >= least]
    for number in reversed(again):
        yield long[number], long[following[keys[number]]]
        following[keys[number]] = number


def _twins(pieces: _Pieces) -> Iterator[_Twins]:
    """Pairs of sentences that are the same or similar, each later one once."""
    known: dict[int, _Place | None] = {}
    told: set[int] = set()
    for first, second in dict.fromkeys(pieces.candidates()):
        for index in (first, second):
            if index not in known:
                known[index] = pieces.place(index)
        earlier, later_ = known[first], known[second]
        if earlier and later_ and second not in told and (fault := _fault(earlier, later_)):
            told.add(second)
            yield _Twins(fault, earlier, later_)


def _fault(earlier: _Place, later_: _Place) -> str:
    one, other = earlier.text, later_.text
    if min(len(one), len(other)) < _LEAST or earlier.span == later_.span or _DUTY.search(one):
        return ""
    alike = one == other or (min(len(one), len(other)) >= _LEAST_SIMILAR and _similar(one, other))
    if earlier.part is not later_.part:
        told = alike and len(one) >= _LEAST_SHARED and not _FORMULA.search(one)
        return "shared" if told else ""
    if one == other or not alike:
        return "sentence" if alike else ""
    figures = _figures(one)
    return "figures" if len(figures) >= _LEAST_FIGURES and figures == _figures(other) else "similar"


def _figures(text: str) -> list[str]:
    return [match[0] for match in _FIGURE.finditer(text)]


def _similar(one: str, other: str) -> bool:
    """Whether most pairs of neighbouring characters are common to both (Dice's coefficient); figures do not count."""
    if not 4 * len(one) >= 3 * len(other) >= 2 * len(one):
        return False
    first, second = _pairs(one), _pairs(other)
    common = (first & second).total()
    return 2 * common >= _SIMILAR * (first.total() + second.total())


def _pairs(text: str) -> Counter[str]:
    words = "".join(character for character in text if not character.isascii())
    return Counter(map("".join, pairwise(words)))


def _merged(twins: Iterable[_Twins], text: str) -> Iterator[tuple[str, Span, _Place]]:
    """Repeated sentences of one block as one with what stands between them, when it repeats too; the whole block when
    it repeats a block."""
    last: _Twins | None = None
    end = 0
    for pair in twins:
        if last and _goes_on(last, end, pair, text):
            end = pair.later.span.end
            continue
        if last:
            yield _whole(last, end)
        last, end = pair, pair.later.span.end
    if last:
        yield _whole(last, end)


def _goes_on(first: _Twins, end: int, second: _Twins, text: str) -> bool:
    shift = first.later.span.start - first.earlier.span.start
    if first.fault != second.fault or first.later.block is not second.later.block:
        return False
    until = second.later.span.end
    return text[end:until] == text[end - shift : until - shift]


def _whole(pair: _Twins, end: int) -> tuple[str, Span, _Place]:
    (fault, earlier, later_), span = pair, Span(pair.later.span.start, end)
    same = later_.block is not earlier.block and later_.block.text.strip() == earlier.block.text.strip()
    return fault, later_.block.span if same else span, earlier


def _finding(document: Document, span: Span, earlier: _Place) -> Finding:
    title = earlier.part.title.text if earlier.part.title else ""
    line, _ = document.position(earlier.span.start)
    return Finding(span, {"line": str(line), "title": title})


def _copied_headings(document: Document, pieces: _Pieces) -> Iterator[tuple[str, Finding]]:
    headings: dict[str, list[Block]] = defaultdict(list)
    for part in document.parts:
        for block in part.headings:
            words = document.text[
                block.span.start + len(block.number.text if block.number else "") : block.span.start
                + block.head
            ]
            words = words.strip().rstrip("。")
            if len(words) >= _LEAST_HEADING:
                headings[words].append(block)
    if headings.keys().isdisjoint(pieces.texts):
        return
    for index, text in enumerate(pieces.texts):
        if text in headings and (place := pieces.place(index)):
            for block in headings[text]:
                if _copies(place, block, document.part_at(block.span.start)):
                    line, _ = document.position(block.span.start)
                    yield "heading", Finding(place.span, {"line": str(line)})
                    break


def _copies(place: _Place, heading: Block, part: Part | None) -> bool:
    """A sentence below the heading, in the same report, that is no heading itself."""
    at = place.span.start - place.block.span.start
    return part is place.part and at >= place.block.head and heading.span.end <= place.span.start
