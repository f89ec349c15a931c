"""What a draft lays down once and says again: places, years, its own kind; and plans that lie ahead."""

import pytest
from drafts import linter_of, reported

NAMES = {"office-place", "other-genre", "review-year", "plan-behind", "enrolment"}
LINTER = linter_of(NAMES)


def found(title: str, *lines: str) -> list[tuple[str, str]]:
    return reported(LINTER, title, "", *lines)


PLAN = "某县校园安全整治实施方案"
NOTICE = "关于做好校园安全工作的通知"


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        (
            PLAN,
            ["领导小组办公室设在县教育局。", "报领导小组办公室（县公安局，电话123）。"],
            [("office-place", "县公安局")],
        ),
        (PLAN, ["领导小组办公室设在县教育体育局。", "报领导小组办公室（县教体局，电话123）。"], []),
        (PLAN, ["领导小组办公室设在县教育局。", "报县安委会办公室（值班室）。"], []),
        (PLAN, ["甲领导小组办公室设在县教育局。", "乙领导小组办公室设在县公安局。"], []),
        (PLAN, ["为做好工作，制定本通知。"], [("other-genre", "通知")]),
        (NOTICE, ["本办法自印发之日起施行。"], []),
        ("关于印发校园安全整治方案的通知", ["为做好工作，制定本方案。"], []),
        (
            "某区人民法院工作报告",
            ["一、2025年工作回顾", "2024年，受理案件8642件。", "二、2025年工作安排", "继续努力。"],
            [("review-year", "2025年")],
        ),
        (
            "某区人民法院工作报告",
            ["一、2024年工作回顾", "2024年，受理案件8642件。", "二、2025年工作安排"],
            [],
        ),
        (NOTICE, ["截至2024年9月底，完成70%，计划于2024年3月底前完工。"], [("plan-behind", "2024年3月")]),
        (NOTICE, ["截至2024年9月底，完成70%，原计划于2024年3月底前完工。"], []),
        (NOTICE, ["计划于2023年3月底前完工的项目已建成。", "某局", "2024年5月6日"], []),
        (NOTICE, ["计划于2023年3月底前完工。", "某局", "2024年5月6日"], [("plan-behind", "2023年3月")]),
        (
            NOTICE,
            ["一、会议时间：6月8日上午9时", "请于6月9日前将参会回执报教育局。", "某局", "2024年6月1日"],
            [("enrolment", "6月9日")],
        ),
        (NOTICE, ["一、会议时间：6月8日上午9时", "请于6月20日前报送落实情况。", "某局", "2024年6月1日"], []),
    ],
)
def test_told_twice(title: str, lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert found(title, *lines) == expected
