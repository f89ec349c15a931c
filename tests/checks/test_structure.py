"""Structure and duplicate text: whole drafts, and everything the family says about them; beyond the examples of the
rules."""

import pytest

from linter.checks.structure.captions import CaptionsMatch
from linter.checks.structure.filled import SectionFilled
from linter.engine import Linter
from linter.frozen import replace
from linter.loader import load, shipped
from linter.readers import read

RULESET = load(shipped())
RULES = tuple(rule for rule in RULESET.rules if rule.category == "structure" or rule.id.startswith("table-"))
LINTER = Linter(replace(RULESET, rules=RULES))


def found(*lines: str, name: str = "draft.txt") -> list[tuple[str, str, int]]:
    """(rule, the text found, its line) of everything in a draft, in text order."""
    result = LINTER.lint(read(name, "\n".join((*lines, "")).encode()))
    return [
        (
            seen.rule,
            result.document.text[seen.span.start : seen.span.end],
            result.document.position(seen.span.start)[0],
        )
        for seen in result.diagnostics
    ]


def messages(*lines: str) -> list[str]:
    return [
        seen.message for seen in LINTER.lint(read("draft.txt", "\n".join((*lines, "")).encode())).diagnostics
    ]


TITLE = ("2023年林业工作总结", "", "一年来，各项工作稳步推进。")


def test_unknown_options() -> None:
    with pytest.raises(ValueError, match=r"^unknown level “x”; known: top, lower$"):
        SectionFilled("x")
    with pytest.raises(ValueError, match=r"^unknown fault “x”; known: missing, repeated, order$"):
        CaptionsMatch("x")


def test_a_sentence_goes_on_in_the_next_paragraph() -> None:
    text = "全局干部职工切实增强做好资源管护工作的责任感"
    assert found(*TITLE, f"{text}，", "推动林业工作再上台阶。") == [("broken-paragraph", "，", 4)]
    assert found(*TITLE, f"{text}，", "一是压实各级责任。二是加强巡查。") == []
    assert found(*TITLE, f"{text}，", "二、资源管护") == []  # comma-at-end
    assert found(*TITLE, "守护绿水青山，", "建设美丽家园。") == []
    assert found(*TITLE, f"{text}。取得新的", "成绩。") == [("broken-paragraph", "的", 4)]
    assert found(*TITLE, f"{text}。落实资金（含省级", "补助）320万元。") == [("broken-paragraph", "级", 4)]
    assert found(*TITLE, f"{text}。落实补助资金", "320万元，群众满意。") == [("broken-paragraph", "金", 4)]
    assert found(*TITLE, f"{text}。取得重要进", "展，群众满意。") == [("broken-paragraph", "进", 4)]
    assert found(*TITLE, f"{text}。参演人员2600", "余人，效果良好。") == [("broken-paragraph", "0", 4)]
    assert found(*TITLE, f"{text}。找准努力方向", "推动工作。") == []
    assert found(*TITLE, f"{text}。得到群众公认", "为民服务。") == []
    assert found(*TITLE, f"{text}。巡林", "2023年12月5日") == []


def test_a_link_on_a_line_of_its_own_is_no_broken_paragraph() -> None:
    text = "在相关国家和地区，本作品适用该项规定。根据《"
    assert found(*TITLE, text, "著作权法", "》第五条，本作品不适用于该法。") == []


def test_a_badly_copied_draft_is_left_alone() -> None:
    lines = [f"第{n}项工作有序推进，群众反映良好。各项任务有的\n落到了实处。" for n in "甲乙丙丁戊己"]
    assert found(*TITLE, *lines) == []
    assert len(found(*TITLE, *lines[:4])) == 4


def test_empty_sections() -> None:
    work = ("一、主要工作", "完成造林3.2万亩。")
    assert found(*TITLE, *work, "二、存在问题", "三、下一步打算", "抓好造林。") == [
        ("empty-section", "二、存在问题", 6)
    ]
    assert found(*TITLE, *work, "二、存在问题", "（一）管护力量不足。巡护覆盖面不够大。") == []
    contents = ("一、主要工作", "二、存在问题", "三、下一步打算")
    assert found(*TITLE, *contents, *work, "二、存在问题", "力量不足。", "三、下一步打算", "抓好造林。") == []
    assert found(*TITLE, *work, "二、附件", "附件：1.名单", "云岭县林业局", "2023年12月5日") == []


