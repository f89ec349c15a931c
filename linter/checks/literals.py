"""Which texts a regular expression needs in a block before it can match there.

The engine runs a pattern only on blocks that hold one of its literals, so a rule that is not concerned costs nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import SimpleNamespace
from typing import Any

from linter.chinese.behind import parsed
from linter.chinese.frequency import COMMON
from linter.routes import Anchor, Anchors

_LIMIT = 128
"""More alternatives than this gate nothing; their product is not followed further."""

_MANY = 400
"""More texts of an alternation than this gate nothing."""

_SEVERAL = 8
"""To search a paragraph for so many alternatives takes longer than to try them at some places."""

_DIGITS_RATE = {1: 0.5, 2: 0.2, 3: 0.04}
"""How many paragraphs have a given text of so many digits: part of a year, as a rule."""

_FEW = 8
_ENOUGH = 24
"""Texts that are two characters long already are not multiplied beyond this: 200 would gate no better than 20."""

DIGIT_SIGNS = "0123456789０１２３４５６７８９"
_DIGITS = frozenset(DIGIT_SIGNS)

_WIDTHS = SimpleNamespace(groupwidths=defaultdict(lambda: (0, 1)))
"""For references to groups: what they match may be of any length."""

Texts = frozenset[str]


def anchors(pattern: str) -> Anchors | None:
    """Texts of which a block holds at least one wherever `pattern` matches in it, in the match or in what it looks
    at beside it; None when nothing so definite is known. Offsets count from the first character of the match, and are
    negative in what the expression looks back at.

    Syntax that only the `regex` module knows (`\\p{Han}`, named lists) gives None. A `\\d` counts as an ASCII or
    full-width digit. A group may be named again in another branch, as `regex` allows.
    """
    try:
        tree = parsed(pattern)
    except (re.error, OverflowError):
        return None
    found = _best(_candidates(tree, bool(tree.state.flags & re.IGNORECASE), 0))
    if found is None or tree.getwidth()[0]:
        return found
    return frozenset(map(_loose, found))  # a match of nothing may stand beside another match


def required(pattern: str) -> Texts | None:
    """The texts of `anchors`."""
    found = anchors(pattern)
    return None if found is None else frozenset(anchor.text for anchor in found)


def _loose(anchor: Anchor) -> Anchor:
    return Anchor(anchor.text)


def _placed(texts: Texts, offset: int | None) -> Anchors:
    """Single characters stand nearly everywhere: their places are not worth knowing."""
    return frozenset(Anchor(text, offset if len(text) > 1 else None) for text in texts)


def _fewest(found: Anchors) -> Anchors:
    """Without the anchors that stand only where another one does."""
    kept: list[Anchor] = []
    for anchor in sorted(found, key=lambda anchor: (anchor.offset is not None, len(anchor.text))):
        if not any(_covers(other, anchor) for other in kept):
            kept.append(anchor)
    return frozenset(kept)


def _covers(other: Anchor, anchor: Anchor) -> bool:
    if other.offset is None or anchor.offset is None:
        return other.offset is None and other.text in anchor.text
    shift = other.offset - anchor.offset
    return shift >= 0 and anchor.text.startswith(other.text, shift)


def _best(candidates: Iterable[Anchors]) -> Anchors | None:
    """The most selective set."""
    usable = [found for found in candidates if found and all(anchor.text for anchor in found)]
    best = min(usable, key=_cost, default=None)
    return best and _fewest(best)


def _cost(found: Anchors) -> float:
    """How often one of the texts stands in a paragraph, roughly, and what has to be done then: to try one place takes
    less than to search the paragraph."""
    return sum(_frequency(text) * (1 if offset is None else 0.25) for text, offset in found)


def _frequency(text: str) -> float:
    """A text is rarer than its rarest character, and a letter or symbol just before or after another character rarer
    still."""
    length = min(len(text), 3)
    if text.isdigit():
        return _DIGITS_RATE[length]
    rate = min(map(_character, text)) / float(10 ** (length - 1))
    return rate / 5 if length > 1 and any(map(_foreign, text)) else rate


def _foreign(character: str) -> bool:
    """Whether a character is neither Han nor a digit nor one of the marks of Chinese text."""
    return not "\u3000" <= character <= "\uff20" and not character.isdigit()


def _character(character: str) -> float:
    """Letters and symbols are rarer than Han characters."""
    return 0.3 if character in COMMON else 0.02 if character < "\u3400" or character > "\u9fff" else 0.05


def _candidates(items: Sequence[Any], folded: bool, at: int | None) -> list[Anchors]:
    """Sets of texts, one of each of which stands wherever the sequence matches that begins `at` so many characters
    after the match."""
    found: list[Anchors] = []
    run: Texts = frozenset(("",))
    begun = at
    for item, fold in _ungrouped(items, folded):
        if item[0] is op.ASSERT:
            found.extend(_beside(run, begun, item[1], fold, at))
            continue
        exact = _exact(item, fold)
        if exact:
            found.append(_placed(exact, at))
        if exact is None or item[0] is op.BRANCH:
            found.extend(_inside(item, fold, at))
        begins, at = at, _after(item, at)
        if exact is not None and _worthwhile(run, exact):
            run = _product(run, exact)
            continue
        edge = exact if exact is not None else _repeated_edge(item, fold)
        found.append(_placed(_product(run, edge) if exact is None and _worthwhile(run, edge) else run, begun))
        run, begun = edge, begins if exact is not None else at if edge == {""} else None
    found.append(_placed(run, begun))
    return found


def _after(item: Any, at: int | None) -> int | None:
    """Where an element ends that begins `at`."""
    shortest, longest = parser.SubPattern(_WIDTHS, [item]).getwidth()
    return None if at is None or shortest != longest else at + shortest


def _product(run: Texts, texts: Texts) -> Texts:
    return frozenset(a + b for a, b in product(run, texts))


def _ungrouped(items: Iterable[Any], folded: bool) -> Iterator[tuple[Any, bool]]:
    """The elements of a sequence without the groups around them, which match what their elements match."""
    for item in items:
        kind, value = item
        if kind is op.SUBPATTERN:
            yield from _ungrouped(value[3], folded or bool(value[1] & re.IGNORECASE))
        elif kind is op.ATOMIC_GROUP:
            yield from _ungrouped(value, folded)
        else:
            yield item, folded


def _worthwhile(run: Texts, exact: Texts) -> bool:
    """Whether to multiply: two characters gate well enough, unless the third is nearly given."""
    if len(exact) == 1 or len(run) == 1:
        return True
    short = min(map(len, run)) < 2
    if short and min(map(len, exact)) < 2:
        return len(run) * len(exact) <= _LIMIT
    return len(exact) <= _FEW and len(run) * len(exact) <= _ENOUGH


def _beside(run: Texts, begun: int | None, value: Any, folded: bool, at: int | None) -> list[Anchors]:
    """What a look-ahead or look-behind requires; a look-ahead follows the texts before it without a gap."""
    direction, items = value
    if direction < 0:
        branches = _branches_of(items)
        best = _any([_best(_candidates(branch, folded, _before(branch, at))) for branch in branches])
        return [best] if best else []
    exact = _exact_sequence(items, folded)
    if exact is not None and _worthwhile(run, exact):
        return [_placed(_product(run, exact), begun)]
    return _candidates(items, folded, at)


def _branches_of(items: Any) -> Sequence[Any]:
    """The alternatives of a look-behind, which may be of different lengths."""
    if len(items) == 1 and items[0][0] is op.BRANCH:
        return list(items[0][1][1])
    return [items]


def _before(items: Any, at: int | None) -> int | None:
    """Where elements begin that end `at`."""
    shortest, longest = items.getwidth()
    return None if at is None or shortest != longest else at - shortest


def _exact(item: Any, folded: bool) -> Texts | None:
    """All texts that an element can match, when they are few."""
    kind, value = item
    if kind is op.LITERAL:
        return _cases(chr(value), folded)
    if kind is op.IN:
        return _members(value, folded)
    if kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
        return frozenset(("",))
    if kind is op.SUBPATTERN:
        return _exact_sequence(value[3], folded or bool(value[1] & re.IGNORECASE))
    if kind is op.ATOMIC_GROUP:
        return _exact_sequence(value, folded)
    if kind is op.BRANCH:
        return _union([_exact_sequence(branch, folded) for branch in value[1]])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _exact_repeat(value, folded)
    return None


def _exact_sequence(items: Sequence[Any], folded: bool) -> Texts | None:
    run: Texts = frozenset(("",))
    for item in items:
        exact = _exact(item, folded)
        if exact is None or not (run == {""} or _worthwhile(run, exact)):
            return None
        run = _product(run, exact)
    return run


def _exact_repeat(value: Any, folded: bool) -> Texts | None:
    low, high, items = value
    if high > 3:
        return None
    once = _exact_sequence(items, folded)
    if once is None:
        return None
    return _union([_power(once, count) for count in range(low, high + 1)])


def _power(texts: Texts, count: int) -> Texts | None:
    run: Texts = frozenset(("",))
    for _ in range(count):
        if len(run) * len(texts) > _LIMIT:
            return None
        run = _product(run, texts)
    return run


def _inside(item: Any, folded: bool, at: int | None) -> list[Anchors]:
    """What an element requires whatever form it takes, with what its branches look at beside them."""
    kind, value = item
    if kind is op.BRANCH:
        branches = [_candidates(branch, folded, at) for branch in value[1]]
        best = _any([_best_placed(found, len(branches) >= _SEVERAL) for found in branches])
        return [best] if best else []
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
        return _candidates(value[2], folded, at)
    return []


def _best_placed(candidates: Sequence[Anchors], several: bool) -> Anchors | None:
    """The most selective set; of several alternatives rather one whose places are known, since so many are tried there
    and not searched for."""
    placed = [found for found in candidates if all(anchor.offset is not None for anchor in found)]
    return (several and _best(placed)) or _best(candidates)


def _repeated_edge(item: Any, folded: bool) -> Texts:
    """What a long repeat of few texts begins and ends with at least: `[Xx]{2,}` with XX, Xx, xX or xx."""
    kind, value = item
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        once = _exact_sequence(value[2], folded)
        least = _power(once, min(value[0], 2)) if once else None
        return least or frozenset(("",))
    return frozenset(("",))


def _members(items: Sequence[Any], folded: bool) -> Texts | None:
    """The characters of a class, when it lists them."""
    found: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            found |= _cases(chr(value), folded)
        elif kind is op.RANGE and value[1] - value[0] < _LIMIT:
            for code in range(value[0], value[1] + 1):
                found |= _cases(chr(code), folded)
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found |= _DIGITS
        else:
            return None
    if len(found) > _LIMIT:
        found = {text[:2] for text in found}
    return frozenset(found) if len(found) <= _LIMIT else None


def _cases(character: str, folded: bool) -> Texts:
    return frozenset((character.lower(), character.upper())) if folded else frozenset((character,))


def _union(parts: Sequence[Texts | None]) -> Texts | None:
    """The texts of all the parts, when they are few."""
    if None in parts:
        return None
    found = frozenset[str]().union(*(texts for texts in parts if texts))
    return found if len(found) <= _LIMIT else None


def _any(parts: Sequence[Anchors | None]) -> Anchors | None:
    """One of all the parts, as a gate. Where there are too many, what stands beside their digits or their first two
    characters will do."""
    if None in parts:
        return None
    found = _fewest(frozenset[Anchor]().union(*(part for part in parts if part)))
    for shorter in (_without_digits, _headed):
        if len(found) > _MANY:
            found = frozenset(map(shorter, found))
    return found if len(found) <= _MANY else None


def _without_digits(anchor: Anchor) -> Anchor:
    text = anchor.text.strip(DIGIT_SIGNS) if anchor.offset is None else anchor.text
    return Anchor(text, anchor.offset) if text else _headed(anchor)


def _headed(anchor: Anchor) -> Anchor:
    return Anchor(anchor.text[:2], anchor.offset)
