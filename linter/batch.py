"""The files of one run: found, read, checked or fixed, on one core or on all; what each gave, in the order
asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from errno import EBADF
from pathlib import Path
from typing import Literal

from linter.baseline import Baseline
from linter.diagnostic import Result
from linter.document import Document, Words
from linter.errors import DraftlintError, ReadError
from linter.frozen import NamedTuple, field, frozen, mutable, replace
from linter.readers import DOCUMENTS, KINDS, read
from linter.readers.lines import WHITE
from linter.reports import Report, Tally
from linter.session import Ready, Session

_TEXTS = {
    "missing": Words("没有这个文件或文件夹", "no such file or folder"),
    "unreadable": Words("无法读取：{reason}", "cannot be read: {reason}"),
    "fault": Words("draftlint自身的毛病，请报告：{reason}", "a fault of draftlint, please report: {reason}"),
    "unwritable": Words("无法写入：{reason}", "cannot be written: {reason}"),
    "empty": Words("文件夹中没有能检查的文件（{kinds}）", "no file in this folder can be checked ({kinds})"),
}

MANY_FILES = 64
MANY_BYTES = 1_000_000
"""From here on several processes are faster than one: starting them costs as much as linting this."""

CHUNK = 32
"""Files that a process takes at a time, at most."""

STDIN = "-"


@frozen
class Task:
    """What is to be done with each file. `stdin` is the name that standard input goes by."""

    aim: Literal["check", "fix", "diff"]
    report: Report
    unsafe: bool = False
    stdin: str = "stdin.txt"


class Outcome(NamedTuple):
    """What one file gave. `piece` is its part of the report, or its diff; `tally` is None when it could not
    be checked; `fixed` counts findings. `seen` is there for a file behind a baseline, without its text. `blank`: there
    is nothing in the file that can be seen; `kept`: it has fixes, which cannot be written to it."""

    piece: str = ""
    tally: Tally | None = None
    error: DraftlintError | None = None
    fixed: int = 0
    seen: Result | None = None
    blank: bool = False
    kept: bool = False


@mutable
class Run:
    """What all files gave together, in their order. `changed` counts files, `fixed` findings, `stale` the
    entries of baselines that nothing answers to any more. `blank` files have no text; `kept` ones were
    to be fixed and cannot be; `unread` ones are documents of word processors, met in a folder."""

    pieces: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    errors: list[DraftlintError] = field(default_factory=list)
    changed: int = 0
    fixed: int = 0
    stale: int = 0
    blank: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, name: str, outcome: Outcome) -> None:
        self.pieces.append(outcome.piece)
        self.fixed += outcome.fixed
        self.changed += outcome.fixed > 0
        if outcome.tally:
            self.tally.add(outcome.tally)
        if outcome.error:
            self.errors.append(outcome.error)
        if outcome.blank:
            self.blank.append(name)
        if outcome.kept:
            self.kept.append(name)


class Found(NamedTuple):
    """What paths lead to: `files` to check, each once, in the order asked; `unread` documents of word processors met in
    folders; `errors` for paths that lead to nothing. What a configuration leaves out is in none."""

    files: list[str]
    unread: list[str]
    errors: list[DraftlintError]


class Desk:
    """Where one process does its files."""

    def __init__(self, session: Session, task: Task) -> None:
        self.session = session
        self.task = task

    def name(self, path: str) -> str:
        return self.task.stdin if path == STDIN else path

    def files(self, paths: Iterable[str]) -> Found:
        found: dict[str, None] = {}
        unread: dict[str, None] = {}
        errors: list[DraftlintError] = []
        for path in paths:
            if path == STDIN or os.path.isfile(path):
                if not self.session.config(self.name(path)).ignores(Path(self.name(path))):
                    found[path] = None
            elif not os.path.isdir(path):
                errors.append(self._error("missing", path))
            else:
                shut: list[OSError] = []
                names = list(_walked(path, shut.append))
                for name in names:
                    if self.session.config(name).covers(Path(name)):
                        (found if _readable(name) else unread)[name] = None
                errors += (
                    self._error("unreadable", str(each.filename), reason=each.strerror) for each in shut
                )
                if not (shut or any(map(_readable, names))):
                    errors.append(self._error("empty", path, kinds=", ".join(sorted(KINDS))))
        return Found(list(found), list(unread), errors)

    def run(self, files: Sequence[str], jobs: int, run: Run, step: Callable[[int], object]) -> None:
        """Does the files and adds up what they give; `step` is called after each."""
        seen: dict[Baseline, list[Result]] = {}
        for path, outcome in zip(files, self.outcomes(files, jobs), strict=True):
            run.add(self.name(path), outcome)
            known = self.session.linter(self.name(path)).baseline
            if known and outcome.seen:
                seen.setdefault(known, []).append(outcome.seen)
            step(1)
        if not self.session.choice.partial:
            run.stale = sum(known.stale(results) for known, results in seen.items())

    def do(self, path: str) -> Outcome:
        """Raises ConfigError and RuleError for what keeps every file from being checked."""
        ready = self.session.linter(self.name(path))
        try:
            document = self._read(path)
            return (
                self._diff(document, ready)
                if self.task.aim == "diff"
                else self._report(path, document, ready)
            )
        except DraftlintError as error:
            return Outcome(error=error)
        except Exception as error:  # what is told of the other files is not lost
            return Outcome(error=self._error("fault", path, reason=f"{type(error).__name__}: {error}"))

    def lint(self, path: str) -> Result:
        """What one file gives, whole. Raises DraftlintError."""
        return self.session.linter(self.name(path)).lint(self._read(path))

    def annotate(self, path: str, copy: Path) -> tuple[int, int]:
        """Writes a copy of a Word document with a comment for each finding, unless there is none; how many there are, and
        how many changes are marked beside them. Raises DraftlintError."""
        from linter.reports.word import commented

        data = self._data(path)
        result = self.session.linter(path).lint(read(path, data))
        if not result.diagnostics:
            return 0, 0
        written, changes = commented(result, data, self.session.choice.lang)
        self._write(str(copy), written)
        return len(result.diagnostics), changes

    def outcomes(self, files: Sequence[str], jobs: int) -> Iterator[Outcome]:
        """In the order of the files, by at most so many processes."""
        for path in files:
            self.session.linter(self.name(path))
        if jobs > 1 and STDIN not in files and _many(files):
            return _shared(self, files, min(jobs, len(files)))
        return map(self.do, files)

    def _report(self, path: str, document: Document, ready: Ready) -> Outcome:
        fixed = 0
        if self.task.aim == "fix":
            from linter.fix import repair

            repaired = repair(document, ready, unsafe=self.task.unsafe)
            result, fixed = repaired.result, repaired.applied
            if fixed:
                self._write(path, repaired.data)
        else:
            result = ready.lint(document)
        piece, blank = self.task.report.piece(result), not document.text.strip(WHITE)
        kept = self.task.aim == "fix" and _kept(result, self.task.unsafe)
        return Outcome(piece, Tally.of(result), None, fixed, _seen(result, ready), blank, kept)

    def _diff(self, document: Document, ready: Ready) -> Outcome:
        """The tally is that of the file as it is."""
        from linter.fix import diff, repair

        result = ready.lint(document)
        repaired = repair(document, ready, unsafe=self.task.unsafe)
        changes = diff(document.path, document.text, repaired.result.document.text)
        kept = _kept(result, self.task.unsafe)
        return Outcome(changes, Tally.of(result), None, repaired.applied, _seen(result, ready), kept=kept)

    def _read(self, path: str) -> Document:
        """Raises ReadError."""
        return read(self.name(path), self._data(path))

    def _data(self, path: str) -> bytes:
        """Raises ReadError."""
        try:
            return _stdin() if path == STDIN else Path(path).read_bytes()
        except OSError as error:
            raise self._error("unreadable", path, reason=error.strerror) from None

    def _write(self, path: str, data: bytes) -> None:
        from linter.files import write

        try:
            write(Path(path), data)
        except OSError as error:
            raise self._error("unwritable", path, reason=error.strerror) from None

    def _error(self, key: str, path: str, **values: object) -> ReadError:
        return ReadError(_TEXTS[key].filled(**values), path)


def _stdin() -> bytes:
    """Raises OSError."""
    if sys.stdin is None:  # closed by who started us
        raise OSError(EBADF, os.strerror(EBADF))
    return sys.stdin.buffer.read()


def cores() -> int:
    """Those that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _walked(folder: str, failed: Callable[[OSError], object]) -> Iterator[str]:
    """The files of all kinds that can be read, and documents of word processors, sorted; hidden folders and files, pipes
    and devices are left out. `failed` is told of folders that cannot be read."""
    for root, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith((*KINDS, *DOCUMENTS)) and not name.startswith((".", _LOCK)):
                path = os.path.normpath(os.path.join(root, name))
                if os.path.isfile(path) or not os.path.exists(path):  # a link to nothing is told
                    yield path


