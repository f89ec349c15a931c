"""lint(document, rules) -> Result: chooses the rules a draft concerns, runs them, stamps what they find."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from linter.baseline import fingerprint, text_mark
from linter.chinese.scripts import is_traditional
from linter.diagnostic import Diagnostic, Fix, Result, Severity
from linter.document import FILLER, Document, Kind, Part, Words
from linter.errors import RuleError
from linter.outline import outline
from linter.rule import Finding, Rule, Ruleset
from linter.suppress import apply as suppress
from linter.wraps import unwrapped

_STOP = "。"
"""Rules that look before a mark look at the end of each paragraph too, where its mark may be lost."""


class Linter:
    """Runs one set of rules over any number of drafts. `known` are the ids that a directive may name: those of all
    rules, also of the ones deselected for this run."""

    def __init__(self, ruleset: Ruleset, lang: str = "zh", known: Iterable[str] = ()) -> None:
        self.ruleset = ruleset
        self.lang = lang
        self._known = frozenset(known) | {rule.id for rule in ruleset.rules}
        self._routes = ruleset.routes
        self._finders = _Finders(ruleset.rules)
        self._allowed = _Allowed(ruleset.rules, self._routes.always)
        self._part_rules, self._document_rules = (
            [rule for rule in ruleset.rules if rule.scope == scope] for scope in ("part", "document")
        )

    def lint(self, document: Document) -> Result:
        """Everything the rules find, in text order. Raises RuleError when a rule fails or takes too long."""
        whole = unwrapped(document)
        result = self._linted(whole.document if whole else document)
        return whole.restored(result) if whole else result

    def _linted(self, document: Document) -> Result:
        outlined = outline(document, self.ruleset)
        stamp = _Stamp(outlined, self.lang)
        found = sorted(
            _of_the_draft(_outermost(self._findings(outlined), outlined.text)),
            key=lambda hit: (hit[1].span, hit[0].id),
        )
        stamped = [stamp(rule, finding) for rule, finding in found]
        return Result(outlined, *suppress(stamped, outlined, self.ruleset, stamp, self._known))

    def _findings(self, document: Document) -> Iterator[Hit]:
        """What all rules find; whatever goes wrong in one is told with its name and the draft's."""
        rule = None
        try:
            traditional = is_traditional(document.text)
            for find, rule, place in self._searches(document):
                if traditional and not rule.check.any_script:
                    continue
                for finding in find(*place):
                    yield rule, finding
        except TimeoutError:
            raise _fault("took too long", rule, document, "its expression is slow") from None
        except Exception as error:
            raise _fault("failed", rule, document, f"{type(error).__name__}: {error}") from error

    def _searches(self, document: Document) -> Iterator[Search]:
        """Each rule with the places in which it is about to search."""
        finders, in_part = self._finders, defaultdict[Part | None, set[str]](set)
        always = self._routes.always
        for block in document.blocks:
            part = document.part_at(block.span.start)
            called, starts = self._routes.called(block.reading.rstrip() + _STOP, block.text)
            in_part[part] |= called
            allowed, anyhow = self._allowed[block.kind, part.genre.id if part else ""]
            place = block, part
            for name in anyhow.union(called & allowed):
                yield *finders[name], place
            for name in starts.keys() & allowed - called:
                yield *finders[name], (*place, starts[name])
        for part in document.parts:
            kinds = {block.kind for block in part.blocks}
            for rule in self._part_rules:
                if (
                    (rule.id in always or rule.id in in_part[part])
                    and not rule.kinds.isdisjoint(kinds)
                    and rule.concerns(part.genre.id)
                ):
                    yield *finders[rule.id], (part,)
        kinds, everywhere = {block.kind for block in document.blocks}, always.union(*in_part.values())
        for rule in self._document_rules:
            if rule.id in everywhere and not rule.kinds.isdisjoint(kinds):
                yield *finders[rule.id], (document,)


Find = Callable[..., Iterator[Finding]]
Search = tuple[Find, Rule, tuple[Any, ...]]


