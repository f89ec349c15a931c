from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from linter import config
from linter.checks.pattern import Pattern, WatchedPattern
from linter.config import Config, Setting, select
from linter.diagnostic import Severity
from linter.document import Words
from linter.errors import ConfigError
from linter.loader import Table
from linter.rule import Definition, Rule, Ruleset


def rule(id: str, category: str, severity: Severity = Severity.WARNING, match: str = "截止") -> Rule:
    words = Words("词", "word")
    return Rule.of(id, category, severity, Definition(words, words, words, Pattern(match)))


RULES = Ruleset(
    (
        rule("cut-off", "wording"),
        rule("wordy", "wording", Severity.INFO),
        rule("masked-name", "placeholder", Severity.ERROR),
    )
)


def written(folder: Path, text: str, name: str = ".draftlint.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def levels(ruleset: Ruleset) -> dict[str, str]:
    return {rule.id: rule.severity.word for rule in ruleset.rules}


# --- reading


def test_every_key(tmp_path: Path) -> None:
    (tmp_path / "规则").mkdir()
    path = written(
        tmp_path,
        """\
extends: default
rules:
  wording: off
  cut-off:
    severity: error
    options:
      match: 截至
rule-folders: [规则]
files: ["*.txt"]
ignore:
  - 附件/
lang: en
baseline: known.json
""",
    )
    assert config.read(path) == Config(
        path=path,
        layers=(
            (
                Setting("wording", None, True, Table(), str(path), 3),
                Setting("cut-off", Severity.ERROR, False, Table(match="截至"), str(path), 4),
            ),
        ),
        rule_folders=(tmp_path / "规则",),
        files=("*.txt",),
        ignore=("附件/",),
        lang="en",
        baseline=tmp_path / "known.json",
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_is_a_configuration_at_rest(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert config.read(path) == Config(path=path)


def test_a_relative_path_is_kept_as_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "baseline: known.json\n")
    monkeypatch.chdir(tmp_path)
    found = config.read(Path(".draftlint.yaml"))
    assert (found.path, found.baseline) == (tmp_path / ".draftlint.yaml", tmp_path / "known.json")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("lang: zh\nrule: {}\n", 2, "unknown key “rule”; did you mean “rules”?"),
        (
            "colour: red\n",
            1,
            "unknown key “colour”; known: extends, rules, rule-folders, files, ignore, lang, baseline",
        ),
        ("lang: zh\nlang: en\n", 2, "“lang” stands twice"),
        ("- lang\n", 1, "a configuration is a mapping of keys"),
        ("lang\n", 1, "a configuration is a mapping of keys"),
        ("lang: zh\n\trules: x\n", 2, "not YAML: found a tab character that violates indentation"),
        ("lang: [zh\n", 2, "not YAML: did not find expected ',' or ']'"),
        ("{{lang}}: zh\n", 1, "a key is a text; quote what begins with a brace or bracket"),
        ("\nlang: de\n", 2, "“lang” is one of zh, en"),
        ("lang:\n  - zh\n", 1, "“lang” is a text"),
        ("lang:\n", 1, "“lang” is a text"),
        ("baseline: []\n", 1, "“baseline” is a text"),
        ("extends: [strict]\n", 1, "“extends” is a text"),
        ("extends: loose\n", 1, "“extends” is default, strict or a file; there is no file “loose”"),
        ("rules:\n", 1, "“rules” is a mapping of rules or categories"),
        ("rules: [wording]\n", 1, "“rules” is a mapping of rules or categories"),
        (
            "rules:\n  wording: false\n",
            2,
            "a rule is set to off, info, warning, error or a mapping, not “false”",
        ),
        (
            "rules:\n  wording: [off]\n",
            2,
            "a rule is set to off, info, warning, error or a mapping, not a list",
        ),
        (
            "rules:\n  wording:\n    severity: high\n",
            3,
            "a rule is set to off, info, warning, error or a mapping, not “high”",
        ),
        ("rules:\n  wording: {}\n", 2, "“wording”: severity, options or both are wanted"),
        (
            "rules:\n  wording:\n    level: off\n",
            3,
            "“wording”: unknown key “level”; known: severity, options",
        ),
        ("rules:\n  cut-off:\n    severity: off\n    options: x\n", 4, "“cut-off”: “options” is a mapping"),
        ("rules:\n  cut-off: off\n  cut-off: error\n", 3, "“cut-off” stands twice"),
        ("rule-folders: house\n", 1, "“rule-folders” is a list of texts"),
        ("files: '*.txt'\n", 1, "“files” is a list of texts"),
        ("ignore: [[a]]\n", 1, "“ignore” is a list of texts"),
        ("lang: zh\nignore: ['']\n", 2, "“ignore” is a list of texts"),
        ("files: ['a\\b.txt']\n", 1, "bad glob “a\\b.txt”: “\\” means nothing here; write / between folders"),
        (
            "files: ['*.{a,b}']\n",
            1,
            "bad glob “*.{a,b}”: “{” means nothing here; write one glob for each case",
        ),
        ("ignore: ['!a']\n", 1, "bad glob “!a”: “!” means nothing here; name what is wanted in “files”"),
        ("ignore: ['[ab']\n", 1, "bad glob “[ab”: “[” needs characters and a “]”"),
        ("ignore: ['[]']\n", 1, "bad glob “[]”: “[” needs characters and a “]”"),
        ("ignore: ['[z-a]']\n", 1, "bad glob “[z-a]”: “[z-a]” is no range of characters"),
        ("ignore: [../a]\n", 1, "bad glob “../a”: a path without “.”, “..” or empty names is wanted"),
        ("ignore: [/]\n", 1, "bad glob “/”: a path without “.”, “..” or empty names is wanted"),
        ("ignore: [a//b]\n", 1, "bad glob “a//b”: a path without “.”, “..” or empty names is wanted"),
    ],
)
def test_what_cannot_be_followed_is_an_error_at_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        config.read(path)
    assert str(caught.value) == f"{path}:{line}: {message}"


