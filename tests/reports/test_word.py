from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx as python_docx
import pytest

from linter.diagnostic import Diagnostic, Edit, Fix, Result, Severity
from linter.document import Span
from linter.errors import ReadError
from linter.readers import read
from linter.reports.word import commented
from ooxml import W, docx, numbered, p

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"


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
        for each in open_ if name == "t" else ():
            open_[each] += element.text or ""
    for comment in document.comments:
        yield about[str(comment.comment_id)], comment.text


def about(body: str, *found: str, **parts: str) -> list[str]:
    data = docx(body, **parts)
    return [words for words, _ in comments(commented(result(data, *found), data, "zh"))]


def test_a_comment_stands_on_the_words_and_says_what_to_do() -> None:
    data = docx(p("关于防汛的通知") + p("截止目前，XX镇完工。"))
    copy = commented(result(data, "截止", "XX"), data, "zh")
    assert list(comments(copy)) == [
        ("截止", "“截止”有误\n建议改为“截至”\n[warning: some-rule]"),
        ("XX", "“XX”有误\n[warning: some-rule]"),
    ]
    assert read("a.docx", copy).text.startswith("关于防汛的通知\n截止目前，XX镇完工。\n批注[draftlint]：")


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
    paragraph = python_docx.Document(BytesIO(commented(result(data, "乙"), data, "zh"))).paragraphs[0]
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
    assert list(comments(commented(result(data, "XX"), data, "zh"))) == [
        ("甲", "“XX”有误\n位于页眉\n[warning: some-rule]")
    ]


def test_a_body_without_words_takes_comments_on_its_header() -> None:
    shown = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    data = docx(shown, header1=p("XX县"))
    assert [words for words, _ in comments(commented(result(data, "XX"), data, "zh"))] == [""]


def test_what_is_no_document_takes_no_comments() -> None:
    data = docx(p("XX县"))
    with pytest.raises(ReadError, match="takes no comments"):
        commented(result(data, "XX"), b"XX", "zh")
