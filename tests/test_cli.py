from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from linter.catalog import markdown
from linter.cli import Program, main
from linter.command import locale_language
from linter.files import write
from linter.loader import load, shipped
from linter.readers import read
from ooxml import docx, p

CUT_OFF = """\
title: {zh: “截止”与“截至”, en: 截止 for 截至}
severity: warning
message: {zh: "此处“{found}”应为“{better}”", en: "“{found}” should be “{better}” here"}
why: {zh: 引出统计时点用“截至”。, en: A cut-off date takes 截至.}
options:
  match: 截止(?=目前)
  replace: 截至
examples:
  - fail: <<截止>>目前完工。
    fixed: 截至目前完工。
  - pass: 报名截止。
"""

MAYBE = """\
title: {zh: 大概, en: perhaps}
severity: info
message: {zh: "“{found}”不确定", en: "“{found}” is vague"}
why: {zh: 公文不说大概。, en: Official reports are exact.}
options: {match: 大概, replace: 约, safe: "false"}
examples:
  - fail: <<大概>>十处。
    fixed: 约十处。
  - pass: 约十处。
"""


FULL = Path("/dev/full")
"""A device that takes nothing."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two rules of its own, and nothing else switched on; the working folder."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "rules" / "own"
    own.mkdir(parents=True)
    (own / "cut-off.yaml").write_text(CUT_OFF, encoding="utf-8")
    (own / "maybe.yaml").write_text(MAYBE, encoding="utf-8")
    categories = sorted({rule.category for rule in load(shipped()).rules})
    off = "".join(f"  {category}: off\n" for category in categories)
    (tmp_path / ".draftlint.yaml").write_text(f"rule-folders: [rules]\nrules:\n{off}", encoding="utf-8")
    return tmp_path


def put(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(*arguments: str, input: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=input)


def timeless(text: str) -> str:
    return re.sub(r"\d+\.\d\d(?=秒| s\.)", "0.00", text)


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, timeless(result.stdout), result.stderr


# --- check


def test_findings() -> None:
    put("a.txt", "截止目前完工。\n")
    assert outcome(run("check", "a.txt")) == (
        1,
        "a.txt:1:1: warning[cut-off] 此处“截止”应为“截至”\n"
        "    1 | 截止目前完工。\n"
        "      | ^^^^\n"
        "      = 可自动改为“截至”\n"
        "\n"
        "检查了1个文件，发现1处：警告1处。用时0.00秒。\n"
        "分类：“own”1处。\n"
        "其中1处可以自动修改：draftlint check --fix\n",
        "",
    )


def test_nothing_found() -> None:
    put("a.txt", "截至目前完工。\n")
    assert outcome(run("check", "a.txt")) == (0, "检查了1个文件，没有发现问题。用时0.00秒。\n", "")


def test_in_english() -> None:
    put("a.txt", "大概十处。\n")
    assert outcome(run("check", "--lang", "en", "a.txt")) == (
        0,
        "a.txt:1:1: info[maybe] “大概” is vague\n"
        "    1 | 大概十处。\n"
        "      | ^^^^\n"
        "      = can be changed to “约” automatically (have a look at the result)\n"
        "\n"
        "Checked 1 file(s), 1 finding(s): 1 info. 0.00 s.\n"
        "By category: 1 own.\n"
        "1 can be fixed if you look at the result: draftlint check --fix --unsafe\n",
        "",
    )


def test_the_configuration_chooses_the_language() -> None:
    put("en/.draftlint.yaml", "lang: en\nrules: {section: off}\n")
    put("en/a.txt", "完工。\n")
    done = "Checked 1 file(s): nothing to report. 0.00 s.\n"
    assert outcome(run("check", "en")) == (0, done, "")
    assert outcome(run("check", "--config", "en/.draftlint.yaml", "en/a.txt")) == (0, done, "")


@pytest.mark.parametrize("form", ["text", "json", "line"])
@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        ("截至目前。", "info", 0),
        ("大概。", "info", 1),
        ("大概。", "warning", 0),
        ("截止目前。", "warning", 1),
        ("截止目前。", "error", 0),
        (b"%PDF-1.4", "error", 2),
    ],
)
def test_the_status_is_the_same_in_every_form(form: str, text: str, fail_on: str, status: int) -> None:
    put("a.txt", text)
    assert run("check", "a.txt", "--format", form, "--fail-on", fail_on).exit_code == status


def test_what_cannot_be_checked_wins_over_findings() -> None:
    put("a.txt", "截止目前完工。\n")
    put("b.txt", b"%PDF-1.4\n")
    assert outcome(run("check", "--format", "line", "b.txt", "a.txt", "c.txt")) == (
        2,
        "a.txt:1:1:1:3: warning: 此处“截止”应为“截至” [cut-off]\n"
        "c.txt:1:1:1:1: error: 没有这个文件或文件夹 [draftlint]\n"
        "b.txt:1:1:1:1: error: 内容是PDF文档，不是纯文本，请另存为.txt后再检查 [draftlint]\n",
        "",
    )


def test_a_missing_file_in_english() -> None:
    assert outcome(run("check", "--lang", "en", "--format", "line", "c.txt")) == (
        2,
        "c.txt:1:1:1:1: error: no such file or folder [draftlint]\n",
        "",
    )


def test_a_folder_is_walked_in_order_without_what_is_hidden() -> None:
    for name in ("b/z.md", "b/a.TXT", ".git/x.txt", "b/.x.txt", "b/c/y.txt", "b/x.rtf", "a.txt"):
        put(name, "截止目前完工。\n")
    lines = run("check", "--format", "line", "b", "a.txt", "b/z.md").stdout.splitlines()
    found = [line.partition(":")[0] for line in lines]
    assert found == [os.path.normpath(name) for name in ("b/a.TXT", "b/z.md", "b/c/y.txt", "a.txt")]


def test_documents_beside_drafts_are_told() -> None:
    for name in ("d/a.txt", "d/b.RTF", "d/~$b.doc", "d/.c.odt", "d/e.xlsx"):
        put(name, "完工。\n")
    done = "检查了1个文件，没有发现问题。用时0.00秒。\n"
    advice = "不能直接读取这种文档，请另存为.docx后再检查。\n"
    assert outcome(run("check", "d")) == (0, done, f"未检查{Path('d/b.RTF')}：{advice}")
    for name in ("d/c.odt", "d/d.rtf", "d/f.rtf"):
        put(name, "完工。\n")
    named = "、".join(str(Path("d", name)) for name in ("b.RTF", "c.odt", "d.rtf"))
    assert outcome(run("check", "d")) == (0, done, f"未检查{named}等4个文件：{advice}")
    put("own.yaml", "files: ['*.txt']")
    assert run("check", "d", "--config", "own.yaml").stderr == ""


WORDS = docx(p("工作情况") + p("截止目前完工。"))


def test_a_word_document_is_checked() -> None:
    put("a.docx", WORDS)
    assert outcome(run("check", "a.docx")) == (
        1,
        "a.docx:2:1: warning[cut-off] 此处“截止”应为“截至”\n"
        "    2 | 截止目前完工。\n"
        "      | ^^^^\n"
        "      = 建议改为“截至”\n"
        "\n"
        "检查了1个文件，发现1处：警告1处。用时0.00秒。\n"
        "分类：“own”1处。\n",
        "",
    )
    output = run("check", "-", "--stdin-filename", "b.docx", "--format", "json", input=WORDS).stdout
    (found,) = json.loads(output)["diagnostics"]
    assert (found["file"], found["location"]) == ("b.docx", {"part": "body", "paragraph": 1})


def test_a_word_document_is_never_written_to() -> None:
    path = put("a.docx", WORDS)
    kept = "未修改a.docx：Word文档只检查不改写，请在Word或WPS中修改；draftlint annotate可为.docx文件另存带批注的副本。\n"
    assert run("check", "--fix", "a.docx").stderr == f"在0个文件中修改了0处。\n{kept}"
    assert outcome(run("check", "--diff", "a.docx")) == (1, "", f"可在0个文件中修改0处。\n{kept}")
    assert path.read_bytes() == WORDS
    put("b.docx", docx(p("完工。")))
    assert run("check", "--fix", "b.docx").stderr == "在0个文件中修改了0处。\n"


@pytest.mark.parametrize("text", ["", "\n \u3000\n\t\n", "\ufeff", "\ufeff\u200b\r\n"])
def test_a_file_without_text_is_told_and_blocks_nothing(text: str) -> None:
    put("a.txt", text)
    done = "检查了1个文件，没有发现问题。用时0.00秒。\n"
    assert outcome(run("check", "a.txt")) == (0, done, "a.txt中没有文字，请核对导出是否成功。\n")
    told = run("check", "-", "--lang", "en", "--format", "json", input=b"").stderr
    assert told == "No text in stdin.txt; see whether it was exported.\n"


def test_a_folder_without_drafts_is_not_clean() -> None:
    put("b/x.odt", "")
    assert outcome(run("check", "b")) == (
        2,
        "b: error: 文件夹中没有能检查的文件（.doc, .docm, .docx, .dot, .dotx, .markdown, .md, .text, .txt, .wps, .wpt）\n"
        "\n"
        "没有检查任何文件。\n"
        "有1项没能检查，见上面的error行。\n",
        f"未检查{Path('b/x.odt')}：不能直接读取这种文档，请另存为.docx后再检查。\n",
    )


def test_what_the_configuration_ignores_is_not_checked() -> None:
    put("b/.draftlint.yaml", "ignore: [old]\n")
    put("b/old/a.txt", "截止目前完工。\n")
    expected = (0, "没有检查任何文件。\n", "按配置跳过了所有文件。\n")
    assert outcome(run("check", "b")) == expected
    assert outcome(run("check", "b/old/a.txt")) == expected
    assert outcome(run("check", "-", "--stdin-filename", "b/old/a.txt", input=b"")) == expected


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable here")
def test_an_unreadable_file() -> None:
    put("a.txt", "").chmod(0)
    assert outcome(run("check", "--format", "line", "a.txt")) == (
        2,
        "a.txt:1:1:1:1: error: 无法读取：Permission denied [draftlint]\n",
        "",
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable here")
def test_an_unreadable_folder_in_a_folder() -> None:
    put("b/a.txt", "按期完工。\n")
    put("b/c/d.txt", "截止目前完工。\n").parent.chmod(0)
    found = run("check", "--format", "line", "b")
    Path("b/c").chmod(0o755)
    assert outcome(found) == (2, "b/c:1:1:1:1: error: 无法读取：Permission denied [draftlint]\n", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_in_a_folder_is_passed_over() -> None:
    put("b/a.txt", "按期完工。\n")
    os.mkfifo("b/p.txt")
    assert outcome(run("check", "b"))[0] == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is writable here")
def test_what_may_not_be_written_stays() -> None:
    draft = put("a.txt", "截止目前完工。\n")
    draft.chmod(0o444)
    assert outcome(run("check", "--fix", "a.txt"))[0] == 2
    assert draft.read_text("utf-8") == "截止目前完工。\n"


def test_standard_input() -> None:
    text = "截止目前完工。\n".encode("gb18030")
    found = run("check", "-", "--format", "line", input=text)
    named = run("check", "-", "--format", "line", "--stdin-filename", "草稿.md", input=text)
    assert outcome(found) == (1, "stdin.txt:1:1:1:3: warning: 此处“截止”应为“截至” [cut-off]\n", "")
    assert outcome(named) == (1, "草稿.md:1:1:1:3: warning: 此处“截止”应为“截至” [cut-off]\n", "")


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        ((), ["cut-off", "maybe"]),
        (("--select", "maybe"), ["maybe"]),
        (("--select", "own", "--ignore", "maybe"), ["cut-off"]),
        (("--select", "maybe, cut-off"), ["cut-off", "maybe"]),
        (("--select", "maybe", "--select", "cut-off"), ["cut-off", "maybe"]),
    ],
)
def test_rules_are_chosen(arguments: tuple[str, ...], rules: list[str]) -> None:
    put("a.txt", "截止目前大概十处。\n")
    report = json.loads(run("check", "a.txt", "--format", "json", *arguments).stdout)
    assert [one["rule"] for one in report["diagnostics"]] == rules


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "maybee"), "没有名为“maybee”的规则或类别，是否想写“maybe”？"),
        (("--select", "占位"), "没有名为“占位”的规则或类别，是否想写“占位未填”？"),
        (("--ignore", "own"), "没有剩下可用的规则：选中的都已忽略或关闭"),
        (("--select", "maybe", "--ignore", "own"), "没有剩下可用的规则：选中的都已忽略或关闭"),
        (("--config", "none.yaml"), None),
        (("--baseline", "none.json"), "none.json: 基线无法读取：No such file or directory"),
    ],
)
def test_what_cannot_be_followed(arguments: tuple[str, ...], message: str | None) -> None:
    put("a.txt", "截止目前完工。\n")
    result = run("check", "a.txt", "--format", "json", *arguments)
    report = json.loads(result.stdout)
    assert (result.exit_code, report["diagnostics"], report["summary"]["files"]) == (2, [], 0)
    [error] = report["errors"]
    if message:
        assert f"{error['file']}: {error['message']}".removeprefix(": ") == message


def test_a_category_goes_by_what_the_report_calls_it() -> None:
    put("a.txt", "XX局完工。\n")
    put("own.yaml", "rules: {占位未填: info}")
    for name in ("placeholder", "占位未填", "placeholders"):
        found = run("check", "a.txt", "--config", "own.yaml", "--format", "line", "--select", name).stdout
        assert found == "a.txt:1:1:1:3: info: “XX”是占位符，请填入实际名称或数字 [masked-name]\n"
    assert run("explain", "占位未填").stdout == run("explain", "placeholder").stdout


def test_a_broken_rule_is_an_error_with_its_line() -> None:
    put("rules/own/cut-off.yaml", CUT_OFF.replace("why:", "wy:"))
    put("a.txt", "完工。\n")
    result = run("check", "a.txt", "--format", "line")
    assert result.exit_code == 2
    assert re.fullmatch(r".*cut-off\.yaml:4:1:4:1: error: .*wy.* \[draftlint\]\n", result.stdout)


@pytest.mark.parametrize(
    ("arguments", "lang", "message"),
    [
        (("--fix", "--diff"), "zh", "--fix与--diff不能同用"),
        (("--fix", "--diff"), "en", "--fix and --diff exclude each other"),
        (("--diff", "--format", "json"), "zh", "--diff与--format json不能同用"),
        (("--unsafe",), "zh", "--unsafe要与--fix/--diff同用"),
        (("--unsafe",), "en", "--unsafe needs --fix/--diff"),
        (("--fix", "-"), "zh", "标准输入没有文件可写，用--diff看修改"),
        (("--fix", "-"), "en", "standard input cannot be written to; see the changes by --diff"),
    ],
)
def test_options_that_do_not_go_together(arguments: tuple[str, ...], lang: str, message: str) -> None:
    put("a.txt", "截止目前完工。\n")
    assert outcome(run("check", "a.txt", "--lang", lang, *arguments)) == (
        2,
        "",
        f"draftlint: {message}\n",
    )


def test_an_option_that_is_not_understood() -> None:
    put("a.txt", "完工。\n")
    assert outcome(run("check", "a.txt", "--jobs", "0")) == (
        2,
        "",
        "Usage: main check [OPTIONS] PATHS...\nTry 'main check --help' for help.\n\n"
        "Error: Invalid value for '--jobs': 0 is not in the range x>=1.\n",
    )


# --- fixes


def test_fix_writes_and_reports_what_remains() -> None:
    path = put("a.txt", "截止目前大概完工。\r\n截止目前。".encode("gb18030"))
    assert outcome(run("check", "--fix", "--format", "line", "a.txt")) == (
        0,
        "a.txt:1:5:1:7: info: “大概”不确定 [maybe]\n",
        "在1个文件中修改了2处。\n",
    )
    assert path.read_bytes() == "截至目前大概完工。\r\n截至目前。".encode("gb18030")
    assert outcome(run("check", "--fix", "--unsafe", "a.txt")) == (
        0,
        "检查了1个文件，没有发现问题。用时0.00秒。\n",
        "在1个文件中修改了1处。\n",
    )
    assert path.read_bytes() == "截至目前约完工。\r\n截至目前。".encode("gb18030")
    assert (
        run("check", "--fix", "--unsafe", "--lang", "en", "a.txt").stderr
        == "Fixed 0 finding(s) in 0 file(s).\n"
    )


def test_diff_writes_nothing() -> None:
    path = put("a.txt", "截止目前大概完工。\n")
    changes = "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-截止目前大概完工。\n+截至目前大概完工。\n"
    assert outcome(run("check", "--diff", "a.txt")) == (1, changes, "可在1个文件中修改1处。\n")
    assert path.read_text(encoding="utf-8") == "截止目前大概完工。\n"
    unsafe = run("check", "--diff", "--unsafe", "--lang", "en", "-", input=path.read_bytes())
    assert outcome(unsafe) == (
        1,
        changes.replace("a.txt", "stdin.txt").replace("+截至目前大概", "+截至目前约"),
        "Could fix 2 finding(s) in 1 file(s).\n",
    )


def test_diff_tells_what_could_not_be_read() -> None:
    assert outcome(run("check", "--diff", "a.txt")) == (
        2,
        "",
        "draftlint: a.txt: 没有这个文件或文件夹\n可在0个文件中修改0处。\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")
def test_a_written_file_keeps_its_mode_and_its_links() -> None:
    path = put("b/a.txt", "旧")
    path.chmod(0o640)
    Path("link.txt").symlink_to(path)
    write(Path("link.txt"), "新".encode())
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("新", 0o640)
    assert Path("link.txt").is_symlink()
    assert sorted(os.listdir("b")) == ["a.txt"]


def test_a_file_that_cannot_be_written_stays_as_it_is() -> None:
    path = put("a.txt", "旧")
    (Path(f".a.txt.{os.getpid()}")).mkdir()
    with pytest.raises(OSError, match="exists"):
        write(path, b"")
    assert path.read_text(encoding="utf-8") == "旧"


def test_a_fix_that_cannot_be_written_is_an_error() -> None:
    put("a.txt", "截止目前完工。\n")
    (Path(f".a.txt.{os.getpid()}")).mkdir()
    assert outcome(run("check", "--fix", "--format", "line", "a.txt")) == (
        2,
        "a.txt:1:1:1:1: error: 无法写入：File exists [draftlint]\n",
        "在0个文件中修改了0处。\n",
    )


# --- many files


@pytest.mark.parametrize("form", ["text", "json", "line"])
def test_several_processes_report_what_one_does(form: str) -> None:
    for number in range(70):
        put(f"d/{number:02}.txt", f"截止目前完成{number}处。\n" if number % 3 else b"%PDF-1.4")
    one, two = (outcome(run("check", "d", "--format", form, "--jobs", jobs)) for jobs in ("1", "3"))
    assert one == two
    assert one[0] == 2
    assert one[1].count("cut-off") == 46


def test_several_processes_fix_what_one_does() -> None:
    for number in range(70):
        put(f"d/{number:02}.txt", "截止目前完工。\n")
    assert run("check", "--fix", "d", "--jobs", "2").stderr == "在70个文件中修改了70处。\n"
    assert {path.read_text(encoding="utf-8") for path in Path("d").iterdir()} == {"截至目前完工。\n"}


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(("files", "bar"), [(20, False), (21, True)])
def test_many_files_on_a_terminal_get_a_progress_bar(files: int, bar: bool) -> None:
    for number in range(files):
        put(f"d/{number:02}.txt", "完工。\n")
    done, shown = at_terminal("check", "d")
    assert (done.returncode, "100%" in shown) == (0, bar)
    assert timeless(done.stdout.decode()) == f"检查了{files}个文件，没有发现问题。用时0.00秒。\n"


def at_terminal(*arguments: str, **variables: str) -> tuple[subprocess.CompletedProcess[bytes], str]:
    """What was done, and what standard error, a terminal, shows."""
    reader, terminal = os.openpty()
    command = [sys.executable, "-m", "linter", *arguments]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=terminal, env={**os.environ, **variables}, check=False
    )
    os.write(terminal, b"END")
    shown = b""
    while not shown.endswith(b"END"):
        shown += os.read(reader, 10000)
    return done, shown.decode().removesuffix("END")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals of POSIX")
def test_who_waits_for_the_rules_is_told_why() -> None:
    put("a.txt", "截至目前完工。\n")
    put("cache", "no folder")
    done, shown = at_terminal("check", "a.txt", "--format", "line", XDG_CACHE_HOME="cache")
    assert (done.returncode, done.stdout, shown.splitlines()) == (
        0,
        b"",
        [
            "正在准备规则，首次运行需要十几秒……",
            f"无法写入文件夹{Path('cache/draftlint')}，准备好的规则存不下来，每次运行都要重新准备。",
        ],
    )
    assert at_terminal("check", "a.txt", "--format", "line")[1] == ""


# --- annotate


def test_a_copy_with_comments_is_written_beside_the_document() -> None:
    put("a.docx", WORDS)
    assert outcome(run("annotate", "a.docx", "-o", "b.docx")) == (
        0,
        "",
        "写了1条批注，标了1处修订，见b.docx。\n",
    )
    assert "批注[draftlint]：此处“截止”应为“截至”" in read("b.docx", Path("b.docx").read_bytes()).text
    assert Path("a.docx").read_bytes() == WORDS
    put("clean.docx", docx(p("工作情况")))
    assert outcome(run("annotate", "clean.docx", "-o", "c.docx", "--lang", "en")) == (
        0,
        "",
        "Nothing to report; c.docx was not written.\n",
    )
    assert not Path("c.docx").exists()


def test_a_copy_takes_no_other_file_s_place() -> None:
    put("a.docx", WORDS)
    refused = "draftlint: a.docx已经存在，请换一个文件名\n"
    assert outcome(run("annotate", "a.docx", "-o", "a.docx")) == (2, "", refused)
    assert outcome(run("annotate", "no.docx", "-o", "b.docx"))[0] == 2
    put("a.txt", "截止目前完工。\n")
    advice = "只能给.docx文件加批注，请用Word或WPS另存为.docx后再试"
    assert outcome(run("annotate", "a.txt", "-o", "b.docx")) == (2, "", f"draftlint: a.txt: {advice}\n")
    assert not Path("b.docx").exists()


# --- baseline


def test_a_baseline_lets_only_news_through() -> None:
    put("a.txt", "截止目前完工。\n\n大概十处。\n")
    assert outcome(run("baseline", "a.txt", "-o", "known.json")) == (0, "", "基线已写入known.json：2处。\n")
    assert outcome(run("check", "a.txt", "--baseline", "known.json", "--fail-on", "info")) == (
        0,
        "检查了1个文件，没有发现问题。用时0.00秒。\n按草稿或基线的说明忽略了2处。\n",
        "",
    )
    put("a.txt", "截止目前验收。\n\n大概十处。\n")
    result = run("check", "a.txt", "--baseline", "known.json", "--format", "line")
    assert outcome(result) == (
        1,
        "a.txt:1:1:1:3: warning: 此处“截止”应为“截至” [cut-off]\n",
        "基线中有1处已经不存在，可以重写基线。\n",
    )
    chosen = run("check", "a.txt", "--baseline", "known.json", "--format", "line", "--select", "cut-off")
    assert chosen.stderr == ""


def test_a_baseline_is_written_of_everything_or_not_at_all() -> None:
    put("a.txt", "截止目前完工。\n")
    put("b.txt", b"%PDF-1.4")
    assert outcome(run("baseline", ".", "c.txt", "-o", "known.json")) == (
        2,
        "",
        "draftlint: c.txt: 没有这个文件或文件夹\n"
        "draftlint: b.txt: 内容是PDF文档，不是纯文本，请另存为.txt后再检查\n",
    )
    assert not Path("known.json").exists()


def test_a_baseline_takes_the_place_of_a_baseline_only() -> None:
    put("a.txt", "截止目前完工。\n")
    put("b.txt", "大概十处。\n")
    refused = "b.txt: 不是基线文件，不会覆盖它；请移走，或者另起文件名"
    assert outcome(run("baseline", "a.txt", "-o", "b.txt")) == (2, "", f"draftlint: {refused}\n")
    assert Path("b.txt").read_text(encoding="utf-8") == "大概十处。\n"
    for before in ("", '{"version": 0, "files": {}}', '{"version": 1, "files": {}}'):
        put("known.json", before)
        assert run("baseline", "a.txt", "-o", "known.json").stderr == "基线已写入known.json：1处。\n"


def test_a_baseline_on_standard_output() -> None:
    put("d/a.txt", "截止目前完工。\n")
    written = run("baseline", "d", "-o", "-")
    assert (written.exit_code, written.stderr, Path("-").exists()) == (0, "", False)
    run("baseline", "d", "-o", "known.json")
    assert written.stdout == Path("known.json").read_text(encoding="utf-8")


@pytest.mark.skipif(not FULL.exists(), reason="links and devices of Linux")
def test_a_baseline_is_written_where_a_link_leads_and_to_a_device() -> None:
    put("a.txt", "截止目前完工。\n")
    put("b/known.json", '{"version": 1, "files": {}}')
    Path("link.json").symlink_to("b/known.json")
    Path("device").symlink_to(FULL)
    assert run("baseline", "a.txt", "-o", "link.json").exit_code == 0
    assert Path("link.json").is_symlink()
    assert "cut-off" in Path("b/known.json").read_text(encoding="utf-8")
    message = "draftlint: device: 基线无法写入：No space left on device\n"
    assert outcome(run("baseline", "a.txt", "-o", "device")) == (2, "", message)
    assert FULL.is_char_device()


# --- explain, rules


def test_explain() -> None:
    result = run("explain", "cut-off")
    assert result.exit_code == 0
    assert result.stdout.startswith("“截止”与“截至”\ncut-off · own · 警告 · 可自动修改\n\n提示语：")
    everything = run("explain", "own", "--lang", "en").stdout
    assert re.findall("^(?:cut-off|maybe) .*$", everything, re.MULTILINE) == [
        "cut-off · own · warning · fixable",
        "maybe · own · info · fixable",
    ]


def test_explain_an_unknown_rule() -> None:
    message = "draftlint: 没有名为“cut-of”的规则或类别，是否想写“cut-off”？\n"
    assert outcome(run("explain", "cut-of")) == (2, "", message)


def test_rules_are_listed() -> None:
    result = run("rules", "--lang", "en")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines() if line.split()[:1] == ["cut-off"]] == [
        ["cut-off", "warning", "截止", "for", "截至", "fixable"]
    ]


def test_the_page_of_the_rules() -> None:
    assert outcome(run("rules", "--markdown")) == (0, markdown(load(shipped())), "")


def test_the_examples_of_a_folder_hold() -> None:
    assert outcome(run("rules", "--test", "rules")) == (0, "", "2条规则的4个例子都符合。\n")
    shipped_ones = run("rules", "--test", str(shipped() / "suppression"), "--lang", "en")
    assert re.fullmatch(r"\d+ example\(s\) of \d+ rule\(s\), all honoured\.\n", shipped_ones.stderr)


def test_an_example_of_a_folder_fails() -> None:
    put(
        "rules/own/cut-off.yaml",
        CUT_OFF.replace("报名截止", "<<截止>>目前").replace("pass: <<截止>>", "pass: 截止"),
    )
    result = run("rules", "--test", "rules", "--lang", "en")
    assert (result.exit_code, result.stderr) == (1, "1 of 4 example(s) of 2 rule(s) failed.\n")
    assert result.stdout.count("\n") == 1
    assert "cut-off.yaml:11: cut-off: " in result.stdout


def test_a_folder_that_does_not_load() -> None:
    put("rules/own/cut-off.yaml", CUT_OFF.replace("severity", "severty"))
    result = run("rules", "--test", "rules")
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.match(r"draftlint: .*cut-off\.yaml:2: .*severty", result.stderr)


def test_a_folder_without_rules() -> None:
    Path("none").mkdir()
    assert outcome(run("rules", "--test", "none")) == (2, "", "draftlint: none: 文件夹中没有规则\n")
    assert outcome(run("rules", "--test", "none", "--lang", "en")) == (
        2,
        "",
        "draftlint: none: no rule in this folder\n",
    )


def test_two_aims_of_the_list() -> None:
    message = "draftlint: --markdown与--test不能同用\n"
    assert outcome(run("rules", "--test", "rules", "--markdown")) == (2, "", message)


def test_how_often_each_rule_fires() -> None:
    put("a.txt", "截止目前，已完成投资。\n截止目前，已验收。\n")
    put("more/b.txt", "截止目前，已完成投资。\n")
    result = run("rules", "--stats", "a.txt", "more", "--lang", "en")
    assert outcome(result) == (
        0,
        """\
  hits   files  /10000  rule
     3       2  882.35  cut-off  warning

