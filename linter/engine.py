"""lint(document, rules) -> Result: chooses the rules a draft concerns, runs them, stamps what they find."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from linter.baseline import fingerprint, text_mark
from linter.diagnostic import Diagnostic, Result
from linter.document import FILLER, PLACES, Block, Document, Kind, Words
from linter.errors import RuleError
from linter.outline import outline
from linter.rule import BlockCheck, DocumentCheck, Finding, PartCheck, Rule, Ruleset
from linter.suppress import apply as suppress

PROSE = PLACES["body"] | PLACES["heading"]


class Router:
    """Tells which block rules can fire on a text at all, by the literals they need.

    Literals of one and two UTF-16 units are looked up as they are. A longer one is searched for where its second pair
    of units stands: Chinese words have two characters, so that pair bridges two words and is rare, while the first,
    often a common word, begins many literals. A rule without literals always runs, and so does one that looks at no running text: there are few such blocks.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._always: set[int] = set()
        self._singles: dict[str, set[int]] = defaultdict(set)
        self._pairs: dict[int, set[int]] = defaultdict(set)
        self._longer: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._kinds: dict[Kind, set[int]] = defaultdict(set)
        for index, rule in enumerate(rules):
            assert isinstance(rule.check, BlockCheck)
            for kind in rule.check.kinds:
                self._kinds[kind].add(index)
            if rule.literals is None or rule.check.kinds.isdisjoint(PROSE):
                self._always.add(index)
            else:
                self._await(rule.literals, index)
        self._known_pairs = frozenset(self._pairs) | frozenset(self._longer)
        self._find_singles = re.compile(
            f"[{re.escape(''.join(self._singles))}]" if self._singles else "(?!)"
        ).findall

    def _await(self, literals: Iterable[str], index: int) -> None:
        for literal in literals:
            units = literal.encode("utf-16-le", "surrogatepass")
            if len(units) == 2:
                self._singles[literal].add(index)
            elif len(units) == 4:
                self._pairs[int.from_bytes(units, sys.byteorder)].add(index)
            else:
                self._longer[int.from_bytes(units[2:6], sys.byteorder)][literal].add(index)

    def route(self, block: Block) -> list[int]:
        """Indexes of the rules to run on the block, ascending."""
        text = block.reading
        chosen = self._always.copy()
        for character in set(self._find_singles(text)):
            chosen |= self._singles[character]
        pairs, longer = self._pairs, self._longer
        for pair in _pairs(text, self._known_pairs):
            if pair in pairs:
                chosen |= pairs[pair]
            if pair in longer:
                for literal, indexes in longer[pair].items():
                    if literal in text:
                        chosen |= indexes
        return sorted(chosen & self._kinds[block.kind])


def _pairs(text: str, known: frozenset[int]) -> frozenset[int]:
    """Those of the `known` pairs of neighbouring UTF-16 units that a text holds, each as one number: a fifth of the
    time of two-character strings."""
    data = memoryview(text.encode("utf-16-le", "surrogatepass"))
    shifted = data[2:]
    even, odd = data[: len(data) & ~3].cast("I"), shifted[: len(shifted) & ~3].cast("I")
    return known.intersection(even) | known.intersection(odd)


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

    def _searches(self, document: Document) -> Iterator[tuple[Rule, Iterable[Finding]]]:
        """Each rule with what it is about to find in one place."""
        block_rules, route = self._block_rules, self._router.route
        for block in document.blocks:
            part = document.part_at(block.span.start)
            for index in route(block):
                rule = block_rules[index]
                if not rule.genres or (part and part.genre.id in rule.genres):
                    yield rule, rule.check.find(block, part)  # type: ignore[attr-defined]
        for part in document.parts:
            for rule in self._part_rules:
                if not rule.genres or part.genre.id in rule.genres:
                    yield rule, rule.check.find(part)  # type: ignore[attr-defined]
        for rule in self._document_rules:
            yield rule, rule.check.find(document)  # type: ignore[attr-defined]


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
        group.sort(key=lambda hit: (hit[1].span.start, -hit[1].span.end, -hit[0].severity))
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
    both_blocks = isinstance(rule.check, BlockCheck) and isinstance(other.check, BlockCheck)
    return finding.span != wide.span or both_blocks
