"""What everybody can look up: days of commemoration, anniversaries, stages of five-year plans, plenary sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from linter.checks.plans import planned
from linter.checks.timeline import byline, quoted, sentence, signature, title_text, years_of
from linter.chinese.dates import month_days, ordinal
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.occasions import (
    ANNIVERSARIES,
    CAMPAIGNS,
    CONGRESSES,
    LAW_PLANS,
    LUNAR,
    MONTHS,
    NAMES,
    PLANS,
    SESSIONS,
    STAGES,
    Plan,
)
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding

Wrong = tuple[int, int, str]
"""Where a text is wrong, and what is right."""


def _any_of(names: Mapping[str, object]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_LINK = r"(?:我国|全国|世界|国际|中国|全民|国家|法定|一年一度的|[“”]|的)"
_NAME = later(_any_of(NAMES))
_DATE = r"(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})[日号])?"
_BEFORE = later(
    rf"(?<![\d.—–~～至到-])(?:(?P<year>20\d\d)年)?(?:{_DATE}|(?P<month>\d{{1,2}})[.．·•‧∙⋅・](?P<day>\d{{1,2}}))"
    rf"(?:[，,]?(?:是|为|系))?{_LINK}{{0,3}}(?:第[一二三四五六七八九十\d]{{1,4}}[个届次])?{_LINK}{{0,3}}$"
)
_BEHIND = later(rf"[”’]?(?:[（(](?:每年)?|(?:是|为)(?:每年)?的?){_DATE}(?![\d—–~～至到-])")
_NTH = later(rf"第(?P<nth>[一二三四五六七八九十\d]{{1,4}})[个届次]{_LINK}{{0,3}}$")
_ITS_EVENTS = later(
    r"[”’]?[^，。；、]{0,6}?(?:活动|宣传|主题|系列|启动|前夕|晚会|仪式|讲座|方案|前后|来临|到来|大会|会议|座谈|分享|联欢|表彰|慰问|演出|展览|比赛)"
)
_YEAR_BEFORE = later(
    r"(?s:.*)(?:(?P<year>(?:19|20)\d\d)年|(?P<word>今年|本年度?|明年|来年|去年|上年))[^。；]{0,40}?$"
)
_FAR = 12
"""Years: whoever is further off counts something else."""


class NamedDay(BlockCheck):
    """A day of commemoration falls on the date beside its name, and is the one of its count (第29个世界读书日). What is
    held for it (4月20日世界读书日活动) may be on another day."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(NAMES) | frozenset(LUNAR)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _NAME.finditer(text):
            for start, end, better in (
                *_on_another_date(text, match, part),
                *_of_another_count(text, match, part),
            ):
                yield Finding(block.at(start, end), {"name": match[0], "better": better})
        for match in _FESTIVAL.finditer(text):
            for start, end, better in _on_another_lunar_date(text, match, part):
                yield Finding(block.at(start, end), {"name": match["name"], "better": better})
        for match in _FESTIVAL_FIRST.finditer(text):
            for start, end, better in _on_another_lunar_date(text, match, part, next_year=True):
                yield Finding(block.at(start, end), {"name": match["name"], "better": better})


_FESTIVAL_FIRST = later(
    rf"(?:(?P<year>20\d\d)年)?(?P<name>{_any_of(LUNAR)})(?:（|是|为)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?=[），。])"
)
"""2025年春节（1月29日）."""
_FESTIVAL = later(
    rf"(?<![\d.—–~～至到、-])(?:(?P<year>20\d\d)年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:（[^（）]{{1,8}}）)?(?:[，,]?(?:是|为|正值|恰逢|适逢|正逢|即))?(?:一年一度的|传统的?|农历|“)?(?P<name>{_any_of(LUNAR)})(?:当[天日晚]|之[夜日际]|(?=[”，。]))"
)


def _on_another_lunar_date(
    text: str, match: re.Match[str], part: Part | None, next_year: bool = False
) -> Iterator[Wrong]:
    """10月21日重阳节当天: no day of the festival in the year that the date, the sentence or the draft tells, nor in the one
    before; where it may lie ahead, nor in the next."""
    day = (int(match["month"]), int(match["day"]))
    told = int(match["year"]) if match["year"] else _year_before(text, match.start(), part)
    known = LUNAR[match["name"]]
    years = [told] if told else sorted(years_of(part))
    passed = None if told else _year_passed(part, known)
    if not told and (next_year or passed):
        years += [year + 1 for year in years]
    if _PAST.search("".join(sentence(text, *match.span()))):
        passed = None
    days = [known[year] for year in years if year in known and year != passed]
    if days and day not in days:
        yield match.start("month"), match.end("day") + 1, f"{days[0][0]}月{days[0][1]}日"


