"""The parts of a total as a sentence lists them, each with its label: 茶叶类18家、粮油类12家."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.chinese.amounts import Amount, between
from linter.chinese.breakdowns.labels import LEFT, REST, exclusive, paired
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.frozen import NamedTuple


class Item(NamedTuple):
    """One part: what the figure counts, and the figure. `mark` is the punctuation before it, "" for the first."""

    label: str
    amount: Amount
    mark: str


class Breakdown(NamedTuple):
    """`form` says how the parts are introduced: 其中 (perhaps some of them only), 其中： (likely all), 其中） (in brackets), 分别 or brackets (all),
    合计 (the total stands behind them), 已未 (done and left), 分类 (从行业看, or a list that ends in 其他). `head` is the clause of the total up to its figure;
    `others` are further amounts of the sentence that may be the total. `ends` tells that the list stops where the
    sentence does or goes on to other things, not to more of the same; `far` that amounts of other things stand between
    the total and its parts (46个，涉及居民1.38万户，其中…)."""

    form: str
    total: Amount
    items: tuple[Item, ...]
    head: str
    others: tuple[Amount, ...] = ()
    ends: bool = True
    far: bool = False


REACH = 400
"""How far back from its parts a total may stand, in characters."""
CLAUSE_MARKS = "，。；：！？\n"
"""What parts clauses; a clause may hold a list with 、."""
SILENT_UNITS = frozenset(("%", "个百分点", "岁", "周岁", "倍"))
"""What is told in these is no count that has parts."""
CHANGE = later(r"增加|减少|增长|提高|下降|同比|[比较高低多少][于上去年]|缩减|压减|净增")
"""The clause of a figure with these tells of a change, not of a total."""
NO_PART = later("^(?:比(?!赛|武)|较|同比|环比|平均|每|人均|户均|增加|减少|下降|增长)")
"""How what is no part begins."""
SHARE = later(
    r"^(?:各自?|分别)?(?:约?占|占比|同比|环比|比上?年|较上?年|[增下][长降]|提高|上升)[^。]*[%％]$|^[^\d]{0,6}率[^\d]{0,4}[\d.]+[%％]$"
)
"""A share or a rate that is told of a part, and no part itself."""
TWO_FIGURES = later(r"\d[^、，；和及与]*+[、，；和及与]\D*+\d")
"""No list has fewer."""


def sum_of(items: Sequence[Item]) -> Decimal:
    """What the parts make; those without a value count nothing."""
    return sum((item.amount.value or Decimal(0) for item in items), Decimal(0))


NEAR_TOTAL = Decimal("0.12")
"""By which share of a total parts that are its own may miss it."""


def comes_near(whole: Decimal, total: Amount, bar: Decimal = NEAR_TOTAL) -> bool:
    """Whether a sum misses a total by no more than a share of it."""
    size = total.value or Decimal(0)
    return abs(whole - size) <= size * bar


def clause_before(text: str, end: int) -> str:
    """The clause, or the member of a list, that stands before an offset."""
    start = clause_start(text, "，。；：、！？（\n", end)
    return text[start:end]


_LONGEST_LIST = 2000
"""Characters: more without a full stop are no sentence."""
_SEGMENT = later(r"[^，、；。：！？\n]+")
_IN_LABEL = later(
    r"[一-龥]{2,6}、(?=[一-龥]{3,10}\d)|[一-龥]{1,6}、(?=(?:[一-龥]{1,6}、){1,3}[一-龥]{2,10}\d)"
)
_LED_ON = later(r"[一-龥]{1,6}、(?=(?:[一-龥]{1,6}、){0,2}[一-龥]{2,10}\d)")
_COMPARED = later(r"(?:同比|[比较与](?:上年|去年|前年|同期|20\d\d年))")
"""The total against another year's."""


def read_list(text: str, start: int, end: int) -> tuple[tuple[Item, ...], bool]:
    """The parts from an offset on, as long as each clause is a label and a figure of one family; and whether the list
    ends cleanly."""
    found: list[Item] = []
    end = min(end, start + _LONGEST_LIST)
    if not TWO_FIGURES.search(text, start, end):
        return (), True
    led = 0
    for match in _SEGMENT.finditer(text, start, end):
        if found and text.startswith("其中", match.start()):
            return tuple(found), False
        mark = text[match.start() - 1] if found else ""
        if (_LED_ON if led else _IN_LABEL).match(text, match.start(), end):
            led = led or match.start()  # 蔬菜、瓜果类36起
            continue
        segment = text[match.start() : match.end()].replace("\0", "").strip()
        if found and SHARE.match(segment):
            continue
        mark = text[led - 1] if led and found else mark
        more = list(_in_segment(text, led or match.start(), match.end(), mark, found))
        led = 0
        if not more:
            family = found[0].amount.family if found else ""
            inside = between(text, match.start(), match.end())
            compared = _COMPARED.match(text, match.start())
            ends = bool(compared or all(a.family != family for a in inside)) and mark != "、"
            return tuple(found), ends
        found.extend(more)
    return tuple(found), True


