"""Directives: what they say, where they stand, what they reach, and that no rule sees them."""

import pytest

from linter.document import FILLER, Directive, Span
from linter.readers import read


def only(text: str, path: str = "a.txt") -> Directive:
    (directive,) = read(path, text.encode()).directives
    return directive


@pytest.mark.parametrize(
    ("text", "rules", "reason", "whole"),
    [
        ("<!-- draftlint: ignore masked-name 公开件 -->", ("masked-name",), "公开件", False),
        ("<!--draftlint:ignore a,b -c-->", ("a", "b"), "-c", False),
        ("<!-- draftlint: ignore a， b、c；公开件 -->", ("a", "b", "c"), "公开件", False),
        ("<!-- draftlint: ignore a reason: it is public -->", ("a",), "it is public", False),
        ("<!-- draftlint: ignore -->", (), "", False),
        ("<!-- draftlint: ignore 公开件 -->", (), "公开件", False),
        ("<!-- draftlint: ignore-file a 公开件 -->", ("a",), "公开件", True),
        ("<!-- draftlint: ignroe a 公开件 -->", (), "", False),
        ("<!-- draftlint：ignore a 公开件 -->", ("a",), "公开件", False),
        ("【校对忽略：masked-name；公开件】", ("masked-name",), "公开件", False),
        ("【校对忽略:a、b-c,d;原因：公开件。】", ("a", "b-c", "d"), "公开件。", False),
        ("【校对忽略：a 公开件】", ("a",), "公开件", False),
        ("【校对忽略：a，公开件】", ("a",), "公开件", False),
        ("【校对忽略：a原因：公开件】", (), "a原因：公开件", False),
        ("【校对忽略：a】", ("a",), "", False),
        ("【校对忽略：a；】", ("a",), "", False),
        ("【校对忽略：原因：公开件】", (), "公开件", False),
        ("【校对忽略：XX是化名】", (), "XX是化名", False),
        ("【校对忽略】", (), "", False),
        ("【全文校对忽略：a、b；公开件】", ("a", "b"), "公开件", True),
    ],
)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_forms(path: str, text: str, rules: tuple[str, ...], reason: str, whole: bool) -> None:
    start, end = 2, 2 + len(text)
    reach = Span(0, end + 2)
    document = read(path, f"正文{text}结束".encode())
    assert document.directives == (Directive(Span(start, end), rules, reason, reach, whole),)
    assert [block.text for block in document.blocks] == ["正文" + FILLER * len(text) + "结束"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- 校对忽略 -->",
        "【校对忽略事项】",
        "【校对忽略：a",
        "<!-- draftlint: ignore a\n原因 -->",
        "draftlint: ignore a",
        "【忽略：a】",
    ],
)
def test_other_words_are_no_directive(text: str) -> None:
    assert read("a.txt", text.encode()).directives == ()


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("form", ["<!-- draftlint: ignore a 因 -->", "【校对忽略：a；因】"])
def test_alone_on_its_line_it_reaches_the_next_block(path: str, form: str) -> None:
    text = f"甲\n\n　{form}　\r\n{form}\n\n乙\n丙"
    document = read(path, text.encode())
    reached = Span(text.index("乙"), text.index("乙") + 1)
    assert [block.text for block in document.blocks] == ["甲", "乙", "丙"]
    assert [directive.reach for directive in document.directives] == [reached, reached]


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("line", ["{}乙", "乙{}", "{} 乙", "　乙 {}{}"])
def test_beside_text_it_reaches_that_block(path: str, line: str) -> None:
    text = "甲\n" + line.replace("{}", "【校对忽略：a；因】") + "\n丙"
    document = read(path, text.encode())
    reached = Span(text.index("乙"), text.index("乙") + 1)
    assert [block.text for block in document.blocks] == ["甲", "乙", "丙"]
    assert {directive.reach for directive in document.directives} == {reached}


def test_at_the_end_it_reaches_nothing() -> None:
    assert only("甲\n【校对忽略：a；因】\n").reach == Span(12, 12)


def test_the_whole_file_from_any_place() -> None:
    text = "甲\n乙\n<!-- draftlint: ignore-file a 因 -->\n"
    assert only(text).reach == Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("# 甲 <!-- draftlint: ignore a 因 -->\n乙", "甲"),
        ("- 甲\n- 乙<!-- draftlint: ignore a 因 -->\n- 丙", "乙"),
        ("<!-- draftlint: ignore a 因 -->\n# 甲", "甲"),
        ("<!-- draftlint: ignore a 因 -->\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "甲 | 乙"),
        ("| 甲 |\n|---|\n| 乙 <!-- draftlint: ignore a 因 --> |", "乙"),
        ("> 甲\n>\n> <!-- draftlint: ignore a 因 -->\n> 乙", "乙"),
        ("<div>\n<!-- draftlint: ignore a 因 -->\n甲\n</div>", "甲"),
    ],
)
def test_reach_in_markdown(text: str, reached: str) -> None:
    start, end = only(text, "a.md").reach
    assert text[start:end] == reached


@pytest.mark.parametrize(
    "text",
    [
        "`【校对忽略：a；因】`的写法",
        "甲\n```\n<!-- draftlint: ignore a 因 -->\n```",
        "~~~\n【全文校对忽略】\n~~~\n乙",
    ],
)
def test_a_quoted_directive_is_none(text: str) -> None:
    assert read("a.md", text.encode()).directives == ()