def _year_passed(part: Part | None, known: Mapping[int, tuple[int, int]]) -> int | None:
    """The year of the signature, where a draft that looks ahead cannot mean that year's festival: it is over."""
    signed = signature(part)
    if part is None or part.genre.id not in _AHEAD or signed is None:
        return None
    year, month, day = signed.mention[2:5]
    over = year in known and month and known[year or 0] < (month, day or 1)
    return year if over else None


_AHEAD = frozenset(("plan", "notice", "work-plan"))
_PAST = later("[了已曾]|同比|发生|累计|以来")


def _on_another_date(text: str, name: re.Match[str], part: Part | None) -> Iterator[Wrong]:
    dated = _BEHIND.match(text, name.end())
    around = name[0] not in MONTHS and text.startswith(("期间", "”期间"), name.end())
    if dated is None and not around and not _ITS_EVENTS.match(text, name.end()):
        dated = _BEFORE.search(text, max(name.start() - 30, 0), name.start())
    if dated is None:
        return
    day, month = NAMES[name[0]], int(dated["month"])
    year = dated.groupdict().get("year")
    years = [int(year)] if year else sorted(years_of(part))
    if dated["day"] is None or name[0] in MONTHS or (day.nth and not years):
        right = month == day.month or (name[0] in MONTHS and dated["day"] is not None)
        better = f"{day.month}月"
    else:
        days = [day.on(year) for year in ([*years, years[-1] + 1] if years else (2000,))]
        right = month == day.month and int(dated["day"]) in days
        better = f"{day.month}月{days[0]}日"
    if not right:
        end = dated.end("day") if dated["day"] else dated.end("month")
        yield dated.start("month"), end + text.startswith(("日", "号", "月"), end), better


def _of_another_count(text: str, name: re.Match[str], part: Part | None) -> Iterator[Wrong]:
    first = NAMES[name[0]].first
    nth = _NTH.search(text, max(name.start() - 14, 0), name.start())
    count = value(nth["nth"]) if nth and first else None
    if not nth or not first or not count:
        return
    told = _year_before(text, nth.start(), part)
    years = {told} if told else years_of(part)
    likely = years if told else years | {year + 1 for year in years}
    if years and first + count - 1 not in likely and abs(first + count - 1 - min(years)) <= _FAR:
        year = min(years)
        yield nth.start(), nth.end("nth") + 1, f"{year}年第{year - first + 1}个"


def _year_before(text: str, end: int, part: Part | None) -> int | None:
    """The year that the sentence names last before an offset, in digits or as 今年."""
    match = _YEAR_BEFORE.match(text, max(end - 50, 0), end)
    if match is None:
        return None
    if match["year"]:
        return int(match["year"])
    signed = signature(part)
    present = part.year if part and part.year else signed.mention.year if signed else None
    if present is None:
        return None
    return present + {"今": 0, "本": 0, "明": 1, "来": 1}.get(match["word"][0], -1)


_ANNIVERSARY = later(
    rf"(?<![校院厂司局县市区镇省])(?P<event>{_any_of(ANNIVERSARIES)})(?:祖国)?[”》]?(?:的|了)?(?P<count>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})周年"
)
_SPEECH = later(r"周年[^。；]{0,10}(?:大会|座谈会|讲话|重要讲话|阅兵)")
_IS = later("[度，,]{0,2}[^，。；是迎]{0,6}(?:是|为|逢|迎来|值)")


class AnniversaryYear(BlockCheck):
    """An anniversary is as many years after the event as the year has passed: 2024年是新中国成立75周年. Without a year
    beside it, one that a draft could have had a year earlier or later is a slip; speeches on great ones are not."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("周年",))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        yield from _own_anniversary(block, part)
        for match in _ANNIVERSARY.finditer(text):
            count, event = value(match["count"]), ANNIVERSARIES[match["event"]]
            year = _told_year(text, match.start(), part)
            if not count or (quoted(text, match.start()) and not year):
                continue
            better = year - event if year else _likely_anniversary(event + count, part, event)
            if better and not year and better < count and _ahead_of_time(text, match.start(), block, part):
                continue
            if better and better != count and not (better < count and _SPEECH.match(text, match.end() - 2)):
                yield Finding(
                    block.at(match.start("count"), match.end()),
                    {"event": match["event"], "year": f"{event + better}年", "better": f"{better}周年"},
                )


_FOUNDED = later(
    r"(?P<event>(?:始建|成立|创建|创办|组建|设立|筹建|兴建|建立|建成|建)于)(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?，[^，。；\d]{0,6}"
    r"(?:建[校院馆厂园所站局场社团会矿港行店司县市区镇]|成立|创办|创建|办学|开业)(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})(?:多|余)?周?年(?:以?来|之际|华诞)"
)


def _own_anniversary(block: Block, part: Part | None) -> Iterator[Finding]:
    """始建于1962年，建院53周年以来: no year of the draft is so many years after, nor one beside it."""
    years = years_of(part)
    for match in _FOUNDED.finditer(block.reading) if years else ():
        count, founded = value(match["count"]) or 0, int(match["year"])
        ages = [year - founded for year in years]
        if match[0].endswith(("多年来", "余年来")) or min(abs(age - count) for age in ages) <= 1:
            continue
        told = {"event": match["event"] + match["year"] + "年", "year": f"{max(years)}年"}
        span = block.at(match.start("count"), match.end("count"))
        yield Finding(span, {**told, "better": f"{max(ages)}周年"})


def _ahead_of_time(text: str, start: int, block: Block, part: Part | None) -> bool:
    """Next year's anniversary, in what is planned."""
    before = text[max(text.rfind("。", 0, start), start - 60, 0) : start]
    if _PLANNED.search(before) or part is None:
        return True
    above = [b.title for b in part.blocks if b.kind == "heading" and b.span.start <= block.span.start]
    return any(_PLANS_HEADED.search(title) for title in above[-2:])


