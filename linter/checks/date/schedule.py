"""Days that a paper names: of the meeting that it keeps, and of the beginning and end of its own effect."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.possible_days import opening_day
from linter.checks.timeline import quoted, signature, written
from linter.chinese.dates import Mention, exists, mentions, ordinal
from linter.chinese.expressions import later
from linter.document import Block, Kind, Part
from linter.rule import PROSE, BlockCheck, Finding, PartCheck

_WHEN = later(r"[\s\u3000]*(?:会议)?时\s*间[：:]")
_HELD = later(
    r"(?:（[^（）]{1,6}）)?(?P<half>[上下]午|晚上?)?(?:\d{1,2}[时点：:]\d{0,2}分?)?，?(?:(?P<chaired>[^。；]{0,30}?主持)|(?P<who>[^，。；]{0,20}?))(?:了)?召开[^。；]{0,24}会"
)
_HALF = later(r"(?:（[^（）]{1,6}）)?[ \u3000]*(?P<half>[上下]午|晚上?)")
_FIRST = 10


class MeetingDayOnce(PartCheck):
    """Minutes tell the day of their meeting once in the head (时间：) and again in the text, and it is the same, and the
    same half of it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("时间：", "时间:"))

    def find(self, part: Part) -> Iterator[Finding]:
        head: Mention | None = None
        half = ""
        for block in part.blocks[:_FIRST]:
            found = mentions(block.reading)
            if not found or not found[0].month or not found[0].day:
                continue
            if _WHEN.match(block.reading):
                head = found[0] if len(found) == 1 else None
                told = _HALF.match(block.reading, found[0].end)
                half = told["half"] if told else ""
            elif head and found[0].start < 4 and (held := _HELD.match(block.reading, found[0].end)):
                if not held["chaired"] and held["who"] not in (part.title.reading if part.title else ""):
                    continue  # 3月10日，县政府召开全县会议: a meeting of others
                if _other_day(found[0], head):
                    yield Finding(block.at(found[0].start, found[0].end), {"other": written(head)})
                elif half and held["half"] and held["half"] != half:
                    span = block.at(found[0].start, held.end("half"))
                    yield Finding(span, {"other": written(head) + half})
                return


def _other_day(one: Mention, other: Mention) -> bool:
    years = {one.year, other.year} - {None}
    return len(years) > 1 or (one.month, one.day) != (other.month, other.day)


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


_STEPS = later(
    r"(?P<one>(?P<first>\d{1,2})月(?:底|上旬|中旬|下旬)?前)(?:完成|形成|制定|起草|提出|拟订|编制|确定)[^，。；\d]{2,20}，(?:并|再|随后|然后)?[于在]?"
    r"(?P<other>(?P<then>\d{1,2})月(?:上旬|中旬|下旬|初)?)(?![前底\d])[^，。；\d]{0,4}(?:征求|组织|召开|提交|印发|报送|开展|启动|进行|公示|审议|上报|评审)"
)
_DATED_STEPS = later(
    r"(?P<one>(?P<year>20\d\d)年(?P<first>\d{1,2})月(?:\d{1,2}日|底|初|[上中下]旬)?前?)(?:委托|完成|编制|启动|开工|动工|通过|成立|签订|申报|立项|提交|组建|召开|竣工|验收|开始)"
    r"[^，。；\d]{2,24}，(?:并|再|又|后|随后)?[于在]?(?P<other>(?P<next>20\d\d)年(?P<then>\d{1,2})月(?:\d{1,2}日|底|初|[上中下]旬)?)前?(?![^，。；]{0,24}的)"
    r"(?:正式|全面|顺利|一次性)?(?:通过|完成|开馆|投用|启用|运营|开放|通车|开园|开业|投产|交付|竣工|验收|投入|上线|批复|印发|实施|建成)"
)
"""With years: 于2025年8月委托编制方案，并于2025年7月通过评审."""
_LONGEST_WAY_BACK = 6


