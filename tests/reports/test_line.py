from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from handmade import FOUND, TEXT, cut_off, masked, result
from linter.errors import ConfigError, ReadError
from linter.frozen import replace
from linter.reports import render
from linter.reports.line import Line

EDITORS = Path(__file__).parent.parent.parent / "examples" / "editors"

LINES = """\
草稿.txt:1:1:1:13: info: 标题之后没有导语 [missing-lead]
草稿.txt:2:3:2:5: warning: 此处“截止”应为“截至” [cut-off]
草稿.txt:2:8:2:10: error: “XX”是没有填的名称 [masked-name]
草稿.txt:2:12:2:14: error: “XX”是没有填的名称 [masked-name]
草稿.txt:3:3:3:5: warning: 此处“截止”应为“截至” [cut-off]
"""


def test_one_finding_a_line() -> None:
    assert render(Line(), [FOUND]) == LINES


def test_errors() -> None:
    errors = [
        ReadError("不是文本", "b.wps"),
        ConfigError("键", "a.yaml", 3),
        ConfigError("没有规则"),
    ]
    assert render(Line(), [], errors) == (
        "b.wps:1:1:1:1: error: 不是文本 [draftlint]\n"
        "a.yaml:3:1:3:1: error: 键 [draftlint]\n"
        "-:1:1:1:1: error: 没有规则 [draftlint]\n"
    )


def test_a_message_stays_on_its_line() -> None:
    found = masked(0)._replace(message="甲\n乙")
    assert render(Line(), [result(found)]) == "草稿.txt:2:8:2:10: error: 甲<U+000A>乙 [masked-name]\n"


def test_the_problem_matcher_of_vscode_reads_every_line() -> None:
    tasks = json.loads((EDITORS / "vscode-tasks.json").read_text(encoding="utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    names = "file", "line", "column", "endLine", "endColumn", "severity", "message", "code"
    paths = "草稿.txt", "C:\\公文\\草稿:1.txt"
    found = [replace(FOUND, document=replace(FOUND.document, path=path)) for path in paths]
    read = []
    for line in render(Line(), found, [ReadError("不是文本", "b.wps")]).splitlines():
        match = re.search(pattern["regexp"], line)
        assert match
        read.append([match[pattern[name]] for name in names])
    expected = [
        [path, *place, severity, message, rule]
        for path in paths
        for place, severity, message, rule in (
            (("1", "1", "1", "13"), "info", "标题之后没有导语", "missing-lead"),
            (("2", "3", "2", "5"), "warning", "此处“截止”应为“截至”", "cut-off"),
            (("2", "8", "2", "10"), "error", "“XX”是没有填的名称", "masked-name"),
            (("2", "12", "2", "14"), "error", "“XX”是没有填的名称", "masked-name"),
            (("3", "3", "3", "5"), "warning", "此处“截止”应为“截至”", "cut-off"),
        )
    ]
    assert read == [*expected, ["b.wps", "1", "1", "1", "1", "error", "不是文本", "draftlint"]]


@pytest.mark.skipif(shutil.which("vim") is None, reason="no vim here")
def test_vim_finds_the_bytes(tmp_path: Path) -> None:
    """Vim counts bytes, draftlint characters; the compiler file translates."""
    (tmp_path / "草稿.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "lines").write_text(render(Line(), [result(cut_off(0), masked(1))]), encoding="utf-8")
    script = [
        "set encoding=utf-8",
        "command! -nargs=* CompilerSet set <args>",
        f"source {EDITORS / 'draftlint.vim'}",
        "cgetfile lines",
        "doautocmd QuickFixCmdPost make",
        "call writefile([json_encode(getqflist())], 'found')",
        "qall!",
    ]
    (tmp_path / "script.vim").write_text("\n".join(script), encoding="utf-8")
    command = ["vim", "-N", "-u", "NONE", "-es", "-S", "script.vim"]
    subprocess.run(command, cwd=tmp_path, check=False, timeout=20, stdin=subprocess.DEVNULL)
    found = json.loads((tmp_path / "found").read_text(encoding="utf-8"))
    names = "lnum", "col", "end_lnum", "end_col", "type", "text"
    assert [[item[name] for name in names] for item in found] == [
        [2, 7, 2, 13, "w", "此处“截止”应为“截至” [cut-off]"],
        [2, 30, 2, 32, "e", "“XX”是没有填的名称 [masked-name]"],
    ]
