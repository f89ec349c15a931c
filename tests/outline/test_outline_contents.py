import pytest

from linter.loader import load, shipped
from linter.outline import outline
from linter.outline.contents import entry_title
from linter.readers import read

RULESET = load(shipped() / "genres")


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("一、工作情况\t12", "一、工作情况"),
        ("一、工作情况……………12", "一、工作情况"),
        ("一、工作情况 ......... 3", "一、工作情况"),
        ("一、工作情况　　　　7", "一、工作情况"),
        ("一、工作情况12", None),
        ("全年完成任务12", None),
    ],
)
def test_entry_title(row: str, title: str | None) -> None:
    assert entry_title(row) == title


def contents(text: str) -> list[str]:
    document = outline(read("draft.txt", text.encode()), RULESET)
    return [block.text[: block.head] for block in document.blocks if block.kind == "contents"]


BODY = (
    "云岭县水利局工作报告\n一、工作情况\n维修水库4座。\n二、存在问题\n资金不足。\n三、下步打算\n争取资金。\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目　录\n一、工作情况\t1\n二、存在问题\t2\n" + BODY, ["目　录", "一、工作情况", "二、存在问题"]),
        (
            "目录\n一、工作情况\n二、存在问题\n三、下步打算\n" + BODY,
            ["目录", "一、工作情况", "二、存在问题", "三、下步打算"],
        ),
        (
            "一、工作情况\t1\n二、存在问题\t2\n三、下步打算\t3\n" + BODY,
            ["一、工作情况", "二、存在问题", "三、下步打算"],
        ),
        (
            "目录\n第一部分 工作报告\n一、工作情况\n第二部分 报表\n1、2023年收支表\n第三部分 附件\n第一部分\n"
            + BODY,
            [
                "目录",
                "第一部分 工作报告",
                "一、工作情况",
                "第二部分 报表",
                "1、2023年收支表",
                "第三部分 附件",
            ],
        ),
        (
            "目录\n一、工作情况\n二、人员\n云岭县水利局\n一、工作情况\n维修水库4座。\n",
            ["目录", "一、工作情况"],
        ),
        (
            "一、工作报告\n二、说明\n1、2023年收支\n三、报表\n1、收入表\n2、支出表\n一、 工作报告\n维修水库4座。\n",
            ["一、工作报告", "二、说明", "1、2023年收支", "三、报表", "1、收入表", "2、支出表"],
        ),
        (BODY + "水务公司\t6200\n物流公司\t3600\n置业公司\t3400\n", []),  # a table
    ],
)
def test_contents(text: str, expected: list[str]) -> None:
    assert contents(text) == expected