class StepsInTurn(BlockCheck):
    """The next step does not come before the month by which the one before it is done: 6月底前完成起草，5月上旬征求意见."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("月前", "底前", "旬前", "，20", "于20", "在20"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for match in _STEPS.finditer(block.reading):
            back = int(match["first"]) - int(match["then"])
            if 0 < back <= _LONGEST_WAY_BACK and not quoted(block.reading, match.start()):
                yield Finding(block.at(*match.span("other")), {"before": match["one"]})
        for match in _DATED_STEPS.finditer(block.reading):
            steps = ((int(match["year"]), int(match["first"])), (int(match["next"]), int(match["then"])))
            if steps[1] < steps[0] and not quoted(block.reading, match.start()):
                yield Finding(block.at(*match.span("other")), {"before": match["one"]})


_MINUTED = later(
    r"会议(?:专题|集体|认真)?(?:研究|审议|讨论|审定|通过)(?:并(?:原则)?(?:通过|同意))?了[^，。；\d]{0,8}(?P<found>(?P<year>20\d\d)年)"
    r"(?!度?[^，。；]{0,16}(?:考核|绩效|决算|奖|分配|评优|总结|整改|审计|清算|补))[^，。；]{2,24}(?:方案|计划|安排)(?=[，。；])"
)


class MinutedPlan(BlockCheck):
    """A meeting does not plan what was to be done in a year before its own: 研究了2025年宣传活动方案 in minutes of 2026."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("会议",))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        year = part.year if part else None
        for match in _MINUTED.finditer(block.reading) if year else ():
            if int(match["year"]) < (year or 0):
                yield Finding(block.at(*match.span("found")), {"year": f"{year}年"})


_WHAT = "(?P<what>活动|大赛|比赛|竞赛|展览|展演|运动会|演练|培训班?|集训|夏令营|整治|行动|会演|文化节|艺术节|科技节|读书节|论坛|调研)"
_DAY = r"(?P<day>(?P<month>1[0-2]|[1-9])月(?P<date>[12]\d|3[01]|[1-9])日)"
_OPENS = later(
    rf"{_WHAT}(?:定|拟|计划|预计|将|已|原则上)?[于自从在]{_DAY}(?:[上下]午)?(?:起|正式|全面)*(?:启动|开幕|开始|开赛|开班|开营|拉开)"
)
_CLOSES = later(
    rf"{_WHAT}(?:定|拟|计划|预计|将|已|至|到)?[于在至到]{_DAY}(?:[上下]午)?(?:圆满|顺利|胜利|正式|全部|全面)*(?:落幕|闭幕|结束|收官|结业|闭营|谢幕)"
)
_ANOTHER = later(r"上[届次期一]|去年|往年|首批|第[一二三四五六\d]+[批期届轮场次]|前期|前一|原定|原计划")
_NEAR = 3
"""Paragraphs within which one thing is told of."""
_LATE_MONTH, _EARLY_MONTH = 10, 4


class ClosedAfterOpening(PartCheck):
    """What is opened and closed on days that two sentences tell is not closed first: 活动定于6月9日启动. … 活动于6月5日
    落幕. Of an only opening and an only closing."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("落幕", "闭幕", "结束", "收官", "结业", "闭营", "谢幕"))

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = list(part.body)
        opened, closed = (
            [(place, match) for place, block in enumerate(blocks) for match in told.finditer(block.reading)]
            for told in (_OPENS, _CLOSES)
        )
        if len(opened) != 1 or len(closed) != 1:
            return
        (first, opening), (last, closing) = opened[0], closed[0]
        begins, ends = ((int(match["month"]), int(match["date"])) for match in (opening, closing))
        turned = begins[0] >= _LATE_MONTH and ends[0] <= _EARLY_MONTH
        if opening["what"] != closing["what"] or turned or ends >= begins or not 0 <= last - first <= _NEAR:
            return
        others = (
            _ANOTHER.search(blocks[place].reading, max(match.start() - 30, 0), match.end())
            for place, match in (opened[0], closed[0])
        )
        if not any(others):
            yield Finding(blocks[last].at(*closing.span("day")), {"other": opening["day"]})
