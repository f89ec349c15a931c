"""Totals against their parts: what a sentence splits a figure into adds up to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from linter.checks.number.gaps import GAP_HINTS, gaps
from linter.checks.number.kinds import KIND_HINTS, of_kinds
from linter.checks.number.products import PRODUCT_HINTS, products
from linter.checks.number.totals import TOTAL_HINTS, by_two_measures, totals
from linter.checks.number.triples import TRIPLE_HINTS, triples
from linter.chinese.amounts import Amount, plain, rounding, scale, sum_term
from linter.chinese.breakdowns.labels import (
    closes,
    exclusive,
    from_whom,
    graded,
    kindred,
    overlapping,
    ranked,
)
from linter.chinese.breakdowns.lists import Breakdown, Item, sum_of
from linter.chinese.breakdowns.reading import HINTS, breakdowns
from linter.chinese.expressions import later
from linter.chinese.resemblance import common_end
from linter.chinese.slips import slipped
from linter.document import Block, Kind, Part
from linter.frozen import NamedTuple
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_THREE_FIGURES = later(r"\d\D++\d++\D++\d")


class PartsAddUp(BlockCheck):
    """Parts that claim to be all of a total add up to it, and parts of 其中 do not exceed it."""

    @property
    def literals(self) -> frozenset[str]:
        return HINTS | PRODUCT_HINTS | TOTAL_HINTS | GAP_HINTS | TRIPLE_HINTS | KIND_HINTS

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield from products(block)
        yield from totals(block, part)
        yield from gaps(block, part)
        yield from of_kinds(block, part)
        if not _THREE_FIGURES.search(block.reading):
            return
        for judgement in judged(block.reading):
            if judgement.certain:
                yield _finding(block, judgement)
        yield from by_two_measures(block)
        yield from triples(block)


class PartsComplete(BlockCheck):
    """Three and more parts of 其中 that come close to their total reach it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("其中",))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for judgement in judged(block.reading):
            if not judgement.certain:
                yield _finding(block, judgement)


def _finding(block: Block, judgement: Judged) -> Finding:
    found, _, confirmed, sure = judgement
    amounts = [item.amount for item in found.items]
    apart = found.form == "分类" and block.reading.startswith(_WITH_SHARE, found.total.end)
    start = amounts[0].start if confirmed or apart else min(found.total.start, amounts[0].start)
    end = max(found.total.end, amounts[-1].end)
    span = block.at(start, end)
    values = {"sum": sum_term(amounts, found.total), "total": found.total.text}
    return Finding(span, values, sure=sure)


_WITH_SHARE = ("，占", "（占")
"""What a total is itself a part of is another matter, which a finding must not hide."""


class Judged(NamedTuple):
    """`certain`: the parts cannot add up to the total as they are; else they fall short of it by little. `confirmed`:
    others make the total, so it is these that are wrong. Not `sure` where there may just be more parts than are told."""

    breakdown: Breakdown
    certain: bool
    confirmed: bool
    sure: bool = True


@lru_cache(maxsize=8)
def judged(text: str) -> tuple[Judged, ...]:
    """The breakdowns that do not add up."""
    return tuple(_judged(text))


def _judged(text: str) -> Iterator[Judged]:
    known = [(read, _known(read) and _equal(read)) for read in breakdowns(text)]
    right: dict[int, set[int]] = {}
    wholes: dict[int, set[int]] = {}
    for read, equal in known:
        starts = {item.amount.start for item in read.items} if equal else set()
        right |= dict.fromkeys(starts, starts)
        if starts and read.form.startswith(_SAID):
            wholes[read.total.start] = starts
    for read, equal in known:
        found = _first_run(read)
        if (
            equal
            or len(found.items) == 1
            or not _known(found)
            or _among(found, right)
            or _holds_another(found, wholes)
        ):
            continue
        if _of_other_total(found, right):
            continue
        if _equal(found):
            continue
        certain = _verdict(found)
        if certain is None and _two_of_all(found):
            yield Judged(found, certain=False, confirmed=False, sure=False)
        if certain is not None:
            gap = abs(sum_of(found.items) - (found.total.value or Decimal(0)))
            rounded = found.form.startswith("其中") and gap < _rounding(found, found.total)
            yield Judged(found, certain and not rounded, found.total.start in wholes)


