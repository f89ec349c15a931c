from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.diagnostic import Diagnostic, Edit, Fix, Result, Severity
from linter.document import Document, Span
from linter.errors import RuleError
from linter.fix import Repair, diff, fixed, repair
from linter.readers import read


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


def diagnostic(*edits: Edit, rule: str = "cut-off", safe: bool = True, at: int | None = None) -> Diagnostic:
    """A finding at the span of its first edit, or at an offset."""
    span = edits[0].span if at is None else Span(at, at + 1)
    return Diagnostic(rule, "wording", Severity.WARNING, "改", span, Fix(edits, safe))


def document(text: str) -> Document:
    return Document("a.txt", text, ())


def once(text: str, *diagnostics: Diagnostic, unsafe: bool = False) -> str:
    return fixed(document(text), diagnostics, unsafe=unsafe)


# --- one pass


def test_edits_are_applied_at_their_places() -> None:
    findings = (diagnostic(edit(6, 8, "截至")), diagnostic(edit(0, 0, "　")), diagnostic(edit(3, 4, "")))
    assert once("甲乙丙丁戊己庚辛", *findings) == "　甲乙丙戊己截至"


def test_a_finding_without_a_fix_changes_nothing() -> None:
    assert once("甲乙", Diagnostic("wordy", "wording", Severity.INFO, "改", Span(0, 1))) == "甲乙"


def test_an_unsafe_fix_waits_to_be_asked_for() -> None:
    finding = diagnostic(edit(0, 1, "丙"), safe=False)
    assert once("甲乙", finding) == "甲乙"
    assert once("甲乙", finding, unsafe=True) == "丙乙"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (edit(1, 3, "x"), edit(2, 4, "y"), "甲x丁戊"),
        (edit(1, 4, "x"), edit(2, 3, "y"), "甲x戊"),
        (edit(1, 3, "x"), edit(3, 4, "y"), "甲xy戊"),
        (edit(1, 1, "x"), edit(1, 1, "y"), "甲x乙丙丁戊"),
        (edit(1, 1, "x"), edit(1, 2, "y"), "甲x乙丙丁戊"),
        (edit(1, 3, "x"), edit(3, 3, "y"), "甲x丁戊"),
        (edit(1, 3, "x"), edit(2, 2, "y"), "甲x丁戊"),
        (edit(1, 2, "x"), edit(3, 3, "y"), "甲x丙y丁戊"),
        (edit(1, 2, "x"), edit(1, 2, "y"), "甲x丙丁戊"),
        (edit(1, 2, "x"), edit(1, 2, "x"), "甲x丙丁戊"),
        (edit(1, 1, "x"), edit(1, 1, "x"), "甲x乙丙丁戊"),
    ],
)
def test_of_two_fixes_that_overlap_the_first_in_the_text_wins(
    first: Edit, second: Edit, expected: str
) -> None:
    findings = (diagnostic(first, rule="a"), diagnostic(second, rule="b"))
    assert once("甲乙丙丁戊", *findings) == expected
    assert once("甲乙丙丁戊", *reversed(findings)) == expected


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    brackets = diagnostic(edit(0, 1, "（"), edit(3, 4, "）"))
    assert once("(甲乙)丙", brackets) == "（甲乙）丙"
    inner = diagnostic(edit(2, 4, "x"))
    assert once("(甲乙)丙", brackets, inner) == "（甲乙）丙"
    outer = diagnostic(edit(3, 5, "x"), at=0, rule="a")
    assert once("(甲乙)丙", brackets, outer) == "(甲乙x"


