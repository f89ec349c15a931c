from __future__ import annotations

from pathlib import Path

from linter.catalog import explain, listing, markdown
from linter.checks import CHECKS
from linter.checks.pattern import Pattern
from linter.diagnostic import Severity
from linter.document import Genre, Span, Words
from linter.examples import failures
from linter.frozen import fields, replace
from linter.loader import load
from linter.rule import Definition, Example, Reference, Rule, Ruleset

CUT_OFF = Rule.of(
    "cut-off",
    "wording",
    Severity.WARNING,
    Definition(
    title=Words("“截止”与“截至”", "截止 | 截至"),
    message=Words("此处“{found}”应为“{better}”", "“{found}” should be “{better}” here"),
    why=Words("引出统计时点用“截至”。", "A cut-off date takes 截至."),
    check=Pattern("截止(?=目前)", replace="截至"),
    references=(Reference("现代汉语词典", "截至"), Reference("GB/T 15834-2011")),
    examples=(
        Example(
            "某局总结\n\n截止目前完工，截止目前验收。\n",
            (Span(6, 8), Span(13, 15)),
            "某局总结\n\n截至目前完工，截至目前验收。\n",
        ),
        Example("报名于5月10日截止。"),
    )),
    genres=frozenset(("notice", "annual-summary")),
)  # fmt: skip

BARE = replace(
    CUT_OFF,
    id="bare",
    category="本局",
    severity=Severity.INFO,
    definition=lambda: replace(CUT_OFF.definition(), references=(), examples=()),
    genres=frozenset(),
)

RULES = Ruleset(
    (CUT_OFF, BARE),
    (Genre("notice", Words("通知", "notice"), required=(("work", "overview"), ("plans",))),),
)


def test_a_rule_explained() -> None:
    assert explain(CUT_OFF, "zh") == (
        "“截止”与“截至”\n"
        "cut-off · 用词 · 警告 · 可自动修改\n"
        "\n"
        "提示语：此处“{found}”应为“{better}”\n"
        "理由：引出统计时点用“截至”。\n"
        "依据：现代汉语词典 截至、GB/T 15834-2011\n"
        "只查这些文种：annual-summary、notice\n"
        "\n"
        "会报告：\n"
        "    某局总结\n"
        "\n"
        "    截止目前完工，截止目前验收。\n"
        "    ^^^^          ^^^^\n"
        "  改为：\n"
        "    某局总结\n"
        "\n"
        "    截至目前完工，截至目前验收。\n"
        "\n"
        "不会报告：\n"
        "    报名于5月10日截止。\n"
        "\n"
        "不要这条规则，在.draftlint.yaml中写：\n"
        "    rules:\n"
        "      cut-off: off\n"
        "\n"
        "只在一处不要，在草稿的这一段里（或上一行）写：\n"
        "    【校对忽略：cut-off；理由】\n"
    )


def test_a_rule_explained_in_english() -> None:
    elsewhere = replace(CUT_OFF, genres=frozenset(), except_genres=frozenset(("form",)))
    assert explain(elsewhere, "en") == (
        "截止 | 截至\n"
        "cut-off · wording · warning · fixable\n"
        "\n"
        "Message: “{found}” should be “{better}” here\n"
        "Why: A cut-off date takes 截至.\n"
        "References: 现代汉语词典 截至, GB/T 15834-2011\n"
        "Not in these genres: form\n"
        "\n"
        "Reported:\n"
        "    某局总结\n"
        "\n"
        "    截止目前完工，截止目前验收。\n"
        "    ^^^^          ^^^^\n"
        "  becomes:\n"
        "    某局总结\n"
        "\n"
        "    截至目前完工，截至目前验收。\n"
        "\n"
        "Not reported:\n"
        "    报名于5月10日截止。\n"
        "\n"
        "To switch it off, write in .draftlint.yaml:\n"
        "    rules:\n"
        "      cut-off: off\n"
        "\n"
        "To ignore it once, write in the paragraph or on the line above:\n"
        "    <!-- draftlint: ignore cut-off reason -->\n"
    )


def test_the_list_shows_what_is_on() -> None:
    assert listing(RULES, replace(RULES, rules=(BARE,)), "zh") == (
        "wording（用词）\n"
        "  cut-off  off      “截止”与“截至”  可自动修改\n"
        "\n"
        "本局\n"
        "  bare     info     “截止”与“截至”\n"
        "\n"
        "共2条规则。draftlint explain 规则名：看解释和例子。\n"
    )
    assert listing(replace(RULES, rules=(CUT_OFF,)), RULES, "en") == (
        "wording\n  cut-off  warning  截止 | 截至  fixable\n\n1 rule(s). draftlint explain RULE tells more.\n"
    )


def test_the_tables_of_the_page() -> None:
    page = markdown(RULES)
    tables = page[page.index("## wording") : page.index("## Writing a rule")]
    assert page.startswith("# Rules（规则）\n\n2 rules, one YAML file each;")
    assert tables == (
        "## wording（用词）\n"
        "\n"
        "| rule | severity | fix | 标题 | title |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| [cut-off](wording/cut-off.yaml) | warning | ✓ | “截止”与“截至” | 截止 \\| 截至 |\n"
        "\n"
        "## 本局\n"
        "\n"
        "| rule | severity | fix | 标题 | title |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| [bare](本局/bare.yaml) | info |  | “截止”与“截至” | 截止 \\| 截至 |\n"
        "\n"
        "## Genres（文种）\n"
        "\n"
        "| genre | 文种 | title | required |\n"
        "| --- | --- | --- | --- |\n"
        "| notice | 通知 | notice | work or overview, plans |\n"
        "\n"
    )


def test_checks_are_registered_in_order_of_their_names() -> None:
    assert list(CHECKS) == sorted(CHECKS)


def test_the_page_lists_every_check_with_its_options() -> None:
    checks = markdown(RULES).partition("## Checks（检查）\n")[2].splitlines()
    assert [line for line in checks if line.startswith("#")] == [f"### `{name}`" for name in CHECKS]
    pattern = checks[checks.index("### `pattern`") :]
    options = [field.name for field in fields(Pattern)][1:]
    assert next(line for line in pattern if line.startswith("Options")) == (
        "Options: `match` (required), " + ", ".join(f"`{name}`" for name in options) + "."
    )


def test_the_rule_of_the_guide_loads(tmp_path: Path) -> None:
    """The guide's own example is a rule, and honours its examples."""
    text = markdown(RULES).split("```yaml\n")[1].split("```")[0]
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "cut-off.yaml").write_text(text, encoding="utf-8")
    ruleset = load(tmp_path)
    assert [rule.id for rule in ruleset.rules] == ["cut-off"]
    assert list(failures(ruleset.rules[0], ruleset)) == []
