"""Where the inline constructs of Markdown stand.

markdown-it parses them, but its inline tokens carry no offsets, so its parser is run with a state that
notes the position at which each of its rules succeeded.

CommonMark is followed except where it misreads Chinese drafts:
- `**（一）加强领导。**推动` is bold: CommonMark closes no emphasis between a full stop and a letter unless
  a space follows, and Chinese has none; Han and full-width marks count as letter and as mark.
- `**市`, `张*军`, `138****1234`, `____` are masks and blanks, not emphasis, and stay visible.
- `[2023](12号)` is no link: a link's target looks like an address.
- `<XX>` is no tag: only the elements of HTML are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
)
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from linter.document import Span
from linter.frozen import NamedTuple

_NAMES = """
a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption
center cite code col colgroup data dd del details dfn dialog dir div dl dt em embed fieldset
figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img
input ins kbd label legend li link main map mark menu meta nav noframes object ol optgroup option p
param picture pre progress q rp rt ruby s samp script section select small source span strike strong
style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u
ul var video wbr
"""
_ELEMENTS = frozenset(_NAMES.split())
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ADDRESS = re.compile(r"[:/.#]")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~\n]")
_CONSTRUCT = re.compile(r"[\\`*_~\[<&$]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_FORMULA = re.compile(r"\$(?=[^\s$])[^$\n]*[\\_^=][^$\n]*\$")
"""What GitHub adds to CommonMark. A formula has a sign of its own: a dollar is one of money else."""

_UNITS = frozenset("省市县区州盟旗镇乡村局委办厅部科处组校院年月日")
"""What follows the mask of a name or a number."""

_CLOSING = frozenset("、，。；：！？）》”’")
_OPENING = frozenset("（《“‘")

_PASSES = 3
"""How often a text is parsed again after masks were mistaken for emphasis and upset the pairs behind them."""

_Rule = Callable[[StateInline, bool], bool]


class Marks(NamedTuple):
    """What is not prose in a text, in order. `markup` stands around prose; `matter` (code, images,
    addresses) in its place, so a sentence that begins with it does not begin with the word after it."""

    markup: list[Span]
    matter: list[Span]


class Dialect(MarkdownIt):
    """CommonMark with tables and strikethrough, without what drafts never mean: indented code, underlined
    headings and links to no address. It parses blocks only; `marks` parses the text of one."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.enable(["table", "strikethrough"]).disable(["code", "lheading"])
        self.core.ruler.enableOnly(["normalize", "block"])
        self.block.ruler.at("html_block", _known_block, {"alt": ["paragraph", "reference", "blockquote"]})
        for name, rule in _TRACED.items():
            self.inline.ruler.at(name, rule)
        self.inline.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis"])

    def validateLink(self, url: str) -> bool:  # noqa: N802 (markdown-it's name)
        return bool(_ADDRESS.search(url))

    def marks(self, text: str, env: EnvType) -> Marks:
        """The marks of a block's text; `env` holds the link references of its document."""
        if not _CONSTRUCT.search(text):
            return Marks([], [])
        masks: set[int] = set()
        for _ in range(_PASSES):
            state = _Traced(text, self, env, masks)
            self.inline.tokenize(state)
            for rule in self.inline.ruler2.getRules(""):
                rule(state)
            emphasised, mistaken = _pairs(state)
            if not mistaken:
                break
            masks |= mistaken
        notes, formulas = (
            [Span(*match.span()) for match in added.finditer(text)] for added in (_FOOTNOTE, _FORMULA)
        )
        return Marks(sorted(state.markup + emphasised + notes), sorted(state.matter + formulas))


