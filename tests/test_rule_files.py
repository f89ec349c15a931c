"""What every shipped rule file has to look like."""

import re
from pathlib import Path

import pytest

from linter.checks.pattern import Pattern
from linter.loader import load, shipped
from linter.rule import Rule

RULESET = load(shipped())
GENRES = {genre.id for genre in RULESET.genres} | {"unknown"}
HAN = "[一-鿿]"


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_words_are_house_style(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    for words in (rule.title, rule.message, rule.why):
        assert re.search(HAN, words.zh)
        assert words.en != words.zh
    assert "\n" not in rule.message.zh + rule.message.en
    assert not re.search(rf"{HAN} [a-zA-Z0-9]|[a-zA-Z0-9] {HAN}", rule.message.zh + rule.why.zh)


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_genres_exist(rule: Rule) -> None:
    assert rule.genres | rule.except_genres <= GENRES


def test_every_file_is_a_rule_or_a_genre() -> None:
    names = {path.stem for path in Path(shipped()).rglob("*.yaml")} - {"sections", "advert"}
    assert names == {rule.id for rule in RULESET.rules} | (GENRES - {"unknown"})


def test_patterns_say_where_they_can_match() -> None:
    """A pattern without required texts would be searched in every paragraph of every draft."""
    patterns = [rule for rule in RULESET.rules if isinstance(rule.check, Pattern)]
    assert [rule.id for rule in patterns if rule.check.literals is None] == []
