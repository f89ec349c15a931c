"""Whoever follows a README sees what it shows: its files are written, its commands run, in its order.

A fence after a line that ends with a file's name and a colon is that file; `console` shows commands and what they print
(⋮ stands for entries left out), `json` what the command named before it prints; `diff` changes the rule file for the
next commands only.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Kept

READMES = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}

INSTALL = "pip install . && draftlint check examples/bad/annual-summary.txt"
TEST = 'pip install -e ".[test]" && pytest'

FENCE = re.compile(
    r"(?:`(?P<name>[^`\n]+)`[:：]\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


class Reader:
    """Someone who has only the README, and an empty folder."""

    def __init__(self, folder: Path, locale: str) -> None:
        self.folder = folder
        self.locale = locale
        self.rule = folder
        self.undone = ""
        self.statuses: list[int] = []

    def follow(self, fence: re.Match[str]) -> str:
        """The fence as it should be."""
        kind, name, body = fence["kind"], fence["name"], fence["body"]
        if kind == "console":
            body = self.console(body)
        elif kind == "json":
            body = json.dumps(json.loads(self.run(name)), ensure_ascii=False, indent=2) + "\n"
        elif kind == "diff":
            self.change(body)
        elif name:
            self.write(name, body)
        return fence[0].removesuffix(fence["body"] + "```") + body + "```"

    def console(self, shown: str) -> str:
        commands = re.findall(r"^\$ (.*)\n", shown, re.MULTILINE)
        printed = "".join(f"$ {command}\n{self.run(command)}" for command in commands)
        if self.undone:
            self.rule.write_text(self.undone, encoding="utf-8")
            self.undone = ""
        if "\n⋮\n" not in shown:
            return printed
        entries = shown.partition("\n⋮\n")[0].count("\n\n") + 1
        every = printed.split("\n\n")
        return "\n\n".join([*every[:entries], "⋮", every[-1]])

    def run(self, command: str) -> str:
        program, *arguments = shlex.split(command)
        assert program == "draftlint"
        quiet = {"LC_ALL", "LC_MESSAGES", "LANGUAGE"}
        variables = {key: value for key, value in os.environ.items() if key not in quiet}
        done = subprocess.run(
            [sys.executable, "-m", "linter", *arguments],
            cwd=self.folder,
            env=variables | {"LANG": self.locale, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.statuses.append(done.returncode)
        return done.stdout.replace(os.sep, "/")

    def change(self, diff: str) -> None:
        (old,) = re.findall(r"^-(.*\n)", diff, re.MULTILINE)
        (new,) = re.findall(r"^\+(.*\n)", diff, re.MULTILINE)
        self.undone = self.rule.read_text(encoding="utf-8")
        assert self.undone.count(old) == 1
        self.rule.write_text(self.undone.replace(old, new), encoding="utf-8")

    def write(self, name: str, body: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
        if path.parent.parent.name == "house-rules":
            self.rule = path


def fences(name: str) -> list[re.Match[str]]:
    return list(FENCE.finditer((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize(("name", "locale"), READMES.items())
def test_what_it_shows_is_what_one_sees(name: str, locale: str, tmp_path: Path, kept: Kept) -> None:
    shutil.copytree(ROOT / "examples" / "bad", tmp_path / "examples" / "bad")
    reader = Reader(tmp_path, locale)
    kept(ROOT / name, FENCE.sub(reader.follow, (ROOT / name).read_text(encoding="utf-8")))
    assert reader.statuses == [1, 0, 2, 1, 1, 0, 0, 0, 1]


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_stand_alone(name: str) -> None:
    shell = [fence["body"] for fence in fences(name) if fence["kind"] == "sh"]
    assert [body for body in shell if "pip" in body] == [f"{INSTALL}\n", f"{TEST}\n"]


def test_the_twins_do_the_same() -> None:
    english, chinese = (
        [
            (fence["kind"], fence["name"], re.findall(r"^\$ .*", fence["body"], re.MULTILINE))
            for fence in fences(name)
        ]
        for name in READMES
    )
    assert english == chinese


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
