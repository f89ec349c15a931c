"""Ranges of dates and of hours run forwards."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.possible_days import THIRDS, turns_year
from linter.checks.timeline import sentence, years_of
from linter.chinese.dates import Mention, Range, ranges
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding


class RangeForwards(BlockCheck):
    """A range ends after it begins; one to come that names a year only at its end does not end in the year before the
    draft's. Silent: school years, ranges that pass the turn of the year (11月至3月)
    and those with 次年 or 翌年. A range of months whose first names its year has to name the next one too."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("年", "月"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for span in ranges(text):
            back = self._backwards(span, text) or _ends_in_old_year(span, text, part)
            if back and not _recurs(text, span):
                yield Finding(block.at(span.first.start, span.last.end))

    def _backwards(self, span: Range, text: str) -> bool:
        first, last = span
        if first.year is not None and last.year is not None and first.year != last.year:
            return first.year > last.year
        if first.year is None and last.year is not None:
            return False
        if first.month is None or (last.month is None and last.day is None):
            return False
        month = last.month if last.month is not None else first.month
        if month != first.month:
            return first.month > month and not (last.year is None and _turns(span, month, text))
        if first.day is None and last.day is None:
            return _third(text, first) > _third(text, last) > 0
        return first.day is not None and last.day is not None and first.day > last.day


_FROM = later(r"[从自]$")
_IS_OVER = later(r"[已了曾]|累计|以来|共(?:完成|发生|受理)|去年|上年")


def _ends_in_old_year(span: Range, text: str, part: Part | None) -> bool:
    """从3月1日起至2024年5月31日，开展排查 in a draft of 2025: a range that begins in no year but the draft's."""
    first, last = span
    years = years_of(part)
    if first.year or not last.year or not last.month or not years or last.year in (first.context, *years):
        return False
    before, after = sentence(text, first.start, last.end)
    over = _IS_OVER.search(before) or _IS_OVER.search(after)
    return last.year == min(years) - 1 and _FROM.search(before) is not None and not over


def _third(text: str, mention: Mention) -> int:
    """The first day of 上旬, 中旬 or 下旬 behind a month, else 0."""
    return THIRDS.get(text[mention.end : mention.end + 2], (0, 0))[0]


def _turns(span: Range, month: int, text: str) -> bool:
    """12月25日至1月5日: a range that plainly passes the turn of the year. 10-1月 and 2023年10月至3月 are none."""
    first, last = span
    plain = first.year is None or first.day is not None or last.day is not None
    return plain and turns_year(first.month or 0, month) and text[first.end - 1] in "月日号"


_BEFORE, _BEHIND = 20, 12
"""Characters around a range in which words tell that it may pass the turn of a day or year."""
_SEASON = later(
    r"每年|常年|历年|次年|翌年|来年|第二年|跨年|农历|供暖|采暖|越冬|冬季|冬春|学年|财年|榨季|枯水|旱季|[旺淡]季|花期|果期|采[摘收]|上市|播种|防火|火险|候鸟|迁徙|捕捞|[休禁]渔|流感"
)


def _recurs(text: str, span: Range) -> bool:
    return bool(_SEASON.search(text, max(span.first.start - _BEFORE, 0), span.last.end + _BEHIND))


_CLOCKS = later(
    r"(?<![\d:：.])(?P<hour>\d{1,2})(?:时(?P<minute>\d{1,2})?分?(?:[-－—–―~～]{1,2}|至|到)(?P<last_hour>\d{1,2})时(?:(?P<last_minute>\d{1,2})分)?"
    r"|[:：](?P<minute>\d{2})(?:[ \u3000]?(?:[-－—–―~～]{1,2}|至|到)[ \u3000]?"
    r"|[，,、；][^，。；\d]{0,3}末班[^，。；\d]{0,4})(?P<last_hour>\d{1,2})[:：](?P<last_minute>\d{2})(?![\d:：]))"
)
_OVER_NIGHT = "(?:[次翌隔昨今明]日|[昨今明]天|第二天|降[雨水雪]|气象|预[报警]|水位|夜|晚[上间]|[每当]晚|凌晨|通宵|值班|值守|比分|比例|配比)"
_NIGHT = later(_OVER_NIGHT)
_NIGHT_BEHIND = later(f"[^，。；]{{0,4}}{_OVER_NIGHT}")
_DAY, _HOUR = 24, 60
"""Hours and minutes."""
_NOON, _EVENING = 12 * _HOUR, 17 * _HOUR


class ClockForwards(BlockCheck):
    """Hours of one day run forwards: 9:00—14:30, 9时至14时30分, 首班车6:30，末班车17:30. Nights and what begins in the evening
    pass midnight and are left alone. So do the hours at which the steps of one event begin."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((":", "：", "时"))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _CLOCKS.finditer(text):
            parts = match.group("hour", "minute", "last_hour", "last_minute")
            hour, minute, last_hour, last_minute = (int(part or 0) for part in parts)
            begins, ends = hour * _HOUR + minute, last_hour * _HOUR + last_minute
            if (
                max(hour, last_hour) > _DAY
                or max(minute, last_minute) >= _HOUR
                or not ends < begins
                or (begins >= _EVENING and ends < _NOON)
            ):
                continue
            night = _NIGHT.search(text, max(match.start() - _BEFORE, 0), match.end())
            if not night and not _NIGHT_BEHIND.match(text, match.end()):
                yield Finding(block.at(*match.span()))
        yield from _steps_back(block)


_STEP = later(
    r"(?:^|(?<=[，。；\n]))(?:当[日天])?(?:上午|早上|早晨)?(?P<hour>\d{1,2})时(?P<minute>\d{1,2})分(?![之以]?[前后]|[^，。；]{0,12}[前后]，|[-－—–―~～至到\d、和及])"
)
_NEW_DAY = later(
    "[次翌隔昨今明]日|[昨今明]天|第二天|\\d日|下午|晚|夜|凌晨|此前|之前|早在|[上去]年|第[一二三四五六七八九]组|现在|例如|其中"
)
_LEAST_STEPS = 3


def _steps_back(block: Block) -> Iterator[Finding]:
    """9时12分发现漏水；9时58分修复；9时30分水压恢复: the one hour without which the others run forwards."""
    steps = list(_STEP.finditer(block.reading)) if "分" in block.reading else []
    if len(steps) < _LEAST_STEPS or _NEW_DAY.search(block.reading, steps[0].start(), steps[-1].end()):
        return
    hours = [int(step["hour"]) * _HOUR + int(step["minute"]) for step in steps]
    back = next((at for at in range(1, len(hours)) if hours[at] < hours[at - 1]), 0)
    for at in range(back, max(back - 2, 0), -1):
        others = hours[:at] + hours[at + 1 :]
        if others == sorted(others):
            yield Finding(block.at(steps[at].start("hour"), steps[at].end()))
            return
