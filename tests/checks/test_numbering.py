"""Numbers of headings and items: whole drafts, and everything the family says about them."""

import pytest
from drafts import linter_of

from linter.checks.numbering.heading_ends import HeadingComplete, HeadingEnds
from linter.checks.numbering.numbers import NumberForm, NumberOrder
from linter.checks.numbering.sequences import breaks, written
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import PartCheck

RULESET = load(shipped() / "genres")
ORDER = (
    "gap",
    "repeat",
    "backwards",
    "restart",
    "start",
    "system",
    "level",
    "lone",
    "parent",
    "again",
    "text",
)
FORMS = ("bare", "comma", "dot", "han", "bracket", "mark", "double", "mixed")
CHECKS: dict[str, PartCheck] = {
    **{fault: NumberOrder(fault) for fault in ORDER},
    **{fault: NumberForm(fault) for fault in FORMS},
    "end": HeadingEnds("mixed"),
    "broken": HeadingComplete(),
}


def found(text: str) -> list[tuple[str, str, int]]:
    """(fault, the text found, its line) of everything in a draft, in text order."""
    document = outline(read("draft.txt", text.encode()), RULESET)
    seen = [
        (finding.span, fault)
        for part in document.parts
        for fault, check in CHECKS.items()
        for finding in check.find(part)
    ]
    return [
        (fault, document.text[span.start : span.end], document.position(span.start)[0])
        for span, fault in sorted(seen)
    ]


def lines(*rows: str) -> str:
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([1, 2, 3], []),
        ([1, 3, 4], [1]),  # one gap, no cascade
        ([1, 2, 2, 3], [2]),
        ([1, 2, 2, 4, 5], [2]),  # one wrong number, the rest counts on
        ([1, 2, 5, 4, 5], [2]),
        ([1, 3, 2, 4], [1]),  # two changed places
        ([1, 2, 1, 2], [2]),
        ([2, 3, 4], [0]),
        ([2, 2, 3], [0]),
        ([], []),
    ],
)
def test_breaks_tell_one_fault_once(values: list[int], places: list[int]) -> None:
    assert list(breaks(values)) == places


def test_written() -> None:
    assert [written(s, 12) for s in ("一、", "（一）", "1.", "（1）", "①", "第一部分", "第一章")] == [
        "十二、", "（十二）", "12.", "（12）", "⑫", "第十二部分", "第十二章",
    ]  # fmt: skip


GOOD = {
    "four levels": lines(
        "一、主要工作",
        "（一）抓防汛",
        "1.查隐患。",
        "（1）查水库。",
        "（2）查堤防。",
        "2.备物资。",
        "（二）抓抗旱",
        "1.找水源。",
        "二、下步打算",
        "（一）强队伍",
        "（二）强保障",
    ),
    "counting on through several parents": lines(
        "一、优化服务",
        "（一）办件提速。",
        "（二）流程再造。",
        "二、严格监管",
        "（三）抽查检查。",
        "（四）案件办理。",
        "三、加强保障",
        "（五）队伍建设。",
    ),
    "1. right under 一、": lines(
        "一、抓学习", "1.集中学12次。", "2.自学。", "二、抓服务", "1.走访。", "2.帮扶。"
    ),
    "items that stand inside one paragraph": lines(
        "一、工作安排",
        "1.动员。4月完成。2.实施。9月完成。3.检查。10月完成。",
        "4.总结。11月完成。",
        "二、有关要求",
    ),
    "two lists, each after its lead-in": lines(
        "一、培训内容",
        "上午课程：",
        "1.政策解读。",
        "2.案例分析。",
        "下午课程：",
        "1.观摩。",
        "2.讨论。",
        "二、要求",
    ),
    "a list inside an item of the same style": lines(
        "1.核查内容：",
        "1.台账；",
        "2.现场；",
        "2.核查时间。",
        "3.核查人员。",
    ),
    "shared nouns at the start of a paragraph": lines(
        "一、经济运行",
        "一、二季度增速分别为5.1%和5.3%。",
        "二、三产业占比提高。",
        "二、下步打算",
        "稳增长。",
    ),
    "decimals and years after a number": lines(
        "1.整治河道。",
        "2.2024年民生实事全部办结。",
        "3.“5+2”就业服务。",
        "4.5+2服务圈基本建成。",
    ),
    "a statute counts its articles through": lines(
        "第一章　总则",
        "第一条　为规范管理，制定本办法。",
        "第二条　本办法适用于全镇。",
        "第二章　建设",
        "第三条　建设应当符合下列条件：",
        "（一）选址合理；",
        "（二）手续齐全。",
        "第四条　建设单位应当提交下列材料：",
        "（一）申请书；",
        "（二）平面图。",
    ),
    "a quotation numbers for itself": lines(
        "一、传达精神",
        "会议传达了通知要求：“各地要做好以下工作：",
        "一、压实责任。",
        "二、加强值守。”",
        "二、研究事项",
        "同意安排经费。",
    ),
    "attachments": lines(
        "请按时报送。",
        "附件：1.申报表",
        "2.承诺书",
        "云岭县人力资源和社会保障局",
        "2024年5月20日",
    ),
    "a lone list item deeper down": lines("一、时间", "（一）6月5日。", "二、地点", "县政府。"),
    "short lines that name groups": lines(
        "一、安排",
        "前期准备",
        "1.场地。",
        "2.物资。",
        "现场组织",
        "1.引导。",
        "2.安保。",
        "二、要求",
        "按时到场。",
    ),
    "decimal headings": lines(
        "1.1 编制目的", "1.有序应对。", "2.减少损失。", "1.2 适用范围", "1.全县。", "2.乡镇。"
    ),
}