def test_errors_are_told_in_chinese_too(tmp_path: Path) -> None:
    for text, message in (
        ("langs: zh\n", "不认识的键“langs”，是否想写“lang”？"),
        ("ignore: ['{a,b}']\n", "通配符“{a,b}”有误：“{”在这里没有意义，每种情形各写一条"),
        ("rules: {date: [off]}\n", "规则应设为off、info, warning, error或“键: 值”，不能是列表"),
        ("lang: zh\nlang: en\n", "“lang”写了两次"),
    ):
        path = written(tmp_path, text)
        with pytest.raises(ConfigError) as caught:
            config.read(path)
        assert caught.value.within("zh") == message


def test_a_rule_folder_that_is_not_there(tmp_path: Path) -> None:
    path = written(tmp_path, "lang: zh\nrule-folders:\n  - house\n")
    with pytest.raises(ConfigError) as caught:
        config.read(path)
    assert str(caught.value) == f"{path}:2: no such rule folder: {tmp_path / 'house'}"


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / ".draftlint.yaml"
    path.write_bytes("ignore: [附件]\n".encode("gb18030"))
    with pytest.raises(ConfigError) as caught:
        config.read(path)
    assert str(caught.value) == f"{path}: not UTF-8; save it in UTF-8"


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / ".draftlint.yaml"
    path.write_bytes("lang: en\n".encode("utf-8-sig"))
    assert config.read(path) == Config(path=path, lang="en")


# --- extends


def test_extends_a_file(tmp_path: Path) -> None:
    (tmp_path / "house" / "rules").mkdir(parents=True)
    (tmp_path / "own").mkdir()
    base = written(
        tmp_path,
        """\
extends: strict
rules: {wording: off}
rule-folders: [rules]
files: ["*.txt"]
ignore: [旧稿/]
lang: en
baseline: known.json
""",
        "house/base.yaml",
    )
    near = written(
        tmp_path,
        """\
extends: house/base.yaml
rules: {cut-off: error}
rule-folders: [own]
files: ["*.md"]
""",
    )
    assert config.read(near) == Config(
        path=near,
        strict=True,
        layers=(
            (Setting("wording", None, True, Table(), str(base), 2),),
            (Setting("cut-off", Severity.ERROR, False, Table(), str(near), 2),),
        ),
        rule_folders=(tmp_path / "house" / "rules", tmp_path / "own"),
        files=("*.md",),
        ignore=("旧稿/",),
        lang="en",
        baseline=tmp_path / "house" / "known.json",
    )


