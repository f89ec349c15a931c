"""What is wrong with the pairs of a paragraph."""

import pytest

from linter.chinese.marks import CLOSING, INNER, OPENING, OUTER, PARTNERS, named, slips, widened


def found(text: str) -> list[tuple[str, str, str]]:
    """Each slip: kind, the text from its first mark to its last, what the marks should be."""
    return [(slip.kind, text[slip.start : slip.end + 1], slip.better + slip.closing) for slip in slips(text)]


def test_tables_agree() -> None:
    assert len(OPENING) == len(CLOSING) == len(PARTNERS)
    assert {OUTER[single] for single in OUTER} == set(INNER)


def test_each_mark_has_a_name() -> None:
    assert len({named(mark)[0] for mark in OPENING + CLOSING}) == len(OPENING + CLOSING)
    assert named("”") == ("后引号「”」", "closing quotation mark ”")
    assert named("（") == ("前括号「（」", "opening bracket （")


@pytest.mark.parametrize(
    "text",
    [
        "学习《民法典》，落实“一岗双责”（见附件）。",
        "《关于印发〈防汛方案〉的通知》（云农发〔2024〕6号）",
        "《关于转发〈关于印发《办法》的通知〉的通知》",  # a title in a title in a title
        "“坚持‘两个维护’，学习《民法典》（修订版）”",
        "1）登记；2）审核；（一）受理；a）初审",
        "It’s the People’s Hospital, ’98抗洪，‘98抗洪",
        "函数f(x)=2(x+1)，电话(0551)6021345，终稿(2).docx",
        "得分在[60,80)的合格，在(80,100]的良好",
        "北纬31°15’20”，东经117°10’30”，65”电视机2台",
        "“做好‘90后’干部工作”",
        "印发规划（云农发〔2024)6号、云发〔2024]7号）",
    ],
)
def test_neat(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照《上级文件精神", [("alone", "《", "")]),
        ("学习民法典》，落实责任", [("alone", "》", "")]),
        (
            "学习《民法典。落实一岗双责”",
            [("alone", "《", ""), ("alone", "”", "")],
        ),  # not meant for each other
        ("学习《民法典”，", [("other", "《民法典”", "》")]),
        ("约谈（2人》", [("other", "（2人》", "）")]),
        ("抓好“三农“工作", [("turned", "“", "”")]),
        ("落实”三治“", [("turned", "”", "“"), ("turned", "“", "”")]),
        ("抓好“三农“工作，落实”三治”", [("turned", "“", "”"), ("turned", "”", "“")]),
        ("“开展“回头看”检查”", [("nested", "“回头看”", "‘’")]),
        ("编制““十四五””规划", []),
        ("《关于印发《办法》的通知》", [("nested", "《办法》", "〈〉")]),
        ("落实‘一岗双责’", [("outer", "‘一岗双责’", "“”")]),
        ("《“十四五”规划（草案》）", [("crossed", "（草案》）", "")]),
        ("清运垃圾(含建筑垃圾)12吨", [("half", "(", "（"), ("half", ")", "）")]),
        ("乡镇(街道）、村（社区)", [("half", "(", "（"), ("half", ")", "）")]),
        ("人工智能(AI)", [("half", "(", "（"), ("half", ")", "）")]),
    ],
)
def test_slips(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_an_open_quotation_counts_as_the_outer_one() -> None:
    assert found("他说：“要落实‘三个必须’。") == [("alone", "“", "")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("排查隐患12处,整改率98%;其余正在整改", "排查隐患12处，整改率98%；其余正在整改"),
        ("时间:9:30,经费1,500元", "时间：9:30，经费1,500元"),
        ("网址：http://a.cn,b", "网址：http://a.cn,b"),
        ("see a, b; c: d", "see a, b; c: d"),
    ],
)
def test_marks_read_in_full_width(text: str, read: str) -> None:
    assert widened(text) == read
