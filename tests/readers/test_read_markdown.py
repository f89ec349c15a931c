"""Markdown: which constructs are prose, and which stay visible. `·` stands for a blanked character."""

import pytest

from linter.document import FILLER
from linter.readers import read

Shape = tuple[str, int, str]


def blocks(text: str) -> list[Shape]:
    found = read("a.md", text.encode()).blocks
    return [(block.kind, block.level, block.text.replace(FILLER, "·")) for block in found]


def paragraph(text: str) -> list[Shape]:
    return [("paragraph", 0, text)]


DRAFT = """\
---
title: 总结
标签:
  - 水利
---
# 2023年**水利**工作总结 ##

　　我局按照[方案](http://a.b/c "t")部署，用`grep`核对，见![图](x.png)。
一、工作情况
**（一）加强领导。**召开会议。

1. 供水
2) 清淤
- 植树
  护林
* [ ] 待办

> 引用
> 续行
懒行

| 项目 | 数量 |
|:---|---:|
| 供水\\|排水 | **5** |

```
代码
```

***
<!-- 备注
两行 -->
<div align="center">
县水利局<br>
</div>
"""


def test_a_whole_draft() -> None:
    assert blocks(DRAFT) == [
        ("heading", 1, "2023年··水利··工作总结"),
        ("paragraph", 0, "我局按照·方案···················部署，用······核对，见···········。"),
        ("paragraph", 0, "一、工作情况"),
        ("paragraph", 0, "（一）加强领导。··召开会议。"),
        ("item", 0, "1. 供水"),
        ("item", 0, "2) 清淤"),
        ("item", 0, "植树"),
        ("paragraph", 0, "护林"),
        ("item", 0, "待办"),
        ("paragraph", 0, "引用"),
        ("paragraph", 0, "续行"),
        ("paragraph", 0, "懒行"),
        ("cell", 0, "项目 · 数量"),
        ("cell", 0, "供水·|排水 · ··5"),
        ("paragraph", 0, "县水利局"),
    ]


def test_carriage_returns_change_nothing_but_positions() -> None:
    lines = read("a.md", DRAFT.encode())
    for end in ("\r\n", "\r"):
        other = read("a.md", DRAFT.replace("\n", end).encode())
        assert [block.text for block in other.blocks] == [block.text for block in lines.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "**市**区**局",
        "张*军和李*红",
        "张*军、李*红。",
        "张*和李*、王*",
        "张**、李**。",
        "张***军",
        "**市林业局和**县林业局",
        "138****1234、139****5678",
        "：__年__月__日。",
        "在_和地方层面",
        "：_年_月。",
        "_年_",
        "____",
        "＿＿＿",
        "3~5天",
        "5*3*2",
        "a**2和b**2",
        "发文〔2023〕12号",
        "[2023](12号)",
        "[甲]: 说明",
        "<XX>负责<单位名称>。",
        "<XX>",
        "A&B",
        "&无;",
        "路径a\\b",
        "#标题",
        "1.标题",
        "1．标题",
        "（1）标题",
        "##paidbegin##",
    ],
)
def test_what_is_no_construct_stays_visible(text: str) -> None:
    assert blocks(text) == paragraph(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*强调*的词", "强调·的词"),
        ("这是*强调*。", "这是·强调·。"),
        ("“**重点**”和_强调_ _词语_。", "“··重点··”和_强调_ ·词语·。"),
        ("**1.**加强", "1.··加强"),
        ("**注意：**甲**乙：**丙", "注意：··甲··乙：··丙"),
        ("张**同志“**重点**”", "张**同志“··重点··”"),
        ("***重***", "重"),
        ("改~~掉~~的", "改··掉··的"),
        ("1\\. 甲\\*乙", "1·. 甲·*乙"),
        ("填<u>____</u>元", "填···____····元"),
        ("见<http://a.b>和[文](a.md)", "见············和·文"),
        ("`甲`的使用", "···的使用"),
        ("``甲`乙``的", "·······的"),
        ("&nbsp;&emsp;A&amp;B", "A·····B"),
        ("甲<!-- 乙 -->丙", "甲··········丙"),
        ("[乙]文\n\n[乙]: http://x.y", "乙·文"),
        ("[甲][乙]文\n\n[乙]: http://x.y", "甲····文"),
        ("    缩进四格", "缩进四格"),
        ("　　　　缩进四字", "缩进四字"),
        ("<center>**市工作总结</center>", "**市工作总结"),
        ("<pre>甲</pre>乙", "乙"),
        ("```\n甲\n```\n乙", "乙"),
        ("---\n乙", "乙"),
    ],
)
def test_what_is_no_prose_is_blanked(text: str, shown: str) -> None:
    assert blocks(text) == paragraph(shown)


