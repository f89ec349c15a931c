"""Characters that their neighbours do not expect."""

import pytest

from linter.chinese.usage import expected, is_seen, is_usual


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("养成好习贯，", "贯", "惯"),
        ("制定本方安。", "安", "案"),
        ("在县局的精心指到下", "到", "导"),
        ("养成好习惯，", "惯", ""),
        ("学习贯彻会议精神", "贯", ""),
        ("出让86宗地", "宗", ""),
        ("江洲镇", "洲", ""),
        ("龘龘龘", "龘", ""),
        ("安", "安", ""),
    ],
)
def test_what_the_neighbours_expect(text: str, wrong: str, right: str) -> None:
    assert expected(text, text.index(wrong)) == right


def test_pairs_and_triples() -> None:
    assert [pair for pair in ("县委", "县惯", "县龘") if not is_seen(pair)] == ["县惯"]
    assert [triple for triple in ("好习惯", "方案#", "好习贯") if not is_usual(triple)] == ["好习贯"]
