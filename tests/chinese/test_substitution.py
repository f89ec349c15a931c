import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.chinese.substitution import restore


@pytest.mark.parametrize(
    ("draft", "reading"),
    [
        ("认真学习D的二十大精神。", "认真学习党的二十大精神。"),
        ("全面从严治D", "全面从严治党"),
        ("《中国共产DD员权利保障条例》", "《中国共产党党员权利保障条例》"),
        ("XXD支部召开主题D日活动", "XX党支部召开主题党日活动"),
        ("在某D组的领导下", "在某党组的领导下"),
        ("建强“互联网+D建”阵地", "建强“互联网+党建”阵地"),
        ("制定D委D建工作要点", "制定党委党建工作要点"),
        ("Ｄ员Ｄ组织", "党员党组织"),
        ("学习 D 的二十大精神", "学习 党 的二十大精神"),
        ("d员学习d的二十大精神", "党员学习党的二十大精神"),
        # one strong form vouches for a weak one
        ("D支部到市委D校学习", "党支部到市委党校学习"),
        # three vouch for any D between Han characters, not for grades
        (
            "D员、D建、D委，加强D对工会的领导，改造D级危房",
            "党员、党建、党委，加强党对工会的领导，改造D级危房",
        ),
        # three different weak forms without a strong one
        ("讲好D课，学习D史，严守D纪", "讲好党课，学习党史，严守党纪"),
    ],
)
def test_restored(draft: str, reading: str) -> None:
    assert restore(draft) == reading


@pytest.mark.parametrize(
    "draft",
    [
        "没有可以还原的字母",
        "改造D级危房12户，引进D类人才3名",
        "3D打印、4D影院、BIM与3D建模",
        "分为A、B、C、D四类",
        "A员、B员、C员、D员四个岗位",
        "小组赛D组第二名",
        "R&D经费、D-二聚体、DN300管道、K/D值",
        "补充维生素D的摄入",
        "搬入D座，从D出口离开",
        "发布APP、PDF、CD和DVD",
        "D1、D2次动车",
        "本题选D。",
        "DDD建工作",
        "入D区参观",
    ],
)
def test_left_alone(draft: str) -> None:
    assert restore(draft) is draft


@given(st.text(alphabet="D党员建的二十大X类A、 d级支部组", max_size=60))
def test_keeps_length_and_settles(draft: str) -> None:
    reading = restore(draft)
    assert len(reading) == len(draft)
    assert all(
        new == old or (old in "DdＤｄ" and new == "党") for old, new in zip(draft, reading, strict=True)
    )
