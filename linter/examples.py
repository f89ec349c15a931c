"""A rule's examples as its tests: what the failing ones mark is found, the fix gives `fixed` and cures, the passing
ones stay silent."""

from __future__ import annotations

from collections.abc import Iterator

from linter.engine import Linter
from linter.fix import fixed
from linter.frozen import replace
from linter.readers import read
from linter.rule import Example, Rule, Ruleset


def failures(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    """One line for each example that the rule does not honour: wrong spans, a wrong fix, a fix that does not cure."""
    linter = Linter(replace(ruleset, rules=(rule,)))
    for example in rule.examples:
        yield from _example_failures(rule, example, linter)


def _example_failures(rule: Rule, example: Example, linter: Linter) -> Iterator[str]:
    place = f"{rule.path}:{example.line}"
    result = linter.lint(read("example.txt", example.text.encode()))
    found = [d.span for d in result.diagnostics]
    if found != sorted(example.spans):
        wanted = [example.text[a:b] for a, b in sorted(example.spans)]
        got = [f"{example.text[a:b]}@{a}" for a, b in found]
        yield f"{place}: {rule.id}: wanted {wanted}, found {got}"
        return
    if example.spans and (example.fixed is not None or any(d.fix for d in result.diagnostics)):
        text = fixed(result.document, result.diagnostics, unsafe=True)
        if text != example.fixed:
            yield f"{place}: {rule.id}: fixed text is {text!r}, the example says {example.fixed!r}"
        elif linter.lint(read("example.txt", text.encode())).diagnostics:
            yield f"{place}: {rule.id}: the fixed text fails again"
