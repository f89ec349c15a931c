"""Dates that a paper sets, told once or in order: when a list is due, when a rule takes effect, how far work is to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.checks.signing_dates import opening_day
from linter.checks.timeline import quoted, signature, written
from linter.chinese.dates import Mention, exists, mentions, ordinal
from linter.chinese.expressions import later
from linter.document import PLACES, Block, Kind, Part
from linter.frozen import NamedTuple
from linter.rule import PROSE, BlockCheck, Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]


class _Due(NamedTuple):
    """When something is due: `day` in words at [start, end) of a block."""

    day: str
    block: Block
    start: int
    end: int


_PAPERS = "名单|方案|总结|报告|材料|台账|预案|回执|报名表|申报表|推荐表|登记表|审批表|统计表|汇总表|清单|报表|计划|论文|作品|成果|意见"
_SENTENCE = later("[^。；\n]+")
_DAY = later(
    r"(?P<day>\d{1,2}月\d{1,2}日)(?:（[^（）]{1,8}）)?(?:[上下]午)?(?:\d{1,2}(?:[时点]|[:：]\d\d))?(?:[之以]?前|下班前)"
)
_PAPER = later(rf"[一-龥]{{2,8}}?(?:{_PAPERS})(?=[^一-龥]|报|送|电|提交|反馈|[上寄交发]|及|和|于|，)")
_SENT = later(
    r"(?:报送[至到给]?|上报[至到]?|提交[至到给]?|反馈[至到给]?|交[至到]|送[至到]|寄[至到]|报[至到]?|发[至到])(?P<to>[一-龥]{3,16})"
)
_SEVERAL = later(
    r"每[月周季年]|第[一二三四五六]|首批|[上下]半年|季度|初稿|修改|更新|逐级|分别|补报|阶段|截止后|汇总后"
)


class SubmittedOnce(PartCheck):
    """What is due at one office is due on one day, wherever the paper says so; both days are marked."""

    def find(self, part: Part) -> Iterator[Finding]:
        found: dict[tuple[str, str], list[_Due]] = defaultdict(list)
        for block in part.blocks:
            if block.kind not in _KINDS or "前" not in block.reading:
                continue
            for sentence in _SENTENCE.finditer(block.reading):
                key, day = _due(sentence[0])
                if key and day:
                    start = sentence.start() + day[1]
                    found[key].append(_Due(day[0], block, start, start + len(day[0])))
        for due in found.values():
            if len(due) == 2 and due[0].day != due[1].day:
                for one, other in ((due[0], due[1]), (due[1], due[0])):
                    yield Finding(one.block.at(one.start, one.end), {"other": other.day})


def _due(sentence: str) -> tuple[tuple[str, str] | None, tuple[str, int] | None]:
    """The paper and the office, and the one day with its offset, of a sentence that sets a day."""
    days = list(_DAY.finditer(sentence))
    if len(days) != 1 or _SEVERAL.search(sentence):
        return None, None
    sent = _SENT.search(sentence)
    papers = [match[0] for match in _PAPER.finditer(sentence)]
    if sent is None or len(papers) != 1:
        return None, None
    return (papers[0][-4:], sent["to"][:4]), (days[0]["day"], days[0].start("day"))


_WHEN = later(r"[\s\u3000]*(?:会议)?时\s*间[：:]")
_HELD = later(r"[^。；]{0,40}?(?:主持)?召开[^。；]{0,24}会")
_FIRST = 10


class MeetingDayOnce(PartCheck):
    """Minutes tell the day of their meeting once in the head (时间：) and again in the text, and it is the same."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("时间：", "时间:"))

    def find(self, part: Part) -> Iterator[Finding]:
        head: Mention | None = None
        for block in part.blocks[:_FIRST]:
            found = mentions(block.reading)
            if not found or not found[0].full:
                continue
            if _WHEN.match(block.reading):
                head = found[0] if len(found) == 1 else None
            elif head and found[0].start < 4 and _HELD.match(block.reading, found[0].end):
                if found[0][2:5] != head[2:5]:
                    yield Finding(block.at(found[0].start, found[0].end), {"other": written(head)})
                return


_EFFECT = later(
    r"本(?:实施|暂行|管理|试行)?(?:办法|规定|意见|细则|规则|条例|制度|方案|通知|章程|规程|决定|通告|公告|标准|措施|规范|准则|预案)自"
)
_IN_FORCE = later(r"起(?:正式)?(?:施行|实施|生效|试行)")
_LASTS = later(
    r"(?:本[^，。；]{2,8}(?:自[^。；]{2,24}(?:施行|实施|执行|生效)，)?|自(?:印发|发布|公布|下发)之日起(?:正式)?(?:施行|实施|执行|生效)，)有效期(?:截至|截止到?|至|到)"
)
_LATE = 45
"""Days: rules may be made to hold from a little earlier on."""


