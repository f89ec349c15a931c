"""For every reader and any text, a block's text is the document's text at its span, blanked or not."""

import re
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.document import FILLER, Document
from linter.readers import read
from linter.readers.lines import WHITE
from ooxml import docx, p

PIECES = [
    *"一二三市年月日的。，、：；（）《》“”X5a D",
    *"\t\u3000\u00a0\u2028\u2029\x85\x0b\x0c\u200b\ufeff\u200d𠀀😀\u0301",
    *("\n", "\n", "\n", "\n\n", "\r\n", "\r\n", "\r", "\n\r"),
    *("**", "*", "***", "_", "__", "____", "~~", "`", "``", "```\n", "~~~", "\\", "\\|", "&nbsp;", "&amp;"),
    *(
        "# ",
        "## ",
        " ##",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2) ",
        "> ",
        ">",
        "    ",
        "\t",
        "---\n",
        "***\n",
        "___\n",
        "===\n",
    ),
    *("[", "]", "](", ")", "![", "](http://a.b/c)", '](a.md "b")', "[a]: /b\n", "[a]", "[ ] ", "[x] "),
    *(
        "<",
        ">",
        "<b>",
        "</b>",
        "<XX>",
        "<br/>",
        "<div>\n",
        "</div>",
        "<!-- ",
        "-->",
        "<pre>",
        "<td>",
        "<http://a.b>",
    ),
    *("|", "| a | b |\n|---|---|\n", "|---|\n", "a: b\n", "一、", "（一）", "1．", "一是"),
    *(
        "<!-- draftlint: ignore a, b 原因 -->",
        "【校对忽略：a、b；因】",
        "【全文校对忽略】",
        "draftlint: ignore",
    ),
    "扎实推进各项重点工作落地见效并取得了明显的阶段性成果",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"]), max_size=60
)


def check(document: Document) -> None:
    done = 0
    for block in document.blocks:
        shown = document.text[block.span.start : block.span.end]
        blanked = "".join(FILLER if a == FILLER else b for a, b in zip(block.text, shown, strict=True))
        assert block.text == blanked
        assert done <= block.span.start < block.span.end
        assert block.text.strip(WHITE)
        assert shown[0] not in WHITE
        assert shown[-1] not in WHITE
        done = block.span.end
    for directive in document.directives:
        shown = document.text[directive.span.start : directive.span.end]
        assert re.fullmatch(r"<!-- *draftlint.*-->|【(全文)?校对忽略.*】", shown, re.DOTALL)
        assert 0 <= directive.reach.start <= directive.reach.end <= len(document.text)
        for block in document.blocks:
            inside = range(
                max(block.span.start, directive.span.start), min(block.span.end, directive.span.end)
            )
            assert {block.text[offset - block.span.start] for offset in inside} <= {FILLER}


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@settings(max_examples=1500, deadline=None)
@given(text=TEXTS)
def test_blocks_are_the_text_at_their_spans(path: str, text: str) -> None:
    document = read(path, text.encode())
    assert document.text == text.removeprefix("\ufeff")
    check(document)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_a_word_document_is_the_text_of_its_paragraphs(text: str) -> None:
    lines = re.split("[\r\n]", "".join(char for char in text if char >= " " or char in "\r\n"))
    document = read("a.docx", docx("".join(p(escape(line)) for line in lines)))
    assert document.text == "\n".join(lines)
    check(document)
    assert [place[1:] for place in document.places] == [("body", index) for index in range(len(lines))]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.text("工作推进落实一二、，。：；（）0123456789\u3000\u00a0\u2028", max_size=60),
        max_size=12,
    ),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
@example(["0" * 25, "0" * 9 + "\u00a0" * 3 + "、", "\u00a00", "0" * 25, "0"], "\n")
def test_text_without_constructs_reads_alike_as_markdown(rows: list[str], end: str) -> None:
    data = end.join(rows).encode()
    plain, markdown = read("a.txt", data), read("a.md", data)
    assert [block.span for block in markdown.blocks] == [block.span for block in plain.blocks]
    assert [block.text for block in markdown.blocks] == [block.text for block in plain.blocks]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("工作推进落实，。5a", min_size=1, max_size=120), min_size=6, max_size=20),
    st.integers(28, 40),
)
def test_hard_wrapped_text_keeps_its_positions(paragraphs: list[str], width: int) -> None:
    rows = [
        text[i : i + width] for text in map("　　".__add__, paragraphs) for i in range(0, len(text), width)
    ]
    for path in ("a.txt", "a.md"):
        check(read(path, "\n".join(rows).encode()))


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "unit", ["工", "\n", "\r\n", "　\n", "> ", "|", "#", "[市", "**市", "_", "【校对忽略：", "\t"]
)
def test_reading_time_grows_with_the_text(path: str, unit: str) -> None:
    """Were it not in proportion, these would take hours."""
    size = 1_000_000 if path == "a.txt" or len(unit.strip()) == 0 else 50_000
    check(read(path, (unit * (size // len(unit))).encode()))
