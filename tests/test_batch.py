from __future__ import annotations

from pathlib import Path

from linter.batch import Desk, Run, Task
from linter.diagnostic import Result
from linter.reports.text import Text
from linter.session import Choice, Session


class Fragile(Text):
    """A report that cannot tell of one file."""

    def piece(self, result: Result) -> str:
        if "坏" in result.document.text:
            raise ZeroDivisionError("by nothing")
        return super().piece(result)


def test_a_fault_of_ours_in_one_file_leaves_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path, text in zip(paths, ("这一件坏了。\n", "截止目前完工。\n"), strict=True):
        path.write_text(text, encoding="utf-8")
    run = Run()
    Desk(Session(Choice(lang="zh", bare=True)), Task("check", Fragile())).run(
        list(map(str, paths)), 1, run, lambda _: None
    )
    assert [error.told("zh") for error in run.errors] == [
        f"{paths[0]}: draftlint自身的毛病，请报告：ZeroDivisionError: by nothing"
    ]
    assert run.tally.files == 1
    assert "截止" in run.pieces[1]