_PLANNED = later(r"将|拟|计划|筹备|谋划|迎接|明年|来年|下一?步|做好|20\d\d年")
_PLANS_HEADED = later("打算|计划|安排|思路|下一?步|明年|来年|今后")


def _told_year(text: str, end: int, part: Part | None) -> int | None:
    """The year that a sentence says to be an anniversary: 2024年是…, 今年恰逢…."""
    match = _YEAR_BEFORE.match(text, max(end - 50, 0), end)
    named = match and (match.end("year") + 1 if match["year"] else match.end("word"))
    return _year_before(text, end, part) if named and _IS.match(text, named, end) else None


def _likely_anniversary(year: int, part: Part | None, event: int) -> int | None:
    """The count that a draft of the year before or after must mean; None when the year is the draft's, or next year's
    in a draft that speaks of next year, or a round anniversary just past."""
    years = years_of(part)
    if not years or year in years or min(abs(year - other) for other in years) != 1:
        return None
    return None if (year - event) % 5 == 0 else max(years) - event


_PLAN = later(
    rf"“?(?P<plan>{_any_of(PLANS)})”?(?:规划|时期|计划)?[^，。；“”年后]{{0,8}}?(?P<stage>{_any_of(STAGES)})"
    rf"|“?(?P<law>{_any_of(LAW_PLANS)})”?普法[^，。；“”]{{0,8}}?(?P<stage>{_any_of(STAGES)})"
)
_SPAN = later(
    rf"“?(?P<plan>{_any_of(PLANS)})”?(?:规划|时期|期间|计划){{0,2}}(?:[（(](?:即)?|[，,]?(?:即|也就是)从?)(?P<first>20\d\d)年?(?:[-—–~～－]{{1,2}}|至|到)(?P<last>20\d\d)年?(?:[）)]|(?<=年)(?![度底初末]|\d))"
)


class PlanStage(BlockCheck):
    """The year that a sentence says to be the first or last of a five-year plan is so; so are the years in brackets
    or with 即 behind a plan."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(PLANS) | frozenset(f"{plan}”普法" for plan in LAW_PLANS)

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _PLAN.finditer(text):
            year = _told_year(text, match.start(), part)
            plan = PLANS.get(match["plan"] or "") or LAW_PLANS[match["law"]]
            right = plan.first + STAGES[match["stage"]]
            if year and year != right:
                told = _YEAR_BEFORE.match(text, max(match.start() - 50, 0), match.start())
                if told and told["year"] and part and right == _meant(part, block):
                    span, better = block.at(*told.span("year")), _stage_of(right, plan)
                else:
                    span, better = block.at(*match.span("stage")), _stage_of(year, plan)
                yield Finding(span, {"better": better})
        for match in _SPAN.finditer(text):
            plan = PLANS[match["plan"]]
            if (int(match["first"]), int(match["last"])) != plan:
                span = block.at(
                    match.start("first"), match.end("last") + text.startswith("年", match.end("last"))
                )
                yield Finding(span, {"better": f"“{match['plan']}”是{plan.first}—{plan.last}年"})


def _meant(part: Part, block: Block) -> int | None:
    """The year that a block speaks of: the draft's, or the next one among its plans."""
    ahead = part.genre.id in _SUMMARIES and planned(part, block.span.start)
    return part.year + ahead if part.year else None


_SUMMARIES = frozenset(("annual-summary", "duty-report", "work-report"))


def _stage_of(year: int, plan: Plan) -> str:
    if year < plan.first or year > plan.last:
        return f"{year}年不在{plan.first}—{plan.last}年之内"
    return f"{year}年是{plan.first}—{plan.last}年规划的第{'一二三四五'[year - plan.first]}年"


