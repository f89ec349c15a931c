from decimal import Decimal

import pytest

from linter.chinese.amounts import amounts, between, plain, rounding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投入3.2亿元、12万元", [("3.2亿元", "320000000", "元"), ("12万元", "120000", "元")]),
        ("２０名和3位", [("２０名", "20", "人"), ("3位", "3", "人")]),
        ("5场次、6次", [("5场次", "5", "次"), ("6次", "6", "次")]),
        ("3.5个百分点", [("3.5个百分点", "3.5", "个百分点")]),
        ("12.5%", [("12.5%", "12.5", "%")]),
        ("近5万人次", [("5万人次", None, "人次")]),
        ("300余户，200户左右", [("300余户", None, "户"), ("200户", None, "户")]),
        ("XX件，3X万元，○个", [("XX件", None, "件"), ("3X万元", None, "元"), ("○个", None, "个")]),
        ("2—3万元", [("3万元", None, "元")]),
        (
            "1,449.86万元，12 500元，94·99%",
            [("1,449.86万元", "14498600", "元"), ("500元", None, "元"), ("99%", None, "%")],
        ),
        ("第3次，PM2.5，2024", []),
        ("2024年5月1日，3年", []),
        ("60件（套），13个（含社区）", [("60件（套）", "60", "件"), ("13个", "13", "个")]),
        ("开行列车96列，每人20克", [("96列", "96", "列"), ("20克", "20", "克")]),
        ("将问题12列为重点，投入200万列支", []),
        ("10个工作日、3工作日", [("10个工作日", "10", "个工作日"), ("3工作日", "3", "个工作日")]),
    ],
)
def test_amounts(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = [(a.text, None if a.value is None else plain(a.value), a.family) for a in amounts(text)]
    assert found == expected


def test_between() -> None:
    text = "甲5个、乙3个，丙2个"
    assert [amount.text for amount in between(text, 3, 9)] == ["3个"]


@pytest.mark.parametrize(
    ("text", "slack"),
    [
        ("3个、4个", "0"),
        ("3.2亿元、1亿元", "10000000"),
        ("1.55万亿元、8300亿元", "5050000000"),
        ("12.6%", "0.05"),
    ],
)
def test_rounding(text: str, slack: str) -> None:
    assert rounding(amounts(text)) == Decimal(slack)


@pytest.mark.parametrize(("number", "text"), [("100", "100"), ("3.50", "3.5"), ("1E+2", "100"), ("4.0", "4")])
def test_plain(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(("text", "exact"), [("约300户", False), ("已签约300户", True), ("节约300元", True)])
def test_about(text: str, exact: bool) -> None:
    assert (amounts(text)[0].value is not None) is exact


@pytest.mark.parametrize(
    ("text", "size"),
    [("约1.5亩", "1.5"), ("320余户", "320"), ("3—5万元", "50000"), ("XX件", None), ("12 500元", None)],
)
def test_size(text: str, size: str | None) -> None:
    read = amounts(text)[0].size
    assert (None if read is None else plain(read)) == size