def test_a_sentence_alone_where_its_siblings_have_text_is_a_heading() -> None:
    first, third = "（一）摸清底数。逐户登记。", "（三）严格考核。每月通报。"
    lines = ("一、要求", first, "（二）加强宣传。", third, "二、其他", "抓好造林。")
    assert found(*lines) == [("empty-heading", "（二）加强宣传。", 3)]
    assert found("一、要求", first, "（二）加强宣传。", "（三）严格考核。", "二、其他", "抓好造林。") == []
    assert (
        found("一、要求", first, "（二）公开栏每季更新，接受监督，及时答复。", third, "二、其他", "抓好。")
        == []
    )
    top = ("一、关于造林。同意实施。", "二、关于管护。同意实施。")
    assert found(*TITLE, *top, "三、关于其他事项。", "四、关于经费。同意追加。") == [
        ("empty-section", "三、关于其他事项。", 6)
    ]
    assert found(*TITLE, *top, "三、全年无火灾。", "四、关于经费。同意追加。") == []


def test_lists_are_no_empty_headings() -> None:
    assert found("一、任务", "（一）规范市场秩序", "（二）规范停车秩序", "二、要求", "压实责任。") == []
    assert found(
        "一、任务", "（一）规范市场秩序", "（二）规范停车秩序", "划定车位320个。", "二、要求", "压实责任。"
    ) == [("empty-heading", "（一）规范市场秩序", 2)]


def test_colons_at_the_end() -> None:
    assert found(*TITLE, "一、报名", "1.姓名：", "2.性别：", "二、要求", "如实填写。") == []
    assert found(*TITLE, "一、报名", "报名条件如下：", "二、要求", "如实填写。") == [
        ("empty-list", "报名条件如下：", 5)
    ]
    assert found(*TITLE, "一、报名", "报名条件如下：", "1.年满18周岁。", "二、要求", "如实填写。") == []


def test_unnumbered_lists() -> None:
    lead = "工作中还存在以下问题："
    points = ("管护力量不足，覆盖面不大。", "资金投入不够，设施薄弱。")
    end = ("二、下一步打算", "抓好造林。")
    assert found("一、主要工作", "完成造林。", lead, *points, *end) == [
        ("unnumbered-list", "管护力量不足", 4)
    ]
    assert found("一、主要工作", "完成造林。", lead, *points) == []
    assert found("一、主要工作", "完成造林。", lead, "——力量不足。", "——投入不够。", *end) == []
    assert found("一、主要工作", "完成造林。", lead, points[0], *end) == []


def test_headings_that_repeat() -> None:
    twice = ("一、抓管护", "（一）加强巡护。巡护12次。", "（二）加强巡护。巡护8次。")
    assert messages(*twice) == ["“加强巡护。”与第2行“（一）”的一条相同，请合并内容或改写"]
    across = (
        "一、国土绿化",
        "（一）持续加强资源管护。巡护12次。",
        "二、森林防火",
        "（一）持续加强资源管护。巡护8次。",
    )
    assert found(*across) == [("repeated-heading", "持续加强资源管护。", 4)]
    assert found(*(line.replace("持续加强资源管护", "取得的主要成效") for line in across)) == []
    duties = ("一、任务", "1.责任单位：林业局", "2.整治目标：消除隐患", "3.责任单位：林业局")
    assert found(*duties) == []


def test_a_heading_among_headings_that_stand_alone() -> None:
    lines = [
        "一、甲工作",
        "做了甲。",
        "二、乙工作",
        "做了乙。",
        "三、丙工作。做了丙。",
        "四、丁工作",
        "做了丁。",
    ]
    assert found(*lines) == [("joined-heading", "三、丙工作。", 5)]
    assert found(*lines[2:]) == []


