"""Which texts are written in Traditional characters."""

import pytest

from linter.chinese.scripts import is_traditional


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("現將學習計劃發給你們，學習時間為三個月，請總結經驗。", True),
        ("云岭县接待了關於學會發展的來訪，总结了经验。", False),
        ("關於會議", False),
        ("", False),
    ],
)
def test_is_traditional(text: str, expected: bool) -> None:
    assert is_traditional(text) == expected
