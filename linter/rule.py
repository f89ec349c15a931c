"""What a rule is: words and options from YAML, and the check that decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from linter.diagnostic import Fix, Severity
from linter.document import PLACES, Block, Document, Genre, Kind, Part, Span, Words
from linter.frozen import frozen
from linter.routes import Routes, routes

PROSE = PLACES["body"] | PLACES["heading"]

ALL_KINDS: frozenset[Kind] = frozenset().union(*PLACES.values())

Value = str | Words
"""What a message's braces are filled with: a text, or one that differs by language."""


class Finding(NamedTuple):
    """What a check saw. It knows no rule id, severity or wording. `values` fill the braces of the rule's message;
    `{found}`, the text at `span`, is always there."""

    span: Span
    values: Mapping[str, Value] = MappingProxyType({})
    fix: Fix | None = None


@frozen
class Check:
    """Decides where a rule fires. The dataclass fields of a subclass are its options in YAML; they are named for
    the good state they assert. A subclass overrides exactly one of the three methods, by what it must see."""

    scope: ClassVar[str]


class BlockCheck(Check):
    """Sees one block at a time, so an editor can rerun it on a changed paragraph alone."""

    scope = "block"

    @property
    def literals(self) -> frozenset[str] | None:
        """Texts of which a block's reading must contain at least one for the check to fire there; None: any block.
        May be dear: ask `Rule.literals`."""
        return None

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of block in which the check can fire."""
        return ALL_KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        raise NotImplementedError


class PartCheck(Check):
    """Sees one report: numbering, sections, dates."""

    scope = "part"

    def find(self, part: Part) -> Iterator[Finding]:
        raise NotImplementedError


class DocumentCheck(Check):
    """Sees the whole file: contents against titles, substitutions that show in another report."""

    scope = "document"

    def find(self, document: Document) -> Iterator[Finding]:
        raise NotImplementedError


class Reference(NamedTuple):
    """A standard, regulation or dictionary, and the clause that says so."""

    name: str
    clause: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.clause}".rstrip()


class Example(NamedTuple):
    """A draft, or one paragraph of one. `spans` are what the rule must find, exactly (none: it must stay silent);
    `fixed` is the text after the rule's fixes; `line` is the example's 1-based line in the rule file."""

    text: str
    spans: tuple[Span, ...] = ()
    fixed: str | None = None
    line: int = 0


@frozen
class Rule:
    """One YAML file. The id is the file name, the category its folder. `genres` empty means every genre.
    `literals`: texts of which a block holds at least one wherever the check can fire; None: any block."""

    id: str
    category: str
    title: Words
    severity: Severity
    message: Words
    why: Words
    check: Check
    references: tuple[Reference, ...] = ()
    examples: Sequence[Example] = ()
    genres: frozenset[str] = frozenset()
    literals: frozenset[str] | None = None
    path: str = ""

    @cached_property
    def citations(self) -> tuple[str, ...]:
        return tuple(map(str, self.references))

    def with_check(self, check: Check) -> Rule:
        """The rule with another check, and the literals that go with it."""
        return replace(self, check=check, literals=check.literals if isinstance(check, BlockCheck) else None)

    @property
    def fixable(self) -> bool:
        return any(example.fixed is not None for example in self.examples)


@frozen
class Ruleset:
    """Everything read from rule folders: the rules to run and the genres that drafts are sorted into. Hashed by
    identity, so that what is derived from it can be cached."""

    rules: tuple[Rule, ...]
    genres: tuple[Genre, ...] = ()
    advert: str = ""
    """Matches, from its first character, a line that advertises and belongs to no report."""
    advert_words: tuple[str, ...] = ()
    """Such a line holds at least one of these, so a draft without them never compiles the expression."""
    kept_routes: Routes | None = None
    """Routes that were drawn before, to these rules or others."""

    @cached_property
    def routes(self) -> Routes:
        """The routes to the rules that look at one block at a time. Rules that look at no running text are always
        called: there are few such blocks."""
        needs = {
            rule.id: None if rule.check.kinds.isdisjoint(PROSE) else rule.literals
            for rule in self.rules
            if isinstance(rule.check, BlockCheck)
        }
        kept = self.kept_routes
        if kept and all(kept.needs.get(name, ()) is texts for name, texts in needs.items()):
            return kept
        return routes(needs)
