"""The date a draft is signed with: its form, its year, and the order of what the draft tells around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.date.genres import NARRATIVES, REPORTS, YEARLY
from linter.checks.timeline import (
    Dated,
    byline,
    quoted,
    sentence,
    signature,
    spans_years,
    timeline,
    title_text,
    whole_year,
    written,
)
from linter.chinese.clauses import clause_start
from linter.chinese.dates import Mention, exists, mentions, month_days, ordinal
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.occasions import ANNIVERSARIES
from linter.diagnostic import Edit, Fix
from linter.document import UNKNOWN, Block, Kind, Part, Words
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding, PartCheck

PLANS = frozenset(("work-plan", "plan"))
"""Genres that look forward to the year in their title."""

_HAN_YEARS_UNTIL = 2012
"""Since July 2012 signing dates are in Arabic numerals (GB/T 9704-2012), before in Han numerals."""

_YEAR_AND_MONTH = later(r"((?:19|20)\d{2})[.．/\-－](\d{1,2})$")
_LEADING_ZERO = later("[年月][ \u3000]?[0０][0-9０-９]")


@frozen
class SigningDateComplete(BlockCheck):
    """A signing date has year, month and day in Arabic numerals with 年, 月 and 日, four digits for the year,
    no leading zeros and no spaces. A date of before 2013 may be in Han numerals, and so may that of a letter to the
    public, of thanks or the like, which is no official document.

    `fault` is the one to report: form, or spaces (in a date that is right otherwise).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in ("form", "spaces"):
            raise ValueError("“fault” is form or spaces")

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("年", "19", "20"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(("date",))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading.rstrip()
        found = mentions(text)
        match = _YEAR_AND_MONTH.search(text)
        if match and self.fault == "form":
            yield Finding(block.at(*match.span()), _lacking(f"{match[1]}年{int(match[2])}月"))
        elif found and found[-1].year is not None and not match and not _is_remark(block, found[-1], part):
            yield from self._judged(block, text, found[-1], _is_ceremonial(part))

    def _judged(self, block: Block, text: str, mention: Mention, ceremonial: bool) -> Iterator[Finding]:
        end = mention.end + text.startswith(("日", "号"), mention.end)
        span = block.at(mention.start, end)
        better = written(mention)
        bare = _BARE_DAY.fullmatch(text, mention.end) if mention.month else None
        if bare and self.fault == "form":
            span, better = block.at(mention.start, bare.end()), f"{better}{int(bare[1])}日"
            yield Finding(span, {"better": better, "reason": _NO_RI}, Fix((Edit(span, better),)))
        elif mention.day is None:
            if self.fault == "form" and not _HAN_REST.match(text, mention.end):
                blank = _BLANK.match(text, mention.end)
                yield Finding(block.at(mention.start, blank.end() if blank else end), _lacking(better))
        elif mention.form != "汉字" or ((mention.year or 0) > _HAN_YEARS_UNTIL and not ceremonial):
            form = mention.form != "年" or text[end - 1] == "号" or _LEADING_ZERO.search(text, mention.start)
            spaced = _SPACE.search(text, mention.start, end) and not form
            if form if self.fault == "form" else spaced:
                fix = Fix((Edit(span, better),), safe=mention.form != "两位年")
                yield Finding(span, {"better": better, "reason": _IN_FULL}, fix)


def _is_remark(block: Block, mention: Mention, part: Part | None) -> bool:
    """2024年3月 alone, without blanks, below a paper that nobody signs and nothing asks to be signed."""
    if mention.day is not None or block.reading.strip() != f"{mention.year}年{mention.month}月":
        return False
    return part is not None and part.genre is UNKNOWN and all(one.kind != "signer" for one in part.blocks)


def _is_ceremonial(part: Part | None) -> bool:
    """The head of the report calls it a letter, a deed or a proclamation."""
    head = part.blocks[:2] if part else ()
    return any(_CEREMONIAL.search("".join(block.reading.split())) for block in head)


_CEREMONIAL = later(
    "(?:(?:感谢|慰问|贺|公开|表扬|邀请|介绍|推荐|一封)信|贺[电词]|唁电|倡议书?|聘书|请[柬帖]|邀请[函书]|祝词|宣言|誓[词言]|协议书?|合同书?|公约|章程|捷报|喜报|碑记)$"
)

_SPACE = later(r"\s")
_IN_FULL = Words("年、月、日用阿拉伯数字标全，不编虚位", "in full, in Arabic numerals, no leading zeros")


_NO_RI = Words("缺“日”字", "日 is missing")
_BARE_DAY = later(r"[ \u3000]?(\d{1,2})[.．]?")
"""2024年5月12, without 日."""
_HAN_REST = later("[一二三四五六七八九十]{1,3}[月日]")
"""2024年三月八日 lacks nothing; that its numerals are mixed is another rule's business."""
_BLANK = later(r"[\s_＿×Xx*＊□○]*(?:月[\s_＿×Xx*＊□○]*)?[日号]?$")


def _lacking(written_part: str) -> dict[str, str | Words]:
    """The values of a finding on 2023年 or 2023年6月, with whatever blanks follow."""
    if written_part.endswith("月"):
        return {"better": written_part + "×日", "reason": Words("缺“日”", "the day is missing")}
    lacks = Words("缺“月”和“日”", "month and day are missing")
    return {"better": written_part + "×月×日", "reason": lacks}


class SigningYear(PartCheck):
    """A report is signed in its title's year or the next, a plan in its title's year or the one before,
    anything else no more than a year apart. A report of a whole year is not signed in its first months."""

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(("date", "note"))

    def find(self, part: Part) -> Iterator[Finding]:
        signed = signature(part) or _dated_below_title(part)
        reason = _misdated(part, signed)
        if signed and reason:
            span = signed.block.at(signed.mention.start, signed.mention.end)
            yield Finding(span, {"reason": reason})


_ON_YEAR = later(r"20\d\d年[^，。]{0,30}情况的?(?:汇报|报告|总结)")
_ALL_YEAR = later(
    r"(?:^|[，。；])(?:20\d\d年)?全年[^，。；]{0,16}(?<!计划)(?:共|累计|完成|实现|接待|开展|受理|办理|开放|举办|组织|新增|投入)[^，。；]{0,12}\d"
)


def _of_whole_year(part: Part) -> bool:
    """The draft gives a year's figures: 全年接待观众93.6万人次."""
    return any(_ALL_YEAR.search(block.reading) for block in part.body if "全年" in block.reading)


_LEAST_TOLD = 3


def _a_year_behind(part: Part, signed: Dated) -> bool:
    """Dates of the year after the signature, and none of its own; read as of the next year they all lie before it."""
    own, told = signed.mention, 0
    years: set[int] = set()
    for dated in timeline(part).dates:
        mention = dated.mention
        if dated.block.kind == "date" or not mention.month or quoted(dated.block.reading, mention.start):
            continue
        before, after = sentence(dated.block.reading, mention.start, mention.end)
        if mention.year:
            years.add(mention.year)
        if (mention.month, mention.day or 1) > (own.month or 12, own.day or 31) or _FUTURE.search(
            before[-30:]
        ):
            return False
        if _FUTURE.search(after[:20]):
            return False
        told += 1
    return years == {(own.year or 0) + 1} and told >= _LEAST_TOLD


_LOOKS_BACK = later("考核|评|总结|审计|验收|决算|督查|整改|检查|述职")
_FUNDED = later("项目|工程|建设|资金|补[贴助]|奖励|分配")
_SCHOOL_TERM = later(r"20\d\d年?[—–~～至-]{1,2}(?P<last>20\d\d)学年(?:度)?第?(?P<term>[一二上下])学?期")
_SCHOOL_YEAR = later(r"20\d\d年?[—–―~～至-]{1,2}(?P<last>20\d\d)年?学年(?!度?第?[一上]学?期)")
_FIRST_TERM = later("第一学期|上学期|秋季|秋学期|上半年|期中")
_NUMBER_YEAR = later(r"[〔\[（(【［]((?:19|20)\d{2})[〕\]）)】］]")
_APPLIED_FOR = later("申报|征集|储备|立项|项目|预算|规划|征订|招[生聘录]|名额|指标|[考征]录")
"""What is asked for a year and more before it comes."""
_FIRST_MONTHS = 3
_BEFORE_IT = 10
"""Months: later in the year before, an anniversary may be prepared."""
_ANNIVERSARY = later(
    rf"(?P<event>{'|'.join(sorted(ANNIVERSARIES, key=len, reverse=True))})(?P<count>\d{{1,3}}|[一二三四五六七八九十百〇零]{{1,5}})周年"
)


def _dated_below_title(part: Part) -> Dated | None:
    """The date that a speech on an anniversary carries alone in brackets below its title."""
    if "周年" not in title_text(part):
        return None
    head = {block.span.start for block in part.blocks[:5]}
    found = (d for d in timeline(part).dates if d.block.span.start in head and d.mention.full)
    return next((d for d in found if d.block.reading.strip("（）() \u3000") == written(d.mention)), None)


def _misdated(part: Part, signed: Dated | None) -> Words | None:
    """Why a signing date does not make sense beside the document number or the title's year."""
    if signed is None or signed.mention.year is None:
        return None
    numbered = next((block for block in part.blocks[:8] if block.kind == "number"), None)
    match = _NUMBER_YEAR.search(numbered.reading) if numbered else None
    if match and int(match[1]) != signed.mention.year:
        return Words(f"发文字号的年份是{match[1]}年", f"the document number is of {match[1]}")
    title = title_text(part)
    kept = _ANNIVERSARY.search(title)
    if kept:
        year = ANNIVERSARIES[kept["event"]] + (value(kept["count"]) or 0)
        if year - signed.mention.year == 1 and (signed.mention.month or 12) <= _BEFORE_IT:
            return Words(f"{kept[0]}是{year}年", f"{kept[0]} is in {year}")
    term = _SCHOOL_TERM.search(title)
    if term and part.genre.id in REPORTS:
        year = int(term["last"])
        if term["term"] in "二下" and signed.mention.year != year:
            return Words(f"第二学期在{year}年", f"the second term is in {year}")
        return None
    school = _SCHOOL_YEAR.search(title)
    if school and part.genre.id in REPORTS and not _FIRST_TERM.search(title):
        year = int(school["last"])
        if signed.mention.year < year:
            return Words(f"学年到{year}年才结束", f"the school year ends in {year}")
    behind = part.year is None and _a_year_behind(part, signed)
    if behind:
        told = (signed.mention.year or 0) + 1
        return Words(f"正文所述是{told}年的事", f"the text tells of {told}")
    if part.year is None or spans_years(title):
        return None
    year, late = part.year, signed.mention.year - part.year
    begun = (signed.mention.month or 12) <= _FIRST_MONTHS
    if part.genre.id in REPORTS:
        if late not in (0, 1):
            return Words(
                f"{year}年的总结应在{year}年底或次年初成文",
                f"a report on {year} is signed at its end or soon after",
            )
        if late == 0 and begun and whole_year(title) and YEARLY.search(title):
            return Words(
                f"{year}年初不能总结{year}年全年，是否应为{year + 1}年",
                f"{year} was not over; is {year + 1} meant?",
            )
    elif part.genre.id in PLANS and not _LOOKS_BACK.search(title):
        if late == 1 and _FUNDED.search(title):
            return None  # what a year's money builds is planned when it has come
        if late not in (-1, 0) or (late == -1 and begun and not _APPLIED_FOR.search(title)):
            return Words(
                f"{year}年的计划应在{year}年或上年底成文",
                f"a plan for {year} is signed in {year} or just before",
            )
    elif late == 0 and begun and whole_year(title) and _ON_YEAR.search(title) and _of_whole_year(part):
        return Words(
            f"{year}年初不能报告{year}年全年，是否应为{year + 1}年",
            f"{year} was not over; is {year + 1} meant?",
        )
    elif abs(late) > 1 or (late == -1 and begun and not _APPLIED_FOR.search(title)):
        return Words(f"标题为{year}年", f"the title says {year}")
    return None


_FUTURE = later(
    "将|拟|计划|预计|预期|下一?步|[定订]于|请|力争|确保|目标|争取|打算|届时|务必|[须应]当?[于在]|底前|日前|月前|前完成|前报"
    "|以前|之前|后续|有效期|任期|施行|实施期|起执行|起实施|到期|截止|每年|历年|去年|上年|要在"
)
_UP_TO = later("截[至止]到?$")
_DONE = later("[^。；]{0,40}?(?:了(?![解望然却断结])|已(?!经?确定)|主持召开)")
_APPROVED = later(
    r"，[^，。；]{2,20}(?:批复|批准|核定|下达|审查通过|审议通过|印发)了?(?![前后以之])[^，。；]{2,30}[，。；]"
)
"""11月18日，区发改局批复项目初步设计."""
_STRONG = later(
    "[^。；]{0,40}?(?:了(?![解望然却断结])|已(?!经?确定)|完成(?!时)|顺利|圆满|建成投用|建成通车|正式(?:投用|启用|运营|通车|挂牌)|竣工(?:验收|投[运用产]|通车|并)|建成投[运产])"
)
_BY_THEN = later(r"(?:\d{1,2}[时点:：]\d{0,2}分?)?[之以]?前")
_ASSIGNED = later("(?:^|[，、；])由[^，。；]{2,24}(?:，|负责|牵头)")
"""由社会事务局会同人社局，于7月5日举办: what a meeting gives somebody to do."""
_NAMED_DAY = later("[就便正又]?是[^，。；]{0,12}?(?:节|日子?|除夕|元旦|国庆|诞辰|周年)了?(?=[，。；]|$)")
"""2月17日就是春节了: what day it is, not what was done on it."""
_WEAK = later(
    "(?:[（(][^）)]{1,8}[）)])?(?:[上下]午)?[，,]?[^，。；]{0,24}(?:召开|举办|举行|开展|印发|出台|组织|组成|参加|通过|荣获|赴)"
)
_CONDITION = later(
    "[^，。；]{0,30}?已[^，。；]{0,30}的|[^，。；]{0,12}?(?:[之以]?[前后内]|期间)[^。；]{0,30}[已了]"
)
"""8月31日24时前已运抵的货物: what a notice says of a case, not of a deed."""
_ASKED = frozenset(("notice", "plan", "work-plan", "letter"))
"""Genres in which 截至… may set the day up to which others are to count."""
_NEAR = 120
"""Days: a date without a year that lies further off belongs to another year."""


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
        if signed is None or signed.mention.month is None or _misdated(part, signed):
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
        spent = (ends and _spent(block.reading, dated)) or _happened(block.reading, mention)
        if not exists(None, mention.month, mention.day) or (ends and not spent):
            return None
        day = _first_day(block.reading, mention, _closest_year(mention, part, signed))
        if day <= limit or (mention.year is None and day - limit > _NEAR):
            return None
        return day if spent or _reported(dated, part) else None


_MINUTED_WITHIN = 30
"""Days within which minutes are signed after their meeting."""


def _minuted(part: Part, event: Dated, limit: int) -> bool:
    """Of minutes that are signed soon after the meeting which they keep, what is told of another day is the slip."""
    met = _meeting(part)
    if met is None or met.mention == event.mention or met.mention.year is None:
        return False
    return 0 <= limit - last_day(met.mention, met.mention.year) <= _MINUTED_WITHIN


_PERIODS = (
    (later("上半年"), (6, 7)),
    (later("(?:一|第1)季度"), (3, 4)),
    (later("第?二季度"), (6, 7)),
    (later("(?:三|第3)季度"), (9, 10)),
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
            day = _first_day(dated.block.reading, mention, _closest_year(mention, part, signed))
            others += 0 <= limit - day <= _YEAR
    return others >= _OTHERS + len(late) - 1


_YEAR = 366


_SINCE = later(r"(?:已|先后|分别)[^，。；\d]{0,6}[于在](?:(?:19|20)\d\d年?[、和与及])*$")
_INTO_USE = later(
    "(?:(?:建成|正式|竣工)并?)*(?:投入使用|投用|建成|购置|购买|购入|启用|投产|投运|竣工|通车|成立|安装|改造|建造)"
)


def _in_years_to_come(part: Part, signed: Dated) -> Iterator[Finding]:
    """分别于2012年、2031年投入使用, signed in 2025: done in a year that had not come."""
    for dated in timeline(part).dates:
        text, mention = dated.block.reading, dated.mention
        if mention.month or (mention.year or 0) <= (signed.mention.year or 0) or dated.block.kind == "date":
            continue
        before, after = sentence(text, mention.start, mention.end)
        since = _SINCE.search(before) and _INTO_USE.match(after)
        if since and not _FUTURE.search(before.rpartition("，")[2]) and not quoted(text, mention.start):
            span = dated.block.at(mention.start, mention.end)
            told = {"event": written(mention), "signed": written(signed.mention)}
            yield Finding(span, told)


def _with_month(dated: Dated) -> Dated:
    """5月18日至22日 ends in the month of its beginning."""
    span = dated.span
    if span is None or span.last is not dated.mention or dated.mention.month is not None:
        return dated
    last = dated.mention._replace(month=span.first.month)
    return dated._replace(mention=last, span=span._replace(last=last))


_SPENT = later(
    r"[^。；]{0,60}?(?:进行|开展|组织|实施)了[^。；]{0,24}(?:调研|检查|督查|调查|走访|考察|督导|评估|审计)"
    r"|(?:先后|分别|分组|实地|集中|分头)+(?:深入|走访|前往|赶?赴|到|对|听取|察看|查看|走进)"
)
_LASTED = later(
    r"，(?:历时[^，。；]{1,10}，)?[^，。；]{0,12}(?:(?:调研|检查|督查|考察|工作|课题)组(?:先后|分赴|深入|赴|通过|对|采取|围绕)|(?:组成|成立|抽调)[^，。；]{0,12}组，)"
)

_HAPPENED = later(
    r"(?:\d{1,2}时(?:\d{1,2}分)?)?(?:[至到][^，。；]{2,14})?(?:许|左右)?，(?:受[^，。；]{2,24}影响，)?(?:我|全|辖)[省市县区镇乡村][^，。；]{0,8}(?:遭遇|突降|普降|突发|爆发|(?:出现|发生)了?[^，。；]{0,10}(?:降雨|降雪|暴雨|大风|冰雹|地震|洪水|火灾|事故|险情|灾害|天气|过程))"
)
"""17日20时至19日8时，受低槽影响，我市出现强降雨."""
_SUPPOSED = later("模拟|假[设定]|设[定想]|情景|演练")


def _happened(text: str, mention: Mention) -> bool:
    before, _ = sentence(text, mention.start, mention.end)
    return _HAPPENED.match(text, mention.end) is not None and not _SUPPOSED.search(before)


_COMPARED = later(
    r"[，,][^。；]{0,60}?(?:同比|[比较](?:上年|去年)同期)[^。；]{0,12}?(?:增|减|降|升|多|少|提高|持平)[^。；]{0,6}?\d"
)
"""6月1日至8月31日，全县…，同比增长8.1%: the figures of the whole range are known."""


_AHEAD = later("将|拟|计划|预[计测估]|力争|目标|有望|(?<!重|主|需|必)要")


def _spent(text: str, dated: Dated) -> bool:
    """于2024年9月至10月…进行了专题调研: a range of which the end is past too."""
    span = dated.span
    if span is None:
        return False
    before = text[: span.first.start]
    ahead = before.endswith(("将于", "拟于", "定于", "将在", "计划于", "拟在"))
    told = before.endswith(("于", "在")) and not ahead and _SPENT.match(text, span.last.end)
    done = told or _LASTED.match(text, span.last.end) or _COMPARED.match(text, _day_end(text, span.last))
    return bool(done and not _AHEAD.search(done[0]))


def _day_end(text: str, mention: Mention) -> int:
    return mention.end + text.startswith(("日", "号"), mention.end)


def _closest_year(mention: Mention, part: Part, signed: Dated) -> int:
    """The year of a date, its own or the earliest of those it may mean."""
    if mention.year is not None:
        return mention.year
    return min(year for year in (mention.context, part.year, signed.mention.year) if year is not None)


def _first_day(text: str, mention: Mention, year: int) -> int:
    """The earliest day that a date may mean; 11月底 begins in the middle of it: a year is summed up before it ends."""
    month = mention.month or 1
    if mention.day is not None:
        return ordinal(year, month, min(mention.day, month_days(year, month)))
    if text.startswith(("底", "末"), mention.end):
        return ordinal(year, month, month_days(year, month) // 2 + 1)
    days = {"中旬": 11, "下旬": 21}
    return ordinal(year, month, days.get(text[mention.end : mention.end + 2], 1))


def last_day(mention: Mention, year: int) -> int:
    month = mention.month or 12
    last = month_days(year, month)
    return ordinal(year, month, min(mention.day or last, last))


def _reported(dated: Dated, part: Part) -> bool:
    """The sentence tells of something done on that day, or counts up to it."""
    text, mention = dated.block.reading, dated.mention
    if quoted(text, mention.start):
        return False
    before, after = sentence(text, mention.start, mention.end)
    if part.genre.id == "minutes" and before.endswith(("时间：", "时间:")):
        return True
    if _BY_THEN.match(after) or _NAMED_DAY.match(after):
        return False
    if part.genre.id == "minutes" and _ASSIGNED.search(before):
        return False
    if _UP_TO.search(before):
        said = part.genre.id not in _ASKED or re.search("已|共|累计|完成|全[省市县区镇]", after[:40])
        return bool(said) and not re.search("将|力争|目标|计划|预计|有效|报名|前", after[:40])
    if before.endswith(("已于", "已在")):
        return True
    if before.endswith(("自", "从", "至", "到")) or _FUTURE.search(before) or _FUTURE.search(after):
        return False
    if _PLANNED.search(dated.headings) or _NEXT.search(text, 0, mention.start):
        return False
    if any((headed.year or 0) > (part.year or mention.year or 0) for headed in mentions(dated.headings)):
        return False
    if _CHARGED.search(before) and "了" not in after:
        return False
    if part.genre.id not in NARRATIVES:
        approved = mention.day is not None and _APPROVED.match(after)
        return bool(approved or (_DONE.match(after) and not _CONDITION.match(after)))
    told = not _MEASURES.search(dated.headings) and _WEAK.match(after)
    return bool(_STRONG.match(after) or told)


_CHARGED = later("由[^，。；]{2,16}(?:牵头|负责)[，、]")
"""Who is to do it: an order, unless it was done (了)."""
_PLANNED = later("打算|计划|安排|思路|下一?步|明年|来年|今后")
_MEASURES = later("措施|对策|建议|要求|目标|任务")
_NEXT = later("下一?步|下一?阶段|明年|来年|接下来")


_AWAITED = later(
    "即日起(?:至|到|截至|—|-)$|(?:请[^，。；]{0,16}?[于在]|务必[于在]?|[须应][于在]|(?<!原)[定订拟将]于)$"
)
_ANNOUNCED = later(
    "[拟将]于$|由[^，。；]{2,12}(?:牵头|负责)，(?:会同|联合|组织|协调|督促)[^，。；]{2,12}[在于]$"
)
_DUE = later(
    "[之以]?前[，,]?[^，。；]{0,10}?(?:完成|报送|上报|报|提交|反馈|到位|办结)(?!了|[^，。；]{0,6}的)"
)
_RESOLVE = "排查|整改|整治|建成|制定|印发|出台|落实|清零|组织|召开|形成|完成|启动"
_RESOLVED = later(
    rf"[底日月]?前[，,]?[^，。；的]{{0,10}}?(?:{_RESOLVE}|开展)"
    r"(?![了的、投]|[^，。；]{0,6}(?:项目|工程|标段|情况|[^，。；]{0,4}的))"
)
_RESOLVED_BY = later(
    rf"[底日月]?[之以]?前[，,]?[^，。；的]{{0,10}}?(?:{_RESOLVE}|修订|报|拿出|到位|提交)(?![了的、投])"
)
_SPEECH_DAY = later(r"[（(][^（）()]{0,4}(?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)]$")
_NEXT_YEAR = later("[次翌来明]年的?$")
_RECURS = later("每[年月季半周]")
_BEGUN = later("起[，,]请")
_TOLD = later("已|曾|原|未|的要求|按照|根据|要在")
_REMINDED = later("前期|此前|已(?:经)?(?:下发|印发|通知|要求|明确)")
_OVERDUE = later("仍(?:有|未)|尚未|至今|逾期未")
"""前期已通知请于5月10日前报送，仍有6个单位未报."""
_HEARD = later("听取|汇报|指出|认为|原|曾|按照|根据|同意|提出")
_LAPSED = later("[^，。；]{0,12}的|.{0,40}?(?:未|延|推迟|逾期)")
_MET = later("召开|主持|时间[：:]")
_ASKING = frozenset(("notice", "circular", "letter", "request", "plan", "work-plan", "minutes"))


class DeadlineAhead(BlockCheck):
    """What is asked for or announced (请于…前, 定于…, …前完成) lies on or after the signing date, in minutes
    without one after the meeting. A date without a year that lies far back is next year's. Reports tell of many
    deadlines that were; of theirs only what 将于 or 拟于 with a year announces is looked at."""

    @property
    def literals(self) -> frozenset[str]:
        before = (
            "即日起",
            "请",
            "务必于",
            "务必在",
            "须于",
            "须在",
            "应于",
            "应在",
            "定于",
            "订于",
            "拟于",
            "将于",
        )
        return frozenset((*before, "力争", "争取", "力求")) | {f"{end}前" for end in "日号月底末旬年之以"}

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is None or block.kind in ("date", "title", "cell"):
            return
        base = signature(part) or _meeting(part) or _spoken(part)
        if base is None:
            return
        limit = opening_day(base.mention)
        for mention in mentions(block.reading):
            if _aims_at_past_year(block.reading, mention, base):
                yield Finding(block.at(mention.start, mention.end), {"signed": _named(base)})
            year = mention.year or max(mention.context or 0, base.mention.year or 0)
            if not year or mention.month is None or not exists(year, mention.month, mention.day):
                continue
            if _NEXT_YEAR.search(block.reading, max(mention.start - 4, 0), mention.start):
                continue
            late = limit - last_day(mention, year)
            if late <= 0 or (mention.year is None and late > _NEAR):
                continue
            if _awaited(block.reading, mention, part, base) and not quoted(block.reading, mention.start):
                yield Finding(block.at(mention.start, mention.end), {"signed": _named(base)})


_AIM = later("(?:力争|争取|力求)(?:到|在|于)?$")
_AIMED = later(
    "[年]?[底末](?:前|之前)?[，,]?(?:将|把|使|让|实现|建成|完成|达到|基本|全面|全部|培育|创建|打造)"
)
_AIM_TOLD = later("要求|提出|原|曾|当时|确定|明确|规划|去年|上年|已")


def _aims_at_past_year(text: str, mention: Mention, base: Dated) -> bool:
    """力争到2024年底将…, in a draft that is signed in 2025 and says of nobody that he asked for it."""
    if mention.month is not None or not mention.year or mention.year >= (base.mention.year or 0):
        return False
    start = clause_start(text, "。；\n", mention.start, max(mention.start - 120, 0))
    aims = _AIM.search(text, start, mention.start) and _AIMED.match(text, mention.end)
    return bool(aims) and not _AIM_TOLD.search(text, start, mention.start)


def _spoken(part: Part) -> Dated | None:
    """The day below the title of a speech."""
    day = byline(part) if part.genre.id == "speech" else None
    return day if day and day.mention.full else None


_TO_BE_DONE = later("要(?:求[^，。；]{0,12})?(?:务必|必须|全部)?[在于]?$|(?:务必|必须|确保|力争)[在于]?$")


def _named(base: Dated) -> Words:
    day = written(base.mention)
    if base.block.kind == "note" and _SPEECH_DAY.match(base.block.reading):
        return Words(f"讲话日期{day}", f"the day of the speech, {day}")
    if base.block.kind == "date":
        return Words(f"成文日期{day}", f"the signing date {day}")
    return Words(f"会议日期{day}", f"the meeting on {day}")


def opening_day(mention: Mention) -> int:
    """The first day that a signing date may mean: of its month or year when the rest is blank or impossible."""
    year, month = mention.year or 0, mention.month or 1
    if not exists(year, month, None):
        month = 1
    return ordinal(year, month, mention.day if mention.day and exists(year, month, mention.day) else 1)


def _meeting(part: Part) -> Dated | None:
    """The day of the meeting that minutes keep: the first date below their title, when it is said of a meeting."""
    first = next((dated for dated in timeline(part).dates if dated.block.kind != "title"), None)
    if part.genre.id != "minutes" or first is None or not first.mention.full:
        return None
    return first if _MET.search(first.block.reading) else None


def _awaited(text: str, mention: Mention, part: Part, base: Dated) -> bool:
    before, after = sentence(text, mention.start, mention.end)
    if before.endswith(("已", "已于", "已在")):
        return False
    if part.genre.id == "speech" and base.block.kind == "note":
        return _TO_BE_DONE.search(before) is not None and _RESOLVED_BY.match(after) is not None
    if part.genre.id not in _ASKING:
        announced = mention.year is not None and _ANNOUNCED.search(before)
        return bool(announced and not _HEARD.search(before) and not _LAPSED.match(after))
    if _REMINDED.search(before) or _RECURS.search(before) or _OVERDUE.search(after):
        return False
    if mention.year is not None and _ONCE_AGREED.search(before):
        return False
    if _AWAITED.search(before[-22:]):
        return True
    if _TOLD.search(before + after):
        return False
    if mention.year is not None and _BEGUN.match(after):
        return mention.year < (base.mention.year or 0)
    if part.genre.id == "minutes" and _RESOLVED.match(after):
        return not _HEARD.search(before)
    left_over = mention.year is not None and mention.year < (base.mention.year or 0)
    if left_over and _ORDERED.search(before) and _RESOLVED_BY.match(after):
        return not _TO_BE_MET.search(before)
    return _DUE.match(after) is not None


_ORDERED = later("(?:^|[，；：])(?:各|[一-龥]{0,12}(?:要|须|应当?|务必))[^。；]{0,30}[，于在]$")
_TO_BE_MET = later("情况|对照|规定|(?<!本方案)(?<!本通知)要求|部署|原|曾")


_ONCE_AGREED = later(
    "(?:根据|按照?|依据|依照)[^。；]{2,40}(?:纪要|协议|合同|约定|批复|承诺书?|责任书|通知书)[^。；]{0,8}，[^。；]{0,16}$"
)
"""按照协调会纪要，管线应于去年3月底前迁改: what was agreed then may be overdue."""

_WHEN = later(
    "(?:考核|检查|评选|评审|报名|申报|征集|公示|施工|停水|停电|放假|会议|活动|培训|比赛|考试|开会|召开|演练)?时间(?:[和与及、]地点)?[：:]?"
)


_CALLED = later(
    r"(?:（[^（）]{1,8}）)?(?:[上下]午)?(?:\d{1,2}[时点:：]\d{0,2}分?)?起?(?:正式)?[^，。；]{0,14}?(?:召开|举行|举办|放暑假|放寒假|放假|开学|开班|开考|开赛)"
)
_BY_OTHERS = later("原|曾|根据|按照|推迟|改|国务院|全国|全省|省[委政]")


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
        if late > 0 and (mention.year or late <= _NEAR):
            span = signed.block.at(signed.mention.start, signed.mention.end)
            yield Finding(span, {"event": written(mention)})


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
    before = block.reading[max(mention.start - 8, 0) : mention.start].lstrip(_NUMBERING)
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
