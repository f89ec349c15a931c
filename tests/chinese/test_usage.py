"""Characters that their neighbours do not expect."""

import pytest

from linter.chinese.grams import usual
from linter.chinese.usage import Passage

USAGE = usual()


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("我们要养成好习贯，", "贯", "惯"),
        ("特制定本方安。", "安", "案"),
        ("在县局的精心指到下，", "到", "导"),
        ("与承包户签定合同", "定", "订"),
    ],
)
def test_what_the_neighbours_expect(text: str, wrong: str, right: str) -> None:
    assert Passage(USAGE, text).expected(text.index(wrong), 3)[0] == right


@pytest.mark.parametrize(
    ("text", "right"),
    [("出让86宗地", "宗"), ("江洲镇", "洲"), ("龘龘龘", "龘"), ("安", "安"), ("人民群众", "民")],
)
def test_what_may_stand(text: str, right: str) -> None:
    assert Passage(USAGE, text).expected(text.index(right), 3) == ("", 0)


def test_doubt_is_where_the_slip_is() -> None:
    text = "全年共培训党员干部320人次，养成好习贯。"
    doubtful = list(Passage(USAGE, text).doubtful())
    assert text.index("贯") in doubtful
    assert text.index("党") not in doubtful


def test_characters_that_changed_places() -> None:
    text = "切实维护社会序秩和稳定"
    assert Passage(USAGE, text).turned(text.index("序秩")) > 11
    assert Passage(USAGE, "切实维护社会秩序和稳定").turned(6) < 0


def test_a_character_that_stands_twice() -> None:
    text = "产值同比增长长7.6%，要努力学学习"
    assert Passage(USAGE, text).without(text.index("长长")) > 8
    assert Passage(USAGE, "孩子们平平安安到校").without(3) < 3


def test_a_character_that_is_too_many() -> None:
    text = "改革攻坚纵深推动进。"
    assert Passage(USAGE, text).without(text.index("动")) > 12
    assert Passage(USAGE, "改革攻坚纵深推进。").without(6) < 0


def test_a_character_that_is_missing() -> None:
    text = "现将有关事项函告下："
    character, gain = Passage(USAGE, text).lacking(text.index("下"), 8)
    assert (character, gain > 11) == ("如", True)
    assert Passage(USAGE, text).lacking(text.index("关"), 0) == ("", 0)


def test_the_neighbours_support_a_word() -> None:
    text = "切实提高服务质亮和水平"
    passage = Passage(USAGE, text)
    assert passage.support(text.index("质亮"), "质量") > 1
    assert passage.support(text.index("服务"), "公务") < -5
