import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.literals import anchors, required
from linter.checks.pattern import Pattern
from linter.loader import load, shipped
from linter.routes import Anchor

CASES = {
    "截止目前": {"截止目前"},
    "截止(?:目前|到)": {"截止目前", "截止到"},
    "(?<!有)待补充": {"待补充"},
    "[甲乙]方": {"甲方", "乙方"},
    "第?一条": {"一条", "第一条"},
    "党(?=内|外)": {"党内", "党外"},
    "(?<=对)党忠诚": {"党忠诚"},
    "(?i)qq群": {"qq群", "qQ群", "Qq群", "QQ群"},
    "某{2,}": {"某某"},
    "(?:1|12)(?=日)[日号]": {"1日", "12日"},
    "(?:甲|甲乙)丙": {"甲丙", "甲乙丙"},
    "[^。]{0,9}重要论述": {"重要论述"},
    r"\d+(?:年度|月份)": {"年度", "月份"},
    "(?P<a>甲乙)方|(?P<a>丙丁)方": {"甲乙方", "丙丁方"},
    "甲(?=方)|乙(?=方)": {"甲方", "乙方"},
    "X(?=[东西南北中上下前后里外左右春夏秋冬])": {
        f"X{place}" for place in "东西南北中上下前后里外左右春夏秋冬"
    },
}


@pytest.mark.parametrize(("pattern", "texts"), CASES.items(), ids=CASES)
def test_required_texts(pattern: str, texts: set[str]) -> None:
    assert required(pattern) == texts


@pytest.mark.parametrize("pattern", [".+", "[^。]*", "(?:甲|.)", "甲?", r"\p{Han}", "("])
def test_nothing_definite(pattern: str) -> None:
    assert required(pattern) is None


PLACES = {
    "截止(?:目前|到)": {("截止目前", 0), ("截止到", 0)},
    "(?<=对)党忠诚": {("党忠诚", 0)},
    "(?<=甲乙)[^。]": {("甲乙", -2)},
    "(?<=甲乙|丙丁戊)[^。]": {("甲乙", -2), ("丙丁戊", -3)},
    "(?<=[^。]{2}[村镇]、)[^。]{2}": {("村、", -2), ("镇、", -2)},
    "[^。]{2}(?:重要|论述)": {("重要", 2), ("论述", 2)},
    "[^。]{0,9}论述": {("论述", None)},
    "(?=甲乙)|(?=丙丁)": {("甲乙", None), ("丙丁", None)},
    "甲乙|.{0,3}丙丁": {("甲乙", 0), ("丙丁", None)},
}


@pytest.mark.parametrize(("pattern", "places"), PLACES.items(), ids=PLACES)
def test_where_the_texts_stand(pattern: str, places: set[tuple[str, int | None]]) -> None:
    assert anchors(pattern) == places


PATTERNS = [rule.check.match for rule in load(shipped()).rules if isinstance(rule.check, Pattern)]


@pytest.mark.parametrize("pattern", sorted({*CASES, *PATTERNS}))
def test_no_match_without_an_anchor(pattern: str) -> None:
    """Texts woven from the pattern's own characters match often enough to try the claim."""
    needed = anchors(pattern)
    alphabet = sorted({character for character in pattern if character.isalnum()} | set("。，、X×Q1２")) or [
        "一"
    ]
    compiled = regex.compile(pattern)

    @given(st.text(st.sampled_from(alphabet), max_size=40))
    def holds(text: str) -> None:
        for match in compiled.finditer(text):
            assert needed is None or any(stands(anchor, text, match.start()) for anchor in needed)

    holds()


def stands(anchor: Anchor, text: str, start: int) -> bool:
    if anchor.offset is None:
        return anchor.text in text
    at = start + anchor.offset
    return at >= 0 and text.startswith(anchor.text, at)
