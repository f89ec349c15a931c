from __future__ import annotations

import pytest

from handmade import FOUND, TEXT, cut_off, lead, masked, place, result
from linter.diagnostic import Diagnostic, Edit, Fix, Result, Severity
from linter.document import Document, Place, Span
from linter.errors import ReadError, RuleError
from linter.reports import render
from linter.reports.text import Text


def test_the_same_words_are_one_entry() -> None:
    assert render(Text(), [FOUND], seconds=0.123) == (
        "草稿.txt:1:1: info[missing-lead] 标题之后没有导语\n"
        "    1 | 云岭县2023年工作总结\n"
        "      | ^^^^^^^^^^^^^^^^^^^^\n"
        "\n"
        "草稿.txt:2:3: warning[cut-off] 此处“截止”应为“截至”\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |     ^^^^\n"
        "      = 共2处：第2、3行；可自动改为“截至”\n"
        "\n"
        "草稿.txt:2:8: error[masked-name] “XX”是没有填的名称\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |               ^^    ^^\n"
        "      = 共2处：第2行\n"
        "\n"
        "检查了1个文件，发现5处：错误2处、警告2处、提示1处。用时0.12秒。\n"
        "分类：占位未填2处、用词2处、体例1处。\n"
        "其中2处可以自动修改：draftlint check --fix\n"
    )


def test_in_english() -> None:
    assert render(Text("en"), [result(cut_off(0, safe=False), masked(0))], seconds=1.5) == (
        "草稿.txt:2:3: warning[cut-off] 此处“截止”应为“截至”\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |     ^^^^\n"
        "      = can be changed to “截至” automatically (have a look at the result)\n"
        "\n"
        "草稿.txt:2:8: error[masked-name] “XX”是没有填的名称\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |               ^^\n"
        "\n"
        "Checked 1 file(s), 2 finding(s): 1 error, 1 warning. 1.50 s.\n"
        "By category: 1 placeholders, 1 wording.\n"
        "1 can be fixed if you look at the result: draftlint check --fix --unsafe\n"
    )


def test_findings_on_the_same_words_share_the_excerpt() -> None:
    assert Text().piece(result(lead(), lead("missing-plans", "没有下一步打算"))) == (
        "草稿.txt:1:1: info[missing-lead] 标题之后没有导语\n"
        "草稿.txt:1:1: info[missing-plans] 没有下一步打算\n"
        "    1 | 云岭县2023年工作总结\n"
        "      | ^^^^^^^^^^^^^^^^^^^^\n"
    )


def test_one_that_can_be_changed_shares_the_excerpt_too() -> None:
    other = cut_off(0)._replace(rule="other", fix=None)
    assert Text().piece(result(cut_off(0), other)) == (
        "草稿.txt:2:3: warning[cut-off] 此处“截止”应为“截至”\n"
        "草稿.txt:2:3: warning[other] 此处“截止”应为“截至”\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |     ^^^^\n"
        "      = 可自动改为“截至”\n"
    )


def test_two_that_would_be_changed_alike_share_the_excerpt_the_graver_first() -> None:
    graver = cut_off(0)._replace(rule="other", severity=Severity.ERROR)
    assert Text().piece(result(cut_off(0), graver)) == (
        "草稿.txt:2:3: error[other] 此处“截止”应为“截至”\n"
        "草稿.txt:2:3: warning[cut-off] 此处“截止”应为“截至”\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |     ^^^^\n"
        "      = 可自动改为“截至”\n"
    )


def test_two_that_can_be_changed_in_different_ways_stand_apart() -> None:
    other = cut_off(0)._replace(rule="other", fix=Fix((Edit(place("截止"), "到"),)))
    assert Text().piece(result(cut_off(0), other)).count("可自动改为") == 2


def test_several_parts_have_headings_and_fold_apart() -> None:
    one, two = masked(0)._replace(part="甲县总结"), masked(1)._replace(part="乙县总结")
    assert Text().piece(result(one, two)) == (
        "── 甲县总结（1处）──\n"
        "\n"
        "草稿.txt:2:8: error[masked-name] “XX”是没有填的名称\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |               ^^\n"
        "\n"
        "── 乙县总结（1处）──\n"
        "\n"
        "草稿.txt:2:12: error[masked-name] “XX”是没有填的名称\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |                     ^^\n"
    )


def test_more_than_five_lines_are_counted() -> None:
    text = "XX\n" * 7
    found = (masked(0)._replace(span=Span(3 * line, 3 * line + 2)) for line in range(7))
    assert Text().piece(result(*found, text=text)) == (
        "草稿.txt:1:1: error[masked-name] “XX”是没有填的名称\n"
        "    1 | XX\n"
        "      | ^^\n"
        "      = 共7处：第1、2、3、4、5……行\n"
    )


