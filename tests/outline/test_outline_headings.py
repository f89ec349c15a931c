import pytest

from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read

RULESET = load(shipped() / "genres")
TITLE = "云岭县水利局2023年工作总结\n\n今年以来开展工作如下。\n"


def kinds(text: str) -> list[tuple[str, int, str]]:
    """(kind, level, heading words) of each block below the title and the lead."""
    document = outline(read("draft.txt", (TITLE + text).encode()), RULESET)
    return [(block.kind, block.level, block.title) for block in document.parts[0].blocks[2:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、主要工作\n（一）抓防汛。排查水库4座，整改隐患6处。\n（二）抓抗旱\n打井12眼。\n"
            "二、下步打算\n继续努力。\n",
            [
                ("heading", 1, "主要工作"),
                ("heading", 2, "抓防汛。"),
                ("heading", 2, "抓抗旱"),
                ("paragraph", 0, ""),
                ("heading", 1, "下步打算"),
                ("paragraph", 0, ""),
            ],
        ),
        (  # list items end with semicolons
            "一、报送材料\n1.申报表；\n2.承诺书；\n3.证明材料。\n",
            [("heading", 1, "报送材料"), ("item", 3, ""), ("item", 3, ""), ("item", 3, "")],
        ),
        (  # the last item of a list, before a longer paragraph
            "一、禁止行为\n（一）在河道内采砂；\n（二）向河道倾倒垃圾。\n违反前款规定的，由水利局责令改正。\n",
            [("heading", 1, "禁止行为"), ("item", 2, ""), ("item", 2, ""), ("paragraph", 0, "")],
        ),
        (  # the last article of a contract, above the fields to sign
            "一、责任期限\n2024年全年。\n二、本责任书一式两份，自签订之日起生效。\n甲方（盖章）：云岭县人民政府　　　乙方（盖章）：\n",
            [("heading", 1, "责任期限"), ("paragraph", 0, ""), ("item", 1, ""), ("paragraph", 0, "")],
        ),
        (  # a list within the last but one item
            "一、议程\n1.任命局长；\n2.接受辞职；\n二、其他事项。\n以上议程请予审议，并请各位委员提出宝贵意见和建议。\n",
            [("heading", 1, "议程"), ("item", 3, ""), ("item", 3, ""), ("item", 1, ""), ("paragraph", 0, "")],
        ),
        (  # a heading with a full stop, a short paragraph and a deeper list below it
            "一、抓好健康教育，提高管理水平。\n形式多样。\n（一）办宣传栏。每月一期，全年12期。\n",
            [
                ("heading", 1, "抓好健康教育，提高管理水平。"),
                ("paragraph", 0, ""),
                ("heading", 2, "办宣传栏。"),
            ],
        ),
        (  # headings without number
            "存在的主要问题\n一是人手不足。\n下步打算\n充实力量。\n",
            [
                ("heading", 0, "存在的主要问题"),
                ("paragraph", 0, ""),
                ("heading", 0, "下步打算"),
                ("paragraph", 0, ""),
            ],
        ),
        (  # a short line that goes on from the one above is no heading
            "分别荣获\n先进工作单位、优秀组织单位\n",
            [("paragraph", 0, ""), ("paragraph", 0, "")],
        ),
        (  # a digit without its mark between items
            "1加强宣传教育工作；\n2.加强监督检查工作。\n3个村验收。\n",
            [("item", 3, ""), ("item", 3, ""), ("paragraph", 0, "")],
        ),
    ],
)  # fmt: skip
def test_kinds_and_levels(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert kinds(text) == expected


def test_the_lead_ends_at_the_first_heading() -> None:
    document = outline(read("draft.txt", (TITLE + "一、主要工作\n维修水库4座。\n").encode()), RULESET)
    assert [block.kind for block in document.parts[0].blocks] == ["title", "lead", "heading", "paragraph"]
