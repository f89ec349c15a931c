"""What a figure was, what it is, and the change from one to the other: the words that tell of it, and whether it is right."""

from __future__ import annotations

from decimal import Decimal

from linter.chinese.amounts import Amount, aligned, plain, told_like
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.document import Span
from linter.frozen import NamedTuple

UP = "增加|增长|提高|上升|扩大|递增|增|升|提升|增幅|涨幅|上涨|上调|上浮|调增|调高"
DOWN = "减少|下降|降低|压减|缩减|回落|缩短|压缩|压降|精简|减|降|降幅|减幅|下滑|下调|下浮|调减|调低"
"""Words for a change, as expressions."""
RISES = frozenset(UP.split("|"))
"""The words for a change upwards."""
COMPARED = (
    r"(?:同?比|相?较|与)(?:上一?(?:年度?|学年|学期|季度|个?月|届|轮|期)|前一(?:年度?|学年|学期|季度|个?月|届|轮|期)|去年|前年|20\d\d年|年初|期初|整治前|改革前|改造前|实施前)"
    r"(?:同期|同月|底|末|全年)?"
)
"""With what a figure is compared, as an expression."""
FROM = later(r"(?:由|从)(?:[^，。；、\d]|20\d\d年){0,14}$")
"""What stands before the figure that was: 由2024年的."""
TO = later(
    rf"[^，。；\d]{{0,4}}(?:{UP}|{DOWN}|调整|变|发展|跃升|增至|减至|降至|升至|提高|上?涨)?[到至为](?:(?:20\d\d|今|本)年(?:底|末)?的?|(?:目前|现在|如今|现有|当前)的?)?(?:每[一-龥]{{1,3}})?"
)
"""What stands between that figure and the one that is: 增加到2025年的."""
BY = later(
    rf"）?(?:左右)?(?:相比[，,]?)?(?:(?![余多])[^，。；：、（）\d%％]{{1,5}}[，,（]|[，,（])?(?:同比|累计|净|共|总体|比上年|较上年|分别|相比|平均|[一两二三四五]年(?:[间来内])?(?:共|净|新)?)?(?P<word>{UP}|{DOWN})(?:率|幅度|比例)?(?:了|为|达到?|到)?"
)
"""What stands between a figure and the change that is told of it: ，同比增长."""
THAN = later(rf"[，,]?{COMPARED}的?")
"""What stands between a figure and the earlier one: ，比上年的."""
LAST_TIME = later(
    r"[，,（(](?:而)?(?:上年|去年|前年|20\d\d年|上季度|上月|上半年)(?:同期|全年|同月)?的?(?:为|是|仅为?|有|只有|共)?"
)
"""The same, where the earlier figure is told by itself: ，上年同期为."""
RISE = later(rf"(?:{UP}|{DOWN}|新增)(?=了?$)")
"""The word for a change that stands right before a figure."""
REAL = later("生产总值|GDP|增加值|可比|不变价|实际增长|(?:农业|林业|牧业|渔业)总产值")
"""What is compared in constant prices, so that its figures do not give its rate."""
UNFIT = frozenset(("岁", "周岁", "度", "%", "个百分点", "倍"))
"""Units of what no rate of change is told of."""
HUNDRED = Decimal(100)
REACH = 300
"""No sentence is longer, in characters."""


class Change(NamedTuple):
    """A change that is told wrongly: `span` of the text, what it must be, and what is written; not `sure` where the
    figures may have been rounded."""

    span: Span
    term: str
    written: str
    sure: bool = True


def growth_bounds(old: Amount, new: Amount, years: int = 1) -> tuple[Decimal, Decimal]:
    """Between which percentages the yearly change lies, rounding of both considered."""
    old, new = aligned((old, new))
    a, b = old.value or Decimal(1), new.value or Decimal(1)
    least = a / 100
    low = max(b - new.step / 2, least) / (a + old.step / 2)
    high = (b + new.step / 2) / max(a - old.step / 2, least)
    root = Decimal(1) / years
    return ((low**root - 1) * HUNDRED, (high**root - 1) * HUNDRED)


def growth_by(old: Amount, by: Amount) -> tuple[Decimal, Decimal]:
    """The same where the difference itself is told: 比上年的38亿元增加3.8亿元."""
    old, by = aligned((old, by))
    a, b = old.value or Decimal(1), by.value or Decimal(0)
    least = a / 100
    low = max(b - by.step / 2, Decimal(0)) / (a + old.step / 2)
    high = (b + by.step / 2) / max(a - old.step / 2, least)
    return (low * HUNDRED, high * HUNDRED)


