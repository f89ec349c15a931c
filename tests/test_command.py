"""What is read without click is what click reads."""

import subprocess
import sys

import pytest

from linter.cli import check
from linter.command import asked

PLAIN = [
    ["a.txt"],
    ["a.txt", "b.md", "folder"],
    ["--format", "json", "a.txt"],
    ["a.txt", "--format", "line"],
    ["--format=json", "a.txt", "b.txt"],
    ["--format", "line", "a.txt", "--format", "json"],
]
OTHER = [
    [],
    ["-"],
    ["a.txt", "--fix"],
    ["--lang", "en", "a.txt"],
    ["--", "-a.txt"],
    ["--format", "yaml", "a.txt"],
    ["a.txt", "--format"],
    ["--form", "json", "a.txt"],
    ["--help"],
]


@pytest.mark.skipif(sys.platform == "win32", reason="there click expands patterns, and reads everything")
@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_plain_calls_are_read_as_click_reads_them(arguments: list[str]) -> None:
    defaults = check.make_context("check", ["x"]).params
    params = check.make_context("check", list(arguments)).params
    paths, form = asked(["check", *arguments]) or ((), "")
    assert {**defaults, "paths": paths, "form": form} == params


@pytest.mark.parametrize("arguments", OTHER, ids=" ".join)
def test_everything_else_is_left_to_click(arguments: list[str]) -> None:
    assert asked(["check", *arguments]) is None
    assert asked([*arguments]) is None


def test_shell_completion_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DRAFTLINT_COMPLETE", "bash_complete")
    assert asked(["check", "a.txt"]) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there click reads everything")
def test_a_plain_call_imports_no_click() -> None:
    script = "import sys, os; os._exit = lambda status: print(status, 'click' in sys.modules)\n"
    script += "sys.argv = ['draftlint', 'check', 'absent.txt']\nfrom linter.__main__ import run\nrun()\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)
    assert done.stdout.decode().splitlines()[-1] == "2 False"
