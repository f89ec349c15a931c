"""A baseline: findings that a project knows and lives with, told without line numbers, so that none is lost
when the draft is edited elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

from linter.config import relative
from linter.diagnostic import Diagnostic, Result
from linter.document import Words
from linter.errors import ConfigError
from linter.frozen import NamedTuple, frozen

VERSION = 1

_TEXTS = {
    "unreadable": Words("基线无法读取：{reason}", "the baseline cannot be read: {reason}"),
    "unwritable": Words("基线无法写入：{reason}", "the baseline cannot be written: {reason}"),
    "not JSON": Words("不是基线文件：不是JSON", "not a baseline: not JSON"),
    "version": Words(
        "不是第{version}版的基线，请重新写入", "not a baseline of version {version}; write it anew"
    ),
    "entries": Words(
        "不是基线文件：“files”下应为各文件的规则和指纹",
        "not a baseline: “files” holds a mapping of rules to fingerprints for each file",
    ),
    "spared": Words(
        "不是基线文件，不会覆盖它；请移走，或者另起文件名",
        "not a baseline, so nothing is written over it; remove it or name another file",
    ),
}

REASON = "baseline"
"""What `Diagnostic.suppressed` says of a finding that the baseline knows."""


class Entry(NamedTuple):
    """A known finding. `path` is relative to the baseline's folder, with slashes."""

    path: str
    rule: str
    fingerprint: str


@frozen
class Baseline:
    """The entries of a baseline file at `path`."""

    path: Path
    entries: frozenset[Entry]

    def apply(self, result: Result) -> Result:
        """The result with what is known among the suppressed, those in text order still."""
        place = relative(result.document.path, self.path.parent)
        kept, known = [], []
        for diagnostic in result.diagnostics:
            if _entry(place, diagnostic) in self.entries:
                known.append(diagnostic._replace(suppressed=REASON))
            else:
                kept.append(diagnostic)
        suppressed = sorted((*result.suppressed, *known), key=lambda d: (d.span, d.rule))
        return Result(result.document, tuple(kept), tuple(suppressed))

    def stale(self, results: Iterable[Result]) -> int:
        """How many entries no longer occur: in the files of these results, which all rules have seen, and in
        files that are gone."""
        met: set[str] = set()
        present: set[Entry] = set()
        for result in results:
            place = relative(result.document.path, self.path.parent)
            met.add(place)
            present.update(_entry(place, d) for d in (*result.diagnostics, *result.suppressed))
        folder = self.path.parent
        gone = {path for path in {entry.path for entry in self.entries} - met if not (folder / path).exists()}
        return sum(entry not in present for entry in self.entries if entry.path in met or entry.path in gone)


def text_mark(text: str) -> str:
    """8 hexadecimal digits for a block's text in fingerprints; white space does not count."""
    return f"{crc32(''.join(text.split()).encode('utf-8', 'surrogatepass')):08x}"


def fingerprint(rule: str, mark: str, ordinal: int) -> str:
    """16 hexadecimal digits for a finding in a block with this text mark. `ordinal` tells the findings of one rule in
    equal blocks of one file apart. A checksum is enough: nobody gains by two findings that are taken for one."""
    return f"{mark}{crc32(f'{rule} {ordinal}'.encode()):08x}"


def load(path: Path) -> Baseline:
    """Raises ConfigError for a file that is not there or is no baseline."""
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise _error("unreadable", path, reason=error.strerror) from None
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise _error("not JSON", path, line) from None
    if isinstance(data, dict) and data.get("version") != VERSION:
        raise _error("version", path, version=VERSION)
    return Baseline(path, _entries(data, path))


def _error(key: str, path: Path, line: int | None = None, **values: object) -> ConfigError:
    return ConfigError(_TEXTS[key].filled(**values), str(path), line)


def spare(path: Path) -> None:
    """Raises ConfigError for a file that is no baseline: `write` would take its place."""
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise _error("unreadable", path, reason=error.strerror) from None
    if data and not _known(data):
        raise _error("spared", path)


def write(path: Path, results: Iterable[Result]) -> None:
    """Writes a baseline that knows exactly the findings that stand."""
    from linter.files import write

    try:
        write(path, content(path, results))
    except OSError as error:
        raise _error("unwritable", path, reason=error.strerror) from None


def content(path: Path, results: Iterable[Result]) -> bytes:
    """A baseline to stand at `path`."""
    files: dict[str, dict[str, list[str]]] = {}
    for result in results:
        place = relative(result.document.path, path.parent)
        for entry in sorted({_entry(place, diagnostic) for diagnostic in result.diagnostics}):
            files.setdefault(entry.path, {}).setdefault(entry.rule, []).append(entry.fingerprint)
    data = {"version": VERSION, "files": dict(sorted(files.items()))}
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _known(data: bytes) -> bool:
    """Whether this is a baseline, of whatever version."""
    try:
        found = json.loads(data)
    except ValueError:
        return False
    return isinstance(found, dict) and {"version", "files"} <= found.keys()


def _entries(data: Any, path: Path) -> frozenset[Entry]:
    entries: set[Entry] = set()
    try:
        for file, rules in data["files"].items():
            for rule, marks in rules.items():
                if not isinstance(marks, list):
                    raise TypeError
                entries.update(Entry(file, rule, mark) for mark in marks)
    except (TypeError, KeyError, AttributeError):
        raise _error("entries", path) from None
    return frozenset(entries)


def _entry(place: str, diagnostic: Diagnostic) -> Entry:
    return Entry(place, diagnostic.rule, diagnostic.fingerprint)
