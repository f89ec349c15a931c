"""Amounts as Chinese drafts write them: a figure in digits, 万 or 亿, a rounding word and a unit (3.2亿元, 300余户,
近5万人次, 12.5%), and figures that a template masks (XX件). Years, months and days are dates and no amounts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from linter.chinese.clauses import words_before
from linter.chinese.expressions import later
from linter.chinese.numerals import halfwidth
from linter.frozen import NamedTuple

_UNITS: dict[str, tuple[str, ...]] = {
    "个": ("个百分点", "个工作日", "个月", "个"),
    "百": ("百分点",),
    "平": ("平方公里", "平方千米", "平方米"),
    "立": ("立方米",),
    "千": ("千瓦时", "千伏安", "千瓦", "千米", "千克"),
    "公": ("公里", "公顷", "公斤"),
    "毫": ("毫克/立方米", "毫克/升", "毫米"),
    "微": ("微克/立方米",),
    "厘": ("厘米",),
    "瓦": ("瓦",),
    "兆": ("兆瓦",),
    "美": ("美元",),
    "小": ("小时",),
    "分": ("分钟", "分"),
    "周": ("周岁",),
    "课": ("课时",),
    "学": ("学时",),
    "人": ("人次", "人份", "人"),
    "单": ("单位", "单"),
    "台": ("台次", "台套", "台"),
    "车": ("车次",),
    "剂": ("剂次", "剂"),
    "班": ("班次",),
    "工": ("工作日",),
    "标": ("标准箱", "标箱"),
    **{unit: (unit + "次", unit) for unit in "户家件批场条辆"},
    **{
        unit: (unit,)
        for unit in "列克名位起宗次期届轮项处座套间栋幢所篇页份张幅块本册部卷例头只羽株棵盏口眼节集讲首堂支组对种类笔票枚艘架片门面箱袋瓶"
        "盒桶床米亩吨斤升元天岁度倍尾具把顶根%％"
    },
}
"""By their first character, longer ones first."""

_OTHER_WORDS = (
    "集中",
    "集体",
    "集团",
    "集镇",
    "集市",
    "集合",
    "集约",
    "集训",
    "集聚",
    "集群",
    "集成",
    "讲话",
    "讲解",
    "讲座",
    "讲师",
    "讲堂",
    "首席",
    "首批",
    "首次",
    "首届",
    "首都",
    "首问",
    "列入",
    "列支",
    "列为",
    "列出",
    "列示",
    "列明",
    "列举",
    "列席",
    "克服",
    "克拉",
    "克/",
)
"""No unit begins so: 将问题12列为重点."""

_FAMILIES = ("人名位", "件起宗例批", "次场", "%％")
_FAMILY = {unit: family[0] for family in _FAMILIES for unit in family} | {
    "件次": "件",
    "批次": "件",
    "场次": "次",
    "百分点": "个百分点",
    "工作日": "个工作日",
    "标准箱": "标箱",
}
SCALES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}

_BLANKS = "XxＸ×✕*＊□○◯●△▲"
_MARK = f"[0-9０-９{_BLANKS}]"
"""A digit, or what a template has in its place."""


def _figure(digit: str) -> re.Pattern[str]:
    return later(
        rf"(?<!{digit}){digit}(?:{digit}|\.(?={digit})|,(?=\d{{3}}(?!\d)))*+[余多几]?(?:万亿|[万亿])?[余多]?(?=[{''.join(_UNITS)}])"
    )


_FIGURE, _MASKED = _figure(r"\d"), _figure(_MARK)
_PARTS = later(rf"(?P<digits>(?:{_MARK}|[.,])+)(?P<few>[余多几])?(?P<scale>万亿|[万亿])?(?P<more>[余多])?")
_NO_START = frozenset(".．第")
_EITHER = frozenset("件台辆套条组副次处")
"""What 件（套） has in its brackets."""
_BEFORE = ("约", "近", "大概", "超", "超过", "逾", "至少", "不少于", "不低于", "突破", "多达", "将近", "接近")
_NOT_ABOUT = ("签约", "预约", "履约", "续约", "解约", "节约", "违约", "合约", "附近", "最近", "临近", "靠近")
_AFTER = ("左右", "上下", "以上", "以内", "以下")
_TO = tuple("-—–~～－至到")
_MORE_BY = later(r"\d|[销收产办完建种发卖招投了出]\d")
_RANGE_BEFORE = later(r"[\d０-９%％万亿][-—–~～－至到]+$")
_RANGE_AFTER = later(r"[-—–~～－]{1,2}[\d０-９]|[至到][\d０-９]")
_LONGEST = 15
"""More characters are no amount that anybody reckons with."""
_COMMAS, _GROUP = ",，", 3
"""A comma breaks a figure before three digits: 12，500."""
_JOINTS = " ,，·:：/\u00a0\u2009\u3000"


class _Reading(NamedTuple):
    value: Decimal | None
    size: Decimal | None
    step: Decimal


class Amount:
    """A figure with its unit at [start, end) of a text. `family` is the unit, or another that counts the same things
    (名 counts as 人). Its figure is read when it is asked for: most are not."""

    __slots__ = ("_reading", "_source", "end", "family", "start", "text")

    def __init__(self, source: str, start: int, end: int, family: str) -> None:
        self._source, self._reading = source, None
        self.start, self.end, self.text, self.family = start, end, source[start:end], family

    _reading: _Reading | None

    @property
    def value(self) -> Decimal | None:
        """Whole units (3.2亿元 is 320,000,000); None when the figure is masked, rounded by a word (余, 约, 以上), one
        end of a range or the rest of a broken figure (12 500)."""
        return self._read.value

    @property
    def size(self) -> Decimal | None:
        """The value, also of a figure that a word rounds: 320 for 320余户."""
        return self._read.size

    @property
    def step(self) -> Decimal:
        """What one in the last digit that is written counts; 0 for a plain whole number, which is taken as counted
        and not rounded."""
        return self._read.step

    @property
    def _read(self) -> _Reading:
        if self._reading is None:
            self._reading = _read(self._source, self.start, self.end)
        return self._reading

    def with_value(self, value: Decimal | None, step: Decimal, text: str = "") -> Amount:
        """The amount with another figure, told as `text`."""
        other = Amount(self._source, self.start, self.end, self.family)
        other.text, other._reading = text or self.text, _Reading(value, value, step)
        return other


@lru_cache(maxsize=16)
def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of a text, in its order."""
    found = []
    masked = any(mark in text for mark in _BLANKS)
    for match in (_MASKED if masked else _FIGURE).finditer(text):
        start, stop = match.span()
        for unit in _UNITS[text[stop]]:
            if text.startswith(unit, stop) and not text.startswith(_OTHER_WORDS, stop):
                if not (start and _continues(text[start - 1])):
                    found.append(Amount(text, start, _end(text, stop + len(unit)), _FAMILY.get(unit, unit)))
                break
    return tuple(found)


