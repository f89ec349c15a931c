"""What rounds or bounds a figure, its hedges: 约, 近, 余, 左右, 至少, 以上."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part
from linter.frozen import NamedTuple
from linter.rule import BlockCheck, Finding

_HAN = "一二两三四五六七八九十百千万亿"
_UNIT = (
    "平方公里|平方千米|平方米|立方米|个百分点|个工作日|个半?小时|个半?月|个半?学期|人次|场次|户次|件次|批次|车次|台次|公里|千米|公顷|公斤"
    "|分钟|小时|课时|学时|周岁|[%％元名个人次户家件份处场种间亩吨分辆台天日周岁条项年幅套座只头株棵张本册米字起批块眼位成倍斤升篇期支方]"
)
_FIGURE = later(rf"""(?x)
    (?:(?<![\d.A-Za-z第])(?P<digits>\d[\d.]*[百千]?|[XＸ×x]{{1,4}}|百分之百)
      |(?<![{_HAN}零〇年月第几数])(?:(?P<round>(?:十?几|数(?<![人次总户件度基岁分指倍参函系级]数)|上(?<=[有达到引来]上))[十百千万]{{1,2}}|十几
        |(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)[十百千万]{{0,2}}|[{_HAN[:9]}]?十几|[百千万]几)
        |(?P<han>半数|[二三四五六七八九十]分之[一二三四五六七八九]|[{_HAN}]{{1,5}}半?|半)))
    (?P<odd>[余多])?[百千万亿]{{0,2}}(?P<more>[余多])?
    (?P<to>[—–~～至到-]{{1,2}}\d[\d.]*[万亿]?(?P<last>余)?[万亿]?)?
    (?:个(?P<over>多)(?:月|星期|小时|学期|世纪)|(?P<unit>{_UNIT}|(?![级甲乙类等档流度阶层代年])[一-龥](?=左右|上下|以[上下内])))?
    (?P<behind>余(?=[，。；、）]|次|左右|上下|以上|多|$)|多(?=[，。；、）]|左右|上下|以上|以下|的|$))?
    (?P<right>左右(?![两邻手各侧])|上下(?![级班楼游联行])|以上(?![下学级缴报来])|以下(?!简称|统称|称|同|[几{_HAN}])|以内|之内|之[久多]|不到(?=左右))?
    (?P<then>左右(?![两邻手各侧])|上下(?![级班楼游联行])|以上(?![下学级缴报])|以下(?![{_HAN}简统])|以内|多(?![一-龥]))?
""")
"""A figure with what stands behind it; `round` tells by its form that it is rounded: 几十, 七八百."""
_ABOUT = "大约|大概|(?<![签预履续合节违特邀解守相公])约莫?(?![合定谈])|估计|差不多|将近|接近|(?<![最附临邻接将新就靠贴亲])近"
_LEAST = "(?<!不)(?<!不得)超过|突破|逾|不少于|不低于|不得少于|不得低于|不下|至少|最少|起码|(?<=约)超过?"
_MOST = "不超过|不多于|不高于|不得超过|不得多于|最多|至多|不足|不到|未满|不满"
_LEFT = later(rf"""(?x)
    (?:(?P<about>{_ABOUT})(?:占[^，。；\d]{{0,8}}|有|为|需要?|达|在)?
      |(?P<least>{_LEAST})(?:(?<=至少|最少|起码)[^，。；、\d不{_HAN}]{{0,5}})?
      |(?P<most>{_MOST})|(?P<exact>共计|合计|总计|总共)[为有]?)[ ]?$
