"""Rule YAML -> Ruleset; the only code that reads rule files. Loading is loud: whatever no code would enforce is an
error with file and line, and nothing runs.

What was loaded once is kept (linter/rulecache.py); what comes from there has been validated when it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from linter.checks import CHECKS, kind_of
from linter.checks.pattern import as_users_own
from linter.diagnostic import Severity
from linter.document import Genre, Section, Span, Words
from linter.errors import RuleError
from linter.frozen import MISSING, Field, fields, replace
from linter.routes import joined
from linter.rule import Check, Definition, Example, KeptRoutes, Reference, Rule, Ruleset
from linter.rulecache import Kept, Stamp, keep, kept, stamp_of

SEVERITIES = {severity.word: severity for severity in Severity}

EXPECTS = frozenset(("lead", "recipient", "closing", "signature"))
"""Formal elements that a genre may expect."""


Told = Callable[[str, Path], object]
"""Is told what keeps a user waiting: "preparing" the shipped rules, which takes seconds, and that they are "unkept", for
a folder cannot be written."""


class Table(dict[str, Any]):
    """A YAML mapping that remembers where its keys stand (1-based lines); from the cache it remembers nothing."""

    lines: dict[str, int]
    line: int | None = None

    def line_of(self, key: str) -> int | None:
        return getattr(self, "lines", {}).get(key, self.line)


@cache
def shipped() -> Path:
    """The folder of the rules that come with draftlint: inside the package when installed, beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def load(*folders: Path, told: Told = lambda key, folder: None) -> Ruleset:
    """All rules and genres of the folders, in their order. Raises RuleError with path and line."""
    content = [_content(folder, told) for folder in folders]
    rules: dict[str, Rule] = {}
    for rule in chain.from_iterable(each.rules for each, _ in content):
        if rule.id in rules:
            raise RuleError(f"the rule id “{rule.id}” is taken by {rules[rule.id].path}", rule.path)
        rules[rule.id] = rule
    ruleset = _genres(chain.from_iterable(each.genres for each, _ in content))
    for folder, (each, stamp) in zip(folders, content, strict=True):
        if stamp is not None:
            unkept = keep(folder, stamp, each)
            if unkept and folder == shipped():
                told("unkept", unkept)
    routes = joined([each.routes for each, _ in content])
    known = KeptRoutes(routes, {id: rule.definition for id, rule in rules.items()})
    return replace(ruleset, rules=tuple(rules.values()), kept_routes=known)


def _content(folder: Path, told: Told) -> tuple[Kept, Stamp | None]:
    """What a folder holds, as it was kept; or as it was read anew, with its stamp."""
    stamp = stamp_of(folder)
    known = kept(folder, stamp)
    if known:
        return known, None
    if folder == shipped():
        told("preparing", folder)
    data = [_file_data(Path(path)) for path, _, _ in stamp]
    rules = tuple(_rule(*row) for row in data if row[1] != "genres")
    for rule in rules:
        _validate(rule)
    return Kept(rules, Ruleset(rules).routes, [row for row in data if row[1] == "genres"]), stamp


# --- YAML ------------------------------------------------------------------------------------------------------


def _file_data(path: Path) -> list[Any]:
    """[path, folder name, file stem, content, lines of the examples]; the content's scalars are strings."""
    content = parsed(path)
    if not isinstance(content, Table):
        raise RuleError("a rule file is a mapping of keys", str(path), 1)
    examples = content.get("examples")
    line = content.line_of("examples")
    lines = [getattr(item, "line", line) for item in examples] if isinstance(examples, list) else []
    return [str(path), path.parent.name, path.stem, content, lines]


_TEXTS = {
    "no YAML": Words("不是YAML：{why}", "not YAML: {why}"),
    "no UTF-8": Words("不是UTF-8编码，请另存为UTF-8", "not UTF-8; save it in UTF-8"),
    "unreadable": Words("无法读取：{reason}", "cannot be read: {reason}"),
    "deep": Words("嵌套过深，或者别名指向自己", "nested too deeply, or an alias that stands for itself"),
    "no key": Words(
        "键应为文字；以括号开头的要加引号", "a key is a text; quote what begins with a brace or bracket"
    ),
    "twice": Words("“{key}”写了两次", "“{key}” stands twice"),
}
"""What is said of configurations too; those who write rules are told the rest in English."""


def parsed(path: Path) -> Any:
    """A YAML file as texts, lists and Tables; "" when it is empty. Raises RuleError with path and line."""
    import yaml

    base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=base)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise RuleError(_TEXTS["no YAML"].filled(why=error.problem), str(path), line) from None
    except yaml.YAMLError as error:  # a control character
        raise RuleError(_TEXTS["no YAML"].filled(why=error), str(path)) from None
    except UnicodeDecodeError:
        raise RuleError(_TEXTS["no UTF-8"], str(path)) from None
    except OSError as error:
        raise RuleError(_TEXTS["unreadable"].filled(reason=error.strerror), str(path)) from None
    try:
        return _plain(node, path)
    except RecursionError:
        raise RuleError(_TEXTS["deep"], str(path)) from None