def test_globs_that_were_taken_over_look_from_the_nearest_configuration(tmp_path: Path) -> None:
    written(tmp_path, "ignore: [旧稿/]\n", "house.yaml")
    near = config.read(written(tmp_path, "extends: ../house.yaml\n", "科室/.draftlint.yaml"))
    assert near.ignores(tmp_path / "科室" / "旧稿" / "a.txt")
    assert not near.ignores(tmp_path / "旧稿" / "a.txt")


def test_a_circle_is_an_error(tmp_path: Path) -> None:
    written(tmp_path, "lang: zh\nextends: b.yaml\n", "a.yaml")
    last = written(tmp_path, "extends: a.yaml\n", "b.yaml")
    first = written(tmp_path, "extends: a.yaml\n")
    with pytest.raises(ConfigError) as caught:
        config.read(first)
    assert str(caught.value) == f"{last}:1: “extends” goes round in a circle: a.yaml → b.yaml → a.yaml"


def test_a_file_that_extends_itself(tmp_path: Path) -> None:
    path = written(tmp_path, "extends: .draftlint.yaml\n")
    with pytest.raises(ConfigError) as caught:
        config.read(path)
    message = "“extends” goes round in a circle: .draftlint.yaml → .draftlint.yaml"
    assert str(caught.value) == f"{path}:1: {message}"


# --- find


@pytest.mark.parametrize("name", [".draftlint.yml", "draftlint.yaml", "draftlint.yml"])
def test_a_configuration_under_a_wrong_name(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, "lang: en\n", name)
    with pytest.raises(ConfigError) as caught:
        config.find(tmp_path / "科室" / "a.txt")
    assert str(caught.value) == f"{path}: a configuration is named .draftlint.yaml; rename this file"
    written(tmp_path / "科室", "lang: en\n")
    assert config.find(tmp_path / "科室" / "b.txt").lang == "en"


def test_the_nearest_one_wins_and_nothing_cascades(tmp_path: Path) -> None:
    written(tmp_path, "lang: en\nbaseline: known.json\n")
    near = written(tmp_path, "lang: zh\n", "科室/.draftlint.yaml")
    (tmp_path / "科室" / "2023").mkdir()
    found = config.find(tmp_path / "科室" / "2023" / "总结.txt")
    assert found == Config(path=near, lang="zh")
    assert config.find(tmp_path / "科室" / "计划.txt") is found
    assert config.find(tmp_path / "科室" / "2023" / ".." / ".." / "a.txt").lang == "en"


def test_no_configuration_at_all(tmp_path: Path) -> None:
    assert config.find(tmp_path / "a.txt") == Config()


def test_each_folder_is_looked_into_once(tmp_path: Path) -> None:
    path = written(tmp_path, "lang: en\n")
    before = config.find(tmp_path / "a.txt")
    path.unlink()
    assert config.find(tmp_path / "b.txt") is before


# --- apply


def applied(folder: Path, text: str, ruleset: Ruleset = RULES) -> Ruleset:
    return config.read(written(folder, text)).apply(ruleset)


def test_nothing_set_leaves_the_rules(tmp_path: Path) -> None:
    assert Config().apply(RULES).rules == RULES.rules
    assert applied(tmp_path, "extends: default\n").rules == RULES.rules


def test_strict_raises_house_style(tmp_path: Path) -> None:
    expected = {"cut-off": "warning", "wordy": "warning", "masked-name": "error"}
    assert levels(applied(tmp_path, "extends: strict\n")) == expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("{wording: off}", {"masked-name": "error"}),
        ("{wordy: off}", {"cut-off": "warning", "masked-name": "error"}),
        ("{wording: error}", {"cut-off": "error", "wordy": "error", "masked-name": "error"}),
        ("{wordy: error, wording: off}", {"wordy": "error", "masked-name": "error"}),
        ("{wording: {severity: info}}", {"cut-off": "info", "wordy": "info", "masked-name": "error"}),
        ("{wording: {severity: off}, cut-off: info}", {"cut-off": "info", "masked-name": "error"}),
    ],
)
def test_rules_and_categories(tmp_path: Path, rules: str, expected: dict[str, str]) -> None:
    assert levels(applied(tmp_path, f"rules: {rules}\n")) == expected


