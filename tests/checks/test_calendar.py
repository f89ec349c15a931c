"""Dates and weekdays against the calendar."""

from drafts import family, placed

LINTER = family("date")


def found(text: str) -> list[tuple[str, str, int]]:
    return placed(LINTER, text)


def test_a_year_is_inherited_from_title_or_signature() -> None:
    notice = "关于召开会议的通知\n\n各科室：\n定于{}（星期{}）召开会议。\n综合科\n2023年11月15日\n"
    assert found(notice.format("11月22日", "三")) == []
    assert found(notice.format("11月22日", "五")) == [("weekday", "五", 4)]
    assert found(notice.format("1月5日", "五")) == []  # of 2024
    unsigned = "关于召开会议的通知\n\n各科室：\n定于11月22日（星期五）召开会议。\n"
    assert found(unsigned) == []


def test_the_weekdays_of_a_range() -> None:
    notice = "定于2024年9月12日至{}（{}）举办培训班。\n"
    assert found(notice.format("13日", "星期五至星期六")) == [("weekday", "星期五至星期六", 1)]
    assert found(notice.format("13日", "星期四至星期五")) == []
    assert found(notice.format("9月13日", "周四至周五")) == []
    assert found(notice.format("9月13日", "周五—周六")) == [("weekday", "周五—周六", 1)]
