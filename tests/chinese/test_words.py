from linter.chinese.likeness import alike
from linter.chinese.words import between, is_alone, is_word, joined, reached


def test_words() -> None:
    assert [is_word("人才"), is_word("才料"), is_word("人"), is_word("")] == [True, False, False, False]
    assert [is_alone("对"), is_alone("率")] == [True, False]


def test_characters_that_make_a_word_with_either_side() -> None:
    assert "".join(between("执", "况", "行情法的")) == "行情法"
    assert "".join(between(" ", "况", "行情法的")) == "情"


def test_words_that_reach_into_a_place() -> None:
    assert [reached("人才料想", 1, 3), reached("才料想", 0, 2), reached("各类才料", 2, 4)] == [
        True,
        True,
        False,
    ]


def test_likeness() -> None:
    assert [alike("制", "治"), alike("真", "争"), alike("未", "末"), alike("人", "天")] == [
        True,
        True,
        True,
        False,
    ]
    assert [alike("a", "a"), alike("a", "制")] == [False, False]


def test_joined_characters() -> None:
    assert joined("按全工作要") == bytes([0, 0, 1, 0])
    assert joined("") == b""
