"""What the rules say of themselves: one rule explained, and the list of all of them as Markdown
(rules/README.md)."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import CHECKS, kind_of
from linter.chinese.width import marked
from linter.document import Span, Words, lines
from linter.frozen import MISSING, Field, fields
from linter.reports.text import SEVERITIES
from linter.rule import CATEGORIES, Example, Rule, Ruleset

_TEXTS = {
    "comma": Words("、", ", "),
    "dot": Words(" · ", " · "),
    "fixable": Words("可自动修改", "fixable"),
    "rules": Words(
        "共{count}条规则。draftlint explain 规则名：看解释和例子。",
        "{count} rule(s). draftlint explain RULE tells more.",
    ),
    "message": Words("提示语：{text}", "Message: {text}"),
    "why": Words("理由：{text}", "Why: {text}"),
    "references": Words("依据：{text}", "References: {text}"),
    "genres": Words("只查这些文种：{text}", "Only in these genres: {text}"),
    "except-genres": Words("不查这些文种：{text}", "Not in these genres: {text}"),
    "fail": Words("会报告：", "Reported:"),
    "fixed": Words("改为：", "becomes:"),
    "pass": Words("不会报告：", "Not reported:"),
    "off": Words("不要这条规则，在.draftlint.yaml中写：", "To switch it off, write in .draftlint.yaml:"),
    "once": Words(
        "只在一处不要，在草稿的这一段里（或上一行）写：",
        "To ignore it once, write in the paragraph or on the line above:",
    ),
}

_DIRECTIVE = Words("【校对忽略：{rule}{reason}】", "<!-- draftlint: ignore {rule}{reason} -->")
_REASON = Words("；理由", " reason")


def explain(rule: Rule, lang: str) -> str:
    """One rule for a person at a terminal."""
    category = CATEGORIES.get(rule.category, Words(rule.category, rule.category)).within(lang)
    facts = [rule.id, category, SEVERITIES[rule.severity].within(lang)]
    if rule.fixable:
        facts.append(_text("fixable", lang))
    rows = [rule.title.within(lang), _text("dot", lang).join(facts), ""]
    rows.append(_text("message", lang, text=rule.message.within(lang)))
    rows.append(_text("why", lang, text=rule.why.within(lang)))
    rows += _references(rule, lang)
    for key, genres in (("genres", rule.genres), ("except-genres", rule.except_genres)):
        if genres:
            rows.append(_text(key, lang, text=_text("comma", lang).join(sorted(genres))))
    rows += ["", *_examples(rule, lang)]
    rows += [_text("off", lang), "    rules:", f"      {rule.id}: off", ""]
    rows += [_text("once", lang), "    " + directive(rule.id, lang, _REASON.within(lang))]
    return "\n".join(rows) + "\n"


def note(rule: Rule, lang: str) -> str:
    """One rule in a few lines of Markdown."""
    rows = [f"**{rule.title.within(lang)}** `{rule.id}`", rule.why.within(lang), *_references(rule, lang)]
    return "\n\n".join(rows)


def _references(rule: Rule, lang: str) -> list[str]:
    told = _text("comma", lang).join(map(str, rule.references))
    return [_text("references", lang, text=told)] if told else []


def directive(rule: str, lang: str, reason: str = "") -> str:
    """What to write into a draft to ignore a rule there; `reason` with what leads it in."""
    return _DIRECTIVE.within(lang).format(rule=rule, reason=reason)


def _examples(rule: Rule, lang: str) -> Iterator[str]:
    for key, failing in (("fail", True), ("pass", False)):
        yield _text(key, lang)
        for example in rule.examples:
            if bool(example.spans) is failing:
                yield from _example(example, lang)
                yield ""


def _example(example: Example, lang: str) -> Iterator[str]:
    for line in lines(example.text.rstrip("\n")):
        spans = tuple(
            (max(span.start, line.start) - line.start, min(span.end, line.end) - line.start)
            for span in example.spans
            if _meet(span, line)
        )
        text, carets = marked(example.text[line.start : line.end], spans)
        yield "    " + text if text else ""
        if carets:
            yield "    " + carets
    if example.fixed is not None:
        yield "  " + _text("fixed", lang)
        yield from ("    " + row if row else "" for row in example.fixed.rstrip("\n").split("\n"))


def _meet(span: Span, line: Span) -> bool:
    return (
        span.start < line.end and line.start < span.end
    ) or line.start <= span.start == span.end <= line.end


def _text(key: str, lang: str, **values: object) -> str:
    return _TEXTS[key].within(lang).format(**values)


def listing(everything: Ruleset, on: Ruleset, lang: str) -> str:
    """Every rule on a line, category by category; `on` are those that a configuration leaves on, as severe
    as it wants them."""
    severities = {rule.id: rule.severity for rule in on.rules}
    groups = _by_category(everything)
    broad = max((len(rule.id) for rule in everything.rules), default=0)
    rows: list[str] = []
    for category, rules in groups.items():
        rows.append(
            f"{category}（{CATEGORIES[category].zh}）"
            if lang == "zh" and category in CATEGORIES
            else category
        )
        for rule in rules:
            severity = severities[rule.id].word if rule.id in severities else "off"
            fix = _text("fixable", lang) if rule.fixable else ""
            rows.append(f"  {rule.id:<{broad}}  {severity:<7}  {rule.title.within(lang)}  {fix}".rstrip())
        rows.append("")
    return "\n".join([*rows, _text("rules", lang, count=len(everything.rules))]) + "\n"


def _by_category(ruleset: Ruleset) -> dict[str, list[Rule]]:
    """Categories in their usual order, users' own after them; ids sorted."""
    groups: dict[str, list[Rule]] = {name: [] for name in CATEGORIES}
    for rule in sorted(ruleset.rules, key=lambda rule: rule.id):
        groups.setdefault(rule.category, []).append(rule)
    return {name: rules for name, rules in groups.items() if rules}


