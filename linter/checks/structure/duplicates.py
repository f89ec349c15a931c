"""Text that stands twice in a file: sentences, sentences with a few words changed, headings copied into the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from linter.checks.plans import planned
from linter.chinese.expressions import later
from linter.chinese.resemblance import bare, may_resemble, resemble, substituted
from linter.document import PLACES, Block, Document, Part, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import DocumentCheck, Finding

_FAULTS = ("sentence", "similar", "shared", "heading")
_PROSE = PLACES["body"] | PLACES["heading"]
_LEAST = 20
"""Shorter sentences recur by nature."""
_LEAST_FIGURED = 12
"""Without figures, where these are the same."""
_LEAST_SIMILAR = 24
"""Without figures."""
_LEAST_SHARED = 30
_LEAST_HEADING = 10
_END = 10
_CLAUSE = 8
"""Sentences are compared when they end with the same ten characters or have clauses with the same eight at an end."""
_SERIES = 3
_GAP = 4
"""Between paragraphs that follow one another: a line end and an indent."""
_NUMBER = later(
    r"[\s\u3000]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．][\s\u3000]*|[①-⑳]|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十][，,、])?"
)
_NUMBER_MARKS = frozenset(" \u3000（(0123456789一二三四五六七八九十第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_FIGURE = later(r"[0-9]+(?:\.[0-9]+)?")
_DUTY = later(
    r"^由[^。；]{2,60}(?:牵头|负责)|(?:配合|协作|协办|协同|参与|承办|主办)(?:单位|部门|科室)|责任(?:单位|领导|部门|科室|人)|牵头(?:单位|部门|领导)|完成时[间限]|联系(?:人|电话)|网址|邮箱|附件"
)
_FORMULA = later(r"思想为(?:指导|指引|统领|根本)|精神为(?:指导|指引)|领导下")
"""Whose thought guides and who leads is said alike in every report."""


@frozen
class StandsOnce(DocumentCheck):
    """No text stands twice.

    `fault` is the one to report, always at the later place: sentence (twice in one report, or nearly so in a paragraph
    that begins like the one right above it), similar (a sentence of the same report with few other characters), shared
    (a sentence of another report of the file, the same or similar; told once where more than two reports have it),
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
    sentences = _Sentences(document)
    twins = sorted(_twins(sentences), key=lambda pair: pair.later.span)
    found = [
        (fault, _finding(document, span, earlier)) for fault, span, earlier in _merged(twins, document.text)
    ]
    return (*found, *_copied_headings(document, sentences))


