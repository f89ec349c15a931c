"""The hook, as a repository of drafts uses it: the real pre-commit, a real commit, this checkout as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT, timeless
from ooxml import docx, p

PUBLISHED = (
    ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", "LICENSE", "README.md", "examples", "linter", "pyproject.toml",
    "rules",
)  # fmt: skip

BAD = "XX县民政局2023年12月工作情况\n\n9月31日前建成村级幸福院12个。\n"
GOOD = "某县民政局工作情况\n\n9月30日前建成村级幸福院12个。\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


@dataclass(frozen=True)
class Room:
    """A folder under git, with nothing of the user's own settings."""

    folder: Path
    home: Path

    def run(self, *command: str, status: int = 0) -> str:
        mine = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
        settings = self.home / "gitconfig"
        settings.write_text(
            "[user]\nname = 某人\nemail = nobody@example.org\n[core]\nautocrlf = false\n", "utf-8"
        )
        done = subprocess.run(
            command,
            check=False,
            cwd=self.folder,
            encoding="utf-8",
            env=mine
            | {
                "GIT_CONFIG_GLOBAL": str(settings),
                "GIT_CONFIG_NOSYSTEM": "1",
                "LC_ALL": "C.UTF-8",
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                "PRE_COMMIT_COLOR": "never",
                "PRE_COMMIT_HOME": str(self.home / "pre-commit"),
                "PYTHONUTF8": "1",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert done.returncode == status, done.stdout
        return timeless(done.stdout)

    def commit(self, status: int = 0) -> str:
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--quiet", "--message", "草稿", status=status)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The working tree, uncommitted changes and all, as the one commit of another repository."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in PUBLISHED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    room = Room(folder, tmp_path_factory.mktemp("home"))
    room.run("git", "init", "--quiet")
    room.commit()
    return room


@pytest.fixture(scope="module")
def drafts(index: None, checkout: Room, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A repository of drafts that took its configuration from the README."""
    room = Room(tmp_path_factory.mktemp("drafts"), checkout.home)
    (config,) = re.findall(
        r"^repos:\n(?:[ ].*\n)+", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    config = config.replace("ADDRESS-OF-THIS-REPOSITORY", checkout.folder.as_posix())
    config = config.replace("TAG-OR-COMMIT", checkout.run("git", "rev-parse", "HEAD").strip())
    (room.folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    room.run("git", "init", "--quiet")
    room.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    return room


def test_a_bad_draft_blocks_the_commit(drafts: Room) -> None:
    (drafts.folder / "草稿.txt").write_text(BAD, encoding="utf-8")
    assert drafts.commit(status=1) == (
        "draftlint................................................................Failed\n"
        "- hook id: draftlint\n"
        "- exit code: 1\n"
        "\n"
        "草稿.txt:1:1: error[masked-name] “XX”是占位符，请填入实际名称或数字\n"
        "    1 | XX县民政局2023年12月工作情况\n"
        "      | ^^\n"
        "\n"
        "草稿.txt:3:1: error[impossible-date] 日期“9月31日”不存在（9月只有30天），请核对后改正\n"
        "    3 | 9月31日前建成村级幸福院12个。\n"
        "      | ^^^^^^^\n"
        "\n"
        "检查了1个文件，发现2处：错误2处。用时0.00秒。\n"
        "分类：日期1处、占位未填1处。\n"
        "\n"
    )


def test_a_good_draft_passes(drafts: Room) -> None:
    (drafts.folder / "草稿.txt").write_text(GOOD, encoding="utf-8")
    passed = "draftlint................................................................Passed\n"
    assert drafts.commit() == passed


def test_other_files_are_not_its_business(drafts: Room) -> None:
    (drafts.folder / "说明.rst").write_text(BAD, encoding="utf-8")
    skipped = "draftlint............................................(no files to check)Skipped\n"
    assert drafts.commit() == skipped


WORD = docx("".join(map(p, BAD.splitlines())))


@pytest.mark.parametrize(
    "name", ["a.txt", "a.TXT", "a.text", "a.md", "a.markdown", "utf-16.txt", "a.docx", "a.doc"]
)
def test_every_kind_that_is_read(drafts: Room, name: str) -> None:
    data = WORD if ".do" in name else BAD.encode("utf-16" if name.startswith("utf-16") else "utf-8")
    (drafts.folder / name).write_bytes(data)
    drafts.run("git", "add", "--all")
    assert "impossible-date" in drafts.run(sys.executable, "-m", "pre_commit", "run", "draftlint", status=1)
    drafts.run("git", "rm", "--quiet", "--force", name)


def test_this_repository_runs_it_on_its_good_examples(checkout: Room) -> None:
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "draftlint"]
    assert (
        checkout.run(*command)
        == "draftlint on the good examples...........................................Passed\n"
    )
