"""The date a draft is signed with, and what it tells of days before and behind it."""

import pytest
from drafts import family, placed

from linter.checks.date.signing.events import SignedAfterEvents
from linter.checks.date.signing.signing_forms import SigningDateComplete

LINTER = family("date")


def found(text: str) -> list[tuple[str, str, int]]:
    return placed(LINTER, text)


@pytest.mark.parametrize(
    ("signed", "rules"),
    [
        ("2023年6月", ["signing-form"]),
        ("2023.6", ["signing-form"]),
        ("2023年　月　日", ["signing-form"]),
        ("2023年6月 日", ["signing-form"]),
        ("23年6月5日", ["signing-form"]),
        ("2023年6月5号", ["signing-form"]),
        ("二〇二三年六月五日", ["signing-form"]),
        ("二〇〇八年六月五日", []),
        ("2023 年 6 月 5 日", ["signing-spaces"]),
        ("2023年6月5日", []),
    ],
)
def test_signing_forms(signed: str, rules: list[str]) -> None:
    draft = f"关于做好防汛值班的通知\n\n各村：\n请做好防汛值班。\n云岭镇人民政府\n{signed}\n"
    assert [rule for rule, _, line in found(draft) if line == 6] == rules


def test_a_letter_may_be_dated_in_han_numerals() -> None:
    letter = "感　谢　信\n\n云岭建设公司：\n感谢贵公司抢修桥梁。\n清河镇人民政府\n二〇二三年八月二十日\n"
    assert found(letter) == []


def test_the_turn_of_the_year_is_no_deadline_past() -> None:
    notice = "关于报送材料的通知\n\n各科室：\n请于{}前报送材料。\n综合科\n2023年12月20日\n"
    assert found(notice.format("1月10日")) == []
    assert found(notice.format("12月10日")) == [("deadline-past", "12月10日", 4)]


ISSUED = """\
关于做好职称申报工作的通知

各单位：
{}
云岭县人社局
2024年3月28日
"""


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("2024年8月31日前办理了退休手续的不得申报。", False),
        ("2024年6月30日24时前已报名的人员有效。", False),
        ("2024年6月，完成评审；7月，组织专家下乡了解情况。", False),
        ("2024年5月20日，县委召开了会议。", True),
    ],
)
def test_a_notice_tells_of_cases_to_come(text: str, late: bool) -> None:
    assert bool(found(ISSUED.format(text))) == late


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("截至12月底，建成基地12个。\n二、存在问题\n力量薄弱。", False),
        ("截至12月25日，建成基地12个。\n二、存在问题\n力量薄弱。", True),
        ("建成基地12个。\n二、整改措施\n12月下旬举办业务培训班。", False),
        ("建成基地12个。下一步，一是充实队伍。二是12月下旬组织一次培训。\n二、存在问题\n力量薄弱。", False),
        ("12月下旬组织一次培训。\n二、存在问题\n力量薄弱。", True),
    ],
)
def test_a_summary_is_written_before_the_year_ends(text: str, late: bool) -> None:
    draft = f"云岭县科协2023年工作总结\n\n现总结如下。\n一、主要工作\n{text}\n云岭县科协\n2023年12月18日\n"
    assert [rule for rule, _, _ in found(draft)] == ["signing-before-event"] * late


def test_a_survey_that_lasted_is_over() -> None:
    survey = (
        "关于我县苗木产业的调研报告\n\n{}，历时一个半月，调研组深入6个乡镇，形成如下报告。\n"
        "一、发展现状\n近年来，苗木产业发展较快。\n县林业局\n2025年6月18日\n"
    )
    assert found(survey.format("2025年6月3日至7月20日")) == [("signing-before-event", "2025年6月18日", 7)]
    assert found(survey.format("2025年4月3日至6月10日")) == []


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="“fault” is form or spaces"):
        SigningDateComplete("shape")
    with pytest.raises(ValueError, match="“doubted” is signature or event"):
        SignedAfterEvents("title")
