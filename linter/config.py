"""`.draftlint.yaml`: which rules, how severe, which files. The nearest one above a file wins; none cascades.

Every path in a configuration is relative to the file that names it; globs are relative to the nearest
configuration, also those that it took over by `extends`. Whatever would have no effect is a ConfigError with
path and line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from linter.diagnostic import Severity
from linter.document import Words
from linter.errors import ConfigError, RuleError
from linter.frozen import frozen, replace
from linter.loader import SEVERITIES, Table, configured, parsed
from linter.rule import CATEGORIES, Rule, Ruleset

NAME = ".draftlint.yaml"
_MISNAMED = (".draftlint.yml", "draftlint.yaml", "draftlint.yml")

LANGUAGES = ("zh", "en")

_TEXTS = {
    "category": Words(
        "“{name}”是类别，选项要写在具体的规则下", "“{name}” is a category; options belong to one rule"
    ),
    "rule": Words("规则“{name}”：{why}", "rule “{name}”: {why}"),
    "misnamed": Words(
        "配置文件应命名为{name}，请给这个文件改名", "a configuration is named {name}; rename this file"
    ),
    "nothing left": Words(
        "没有剩下可用的规则：选中的都已忽略或关闭", "no rule is left: what is selected is ignored or off"
    ),
    "no such name": Words("没有名为“{name}”的规则或类别{advice}", "no rule or category “{name}”{advice}"),
    "nearest": Words("，是否想写“{name}”？", "; did you mean “{name}”?"),
    "known keys": Words("；可用的有：{keys}", "; known: {keys}"),
    "unknown key": Words("不认识的键“{key}”{advice}", "unknown key “{key}”{advice}"),
    "no mapping": Words("配置应由“键: 值”组成", "a configuration is a mapping of keys"),
    "circle": Words("“extends”互相引用，成了循环：{circle}", "“extends” goes round in a circle: {circle}"),
    "no base": Words(
        "“extends”应为default、strict或一个文件；没有文件“{name}”",
        "“extends” is default, strict or a file; there is no file “{name}”",
    ),
    "no rules": Words("“rules”下面应写规则或类别", "“rules” is a mapping of rules or categories"),
    "empty": Words(
        "“{name}”下面应写severity、options或两者", "“{name}”: severity, options or both are wanted"
    ),
    "setting key": Words(
        "“{name}”下不认识的键“{key}”；可用的有：severity, options",
        "“{name}”: unknown key “{key}”; known: severity, options",
    ),
    "no options": Words("“{name}”的“options”应由“键: 值”组成", "“{name}”: “options” is a mapping"),
    "no level": Words(
        "规则应设为off、{known}或“键: 值”，不能是{given}",
        "a rule is set to off, {known} or a mapping, not {given}",
    ),
    "list": Words("列表", "a list"),
    "no folder": Words("没有这个规则文件夹：{folder}", "no such rule folder: {folder}"),
    "glob": Words("通配符“{glob}”有误：{why}", "bad glob “{glob}”: {why}"),
    "backslash": Words(
        "“\\”在这里没有意义，文件夹之间用/", "“\\” means nothing here; write / between folders"
    ),
    "brace": Words(
        "“{{”在这里没有意义，每种情形各写一条", "“{{” means nothing here; write one glob for each case"
    ),
    "negation": Words(
        "“!”在这里没有意义，要检查的写在“files”里",
        "“!” means nothing here; name what is wanted in “files”",
    ),
    "dots": Words("路径中不能有“.”“..”或空的名字", "a path without “.”, “..” or empty names is wanted"),
    "bracket": Words("“[”里要有字符，并以“]”结束", "“[” needs characters and a “]”"),
    "class": Words("“[{characters}]”不是有效的字符范围", "“[{characters}]” is no range of characters"),
    "no language": Words("“lang”只能是{known}", "“lang” is one of {known}"),
    "no text": Words("“{key}”应为文字", "“{key}” is a text"),
    "no texts": Words("“{key}”应为文字的列表", "“{key}” is a list of texts"),
}


@frozen
class Setting:
    """What one line of `rules:` says about the rule or category `name`. `severity` None leaves it as it is;
    `path` and `line` say where it stands."""

    name: str
    severity: Severity | None
    off: bool
    options: Table
    path: str
    line: int | None

    def applied(self, rule: Rule) -> Rule:
        """The rule as this setting wants it. Raises ConfigError at the option that does not fit."""
        severity = rule.severity if self.severity is None else self.severity
        if not self.options:
            return replace(rule, severity=severity)
        if self.name != rule.id:
            raise ConfigError(_TEXTS["category"].filled(name=self.name), self.path, self.line)
        try:
            check = configured(rule.check, self.options, self.path, self.line)
        except RuleError as error:
            message = _TEXTS["rule"].filled(name=rule.id, why=error.message)
            raise ConfigError(message, error.path, error.line) from None
        return replace(rule.with_check(check), severity=severity)


@frozen
class Config:
    """What holds for a file; `path` is None where no configuration was found.

    `strict`: house style counts as much as a warning. `layers`: the settings of each file from the farthest
    `extends` to the nearest; a later layer wins over an earlier one, and a rule over its category within one.
    `files` empty means every kind of file that can be read. `lang` None leaves the choice to the locale.
    """

    path: Path | None = None
    strict: bool = False
    layers: tuple[tuple[Setting, ...], ...] = ()
    rule_folders: tuple[Path, ...] = ()
    files: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str | None = None
    baseline: Path | None = None

    def apply(self, ruleset: Ruleset) -> Ruleset:
        """The rules that are on, as severe and with the options as set. `ruleset` holds all rules, those of
        `rule_folders` too; a setting that names none of them is a ConfigError."""
        rules = {rule.id: self._raised(rule) for rule in ruleset.rules}
        off: set[str] = set()
        for layer in self.layers:
            for setting in sorted(layer, key=lambda setting: setting.name in rules):
                name = _named(setting.name, ruleset, setting.path, setting.line)
                ids = [rule.id for rule in ruleset.rules if name in (rule.id, rule.category)]
                rules.update((id, setting.applied(rules[id])) for id in ids)
                if setting.off:
                    off.update(ids)
                elif setting.severity is not None:
                    off.difference_update(ids)
        return replace(ruleset, rules=tuple(rule for id, rule in rules.items() if id not in off))

    def covers(self, path: Path) -> bool:
        """Whether a file met in a folder is to be checked."""
        return (not self.files or self._matches(self._files, path)) and not self.ignores(path)

    def ignores(self, path: Path) -> bool:
        """Whether a file is left alone even when it is named on the command line."""
        return self._matches(self._ignore, path)

    def _raised(self, rule: Rule) -> Rule:
        return replace(rule, severity=max(rule.severity, Severity.WARNING)) if self.strict else rule

    def _matches(self, expression: re.Pattern[str] | None, path: Path) -> bool:
        if expression is None or self.path is None:
            return False
        inner = relative(path, self.path.parent)
        return not inner.startswith("../") and expression.fullmatch(inner) is not None

    @cached_property
    def _files(self) -> re.Pattern[str] | None:
        return _any(self.files)

    @cached_property
    def _ignore(self) -> re.Pattern[str] | None:
        return _any(self.ignore)


def find(path: Path) -> Config:
    """The configuration for a file: the nearest one above it. Each folder is looked into once. Raises ConfigError for
    one that is met under a wrong name before it, since it would do nothing."""
    return _nearest(Path(os.path.abspath(path)).parent)


@cache
def _nearest(folder: Path) -> Config:
    if os.path.isfile(folder / NAME):
        return read(folder / NAME)
    for name in _MISNAMED:
        if os.path.isfile(folder / name):
            raise ConfigError(_TEXTS["misnamed"].filled(name=NAME), str(folder / name))
    return Config() if folder == folder.parent else _nearest(folder.parent)


def forget() -> None:
    """Looks anew at what stands in folders and configurations."""
    _nearest.cache_clear()


def read(path: Path) -> Config:
    """One configuration with all that it extends. Raises ConfigError."""
    return _read(path, ())


def select(
    ruleset: Ruleset, select: tuple[str, ...], ignore: tuple[str, ...], everything: Ruleset | None = None
) -> Ruleset:
    """The rules whose ids or categories are selected (all when nothing is) and not ignored.

    `everything` is the ruleset before a configuration thinned it: its names are known, and a rule that is
    selected by its id runs although the configuration turned it off. Raises ConfigError for a name that
    nothing has, and for a choice that leaves no rule.
    """
    full = everything or ruleset
    select, ignore = (tuple(_named(name, full) for name in names) for names in (select, ignore))
    on = {rule.id: rule for rule in ruleset.rules}
    rules = (on.get(rule.id, rule) for rule in full.rules if rule.id in on or rule.id in select)
    chosen = tuple(rule for rule in rules if _selected(rule, select, ignore))
    if not chosen and (select or ignore):
        raise ConfigError(_TEXTS["nothing left"])
    return replace(ruleset, rules=chosen)


def _selected(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    names = {rule.id, rule.category}
    return (not select or not names.isdisjoint(select)) and names.isdisjoint(ignore)


def _named(name: str, ruleset: Ruleset, path: str = "", line: int | None = None) -> str:
    """The rule or category that goes by a name, which may be what a report calls the category."""
    if any(name in (rule.id, rule.category) for rule in ruleset.rules):
        return name
    names = {name for rule in ruleset.rules for name in (rule.id, rule.category)}
    shown = {word: key for key, words in CATEGORIES.items() if key in names for word in words}
    if name in shown:
        return shown[name]
    advice = _nearest_name(name, {*names, *shown}) or ""
    raise ConfigError(_TEXTS["no such name"].filled(name=name, advice=advice), path, line)


def _nearest_name(name: str, names: Iterable[str]) -> Words | None:
    import difflib

    near = difflib.get_close_matches(name, sorted(names), 1)
    return _TEXTS["nearest"].filled(name=near[0]) if near else None


def relative(path: Path | str, folder: Path) -> str:
    """A path from a folder, with slashes; whole where there is no way between them (another drive)."""
    found = os.path.abspath(path)
    with suppress(ValueError):
        found = os.path.relpath(found, os.path.abspath(folder))
    return found.replace(os.sep, "/")


# --- YAML -> Config -----------------------------------------------------------------------------------------


def _read(path: Path, trail: tuple[Path, ...]) -> Config:
    """`trail`: the configurations that led here by `extends`, absolute."""
    data = _table(path)
    for key in data:
        if key not in KEYS:
            advice = _nearest_name(key, KEYS) or _TEXTS["known keys"].filled(keys=", ".join(KEYS))
            raise _error("unknown key", path, data.line_of(key), key=key, advice=advice)
    here = Path(os.path.abspath(path))
    base = _base(data, path, (*trail, here)) if "extends" in data else Config()
    own = {name: convert(data, key, path) for key, (name, convert) in _FIELDS.items() if key in data}
    own["layers"] = base.layers + own.get("layers", ())
    own["rule_folders"] = base.rule_folders + own.get("rule_folders", ())
    return replace(base, path=here, **own)


def _table(path: Path) -> Table:
    try:
        data = parsed(path)
    except RuleError as error:
        raise ConfigError(error.message, error.path, error.line) from None
    if data == "":
        return Table()
    if not isinstance(data, Table):
        raise _error("no mapping", path, 1)
    return data


def _base(data: Table, path: Path, trail: tuple[Path, ...]) -> Config:
    name = _text(data, "extends", path)
    if name in ("default", "strict"):
        return Config(strict=name == "strict")
    target = Path(os.path.abspath(path.parent / name))
    if target in trail:
        circle = " → ".join(step.name for step in (*trail[trail.index(target) :], target))
        raise _error("circle", path, data.line_of("extends"), circle=circle)
    if not target.is_file():
        raise _error("no base", path, data.line_of("extends"), name=name)
    return _read(target, trail)


def _error(what: str, path: Path, line: int | None, **values: object) -> ConfigError:
    return ConfigError(_TEXTS[what].filled(**values), str(path), line)


def _layer(data: Table, key: str, path: Path) -> tuple[tuple[Setting, ...], ...]:
    table = data[key]
    if not isinstance(table, Table):
        raise _error("no rules", path, data.line_of(key))
    return (tuple(_setting(table, name, path) for name in table),)


def _setting(table: Table, name: str, path: Path) -> Setting:
    value, line = table[name], table.line_of(name)
    if not isinstance(value, Table):
        return Setting(name, *_level(value, path, line), Table(), str(path), line)
    if not value:
        raise _error("empty", path, line, name=name)
    for key in value:
        if key not in ("severity", "options"):
            raise _error("setting key", path, value.line_of(key), name=name, key=key)
    options = value.get("options", Table())
    if not isinstance(options, Table):
        raise _error("no options", path, value.line_of("options"), name=name)
    severity, off = None, False
    if "severity" in value:
        severity, off = _level(value["severity"], path, value.line_of("severity"))
    return Setting(name, severity, off, options, str(path), line)


def _level(value: Any, path: Path, line: int | None) -> tuple[Severity | None, bool]:
    """off, or a severity."""
    if value == "off":
        return None, True
    if not isinstance(value, str) or value not in SEVERITIES:
        given = f"“{value}”" if isinstance(value, str) else _TEXTS["list"]
        raise _error("no level", path, line, known=", ".join(SEVERITIES), given=given)
    return SEVERITIES[value], False


def _folders(data: Table, key: str, path: Path) -> tuple[Path, ...]:
    folders = tuple(Path(os.path.abspath(path.parent / name)) for name in _texts(data, key, path))
    for folder in folders:
        if not folder.is_dir():
            raise _error("no folder", path, data.line_of(key), folder=folder)
    return folders


def _globs(data: Table, key: str, path: Path) -> tuple[str, ...]:
    globs = _texts(data, key, path)
    for glob in globs:
        try:
            _expression(glob)
        except ValueError as error:
            raise _error("glob", path, data.line_of(key), glob=glob, why=error.args[0]) from None
    return globs


def _lang(data: Table, key: str, path: Path) -> str:
    lang = _text(data, key, path)
    if lang not in LANGUAGES:
        raise _error("no language", path, data.line_of(key), known=", ".join(LANGUAGES))
    return lang


def _baseline(data: Table, key: str, path: Path) -> Path:
    return Path(os.path.abspath(path.parent / _text(data, key, path)))


def _text(data: Table, key: str, path: Path) -> str:
    if not isinstance(data[key], str) or not data[key]:
        raise _error("no text", path, data.line_of(key), key=key)
    return str(data[key])


def _texts(data: Table, key: str, path: Path) -> tuple[str, ...]:
    value = data[key]
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise _error("no texts", path, data.line_of(key), key=key)
    return tuple(value)


_FIELDS: dict[str, tuple[str, Callable[[Table, str, Path], Any]]] = {
    "rules": ("layers", _layer),
    "rule-folders": ("rule_folders", _folders),
    "files": ("files", _globs),
    "ignore": ("ignore", _globs),
    "lang": ("lang", _lang),
    "baseline": ("baseline", _baseline),
}
"""A key of the file -> the field of Config and what reads it."""

KEYS = ("extends", *_FIELDS)


# --- globs --------------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"(?<![^/])\*\*/|/\*\*$|\*\*|\*|\?|\[[!^]?\]?[^\]/]*\]|.", re.DOTALL)

_WILD = {"**/": "(?:.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]"}


def _any(globs: Iterable[str]) -> re.Pattern[str] | None:
    """Matches a path that any of the globs matches; None when there are none."""
    return re.compile("|".join(map(_expression, globs)), re.DOTALL) if globs else None


def _expression(glob: str) -> str:
    """A regular expression for whole posix paths that means what .gitignore means: `*` and `?` stay within a
    name, `**` goes over folders; without a slash before its end the glob matches at any depth; a match of a
    folder takes in all beneath it. Raises ValueError with Words for what would match nothing or something else than
    it seems to."""
    for sign, why in (("\\", "backslash"), ("{", "brace")):
        if sign in glob:
            raise ValueError(_TEXTS[why].filled())
    if glob.startswith("!"):
        raise ValueError(_TEXTS["negation"])
    bare = glob.removeprefix("/").removesuffix("/")
    if not {"", ".", ".."}.isdisjoint(bare.split("/")):
        raise ValueError(_TEXTS["dots"])
    start = "" if "/" in glob[:-1] else "(?:.*/)?"
    end = "/.*" if glob.endswith("/") else "(?:/.*)?"
    return start + "".join(map(_piece, _TOKEN.findall(bare))) + end


def _piece(token: str) -> str:
    if token == "**":
        return "[^/]*"
    if token[0] == "[":
        sign, body = ("^/", token[2:-1]) if token[1:2] in ("!", "^") else ("", token[1:-1])
        if not body:
            raise ValueError(_TEXTS["bracket"])
        return _class(sign + body.replace("[", r"\[").replace("]", r"\]"))
    return _WILD.get(token) or re.escape(token)


def _class(characters: str) -> str:
    try:
        re.compile(f"[{characters}]")
    except re.error:
        raise ValueError(_TEXTS["class"].filled(characters=characters)) from None
    return f"[{characters}]"
