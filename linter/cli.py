"""The command `draftlint`: the only code that prints and exits.

Exit status, the same in every format: 0 nothing at or above `--fail-on`; 1 findings; 2 something could not be
checked, an option or configuration cannot be followed, or a fault of ours; 2 wins over 1.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Literal, NoReturn

import click

from linter import __version__
from linter.batch import STDIN, Desk, Run, Task, cores
from linter.config import LANGUAGES, Config, find, read
from linter.config import select as choose
from linter.diagnostic import Result, Severity
from linter.document import Words
from linter.errors import ConfigError, DraftlintError, RuleError
from linter.loader import load, shipped
from linter.reports import Report
from linter.session import Choice, Session, rules

_TEXTS = {
    "ignored": Words("配置让跳过所有文件，没有检查任何文件。", "Every file is ignored by the configuration."),
    "fixed": Words("在{files}个文件中修改了{count}处。", "Fixed {count} finding(s) in {files} file(s)."),
    "fixable": Words(
        "可在{files}个文件中修改{count}处。", "Could fix {count} finding(s) in {files} file(s)."
    ),
    "stale": Words(
        "基线中有{count}处已经不存在，可以重写基线。", "{count} baseline entries are gone; write it anew."
    ),
    "written": Words("基线已写入{path}：{count}处。", "Wrote the baseline {path}: {count} finding(s)."),
    "progress": Words("正在检查", "Checking"),
    "both": Words("{one}与{other}不能同用", "{one} and {other} exclude each other"),
    "needs": Words("{one}要与{other}同用", "{one} needs {other}"),
    "stdin fix": Words(
        "标准输入没有文件可写，用--diff看修改",
        "standard input cannot be written to; see the changes by --diff",
    ),
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
    "no rules": Words("文件夹中没有规则", "no rule in this folder"),
}

_HELP = {
    "main": Words("检查中文公文草稿。", "Check drafts of Chinese official reports."),
    "check": Words("检查文件和文件夹，“-”是标准输入。", "Check files and folders; - is standard input."),
    "explain": Words("解释一条或一类规则。", "Explain a rule, or all rules of a category."),
    "rules": Words("列出规则。", "List the rules."),
    "baseline": Words(
        "把现有的问题记入基线，以后只报新的。",
        "Write what is found now to a baseline; from then on only news is told.",
    ),
    "fix": Words("修改文件，再报告剩下的问题。", "Change the files, then report what remains."),
    "diff": Words("显示--fix会作的修改，不写文件。", "Show what --fix would change; write nothing."),
    "unsafe": Words("也作须人工核对的修改。", "Also make changes that a person should look at."),
    "format": Words("报告的格式。", "Form of the report."),
    "fail-on": Words("有这个程度以上的问题就以1退出。", "Exit with 1 for findings from this severity on."),
    "stdin-filename": Words("标准输入的文件名。", "Name that standard input goes by."),
    "select": Words("只用这些规则或类别，用逗号隔开。", "Only these rules or categories, comma separated."),
    "ignore": Words("不用这些规则或类别。", "Not these rules or categories."),
    "lang": Words("用语。", "Language of the words."),
    "config": Words("用这个配置，不找.draftlint.yaml。", "Instead of the nearest .draftlint.yaml."),
    "known": Words("不报这个基线里已有的问题。", "Leave out what this baseline knows."),
    "jobs": Words("最多用几个进程。", "Processes at most; one for each core unless told."),
    "output": Words("基线文件。", "The baseline to write."),
    "markdown": Words("输出rules/README.md。", "Print rules/README.md."),
    "stats": Words("数每条规则在这些文件中报了几次。", "Count how often each rule fires in these files."),
    "test": Words("试这个文件夹中规则的例子。", "Try the examples of the rules in this folder."),
}

BAR = 20
"""More files than this get a progress bar."""

SEVERITIES = {severity.word: severity for severity in Severity}


def locale_language() -> str:
    """zh or en, as the environment's locale says; Chinese where it says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        if (value := os.environ.get(name, "")) and value.partition(".")[0] not in ("C", "POSIX"):
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


# --- the program --------------------------------------------------------------------------------------------


class Program(click.Group):
    """Commands return their exit status; whatever they raise becomes a line and the status of the
    contract."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        extra["standalone_mode"] = False
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        sys.exit(_status(lambda: super(Program, self).main(*args, **extra)))


def _status(run: Callable[[], int | None]) -> int:
    try:
        return run() or 0
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt):
        return 130
    except DraftlintError as error:
        _tell(f"draftlint: {error}")
    except Exception:
        import traceback

        _tell(traceback.format_exc() + _text("fault", locale_language()))
    return 2


def _print(text: str | bytes) -> None:
    """To standard output; a reader that went away early (`| head`) is no fault."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(text: str) -> None:
    """On standard error."""
    click.echo(text, err=True)


