"""Rules as an earlier run left them in the user's cache folder: validated, with compiled expressions and routes drawn.

Each folder of rules has a file of its own. What a rule says is kept in one piece and read when somebody asks for its
definition. The sizes and times of change of the rule files and of the checks tell whether all this is still true.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from importlib import import_module
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from linter import __version__
from linter.checks import at, place
from linter.chinese.expressions import CODE_VERSION, codes, mark_of, remember
from linter.diagnostic import Severity
from linter.document import Kind, Span, Words
from linter.errors import RuleError
from linter.frozen import NamedTuple, fields, frozen
from linter.routes import Anchor, Anchors, Calls, Routes
from linter.rule import Definition, Example, Reference, Rule

_WITH_EXPRESSIONS = ("linter.outline", "linter.readers.markdown", "linter.wraps")
"""Modules that name their expressions when they are imported: whoever writes the cache may not have needed them."""

Stamp = list[list[Any]]
"""Path, size and time of change of every file, in order."""


class Kept(NamedTuple):
    """What a folder holds. `genres`: the content of the genre files, as the loader reads it."""

    rules: tuple[Rule, ...]
    routes: Routes
    genres: list[Any]


def stamp_of(folder: Path) -> Stamp:
    """Of every YAML file, sorted. Raises RuleError for a folder that is none."""
    if not folder.is_dir():
        raise RuleError("no such rule folder", str(folder))
    return list(_stamps(str(folder), (".yaml", ".yml")))


def _stamps(folder: str, endings: tuple[str, ...]) -> Iterator[list[Any]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: (entry.is_dir(), entry.name)):
            if entry.is_dir():
                yield from _stamps(entry.path, endings)
            elif entry.name.endswith(endings):
                status = entry.stat()
                yield [entry.path, status.st_size, status.st_mtime_ns]


def _key(stamp: Stamp) -> bytes:
    """What must be the same for a cache to be believed: what other code has validated and drawn is not. In the format 2
    of `marshal` what is equal is written alike."""
    package = os.path.dirname(__file__)
    return marshal.dumps([stamp, list(_stamps(package, (".py",))), CODE_VERSION], 2)


def _file(folder: Path) -> Path:
    key = zlib.crc32(f"{sys.version}\n{folder.resolve()}".encode())
    return _folder() / "draftlint" / f"rules-{__version__}-{key:08x}.cache"


def _folder() -> Path:
    """Where the system keeps caches; importing a library for it would cost a draft a twentieth of its time."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


# --- reading ---------------------------------------------------------------------------------------------------


def kept(folder: Path, stamp: Stamp) -> Kept | None:
    """What is kept of a folder, unless anything has changed."""
    try:
        with _file(folder).open("rb") as file:
            whole = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        tables = marshal.loads(whole)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if not isinstance(tables, dict) or tables.get("key") != _key(stamp):
        return None
    pieces = whole[-tables["pieces"] :]
    remember(str(folder), tables["code"], pieces)
    rules = tuple(_rule(pieces, *row) for row in tables["rules"])
    always, singles, pairs, places = tables["routes"]
    calls = Calls({}, memoryview(pairs).cast("I"), memoryview(places).cast("I"), pieces)
    return Kept(rules, Routes(always, singles, calls), tables["genres"])


def _rule(
    pieces: memoryview, place: int, id: str, category: str, severity: int, scope: str, kinds: frozenset[Kind],
    genres: frozenset[str], path: str, others: frozenset[str],
) -> Rule:  # fmt: skip
    ask = _Asked(pieces, place)
    return Rule(id, category, _SEVERITIES[severity], scope, kinds, ask, genres, path, others)


class _Asked:
    """A definition, read when somebody asks for it."""

    __slots__ = ("_definition", "_pieces", "_place")

    def __init__(self, pieces: memoryview, place: int) -> None:
        self._pieces = pieces
        self._place = place
        self._definition: Definition | None = None

    def __call__(self) -> Definition:
        if self._definition is None:
            self._definition = _KeptDefinition(self._pieces[self._place :])
        return self._definition


class _KeptDefinition(Definition):
    """What decides is read at once; what the rule says, when it fires."""

    def __init__(self, data: memoryview) -> None:
        place, options, made, words = marshal.loads(data)
        check = at(place)(**_unpacked(options))
        vars(check).update(_unpacked(made))
        vars(self).update(check=check, _kept_words=words)

    def __getattr__(self, name: str) -> Any:
        if name not in _WORDS:
            raise AttributeError(name)
        title, message, why, references, examples, anchors = marshal.loads(vars(self)["_kept_words"])
        vars(self).update(
            title=Words(*title), message=Words(*message), why=Words(*why),
            references=tuple(Reference(*reference) for reference in references),
            examples=KeptExamples(examples), anchors=partial(_anchors, anchors),
        )  # fmt: skip
        return vars(self)[name]


_WORDS = frozenset(("title", "message", "why", "references", "examples", "anchors"))


def _anchors(data: bytes) -> Anchors | None:
    anchors = marshal.loads(data)
    return None if anchors is None else frozenset(Anchor(*anchor) for anchor in anchors)


def _unpacked(values: dict[str, Any]) -> dict[str, Any]:
    for name, value in values.items():
        if type(value) is bytes:
            text = value.decode("utf-16-le", "surrogatepass")
            items = text.split("\0")
            values[name] = text if len(items) == 1 else dict(zip(items[1::2], items[2::2], strict=True))
    return values