class EffectAfterIssue(BlockCheck):
    """A rule takes effect in the year in which it is issued or later: one that is to hold since last year or before has
    the year of an older draft."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("有效期", "起施行", "起实施", "起生效", "起试行", "起正式"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        signed = signature(part)
        if signed is None or not signed.mention.full:
            return
        for match in _LASTS.finditer(block.reading):
            ends = next((m for m in mentions(block.reading) if m.start == match.end()), None)
            if ends and ends.full and exists(ends.year, ends.month or 1, ends.day or 1):
                last = ordinal(ends.year or 0, ends.month or 1, ends.day or 1)
                if last < opening_day(signed.mention):
                    yield Finding(block.at(ends.start, ends.end), {"signed": written(signed.mention)})
        for match in _EFFECT.finditer(block.reading):
            found = [m for m in mentions(block.reading) if m.start == match.end()]
            if not found or not found[0].full or not _IN_FORCE.match(block.reading, found[0].end):
                continue
            mention = found[0]
            year, month, day = mention.year or 0, mention.month or 1, mention.day or 1
            if not exists(year, month, day) or quoted(block.reading, match.start()):
                continue
            early = opening_day(signed.mention) - ordinal(year, month, day)
            if early > _LATE and year < (signed.mention.year or 0):
                yield Finding(block.at(mention.start, mention.end), {"signed": written(signed.mention)})


_STEP = later(
    r"(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>[123]?\d)日|底|末|[上中下]旬)?|第?(?P<quarter>[一二三四])季度末?|(?P<half>上半年|年底|年末|全年))"
    r"(?:[之以]?前)?[^，。；%％\d]{0,26}?(?P<percent>\d{1,3}(?:\.\d+)?)[%％]"
)
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12}


class ProgressForwards(BlockCheck):
    """More of one work is done later, not earlier: 8月底前完成60%，7月底前完成80% has two dates exchanged."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            (
                *(f"月{word}" for word in ("底", "末", "上", "中", "下", "，", "前")),
                "季度",
                "年底",
                "年末",
                "上半年",
            )
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        before: tuple[str, int, int, Decimal] | None = None
        for match in _STEP.finditer(text):
            month, percent = (
                _month(match["month"], match["quarter"], match["half"]),
                Decimal(match["percent"]),
            )
            if (
                before
                and _GAP.fullmatch(text, before[1], match.start())
                and month < before[2]
                and percent > before[3]
            ):
                yield Finding(block.at(*match.span()), {"before": before[0]})
            before = match[0], match.end(), month, percent
        yield from _rest_last(block)
        yield from _steps_in_order(block)


_PAID = later(
    r"(?P<first>(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:底|末|\d{1,2}日)?前)[^。；]{2,24}[，；]"
    r"(?P<second>(?:(?P<year2>20\d\d)年)?(?P<month2>1[0-2]|[1-9])月(?:底|末|\d{1,2}日)?前)[^，。；]{0,8}(?:剩余|其余|余下|余款|尾款)"
)


def _rest_last(block: Block) -> Iterator[Finding]:
    """8月底前拨付200万元，3月底前拨付剩余资金: the rest comes after the first part."""
    for match in _PAID.finditer(block.reading):
        years = match["year"], match["year2"]
        same = years[0] == years[1] or (years[1] is None and match["year"] is None)
        if same and int(match["month2"]) < int(match["month"]) and (years[1] or int(match["month"]) < 9):
            yield Finding(block.at(*match.span("second")), {"before": match["first"]})


_LEAST_STEPS = 4


def _steps_in_order(block: Block) -> Iterator[Finding]:
    """2月，…；3月，…；2月底，…；5月，…: the one month of a row that steps back."""
    if block.reading.count("月") < _LEAST_STEPS:
        return
    for sentence in _SENTENCE_OF.finditer(block.reading):
        steps = list(_STEP_OF.finditer(block.reading, *sentence.span()))
        months = [int(step["month"]) for step in steps]
        falls = [n for n in range(1, len(months)) if months[n] < months[n - 1]]
        if len(steps) < _LEAST_STEPS or len(falls) != 1:
            continue
        at = falls[0]
        rest = months[:at] + months[at + 1 :]
        if rest == sorted(rest) and at < len(months) - 1:
            yield Finding(block.at(*steps[at].span("told")), {"before": steps[at - 1]["told"]})


_SENTENCE_OF = later("[^。\n]+")
_STEP_OF = later(
    r"(?<![^。；：）])(?:20\d\d年)?(?P<told>(?P<month>1[0-2]|[1-9])月(?:[上中下]旬|底|末|初|份)?)，"
)