class _Sentences:
    """The sentences of the running text, in lists of one length, because most of them are looked at by hashing alone.
    `bare` are the same sentences without their figures, `owners` the indexes of their blocks in `blocks`, `reports`
    those of their reports in the document."""

    def __init__(self, document: Document) -> None:
        text = document.text
        for mark in "！？；":
            text = text.replace(mark, "。")
        self.texts: list[str] = []
        self.owners: list[int] = []
        self.reports: list[int] = []
        self.blocks: list[tuple[Block, Part]] = []
        for number, part in enumerate(document.parts):
            for block in part.blocks:
                if block.kind in _PROSE and (not block.head or block.run_in):
                    pieces = text[block.span.start : block.span.end].split("。")
                    self.owners += [len(self.blocks)] * len(pieces)
                    self.blocks.append((block, part))
                    self.texts += pieces
            self.reports += [number] * (len(self.texts) - len(self.reports))
        self.bare = bare("。".join(self.texts)).split("。")
        self.long = [index for index, text in enumerate(self.bare) if len(text) >= _LEAST]
        self._places: dict[int, _Place] = {}

    def place(self, index: int) -> _Place:
        known = self._places.get(index)
        return known or self._places.setdefault(index, self._placed(index))

    def _placed(self, index: int) -> _Place:
        block, part = self.blocks[self.owners[index]]
        text, start = self.texts[index], self._starts[index]
        number = _NUMBER.match(text) if text[:1] in _NUMBER_MARKS else None
        head = number.end() if number else 0
        text = text[head:].rstrip()
        return _Place(Span(start + head, start + head + len(text)), text, block, part)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each sentence begins in the document."""
        starts = []
        place, owner = 0, -1
        for text, other in zip(self.texts, self.owners, strict=True):
            if other != owner:
                place, owner = self.blocks[other][0].span.start, other
            starts.append(place)
            place += len(text) + 1
        return starts

    def of_articles(self, first: int, second: int) -> bool:
        """Whether two sentences say in a regulation what holds in two cases: they differ, or begin with the case (…的，)
        and are of two paragraphs."""
        (above, part), (below, _) = (self.blocks[self.owners[index]] for index in (first, second))
        one, other = self.texts[first].strip(), self.texts[second].strip()
        return part.in_articles and (one != other or (above is not below and "的，" in one))

    def alike(self, without: set[int]) -> Iterator[tuple[int, int]]:
        """Indexes of sentences with the same end, each with the next one like it; and of those that only their figures
        make long enough, with the same text."""
        for one, other in _recurring([self.bare[index][-_END:] for index in self.long]):
            yield self.long[one], self.long[other]
        sentences = enumerate(zip(self.texts, self.bare, strict=False))
        figured = [index for index, (text, bare) in sentences if _figured(text, bare)]
        for one, other in _recurring([self.texts[index] for index in figured]):
            yield figured[one], figured[other]

    def kindred(self, without: set[int]) -> Iterator[tuple[int, int]]:
        """Indexes of sentences with a clause that begins or ends alike."""
        long = [index for index in self.long if index not in without]
        sentences = [self.bare[index] for index in long]
        clauses = "。".join(sentences).replace("，", "。").split("。")
        firsts: list[int] = []
        for edge in (slice(_CLAUSE), slice(-_CLAUSE, None)):
            for pair in _recurring([clause[edge] for clause in clauses]):
                if len(clauses[pair[0]]) >= _CLAUSE:
                    firsts = firsts or [*accumulate((text.count("，") + 1 for text in sentences), initial=0)]
                    one, other = (long[bisect_right(firsts, clause) - 1] for clause in pair)
                    if one != other:
                        yield one, other


def _figured(text: str, bare: str) -> bool:
    """Whether a sentence of several clauses is long enough with its figures, and tells what they are of."""
    return _LEAST_FIGURED <= len(bare) < _LEAST <= len(text) and "，" in text and "：" not in text


def _recurring(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Indexes of keys that stand again, each after the last one like it."""
    if len({*keys}) == len(keys):
        return
    last: dict[str, int] = {}
    for index, key in enumerate(keys):
        if key in last:
            yield last[key], index
        last[key] = index


def _twins(sentences: _Sentences) -> Iterator[_Twins]:
    """Pairs of sentences that are the same or similar, each later one once, and once what several reports share. What
    stands there word for word is looked for no more: whatever resembles it resembles the first one."""
    done: set[int] = set()
    shared: set[str] = set()
    for found in (sentences.alike, sentences.kindred):
        for first, second in found(done):
            text = sentences.texts[second]
            inside = sentences.reports[first] == sentences.reports[second]
            if second in done or (text in shared and not inside):
                done.add(second)
                continue
            fault = _fault(sentences, first, second, inside)
            if fault:
                yield _Twins(fault, sentences.place(first), sentences.place(second))
            if fault == "shared":
                shared.add(text)
            if fault or sentences.texts[first] == text:
                done.add(second)


def _fault(sentences: _Sentences, first: int, second: int, inside: bool) -> str:
    one, other = sentences.texts[first], sentences.texts[second]
    least = _LEAST if inside else _LEAST_SHARED
    if len(one) < least or len(other) < least or (inside and sentences.of_articles(first, second)):
        return ""
    if one != other:
        if not may_resemble(sentences.bare[first], sentences.bare[second], partly=inside):
            return ""
        earlier, later_ = sentences.place(first), sentences.place(second)
        one, other = earlier.text, later_.text
        if len(one) < least or len(other) < least:
            return ""
        if inside and one != other:
            if not (_similar(earlier, later_) and all(_tells(text, inside) for text in (one, other))):
                return ""
            again = _begun_again(earlier.block, later_.block) or _retold(one, other)
            return "sentence" if again else "similar"
    if one != other and not _resemble(bare(one), bare(other)):
        return ""
    return ("sentence" if inside else "shared") if _tells(one, inside) else ""


