"""What a figure was, what it is, and by how much it is said to have changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from linter.chinese.amounts import Amount, aligned, amounts, beginning_at, between, plain, told_like
from linter.chinese.clauses import clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.measures import converted
from linter.chinese.slips import mistyped
from linter.diagnostic import Edit, Fix
from linter.document import Block, Kind, Part, Span
from linter.frozen import NamedTuple
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_UP = "增加|增长|提高|上升|扩大|递增|增|升|提升|增幅|涨幅|上涨"
_DOWN = "减少|下降|降低|压减|缩减|回落|缩短|压缩|压降|精简|减|降|降幅|减幅|下滑"
_RISES = frozenset(_UP.split("|"))
_ANCHOR = later(
    rf"(?=[增提上扩升涨递减下降压缩回精])(?P<word>{_UP}|{_DOWN})(?:率|幅度|比例)?(?P<to>[到至])?(?:了|为|达到?)?(?=\d)"
)
"""A figure by which, or to which, something changes follows."""
_LAST = "".join(sorted({word[-1] for word in f"{_UP}|{_DOWN}|率|幅度|比例".split("|")}))
_HINTS = frozenset(
    [f"{last}{digit}" for last in _LAST + "多少" for digit in "0123456789"]
    + [f"{last}{to}" for last in _LAST for to in "到至了为达"]
    + ["个和", "点和", "年均", "翻番", "翻了", "翻一", "翻两", "翻三"]
)
"""What stands where such a figure does: the end of the word and the figure, or a link."""
_FROM = later(r"(?:由|从)(?:[^，。；、\d]|20\d\d年){0,14}$")
_TO = later(
    rf"[^，。；\d]{{0,4}}(?:{_UP}|{_DOWN}|调整|变|发展|跃升|增至|减至|降至|升至|提高|上?涨)?[到至为](?:(?:20\d\d|今|本)年(?:底|末)?的?|(?:目前|现在|如今|现有|当前)的?(?:每[一-龥]{{1,3}})?)?"
)
_ONLY_BY = later(rf"[^，。；\d]{{0,4}}(?P<word>{_UP}|{_DOWN})了")
_BY = later(
    rf"）?(?:左右)?(?:相比[，,]?)?(?:(?![余多])[^，。；：、（）\d%％]{{1,5}}[，,（]|[，,（])?(?:同比|累计|净|共|总体|比上年|较上年|分别|相比|平均)?(?P<word>{_UP}|{_DOWN})(?:率|幅度|比例)?(?:了|为|达到?|到)?"
)
_COMPARED = (
    r"(?:比|较|与)(?:上一?(?:年度?|学年|学期|季度|个?月|届|轮|期)|去年|前年|20\d\d年|年初|期初|整治前|改革前|改造前|实施前)"
    r"(?:同期|同月|底|末|全年)?"
)
_THAN = later(rf"[，,]?{_COMPARED}的?")
_THAN_SAME = later(rf"[，,]?{_COMPARED}的?(?P<noun>(?![多少增减净])[^，。；、（\d]{{0,8}}?)(?:的|为)?（?")
"""With the noun of the earlier figure: 20万吨，比上年产量18万吨增长."""
_LAST_TIME = later(
    r"[，,（(](?:而)?(?:上年|去年|前年|20\d\d年|上季度|上月|上半年)(?:同期|全年|同月)?的?(?:为|是|仅为?|有|只有|共)?"
)
_EARNED = "增收|减收|增支|减支|增发|多收|少收|[多少](?!于)[一-龥]{0,2}"
_CHANGED = later(rf"[，,]?(?:同比|{_COMPARED})净?(?P<word>{_EARNED}|{_UP}|{_DOWN})了?")
_RISE = later(rf"(?:{_UP}|{_DOWN}|新增)(?=了?$)")
_REACHED = later(r"[，,](?:总数|累计)?(?:达到?|增至|升至|增加到|减至|降至)")
_HENCE_FROM = later(r"[，,（(]?(?:由|从)[^，。；、\d]{0,14}")
_SAME_TIME = later(r"[（，](?:而)?(?:上年|去年|20\d\d年)(?:同期|全年)?的?(?:为|是|仅为|达)?")
_EARLIER = later(r"(?:去年|上年|(?P<year>20\d\d)年)(?P<what>[^，。；、\d]{0,10})$")
_LATER = later(r"[，；](?:今年|本年|(?P<year>20\d\d)年)[^，。；、\d]{0,10}")
_REAL = later("生产总值|GDP|增加值|可比|不变价|实际增长|(?:农业|林业|牧业|渔业)总产值")
_YEARS = later(
    r"(?<!\d)(?P<first>20\d\d)年?(?:至|到|[-—–~～－]{1,2}|的|[^，。；]{0,16}?(?:到|至))(?P<last>20\d\d)年"
)
_YEARLY = later(rf"[，,]?年均(?:递增|增速|增幅|{_UP})(?:为|达)?")
_RAISED = later(
    r"(?P<word>增加|新增|新建|扩建|增设|增配|新招|新聘|新购|新发展|减少|核减|撤并|撤销|裁减|精简|淘汰)(?P<what>[^，。；、\d]{2,16})$"
)
_LOST = ("减少", "核减", "撤并", "撤销", "裁减", "精简", "淘汰")
_HENCE = later(r"[，,](?:[^，。；、\d]{0,12})(?:由|从)(?:原来|原有|原先|上年)?的?")
_HUNDRED = Decimal(100)
_REACH = 300
"""No sentence is longer, in characters."""
_FINER = later("分辨率|精度|误差|粒度|间隔")
"""What is better the smaller it is: 分辨率由250米提高到75米."""
_UNFIT = frozenset(("岁", "周岁", "度", "%", "个百分点", "倍"))


class Change(NamedTuple):
    """A change that is told wrongly: `span` of the text, what it must be, and what is written."""

    span: Span
    term: str
    written: str


def _growth(old: Amount, new: Amount, years: int = 1) -> tuple[Decimal, Decimal]:
    """Between which percentages the yearly change lies, rounding of both considered."""
    old, new = aligned((old, new))
    a, b = old.value or Decimal(1), new.value or Decimal(1)
    least = a / 100
    low = max(b - new.step / 2, least) / (a + old.step / 2)
    high = (b + new.step / 2) / max(a - old.step / 2, least)
    root = Decimal(1) / years
    return ((low**root - 1) * _HUNDRED, (high**root - 1) * _HUNDRED)


def _contradicts(rate: Amount, bounds: tuple[Decimal, Decimal]) -> bool:
    """The rate lies outside, a digit cut off instead of rounded allowed for."""
    if rate.value is None:
        return False
    digits = rate.text.partition(".")[2].rstrip("%％")
    step = Decimal(1).scaleb(-len(digits))
    sizes = sorted((abs(bounds[0]), abs(bounds[1])))
    return not sizes[0] - step < rate.value <= sizes[1] + step / 2


def changes(text: str) -> Iterator[Change]:
    """All rates and differences of a paragraph that its own figures contradict."""
    found: tuple[Amount, ...] = ()
    for match in _ANCHOR.finditer(text):
        found = found or amounts(text)
        index = bisect_left(found, match.end(), key=_start)
        if index == len(found) or found[index].start != match.end():
            continue
        told = found[index]
        if match["to"]:
            change = index and (
                _rate_first(text, found[max(index - 2, 0) : index + 1])
                or _wrong_way(text, found[index - 1], told, match["word"])
                or _raised_to(text, found[max(index - 2, 0) : index + 1])
            )
        else:
            change = _told_by(text, found, index)
            if index > 1 and not change:
                change = _opposite(text, found[index - 2 : index + 1], match["word"])
        if change and not _of_another(text, found, index):
            yield change
    yield from _both_ways(text)
    yield from _more(text)
    yield from _in_series(text)
    yield from _kept_within(text)
    if "番" in text:
        yield from _doubled(text, amounts(text))
        yield from _doubled_since(text, amounts(text))
    if "个百分点" in text:
        yield from _both_apart(text)
        yield from _apart(text)
        yield from _to_bound(text)
    if "年均" in text:
        yield from _yearly(text, amounts(text))
    if "由" in text or "从" in text:
        yield from _told_later(text)


_LATER_RATE = later(
    rf"[，。；](?P<noun>[一-龥]{{2,10}}?)(?:总体|累计)?(?P<word>{_UP}|{_DOWN})了?(?P<rate>\d+(?:\.\d+)?)[%％](?!以|左)"
)
_OTHER_BASE = later(
    "同比|环比|上年|去年|上月|季度|同期|年均|每年|平均|其中|实际|可比|预计|计划|力争|目标|预期"
)
_TOLD_YEAR = later(r"20\d\d")
_COMPARED_TO = later("[与比较][^，。；]{2,14}相比，$")
_OWN_NOUN = later(r"(?P<noun>[一-龥]{2,16}?)(?:分别)?[由从](?P<since>[^，。；、]{0,14})$")


def _told_later(text: str) -> Iterator[Change]:
    """产值由6.82亿元增加到9.12亿元，面积…；与2022年相比，产值增长43.7%: of the same noun, in the sentence or the next one, where
    a slip of the hand makes the rate."""
    for old, new in pairwise(amounts(text)):
        if not _alike(old, new) or new.family in _UNFIT or not old.value or not new.value:
            continue
        own = _OWN_NOUN.search(text, max(old.start - 30, 0), old.start)
        if not own or not _TO.fullmatch(text, old.end, new.start) or _in_real_terms(text, old.start):
            continue
        limit = new.end + _REACH
        first = text.find("。", new.end, limit)
        stop = text.find("。", first + 1, limit) if first >= 0 else -1
        stop = stop if stop >= 0 else limit
        rates = _LATER_RATE.finditer(text, new.end, stop)
        same = [match for match in rates if own["noun"].endswith(match["noun"])]
        if len(same) == 1 and _misses_rate(text, old, new, own["since"], same[0]):
            reckoned = round(abs(new.value / old.value - 1) * _HUNDRED, 1)
            word = "增长" if new.value > old.value else "下降"
            term = f"由{old.text}到{new.text}{word}{plain(reckoned)}%"
            yield Change(Span(old.start, same[0].end()), term, f"{same[0]['rate']}%")


def _misses_rate(text: str, old: Amount, new: Amount, since: str, match: re.Match[str]) -> bool:
    """Whether a rate is a slip away from that of two amounts, and nothing tells of another base."""
    start = clause_start(text, "。；", match.start("noun"), new.end)
    lead = text[start : match.start("noun")]
    years = {*_TOLD_YEAR.findall(since)}
    if _OTHER_BASE.search(text, start, match.end()) or (
        years and not years.issuperset(_TOLD_YEAR.findall(lead))
    ):
        return False
    if ((new.value or 0) > (old.value or 0)) != (match["word"] in _RISES):
        return False
    low, high = sorted(map(abs, _growth(old, new)))
    rate = Decimal(match["rate"])
    step = Decimal(1).scaleb(-len(match["rate"].partition(".")[2]))
    if low - step < rate < high + step:
        return False
    least = 2 if _COMPARED_TO.search(lead) else 3
    return mistyped(low, high, match["rate"], least)


_OF_YEAR = later(
    rf"(?P<year>20\d\d)年(?:同比|(?:比|较|相比)(?:上一?年|(?P<last>20\d\d)年))(?P<word>{_UP}|{_DOWN})了?(?=\d[\d.]*[%％])"
)
_YEAR_BEFORE = later(
    r"(?P<year>20\d\d)年(?:度|全年|共)?(?:投入|完成|实现|收入|支出|为|达到?|有|安排|拨付|发放){0,2}$"
)


def _in_series(text: str) -> Iterator[Change]:
    """2024年3200万元、2025年3600万元，2025年比上年增长14.5%."""
    for match in _OF_YEAR.finditer(text):
        rate = beginning_at(text, match.end())
        told: dict[str, Amount] = {}
        for amount in between(text, _sentence_start(text, match.start()), match.start()):
            of = _YEAR_BEFORE.search(text, max(amount.start - 14, 0), amount.start)
            if of:
                told[of["year"]] = amount
        last = match["last"] or str(int(match["year"]) - 1)
        old, new = told.get(last), told.get(match["year"])
        if rate and old and new and _alike(old, new) and new.family not in _UNFIT and old.start < new.start:
            change = _rate(text, old, new, rate)
            if change:
                yield change


_KEPT_WITHIN = later(
    rf"(?P<word>{_DOWN})了?(?P<rate>\d+(?:\.\d+)?)[%％](?:以上)?[，,（(]即?(?:由|从)[^，。；、\d]{{0,6}}(?:20\d\d年)?的?(?=\d)"
)
_DOWN_TO = later(r"[^，。；、\d]{0,4}(?:控制|压减|压降|减少|降低|下降|压缩|减|降)[在到至]")


def _kept_within(text: str) -> Iterator[Change]:
    """下降30%，即由上年的10起控制在7起以内."""
    for match in _KEPT_WITHIN.finditer(text):
        row = between(text, match.end(), match.end() + _NEAR_BY)[:2]
        if len(row) < 2 or row[0].start != match.end() or row[0].family != row[1].family:
            continue
        old, new = row
        if not old.value or not new.size or not _DOWN_TO.fullmatch(text, old.end, new.start):
            continue
        kept = old.value * (_HUNDRED - Decimal(match["rate"])) / _HUNDRED
        if abs(kept - new.size) >= max(Decimal(1), new.step):
            reckoned = plain(round((1 - new.size / old.value) * _HUNDRED, 1))
            term = f"由{old.text}到{new.text}{match['word']}{reckoned}%"
            yield Change(Span(match.start(), new.end), term, f"{match['rate']}%")


_BOTH_WAYS = later(
    r"(?P<one>增加|上升|增长|减少|下降)(?:了)?\d[\d.]{0,8}[万亿]?(?:人次|[人起件户元亩吨处家个名])，(?:同比)?(?P<other>增加|上升|增长|减少|下降)(?:了)?\d[\d.]{0,5}[%％]"
)


def _both_ways(text: str) -> Iterator[Change]:
    """受伤人数增加3人，下降15%."""
    for match in _BOTH_WAYS.finditer(text):
        if (match["one"] in _RISES) != (match["other"] in _RISES):
            yield Change(Span(*match.span()), f"前面说{match['one']}", match["other"])


_TWO_RATES = later(
    r"(?P<one>\d[\d.]*)[%％]、?和?(?P<other>\d[\d.]*)[%％]，(?:分别)?(?P<word>低于|高于)[^，。；、\d]{0,16}"
    r"(?P<by>\d[\d.]*个(?:百分点)?[、和](?P<by2>\d[\d.]*)个百分点)"
)


def _both_apart(text: str) -> Iterator[Change]:
    """55%和48%，低于全市平均水平20个和27个百分点: both from one average."""
    for match in _TWO_RATES.finditer(text):
        by = Decimal(match["by"].partition("个")[0])
        rates = Decimal(match["one"]), Decimal(match["other"])
        sign = 1 if match["word"] == "低于" else -1
        means = rates[0] + sign * by, rates[1] + sign * Decimal(match["by2"])
        if means[0] != means[1]:
            term = f"分别推算的平均水平为{plain(means[0])}%和{plain(means[1])}%"
            yield Change(Span(*match.span("by")), term, match["by"])


_ONE_FROM_ANOTHER = later(
    r"(?P<one>\d+(?:\.\d+)?)[%％]，(?:分别)?(?:高于|低于|高出|比)[^，。；、（\d]{2,16}（?(?P<other>\d+(?:\.\d+)?)[%％]）?(?:高出?|低)?(?P<by>\d+(?:\.\d+)?)个百分点"
)


def _apart(text: str) -> Iterator[Change]:
    """7.2%，高于全市平均水平（6.5%）0.7个百分点."""
    for match in _ONE_FROM_ANOTHER.finditer(text):
        gap = abs(Decimal(match["one"]) - Decimal(match["other"]))
        if gap != Decimal(match["by"]):
            term = f"{match['one']}%与{match['other']}%相差{plain(gap)}个百分点"
            yield Change(Span(*match.span()), term, f"{match['by']}个百分点")


_TO_BOUND = later(
    rf"[由从][^，。；、]{{0,14}}?(?<![\d.])(?P<old>\d+(?:\.\d+)?)[%％](?:{_UP}|{_DOWN})[到至](?P<new>\d+(?:\.\d+)?)[%％]以[上内下]"
    rf"，(?:同比|比上年|较上年)?(?:{_UP}|{_DOWN})了?(?P<by>\d+(?:\.\d+)?)个百分点"
)


def _to_bound(text: str) -> Iterator[Change]:
    """由58%提高到75%以上，提高27个百分点以上."""
    for match in _TO_BOUND.finditer(text):
        old, new, by = (Decimal(match[name]) for name in ("old", "new", "by"))
        if abs(new - old) != by:
            term = f"{match['old']}%与{match['new']}%相差{plain(abs(new - old))}个百分点"
            yield Change(Span(match.start("old"), match.end()), term, f"{match['by']}个百分点")


def _of_another(text: str, found: tuple[Amount, ...], index: int) -> bool:
    """Whether an amount farther before makes the change right: 共31486户，其中…合作社844户，比上年末的29382户净增2104户."""
    old, by = found[index - 1], found[index]
    if index < 2 or not old.value or by.value is None:
        return False
    start = _sentence_start(text, old.start)
    others = [a for a in found[: index - 2] if a.start >= start and a.family == old.family and a.value]
    if by.family == old.family:
        return any(abs((a.value or 0) - old.value) == by.value for a in others)
    return by.family == "%" and any(not _contradicts(by, _growth(old, a)) for a in others)


def _told_by(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """What two amounts before, or one behind, say of the change at an index."""
    if (
        text[found[index].end : found[index].end + 1] in ("和", "、")
        and "分别" in text[found[index].start - 8 : found[index].start]
    ):
        return None  # 分别增长5.6%和7.8%: the first is not of what stands last
    if index > 1:
        one, other, by = found[index - 2 : index + 1]
        if (
            _alike(one, other)
            and one.family not in _UNFIT - {"%"}
            and _BY.fullmatch(text, other.end, by.start)
        ):
            told = (
                _from_to(text, one, other, by)
                or _only_by(text, one, other, by)
                or _year_by_year(text, one, other, by)
                or _than(text, one, other, by)
                or _by(text, one, other, by)
                or _by_of(text, one, other, by)
                or _respectively(text, one, other, by)
                or _reached(text, one, other, by)
            )
            told = told or _with_difference(text, found[max(index - 3, 0) : index + 1])
            told = told or _than_farther(text, found, index) or _named_again(text, found, index)
            return told or _against_last(text, found, index)
        if index > 2 and one.start == found[index - 3].end and _alike(found[index - 3], other):
            # 3起4人，比上年的6起下降50%
            new = found[index - 3]
            if by.family == "%" and _THAN.fullmatch(text, one.end, other.start):
                return _rate(text, other, new, by)
    row = found[index - 1 : index + 2] if index else ()
    told = _same_time(text, row) or _formerly(text, row) or _with_rate(text, row) if row else None
    told = told or (_rate_and_old(text, found[index - 1 : index + 3]) if index else None)
    told = told or _than_farther(text, found, index)
    told = told or (_named_again(text, found, index) if index else None)
    return told or (_against_last(text, found, index) if index > 1 else None)


_THAN_BEFORE = later(rf"{_COMPARED}的?$")
_NEAR_BY = 40


def _than_farther(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """接报警情2760起，破案率提升，较上年的3000起下降8%: of the one like amount of the sentence."""
    old, by = found[index - 1], found[index]
    if not index or by.family != "%" or not old.value or old.family in _UNFIT:
        return None
    if not _THAN_BEFORE.search(text, max(old.start - 14, 0), old.start) or not _BY.fullmatch(
        text, old.end, by.start
    ):
        return None
    start = _sentence_start(text, old.start)
    alike = [a for a in found[: index - 1] if a.start >= start and a.family == old.family]
    if not alike or not alike[-1].value or old.start - alike[-1].end > _NEAR_BY:
        return None
    if _is_split(text, alike):
        return _rate(text, old, alike[0], by)
    if "；" in text[alike[-1].end : old.start]:
        return None
    named = _COUNT_OF.search(text, alike[-1].end, old.start)
    beside = _BESIDE.fullmatch(text, alike[-1].end, old.start)
    if len(alike) > 1 and not beside and not (named and _noun_of(text, alike[-1]).endswith(named["noun"])):
        return None
    return _rate(text, old, alike[-1], by)


_BESIDE = later(rf"[，,]{_COMPARED}的?")
_NEAR_WHOLE = Decimal("0.05")


def _is_split(text: str, row: list[Amount]) -> bool:
    """Whether the first amount has the others, which 其中 introduces, for its parts: these are not compared then. One of
    them may be wrong."""
    parts = sum((a.value or Decimal(0) for a in row[1:]), Decimal(0))
    size = row[0].value or Decimal(0)
    near = abs(parts - size) <= size * _NEAR_WHOLE
    return len(row) > 2 and near and "其中" in text[row[0].end : row[1].start]


_NAMED_AGAIN = later(rf"[。；](?P<noun>[一-龥]{{3,12}}?){_COMPARED}的?$")


def _named_again(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """其中税收收入2640万元、非税收入1180万元。税收收入比上年同期的2400万元增长10%: of the one amount of that name before."""
    old, by = found[index - 1], found[index]
    named = _NAMED_AGAIN.search(text, max(old.start - 30, 0), old.start)
    if not named or by.family != "%" or not old.value or old.family in _UNFIT:
        return None
    if not _BY.fullmatch(text, old.end, by.start) or _in_real_terms(text, by.start):
        return None
    before = between(text, max(named.start() - _REACH // 2, 0), named.start())
    alike = [a for a in before if _alike(a, old) and _noun_of(text, a).endswith(named["noun"])]
    return _rate(text, old, alike[0], by) if len(alike) == 1 else None


_COUNT_OF = later(r"，(?P<noun>[一-龥]{2,4}?)(?:总|件|起)?数量?(?:比|较)")
"""受理案件412件563人，案件数比上年的366件增长."""


_LAST_YEAR = later(r"(?:去年|上年|20\d\d年)(?!以来|至|到)")
_THIS_YEAR = later(r"(?:今年|本年|明年|20\d\d年)(?:同期|全年|[春夏秋冬]季|[上下]半年)?")
_AGAINST = later(
    rf"(?:以内|以下|以上|左右)?[，,](?:预计)?(?:同比|{_COMPARED})(?P<word>{_UP}|{_DOWN})(?:了|约)?"
)
_BARE = 8
"""今年同期力争 names nothing of its own."""
_IDLE = "将达到为约至有控制在计共的"


def _against_last(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """2024年最大负荷20.5万千瓦。预计今年最大负荷22.55万千瓦，同比增长10%; 去年1至4月发生20起，今年同期控制在16起以内，…."""
    old, new, rate = found[index - 2 : index + 1]
    if rate.family != "%" or not old.size or not new.size or old.family != new.family or new.family in _UNFIT:
        return None
    told = _AGAINST.fullmatch(text, new.end, rate.start)
    gap = text[old.end : new.start]
    this = _THIS_YEAR.search(gap)
    if not told or not this or gap.count("。") > 1 or "；" in gap or "其中" in gap:
        return None
    start = _sentence_start(text, old.start)
    last = list(_LAST_YEAR.finditer(text, start, old.start))
    if (
        len(last) != 1
        or _in_real_terms(text, rate.start)
        or (this[0][:4] <= last[0][0][:4] and this[0][0] == "2")
    ):
        return None
    one, other = (_noun_of(text, amount) for amount in (old, new))
    unnamed = other.startswith(("今年", "本年")) and len(other) <= _BARE
    if "。" in gap if unnamed else one[-2:] != other[-2:]:
        return None
    if (new.size > old.size) != (told["word"] in _RISES):
        return None
    rows = [a if a.value is not None else a.with_value(a.size, a.step) for a in (old, new, rate)]
    return _judged_rate(rows[0], rows[1], rows[2], Span(old.start, rate.end))


def _noun_of(text: str, amount: Amount) -> str:
    return words_before(text, amount.start, 30).rstrip(_IDLE)


_start = attrgetter("start")


def _wrong_way(text: str, old: Amount, new: Amount, word: str) -> Change | None:
    """由86起增加到43起; 由52小时提高到60分钟以上."""
    bound = _BOUND.match(text, new.end)
    size = new.size if old.family == new.family else converted(new, old.family)
    whole = bound is None or bound[0] == ("以上" if word in _RISES else "以内")
    told = old.value and size and (bound or old.family != new.family) and _is_from_to(text, old, new)
    if size and told and whole and not _is_finer(text, old):
        term = _turned(old, new.with_value(size, new.step), word)
        return Change(Span(old.start, new.end), term, word) if term and size != old.value else None
    if not _alike(old, new) or not _is_from_to(text, old, new):
        return None
    if old.value == new.value or new.family in _UNFIT - {"%"}:
        return None
    term = _turned(old, new, word)
    return Change(Span(old.start, new.end), term, word) if term and not _is_finer(text, old) else None


_BOUND = later("以[上内]")


def _is_from_to(text: str, old: Amount, new: Amount) -> bool:
    """Whether two amounts are told as 由…到…."""
    led = _FROM.search(text[max(old.start - 20, 0) : old.start])
    return led is not None and _TO.fullmatch(text, old.end, new.start) is not None


def _is_finer(text: str, old: Amount) -> bool:
    return _FINER.search(text, max(old.start - 20, 0), old.start) is not None


def _turned(old: Amount, new: Amount, word: str) -> str | None:
    """“由6起到3起是减少” where the word for the change tells the other way; None where it is right."""
    grows = (new.value or 0) > (old.value or 0)
    return None if grows == (word in _RISES) else f"由{old.text}到{new.text}是{'增加' if grows else '减少'}"


_OPPOSITE_GAP = later(
    r"[，,（(]?(?P<noun>(?!同比|累计|比上|较上)[一-龥]{2,6}?)?(?:同比|累计|净|比上年|较上年)?"
)


def _opposite(text: str, row: tuple[Amount, ...], word: str) -> Change | None:
    """由132起减少到99起，发案数同比上升25%: so much it is, but the other way."""
    old, new, by = row
    if not _alike(old, new) or old.value == new.value or not by.value or not old.value:
        return None
    if not _is_from_to(text, old, new):
        return None
    at = text.rfind(word, new.end, by.start)
    gap = _OPPOSITE_GAP.fullmatch(text, new.end, at) if at >= 0 else None
    term = _turned(old, new, word)
    if not gap or not term or _is_finer(text, old):
        return None
    subject = text[_sentence_start(text, old.start) : old.start]
    if gap["noun"] and gap["noun"][:2] not in subject:
        return None  # 成本由3000元降至2700元，利润增长10%
    if by.family == "%" and old.family != "%":
        same = not _contradicts(by, _growth(old, new))
    elif by.family == ("个百分点" if old.family == "%" else old.family):
        same = _differ_by(old, new, by)
    else:
        return None
    return Change(Span(old.start, by.end), term, text[at : by.end]) if same else None


_MORE_BY = later(r"(?P<word>[多少])了?")


def _more(text: str) -> Iterator[Change]:
    """312人，比去年的275人多47人."""
    if "多" not in text and "少" not in text:
        return
    found = amounts(text)
    for new, old, by in zip(found, found[1:], found[2:], strict=False):
        told = _MORE_BY.fullmatch(text, old.end, by.start)
        if not told or not _alike(new, old) or not _alike(old, by) or old.family in _UNFIT:
            continue
        if not _THAN.fullmatch(text, new.end, old.start):
            continue
        gap = (new.value or Decimal(0)) - (old.value or Decimal(0))
        wanted = (by.value or Decimal(0)) * (1 if told["word"] == "多" else -1)
        if abs(gap - wanted) > (old.step + new.step + by.step) / 2:
            word = "多" if gap > 0 else "少"
            yield Change(
                Span(new.start, by.end),
                f"{new.text}比{old.text}{word}{told_like(abs(gap), by)}",
                told["word"] + by.text,
            )


def _from_to(text: str, old: Amount, new: Amount, by: Amount) -> Change | None:
    """由36人增加到45人，增长25%; …，增加9人."""
    if not _is_from_to(text, old, new):
        return None
    return judged(text, old, new, by, Span(old.start, by.end))


def _with_difference(text: str, row: tuple[Amount, ...]) -> Change | None:
    """由120人增加到150人，净增30人，增长20%: a right difference between the two and their rate."""
    if (
        len(row) < 4
        or row[3].family != "%"
        or not _alike(row[0], row[1])
        or not _is_from_to(text, row[0], row[1])
    ):
        return None
    old, new, by, rate = row
    if not _alike(new, by) or not _BY.fullmatch(text, new.end, by.start):
        return None
    gap = abs((new.value or Decimal(0)) - (old.value or Decimal(0)))
    if abs(gap - (by.value or Decimal(0))) > (old.step + new.step + by.step) / 2:
        return None
    return _judged_rate(old, new, rate, Span(old.start, rate.end))


def judged(text: str, old: Amount, new: Amount, by: Amount, span: Span) -> Change | None:
    """The change of one amount into the other as a percentage, in multiples or as a difference."""
    if by.value is None:
        return None
    if by.family == "个百分点" and old.family != "%":
        gap = abs((new.value or Decimal(0)) - (old.value or Decimal(0)))
        return Change(span, f"由{old.text}到{new.text}相差{told_like(gap, new)}", by.text)
    if by.family == "%" and old.family != "%":
        return _rate(text, old, new, by)
    if by.family == "倍":
        return _times(old, new, by)
    if by.family != ("个百分点" if old.family == "%" else old.family):
        return None
    gap = abs((new.value or Decimal(0)) - (old.value or Decimal(0)))
    if abs(gap - by.value) <= (0 if old.family == "%" else old.step + new.step + by.step) / 2:
        return None
    return Change(span, f"{old.text}与{new.text}相差{told_like(gap, by)}", by.text)


def _only_by(text: str, old: Amount, by: Amount, rate: Amount) -> Change | None:
    """由15分钟压缩了6分钟，缩短60%."""
    if rate.family != "%" or not old.value or not by.value or not _ONLY_BY.fullmatch(text, old.end, by.start):
        return None
    if not _FROM.search(text[max(old.start - 20, 0) : old.start]) or by.value > old.value:
        return None
    reckoned = by.value / old.value * _HUNDRED
    if abs(reckoned - (rate.value or reckoned)) <= 1:
        return None
    return Change(
        Span(old.start, rate.end), f"{old.text}中的{by.text}是{plain(round(reckoned, 1))}%", rate.text
    )


def _times(old: Amount, new: Amount, by: Amount) -> Change | None:
    """由5家增加到15家，增长2倍: by how many times, not to how many. A fall in 倍 is another rule's."""
    if not old.value or not new.value or not by.value:
        return None
    times = new.value / old.value
    if new.value < old.value or abs(times - 1 - by.value) <= (by.step or Decimal(1)) / 2:
        return None
    span = Span(min(old.start, by.start), max(by.end, new.end))
    return Change(span, f"由{old.text}到{new.text}增长{plain(round(times - 1, 1))}倍", by.text)


