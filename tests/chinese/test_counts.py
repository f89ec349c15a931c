import pytest

from linter.chinese.counts import Announcement, announcement, miscounted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明年抓好三项重点工作：", Announcement(4, 10, 3)),
        ("从四个方面发力。", Announcement(1, 5, 4)),
        ("共有两项议程：", Announcement(2, 6, 2)),
        ("做到“三个到位”。", Announcement(3, 7, 3, "到位")),
        ("完成5项任务。", None),  # a figure
        ("部署5项任务：", Announcement(2, 6, 5)),
        ("第三方面：", None),
        ("有一个方面：", None),
        ("三项工作取得了比较明显而且长期的成效。", None),  # too far off
    ],
)
def test_announcement(text: str, expected: Announcement | None) -> None:
    assert announcement(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设“三强”（政治强、作风强）机关", [Announcement(3, 5, 3, listed=2)]),
        ("建设“三强”（政治强、能力强、作风强）机关", []),
        ("人员、经费三个方面", [Announcement(5, 9, 3, listed=2)]),
        ("人员、经费和场地三个方面", []),
        ("人员、经费等三个方面", []),
    ],
)
def test_miscounted(text: str, expected: list[Announcement]) -> None:
    assert list(miscounted(text)) == expected
