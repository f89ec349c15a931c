"""The form of official documents: titles, recipients, formulas, attachments, signatures."""

import pytest
from drafts import SIGNED, found, notice, outlined

from linter.checks.section.attachments import AnnexesNamed, AttachmentListForm
from linter.checks.section.formulas import FormulaSuits, MeetingHead, OneMatter, TextSays
from linter.checks.section.recipients import OneRecipient, RecipientMarked, RecipientPresent
from linter.checks.section.signatures import IssuedAfterSigning
from linter.checks.section.titles import TitleNamesBody, TitleWellFormed
from linter.checks.structure.filled import SectionFilled

TEXT = "请按要求如实填报数据，不得漏报。"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云岭县教育局关于转发市教育局关于报送数据的通知", ["关于转发市教育局关于"]),
        ("云岭县教育局关于转发市教育局\n关于报送数据的通知", ["关于转发市教育局\n关于"]),
        ("云岭县教育局\n关于转发市教育局关于报送数据的通知", ["关于转发市教育局关于"]),
        ("云岭县教育局关于报送数据的通知", []),
    ],
)
def test_titles_are_read_as_one(title: str, expected: list[str]) -> None:
    check = TitleWellFormed(match="关于转发.{2,40}关于")
    assert found(check, notice(TEXT, *SIGNED, title=title)) == expected


def test_a_group_narrows_what_is_found_in_a_title() -> None:
    check = TitleWellFormed(match="请示报告$|(?P<found>报告)的函$", unless="重大")
    assert found(check, "关于拨款的请示报告\n\n县政府：\n现申请拨款。\n") == ["请示报告"]
    assert found(check, "关于报送报告的函\n\n县政府：\n现报送报告。\n") == ["报告"]
    assert found(check, "关于重大事项的请示报告\n\n县政府：\n现申请拨款。\n") == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("2023年平安建设工作总结", "一年来，排查纠纷126件。", ["2023年平安建设工作总结"]),
        ("2023年乡村振兴工作总结", "一年来，发展产业12个。", ["2023年乡村振兴工作总结"]),
        ("清河镇2023年工作总结", "一年来，排查纠纷126件。", []),
        ("2023年XX工作总结", "一年来，排查纠纷126件。", []),
        ("2023年工作总结", "一年来，本人认真工作。我努力学习。", []),
        ("2023年工作总结\n（2024年1月）", "一年来，排查纠纷126件。", []),
    ],
)
def test_whose_report(title: str, text: str, expected: list[str]) -> None:
    draft = f"{title}\n\n{text}\n一、主要做法\n{text}\n"
    assert found(TitleNamesBody(), draft) == expected
    assert found(TitleNamesBody(signed=True), draft) == []
    signed = draft + "云岭县委政法委\n2023年12月8日\n"
    assert found(TitleNamesBody(), signed) == []
    assert found(TitleNamesBody(signed=True), signed) == expected


@pytest.mark.parametrize(
    ("recipient", "marked", "missing"),
    [
        ("各学校：", [], []),
        ("各学校，各幼儿园", ["各学校，各幼儿园"], []),
        ("各乡镇人民政府，", ["各乡镇人民政府，"], []),
        ("云岭县教育局", [], ["云岭县教育局关于报送数据的通知"]),  # the author
        ("为做好数据报送工作，现通知如下。", [], ["云岭县教育局关于报送数据的通知"]),
    ],
)
def test_recipients(recipient: str, marked: list[str], missing: list[str]) -> None:
    draft = notice(TEXT, *SIGNED, recipient=recipient)
    assert found(RecipientMarked(), draft) == marked
    assert found(RecipientPresent(), draft) == missing


@pytest.mark.parametrize(
    ("recipient", "expected"),
    [
        ("县人民政府", []),
        ("县委、县人民政府", []),
        ("县人民政府、县财政局", ["县人民政府、县财政局"]),
        ("市民政局并县财政局", ["市民政局并县财政局"]),
        ("县和谐社区建设领导小组办公室", []),
    ],
)
def test_one_recipient(recipient: str, expected: list[str]) -> None:
    draft = f"关于拨付资金的请示\n\n{recipient}：\n现申请资金30万元。\n妥否，请批示。\n"
    assert found(OneRecipient(), draft) == expected


