"""Plain text: paragraphs, hard-wrapped paragraphs, tables pasted as tabs."""

import pytest

from linter.readers import read


def blocks(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.span.start, block.text) for block in read("a.txt", text.encode()).blocks]


def wrapped(paragraphs: list[str], width: int) -> str:
    return "\n".join(text[i : i + width] for text in paragraphs for i in range(0, len(text), width))


LONG = [
    "今年以来，我局紧紧围绕年度目标任务，突出重点、补齐短板，统筹推进河道整治和农村供水，各项水利工作有序开展，群众用水条件得到改善。",
    "一、工作开展情况",
    "全年完成河道清淤四十二公里，新建和改造供水管网一百一十公里，解决了三万余名群众的季节性缺水问题，工程质量抽检合格率达到百分之九十八。",
    "（一）强化责任落实。逐级签订目标责任书，把任务分解到股室、到人头，每月通报一次进度，每季开展一次督查，对进度滞后的单位及时约谈提醒。",
    "二、下一步打算",
    "继续抓好水库除险加固，汛期之前完成六座小型水库的主体工程，同步完善雨水情测报设施，确保水库安全度汛，为全县粮食生产提供可靠的水源保障。",
]


def test_a_line_is_a_paragraph() -> None:
    text = "\ufeff  标题 \r\n\r\n　　第一段。\u2028仍是第一段。　\r\u00a0\u200b第二段\x0b续\t\n\t\t县水利局\n"
    assert blocks(text.removeprefix("\ufeff")) == [
        ("paragraph", 2, "标题"),
        ("paragraph", 11, "第一段。\u2028仍是第一段。"),
        ("paragraph", 26, "第二段\x0b续"),
        ("paragraph", 35, "县水利局"),
    ]


@pytest.mark.parametrize("text", ["", "\n", "　\r\n\t\r\n", "\u200b\n\u00a0", "\x0c"])
def test_white_space_is_no_block(text: str) -> None:
    assert blocks(text) == []


def test_the_last_line_needs_no_end() -> None:
    assert blocks("一\n二") == [("paragraph", 0, "一"), ("paragraph", 2, "二")]


def test_a_table_pasted_as_tabs() -> None:
    assert blocks("附表\n项目\t计划\t完成\n供水\t10\t12\n\n清淤\t40\t42\n说明") == [
        ("paragraph", 0, "附表"),
        ("cell", 3, "项目\t计划\t完成"),
        ("cell", 12, "供水\t10\t12"),
        ("paragraph", 22, "清淤\t40\t42"),
        ("paragraph", 31, "说明"),
    ]


def test_a_row_may_be_merged_with_the_one_above() -> None:
    text = "时间\t专题\t形式\n一季度\t1.安全生产\t研讨\n\t2.防火\t辅导\n二季度\t3.防汛\t研讨"
    assert [kind for kind, _, _ in blocks(text)] == ["cell"] * 4


def test_rows_of_a_table_may_differ_in_length() -> None:
    rows = "项目\t计划\t完成\t备注\n供水\t10\t12\n清淤\t3\t3\t续建\n植树\t8\t8\n姓名：\n\n甲\t乙"
    assert [kind for kind, _, _ in blocks(rows)] == ["cell"] * 4 + ["paragraph"] * 2


def test_contents_are_no_table() -> None:
    text = "目录\n县水利局工作总结\t1\n县林业局工作总结\t8\n县教育局工作总结\t8"
    assert [kind for kind, _, _ in blocks(text)] == ["paragraph"] * 4


def test_a_table_of_figures_is_no_contents() -> None:
    assert [kind for kind, _, _ in blocks("项目\t数量\n供水\t35\n清淤\t20\n植树\t28")] == ["cell"] * 4


def test_a_signature_set_by_tabs_is_no_table() -> None:
    assert [kind for kind, _, _ in blocks("\t\t县水利局\n\t\t2023年12月1日")] == ["paragraph"] * 2


@pytest.mark.parametrize("width", [26, 32, 40])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    found = blocks(wrapped(LONG, width))
    assert [text.replace("\n", "") for _, _, text in found] == LONG
    assert {kind for kind, _, _ in found} == {"paragraph"}


def test_first_lines_further_in_start_paragraphs() -> None:
    plain = [text for text in LONG if text[0] not in "一二（"] * 2
    found = blocks(wrapped(["　　" + text for text in plain], 30))
    assert [text.replace("\n", "") for _, _, text in found] == plain


def test_a_number_that_does_not_fit_moves_down() -> None:
    lines = [
        "　　今年以来，全县林业系统造林1.2万亩，新修林区作业道路",
        "126.5公里，完成封山育林8.6万亩，全县新建育苗基地18处，",
        "培育各类苗木260余万株，整理苗床，共发放各类补助资金",
        "1386.5万元，惠及林农3.2万户，全县建成示范林12片，受到",
        "省林业局的通报表扬。依据《森林法实施条例》第十条、第",
        "十二条、第十三条和第十五条第一款第（一）项以及同款第",
        "（四）项的规定，全年查处案件6起，各项工作进展顺利。",
        "　　下一步，将抓好管护。",
        "　　　　　　　　　　　　云岭县林业局",
        "（联系人：李明）",
    ]
    text = "\n".join(lines)
    assert [words.replace("\n", "") for _, _, words in blocks(text)] == [
        "".join(lines[:7]).strip(),
        *(line.strip() for line in lines[7:]),
    ]


def test_a_wrapped_paragraph_keeps_its_line_ends() -> None:
    text = wrapped(LONG, 30).replace("\n", "\r\n")
    assert blocks(text)[0] == ("paragraph", 0, text[: text.index("\r\n一、")])


def test_a_draft_with_a_paragraph_a_line_is_never_joined() -> None:
    assert [text for _, _, text in blocks("\n".join(LONG))] == LONG


def test_lines_alike_in_length_but_finished_are_not_joined() -> None:
    rows = [
        f"{name}工作取得明显进展，完成年度任务的百分之九十以上。"
        for name in ("供水", "清淤", "植树", "修路", "架桥", "扩容")
    ]
    assert [text for _, _, text in blocks("\n".join(rows))] == rows


def test_a_list_of_titles_is_not_joined() -> None:
    names = ("水利", "林业", "教育", "民政", "财政", "审计")
    rows = [f"{i}．县{name}局关于报送二〇二三年度重点工作完成情况的报告" for i, name in enumerate(names, 1)]
    assert [text for _, _, text in blocks("\n".join(rows))] == rows
