"""Compounds of two words."""

from linter.chinese.compounds import heads, holds, pairs, suffix_for, tails


def test_the_words_of_a_compound() -> None:
    assert holds(tails("安全"), "防线")
    assert holds(heads("防线"), "安全")
    assert tails("防彻") == heads("") == ""


def test_both_tables_hold_the_same_compounds() -> None:
    assert all(holds(heads(word), "执纪") for word in pairs(tails("执纪")))


def test_words_run_together() -> None:
    assert pairs("防线生产") == ["防线", "生产"]
    assert [holds("防线生产线生", word) for word in ("生产", "线生", "产线")] == [True, True, False]


def test_a_suffix_mistaken() -> None:
    assert holds(heads("化"), "规范")
    assert suffix_for("规范", "话") == "化"
    assert suffix_for("针对", "型") == "性"
    assert suffix_for("服务", "型") == ""
    assert suffix_for("", "了") == ""