def test_a_nearer_file_wins_even_over_a_single_rule(tmp_path: Path) -> None:
    written(tmp_path, "extends: strict\nrules: {cut-off: error, placeholder: off}\n", "base.yaml")
    ruleset = applied(tmp_path, "extends: base.yaml\nrules: {wording: info, masked-name: warning}\n")
    assert levels(ruleset) == {"cut-off": "info", "wordy": "info", "masked-name": "warning"}


def test_options(tmp_path: Path) -> None:
    ruleset = applied(
        tmp_path, "rules:\n  cut-off:\n    options: {match: 截至, safe: 'false', within: [title, body]}\n"
    )
    first, *others = ruleset.rules
    assert first.check == WatchedPattern("截至", safe=False, within=("title", "body"))
    assert (first.severity, tuple(others)) == (Severity.WARNING, RULES.rules[1:])


def test_options_of_several_files_add_up(tmp_path: Path) -> None:
    written(tmp_path, "rules: {cut-off: {options: {match: 截至, unless: 目前}}}\n", "base.yaml")
    ruleset = applied(tmp_path, "extends: base.yaml\nrules: {cut-off: {options: {unless: 今天}}}\n")
    assert ruleset.rules[0].check == WatchedPattern("截至", unless="今天")


def test_options_leave_a_rule_off(tmp_path: Path) -> None:
    ruleset = applied(tmp_path, "rules:\n  wording: off\n  cut-off: {options: {match: 截至}}\n")
    assert levels(ruleset) == {"masked-name": "error"}


@pytest.mark.parametrize(
    ("rules", "line", "message"),
    [
        ("  wodring: off", 2, "no rule or category “wodring”; did you mean “wording”?"),
        ("  wordy: off\n  七: off", 3, "no rule or category “七”"),
        (
            "  wording:\n    options: {match: x}",
            2,
            "“wording” is a category; options belong to one rule",
        ),
        (
            "  cut-off:\n    options:\n      safe: 'true'\n      macht: x",
            5,
            "rule “cut-off”: unknown option “macht”; known: match, replace, delete, safe, within, unless",
        ),
        (
            "  cut-off:\n    options:\n      safe: maybe",
            4,
            "rule “cut-off”: option “safe”: true or false is wanted",
        ),
        (
            "  cut-off:\n    options:\n      match: '('",
            2,
            "rule “cut-off”: bad regular expression: missing ) at position 1",
        ),
        (
            "  cut-off:\n    options:\n      within: foot",
            2,
            "rule “cut-off”: unknown place “foot”; "
            "known: title, heading, body, table, signature, contents, advert",
        ),
    ],
)
def test_settings_that_fit_no_rule(tmp_path: Path, rules: str, line: int, message: str) -> None:
    path = written(tmp_path, f"rules:\n{rules}\n")
    with pytest.raises(ConfigError) as caught:
        config.read(path).apply(RULES)
    assert str(caught.value) == f"{path}:{line}: {message}"


def test_an_error_in_an_extended_file_names_that_file(tmp_path: Path) -> None:
    base = written(tmp_path, "\nrules: {wordyness: off}\n", "base.yaml")
    path = written(tmp_path, "extends: base.yaml\n")
    with pytest.raises(ConfigError) as caught:
        config.read(path).apply(RULES)
    assert str(caught.value) == f"{base}:2: no rule or category “wordyness”; did you mean “wordy”?"


# --- files


GLOBS = [
    ("*.txt", ["a.txt", "科室/a.txt", "科室/2023/a.txt"], ["a.md", "a.txt.bak"]),
    ("附件", ["附件", "附件/a.txt", "科室/附件/b/a.txt"], ["附件1/a.txt", "新附件/a.txt"]),
    ("附件/", ["附件/a.txt", "科室/附件/a.txt"], ["附件", "附件.txt"]),
    ("/附件", ["附件", "附件/a.txt"], ["科室/附件/a.txt"]),
    ("科室/*.txt", ["科室/a.txt"], ["a.txt", "总/科室/a.txt", "科室/2023/a.txt"]),
    ("科室/**/a.txt", ["科室/a.txt", "科室/2023/12/a.txt"], ["a.txt", "总/科室/a.txt"]),
    ("**/旧/*.txt", ["旧/a.txt", "科室/旧/a.txt"], ["旧/1/a.txt", "陈旧/a.txt"]),
    ("科室/**", ["科室/a.txt", "科室/2023/a.txt"], ["科室"]),
    ("**", ["a.txt", "科室/a.txt"], []),
    ("a**b.txt", ["ab.txt", "axxb.txt"], ["ax/b.txt"]),
    ("?.txt", ["甲.txt"], ["甲乙.txt", ".txt"]),
    ("[a-c]*.txt", ["丁/a.txt", "c1.txt"], ["d.txt"]),
    ("[!x]y.txt", ["ay.txt"], ["xy.txt", "y.txt"]),
    ("[^x]y", ["ay"], ["xy"]),
    ("[]x]y", ["]y", "xy"], ["y"]),
    ("[[x]y", ["[y", "xy"], ["y"]),
    ("a+(1).txt", ["a+(1).txt"], ["aa1.txt"]),
]


