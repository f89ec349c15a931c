"""Lengths of time, terms and ages against the dates beside them."""

import pytest
from drafts import linter_of

from linter.readers import read

LINTER = linter_of({"duration", "term", "age"})


def messages(sentence: str) -> list[str]:
    text = f"某县2024年工作总结\n\n{sentence}\n"
    return [d.message for d in LINTER.lint(read("draft.txt", text.encode())).diagnostics]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "自2024年12月1日至2025年2月28日，开展为期两个月的整治。",
            "“2024年12月1日至2025年2月28日”是3个月，写作“两个月”，请核对",
        ),
        ("3月至5月，历时5个月。", "“3月至5月”是3个月，写作“5个月”，请核对"),
        ("7月8日至12日，举办为期三天的培训。", "“7月8日至12日”是5天，写作“三天”，请核对"),
        ("公示期为5个工作日（4月8日至10日）。", "“4月8日至10日”是3天，写作“5个工作日”，请核对"),
        ("2019年3月至2024年3月，整整6年。", "“2019年3月至2024年3月”是5.1年，写作“6年”，请核对"),
        (
            "2023年4月开工，工期18个月，计划2024年4月竣工。",
            "开工至“2024年4月”是12个月，与“工期18个月”不符，请核对",
        ),
        ("李某，1972年5月出生，今年46岁。", "从1972年算起应为52，写作“46岁”，请核对"),
        ("1995年参加工作，至今工作39年。", "从1995年算起应为29，写作“39年”，请核对"),
    ],
)
def test_wrong(sentence: str, expected: str) -> None:
    assert messages(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "3月1日至5月31日，为期三个月；7月8日至12日，为期5天；8月3日至8月9日，为期一周。",
        "7月8日至12日，分两期举办为期2天的培训。",
        "11月15日至3月15日，为期4个月；3月1日至5月20日，历时近3个月。",
        "2023年3月至2024年3月，为期一年；2023年至2025年，为期三年。",
        "5月中旬至7月上旬，历时两个月。",
        "2023年4月开工，工期18个月，2024年10月竣工；2023年4月开工，工期12个月，延期至2024年10月完工。",
        "李某，1972年5月出生，今年52岁；王某，1980年出生，20岁时参军；1995年参加工作，工龄20余年。",
    ],
)
def test_silent(sentence: str) -> None:
    assert messages(sentence) == []