CLOSING = FormulaSuits({"特此通知": "通知", "特此(?:报告|汇报)": "报告 总结", "特此请示": "请示"})


@pytest.mark.parametrize(
    ("title", "closing", "expected"),
    [
        ("关于报送数据的通知", "特此通知。", []),
        ("关于报送数据的通知（试行）", "特此报告。", ["特此报告"]),
        ("关于报送数据的函", "特此报告。", []),  # a genre of which the table says nothing
        ("关于拨付资金的请示报告", "特此报告。", ["特此报告"]),
        ("关于报送数据的通知", "结尾写“特此报告”的，一律退回。", []),
        ("2023年工作总结", "特此汇报。", []),
    ],
)
def test_formulas(title: str, closing: str, expected: list[str]) -> None:
    assert found(CLOSING, notice(TEXT, closing, *SIGNED, title=title)) == expected


def test_formulas_that_open() -> None:
    check = FormulaSuits({"通知如下": "通知", "报告如下": "报告"}, opening=True)
    assert found(check, notice("现将情况报告如下：", TEXT, *SIGNED)) == ["报告如下"]
    assert found(check, notice(*6 * [TEXT], "现将情况报告如下：", TEXT, *SIGNED)) == []


def test_what_a_text_must_say() -> None:
    check = TextSays(says="会议室", title="召开", given="会议")
    assert found(check, notice("定于3月5日召开会议。", title="关于召开例会的通知")) == ["关于召开例会的通知"]
    assert found(check, notice("在会议室召开会议。", title="关于召开例会的通知")) == []
    assert found(check, notice("定于3月5日召开会议。", title="关于报送数据的通知")) == []
    assert found(check, notice("定于3月5日召开。", title="关于召开例会的通知")) == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("时间：3月5日\n地点：会议室\n主持：王强\n出席：李明", []),
        ("时　间：3月5日\n主持人：王强\n参会人员：李明", ["主持人：王强"]),
        ("时间：3月5日", []),  # no more than a line about the meeting
        ("3月5日，王强主持召开例会。\n出席：李明\n记录：周颖", []),
    ],
)
def test_heads_of_minutes(head: str, expected: list[str]) -> None:
    assert found(MeetingHead(), f"县水务局例会纪要\n\n{head}\n会议议定以下事项。\n一、修管网。\n") == expected


MATTERS = OneMatter(asks="请求|增加|拨付", matters={"经费": "经费|资金", "编制": "编制|人员"})


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("关于增加编制和解决经费的请示", "现请示如下。", ["关于增加编制和解决经费的请示"]),
        ("关于增加编制及拨付资金的请示报告", "现请示如下。", ["关于增加编制及拨付资金的请示报告"]),
        ("关于解决人员和办公经费的请示", "现请示如下。", ["关于解决人员和办公经费的请示"]),
        ("关于解决编外人员经费和设备资金的请示", "现请示如下。", []),
        ("关于解决困难的请示", "一、请求增加编制5名。\n二、拨付经费20万元。", ["二、拨付经费20万元。"]),
        ("关于解决困难的请示", "一、请求拨付资金5万元。\n二、拨付经费20万元。", []),
        ("关于解决困难的请示", "一、编制紧张，任务繁重。\n二、拨付经费20万元。", []),
    ],
)
def test_one_matter(title: str, text: str, expected: list[str]) -> None:
    assert found(MATTERS, f"{title}\n\n县人民政府：\n{text}\n妥否，请批示。\n") == expected