@pytest.mark.parametrize(
    "text", ["`甲`", "![甲](a.png)", "***", "---", "<!-- 甲 -->", "#", "- ", "> ", "<br>"]
)
def test_what_holds_no_prose_is_no_block(text: str) -> None:
    assert blocks(text) == []


def test_a_rule_under_a_paragraph_makes_no_heading() -> None:
    assert blocks("甲\n---\n乙\n===\n") == [("paragraph", 0, "甲"), ("paragraph", 0, "乙")]


def test_a_rule_above_prose_is_no_front_matter() -> None:
    assert blocks("---\n\n总的看：很好。\n\n---\n\n乙") == [
        ("paragraph", 0, "总的看：很好。"),
        ("paragraph", 0, "乙"),
    ]


def test_headings_keep_their_level_and_number() -> None:
    assert blocks("## 一、甲\n#　乙\n> ### （一）丙") == [
        ("heading", 2, "一、甲"),
        ("heading", 1, "乙"),
        ("heading", 3, "（一）丙"),
    ]


def test_emphasis_over_lines_is_blanked_in_each() -> None:
    assert blocks("**甲\n> 乙**丙") == [("paragraph", 0, "**甲"), ("paragraph", 0, "乙**丙")]
    assert blocks("**甲\n乙**丙") == [("paragraph", 0, "甲"), ("paragraph", 0, "乙··丙")]


def test_nested_lists() -> None:
    assert blocks("1. 甲\n   - 乙\n     1. 丙\n\n   丁") == [
        ("item", 0, "1. 甲"),
        ("item", 0, "乙"),
        ("item", 0, "1. 丙"),
        ("paragraph", 0, "丁"),
    ]


def test_items_numbered_alike_are_counted_by_the_renderer() -> None:
    assert blocks("1. 甲\n1. 乙\n1. 丙") == [("item", 0, "甲"), ("item", 0, "乙"), ("item", 0, "丙")]
    assert blocks("1. 甲\n2. 乙\n2. 丙")[2] == ("item", 0, "2. 丙")
    assert blocks("1. 甲\n\n乙\n\n1. 丙")[2] == ("item", 0, "1. 丙")


def test_an_item_whose_line_stops_at_a_comma_goes_on() -> None:
    assert blocks("- 落实带班，\n明确专人。\n召开会议") == [
        ("item", 0, "落实带班，\n明确专人。"),
        ("paragraph", 0, "召开会议"),
    ]
    assert blocks("- 落实带班，\n**（二）明确专人。**") == [
        ("item", 0, "落实带班，"),
        ("paragraph", 0, "（二）明确专人。"),
    ]


def test_cells_of_an_html_table() -> None:
    assert blocks("<table>\n<tr><td>甲</td><td>5</td></tr>\n</table>") == [("cell", 0, "甲·········5")]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    text = (
        "今年以来，我局围绕年度目标任务，统筹推进河道整治和农村供水工程，各项重点水利工作都在有序开展，"
        "群众用水条件继续得到改善，全年完成河道清淤四十二公里，新建供水管网一百一十公里，解决了三万余名"
        "群众的季节性缺水问题，工程质量抽检的合格率达到百分之九十八，比上年又有所提高，得到了普遍好评。"
    )
    rows = [text[i : i + 28] for i in range(0, len(text), 28)]
    quoted = "> " + "\n> ".join(rows)
    assert blocks("\n".join(rows) + "\n") == paragraph("\n".join(rows))
    assert blocks(quoted) == paragraph("\n··".join(rows))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("参见办法[^1]。", "参见办法····。"),
        ("设$x_甲,x_乙$为权重。", "设·········为权重。"),
        ("投入$500万，其中$300万。", "投入$500万，其中$300万。"),
    ],
)
def test_what_others_add_to_commonmark(text: str, shown: str) -> None:
    assert blocks(text) == paragraph(shown)


def test_a_footnote_is_prose_without_its_mark() -> None:
    assert blocks("[^1]: 县统计局数据。") == paragraph("县统计局数据。")