class _Finders(dict[str, tuple[Find, Rule]]):
    """Rules by id, each with the method that finds for it, which is asked for when it is needed."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = {rule.id: rule for rule in rules}

    def __missing__(self, name: str) -> tuple[Find, Rule]:
        rule = self._rules[name]
        self[name] = rule.check.find, rule  # type: ignore[attr-defined]
        return self[name]


class _Allowed(dict[tuple[Kind, str], tuple[frozenset[str], frozenset[str]]]):
    """The ids of the block rules that can fire in a kind of block of a genre of report, and those of them that are
    always called."""

    def __init__(self, rules: Iterable[Rule], always: frozenset[str]) -> None:
        self._rules = [rule for rule in rules if rule.scope == "block"]
        self._always = always

    def __missing__(self, key: tuple[Kind, str]) -> tuple[frozenset[str], frozenset[str]]:
        kind, genre = key
        found = frozenset(rule.id for rule in self._rules if kind in rule.kinds and rule.concerns(genre))
        self[key] = found, found & self._always
        return self[key]


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
        self._words: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._block = -1
        self._mark = ""

    def __call__(self, rule: Rule, finding: Finding) -> Diagnostic:
        span, values, fix, _ = finding
        part = self.document.part_at(span.start)
        message, citations = self._words.get(rule.id) or self._look_up(rule)
        told = {"found": self.document.text[span.start : span.end], **values}
        if values:
            told.update(
                (name, value.within(self.lang)) for name, value in values.items() if type(value) is Words
            )
        try:
            message = message.format_map(told)
        except (KeyError, IndexError, ValueError) as error:
            raise RuleError(f"rule “{rule.id}”: its message cannot be filled: {error}", rule.path) from None
        title = part.title.text if part and part.title else ""
        mark = self._fingerprint(rule.id, span.start)
        return Diagnostic(
            rule.id, rule.category, _gravity((rule, finding)), message, span, fix, title, citations, mark
        )

    def _look_up(self, rule: Rule) -> tuple[str, tuple[str, ...]]:
        words = self._words[rule.id] = rule.message.within(self.lang), tuple(map(str, rule.references))
        return words

    def _fingerprint(self, rule: str, offset: int) -> str:
        block = self.document.block_at(offset)
        place = block.span.start if block else -1
        if place != self._block or not self._mark:
            self._block, self._mark = place, text_mark(block.text.replace(FILLER, "") if block else "")
        ordinal = self._ordinals[rule, self._mark]
        self._ordinals[rule, self._mark] = ordinal + 1
        return fingerprint(rule, self._mark, ordinal)


def _outermost(hits: Iterable[Hit], text: str) -> Iterator[Hit]:
    """One finding for one fault: inside a category a finding within another's span goes, unless it is graver, and a
    rule tells the same words once. Where both make the same of the text, the graver one is enough, or the one whose fix
    is safe. Of two on the same words the graver stays; both do where they judged them by the whole report, and where one
    did and just one has a fix, which tells how words are written, not what they say. What is sure takes the place of a
    doubt about a passage that ends with it."""
    by_category: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_category[hit[0].category].append(hit)
    for group in by_category.values():
        group.sort(key=lambda hit: (hit[1].span.start, -hit[1].span.end, -_gravity(hit), hit[0].id))
        kept: list[Hit] = []
        outermost = 0
        for hit in group:
            outer = kept[outermost] if kept else None
            if outer and (_makes_the_same(text, hit[1].fix, outer[1].fix) or _surer(hit, outer)):
                if _weight(hit) <= _weight(outer):
                    continue
                del kept[outermost]
                outer = None
            elif outer and _covered(hit, outer):
                continue
            if outer is None or hit[1].span.end >= outer[1].span.end:
                outermost = len(kept)
            kept.append(hit)
        yield from kept


_FOREIGN = "promo"
"""The category of words that are no part of the draft and go as they are."""


def _of_the_draft(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Without what is said of foreign words, unless it is graver than that they do not belong here."""
    told = list(hits)
    foreign = [hit for hit in told if hit[0].category == _FOREIGN]
    starts = [finding.span.start for _, finding in foreign]
    for hit in told:
        at = bisect_right(starts, hit[1].span.start)
        if hit[0].category == _FOREIGN or not at or not _lies_in(hit, foreign[at - 1]):
            yield hit


def _lies_in(hit: Hit, foreign: Hit) -> bool:
    return hit[1].span.end <= foreign[1].span.end and _gravity(hit) <= _gravity(foreign)


def _makes_the_same(text: str, inner: Fix | None, wide: Fix | None) -> bool:
    """Whether two fixes of one edit each make the same of a text, the first of fewer of its words."""
    if inner is None or wide is None or len(inner.edits) != 1 or len(wide.edits) != 1:
        return False
    (few, better), (many, best) = inner.edits[0], wide.edits[0]
    within = many.start <= few.start and few.end <= many.end
    return within and text[many.start : few.start] + better + text[few.end : many.end] == best


def _surer(inner: Hit, wide: Hit) -> bool:
    """Whether a doubt about a passage is certain of its last words."""
    return not wide[1].sure and inner[1].span.end == wide[1].span.end


def _gravity(hit: Hit) -> Severity:
    rule, finding = hit
    return rule.severity if finding.sure else min(rule.severity, Severity.INFO)


def _weight(hit: Hit) -> tuple[Severity, bool]:
    """The graver weighs more, and of two as grave the one whose fix is safe."""
    fix = hit[1].fix
    return _gravity(hit), fix is not None and fix.safe


def _covered(hit: Hit, outer: Hit) -> bool:
    (rule, finding), (other, wide) = hit, outer
    if _gravity(outer) < _gravity(hit) or finding.span.end > wide.span.end:
        return False
    if finding.span != wide.span or rule is other:
        return True
    if rule.scope == other.scope == "part":
        return False
    return "part" not in (rule.scope, other.scope) or (finding.fix is None) == (wide.fix is None)
