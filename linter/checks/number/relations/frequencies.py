"""How often a thing is done beside how often it is done in all: 每季度1次，全年4次."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from linter.checks.number.relations.contradictions import NUMERAL, Told, mismatch, number, numbers, relation
from linter.checks.number.searches import Search
from linter.chinese.amounts import plain
from linter.chinese.expressions import later
from linter.document import Block
from linter.frozen import NamedTuple
from linter.rule import Finding

_LENGTHS: dict[tuple[str, str], Sequence[int]] = {
    ("天", "周"): (7, 5),
    ("天", "月"): range(31, 19, -1),
    ("天", "年"): range(366, 199, -1),
    ("周", "月"): (4, 5),
    ("周", "季"): (13, 12),
    ("周", "半年"): range(26, 21, -1),
    ("周", "学期"): range(22, 15, -1),
    ("周", "年"): range(53, 39, -1),
    ("旬", "月"): (3,),
    ("旬", "季"): (9,),
    ("旬", "年"): (36,),
    ("半月", "月"): (2,),
    ("半月", "季"): (6,),
    ("半月", "年"): (24,),
    ("月", "季"): (3,),
    ("月", "半年"): (6,),
    ("月", "学期"): (5, 4, 6),
    ("月", "年"): (12,),
    ("两月", "半年"): (3,),
    ("两月", "年"): (6,),
    ("季", "半年"): (2,),
    ("季", "年"): (4,),
    ("学期", "年"): (2,),
    ("半年", "年"): (2,),
}
"""How many of a period make a longer one, the likeliest first: work need not go on for all of its days and weeks."""
_PERIOD = "天|日|周|星期|旬|半个?月|两个?月|月|季度?|学期|半年|年"
_PACE = later(rf"(?<!起)(?<!起，)(?P<who>每[人户名])?每个?(?P<period>{_PERIOD})(?![末初底终度])")
_LONGER = later(
    rf"(?P<who>每[人户名])?(?:(?:[全一每整]|一个|每个|全[镇县市区局院校队站]一?)(?P<period>周|星期|学年|{_PERIOD})|(?P<half>[上下]?半年)|(?P<within>年内|年度内?))"
    rf"|(?P<many>{NUMERAL})(?:个?工作日|个?(?P<of>天|日|周|星期|月|季度|学期))(?=[^，。；\d]{{0,4}}，?[^，。；\d]{{0,4}}(?:共|合计|总计|累计))"
)
_TOLD = later(
    rf"(?P<figure>{NUMERAL})(?P<unit>万元|万吨|亿元|人次|批次|课时|小时|公斤|公里|立方米|千瓦时|[次期场篇份件条户家个名人辆台班趟元吨度只头套册节处批张例])"
)
_BY_DAYS = later(rf"(?P<many>{NUMERAL})(?:个?(?P<of>天|日|周|月|季度)|个?工作日)")
_GAP = later(
    r"(?:（[^（）]*）|[^，。；\d（）]){0,18}(?:，(?=每?[人户名]?(?:共|合计|总计|累计))[^，。；\d]{0,8})?"
)
_LEAST = later("少于|低于|至少|以上|余|超过")
_ABOUT = later("约|左右|近|大概")
_LEFT_OUT = later(
    "其余|各(?![类项级部单界地])|[两三四五][项者]|除外|不含|假期|暑假|扣除|停[查工课产运]|还差|少了|欠|超额|实际|因[^，。；]{2,}|以来|第[一二三四]|新增|增加|最多|不超过|之一|方可|占|%"
)
"""What leaves some of the periods out, or tells of something else than a whole."""
_FILLERS = later(
    "（[^（）]*）|每[人户名]|人均|户均|集体|活动|共计?|合计|总计|累计|总共|计划|预计|至少|不[少低]于|约|完成|实现|达到?|组织|开展|举办|举行|召开|安排|进行|实际|需要?|应当?|[为了已可的均以]|[^一-龥]"
)


def _paces(block: Block) -> Iterator[Finding]:
    """每月抽查处方200份、病历100份，每季度合计抽查600份: what is done in each period against what is done in a longer one, in
    whatever words; a period in weeks and days is only known roughly."""
    for sentence in _SENTENCE.finditer(block.reading):
        start, text = sentence.start(), sentence[0]
        paces = list(_PACE.finditer(text))
        for pace, following in zip_longest(paces, paces[1:]):
            stop = following.start() if following else len(text)
            for told, term, sure in _against_longer(text, pace, stop):
                first, last = told.span("figure")
                yield Finding(
                    block.at(start + first, start + last), {"sum": term, "total": told[0]}, sure=sure
                )


_SENTENCE = later("[^。；\n]+")


class _Whole(NamedTuple):
    """What is told of a longer period: the words between, the figure, and how many periods it may have."""

    longer: re.Match[str]
    told: re.Match[str]
    between: str
    times: Sequence[int]


def _against_longer(text: str, pace: re.Match[str], stop: int) -> Iterator[tuple[re.Match[str], str, bool]]:
    """The first total told of a longer period, where it is not what the pace makes."""
    for longer in _LONGER.finditer(text, pace.end()):
        whole = _whole(text, pace, longer)
        if whole is None or not _of_one(text, pace, whole):
            continue
        parts = list(_TOLD.finditer(text, pace.end(), min(longer.start(), stop)))
        if not 0 < len(parts) <= _MOST_PARTS or not any(part["unit"] == whole.told["unit"] for part in parts):
            continue
        if not _LEFT_OUT.search(text, max(pace.start() - _BEFORE, 0), whole.told.end() + _BEFORE):
            yield from _unlike(text, parts, whole)
        return


_BEFORE = 12
"""Characters around in which some of the periods may be left out."""
_MOST_PARTS = 4
_TOTAL = later("共|合计|总计|累计")
_WHO = later("每[人户名]|[人户]均")


def _whole(text: str, pace: re.Match[str], longer: re.Match[str]) -> _Whole | None:
    told = _TOLD.search(text, longer.end())
    between = text[longer.end() : told.start()] if told else ""
    if told is None or not _GAP.fullmatch(between):
        return None
    period, times = _named(pace["period"]), _LENGTHS.get((_named(pace["period"]), _longer(longer)), ())
    days = longer if longer["many"] else _BY_DAYS.search(text, longer.end(), told.start())
    days = days or _BY_DAYS.search(text, told.end(), told.end() + _BEFORE)
    if days and (times or longer["many"]) and _named(days["of"] or "天") == period:
        times = (int(number(days["many"])),)
    elif longer[0].startswith("每") and not _TOTAL.search(between):
        return None  # 每月培训1次，每年演练2次: each at a pace of its own
    whose = _WHO.search(longer[0] + between)
    return _Whole(longer, told, between, times) if times and bool(pace["who"]) == bool(whose) else None


def _longer(longer: re.Match[str]) -> str:
    return _named(longer["period"] or longer["half"] or ("年" if longer["within"] else ""))


def _named(period: str) -> str:
    """A period by one name."""
    period = period.replace("个", "")
    return _SAME.get(period, period.removesuffix("度"))


_SAME = {"日": "天", "星期": "周", "学年": "年", "上半年": "半年", "下半年": "半年"}


def _of_one(text: str, pace: re.Match[str], whole: _Whole) -> bool:
    """Whether what is told of the longer period is named in the words of the pace, or not at all: 每季度自查1次，全年自查3次; not
    每季度1篇体会，全年2篇论文."""
    said = text[max(pace.start() - _SUBJECT, 0) : whole.longer.start()]
    return bool(pace["who"]) or all(name in said for name in _names(text, whole))


def _names(text: str, whole: _Whole) -> list[str]:
    """The last characters of what the whole is said to be of, before and behind its figure."""
    tail = _NAMED.match(text, whole.told.end())
    words = (_FILLERS.sub("", whole.between), _FILLERS.sub("", tail[0] if tail else ""))
    return [word[-2:] for word in words if word]


_SUBJECT = 12
_NAMED = later("[一-龥]{0,8}")


def _unlike(
    text: str, parts: list[re.Match[str]], whole: _Whole
) -> Iterator[tuple[re.Match[str], str, bool]]:
    """A whole that neither the figures of its unit make, nor all figures, nor the one that is named alike; nor so many at
    each of so many places."""
    told = number(whole.told["figure"])
    like = [part for part in parts if part["unit"] == whole.told["unit"]]
    each, most = (sum(number(part["figure"]) for part in some) for some in (like, parts))
    names = _names(text, whole)
    named = [
        number(part["figure"])
        for part in like
        if any(text.endswith(name, 0, part.start()) or text.startswith(name, part.end()) for name in names)
    ]
    if len(like) > 1 and not _TOTAL.search(whole.between):
        return
    times_each = [math.prod(number(part["figure"]) for part in parts)] if len(like) == 1 else []
    ways = (each, most, *times_each, *named)
    about = _NEAR if _ABOUT.search(whole.between) or _ABOUT.match(text, whole.told.end()) else 0
    results = [(one * min(whole.times), one * max(whole.times)) for one in ways]
    if len(whole.times) == len(_WORKING_DAYS):
        results = [(one * times, one * times) for one in ways for times in whole.times]
    if not each or any(low * (1 - about) <= told <= high * (1 + about) for low, high in results):
        return
    least = _LEAST.search(text, parts[0].start() - _SUBJECT, parts[-1].end() + 2)
    if least and told >= each * min(whole.times):
        return
    floor = told > each and (_LEAST.search(whole.between) or _LEAST.match(text, whole.told.end()))
    term = "+".join(part["figure"] for part in like)
    times = whole.times[0]
    term = f"({term})×{times}" if len(like) > 1 else f"{plain(each)}×{times}"
    sure = len(whole.times) == 1 and not (floor and told > each * times)
    yield whole.told, f"{term}={plain(each * times)}", sure


_NEAR = Decimal("0.05")
_WORKING_DAYS = _LENGTHS["天", "周"]


def _each_month(match: re.Match[str]) -> Told | None:
    first, last, each = numbers(match, "first", "last", "each")
    months = last - first + 1
    if months < 2:
        return None
    return mismatch(match, "told", months * each, f"{plain(months)}×{plain(each)}={plain(months * each)}")


def _same_pace(match: re.Match[str]) -> Told | None:
    """每周检查一次，每月不少于一次: both tell how often one thing is done."""
    often, least = numbers(match, "often", "least")
    one = often * _TIMES_A_YEAR[_named(match["first"])]
    other = least * _TIMES_A_YEAR[_named(match["second"])]
    if _SAME_PACE * one <= other <= one / _SAME_PACE:
        return None
    return Told("told", f"每{match['first']}{match['often']}次", match["told"])


_TIMES_A_YEAR = {
    "年": 1,
    **{period: most for (period, longer), (most, *_) in _LENGTHS.items() if longer == "年"},
}
_SAME_PACE = Decimal("0.75")
"""The least that one pace is of another that is the same: a month has some days more than four weeks."""


def _of_year(match: re.Match[str]) -> Told | None:
    times = _TIMES_A_YEAR[_named(match["period"])]
    each, whole = numbers(match, "each", "whole")
    if whole >= each * times and _LEAST.search(match[0]):
        return None
    return mismatch(match, "whole", each * times, f"{plain(each)}×{times}={plain(each * times)}")


FREQUENCIES = (
    Search(
        tuple(
            f"每{period}"
            for period in ("天", "日", "周", "星", "旬", "月", "季", "半", "两", "学", "个", "人", "户", "名")
        ),
        _paces,
    ),
    relation(
        ("做到每", "坚持每", "确保每", "即每", "平均每", "，每季度", "，每月"),
        rf"(?:每年|全年|年内|年度)[^。；，\n\d]{{0,20}}?(?P<whole>{NUMERAL})(?P<unit>次|场|期|篇|课时)[^。；，\n\d]{{0,8}}，(?:做到|坚持|确保|即|平均)?每个?(?P<period>季度|月|学期|半年)(?P<each>{NUMERAL})(?P=unit)(?!以上)",
        _of_year,
    ),
    relation(
        ("每月",),
        rf"从?(?P<first>\d{{1,2}})月[至到—-](?P<last>\d{{1,2}})月(?:份)?，每月[^。；，\n\d一二两三]{{0,6}}(?P<each>{NUMERAL})(?P<unit>次|期|场|篇)[^。；\n\d]{{0,16}}，(?:共计?|合计|累计)(?P<told>{NUMERAL})(?P=unit)",
        _each_month,
    ),
    relation(
        ("，每",),
        rf"每(?P<first>天|日|周|星期|旬|半个?月|两个?月|个?月|季度?|学期|半年|年)(?:至少|不少于)?(?:开展|组织|进行|召开|安排|巡查|检查|自查|清理|消毒|通报|调度|报送|更新)(?P<often>{NUMERAL})次[^，。；\n\d]{{0,8}}，"
        rf"(?P<told>每(?P<second>天|日|周|星期|旬|半个?月|两个?月|个?月|季度?|学期|半年|年)(?:至少|不少于|不低于|不得少于)(?P<least>{NUMERAL})次)(?=[，。；])",
        _same_pace,
    ),
)