_LOCK = "~$"
"""With this begins the name of what Word puts beside a document that it has open."""


def _readable(name: str) -> bool:
    return name.lower().endswith(KINDS)


def _kept(result: Result, unsafe: bool) -> bool:
    """Whether there are fixes that cannot be written to the file."""
    fixes = (diagnostic.fix for diagnostic in result.diagnostics)
    return not result.document.editable and any(fix and (fix.safe or unsafe) for fix in fixes)


def _seen(result: Result, ready: Ready) -> Result | None:
    if ready.baseline is None:
        return None
    return replace(result, document=replace(result.document, text="", blocks=(), parts=(), directives=()))


def _many(files: Sequence[str]) -> bool:
    if len(files) >= MANY_FILES:
        return True
    size = 0
    for path in files:
        with suppress(OSError):
            size += os.stat(path).st_size
    return len(files) > 1 and size >= MANY_BYTES


# --- several processes --------------------------------------------------------------------------------------

_desk: Desk | None = None
"""That of a worker process."""


def _shared(desk: Desk, files: Sequence[str], jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(CHUNK, len(files) // (jobs * 4)))
    pool = ProcessPoolExecutor(jobs, initializer=_sit, initargs=(desk,))
    try:
        yield from pool.map(_do, files, chunksize=chunk)
    finally:
        pool.shutdown(cancel_futures=True)


def _sit(desk: Desk) -> None:
    """A worker leaves Ctrl-C to the process that the user started."""
    import signal

    global _desk
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _desk = desk


def _do(path: str) -> Outcome:
    assert _desk is not None
    return _desk.do(path)
