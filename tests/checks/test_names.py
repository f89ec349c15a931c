"""Names and titles: what YAML examples cannot show, and the errors of bad options."""

from collections.abc import Iterator

import pytest
from drafts import paragraph

from linter.checks.wording.fixed_lists import ListComplete, ListOrdered
from linter.checks.wording.official_names import NameCurrent, TitleOfficial, own_year
from linter.document import UNKNOWN, Block, Part, Span
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Ruleset


def block(text: str) -> Block:
    return paragraph(text, 100)


def found(check: BlockCheck, text: str, part: Part | None = None) -> Iterator[tuple[int, int, str]]:
    for finding in check.find(block(text), part):
        yield finding.span.start - 100, finding.span.end - 100, str(finding.values["better"])


def part_of(text: str) -> Part:
    return outline(read("a.txt", text.encode()), Ruleset(())).parts[0]


TITLES = TitleOfficial({"农产品质量安全法": "农产品安全法"}, "党政机关公务用车管理办法 农药管理条例")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《农产品质量安全法》《农药管理条例》", []),
        ("《农产品安全法》", [(1, 7, "农产品质量安全法")]),
        ("《中华人民共和国农产品安全法》（2022年修订）", [(1, 14, "中华人民共和国农产品质量安全法")]),
        ("《党政机关公务用车管理方法》", []),  # another kind of document
        ("《党政机关公务车管理办法》", [(1, 12, "党政机关公务用车管理办法")]),
        ("《 党政机关 公务用车管埋办法 》", [(1, 16, "党政机关公务用车管理办法")]),
        ("《兽药管理条例》", []),  # too short to be a slip
        ("《中华人民共和国》《    》《（修订稿）》", []),
        ("《农产品安全法（草案）》", []),  # may be called so yet
    ],
)
def test_titles(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(found(TITLES, text)) == expected


KINDS = TitleOfficial(
    {},
    "电力设施保护条例 大型群众性活动安全管理条例 中国共产党巡视工作条例 中国共产党巡视工作条例（试行） 会计档案管理办法"
    " 医疗机构投诉管理办法 食品经营许可管理办法 食品经营许可规定",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据《电力设施保护办法》", [("电力设施保护条例", False)]),
        ("《电力设施保护法》", [("电力设施保护条例", False)]),
        ("严格执行《大型群众活动安全管理办法》", [("大型群众性活动安全管理条例", False)]),
        ("学习《中国共产党巡视工作规定》", [("中国共产党巡视工作条例", True)]),
        ("《电力设施保护办法》", []),  # whose, nobody says
        ("县政府出台《电力设施保护办法》", []),
        ("依据省《电力设施保护办法》", []),
        ("依据《电力设施保护实施办法》", []),
        ("依据《会计档案管理规定》", []),  # too short to tell
        ("依据《医疗机构投诉管理条例》", [("医疗机构投诉管理办法", False)]),
        ("依据《食品经营许可管理条例》", []),  # near two
    ],
)
def test_titles_of_another_kind(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(f.values["better"], f.sure) for f in KINDS.find(block(text), None)] == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年工作总结\n\n2021年建成。2021年投用。", 2023),
        ("关于报送材料的报告\n\n县政府：\n建成两处。\n\n清河镇人民政府\n2022年5月6日", 2022),
        ("关于防汛的讲话\n\n2021年建成两处，2022年建成三处，2021年和2022年都通过验收。", 2021),
        ("关于防汛的讲话\n\n到2025年建成三处。", None),
    ],
)
def test_own_year(text: str, year: int | None) -> None:
    assert own_year(part_of(text)) == year


ORGAN = NameCurrent({"环保局": "2020 生态环境局"}, unless="[美英]国环保局")


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2020, "联合环保局检查。", [(2, 5, "生态环境局")]),
        (2019, "联合环保局检查。", []),
        (None, "联合环保局检查。", []),
        (2020, "联合原环保局检查。", []),
        (2020, "据美国环保局公布。", []),
        (2020, "《环保局工作规则》", []),
        (2020, "2016年由环保局立项。环保局参加。", [(12, 15, "生态环境局")]),
    ],
)
def test_names_of_the_year(year: int | None, text: str, expected: list[tuple[int, int, str]]) -> None:
    part = Part(None, UNKNOWN, Span(0, 0), (), year)
    assert list(found(ORGAN, text, part)) == expected


def test_successor_without_year() -> None:
    with pytest.raises(ValueError, match=r"^“环保局” needs a year, a space and a name$"):
        NameCurrent({"环保局": "生态环境局"})


def test_list_of_one() -> None:
    with pytest.raises(ValueError, match=r"^“获得感” has one member$"):
        ListOrdered(("获得感",))


def test_fix_keeps_the_marks_between() -> None:
    check = ListOrdered(("获得感、幸福感、安全感",))
    assert list(found(check, "“安全感”“获得感”和“幸福感”")) == [(1, 15, "获得感”“幸福感”和“安全感")]
    assert list(found(check, "获得感、幸福感、安全感、获得感")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“四早”：早发现、早报告、早处置、早治疗。", [(13, 16, "早隔离")]),
        ("“四早”（早发现、早报告、早治疗）", []),  # the rule that counts sees it
        ("“四早”（早治疗、早报告、早隔离、早发现）", []),  # the rule on order sees it
        ("“四早”，全年开展宣传、培训、演练、督导。", []),
    ],
)
def test_members(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(found(ListComplete({"四早": "早发现、早报告、早隔离、早治疗"}), text)) == expected
