import pytest

from linter.document import Number
from linter.outline.numbers import han_value, read_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、主要工作", Number("一、", 1, "一、")),
        ("二十一、附则", Number("一、", 21, "二十一、")),
        ("一.主要工作", Number("一、", 1, "一.")),
        ("一，主要工作", Number("一、", 1, "一，")),
        ("一、一、主要工作", Number("一、", 1, "一、")),
        ("（三）加强领导", Number("（一）", 3, "（三）")),
        ("(三)加强领导", Number("（一）", 3, "(三)")),
        ("（三）、加强领导", Number("（一）", 3, "（三）、")),
        ("1.加强领导", Number("1.", 1, "1.")),
        ("1．加强领导", Number("1.", 1, "1．")),
        ("１、加强领导", Number("1.", 1, "１、")),
        ("20.2026年民生实事", Number("1.", 20, "20.")),
        ("1.65周岁以上老年人", Number("1.", 1, "1.")),
        ("1.2处隐患", Number("1.", 1, "1.")),
        ("（1）加强领导", Number("（1）", 1, "（1）")),
        ("1）加强领导", Number("（1）", 1, "1）")),
        ("⑴加强领导", Number("（1）", 1, "⑴")),
        ("②加强领导", Number("①", 2, "②")),
        ("第二部分：主要工作", Number("第一部分", 2, "第二部分：")),
        ("第三章 监督管理", Number("第一章", 3, "第三章")),
        ("第二编　污染防治", Number("第一编", 2, "第二编")),
        ("第十条　本办法自印发之日起施行。", Number("第一条", 10, "第十条")),
        ("第一百二十三条　本办法自印发之日起施行。", Number("第一条", 123, "第一百二十三条")),
        ("一百零四、附则", Number("一、", 104, "一百零四、")),
        ("一、二、三等奖各1名", None),
        ("一，二，三，齐步走", None),
        ("1.1 编制目的", None),
        ("3.5万户受益", None),
        ("5.3%的增速", None),
        ("1、3、5个工作日", None),
        ("2023年主要工作", None),
        ("第三章的规定，适用于本县。", None),
        ("第五条规定的情形", None),
        ("一九九七，文学提供了什么", None),
        ("一是加强领导", None),
        ("", None),
    ],
)
def test_read_number(text: str, expected: Number | None) -> None:
    assert read_number(text) == expected


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("二一", 21)]
)
def test_han_value(text: str, value: int) -> None:
    assert han_value(text) == value
