from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx as python_docx
import pytest

from linter.diagnostic import Diagnostic, Edit, Fix, Result, Severity
from linter.document import Span
from linter.errors import ReadError
from linter.readers import read
from linter.reports.word import commented
from ooxml import W, docx, numbered, p

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"


def fixing(data: bytes, *changes: tuple[int, int, str], safe: bool = True) -> Result:
    """As if a rule had found the paragraph and would change these places of the text."""
    document = read("a.docx", data)
    fix = Fix(tuple(Edit(Span(start, end), text) for start, end, text in changes), safe=safe)
    span = Span(0, len(document.text))
    return Result(document, (Diagnostic("some-rule", "wording", Severity.WARNING, "有误", span, fix),))


def changed(
    body: str, *changes: tuple[int, int, str], safe: bool = True, **parts: str
) -> tuple[str, str, int]:
    """The text of a copy with its changes accepted, what Word would show of them, and how many there are."""
    data = docx(body, **parts)
    copy, count = commented(fixing(data, *changes, safe=safe), data, "zh")
    shown = ""
    for element in python_docx.Document(BytesIO(copy)).element.iter(f"{{{W}}}t", f"{{{W}}}delText"):
        kinds = {each.tag.rpartition("}")[2] for each in element.iterancestors()} & {"ins", "del"}
        shown += f"[{'+' if kinds == {'ins'} else '-' if kinds else ''}{element.text}]"
    return read("a.docx", copy).text.partition("\n修订")[0].partition("\n批注")[0], shown, count


def result(data: bytes, *found: str) -> Result:
    """As if a rule had found these words."""
    document = read("a.docx", data)
    spans = [Span(at := document.text.index(words), at + len(words)) for words in found]
    fix = [
        Fix((Edit(span, "截至"),)) if words == "截止" else None
        for span, words in zip(spans, found, strict=True)
    ]
    return Result(
        document,
        tuple(
            Diagnostic("some-rule", "wording", Severity.WARNING, f"“{words}”有误", span, one)
            for words, span, one in zip(found, spans, fix, strict=True)
        ),
    )


def _is_ours(element: Any) -> bool:
    return bool(element.get(f"{{{W}}}author") == "draftlint")


def comments(data: bytes) -> Iterator[tuple[str, str]]:
    """What each comment is about, and what it says."""
    document = python_docx.Document(BytesIO(data))
    open_, about = dict[str, str](), dict[str, str]()
    for element in document.element.iter():
        name, id = element.tag.rpartition("}")[2], element.get(f"{{{W}}}id")
        if name == "commentRangeStart":
            open_[id] = ""
        elif name == "commentRangeEnd":
            about[id] = open_.pop(id)
        changes = [each.tag.rpartition("}")[2] for each in element.iterancestors() if _is_ours(each)]
        for each in open_ if name in ("t", "delText") and "ins" not in changes else ():
            open_[each] += element.text or ""
    for comment in document.comments:
        yield about[str(comment.comment_id)], comment.text


def about(body: str, *found: str, **parts: str) -> list[str]:
    data = docx(body, **parts)
    return [words for words, _ in comments(commented(result(data, *found), data, "zh").data)]


def test_a_comment_stands_on_the_words_and_says_what_to_do() -> None:
    data = docx(p("关于防汛的通知") + p("截止目前，XX镇完工。"))
    copy, _ = commented(result(data, "截止", "XX"), data, "zh")
    assert list(comments(copy)) == [
        ("截止", "“截止”有误\n建议改为“截至”\n[warning: some-rule]"),
        ("XX", "“XX”有误\n[warning: some-rule]"),
    ]
    assert read("a.docx", copy).text.startswith(
        "关于防汛的通知\n截至目前，XX镇完工。\n修订痕迹：插入1处、删除1处\n批注[draftlint]："
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<w:p>{BOLD.format('全镇')}{BOLD.format('截止目前')}</w:p>", "镇截"),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t></w:r></w:p>", "乙"),
        ("<w:p><w:r><w:t>甲乙</w:t><w:br/><w:t>丙甲</w:t></w:r></w:p>", "丙"),
        (f"<w:p><w:ins>{BOLD.format('甲乙')}</w:ins><w:del><w:r><w:delText>丁</w:delText></w:r></w:del></w:p>", "乙"),
        (f'<w:p><w:hyperlink r:id="a">{BOLD.format("甲乙丙")}</w:hyperlink></w:p>', "乙"),
    ],
)  # fmt: skip
def test_the_words_are_found_in_runs_of_every_kind(body: str, found: str) -> None:
    assert about(body, found) == [found]