def _sentence_start(text: str, end: int) -> int:
    """Where the sentence that holds an offset begins, no further back than a sentence reaches."""
    return clause_start(text, "。", end, max(end - _REACH, 0))


def _in_real_terms(text: str, end: int) -> bool:
    """The sentence speaks of what is reckoned in constant prices."""
    return _REAL.search(text, _sentence_start(text, end), end) is not None


def _rate(text: str, old: Amount, new: Amount, rate: Amount) -> Change | None:
    if not old.value or _in_real_terms(text, old.start):
        return None
    return _judged_rate(old, new, rate, Span(min(old.start, new.start), rate.end))


def _judged_rate(old: Amount, new: Amount, rate: Amount, span: Span) -> Change | None:
    if not old.value or not new.value or not _contradicts(rate, _growth(old, new)):
        return None
    reckoned = round(abs(new.value / old.value - 1) * _HUNDRED, 1)
    word = "增长" if new.value > old.value else "下降"
    return Change(span, f"由{old.text}到{new.text}{word}{plain(reckoned)}%", rate.text)


def _raised_to(text: str, row: tuple[Amount, ...]) -> Change | None:
    """增加编制3名，总编制由5名增加到8名."""
    if len(row) < 3 or not (_alike(*row[:2]) and _alike(*row[1:])) or row[0].value is None:
        return None
    by, old, new = row
    if not _FROM.search(text[max(old.start - 20, 0) : old.start]):
        return None
    raised = _RAISED.search(text[max(by.start - 20, 0) : by.start])
    hence = text[by.end : old.start]
    if not raised or not _HENCE.fullmatch(hence) or raised["what"][-2:] not in hence or "均" in hence:
        return None
    if not _TO.fullmatch(text[old.end : new.start]):
        return None
    if any(
        _alike(a, by) and _RAISED.search(text, max(a.start - 20, 0), a.start)
        for a in between(text, _sentence_start(text, by.start), by.start)
    ):
        return None  # 新增2个，撤并3个，总数由26个减少到25个
    sign = -1 if raised["word"] in _LOST else 1
    result = (old.value or Decimal(0)) + sign * row[0].value
    if abs(result - (new.value or Decimal(0))) <= (by.step + old.step + new.step) / 2:
        return None
    shown = "+" if sign > 0 else "-"
    term = f"{_bare(old)}{shown}{_bare(by)}={told_like(result, new)}"
    return Change(Span(by.start, new.end), term, new.text)


