import pytest

from linter.chinese.titles import alike, plain, slip


def test_plain() -> None:
    assert plain(" 关于 做好(2023年)工作的\u3000通知。") == "关于做好（2023年）工作的通知"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("云岭县水利局工作总结", "云岭县水务局工作总结", True),
        ("云岭县综治工作总结", "云岭县综治维稳工作总结", True),
        ("云岭县2022年工作总结", "云岭县2023年工作总结", False),  # another year is another title
        ("工作总结", "工作计划", False),
        ("云岭县水利局工作总结", "清河镇教育办工作总结", False),
    ],
)
def test_alike(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("保证农民工工资支付条例", True),  # one mistaken
        ("保障农民工工资条例", True),  # two left out
        ("保障农民工的工资支付条例", True),  # one put in
        ("保障农民工工资支付条例", False),
        ("保障教师工工资支付条例", False),  # two mistaken in a short title
        ("省级保障农民工工资支付条例", False),  # another authority's
        ("保障农民工工资支付条例（试行）", False),
    ],
)
def test_slip(title: str, expected: bool) -> None:
    assert slip(title, "保障农民工工资支付条例") is expected


def test_slip_in_a_long_title() -> None:
    official = "党政主要负责人履行推进法治建设第一责任人职责规定"
    assert slip("党政主要领导人履行推进法治建设第一责任人职责规定", official)
    assert not slip("党政主要负责人履行推进法治建设第二责任人职责规定", official)
