import gc
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.chinese.dates import (
    Mention,
    Weekday,
    exists,
    mentions,
    month_days,
    ordinal,
    ranges,
    weekday,
    weekdays,
)


def found(text: str) -> list[tuple[str, int | None, int | None, int | None, str]]:
    return [(text[m.start : m.end], m.year, m.month, m.day, m.form) for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("于2023年11月20日召开", [("2023年11月20日", 2023, 11, 20, "年")]),
        ("２０２３年５月", [("２０２３年５月", 2023, 5, None, "年")]),
        ("2023 年 11 月 20 日", [("2023 年 11 月 20 日", 2023, 11, 20, "年")]),
        ("4月1号", [("4月1号", None, 4, 1, "年")]),
        ("13月", [("13月", None, 13, None, "年")]),
        ("1.2023年完成", [("2023年", 2023, None, None, "年")]),
        ("1.5月20日召开", [("5月20日", None, 5, 20, "年")]),
        ("元旦：2023年12月30日", [("2023年12月30日", 2023, 12, 30, "年")]),
        ("2023.11.20", [("2023.11.20", 2023, 11, 20, ".")]),
        ("2023-11-20", [("2023-11-20", 2023, 11, 20, "-")]),
        ("2023/1/5", [("2023/1/5", 2023, 1, 5, "/")]),
        ("23年11月20日", [("23年11月20日", 2023, 11, 20, "两位年")]),
        ("二〇二三年十一月二十日", [("二〇二三年十一月二十日", 2023, 11, 20, "汉字")]),
        ("二○二三年", [("二○二三年", 2023, None, None, "汉字")]),
        ("三月份、三十一月", [("三月", None, 3, None, "汉字")]),
        (
            "1—10月",
            [("1", None, 1, None, "年"), ("10月", None, 10, None, "年")],
        ),
        (
            "2023年1-10月",
            [("2023年1", 2023, 1, None, "年"), ("10月", None, 10, None, "年")],
        ),
        (
            "11月20—22日",
            [("11月20", None, 11, 20, "年"), ("22日", None, None, 22, "年")],
        ),
    ],
)
def test_mentions(text: str, dates: list[object]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "20年以上",
        "5000年文明",
        "7—9年级每周三节",
        "国发〔2023〕6号",
        "6月龄",
        "工期18月",
        "增长3.5月",
        "时间9:30—11:00",
        "电话0571-88662023",
        "2023.13.45",
        "V2023.1",
        "十月革命",
        "三月学雷锋",
        "正月初五",
        "农历三月初五",
        "2022元",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_context_is_the_last_year_named() -> None:
    text = "3月1日，2022年5月6日，7月8日，2023年，9月"
    assert [m.context for m in mentions(text)] == [None, 2022, 2022, 2023, 2023]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2021—2025年", ["2021—2025年"]),
        ("2021年至2025年", ["2021年至2025年"]),
        ("11月20日（星期一）至22日（星期三）", ["11月20日（星期一）至22日"]),
        ("11月20日9:00—11月21日18:00", ["11月20日9:00—11月21日"]),
        ("2022年11月20—12月5日", ["2022年11月20—12月5日"]),
        ("4月至5月中旬", ["4月至5月"]),
        ("11月20日至次月5日", []),
        ("3月5日、6月7日", []),
    ],
)
def test_ranges(text: str, spans: list[str]) -> None:
    assert [text[r.first.start : r.last.end] for r in ranges(text)] == spans


def test_weekdays() -> None:
    text = "11月20日（星期一）、11月21日周二，开设“周三夜校”"
    first, second = mentions(text)
    assert list(weekdays(text)) == [Weekday(first, 9, 10, 0), Weekday(second, 19, 20, 1)]


@pytest.mark.parametrize(
    ("year", "month", "day", "there"),
    [
        (2023, 2, 28, True),
        (2023, 2, 29, False),
        (2024, 2, 29, True),
        (None, 2, 29, True),
        (1900, 2, 29, False),
        (2000, 2, 29, True),
        (2023, 6, 31, False),
        (2023, 13, None, False),
        (2023, 0, None, False),
        (2023, 5, 0, False),
        (None, None, 31, True),
        (2023, 12, 31, True),
    ],
)
def test_exists(year: int | None, month: int | None, day: int | None, there: bool) -> None:
    assert exists(year, month, day) is there


@given(st.dates(date(1900, 1, 1), date(2099, 12, 30)))
def test_calendar(day: date) -> None:
    after = day + timedelta(days=1)
    assert weekday(day.year, day.month, day.day) == day.weekday()
    assert ordinal(after.year, after.month, after.day) - ordinal(day.year, day.month, day.day) == 1
    assert (day.day == month_days(day.year, day.month)) is (after.day == 1)


@given(st.text(alphabet="年月日12.-至—0二三十〇 星期一（", max_size=60))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    places = [(m.start, m.end) for m in mentions(text)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_full() -> None:
    assert Mention(0, 1, 2023, 11, 20).full is True
    assert Mention(0, 1, 2023, 11, None).full is False


@pytest.mark.parametrize(
    "unit", ["1", "1-", "1月", "2023年", "20", "十", "二〇", "11月20日（星期一）至", "第一季度（"]
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        best = 9.0
        for _ in range(5):
            mentions.cache_clear()
            gc.disable()  # a collection of the whole heap takes longer than what is measured
            start = time.process_time()
            list(ranges(text)), list(weekdays(text))
            best = min(best, time.process_time() - start)
            gc.enable()
        return best

    assert any(seconds(4000) < 3 * seconds(2000) + 0.005 for _ in range(5))