def _year_by_year(text: str, old: Amount, new: Amount, by: Amount) -> Change | None:
    """2023年完成120件，2024年完成150件，增长25%."""
    earlier = _EARLIER.search(text[max(old.start - 18, 0) : old.start])
    later_on = _LATER.fullmatch(text, old.end, new.start)
    if not earlier or not later_on or (earlier["year"] or "0") >= (later_on["year"] or "9999"):
        return None
    return _rate(text, old, new, by) if by.family == "%" != old.family else None


def _than(text: str, new: Amount, old: Amount, by: Amount) -> Change | None:
    """186亿元，比上年的178亿元增长4.5%; 2起，去年同期为5起，下降60%."""
    than = _THAN_SAME.fullmatch(text, new.end, old.start)
    if than and than["noun"][-2:] not in text[max(new.start - 20, 0) : new.start]:
        return None
    if not than and not _LAST_TIME.fullmatch(text, new.end, old.start):
        return None
    if "均" in _noun_of(text, new) and "均" not in text[new.end : old.start]:
        return None  # 合计78万元，平均39万元，比上年的合计65万元增长20%
    word = _BY.fullmatch(text, old.end, by.start)
    sure = than or (old.value and not _contradicts(by, _growth(old, new)))
    if sure and word and by.family == "%" != old.family and old.value != new.value:
        term = _turned(old, new, word["word"])
        if term and "幅" not in word[0]:
            return Change(Span(new.start, by.end), term, f"{word['word']}{by.text}")
    if than and by.family == "%" != old.family:
        start = clause_start(text, "，。；\n", new.start)
        return (
            None
            if _REAL.search(text, start, new.start)
            else _judged_rate(old, new, by, Span(new.start, by.end))
        )
    return judged(text, old, new, by, Span(new.start, by.end))