""")
_LEFT_OF_SHARE = later(
    rf"(?:(?P<about>{_ABOUT})|(?P<least>{_LEAST})|(?P<most>{_MOST})(?P<exact>)?)[^，。；：、\d]{{0,12}}$"
)
_REACH = 16
"""Characters before a figure in which its hedge begins."""
_SENSES = {
    "左右": "about", "上下": "about", "以上": "least", "之久": "least", "之多": "least",
    "以下": "most", "以内": "most", "之内": "most", "不到": "most", "余": "odd", "多": "odd",
}  # fmt: skip
_PERIODS = frozenset("年月天日周期岁季旬")
_LEFTOVERS = later("余[额地热粮款钱量下温波震党生辜孽]|多[元样功边维重媒层子劳种方次数]")
"""Words that begin with 余 or 多."""


class _Hedge(NamedTuple):
    word: str
    sense: str
    start: int
    end: int


class HedgedOnce(BlockCheck):
    """A figure is rounded or bounded by one word: not 近300余户, 至少2次以上, 90%以上左右, 不超过5人以上."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((*"余多", "左右", "上下", "以上", "以下", "以内", "之内", *_DOUBLED, *_BOUNDS))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _FIGURE.finditer(text):
            hedges = sorted(_hedges(text, match), key=lambda hedge: hedge.start)
            if len(hedges) > 1:
                first, *_, last = hedges
                end = max(last.end, *map(match.end, ("digits", "round", "han", "to", "unit")))
                span = block.at(min(first.start, match.start()), end)
                yield Finding(span, {"first": first.word, "second": last.word}, _fix(block, hedges))


_DOUBLED = (
    *(one + other for one in ("约", "突破", "超过", "逾") for other in ("近", "将近", "接近", "超")),
    *(one + "约" for one in ("突破", "过", "逾", "近", "不足", "不到", "不满", "于")),
)
_BOUNDS = ("不少于", "不低于", "不超过", "不多于", "至少", "至多", "最多", "不得")


def _fix(block: Block, hedges: list[_Hedge]) -> Fix | None:
    """Of two that say the same the one behind the figure goes."""
    first, last = hedges[0], hedges[-1]
    if len(hedges) > 2 or first.sense != last.sense or last.sense == "odd":
        return None
    return Fix((Edit(block.at(last.start, last.end), ""),), safe=False)


def _hedges(text: str, match: re.Match[str]) -> Iterator[_Hedge]:
    """The hedges of a figure, in no order."""
    behind = [
        _Hedge(match[name], _SENSES[match[name]], *match.span(name))
        for name in ("odd", "more", "last", "over", "behind", "right", "then")
        if match[name] and not _LEFTOVERS.match(text, match.start(name))
    ]
    han = match["han"] or ""
    before = list(_before(text, match.start(), of_share="半数" in han or "分之" in han))
    if not behind and len(before) + bool(match["to"]) < 2:
        return
    unit = match["unit"] or ""
    period = (unit or text[match.end() : match.end() + 1])[-1:] in _PERIODS
    if len(han) == 1 and not unit and not match["right"]:
        return
    if period and match["digits"] and len(match["digits"]) == 4:
        return  # a year
    if period:
        before = [hedge for hedge in before if hedge.word not in ("近", "接近")]
    senses = {hedge.sense for hedge in (*before, *behind)}
    if not any(hedge.sense == "about" for hedge in behind) or not match["digits"]:
        before = [hedge for hedge in before if hedge.sense != "exact"]
    yield from before
    yield from behind
    whole = match["digits"] == "百分之百" or (match["digits"] == "100" and unit in ("%", "％"))
    if whole and "about" in senses:
        yield _Hedge(match["digits"] + unit, "exact", match.start(), match.end("digits"))
    bounded = (
        before and before[-1].sense in ("least", "most") and before[-1].word not in ("超过", "突破", "逾")
    )
    if match["to"] and not period and (bounded or "odd" in senses):
        end = match.start("last") if match["last"] else match.end("to")
        yield _Hedge(text[match.start() : end], "range", match.start(), end)
    if match["round"] and senses & {"about", "odd"} and not (period and "odd" not in senses):
        yield _Hedge(match["round"], "round", *match.span("round"))


def _before(text: str, start: int, of_share: bool) -> Iterator[_Hedge]:
    """The hedges that stand before a figure: one, or two (约近200亩); before a share what it is of may stand between
    (超过应到人数半数以上)."""
    left = _LEFT_OF_SHARE if of_share else _LEFT
    while match := left.search(text, max(start - _REACH, 0), start):
        sense = next(name for name in ("about", "least", "most", "exact") if match[name])
        yield _Hedge(match[sense], sense, *match.span(sense))
        if match[sense] not in _SECOND:
            return
        start, left = match.start(), _LEFT


_SECOND = frozenset(("近", "将近", "接近", "超", "超过", "约"))
"""What is itself hedged at times."""
