"""Commas between members of one list."""

import pytest
from drafts import paragraph

from linter.checks.punctuation.series import KinParted, SeriesParted
from linter.rule import BlockCheck


def found(check: BlockCheck, text: str) -> list[int]:
    block = paragraph(text)
    return [finding.span.start for finding in check.find(block, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做到早研判，早提醒、早干预。", [5]),
        ("做到早研判、早提醒，早干预。", [9]),
        ("做到人员到岗，物资到位、责任到人的要求", [6]),
        ("县教育局，县财政局、县卫生健康局负责同志参加。", [4]),
        ("县委办公室、县人大常委会办公室，县政协办公室。", [15]),
        ("会同县公安局、县住建局，县城管局开展整治。", [11]),
        ("走访老党员，老干部、老模范126人。", [5]),
        ("各中队，各站所、各机关科室要抓好落实。", [3]),
        ("坚持“党建引领、网格支撑，多元共治”的思路。", [12]),
        ("坚持“党建引领、网格支撑，多元共治、共享成果”的思路。", []),
        ("不作为、慢作为，假作为、乱作为", []),  # groups
        ("赶火车、赶汽车，赶上了就好。", []),
        ("涉及企业改革问题，包括债务问题、人员问题。", []),
        ("专业人才较少，平均年龄较大、年轻干部较少。", []),
        ("开设周末门诊、夜间门诊，累计接诊1.2万人次。", []),
        ("由县教育局牵头，县财政局、县人社局配合。", []),
        ("加强领导，人员、经费、场地落实到位。", []),
    ],
)
def test_members_of_one_form_have_one_mark(text: str, expected: list[int]) -> None:
    assert found(SeriesParted(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与公安，住建、交通等部门共享数据。\n", [3]),
        ("紧盯春节，端午，中秋等节点。\n", [4, 7]),
        ("过了春节，端午活动接着开展。\n", []),  # opens a clause
        ("与公安，春节、交通等。\n", []),  # of another kind
    ],
)
def test_words_of_one_kind_are_parted(text: str, expected: list[int]) -> None:
    assert found(KinParted(("公安 住建 交通", "春节 端午 中秋")), text) == expected
