"""Words of one meaning side by side."""

import pytest
from drafts import paragraph

from linter.checks.wording.synonyms import SynonymsOnce
from linter.routes import Anchor

CHECK = SynonymsOnce(("制止 避免 防止", "如期 按期 防止"))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("引导群众制止避免乱倒垃圾。", ["制止避免"]),
        ("避免制止避免。", ["避免制止"]),
        ("如期防止，按期避免。", ["如期防止"]),
        ("制止、避免，制止和避免。", []),
        ("制止制止。", []),
    ],
)
def test_a_word_behind_its_synonym_is_found(text: str, spans: list[str]) -> None:
    block = paragraph(text)
    assert [text[finding.span.start : finding.span.end] for finding in CHECK.find(block, None)] == spans


def test_words_that_are_joined_are_found_but_not_set_phrases() -> None:
    check = SynonymsOnce(("防范 预防 防止",), joints="和与", fixed="预防防止")
    text = "防范和预防事故，预防和防止，防止与防范，防止防范。"
    spans = [text[finding.span.start : finding.span.end] for finding in check.find(paragraph(text), None)]
    assert spans == ["防范和预防", "防止与防范"]


def test_where_two_words_of_a_group_meet_is_an_anchor_in_either_order() -> None:
    anchors = set(SynonymsOnce(("如期 按期",)).anchors)
    assert anchors == {
        Anchor("期按", 1),
        Anchor("期如", 1),
        Anchor("期了按", 1),
        Anchor("期了如", 1),
        Anchor("期着按", 1),
        Anchor("期着如", 1),
    }
