"""What `re` could match and its compiler refuses: look-behind at texts of several lengths, and a name that groups of
several branches share.

A look-behind becomes one for each length, which is how `re` looks back. Expressions are handled as `re` parses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]
ByWidth = dict[int, list[list[Item]]]
"""Sequences of elements by the number of characters that they match."""

_MOST = 64
"""More lengths, or more ways to reach one, than this are better looked at by `regex`."""

_LARGEST = 3000
"""Elements of a rewritten expression: more take longer to read from a cache than `regex` takes to import."""

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)


class _State(parser.State):  # type: ignore[misc]
    """Gives a group the number of the first one of its name."""

    def opengroup(self, name: str | None = None) -> int:
        known = self.groupdict.get(name)
        return int(super().opengroup(name) if known is None else known)

    def closegroup(self, group: int, inner: Any) -> None:
        """The width of a group is that of all of its name."""
        known = self.groupwidths[group]
        super().closegroup(group, inner)
        if known:
            shortest, longest = self.groupwidths[group]
            self.groupwidths[group] = min(known[0], shortest), max(known[1], longest)


def parsed(text: str) -> Any:
    """An expression as `re` parses it. A name may be given again. Raises re.error for what `re` cannot read."""
    return parser.parse(text, re.VERBOSE if text.startswith("(?x)") else 0, _State())


def compilable(text: str) -> Any:
    """An expression as `re` parses it, with look-behind of fixed lengths only. Raises re.error for what cannot be
    made so."""
    tree = parsed(text)
    _rewrite(tree)
    if _size(tree) > _LARGEST:
        raise re.error("look-behind at too many lengths")
    return tree


def _size(tree: Any) -> int:
    """How many elements a tree has."""
    return sum(1 + sum(map(_size, _inside(item))) for item in tree.data)


def _rewrite(tree: Any) -> None:
    """Replaces every look-behind of several lengths, in the tree itself."""
    tree.data[:] = [new for item in tree.data for new in _rewritten(item, tree.state)]


def _rewritten(item: Item, state: Any) -> Iterable[Item]:
    for inner in _inside(item):
        _rewrite(inner)
    kind, value = item
    if kind not in (op.ASSERT, op.ASSERT_NOT) or value[0] > 0:
        return [item]
    shortest, longest = value[1].getwidth()
    if shortest == longest:
        return [item]
    looks = [(kind, (-1, tree)) for tree in _each_width(value[1], state)]
    if kind is op.ASSERT_NOT:
        return looks
    return [(op.BRANCH, (None, [parser.SubPattern(state, [look]) for look in looks]))]


def _inside(item: Item) -> list[Any]:
    kind, value = item
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in (*_REPEATS, op.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if kind is op.GROUPREF_EXISTS:
        return [inner for inner in value[1:] if inner is not None]
    return [value] if kind is op.ATOMIC_GROUP else []


def _each_width(items: Any, state: Any) -> list[Any]:
    """Trees that together match what the elements match, one for each length, the longest first: reading backwards,
    a repeat takes as much as it can."""
    ways = _sequences(items, state)
    trees = []
    for width in sorted(ways, reverse=True):
        branches = [parser.SubPattern(state, way) for way in ways[width]]
        whole = (
            branches[0] if len(branches) == 1 else parser.SubPattern(state, [(op.BRANCH, (None, branches))])
        )
        trees.append(whole)
    return trees


def _sequences(items: Sequence[Item], state: Any) -> ByWidth:
    found: ByWidth = {0: [[]]}
    for item in items:
        found = _joined(found, _ways(item, state))
    return found


def _joined(left: ByWidth, right: ByWidth) -> ByWidth:
    found: ByWidth = {}
    for (before, heads), (after, tails) in product(left.items(), right.items()):
        ways = found.setdefault(before + after, [])
        ways += [head + tail for head, tail in product(heads, tails)]
        if len(ways) > _MOST or len(found) > _MOST:
            raise re.error("look-behind at too many lengths")
    return found


def _ways(item: Item, state: Any) -> ByWidth:
    """The fixed forms of an element. Alternatives of one length stay together."""
    shortest, longest = parser.SubPattern(state, [item]).getwidth()
    if shortest == longest:
        return {shortest: [[item]]}
    kind, value = item
    if kind is op.BRANCH:
        return _branches([_sequences(branch, state) for branch in value[1]], state)
    if kind is op.SUBPATTERN:
        group, add, remove, inner = value
        return {
            width: [[(kind, (group, add, remove, parser.SubPattern(state, way)))] for way in ways]
            for width, ways in _sequences(inner, state).items()
        }
    if kind in _REPEATS and longest < _MOST:
        return _repeats(kind, value, state)
    raise re.error("look-behind without a limit")


def _branches(parts: Iterable[ByWidth], state: Any) -> ByWidth:
    by_width: dict[int, list[Any]] = {}
    for part in parts:
        for width, ways in part.items():
            by_width.setdefault(width, []).extend(parser.SubPattern(state, way) for way in ways)
    return {
        width: [trees[0].data if len(trees) == 1 else [(op.BRANCH, (None, trees))]]
        for width, trees in by_width.items()
    }


def _repeats(kind: Any, value: Any, state: Any) -> ByWidth:
    least, most, inner = value
    shortest, longest = inner.getwidth()
    if shortest == longest:
        return {count * shortest: [[(kind, (count, count, inner))]] for count in range(least, most + 1)}
    once, found = _sequences(inner, state), ByWidth()
    total: ByWidth = {0: [[]]}
    for count in range(most + 1):
        if count >= least:
            for width, ways in total.items():
                found.setdefault(width, []).extend(ways)
        total = _joined(total, once)
    return found