def _continues(before: str) -> bool:
    """第3次, PM2.5 and A4张 are no amounts."""
    return before in _NO_START or (before.isascii() and before.isalnum())


def _end(text: str, end: int) -> int:
    """With the bracket of 60件（套）."""
    either = text.startswith("（", end) and text[end + 2 : end + 3] == "）" and text[end + 1] in _EITHER
    return end + 3 if either else end


def _read(text: str, start: int, end: int) -> _Reading:
    digits, few, scale, more = _PARTS.match(text, start, end).groups()  # type: ignore[union-attr]
    number = (digits if digits.isascii() else halfwidth(digits)).replace(",", "")
    broken = start > 1 and text[start - 1] in _JOINTS and text[start - 2].isdecimal()
    broken = broken and (text[start - 1] not in _COMMAS or len(number.partition(".")[0]) == _GROUP)
    if broken or len(number) > _LONGEST or not number.replace(".", "", 1).isdecimal():
        return _Reading(None, None, Decimal(0))
    worth = SCALES[scale or ""]
    size = Decimal(number) * worth
    about = text.endswith(_BEFORE, 0, start) and not text.endswith(_NOT_ABOUT, 0, start)
    loose = few or more or about or text.startswith(_AFTER, end)
    loose = loose or (
        text.startswith("多", end) and not _MORE_BY.match(text, end + 1)
    )  # 比去年的275人多37人, 比上季度的2800吨多销600吨
    loose = loose or _ranged(text, start, end)
    return _Reading(None if loose else size, size, _step(number, worth))