def test_all_else_of_a_run_stays() -> None:
    data = docx(f"<w:p>{BOLD.format('甲乙丙')}</w:p>")
    paragraph = python_docx.Document(BytesIO(commented(result(data, "乙"), data, "zh").data)).paragraphs[0]
    assert [(run.text, run.bold) for run in paragraph.runs if run.text] == [
        ("甲", True),
        ("乙", True),
        ("丙", True),
    ]


def test_what_cannot_be_told_apart_is_told_at_its_paragraph() -> None:
    assert about(p("甲") + numbered("乙"), "一、", numbering=NUMBERED) == ["乙"]
    assert about(p("甲") + "<w:p/>" + numbered(""), "一、", numbering=NUMBERED) == [""]


NUMBERED = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def test_what_stands_in_a_header_is_told_at_the_first_words() -> None:
    shown = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    data = docx(p("甲") + shown, header1=p("XX县"))
    assert list(comments(commented(result(data, "XX"), data, "zh").data)) == [
        ("甲", "“XX”有误\n位于页眉\n[warning: some-rule]")
    ]


def test_a_body_without_words_takes_comments_on_its_header() -> None:
    shown = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    data = docx(shown, header1=p("XX县"))
    assert [words for words, _ in comments(commented(result(data, "XX"), data, "zh").data)] == [""]


def test_what_is_no_document_takes_no_comments() -> None:
    data = docx(p("XX县"))
    with pytest.raises(ReadError, match="files only"):
        commented(result(data, "XX"), b"XX", "zh")


def test_safe_fixes_are_changes_beside_their_comments() -> None:
    assert changed(p("截止目前"), (0, 2, "截至")) == ("截至目前", "[-截止][+截至][目前]", 1)
    assert changed(p("到目前为至止"), (4, 5, "")) == ("到目前为止", "[到目前为][-至][止]", 1)
    assert changed(p("2023总结"), (4, 4, "年")) == ("2023年总结", "[2023][+年][总结]", 1)
    assert changed(p("完工"), (2, 2, "。")) == ("完工。", "[完工][+。]", 1)
    assert changed(p("截止目前"), (0, 2, "截至"), safe=False) == ("截止目前", "[截止目前]", 0)


def test_a_fix_of_several_places_is_as_many_changes() -> None:
    assert changed(p("“甲”乙“丙”"), (0, 1, "《"), (2, 3, "》")) == (
        "《甲》乙“丙”",
        "[-“][+《][甲][-”][+》][乙“丙”]",
        2,
    )


def test_changes_run_over_runs_and_keep_their_form() -> None:
    body = f"<w:p>{BOLD.format('全镇截')}{BOLD.format('止目前')}</w:p>"
    assert changed(body, (2, 4, "截至")) == ("全镇截至目前", "[全镇][-截][-止][+截至][目前]", 1)
    data = docx(body)
    copy = python_docx.Document(BytesIO(commented(fixing(data, (2, 4, "截至")), data, "zh").data))
    (bold,) = copy.element.xpath("//w:ins/w:r/w:rPr/w:b")
    assert copy.element.xpath("//w:ins//w:t/@xml:space") == ["preserve"]
    assert len(set(copy.element.xpath("//w:ins/@w:id | //w:del/@w:id"))) == 3
    assert bold is not None


def test_what_is_not_the_text_of_a_paragraph_is_not_changed() -> None:
    whole = "甲\n乙"
    assert changed(p("甲") + p("乙"), (0, 3, "丙")) == (whole, "[甲][乙]", 0)
    assert changed(p("甲") + p("乙"), (0, 1, "丙\n丁")) == (whole, "[甲][乙]", 0)
    assert changed(numbered("乙"), (0, 2, "二、"), numbering=NUMBERED) == ("一、乙", "[乙]", 0)
    noted = '<w:p><w:r><w:t>截止</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert changed(noted, (0, 2, "截至")) == ("截止", "[截止]", 0)
    shown = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    assert changed(p("甲") + shown, (2, 3, "丙"), header1=p("乙")) == (whole, "[甲]", 0)
