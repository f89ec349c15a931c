"""Compounds of two words."""

from linter.chinese.compounds import heads, tails


def test_the_words_of_a_compound() -> None:
    assert "防线" in tails("安全")
    assert "安全" in heads("防线")
    assert tails("防彻") == []
    assert heads("") == []


def test_both_tables_hold_the_same_compounds() -> None:
    assert all("执纪" in heads(word) for word in tails("执纪"))