def _by(text: str, new: Amount, by: Amount, rate: Amount) -> Change | None:
    """120件，比上年增加20件，增长20%."""
    changed = _CHANGED.fullmatch(text, new.end, by.start)
    if not changed or rate.family != "%" or new.family == "%" or text[by.end] not in "，,":
        return None
    sign = -1 if changed["word"] in _DOWN.split("|") or changed["word"][0] in "减少" else 1
    before = (new.value or Decimal(0)) - sign * (by.value or Decimal(0))
    if before <= 0 or _in_real_terms(text, new.start):
        return None
    old = by.with_value(before, max(new.step, by.step) * 2, told_like(before, new))
    return _judged_rate(old, new, rate, Span(new.start, rate.end))


_TWO_YEARS = later(r"(?P<first>20\d\d)年?[、和与](?P<last>20\d\d)年[^，。；\d]{0,14}$")


def _respectively(text: str, old: Amount, new: Amount, rate: Amount) -> Change | None:
    """2024年、2025年分别接待40万人次、45万人次，同比增长12.5%."""
    years = _TWO_YEARS.search(text, max(old.start - 30, 0), old.start)
    if not years or rate.family != "%" or text[old.end : new.start] not in ("、", "和", "与"):
        return None
    return _rate(text, old, new, rate) if int(years["last"]) - int(years["first"]) == 1 else None