@pytest.mark.parametrize("draft", GOOD.values(), ids=GOOD)
def test_right_numbers_are_left_alone(draft: str) -> None:
    assert found(draft) == []


BAD = {
    "a gap does not cascade": (
        lines("一、甲项", "内容。", "三、乙项", "内容。", "四、丙项", "内容。"),
        [("gap", "三、", 3)],
    ),
    "a first-level number for a second-level one": (
        lines("一、甲项", "（一）子项。", "（二）子项。", "三、子项。", "（四）子项。", "二、乙项", "内容。"),
        [("system", "三、", 4)],
    ),
    "the first of several is of a deeper style": (
        lines("一、甲项", "（1）子项一。", "（二）子项二。", "（三）子项三。", "二、乙项", "内容。"),
        [("system", "（1）", 2)],
    ),
    "two in another system are told once": (
        lines("一、甲项", "内容。", "二、乙项", "内容。", "（三）丙项", "内容。", "（四）丁项", "内容。"),
        [("system", "（三）", 5)],
    ),
    "an Arabic list goes on in brackets": (
        lines("一、要求", "1.甲项；", "2.乙项；", "（3）丙项。", "二、其他", "内容。"),
        [("system", "（3）", 4)],
    ),
    "a gap in the attachments": (
        lines("请报送。", "附件：1.甲表", "3.乙表", "云岭县民政局", "2024年5月20日"),
        [("gap", "3.", 3)],
    ),
    "a mark in the attachments": (
        lines("请报送。", "附件：1、甲表", "2.乙表", "云岭县民政局", "2024年5月20日"),
        [("comma", "1、", 2)],
    ),
    "counting on once among many that begin anew": (
        lines(
            "一、甲", "（一）子。", "（二）子。", "二、乙", "（三）子。", "三、丙", "（一）子。", "（二）子。"
        ),
        [("start", "（三）", 5)],
    ),
    "every bracket by itself": (
        lines("（一）甲项。", "(二)乙项。", "（三)丙项。", "（四）、丁项。"),
        [("bracket", "(二)", 2), ("bracket", "（三)", 3), ("mark", "（四）、", 4)],
    ),
    "a number without mark before a space": (
        lines("1.甲项工作完成。", "2 乙项工作完成。", "3.丙项工作完成。"),
        [("bare", "2", 2)],
    ),
    "a doubled number": (lines("一、一、甲项", "内容。", "二、乙项", "内容。"), [("double", "一、一、", 1)]),
    "one ending among three": (
        lines("（一）甲项", "内容内容。", "（二）乙项。", "内容内容内容。", "（三）丙项", "内容。"),
        [("end", "。", 3)],
    ),
    "a missing stop among three": (
        lines("（一）甲项。", "内容内容内容。", "（二）乙项", "内容内容。", "（三）丙项。", "内容内容内容。"),
        [("end", "。", 1), ("end", "。", 5)],
    ),
    "a heading cut at a comma": (
        lines("（一）统计普法进党校8次，", "讲授法律法规。", "（二）培训", "举办5期。"),
        [("broken", "，", 1)],
    ),
    "a lost line break": (
        lines("1.动员。4月底前完成。2.实施。9月底前完成。", "3.总结。11月底前完成。"),
        [("text", "2.", 1)],
    ),
    "a bare digit between items, and the list goes on": (
        lines("1加强宣传教育工作；", "2.加强监督检查工作；", "4.加强制度建设工作。"),
        [("bare", "1", 1), ("gap", "4.", 3)],
    ),
}


@pytest.mark.parametrize(("draft", "faults"), BAD.values(), ids=BAD)
def test_one_fault_is_one_finding(draft: str, faults: list[tuple[str, str, int]]) -> None:
    assert found(draft) == faults


def test_reports_of_a_compendium_begin_anew() -> None:
    body = lines("", "今年以来开展工作如下。", "一、主要工作", "内容。", "二、下步打算", "内容。")
    report = "云岭县{}局2023年工作总结\n" + body + "云岭县{}局\n2023年12月8日\n\n"
    assert found(report.format("水利", "水利") + report.format("林业", "林业")) == []


@pytest.mark.parametrize(
    ("numbers", "then"),
    [("1224", ""), ("122", ""), ("1223", "，并顺改其后各项"), ("12234", "，并顺改其后各项")],
)
def test_what_follows_is_renumbered_unless_it_goes_on(numbers: str, then: str) -> None:
    draft = "".join(f"{number}.巡查河道{at}次。\n" for at, number in enumerate(numbers))
    (told,) = linter_of({"number-repeat"}).lint(read("a.txt", draft.encode())).diagnostics
    assert told.message == f"序号“2.”与上一项重复，请改为“3.”{then}"


def test_message_values_name_what_is_due() -> None:
    document = outline(read("draft.txt", "一、甲项\n内容。\n四、乙项\n内容。\n".encode()), RULESET)
    (finding,) = NumberOrder("gap").find(document.parts[0])
    assert finding.values == {"before": "一、", "missing": "二、…三、"}


@pytest.mark.parametrize("check", [NumberOrder, NumberForm])
def test_an_unknown_fault_does_not_load(check: type[NumberOrder]) -> None:
    with pytest.raises(ValueError, match="unknown fault “gaps”"):
        check("gaps")