class _Traced(StateInline):
    """A parser's state that remembers where constructs stood. `runs` are emphasis markers (token, offset),
    which become markup only if they find a partner; `masks` are offsets of markers known to be none."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, masks: set[int]) -> None:
        super().__init__(src, md, env, [])
        self.masks = masks
        self.markup: list[Span] = []
        self.matter: list[Span] = []
        self.runs: list[tuple[Token, int]] = []

    def scanDelims(self, start: int, split_word: bool) -> Scanned:  # noqa: N802 (markdown-it's name)
        scanned = super().scanDelims(start, split_word)
        end = start + scanned.length
        before, after = self.src[max(start - 1, 0) : start] or " ", self.src[end : end + 1] or " "
        known = not self.masks.isdisjoint(range(start, end))
        if known or _mask(self.src[start], scanned.length, before, after):
            return Scanned(False, False, scanned.length)
        if not split_word:
            return scanned
        return Scanned(_leans(before, after), _leans(after, before), scanned.length)


def _leans(outer: str, inner: str) -> bool:
    """Whether a marker between these characters belongs to the inner one, as an opener to what follows it."""
    return not inner.isspace() and (not _ascii_mark(inner) or outer > "\x7f" or not outer.isalnum())


def _ascii_mark(char: str) -> bool:
    return char <= "\x7f" and not char.isalnum()


def _mask(marker: str, length: int, before: str, after: str) -> bool:
    """A run of stars or underscores that stands for characters left out."""
    if marker == "_":
        return length > 1
    if marker != "*":
        return False
    inside = before.isalnum() and after.isalnum()
    return length > 3 or (inside and (length == 3 or (before + after).isascii()))


def _pairs(state: _Traced) -> tuple[list[Span], set[int]]:
    """The markers that found a partner, and where a mask was mistaken for an opening one."""
    spans: list[Span] = []
    mistaken: set[int] = set()
    opened: list[Span] = []
    for token, offset in state.runs:
        if token.nesting > 0:
            # Of `**`, the second star becomes the opening token and the first the closing one.
            start = offset - 1 if token.type == "strong_open" else offset
            opened.append(Span(start, start + len(token.markup)))
        elif token.nesting < 0 and opened:
            left, right = opened.pop(), Span(offset, offset + len(token.markup))
            if _masked(state.src, left, right):
                mistaken.add(left.start)
            else:
                spans += (left, right)
    return spans, mistaken


def _masked(src: str, left: Span, right: Span) -> bool:
    """Whether a pair that CommonMark takes for emphasis are masks: `**市**区`, `张**、李**`, `张*军和李*`,
    `_年_月`."""
    words = src[left.end : right.start]
    before, after = src[max(left.start - 1, 0) : left.start], src[right.end : right.end + 1]
    if src[left.start] == "_":
        return len(words) < 2 or "_" in words
    if src[left.start] != "*":
        return False
    unit = words[:1] in _UNITS and (len(words) == 1 or after in _UNITS)
    lone = left.end - left.start == 1
    name = lone and before.isalnum() and (after.isalnum() or "、" in words + after)
    return unit or name or words[:1] in _CLOSING or words[-1:] in _OPENING


def _traced(rule: _Rule, note: Callable[[_Traced, int, int], None]) -> _Rule:
    """A rule that notes what it found, given where it began and how many tokens there were."""

    def traced(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent and isinstance(state, _Traced):
            note(state, start, count)
        return found

    return traced


def _note_escape(state: _Traced, start: int, count: int) -> None:
    if _ESCAPED.match(state.src, start):
        state.markup.append(Span(start, start + 1))


def _note_code(state: _Traced, start: int, count: int) -> None:
    if len(state.tokens) > count:  # else it was a lone backtick
        state.matter.append(Span(start, state.pos))


def _note_run(state: _Traced, start: int, count: int) -> None:
    pieces: list[tuple[Token, int]] = []
    offset = state.pos
    for token in reversed(state.tokens):
        if offset == start:
            break
        offset -= len(token.content)
        pieces.append((token, offset))
    state.runs += reversed(pieces)


def _note_link(state: _Traced, start: int, count: int) -> None:
    end = state.pos
    label = state.md.helpers.parseLinkLabel(state, start, True)
    state.pos = end
    state.markup += (Span(start, start + 1), Span(label, end))


def _note_entity(state: _Traced, start: int, count: int) -> None:
    span = Span(start, state.pos)
    space = unescape(state.src[start : state.pos]).isspace()
    (state.markup if space else state.matter).append(span)


def _note_matter(state: _Traced, start: int, count: int) -> None:
    state.matter.append(Span(start, state.pos))


def _note_markup(state: _Traced, start: int, count: int) -> None:
    state.markup.append(Span(start, state.pos))


def _known_inline(state: StateInline, silent: bool) -> bool:
    return _known(state.src, state.pos) and html_inline(state, silent)


def _known_block(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return _known(state.src, start) and html_block(state, line, last, silent)


def _known(src: str, start: int) -> bool:
    tag = _TAG.match(src, start)
    return not tag or tag[1].lower() in _ELEMENTS


_TRACED: dict[str, _Rule] = {
    "escape": _traced(escape, _note_escape),
    "backticks": _traced(backtick, _note_code),
    "strikethrough": _traced(strikethrough.tokenize, _note_run),
    "emphasis": _traced(emphasis.tokenize, _note_run),
    "link": _traced(link, _note_link),
    "image": _traced(image, _note_matter),
    "autolink": _traced(autolink, _note_matter),
    "html_inline": _traced(_known_inline, _note_markup),
    "entity": _traced(entity, _note_entity),
}
