"""The 目录 against the draft."""

import pytest

from linter.checks.numbering.contents import ContentsMatch
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read

RULESET = load(shipped() / "genres")
FAULTS = ("missing", "wording", "unlisted", "order", "pages", "itself", "pieces")
CHECKS = {fault: ContentsMatch(fault) for fault in FAULTS}


def found(text: str) -> list[tuple[str, str, int]]:
    document = outline(read("draft.txt", text.encode()), RULESET)
    seen = sorted((f.span, fault) for fault, check in CHECKS.items() for f in check.find(document))
    return [
        (fault, document.text[span.start : span.end], document.position(span.start)[0])
        for span, fault in seen
    ]


def compendium(cover: str, rows: list[str], titles: list[str]) -> str:
    reports = [f"{title}\n\n今年完成各项任务。\n云岭县人民政府\n2023年12月8日\n" for title in titles]
    return "\n".join([cover, "", "目录", *rows, "", *reports])


TITLES = ["云岭县水利局2023年工作总结", "云岭县林业局2023年工作总结", "云岭县教育局2023年工作总结"]
ROWS = [f"{title}\t{page}" for title, page in zip(TITLES, (1, 5, 9), strict=True)]


def test_contents_that_fit() -> None:
    assert found(compendium("工作总结汇编（3篇）", ROWS, TITLES)) == []


def test_dot_leaders_and_bracket_widths_do_not_count() -> None:
    rows = [row.replace("\t", "……………") for row in ROWS]
    assert found(compendium("工作总结汇编", rows, TITLES)) == []


@pytest.mark.parametrize(
    ("cover", "rows", "titles", "faults"),
    [
        ("汇编（4篇）", ROWS, TITLES, [("pieces", "4", 1)]),
        ("汇编", [ROWS[1], ROWS[0], ROWS[2]], TITLES, [("order", TITLES[1], 4), ("pages", "1", 5)]),
        ("汇编", [ROWS[0], ROWS[2]], TITLES, [("unlisted", TITLES[1], 13)]),
        ("汇编", ROWS, [TITLES[0], TITLES[2]], [("missing", TITLES[1], 5)]),
        (
            "汇编",
            [ROWS[0], ROWS[1].replace("林业局", "林草局"), ROWS[2]],
            TITLES,
            [("wording", "云岭县林草局2023年工作总结", 5)],
        ),
        ("汇编", ["目录\t1", *ROWS], TITLES, [("itself", "目录", 4)]),
        ("汇编", [ROWS[0], f"{TITLES[1]}\t12", ROWS[2], "附录\t15"][:3], TITLES, [("pages", "9", 6)]),
    ],
)
def test_one_fault_is_one_finding(
    cover: str, rows: list[str], titles: list[str], faults: list[tuple[str, str, int]]
) -> None:
    assert found(compendium(cover, rows, titles)) == faults


def test_a_table_is_no_contents() -> None:
    table = "单位\t投入\n水务公司\t6200\n物流公司\t3600\n置业公司\t3400\n"
    assert found(f"云岭县国资公司2023年工作总结\n\n今年投入如下。\n{table}合计投入1.3亿元。\n") == []


def test_an_unknown_fault_does_not_load() -> None:
    with pytest.raises(ValueError, match="unknown fault “page”"):
        ContentsMatch("page")
