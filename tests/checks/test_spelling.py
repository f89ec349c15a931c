import pytest

from linter.checks.pattern import Terms
from linter.checks.wording.spelling import WordsSpelt
from linter.loader import load, shipped
from linter.readers import read

CHECK = WordsSpelt("材料 才料材科\n整合 整和")


def found(check: WordsSpelt, text: str) -> list[tuple[str, str]]:
    document = read("a.txt", text.encode())
    return [(text[f.span.start : f.span.end], str(f.values["better"])) for f in check.find(document)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("申报才料、各类材科，整和资源", [("才料", "材料"), ("材科", "材料"), ("整和", "整合")]),
        ("人才料想，调整和优化", []),
        ("云才料〔2024〕6号", []),
        ("", []),
    ],
)
def test_words_of_the_list(text: str, words: list[tuple[str, str]]) -> None:
    assert found(CHECK, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("抓作凤建设，管理规泛化，城镇一体画发展", [("作凤", "作风"), ("规泛", "规范"), ("画", "化")]),
        ("与农户签定合同，业务骨干到位", [("签定", "签订")]),
        ("维护市场序秩，", [("序秩", "秩序")]),
        ("文责自负，按全价，完善设市标准，９个党支部，联合国和其他组织", []),
        ("服务型，一体化，责任治理，规范话语", []),
        ("几率很小，业务骨干知道情况", []),
        ("青杉区人民政府，程立新同志", []),
    ],
)
def test_what_the_neighbours_expect(text: str, words: list[tuple[str, str]]) -> None:
    assert found(CHECK, text) == words


def test_what_is_written_twice_is_meant() -> None:
    text = "与农户签定合同。"
    assert found(CHECK, text)
    assert not found(CHECK, 2 * text)


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
    assert len(told) > len(rows) * 2 / 5  # the others need neighbours that expect the word
    assert len(set(told) - {(form, word) for word, form in rows}) < len(rows) / 100