# --- Markdown -----------------------------------------------------------------------------------------------


def markdown(ruleset: Ruleset) -> str:
    """rules/README.md: every rule in a table of its category, the genres, and how a rule is written."""
    tables = [_table(name, rules) for name, rules in _by_category(ruleset).items()]
    head = _HEAD.format(rules=len(ruleset.rules))
    return "\n".join([head, *tables, _genres(ruleset), _GUIDE, *map(_check, CHECKS)]).rstrip("\n") + "\n"


def _table(category: str, rules: list[Rule]) -> str:
    words = CATEGORIES.get(category, Words(category, category))
    rows = [
        f"## {category}" + (f"（{words.zh}）" if category in CATEGORIES else ""),
        "",
        "| rule | severity | fix | 标题 | title |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in rules:
        link = f"[{rule.id}]({category}/{rule.id}.yaml)"
        cells = link, rule.severity.word, "✓" if rule.fixable else "", rule.title.zh, rule.title.en
        rows.append("| " + " | ".join(map(_cell, cells)) + " |")
    return "\n".join(rows) + "\n"


def _genres(ruleset: Ruleset) -> str:
    rows = ["## Genres（文种）", "", "| genre | 文种 | title | required |", "| --- | --- | --- | --- |"]
    for genre in sorted(ruleset.genres, key=lambda genre: genre.id):
        required = ", ".join(" or ".join(names) for names in genre.required)
        rows.append(
            "| " + " | ".join(map(_cell, (genre.id, genre.title.zh, genre.title.en, required))) + " |"
        )
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _check(name: str) -> str:
    """What a check does, from its docstring, in which an option's line begins with its name in backticks."""
    from inspect import cleandoc

    check = kind_of(name)
    rows = [f"### `{name}`", ""]
    for line in cleandoc(check.__doc__ or "").splitlines():
        rows.append(f"- {line}" if line.startswith("`") else line)
    if options := ", ".join(map(_option, fields(check))):
        rows += ["", f"Options: {options}."]
    return "\n".join(rows) + "\n"


def _option(field: Field) -> str:
    required = field.default is MISSING and field.default_factory is MISSING
    return f"`{field.name.replace('_', '-')}`" + (" (required)" if required else "")


_HEAD = """\
# Rules（规则）

{rules} rules, one YAML file each; the folder is the category. This page is made from the files by
`draftlint rules --markdown`; do not edit it. `draftlint explain RULE` shows one rule with its examples.

每条规则是一个YAML文件，所在文件夹是它的类别。本页由`draftlint rules --markdown`生成，不要手改。
`draftlint explain RULE`显示一条规则和它的例子。

- `error`（错误）: must not be issued so; `warning`（警告）: an editor would change it;
  `info`（提示）: house style, or a guess that is worth a look.
- ✓: `draftlint check --fix` can do it.
"""

_GUIDE = """\
## Writing a rule（怎样写规则）

```yaml
# <category>/<id>.yaml: the id is the file name, the category its folder
title:   {zh: “截止”与“截至”, en: 截止 used where 截至 is meant}
severity: warning
message: {zh: "此处“{found}”应为“{better}”", en: "“{found}” should be “{better}” here"}
why:     {zh: “截止”表示到期停止；引出统计时点用“截至”。, en: 截止 means that something ends; a cut-off date takes 截至.}
options:
  match: '截止(?=目前|\\d{4}年)'
  replace: 截至
examples:
  - fail: <<截止>>目前，已完成投资。
    fixed: 截至目前，已完成投资。
  - pass: 报名于5月10日截止。
```

| key | what it says | 含义 |
| --- | --- | --- |
| `title` | the fault in a few words, in both languages | 毛病是什么，中英文各一句 |
| `severity` | `error`, `warning` or `info` | 错误、警告、提示 |
| `message` | one line about this place; `{found}`, `{better}` and the check's values are filled in | 针对此处的一句话，花括号会被填上 |
| `why` | what is always true, one to three sentences | 道理，一至三句 |
| `references` | optional: `{name, clause}` of a standard or a dictionary | 依据，可省略 |
| `genres`, `except-genres` | optional: only in these genres, not in these | 只查、不查哪些文种，可省略 |
| `check` | which check decides; `pattern` unless told | 用哪种检查，默认`pattern` |
| `options` | the check's options, see below | 检查的选项，见下 |
| `examples` | `fail` marks with `<<…>>` exactly what is found, `fixed` is the text after the fix, `pass` yields nothing | `<<…>>`标出应当报告的字，`fixed`是改后的样子，`pass`不应报告 |

Every file needs a failing and a passing example. An unknown key, a bad expression or a missing example is an error
with file and line, and nothing runs. Your own rules live in a folder of the same shape: name it under
`rule-folders:` in `.draftlint.yaml`, and try its examples with `draftlint rules --test FOLDER`.

每个文件至少有一个`fail`和一个`pass`。键写错、表达式有误、缺例子，都会报出文件和行号，什么也不运行。
自己的规则放在同样结构的文件夹里，在`.draftlint.yaml`的`rule-folders:`中写上，用`draftlint rules --test 文件夹`试例子。

## Checks（检查）
"""
