"""The term of building works against the dates around it."""

import pytest
from drafts import linter_of

from linter.readers import read

LINTER = linter_of({"term"})


def messages(sentence: str) -> list[str]:
    text = f"某县2024年工作总结\n\n{sentence}\n"
    return [d.message for d in LINTER.lint(read("draft.txt", text.encode())).diagnostics]


def test_wrong() -> None:
    assert messages("2023年4月开工，工期18个月，计划2024年4月竣工。") == [
        "开工至“2024年4月”是12个月，与“工期18个月”不符，请核对"
    ]


@pytest.mark.parametrize(
    "sentence",
    ["2023年4月开工，工期18个月，2024年10月竣工。", "2023年4月开工，工期12个月，延期至2024年10月完工。"],
)
def test_silent(sentence: str) -> None:
    assert messages(sentence) == []
