"""Characters that their neighbours do not expect."""

from collections import defaultdict

import pytest

from linter.chinese.usage import Passage, Usage, symbols, tables

USAGE = tables()


def test_symbols_are_as_many() -> None:
    assert symbols("第3期，OK！") == "第0期，###"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("我们要养成好习贯，", "贯", "惯"),
        ("特制定本方安。", "安", "案"),
        ("在县局的精心指到下", "到", "导"),
        ("出让86宗地", "宗", ""),
        ("江洲镇", "洲", ""),
        ("龘龘龘", "龘", ""),
        ("安", "安", ""),
    ],
)
def test_what_the_neighbours_expect(text: str, wrong: str, right: str) -> None:
    assert Passage(USAGE, text).expected(text.index(wrong))[0] == right


def test_doubt_is_where_the_slip_is() -> None:
    text = "全年共培训党员干部320人次，养成好习贯。"
    assert text.index("贯") in Passage(USAGE, text).doubtful([])
    assert text.index("党") not in Passage(USAGE, text).doubtful(range(len(text)))


def test_characters_that_changed_places() -> None:
    text = "切实维护社会序秩和稳定"
    assert Passage(USAGE, text).is_turned(text.index("序秩"))
    assert not Passage(USAGE, "切实维护社会秩序和稳定").is_turned(6)


def test_the_neighbours_support_a_word() -> None:
    text = "切实提高服务质亮和水平"
    passage = Passage(USAGE, text)
    assert passage.supports(text.index("质亮"), "质量")
    assert not passage.supports(text.index("服务"), "公务")


def test_costs_by_hand() -> None:
    pairs, triples = {"甲": "EC乙D", "乙": "GB"}, {"甲": " 乙A丙B "}
    usage = Usage(defaultdict(str, pairs), defaultdict(str, triples))
    assert usage.cost("甲乙丙") == 0.25
    assert usage.cost("丙甲乙") == 0.75
    assert usage.cost("甲乙甲") == 0 + 0.25 + 1
    assert usage.cost("丁丁丁") == usage.alone("丁") > 10
    assert usage.meet("甲", "乙")
    assert not usage.meet("甲", "丙")
    assert usage.is_strange("甲丙")
    assert not usage.is_strange("丙丁")
