"""What tests of the whole program share. With DRAFTLINT_UPDATE=1 in the environment, files that are made from the
rules or show what the program prints are written anew instead of compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

Kept = Callable[[Path, str], None]


def timeless(text: str) -> str:
    return re.sub(r"\d+\.\d\d(?=秒| s\.)", "0.00", text)


def _compare(path: Path, text: str) -> None:
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    assert timeless(before) == timeless(text), f"{path.name} is stale: DRAFTLINT_UPDATE=1 writes it anew"


def _write(path: Path, text: str) -> None:
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if timeless(before) != timeless(text):
        path.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests parse stays out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def kept() -> Kept:
    """Whether a file of the repository still says what it is made from, apart from times."""
    return _write if os.environ.get("DRAFTLINT_UPDATE") == "1" else _compare


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """For tests that install packages."""
    folder = str(tmp_path_factory.mktemp("index"))
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "hatchling"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    if done.returncode:
        pytest.skip("pip reaches no package index")
