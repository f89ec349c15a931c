"""Regular expressions that are compiled when they are first used, or not even then.

Compiling one takes longer than searching a whole report with it. So nothing is compiled on import, and `remember`
takes what an earlier run has compiled: the module `regex` gives the code of a pattern away for pickling.
"""

from __future__ import annotations

import contextlib
import marshal
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

import regex

CODE_VERSION = f"{regex.__version__} {sys.version}"
"""Compiled code is good for one version of the module and of Python."""

_code: dict[str, bytes] = {}
_named: set[str] = set()


class _Later:
    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> Any:
        """Called once for each method; from then on the compiled expression's own is found at once."""
        method = getattr(compiled(self._text), name)
        setattr(self, name, method)
        return method


def later(text: str) -> regex.Pattern[str]:
    """An expression to be used like a compiled one."""
    _named.add(text)
    return cast("regex.Pattern[str]", _Later(text))


@cache
def compiled(text: str) -> regex.Pattern[str]:
    """Raises `regex.error` for a bad expression."""
    _named.add(text)
    code = _code.pop(text, None)
    return _revived(code) or regex.compile(text) if code else regex.compile(text)


def _revived(code: bytes) -> regex.Pattern[str] | None:
    """What `codes` gave, as a pattern again; None when it is spoilt. `pickle` would do it in ten times the time, most
    of it for being imported."""
    with contextlib.suppress(Exception):  # whatever is wrong with the code, the text is right
        compile = regex._regex.compile  # type: ignore[attr-defined]
        return cast("regex.Pattern[str]", compile(*marshal.loads(code)))
    return None


def remember(code: Mapping[str, bytes]) -> None:
    """Code of expressions that `codes` gave in an earlier run of the same CODE_VERSION."""
    _code.update(code)


def codes(texts: Iterable[str]) -> dict[str, bytes]:
    """The compiled code of these expressions and of all that anybody has named so far, as `regex` gives it to whoever
    pickles a pattern. A bad one is left to its user."""
    import copyreg

    found = {}
    for text in sorted({*texts, *_named}):
        with contextlib.suppress(regex.error):
            found[text] = marshal.dumps(copyreg.dispatch_table[regex.Pattern](compiled(text))[1])
    return found
