"""Words of one meaning side by side."""

import pytest
from drafts import paragraph

from linter.checks.wording.synonyms import SynonymsOnce

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


def test_every_order_of_two_words_of_a_group_is_an_anchor() -> None:
    anchors = {anchor.text for anchor in SynonymsOnce(("如期 按期",)).anchors}
    assert anchors == {"如期按期", "按期如期", "如期了按期", "按期了如期"}
