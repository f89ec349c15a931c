"""A draft is linted as if its sentences were whole: no rule needs to know of the line breaks of a hard-wrapped one, or of
signs of emphasis inside words. What is found is told in the draft's own text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from linter.chinese.expressions import later
from linter.diagnostic import Diagnostic, Edit, Fix, Result
from linter.document import FILLER, Block, Directive, Document, Span
from linter.frozen import replace

_BREAK = later(r"[ \t\u3000\u00a0]*[\n\r][\s\0]*")
_BLANKED = later(f" ?({FILLER}+) ?")
_EMPHASIS = later(r" ?(?:[*_]+|</?(?i:b|strong|i|em|u|span|font|mark)(?:\s[^<>]*)?>)+ ?")
"""What Markdown blanks without parting what stands on both sides; a space beside it lets renderers know it."""


class Unwrapped:
    """`document` has neither line breaks nor emphasis inside its paragraphs; `of` is the draft that it was made of."""

    def __init__(self, of: Document, cuts: Sequence[Span]) -> None:
        self.of = of
        self._starts = [0, *(cut.end for cut in cuts)]
        """Where the stretches that are kept begin in the draft; `_offsets`: and in the document."""
        lengths = [cut.start - start for cut, start in zip(cuts, self._starts, strict=False)]
        self._offsets = [0, *accumulate(lengths)]
        self._emphasised = [
            offset
            for cut, offset in zip(cuts, self._offsets[1:], strict=False)
            if _EMPHASIS.fullmatch(of.text, *cut)
        ]
        self.document = self._joined(cuts)

    def restored(self, result: Result) -> Result:
        """What was found in `document`, in the draft."""
        found = (tuple(map(self._told, group)) for group in (result.diagnostics, result.suppressed))
        return Result(self.of, *found)

    def _joined(self, cuts: Sequence[Span]) -> Document:
        document = self.of
        ends = [cut.start for cut in cuts] + [len(document.text)]
        pieces = (document.text[start:end] for start, end in zip(self._starts, ends, strict=True))
        return replace(
            document,
            text="".join(pieces),
            blocks=tuple(map(self._block, document.blocks)),
            directives=tuple(map(self._directive, document.directives)),
            lines=tuple(map(self._offset, document.line_starts)),
        )

    def _block(self, block: Block) -> Block:
        return block._replace(span=self._moved(block.span), text="".join(_kept(block, self.of.text)))

    def _directive(self, directive: Directive) -> Directive:
        return directive._replace(span=self._moved(directive.span), reach=self._moved(directive.reach))

    def _moved(self, span: Span) -> Span:
        return Span(self._offset(span.start), self._offset(span.end))

    def _offset(self, place: int) -> int:
        """A place in the draft as one in the document; one inside a break is where the lines meet."""
        index = bisect_right(self._starts, place) - 1
        following = self._offsets[index + 1 : index + 2]
        return min([self._offsets[index] + place - self._starts[index], *following])

    def _source(self, span: Span) -> Span:
        """A span of the document as one of the draft, without the breaks beside it."""
        start = self._place(span.start)
        return Span(start, self._place(span.end - 1) + 1 if span.end > span.start else start)

    def _place(self, offset: int) -> int:
        index = bisect_right(self._offsets, offset) - 1
        return self._starts[index] + offset - self._offsets[index]

    def _across_emphasis(self, span: Span) -> bool:
        """Whether a change there would part signs of emphasis, or leave open on which side of them it is."""
        places, (start, end) = self._emphasised, span
        if start == end:
            return bisect_left(places, start) < bisect_right(places, start)
        return bisect_right(places, start) < bisect_left(places, end)

    def _told(self, diagnostic: Diagnostic) -> Diagnostic:
        fix = diagnostic.fix
        if fix and any(self._across_emphasis(edit.span) for edit in fix.edits):
            fix = None
        if fix:
            edits = tuple(Edit(self._source(edit.span), edit.text) for edit in fix.edits)
            fix = Fix(edits, fix.safe)
        return diagnostic._replace(span=self._source(diagnostic.span), fix=fix)


def unwrapped(document: Document) -> Unwrapped | None:
    """The draft with whole sentences; None when they are whole."""
    cuts = [block.at(start, end) for block in document.blocks for start, end in _cuts(block, document.text)]
    return Unwrapped(document, cuts) if cuts else None


def _cuts(block: Block, text: str) -> Iterator[tuple[int, int]]:
    """What stands inside sentences of a block and is no part of them, in order."""
    done = 0
    for start, end in sorted((*_breaks(block), *_emphasis(block, text))):
        if start >= done:
            yield start, end
            done = end


def _breaks(block: Block) -> Iterator[tuple[int, int]]:
    """Where lines end inside a block. Between two foreign words a break stands for a space."""
    if block.kind == "cell" or not ("\n" in block.text or "\r" in block.text):
        return
    for match in _BREAK.finditer(block.text):
        start, end = match.span()
        yield start + _foreign(block.text, start, end), end


def _emphasis(block: Block, text: str) -> Iterator[tuple[int, int]]:
    """Signs of emphasis inside a block, with the spaces beside them unless these part two foreign words."""
    if FILLER not in block.text:
        return
    for match in _BLANKED.finditer(block.text):
        if _EMPHASIS.fullmatch(text, *block.at(*match.span())):
            yield match.span(int(_foreign(block.text, *match.span())))


def _foreign(text: str, start: int, end: int) -> bool:
    """Whether the characters on both sides of a stretch are those of foreign words."""
    around = text[start - 1 : start] + text[end : end + 1]
    return around.isascii() and around.isalnum()


def _kept(block: Block, text: str) -> Iterator[str]:
    """The text of a block between its cuts."""
    done = 0
    for start, end in _cuts(block, text):
        yield block.text[done:start]
        done = end
    yield block.text[done:]