never (1):
  maybe

3 finding(s) in 2 file(s) of 34 characters.
""",
        "",
    )


def test_stats_of_what_is_not_there() -> None:
    assert outcome(run("rules", "--stats", "none.txt")) == (
        2,
        "",
        "draftlint: none.txt: 没有这个文件或文件夹\n",
    )
    for arguments in (["rules", "--stats"], ["rules", "draft.txt"]):
        assert outcome(run(*arguments)) == (2, "", "draftlint: --stats要与PATHS同用\n")


# --- the program


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "POSIX", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANGUAGE": "en:zh"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "zh"),
    ],
)
def test_the_language_of_the_locale(
    variables: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale_language() == lang


def program(run: Callable[[], int]) -> Program:
    return Program(commands={"go": click.Command("go", callback=run)})


def test_an_interrupt_is_quiet() -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    result = CliRunner().invoke(program(interrupted), ["go"])
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (130, "", "")


def test_a_fault_of_ours_is_told_and_exits_with_2() -> None:
    def broken() -> int:
        raise ZeroDivisionError("nought")

    result = CliRunner().invoke(program(broken), ["go"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-2:] == [
        "ZeroDivisionError: nought",
        "这是draftlint自身的毛病，请连同上面的内容报告。",
    ]


def process(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "linter", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **variables}, check=False)


def test_output_survives_a_console_that_knows_no_chinese() -> None:
    put("a.txt", "截止目前完工。\n")
    text = process("check", "a.txt", PYTHONIOENCODING="cp1252")
    assert (text.returncode, text.stderr) == (1, b"")
    assert text.stdout.splitlines()[1] == rb"    1 | \u622a\u6b62\u76ee\u524d\u5b8c\u5de5\u3002"
    report = process("check", "a.txt", "--format", "json", PYTHONIOENCODING="cp1252")
    assert json.loads(report.stdout.decode("utf-8"))["diagnostics"][0]["match"] == "截止"


def test_a_reader_that_goes_away_is_no_fault() -> None:
    put("a.txt", "截止目前完工。\n" * 5000)
    command = [sys.executable, "-m", "linter", "check", "a.txt", "--format", "line"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="streams of POSIX")
@pytest.mark.parametrize(
    ("call", "status", "out", "err"),
    [
        ("check a.txt >&-", 2, "", "draftlint: 标准输出无法写入：Bad file descriptor\n"),
        ("check --jobs 1 a.txt >&-", 2, "", "draftlint: 标准输出无法写入：Bad file descriptor\n"),
        ("rules >&-", 2, "", "draftlint: 标准输出无法写入：Bad file descriptor\n"),
        ("check a.txt --format line 2>&-", 1, "a.txt:1:1:1:3: warning: 此处“截止”应为“截至” [cut-off]\n", ""),
        ("check b.txt --format line 2>&-", 2, "b.txt:1:1:1:1: error: 没有这个文件或文件夹 [draftlint]\n", ""),
        ("check b.txt >&- 2>&-", 2, "", ""),
        (
            "check - --format line <&-",
            2,
            "-:1:1:1:1: error: 无法读取：Bad file descriptor [draftlint]\n",
            "",
        ),
    ],
)
def test_streams_that_are_closed(call: str, status: int, out: str, err: str) -> None:
    put("a.txt", "截止目前完工。\n")
    assert shell(call) == (status, out, err)


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "call",
    [
        "check a.txt",
        "check --jobs 1 a.txt",
        "check a.txt --format json",
        "check --diff a.txt",
        "rules",
        "--help",
    ],
)
def test_a_standard_output_that_is_full(call: str) -> None:
    put("a.txt", "截止目前完工。\n")
    message = "draftlint: 标准输出无法写入：No space left on device\n"
    assert shell(f"{call} >{FULL}") == (2, "", message)
    assert shell(f"{call} >{FULL} 2>&1") == (2, "", "")


def shell(call: str) -> tuple[int, str, str]:
    done = subprocess.run(f"{sys.executable} -m linter {call}", shell=True, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_one_draft_needs_few_modules() -> None:
    Path(".draftlint.yaml").unlink()
    put("a.txt", "截止目前完工。\n")
    process("check", "a.txt")
    heavy = {"yaml", "markdown_it", "concurrent.futures", "difflib", "linter.fix", "linter.catalog"}
    script = (
        "import sys\nfrom linter.cli import main\n"
        "try: main(['check', 'a.txt'])\n"
        f"except SystemExit: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.stderr.decode() == "[]\n"