_GAP = later("(?:以上|左右)?[，；、](?:力争|确保|到|在|于)?")


def _month(month: str | None, quarter: str | None, half: str | None) -> int:
    if month:
        return int(month)
    if quarter:
        return _QUARTERS[quarter]
    return 6 if half == "上半年" else 12


_YEARS = later(r"(?P<first>(?:19|20)\d\d)年?(?:至|到|[—–~～-]{1,2})(?P<last>(?:19|20)\d\d)年(?!\d)")
_LONG = 15
"""Years: shorter periods of one beginning are those of several plans."""


class YearSpanOnce(PartCheck):
    """A long period is named with one end: 1949年至2004年 beside 1949年至2014年; both are marked."""

    def find(self, part: Part) -> Iterator[Finding]:
        found: dict[str, list[_Due]] = defaultdict(list)
        for block in part.blocks:
            if block.kind in _KINDS and "年" in block.reading:
                for match in _YEARS.finditer(block.reading):
                    if int(match["last"]) - int(match["first"]) >= _LONG:
                        found[match["first"]].append(_Due(match["last"], block, *match.span()))
        for spans in found.values():
            first = spans[0]
            other = next((span for span in spans if span.day != first.day), None)
            if other and len({span.day for span in spans}) == 2 and _one_period(first, other):
                for one, twin in ((first, other), (other, first)):
                    text = twin.block.reading[twin.start : twin.end]
                    yield Finding(one.block.at(one.start, one.end), {"other": text})


_BEHIND = 30
_IDLE = frozenset(("期间", "年的", "间的", "以来"))


def _one_period(one: _Due, other: _Due) -> bool:
    """Whether the ends differ by the decade and the same word follows both: 形成的文书档案, 档案开展自查."""
    if one.day[:2] + one.day[3:] != other.day[:2] + other.day[3:]:
        return False
    words = [{*_pairs(span.block.reading[span.end : span.end + _BEHIND])} for span in (one, other)]
    return bool((words[0] & words[1]) - _IDLE)


def _pairs(text: str) -> Iterator[str]:
    return (a + b for a, b in pairwise(text) if "一" <= a <= "龥" and "一" <= b <= "龥")


_SEASONS = "主汛期|汛期|防火期|防火戒严期|采暖期|供暖期|禁渔期|休渔期|禁牧期|春运"
_SEASON = later(
    rf"(?P<season>{_SEASONS})(?:（|为(?:每年)?|是(?:每年)?|从)(?P<first>\d{{1,2}}月\d{{1,2}}日)(?:至|到|[—–~～-]{{1,2}})(?:次年|翌年)?(?P<last>\d{{1,2}}月\d{{1,2}}日)"
)
_BEGINS = {
    "汛期": later(r"(?P<first>\d{1,2}月\d{1,2}日)(?:起)?(?:入汛|进入汛期|正式入汛)"),
    "供暖期": later(r"(?P<first>\d{1,2}月\d{1,2}日)(?:起)?(?:正式|开始|全面){0,2}(?:供暖|供热)"),
    "采暖期": later(r"(?P<first>\d{1,2}月\d{1,2}日)(?:起)?(?:正式|开始|全面){0,2}(?:供暖|供热)"),
    "防火期": later(r"(?P<first>\d{1,2}月\d{1,2}日)(?:起)?(?:进入|正式进入)[^，。；]{0,4}防火期"),
}


class SeasonOnce(PartCheck):
    """A season that a paper sets (汛期（6月1日至9月30日）) has the same days wherever it is named; both are marked."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_SEASONS.split("|"))

    def find(self, part: Part) -> Iterator[Finding]:
        told: dict[str, list[tuple[Block, int, int, str, str]]] = defaultdict(list)
        for block in part.blocks:
            if block.kind in _KINDS and "月" in block.reading:
                for match in _SEASON.finditer(block.reading):
                    days = match["first"], match["last"]
                    told[match["season"]].append((block, match.start("first"), match.end("last"), *days))
        for season, found in told.items():
            for block in part.blocks if season in _BEGINS else ():
                for match in _BEGINS[season].finditer(block.reading):
                    found.append((block, *match.span("first"), match["first"], ""))
            yield from _other_days(found)


def _other_days(found: list[tuple[Block, int, int, str, str]]) -> Iterator[Finding]:
    block, start, end, first, last = found[0]
    for other in found[1:]:
        if other[3] != first or (other[4] and other[4] != last):
            yield Finding(block.at(start, end), {"other": other[0].reading[other[1] : other[2]]})
            yield Finding(other[0].at(other[1], other[2]), {"other": block.reading[start:end]})
            return