def _among(found: Breakdown, right: Mapping[int, set[int]]) -> bool:
    """Whether the total is itself a part beside its parts, in a list that adds up: `right` has the offsets of all
    amounts of such a list for each of them."""
    starts = right.get(found.total.start)
    return starts is not None and starts.issuperset(item.amount.start for item in found.items)


def _of_other_total(found: Breakdown, right: Mapping[int, set[int]]) -> bool:
    """Whether the parts stand before their total, and all of them make another one: 收入500万元，其中甲300万元、乙200万元。支出合计480万元."""
    starts = {item.amount.start for item in found.items}
    return max(starts) < found.total.start and starts == right.get(min(starts))


_SAID = ("其中", "分别", "括号")
"""Forms whose parts are said to be parts."""


def _holds_another(found: Breakdown, wholes: Mapping[int, set[int]]) -> bool:
    """Whether one of the parts is split, rightly, by others of them: 村民960人，参加512人，其中同意486人、反对26人. `wholes` has
    the offsets of the parts of totals."""
    starts = {item.amount.start for item in found.items}
    return any(start in wholes and wholes[start] <= starts for start in starts)


_OF_OTHERS = later("[户人家名件起]中$")
"""What is told behind these words is of another total."""


def _first_run(found: Breakdown) -> Breakdown:
    """Parts listed with 、 end at the next comma, unless the rest (其他) stands behind it."""
    if not found.form.startswith("其中"):
        return found
    others = next((n for n, item in enumerate(found.items) if n and _OF_OTHERS.search(item.label)), None)
    if others is not None:  # 对41家持证户…，其中9家停业；26家无证户中，…
        found = found._replace(items=found.items[:others])
    marks = [item.mark for item in found.items]
    comma = next(
        (
            n
            for n, mark in enumerate(marks)
            if n > 1
            and ((mark in ("，", "；") and "、" in marks[:n]) or (mark == "；" and "；" not in marks[:n]))
        ),
        None,
    )
    if comma is None:
        return found
    rest = [item.label for item in found.items[: comma + 1]]
    if closes(rest, "") and (marks[comma] == "，" or closes(rest[-1:], "")):
        return found
    return found._replace(items=found.items[:comma], ends=marks[comma] == "；")


def _known(found: Breakdown) -> bool:
    """Every figure is there: none masked, rounded by a word or one end of a range."""
    return found.total.value is not None and all(item.amount.value is not None for item in found.items)


def _rounding(found: Breakdown, total: Amount) -> Decimal:
    """What rounding may account for; nothing where sums are budgeted."""
    amounts = [*(item.amount for item in found.items), total]
    return Decimal(0) if all(map(_budgeted, amounts)) else rounding(amounts)


_STATISTICS = later(
    "固定资产投资|增加值|零售|进出口|总产值|财政收入|预算收入|生产总值|(?<!不良)贷款|存款|税收"
)
"""Totals of statistics are split by several measures at once (工业投资, 民间投资)."""
_BUDGET_OF = later("(?:预算|经费)(?:总额)?(?:共计?|合计|总计|为)?$")
"""Such sums are made up of their items, not measured, and so add up to the last digit."""
_FEW = 4


def _slack(found: Breakdown, total: Amount) -> Decimal:
    """By how much the parts may miss their total: a few, but for those of statistics, are written so that they make it,
    unless it is rounded to less than they are."""
    if _BUDGET_OF.search(found.head) and any(other in found.items[-1].label for other in ("其他", "其它")):
        return Decimal(0)
    few = len(found.items) <= _FEW and not _STATISTICS.search(found.head + found.items[0].label)
    few = few and all(total.step <= item.amount.step for item in found.items)
    return Decimal(0) if few else _rounding(found, total)


