"""Long words before a mark."""

import pytest

from linter.checks.cut_words import WordsWhole
from linter.diagnostic import Edit, Fix
from linter.document import Block, Document, Span

CHECK = WordsWhole("贯彻落实 齐抓共管 营商环境")


def found(text: str) -> list[str]:
    document = Document("a.txt", text, (Block("paragraph", Span(0, len(text)), text, text),))
    return [text[finding.span.start : finding.span.end] for finding in CHECK.find(document)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("抓好贯彻落，形成齐抓共。", ["贯彻落", "齐抓共"]),
        ("优化营商环；贯彻落实，", ["营商环"]),
        ("抓好贯彻落", []),
        ("抓好贯彻落\n实，形成合力。", []),
        ("抓好贯彻落实。齐抓共管", []),
        ("彻落，", []),
    ],
)
def test_a_word_without_its_last_character_is_found_before_a_mark(text: str, spans: list[str]) -> None:
    assert found(text) == spans


def test_the_fix_completes_the_word() -> None:
    text = "贯彻落，"
    (finding,) = CHECK.find(Document("a.txt", text, (Block("paragraph", Span(0, 4), text, text),)))
    assert finding.fix == Fix((Edit(Span(0, 3), "贯彻落实"),), safe=False)
