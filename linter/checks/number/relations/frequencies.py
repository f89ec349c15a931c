"""How often a thing is done beside how often it is done in all: 每季度1次，全年4次."""

from __future__ import annotations

import re
from decimal import Decimal

from linter.checks.number.relations.contradictions import NUMERAL, Told, mismatch, numbers, relation
from linter.chinese.amounts import plain
from linter.chinese.expressions import later

_PER_YEAR = {
    "月": 12,
    "个月": 12,
    "季": 4,
    "季度": 4,
    "学期": 2,
    "半年": 2,
    "半月": 24,
    "旬": 36,
    "两个月": 6,
    "两月": 6,
}


_LOOSE = later("少于|低于|至少|以上|余|约|超过")
_BUT_FOR = later(r"[^，。；（\d]{0,4}（[^（）]*(?:除外|不含|假期|寒暑假|扣除)")
"""全年10次（寒暑假除外）."""
_BEFORE = 12
"""Characters before a period in which 其余 leaves others out."""


def _per_period(match: re.Match[str]) -> Told | None:
    rest = match.string.rfind("其余", max(match.start() - _BEFORE, 0), match.start())
    if rest >= 0 or _BUT_FOR.match(match.string, match.end()):
        return None
    times = _PER_YEAR[match["period"]]
    each, whole = numbers(match, "each", "whole")
    result = each * times
    if (whole >= result and _LOOSE.search(match[0])) or _of_another(match):
        return None
    return mismatch(match, "whole", result, f"{plain(each)}×{times}={plain(result)}")


def _of_another(match: re.Match[str]) -> bool:
    """Whether the two counts are of things that have different names: 每季度1篇体会，全年2篇论文; 每季度自查1次，全年演练2次."""
    first, second = (_COUNTED.match(match.string, end) for end in (match.end("unit"), match.end()))
    if first and second and first[0] and second[0]:
        return first[0][-2:] != second[0][-2:]
    done = _DONE.search(match.string, match.end("unit"), match.start("whole"))
    before = match.string[match.start() : match.end("unit")] + (first[0] if first else "")
    return done is not None and done["what"] not in before


_COUNTED = later("[一-龥]{0,8}")
_DONE = later(r"(?:全年|一年|年内|全学年)(?:组织|开展|举办|举行|安排)[一-龥]*?(?P<what>[一-龥]{2})$")
"""The last two characters of what was done so often: 全年组织应急演练."""


def _each_month(match: re.Match[str]) -> Told | None:
    first, last, each = numbers(match, "first", "last", "each")
    months = last - first + 1
    if months < 2:
        return None
    return mismatch(match, "told", months * each, f"{plain(months)}×{plain(each)}={plain(months * each)}")


def _same_pace(match: re.Match[str]) -> Told | None:
    """每周检查一次，每月不少于一次: both tell how often one thing is done."""
    often, least = numbers(match, "often", "least")
    one, other = often * _TIMES_A_YEAR[match["first"]], least * _TIMES_A_YEAR[match["second"]]
    if _SAME_PACE * one <= other <= one / _SAME_PACE:
        return None
    return Told("told", f"每{match['first']}{match['often']}次", match["told"])


_TIMES_A_YEAR = {**_PER_YEAR, "天": 365, "日": 365, "周": 52, "星期": 52, "半个月": 24, "年": 1}
_SAME_PACE = Decimal("0.75")
"""The least that one pace is of another that is the same: a month has some days more than four weeks."""


def _by_month(match: re.Match[str]) -> Told | None:
    (each,) = numbers(match, "each")
    result = each * _PER_YEAR["月"]
    return mismatch(match, "whole", result, f"{plain(each)}×12={plain(result)}")


FREQUENCIES = (
    relation(
        ("，全年", "，每年", "，一年", "，年人均"),
        r"每(?P<who>[人户])每月[^，。；\d每]{0,10}(?P<each>\d+(?:\.\d+)?)(?P<unit>万元|元|公斤|度|吨)[^，。；\d]{0,4}，(?:全年|每年|一年|年)(?:每(?P=who)|人均)[^，。；\d月]{0,8}(?P<whole>\d+(?:\.\d+)?)(?P=unit)(?![^。；]{0,12}月)",
        _by_month,
    ),
    relation(
        ("全年", "一年", "年内", "全学年"),
        rf"(?<!起)(?<!月起，)每(?P<period>两个月|两月|半月|半年|学期|季度?|个?月|旬)(?![^。；\n]{{0,12}}每)[^。；\n\d]{{0,14}}?(?P<each>{NUMERAL})(?P<unit>次|期|场|篇)"
        rf"[^。；\n]{{0,24}}?(?:全年|一年|年内|全学年)[^。；\n\d]{{0,8}}?(?<!第)(?P<whole>{NUMERAL})(?P=unit)(?!，[^。；\n]{{0,10}}(?:还差|少了?|欠)\d)",
        _per_period,
    ),
    relation(
        ("做到每", "坚持每", "确保每", "即每", "平均每", "，每季度", "，每月"),
        rf"(?:每年|全年|年内|年度)[^。；，\n\d]{{0,20}}?(?P<whole>{NUMERAL})(?P<unit>次|场|期|篇|课时)[^。；，\n\d]{{0,8}}，(?:做到|坚持|确保|即|平均)?每个?(?P<period>季度|月|学期|半年)(?P<each>{NUMERAL})(?P=unit)(?!以上)",
        _per_period,
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
