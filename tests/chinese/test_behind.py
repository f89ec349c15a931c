"""`re` with its look-behind rewritten finds what `regex` finds."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from linter.chinese.behind import compilable
from linter.chinese.expressions import compiled
from linter.loader import load, shipped

CASES = [
    "(?<=截至|自)今",
    "(?<!截至|自)今",
    "(?<=甲?乙)丙",
    "(?<=甲{1,3})丙",
    "(?<=(?P<a>甲|乙丙)丁?)丙",
    "(?<=^|[，。])甲",
    "(?<!(?:甲|乙丙)[^丁]{0,3})丙",
    "(?P<a>甲)乙|(?P<a>丙)丁",
    "(?P<a>甲)(?<=乙(?P=a))丙|(?P<a>丁)",
    "(?<=(?<!丁)甲|(?<!甲)丁乙)丙",
    "(?x) (?<= 甲 | 乙丙 ) 丁",
    "(?<=(?:甲|乙丙){1,2})丁",
]


@pytest.mark.parametrize("pattern", CASES)
def test_re_finds_what_regex_finds(pattern: str) -> None:
    ours, theirs = compiled(pattern), regex.compile(pattern)
    assert isinstance(ours, re.Pattern)

    @given(st.text(st.sampled_from("甲乙丙丁，今截至自"), max_size=12))
    def alike(text: str) -> None:
        found, expected = (
            [(match.span(), match.groupdict()) for match in expression.finditer(text)]
            for expression in (ours, theirs)
        )
        assert found == expected

    alike()


@pytest.mark.parametrize(
    "pattern",
    [
        "(?<=甲+)乙",
        "(?P<a>甲{1,2})(?<=乙(?P=a))丙",
        "(?<=甲{0,80})乙",
        "(?<=(?:甲|乙丙){0,40})丁",
        r"\p{Han}",
    ],
)
def test_what_re_cannot_do_is_left_to_regex(pattern: str) -> None:
    with pytest.raises(re.error):
        re._compiler._code(compilable(pattern), 0)  # type: ignore[attr-defined]
    assert not isinstance(compiled(pattern), re.Pattern)


def test_few_shipped_expressions_need_regex() -> None:
    """What needs it costs the start of every run its import. A long expression is compiled branch by branch."""
    checks = [rule.check for rule in load(shipped()).rules]
    texts = [
        text for check in checks for text in getattr(check, "branches", {}) or [getattr(check, "match", "")]
    ]
    wide = [text for text in texts if text and not isinstance(compiled(text), re.Pattern)]
    assert len(wide) < 90