_THAN_OLD = later(rf"{_COMPARED}的?(?:[^，。；、\d]{{0,4}})$|(?:比|较)20\d\d年的?$")
_LESS = later(rf"净?(?P<word>{_UP}|{_DOWN})了?")


def _by_of(text: str, old: Amount, by: Amount, rate: Amount) -> Change | None:
    """较2023年的120件减少40件，下降25%."""
    told = _LESS.fullmatch(text, old.end, by.start)
    if not told or rate.family != "%" or not old.value or not by.value or _in_real_terms(text, old.start):
        return None
    if not _THAN_OLD.search(text, max(old.start - 14, 0), old.start):
        return None
    sign = -1 if told["word"] in _DOWN.split("|") else 1
    result = old.value + sign * by.value
    if result <= 0:
        return None
    new = by.with_value(result, max(old.step, by.step), told_like(result, old))
    return _judged_rate(old, new, rate, Span(old.start, rate.end))


def _reached(text: str, by: Amount, new: Amount, rate: Amount) -> Change | None:
    """增加420人次，达到2100人次，增长25%."""
    raised = _RISE.search(text[max(by.start - 6, 0) : by.start])
    if not raised or rate.family != "%" or not _REACHED.fullmatch(text, by.end, new.start):
        return None
    sign = -1 if raised[0] in _DOWN.split("|") else 1
    before = (new.value or Decimal(0)) - sign * (by.value or Decimal(0))
    if before <= 0 or _in_real_terms(text, by.start):
        return None
    old = by.with_value(before, max(new.step, by.step) * 2, told_like(before, new))
    return _judged_rate(old, new, rate, Span(by.start, rate.end))


