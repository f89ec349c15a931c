"""Fixed lists quoted without one of their members."""

import pytest
from drafts import paragraph

from linter.checks.wording.fixed_lists import ListWhole

CHECK = ListWhole(("甲方案、乙方案、丙方案、丁方案", "真学习、真领会、真运用"))


def found(text: str) -> list[str]:
    block = paragraph(text, 7)
    return [text[f.span.start - 7 : f.span.end - 7] for f in CHECK.find(block, None)]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("坚持甲方案、乙方案、丙方案、丁方案。", []),
        ("坚持甲方案、乙方案、丁方案。", ["乙方案、丁方案"]),
        ("坚持甲方案，丙方案和丁方案。", ["甲方案，丙方案"]),
        ("坚持甲方案、方案、丙方案、丁方案。", ["方案"]),
        ("坚持甲方案、乙方案、丙、丁方案。", ["丙"]),
        ("坚持甲方案、乙方案、丙方案、丁方。", ["丁方"]),
        ("坚持甲方案、乙方案、丙方案、别的。", []),
        ("坚持甲方案、乙方案、丙方案。", []),
        ("坚持“甲方案、乙方案、丙方案”", ["甲方案、乙方案、丙方案"]),
        ("坚持甲方案、乙方案、丙方案的总要求", ["甲方案、乙方案、丙方案"]),
        ("坚持“乙方案、丙方案、丁方案”", ["乙方案、丙方案、丁方案"]),
        ("坚持乙方案、丙方案、丁方案。", []),
        ("坚持乙方案、甲方案、丁方案。", []),
        ("坚持真学习、真运用。", []),
        ("坚持真学习、真领会、真用。", ["真用"]),
    ],
)
def test_gaps(text: str, gaps: list[str]) -> None:
    assert found(text) == gaps


def test_a_list_has_members() -> None:
    with pytest.raises(ValueError, match=r"^“甲方案” has one member$"):
        ListWhole(("甲方案",))
