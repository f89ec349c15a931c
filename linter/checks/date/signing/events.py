"""What a draft tells as done lies before the day on which it is signed."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.genres import NARRATIVES
from linter.checks.date.possible_days import APART, YEAR, earliest_year, first_day, last_day
from linter.checks.date.signing.meetings import meeting_day
from linter.checks.date.signing.signing_years import misdated
from linter.checks.date.signing.tense import FUTURE, happened, reported, spent
from linter.checks.timeline import Dated, quoted, sentence, signature, timeline, title_text, written
from linter.chinese.dates import Mention, exists
from linter.chinese.expressions import later
from linter.document import Kind, Part
from linter.frozen import frozen
from linter.rule import Finding, PartCheck


@frozen
class SignedAfterEvents(PartCheck):
    """What a draft reports as done lies before its signing date; so does the day up to which it counts
    (截至…). Plans, deadlines and terms are not events.

    `doubted` is the date to mark: signature (one finding, which names the latest event), or event (the only one,
    and of a later year, in a draft that does not report a past time: there the event's year is wrong).
    """

    doubted: str

    def __post_init__(self) -> None:
        if self.doubted not in ("signature", "event"):
            raise ValueError("“doubted” is signature or event")

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(("date",))

    def find(self, part: Part) -> Iterator[Finding]:
        signed = signature(part)
        if signed is None or signed.mention.month is None or misdated(part, signed):
            return
        if self.doubted == "event":
            yield from _in_years_to_come(part, signed)
        limit = last_day(signed.mention, signed.mention.year or 0)
        late = [
            (day, dated)
            for dated in map(_with_month, timeline(part).dates)
            if (day := self._late(dated, part, signed, limit))
        ]
        if not late:
            return
        _, event = max(late, key=lambda found: found[0])
        alone = len(late) == 1 and (event.mention.year or 0) > (signed.mention.year or 0)
        alone = alone and part.genre.id not in NARRATIVES
        minuted = len(late) == 1 and _minuted(part, event, limit)
        if (alone or minuted or _among_others(part, late, signed, limit)) != (self.doubted == "event"):
            return
        doubted = [dated for _, dated in late] if self.doubted == "event" else [signed]
        for marked in doubted:
            span = marked.block.at(marked.mention.start, marked.mention.end)
            yield Finding(span, {"event": written(event.mention), "signed": written(signed.mention)})

    def _late(self, dated: Dated, part: Part, signed: Dated, limit: int) -> int | None:
        """The day of an event that is later than the signature."""
        block, mention = dated.block, dated.mention
        if block.kind not in ("lead", "heading", "item", "paragraph") or mention.month is None:
            return None
        ends = dated.span is not None and dated.span.last is mention
        if mention.form == "汉字" and mention.day is None and mention.year is None:
            return None  # 三月里天已大亮，九月底天黑得早: of any year
        over = (ends and spent(block.reading, dated)) or happened(block.reading, mention)
        if not exists(None, mention.month, mention.day) or (ends and not over):
            return None
        day = first_day(block.reading, mention, earliest_year(mention, part, signed))
        if day <= limit or (mention.year is None and day - limit > APART):
            return None
        return day if over or reported(dated, part) else None


_MINUTED_WITHIN = 30
"""Days within which minutes are signed after their meeting."""


def _minuted(part: Part, event: Dated, limit: int) -> bool:
    """Of minutes that are signed soon after the meeting which they keep, what is told of another day is the slip."""
    met = meeting_day(part)
    if met is None or met.mention == event.mention or met.mention.year is None:
        return False
    return 0 <= limit - last_day(met.mention, met.mention.year) <= _MINUTED_WITHIN


_PERIODS = (
    (later("上半年"), (6, 7)),
    (later("(?:一|第1)季度"), (3, 4)),
    (later("第?二季度"), (6, 7)),
    (later("(?:三|第3)季度"), (9, 10)),
    (later("学年度?(?:述职|[^，。第]{0,8}总结)|学年度?第?二学期"), (6, 7, 8)),
)
"""What a report is on, and the months in which such a report is signed."""
_FEW, _OTHERS = 2, 2
_SOON = 20
"""Days behind the signature within which an event may be right and the signature wrong."""


def _among_others(part: Part, late: list[tuple[int, Dated]], signed: Dated, limit: int) -> bool:
    """Of a report that is signed when its period is over, an event that lies behind is the slip; so is the only one of
    several, where the others lie before the signature and it names no year of its own."""
    if part.genre.id == "minutes" or min(day for day, _ in late) - limit < _SOON:
        return False  # a day or two late, the signature is as likely to be the slip
    title, month = title_text(part), signed.mention.month
    if len(late) <= _FEW and any(words.search(title) and month in months for words, months in _PERIODS):
        return True
    if len(late) > _FEW or any(dated.mention.year not in (None, signed.mention.year) for _, dated in late):
        return False
    others = 0
    for dated in timeline(part).dates:
        mention = dated.mention
        if mention.month and dated.block.kind != "date" and exists(None, mention.month, mention.day):
            day = first_day(dated.block.reading, mention, earliest_year(mention, part, signed))
            others += 0 <= limit - day <= YEAR
    return others >= _OTHERS + len(late) - 1


_SINCE = later(r"(?:已|先后|分别)[^，。；\d]{0,6}[于在](?:(?:19|20)\d\d年?[、和与及])*$")
_INTO_USE = later(
    "(?:(?:建成|正式|竣工)并?)*(?:投入使用|投用|建成|购置|购买|购入|启用|投产|投运|竣工|通车|成立|安装|改造|建造)"
)


def _in_years_to_come(part: Part, signed: Dated) -> Iterator[Finding]:
    """分别于2012年、2031年投入使用, signed in 2025: done in a year that had not come."""
    for dated in timeline(part).dates:
        text, mention = dated.block.reading, dated.mention
        if _told_of_year_end(text, mention, signed.mention):
            span = dated.block.at(mention.start, mention.end)
            yield Finding(span, {"event": written(mention), "signed": written(signed.mention)})
            continue
        if mention.month or (mention.year or 0) <= (signed.mention.year or 0) or dated.block.kind == "date":
            continue
        before, after = sentence(text, mention.start, mention.end)
        since = _SINCE.search(before) and _INTO_USE.match(after)
        if since and not FUTURE.search(before.rpartition("，")[2]) and not quoted(text, mention.start):
            span = dated.block.at(mention.start, mention.end)
            told = {"event": written(mention), "signed": written(signed.mention)}
            yield Finding(span, told)


_UP_TO, _YEAR_END = later("截[至止]到?$"), later("年?[底末]，?")
_BUILT = later(
    r"[^。；\d]{0,16}?(?:共有|共建成|现有|已|建成|拥有|累计|实有|完成了|登记|户籍|常住|在册|余额|达到?(?=\d))"
)


def _told_of_year_end(text: str, mention: Mention, signed: Mention) -> bool:
    """截至2025年底，全区建成8个, signed in May 2025: what is counted up to the end of a year is told when it is over."""
    if mention.month or not mention.year or not signed.year or mention.year < signed.year:
        return False
    if mention.year == signed.year and (signed.month or _DECEMBER) >= _DECEMBER:
        return False
    end = _YEAR_END.match(text, mention.end)
    before, after = sentence(text, mention.start, mention.end)
    if end is None or not _UP_TO.search(before) or FUTURE.search(before + after):
        return False
    return _BUILT.match(text, end.end()) is not None and not quoted(text, mention.start)


_DECEMBER = 12


def _with_month(dated: Dated) -> Dated:
    """5月18日至22日 ends in the month of its beginning."""
    span = dated.span
    if span is None or span.last is not dated.mention or dated.mention.month is not None:
        return dated
    last = dated.mention._replace(month=span.first.month)
    return dated._replace(mention=last, span=span._replace(last=last))
