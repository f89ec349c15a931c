"""Blanks in running text, and those of forms."""

import pytest
from drafts import linter_of, reported

LINTER = linter_of({"blank-in-sentence"})


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("请于3月5日前报送清单，联系人：　　　　，电话：　　。", ["　　　　", "　　"]),
        ("全年接待读者6.2万人次，同比增长%，借阅量达到　册次。", ["%"]),
        ("全年接待读者6.2万人次，同比增长 12%，满意率达98%。", []),
        ("会议由　　　主持，副主任王　明同志参加了会议。", ["　　　"]),
        ("全县有关部门负责同志参加，由县水务局牵头。", []),
        ("联系人：　　　，联系电话：　　　。", []),
        ("请家长填写：　　　　，并签名后交回学校教务处。", []),
        ("时间：3月8日　　　　地点：三楼会议室，请准时到会。", []),
    ],
)
def test_blanks(sentence: str, expected: list[str]) -> None:
    found = reported(LINTER, "关于报送清单的通知", "", "各村：", sentence)
    assert [text for _, text in found] == expected


def test_a_wide_gap_between_words_is_a_guess() -> None:
    sentence = "会议传达了县委工作会议精神，学习了　　　有关文件，作了分工。"
    assert reported(LINTER, "会议纪要", "", sentence) == [("blank-in-sentence", "　　　")]