def _rate_first(text: str, row: tuple[Amount, ...]) -> Change | None:
    """同比下降16.7%，由去年的360件次减少到300件次."""
    if len(row) < 3 or not _alike(row[1], row[2]) or row[1].family in _UNFIT:
        return None
    rate, old, new = row
    if rate.family not in ("%", "倍", old.family):
        return None
    told = _ANCHOR.search(text, max(rate.start - 8, 0), rate.end)
    if (
        not told
        or told["to"]
        or told.end() != rate.start
        or not _HENCE_FROM.fullmatch(text, rate.end, old.start)
    ):
        return None
    if not _TO.fullmatch(text, old.end, new.start) or _in_real_terms(text, rate.start):
        return None
    if rate.family == "%":
        return _judged_rate(old, new, rate, Span(rate.start, new.end))
    if rate.family == "倍":
        return _times(old, new, rate)
    return judged(text, old, new, rate, Span(rate.start, new.end))


_THEREBY = later(
    rf"[，,](?:同比|{_COMPARED})?(?:净|绝对额)?(?P<word>增收|减收|多收|{_UP}|{_DOWN})(?:了|额为?)?"
)


def _with_rate(text: str, row: tuple[Amount, ...]) -> Change | None:
    """32100元，同比增长7%，增加2100元."""
    if len(row) < 3 or not _alike(row[0], row[2]) or row[1].family != "%" or row[0].family in _UNFIT:
        return None
    new, rate, by = row
    told = _THEREBY.fullmatch(text, rate.end, by.start)
    if not told or not _BY.fullmatch(text, new.end, rate.start) or _in_real_terms(text, new.start):
        return None
    sign = 1 if told["word"] in _RISES else -1
    before = (new.value or Decimal(0)) - sign * (by.value or Decimal(0))
    if before <= 0:
        return None
    old = by.with_value(before, max(new.step, by.step) * 2, told_like(before, new))
    return _judged_rate(old, new, rate, Span(new.start, by.end))


