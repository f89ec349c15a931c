"""What follows what, and what that costs."""

import pytest

from linter.chinese.grams import STEP, Grams, packed, symbols, usual

ROWS = {
    "": ("丙乙甲", bytes((9, 6, 4)), 60),
    "甲": ("乙", bytes((3,)), 2),
    "乙": ("", b"", 1),
    "丙": ("甲", bytes((7,)), 3),
    "甲乙": ("丙", bytes((1,)), 0),
    "丙甲": ("乙", bytes((2,)), 5),
}


def test_symbols_are_as_many() -> None:
    assert symbols("第3期，OK！") == "第0期，###"


@pytest.mark.parametrize(
    ("gram", "levels"),
    [
        ("甲乙丙", 1),
        ("丙甲乙", 2),
        ("丙甲丙", 5 + 2 + 9),
        ("甲乙甲", 0 + 1 + 4),
        ("乙甲乙", 3),
        ("乙丙", 1 + 9),
        ("丁甲", 4),
        ("丙", 9),
        ("丁", 60),
        ("甲丁", 2 + 60),
    ],
)
def test_costs_by_hand(gram: str, levels: int) -> None:
    assert Grams(packed(ROWS)).cost(gram) == levels * STEP


def test_who_meets() -> None:
    grams = Grams(packed(ROWS))
    assert grams.meet("甲", "乙")
    assert not grams.meet("甲", "丙")
    assert not grams.meet("丁", "甲")


def test_what_was_seen_behind() -> None:
    grams = Grams(packed(ROWS))
    assert {before: grams.behind(before) for before in ROWS} == {
        name: seen for name, (seen, *_) in ROWS.items()
    }
    assert grams.behind("丁") == grams.behind("甲丙") == ""


def test_what_is_usual() -> None:
    grams = usual()
    assert grams.cost("为人民") < grams.cost("为人名")
