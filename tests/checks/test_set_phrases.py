import pytest
from drafts import paragraph

from linter.checks.wording.set_phrases import PhrasesWhole

CHECK = PhrasesWhole("因地制宜 独当一面 脏乱差", common="一面", variants="因地制仪")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("坚持因地治宜", [("因地治宜", "因地制宜")]),
        ("坚持应地制宜", [("应地制宜", "因地制宜")]),
        ("坚持地因制宜", [("地因制宜", "因地制宜")]),
        ("坚持因地地制宜", [("因地地制宜", "因地制宜")]),
        ("独挡一面", []),
        ("独当一方，独当三面", []),
        ("因地制仪，因地制宜，因人制宜，因地制", []),
        ("做到因地制宜宜，也因地制宜宜居", [("因地制宜宜", "因地制宜")]),
        ("因地制宜宜", [("因地制宜宜", "因地制宜")]),
        ("张乱差", [("张乱差", "脏乱差")]),
        ("因地 宜", []),
        ("制宜", []),
    ],
)
def test_slips(text: str, phrases: list[tuple[str, str]]) -> None:
    block = paragraph(text)
    assert [(text[f.span.start : f.span.end], f.values["better"]) for f in CHECK.find(block, None)] == phrases


SHORT = PhrasesWhole("武装部 就诊率 使用率")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("人民武装步抓征兵，就诊虑上升", [("武装步", "武装部"), ("就诊虑", "就诊率")]),
        ("武装不得干政，武装部署，适用率达九成", []),
    ],
)
def test_a_short_phrase_is_told_from_words_that_meet(text: str, phrases: list[tuple[str, str]]) -> None:
    block = paragraph(text)
    assert [(text[f.span.start : f.span.end], f.values["better"]) for f in SHORT.find(block, None)] == phrases


LONG = PhrasesWhole("决定性意义 网格化管理 防患于未然", variants="防患未然")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("具有决定意义", []),
        ("具有决定性义", [("决定性义", "决定性意义")]),
        ("实行网格管理，防患未然", []),
    ],
)
def test_a_long_phrase_without_one_of_its_characters(text: str, phrases: list[tuple[str, str]]) -> None:
    block = paragraph(text)
    assert [(text[f.span.start : f.span.end], f.values["better"]) for f in LONG.find(block, None)] == phrases


def test_what_leads_to_phrases() -> None:
    assert CHECK.literals == {"因地", "制宜", "独当", "脏乱", "乱差"}
