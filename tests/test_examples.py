"""The drafts in examples/: the good ones are fit to be issued, the bad ones give exactly what is kept beside them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, Kept, timeless
from linter.cli import main

GOOD = sorted((ROOT / "examples" / "good").iterdir())
BAD = sorted(path for path in (ROOT / "examples" / "bad").iterdir() if path.suffix != ".expected")


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def check(path: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", "--lang", "zh", path.relative_to(ROOT).as_posix()])
    return result.exit_code, timeless(result.output)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_drafts_have_nothing_above_info(path: Path) -> None:
    status, report = check(path)
    assert status == 0, report


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_bad_drafts_give_what_is_kept(path: Path, kept: Kept) -> None:
    status, report = check(path)
    assert status == 1
    kept(path.with_suffix(".expected"), report)


def test_nothing_is_kept_of_what_is_gone() -> None:
    kept_for = {path.stem for path in (ROOT / "examples" / "bad").glob("*.expected")}
    assert kept_for == {path.stem for path in BAD}
