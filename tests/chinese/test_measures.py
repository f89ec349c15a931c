from decimal import Decimal

import pytest

from linter.chinese.amounts import amounts, plain
from linter.chinese.measures import converted


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("2.4万亩", "公顷", "1600"),
        ("3公顷", "平方米", "30000"),
        ("约1.5公里", "米", "1500"),
        ("3吨", "公斤", "3000"),
        ("500克", "公斤", "0.5"),
        ("3吨", "米", None),
        ("X亩", "公顷", None),
        ("3个", "米", None),
    ],
)
def test_converted(text: str, unit: str, expected: str | None) -> None:
    result = converted(amounts(text)[0], unit)
    assert (None if result is None else plain(round(result, 3))) == (expected and plain(Decimal(expected)))
