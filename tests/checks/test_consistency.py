"""What a report says twice: figures, names, voices, text; beyond the examples of the rules."""

import re

import pytest

from linter.checks.consistency.abbreviations import ShortNames, TitlesIntroduced
from linter.checks.consistency.forms import FormsAlike
from linter.checks.consistency.naming import NamesAlike
from linter.checks.consistency.own_names import OwnNames
from linter.checks.consistency.places import PlaceAlike
from linter.checks.consistency.voice import OneVoice, OwnBody, OwnSubject
from linter.checks.number.figures.figures import FiguresAlike
from linter.checks.numbering.heading_ends import HeadingEnds
from linter.checks.structure.duplicates import StandsOnce
from linter.chinese.quotations import unquoted
from linter.document import Document
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Check, DocumentCheck, PartCheck

RULESET = load(shipped() / "genres")


def found(check: Check, text: str) -> list[tuple[str, str]]:
    """(the text found, the message's values in order) in text order."""
    document = outline(read("draft.txt", text.encode()), RULESET)
    findings = sorted(_findings(check, document))
    return [
        (document.text[span.start : span.end], " ".join(map(str, values.values())))
        for span, values, *_ in findings
    ]


def _findings(check: Check, document: Document) -> list:
    if isinstance(check, DocumentCheck):
        return list(check.find(document))
    if isinstance(check, PartCheck):
        return [finding for part in document.parts for finding in check.find(part)]
    assert isinstance(check, BlockCheck)
    return [
        finding
        for block in document.blocks
        for finding in check.find(block, document.part_at(block.span.start))
    ]


