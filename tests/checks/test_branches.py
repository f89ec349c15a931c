import pytest

from linter.checks.branches import _cut, branches
from linter.checks.pattern import Pattern
from linter.chinese.expressions import compiled
from linter.document import Block, Span
from linter.loader import load, shipped


def test_each_branch_with_what_it_can_begin_with() -> None:
    assert branches("甲[|)]乙|(?:丙|丁)戊|[(]|丙?丁") == {
        "甲[|)]乙": "甲",
        "(?:丙|丁)戊": "丁丙",
        "[(]": "(",
        "丙?丁": "丁丙",
    }
    assert branches(r"(?x) 甲 | \d\| | 乙 | (?<=，)乙丙") == {
        "(?x) 甲 ": "甲",
        r"(?x) \d\| ": "0123456789０１２３４５６７８９",
        "(?x) 乙 | (?<=，)乙丙": "乙",
    }


@pytest.mark.parametrize(
    "expression",
    [
        "甲",
        "甲|甲乙",
        "(?:甲|乙)",
        "甲|[^，]乙",
        "甲|乙?",
        "[一-龥]|，",
        r"(.)甲\1|乙",
        "(?i)x|y",
        "(?x)甲 # 乙 | 丙\n|丁",
        "甲|(?P<a",
    ],
)
def test_what_is_not_worth_cutting_or_cannot_be_cut(expression: str) -> None:
    assert branches(expression) == {}


def _found(pattern: Pattern, text: str) -> list[tuple[int, int, dict[str, str]]]:
    block = Block("paragraph", Span(0, len(text)), text, text)
    return [(*finding.span, finding.values) for finding in pattern.find(block, None)]


def test_a_pattern_finds_by_branches_what_the_whole_finds() -> None:
    pattern = Pattern(match="(?P<first>甲)乙|乙(?P<found>丙)|乙(?P<second>丁)|甲")
    assert pattern.branches
    text = "甲乙丙甲丁乙丙乙丁甲"
    assert _found(pattern, text) == [
        (0, 2, {"first": "甲", "second": ""}),
        (3, 4, {"first": "", "second": ""}),
        (6, 7, {"first": "", "second": ""}),
        (7, 9, {"first": "", "second": "丁"}),
        (9, 10, {"first": "", "second": ""}),
    ]


def test_a_fix_made_of_a_group_that_a_branch_lacks_needs_the_whole() -> None:
    assert Pattern(match="(?P<a>甲)乙|丙", replace=r"\g<a>丁").branches == {}
    assert Pattern(match="(甲)乙|丙", replace=r"\1丁").branches == {}
    assert Pattern(match="(?P<a>甲)乙|(?P<a>丙)", replace=r"\g<a>丁").branches


LARGE = 1200
"""Characters of an expression that takes long to compile whole."""


def test_shipped_branches_find_what_the_whole_expressions_find() -> None:
    """In each rule's own examples, run together so that every branch has something to find."""
    for rule in load(shipped()).rules:
        if isinstance(rule.check, Pattern) and rule.check.branches and len(rule.check.match) < LARGE:
            text = "".join(example.text.replace("\n", "，") for example in rule.examples)
            whole = [match.span() for match in compiled(rule.check.match).finditer(text)]
            assert [match.span() for match in rule.check._matches(text, None)] == whole, rule.id


LONG = 12
"""Outermost branches."""


def test_long_shipped_expressions_are_cut() -> None:
    """One branch that can begin with anything would have all of them tried everywhere; looking back from a word helps."""
    patterns = [rule for rule in load(shipped()).rules if isinstance(rule.check, Pattern)]
    long = [rule for rule in patterns if len(_cut(rule.check.match)) >= LONG]
    assert [rule.id for rule in long if not rule.check.branches] == []
    assert long
