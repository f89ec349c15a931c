"""Terms against the days on which they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.timeline import signature, spans_years, title_text, years_of
from linter.chinese.dates import Mention, mentions
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import PLACES, Block, Kind, Part, Words
from linter.rule import BlockCheck, Finding

_BEGUN = later("(?:底|初|中旬|上旬|下旬)?(?:正式)?(?:开工|动工|开建|进场|启动)")
_TERM = later(
    r"(?<!剩余)(?:总|建设|合同|计划|施工)?工期(?:为|是|约)?(?P<count>\d{1,3})(?P<unit>个月|天|日历天|年)"
)
_ENDED = later(
    "(?:底|末|初|上旬|中旬|下旬)?前?(?:全面|全部|完成|整体|基本)?(?:竣工|完工|建成|交付|交工|通车)"
)
_MOVED = later("延期|推迟|顺延|提前|停工|滞后|分期|二期|一期|部分")
_OFF = 1.5
"""Months that a planned term may differ from the dates around it."""


class TermAgrees(BlockCheck):
    """The months between 开工 and 竣工 are those of the term between or behind them: 4月开工，工期18个月，次年10月竣工.
    Where the term stands behind both, it is the one to mark; the month of 竣工 counts in full then."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("工期",))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _TERM.finditer(text):
            start = max(text.rfind("。", 0, match.start()) + 1, match.start() - 80)
            stop = text.find("。", match.end())
            end = min(stop if stop >= 0 else len(text), match.end() + 80)
            near = [m for m in mentions(text) if start <= m.start and m.end <= end and m.month]
            yield from _longer(block, match, near)
            dates = [m for m in near if m.year]
            begun = [m for m in dates if _BEGUN.match(text, m.end)]
            ended = [m for m in dates if _ENDED.match(text, m.end)]
            if len(begun) != 1 or len(ended) != 1:
                continue
            told = max(ended[0].end, match.end())
            behind = match.start() > ended[0].start
            if not _MOVED.search(text, start, told if behind else end):
                months = _months(ended[0]) - _months(begun[0]) + behind
                term = int(match["count"]) * {"个": 1.0, "年": 12.0}.get(match["unit"][0], 12 / 365.25)
                if months > 0 and abs(months - term) > max(_OFF, term * 0.15):
                    wrong = match.span() if behind else (ended[0].start, ended[0].end)
                    values = {
                        "ends": text[ended[0].start : ended[0].end],
                        "term": text[match.start() : match.end()],
                        "months": f"{months}个月",
                    }
                    yield Finding(block.at(*wrong), values)


_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31), "初": (1, 10)}
_MORE = 1.2
"""By which factor a term is longer than the days from the first to the last that it may have."""


def _longer(block: Block, match: re.Match[str], told: Sequence[Mention]) -> Iterator[Finding]:
    """6月下旬开工，8月中旬竣工，总工期120天: more days than lie between, whichever of its third of a month is meant."""
    text = block.reading
    begun = [m for m in told if _BEGUN.match(text, m.end)]
    ended = [m for m in told if _ENDED.match(text, m.end)]
    if match["unit"] not in ("天", "日历天") or len(begun) != 1 or len(ended) != 1:
        return
    first, last = begun[0], ended[0]
    if not first.start < last.start < match.start() or last.year or not first.month or not last.month:
        return
    days = (last.month - first.month) * _DAYS + _part(text, last)[1] - _part(text, first)[0] + 1
    if (
        last.month > first.month
        and int(match["count"]) > days * _MORE
        and not _MOVED.search(text, first.end, match.end())
    ):
        most = Words(f"至多{round(days)}天", f"at most {round(days)}天")
        ends = text[last.start : last.end]
        yield Finding(block.at(*match.span()), {"ends": ends, "term": match[0], "months": most})


_DAYS = 30.5


def _part(text: str, mention: Mention) -> tuple[int, int]:
    """The first and the last day of its month that a mention may mean."""
    if mention.day:
        return mention.day, mention.day
    return next((days for part, days in _PARTS.items() if text.startswith(part, mention.end)), (1, 31))


def _months(mention: Mention) -> int:
    return 12 * (mention.year or 0) + (mention.month or 0)