@pytest.mark.parametrize(("glob", "matched", "missed"), GLOBS, ids=[glob for glob, _, _ in GLOBS])
def test_globs(tmp_path: Path, glob: str, matched: list[str], missed: list[str]) -> None:
    found = config.read(written(tmp_path, f"ignore: ['{glob}']\n"))
    names = [*matched, *missed]
    assert [name for name in names if found.ignores(tmp_path / name)] == matched


def test_files_and_ignore(tmp_path: Path) -> None:
    found = config.read(written(tmp_path, "files: ['*.txt', 总结/]\nignore: [附件, '~*']\n"))
    names = ["a.txt", "a.md", "总结/a.md", "附件/a.txt", "~a.txt"]
    assert [name for name in names if found.covers(tmp_path / name)] == ["a.txt", "总结/a.md"]
    assert [name for name in names if found.ignores(tmp_path / name)] == ["附件/a.txt", "~a.txt"]


def test_without_globs_everything_is_covered(tmp_path: Path) -> None:
    for found in (Config(), config.read(written(tmp_path, "lang: zh\n"))):
        assert found.covers(tmp_path / "a.txt")
        assert not found.ignores(tmp_path / "a.txt")


def test_a_relative_name_is_seen_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = config.read(written(tmp_path, "ignore: [/科室/a.txt]\n"))
    (tmp_path / "科室").mkdir()
    monkeypatch.chdir(tmp_path / "科室")
    assert found.ignores(Path("a.txt"))
    assert not found.ignores(Path("../a.txt"))


def test_a_configuration_travels_to_another_process(tmp_path: Path) -> None:
    found = config.read(written(tmp_path, "rules: {cut-off: {options: {match: x}}}\nignore: ['*.bak']\n"))
    assert found.ignores(tmp_path / "a.bak")
    there = pickle.loads(pickle.dumps(found))
    assert there == found


# --- select


@pytest.mark.parametrize(
    ("selected", "ignored", "expected"),
    [
        ((), (), ["cut-off", "wordy", "masked-name"]),
        (("wording",), (), ["cut-off", "wordy"]),
        (("wordy", "placeholder"), (), ["wordy", "masked-name"]),
        ((), ("wording",), ["masked-name"]),
        (("wording",), ("wordy",), ["cut-off"]),
    ],
)
def test_select(selected: tuple[str, ...], ignored: tuple[str, ...], expected: list[str]) -> None:
    assert [rule.id for rule in select(RULES, selected, ignored).rules] == expected


def test_a_rule_selected_by_its_id_runs_although_it_was_turned_off(tmp_path: Path) -> None:
    thinned = applied(tmp_path, "rules: {wording: off, masked-name: info}\n")
    assert levels(select(thinned, ("wordy", "masked-name"), (), RULES)) == {
        "wordy": "info",
        "masked-name": "info",
    }
    with pytest.raises(ConfigError, match="no rule is left"):
        select(thinned, ("wording",), (), RULES)
    assert levels(select(thinned, (), ("cut-off",), RULES)) == {"masked-name": "info"}


@pytest.mark.parametrize("names", [(("wordey",), ()), ((), ("wordey",))])
def test_select_suggests_the_nearest_name(names: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    with pytest.raises(ConfigError) as caught:
        select(RULES, *names)
    assert str(caught.value) == "no rule or category “wordey”; did you mean “wordy”?"


def test_relative() -> None:
    folder = Path(os.path.abspath("科室"))
    assert config.relative(folder / "a" / "b.txt", folder) == "a/b.txt"
    assert config.relative("b.txt", folder) == "../b.txt"
