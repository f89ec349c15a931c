"""The characters with which a text can begin that an expression matches: where there is none of them, there is nothing
to try. Expressions are handled as `re` parses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]

_ZERO_WIDTH = (op.ASSERT, op.ASSERT_NOT, op.AT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def beginnings(tree: Any) -> list[Item] | None:
    """The characters as the elements of a class; None when the text may begin with anything or be empty. What holds
    for capital and small letters alike may begin with anything."""
    return _first(tree) if tree.getwidth()[0] and not tree.state.flags & re.IGNORECASE else None


def _first(tree: Any) -> list[Item] | None:
    """What the elements can begin with, where they match more than nothing."""
    found: list[Item] = []
    for item in tree:
        kind, value = item
        if kind is op.ASSERT and value[0] > 0 and not found:
            ahead = beginnings(value[1])
            if ahead:
                return ahead
        if kind in _ZERO_WIDTH:
            continue
        begun = _first_of(kind, value)
        if begun is None:
            return None
        found += begun
        if parser.SubPattern(tree.state, [item]).getwidth()[0]:
            break
    return found


def _first_of(kind: Any, value: Any) -> list[Item] | None:
    if kind is op.LITERAL:
        return [(kind, value)]
    if kind is op.IN:
        return None if value[0][0] is op.NEGATE else list(value)
    if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _first(value[3])
    if kind is op.ATOMIC_GROUP:
        return _first(value)
    if kind in _REPEATS:
        return _first(value[2])
    return _first_of_any(value[1]) if kind is op.BRANCH else None


def _first_of_any(branches: Iterable[Any]) -> list[Item] | None:
    found: list[Item] = []
    for branch in branches:
        begun = _first(branch)
        if begun is None:
            return None
        found += begun
    return found
