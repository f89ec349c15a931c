import pytest

from linter.checks.pattern import Terms
from linter.checks.wording.spelling import WordsSpelt
from linter.loader import load, shipped
from linter.readers import read

CHECK = WordsSpelt("材料 才料材科\n整合 整和", rare="设市")


def found(check: WordsSpelt, text: str) -> list[tuple[str, str]]:
    document = read("a.txt", text.encode())
    return [(text[f.span.start : f.span.end], str(f.values["better"])) for f in check.find(document)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("各类才料、材科，整和资源", [("才料", "材料"), ("材科", "材料"), ("整和", "整合")]),
        ("人才料想，调整和优化", []),
        ("料材料", []),
        ("云才料〔2024〕6号", []),
        ("云才料，才料云", []),
        ("", []),
    ],
)
def test_misspelt_words(text: str, words: list[tuple[str, str]]) -> None:
    assert found(CHECK, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("监督执纪文责，按全防线，", [("文责", "问责"), ("按全", "安全")]),
        ("干部值工，抓作凤建设，维护市场序秩", [("值工", "职工"), ("作凤", "作风"), ("序秩", "秩序")]),
        ("文责自负，按全价，文书，完善设市标准，９个党支部，联合国和其他组织", []),
        ("作文责任，防线按全部", []),
        ("管理规泛化，老令化", [("规泛", "规范"), ("老令", "老龄")]),
        ("公信力，普惠性", []),
        ("成立按", []),
    ],
)
def test_a_word_is_known_by_the_other_half_of_a_compound(text: str, words: list[tuple[str, str]]) -> None:
    assert found(CHECK, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一体画发展，责任敢强", [("画", "化"), ("敢", "感")]),
        ("针对型、服务型，一体化，责任治理，规范话语", [("型", "性")]),
    ],
)
def test_the_last_character_of_a_longer_word(text: str, words: list[tuple[str, str]]) -> None:
    assert found(CHECK, text) == words


TAKEN = WordsSpelt("材料 才料", taken="纪律 几率\n指导 知道")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("遵守几率要求，业务知道到位", [("几率", "纪律"), ("知道", "指导")]),
        ("几率很小，业务骨干知道情况", []),
    ],
)
def test_a_word_taken_for_another(text: str, words: list[tuple[str, str]]) -> None:
    assert found(TAKEN, text) == words


def test_half_a_form_is_refused() -> None:
    with pytest.raises(
        ValueError, match="“材料 才料材” is no word of two characters, a space, and wrong forms of two"
    ):
        WordsSpelt("材料 才料材").validate()


def test_a_form_stands_once() -> None:
    with pytest.raises(ValueError, match="“才料” stands twice"):
        WordsSpelt("材料 才料\n才能 才料").validate()


def test_the_shipped_words() -> None:
    rules = load(shipped()).rules
    check = next(rule.check for rule in rules if isinstance(rule.check, WordsSpelt))
    table = dict(row.split() for row in check.words.splitlines())
    rights = {
        *table,
        *(b for rule in rules if isinstance(rule.check, Terms) for b in rule.check.better.values()),
    }
    document = read("a.txt", "。".join(sorted(rights)).encode())
    assert sum(f.sure for f in check.find(document)) < len(rights) / 1000  # rare ones, without neighbours
    rows = [(word, row[at : at + 2]) for word, row in table.items() for at in range(0, len(row), 2)][::50]
    told = found(check, "。".join(form for _, form in rows))
    assert len(told) > len(rows) * 3 / 4  # the others need neighbours that expect the word
    assert len(set(told) - {(form, word) for word, form in rows}) < len(rows) / 100