def contradicts(rate: Amount, bounds: tuple[Decimal, Decimal]) -> bool:
    """The rate lies outside, a digit cut off instead of rounded allowed for."""
    if rate.value is None:
        return False
    digits = rate.text.partition(".")[2].rstrip("%％")
    step = Decimal(1).scaleb(-len(digits))
    sizes = sorted((abs(bounds[0]), abs(bounds[1])))
    return not sizes[0] - step < rate.value <= sizes[1] + step / 2


def judged(text: str, old: Amount, new: Amount, by: Amount, span: Span) -> Change | None:
    """The change of one amount into the other as a percentage, in multiples or as a difference."""
    if by.value is None:
        return None
    if by.family == "个百分点" and old.family != "%":
        gap = abs((new.value or Decimal(0)) - (old.value or Decimal(0)))
        return Change(span, f"由{old.text}到{new.text}相差{told_like(gap, new)}", by.text)
    if by.family == "%" and old.family != "%":
        return rate_between(text, old, new, by)
    if by.family == "倍":
        return judged_times(old, new, by)
    if by.family != ("个百分点" if old.family == "%" else old.family):
        return None
    gap = abs((new.value or Decimal(0)) - (old.value or Decimal(0)))
    if abs(gap - by.value) <= (0 if old.family == "%" else old.step + new.step + by.step) / 2:
        return None
    return Change(span, f"{old.text}与{new.text}相差{told_like(gap, by)}", by.text)


def rate_between(text: str, old: Amount, new: Amount, rate: Amount) -> Change | None:
    """The rate of change from one amount to the other, but for what is told in constant prices."""
    if not old.value or in_real_terms(text, old.start):
        return None
    return judged_rate(old, new, rate, Span(min(old.start, new.start), rate.end))


def judged_rate(old: Amount, new: Amount, rate: Amount, span: Span) -> Change | None:
    """The same for a span of the text, in whatever prices."""
    if not old.value or not new.value:
        return None
    wrong = contradicts(rate, growth_bounds(old, new))
    if not wrong and not of_wrong_base(old.value, new.value, rate):
        return None
    reckoned = round(abs(new.value / old.value - 1) * HUNDRED, 1)
    word = "增长" if new.value > old.value else "下降"
    return Change(span, f"由{old.text}到{new.text}{word}{plain(reckoned)}%", rate.text, wrong)


_CLEARLY = Decimal("0.5")
"""Points by which a rate must differ from the right one to be of the wrong base rather than of figures that are rounded."""


def of_wrong_base(old: Decimal, new: Decimal, rate: Amount) -> bool:
    """Whether a rate is exactly the difference as a share of the later figure: 由8亿元增加到10亿元，增长20%."""
    if rate.value is None:
        return False
    gap = abs(new - old) * HUNDRED
    step = Decimal(1).scaleb(-len(rate.text.partition(".")[2].rstrip("%％")))
    return abs(gap / new - rate.value) < step / 2 and abs(gap / old - rate.value) >= _CLEARLY


def judged_times(old: Amount, new: Amount, by: Amount) -> Change | None:
    """由5家增加到15家，增长2倍: by how many times, not to how many. A fall in 倍 is another rule's."""
    if not old.value or not new.value or not by.value:
        return None
    times = new.value / old.value
    if new.value < old.value or abs(times - 1 - by.value) <= (by.step or Decimal(1)) / 2:
        return None
    span = Span(min(old.start, by.start), max(by.end, new.end))
    return Change(span, f"由{old.text}到{new.text}增长{plain(round(times - 1, 1))}倍", by.text)


def comparable(one: Amount, other: Amount) -> bool:
    """Both are of one kind, and their figures are exact."""
    return one.family == other.family and one.value is not None and other.value is not None


def differ_by(old: Amount, new: Amount, by: Amount) -> bool:
    """So much lies between two amounts, exactly."""
    return old.value is not None and new.value is not None and by.value == abs(new.value - old.value)


def is_from_to(text: str, old: Amount, new: Amount) -> bool:
    """Whether two amounts are told as 由…到…."""
    led = FROM.search(text[max(old.start - 20, 0) : old.start])
    return led is not None and TO.fullmatch(text, old.end, new.start) is not None


def turned(old: Amount, new: Amount, word: str) -> str | None:
    """“由6起到3起是减少” where the word for the change tells the other way; None where it is right."""
    grows = (new.value or 0) > (old.value or 0)
    return None if grows == (word in RISES) else f"由{old.text}到{new.text}是{'增加' if grows else '减少'}"


def in_real_terms(text: str, end: int) -> bool:
    """The sentence speaks of what is reckoned in constant prices."""
    return REAL.search(text, sentence_start(text, end), end) is not None


def sentence_start(text: str, end: int) -> int:
    """Where the sentence that holds an offset begins, no further back than a sentence reaches."""
    return clause_start(text, "。", end, max(end - REACH, 0))