def test_units_with_the_same_figures() -> None:
    east = "城东社区排查企业58家，发现隐患15处，整改15处，立案2起。"
    west = "城西社区走访企业58家，查出隐患15处，已整改15处，立案2起。"
    assert found(*TITLE, east, west) == [("repeated-figures", west[:-1], 5)]
    assert found(*TITLE, east, west.replace("城西社区", "全县")) == []
    assert found(*TITLE, east, west.replace("58家", "56家")) == []
    assert found(*TITLE, east, "", *TITLE, west.replace("城西社区", "全年")) == [
        ("repeated-figures", west.replace("城西社区", "全年")[:-1], 9)
    ]


def test_figures_begin_with_those_of_the_unit_above() -> None:
    line = "受理0件；灵山至今公开政策文件、疫情防控等信息58条；专栏发布15条、专题发布12条；受理0件；云山至今公开政策文件、疫情防控等信息58条；专栏发布15条、专题发布12条；受理0件。"
    assert found(*TITLE, line) == [
        (
            "repeated-figures",
            line[line.index("云山") :].rstrip("。").removesuffix("；受理0件") + "；受理0件",
            4,
        )
    ]


def test_similar_sentences() -> None:
    one = "开展宣传活动，悬挂横幅32条，发放宣传资料5000份，营造了浓厚的安全氛围。"
    part = "悬挂横幅32条，发放宣传资料5000份，营造了浓厚的安全生产氛围。"
    between = ("组织应急演练8场。",)
    assert found(*TITLE, one, *between, part) == [("repeated-sentence", part[:-1], 6)]
    done = "全县新建改建农村公路126公里，完成投资4200万元，惠及群众3.6万人。"
    more = done.replace("126", "162")
    assert found(*TITLE, done, *between, more) == [("similar-sentence", more[:-1], 6)]
    assert found(*TITLE, done, more) == []
    assert found(*TITLE, done, "一、下一步打算", *between, more) == []
    assert found(*TITLE, done, *between, more.replace("全县", "城关镇", 1)) == []


def test_what_several_reports_share_is_told_once() -> None:
    line = "全县组织护林员开展常态化巡山护林，及时发现和处置各类火情隐患。"
    drafts = [
        (title, "", "一年来，各项工作稳步推进。", line)
        for title in ("2023年林业工作总结", "2023年草原工作总结", "2023年水利工作总结")
    ]
    assert found(*drafts[0], "", *drafts[1], "", *drafts[2], line) == [
        ("shared-sentence", line, 9),
        ("repeated-sentence", line, 15),
    ]


def test_second_leads_and_closings() -> None:
    lead = "现将有关情况总结如下："
    assert found(
        TITLE[0], f"一年来，工作有序，{lead}", "一、教学", "教研12次。", f"安全第一，{lead}", "1.演练8次。"
    ) == [("second-lead", lead, 5)]
    assert found("一、教学", "总之，成绩显著。", "二、安全", "演练8次。") == [("early-closing", "总之，", 2)]
    assert found("一、教学", "总之，成绩显著。", "二、存在问题", "经验不足。") == []


def test_captions() -> None:
    assert found(*TITLE, "情况见表1和图2-1。", "表1：造林情况", "图2-1 分布") == []
    assert found(*TITLE, "情况见表1，报送报表2份，附表3另发，造林图4幅。", "表1造林情况") == []
    assert found(*TITLE, "如图1、表2所示。", "表1 造林情况", "表1 管护情况", "表3 投资情况") == [
        ("missing-caption", "图1", 4),
        ("missing-caption", "表2", 4),
        ("repeated-caption", "表1", 6),
        ("caption-order", "表3", 7),
    ]