def _text(key: str, lang: str, **values: object) -> str:
    return _TEXTS[key].within(lang).format(**values)


def _help(key: str) -> str:
    return _HELP[key].within(locale_language())


def _names(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """`--select a,b --select c` -> a, b, c."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


_FILE = click.Path(path_type=Path)
_PATHS = click.argument("paths", nargs=-1, required=True)
_LANG = click.option("--lang", type=click.Choice(LANGUAGES), help=_help("lang"))
_CONFIG = click.option("--config", type=_FILE, help=_help("config"))


@click.group(cls=Program, help=_help("main"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="draftlint")
def main() -> None:
    pass


# --- check --------------------------------------------------------------------------------------------------


@main.command(help=_help("check"))
@_PATHS
@click.option("--fix", is_flag=True, help=_help("fix"))
@click.option("--diff", is_flag=True, help=_help("diff"))
@click.option("--unsafe", is_flag=True, help=_help("unsafe"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "line"]),
    default="text",
    show_default=True,
    help=_help("format"),
)
@click.option(
    "--fail-on",
    type=click.Choice(list(SEVERITIES)),
    default="warning",
    show_default=True,
    help=_help("fail-on"),
)
@click.option("--stdin-filename", metavar="NAME", default="stdin.txt", help=_help("stdin-filename"))
@click.option("--select", multiple=True, callback=_names, metavar="RULES", help=_help("select"))
@click.option("--ignore", multiple=True, callback=_names, metavar="RULES", help=_help("ignore"))
@_LANG
@_CONFIG
@click.option("--baseline", type=_FILE, help=_help("known"))
@click.option("--jobs", type=click.IntRange(min=1), help=_help("jobs"))
def check(
    paths: tuple[str, ...], fix: bool, diff: bool, unsafe: bool, form: str, fail_on: str, stdin_filename: str,
    select: tuple[str, ...], ignore: tuple[str, ...], lang: str | None, config: Path | None,
    baseline: Path | None, jobs: int | None,
) -> int:  # fmt: skip
    started = time.perf_counter()
    lang = lang or _language(stdin_filename if paths[0] == STDIN else paths[0], config)
    _agree(lang, paths=paths, fix=fix, diff=diff, unsafe=unsafe, form=form)
    aim: Literal["check", "fix", "diff"] = "fix" if fix else "diff" if diff else "check"
    task = Task(aim, _report(form, lang), unsafe, stdin_filename)
    run = Run()
    try:
        session = Session(Choice(select, ignore, lang, config, baseline))
        _run(paths, Desk(session, task), jobs or cores(), run)
    except DraftlintError as error:
        run.errors.append(error)
    if diff:
        _print("".join(run.pieces).encode("utf-8", "backslashreplace"))
        for failure in run.errors:
            _tell(f"draftlint: {failure}")
    else:
        whole = task.report.whole(run.pieces, run.tally, run.errors, time.perf_counter() - started)
        _print(whole if form == "text" else whole.encode("utf-8", "backslashreplace"))
    _notes(run, task, lang)
    return _exit(run, SEVERITIES[fail_on])


def _agree(lang: str, *, paths: Sequence[str], fix: bool, diff: bool, unsafe: bool, form: str) -> None:
    """Raises ClickException for options that do not go together."""
    if fix and diff:
        raise click.UsageError(_text("both", lang, one="--fix", other="--diff"))
    if diff and form != "text":
        raise click.UsageError(_text("both", lang, one="--diff", other=f"--format {form}"))
    if unsafe and not (fix or diff):
        raise click.UsageError(_text("needs", lang, one="--unsafe", other="--fix/--diff"))
    if fix and STDIN in paths:
        raise click.UsageError(_text("stdin fix", lang))


def _language(path: str, config: Path | None) -> str:
    """What the configuration of the first path says, else the locale. A bad configuration is told by the
    run."""
    try:
        found = read(config) if config else find(Path(path, "draft") if os.path.isdir(path) else Path(path))
    except ConfigError:
        return locale_language()
    return found.lang or locale_language()


def _report(form: str, lang: str) -> Report:
    if form == "json":
        from linter.reports.json_report import Json

        return Json()
    if form == "line":
        from linter.reports.line import Line

        return Line()
    from linter.reports.text import Text

    return Text(lang, sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def _run(paths: Sequence[str], desk: Desk, jobs: int, run: Run) -> None:
    """Raises ConfigError and RuleError before the first file is touched."""
    files, run.errors = desk.files(paths)
    lang = desk.session.choice.lang
    if not files and not run.errors:
        _tell(_text("ignored", lang))
    with _bar(len(files), lang) as step:
        desk.run(files, jobs, run, step)


def _notes(run: Run, task: Task, lang: str) -> None:
    """What belongs beside the report, not into it."""
    if task.aim != "check":
        _tell(_text("fixed" if task.aim == "fix" else "fixable", lang, files=run.changed, count=run.fixed))
    if run.stale:
        _tell(_text("stale", lang, count=run.stale))


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
    with click.progressbar(length=files, label=_text("progress", lang), file=sys.stderr) as bar:
        yield bar.update


# --- the other commands -------------------------------------------------------------------------------------


@main.command(help=_help("explain"))
@click.argument("rule")
@_LANG
def explain(rule: str, lang: str | None) -> None:
    from linter import catalog

    chosen = choose(rules(_here()), (rule,), ())
    _print("\n".join(catalog.explain(one, lang or _language(".", None)) for one in chosen.rules))


@main.command("rules", help=_help("rules"))
@click.option("--markdown", is_flag=True, help=_help("markdown"))
@click.option("--test", "folder", type=_FILE, metavar="FOLDER", help=_help("test"))
@click.option("--stats", is_flag=True, help=_help("stats"))
@click.argument("paths", nargs=-1)
@_LANG
def list_rules(
    markdown: bool, folder: Path | None, stats: bool, paths: tuple[str, ...], lang: str | None
) -> int:
    from linter import catalog

    lang = lang or _language(".", None)
    aims = [
        name for name, asked in (("--markdown", markdown), ("--test", folder), ("--stats", stats)) if asked
    ]
    if len(aims) > 1:
        raise click.UsageError(_text("both", lang, one=aims[0], other=aims[1]))
    if stats != bool(paths):
        raise click.UsageError(_text("needs", lang, one="--stats", other="PATHS"))
    if stats:
        return _stats(paths, lang)
    if folder:
        return _test(folder, lang)
    if markdown:
        _print(catalog.markdown(load(shipped())).encode())
    else:
        config = _here()
        everything = rules(config)
        _print(catalog.listing(everything, config.apply(everything), lang))
    return 0


@main.command(help=_help("baseline"))
@_PATHS
@click.option("-o", "--output", type=_FILE, required=True, help=_help("output"))
@_LANG
@_CONFIG
def baseline(paths: tuple[str, ...], output: Path, lang: str | None, config: Path | None) -> int:
    from linter.baseline import write
    from linter.reports.line import Line

    lang = lang or _language(paths[0], config)
    desk = Desk(Session(Choice(lang=lang, config=config, bare=True)), Task("check", Line()))
    files, errors = desk.files(paths)
    results: list[Result] = []
    for path in files:
        try:
            results.append(desk.lint(path))
        except DraftlintError as error:
            errors.append(error)
    for failure in errors:
        _tell(f"draftlint: {failure}")
    if errors:
        return 2
    write(output, results)
    count = sum(len(result.diagnostics) for result in results)
    _tell(_text("written", lang, path=output, count=count))
    return 0


def _here() -> Config:
    """The configuration of the working folder."""
    return find(Path("draft"))


def _stats(paths: Sequence[str], lang: str) -> int:
    """How often each rule fires."""
    from linter.reports.stats import Stats

    config = _here()
    report = Stats(lang, config.apply(rules(config)))
    run = Run()
    _run(paths, Desk(Session(Choice(lang=lang)), Task("check", report)), cores(), run)
    if run.tally.files:
        _print(report.whole(run.pieces, run.tally, run.errors, 0.0))
    for failure in run.errors:
        _tell(f"draftlint: {failure}")
    return 2 if run.errors else 0


def _test(folder: Path, lang: str) -> int:
    """Runs the examples of a user's rules against them and the shipped genres."""
    from linter.examples import failures

    own = folder.resolve()
    ruleset = load(shipped()) if own.is_relative_to(shipped().resolve()) else load(shipped(), folder)
    tested = [rule for rule in ruleset.rules if Path(rule.path).resolve().is_relative_to(own)]
    if not tested:
        raise RuleError(_text("no rules", lang), str(folder))
    failed = [failure for rule in tested for failure in failures(rule, ruleset)]
    for failure in failed:
        _print(failure + "\n")
    counts = {
        "rules": len(tested),
        "examples": sum(len(rule.examples) for rule in tested),
        "count": len(failed),
    }
    _tell(_text("failed" if failed else "tested", lang, **counts))
    return int(bool(failed))
