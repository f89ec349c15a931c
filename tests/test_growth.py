"""Linting takes time in proportion to the text, also where nothing ends a search early."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from time import perf_counter

import pytest

from linter.document import Document
from linter.engine import Linter
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Rule

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

CHARACTERS = 8_000
FLOOR = 0.02
"""Seconds below which a measurement says nothing."""
MOST = 3
OWN = 5
"""Texts from the examples of a rule, at most."""

RULESET = load(shipped())
WHOLE = Linter(RULESET)

Measure = Callable[[int], float]
"""Seconds for a text of so many characters."""


def grows(measure: Measure) -> bool:
    """Whether doubling the text more than triples the time, and doubling it again as well."""
    return all(_tripled(measure, size) for size in (CHARACTERS, 2 * CHARACTERS))


def _tripled(measure: Measure, size: int) -> bool:
    if measure(2 * size) < FLOOR:
        return False
    before, after = (min(measure(n) for _ in range(3)) for n in (size, 2 * size))
    return after > max(FLOOR, MOST * before)


def clocked(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def written(unit: str, size: int) -> Document:
    return read("draft.txt", (unit * (size // len(unit) + 1)).encode())


@lru_cache(maxsize=256)
def outlined(unit: str, size: int) -> Document:
    return outline(written(unit, size), RULESET)


def own(rule: Rule) -> list[str]:
    """What the rule looks for, alone and in its sentence: this brings it to work on every part of the text."""
    return sorted(set(_own(rule)), key=len)[:OWN]


def _own(rule: Rule) -> Iterator[str]:
    for example in rule.examples:
        if example.spans and isinstance(rule.check, BlockCheck):
            yield "".join(example.text.split())
            yield from (example.text[span.start : span.end] or " " for span in example.spans)
        elif example.spans:
            yield example.text.rstrip() + "\n\n"


@pytest.mark.parametrize("unit", [*ENDLESS, *LINES])
def test_linting(unit: str) -> None:
    def measure(size: int) -> float:
        return clocked(lambda: WHOLE.lint(written(unit, size)))

    assert not grows(measure)


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_rule(rule: Rule) -> None:
    """Parts are copied: checks keep what they found out about one."""
    linter = Linter(replace(RULESET, rules=(rule,)))

    def measure(size: int) -> float:
        document = outlined(unit, size)
        fresh = replace(document, parts=tuple(map(replace, document.parts)))
        return clocked(lambda: list(linter._findings(fresh)))

    slow = []
    for unit in (*ENDLESS, *LINES, *own(rule)):
        if grows(measure):
            slow.append(unit)
    assert slow == []