def _plain(node: Any, path: Path) -> Any:
    if node is None:
        return ""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(item, path) for item in node.value]
    table = Table()
    table.lines = {}
    table.line = node.start_mark.line + 1
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.id != "scalar":
            raise RuleError(_TEXTS["no key"], str(path), line)
        if key.value in table:
            raise RuleError(_TEXTS["twice"].filled(key=key.value), str(path), line)
        table[key.value] = _plain(value, path)
        table.lines[key.value] = line
    return table


# --- files -> rules and genres ---------------------------------------------------------------------------------


def _genres(data: Iterable[list[Any]]) -> Ruleset:
    """A set without rules."""
    genres: list[tuple[str, str, Table]] = []
    sections: dict[str, Section] = {}
    advert = ""
    words: tuple[str, ...] = ()
    for path, _, stem, content, _ in data:
        if stem == "sections":
            sections |= _sections(path, _as_table(content))
        elif stem == "advert":
            table = _known(_as_table(content), path, ("title", "words", "line"))
            advert, words = _text(table, "line", path), tuple(_list(table, "words", path))
        else:
            genres.append((path, stem, _as_table(content)))
    return Ruleset((), tuple(_genre(*genre, sections) for genre in genres), advert, words)


def _as_table(content: Any) -> Table:
    return content if isinstance(content, Table) else Table(content)


RULE_KEYS = (
    "title", "severity", "message", "why", "references", "genres", "except-genres", "check", "options", "examples",
)  # fmt: skip


def _rule(path: str, category: str, stem: str, data: Table, lines: list[int]) -> Rule:
    _known(data, path, RULE_KEYS)
    severity = _text(data, "severity", path)
    if severity not in SEVERITIES:
        raise RuleError(f"severity is one of {', '.join(SEVERITIES)}", path, data.line_of("severity"))
    check = _check(data, path)
    if not path.startswith(str(shipped())):
        check = as_users_own(check)
    definition = Definition(
        title=_words(data, "title", path),
        message=_words(data, "message", path),
        why=_words(data, "why", path),
        check=check,
        references=tuple(_reference(item, path, data) for item in _list(data, "references", path)),
        examples=tuple(map(_example, _list(data, "examples", path), repeat(path), lines)),
    ).with_check(check)
    genres, others = (frozenset(_list(data, key, path)) for key in ("genres", "except-genres"))
    return Rule.of(stem, category, SEVERITIES[severity], definition, genres, path, others)


def _check(data: Table, path: str) -> Check:
    name = data.get("check", "pattern")
    if name not in CHECKS:
        raise RuleError(f"unknown check “{name}”; known: {', '.join(CHECKS)}", path, data.line_of("check"))
    options = data.get("options") or {}
    if not isinstance(options, dict):
        raise RuleError("“options” is a mapping", path, data.line_of("options"))
    return build_check(kind_of(name), _as_table(options), path, data.line_of("options"))


def build_check(kind: type[Check], options: Table, path: str, line: int | None) -> Check:
    """A check from its options as strings. Raises RuleError at the option's line."""
    values = _values(kind, options, path, line)
    for field in fields(kind):
        if field.name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise RuleError(f"the check needs the option “{field.name.replace('_', '-')}”", path, line)
    try:
        return kind(**values)
    except ValueError as error:
        raise RuleError(str(error), path, line) from None


def configured(check: Check, options: Table, path: str, line: int | None) -> Check:
    """A check with some options replaced by a configuration. Raises RuleError at the option's line."""
    values = _values(type(check), options, path, line)
    try:
        changed = as_users_own(replace(check, **values))
        changed.validate()
    except ValueError as error:
        raise RuleError(str(error), path, line) from None
    return changed