def list_before(text: str, stop: int) -> tuple[int, tuple[Item, ...], bool]:
    """The list that ends at an offset: of one clause (甲5个、乙3个), or a whole sentence of exclusive ones (男5人，女3人)."""
    first = clause_start(text, CLAUSE_MARKS, stop)
    items, ends = read_list(text, first, stop)
    if items or text[first - 1 : first] != "，":
        return first, items, ends
    whole = clause_start(text, "。；：！？\n", stop)
    items, ends = read_list(text, whole, stop)
    return (whole, items, ends) if exclusive([item.label for item in items]) else (first, (), True)


_OTHER_MATTER = later(
    r"^(?:比(?!赛|武)|较(?!大)|同比|环比|增加|减少|增长|下降|新增|净增|占|平均|每|人均|户均|累计|共(?!建|青团|享)|总|全[县市镇年]|涉及|超(?:过|出|额|计划|$)|完成率|今年|去年|上年)"
)
_LABEL = later(r"[^\d\n%％]{1,24}|[^\n%％]{0,12}\d[^\n%％]{0,14}")
_JOINT = later(r"以?及|[和与]")
_JOINED = later(r"(?P<label>[^\d]{1,12}?)(?:[和与]|以?及)(?=\d)")


def _in_segment(text: str, start: int, end: int, mark: str, before: Sequence[Item]) -> Iterator[Item]:
    """One part, or two that 和 joins, told before its figure (甲镇7个) or behind it (7个已完工). Nothing when the segment
    is no part."""
    at = start
    parts: list[Item] = []
    family = before[0].amount.family if before else ""
    for amount in between(text, start, end):
        if family and not of_kind(amount.family, family):
            continue
        if amount.family in SILENT_UNITS:
            continue
        label = text[at : amount.start].replace("\0", "").strip()
        same = [a for a in between(text, amount.end, end) if of_kind(a.family, amount.family)]
        rest = text[amount.end : end].replace("\0", "").strip(" 的")
        joint = _JOINT.match(rest) or (_JOINED.match(rest) if not label and len(same) == 1 else None)
        behind = joint["label"] if joint and joint.re is _JOINED else "" if joint else rest
        if behind:
            read = _told_behind(text, amount, label, behind, before)
            if read is None or (same and not joint):
                if family or same:
                    return
                continue
            label = read
        other = _OTHER_MATTER if before or parts else NO_PART
        if not label and before and mark in ("、", "和"):
            label = before[0].label  # 分别为120万元、85万元
        if not _LABEL.fullmatch(label) or (
            other.match(label) and not (before and paired((before[-1].label, label)))
        ):
            return
        parts.append(Item(label, amount, mark))
        mark = "和"
        family = amount.family
        if not joint:
            yield from parts
            return
        at = text.index(joint[0], amount.end) + len(joint[0])


BODIES = frozenset("个所家处座")
"""Units of what stands in places of any kind."""


def of_kind(one: str, other: str) -> bool:
    """Of one family, or what counts bodies of any kind: 小学24所、教学点16个."""
    return one == other or {one, other} <= BODIES


_SHORT_NOUN = later("[一-龥]{1,4}")
TOLD_BEHIND = later(r"[^\d]{2,16}")
"""What may be the label of a part when it stands behind the figure."""
_SPENT_ON = later(r"用于[^\d]{2,16}\d{1,6}[^\d]{1,4}")
"""26万元用于改造卫生间24间."""
_PENDING = later(
    r"[村户家项处条个人]?(?:正在?|限期|挂账|跟踪|移交|转入|继续|尚未|仍在|还在|未|没有?|有?待|需)[^，。；\d]{0,12}"
)
"""27项正在整改."""
MADE_UP = later(
    "(?:[两三四五六](?:部分|方面|大类|类|项|块))?(?:共同)?(?:组成|构成|解决|承担|负担|分担|筹集|筹措|组建|兼任|担任|出资|承接|实施)"
)
"""What closes a list of parts: 由…组成."""


def _told_behind(text: str, amount: Amount, label: str, behind: str, before: Sequence[Item]) -> str | None:
    """The label of a part whose figure has words behind it: these where none stand before (7个已完工), else the words
    before when those behind are what is counted (甲镇7个村, of 17个村), tell what becomes of the rest (其余3个年底前完工) or
    close the list (10人组成). None when they tell more."""
    if not label:
        return behind if TOLD_BEHIND.fullmatch(behind) or _SPENT_ON.fullmatch(behind) else None
    if MADE_UP.fullmatch(behind) or (LEFT.match(label) and _PENDING.fullmatch(behind)):
        return label
    if before and text[amount.end] == "的" and _SHORT_NOUN.fullmatch(behind):
        return label  # 省级储备粮5万吨、市级储备粮2万吨的保管任务
    if REST.match(label) and TOLD_BEHIND.fullmatch(behind):
        return label
    unit = amount.text.lstrip("0123456789.")
    if not _SHORT_NOUN.fullmatch(behind) or not unit:
        return None
    if before:
        return label if text.startswith(behind, before[0].amount.end) else None
    return (
        label
        if _SHORT_NOUN.fullmatch(behind) and text.count(unit + behind, 0, amount.start + 80) > 1
        else None
    )
