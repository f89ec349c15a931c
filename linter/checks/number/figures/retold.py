"""Figures that are taken up again with their digits turned, or one of them off: 新建高标准农田3.2万亩, and further on
今年新建的2.3万亩高标准农田."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice

from linter.checks.number.figures.mentions import SERIES, Figure, Groups, Pair, Text
from linter.chinese.expressions import compiled, later
from linter.chinese.resemblance import shortens
from linter.chinese.slips import slipped


def retold(text: Text) -> Iterator[Pair]:
    """Of two figures of one object and what is done to it the later is told as of this year or as known: 今年…, 用好…的,
    …的做法. Any two with turned digits, or sums of money that a digit parts and that a fund's whole name ties."""
    for one, other in _turned(text):
        if _taken_up(one, other) or _taken_up(other, one):
            yield "slip", one, other
    for one, other in text.differing(_funds(text)):
        if slipped(one.value, other.value) and (_of_fund(one, other) or _of_fund(other, one)):
            yield "slip", one, other
    yield from _works(text)


def _turned(text: Text) -> Iterator[tuple[Figure, Figure]]:
    groups: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"][-1] not in "%％":
            unit = "人" if match["unit"] == "名" else match["unit"]
            groups[unit, "".join(sorted(match["value"]))].append(match)
    for group in groups.values():
        if len({match["value"] for match in group}) > 1 and len(group) <= SERIES:
            for one, other in combinations(map(text.named, group), 2):
                apart = one.value != other.value and one.told != other.told
                if apart and slipped(one.value, other.value, _TWO):
                    yield one, other


_TWO = 2
"""Digits that can be turned."""
_KNOWN = later("今年|全年|年内|本人|上述|该|用好|总结|巩固|[对将把就][^，。；]{2,12}的$")
_KNOWN_BEHIND = later("[^，。；]{0,16}(?:基础上|做法|经验|成果)")
_OTHER = later(
    r"去年|上年|同期|其中|其余|剩余|每|平均|计划|力争|目标|预计|明年|[上下]半年|季度|\d月|新增|另|再|20\d\d年"
)
_CASES = later("(?:承办|办理|办)案件?")


def _taken_up(told: Figure, again: Figure) -> bool:
    """Whether what is done, and to what, stands before the one, and around the other, which speaks of it as known."""
    text = again.block.reading
    lead = text[again.sentence[0] : again.start]
    if not (_KNOWN.search(lead) or _KNOWN_BEHIND.match(text, again.end)) or _OTHER.search(lead):
        return False
    before = told.block.reading[told.sentence[0] : told.start]
    return not _OTHER.search(before) and _one_object(_object(told), _object(again), _behind(again))


def _object(figure: Figure) -> str:
    """What stands before a figure; 办案 and 承办案件 are one."""
    return _CASES.sub("办案件", figure.noun)


def _behind(figure: Figure) -> str:
    match = _NAME.match(figure.block.reading, figure.end)
    return match[0] if match else ""


_NAME = later("[一-龥]{2,12}")


def _one_object(told: str, again: str, behind: str) -> bool:
    """新建|高标准农田 and 新建|的…高标准农田; 转移|低洼地带居民 and 转移|居民."""
    for start in range(len(told) - 3):
        verb, name = told[start : start + 2], told[start + 2 :]
        if again.removesuffix("的").endswith(verb) and _heads(name, behind):
            return True
        other = again.rpartition(verb)[2] if verb in again else ""
        if len(other) > 1 and other[-2:] == name[-2:] and (shortens(other, name) or shortens(name, other)):
            return not _apart(told[:start], again.rpartition(verb)[0])
    return False


_PLACE = later("(?:[县区市镇乡村片路校院园站社厂局东西南北]|街道|公司)$")


def _apart(one: str, other: str) -> bool:
    """Whether what stands before the verbs tells of two places."""
    return one != other and bool(_PLACE.search(one) or _PLACE.search(other))


def _heads(name: str, behind: str) -> bool:
    """Whether what stands behind a figure begins with a name, or with one shortened."""
    end = behind.find(name[-2:]) + 2
    return end > 1 and shortens(behind[:end], name)


_FUND = later("(?:专项|补助|配套|奖补|扶持|救助|帮扶|维修|启动)(?:资金|经费)")


def _funds(text: Text) -> Groups:
    groups: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"].endswith("元"):
            before = text.close_before(match, _LONGEST_FUND)
            fund = _FUND.search(before) or _FUND.search(text.text, match.end(), match.end() + _LONGEST_FUND)
            if fund:
                groups[match["unit"], fund[0]].append(match)
    return groups


_LONGEST_FUND = 12
_TAKEN = later("(?:对|将|把|用好|管好|加强|严格)$")


def _of_fund(told: Figure, again: Figure) -> bool:
    """安排专项资金300万元，…发放消费券, and further on 对350万元消费券专项资金: what stands before the fund is spoken of there."""
    text = again.block.reading
    fund = _FUND.search(told.noun)
    match = _FUND.search(text, again.end, again.end + _LONGEST_FUND)
    if not fund or not match or not told.noun.endswith(match[0]) or not told.begins(len(match[0])):
        return False
    return (
        _TAKEN.search(text[: again.start]) is not None
        and text[again.end : match.start()].removeprefix("的") in told.told
    )


_WORK = later(
    r"(?P<lead>确保|保证|力争)?(?<![\d.])(?P<value>\d{1,3})(?P<unit>[部台座个处栋套条所户家项])(?P<what>[一-龥]{2,8}?)"
    r"(?:(?:安装|加装|建设|施工|改造|维修|更新)(?:期间|过程|完成后|完工后|结束后)"
    r"|(?P<all>全部|如期|按期|按时)(?:完工|完成|建成|竣工|达标|交付|投用|投入|验收|整改|改造|开工|销号))"
)
_SOME = later("其余|剩余|剩下|首批|[第另再]|其中|每|年底前|\\d月")
_TWICE = 2


def _works(text: Text) -> Iterator[Pair]:
    """确保9部电梯安装期间, where the only count before it is 加装电梯6部; 确保26个小区全部完工 of 24."""
    for again in islice(_WORK.finditer(text.text), SERIES):
        what = f"{again['what']}(?P<value>[0-9]{{1,3}})(?P<unit>{again['unit']})"
        told = [*compiled(what).finditer(text.text, 0, again.start())]
        sizes = {match["value"] for match in told}
        if len(sizes) != 1 or again["value"] in sizes:
            continue
        one, other = text.figure(told[0], again["unit"]), text.figure(again, again["unit"])
        if again["all"] and not (again["lead"] and not _SOME.search(other.told)):
            continue  # 22个小区全部完工: some of them
        if one.within(other, _TWICE) and one.told != other.told:
            yield "slip", one, other
