"""Rows of tables that are counted."""

import pytest
from drafts import found

from linter.checks.number.tables import RowsNumbered


@pytest.mark.parametrize("mark", ["\t", "|"])
@pytest.mark.parametrize(
    ("numbers", "expected"),
    [("1234", []), ("1224", ["2"]), ("1245", ["4"]), ("1111", []), ("2234", [])],
)
def test_rows_are_counted_through(mark: str, numbers: str, expected: list[str]) -> None:
    rows = [f"{number}{mark}村{index}{mark}36" for index, number in enumerate(numbers)]
    text = "\n".join((f"序号{mark}村名{mark}户数", *rows, f"合计{mark}{mark}144"))
    assert found(RowsNumbered(), text) == expected
