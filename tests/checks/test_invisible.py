"""Where invisible characters are told: in paragraphs and beside them, not in code and not alone on a line."""

import pytest
from drafts import linter_of

from linter.readers import read

LINTER = linter_of({"invisible-character"})


@pytest.mark.parametrize(
    ("path", "text", "places"),
    [
        ("a.txt", "通知\u200b\n\u200b　　各村：\u200b \u200d\n", [(1, 3), (2, 1), (2, 7), (2, 9)]),
        ("a.txt", "全镇\u200b\u200b共有12个村。\r\n\u200b\r\n12个村。", [(1, 3)]),
        ("a.txt", "全镇【校对忽略：promo；照\u200b录】共有12个村。", []),
        ("a.txt", "村\t户\u200b\t人\u200b\n\u200b甲\t3\t9\n", [(1, 4), (1, 7), (2, 1)]),
        ("a.md", "- 全镇\u200b\n\n> \u200b共有`x\u200b`12个村。\n", [(1, 5), (3, 3)]),
        ("a.md", "```\n\u200bx\u200b\n```\n\n12个村。\u200b\n", [(5, 6)]),
    ],
)
def test_invisible_characters(path: str, text: str, places: list[tuple[int, int]]) -> None:
    result = LINTER.lint(read(path, text.encode()))
    found = [result.document.position(diagnostic.span.start) for diagnostic in result.diagnostics]
    assert found == places
