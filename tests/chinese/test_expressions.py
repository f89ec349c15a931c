import re

import pytest

from linter.chinese.expressions import later


def test_works_like_a_compiled_one() -> None:
    year = later(r"\d{4}年")
    match = year.search("于2023年办结")
    assert match is not None
    assert match.span() == (1, 6)
    assert [m[0] for m in year.finditer("2022年、2023年")] == ["2022年", "2023年"]


def test_is_compiled_at_first_use() -> None:
    broken = later("(")
    with pytest.raises(re.error):
        broken.search("")
