"""Rules that see characters and their neighbours within one block."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial

from linter.checks.branches import branches
from linter.checks.literals import anchors
from linter.chinese.expressions import compiled, later, watched
from linter.chinese.words import reached
from linter.diagnostic import Edit, Fix
from linter.document import PLACES, Block, Kind, Part, Span
from linter.frozen import field, fields, frozen
from linter.routes import Anchor, Anchors
from linter.rule import AnchoredCheck, Check, Finding

_PLACE_OF = {kind: place for place, kinds in PLACES.items() for kind in kinds}

ALL_PLACES = tuple(place for place in PLACES if place != "advert")


def known_places(within: tuple[str, ...]) -> None:
    """Raise ValueError for a word that names no place."""
    for place in within:
        if place not in PLACES:
            raise ValueError(f"unknown place “{place}”; known: {', '.join(PLACES)}")


@cache
def kinds_within(within: tuple[str, ...]) -> frozenset[Kind]:
    """The kinds of block that places cover; a heading may hold body text."""
    kinds = frozenset[Kind]().union(*(PLACES[place] for place in within))
    return kinds | PLACES["heading"] if "body" in within else kinds


def place(block: Block, offset: int) -> str:
    """Where in the draft an offset of a block lies; a run-in heading is heading first and body after it."""
    if block.kind == "heading":
        return "heading" if offset < block.head else "body"
    return _PLACE_OF[block.kind]


_NAMES = later(r"\(\?P<(\w+)>")
_USED = later(r"\\g?<?(\w+)")


class _ByCharacter(dict[str, list[Callable[[str, int], re.Match[str] | None]]]):
    """What to try where a text has a character, made when it is asked for. An expression that tells no characters can
    begin with any."""

    def __init__(self, expressions: Mapping[str, str], compiled: Callable[[str], re.Pattern[str]]) -> None:
        self._expressions = expressions
        self._compiled = compiled

    def __missing__(self, character: str) -> list[Callable[[str, int], re.Match[str] | None]]:
        self[character] = [
            self._compiled(text).match
            for text, begins in self._expressions.items()
            if not begins or (character and character in begins)
        ]
        return self[character]


@frozen
class Pattern(AnchoredCheck):
    """Finds what a regular expression (of the module `regex`) matches in a block's reading.

    `match`: the expression; a group named `found` narrows the finding to it where it takes part in the match.
    `replace`: what the found text becomes, a template with \\g<name>; empty means no fix unless `delete`.
    `delete`: the fix removes the found text.
    `safe`: whether the fix needs no second look.
    `within`: the places to look in; all but adverts unless told.
    `unless`: an expression whose match silences a finding that it overlaps.
    """

    compiled = staticmethod(compiled)
    kept = ("branches",)

    match: str
    replace: str = ""
    delete: bool = False
    safe: bool = True
    within: tuple[str, ...] = ALL_PLACES
    unless: str = ""

    def __post_init__(self) -> None:
        known_places(self.within)
        if self.delete and self.replace:
            raise ValueError("“delete” and “replace” exclude each other")

    @cached_property
    def anchors(self) -> Anchors | None:
        return anchors(self.match)

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        return kinds_within(self.within)

    @cached_property
    def branches(self) -> Mapping[str, str]:
        """The expressions to try instead of the whole one, each with the characters that it can begin with; none where
        the fix is made of groups that not each of them has."""
        found = branches(self.match)
        used = [f"(?P<{name}>" for name in _USED.findall(self.replace)]
        return found if all(group in text for text in found for group in used) else {}

    @cached_property
    def _by_character(self) -> _ByCharacter:
        return _ByCharacter(self.branches or {self.match: ""}, self.compiled)

    @cached_property
    def _searches(self) -> list[Callable[[str], re.Match[str] | None]]:
        return [self.compiled(text).search for text in self.branches]

    @cached_property
    def _begins(self) -> frozenset[str]:
        return frozenset("".join(self.branches.values()))

    @cached_property
    def _names(self) -> dict[str, str]:
        """Every group, without text: a branch has only its own."""
        return dict.fromkeys(_NAMES.findall(self.match), "")

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return self.compiled(self.unless)

    def validate(self) -> None:
        super().validate()
        for text in self.branches or (self.match,):
            self.compiled(text)

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterable[Finding]:
        matches = self._matches(block.reading, starts)
        return self._findings(block, matches) if matches else ()

    def _matches(self, text: str, starts: Sequence[int] | None) -> Sequence[re.Match[str]]:
        """What `finditer` finds, when matches can begin at these offsets only."""
        if not starts:
            if not self.branches:
                return list(self.compiled(self.match).finditer(text))
            if not any(search(text) for search in self._searches):
                return ()
            begins = self._begins
            starts = [start for start, character in enumerate(text) if character in begins]
        by_character, after, found = self._by_character, 0, []
        for start in starts if len(starts) == 1 else sorted(starts):
            if start < after:
                continue
            for match in by_character[text[start : start + 1]]:
                if begun := match(text, start):
                    after = begun.end()
                    found.append(begun)
                    break
        return found

    def _findings(self, block: Block, matches: Iterable[re.Match[str]]) -> Iterator[Finding]:
        text, base, heading = block.reading, block.span.start, block.kind == "heading"
        names, unless, fixes = self._names, self.unless, bool(self.replace) or self.delete
        exempt: list[tuple[int, int]] | None = None
        for match in matches:
            start, end = match.span("found") if "found" in match.re.groupindex else match.span()
            if start < 0:
                start, end = match.span()
            if heading and place(block, start) not in self.within:
                continue
            if unless:
                exempt = self._exempt(text) if exempt is None else exempt
                while exempt and exempt[-1][1] <= start:
                    exempt.pop()
                if exempt and exempt[-1][0] < end:
                    continue
            span = Span(base + start, base + end)
            values = names | match.groupdict("") if names else {}
            values.pop("found", "")
            if fixes:
                values["better"] = match.expand(self.replace) if self.replace else ""
                yield Finding(span, values, Fix((Edit(span, values["better"]),), self.safe))
            else:
                yield Finding(span, values)

    def _exempt(self, text: str) -> list[tuple[int, int]]:
        """Where findings are silenced, the last first: both expressions find from left to right."""
        return [match.span() for match in self._unless.finditer(text)][::-1]

    def matches(self, text: str) -> bool:
        return bool(self._matches(text.strip(), None))


@frozen
class Terms(AnchoredCheck):
    """Finds words of a table, each with what it should be.

    `terms`: wrong to right; several wrong forms of one word stand in one key, parted by spaces. A wrong form has at
    least two characters: the first two lead to it, so a table of thousands is searched as fast as one of ten.
    `guards`: wrong form to the expression that must match around it for it to be wrong there.
    `apart`: a wrong form counts only where neither its first nor its last character makes a common word with the one
    outside, as in 研判|形势 and 经济|占; one with a guard counts where that says so.
    `safe`, `within` and `unless` as in `pattern`.
    """

    compiled = staticmethod(compiled)

    terms: Mapping[str, str] = field(default_factory=dict)
    guards: Mapping[str, str] = field(default_factory=dict)
    apart: bool = False
    safe: bool = True
    within: tuple[str, ...] = ALL_PLACES
    unless: str = ""

    def __post_init__(self) -> None:
        known_places(self.within)
        if not self.terms:
            raise ValueError("“terms” is empty")

    def validate(self) -> None:
        super().validate()
        forms = " ".join(self.terms).split()
        for form in forms:
            if len(form) < 2:
                raise ValueError(f"“{form}” is a single character: a wrong form has two or more")
        if len(forms) > len(self.better):
            raise ValueError(f"“{max(forms, key=forms.count)}” stands twice")
        for form, guard in self.guards.items():
            if form not in self.better:
                raise ValueError(f"the guard of “{form}” has no term")
            self.compiled(guard)
        if self.unless:
            self.compiled(self.unless)

    @cached_property
    def better(self) -> dict[str, str]:
        """Each wrong form with what it should be."""
        return {form: better for forms, better in self.terms.items() for form in forms.split()}

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(Anchor(form, 0) for form in self.better)

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        return kinds_within(self.within)

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        """The wrong forms by their first two characters, the longest first."""
        forms: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self.better, key=len, reverse=True):
            forms[form[:2]].append(form)
        return dict(forms)

    def find(self, block: Block, part: Part | None, starts: Sequence[int] | None = None) -> Iterator[Finding]:
        text, base, after = block.reading, block.span.start, 0
        guarded = cache(partial(self._guarded, text))
        exempt: set[int] | None = None
        for start, form in self._standing(text, range(len(text)) if starts is None else starts):
            end = start + len(form)
            if start < after or place(block, start) not in self.within:
                continue
            if form in self.guards:
                if start not in guarded(form):
                    continue
            elif self.apart and reached(text, start, end):
                continue
            exempt = self._exempt(text) if exempt is None else exempt
            if not exempt.isdisjoint(range(start, end)):
                continue
            after, better, span = end, self.better[form], Span(base + start, base + end)
            yield Finding(span, {"better": better}, Fix((Edit(span, better),), self.safe))

    def _standing(self, text: str, starts: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Where wrong forms stand, and which."""
        for start in sorted(starts):
            for form in self._forms.get(text[start : start + 2], ()):
                if text.startswith(form, start):
                    yield start, form

    def _guarded(self, text: str, form: str) -> set[int]:
        """Where the guard of a wrong form says that it is one."""
        matches = self.compiled(self.guards[form]).finditer(text)
        return {text.find(form, match.start(), match.end()) for match in matches}

    def _exempt(self, text: str) -> set[int]:
        """The offsets at which findings are silenced."""
        if not self.unless:
            return set()
        matches = self.compiled(self.unless).finditer(text)
        return {offset for match in matches for offset in range(*match.span())}


@frozen
class WatchedPattern(Pattern):
    """A pattern that nobody has tried for speed: it raises TimeoutError rather than hang a run. Watching costs time,
    so the shipped expressions, which a test doubles inputs for, go without."""

    compiled = staticmethod(watched)


@frozen
class WatchedTerms(Terms):
    """A table whose guards nobody has tried for speed."""

    compiled = staticmethod(watched)


_WATCHED: dict[type[Check], type[Check]] = {Pattern: WatchedPattern, Terms: WatchedTerms}


def as_users_own(check: Check) -> Check:
    """The check as it runs with a user's expressions."""
    own = _WATCHED.get(type(check))
    return own(**{field.name: getattr(check, field.name) for field in fields(check)}) if own else check
