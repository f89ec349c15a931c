import pytest

from linter.checks.wording.doubles import CharactersOnce, WordsOnce, repeats
from linter.readers import read
from linter.rule import DocumentCheck


def found(check: DocumentCheck, text: str) -> list[str]:
    document = read("a.txt", text.encode())
    return [text[finding.span.start : finding.span.end] for finding in check.find(document)]


@pytest.mark.parametrize(
    ("text", "distance", "places"),
    [
        ("工作工作开展", 2, [(0, 2)]),
        ("开展工作工作", 2, [(2, 4)]),
        ("𠀀𠀀内内", 1, [(2, 3)]),
        ("……——内内\0\0", 1, [(4, 5)]),
        ("哈哈哈", 1, [(0, 2)]),
        ("内", 1, []),
        ("", 1, []),
        ("内", 3, []),
    ],
)
def test_repeats(text: str, distance: int, places: list[tuple[int, int]]) -> None:
    assert list(repeats(text, distance)) == places


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全县街道街道、村", ["街道街道"]),
        ("爱国卫生爱国卫生运动", ["爱国卫生爱国卫生"]),
        ("让我们让我们努力", ["让我们让我们"]),
        ("审核并审核上报，广泛地广泛宣传", ["审核并审核", "广泛地广泛"]),
        ("根据根据地的经验，产业创业创新，一步一步，问题和问题", []),
        ("还要研究研究", ["研究研究"]),
        ("认真组织组织培训，党组织组织培训", ["组织组织"]),
        ("深入社区社区、和平社区社区书记", ["社区社区"]),
        ("主任主任，副主任主任医师", ["主任主任"]),
    ],
)
def test_words_once(text: str, words: list[str]) -> None:
    assert found(WordsOnce(), text) == words


def test_some_words_may_be_said_twice() -> None:
    assert found(WordsOnce("研究 很多"), "还要研究研究，很多万很多万") == []


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("效率率不高", ["率率"]),
        ("居高不下下。", ["下下"]),
        ("全省省，全省省、市，全省省级", ["省省"]),
        ("目的的，有效的的", []),
        ("学生生活，年初初步，人人，干干净净，脚踏实地地干，空荡荡，一项项，学习习近平", []),
    ],
)
def test_characters_once(text: str, characters: list[str]) -> None:
    assert found(CharactersOnce(), text) == characters