def _rate_and_old(text: str, row: tuple[Amount, ...]) -> Change | None:
    """412起，同比下降20%，比去年同期的515起减少103起."""
    if len(row) < 4 or not (_alike(row[0], row[2]) and _alike(row[2], row[3])) or row[1].family != "%":
        return None
    new, rate, old, by = row
    if not _BY.fullmatch(text, new.end, rate.start) or not _THAN.fullmatch(text, rate.end, old.start):
        return None
    if not _LESS.fullmatch(text, old.end, by.start) or new.family in _UNFIT:
        return None
    return _judged_rate(old, new, rate, Span(new.start, rate.end)) or judged(
        text, old, new, by, Span(new.start, by.end)
    )


def _same_time(text: str, row: tuple[Amount, ...]) -> Change | None:
    """8.6万人次，同比增长22.9%（2023年同期为7万人次）."""
    if len(row) < 3 or not _alike(row[0], row[2]) or row[1].family != "%" or row[0].family in _UNFIT:
        return None
    new, rate, old = row
    if not _BY.fullmatch(text, new.end, rate.start) or not _SAME_TIME.fullmatch(text, rate.end, old.start):
        return None
    return _judged_rate(old, new, rate, Span(new.start, old.end))


_FORMERLY = later(r"[，（](?:而)?(?:上年|去年|上学?期|20\d\d年)(?:同期|全年)?的?(?:为|是|仅为?)?")
_MORE = later(rf"[，,]?{_COMPARED}净?(?P<word>{_UP}|{_DOWN})了?")


