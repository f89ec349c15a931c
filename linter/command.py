"""What `draftlint check` does once somebody has read its options. Nothing here needs click, whose import takes a fifth
of a run: what most hooks and editors ask is read by `asked`, everything else by linter/cli.py.

Exit status, the same in every format: 0 nothing at or above `--fail-on`; 1 findings; 2 something could not be
checked, an option or configuration cannot be followed, or a fault of ours; 2 wins over 1.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from errno import EBADF
from pathlib import Path
from typing import Literal

from linter.batch import STDIN, Desk, Run, Task, cores
from linter.config import find, read
from linter.diagnostic import Severity
from linter.document import Words
from linter.errors import ConfigError, DraftlintError
from linter.loader import Told
from linter.reports import Report
from linter.session import Choice, Session

_TEXTS = {
    "ignored": Words("按配置跳过了所有文件。", "Every file is ignored by the configuration."),
    "fixed": Words("在{files}个文件中修改了{count}处。", "Fixed {count} finding(s) in {files} file(s)."),
    "fixable": Words(
        "可在{files}个文件中修改{count}处。", "Could fix {count} finding(s) in {files} file(s)."
    ),
    "stale": Words(
        "基线中有{count}处已经不存在，可以重写基线。", "{count} baseline entries are gone; write it anew."
    ),
    "written": Words("基线已写入{path}：{count}处。", "Wrote the baseline {path}: {count} finding(s)."),
    "annotated": Words(
        "写了{count}条批注，标了{changes}处修订，见{path}。",
        "Wrote {count} comment(s) and {changes} tracked change(s) into {path}.",
    ),
    "unannotated": Words("没有发现问题，没有写{path}。", "Nothing to report; {path} was not written."),
    "taken": Words("{path}已经存在，请换一个文件名", "{path} is there already; give another name"),
    "unread": Words(
        "未检查{files}：不能直接读取这种文档，请另存为.docx后再检查。",
        "Not checked: {files}. Documents of this kind are not read; save them as .docx first.",
    ),
    "kept": Words(
        "未修改{files}：Word文档只检查不改写，请在Word或WPS中修改；draftlint annotate可为.docx文件另存带批注的副本。",
        "Not changed: {files}. A Word document is only checked; change it in Word or WPS, perhaps in a copy with comments that draftlint annotate writes of a .docx file.",
    ),
    "blank": Words(
        "{files}中没有文字，请核对导出是否成功。", "No text in {files}; see whether it was exported."
    ),
    "names": Words("{names}等{count}个文件", "{names} and others, {count} files"),
    "comma": Words("、", ", "),
    "preparing": Words(
        "正在准备规则，首次运行需要十几秒……", "Preparing the rules; this takes some seconds in the first run…"
    ),
    "unkept": Words(
        "无法写入文件夹{folder}，准备好的规则存不下来，每次运行都要重新准备。",
        "The folder {folder} cannot be written, so the rules are prepared anew in every run.",
    ),
    "progress": Words("正在检查", "Checking"),
    "both": Words("{one}与{other}不能同用", "{one} and {other} exclude each other"),
    "needs": Words("{one}要与{other}同用", "{one} needs {other}"),
    "stdin fix": Words(
        "标准输入没有文件可写，用--diff看修改",
        "standard input cannot be written to; see the changes by --diff",
    ),
    "unprintable": Words("标准输出无法写入：{reason}", "standard output cannot be written: {reason}"),
    "fault": Words(
        "这是draftlint自身的毛病，请连同上面的内容报告。",
        "This is a fault of draftlint; please report the lines above.",
    ),
    "tested": Words(
        "{rules}条规则的{examples}个例子都符合。", "{examples} example(s) of {rules} rule(s), all honoured."
    ),
    "failed": Words(
        "{rules}条规则的{examples}个例子，{count}个不符。",
        "{count} of {examples} example(s) of {rules} rule(s) failed.",
    ),
    "no pygls": Words(
        "编辑器要用的服务需要pygls，请先安装：pip install pygls",
        "the language server needs pygls: pip install pygls",
    ),
    "no rules": Words("文件夹中没有规则", "no rule in this folder"),
}

SHOWN = 3
"""Of more files than this some are named, and the rest are counted."""

BAR = 20
"""More files than this get a progress bar."""

SEVERITIES = {severity.word: severity for severity in Severity}


FORMS = ("text", "json", "line")
"""Those of the report."""


def locale_language(locale: str = "") -> str:
    """zh or en, as this locale or else the environment's says; Chinese where they say nothing."""
    for value in (locale, *map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"))):
        if value and value.partition(".")[0] not in ("C", "POSIX"):
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


def asked(arguments: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """The paths and the form of the report of `check PATHS… [--format FORM]`; None for whatever is asked otherwise."""
    if arguments[:1] != ["check"] or os.name == "nt" or "_DRAFTLINT_COMPLETE" in os.environ:
        return None  # click expands patterns on Windows
    paths, form, rest = [], "text", iter(arguments[1:])
    for argument in rest:
        if argument == "--format" or argument.startswith("--format="):
            form = argument.partition("=")[2] if "=" in argument else next(rest, "")
        elif argument.startswith("-"):
            return None
        else:
            paths.append(argument)
    return (tuple(paths), form) if paths and form in FORMS else None


def status(run: Callable[[], int | None]) -> int:
    """What a command returns; whatever it raises becomes a line and the status of the contract."""
    if sys.stderr is None:  # closed by who started us
        sys.stderr = io.StringIO()
    if sys.stdout is None:
        tell("draftlint: " + say("unprintable", locale_language(), reason=os.strerror(EBADF)))
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return run() or 0
    except KeyboardInterrupt:
        return 130
    except DraftlintError as error:
        tell(f"draftlint: {error.told(locale_language())}")
    except Exception:
        import traceback

        tell(traceback.format_exc() + say("fault", locale_language()))
    return 2


def put(text: str | bytes) -> None:
    """To standard output; a reader that went away early (`| head`) is no fault. Raises DraftlintError where nothing
    can be written."""
    try:
        if isinstance(text, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        elif sys.stdout.isatty():
            import click  # knows the terminals of Windows

            click.echo(text, nl=False)
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise DraftlintError(_TEXTS["unprintable"].filled(reason=error.strerror)) from None


def tell(text: str) -> None:
    """On standard error, if that can be written."""
    with suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def waiting(lang: str) -> Told:
    """Tells why a run takes seconds, each reason once; that it will, only to who sits before it."""
    told: set[str] = set()

    def tell_once(key: str, folder: Path) -> None:
        if key not in told and (key == "unkept" or sys.stderr.isatty()):
            tell(say(key, lang, folder=folder))
        told.add(key)

    return tell_once


def say(key: str, lang: str, **values: object) -> str:
    return _TEXTS[key].within(lang).format(**values)


def check(
    paths: tuple[str, ...], fix: bool = False, diff: bool = False, unsafe: bool = False, form: str = "text",
    fail_on: str = "warning", stdin_filename: str = "stdin.txt", select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (), lang: str | None = None, config: Path | None = None,
    baseline: Path | None = None, jobs: int | None = None,
) -> int:  # fmt: skip
    """Checks, fixes or compares; the exit status."""
    started = time.perf_counter()
    lang = lang or language(stdin_filename if paths[0] == STDIN else paths[0], config)
    aim: Literal["check", "fix", "diff"] = "fix" if fix else "diff" if diff else "check"
    task = Task(aim, _report(form, lang), unsafe, stdin_filename)
    run = Run()
    try:
        session = Session(Choice(select, ignore, lang, config, baseline), waiting(lang))
        run_all(paths, Desk(session, task), jobs or cores(), run)
    except DraftlintError as error:
        run.errors.append(error)
    if diff:
        put("".join(run.pieces).encode("utf-8", "backslashreplace"))
        for failure in run.errors:
            tell(f"draftlint: {failure.told(lang)}")
    else:
        whole = task.report.whole(run.pieces, run.tally, run.errors, time.perf_counter() - started)
        put(whole if form == "text" else whole.encode("utf-8", "backslashreplace"))
    _notes(run, task, lang)
    return _exit(run, SEVERITIES[fail_on])


def language(path: str, config: Path | None, locale: str = "") -> str:
    """What the configuration of the first path says, else the locale, that of an editor or the environment's. A bad
    configuration is told by the run."""
    try:
        found = read(config) if config else find(Path(path, "draft") if os.path.isdir(path) else Path(path))
    except ConfigError:
        return locale_language(locale)
    return found.lang or locale_language(locale)


def _report(form: str, lang: str) -> Report:
    if form == "json":
        from linter.reports.json_report import Json

        return Json(lang)
    if form == "line":
        from linter.reports.line import Line

        return Line(lang)
    from linter.reports.text import Text

    return Text(lang, sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def run_all(paths: Sequence[str], desk: Desk, jobs: int, run: Run) -> None:
    """Raises ConfigError and RuleError before the first file is touched."""
    files, run.unread, run.errors = desk.files(paths)
    lang = desk.session.choice.lang
    if not files and not run.errors:
        tell(say("ignored", lang))
    with _bar(len(files), lang) as step:
        desk.run(files, jobs, run, step)


def _notes(run: Run, task: Task, lang: str) -> None:
    """What belongs beside the report, not into it."""
    if task.aim != "check":
        tell(say("fixed" if task.aim == "fix" else "fixable", lang, files=run.changed, count=run.fixed))
    if run.stale:
        tell(say("stale", lang, count=run.stale))
    for key, names in (("blank", run.blank), ("kept", run.kept), ("unread", run.unread)):
        if names:
            tell(say(key, lang, files=_listed(names, lang)))


def _listed(names: Sequence[str], lang: str) -> str:
    """The first of some files."""
    from linter.chinese.width import printable

    shown = say("comma", lang).join(map(printable, names[:SHOWN]))
    return say("names", lang, names=shown, count=len(names)) if len(names) > SHOWN else shown


def _exit(run: Run, fail_on: Severity) -> int:
    if run.errors:
        return 2
    return int(any(run.tally.severities[severity] for severity in Severity if severity >= fail_on))


def _bar(files: int, lang: str) -> AbstractContextManager[Callable[[int], object]]:
    """Gives what is to be called after each file."""
    if files <= BAR or not sys.stderr.isatty():
        return nullcontext(lambda steps: None)
    return _progress(files, lang)


@contextmanager
def _progress(files: int, lang: str) -> Iterator[Callable[[int], object]]:
    import click

    with click.progressbar(length=files, label=say("progress", lang), file=sys.stderr) as bar:
        yield bar.update