def _equal(found: Breakdown) -> bool:
    """The parts make the total, or another amount of the sentence that it may be; as do those before a comma."""
    sums = list(accumulate(item.amount.value or Decimal(0) for item in found.items))
    most = sum((item.amount.step for item in found.items), Decimal(0))
    for total in (found.total, *found.others):
        if total.value is None:
            continue
        gap = abs(sums[-1] - total.value)
        if gap == 0 or (gap < most + total.step and gap < _slack(found, total)):
            return True
    heads = (
        n
        for n in range(2, len(sums))
        if found.items[n].mark == "；" or (found.form.startswith("其中") and found.items[n].mark == "，")
    )
    return any(sums[n - 1] == found.total.value for n in heads)


_LARGEST_BUDGET = 10**7


def _budgeted(amount: Amount) -> bool:
    """A small sum in whole 万元, as budgets have: those are not rounded."""
    small = (amount.value or 0) < _LARGEST_BUDGET
    return amount.family == "元" and "." not in amount.text and scale(amount)[0] == "万" and small


_SET_ASIDE, _SPENT = later("安排|预算|计划|下达|目标"), later("执行|支出|支付|使用|完成")
_SOURCE = later("(?:资金|经费|补助|补贴|专项|拨款|财政|贷款|捐[赠资款]|配套)$|自筹$")
_FROM = later("[由从]$")
_SUMMED = later("(?:共|合计|总计|累计)(?:新[增建]|增[加长]|扩[大建])$")
_CLEAR = Decimal("1.5")
"""Parts of unlike names that exceed their total by more than this are hardly its parts."""
_CLEAR_REST = Decimal("1.25")
"""其余 may be the rest of another total."""
_NEAR_LIST = Decimal("0.8")
"""Which share of a total the parts make that a colon or 由 introduces, or the total of them, for it to be theirs."""
_NEAR_TWO, _NEAR_APART = Decimal("0.97"), Decimal("0.94")
"""Two parts of one kind that are so near to their total are all there is, more surely those that exclude each other."""
_NEAR_KIN, _NEAR_MONEY, _NEAR = Decimal("0.88"), Decimal("0.95"), Decimal("0.92")
"""Which share of a total three and more parts must reach for what is left to be a slip rather than unnamed parts."""


def _verdict(found: Breakdown) -> bool | None:
    total = found.total.value or Decimal(0)
    whole = sum_of(found.items)
    if found.form == "已未" and (_without_middle(found) or _without_first(found)):
        return None
    if _SET_ASIDE.search(found.head) and all(_SPENT.search(item.label) for item in found.items):
        return None  # 安排预算1260万元，上半年执行620万元，下半年执行598万元
    if _chained(found.items):
        return None
    if found.form == "已未" and all(map(_SOURCE.search, (found.head, *(item.label for item in found.items)))):
        return None  # 拟申请中央资金90万元，省级专项40万元，自筹60万元
    if found.form == "合计" and any(item.label.endswith("合计") for item in found.items):
        return None  # 国道合计112公里，省道合计268公里，县道合计391公里
    if found.form == "合计" and any(_FROM.search(item.label) for item in found.items):
        return None  # 权重由20%提高到35%
    if found.form == "合计" and any(_SUMMED.search(item.label) for item in found.items[1:]):
        return None  # 新建180亩和220亩，两年共新增400亩，总面积达到1260亩
    if found.form in ("合计", "已未", "分类"):
        most = _CLEAR_REST if found.items[-1].label.startswith("其余") else _CLEAR
        return True if total / most <= whole <= total * most else None
    if found.form == "冒号":
        return True if found.ends and total * _NEAR_LIST <= whole <= total / _NEAR_LIST else None
    labels = [item.label for item in found.items]
    if overlapping(labels, people=found.total.family != "元"):
        return None
    kin = kindred(labels)
    if found.far and not _surely(found, kin, whole, total):
        return None
    if found.form == "分别" and found.ends and total / _CLEAR <= whole <= total * _CLEAR:
        return True
    verdict: bool | None = None
    if whole > total:
        verdict = _exceeds(found, kin, whole, total)
    elif found.ends or closes(labels, found.head):
        verdict = _falls_short(found, kin, whole, total)
    if verdict is None and _in_one_breath(found, labels) and _nearly_all(found, kin, whole, total):
        return False
    return verdict


