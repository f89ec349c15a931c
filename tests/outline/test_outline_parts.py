import pytest

from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read

RULESET = load(shipped() / "genres")

WATER = "云岭县水利局2023年工作总结\n\n今年以来维修水库4座，成效明显。\n云岭县水利局\n2023年12月8日\n"
FOREST = "云岭县林业局2023年工作总结\n\n今年以来造林2万亩，成效明显。\n云岭县林业局\n2023年12月9日\n"


def parts(text: str) -> list[tuple[str, bool]]:
    document = outline(read("draft.txt", text.encode()), RULESET)
    return [(part.title.text if part.title else "", part.annex) for part in document.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WATER, [("云岭县水利局2023年工作总结", False)]),
        (
            WATER + "\n" + FOREST,
            [("云岭县水利局2023年工作总结", False), ("云岭县林业局2023年工作总结", False)],
        ),
        (
            "汇编\n目录\n云岭县水利局2023年工作总结\t1\n云岭县林业局2023年工作总结\t5\n\n"
            + WATER
            + "\n"
            + FOREST,
            [("云岭县水利局2023年工作总结", False), ("云岭县林业局2023年工作总结", False)],
        ),
        ("一、工作情况\n维修水库4座。\n", [("", False)]),
        ("", []),
        (
            WATER + "\n附件\n\n水库维修任务分解表\n水库\t任务\n青山水库\t加固\n",
            [("云岭县水利局2023年工作总结", False), ("水库维修任务分解表", True)],
        ),
    ],
)
def test_parts(text: str, expected: list[tuple[str, bool]]) -> None:
    assert parts(text) == expected


def test_a_heading_that_looks_like_a_title_begins_no_report() -> None:
    text = (
        "云岭县水利局2023年工作总结\n\n今年以来开展工作如下。\n2023年主要工作\n维修水库4座。\n\n"
        "2024年工作计划\n维修水库6座。\n"
    )
    assert parts(text) == [("云岭县水利局2023年工作总结", False)]