@pytest.mark.parametrize(
    ("fault", "lines", "expected"),
    [
        ("mark", ("附件：1.说明；", "2.统计表。", *SIGNED), ["；", "。"]),
        ("mark", ("附件：统计表（一）", *SIGNED), []),
        ("lone", ("附件：1.统计表", *SIGNED), ["1."]),
        ("lone", ("附件：1.说明 2.统计表", *SIGNED), []),
        ("lone", ("附件：1.说明", "2.统计表", *SIGNED), []),
        ("lone", ("附件：1.义务教育阶段学校和", "幼儿园统计表", "2.填报说明", *SIGNED), []),
        ("number", ("附件：一、统计表", *SIGNED), ["一、"]),
        ("number", ("附件：①统计表", *SIGNED), ["①"]),
        ("number", ("附件：1、统计表", *SIGNED), []),  # the comma is another rule's
        ("label", ("附件1：说明", "附件2：统计表", *SIGNED), ["附件1："]),
        ("label", ("附件：统计表", *SIGNED), []),
        ("place", (*SIGNED, "附件：统计表"), ["附件："]),
        ("place", (*SIGNED, "附件：统计表", "序号和名称如下。"), []),  # the head of a sheet
        ("place", ("附件：统计表", *SIGNED), []),
        ("unnumbered", ("附件：统计表", "填报人员名单", *SIGNED), ["填报人员名单"]),
        ("unnumbered", ("附件：义务教育阶段学校和", "幼儿园统计表", *SIGNED), []),
        ("unnumbered", ("附件：1.统计表", "2.人员名单", *SIGNED), []),
    ],
)
def test_lists_of_attachments(fault: str, lines: tuple[str, ...], expected: list[str]) -> None:
    assert found(AttachmentListForm(fault), notice(TEXT, *lines)) == expected


def test_an_attachment_is_numbered_with_an_arabic_figure() -> None:
    document = outlined(notice(TEXT, "附件：（二）统计表", *SIGNED))
    (finding,) = AttachmentListForm("number").find(document.parts[0])
    assert finding.values == {"better": "2."}


def test_unknown_fault() -> None:
    with pytest.raises(ValueError, match="unknown fault “colour”; known: mark, lone"):
        AttachmentListForm("colour")


TWO = ("附件：1.填报说明", "2.学校基本情况统计表", *SIGNED, "")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((*TWO, "附件1", "", "填报说明", TEXT, "", "附件2", "", "学校基本情况统计表", TEXT), []),
        ((*TWO, "附件3", "", "填报说明", TEXT), ["附件3"]),
        ((*TWO, "附件", "", "填报说明", TEXT), ["附件"]),
        ((*TWO, "附件2", "", "学校基本情况汇总表", TEXT), ["学校基本情况汇总表"]),
        ((*TWO, "附件2", "", "联络员", TEXT), []),  # not its title
        (("附件：填报说明", *SIGNED, "", "附件1", "", "填报说明", TEXT), ["附件1"]),
        (("附件：填报说明", *SIGNED, "", "附件", "", "《填报说明》", TEXT), []),
        (
            (
                "附件：义务教育学校和",
                "幼儿园统计表",
                *SIGNED,
                "",
                "附件",
                "",
                "义务教育学校和幼儿园统计表",
                TEXT,
            ),
            [],
        ),
        ((*SIGNED, "", "附件1", "", "填报说明", TEXT), []),  # nothing is listed
    ],
)
def test_attached_sheets(lines: tuple[str, ...], expected: list[str]) -> None:
    assert found(AnnexesNamed(), notice(TEXT, *lines)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("2024年3月3日印发", ["2024年3月3日"]), ("2024年3月4日　印发", []), ("2024年3月印发", [])],
)
def test_day_of_printing(printed: str, expected: list[str]) -> None:
    assert found(IssuedAfterSigning(), notice(TEXT, *SIGNED, f"云岭县教育局办公室　{printed}")) == expected
    assert found(IssuedAfterSigning(), f"云岭县教育局办公室　{printed}\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、做法\n抓整改。\n二、问题\n三、打算\n抓落实。", ["二、问题"]),
        ("一、做法\n抓整改。\n二、打算\n抓落实。\n三、问题", ["三、问题"]),
        ("一、做法\n（一）抓整改\n改了。\n二、打算\n抓落实。", []),
        ("一、检查范围\n二、检查内容\n三、检查时间\n抓落实。", []),  # a list
        ("一、做法。抓整改。\n二、问题。\n三、打算。抓落实。", []),
    ],
)
def test_headings_carry_text(text: str, expected: list[str]) -> None:
    assert found(SectionFilled("top"), f"2023年水务局工作总结\n\n今年以来工作顺利。\n{text}\n") == expected