_SEVERITIES = {int(severity): severity for severity in Severity}
"""The fastest way from a number to its severity."""


@frozen
class KeptExamples(Sequence[Example]):
    """The examples of a rule, read when somebody asks for them."""

    kept: bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.all == tuple(other)

    def __hash__(self) -> int:
        return hash(self.all)

    @cached_property
    def all(self) -> tuple[Example, ...]:
        rows = marshal.loads(self.kept)
        return tuple(
            Example(text, tuple(Span(*span) for span in spans), fixed, line)
            for text, spans, fixed, line in rows
        )

    def __getitem__(self, index: Any) -> Any:
        return self.all[index]

    def __len__(self) -> int:
        return len(self.all)


# --- writing ---------------------------------------------------------------------------------------------------


def keep(folder: Path, stamp: Stamp, content: Kept) -> Path | None:
    """Best effort: where nothing can be written, that costs time, nothing else. Returns the folder in which it cannot."""
    file = _file(folder)
    rules, routes, genres = content
    for module in _WITH_EXPRESSIONS:
        import_module(module)
    pieces = _Pieces()
    calls = {pair: pieces.add(marshal.dumps(call)) for pair, call in sorted(routes.calls.all().items())}
    code = {
        mark_of(text): pieces.add(code) for text, code in codes(str(folder), _expressions(genres)).items()
    }
    tables = {
        "key": _key(stamp),
        "code": code,
        "rules": [
            [pieces.add(_definition_of(rule)), *row] for rule, row in zip(rules, _rows(rules), strict=True)
        ],
        "genres": _bare([[*row[:4], []] for row in genres]),
        "routes": [routes.always, routes.singles, _numbers(calls), _numbers(calls.values())],
        "pieces": pieces.size,
    }
    whole = b"".join(pieces.added)
    remember(str(folder), code, memoryview(whole))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        draft.write_bytes(marshal.dumps(tables) + whole)
        os.replace(draft, file)
        _tidy(file.parent)
    except OSError:
        return file.parent
    return None


_UNUSED = 60 * 24 * 3600
"""Seconds after which a file that nobody has read is thrown away."""


def _tidy(folder: Path) -> None:
    """Caches of versions and of folders that are gone."""
    for file in folder.glob("rules-*.cache"):
        status = file.stat()
        if max(status.st_atime, status.st_mtime) < time.time() - _UNUSED:
            file.unlink()


def _numbers(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


class _Pieces:
    """What stands behind the tables, to be read piece by piece. `marshal` sees where a piece ends."""

    def __init__(self) -> None:
        self.size = 0
        self.added: list[bytes] = []

    def add(self, piece: bytes) -> int:
        """Where the piece begins."""
        self.added.append(piece)
        self.size += len(piece)
        return self.size - len(piece)


def _rows(rules: Iterable[Rule]) -> Iterator[list[Any]]:
    """The fields of each rule in their order, without its definition. Sets that are equal are one: they are read once."""
    sets: dict[frozenset[str], frozenset[str]] = {}
    for rule in rules:
        kinds, genres, others = (
            sets.setdefault(each, each) for each in (rule.kinds, rule.genres, rule.except_genres)
        )
        yield [rule.id, rule.category, int(rule.severity), rule.scope, kinds, genres, rule.path, others]


def _definition_of(rule: Rule) -> bytes:
    said, check = rule.definition(), rule.check
    made = {name: getattr(check, name) for name in check.kept}
    options = {field.name: getattr(check, field.name) for field in fields(check)}
    rows = [[text, list(map(tuple, spans)), *rest] for text, spans, *rest in said.examples]
    needed = said.anchors()
    words = [
        tuple(said.title), tuple(said.message), tuple(said.why), list(map(tuple, said.references)),
        marshal.dumps(rows), marshal.dumps(None if needed is None else list(map(tuple, needed))),
    ]  # fmt: skip
    return marshal.dumps([place(check), _packed(options), _packed(made), marshal.dumps(words)])


_LONG = 500
"""Characters of what is worth packing."""


def _packed(values: dict[str, Any]) -> dict[str, Any]:
    """Long texts, and tables of texts, in two bytes a character, which are read in a tenth of the time of UTF-8. The
    texts of a table have NUL characters before them."""
    packed = {}
    for name, value in values.items():
        text = value
        if isinstance(value, Mapping) and all(type(each) is str for each in value.values()):
            text = "".join(f"\0{key}\0{each}" for key, each in value.items())
        long = type(text) is str and len(text) >= _LONG
        packed[name] = text.encode("utf-16-le", "surrogatepass") if long else value
    return packed


def _expressions(genres: Iterable[list[Any]]) -> Iterator[str]:
    """Every regular expression of the genre files; those of the rules were compiled when they were validated."""
    for _, _, stem, content, _ in genres:
        for table in content.values() if stem == "sections" else [content]:
            yield from filter(None, map(table.get, _EXPRESSIONS))


_EXPRESSIONS = ("match", "unless", "closing", "heading", "paragraph", "sentence", "line")
"""Keys of genre files."""


def _bare(data: Any) -> Any:
    """Tables as plain mappings, which is all that `marshal` knows."""
    if isinstance(data, Mapping):
        return {key: _bare(value) for key, value in data.items()}
    return [_bare(item) for item in data] if isinstance(data, list) else data
