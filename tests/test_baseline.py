from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter import baseline
from linter.baseline import Baseline, Entry, fingerprint, text_mark
from linter.checks.pattern import Pattern
from linter.diagnostic import Diagnostic, Result, Severity
from linter.document import Document, Span, Words
from linter.engine import Linter
from linter.errors import ConfigError
from linter.readers import read
from linter.rule import Definition, Rule, Ruleset


def diagnostic(
    rule: str, mark: str, start: int = 0, suppressed: str | None = None, severity: Severity = Severity.WARNING
) -> Diagnostic:
    span = Span(start, start + 2)
    return Diagnostic(rule, "wording", severity, "改", span, fingerprint=mark, suppressed=suppressed)


def result(path: Path, *diagnostics: Diagnostic, suppressed: tuple[Diagnostic, ...] = ()) -> Result:
    return Result(Document(str(path), "截止目前，截止今年。", ()), diagnostics, suppressed)


@pytest.mark.parametrize(
    "text", ["截止目前，已完成。", "　　截止目前，\n已完成。", "截止 目前，\u3000已\t完成。\r\n"]
)
def test_a_text_mark_takes_no_notice_of_white_space(text: str) -> None:
    assert text_mark(text) == text_mark("截止目前，已完成。")


def test_a_fingerprint_is_always_the_same() -> None:
    assert fingerprint("cut-off", text_mark("截止目前，已完成。"), 0) == "f728c5453e6a3f34"


def test_a_fingerprint_tells_rules_texts_and_ordinals_apart() -> None:
    marks = {
        fingerprint(rule, text, ordinal)
        for rule in ("cut-off", "wordy")
        for text in ("截止目前", "截止今年")
        for ordinal in (0, 1)
    }
    assert len(marks) == 8


def test_written_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    (tmp_path / "科室").mkdir()
    results = [
        result(tmp_path / "科室" / "乙.txt", diagnostic("wordy", "22"), diagnostic("cut-off", "33", 5)),
        result(
            tmp_path / "甲.txt",
            diagnostic("wordy", "55", 5),
            diagnostic("wordy", "44", suppressed=None, severity=Severity.INFO),
            suppressed=(diagnostic("wordy", "66", suppressed="照录"),),
        ),
        result(tmp_path / "clean.txt"),
    ]
    baseline.write(path, results)
    expected = """\
{
 "version": 1,
 "files": {
  "甲.txt": {
   "wordy": [
    "44",
    "55"
   ]
  },
  "科室/乙.txt": {
   "cut-off": [
    "33"
   ],
   "wordy": [
    "22"
   ]
  }
 }
}
"""
    assert path.read_text(encoding="utf-8") == expected
    entries = frozenset(
        (
            Entry("甲.txt", "wordy", "44"),
            Entry("甲.txt", "wordy", "55"),
            Entry("科室/乙.txt", "cut-off", "33"),
            Entry("科室/乙.txt", "wordy", "22"),
        )
    )
    assert baseline.load(path) == Baseline(path, entries)
    baseline.write(path, reversed(results))
    assert path.read_text(encoding="utf-8") == expected
    assert [name for name in os.listdir(tmp_path) if name.startswith(".")] == []


def test_what_is_known_is_set_aside_in_text_order(tmp_path: Path) -> None:
    known = Baseline(tmp_path / "known.json", frozenset((Entry("甲.txt", "wordy", "44"),)))
    excused = diagnostic("cut-off", "77", 5, suppressed="照录")
    before = result(
        tmp_path / "甲.txt",
        diagnostic("wordy", "44"),
        diagnostic("cut-off", "44", 2),
        diagnostic("wordy", "45", 5),
        suppressed=(excused,),
    )
    assert known.apply(before) == Result(
        before.document,
        (diagnostic("cut-off", "44", 2), diagnostic("wordy", "45", 5)),
        (diagnostic("wordy", "44", suppressed="baseline"), excused),
    )
    elsewhere = result(tmp_path / "乙.txt", diagnostic("wordy", "44"))
    assert known.apply(elsewhere) == elsewhere


