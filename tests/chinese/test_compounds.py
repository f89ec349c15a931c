"""Compounds of two words."""

from linter.chinese.compounds import heads, suffix_for, tails


def test_the_words_of_a_compound() -> None:
    assert "防线" in tails("安全")
    assert "安全" in heads("防线")
    assert tails("防彻") == ()
    assert heads("") == ()


def test_both_tables_hold_the_same_compounds() -> None:
    assert all("执纪" in heads(word) for word in tails("执纪"))


def test_a_suffix_mistaken() -> None:
    assert "规范" in heads("化")
    assert suffix_for("规范", "话") == "化"
    assert suffix_for("针对", "型") == "性"
    assert suffix_for("服务", "型") == ""
    assert suffix_for("", "了") == ""
