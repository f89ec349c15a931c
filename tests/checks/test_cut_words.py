"""Words that lack their end before a mark or at the end of a paragraph."""

import pytest
from drafts import unread

from linter.checks.wording.cut_words import WordsWhole
from linter.diagnostic import Edit, Fix
from linter.document import Span

CHECK = WordsWhole("贯彻落实 齐抓共管 营商环境")


def found(text: str) -> list[str]:
    document = unread(text)
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
    (finding,) = CHECK.find(unread(text))
    assert finding.fix == Fix((Edit(Span(0, 3), "贯彻落实"),), safe=False)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("镇财政困难，后续费用难以承。", ["难以承"]),
        ("做法得到县委的高度肯，并推广。", ["高度肯"]),
        ("对个别项目过问不够、督促不", []),
        ("对个别项目推进的过问还不够、督促不", ["督促不"]),
        ("时间紧、任务重，纠纷快速处，老有所依。", []),
        ("设在办公室，落实责任制，覆盖全县域，设置醒目标识。", []),
        ("出席：高尚全、李明。", []),
        ("不，这。", []),
    ],
)
def test_a_word_that_is_left_with_its_first_character_is_found(text: str, spans: list[str]) -> None:
    assert found(text) == spans


def test_there_is_no_fix_where_the_second_character_is_not_known() -> None:
    text = "后续费用难以承。"
    (finding,) = CHECK.find(unread(text))
    assert (finding.values, finding.fix) == ({"better": "难以承…"}, None)
