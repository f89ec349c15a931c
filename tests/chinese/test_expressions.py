import marshal

import pytest
import regex

from linter.chinese import expressions
from linter.chinese.expressions import codes, compiled, later, remember


@pytest.fixture(autouse=True)
def forgetful() -> None:
    compiled.cache_clear()


def test_works_like_a_compiled_one() -> None:
    year = later(r"\d{4}年")
    match = year.search("于2023年办结")
    assert match is not None
    assert match.span() == (1, 6)
    assert [m[0] for m in year.finditer("2022年、2023年")] == ["2022年", "2023年"]


def test_is_compiled_at_first_use() -> None:
    broken = later("(")
    with pytest.raises(regex.error):
        broken.search("")


def test_remembered_code_is_used_in_place_of_the_text() -> None:
    remember({"甲{1}": codes(["乙"])["乙"]})
    assert compiled("甲{1}").search("乙") is not None


@pytest.mark.parametrize(
    "code", [b"", b"spoilt", marshal.dumps(7), marshal.dumps((1, 2))[:-2], marshal.dumps(("丙", 0))]
)
def test_spoilt_code_is_not_used(code: bytes) -> None:
    remember({"丙": code})
    assert compiled("丙").search("丙") is not None


def test_a_bad_expression_has_no_code() -> None:
    assert "丁(" not in codes(["丁("])
    assert expressions.CODE_VERSION
