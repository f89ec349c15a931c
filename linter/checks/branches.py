"""An expression cut at its outermost bars. Where a text has some character only those branches are worth trying that can
begin with it: of a hundred one or two, as a rule.
"""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from linter.checks.literals import DIGIT_SIGNS
from linter.chinese.beginnings import beginnings
from linter.chinese.behind import parsed
from linter.chinese.expressions import later

_VERBOSE = "(?x)"
_INSEPARABLE = r"\\[1-9]|\(\?\(|\(\?[A-Za-z]+\)|\#"
"""Groups known by their number, flags, comments: what stands before or after one may be of another meaning alone."""
_TOKEN = later(rf"(?xs)(?P<inseparable>{_INSEPARABLE})|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")

_MANY = 128
"""A range of more characters is as good as all of them."""


def branches(pattern: str) -> dict[str, str]:
    """The branches of an expression in their order, each with the characters that it can begin with; neighbours that
    begin alike are one. None at all where there is but one branch, and where one can begin with anything or match
    nothing."""
    verbose = _VERBOSE if pattern.startswith(_VERBOSE) else ""
    alike: list[tuple[str, list[str]]] = []
    for text in _cut(pattern.removeprefix(verbose)):
        try:
            begins = _begins(parsed(verbose + text))
        except (re.error, OverflowError):
            return {}
        if begins is None:
            return {}
        if not alike or alike[-1][0] != begins:
            alike.append((begins, []))
        alike[-1][1].append(text)
    found = {verbose + "|".join(texts): begins for begins, texts in alike}
    return found if len(pattern) > max(map(len, found), default=0) else {}


def _cut(pattern: str) -> list[str]:
    """The pattern in pieces, without the bars that are in no group; nothing where it cannot be cut."""
    pieces, begun, depth = [], 0, 0
    for token in _TOKEN.finditer(pattern):
        if token["inseparable"]:
            return []
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            pieces.append(pattern[begun : token.start()])
            begun = token.end()
    return [*pieces, pattern[begun:]]


def _begins(tree: Any) -> str | None:
    """The characters with which what an expression matches can begin, sorted; None when they are many."""
    found = beginnings(tree)
    if found is None:
        return None
    characters: set[str] = set()
    for kind, value in found:
        if kind is op.LITERAL:
            characters.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _MANY:
            characters.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            characters.update(DIGIT_SIGNS)
        else:
            return None
    return "".join(sorted(characters))
