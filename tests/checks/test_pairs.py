"""Pairs of marks over paragraphs."""

import pytest

from linter.checks.punctuation.pairs import MarksPaired
from linter.document import Document
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read

RULESET = load(shipped() / "genres")


def outlined(text: str) -> Document:
    return outline(read("draft.txt", text.encode()), RULESET)


def found(text: str, fault: str) -> list[tuple[str, str]]:
    """What is marked, and the text after the fix of each finding alone."""
    document = outlined(text)
    marked = []
    for block in document.blocks:
        for finding in MarksPaired(fault).find(block, document.part_at(block.span.start)):
            fixed = list(document.text)
            for edit in finding.fix.edits if finding.fix else ():
                fixed[edit.span.start] = edit.text
            marked.append((document.text[slice(*finding.span)], "".join(fixed) if finding.fix else ""))
    return marked


def test_faults() -> None:
    assert found("落实“一岗双责》。\n", "other") == [("》", "落实“一岗双责”。\n")]
    assert found("落实‘一岗双责’。\n", "outer") == [("‘一岗双责’", "落实“一岗双责”。\n")]
    assert found("印发《规划（草案》）。\n", "crossed") == [("）", "")]
    assert found("抓好“三农“工作。\n", "turned") == [("“", "抓好“三农”工作。\n")]


def test_a_number_is_left_to_numbering() -> None:
    text = "云岭县林业局2023年工作总结\n\n一年来，工作平稳。\n(一)造林(含补植)12亩。\n"
    assert [mark for mark, _ in found(text, "half")] == ["(", ")"]


SPEECH = "座谈会纪要\n\n老支书说：“我在村里干了三十年。\n{}修路是我最大的心愿。{}\n会议结束。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SPEECH.format("“", "”"), []),  # each paragraph opens, the last closes
        (SPEECH.format("", "”"), []),  # opened in one paragraph and closed in another
        (SPEECH.format("", ""), ["“我在村里干了三十年"]),
        ("座谈会纪要\n\n他说：修路。好。”大家都笑了。\n", ["修路。好。”"]),
        ("座谈会纪要\n\n大家说好。”散会。\n", ["”"]),
        ("座谈会纪要\n\n（一）落实“双减\n", ["“双减"]),
        ("座谈会纪要\n\n浓度（PM\n2.5\n）下降。\n", []),  # a line broken inside a pair
        ("座谈会纪要\n\n浓度（PM\n下降。\n会议结束。\n散会。\n）\n", ["（PM", "）"]),  # too far away
        ("座谈会纪要\n\n据测，浓度》下降。\n", ["浓度》"]),
    ],
)
def test_quotations_and_lines_that_go_on_below(text: str, expected: list[str]) -> None:
    assert [mark for mark, _ in found(text, "alone")] == expected


def test_a_block_without_its_part() -> None:
    block = outlined("按照《文件精神办理。\n").blocks[0]
    assert len(list(MarksPaired("alone").find(block, None))) == 1


def test_an_unknown_fault() -> None:
    with pytest.raises(
        ValueError, match=r"^unknown fault “open”; known: alone, other, turned, nested, outer, crossed, half$"
    ):
        MarksPaired("open")
