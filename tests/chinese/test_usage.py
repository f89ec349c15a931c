"""Characters that their neighbours do not expect."""

import pytest

from linter.chinese.usage import tables

USAGE = tables()


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("养成好习贯，", "贯", "惯"),
        ("制定本方安。", "安", "案"),
        ("在县局的精心指到下", "到", "导"),
        ("社区吹哨、部们报到", "们", "门"),
        ("出让86宗地", "宗", ""),
        ("江洲镇", "洲", ""),
        ("龘龘龘", "龘", ""),
        ("安", "安", ""),
    ],
)
def test_what_the_neighbours_expect(text: str, wrong: str, right: str) -> None:
    assert USAGE.expected(text, text.index(wrong)) == right


def test_the_tables() -> None:
    assert "贯" not in USAGE.seen["案"]
    assert "的" in USAGE.seen["好"]
    assert " 习惯" in USAGE.usual["好"]
    assert "龘" not in USAGE.seen
