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


def test_an_empty_list_of_attachments_above_the_signature_begins_no_annex() -> None:
    text = WATER.replace("云岭县水利局\n2023年12月8日", "附：\n（联系人：李明）\n云岭县水利局\n2023年12月8日")
    assert parts(text) == [("云岭县水利局2023年工作总结", False)]


def test_a_heading_that_looks_like_a_title_begins_no_report() -> None:
    text = (
        "云岭县水利局2023年工作总结\n\n今年以来开展工作如下。\n2023年主要工作\n维修水库4座。\n\n"
        "2024年工作计划\n维修水库6座。\n"
    )
    assert parts(text) == [("云岭县水利局2023年工作总结", False)]


def test_an_annex_alone_in_its_file() -> None:
    assert parts("附件3\n\n货物买卖合同\n\n甲方：____\n") == [("货物买卖合同", True)]


def test_the_head_of_a_paper_is_no_report() -> None:
    head = "云岭县人民政府\n专题会议纪要\n\n〔2024〕6号\n\n云岭县人民政府办公室　　2024年3月8日\n\n"
    text = "研究校园供水工作会议纪要\n\n2024年3月6日，副县长李明主持召开会议。会议议定，5月底前完工。\n"
    assert parts(head + text) == [("研究校园供水工作会议纪要", False)]


def test_key_words_and_numbered_headings_are_no_titles() -> None:
    notice = "关于做好防火工作的通知\n\n各村：\n请做好防火工作。\n\n云岭镇人民政府\n2011年3月8日\n\n"
    assert parts(notice + "主题词：防火　通知\n") == [("关于做好防火工作的通知", False)]
    report = "云岭电缆公司2024年经营分析\n\n全年收入18亿元。\n\n4 2025年工作安排\n\n收入突破20亿元。\n"
    assert parts(report) == [("云岭电缆公司2024年经营分析", False)]


def test_a_closing_without_its_stop_is_no_title() -> None:
    assert parts(
        "各林场：\n请于3月8日前报送巡护情况，逾期不予受理。\n特此通知\n云岭县林业局\n2024年3月1日\n"
    ) == [("", False)]


def test_a_sentence_that_ends_like_a_title_is_none() -> None:
    assert parts("县长李明出席会议并讲话。\n会议总结了全年工作。\n") == [("", False)]
    assert parts("云岭县2023年科普工作总结。\n\n今年以来，举办讲座40场。\n") == [
        ("云岭县2023年科普工作总结。", False)
    ]


def test_a_line_of_a_programme_is_no_title() -> None:
    text = "农民丰收节开幕式活动流程\n\n一、时间\n9月23日\n二、流程\n9:00—9:05　县长致辞\n9:05—9:10　颁奖\n"
    assert parts(text) == [("", False)]


LETTER = "致家长的一封信\n\n各位家长：\n寒假将至，请您配合学校做好安全教育。\n云岭县实验小学\n2024年1月8日\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n附件1\n\n参会人员报名表\n姓名\t职务\n", "参会人员报名表"),
        ("（联系人：李明）\n\n附件1：参会回执\n\n姓名：____\n", "附件1：参会回执"),
        ("\n参会回执\n姓名：____\n", "参会回执"),
        ("----------------\n回　　执\n姓名：____\n", "回　　执"),
    ],
)
def test_a_form_behind_the_signature_is_an_annex(text: str, title: str) -> None:
    assert parts(LETTER + text) == [("致家长的一封信", False), (title, True)]


def test_another_sheet_needs_a_number() -> None:
    sheets = "附件1：任务表\n修路\t6公里\n附件2：意见反馈表\n姓名：____\n附件：见网站\n电话：____\n"
    assert parts(LETTER + sheets) == [
        ("致家长的一封信", False),
        ("附件1：任务表", True),
        ("附件2：意见反馈表", True),
    ]


def test_a_signature_parts_reports_without_a_gap() -> None:
    assert parts((WATER + FOREST).replace("\n\n", "\n")) == [
        ("云岭县水利局2023年工作总结", False),
        ("云岭县林业局2023年工作总结", False),
    ]


def test_a_later_title_may_take_two_lines() -> None:
    title = "国家税务总局云岭县税务局\n2023年上半年工作总结\n\n今年以来，征收顺利。\n"
    assert parts(WATER + "\n" + title) == [
        ("云岭县水利局2023年工作总结", False),
        ("2023年上半年工作总结", False),
    ]


def test_a_table_in_the_text_begins_no_report() -> None:
    text = "云岭县水利局2023年工作总结\n\n全年项目如下。\n\n2023年项目完成情况表\n\n项目共6个，成效明显。\n"
    assert parts(text) == [("云岭县水利局2023年工作总结", False)]


def test_a_text_without_title_above_an_annex() -> None:
    text = "根据上级部署，现将名单印发给你们，请遵照执行。\n" * 14 + "\n附件\n\n先进个人名单\n李明\n"
    assert parts(text) == [("", False), ("先进个人名单", True)]


def test_an_empty_line_between_all_paragraphs_parts_no_reports() -> None:
    text = "云岭县2023年工作总结\n\n工作总结如下。\n\n造林2万亩。\n\n下半年党建工作计划\n\n发展党员6名。\n"
    assert parts(text) == [("云岭县2023年工作总结", False)]
    assert parts(text.replace("\n\n下", "\n\n\n下")) == [
        ("云岭县2023年工作总结", False),
        ("下半年党建工作计划", False),
    ]