_SESSION = later(
    r"(?<![团盟革建进社学妇侨科])(?<![团盟革建进社学妇侨科]的)(?P<congress>十八|十九|二十)届(?P<count>[一二三四五六七八九](?:中?[、和及][一二三四五六七八九]){0,3})中全会"
)
_HELD = later(r"[^，。；]{0,4}?(?:胜利)?(?:召开|举行|开幕|闭幕|审议|通过)")
_DATE_TOLD = later(
    r"(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月)?[^，。；\d]{0,3}[，,]?(?:中国共产党|党的|中共)?$"
)
_AWAITED = later("迎接|喜迎|即将|将[于在]|将要|拟于|筹备|召开前|到来|前夕")
_LATEST = max(SESSIONS.values())


_CONGRESS = later(
    rf"党的(?P<congress>{_any_of(CONGRESSES)})大(?!代表|会|报告起草|安保|维稳|期间|前)(?![^，。；]{{0,6}}(?:献礼|召开|安全|准备|筹备|来临|做好))"
)
_FOR_THE_COMING = later("为|向|以|确保|服务|做好|维护|保障|宣传|氛围|献礼|备战|护航")


class SessionHeld(BlockCheck):
    """Nobody studies what a congress or a plenary session will decide before it is held, nor in a campaign that has not
    begun; the date of a session is the known one."""

    @property
    def literals(self) -> frozenset[str]:
        congresses = {f"{congress}{end}" for congress in CONGRESSES for end in ("大", "届")}
        return frozenset(CAMPAIGNS) | congresses

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _SESSION.finditer(text):
            if _AWAITED.search(text, max(match.start() - 16, 0), match.end() + 6):
                continue
            sessions = list(_sessions(match))
            reason = _wrong_session(text, match, sessions[-1][1]) or _ahead(sessions, part)
            if reason:
                yield Finding(block.at(*match.span()), {"reason": reason})
        for match in _CONGRESS.finditer(text):
            if reason := _congress_ahead(text, match, part):
                yield Finding(block.at(*match.span()), {"reason": reason})
        for match in _CAMPAIGN.finditer(text):
            drafted, day = _latest_day(part), CAMPAIGNS[match[0]]
            if drafted is not None and ordinal(*day) > drafted and not quoted(text, match.start()):
                yield Finding(block.at(*match.span()), {"reason": f"{day[0]}年{day[1]}月才开始"})


_CAMPAIGN = later(_any_of(CAMPAIGNS))
Session = tuple[str, tuple[int, int, int] | None]


def _sessions(match: re.Match[str]) -> Iterator[Session]:
    """Those that a phrase names (二十届二中、三中全会), each with its first day; None when there is none so far."""
    for count in match["count"]:
        if number := value(count):
            yield f"{match['congress']}届{count}中全会", SESSIONS.get((match["congress"], number))


def _wrong_session(text: str, match: re.Match[str], day: tuple[int, int, int] | None) -> str:
    dated = _DATE_TOLD.search(text, max(match.start() - 24, 0), match.start())
    if day is None or dated is None or not _HELD.match(text, match.end()):
        return ""
    same = int(dated["year"]) == day[0] and (not dated["month"] or int(dated["month"]) == day[1])
    return "" if same else f"是{day[0]}年{day[1]}月召开的"


def _ahead(sessions: list[Session], part: Part | None) -> str:
    drafted = _latest_day(part)
    for name, day in sessions:
        if day is None and not name.startswith("二十"):
            return f"没有{name}"
        if drafted is not None and ordinal(*(day or _LATEST)) > drafted:
            return f"{name}在成文之后召开" if day else f"成文时还没有{name}"
    return ""


def _congress_ahead(text: str, match: re.Match[str], part: Part | None) -> str:
    """Of a draft from an earlier year than the congress: one of the same year may plan for it."""
    drafted, day = _latest_day(part), CONGRESSES[match["congress"]]
    before = max(match.start() - 16, 0)
    if drafted is None or ordinal(day[0], 1, 1) <= drafted or quoted(text, match.start()):
        return ""
    if _AWAITED.search(text, before, match.end() + 6) or _FOR_THE_COMING.search(text, before, match.start()):
        return ""
    return f"成文时还没有召开党的{match['congress']}大"


def _latest_day(part: Part | None) -> int | None:
    """The last day on which a draft may have been written: its signature's or, of a report to an assembly, that below
    its title; else some time after its title's year."""
    signed = signature(part) or byline(part)
    if signed and signed.mention.year:
        month = signed.mention.month or 12
        day = signed.mention.day or month_days(signed.mention.year, min(month, 12))
        return ordinal(signed.mention.year, month, day)
    return ordinal(part.year + 1, 3, 31) if part and part.year and title_text(part) else None
