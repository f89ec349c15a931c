"""Departments under two names."""

import pytest
from drafts import found

from linter.checks.consistency.organs import OrgansAlike

CHECK = OrgansAlike(("文化和旅游|文体旅游|文旅", "教育|教体|教育体育"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县文化和旅游局负责，县文旅局、县文体旅游局配合。", ["文体旅游局"]),
        ("县文化和旅游局负责，县文旅局配合。", []),
        ("县文化和旅游局负责，市文体旅游局指导，原县文体旅游局移交。", []),
        ("县教育体育局负责，县教体局、县教育局配合。", []),
        ("县教体局负责，教育局配合，省教育厅支持。", []),
        ("县教体局负责，县教育局配合，县教体局督促。", ["教育局"]),
        ("县教体局负责，县教育局配合。", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert found(CHECK, f"关于有关工作的报告\n\n现将有关情况报告如下。\n{text}\n") == expected