def _ranged(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] in _TO and _RANGE_BEFORE.search(text[max(start - 4, 0) : start]):
        return True
    return text[end : end + 1] in _TO and _RANGE_AFTER.match(text, end) is not None


_start = attrgetter("start")


def between(text: str, start: int, end: int) -> tuple[Amount, ...]:
    """The amounts of a text that begin in [start, end)."""
    found = amounts(text)
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, first, key=_start)]


def beginning_at(text: str, start: int) -> Amount | None:
    """The amount of a text that begins at an offset."""
    return next(iter(between(text, start, start + 1)), None)


def ending_at(text: str, end: int) -> Amount | None:
    """The amount of a text that ends at an offset."""
    return next(
        (amount for amount in between(text, max(end - _LONGEST - 1, 0), end) if amount.end == end), None
    )


def _step(number: str, scale: Decimal) -> Decimal:
    decimals = len(number.partition(".")[2])
    return scale.scaleb(-decimals) if decimals or scale > 1 else Decimal(0)


def rounding(group: Iterable[Amount]) -> Decimal:
    """What rounding may make of a sum of amounts at most: half a step each. A difference that reaches it is not due to
    rounding."""
    return sum((amount.step for amount in aligned(group)), Decimal(0)) / 2


def aligned(group: Iterable[Amount]) -> list[Amount]:
    """The amounts with whole ones read as finely as others of their order of magnitude are written: 1亿元 beside 1.2亿元
    is 1.0亿元."""
    members = list(group)
    finest: dict[int, Decimal] = {}
    for amount in members:
        if "." in amount.text:
            finest[scale(amount)[1]] = max(finest.get(scale(amount)[1], amount.step), amount.step)
    return [
        amount
        if "." in amount.text
        else amount.with_value(amount.value, min(amount.step, finest.get(scale(amount)[1], amount.step)))
        for amount in members
    ]


def plain(number: Decimal) -> str:
    """Without an exponent and without idle zeros behind the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_ORDERS = (("万亿", 12), ("亿", 8), ("万", 4))


def scale(amount: Amount) -> tuple[str, int]:
    """万, 亿 or 万亿, whichever an amount is written in, or "", and how many zeros it stands for."""
    return next(((name, power) for name, power in _ORDERS if name in amount.text), ("", 0))


def told_like(value: Decimal, like: Amount) -> str:
    """A value written as another amount is, with its unit."""
    name, power = scale(like)
    if name:
        return plain(value.scaleb(-power)) + like.text[like.text.index(name) :]
    return plain(value) + like.text.lstrip("0123456789０１２３４５６７８９.,")


def missed_by(parts: Sequence[Amount], total: Amount) -> Decimal:
    """By how much amounts miss their total."""
    return abs(sum((part.value or Decimal(0) for part in parts), Decimal(0)) - (total.value or Decimal(0)))


def sum_term(parts: Sequence[Amount], total: Amount) -> str:
    """“6+14+4=24”, in the order of magnitude of the total when all are written in it."""
    name, power = scale(total)
    values = [(part.value or Decimal(0)).scaleb(-power) for part in parts]
    return "+".join(map(plain, values)) + "=" + plain(sum(values, Decimal(0))) + name


def reckoning(sign: str, first: Amount, second: Amount, result: Decimal, like: Amount) -> str:
    """“12-8=4万”, all in the order of magnitude of `like`, but for a count that is multiplied."""
    name, power = scale(like)
    left = (first.value or Decimal(0)).scaleb(0 if sign == "×" else -power)
    right = (second.value or Decimal(0)).scaleb(-power)
    return f"{plain(left)}{sign}{plain(right)}={plain(result.scaleb(-power))}{name}"


_COUNT_BEFORE = later(r"\d[\d.]*万?[种支个处所起]$")


def words_of(text: str, amount: Amount) -> str:
    """The words before a figure, or before the two of 队伍6支180人."""
    return _COUNT_BEFORE.sub("", words_before(text, amount.start))
