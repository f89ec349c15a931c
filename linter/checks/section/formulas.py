"""The words that open and close a document, and those it must say somewhere, by its genre."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from linter.checks.literals import required
from linter.checks.section.sections import title_span
from linter.checks.timeline import title_text
from linter.chinese.expressions import compiled, later
from linter.chinese.quotations import unquoted
from linter.chinese.titles import bare
from linter.document import Block, Part, Span, Words
from linter.frozen import field, frozen
from linter.rule import Finding, PartCheck

_FIRST, _LAST = 5, 6
"""So many paragraphs from either end hold what opens and what closes a document."""


@frozen
class FormulaSuits(PartCheck):
    """A formula suits the genre that the title ends with.

    `formulas`: each expression for a formula -> the genres it suits, separated by spaces, as titles end with them.
    A title that ends with none of all these is left alone. `opening`: look in the first paragraphs, not the last.
    """

    kept = ("_words",)

    formulas: Mapping[str, str] = field(default_factory=dict)
    opening: bool = False

    @cached_property
    def _words(self) -> tuple[str, ...] | None:
        """A formula holds at least one of these; None: whatever it holds."""
        words = required("|".join(self.formulas))
        return None if words is None else tuple(sorted(words))

    @property
    def literals(self) -> frozenset[str] | None:
        return None if self._words is None else frozenset(self._words)

    @cached_property
    def _match(self) -> re.Pattern[str]:
        """All formulas as one expression, each a group."""
        return compiled("|".join(f"(?P<f{index}>{formula})" for index, formula in enumerate(self.formulas)))

    @cached_property
    def _suited(self) -> list[list[str]]:
        return [genres.split() for genres in self.formulas.values()]

    def find(self, part: Part) -> Iterator[Finding]:
        genre = self._genre(part)
        if not genre or part.annex:
            return
        text = [block for block in part.body if block.kind in ("lead", "paragraph", "item") or block.run_in]
        # 此致 and 敬礼 on lines of their own may be taken for names
        signers = [block for block in part.blocks if block.kind == "signer"]
        for block in text[:_FIRST] if self.opening else _closing(part, text) + signers:
            if self._words is not None and not any(word in block.reading for word in self._words):
                continue
            for match in self._match.finditer(unquoted(block.reading)):
                index = int((match.lastgroup or "f0")[1:])
                if genre not in self._suited[index]:
                    span = block.at(match.start(), match.end())
                    yield Finding(span, {"genre": genre})

    def _genre(self, part: Part) -> str:
        """The longest of the known genres that the title ends with; 请示报告 means 请示."""
        known = {genre for genres in self._suited for genre in genres}
        titles = (
            title_text(part),
            *(block.reading for block in part.blocks[1:3] if _SUBTITLE.match(block.reading)),
        )
        title, genre = next(
            (
                (title, max(kinds, key=len))
                for title in map(bare, titles)
                if (kinds := [*filter(title.endswith, known)])
            ),
            ("", ""),
        )
        return _REQUEST if title.removesuffix(genre).removesuffix("的").endswith(_REQUEST) else genre


_SUBTITLE = later(r"[\s\u3000]*(?:——|――|--)")
_BEFORE_SIGNATURE = 2


def _closing(part: Part, text: list[Block]) -> list[Block]:
    """The last paragraphs, and those right before the signature, below which something else may be pasted."""
    signed = next((block.span.start for block in part.blocks if block.kind == "signer"), 0)
    before = [block for block in text[:-_LAST] if block.span.start < signed]
    return before[-_BEFORE_SIGNATURE:] + text[-_LAST:]


_REQUEST = "请示"


@frozen
class TextSays(PartCheck):
    """A draft says what `says` finds, anywhere in its text; one finding at the title when it does not.

    `title`, `given`: expressions; only drafts are judged whose title the one and whose text the other finds.
    """

    says: str
    title: str = ""
    given: str = ""

    @cached_property
    def _says(self) -> re.Pattern[str]:
        return compiled(self.says)

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return compiled(self.title)

    @cached_property
    def _given(self) -> re.Pattern[str]:
        return compiled(self.given)

    def find(self, part: Part) -> Iterator[Finding]:
        if part.annex or not part.body or not self._title.search(title_text(part)):
            return
        said, given = self._says.search, self._given.search
        if any(given(block.reading) for block in part.body) and not any(
            said(block.reading) for block in part.body
        ):
            yield Finding(title_span(part), {"genre": part.genre.title})


def _label(*names: str) -> re.Pattern[str]:
    """What finds the label of a line, or of a second column in it; spaces may stretch it."""
    spaced = "|".join(r"[\s\u3000]*".join(name) for name in names)
    return later(
        rf"(?:^|[\s\u3000])(?:会[\s\u3000]*议[\s\u3000]*|召[\s\u3000]*开[\s\u3000]*)?(?:{spaced})[^：:，。]{{0,6}}[：:]"
    )


_LABELS = {
    Words("时间", "time"): _label("时间", "日期"),
    Words("地点", "place"): _label("地点"),
    Words("主持人", "chair"): _label("主持"),
    Words("出席人员", "those present"): _label("出席", "参加", "参会", "与会", "到会"),
}
_LABEL = _label("地点", "主持", "出席", "列席", "缺席", "请假", "参会", "记录")


class MeetingHead(PartCheck):
    """Minutes that begin with a table (时间：… 主持：…) say when and where the meeting was, who was in the chair and
    who was there. The finding marks the first line of the table. A list of those present at the end is no table."""

    def find(self, part: Part) -> Iterator[Finding]:
        table = list(_head(part))
        if not any(_LABEL.search(block.reading) for block in table):
            return
        missing = [
            label
            for label, pattern in _LABELS.items()
            if not any(pattern.search(block.reading) for block in table)
        ]
        if missing:
            zh, en = "、".join(label.zh for label in missing), ", ".join(label.en for label in missing)
            first = next(block for block in table if _LABEL.search(block.reading))
            yield Finding(first.span, {"missing": Words(zh, en)})


def _head(part: Part) -> Iterator[Block]:
    """What stands above the first heading or sentence."""
    for block in part.body:
        told = block.reading.endswith("。") and not any(
            label.search(block.reading) for label in _LABELS.values()
        )
        if block.kind == "heading" or (told and not _LABEL.search(block.reading)):
            return
        yield block


@frozen
class OneMatter(PartCheck):
    """A 请示 asks for one thing.

    `matters`: each kind of thing that one asks for -> an expression for it. `asks`: what an asking paragraph begins
    with, behind its number. Found are titles that name things of two kinds side by side, and the second of two
    numbered paragraphs that ask for things of different kinds; and, at the end, a paragraph that asks for something
    else besides (另，…).
    """

    asks: str
    matters: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _asks(self) -> re.Pattern[str]:
        return compiled(self.asks)

    @cached_property
    def _kinds(self) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
        """Each kind with what finds it anywhere in a text and at its end."""
        return {kind: (compiled(words), compiled(f"(?:{words})$")) for kind, words in self.matters.items()}

    def find(self, part: Part) -> Iterator[Finding]:
        title = part.title
        if title is None or part.annex:
            return
        asked = self._asked(title_text(part))
        if asked:
            yield Finding(title.span, asked)
            return
        first = ""
        for block in part.body:
            kind = self._kind(block.reading) if block.number and self._asking(block) else ""
            if first and kind and kind != first:
                end = block.span.start + (block.head or len(block.text))
                yield Finding(Span(block.span.start, end), {"first": first, "second": kind})
                return
            first = first or kind
        yield from self._besides(part)

    def _besides(self, part: Part) -> Iterator[Finding]:
        asks_for = self._kind(title_text(part))
        for block in part.body[-_LAST:]:
            match = _BESIDES.search(block.reading)
            kind = self._kind(block.reading[match.start() :].partition("。")[0]) if match else ""
            if match and kind and (match["other"] or asks_for not in ("", kind)):
                asked = title_text(part).partition("关于")[2].removesuffix("报告").removesuffix(_REQUEST)
                yield Finding(
                    block.at(*match.span("found")), {"first": asked.removesuffix("的"), "second": kind}
                )

    def _asked(self, title: str) -> dict[str, str]:
        """The first two kinds of thing that a title names side by side: 增加编制和解决经费, but not 招聘人员和设备经费."""
        matter = (
            title.partition("关于")[2]
            .removesuffix("报告")
            .removesuffix("的")
            .removesuffix(_REQUEST)
            .removesuffix("的")
        )
        kinds = [kind for half in _JOINED.split(matter) if (kind := self._kind(half, ends=True))]
        return {"first": kinds[0], "second": kinds[1]} if len(set(kinds[:2])) > 1 else {}

    def _asking(self, block: Block) -> bool:
        return block.number is not None and bool(self._asks.match(block.reading, len(block.number.text)))

    def _kind(self, text: str, ends: bool = False) -> str:
        """The one kind of thing that a text names; empty for none and for several."""
        kinds = [kind for kind, patterns in self._kinds.items() if patterns[ends].search(text)]
        return kinds[0] if len(kinds) == 1 else ""


_BESIDES = later(
    r"(?:^[\s\u3000]*|(?<=。))(?P<found>(?:(?P<other>另外?|此外)|同时|为此，?另)，[^。；]{0,40}?(?:拟|恳|申|敬)?请[^，。；]{0,10}?"
    r"(?:安排|解决|拨付|增加|核拨|划拨|购置|批准|帮助|核定|核增|配备|招聘))(?![^。；]{0,8}(?:其余|剩余|余下|配套|缺口|不足部分))"
)
_JOINED = later("以及|[和与及、并暨]")