_BEGINNINGS = (
    "任|到岗|到任|履新|履职|入职|成立|组建|创[立办建]|建[成立校院园馆局站所]|开[馆园业办通诊]|启动|实施|[运试]行|投[产用入]|参加|调[入任]|[接就]任|当选|承包|租[用赁]"
    "|列[为入]|纳入|获[批评]|设立|挂牌|入[党伍驻]|从[教警医事]|加入|通车|竣工|落户|进驻|结对|签约|签订|联网|上线"
)
_COUNT = r"(?P<count>[两二三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九]|百|\d{1,3})"
_SINCE_THEN = later(
    # 2021年8月起任校长; 中心成立于1985年
    rf"(?:(?P<since>(?:19|20)\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?P<what>[^。；、\d《》“”—至]{{0,16}}?(?:{_BEGINNINGS}))"
    r"|(?P<what>[创始]?[建创成][于立]于?|(?:始建|创办|创立|组建|设立)于)(?P<since>(?:19|20)\d\d)年(?:\d{1,2}月)?)"
    rf"(?P<gap>(?:[^。；\d]|(?<=[，起于至到])\d{{4}}年(?:\d{{1,2}}月)?){{0,40}}?|[^。；\d]{{0,24}}[。；](?:任职|履职|到任|在任|运行|成立|建成|投用|使用|营业|办学))"
    rf"(?:(?P<found>(?P<near>近)?{_COUNT}(?:多|余)?年(?:多|余)?来)"
    rf"|(?:至今|迄今|距今|至此)[^，。；、\d年]{{0,12}}?(?P<found>(?P<near>近|将近)?{_COUNT}(?:多|余)?周?年)(?![级代度内前底])"
    rf"|今年[^，。；\d年]{{0,10}}(?P<found>{_COUNT}(?P<then>周)年)"
    rf"|(?:前后共|前后|共计|一干就是|一晃|整整|长达|已满|已经?有?了?|走过了?|坚守了?)(?P<found>(?P<near>近)?{_COUNT}(?:多|余)?年)(?=[，。；了]|的?(?:时间|历史|历程|风雨)))"
)
_FIRST_TOLD = later(
    rf"(?<![近过这])(?P<found>{_COUNT}(?:多|余)?年来)，(?P<gap>[^。；\d]{{0,16}}?)[自从](?P<since>20\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?P<what>[^，。；\d]{{0,12}})以来"
)
"""五年来，中心自2023年成立以来."""
_UNTIL = later(r"[至到](?P<year>(?:20|19)\d\d)年")
_OF_OTHERS = later(
    "其中|先后|曾|预计|计划|规划|力争|设计|使用年限|服务期|可|期限|[父母妻夫儿女爷奶孙]|[此之]前|同年"
)
"""Between a year and a length: this is the length of something else."""


class YearsSince(BlockCheck):
    """2021年8月起任校长，至今已有六年 in a paper of 2025: no more years than the calendar has from the one to the other, both of
    them counted; up to the year that is told behind the first, or else the latest that the draft reports on."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            (
                "年来",
                "年多来",
                "年余来",
                "至今",
                "迄今",
                "距今",
                "至此",
                "前后",
                "共计",
                "就是",
                "一晃",
                "整整",
                "长达",
                "已",
                "走过",
                "坚守",
                "周年",
            )
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["body"] | PLACES["heading"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        last = _last_year(part) if part else None
        text = block.reading
        for match in (*_SINCE_THEN.finditer(text), *_FIRST_TOLD.finditer(text)):
            since, count = int(match["since"]), value(match["count"].replace("百", "一百")) or 0
            told = [int(end["year"]) for end in _UNTIL.finditer(match["gap"])]
            most = (told[-1] if told else last or 0) - since + 1
            rounded = match.groupdict().get("near") and count % 10 == 0
            if match.groupdict().get("then"):
                right = {year - since for year in years_of(part)}
                wrong, most = bool(right) and count not in right, max(right, default=0)
            else:
                wrong = most > 0 and count > most + (count // 10 if rounded else 0)
            if wrong and not _OF_OTHERS.search(match["gap"]):
                yield Finding(block.at(*match.span("found")), {"since": match["since"], "most": str(most)})


_SUMMED_UP = 3
"""Until this month the year before is reported on."""


def _last_year(part: Part) -> int | None:
    """The latest year that a draft reports on."""
    signed = signature(part)
    ended = signed and (signed.mention.year or 1) - ((signed.mention.month or 12) <= _SUMMED_UP)
    told = [year for year in (part.year, ended) if year]
    return max(told) if told and not spans_years(title_text(part)) else None