HEAD = "乡镇\t户数\t人数\t占比"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("甲\t100\t320\t50%", "乙\t100\t300\t50%", "合计\t200\t620\t100%"), []),
        (("甲\t100\t320\t50%", "乙\t100\t300\t50%", "合计\t210\t620\t100%"), [("table-total", "210", 4)]),
        (("合计\t210\t620\t100%", "甲\t100\t320\t50%", "乙\t100\t300\t50%"), [("table-total", "210", 2)]),
        (
            ("甲\t100户\t320\t50%", "乙\t100户\t300\t50%", "总计\t210户\t620\t100%"),
            [("table-total", "210户", 4)],
        ),
        (("甲\t100\t320\t50%", "乙\t—\t300\t50%", "合计\t210\t620\t100%"), []),
        (("甲\t100\t320\t50%", "乙\t\t300\t50%", "合计\t210\t620\t100%"), []),
        (("甲\t100\t320\t50%", "其中：丙\t60\t200\t20%", "合计\t210\t620\t100%"), []),
        (("甲\t100\t320\t33.3%", "乙\t100\t300\t33.3%", "丙\t100\t310\t33.3%", "合计\t300\t930\t100%"), []),
        (
            ("甲\t1,100\t320\t50%", "乙\t1,200\t300\t50%", "合计\t2,300\t620\t99%"),
            [("table-total", "99%", 4)],
        ),
        (("甲\t500\t320\t50%", "乙\t520\t300\t50%", "合计\t510\t620\t100%"), []),
    ],
)
def test_totals(rows: tuple[str, ...], expected: list[tuple[str, str, int]]) -> None:
    assert found(HEAD, *rows) == expected


def test_subtotals() -> None:
    rows = [
        "甲\t100\t320",
        "乙\t120\t366",
        "小计\t220\t686",
        "丙\t90\t280",
        "丁\t80\t260",
        "小计\t170\t550",
        "总计\t390\t1226",
    ]
    assert found("乡镇\t户数\t人数", *rows) == [("table-total", "550", 7)]
    first = [rows[2], *rows[:2], "小计\t170\t540", *rows[3:5], rows[6]]
    assert found("乡镇\t户数\t人数", *first) == []


def test_columns_of_rates_and_averages_do_not_add_up() -> None:
    rows = ("甲\t96%\t60\t5.1%", "乙\t98%\t62\t4.3%", "合计\t97%\t61\t4.7%")
    assert found("乡镇\t化解率\t户均面积\t增长", *rows) == []


def test_rows_of_another_length() -> None:
    rows = ("甲\t1\t2\t3", "乙\t1\t2\t4", "丙\t1\t2", "丁\t1\t5\t6")
    assert messages(HEAD, *rows) == ["这一行有3格，其他行有4格，请补齐或删去多余的格"]
    assert found("乡镇\t户数\t人数\t备注", *rows) == []
    assert found("附表\t造林", HEAD, *rows[:2], rows[3]) == []
    assert found(HEAD, "甲\t1", "乙\t1\t2\t3", "丙\t1", "丁\t1") == []


def test_markdown_tables() -> None:
    rows = ("| 乡镇 | 户数 |", "|---|---|", "| 甲 | 100 |", "| 乙 | 120 |", "| **合计** | **230** |")
    assert found("# 报告", "", *rows, name="draft.md") == [("table-total", "230", 7)]


def test_rows_with_the_same_figures() -> None:
    rows = ("1\t甲\t136\t132\t4\t8", "2\t乙\t328\t325\t3\t7", "3\t丙\t136\t132\t4\t8")
    assert found("序号\t乡镇\t受理\t办结\t在办\t转办", *rows) == [("repeated-row", rows[2], 4)]
    assert found("序号\t乡镇\t受理\t办结\t在办\t转办", *rows[:2], "合计\t—\t136\t132\t4\t8") == []
    few = ("1\t甲\t6\t32\t4\t8", "2\t乙\t28\t25\t3\t7", "3\t丙\t6\t32\t4\t8")
    assert found("序号\t乡镇\t受理\t办结\t在办\t转办", *few) == []


def test_code_below_a_heading_is_content() -> None:
    lines = ("# 教学计划", "", "## 一、学情分析", "", "共6个班。", "", "## 二、示例代码", "")
    rest = ("## 三、教学措施", "", "分层布置作业。", "", "## 四、教学评价", "", "每月1次。")
    code = ("```python", "for number in range(1, 10):", "    print(number, number * number)", "```", "")
    assert found(*lines, *code, *rest, name="a.md") == []
    assert found(*lines, *rest, name="a.md") == [("empty-section", "二、示例代码", 7)]
