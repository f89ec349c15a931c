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
from linter.errors import ConfigError, RuleError
from linter.frozen import frozen, replace
from linter.loader import SEVERITIES, Table, configured, parsed
from linter.rule import CATEGORIES, Rule, Ruleset

NAME = ".draftlint.yaml"
_MISNAMED = (".draftlint.yml", "draftlint.yaml", "draftlint.yml")

LANGUAGES = ("zh", "en")


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
            message = f"“{self.name}” is a category; options belong to one rule"
            raise ConfigError(message, self.path, self.line)
        try:
            check = configured(rule.check, self.options, self.path, self.line)
        except RuleError as error:
            raise ConfigError(f"rule “{rule.id}”: {error.message}", error.path, error.line) from None
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
            raise ConfigError(f"a configuration is named {NAME}; rename this file", str(folder / name))
    return Config() if folder == folder.parent else _nearest(folder.parent)


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
        raise ConfigError("no rule is left: what is selected is ignored or off")
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
    raise ConfigError(f"no rule or category “{name}”{_nearest_name(name, {*names, *shown})}", path, line)


def _nearest_name(name: str, names: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, sorted(names), 1)
    return f"; did you mean “{near[0]}”?" if near else ""


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
            message = f"unknown key “{key}”{_nearest_name(key, KEYS) or '; known: ' + ', '.join(KEYS)}"
            raise ConfigError(message, str(path), data.line_of(key))
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
        raise ConfigError("a configuration is a mapping of keys", str(path), 1)
    return data


def _base(data: Table, path: Path, trail: tuple[Path, ...]) -> Config:
    name = _text(data, "extends", path)
    if name in ("default", "strict"):
        return Config(strict=name == "strict")
    target = Path(os.path.abspath(path.parent / name))
    if target in trail:
        circle = " → ".join(step.name for step in (*trail[trail.index(target) :], target))
        raise ConfigError(f"“extends” goes round in a circle: {circle}", str(path), data.line_of("extends"))
    if not target.is_file():
        message = f"“extends” is default, strict or a file; there is no file “{name}”"
        raise ConfigError(message, str(path), data.line_of("extends"))
    return _read(target, trail)


def _layer(data: Table, key: str, path: Path) -> tuple[tuple[Setting, ...], ...]:
    table = data[key]
    if not isinstance(table, Table):
        raise ConfigError("“rules” is a mapping of rules or categories", str(path), data.line_of(key))
    return (tuple(_setting(table, name, path) for name in table),)


def _setting(table: Table, name: str, path: Path) -> Setting:
    value, line = table[name], table.line_of(name)
    if not isinstance(value, Table):
        return Setting(name, *_level(value, str(path), line), Table(), str(path), line)
    if not value:
        raise ConfigError(f"“{name}”: severity, options or both are wanted", str(path), line)
    for key in value:
        if key not in ("severity", "options"):
            message = f"“{name}”: unknown key “{key}”; known: severity, options"
            raise ConfigError(message, str(path), value.line_of(key))
    options = value.get("options", Table())
    if not isinstance(options, Table):
        raise ConfigError(f"“{name}”: “options” is a mapping", str(path), value.line_of("options"))
    severity, off = None, False
    if "severity" in value:
        severity, off = _level(value["severity"], str(path), value.line_of("severity"))
    return Setting(name, severity, off, options, str(path), line)


def _level(value: Any, path: str, line: int | None) -> tuple[Severity | None, bool]:
    """off, or a severity."""
    if value == "off":
        return None, True
    if not isinstance(value, str) or value not in SEVERITIES:
        given = f"“{value}”" if isinstance(value, str) else "a list"
        known = ", ".join(SEVERITIES)
        raise ConfigError(f"a rule is set to off, {known} or a mapping, not {given}", path, line)
    return SEVERITIES[value], False


def _folders(data: Table, key: str, path: Path) -> tuple[Path, ...]:
    folders = tuple(Path(os.path.abspath(path.parent / name)) for name in _texts(data, key, path))
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(f"no such rule folder: {folder}", str(path), data.line_of(key))
    return folders


def _globs(data: Table, key: str, path: Path) -> tuple[str, ...]:
    globs = _texts(data, key, path)
    for glob in globs:
        try:
            _expression(glob)
        except ValueError as error:
            raise ConfigError(f"bad glob “{glob}”: {error}", str(path), data.line_of(key)) from None
    return globs


def _lang(data: Table, key: str, path: Path) -> str:
    lang = _text(data, key, path)
    if lang not in LANGUAGES:
        raise ConfigError(f"“lang” is one of {', '.join(LANGUAGES)}", str(path), data.line_of(key))
    return lang


def _baseline(data: Table, key: str, path: Path) -> Path:
    return Path(os.path.abspath(path.parent / _text(data, key, path)))


def _text(data: Table, key: str, path: Path) -> str:
    if not isinstance(data[key], str) or not data[key]:
        raise ConfigError(f"“{key}” is a text", str(path), data.line_of(key))
    return str(data[key])


def _texts(data: Table, key: str, path: Path) -> tuple[str, ...]:
    value = data[key]
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ConfigError(f"“{key}” is a list of texts", str(path), data.line_of(key))
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
    folder takes in all beneath it. Raises ValueError for what would match nothing or something else than it
    seems to."""
    for sign, advice in (("\\", "write / between folders"), ("{", "write one glob for each case")):
        if sign in glob:
            raise ValueError(f"“{sign}” means nothing here; {advice}")
    if glob.startswith("!"):
        raise ValueError("“!” means nothing here; name what is wanted in “files”")
    bare = glob.removeprefix("/").removesuffix("/")
    if not {"", ".", ".."}.isdisjoint(bare.split("/")):
        raise ValueError("a path without “.”, “..” or empty names is wanted")
    start = "" if "/" in glob[:-1] else "(?:.*/)?"
    end = "/.*" if glob.endswith("/") else "(?:/.*)?"
    return start + "".join(map(_piece, _TOKEN.findall(bare))) + end


def _piece(token: str) -> str:
    if token == "**":
        return "[^/]*"
    if token[0] == "[":
        sign, body = ("^/", token[2:-1]) if token[1:2] in ("!", "^") else ("", token[1:-1])
        if not body:
            raise ValueError("“[” needs characters and a “]”")
        return _class(sign + body.replace("[", r"\[").replace("]", r"\]"))
    return _WILD.get(token) or re.escape(token)


def _class(characters: str) -> str:
    try:
        re.compile(f"[{characters}]")
    except re.error as error:
        raise ValueError(error.msg) from None
    return f"[{characters}]"
