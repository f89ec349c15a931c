"""What is released: the wheel, built from the source distribution, works in a virtual environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, timeless
from linter import __version__


@pytest.fixture(scope="module")
def dist(index: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT))
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (wheel,) = dist.glob("*.whl")
    return wheel


def run(*command: str, status: int = 0) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=ROOT / "examples",  # `linter` must not be found in the working folder
        encoding="utf-8",
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def shipped(*folders: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_program_and_its_rules(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        (licence,) = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()
    assert names == shipped("linter") | {f"linter/{name}" for name in shipped("rules")}


def test_the_source_distribution_can_be_tested(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        top = f"draftlint-{__version__}/"
        names = {name.removeprefix(top) for name in archive.getnames()}
    assert shipped("linter", "rules", "tests", "examples") <= names
    assert {"pyproject.toml", "LICENSE", "CHANGELOG.md", ".pre-commit-hooks.yaml"} <= names


def test_the_wheel_lints_where_nothing_else_is(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, symlinks=os.name != "nt")
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    run(sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", str(wheel))
    for command in ([str(scripts / "draftlint")], [str(python), "-m", "linter"]):
        report = run(*command, "check", "--lang", "zh", "bad/annual-summary.txt", status=1)
        expected = (ROOT / "examples" / "bad" / "annual-summary.expected").read_text(encoding="utf-8")
        assert timeless(report) == expected.replace("examples/bad/", "bad/")
    assert run(*command, "rules", "--markdown") == (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
