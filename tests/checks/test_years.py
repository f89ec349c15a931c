"""The years that titles, reports and plans name."""

import pytest
from drafts import family, placed

from linter.checks.date.years.whole_years import WholeYear

LINTER = family("date")


def found(text: str) -> list[tuple[str, str, int]]:
    return placed(LINTER, text)


def test_the_matter_of_the_title_is_of_its_year() -> None:
    notice = "关于召开2024年度组织生活会的通知\n\n各支部：\n经同意，现就开好{}有关事项通知如下。\n"
    assert found(notice.format("2023年度组织生活会")) == [("matter-year", "2023年", 4)]
    assert found(notice.format("2024年度组织生活会")) == []
    assert found(notice.format("2023年度整改、2024年度组织生活会")) == []


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="bad regular expression"):
        WholeYear("(").validate()
