import pytest

from linter.chinese.dates import exists
from linter.chinese.occasions import NAMES


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("中小学生安全教育日", 2024, 25),
        ("中小学生安全教育日", 2025, 31),
        ("全国助残日", 2024, 19),
        ("国防教育日", 2024, 21),
        ("世界读书日", 2024, 23),
    ],
)
def test_on(name: str, year: int, day: int) -> None:
    assert NAMES[name].on(year) == day


@pytest.mark.parametrize("name", NAMES)
def test_days_exist(name: str) -> None:
    day = NAMES[name]
    assert exists(2024, day.month, day.on(2024) or None)
