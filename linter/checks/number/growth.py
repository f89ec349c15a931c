"""Rates and differences that the figures of the paragraph contradict: 由36人增加到45人，增长20%."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from linter.checks.number.changes import (
    DOWN,
    FROM,
    HUNDRED,
    REACH,
    RISES,
    THAN,
    TO,
    UNFIT,
    UP,
    Change,
    comparable,
    contradicts,
    differ_by,
    growth_bounds,
    in_real_terms,
    is_from_to,
    judged,
    judged_rate,
    judged_times,
    sentence_start,
    turned,
)
from linter.checks.number.comparisons import same_name, told_by
from linter.checks.number.over_years import over_years
from linter.checks.number.points import points
from linter.chinese.amounts import Amount, amounts, between, plain, told_like
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.measures import converted
from linter.chinese.slips import mistyped
from linter.document import Block, Kind, Part, Span
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_LAST = "".join(sorted({word[-1] for word in f"{UP}|{DOWN}|率|幅度|比例".split("|")}))
_HINTS = frozenset(
    [f"{last}{digit}" for last in _LAST + "多少" for digit in "0123456789"]
    + [f"{last}{to}" for last in _LAST for to in "到至了为达"]
    + ["个和", "点和", "年均", "翻番", "翻了", "翻一", "翻两", "翻三", "多出"]
    + [f"{than}{last}" for than in "比较" for last in ("去年的", "上年的", "去年同期的", "上年同期的")]
)
"""What stands where a figure of a change does: the end of the word and the figure, or a link."""


class ChangeAgrees(BlockCheck):
    """Rates and differences agree with the figures that they are of."""

    @property
    def literals(self) -> frozenset[str]:
        return _HINTS

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for change in _changes(block.reading):
            start, end = change.span
            span = block.at(start, end)
            values = {"reckoned": change.term, "written": change.written}
            yield Finding(span, values, sure=change.sure)


_ANCHOR = later(
    rf"(?=[增提上扩升涨递减下降压缩回精调])(?P<word>{UP}|{DOWN})(?:率|幅度|比例)?(?P<to>[到至]|(?<=[短少低加高降缩升大])为)?(?:了|为|达到?)?(?=\d)"
)
"""A figure by which, or to which, something changes follows."""


def _changes(text: str) -> Iterator[Change]:
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
            change = told_by(text, found, index)
            if index > 1 and not change:
                change = _opposite(text, found[index - 2 : index + 1], match["word"])
        if change and not _of_another(text, found, index):
            yield change
    yield from _both_ways(text)
    yield from _more(text)
    yield from _kept_within(text)
    yield from _bracketed(text) if "（" in text else ()
    yield from over_years(text)
    yield from points(text)
    if "由" in text or "从" in text:
        yield from _told_later(text)


_start = attrgetter("start")


def _of_another(text: str, found: tuple[Amount, ...], index: int) -> bool:
    """Whether an amount farther before makes the change right: 共31486户，其中…合作社844户，比上年末的29382户净增2104户."""
    old, by = found[index - 1], found[index]
    if index < 2 or not old.value or by.value is None:
        return False
    start = sentence_start(text, old.start)
    others = [a for a in between(text, start, found[index - 2].start) if a.family == old.family and a.size]
    if by.family == old.family:
        return any(abs((a.size or 0) - old.value) == by.value for a in others)
    return by.family == "%" and any(not contradicts(by, growth_bounds(old, a)) for a in others)


_HENCE_FROM = later(r"[，,（(]?(?:由|从)[^，。；、\d]{0,14}")


def _rate_first(text: str, row: tuple[Amount, ...]) -> Change | None:
    """同比下降16.7%，由去年的360件次减少到300件次."""
    if len(row) < 3 or not comparable(row[1], row[2]) or row[1].family in UNFIT:
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
    if not TO.fullmatch(text, old.end, new.start) or in_real_terms(text, rate.start):
        return None
    if rate.family == "%":
        return judged_rate(old, new, rate, Span(rate.start, new.end))
    if rate.family == "倍":
        return judged_times(old, new, rate)
    if _also_lost(text, old, new, rate):
        return None
    return judged(text, old, new, rate, Span(rate.start, new.end))


def _also_lost(text: str, old: Amount, new: Amount, by: Amount) -> bool:
    """撤销9处，新增22处，由58处增至71处: what went and what came make the change together."""
    gap = abs((new.value or 0) - (old.value or 0))
    others = between(text, sentence_start(text, by.start), by.start)
    return any(a.family == by.family and a.value and abs((by.value or 0) - a.value) == gap for a in others)


_BOUND = later("以[上内]")


def _wrong_way(text: str, old: Amount, new: Amount, word: str) -> Change | None:
    """由86起增加到43起; 由52小时提高到60分钟以上."""
    bound = _BOUND.match(text, new.end)
    size = new.size if old.family == new.family else converted(new, old.family)
    whole = bound is None or bound[0] == ("以上" if word in RISES else "以内")
    told = old.value and size and (bound or old.family != new.family) and is_from_to(text, old, new)
    if size and told and whole and not _is_finer(text, old):
        term = turned(old, new.with_value(size, new.step), word)
        return Change(Span(old.start, new.end), term, word) if term and size != old.value else None
    if not comparable(old, new) or not is_from_to(text, old, new):
        return None
    if old.value == new.value or new.family in UNFIT - {"%"}:
        return None
    term = turned(old, new, word)
    return Change(Span(old.start, new.end), term, word) if term and not _is_finer(text, old) else None


_FINER = later("分辨率|精度|误差|粒度|间隔|排名|名次|位次")
"""What is better the smaller it is: 分辨率由250米提高到75米; 排名由9位上升到4位."""


def _is_finer(text: str, old: Amount) -> bool:
    return _FINER.search(text, max(old.start - 20, 0), old.start) is not None


_OPPOSITE_GAP = later(
    r"[，,（(]?(?P<noun>(?!同比|累计|比上|较上)[一-龥]{2,6}?)?(?:同比|累计|净|比上年|较上年)?"
)


def _opposite(text: str, row: tuple[Amount, ...], word: str) -> Change | None:
    """由132起减少到99起，发案数同比上升25%: so much it is, but the other way."""
    old, new, by = row
    if not comparable(old, new) or old.value == new.value or not by.value or not old.value:
        return None
    if not is_from_to(text, old, new):
        return None
    at = text.rfind(word, new.end, by.start)
    gap = _OPPOSITE_GAP.fullmatch(text, new.end, at) if at >= 0 else None
    term = turned(old, new, word)
    if not gap or not term or _is_finer(text, old):
        return None
    subject = text[sentence_start(text, old.start) : old.start]
    if gap["noun"] and gap["noun"][:2] not in subject:
        return None  # 成本由3000元降至2700元，利润增长10%
    if by.family == "%" and old.family != "%":
        same = not contradicts(by, growth_bounds(old, new))
    elif by.family == ("个百分点" if old.family == "%" else old.family):
        same = differ_by(old, new, by)
    else:
        return None
    return Change(Span(old.start, by.end), term, text[at : by.end]) if same else None


_RAISED = later(
    r"(?P<word>增加|新增|新建|扩建|增设|增配|新招|新聘|新购|新发展|新成立|新开|新设|减少|核减|撤并|撤销|裁减|精简|淘汰)(?P<what>[^，。；、\d]{2,16})$"
)
_LOST = ("减少", "核减", "撤并", "撤销", "裁减", "精简", "淘汰")
_HENCE = later(r"[，,](?:[^，。；、\d]{0,12})(?:由|从)(?:原来|原有|原先|年初|[上去]年(?:[末底])?)?的?")
_OF_ALL = later(r"[，,](?:[^，。；、\d]{0,6}总(?:数|量))?(?:由|从)")
"""What goes on to speak of all of what was raised, without naming it again."""


def _raised_to(text: str, row: tuple[Amount, ...]) -> Change | None:
    """增加编制3名，总编制由5名增加到8名."""
    if len(row) < 3 or not (comparable(*row[:2]) and comparable(*row[1:])) or row[0].value is None:
        return None
    by, old, new = row
    if not FROM.search(text[max(old.start - 20, 0) : old.start]):
        return None
    raised = _RAISED.search(text[max(by.start - 20, 0) : by.start])
    hence = text[by.end : old.start]
    if not raised or not _HENCE.fullmatch(hence) or "均" in hence:
        return None
    if raised["what"][-2:] not in hence and not _OF_ALL.match(hence):
        return None
    if not TO.fullmatch(text[old.end : new.start]):
        return None
    if any(
        comparable(a, by) and _RAISED.search(text, max(a.start - 20, 0), a.start)
        for a in between(text, sentence_start(text, by.start), by.start)
    ):
        return None  # 新增2个，撤并3个，总数由26个减少到25个
    sign = -1 if raised["word"] in _LOST else 1
    result = (old.value or Decimal(0)) + sign * row[0].value
    if abs(result - (new.value or Decimal(0))) <= (by.step + old.step + new.step) / 2:
        return None
    shown = "+" if sign > 0 else "-"
    term = f"{_bare(old)}{shown}{_bare(by)}={told_like(result, new)}"
    return Change(Span(by.start, new.end), term, new.text)


def _bare(amount: Amount) -> str:
    return amount.text.rstrip(amount.text.lstrip("0123456789０１２３４５６７８９.,万亿"))


_MORE_BY = later(r"(?P<word>[多少])(?![于数])[一-龥]{0,3}")


def _more(text: str) -> Iterator[Change]:
    """312人，比去年的275人多47人."""
    if "多" not in text and "少" not in text:
        return
    found = amounts(text)
    for new, old, by in zip(found, found[1:], found[2:], strict=False):
        told = _MORE_BY.fullmatch(text, old.end, by.start)
        if not told or not (THAN.fullmatch(text, new.end, old.start) or same_name(text, old) == new):
            continue
        old = old.with_value(old.size, old.step)  # 多 behind it tells the difference and rounds nothing
        if not comparable(new, old) or not comparable(old, by) or old.family in UNFIT:
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


_BOTH_WAYS = later(
    r"(?P<one>增加|上升|增长|减少|下降)(?:了)?\d[\d.]{0,8}[万亿]?(?:人次|[人起件户元亩吨处家个名])，(?:同比)?(?P<other>增加|上升|增长|减少|下降)(?:了)?\d[\d.]{0,5}[%％]"
)


def _both_ways(text: str) -> Iterator[Change]:
    """受伤人数增加3人，下降15%."""
    for match in _BOTH_WAYS.finditer(text):
        if (match["one"] in RISES) != (match["other"] in RISES):
            yield Change(Span(*match.span()), f"前面说{match['one']}", match["other"])


_KEPT_WITHIN = later(
    rf"(?P<word>{DOWN})了?(?P<rate>\d+(?:\.\d+)?)[%％](?:以上)?[，,（(]即?(?:由|从)[^，。；、\d]{{0,6}}(?:20\d\d年)?的?(?=\d)"
)
_NEAR_BY = 40
"""Characters within which both figures stand."""
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
        kept = old.value * (HUNDRED - Decimal(match["rate"])) / HUNDRED
        if abs(kept - new.size) >= max(Decimal(1), new.step):
            reckoned = plain(round((1 - new.size / old.value) * HUNDRED, 1))
            term = f"由{old.text}到{new.text}{match['word']}{reckoned}%"
            yield Change(Span(match.start(), new.end), term, f"{match['rate']}%")


_LAST_IN_BRACKETS = later(
    rf"，(?:同比|[比较](?:去年|上年)(?:同期)?)（(?:(?:去年|上年)(?:同期)?(?:为|是)?)?[^（）]{{2,12}}）(?P<word>{UP}|{DOWN})了?(?=\d)"
    rf"|，(?:同比|[比较](?:去年|上年)(?:同期)?)(?P<word>{UP}|{DOWN})了?(?P<by>\d[\d.]*(?:[%％]|倍))（(?:去年|上年)(?:同期)?(?:全年)?(?:为|是)?(?=\d)"
)


def _bracketed(text: str) -> Iterator[Change]:
    """213起，同比（261起）下降18.4%; 3.86亿元，同比增长2.1%（上年为3.78亿元）."""
    for match in _LAST_IN_BRACKETS.finditer(text):
        row = between(text, max(match.start() - _LONGEST_FIGURE, 0), match.end() + _NEAR_BY)
        new = next((a for a in row if a.end == match.start()), None)
        behind = [a for a in row if a.start > match.start()][:2]
        if new is None or len(behind) < 2:
            continue
        by, old = behind if match["by"] else behind[::-1]
        if comparable(old, new) and by.family in ("%", "倍") and new.family not in UNFIT:
            change = judged(text, old, new, by, Span(new.start, behind[1].end))
            if change:
                yield change


_LONGEST_FIGURE = 15
_LATER_RATE = later(
    rf"[，。；](?P<noun>[一-龥]{{2,10}}?)(?:总体|累计)?(?P<word>{UP}|{DOWN})了?(?P<rate>\d+(?:\.\d+)?)[%％](?!以|左)"
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
        if not comparable(old, new) or new.family in UNFIT or not old.value or not new.value:
            continue
        own = _OWN_NOUN.search(text, max(old.start - 30, 0), old.start)
        if not own or not TO.fullmatch(text, old.end, new.start) or in_real_terms(text, old.start):
            continue
        limit = new.end + REACH
        first = text.find("。", new.end, limit)
        stop = text.find("。", first + 1, limit) if first >= 0 else -1
        stop = stop if stop >= 0 else limit
        rates = _LATER_RATE.finditer(text, new.end, stop)
        same = [match for match in rates if own["noun"].endswith(match["noun"])]
        if len(same) == 1 and _misses_rate(text, old, new, own["since"], same[0]):
            reckoned = round(abs(new.value / old.value - 1) * HUNDRED, 1)
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
    if ((new.value or 0) > (old.value or 0)) != (match["word"] in RISES):
        return False
    low, high = sorted(map(abs, growth_bounds(old, new)))
    rate = Decimal(match["rate"])
    step = Decimal(1).scaleb(-len(match["rate"].partition(".")[2]))
    if low - step < rate < high + step:
        return False
    least = 2 if _COMPARED_TO.search(lead) else 3
    return mistyped(low, high, match["rate"], least)