def _surely(found: Breakdown, kin: bool, whole: Decimal, total: Decimal) -> bool:
    """Parts behind other amounts are the total's when they are of one kind, or a list, and come near it."""
    listed = len(found.items) > 2 and found.ends and {item.mark for item in found.items} <= {"、", "和", ""}
    least = total * _NEAR_KIN if kin else total
    near = least <= whole <= total / _NEAR_KIN or abs(whole - total) == 1
    return (kin or listed) and near


def _without_middle(found: Breakdown) -> bool:
    """What is done and what is left make the total with some of the parts between, which then belong to others."""
    ends = sum_of((found.items[0], found.items[-1]))
    between = [item.amount.value or Decimal(0) for item in found.items[1:-1]][:4]
    sums = (sum(some, ends) for count in range(len(between)) for some in combinations(between, count))
    return any(whole == found.total.value for whole in sums)


def _without_first(found: Breakdown) -> bool:
    """Whether the parts behind the first make the total, of which that one is the best: 优秀20份，合格112份，不合格8份."""
    return graded([item.label for item in found.items]) and sum_of(found.items[1:]) == found.total.value


_LEADS_ON = (
    (
        later("申请|申报|报名|报送|推荐"),
        later("^(?:足额|成功|已|最终)*(?:获批|获得|入选|通过|录取|录用|立项|获评)"),
    ),
    (later("受理|接收|收到|立案"), later("^(?:已|均|按期)*(?:办结|审结|答复|办理完毕)")),
    (later("提出|征集"), later("^(?:已|被)*(?:采纳|吸收)")),
)
"""申请贷款的118家，足额获批的47家: what came of those told before."""
_PROGRESS = later("(?:目前|现|截至[^，]*)?(?:已|仍|还有|尚|未|其余|剩余|余下)")


def _chained(items: Sequence[Item]) -> bool:
    """Whether a part is done and left behind it: 劳动力3902人，已就业3511人，还有391人."""
    if all(_PROGRESS.match(item.label) for item in items[-2:]) and _embraced(items[-3:]):
        return True
    return any(
        ask.search(one.label) and got.search(other.label)
        for one, other in pairwise(items)
        for ask, got in _LEADS_ON
    )


def _nested(found: Breakdown, total: Decimal) -> bool:
    """Some of the parts make the total, so that the others lie within these: the first or last ones, or others of which
    those left out share a word with one of them (小学, 村小)."""
    items = found.items[:8]
    shared = common_end([item.label for item in items])
    names = [set(item.label[: len(item.label) - shared]) for item in items]
    for count in range(2, len(items)):
        for some in combinations(range(len(items)), count):
            if sum_of([items[n] for n in some]) != total:
                continue
            left_out = [names[n] for n in range(len(items)) if n not in some]
            row = some[-1] - some[0] == count - 1 and (some[0] == 0 or some[-1] == len(items) - 1)
            if row or all(any(name & names[n] for n in some) for name in left_out):
                return True
    return False


def _embraced(items: Sequence[Item]) -> bool:
    """Whether a part is split by those right behind it: 一般公共预算收入8.2亿元，税收收入6.1亿元，非税收入2.1亿元."""
    return any(
        items[at].amount.value == sum_of(items[at + 1 : stop])
        for at in range(len(items))
        for stop in range(at + 3, len(items) + 1)
    )


_MOST_OF = Decimal("0.75")
"""Parts of which each is so much of the total were not told apart: one may be of several."""
_EMBRACING = later("民生|三保|刚性|公共服务")
"""Spending so called is that of several departments, each of which may be told beside it."""