def _retold(one: str, other: str) -> bool:
    """Whether a sentence has all the figures of one that is worded nearly so, and was edited here and there. With a name
    or an ordinal in place of another it tells of something else."""
    figures = [_FIGURE.findall(text) for text in (one, other)]
    orders = [_ORDER.findall(text) for text in (one, other)]
    texts = [bare(text) for text in (one, other)]
    changed = len(texts[0]) != len(texts[1]) and not substituted(*texts)
    return bool(figures[0]) and figures[0] == figures[1] and orders[0] == orders[1] and changed


_ORDER = later("[ⅠⅡⅢⅣⅤ一二三四五六七八九十甲乙丙丁]")


def _begun_again(above: Block, below: Block) -> bool:
    """Whether a paragraph begins with the words of the one right above it: an older wording was not deleted."""
    opening = above.text.strip()[:_OPENING]
    return below.span.start - above.span.end <= _GAP and below.text.strip().startswith(opening)


_OPENING = 4


@lru_cache(maxsize=1024)
def _tells(text: str, inside: bool) -> bool:
    """Whether a sentence is more than who is responsible and, in two reports, than who leads."""
    return not _DUTY.search(text) and (inside or not _FORMULA.search(text))


def _similar(earlier: _Place, later_: _Place) -> bool:
    """Nearly the same words. With other figures they may tell of two units side by side, or of what was done and what
    is planned; several figures of another unit are told by `FiguresOwn`."""
    one, other = bare(earlier.text), bare(later_.text)
    figures = [_FIGURE.findall(place.text) for place in (earlier, later_)]
    same = figures[0] == figures[1] and len({*figures[0]}) > 1
    if min(len(one), len(other)) < (_LEAST if same else _LEAST_SIMILAR):
        return False
    if figures[0] == figures[1] and len({*figures[0]}) >= _SERIES and substituted(one, other):
        return False
    if figures[0] == figures[1] or not all(figures):
        return one == other or resemble(one, other, partly=True)
    if later_.block.span.start - earlier.block.span.end <= _GAP or substituted(one, other):
        return False
    plans = [planned(place.part, place.span.start) for place in (earlier, later_)]
    return plans[0] is plans[1] and _resemble(one, other)


def _resemble(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _LEAST_SIMILAR and resemble(one, other))


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
    within = document.block_at(span.start) is earlier.block  # two articles may well say the same
    return Finding(span, {"line": str(line), "title": title}, sure=within or not earlier.part.in_articles)


def _copied_headings(document: Document, sentences: _Sentences) -> Iterator[tuple[str, Finding]]:
    headings: dict[str, list[Block]] = defaultdict(list)
    texts = {*sentences.texts}
    for part in document.parts:
        for block in part.headings:
            if block.head >= _LEAST_HEADING:
                words = block.text[len(block.number.text) if block.number else 0 : block.head]
                words = words.strip().rstrip("。")
                if words in texts and len(words) >= _LEAST_HEADING:
                    headings[words].append(block)
    for index, text in enumerate(sentences.texts) if headings else ():
        for block in headings.get(text, ()):
            place = sentences.place(index)
            if _copies(place, block, document.part_at(block.span.start)):
                line, _ = document.position(block.span.start)
                yield "heading", Finding(place.span, {"line": str(line)})
                break


def _copies(place: _Place, heading: Block, part: Part | None) -> bool:
    """A sentence below the heading, in the same report, that is no heading itself."""
    at = place.span.start - place.block.span.start
    return part is place.part and at >= place.block.head and heading.span.end <= place.span.start
