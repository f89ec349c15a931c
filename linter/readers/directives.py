"""Instructions in a draft to ignore rules, in a form that reads naturally in it.

Both kinds of file take both forms, each within one line; the second of a pair is about the whole file:

    <!-- draftlint: ignore RULE[, RULE…] REASON -->
    <!-- draftlint: ignore-file RULE[, RULE…] REASON -->
    【校对忽略：RULE[、RULE…]；REASON】
    【全文校对忽略：RULE[、RULE…]；REASON】

RULE is a rule's id or a category: lower-case words joined by hyphens. A comma or 、 of either width
separates rules; the reason follows white space, a comma, a semicolon or a colon, and may be led in by
原因： or reason:. What does not parse as a rule belongs to the reason, so `rules` is empty when none was
named and `reason` when none was given; a comment to draftlint with another verb than ignore has neither.

A directive alone on its line reaches the next block; one beside text reaches the block it stands in (at its
edge, the block it touches on that line).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from linter.chinese.expressions import later
from linter.document import Directive, Document, Span
from linter.frozen import NamedTuple, replace

_FORMS = later(
    r"<!--[ \t]{0,9}draftlint[ \t]{0,9}[:：](?P<comment>[^\r\n]{0,300}?)-->"
    r"|【(?P<whole>全文)?校对忽略[ \t\u3000]{0,9}(?:[:：](?P<remark>[^】\r\n]{0,300}))?】"
)
_VERB = later(r"\s*ignore(?P<whole>-file)?(?![\w-])")
_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_RULES = later(rf"\s*({_NAME}(?:\s*[,，、]\s*{_NAME})*)(?=$|[\s;；:：,，、])")
_SEPARATORS = later(r"\s*[,，、]\s*")
_LEAD_IN = later(r"[\s;；:：,，、]*(?:(?:原因|reason)\s*[:：]\s*)?")


class Remark(NamedTuple):
    """A directive as written, before it is known which blocks there are."""

    span: Span
    rules: tuple[str, ...]
    reason: str
    whole: bool


def find(text: str) -> list[Remark]:
    """The directives of a text, in order."""
    return [_remark(match) for match in _FORMS.finditer(text)]


def outside(remarks: list[Remark], code: list[Span]) -> list[Remark]:
    """The directives that stand in none of these ordered spans: a quoted directive is no instruction."""
    kept = []
    for remark in remarks:
        index = bisect_right(code, remark.span.start, key=lambda span: span.start) - 1
        if index < 0 or code[index].end <= remark.span.start:
            kept.append(remark)
    return kept


def placed(document: Document, remarks: Iterable[Remark]) -> Document:
    """The document, whose blocks are known, with the directives in it and what they reach."""
    found = tuple(
        Directive(
            span=remark.span,
            rules=remark.rules,
            reason=remark.reason,
            reach=Span(0, len(document.text)) if remark.whole else _reach(document, remark.span),
            whole=remark.whole,
        )
        for remark in remarks
    )
    return replace(document, directives=found) if found else document


def _remark(match: re.Match[str]) -> Remark:
    span = Span(*match.span())
    if match["comment"] is None:
        return Remark(span, *_parsed(match["remark"] or ""), whole=bool(match["whole"]))
    verb = _VERB.match(match["comment"])
    if not verb:
        return Remark(span, (), "", whole=False)
    return Remark(span, *_parsed(match["comment"][verb.end() :]), whole=bool(verb["whole"]))


def _parsed(words: str) -> tuple[tuple[str, ...], str]:
    named = _RULES.match(words)
    rules = tuple(_SEPARATORS.split(named[1])) if named else ()
    rest = words[named.end() :] if named else words
    return rules, _LEAD_IN.sub("", rest, count=1).strip()


def _reach(document: Document, span: Span) -> Span:
    """The block that a directive stands in or touches on its line, else the next one; at the end of the
    text an empty span behind the directive."""
    line = document.line_span(document.position(span.start)[0])
    blocks = document.blocks
    first = bisect_right(blocks, line.start, key=lambda block: block.span.end)
    last = first
    while last < len(blocks) and blocks[last].span.start < line.end:
        last += 1
    before = [block for block in blocks[first:last] if block.span.start <= span.start]
    if before:
        return before[-1].span
    return blocks[first].span if first < len(blocks) else Span(span.end, span.end)
