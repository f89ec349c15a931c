"""Line breaks and emphasis inside paragraphs: no rule sees them, and every place is one of the draft."""

from linter.diagnostic import Diagnostic, Edit, Fix, Result, Severity
from linter.document import Block, Directive, Document, Span
from linter.engine import Linter
from linter.frozen import replace
from linter.loader import load, shipped
from linter.readers import read
from linter.wraps import unwrapped

LINTER = Linter(load(shipped()))


def document(text: str, *spans: tuple[int, int], kind: str = "paragraph") -> Document:
    blocks = tuple(Block(kind, Span(*span), text[slice(*span)]) for span in spans)  # type: ignore[arg-type]
    return Document("a.txt", text, blocks)


def test_whole_paragraphs_need_nothing() -> None:
    assert unwrapped(document("甲乙\n丙丁", (0, 2), (3, 5))) is None
    assert unwrapped(document("甲\t乙\n丙\t丁", (0, 7), kind="cell")) is None


def test_breaks_inside_paragraphs_go() -> None:
    whole = unwrapped(document("甲乙　\r\n　　丙\n\n丁\0\n戊", (0, 8), (10, 14)))
    assert whole is not None
    assert whole.document.text == "甲乙丙\n\n丁\0戊"
    assert [(block.span, block.text) for block in whole.document.blocks] == [
        (Span(0, 3), "甲乙丙"),
        (Span(5, 8), "丁\0戊"),
    ]
    assert [whole.document.position(offset) for offset in (0, 2, 5, 7)] == [(1, 1), (2, 1), (4, 1), (5, 1)]


def test_a_break_between_foreign_words_is_a_space() -> None:
    whole = unwrapped(document("Open\nSource，\nWPS\n文档", (0, 18)))
    assert whole is not None
    assert whole.document.text == "Open\nSource，WPS文档"


def test_directives_move_along() -> None:
    directive = Directive(Span(4, 6), ("a",), "理由", Span(0, 6))
    whole = unwrapped(replace(document("甲\n　乙丙丁", (0, 6)), directives=(directive,)))
    assert whole is not None
    assert whole.document.directives == (directive._replace(span=Span(2, 4), reach=Span(0, 4)),)


def test_what_is_found_is_told_in_the_draft() -> None:
    draft = document("甲乙\n　丙丁", (0, 6))
    whole = unwrapped(draft)
    assert whole is not None
    found = [
        Diagnostic("a", "b", Severity.INFO, "", Span(*span), Fix((Edit(Span(*span), "戊"),)))
        for span in ((0, 2), (1, 3), (2, 2), (2, 4))
    ]
    result = whole.restored(Result(whole.document, tuple(found), tuple(found[:1])))
    assert result.document is draft
    places = [Span(0, 2), Span(1, 5), Span(4, 4), Span(4, 6)]
    assert [one.span for one in result.diagnostics] == places
    assert [one.fix.edits[0].span for one in result.diagnostics if one.fix] == places
    assert [one.span for one in result.suppressed] == places[:1]


def test_emphasis_inside_sentences_goes() -> None:
    for text, seen in (
        ("以**习近平**同志", "以习近平同志"),
        ("办结<b>19</b>件", "办结19件"),
        ("**（一）供水。** 新建 **2** 处", "（一）供水。新建2处"),
        ("安装 WPS **Office** 软件", "安装 WPS Office软件"),
        ("|甲|乙|\n|-|-|\n|约**5**件|6|", "约5件\0" + "6"),
        ("甲<br>乙`丙`丁", None),
    ):
        whole = unwrapped(read("a.md", text.encode()))
        assert (whole.document.blocks[-1].text if whole else None) == seen


def test_what_is_found_in_emphasised_words_is_told_in_the_draft() -> None:
    text = "# 云岭县水利局工作情况\n\n我局**布署**清淤，**布**署供水。\n"
    result = LINTER.lint(read("a.md", text.encode()))
    told = [
        (text[slice(*one.span)], one.fix is not None) for one in result.diagnostics if "署" in one.message
    ]
    assert told == [("布署", True), ("布**署", False)]


def test_no_change_is_offered_beside_emphasis() -> None:
    whole = unwrapped(read("a.md", "甲**乙**丙".encode()))
    assert whole is not None
    found = [
        Diagnostic("a", "b", Severity.INFO, "", Span(*span), Fix((Edit(Span(*span), "戊"),)))
        for span in ((1, 1), (0, 2), (1, 2))
    ]
    result = whole.restored(Result(whole.document, tuple(found), ()))
    assert [one.fix is not None for one in result.diagnostics] == [False, False, True]
    assert [one.span for one in result.diagnostics] == [Span(3, 3), Span(0, 4), Span(3, 4)]


PARAGRAPH = """\
    一年来，全县科协系统坚持以习近平新时代中国特色社会主
义思想为指导，通过举办科普讲座、开展科技下乡、编写资料等
方式，服务群众20万人次，发放各类宣传资料1.2万份，各项工作
取得明显进展，群众满意度不断提高，得到各方面充分肯定，布
署了明年的各项工作，现将有关情况向各位代表报告如下，请予
审议，并请各位委员和列席人员提出意见。
"""


def test_a_word_over_two_lines_is_one() -> None:
    text = f"云岭县科协工作情况\n\n{PARAGRAPH}"
    result = LINTER.lint(read("a.txt", text.encode()))
    told = [(one.rule, text[one.span.start : one.span.end]) for one in result.diagnostics]
    assert [(rule, words) for rule, words in told if "\n" in words] == [("homophone-character", "布\n署")]
