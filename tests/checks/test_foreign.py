"""What a draft has from another body's or genre's draft."""

from __future__ import annotations

import pytest

from linter.checks.consistency.foreign import OneDesk, OwnGenre, OwnOrgan, OwnPeople
from linter.document import Document
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Finding, PartCheck

RULESET = load(shipped() / "genres")
PEOPLE = OwnPeople(
    people={"school": "全体教师", "court": "全体法官"},
    words={"school": "教师|备课|升学率|教书", "court": "法官|庭审|司法"},
    at_home={"school": "学|教", "court": "法院"},
)


def found(check: BlockCheck | PartCheck, title: str, *paragraphs: str) -> list[str]:
    document = outline(read("draft.txt", "\n".join((title, "", *paragraphs)).encode()), RULESET)
    return [document.text[span.start : span.end] for span, *_ in _findings(check, document)]


def _findings(check: BlockCheck | PartCheck, document: Document) -> list[Finding]:
    if isinstance(check, PartCheck):
        return [finding for part in document.parts for finding in check.find(part)]
    return [
        finding
        for block in document.blocks
        if block.kind in check.kinds
        for finding in check.find(block, document.part_at(block.span.start))
    ]


HOSPITAL = "云岭县人民医院2024年工作总结"


@pytest.mark.parametrize(
    ("title", "paragraphs", "expected"),
    [
        (HOSPITAL, ("我院接诊3万人次。全体教师要增强责任感，抓好备课。",), ["全体教师"]),
        (HOSPITAL, ("我院开展带教。全体教师要增强责任感。", "教师考核合格。"), []),
        (HOSPITAL, ("我院接诊3万人次。全体教师对此表示满意。",), []),
        ("云岭县第一中学2024年工作总结", ("我校招生320人。全体教师要增强责任感。",), []),
        ("石桥镇2024年工作总结", ("我镇修路6公里。全体教师要增强责任感。",), []),
    ],
)
def test_people(title: str, paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert found(PEOPLE, title, *paragraphs) == expected


def test_genre() -> None:
    check = OwnGenre("方案 预案 意见", "通知")
    title = "云岭县水利局2025年防汛工作方案"
    assert found(check, title, "为做好防汛工作，制定本预案。", "本实施意见自印发之日起施行。") == [
        "预案",
        "意见",
    ]
    assert found(check, title, "为做好防汛工作，制定本方案。", "各单位制定本单位预案，对本预案作修改。") == []
    assert found(check, "关于做好防汛工作的通知", "为做好防汛工作，制定本方案。") == []


def test_desk() -> None:
    title, first = "云岭县公安局整治方案", "成立领导小组，办公室设在治安大队，负责协调。"
    assert found(OneDesk(), title, first, "报办公室（指挥中心，联系人：王明）。") == ["指挥中心"]
    assert found(OneDesk(), title, first, "报办公室（治安管理大队，联系人：王明）。") == []
    assert found(OneDesk(), title, first, "报办公室（县公安局，联系人：王明）。") == []
    assert found(OneDesk(), title, first, "成立工作专班，办公室设在指挥中心。") == []


def test_organ() -> None:
    title = "云岭县林业和草原局2024年工作总结"
    assert found(OwnOrgan(), title, "县水利局党组高度重视，县林草局党组带头。") == ["水利局"]
    assert found(OwnOrgan(), title, "市水利局党组来访，与水利局党支部联建，水利局配合。") == []


def test_letters_exhort_nobody() -> None:
    assert found(PEOPLE, "节约用水倡议书", "广大居民要节约用水。全体法官要提高办案质量。") == ["全体法官"]