@pytest.mark.parametrize(
    ("fix", "note"),
    [
        (Fix((Edit(place("截止"), ""),)), "可自动删除"),
        (Fix((Edit(place("截止"), ""), Edit(place("目前"), "当前"))), "可自动修改"),
        (Fix((Edit(place("截止"), "截至"),), safe=False), "可自动改为“截至”（须人工核对）"),
        (Fix((Edit(place("截止"), "”"),)), "可自动改为「”」"),
    ],
)
def test_a_fix_is_told(fix: Fix, note: str) -> None:
    assert Text().piece(result(cut_off(0)._replace(fix=fix))) == (
        "草稿.txt:2:3: warning[cut-off] 此处“截止”应为“截至”\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      |     ^^^^\n"
        f"      = {note}\n"
    )


@pytest.mark.parametrize(
    ("text", "span", "excerpt", "carets"),
    [
        ("甲" * 40 + "XX" + "乙" * 40, Span(40, 42), f"…{'甲' * 15}XX{'乙' * 14}…", " " * 32 + "^^"),
        ("甲" * 80, Span(0, 80), "甲" * 30 + "…", "^" * 60),
        ("甲乙\n丙丁\n", Span(1, 5), "甲乙", "  ^^"),
        ("甲乙\n", Span(2, 2), "甲乙", "    ^"),
        ("甲\x1b[31m乙\n", Span(1, 2), "甲<U+001B>[31m乙", "  ^^^^^^^^"),
        ("\n", Span(0, 0), "", "^"),
        ("甲\n", Span(2, 2), "", "^"),
    ],
)
def test_excerpts(text: str, span: Span, excerpt: str, carets: str) -> None:
    found = Diagnostic("a", "layout", Severity.INFO, "看", span)
    line, column = result(text=text).document.position(span.start)
    assert Text().piece(result(found, text=text)) == (
        f"草稿.txt:{line}:{column}: info[a] 看\n    {line} | {excerpt}\n      | {carets}\n"
    )


def test_colours() -> None:
    assert Text(colour=True).piece(result(masked(0))) == (
        "\x1b[1m草稿.txt:2:8:\x1b[0m \x1b[31merror[masked-name]\x1b[0m “XX”是没有填的名称\n"
        "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
        "      | \x1b[31m              ^^\x1b[0m\n"
    )


@pytest.mark.parametrize(
    ("lang", "summary"),
    [
        ("zh", "检查了2个文件，没有发现问题。用时0.01秒。\n"),
        ("en", "Checked 2 file(s): nothing to report. 0.01 s.\n"),
    ],
)
def test_nothing_found(lang: str, summary: str) -> None:
    assert render(Text(lang), [result(), result()], seconds=0.01) == summary


def test_what_could_not_be_checked_is_not_clean() -> None:
    errors = [ReadError("不是文本", "b.wps"), RuleError("key", "rules/a.yaml", 3)]
    assert render(Text(), [result()], errors) == (
        "b.wps: error: 不是文本\nrules/a.yaml:3: error: key\n\n有2项没能检查，见上面的error行。\n"
    )
    assert render(Text("en"), [], errors[:1]) == (
        "b.wps: error: 不是文本\n\nNo file was checked.\n1 could not be checked; see the error lines above.\n"
    )


def test_suppressed_findings_are_counted_only() -> None:
    known = masked(0)._replace(suppressed="旧稿")
    assert render(Text(), [result(suppressed=(known,))]) == (
        "检查了1个文件，没有发现问题。用时0.00秒。\n按草稿或基线的说明忽略了1处。\n"
    )


def test_a_category_of_a_user_keeps_its_name() -> None:
    own = masked(0)._replace(category="本局用语")
    assert render(Text(), [result(own)]).splitlines()[-1] == "分类：“本局用语”1处。"
    assert TEXT[own.span.start : own.span.end] == "XX"


def test_places_outside_the_body_of_a_word_document_are_named() -> None:
    start = TEXT.index("XX")
    for part, note in (("header1", "      = 位于页眉\n"), ("footnotes", "      = 位于脚注\n"), ("body", "")):
        document = Document("草稿.docx", TEXT, (), places=(Place(0, "body", 0), Place(start, part, 0)))
        assert Text().piece(Result(document, (masked(0),))) == (
            "草稿.docx:2:8: error[masked-name] “XX”是没有填的名称\n"
            "    2 | 　　截止目前，XX镇和XX村按期完工。\n"
            "      |               ^^\n" + note
        )