def test_fixes_may_share_an_edit() -> None:
    findings = (
        diagnostic(edit(0, 1, "（"), edit(3, 4, "）")),
        diagnostic(edit(0, 1, "（"), edit(4, 5, "x")),
        diagnostic(edit(3, 4, "）"), edit(3, 4, "）")),
    )
    assert once("(甲乙)丙", *findings) == "（甲乙）x"


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ((edit(0, 2, "x"), edit(1, 3, "y")), "a.txt: rule “cut-off”: its fix overlaps itself"),
        ((edit(0, 2, "x"), edit(0, 2, "y")), "a.txt: rule “cut-off”: its fix overlaps itself"),
        ((edit(2, 4, "x"),), "a.txt: rule “cut-off”: its fix leaves the text"),
        ((edit(-1, 1, "x"),), "a.txt: rule “cut-off”: its fix leaves the text"),
        ((edit(2, 1, "x"),), "a.txt: rule “cut-off”: its fix leaves the text"),
    ],
)
def test_a_fix_that_contradicts_itself_is_a_fault_of_its_rule(edits: Sequence[Edit], message: str) -> None:
    with pytest.raises(RuleError) as caught:
        once("甲乙丙", diagnostic(*edits, at=0))
    assert str(caught.value) == message


TEXTS = st.text(alphabet="甲乙丙 \r\n，𠮷", max_size=30)


@st.composite
def _fixes(draw: st.DrawFn) -> tuple[str, list[Diagnostic]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda pair: Span(*sorted(pair)))
    single = st.builds(Edit, spans, TEXTS).map(lambda edit: diagnostic(edit))
    return text, draw(st.lists(single, max_size=8))


@given(_fixes())
def test_nothing_outside_the_edits_changes(case: tuple[str, list[Diagnostic]]) -> None:
    """Every character that no fix concerns is there still, in its order, and what comes between are the new
    texts of edits at that very place."""
    text, findings = case
    edits = [finding.fix.edits[0] for finding in findings if finding.fix]
    concerned = {index for edit in edits for index in range(*edit.span)}
    result = once(text, *findings)
    pattern = []
    for index in range(len(text) + 1):
        news = [re.escape(edit.text) for edit in edits if edit.span.start == index]
        pattern.append(f"(?:{'|'.join((*news, ''))})" * len(news))
        if index < len(text):
            pattern.append(re.escape(text[index]) + ("?" if index in concerned else ""))
    assert re.fullmatch("".join(pattern), result)


@given(_fixes())
def test_the_first_fix_is_applied_whole_whatever_the_order(case: tuple[str, list[Diagnostic]]) -> None:
    text, findings = case
    edits = sorted({finding.fix.edits[0] for finding in findings if finding.fix})
    result = once(text, *findings)
    assert result == once(text, *reversed(findings))
    if not edits:
        assert result == text
        return
    start, end = edits[0].span
    assert result.startswith(text[:start] + edits[0].text)
    if len(edits) == 1:
        assert result == text[:start] + edits[0].text + text[end:]


# --- until nothing is left


@dataclass(frozen=True)
class Finder:
    """A linter of one regular expression and what becomes of its matches."""

    pattern: str
    better: Callable[[re.Match[str]], str]
    safe: bool = True
    editable: bool = True

    def lint(self, document: Document) -> Result:
        findings = tuple(
            diagnostic(edit(*match.span(), self.better(match)), rule=match.group()[:1], safe=self.safe)
            for match in re.finditer(self.pattern, document.text)
        )
        seen = Document(document.path, document.text, (), encoding=document.encoding, editable=self.editable)
        return Result(seen, findings)


