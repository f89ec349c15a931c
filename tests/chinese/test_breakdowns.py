import pytest

from linter.chinese.breakdowns.labels import closes, kindred, overlapping
from linter.chinese.breakdowns.reading import breakdowns

Told = tuple[str, str, list[tuple[str, str]]]


def told(text: str) -> list[Told]:
    return [(b.form, b.total.text, [(i.label, i.amount.text) for i in b.items]) for b in breakdowns(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "企业48家，其中茶叶类18家、粮油类30家。",
            [("其中", "48家", [("茶叶类", "18家"), ("粮油类", "30家")])],
        ),
        ("干部86人，分别为甲局40人、乙局46人。", [("分别", "86人", [("甲局", "40人"), ("乙局", "46人")])]),
        ("选出81人（村级67人，小区14人）。", [("括号", "81人", [("村级", "67人"), ("小区", "14人")])]),
        ("水稻860亩、玉米620亩，合计1480亩。", [("合计", "1480亩", [("水稻", "860亩"), ("玉米", "620亩")])]),
        (
            "发现47个，已整改43个，正在整改4个。",
            [("已未", "47个", [("已整改", "43个"), ("正在整改", "4个")])],
        ),
        (
            "资金20万元。其中，甲12万元，占60%，乙8万元。",
            [("其中", "20万元", [("甲", "12万元"), ("乙", "8万元")])],
        ),
        ("比上年增加20万元，其中甲15万元、乙8万元。", []),
        ("培训12期，其中村干部3期300人次。", []),
        ("资金XX万元，其中甲12万元、乙8万元。", []),
        ("化解48起（占全县的20%）。", []),
    ],
)
def test_breakdowns(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["男党员", "女党员"], False),
        (["女党员", "少数民族党员", "大专以上党员"], True),
        (["60岁以上", "80岁以上"], True),
        (["电信诈骗案件", "侵财案件"], True),
        (["35岁以下", "36至50岁", "51岁以上"], False),
        (["35岁以下", "36岁以上"], False),
        (["国家级示范社", "省级示范社"], False),
    ],
)
def test_overlapping(labels: list[str], expected: bool) -> None:
    assert overlapping(labels) is expected


@pytest.mark.parametrize(
    ("labels", "head", "expected"),
    [
        (["甲", "其他"], "", True),
        (["新建", "改造提升"], "", True),
        (["国家级", "省级"], "获得省级以上表彰", True),
        (["国家级", "省级"], "获得市级以上表彰", False),
        (["甲类", "乙类"], "", False),
    ],
)
def test_closes(labels: list[str], head: str, expected: bool) -> None:
    assert closes(labels, head) is expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["来信", "来访"], True),
        (["粮油类", "果蔬类"], True),
        (["协商", "诉讼"], True),
        (["水稻", "养殖"], False),
    ],
)
def test_kindred(labels: list[str], expected: bool) -> None:
    assert kindred(labels) is expected
