"""Linting takes time in proportion to the text, also where nothing ends a search early."""

import gc
from collections.abc import Callable, Iterator
from functools import lru_cache
from time import process_time

import pytest

from linter.document import Document
from linter.engine import Linter
from linter.frozen import replace
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Rule

ENDLESS = [
    "推进乡村振兴工作", "1", "X", "D", "某", "一是", "第一", "，", "、", "（", "（）", "“", " ", "\u3000", "\t", ".", "-", "_", "年", "月",
    "1年", "2023年", "5月1日至6月1日，", "2023.1.", "1.", "1、", "一、", "（一）", "是要", "三个", "关于", "D的X", "一是2023年某X县（，",
]  # fmt: skip
"""Repeated in one line."""

LINES = [
    "一、\n", "一、工作\n", "（一）工作。\n", "2.工作\n", "1加强\n", "1.\n一、\n", "一是工作\n", "二是工作。\n", "工作\n", "2023年5月1日\n", "附件：1.表\n",
    "某某局\n", "三项工作。\n", "关于工作的通知\n\n", "工作\t1\n", "目录\n工作\n", "“一、工作\n", "（一）\n1.工作\n一是\n",
]  # fmt: skip
"""Repeated as lines of their own."""

DATES = [
    "2023年1月5日（星期一）至4日", "截至2024年5月底完成了2022年，我局开展", "第二季度（5月）", "请于5月1日前完成，", "“2022年",
    "23年底2023工作12.4宪法", "2022年。", "阶段（5月1日—4月1日）", "5月开工，4月完工", "全年6次，2022年5月", "力争2022年底", "9:00—8:00",
    "2022年5月起，请",
]  # fmt: skip
"""Repeated in one line, between a title with a year and a signature with a date."""

FIGURES = [
    "其中甲10人、", "河岭村共14人，其中男9人、女5人，", "全年救助2341人，其中甲村9人、乙村64人；", "已整改36项，占比12%，比上年增加8项，",
    "人均收入96元，30户共76万元，合计52万元，", "9人、64人、",
]  # fmt: skip
"""Repeated in one line."""

ONE_LINE, MANY_LINES = 6_000, 2_500
"""Characters of the shorter text."""
FLOOR = 0.012
"""Seconds below which a measurement says nothing."""
MOST = 3
DENSE = 20
"""How many times as long as one of words a paragraph of figures may take."""
TRIES = 5
OWN = 5
"""Texts from the examples of a rule, at most."""

RULESET = load(shipped())
WHOLE = Linter(RULESET)

Measure = Callable[[str], float]
"""Seconds for a text."""


def grows(unit: str, measure: Measure) -> bool:
    """Whether twice the text takes more than three times as long, each time it is tried."""
    size = MANY_LINES if "\n" in unit else ONE_LINE
    short, long = (unit * (n // len(unit) + 1) for n in (size, 2 * size))
    return all((after := measure(long)) > FLOOR and after > MOST * measure(short) for _ in range(TRIES))


def clocked(work: Callable[[], object]) -> float:
    """Without collecting garbage, whose cost depends on all that other tests have left."""
    gc.disable()
    try:
        started = process_time()
        work()
        return process_time() - started
    finally:
        gc.enable()


@lru_cache(maxsize=256)
def outlined(text: str) -> Document:
    return outline(read("draft.txt", text.encode()), RULESET)


def common(rule: Rule) -> list[str]:
    """Those of the texts above that can wake the rule."""
    words = rule.definition().anchors()
    return [
        unit for unit in (*ENDLESS, *LINES) if words is None or any(word.text in 9 * unit for word in words)
    ]


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


def linted(text: str) -> float:
    return clocked(lambda: WHOLE.lint(read("draft.txt", text.encode())))


@pytest.mark.parametrize("unit", [*ENDLESS, *LINES, *FIGURES])
def test_linting(unit: str) -> None:
    assert not grows(unit, linted)


@pytest.mark.parametrize("unit", FIGURES)
def test_figures(unit: str) -> None:
    """Each figure is set against those around it, of which there are not too many."""
    words, figures = (each * (ONE_LINE // len(each)) for each in ("推进乡村振兴工作，", unit))
    assert any(linted(figures) < DENSE * linted(words) for _ in range(TRIES))


@pytest.mark.parametrize("unit", DATES)
def test_dates(unit: str) -> None:
    def measure(text: str) -> float:
        draft = f"2023年工作总结\n\n{text}\n\n云岭县民政局\n2023年11月20日\n"
        return clocked(lambda: WHOLE.lint(read("draft.txt", draft.encode())))

    assert not grows(unit, measure)


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_rule(rule: Rule) -> None:
    """Parts are copied: checks keep what they found out about one."""
    linter = Linter(replace(RULESET, rules=(rule,)))

    def measure(text: str) -> float:
        document = outlined(text)
        fresh = replace(document, parts=tuple(map(replace, document.parts)))
        return clocked(lambda: list(linter._findings(fresh)))

    assert [unit for unit in (*common(rule), *own(rule)) if grows(unit, measure)] == []
