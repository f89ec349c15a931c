"""Figures beside their sum or their difference: 班车30辆，新增5辆，班车总数35辆; 水位超警戒0.5米."""

from __future__ import annotations

import re
from decimal import Decimal

from linter.checks.number.relations.contradictions import (
    NUMERAL,
    UNITS,
    Told,
    listed,
    mismatch,
    number,
    numbers,
    relation,
)
from linter.chinese.amounts import plain
from linter.chinese.clauses import clause_start


def _sum(match: re.Match[str]) -> Told | None:
    one, other = numbers(match, "one", "other")
    return mismatch(match, "told", one + other, f"{plain(one)}+{plain(other)}={plain(one + other)}")


def _both(match: re.Match[str]) -> Told | None:
    """The two figures before a total, unless the sentence counts more of the kind."""
    before = match.string[clause_start(match.string, "。；：\n", match.start()) : match.start()]
    return None if match["unit"] in before else _sum(match)


def _copies(match: re.Match[str]) -> Told | None:
    whole, each, other = numbers(match, "whole", "each", "other")
    if not whole:
        return None
    result = each * 2 + other
    return mismatch(match, "whole", result, f"{plain(each)}×2+{plain(other)}={plain(result)}", "份")


def _allotted(match: re.Match[str]) -> Told | None:
    parts = listed(match["row"])
    whole, total = number(match["whole"]), sum(parts, Decimal(0))
    if total == whole or abs(total - whole) > whole * _NEAR_WHOLE:
        return None
    return Told("row", f"{'+'.join(map(plain, parts))}={plain(total)}", match["whole"] + match["unit"])


_NEAR_WHOLE = Decimal("0.15")
"""How far the shares allotted may be from what is allotted, to be its shares."""


def _parted(match: re.Match[str]) -> Told | None:
    """As many figures as there are groups, which nearly make the whole."""
    return _allotted(match) if len(listed(match["row"])) == number(match["count"]) else None


def _saved(match: re.Match[str]) -> Told | None:
    taken, spent = numbers(match, "taken", "spent")
    return mismatch(match, "told", taken - spent, f"{plain(taken)}-{plain(spent)}={plain(taken - spent)}")


def _difference(match: re.Match[str]) -> Told | None:
    one, other = numbers(match, "one", "other")
    result, told = abs(one - other), number(match["told"])
    term = f"{plain(max(one, other))}-{plain(min(one, other))}={plain(result)}"
    return mismatch(match, "told", result, term) if told else None


def _stakes(match: re.Match[str]) -> Told | None:
    first, last = (
        Decimal(match[f"{end}_km"]) + Decimal(match[f"{end}_m"]) / _METRES for end in ("first", "last")
    )
    told = number(match["told"]) / (_METRES if match["unit"] == "米" else 1)
    gap = abs(last - first)
    if abs(gap - told) <= _NEAR_LENGTH:
        return None
    return Told("length", f"起止桩号相差{plain(gap)}公里", match["length"])


_METRES = 1000
"""In a kilometre."""
_NEAR_LENGTH = Decimal("0.06")
"""Kilometres between the stakes and a length in round figures."""


