"""The day of a meeting: the one that minutes keep, and the one to which a notice calls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.date.possible_days import APART, last_day, opening_day
from linter.checks.timeline import Dated, sentence, signature, timeline, written
from linter.chinese.dates import Mention, exists
from linter.chinese.expressions import later
from linter.document import Part
from linter.rule import Finding, PartCheck


class SignedBeforeMeeting(PartCheck):
    """A notice is signed before the meeting or event that it calls: the last day named under 会议时间 or behind
    时间：. One finding, on the signing date."""

    def find(self, part: Part) -> Iterator[Finding]:
        signed = signature(part)
        if signed is None or not signed.mention.full:
            return
        called = called_day(part)
        if called is None:
            return
        day, mention = called
        late = opening_day(signed.mention) - day
        if late > 0 and (mention.year or late <= APART):
            span = signed.block.at(signed.mention.start, signed.mention.end)
            yield Finding(span, {"event": written(mention)})


_MET = later("召开|主持|时间[：:]")


def meeting_day(part: Part) -> Dated | None:
    """The day of the meeting that minutes keep: the first date below their title, when it is said of a meeting."""
    first = next((dated for dated in timeline(part).dates if dated.block.kind != "title"), None)
    if part.genre.id != "minutes" or first is None or not first.mention.full:
        return None
    return first if _MET.search(first.block.reading) else None


_LEAD = 8
_WHEN = later(
    "(?:考核|检查|评选|评审|报名|申报|征集|公示|施工|停水|停电|放假|会议|活动|培训|比赛|考试|开会|召开|演练)?时间(?:[和与及、]地点)?[：:]?"
)

_CALLED = later(
    r"(?:（[^（）]{1,8}）)?(?:[上下]午)?(?:\d{1,2}[时点:：]\d{0,2}分?)?起?(?:正式)?[^，。；]{0,14}?(?:召开|举行|举办|放暑假|放寒假|放假|开学|开班|开考|开赛)"
)
_BY_OTHERS = later("原|曾|根据|按照|推迟|改|国务院|全国|全省|省[委政]")


def called_day(part: Part, head: re.Pattern[str] | None = None) -> tuple[int, Mention] | None:
    """The last day to which a notice calls, and its date as written. `head`: what the heading above it must be."""
    signed = signature(part)
    year = (signed.mention.year if signed else None) or part.year or 0
    called = [_with_year(dated) for dated in timeline(part).dates if _calls(dated, head)]
    days = [
        (last_day(mention, mention.year or max(mention.context or 0, year)), mention) for mention in called
    ]
    return max(days, key=lambda found: found[0]) if days else None


def _with_year(dated: Dated) -> Mention:
    """The end of a range has the year of its beginning; any other year named before may be that of a matter:
    2024年度总结会定于1月10日召开."""
    mention, span = dated.mention, dated.span
    ends = span is not None and span.last is mention
    return mention._replace(year=mention.year or span.first.year) if span and ends else mention


def _calls(dated: Dated, head: re.Pattern[str] | None) -> bool:
    """Under or behind 会议时间, or in 定于…召开."""
    block, mention = dated.block, dated.mention
    if block.kind in ("date", "title") or mention.month is None or not exists(None, mention.month, None):
        return False
    before = block.reading[max(mention.start - _LEAD, 0) : mention.start].lstrip(_NUMBERING)
    if (
        before.endswith(("定于", "订于", "拟于"))
        and mention.day
        and _CALLED.match(block.reading, mention.end)
    ):
        return not _BY_OTHERS.search(
            sentence(block.reading, mention.start, mention.end)[0].rpartition("，")[2]
        )
    above = dated.headings.rpartition("\n")[2]
    if head and not head.search(above):
        return False
    if mention.start >= block.head and _WHEN.fullmatch(above):
        return True
    return before.endswith(("：", ":")) and _WHEN.fullmatch(before) is not None


_NUMBERING = "一二三四五六七八九十0123456789（）()、.． \u3000"
