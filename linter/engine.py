"""lint(document, rules) -> Result: chooses the rules a draft concerns, runs them, stamps what they find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import add

from linter.baseline import fingerprint
from linter.diagnostic import Diagnostic, Result
from linter.document import FILLER, Document, Part, Words
from linter.errors import RuleError
from linter.outline import outline
from linter.rule import BlockCheck, DocumentCheck, Finding, PartCheck, Rule, Ruleset
from linter.suppress import apply as suppress


class Router:
    """Tells which block rules can fire on a text at all, by the literals they need.

    Literals of two and more characters are found by the pairs of neighbouring characters in the text, others by
    their single character; a rule without literals always runs.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._always: list[int] = []
        self._pairs: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._singles: dict[str, list[int]] = defaultdict(list)
        for index, rule in enumerate(rules):
            assert isinstance(rule.check, BlockCheck)
            literals = rule.check.literals
            if literals is None:
                self._always.append(index)
                continue
            for literal in literals:
                if len(literal) > 1:
                    self._pairs[literal[:2]].append((literal, index))
                else:
                    self._singles[literal].append(index)

    def route(self, text: str) -> list[int]:
        """Indexes of the rules to run on the text, ascending."""
        chosen = set(self._always)
        for character in self._singles.keys() & set(text):
            chosen.update(self._singles[character])
        for pair in self._pairs.keys() & set(map(add, text, text[1:])):
            for literal, index in self._pairs[pair]:
                if index not in chosen and (len(literal) == 2 or literal in text):
                    chosen.add(index)
        return sorted(chosen)


class Linter:
    """Runs one set of rules over any number of drafts. `known` are the ids that a directive may name: those of all
    rules, also of the ones deselected for this run."""

    def __init__(self, ruleset: Ruleset, lang: str = "zh", known: Iterable[str] = ()) -> None:
        self.ruleset = ruleset
        self.lang = lang
        self._known = frozenset(known) | {rule.id for rule in ruleset.rules}
        self._block_rules = [rule for rule in ruleset.rules if isinstance(rule.check, BlockCheck)]
        self._part_rules = [rule for rule in ruleset.rules if isinstance(rule.check, PartCheck)]
        self._document_rules = [rule for rule in ruleset.rules if isinstance(rule.check, DocumentCheck)]
        self._router = Router(self._block_rules)

    def lint(self, document: Document) -> Result:
        """Everything the rules find, in text order. Raises RuleError when a rule fails or takes too long."""
        outlined = outline(document, self.ruleset)
        stamp = _Stamp(outlined, self.lang)
        found = [stamp(rule, finding) for rule, finding in self._findings(outlined)]
        kept = stamp.numbered(sorted(_outermost(found, self._block_ids), key=lambda d: (d.span, d.rule)))
        diagnostics, suppressed = suppress(kept, outlined, self.ruleset, stamp, self._known)
        return Result(outlined, stamp.numbered(diagnostics), suppressed)

    @property
    def _block_ids(self) -> frozenset[str]:
        return frozenset(rule.id for rule in self._block_rules)

    def _findings(self, document: Document) -> Iterator[tuple[Rule, Finding]]:
        for block in document.blocks:
            part = document.part_at(block.span.start)
            for index in self._router.route(block.reading):
                rule = self._block_rules[index]
                if _concerns(rule, part):
                    yield from _run(rule, document, lambda check=rule.check: check.find(block, part))  # type: ignore[misc]
        for part in document.parts:
            for rule in self._part_rules:
                if _concerns(rule, part):
                    yield from _run(rule, document, lambda check=rule.check: check.find(part))  # type: ignore[misc]
        for rule in self._document_rules:
            yield from _run(rule, document, lambda check=rule.check: check.find(document))  # type: ignore[misc]


def _concerns(rule: Rule, part: Part | None) -> bool:
    return not rule.genres or (part is not None and part.genre.id in rule.genres)


def _run(
    rule: Rule, document: Document, find: Callable[[], Iterable[Finding]]
) -> Iterator[tuple[Rule, Finding]]:
    """A rule's findings; whatever goes wrong in it is told with its name and the draft's."""
    try:
        for finding in find():
            yield rule, finding
    except TimeoutError:
        raise RuleError(
            f"rule “{rule.id}” took too long on {document.path}: its expression is slow", rule.path
        ) from None
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise RuleError(f"rule “{rule.id}” failed on {document.path}: {what}", rule.path) from error


@dataclass(frozen=True)
class _Stamp:
    """Turns a rule and its finding into a diagnostic of one document."""

    document: Document
    lang: str

    def __call__(self, rule: Rule, finding: Finding) -> Diagnostic:
        part = self.document.part_at(finding.span.start)
        found = self.document.text[finding.span.start : finding.span.end]
        values = {
            name: value.within(self.lang) if isinstance(value, Words) else value
            for name, value in finding.values.items()
        }
        return Diagnostic(
            rule=rule.id,
            category=rule.category,
            severity=rule.severity,
            message=_filled(rule, self.lang, {"found": found, **values}),
            span=finding.span,
            fix=finding.fix,
            part=part.title.text if part and part.title else "",
            references=tuple(map(str, rule.references)),
        )

    def numbered(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The diagnostics with fingerprints; equal ones in equal blocks are told apart by their order."""
        seen: dict[tuple[str, str], int] = defaultdict(int)
        stamped = []
        for diagnostic in diagnostics:
            if diagnostic.fingerprint:
                stamped.append(diagnostic)
                continue
            block = self.document.block_at(diagnostic.span.start)
            words = "".join(block.text.replace(FILLER, "").split()) if block else ""
            ordinal = seen[diagnostic.rule, words]
            seen[diagnostic.rule, words] += 1
            mark = fingerprint(diagnostic.rule, words, ordinal)
            stamped.append(replace(diagnostic, fingerprint=mark))
        return tuple(stamped)


def _filled(rule: Rule, lang: str, values: Mapping[str, str]) -> str:
    try:
        return rule.message.within(lang).format(**values)
    except (KeyError, IndexError, ValueError) as error:
        raise RuleError(f"rule “{rule.id}”: its message cannot be filled: {error}", rule.path) from None


def _outermost(diagnostics: Sequence[Diagnostic], block_rules: frozenset[str]) -> Iterator[Diagnostic]:
    """One finding for one fault: inside a category a finding within another's span goes, unless it is graver. Of
    two on the same words that single blocks gave, the graver stays."""
    by_category: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        by_category[diagnostic.category].append(diagnostic)
    for group in by_category.values():
        group.sort(key=lambda d: (d.span.start, -d.span.end, -d.severity))
        outer: Diagnostic | None = None
        for diagnostic in group:
            if outer and outer.severity >= diagnostic.severity and diagnostic.span.end <= outer.span.end:
                same = diagnostic.span == outer.span
                if not same or {diagnostic.rule, outer.rule} <= block_rules:
                    continue
            if outer is None or diagnostic.span.end >= outer.span.end:
                outer = diagnostic
            yield diagnostic
