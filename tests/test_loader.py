import os
from pathlib import Path

import pytest

from linter.errors import RuleError
from linter.loader import load, parsed, unmarked
from linter.rule import Ruleset

RULE = """\
title: {zh: 名称, en: name}
severity: warning
message:
  zh: 请改“{found}”
  en: change “{found}”
why: {zh: 原因, en: reason}
options: {match: 甲方, replace: 乙方}
examples:
  - fail: 由<<甲方>>负责。
    fixed: 由乙方负责。
  - pass: 由丙方负责。
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def folder(tmp_path: Path, text: str, name: str = "party.yaml") -> Path:
    rules = tmp_path / "rules" / "wording"
    rules.mkdir(parents=True, exist_ok=True)
    (rules / name).write_text(text, encoding="utf-8")
    return tmp_path / "rules"


def contents(ruleset: Ruleset) -> list[tuple[object, ...]]:
    return [
        (
            *(rule.id, rule.category, rule.severity, rule.path),
            *(rule.title, rule.message, rule.why, rule.check, rule.references, rule.examples),
            rule.definition().anchors(),
        )
        for rule in ruleset.rules
    ]


def test_a_rule_is_named_by_its_file_and_folder(tmp_path: Path) -> None:
    (rule,) = load(folder(tmp_path, RULE)).rules
    assert (rule.id, rule.category, rule.severity.word, rule.message.en) == (
        "party",
        "wording",
        "warning",
        "change “{found}”",
    )


def test_the_cache_gives_the_same_rules(tmp_path: Path) -> None:
    rules = folder(tmp_path, RULE)
    assert contents(load(rules)) == contents(load(rules))


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    rules = folder(tmp_path, RULE)
    load(rules)
    folder(tmp_path, RULE.replace("severity: warning", "severity: info"))
    assert load(rules).rules[0].severity.word == "info"


def test_a_broken_cache_is_not_believed(tmp_path: Path) -> None:
    rules = folder(tmp_path, RULE)
    before = contents(load(rules))
    for file in (tmp_path / "cache").rglob("*.cache"):
        file.write_text('{"stamp": 1', encoding="utf-8")
    assert contents(load(rules)) == before


BROKEN = {
    "unknown key": (RULE + "colour: red\n", ":12: unknown key “colour”; known: title, severity, message, why, references, genres, except-genres, check, options, examples"),
    "severity": (RULE.replace("warning", "fatal"), ":2: severity is one of info, warning, error"),
    "one language": (RULE.replace(", en: name", ""), ":1: “title” has a text for zh and one for en"),
    "unknown option": (RULE.replace("replace:", "replaced:"), ":7: unknown option “replaced”; known: match, replace, delete, safe, within, unless"),
    "missing option": (RULE.replace("match: 甲方, ", ""), ":7: the check needs the option “match”"),
    "bad place": (RULE.replace("乙方}", "乙方, within: [footer]}"), ":7: unknown place “footer”; known: title, heading, body, table, signature, contents, advert"),
    "bad bool": (RULE.replace("乙方}", "乙方, safe: maybe}"), ":7: option “safe”: true or false is wanted"),
    "bad expression": (RULE.replace("match: 甲方", "match: '甲(方'"), ": bad regular expression: missing ) at position 3"),
    "no failing example": (RULE.replace("fail: 由<<甲方>>负责。\n    fixed: 由乙方负责。", "pass: 丁"), ": no failing example"),
    "no passing example": (RULE.replace("  - pass: 由丙方负责。\n", ""), ": no passing example"),
    "unmarked": (RULE.replace("<<甲方>>", "甲方"), ":9: “fail” marks what is found with <<…>>, “pass” marks nothing"),
    "never matches": (RULE.replace("match: 甲方", "match: 戊方"), ":9: the pattern does not match this failing example"),
    "not yaml": ("title: [", ":2: not YAML: did not find expected node content"),
    "alias of itself": ("title: &a {zh: *a}\n", ": nested too deeply, or an alias that stands for itself"),
    "not a mapping": ("- a\n", ":1: a rule file is a mapping of keys"),
    "twice": (RULE + "severity: info\n", ":12: “severity” stands twice"),
    "unknown check": (RULE.replace("options:", "check: magic\noptions:"), None),
    "braces": (RULE.replace("zh: 请改“{found}”", "zh: 请改“{found”"), ": message: expected '}' before end of string"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_what_no_code_enforces_does_not_load(tmp_path: Path, text: str, message: str | None) -> None:
    rules = folder(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        load(rules)
    if message is not None:
        assert str(caught.value) == f"{rules / 'wording' / 'party.yaml'}{message}"
    else:
        assert str(caught.value).startswith(
            f"{rules / 'wording' / 'party.yaml'}:7: unknown check “magic”; known: "
        )


def test_ids_are_unique_over_folders(tmp_path: Path) -> None:
    rules = folder(tmp_path, RULE)
    (rules / "date").mkdir()
    (rules / "date" / "party.yaml").write_text(RULE, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load(rules)
    first, second = rules / "date" / "party.yaml", rules / "wording" / "party.yaml"
    assert str(caught.value) == f"{second}: the rule id “party” is taken by {first}"


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path / "absent")
    assert str(caught.value) == f"{tmp_path / 'absent'}: no such rule folder"


def test_unmarked() -> None:
    assert unmarked("甲<<乙>>丙<<>>丁") == ("甲乙丙丁", ((1, 2), (3, 3)))


def test_only_a_changed_folder_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = folder(tmp_path / "others", RULE)
    own = folder(tmp_path / "own", RULE, "partner.yaml")
    load(others, own)
    read: list[str] = []
    monkeypatch.setattr("linter.loader.parsed", lambda path: read.append(path.name) or parsed(path))
    folder(tmp_path / "own", RULE.replace("severity: warning", "severity: info"), "partner.yaml")
    assert [rule.severity.word for rule in load(others, own).rules] == ["warning", "info"]
    assert read == ["partner.yaml"]


def test_caches_that_nobody_reads_go(tmp_path: Path) -> None:
    rules = folder(tmp_path, RULE)
    load(rules)
    (known,) = (tmp_path / "cache").rglob("*.cache")
    old, young = known.with_name("rules-0-1.cache"), known.with_name("rules-0-2.cache")
    for file in (old, young):
        file.write_bytes(b"")
    os.utime(old, (0, 0))
    folder(tmp_path, RULE.replace("severity: warning", "severity: info"))
    load(rules)
    assert sorted((tmp_path / "cache").rglob("*.cache")) == sorted((known, young))


def test_what_is_kept_is_whole_whatever_was_loaded_before(tmp_path: Path) -> None:
    rules = folder(tmp_path, RULE)
    load(rules)
    (known,) = (tmp_path / "cache").rglob("*.cache")
    size = known.stat().st_size
    folder(tmp_path, RULE.replace("severity: warning", "severity:  warning"))
    load(rules)
    assert known.stat().st_size == pytest.approx(size, rel=0.01)
