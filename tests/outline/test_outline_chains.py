import pytest

from linter.document import Block, Number, Span
from linter.outline.chains import chains


def steps(*texts: str, number: Number | None = None) -> list[tuple[str, list[int]]]:
    """Marker and values of each chain over blocks of these texts; `number` is the last block's."""
    blocks = []
    start = 0
    for index, text in enumerate(texts):
        own = number if index == len(texts) - 1 else None
        blocks.append(Block("paragraph", Span(start, start + len(text)), text, reading=text, number=own))
        start += len(text) + 1
    return [(chain.marker, [step.value for step in chain.steps]) for chain in chains(blocks)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("一是甲；二是乙。",), [("是", [1, 2])]),
        (("一是甲。", "说明。", "二是乙。"), [("是", [1, 2])]),
        (("一是甲。二是为乙。三是为了丙。",), [("是", [1, 2, 3])]),
        (("第一，甲。一是子；二是丑。第二，乙。",), [("第", [1, 2]), ("是", [1, 2])]),
        (("一是甲。一是子；二是丑。二是乙。",), [("是", [1, 2]), ("是", [1, 2])]),
        (("一要甲，二要乙，三是丙。",), [("要", [1, 2]), ("是", [3])]),
        (("首先，甲；其次，乙；最后，丙。",), [("首先", [1, 2, 0])]),
        (("其一，甲；其二，乙。",), [("其", [1, 2])]),
        (("要素之一是甲，三要素缺一不可。",), []),
        (("二是否属实，一是一，二是二。",), []),
        (("第一、第二产业。",), []),
        (("一是甲：“一是子、二是丑、三是寅”；二是乙。",), [("是", [1, 2])]),
        (("一是甲，其中一是子，二是丑；二是乙。",), [("是", [1, 2]), ("是", [1, 2])]),
    ],
)
def test_chains(texts: tuple[str, ...], expected: list[tuple[str, list[int]]]) -> None:
    assert steps(*texts) == expected


def test_a_numbered_block_ends_a_chain() -> None:
    assert steps("一是甲。二是乙。", "（二）其他。三是丙。", number=Number("（一）", 2, "（二）")) == [
        ("是", [1, 2]),
        ("是", [3]),
    ]


def test_steps_know_their_place() -> None:
    text = "有两点：一是甲；二是乙。"
    (chain,) = chains([Block("paragraph", Span(7, 7 + len(text)), text, reading=text)])
    assert [(step.span, step.block) for step in chain.steps] == [(Span(11, 13), 0), (Span(15, 17), 0)]