def test_the_working_folder_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "科室"
    folder.mkdir()
    path = tmp_path / "known.json"
    baseline.write(path, [result(folder / "甲.txt", diagnostic("wordy", "44"))])
    monkeypatch.chdir(folder)
    for spelling in ("甲.txt", "./甲.txt", "../科室/甲.txt"):
        applied = baseline.load(Path("../known.json")).apply(
            result(Path(spelling), diagnostic("wordy", "44"))
        )
        known = (diagnostic("wordy", "44", suppressed="baseline"),)
        assert (applied.diagnostics, applied.suppressed) == ((), known)


def test_stale_entries_are_counted(tmp_path: Path) -> None:
    for name in ("甲.txt", "unseen.txt"):
        (tmp_path / name).touch()
    known = Baseline(
        tmp_path / "known.json",
        frozenset(
            (
                Entry("甲.txt", "wordy", "stands"),
                Entry("甲.txt", "wordy", "excused"),
                Entry("甲.txt", "wordy", "cured"),
                Entry("unseen.txt", "wordy", "not checked"),
                Entry("gone.txt", "wordy", "file is gone"),
            )
        ),
    )
    seen = result(
        tmp_path / "甲.txt",
        diagnostic("wordy", "stands"),
        suppressed=(diagnostic("wordy", "excused", suppressed="照录"),),
    )
    assert known.stale([seen]) == 2
    assert known.stale([known.apply(seen)]) == 2
    assert known.stale([]) == 1


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        baseline.load(tmp_path / "known.json")
    reason = "the baseline cannot be read: No such file or directory"
    assert str(caught.value) == f"{tmp_path / 'known.json'}: {reason}"


SHAPE = ": not a baseline: “files” holds a mapping of rules to fingerprints for each file"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"version": 1,\n "files": {]}', ":2: not a baseline: not JSON"),
        ("", ":1: not a baseline: not JSON"),
        ("{}", ": not a baseline of version 1; write it anew"),
        ('{"version": 2, "files": {}}', ": not a baseline of version 1; write it anew"),
        ("[]", SHAPE),
        ('{"version": 1}', SHAPE),
        ('{"version": 1, "files": []}', SHAPE),
        ('{"version": 1, "files": {"a.txt": ["wordy"]}}', SHAPE),
        ('{"version": 1, "files": {"a.txt": {"wordy": "44"}}}', SHAPE),
        ('{"version": 1, "files": {"a.txt": {"wordy": [[]]}}}', SHAPE),
    ],
)
def test_a_broken_baseline(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        baseline.load(path)
    assert str(caught.value) == f"{path}{message}"


def test_a_baseline_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes('{"version": 1, "files": {"甲.txt": {}}}'.encode("gb18030"))
    with pytest.raises(ConfigError) as caught:
        baseline.load(path)
    assert str(caught.value) == f"{path}: not a baseline: not JSON"


def test_a_baseline_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "known.json"
    with pytest.raises(ConfigError) as caught:
        baseline.write(path, [])
    assert str(caught.value) == f"{path}: the baseline cannot be written: No such file or directory"


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.mkdir()
    with pytest.raises(ConfigError) as caught:
        baseline.write(path, [])
    reason = os.strerror(21 if os.name == "posix" else 13)
    assert str(caught.value) == f"{path}: the baseline cannot be written: {reason}"
    assert os.listdir(tmp_path) == ["known.json"]


def test_what_is_known_stays_known_when_the_draft_is_edited_elsewhere(tmp_path: Path) -> None:
    words = Words("改", "change")
    cut_off = Rule.of(
        "cut-off", "wording", Severity.WARNING, Definition(words, words, words, Pattern("截止(?=目前)"))
    )
    linter = Linter(Ruleset((cut_off,)))

    def linted(text: str) -> Result:
        return linter.lint(read(str(tmp_path / "a.txt"), text.encode()))

    path = tmp_path / "known.json"
    baseline.write(path, [linted("截止目前，道路已修通。\n经费已经到位。\n截止目前，道路已修通。\n")])
    known = baseline.load(path)
    edited = "新增一段。\n\n　　截止目前，道路已修通。\n截止目前，路灯已装好。\n截止目前， 道路已修通。\n"
    after = known.apply(linted(edited))
    assert [(d.span.start, d.suppressed) for d in after.diagnostics] == [(21, None)]
    assert [(d.span.start, d.suppressed) for d in after.suppressed] == [(9, "baseline"), (33, "baseline")]
    assert known.stale([after]) == 0
    assert known.stale([known.apply(linted("截止目前，道路已修通。\n"))]) == 1