def report(*lines: str, title: str = "2023年林业工作总结") -> str:
    return "\n".join((title, "", "一年来，各项工作稳步推进。", *lines)) + "\n"


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (ShortNames, "unknown fault “x”; known: unused, early, twice, variant"),
        (StandsOnce, "unknown fault “x”; known: sentence, similar, shared, heading"),
        (FiguresAlike, "unknown fault “x”; known: slip, differing"),
        (HeadingEnds, "unknown fault “x”; known: mixed, always"),
        (NamesAlike, "unknown fault “x”; known: cut, extent, unquoted, brand"),
        (OneVoice, "unknown group “x”; known: body, place, city"),
    ],
)
def test_unknown_options(check: type[Check], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        check("x")


def test_forms_are_checked() -> None:
    with pytest.raises(ValueError, match=r"^“forms” is empty$"):
        FormsAlike({})
    with pytest.raises(ValueError, match=r"^bad regular expression: "):
        FormsAlike({"教工(": "教职工"}).validate()


def test_unquoted() -> None:
    assert unquoted("办“教工之家”和《教工报》。") == "办" + 6 * "\0" + "和" + 5 * "\0" + "。"
    assert unquoted("没有引号") == "没有引号"


ONE = "全县组织护林员开展常态化巡山护林，及时发现和处置各类火情隐患"
TWO = "建立了县乡村三级林长组织体系，压实了各级林长的管护责任"
TITLE = "2023年林业工作总结"


def test_repeated_sentences_of_one_paragraph_are_one_finding() -> None:
    passage = f"{ONE}。效果好。{TWO}。"
    text = report("一、主要做法", f"开局良好。{passage}", "二、成效", f"态势向好。{passage}")
    assert found(StandsOnce("sentence"), text) == [(f"{ONE}。效果好。{TWO}", f"5 {TITLE}")]


def test_a_repeated_paragraph_is_told_as_a_whole() -> None:
    text = report("一、主要做法", f"（一）效果好。{TWO}。", "二、成效", f"（一）效果好。{TWO}。")
    assert found(StandsOnce("sentence"), text) == [(f"（一）效果好。{TWO}。", f"5 {TITLE}")]


def test_what_stands_in_two_reports_is_shared() -> None:
    text = report(f"{ONE}。") + "\n" + report(f"{ONE}。", title="2023年草原工作总结")
    assert found(StandsOnce("sentence"), text) == []
    assert found(StandsOnce("shared"), text) == [(f"{ONE}。", f"4 {TITLE}")]


def test_duties_and_short_sentences_recur() -> None:
    text = report(
        f"{ONE}（责任单位：林业局）。",
        "群众满意，效果好。",
        f"{ONE}（责任单位：林业局）。",
        "群众满意，效果好。",
    )
    assert found(StandsOnce("sentence"), text) == []


def test_figures_of_another_year_differ() -> None:
    check = FiguresAlike("slip")
    twins = ("县级造林专项资金660万元。", "安排县级造林专项资金860万元。")
    assert found(check, report(*twins)) == [("660万元", "860万元"), ("860万元", "660万元")]
    assert found(check, report("县级造林专项资金660万元。", "去年安排县级造林专项资金860万元。")) == []
    assert found(check, report("共投入县级造林专项资金660万元，县级造林专项资金860万元。")) == []


def test_plans_have_figures_of_their_own() -> None:
    text = report("一、主要工作", "发放高龄补贴320万元。", "二、下一步打算", "发放高龄补贴330万元。")
    assert found(FiguresAlike("slip"), text) == []


def test_the_title_tells_who_speaks() -> None:
    check = OneVoice("body")
    text = report("我委组织巡护，我委检查12次，我局通报3次。", title="云岭县林业局2023年工作总结")
    assert found(check, text) == [("我委", "我局"), ("我委", "我局")]
    text = report("我委组织巡护，我委检查12次，我局通报3次。")
    assert found(check, text) == [("我局", "我委")]
    text = report("我校开设课程12门，我院承担6门。", title="云岭大学文学院2023年工作总结")
    assert found(check, text) == []


def test_signers() -> None:
    title = "云岭县林业局2023年工作总结"

    def signed(*names: str) -> str:
        return report("一、主要工作", "完成造林3.2万亩。", *names, "2023年12月5日", title=title)

    assert found(OwnBody(), signed("云岭县林草局")) == [("云岭县林草局", "云岭县林业局")]
    assert found(OwnBody(), signed("县林业局")) == []
    assert found(OwnBody(), signed("XX县林草局")) == []
    assert found(OwnNames(), signed("青山县林业局")) == [("青山县", "云岭县")]
    assert found(OwnBody(), signed("青山县林业局")) == []
    assert found(OwnBody(), signed("云岭县林业分局")) == [("云岭县林业分局", "云岭县林业局")]

    title = "中共云岭县委组织部关于召开会议的通知"
    assert found(OwnBody(), signed("云岭县委老干部局")) == [("云岭县委老干部局", "云岭县委组织部")]
    assert found(OwnBody(), signed("云岭县委组织部")) == []


def test_places_alike() -> None:
    title = "临江县林业局2023年工作总结"

    def places(*lines: str) -> list[tuple[str, str]]:
        return found(PlaceAlike(), report(*lines, title=title))

    assert places("大湾村造林，大湾村管护，大弯村验收。") == [("大弯村", "大湾村")]
    assert places("大湾村、大弯村造林，大湾村管护。") == []
    assert places("临江区造林3.2万亩。") == [("临江区", "临江县")]
    assert places("临安县造林3.2万亩。") == [("临安县", "临江县")]
    assert places("东河村造林，西河村管护，加快农村改革，解决农村问题。") == []


@pytest.mark.parametrize(
    "title",
    [
        "清河社区2023年工作总结",
        "云岭县城市管理局2023年工作总结",
        "云岭县住房和城乡建设局2023年工作总结",
        "云岭县农业农村局2023年工作总结",
        "云岭县乡村振兴局2023年工作总结",
    ],
)
def test_words_in_a_title_that_are_no_places(title: str) -> None:
    text = report(
        "我县完成改造6处，我社区、我行业、我市场监管部门配合，我们自我校正、我行我素的少了。", title=title
    )
    assert found(OneVoice("place"), text) == []
    assert found(OneVoice("body"), text) == []
    assert found(OneVoice("city"), text) == []


def test_who_speaks_for_the_place() -> None:
    check = OwnSubject()
    school = "云岭县第一中学2023年工作总结"
    assert found(check, report("我校教研12次。我县认真开展培训8期。", title=school)) == [("我县", "我校")]
    assert found(check, report("我校教研12次，我县的教育实施改革。", title=school)) == []
    assert found(check, report("我局检查12次。我县认真开展培训8期。")) == []
    assert found(check, report("一位校长说：“我县认真开展培训。”", title=school)) == []


def test_short_titles() -> None:
    check = TitlesIntroduced()
    assert found(check, report("根据《规划》和《实施方案》推进，落实《规划》。")) == [
        ("《规划》", ""),
        ("《实施方案》", ""),
    ]
    assert found(check, report("根据《云岭县造林规划》推进。", "《规划》明确任务16项。")) == []
    assert (
        found(check, report("印发文件（以下简称《规划》），贯彻六中全会《决定》、国务院的《通知》。")) == []
    )


def test_variants_of_a_short_name() -> None:
    check = ShortNames("variant")
    text = report("成立办公室（以下简称县环整办）。", "县城环办督查，县委督办组、县林业办配合。")
    assert found(check, text) == [("县城环办", "县环整办")]
    assert found(check, text.replace("县环整办", "国商银行")) == []


def test_short_names_without_below() -> None:
    text = report("落实县统筹制度。", "实行县级统一统筹制度（简称“县统筹”）。")
    assert found(ShortNames("unused"), text) == []
    assert found(ShortNames("unused"), text.replace("（简称", "（以下简称")) == [("县统筹", "县统筹")]


def test_one_thing_with_two_figures() -> None:
    check = FiguresAlike("differing")
    twins = ("全县完成人工造林3.2万亩。", "完成人工造林3.5万亩。")
    assert found(check, report(*twins)) == [("3.2万亩", "3.5万亩"), ("3.5万亩", "3.2万亩")]
    assert found(check, report(twins[0], "去年完成人工造林3.5万亩。")) == []
    assert found(check, report("2023年，" + twins[0], twins[1])) == [
        ("3.2万亩", "3.5万亩"),
        ("3.5万亩", "3.2万亩"),
    ]
    assert found(check, report(twins[0], "完成人工造林6.8万亩。")) == []
    assert found(check, report("1205钻井队现有职工40人，1202钻井队现有职工43人。")) == []


def test_another_places_bureau() -> None:
    title = "云岭县林业局2023年工作总结"
    text = report("按照青山县委、县政府部署造林。", "青山县林业局完成造林3.2万亩。", title=title)
    assert found(OwnNames(), text) == [("青山县", "云岭县"), ("青山县", "云岭县")]
    text = report(
        "按照云岭县委、县政府部署造林。", "与青山县林业局共同造林。", "青山县委、县政府来访。", title=title
    )
    assert found(OwnNames(), text) == []


def test_speakers_by_other_words() -> None:
    check = OneVoice("body")
    title = "石桥镇人民政府关于解决水渠修复资金的请示"
    assert found(check, report("本院将严格招标，我司施工，我镇监督。", title=title)) == [
        ("本院", "我镇"),
        ("我司", "我镇"),
    ]
    assert found(check, report("各学校要值守，本校将排班，我站在一线。", title=title)) == []
