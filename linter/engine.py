"""lint(document, rules) -> Result: chooses the rules a draft concerns, runs them, stamps what they find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from linter.baseline import fingerprint, text_mark
from linter.diagnostic import Diagnostic, Result
from linter.document import FILLER, Block, Document, Kind, Part, Words
from linter.errors import RuleError
from linter.outline import outline
from linter.rule import Finding, Rule, Ruleset
from linter.suppress import apply as suppress
from linter.wraps import unwrapped


class Linter:
    """Runs one set of rules over any number of drafts. `known` are the ids that a directive may name: those of all
    rules, also of the ones deselected for this run."""

    def __init__(self, ruleset: Ruleset, lang: str = "zh", known: Iterable[str] = ()) -> None:
        self.ruleset = ruleset
        self.lang = lang
        self._known = frozenset(known) | {rule.id for rule in ruleset.rules}
        self._rules = {rule.id: rule for rule in ruleset.rules}
        self._in_kind = _by_kind(ruleset.rules)
        self._always = ruleset.routes.always

    def lint(self, document: Document) -> Result:
        """Everything the rules find, in text order. Raises RuleError when a rule fails or takes too long."""
        whole = unwrapped(document)
        result = self._linted(whole.document if whole else document)
        return whole.restored(result) if whole else result

    def _linted(self, document: Document) -> Result:
        outlined = outline(document, self.ruleset)
        stamp = _Stamp(outlined, self.lang)
        found = sorted(_outermost(self._findings(outlined)), key=lambda hit: (hit[1].span, hit[0].id))
        stamped = [stamp(rule, finding) for rule, finding in found]
        return Result(outlined, *suppress(stamped, outlined, self.ruleset, stamp, self._known))

    def _findings(self, document: Document) -> Iterator[Hit]:
        """What all rules find; whatever goes wrong in one is told with its name and the draft's."""
        rule = None
        try:
            for rule, findings in self._searches(document):
                for finding in findings:
                    yield rule, finding
        except TimeoutError:
            raise _fault("took too long", rule, document, "its expression is slow") from None
        except Exception as error:
            raise _fault("failed", rule, document, f"{type(error).__name__}: {error}") from error

    def route(self, block: Block) -> set[str]:
        """The ids of the block rules that can fire in a block at all."""
        return (self._called(block) | self._always) & self._in_kind[block.kind]

    def _called(self, block: Block) -> set[str]:
        return self.ruleset.routes.called(block.reading)

    def _searches(self, document: Document) -> Iterator[tuple[Rule, Iterable[Finding]]]:
        """Each rule with what it is about to find in one place."""
        in_part: dict[Part | None, set[str]] = defaultdict(set)
        for block in document.blocks:
            part = document.part_at(block.span.start)
            called = self._called(block)
            in_part[part] |= called
            for rule in self._chosen((called | self._always) & self._in_kind[block.kind], "block", part):
                yield rule, rule.check.find(block, part)  # type: ignore[attr-defined]
        for part in document.parts:
            for rule in self._chosen(in_part[part] | self._always, "part", part):
                yield rule, rule.check.find(part)  # type: ignore[attr-defined]
        for rule in self._chosen(set().union(self._always, *in_part.values()), "document", None):
            yield rule, rule.check.find(document)  # type: ignore[attr-defined]

    def _chosen(self, names: Iterable[str], scope: str, part: Part | None) -> Iterator[Rule]:
        """The rules of a scope among the named ones that concern a report's genre."""
        for name in names:
            rule = self._rules.get(name)
            if rule and rule.scope == scope and rule.concerns(part):
                yield rule


def _by_kind(rules: Iterable[Rule]) -> Mapping[Kind, set[str]]:
    """The ids of the rules that can fire in each kind of block."""
    found: dict[Kind, set[str]] = defaultdict(set)
    for rule in rules:
        if rule.scope == "block":
            for kind in rule.kinds:
                found[kind].add(rule.id)
    return found


Hit = tuple[Rule, Finding]


def _fault(what: str, rule: Rule | None, document: Document, why: str) -> RuleError:
    name, path = (rule.id, rule.path) if rule else ("?", "")
    return RuleError(f"rule “{name}” {what} on {document.path}: {why}", path)


class _Stamp:
    """Turns a rule and its finding into a diagnostic of one document. Called in text order: equal findings in equal
    blocks are told apart by their order in the fingerprint."""

    def __init__(self, document: Document, lang: str) -> None:
        self.document = document
        self.lang = lang
        self._ordinals: dict[tuple[str, str], int] = defaultdict(int)
        self._marks: dict[int, str] = {}

    def __call__(self, rule: Rule, finding: Finding) -> Diagnostic:
        start, end = finding.span
        part = self.document.part_at(start)
        return Diagnostic(
            rule=rule.id,
            category=rule.category,
            severity=rule.severity,
            message=_message(rule, finding, self.document.text[start:end], self.lang),
            span=finding.span,
            fix=finding.fix,
            part=part.title.text if part and part.title else "",
            references=rule.citations,
            fingerprint=self._fingerprint(rule.id, start),
        )

    def _fingerprint(self, rule: str, offset: int) -> str:
        block = self.document.block_at(offset)
        place = block.span.start if block else -1
        mark = self._marks.get(place)
        if mark is None:
            mark = self._marks[place] = text_mark(block.text.replace(FILLER, "") if block else "")
        ordinal = self._ordinals[rule, mark]
        self._ordinals[rule, mark] = ordinal + 1
        return fingerprint(rule, mark, ordinal)


def _message(rule: Rule, finding: Finding, found: str, lang: str) -> str:
    values: dict[str, str] = {"found": found}
    for name, value in finding.values.items():
        values[name] = value.within(lang) if isinstance(value, Words) else value
    try:
        return rule.message.within(lang).format_map(values)
    except (KeyError, IndexError, ValueError) as error:
        raise RuleError(f"rule “{rule.id}”: its message cannot be filled: {error}", rule.path) from None


def _outermost(hits: Iterable[Hit]) -> Iterator[Hit]:
    """One finding for one fault: inside a category a finding within another's span goes, unless it is graver. Of
    two on the same words that single blocks gave, the graver stays."""
    by_category: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_category[hit[0].category].append(hit)
    for group in by_category.values():
        group.sort(key=lambda hit: (hit[1].span.start, -hit[1].span.end, -hit[0].severity, hit[0].id))
        outer: Hit | None = None
        for hit in group:
            if outer and _covered(hit, outer):
                continue
            if outer is None or hit[1].span.end >= outer[1].span.end:
                outer = hit
            yield hit


def _covered(hit: Hit, outer: Hit) -> bool:
    (rule, finding), (other, wide) = hit, outer
    if other.severity < rule.severity or finding.span.end > wide.span.end:
        return False
    return finding.span != wide.span or rule.scope == other.scope == "block"