def _exceeds(found: Breakdown, kin: bool, whole: Decimal, total: Decimal) -> bool | None:
    marks = {item.mark for item in found.items}
    listed = marks <= {"、", "和", ""}
    labels = [item.label for item in found.items]
    kin = kin and ("；" not in marks or exclusive(labels))
    told_apart = exclusive(labels) or closes(labels, found.head)
    if not told_apart and _STATISTICS.search(found.head):
        return None
    if not told_apart and min(item.amount.value or 0 for item in found.items) > total * _MOST_OF:
        return None  # 收回398份，其中赞成甲的361份，赞成乙的377份
    if found.total.family == "元" and (_embraced(found.items) or any(map(_EMBRACING.search, labels))):
        return None
    if _nested(found, total) and (not told_apart or found.total.family == "元"):
        return None
    largest = max(item.amount.value or 0 for item in found.items)
    beside = listed and exclusive(labels) and not found.far
    if (largest > total and not beside) or whole > total * (3 if kin else _CLEAR):
        return None
    bracket = found.form == "其中）"
    bar = _NEAR_KIN if bracket or found.form == "其中：" or closes(labels, found.head) else _NEAR
    told = bracket and all(label[-2:] in found.head for label in labels)  # 开源节流（其中开源…，节流…）
    complete = found.ends and (len(labels) > 2 or told) and whole <= total / bar
    if kin or listed or complete or closes(labels[-1:], ""):
        return True
    return False if _two_nearly(found, whole / total) else None


_NEEDS = later(
    "(?:共需|所需|需要?)(?:经费|资金|费用)?$|(?:预算|概算)(?:总额)?(?:共计?|合计|总计|为)?$|(?:经费|费用|开支)(?:共计?|合计|总计)[需为]?$"
)
_NEAR_BUDGET = Decimal("0.85")
"""A request tells what all the money is for."""
_HALF_NAMED = Decimal("0.75")
"""Which share of a total the parts make at least that the words before it name one by one."""


def _falls_short(found: Breakdown, kin: bool, whole: Decimal, total: Decimal) -> bool | None:
    labels = [item.label for item in found.items]
    if closes(labels, found.head) or found.form in ("分别", "括号"):
        return True if whole * 2 >= total else None
    share = whole / total
    if len(labels) == 2 and found.ends and share >= _HALF_NAMED and _compounded(found.head[-2:], labels):
        return True  # 乡镇14个，其中镇8个、乡5个
    named = found.head.count("、") == len(labels) - 1 and all(label in found.head for label in labels)
    if named and len(labels) > 1 and found.ends and share >= _HALF_NAMED:
        return True  # 中小学、幼儿园138所，其中中小学57所、幼儿园71所
    nearest = _NEAR_APART if exclusive(labels) else _NEAR_TWO
    if len(labels) == 2 and kin and share >= nearest and found.items[1].mark in ("、", "，"):
        return False
    if total - whole == 1 and share >= _NEAR_KIN and _one_above_others(found):
        return False
    funds = found.total.family == "元" and all(map(from_whom, labels))
    funds_needed = found.total.family == "元" and found.ends and _NEEDS.search(found.head)
    spent = found.ends and len(labels) > 2 and all(label.startswith("用于") for label in labels)
    if spent and share >= _NEAR_BUDGET:
        return False
    if funds_needed and len(labels) > 2 and share >= _NEAR_BUDGET:
        return False
    if found.form == "其中：" and found.ends and len(labels) > 2 and share >= _NEAR_MONEY:
        return False
    if len(labels) < 3 or (any(item.mark == "，" for item in found.items) and not funds):
        return None
    bar = _NEAR_KIN if kin else _NEAR_MONEY if found.total.family == "元" else _NEAR
    return False if share >= bar else None


def _in_one_breath(found: Breakdown, labels: Sequence[str]) -> bool:
    """其中甲11个、乙6个。 names its parts with one mark to the end of its sentence: it is told as if it were all. So are
    three that exclude each other, whatever comes behind."""
    marks = {item.mark for item in found.items}
    if found.form != "其中" or not (marks <= {"、", ""} or (len(labels) > 2 and marks <= {"，", ""})):
        return False
    return found.ends or (len(labels) > 2 and found.total.family != "元" and exclusive(labels))


