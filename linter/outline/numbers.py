"""The number at the head of a heading or list item, in the forms drafts really use."""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.chinese import numerals
from linter.chinese.expressions import later
from linter.document import Number

HAN = "一二三四五六七八九十百零〇"
_DIGIT = "0-9０-９"

LEVELS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4, "①": 5}
"""Level of each style; GB/T 9704-2012, 7.3.3 names the first four. Other styles stand above them: level 0."""


def han_value(text: str) -> int:
    """The value of a Han numeral (二十一, 一百零四), or of digits read one by one (二一)."""
    return numerals.value(text) or 0


def _circled(text: str) -> int:
    code = ord(text)
    for first, value in ((0x2460, 1), (0x3251, 21), (0x2474, 1)):
        if first <= code < first + 20:
            return code - first + value
    return 0


_GLUED = r"[.．](?=\d{1,4}(?:周?岁|[～—-]|[年月日号名户处家所座个起件场台辆项]))"
"""“1.65周岁以上老年人”, “20.2026年民生实事”, “1.2处隐患”: the number's dot, and a figure that begins the text."""

_HAN_WRONG = rf"[.．，,](?=[一-龥“])(?![{HAN}]{{1,3}}[、，])"
"""一. and 一， at the head of a paragraph: a number with the wrong mark, but no “一，二，三”."""

_ARABIC_WRONG = "[，,](?=[一-龥“])"
"""1,压实责任 at the head of a paragraph."""

_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], int]], ...] = (
    ("一、", later(rf"(?!一九[{HAN}]{{2}})([{HAN}]{{1,4}})(?:、(?!(?!\1、)[{HAN}]{{1,3}}、)|{_HAN_WRONG})"), han_value),
    ("（一）", later(rf"[（(]([{HAN}]{{1,4}})[)）][、.．，,：:]?"), han_value),
    ("1.", later(rf"([{_DIGIT}]{{1,2}})(?:[.．](?![{_DIGIT}％%万亿])|{_GLUED}|、(?![{_DIGIT}])|{_ARABIC_WRONG})"), int),
    ("（1）", later(rf"[（(]([{_DIGIT}]{{1,2}})[)）][、.．，,：:]?"), int),
    ("（1）", later(rf"([{_DIGIT}]{{1,2}})[)）]"), int),
    ("①", later(r"([①-⑳㉑-㉟])"), _circled),
    ("（1）", later(r"([⑴-⒇])"), _circled),
    ("第一部分", later(rf"第([{HAN}]{{1,3}})部分[、：:，]?"), han_value),
    *(
        (f"第一{word}", later(rf"第([{HAN}]{{1,3}}){word}(?=[\s\u3000、：:]|[一-龥]{{0,20}}$)"), han_value)
        for word in "编篇章"
    ),
    ("第一节", later(rf"第([{HAN}]{{1,3}})节(?=[\s\u3000、：:])"), han_value),
    ("第一条", later(rf"第([{HAN}]{{1,5}})条(?=[\s\u3000、：:])"), han_value),
)  # fmt: skip
_DIGITS = "0123456789０１２３４５６７８９"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_BY_OPENER = {
    opener: tuple(form for form in _FORMS if form[0] in styles)
    for openers, styles in (
        (HAN, ("一、",)),
        ("（(", ("（一）", "（1）")),
        (_DIGITS, ("1.", "（1）")),
        (_CIRCLED, ("①", "（1）")),
        ("第", ("第一部分", "第一编", "第一篇", "第一章", "第一节", "第一条")),
    )
    for opener in openers
}


_JOINED = later(rf"(?:[（(][{HAN}\d]{{1,3}}[）)][、和]?){{2,}}(?:[两二三四五六\d]|这|几|等|合计|各|均)")
"""（三）（四）两项合计: a sentence on the two."""


def read_number(text: str) -> Number | None:
    """The number that a text begins with, or None; decimals (1.1, 3.2.1) are no heading numbers here."""
    for style, pattern, value in _BY_OPENER.get(text[:1], ()):
        match = pattern.match(text)
        if match and not _JOINED.match(text):
            return Number(style, value(match[1]), match[0])
    return None
