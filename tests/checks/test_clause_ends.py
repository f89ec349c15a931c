import pytest

from linter.checks.clause_ends import ClauseComplete
from linter.document import Block, Span

CHECK = ClauseComplete(
    "予以 及", {"(?<![感收])": "受到", "(?:取得|发挥)了?更?": "显著 重要 新"}, attributive=True
)


def found(text: str, check: ClauseComplete = CHECK, kind: str = "paragraph", head: int = 0) -> list[str]:
    block = Block(kind, Span(7, 7 + len(text)), text, text, head=head)  # type: ignore[arg-type]
    return [text[f.span.start - 7 : f.span.end - 7] for f in check.find(block, None)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("群众予以。各村受到，我们感受到。", ["予以", "受到"]),
        ("予以；", ["予以"]),
        ("及。", ["及"]),
        ("成绩显著。取得了显著，取得更显著的！", ["取得了显著", "取得更显著的"]),
        ("取得显著成绩，发挥了新。发挥新的,", ["发挥了新", "发挥新的"]),
        ("更新，发挥更新，", ["发挥更新"]),
        ("取得显著", []),
        ("取得显著的", []),
        ("", []),
        ("，。", []),
    ],
)
def test_ends(text: str, ends: list[str]) -> None:
    assert found(text) == ends


def test_the_longest_end_counts() -> None:
    check = ClauseComplete("成为", {"(?<=有)": "所成为"})
    assert found("有所成为。所成为，", check) == ["所成为", "成为"]


def test_only_where_it_looks() -> None:
    body, heading = (ClauseComplete("予以", within=(place,)) for place in ("body", "heading"))
    text = "一、予以。各村予以。"
    assert (found(text, body, "heading", 5), found(text, heading, "heading", 5)) == (["予以"], ["予以"])
    assert (found(text, body), found(text, body, "title")) == (["予以", "予以"], [])


def test_literals() -> None:
    assert ClauseComplete("及", {"能": "予以"}).literals == {
        end + mark for end in ("及", "予以") for mark in "，。；！,;"
    }
    assert "予以的。" in ClauseComplete("予以", attributive=True).literals


def test_its_own_marks() -> None:
    check = ClauseComplete("目前", marks="。；")
    assert found("目前，已完成。已验收，目前。", check) == ["目前"]
    assert check.literals == {"目前。", "目前；"}


def test_unknown_marks() -> None:
    with pytest.raises(ValueError, match="“marks” has others than ，。；！,;"):
        ClauseComplete("目前", marks="、")


def test_no_word() -> None:
    with pytest.raises(ValueError, match="neither “words” nor “after” has a word"):
        ClauseComplete()


def test_a_bad_expression() -> None:
    with pytest.raises(ValueError, match="bad regular expression"):
        ClauseComplete(after={"(": "予以"}).validate()
