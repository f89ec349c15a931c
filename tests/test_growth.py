"""Every rule takes time in proportion to the text, also where nothing ends a search early."""

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

import pytest

from linter.document import Document
from linter.engine import Linter
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import Rule

SIZE = 10_000
FLOOR = 0.02
"""Seconds below which a measurement says nothing."""
MOST = 3.0

ENDLESS = [
    "推进乡村振兴工作", "1", "X", "D", "某", "一是", "第一", "，", "、", "（", "（）", "“", " ", "\u3000", "\t", ".", "-", "_", "年", "月",
    "1年", "2023年", "2023.1.", "1.", "1、", "一、", "（一）", "是要", "三个", "关于", "D的X", "一是2023年某X县（，",
]  # fmt: skip
"""Repeated in one line."""

LINES = [
    "一、\n", "一、工作\n", "（一）工作。\n", "2.工作\n", "1加强\n", "1.\n一、\n", "一是工作\n", "二是工作。\n", "工作\n", "2023年5月1日\n", "附件：1.表\n",
    "某某局\n", "三项工作。\n", "关于工作的通知\n\n", "工作\t1\n", "目录\n工作\n", "“一、工作\n", "（一）\n1.工作\n一是\n",
]  # fmt: skip
"""Repeated as lines of their own."""

RULESET = load(shipped())


def own(rule: Rule) -> Iterator[str]:
    """What the rule looks for, alone and in its sentence: both bring it to work on every part of the text."""
    for example in rule.examples:
        for span in example.spans:
            yield example.text[span.start : span.end]
        if example.spans:
            yield example.text
            yield "".join(example.text.split())


def drawn(unit: str, size: int) -> Document:
    text = unit * (size // len(unit) + 1)
    return outline(read("draft.txt", text.encode()), RULESET)


def seconds(linter: Linter, document: Document) -> float:
    """Parts are copied: checks keep what they found out about one."""
    fresh = replace(document, parts=tuple(map(replace, document.parts)))
    started = perf_counter()
    for _ in linter._findings(fresh):
        pass
    return perf_counter() - started
