import pytest

from linter.chinese.titles import alike, plain


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
