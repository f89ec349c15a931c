"""The command `draftlint` with all its options; what they ask for is done in linter/command.py."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from linter import __version__, command
from linter.batch import STDIN, Desk, Run, Task, cores
from linter.command import (
    FORMS,
    SEVERITIES,
    language,
    locale_language,
    put,
    run_all,
    say,
    status,
    tell,
    waiting,
)
from linter.config import LANGUAGES, Config, find
from linter.config import select as choose
from linter.diagnostic import Result
from linter.document import Words
from linter.errors import ConfigError, DraftlintError, RuleError
from linter.loader import load, shipped
from linter.session import Choice, Session, rules

STDOUT = "-"

_HELP = {
    "main": Words("检查中文公文草稿。", "Check drafts of Chinese official reports."),
    "check": Words("检查文件和文件夹，“-”是标准输入。", "Check files and folders; - is standard input."),
    "explain": Words("解释一条或一类规则。", "Explain a rule, or all rules of a category."),
    "rules": Words("列出规则。", "List the rules."),
    "baseline": Words(
        "把现有的问题记入基线，以后只报新的。",
        "Write what is found now to a baseline; from then on only news is told.",
    ),
    "annotate": Words(
        "把报告写成批注，放进Word文档的副本；没有疑问的修改以修订方式标出。",
        "Write the report as comments into a copy of a Word document, with safe fixes as tracked changes.",
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
    "lsp": Words(
        "供编辑器边写边查的语言服务（LSP），经标准输入输出通信。",
        "The language server for editors, over standard input and output.",
    ),
    "output": Words("基线文件，“-”是标准输出。", "The baseline to write; - is standard output."),
    "copy": Words("副本的文件名，不能是已有的文件。", "The copy to write; no file may have this name yet."),
    "markdown": Words("输出rules/README.md。", "Print rules/README.md."),
    "stats": Words("数每条规则在这些文件中报了几次。", "Count how often each rule fires in these files."),
    "test": Words("试这个文件夹中规则的例子。", "Try the examples of the rules in this folder."),
}

# --- the program --------------------------------------------------------------------------------------------


class Program(click.Group):
    """Commands return their exit status."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        sys.exit(status(lambda: self._told(*args, **extra)))

    def _told(self, *args: Any, **extra: Any) -> int:
        try:
            done: int | None = super().main(*args, **{**extra, "standalone_mode": False})
            return done or 0
        except click.ClickException as error:
            error.show()
        except click.Abort:
            return 130
        except OSError:
            put("")  # click has printed help itself: raises what `put` raises where nothing can be written
            raise
        return 2


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
    type=click.Choice(FORMS),
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
    lang = lang or language(stdin_filename if paths[0] == STDIN else paths[0], config)
    _agree(lang, paths=paths, fix=fix, diff=diff, unsafe=unsafe, form=form)
    return command.check(
        paths, fix, diff, unsafe, form, fail_on, stdin_filename, select, ignore, lang, config, baseline, jobs
    )


def _agree(lang: str, *, paths: Sequence[str], fix: bool, diff: bool, unsafe: bool, form: str) -> None:
    """Raises ConfigError for options that do not go together."""
    if fix and diff:
        raise ConfigError(say("both", lang, one="--fix", other="--diff"))
    if diff and form != "text":
        raise ConfigError(say("both", lang, one="--diff", other=f"--format {form}"))
    if unsafe and not (fix or diff):
        raise ConfigError(say("needs", lang, one="--unsafe", other="--fix/--diff"))
    if fix and STDIN in paths:
        raise ConfigError(say("stdin fix", lang))


# --- the other commands -------------------------------------------------------------------------------------


