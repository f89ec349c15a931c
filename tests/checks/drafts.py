"""Drafts for the tests of checks that see a whole report."""

from collections.abc import Collection

from linter.document import Block, Document, Span
from linter.engine import Linter
from linter.frozen import replace
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import DocumentCheck, PartCheck

RULESET = load(shipped())
GENRES = load(shipped() / "genres")


def outlined(text: str) -> Document:
    return outline(read("a.txt", text.encode()), GENRES)


def paragraph(text: str, start: int = 0) -> Block:
    return Block("paragraph", Span(start, start + len(text)), text, text)


def unread(text: str) -> Document:
    """A document of one paragraph, as no reader cuts it."""
    return Document("a.txt", text, (paragraph(text),))


def found(check: PartCheck | DocumentCheck, text: str) -> list[str]:
    """What a check finds in a draft, as it stands there."""
    document = outlined(text)
    if isinstance(check, DocumentCheck):
        findings = list(check.find(document))
    else:
        findings = [finding for part in document.parts for finding in check.find(part)]
    return [text[finding.span.start : finding.span.end] for finding in findings]


def linter_of(ids: Collection[str]) -> Linter:
    """With these of the shipped rules."""
    return Linter(replace(RULESET, rules=tuple(rule for rule in RULESET.rules if rule.id in ids)))


def family(category: str) -> Linter:
    """With the shipped rules of a category."""
    return Linter(replace(RULESET, rules=tuple(rule for rule in RULESET.rules if rule.category == category)))


def placed(linter: Linter, text: str) -> list[tuple[str, str, int]]:
    """(rule, the text found, its line), in text order."""
    result = linter.lint(read("draft.txt", text.encode()))
    document = result.document
    return [
        (d.rule, document.text[d.span.start : d.span.end], document.position(d.span.start)[0])
        for d in result.diagnostics
    ]


def reported(linter: Linter, *lines: str) -> list[tuple[str, str]]:
    """The rules that fire in a draft of these lines, each with the words that it marks."""
    result = linter.lint(read("draft.txt", "\n".join((*lines, "")).encode()))
    return [(d.rule, result.document.text[d.span.start : d.span.end]) for d in result.diagnostics]


def notice(*lines: str, title: str = "云岭县教育局关于报送数据的通知", recipient: str = "各学校：") -> str:
    """A notice whose text, attachments and signature are these lines."""
    return "\n".join((title, "", recipient, *lines)) + "\n"


SIGNED = ("云岭县教育局", "2024年3月4日")
