"""Regular expressions that are compiled when they are first used, or not even then.

What the module `re` can match, it matches in a third of the time that `regex` takes; `regex` is for the rest:
look-behind without a limit, searching backwards. Compiling takes longer than searching a whole report. So nothing is
compiled on import, and `remember` takes what an earlier run has compiled.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

if TYPE_CHECKING:
    import regex

SECONDS = 5.0
"""How long a watched expression may search one text."""

_LARGE = 60_000
"""Bytes of code: a look-behind of many lengths that needs more is better read backwards, as `regex` reads it."""

CODE_VERSION = sys.version
"""Compiled code is good for one version of Python; that of `regex` names its own version."""

_remembered: dict[str, tuple[Mapping[int, int], memoryview]] = {}
_named: set[str] = set()


class _Later:
    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> Any:
        """Called once for each method; from then on the compiled expression's own is found at once."""
        method = getattr(compiled(self._text), name)
        setattr(self, name, method)
        return method


def later(text: str) -> re.Pattern[str]:
    """An expression to be used like a compiled one."""
    _named.add(text)
    return cast("re.Pattern[str]", _Later(text))


@cache
def compiled(text: str) -> re.Pattern[str]:
    """Raises ValueError for a bad expression."""
    _named.add(text)
    mark = mark_of(text)
    for places, code in _remembered.values():
        if mark in places:
            return _revived(text, code[places[mark] :]) or _new(text)
    return _new(text)


def mark_of(text: str) -> int:
    """A number for an expression; two may have the same, so its code holds the text."""
    return crc32(_written(text))


def _written(text: str) -> bytes:
    """In two bytes a character, which takes a tenth of the time of UTF-8."""
    return text.encode("utf-16-le", "surrogatepass")


def _new(text: str) -> re.Pattern[str]:
    parts = _parts(text)
    with contextlib.suppress(Exception):  # another Python may make patterns otherwise; `regex` does it too
        if parts:
            return _made(parts)
    return cast("re.Pattern[str]", _wider(text))


def _made(parts: Sequence[Any]) -> re.Pattern[str]:
    text, flags, code, *groups = parts
    numbers = memoryview(code).cast("I").tolist()
    return cast("re.Pattern[str]", re._compiler._sre.compile(text, flags, numbers, *groups))  # type: ignore[attr-defined]


@cache
def _parts(text: str) -> tuple[Any, ...] | None:
    """What `re` makes a pattern of, by the inner functions of its own compiler; None for what is not for `re`."""
    try:
        from linter.chinese.behind import compilable

        tree = compilable(text)
        with _better_compiler():
            code = array("I", re._compiler._code(tree, 0)).tobytes()  # type: ignore[attr-defined]
    except Exception:  # what `re` refuses, and what another Python does otherwise
        return None
    if len(code) > _LARGE:
        return None
    state = tree.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    return text, int(state.flags), code, state.groups - 1, state.groupdict, tuple(names)


_FEW = 10


@contextlib.contextmanager
def _better_compiler() -> Iterator[None]:
    """A class of a few characters is compiled as their list. `re` makes a map of all characters of it, seven times the
    code, which has to be read again in each run; a match takes as long. And a search passes over the characters with
    which nothing can begin; `re` itself finds these only where no look-behind or group comes first."""
    from linter.chinese.beginnings import beginnings

    compiler = re._compiler  # type: ignore[attr-defined]
    mapped, begun = compiler._optimize_charset, compiler._get_charset_prefix

    def listed(items: list[Any], iscased: Any = None, fixup: Any = None, fixes: Any = None) -> Any:
        few = fixup is None and len(items) <= _FEW
        return (items, False) if few else mapped(items, iscased, fixup, fixes)

    compiler._optimize_charset = listed
    compiler._get_charset_prefix = lambda tree, flags: beginnings(tree) or begun(tree, flags)
    try:
        yield
    finally:
        compiler._optimize_charset, compiler._get_charset_prefix = mapped, begun


def _wider(text: str) -> regex.Pattern[str]:
    import regex

    try:
        return regex.compile(text)
    except regex.error as error:
        raise ValueError(f"bad regular expression: {error}") from None


class Watched:
    """An expression that nobody has tried for speed, as `regex` searches with it: a method raises TimeoutError when
    it takes longer than SECONDS."""

    def __init__(self, text: str) -> None:
        self._pattern = _wider(text)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._pattern, name)
        return partial(value, timeout=SECONDS) if callable(value) else value


@cache
def watched(text: str) -> re.Pattern[str]:
    """An expression to be used like a compiled one. Raises ValueError for a bad expression."""
    return cast("re.Pattern[str]", Watched(text))


# --- compiled code ---------------------------------------------------------------------------------------------


def remember(source: str, places: Mapping[int, int], code: memoryview) -> None:
    """What `codes` gave in an earlier run of the same CODE_VERSION: where in `code` that of an expression begins, by
    its mark. A source is remembered by what it gave last."""
    _remembered[source] = places, code


def _revived(text: str, code: memoryview) -> re.Pattern[str] | None:
    """What `codes` gave, as a pattern again; None when it is spoilt."""
    with contextlib.suppress(Exception):  # whatever is wrong with the code, the text is right
        version, written, parts = marshal.loads(code)
        if written == _written(text):
            return _wide(version, (text, *parts)) if version else _made((text, *parts))
    return None


def _wide(version: list[int], parts: Sequence[Any]) -> re.Pattern[str]:
    """A pattern of `regex` from its code. `pickle` would do it in ten times the time."""
    if version != _version(_core_file()):
        raise ValueError("code of another version")
    return cast("re.Pattern[str]", _core().compile(*parts))


@cache
def _core_file() -> str:
    """Where the part of `regex` lies that matches."""
    package = PathFinder.find_spec("regex")
    core = PathFinder.find_spec("regex._regex", package.submodule_search_locations) if package else None
    return (core and core.origin) or ""


def _version(file: str) -> list[int]:
    status = os.stat(file)
    return [status.st_size, status.st_mtime_ns]


@cache
def _core() -> Any:
    """The part of `regex` that matches, alone: to import the part that compiles takes a tenth of a run."""
    if "regex._regex" not in sys.modules:
        loader = ExtensionFileLoader("regex._regex", _core_file())
        module = loader.create_module(ModuleSpec("regex._regex", loader, origin=_core_file()))
        loader.exec_module(module)
        sys.modules["regex._regex"] = module
    return sys.modules["regex._regex"]


def codes(source: str, texts: Iterable[str]) -> dict[str, bytes]:
    """The compiled code of these expressions and of all that anybody has named so far, but for what is remembered of
    other sources. A bad one is left to its user."""
    others = {mark for name, (places, _) in _remembered.items() if name != source for mark in places}
    found = {}
    for text in sorted({*texts, *_named}):
        if mark_of(text) in others:
            continue
        with contextlib.suppress(ValueError):
            found[text] = marshal.dumps(_code_of(text))
    return found


def _code_of(text: str) -> tuple[list[int], bytes, Any]:
    """The version of `regex`, empty for `re`, the text, and the other parts of which it makes a pattern."""
    parts = _parts(text)
    if parts:
        return [], _written(text), parts[1:]
    import copyreg

    import regex

    return (
        _version(_core_file()),
        _written(text),
        copyreg.dispatch_table[regex.Pattern](compiled(text))[1][1:],
    )
