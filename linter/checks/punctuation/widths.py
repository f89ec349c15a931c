"""Marks and characters of the wrong width or form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from unicodedata import normalize

from linter.checks.literals import required
from linter.checks.pattern import kinds_within
from linter.chinese.expressions import compiled, later
from linter.chinese.marks import WIDE, named
from linter.diagnostic import Edit, Fix
from linter.document import Block, Kind, Part, Span, Words
from linter.frozen import NamedTuple, frozen
from linter.rule import BlockCheck, Finding

_KINDS = kinds_within(("title", "heading", "body", "table", "signature"))

_HAN = r"\u3400-\u9fff"

_STOP = later(
    rf"(?:[A-Za-z]{{2,6}}://|www\.)(?:(?![,;!?](?:[{_HAN}]|$))[^\s\u3000，。；）》”])+"
    rf"|(?P<mark>(?<=[{_HAN}”’》）】〕〉％][ \u00a0]?)(?:[,;]|!++|:(?!//)|(?<![?？])\?(?![?？]))"
    rf"|(?<=[0-9A-Za-z%)\]\"'])(?<!&[A-Za-z]{{2,6}})[,;:!](?=[ \u00a0]*[{_HAN}“‘《（【〔])"
    rf"|(?<=[{_HAN}])∶|[﹐﹑､﹔﹕﹖﹗])[ \u00a0]*"
)
"""An address on the web, or a mark with the spaces behind it."""
_ITEM = later(r"(?:[ \t\u3000]*|.{0,8}附件[：:][ \u3000]*)\d{1,2}(?=,)")
"""What numbers an item: 1,压实责任. Others tell how it is to be marked."""


class MarksFullWidth(BlockCheck):
    """Commas, semicolons, colons, question and exclamation marks of Chinese text are full-width.

    One behind Han characters or full-width marks is Chinese whatever follows; one behind letters or digits only before
    such. So 12:30, 1,500, an address on the web and an English phrase keep theirs.
    """

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(",;:?!∶﹐﹑､﹔﹕﹖﹗")

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        base, item = block.span.start, _ITEM.match(block.text)
        for match in _STOP.finditer(block.text):
            if match["mark"] and not (item and match.start() == item.end()):
                mark = Span(base + match.start("mark"), base + match.end("mark"))
                better = "".join(WIDE[mark] for mark in match["mark"])
                edit = Edit(Span(mark.start, base + match.end()), better)
                yield Finding(mark, {"better": better}, Fix((edit,)))


class Quotation(NamedTuple):
    """Offsets of the two marks of a quotation in straight marks, and whether it stands inside another."""

    start: int
    end: int
    inner: bool


_DOUBLE = later('[“”"＂〝〞]')
_SINGLE = later(rf"(?<![0-9A-Za-z])['＇](?=[^'＇\n]{{0,60}}[{_HAN}])[^'＇\n]{{1,80}}['＇](?![0-9A-Za-z])")
_NEAR = later(rf"[{_HAN}，。；：、（）《》]")


class QuotesCurly(BlockCheck):
    """Quotation marks of Chinese text are curly; the straight ones are taken for opening and closing in turn.

    English quotations and the sign for inches stay as they are.
    """

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("\"'＂＇〝〞")

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for start, end, inner in [*_doubles(text), *_singles(text)]:
            if not _chinese(text, start, end):
                continue
            for at, better in zip((start, end), "‘’" if inner else "“”", strict=True):
                if at >= 0 and text[at] not in "“”":
                    span = block.at(at, at + 1)
                    fix = Fix((Edit(span, better),)) if min(start, end) >= 0 else None
                    yield Finding(span, {"wanted": Words(*named(better))}, fix)


def _doubles(text: str) -> Iterator[Quotation]:
    """Quotations with at least one mark that is not curly; -1 stands for a mark that is not there."""
    opened = -1
    for match in _DOUBLE.finditer(text):
        at, mark = match.start(), match[0]
        if opened < 0 and mark == '"' and text[at - 1 : at].isdigit():
            continue
        if mark in "“〝" or (opened < 0 and mark not in "”〞"):
            opened = at
            continue
        if opened >= 0 and (mark != "”" or text[opened] != "“"):
            yield Quotation(opened, at, False)
        opened = -1
    if opened >= 0 and text[opened] != "“":
        yield Quotation(opened, -1, False)


def _singles(text: str) -> Iterator[Quotation]:
    for match in _SINGLE.finditer(text):
        before = text[max(match.start() - 200, 0) : match.start()]
        yield Quotation(match.start(), match.end() - 1, before.rfind("“") > before.rfind("”"))


def _chinese(text: str, start: int, end: int) -> bool:
    """Whether a quotation holds Chinese or stands in it."""
    inside = text[start : end if end >= 0 else start + 2]
    sides = text[max(start - 1, 0) : start], text[end + 1 : end + 2] if end >= 0 else ""
    return any(_NEAR.search(part) for part in (inside, *sides))


_ANGLES = later(
    rf"《|》|(?P<open>[<＜]{{1,2}}|[≪«])(?=[^<>＜＞《》≪≫«»\n]{{0,80}}[{_HAN}])(?P<inside>[^<>＜＞《》≪≫«»=\n]{{2,80}})(?P<close>[>＞]{{1,2}}|[≫»])"
)
_DOCUMENT = later(
    "(?:通知|意见|方案|办法|规定|条例|细则|规划|计划|纲要|决定|决议|报告|制度|准则|通报|公告|通告|批复|函|法|标准|指南|清单|要点|手册|日报|典|章程|选读|读本|选编|文选|纪要|公约|预案|讲话|[》≫»])$"
)


class TitlesMarked(BlockCheck):
    """Titles stand in 《 》, and in 〈 〉 inside these, not in signs for less and greater."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset("<＜≪«")

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        base, inside = block.span.start, False
        for match in _ANGLES.finditer(block.reading):
            if match["open"] is None:
                inside = match[0] == "《"
            elif inside or match["open"] in ("≪", "«", "<<") or _DOCUMENT.search(match["inside"]):
                for name, better in zip(("open", "close"), "〈〉" if inside else "《》", strict=True):
                    span = Span(base + match.start(name), base + match.end(name))
                    yield Finding(span, {"better": better}, Fix((Edit(span, better),)))


_MISREAD = str.maketrans(
    "旳癿臵迚觃幵丌亍斱亊仸劢挄⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⺎⻁⻳",
    "的的置进规并不于方事任动按母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙兀虎龟",
)
"""What conversions of shared files put for common characters, and radicals without a compatibility form, and what was
meant."""


@frozen
class CharactersPlain(BlockCheck):
    """Characters are those of the keyboard, not others of the same meaning that Unicode keeps for old encodings.

    `match`: an expression for a run of the wrong ones; what they should be is their compatibility form (NFKC), or what a
    conversion misread.
    """

    match: str

    def validate(self) -> None:
        """Raise ValueError for a bad expression."""
        compiled(self.match)

    @cached_property
    def literals(self) -> frozenset[str] | None:
        return required(self.match)

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for match in compiled(self.match).finditer(block.reading):
            span = block.at(match.start(), match.end())
            better = normalize("NFKC", match[0]).translate(_MISREAD)
            yield Finding(
                span, {"better": better}, Fix((Edit(span, better),)) if better != match[0] else None
            )