def _values(kind: type[Check], options: Table, path: str, line: int | None) -> dict[str, Any]:
    """Options as strings -> the values of the check's fields."""
    declared = {field.name.replace("_", "-"): field for field in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in options.items():
        if key not in declared:
            known = ", ".join(declared) or "none"
            raise RuleError(f"unknown option “{key}”; known: {known}", path, options.line_of(key) or line)
        try:
            values[declared[key].name] = _converted(declared[key], value)
        except ValueError as error:
            raise RuleError(f"option “{key}”: {error}", path, options.line_of(key) or line) from None
    return values


def _converted(field: Field, value: Any) -> Any:
    """A YAML value as the type that the check's field declares. Raises ValueError."""
    convert = _CONVERSIONS.get(str(field.type))
    if convert is None:
        raise TypeError(f"no conversion for {field.type}")
    return convert(value)


def _str(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is wanted")
    return value


def _bool(value: Any) -> bool:
    if value not in ("true", "false"):
        raise ValueError("true or false is wanted")
    return bool(value == "true")


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(map(_str, value)) if isinstance(value, list) else (_str(value),)


def _mapping(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("a mapping is wanted")
    return {key: _str(item) for key, item in value.items()}


_CONVERSIONS: dict[str, Any] = {
    "str": _str,
    "int": lambda value: int(_str(value)),
    "float": lambda value: float(_str(value)),
    "bool": _bool,
    "tuple[str, ...]": _strings,
    "Mapping[str, str]": _mapping,
}
"""A check's field may have one of these types."""


def _reference(item: Any, path: str, data: Table) -> Reference:
    if not isinstance(item, dict):
        raise RuleError("a reference has a name and a clause", path, data.line_of("references"))
    table = _known(_as_table(item), path, ("name", "clause"))
    return Reference(_text(table, "name", path), table.get("clause", ""))


def _example(item: Any, path: str, line: int) -> Example:
    if not isinstance(item, dict) or ("fail" in item) == ("pass" in item):
        raise RuleError("an example has either “fail” or “pass”", path, line)
    table = _known(_as_table(item), path, ("fail", "fixed", "pass"))
    marked = _text(table, "fail" if "fail" in table else "pass", path)
    text, spans = unmarked(marked)
    if bool(spans) != ("fail" in table):
        raise RuleError("“fail” marks what is found with <<…>>, “pass” marks nothing", path, line)
    return Example(text, spans, table.get("fixed"), line)


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A text with `<<…>>` around spans -> the text and the spans. `<<>>` marks a place without width."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for index, piece in enumerate(marked.replace(">>", "<<").split("<<")):
        if index % 2:
            spans.append(Span(length, length + len(piece)))
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), tuple(spans)


def _sections(path: str, data: Table) -> dict[str, Section]:
    found = {}
    for name, value in data.items():
        table = _known(_as_table(value), path, ("title", "heading", "paragraph", "sentence", "at-end"))
        heading, paragraph, sentence = (table.get(key, "") for key in ("heading", "paragraph", "sentence"))
        at_end = _bool(table.get("at-end", "false"))
        found[name] = Section(name, _words(table, "title", path), heading, paragraph, sentence, at_end)
    return found


GENRE_KEYS = ("title", "match", "unless", "required", "order", "expects", "closing")


def _genre(path: str, stem: str, data: Table, sections: dict[str, Section]) -> Genre:
    _known(data, path, GENRE_KEYS)
    required = tuple(tuple(item.split("|")) for item in _list(data, "required", path))
    order = tuple(_list(data, "order", path))
    for name in (*(name for names in required for name in names), *order):
        if name not in sections:
            raise RuleError(f"unknown section “{name}”", path, data.line)
    expects = frozenset(_list(data, "expects", path))
    if not expects <= EXPECTS:
        raise RuleError(f"“expects” knows {', '.join(sorted(EXPECTS))}", path, data.line_of("expects"))
    return Genre(
        stem, _words(data, "title", path), _text(data, "match", path), data.get("unless", ""),
        required, order, expects, data.get("closing", ""), tuple(sections.values()),
    )  # fmt: skip


# --- small readers ---------------------------------------------------------------------------------------------


def _known(table: Table, path: str, keys: Sequence[str]) -> Table:
    for key in table:
        if key not in keys:
            raise RuleError(f"unknown key “{key}”; known: {', '.join(keys)}", path, table.line_of(key))
    return table


def _text(table: Table, key: str, path: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise RuleError(f"“{key}” is missing or not a text", path, table.line_of(key))
    return value


def _list(table: Table, key: str, path: str) -> list[Any]:
    value = table.get(key) or []
    if not isinstance(value, list):
        raise RuleError(f"“{key}” is a list", path, table.line_of(key))
    return value


def _words(table: Table, key: str, path: str) -> Words:
    value = table.get(key)
    if not isinstance(value, dict) or set(value) != {"zh", "en"} or not all(value.values()):
        raise RuleError(f"“{key}” has a text for zh and one for en", path, table.line_of(key))
    return Words(value["zh"], value["en"])


# --- what only a fresh load checks -----------------------------------------------------------------------------


def _validate(rule: Rule) -> None:
    """Whatever costs time and need not be asked again: expressions, examples, messages."""
    from string import Formatter  # compiles an expression when it is imported

    try:
        rule.check.validate()
    except ValueError as error:
        raise RuleError(str(error), rule.path) from None
    for kind, wanted in (("failing", True), ("passing", False)):
        if not any(bool(example.spans) is wanted for example in rule.examples):
            raise RuleError(f"no {kind} example", rule.path)
    for words in (rule.message.zh, rule.message.en):
        try:
            names = [name for _, name, _, _ in Formatter().parse(words)]
        except ValueError as error:
            raise RuleError(f"message: {error}", rule.path) from None
        if "" in names:
            raise RuleError("message: braces need a name", rule.path)
    _validate_match(rule)


def _validate_match(rule: Rule) -> None:
    """A pattern that can never match its own failing example."""
    search: Any = getattr(rule.check, "matches", None)
    if search is None:
        return
    for example in rule.examples:
        if example.spans and not any(search(line) for line in _paragraphs(example.text)):
            raise RuleError("the pattern does not match this failing example", rule.path, example.line)


def _paragraphs(text: str) -> Iterator[str]:
    yield text
    yield from text.splitlines()