ADDITIONS = (
    relation(
        ("增开", "加开", "新增", "增设", "增派", "增配", "增加"),
        r"(?P<what>[一-龥]{2})(?P<one>\d+)(?P<unit>[个台条辆名间组班])[^。；\n]{0,24}?，[^，。；\n\d]{0,8}(?:增开|加开|新增|增设|增派|增配|增加)(?:(?P=what))?(?P<other>\d+)(?P=unit)(?:(?P=what))?，(?P=what)(?:总数|数量)?(?:达到?|增至|共有|为|增加到|达)(?P<told>\d+)(?P=unit)",
        _sum,
    ),
    relation(
        ("，使",),
        r"(?P<name>[一-龥]{2})[一-龥]{0,3}(?P<one>\d+(?:\.\d+)?)(?P<unit>万吨|吨|张|个|平方米|亩|万立方米)[^\n\d]{2,40}(?:腾出|新增|增加|扩建|扩充|新建|补充)[^，。；\n\d]{0,8}(?P<other>\d+(?:\.\d+)?)(?P=unit)[^，。；\n\d]{0,14}，使[^，。；\n\d]{0,6}(?P=name)[一-龥]{0,3}?(?:总数|总量)?(?:达到?|增至|增加到|扩大到|提高到)(?P<told>\d+(?:\.\d+)?)(?P=unit)",
        _sum,
    ),
    relation(
        ("，共", "，合计", "，总计", "，累计", "，全", "，两项", "，两者", "，两处", "，两地"),
        r"(?P<one>\d+)(?P<unit>个班次?|个团队|个班级|个专题)[、和][^，。；、\n\d]{1,6}(?P<other>\d+)(?P=unit)，(?:共计?|合计|总计|累计)[^，。；、\n\d]{0,6}(?:班|团队|班级|专题)(?P<told>\d+)[个期]"
        r"|(?P<one>\d+(?:\.\d+)?)(?P<unit>平方米|亩|公里|万元|吨|万吨|个泊位|个车位|张床位)，[^，。；、\n\d]{4,20}?(?:合计|共计?)?(?P<other>\d+(?:\.\d+)?)(?P=unit)，(?:全[市县区镇乡村省州院校站局厂]|全公司|全集团|两[项者处地])(?:共计?|合计|总计|累计)[^，。；、\n\d]{0,8}(?P<told>\d+(?:\.\d+)?)(?P=unit)",
        _both,
    ),
    relation(
        ("一式",),
        rf"一式(?P<whole>{NUMERAL})份，甲乙双方各[执持存](?P<each>{NUMERAL})份，[^。；，\d]{{2,10}}[执持存](?P<other>{NUMERAL})份",
        _copies,
    ),
    relation(
        ("如下：", "分配：", "分解：", "分别为：", "具体为：", "安排："),
        r"(?:任务|指标|名额|计划|目标)(?:总?数)?(?:为|是|共计?|总计)(?P<whole>\d+(?:\.\d+)?)(?P<unit>万亩|万元|[名个亩户份台件人套吨辆])(?![^\n]{0,80}(?:任务|指标|名额|计划|目标)(?:总?数)?(?:为|是|共计?|总计)\d)[^\n]{0,100}?(?:任务|指标|名额|计划|目标)[^，。；：\n\d]{0,6}(?:如下|分配|分解|分别为|具体为|安排)："
        r"(?P<row>[一-龥]{1,6}[镇乡道县区市旗村社科组队班校院站所局厂]\d+(?:\.\d+)?(?P=unit)(?:[，、；][一-龥]{1,6}[镇乡道县区市旗村社科组队班校院站所局厂]\d+(?:\.\d+)?(?P=unit)){2,24})(?=。|$)",
        _allotted,
    ),
    relation(
        ("，分别", "数分别", "量分别", "积分别", "额分别", "模分别"),
        rf"(?P<whole>\d+(?:\.\d+)?)(?P<unit>万元|万亩|公里|{UNITS})[^，。；、\d]{{0,16}}?，?(?:编入|编[为成]|分[为成到给入]|划[为入分]|分配[到给]|安排[到给]|派[往到驻]|投[入向]|用于|组成|组建)[^。；\d]{{0,24}}?(?P<count>{NUMERAL})个?[^，。；、\d]{{1,10}}，(?:人数|数量|面积|金额|规模)?分别[为有是]?"
        r"(?P<row>\d+(?:\.\d+)?(?P=unit)(?:[、，和]\d+(?:\.\d+)?(?P=unit))+)(?=[，。；]|$)",
        _parted,
    ),
    relation(
        ("预算",),
        r"预算[价为额]{0,2}(?P<taken>\d+(?:\.\d+)?)(?P<unit>万元|元|亿元)，(?:中标|成交|实际采购|合同|决算|结算)[价为额]{0,2}(?P<spent>\d+(?:\.\d+)?)(?P=unit)，(?:节约|节省|节支)[^。；\n\d]{0,6}(?P<told>\d+(?:\.\d+)?)(?P=unit)",
        _saved,
    ),
    relation(
        ("工期", "用时"),
        rf"(?:计划|原定|合同|定额|批复|总)(?:工期|用时)(?:为|是)?(?P<one>{NUMERAL})(?P<unit>天|日|个月)，实际(?:工期|用时|施工|仅用|只用|用)*(?:了|为)?(?P<other>{NUMERAL})(?P=unit)[^，。；\d]{{0,6}}，(?:比[^，。；\d]{{0,6}})?(?:提前|缩短|节省|延长|延误|推迟|超期)(?:了|工期)*(?P<told>{NUMERAL})(?P=unit)",
        _difference,
    ),
    relation(
        ("警戒", "保证水位", "汛限"),
        r"水位(?:达到?|为|涨至|升至|至)?(?P<one>\d+\.\d+)米，(?:超过?|高出|高于|低于)(?:警戒|保证|汛限|历史最高)(?:水位)?(?P<told>\d+\.\d+)(?P<unit>米)[（(](?:警戒|保证|汛限|历史最高)水位(?:为)?(?P<other>\d+\.\d+)米"
        r"|(?:警戒|保证|汛限)水位(?:为)?(?P<other>\d+\.\d+)米[^。；\d]{2,30}水位(?:达到?|为|涨至|升至|至)?(?P<one>\d+\.\d+)米，(?:超过?|高出|高于)(?:警戒|保证|汛限)(?:水位)?(?P<told>\d+\.\d+)(?P<unit>米)",
        _difference,
    ),
    relation(
        ("净增", "净减", "净流", "净迁"),
        rf"(?P<one>\d+)(?P<unit>{UNITS})，[^，。；\d]{{0,6}}(?:出所|出院|出栏|出库|转出|退出|迁出|流出|注销|离职|离校|调出|调离|退休|毕业|办结|销号|关停|停业|减少)[^，。；\d]{{0,6}}(?P<other>\d+)(?P=unit)，(?:[^，。；\d]{{0,12}}比[^，。；\d]{{2,6}})?[^，。；\d]{{0,6}}净(?:增加?|增长|减少?|流入|流出|迁入|迁出)了?(?P<told>\d+)(?P=unit)",
        _difference,
    ),
    relation(
        ("K",),
        r"K(?P<first_km>\d+)\+(?P<first_m>\d{3})[^。；\d]{0,8}?K(?P<last_km>\d+)\+(?P<last_m>\d{3})(?:[^。；\dK]{0,4}，?(?:全长|总长|长|里程)|段)(?:约|为|共)?(?P<length>(?P<told>\d+(?:\.\d+)?)(?P<unit>公里|千米|米))",
        _stakes,
    ),
)
