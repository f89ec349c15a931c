"""Articles that a regulation names as its own."""

import pytest

from linter.checks.section.articles import ArticleExists
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read

RULESET = load(shipped() / "genres")
HEAD = "云岭县公务用车管理办法\n\n第一条　制定本办法。\n第二条　配备车辆。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "第三条　按照本办法第四条执行。\n", ["本办法第四条"]),
        (HEAD + "第三条　按照本办法第十二条、本细则第3条执行。\n", ["本办法第十二条"]),
        (HEAD + "第三条　按照本办法第三条、《条例》第九条执行。\n", []),
        (HEAD + "按照本办法第四条执行。\n", []),  # two articles are an extract
    ],
)
def test_articles(text: str, expected: list[str]) -> None:
    document = outline(read("draft.txt", text.encode()), RULESET)
    found = [finding for part in document.parts for finding in ArticleExists().find(part)]
    assert [document.text[slice(*finding.span)] for finding in found] == expected