_LEAST_TWO, _LEAST_MANY, _MOST_TOLD = Decimal("0.82"), Decimal("0.75"), Decimal("1.15")
"""Which share of a total two parts, or more, that are told in one breath make at least, and at most."""


def _nearly_all(found: Breakdown, kin: bool, whole: Decimal, total: Decimal) -> bool:
    """Whether parts told in one breath are meant to be all: two of one kind, of which the first is not singled out for
    its rank, or a total that is one digit off."""
    share, labels = whole / total, [item.label for item in found.items]
    money = found.total.family == "元"
    if len(labels) == 2 and share < 1:
        alike = kin and not (money or ranked(labels) or _STAFF.search(found.head)) and share >= _LEAST_TWO
        return alike or (share >= _LEAST_TWO and slipped(plain(whole), plain(total)))
    if found.items[1].mark == "，":
        return _NEAR_APART <= share <= 1 / _NEAR_APART
    return len(labels) > 2 and (_NEAR_MONEY if money else _LEAST_MANY) <= share <= _MOST_TOLD


def _two_of_all(found: Breakdown) -> bool:
    """Two parts told in one breath, of no rank and of different things, that miss the total by just one."""
    labels = [item.label for item in found.items]
    if len(labels) != _PAIR or found.far or not _in_one_breath(found, labels) or ranked(labels):
        return False
    total, whole = found.total.value or Decimal(0), sum_of(found.items)
    if total - whole != 1 or whole < total * _NEAR_APART:
        return False
    return not overlapping(labels, people=found.total.family != "元") and not _chained(found.items)


_PAIR = 2
_STAFF = later("职工|员工|工作人员")
"""职工1860人，其中医师612人、护士934人: there are others."""

_COMPOUNDS = frozenset(
    (
        "乡镇",
        "师生",
        "县区",
        "市县",
        "村居",
        "镇街",
        "街镇",
        "院所",
        "男女",
        "桥涵",
        "桥隧",
        "库塘",
        "医护",
        "厂矿",
        "井窖",
    )
)


def _compounded(noun: str, labels: Sequence[str]) -> bool:
    """Whether a noun is made of the ends of both names: 乡镇 of 乡 and 镇, 师生 of 教师 and 学生."""
    ends = {label[-1:] for label in labels}
    return noun in _COMPOUNDS and ends == set(noun)


_PLAIN = later("[一-龥]{2,5}")
_MORE_THAN_NOUN = later("[已未在有可获被参与涉]|[一-龥]者$|户$")
_NEAR_OVER = Decimal("1.03")
_SOWN = frozenset(("亩", "公顷"))
"""Land may bear two crops a year."""


def _two_nearly(found: Breakdown, share: Decimal) -> bool:
    """Two plain nouns (纯电动58辆，燃气39辆) whose figures exceed the total by little: hardly by chance."""
    labels = [item.label for item in found.items]
    plain_two = len(labels) == 2 and all(
        _PLAIN.fullmatch(label) and not _MORE_THAN_NOUN.search(label) for label in labels
    )
    one_use = found.total.family not in _SOWN
    return plain_two and one_use and found.ends and not found.far and share <= _NEAR_OVER


_LOWEST = later("县|区|旗|乡|镇|街道|村|社区")
_AWARDED = later("示范|先进|优秀|文明|名录|项目|基地|合作社|农场|龙头|非遗|遗产|荣誉|奖|重点|称号")


def _one_above_others(found: Breakdown) -> bool:
    """文化馆10个，其中市级1个、县级8个: the one of the city and those of its counties; not what is ranked for its worth, of
    which 其中 may single out the highest."""
    labels = [item.label for item in found.items]
    alone = len(labels) == 2 and found.items[0].amount.value == 1
    return alone and ranked(labels) and bool(_LOWEST.match(labels[1])) and not _AWARDED.search(found.head)
