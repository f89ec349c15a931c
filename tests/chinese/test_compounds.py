"""Compounds of two words."""

from linter.chinese.compounds import followers


def test_what_follows_a_word() -> None:
    assert "防线" in followers("安全")
    assert followers("防彻") == followers("") == followers("安全防线") == []
