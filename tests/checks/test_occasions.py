"""Commemoration days, anniversaries, five-year plans and sessions, as drafts of 2024 name them."""

import pytest
from drafts import linter_of

from linter.readers import read

NAMES = {"named-day", "anniversary", "plan-stage", "session"}
LINTER = linter_of(NAMES)


def messages(sentence: str, title: str = "某县2024年工作总结") -> list[str]:
    return [
        d.message for d in LINTER.lint(read("draft.txt", f"{title}\n\n{sentence}\n".encode())).diagnostics
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("4月22日世界读书日当天开放。", "“世界读书日”应为4月23日，写作“4月22日”，请核对"),
        ("利用国际禁毒日（6月25日）开展宣传。", "“国际禁毒日”应为6月26日，写作“6月25日”，请核对"),
        ("“11.8”消防宣传日，演练3次。", "“消防宣传日”应为11月9日，写作“11.8”，请核对"),
        ("5月是全国“安全生产月”。", "“安全生产月”应为6月，写作“5月”，请核对"),
        ("9月14日全民国防教育日，集中教育。", "“国防教育日”应为9月21日，写作“9月14日”，请核对"),
        ("第28个世界读书日。", "“世界读书日”应为2024年第29个，写作“第28个”，请核对"),
        ("2024年是新中国成立76周年。", "2024年是新中国成立75周年，写作“76周年”，请核对"),
        ("今年是改革开放四十五周年。", "2024年是改革开放46周年，写作“四十五周年”，请核对"),
        ("庆祝建党102周年。", "2024年是建党103周年，写作“102周年”，请核对"),
        (
            "2025年是“十四五”规划的开局之年。",
            "2025年是2021—2025年规划的第五年，与“开局之年”不符，请核对",
        ),
        ("2026年是“十四五”收官之年。", "2026年不在2021—2025年之内，与“收官之年”不符，请核对"),
        ("今年是“八五”普法的第三年。", "2024年是2021—2025年规划的第四年，与“第三年”不符，请核对"),
        ("“十三五”时期（2015—2020年）。", "“十三五”是2016—2020年，与“2015—2020年”不符，请核对"),
        ("学习二十届四中全会精神。", "“二十届四中全会”：二十届四中全会在成文之后召开，请核对"),
        ("学习十九届八中全会精神。", "“十九届八中全会”：没有十九届八中全会，请核对"),
        ("2023年7月，二十届三中全会召开。", "“二十届三中全会”：是2024年7月召开的，请核对"),
    ],
)
def test_wrong(sentence: str, expected: str) -> None:
    assert messages(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "4月20日世界读书日系列活动启动，4月23日世界读书日当天开放。",
        "9月21日全民国防教育日，第29个世界读书日，6月“安全生产月”。",
        "每月20日党员活动日，9月质量月。",
        "2024年是新中国成立75周年，2021年是建党100周年。",
        "贯彻在庆祝中国共产党成立100周年大会上的讲话精神，迎接建国80周年。",
        "2025年是“十四五”规划的收官之年，2026年是“十五五”规划的开局之年。",
        "学习二十届二中、三中全会精神，迎接二十届四中全会，开展党纪学习教育。",
        "2024年7月，二十届三中全会召开。",
    ],
)
def test_silent(sentence: str) -> None:
    assert messages(sentence) == []


def test_without_a_year_nothing_is_known() -> None:
    assert messages("学习二十届四中全会精神，庆祝建党110周年。", "某县工作总结") == []


def test_a_campaign_that_has_not_begun() -> None:
    assert messages("开展党纪学习教育。", "某县2022年工作总结") == ["“党纪学习教育”：2024年4月才开始，请核对"]
