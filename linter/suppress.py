"""Directives in the draft set diagnostics aside, and are judged themselves once all rules have run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from linter.checks.directives import Directives
from linter.diagnostic import Diagnostic
from linter.document import Directive, Document, Span
from linter.rule import Finding, Rule, Ruleset

Use = tuple[Directive, str]
"""A directive and one of the rules that it names."""


def apply(
    diagnostics: Sequence[Diagnostic],
    document: Document,
    ruleset: Ruleset,
    stamp: Callable[[Rule, Finding], Diagnostic],
    known: frozenset[str],
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The diagnostics that stand and those that a directive sets aside, with its reason; both in text order.

    Among those that stand are the rules' words on directives, which are made here: they cannot be set aside. `known`
    are the ids that exist, whether their rules ran or not.
    """
    if not document.directives:
        return tuple(diagnostics), ()
    judges = [
        rule for rule in ruleset.rules if rule.scope == "document" and isinstance(rule.check, Directives)
    ]
    uses = _uses(document.directives)
    kept, suppressed, used = [], [], set[Use]()
    for diagnostic in diagnostics:
        found = [use for use in uses[diagnostic.rule] if _covers(use[0], diagnostic.span)]
        used.update(found)
        if found:
            suppressed.append(diagnostic._replace(suppressed=found[0][0].reason))
        else:
            kept.append(diagnostic)
    ran = {rule.id for rule in ruleset.rules}
    for rule in judges:
        kept.extend(stamp(rule, finding) for finding in _judged(rule, document, used, ran, known))
    kept.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.rule))
    return tuple(kept), tuple(suppressed)


def _uses(directives: Sequence[Directive]) -> dict[str, list[Use]]:
    """By rule id."""
    uses = defaultdict[str, list[Use]](list)
    for directive in directives:
        for name in directive.rules:
            uses[name].append((directive, name))
    return uses


def _covers(directive: Directive, span: Span) -> bool:
    """A diagnostic belongs where it starts; one without width may also stand at the end of the reach."""
    start, end = directive.reach
    return directive.whole or start <= span.start < end or span.start == span.end == end


def _judged(
    rule: Rule, document: Document, used: set[Use], ran: set[str], known: frozenset[str]
) -> Iterator[Finding]:
    """What a rule about directives says after the run."""
    assert isinstance(rule.check, Directives)
    yield from rule.check.find(document)
    for directive in document.directives:
        for name in dict.fromkeys(directive.rules):
            unused = name in ran and (directive, name) not in used
            faults = {"unused": unused, "unknown": name not in known}
            if faults.get(rule.check.fault):
                yield Finding(_place(directive, name, document.text), {"rule": name})


def _place(directive: Directive, name: str, text: str) -> Span:
    """Where a directive names a rule."""
    start, end = directive.span
    match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[start:end], re.ASCII)
    return Span(start + match.start(), start + match.end()) if match else directive.span
