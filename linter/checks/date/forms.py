"""Dates and months of one report are written in one form."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import day_end, own_words, timeline, written
from linter.chinese.dates import HAN_YEARS_UNTIL, Mention
from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.rule import Finding, PartCheck


class DatesAlike(PartCheck):
    """Full dates of one report are written alike. 2023年11月20日 is the official form; 2023-11-20 and
    二〇二三年 are marked only beside it, 2023.11.20 and 2023/11/20 always. Not in tables and quotations; a title and
    what stands below it may be in Han numerals, as signing dates were."""

    def find(self, part: Part) -> Iterator[Finding]:
        found = [dated for dated in timeline(part).dates if dated.block.kind != "cell"]
        official = {"": any(d.mention.form == "年" and d.mention.year is not None for d in found)}
        official["-"] = any(d.mention.form == "年" and d.mention.full for d in found)
        for block, mention, *_ in found:
            if mention.year is None or mention.form in ("年", "两位年") or block.kind == "date":
                continue
            if mention.form == "汉字" and (block.kind in ("title", "note") or _signed_in_han(block, mention)):
                continue
            wrong = mention.form in (".", "/") or official["-" if mention.form == "-" else ""]
            if wrong and own_words(block.reading, mention) and not _stamped(block.reading, mention):
                yield _rewritten(block, mention, day_end(block.reading, mention))


def _signed_in_han(block: Block, mention: Mention) -> bool:
    """Whether a full date on a line of its own is of a year in which one signed so."""
    alone = block.reading.strip() == block.reading[mention.start : day_end(block.reading, mention)]
    return alone and mention.full and (mention.year or 0) <= HAN_YEARS_UNTIL


_BEFORE = 8
_NUMBERED = later(r"(?:编号|文号|案号|批号|批次|宗地|地块|合同号)[^，。；\d]{0,3}$")
_LOT_OR_CLOCK = later(r"号(?:地块|宗地|合同|案|批)|[ T]\d{1,2}:\d\d")


def _stamped(text: str, mention: Mention) -> bool:
    """宗地编号2023-08-15, 2024-05-01号地块, 2024-05-01 09:30: the number of a thing, or what a machine stamped."""
    numbered = _NUMBERED.search(text, max(mention.start - _BEFORE, 0), mention.start)
    return numbered is not None or _LOT_OR_CLOCK.match(text, mention.end) is not None


class MonthsAlike(PartCheck):
    """Months are in Arabic numerals throughout when the report writes one so: 三月份 beside 3月6日 is marked.
    Days and events by name (三月五日学雷锋纪念日) are left alone."""

    def find(self, part: Part) -> Iterator[Finding]:
        han = [d for d in timeline(part).dates if d.mention.form == "汉字" and d.mention.year is None]
        if not han or not any(
            d.mention.form == "年" and d.mention.month is not None for d in timeline(part).dates
        ):
            return
        for block, mention, *_ in han:
            if own_words(block.reading, mention) and not block.reading.startswith(_FESTIVE, mention.end):
                yield _rewritten(block, mention, mention.end)


_FESTIVE = ("学雷锋", "国际", "节", "运动", "革命", "事件")


def _rewritten(block: Block, mention: Mention, end: int) -> Finding:
    """A finding on the date, up to an end, with the official form as a safe fix."""
    span = block.at(mention.start, end)
    better = written(mention)
    return Finding(span, {"better": better}, Fix((Edit(span, better),)))