def _formerly(text: str, row: tuple[Amount, ...]) -> Change | None:
    """380元，较上年提高30元，上年为340元."""
    if len(row) < 3 or not (_alike(*row[:2]) and _alike(*row[1:])) or row[0].family in _UNFIT:
        return None
    new, by, old = row
    told = _MORE.fullmatch(text, new.end, by.start)
    if not told or not _FORMERLY.fullmatch(text, by.end, old.start):
        return None
    return judged(text, old, new, by, Span(new.start, old.end))


def _yearly(text: str, found: tuple[Amount, ...]) -> Iterator[Change]:
    """2021年至2023年分别为36.2亿元、39.8亿元和43.5亿元，年均增长9.6%."""
    for index, rate in enumerate(found):
        if rate.family != "%" or index < 2 or not _alike(found[index - 2], found[index - 1]):
            continue
        new = found[index - 1]
        if not _YEARLY.fullmatch(text[new.end : rate.start]) or rate.value is None:
            continue
        start = _sentence_start(text, rate.start)
        span = _YEARS.search(text, start, rate.start)
        if span is None or _in_real_terms(text, rate.start):
            continue
        years = int(span["last"]) - int(span["first"])
        series = [a for a in found[:index] if a.start > start and _alike(a, new)]
        listed = "分别" in text[start : rate.start]
        if years < 1 or len(series) != (years + 1 if listed else 2):
            continue
        yield from _judged_yearly(series[0], new, rate, years)


def _judged_yearly(old: Amount, new: Amount, rate: Amount, years: int) -> Iterator[Change]:
    if not old.value or not new.value:
        return
    low, high = _growth(old, new)
    if not _contradicts(rate, _growth(old, new, years)):
        return
    if not _contradicts(rate, (low / years, high / years)):
        return
    reckoned = round(abs((new.value / old.value) ** (Decimal(1) / years) - 1) * _HUNDRED, 1)
    term = f"由{old.text}到{new.text}，{years}年年均{plain(reckoned)}%"
    yield Change(Span(old.start, rate.end), term, rate.text)


_DOUBLED = later(
    r"[，,、]?(?:[一-龥\d]{1,3}年(?:间|来|内|时间)?，?)?(?:实现|增长|收入|产值)?(?:了)?翻了?(?P<times>[一二两三])?番"
)
_TIMES = {"一": 1, "二": 2, "两": 2, "三": 3, None: 1}
_LEAST_DOUBLE, _MOST_DOUBLE = Decimal("0.85"), Decimal("1.6")
"""翻一番 may be told of a little less than twice as much, and of more."""


def _doubled(text: str, found: tuple[Amount, ...]) -> Iterator[Change]:
    """由120万元增加到300万元，翻了两番."""
    for old, new in pairwise(found):
        told = _DOUBLED.match(text, new.end)
        if not told or not _alike(old, new) or not old.value or not new.value or old.family == "%":
            continue
        if not _is_from_to(text, old, new):
            continue
        yield from _misdoubled(old, new, told, old.start)


def _misdoubled(old: Amount, new: Amount, told: re.Match[str], start: int) -> Iterator[Change]:
    wanted, times = Decimal(2) ** _TIMES[told["times"]], (new.value or Decimal(0)) / (old.value or Decimal(1))
    if not _LEAST_DOUBLE * wanted <= times <= _MOST_DOUBLE * wanted:
        term = f"{new.text}是{old.text}的{plain(round(times, 1))}倍"
        yield Change(Span(start, told.end()), term, told[0].lstrip("，,、"))


_DOUBLE_OF = later(r"，比(?:上年|去年|上年同期|去年同期|前年|上学?期)的?(?=\d)")


def _doubled_since(text: str, found: tuple[Amount, ...]) -> Iterator[Change]:
    """27人次，比上年的18人次翻了一番."""
    for new, old in pairwise(found):
        told = _DOUBLED.match(text, old.end)
        if not told or not _alike(old, new) or not old.value or not new.value:
            continue
        if _DOUBLE_OF.fullmatch(text, new.end, old.start) or _DOUBLE_OF.match(text, new.end):
            yield from _misdoubled(old, new, told, new.start)


def _alike(one: Amount, other: Amount) -> bool:
    return one.family == other.family and one.value is not None and other.value is not None


def _bare(amount: Amount) -> str:
    return amount.text.rstrip(amount.text.lstrip("0123456789０１２３４５６７８９.,万亿"))


class ChangeAgrees(BlockCheck):
    """Rates and differences agree with the figures that they are of."""

    @property
    def literals(self) -> frozenset[str]:
        return _HINTS

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for change in changes(block.reading):
            start, end = change.span
            span = block.at(start, end)
            yield Finding(span, {"reckoned": change.term, "written": change.written})


class PointsNotPercent(BlockCheck):
    """The difference of two percentages is told in 个百分点: 由61.5%降至59.2%，下降2.3个百分点."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("%", "％"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        found = [a for a in amounts(text) if a.family == "%"]
        for by in (*_points_first(text, found), *_points_last(text, found)):
            span = block.at(by.start, by.end)
            better = by.text[:-1] + "个百分点"
            yield Finding(span, {"better": better}, Fix((Edit(span, better),)))


def _points_last(text: str, found: list[Amount]) -> Iterator[Amount]:
    for old, new, by in zip(found, found[1:], found[2:], strict=False):
        gap = text[old.end : new.start]
        told = _TO.fullmatch(gap) or _THAN.fullmatch(gap) or _LAST_TIME.fullmatch(gap)
        if told and _differ_by(old, new, by) and _BY.fullmatch(text[new.end : by.start]):
            yield by


_COMMA_FROM = later(r"，(?:由|从)[^，。；、\d]{0,8}")


def _points_first(text: str, found: list[Amount]) -> Iterator[Amount]:
    """完成率上升5%，由85%上升到90%."""
    for by, old, new in zip(found, found[1:], found[2:], strict=False):
        if (
            _differ_by(old, new, by)
            and _RISE.search(text, max(by.start - 4, 0), by.start)
            and _COMMA_FROM.fullmatch(text, by.end, old.start)
            and _TO.fullmatch(text, old.end, new.start)
        ):
            yield by


def _differ_by(old: Amount, new: Amount, by: Amount) -> bool:
    return old.value is not None and new.value is not None and by.value == abs(new.value - old.value)
