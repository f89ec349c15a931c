"""Terms with a word exchanged for a near one."""

import pytest
from drafts import paragraph

from linter.checks.wording.exact_terms import TermsExact

CHECK = TermsExact(
    terms="新时代“枫桥经验” 奢靡之风 战略性新兴产业 法治体系",
    near="时代 时期\n奢靡 奢侈\n新兴 新型\n法治 法制 法律",
    right="法律体系",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推广新时期“枫桥经验”，", [("新时期“枫桥经验”", True)]),
        ("刹住奢侈之风。", [("奢侈之风", False)]),
        ("养成奢侈之风气。", []),
        ("培育战略性新型产业。", [("战略性新型产业", True)]),
        ("健全法律体系、法治体系和法制体系。", [("法制体系", False)]),
        ("新时代“枫桥经验”、战略性新兴产业。", []),
    ],
)
def test_exchanged(text: str, expected: list[tuple[str, bool]]) -> None:
    found = [(text[f.span.start : f.span.end], f.sure) for f in CHECK.find(paragraph(text), None)]
    assert found == expected


def test_a_term_without_a_near_word_does_nothing() -> None:
    with pytest.raises(ValueError, match="“高质量发展” holds no word of a group"):
        TermsExact(terms="高质量发展", near="时代 时期").validate()
