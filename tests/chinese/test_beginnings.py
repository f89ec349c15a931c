import re

import pytest

from linter.chinese.beginnings import beginnings
from linter.chinese.behind import compilable
from linter.chinese.expressions import compiled


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("甲乙", "甲"),
        ("(?<=截至|自)(?P<found>甲)", "甲"),
        ("(?:甲|(?P<a>乙)丁|[丙戊]{2,})", "甲乙丙戊"),
        ("甲?乙*(?:丙|丁?)(?>戊)己", "甲乙丙丁戊"),
        ("(?=甲)[^，]{2}", "甲"),
        ("(?:(?=甲)|(?<=，))乙", "甲乙"),
        ("(?P<a>甲)?(?P=a)乙", None),
        ("(?P<a>)(?P=a)乙", None),
        ("[^，]甲", None),
        (".甲", None),
        ("甲?", None),
        ("(?:甲|乙?)", None),
        ("(?i)x", None),
        ("(?i:x)甲", None),
    ],
)
def test_what_a_match_can_begin_with(expression: str, expected: str | None) -> None:
    found = beginnings(compilable(expression))
    assert (found and {chr(value) for _, value in found}) == (expected and set(expected))


def test_ranges_and_digits_stay_what_they_are() -> None:
    found = beginnings(compilable(r"[一-龥\d]"))
    assert [str(kind) for kind, _ in found or ()] == ["RANGE", "CATEGORY"]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("(?<=截至|自)(?P<found>今|明)", "今，截至今，自明，自今"),
        ("(?:甲|(?P<a>[乙丙])丁|(?<=丁)戊)", "戊丁戊，乙丁甲，丙丁"),
        (r"(?<!第)(?P<a>\d|[一二])", "第一二三4、第٣٣"),
    ],
)
def test_a_search_that_passes_over_other_characters_finds_the_same(expression: str, text: str) -> None:
    whole = compiled(expression)
    everywhere = [at for at in range(len(text)) if whole.match(text, at)]
    assert [match.start() for match in whole.finditer(text)] == everywhere
    assert isinstance(whole, re.Pattern)
