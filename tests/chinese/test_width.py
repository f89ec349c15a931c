from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.chinese.width import marked, printable, shown, width, window


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("截止", 4),
        ("“XX”", 6),
        ("……", 4),
        ("①", 2),
        ("Ａ，", 4),
        ("e\u0301", 1),
        ("ｱ", 1),
        ("𠮷", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("character", "text"),
    [
        ("中", "中"),
        ("\u3000", "\u3000"),
        ("\t", " "),
        ("\x1b", "<U+001B>"),
        ("\u200b", "<U+200B>"),
        ("\u202e", "<U+202E>"),
        ("\xa0", "<U+00A0>"),
        ("\ue000", "<U+E000>"),
    ],
)
def test_what_cannot_be_seen_is_named(character: str, text: str) -> None:
    assert shown(character) == text


@given(st.text())
def test_printable_text_is_printable(text: str) -> None:
    assert printable(text).replace("\u3000", "").isprintable()


@pytest.mark.parametrize(
    ("line", "spans", "carets"),
    [
        ("截止目前", ((0, 2),), "^^^^"),
        ("“XX”镇", ((1, 3),), "  ^^"),
        ("一XX二XX", ((1, 3), (4, 6)), "  ^^  ^^"),
        ("一二", ((1, 1),), "  ^"),
        ("一二", ((2, 2),), "    ^"),
        ("a\u200bb", ((1, 2),), " ^^^^^^^^"),
        ("一二", (), ""),
    ],
)
def test_carets_stand_under_their_words(line: str, spans: tuple[tuple[int, int], ...], carets: str) -> None:
    assert marked(line, spans)[1] == carets


@pytest.mark.parametrize(
    ("line", "span", "seen"),
    [
        ("一二三", (1, 2), "一二三"),
        ("一二三四五六七八九", (4, 5), "三四五六七"),
        ("一二三四五六七八九", (0, 1), "一二三四五"),
        ("一二三四五六七八九", (8, 9), "五六七八九"),
        ("一二三四五六七八九", (1, 9), "二三四五六"),
        ("甲\u0301一二三四五", (4, 5), "一二三四五"),
        ("一二三四五\u0301六", (0, 1), "一二三四五\u0301"),
    ],
)
def test_a_window_keeps_the_words_in_sight(line: str, span: tuple[int, int], seen: str) -> None:
    start, end = window(line, span, 10)
    assert line[start:end] == seen


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_a_window_fits(line: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(line)), min(other, len(line))))
    left, right = window(line, (start, end), 60)
    assert width(printable(line[left:right])) <= 60
    assert left <= start <= right
