"""How sentences and the members of a list end."""

import pytest

from linter.checks.punctuation.endings import ParagraphWhole, SentenceEnded, StepsParted
from linter.document import Part
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import PartCheck

RULESET = load(shipped() / "genres")
TITLE = "云岭县林业局2023年工作总结\n\n"


def found(check: PartCheck, text: str) -> list[int]:
    """The offsets found, counted from the end of the title."""
    (part,) = parts(TITLE + text)
    return [finding.span.start - len(TITLE) for finding in check.find(part)]


def parts(text: str) -> tuple[Part, ...]:
    return outline(read("draft.txt", text.encode()), RULESET).parts


LONG = "全年造林3.2万亩。加强巡护值守，切实提高资源管护的质量和水平"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LONG + "\n一、主要工作\n组织巡护12次。\n", [len(LONG) - 1]),
        (LONG + "。\n", []),
        (LONG + "（\n", []),  # broken off, not unended
        ("全年造林3.2万亩，超额完成任务。我县评为省级“造林先进县”\n", [29]),
        ("全年造林3.2万亩。制定巡护台账（责任单位：县林场）\n", []),
        ("全年发放树苗3.2万株（其中油松1.2万株）\n", [21]),
        ("本办法自印发之日起施行\n", [10]),
        ("加强巡护值守\n", []),  # too short to be a sentence
        ("共排查矛盾纠纷86件，化解率95.3%\n", [18]),
        ("坚持问题导向，强化系统治理，推动生态环境质量持续改善\n", []),  # a heading
        (
            "全年走访农户三百二十户，收集意见建议八十六条，解决用水用电等难题四十二个，群众对工作更加满意\n",
            [45],
        ),
        ("组队参加比赛，分别获得：\n男队第八名、女队第六名\n", [23]),
        ("参会单位：\n县林业局、县水利局\n", []),
        ((LONG + "\n") * 4 + "散会。\n", []),  # lines that a converter broke
    ],
)
def test_the_last_sentence_is_ended(text: str, expected: list[int]) -> None:
    assert found(SentenceEnded(), text) == expected


def test_paragraphs_are_whole() -> None:
    text = "全年造林3.2万亩，\n，群众满意。\n“三北”工程进展顺利。\n"
    assert found(ParagraphWhole("comma"), text) == []  # goes on below
    assert found(ParagraphWhole("opening"), text) == [11]
    assert found(ParagraphWhole("comma"), "全年造林3.2万亩、\n一是加强巡护。\n") == [9]
    assert found(ParagraphWhole("comma"), "发放宣传单、悬挂横幅、\n一、主要工作\n植树。\n") == [10]
    assert found(ParagraphWhole("comma"), "同志们，\n一、主要工作\n植树。\n") == []
    assert found(ParagraphWhole("semicolon"), "全年造林3.2万亩；\n巡护12次；\n一、主要工作\n植树。\n") == [16]


def test_an_unknown_fault() -> None:
    with pytest.raises(ValueError, match=r"^unknown fault “end”; known: opening, comma, semicolon$"):
        ParagraphWhole("end")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是巡护。二是宣传；三是督查。四是保障。\n", [9]),
        ("一是巡护；二是宣传；三是督查；四是保障。\n", []),
        ("一是巡护。二是宣传；三是督查。\n", [4]),  # one of each: the semicolon parts steps of one sentence
        ("一是巡护。每周两次。二是宣传；三是督查。\n", []),
        ("一是巡护。\n二是宣传；三是督查。四是保障。\n", []),  # over several paragraphs
    ],
)
def test_steps_are_parted_alike(text: str, expected: list[int]) -> None:
    assert found(StepsParted(), text) == expected