@main.command(help=_help("explain"))
@click.argument("rule")
@_LANG
def explain(rule: str, lang: str | None) -> None:
    from linter import catalog

    lang = lang or language(".", None)
    chosen = choose(rules(_here(), waiting(lang)), (rule,), ())
    put("\n".join(catalog.explain(one, lang) for one in chosen.rules))


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

    lang = lang or language(".", None)
    aims = [
        name for name, asked in (("--markdown", markdown), ("--test", folder), ("--stats", stats)) if asked
    ]
    if len(aims) > 1:
        raise ConfigError(say("both", lang, one=aims[0], other=aims[1]))
    if stats != bool(paths):
        raise ConfigError(say("needs", lang, one="--stats", other="PATHS"))
    if stats:
        return _stats(paths, lang)
    if folder:
        return _test(folder, lang)
    if markdown:
        put(catalog.markdown(load(shipped(), told=waiting(lang))).encode())
    else:
        config = _here()
        everything = rules(config, waiting(lang))
        put(catalog.listing(everything, config.apply(everything), lang))
    return 0


@main.command(help=_help("baseline"))
@_PATHS
@click.option("-o", "--output", type=_FILE, required=True, help=_help("output"))
@_LANG
@_CONFIG
def baseline(paths: tuple[str, ...], output: Path, lang: str | None, config: Path | None) -> int:
    from linter.baseline import content, spare, write
    from linter.reports.line import Line

    spare(output)
    lang = lang or language(paths[0], config)
    desk = Desk(Session(Choice(lang=lang, config=config, bare=True), waiting(lang)), Task("check", Line()))
    files, _, errors = desk.files(paths)
    results: list[Result] = []
    for path in files:
        try:
            results.append(desk.lint(path))
        except DraftlintError as error:
            errors.append(error)
    for failure in errors:
        tell(f"draftlint: {failure.told(lang)}")
    if errors:
        return 2
    if str(output) == STDOUT:
        put(content(output, results))
        return 0
    write(output, results)
    count = sum(len(result.diagnostics) for result in results)
    tell(say("written", lang, path=output, count=count))
    return 0


@main.command(help=_help("annotate"))
@click.argument("path", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, help=_help("copy"))
@_LANG
@_CONFIG
def annotate(path: Path, output: Path, lang: str | None, config: Path | None) -> int:
    from linter.reports.line import Line

    lang = lang or language(str(path), config)
    if output.exists():
        raise ConfigError(say("taken", lang, path=output))
    desk = Desk(Session(Choice(lang=lang, config=config), waiting(lang)), Task("check", Line(lang)))
    count, changes = desk.annotate(str(path), output)
    tell(say("annotated" if count else "unannotated", lang, path=output, count=count, changes=changes))
    return 0


@main.command(help=_help("lsp"))
@_LANG
def lsp(lang: str | None) -> None:
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise ConfigError(say("no pygls", lang or locale_language())) from None
    from linter.lsp import serve

    serve(lang)


def _here() -> Config:
    """The configuration of the working folder."""
    return find(Path("draft"))


def _stats(paths: Sequence[str], lang: str) -> int:
    """How often each rule fires."""
    from linter.reports.stats import Stats

    config, told = _here(), waiting(lang)
    report = Stats(lang, config.apply(rules(config, told)))
    run = Run()
    run_all(paths, Desk(Session(Choice(lang=lang), told), Task("check", report)), cores(), run)
    if run.tally.files:
        put(report.whole(run.pieces, run.tally, run.errors, 0.0))
    for failure in run.errors:
        tell(f"draftlint: {failure.told(lang)}")
    return 2 if run.errors else 0


def _test(folder: Path, lang: str) -> int:
    """Runs the examples of a user's rules against them and the shipped genres."""
    from linter.examples import failures

    own = folder.resolve()
    others = () if own.is_relative_to(shipped().resolve()) else (folder,)
    ruleset = load(shipped(), *others, told=waiting(lang))
    tested = [rule for rule in ruleset.rules if Path(rule.path).resolve().is_relative_to(own)]
    if not tested:
        raise RuleError(say("no rules", lang), str(folder))
    failed = [failure for rule in tested for failure in failures(rule, ruleset)]
    for failure in failed:
        put(failure + "\n")
    counts = {
        "rules": len(tested),
        "examples": sum(len(rule.examples) for rule in tested),
        "count": len(failed),
    }
    tell(say("failed" if failed else "tested", lang, **counts))
    return int(bool(failed))
