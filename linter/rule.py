"""What a rule is: words and options from YAML, and the check that decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar

from linter.diagnostic import Fix, Severity
from linter.document import PLACES, Block, Document, Genre, Kind, Part, Span, Words
from linter.frozen import NamedTuple, field, frozen, replace
from linter.routes import Anchor, Anchors, Routes, routes

PROSE = PLACES["body"] | PLACES["heading"]

ALL_KINDS: frozenset[Kind] = frozenset().union(*PLACES.values())

RUNNING_TEXT: frozenset[Kind] = ALL_KINDS - {"contents", "cell", "advert", "number"}
"""All but tables, lists of contents, document numbers and adverts."""

CATEGORIES = {
    "placeholder": Words("占位未填", "placeholders"),
    "truncation": Words("提法残缺", "truncated formulas"),
    "promo": Words("广告残留", "adverts"),
    "section": Words("体例", "parts and form"),
    "numbering": Words("序号", "numbering"),
    "date": Words("日期", "dates"),
    "number": Words("数字", "numbers"),
    "punctuation": Words("标点", "punctuation"),
    "wording": Words("用词", "wording"),
    "consistency": Words("前后不一", "consistency"),
    "structure": Words("结构", "structure"),
    "privacy": Words("个人信息", "privacy"),
    "suppression": Words("忽略标记", "suppressions"),
}
"""What people call the categories; one that is not here, from a user's own folder, keeps its name."""

Value = str | Words
"""What a message's braces are filled with: a text, or one that differs by language."""


class Finding(NamedTuple):
    """What a check saw. It knows no rule id, severity or wording. `values` fill the braces of the rule's message;
    `{found}`, the text at `span`, is always there. What is not `sure` is told as a hint, however severe the rule."""

    span: Span
    values: Mapping[str, Value] = MappingProxyType({})
    fix: Fix | None = None
    sure: bool = True


@frozen
class Check:
    """Decides where a rule fires. The dataclass fields of a subclass are its options in YAML; they are named for
    the good state they assert. A subclass overrides exactly one of the three methods, by what it must see."""

    scope: ClassVar[str]
    any_script: ClassVar[bool] = False
    """Whether the check is for drafts in Traditional characters, too."""
    kept: ClassVar[tuple[str, ...]] = ()
    """Cached properties that are dear to make, and plain enough for `marshal` to be kept with the options."""

    @property
    def literals(self) -> frozenset[str] | None:
        """Texts of which the check's block, report or draft, as read, must hold at least one for the check to fire
        there; None: whatever it holds. May be dear: ask the definition."""
        return None

    @property
    def anchors(self) -> Anchors | None:
        """The literals, with their offsets where the check can be told in which places to look."""
        literals = self.literals
        return None if literals is None else frozenset(map(Anchor, literals))

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of block in which the check can fire; a check that sees a report or a draft needs one of them
        there."""
        return ALL_KINDS

    def validate(self) -> None:
        """Make all that is made of the options; ValueError tells what is wrong with them. Not done on construction: a
        rule that no draft concerns makes nothing."""
        for name in dir(type(self)):
            if isinstance(getattr(type(self), name), cached_property):
                getattr(self, name)


class BlockCheck(Check):
    """Sees one block at a time, so an editor can rerun it on a changed paragraph alone."""

    scope = "block"

    def find(self, block: Block, part: Part | None) -> Iterable[Finding]:
        raise NotImplementedError


class AnchoredCheck(BlockCheck):
    """Can be told where in a block to look. Its literals come from its anchors."""

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterable[Finding]:
        """`starts`: the only offsets in the block's reading at which there can be anything to find, in no order;
        those before the first character count for nothing. None: anywhere."""
        raise NotImplementedError

    @property
    def literals(self) -> frozenset[str] | None:
        anchors = self.anchors
        return None if anchors is None else frozenset(anchor.text for anchor in anchors)


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


def nothing() -> None:
    """The anchors of what is always called."""


@frozen
class Definition:
    """What a rule says and how it decides: all that a draft which the rule does not concern never asks for.
    `anchors` gives those of the check."""

    title: Words
    message: Words
    why: Words
    check: Check
    references: tuple[Reference, ...] = field(default_factory=tuple)
    examples: Sequence[Example] = field(default_factory=tuple)
    anchors: Callable[[], Anchors | None] = field(default_factory=lambda: nothing)

    def with_check(self, check: Check) -> Definition:
        """The definition with another check, and the anchors that go with it."""
        return Definition(
            self.title, self.message, self.why, check, self.references, self.examples, lambda: check.anchors
        )


@frozen
class Rule:
    """One YAML file. The id is the file name, the category its folder. `scope` and `kinds` are those of the check;
    `genres` empty means every genre but those of `except_genres`. `definition` gives the same one each time."""

    id: str
    category: str
    severity: Severity
    scope: str
    kinds: frozenset[Kind]
    definition: Callable[[], Definition]
    genres: frozenset[str] = frozenset()
    path: str = ""
    except_genres: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        id: str,
        category: str,
        severity: Severity,
        definition: Definition,
        genres: frozenset[str] = frozenset(),
        path: str = "",
        except_genres: frozenset[str] = frozenset(),
    ) -> Rule:
        """The rule of a definition at hand."""
        check = definition.check
        return cls(
            id, category, severity, check.scope, check.kinds, lambda: definition, genres, path, except_genres
        )

    def concerns(self, genre: str) -> bool:
        """Whether the rule looks at reports of a genre; empty: at what belongs to no report."""
        return genre not in self.except_genres and (not self.genres or genre in self.genres)

    @property
    def title(self) -> Words:
        return self.definition().title

    @property
    def message(self) -> Words:
        return self.definition().message

    @property
    def why(self) -> Words:
        return self.definition().why

    @property
    def check(self) -> Check:
        return self.definition().check

    @property
    def references(self) -> tuple[Reference, ...]:
        return self.definition().references

    @property
    def examples(self) -> Sequence[Example]:
        return self.definition().examples

    def with_check(self, check: Check) -> Rule:
        changed = self.definition().with_check(check)
        return replace(self, scope=check.scope, kinds=check.kinds, definition=lambda: changed)

    @property
    def fixable(self) -> bool:
        return any(example.fixed is not None for example in self.examples)


class KeptRoutes(NamedTuple):
    """Routes that were drawn before, and the definitions by rule id to which they lead."""

    routes: Routes
    definitions: Mapping[str, Callable[[], Definition]]


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
    kept_routes: KeptRoutes | None = None

    @cached_property
    def routes(self) -> Routes:
        """The routes to the rules, and perhaps to others. A rule on single blocks that looks at no running text is
        always called: there are few such blocks."""
        kept = self.kept_routes
        if kept and all(kept.definitions.get(rule.id) is rule.definition for rule in self.rules):
            return kept.routes
        return routes({rule.id: _needs(rule) for rule in self.rules})


def _needs(rule: Rule) -> Anchors | None:
    return None if rule.kinds.isdisjoint(PROSE) else rule.definition().anchors()