HALVED = Finder("甲(?:甲)+", lambda match: "甲" * (len(match.group()) // 2))


def outcome(repaired: Repair) -> tuple[bytes, str, int, int]:
    """Data, the text linted last, findings left, findings fixed."""
    left = repaired.result
    return repaired.data, left.document.text, len(left.diagnostics), repaired.applied


def test_repair_goes_on_until_nothing_is_left() -> None:
    data = "甲甲甲甲乙甲甲\r\n".encode()
    expected = "甲乙甲\r\n"
    repaired = repair(read("a.txt", data), HALVED)
    assert outcome(repaired) == (expected.encode(), expected, 0, 3)
    assert outcome(repair(read("a.txt", repaired.data), HALVED)) == (expected.encode(), expected, 0, 0)


def test_a_file_without_findings_keeps_its_bytes() -> None:
    data = b"\xef\xbb\xbf" + "乙\r丙\n丁\r\n戊".encode()
    assert repair(read("a.txt", data), HALVED).data == data


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16 little", "utf-16 big"],
)
def test_encoding_and_line_ends_are_kept(encode: Callable[[str], bytes]) -> None:
    before = "关于开展检查的情况报告\r\n甲甲，按期完成。\n甲甲\r没有\u2028问题"
    after = "关于开展检查的情况报告\r\n甲，按期完成。\n甲\r没有\u2028问题"
    assert repair(read("a.txt", encode(before)), HALVED).data == encode(after)


def test_unsafe_fixes_are_left_unless_asked_for() -> None:
    finder = Finder("甲", lambda match: "乙", safe=False)
    data = "甲".encode()
    assert outcome(repair(read("a.txt", data), finder)) == (data, "甲", 1, 0)
    assert outcome(repair(read("a.txt", data), finder, unsafe=True)) == ("乙".encode(), "乙", 0, 1)


def test_a_file_that_cannot_be_edited_is_only_linted() -> None:
    data = "甲".encode()
    finder = Finder("甲", lambda match: "乙", editable=False)
    assert outcome(repair(read("a.txt", data), finder)) == (data, "甲", 1, 0)


@pytest.mark.parametrize(
    ("finder", "names"),
    [
        (Finder("[甲乙]", lambda match: "乙" if match.group() == "甲" else "甲"), "“乙”, “甲”"),
        (Finder("甲", lambda match: match.group()), "“甲”"),
        (Finder("甲$", lambda match: "甲甲"), "“甲”"),
    ],
    ids=["to and fro", "no change", "growing"],
)
def test_fixes_that_never_come_to_an_end(finder: Finder, names: str) -> None:
    with pytest.raises(RuleError) as caught:
        repair(read("a.txt", "甲".encode()), finder)
    assert str(caught.value) == f"a.txt: the fixes of {names} never come to an end"


def test_only_the_rules_of_the_circle_are_named() -> None:
    steps = {"丙": "甲", "甲": "乙", "乙": "甲"}
    with pytest.raises(RuleError) as caught:
        repair(read("a.txt", "丙".encode()), Finder("[甲乙丙]", lambda match: steps[match.group()]))
    assert str(caught.value) == "a.txt: the fixes of “乙”, “甲” never come to an end"


@pytest.mark.parametrize("length", [10, 11])
def test_ten_passes_are_enough_or_it_is_a_fault(length: int) -> None:
    finder = Finder("甲(?=甲*$)(?<!甲甲)", lambda match: "")
    data = ("甲" * length).encode()
    if length == 10:
        assert outcome(repair(read("a.txt", data), finder))[3] == length
    else:
        with pytest.raises(RuleError) as caught:
            repair(read("a.txt", data), finder)
        assert str(caught.value) == "a.txt: the fixes of “甲” never come to an end"


# --- diff


def test_diff() -> None:
    before = "题目\n\n截止目前，已完成。\n三\n四\n五\n六\n七\n"
    after = before.replace("截止", "截至")
    assert diff("科室/a.txt", before, after) == (
        "--- 科室/a.txt\n"
        "+++ 科室/a.txt\n"
        "@@ -1,6 +1,6 @@\n"
        " 题目\n"
        " \n"
        "-截止目前，已完成。\n"
        "+截至目前，已完成。\n"
        " 三\n"
        " 四\n"
        " 五\n"
    )


def test_no_difference_no_diff() -> None:
    assert diff("a.txt", "甲\n", "甲\n") == ""


def test_a_diff_keeps_line_ends_that_a_patch_needs() -> None:
    assert diff("a.txt", "甲\r\n乙", "甲\r\n丙") == (
        "--- a.txt\n"
        "+++ a.txt\n"
        "@@ -1,2 +1,2 @@\n"
        " 甲\r\n"
        "-乙\n"
        "\\ No newline at end of file\n"
        "+丙\n"
        "\\ No newline at end of file\n"
    )


def test_a_diff_shows_old_line_ends_line_by_line_and_leaves_others_alone() -> None:
    assert diff("a.txt", "甲\r乙\u2028丙\r", "甲\r丁\u2028丙\r") == (
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n 甲\n-乙\u2028丙\n+丁\u2028丙\n"
    )
