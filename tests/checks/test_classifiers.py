"""Figures, measure words and what they count."""

import pytest
from drafts import unread

from linter.checks.wording.classifiers import ClassifierSuitsNoun

CHECK = ClassifierSuitsNoun({"水库|公厕": "座 所家", "案件": "起 个座"})


def found(text: str) -> list[tuple[str, str]]:
    document = unread(text)
    findings = CHECK.find(document)
    return [
        (text[finding.span.start : finding.span.end], str(finding.values["better"])) for finding in findings
    ]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("水库2所，案件共35个。", [("所", "座"), ("个", "起")]),
        ("2家公厕、12个案件", [("家", "座"), ("个", "起")]),
        ("水库2座，案件2所，", []),
        ("小型水库2家和公厕3座", [("家", "座")]),
        ("水库2所有，2家公厕门口", []),
        ("项目19个，其中案件8个，", []),
        ("案件19个，其中水库2所，", [("个", "起"), ("所", "座")]),
        ("项目9个。其中案件8个，", [("个", "起")]),
        ("", []),
    ],
)
def test_a_measure_word_that_the_noun_does_not_take(text: str, pairs: list[tuple[str, str]]) -> None:
    assert found(text) == pairs


def test_a_row_without_wrong_ones_is_refused() -> None:
    with pytest.raises(ValueError, match="“水库” needs its measure word and the wrong ones"):
        ClassifierSuitsNoun({"水库": "座"})
