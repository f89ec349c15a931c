"""Verbs and their objects, clause by clause."""

import pytest
from drafts import unread

from linter.checks.wording.collocations import ObjectSuitsVerb, VerbSuitsSubject
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span

CHECK = ObjectSuitsVerb({"提升|加强|深化…力度|路子": "加大|拓宽", "建立…氛围": "营造", "召开…课": "开展"})


def draft(text: str) -> Document:
    return unread(text)


def found(text: str) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in CHECK.find(draft(text))]


def fixed(text: str) -> str:
    (finding,) = CHECK.find(draft(text))
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("不断提升检查力度，建立良好的氛围。", ["提升检查力度", "建立良好的氛围"]),
        ("持续提升检查力度", ["提升检查力度"]),
        ("提升检查力度\n", ["提升检查力度"]),
        ("加强对机关、企业的检查力度；", ["加强对机关、企业的检查力度"]),
        ("提升问题整改力度，", ["提升问题整改力度"]),
        ("不断拓宽和深化工作的新路子，", ["深化工作的新路子"]),
        ("提升检查力度3次，建立氛围共二十余场。", ["提升检查力度", "建立氛围"]),
        ("加强力度和路子，加强路子与力度。", ["加强力度和路子", "加强路子与力度"]),
        ("加强路子与质量，加强路子和质量的", []),
        ("第一段\n提升检查力度\n第三段", ["提升检查力度"]),
    ],
)
def test_a_verb_that_does_not_take_its_noun_is_found(text: str, spans: list[str]) -> None:
    assert found(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "加大检查力度，",
        "加大品牌提升力度，",
        "提升水平，加大力度。",
        "提升力度大的地方，",
        "提升能力和加大检查力度。",
        "提升的力度，",
        "提升服务（含检查力度），",
        "提升以群众满意为目标的力度，",
        "承担提升检查质量的力度，",
        "提升一二三四五六七八九十一二三四五六七八九十一二三四五六七八力度，",
    ],
)
def test_a_noun_of_another_verb_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_verb_that_names_a_trait_governs_nothing() -> None:
    assert found("提升师生的防范能力和检查力度，") == ["提升师生的防范能力和检查力度"]
    assert found("提升防范执法力度，") == []


def test_a_longer_noun_does_not_hide_the_shorter_one() -> None:
    check = ObjectSuitsVerb({"提升|开展…力度": "加大", "建设…检查力度": "开展"})
    assert [finding.values["verb"] for finding in check.find(draft("提升检查力度，开展检查力度，"))] == [
        "提升"
    ]


def test_the_fix_changes_the_verb() -> None:
    assert fixed("建立良好的氛围。") == "营造良好的氛围。"


def test_a_verb_with_several_objects_is_not_changed() -> None:
    (finding,) = CHECK.find(draft("提升机关、企业检查力度。"))
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("要切实提升检查力度，", True),
        ("（二）提升检查力度，", True),
        ("对企业的提升检查力度，", False),
        ("提升机关、企业检查力度，", False),
        ("提升“一老一小”关爱力度，", False),
        ("提升会议部署落实力度，", False),
        ("要推动各镇各部门各单位提升检查力度，", False),
    ],
)
def test_it_is_a_guess_where_much_stands_around_the_verb(text: str, sure: bool) -> None:
    assert [finding.sure for finding in CHECK.find(draft(text))] == [sure]


def test_a_pair_without_its_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="“提升力度” is not of the form"):
        ObjectSuitsVerb({"提升力度": "加大"})


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(ValueError, match="“pairs” is empty"):
        ObjectSuitsVerb({})


SUBJECT = VerbSuitsSubject({"力度|规模…提升|增强": "加大", "水平…增强": "提高", "效率…不快": "不高"})


def subjects(text: str) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in SUBJECT.find(draft(text))]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("执法力度不断提升，水平得到了显著的增强。", ["力度不断提升", "水平得到了显著的增强"]),
        ("规模进一步增强了\n", ["规模进一步增强了"]),
        ("效率不快，效率还不够快，效率不太快。", ["效率不快", "效率还不够快", "效率不太快"]),
        ("效率不够高，", []),
        ("服务水平不断提升，", []),
        ("力度提升，", []),
        ("力度大的地方不断提升，", []),
        ("力度不断提升的同时，", []),
    ],
)
def test_a_verb_that_does_not_suit_its_subject_is_found(text: str, spans: list[str]) -> None:
    assert subjects(text) == spans


def test_the_fix_changes_the_predicate() -> None:
    (finding,) = SUBJECT.find(draft("宣传力度明显提升。"))
    assert dict(finding.values) == {"noun": "力度", "verb": "提升", "better": "加大"}
    assert finding.fix == Fix((Edit(Span(6, 8), "加大"),), safe=False)


def test_what_awaits_strengthening_is_a_guess() -> None:
    check = VerbSuitsSubject({"力度…加强": "加大"})
    findings = check.find(draft("宣传力度不断加强，宣传力度有待加强，宣传力度还需进一步加强。"))
    assert [finding.sure for finding in findings] == [True, False, False]
