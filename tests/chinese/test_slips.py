from decimal import Decimal

import pytest

from linter.chinese.slips import mistyped, shifted, slipped


@pytest.mark.parametrize(
    ("one", "other", "least", "expected"),
    [
        ("1286", "1236", 3, True),
        ("8642", "8462", 3, True),
        ("8642", "8426", 3, False),
        ("43.7", "33.7", 3, True),
        ("4.37", "33.7", 3, False),
        ("28", "18", 3, False),
        ("28", "18", 2, True),
        ("128", "18", 2, False),
    ],
)
def test_slipped(one: str, other: str, least: int, expected: bool) -> None:
    assert slipped(one, other, least) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("78", "7.8", True),
        ("0.072", "72", True),
        ("7.2", "72.9", True),
        ("78", "39", False),
        ("0", "7", False),
        ("5", "5", False),
    ],
)
def test_shifted(one: str, other: str, expected: bool) -> None:
    assert shifted(Decimal(one), Decimal(other), Decimal("0.06")) is expected


@pytest.mark.parametrize(
    ("low", "high", "figure", "least", "expected"),
    [
        ("33.55", "33.9", "43.7", 3, True),
        ("33.55", "33.9", "43.2", 3, False),
        ("27.6", "27.6", "18", 2, True),
        ("27.6", "27.6", "18", 3, False),
        ("20.1", "39.9", "43.7", 3, False),
        ("5", "5", "5.02", 3, True),
    ],
)
def test_mistyped(low: str, high: str, figure: str, least: int, expected: bool) -> None:
    assert mistyped(Decimal(low), Decimal(high), figure, least) is expected
