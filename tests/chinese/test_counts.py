import pytest

from linter.chinese.counts import Announcement, announcement, miscounted, tallied


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
        ("进机关、进学校、进社区“四进”", [Announcement(12, 14, 4, listed=3)]),
        ("进机关、进学校、进社区“三进”", []),
        ("马列主义、邓小平理论、“三个代表”", []),
        ("“五专”要求使用资金，即专人负责、专户储存、专款专用", [Announcement(1, 3, 5, listed=3)]),
        ("四个重点：重点区域、重点行业、重点时段，开展检查", [Announcement(0, 4, 4, listed=3)]),
        ("四个重点：区域、行业、时段，开展检查", []),
        ("“周调度、月通报、季考核”的四项机制", [Announcement(14, 18, 4, listed=3)]),
    ],
)
def test_miscounted(text: str, expected: list[Announcement]) -> None:
    assert list(miscounted(text)) == expected


@pytest.mark.parametrize(
    ("of", "text", "expected"),
    [
        ("points", "人员、经费三个方面", [Announcement(5, 9, 3, listed=2)]),
        ("points", "人员、经费和场地三个方面", []),
        ("points", "人员、经费等三个方面", []),
        ("members", "财政局、审计局、发改局4个部门", [Announcement(11, 15, 4, listed=3)]),
        ("members", "财政局、审计局和发改局3个部门", []),
        ("members", "12个部门（财政局、审计局、发改局）", []),
        ("members", "财政局、审计局、发改局13个部门", []),
        ("members", "城关镇、河西镇12个村", []),
        ("members", "河东村、河西村、3个村", []),
        ("members", "3个部门（财政局、审计局）", [Announcement(0, 4, 3, listed=2)]),
    ],
)
def test_tallied(of: str, text: str, expected: list[Announcement]) -> None:
    assert list(tallied(text, of)) == expected
