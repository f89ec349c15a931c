"""Totals against their parts: what a sentence splits a figure into adds up to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, chain, combinations, groupby, pairwise, takewhile
from operator import itemgetter

from linter.checks.number.products import (
    ALL_OF,
    EACH_OF_ALL,
    PRICED_EACH,
    daily,
    listed_for_each,
    per_thousand,
    priced,
    sections,
    worth,
)
from linter.chinese.amounts import (
    Amount,
    amounts,
    beginning_at,
    between,
    ending_at,
    plain,
    rounding,
    scale,
    told_like,
)
from linter.chinese.breakdowns.labels import closes, exclusive, from_whom, kindred, overlapping, ranked
from linter.chinese.breakdowns.lists import Breakdown, Item, sum_of
from linter.chinese.breakdowns.reading import HINTS, breakdowns
from linter.chinese.clauses import clause_end, clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.measures import MEASURES
from linter.chinese.numerals import value
from linter.chinese.resemblance import common_end
from linter.chinese.slips import shifted
from linter.document import Block, Kind, Part
from linter.frozen import NamedTuple
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_STATISTICS = later(
    "固定资产投资|增加值|零售|进出口|总产值|财政收入|预算收入|生产总值|(?<!不良)贷款|存款|税收"
)
"""Totals of statistics are split by several measures at once (工业投资, 民间投资)."""
_THREE_FIGURES = later(r"\d\D++\d++\D++\d")
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


_SET_ASIDE, _SPENT = later("安排|预算|计划|下达|目标"), later("执行|支出|支付|使用|完成")
_EMBRACING = later("民生|三保|刚性|公共服务")
"""Spending so called is that of several departments, each of which may be told beside it."""


class Judged(NamedTuple):
    """`certain`: the parts cannot add up to the total as they are; else they fall short of it by little."""

    breakdown: Breakdown
    certain: bool


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
        if equal or not _known(found) or _among(found, right) or _holds_another(found, wholes):
            continue
        if _of_other_total(found, right):
            continue
        certain = None if _equal(found) else _verdict(found)
        if certain is not None:
            gap = abs(sum_of(found.items) - (found.total.value or Decimal(0)))
            rounded = found.form.startswith("其中") and gap < _rounding(found, found.total)
            yield Judged(found, certain and not rounded)


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


def _first_run(found: Breakdown) -> Breakdown:
    """Parts listed with 、 end at the next comma, unless the rest (其他) stands behind it."""
    if not found.form.startswith("其中"):
        return found
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


def _gap(parts: Sequence[Amount], total: Amount) -> Decimal:
    """By how much amounts miss their total."""
    return abs(sum((part.value or Decimal(0) for part in parts), Decimal(0)) - (total.value or Decimal(0)))


def _rounding(found: Breakdown, total: Amount) -> Decimal:
    """What rounding may account for; nothing where sums are budgeted."""
    amounts = [*(item.amount for item in found.items), total]
    return Decimal(0) if all(map(_budgeted, amounts)) else rounding(amounts)


def _slack(found: Breakdown, total: Amount) -> Decimal:
    """By how much the parts may miss their total: a few, but for those of statistics, are written so that they make it,
    unless it is rounded to less than they are."""
    few = len(found.items) <= _FEW and not _STATISTICS.search(found.head + found.items[0].label)
    few = few and all(total.step <= item.amount.step for item in found.items)
    return Decimal(0) if few else _rounding(found, total)


_FEW = 4


def _equal(found: Breakdown) -> bool:
    """The parts make the total, or another amount of the sentence that it may be; as do those before a comma."""
    parts = [item.amount for item in found.items]
    whole = sum_of(found.items)
    for total in (found.total, *found.others):
        gap = abs(whole - (total.value or Decimal(0)))
        if total.value is not None and (gap == 0 or gap < _slack(found, total)):
            return True
    heads = (
        n
        for n in range(2, len(parts))
        if found.items[n].mark == "；" or (found.form.startswith("其中") and found.items[n].mark == "，")
    )
    return any(sum_of(found.items[:n]) == found.total.value for n in heads)


_FROM = later("[由从]$")
_SUMMED = later("(?:共|合计|总计|累计)(?:新[增建]|增[加长]|扩[大建])$")

_LARGEST_BUDGET = 10**7


def _budgeted(amount: Amount) -> bool:
    """A small sum in whole 万元, as budgets have: those are not rounded."""
    small = (amount.value or 0) < _LARGEST_BUDGET
    return amount.family == "元" and "." not in amount.text and scale(amount)[0] == "万" and small


def _verdict(found: Breakdown) -> bool | None:
    total = found.total.value or Decimal(0)
    whole = sum_of(found.items)
    if found.form == "已未" and _without_middle(found):
        return None
    if _SET_ASIDE.search(found.head) and all(_SPENT.search(item.label) for item in found.items):
        return None  # 安排预算1260万元，上半年执行620万元，下半年执行598万元
    if _chained(found.items):
        return None
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
    if whole > total:
        return _exceeds(found, kin, whole, total)
    return _falls_short(found, kin, whole, total) if found.ends or closes(labels, found.head) else None


def _surely(found: Breakdown, kin: bool, whole: Decimal, total: Decimal) -> bool:
    """Parts behind other amounts are the total's when they are of one kind, or a list, and come near it."""
    listed = len(found.items) > 2 and found.ends and {item.mark for item in found.items} <= {"、", "和", ""}
    least = total * _NEAR_KIN if kin else total
    return (kin or listed) and least <= whole <= total / _NEAR_KIN


def _without_middle(found: Breakdown) -> bool:
    """What is done and what is left make the total with some of the parts between, which then belong to others."""
    ends = sum_of((found.items[0], found.items[-1]))
    between = [item.amount.value or Decimal(0) for item in found.items[1:-1]][:4]
    sums = (sum(some, ends) for count in range(len(between)) for some in combinations(between, count))
    return any(whole == found.total.value for whole in sums)


def _chained(items: Sequence[Item]) -> bool:
    """Whether a part is done and left behind it: 劳动力3902人，已就业3511人，还有391人."""
    if all(_PROGRESS.match(item.label) for item in items[-2:]) and _embraced(items[-3:]):
        return True
    return any(
        ask.search(one.label) and got.search(other.label)
        for one, other in pairwise(items)
        for ask, got in _LEADS_ON
    )


_LEADS_ON = (
    (
        later("申请|申报|报名|报送|推荐"),
        later("^(?:足额|成功|已|最终)*(?:获批|获得|入选|通过|录取|录用|立项|获评)"),
    ),
    (later("受理|接收|收到|立案"), later("^(?:已|均|按期)*(?:办结|审结|答复|办理完毕)")),
    (later("提出|征集"), later("^(?:已|被)*(?:采纳|吸收)")),
)
"""申请贷款的118家，足额获批的47家: what came of those told before."""


_PROGRESS = later("(?:目前|现|截至[^，]*)?(?:已|仍|还有|尚|未|其余|剩余)")


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


def _exceeds(found: Breakdown, kin: bool, whole: Decimal, total: Decimal) -> bool | None:
    marks = {item.mark for item in found.items}
    listed = marks <= {"、", "和", ""}
    labels = [item.label for item in found.items]
    kin = kin and ("；" not in marks or exclusive(labels))
    told_apart = exclusive(labels) or closes(labels, found.head)
    if not told_apart and _STATISTICS.search(found.head):
        return None
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
    if len(labels) < 3 or (any(item.mark == "，" for item in found.items) and not funds):
        return None
    if funds_needed and share >= _NEAR_BUDGET:
        return False
    bar = _NEAR_KIN if kin else _NEAR_MONEY if found.total.family == "元" else _NEAR
    return False if share >= bar else None


_NEEDS = later("(?:共需|所需|需要?)(?:经费|资金|费用)?$|(?:经费|费用)?(?:预算|概算)(?:总额)?[共为]?$")
_NEAR_BUDGET = Decimal("0.85")
"""A request tells what all the money is for."""


def _compounded(noun: str, labels: Sequence[str]) -> bool:
    """Whether a noun is made of the ends of both names: 乡镇 of 乡 and 镇, 师生 of 教师 and 学生."""
    ends = {label[-1:] for label in labels}
    return noun in _COMPOUNDS and ends == set(noun)


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
_HALF_NAMED = Decimal("0.75")
"""Which share of a total the parts make at least that the words before it name one by one."""
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


class PartsAddUp(BlockCheck):
    """Parts that claim to be all of a total add up to it, and parts of 其中 do not exceed it."""

    @property
    def literals(self) -> frozenset[str]:
        return (
            HINTS
            | _BALANCE_HINTS
            | _OVER_HINTS
            | ALL_OF
            | EACH_OF_ALL
            | PRICED_EACH
            | _LEFT_WORDS
            | _PLACES_HINTS
            | {
                "第三产业",
                "百分制",
                "个标段",
                "两期",
                "三期",
                "个片区",
                "个路段",
                "个工区",
                "项合计",
                "如下",
                "以上",
                "上述",
                *_EACH_HINTS,
            }
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield from _over_years(block) if "年" in block.reading else ()
        yield from _of_each(block) if "每" in block.reading else ()
        yield from per_thousand(block) if "/" in block.reading else ()
        yield from sections(block) if "分" in block.reading else ()
        yield from _all_items(block) if "项合计" in block.reading else ()
        yield from _kinds_of_places(block)
        yield from _pairs_of_counts(block)
        yield from _each_of_listed(block) if "各" in block.reading else ()
        yield from _of_hundred(block) if "百分制" in block.reading else ()
        yield from _industries(block) if "第三产业" in block.reading else ()
        yield from _left_elsewhere(block, part) if part else ()
        yield from _listed_below(block, part) if part and "如下" in block.reading else ()
        yield from _all_above(block, part) if "以上" in block.reading or "上述" in block.reading else ()
        yield from _unfunded(block, part) if part and "缺" in block.reading else ()
        yield from _lacking(block) if "缺" in block.reading else ()
        if not _THREE_FIGURES.search(block.reading):
            return
        for found, certain in judged(block.reading):
            if certain:
                yield _finding(block, found)
        for total, parts in _by_two_measures(block.reading) if _AMONG in block.reading else ():
            span = block.at(total.start, parts[-1].end)
            yield Finding(span, {"sum": _sum(parts, total), "total": total.text})
        for triple, term, result in _triples(block.reading):
            if abs(result - (triple[2].value or Decimal(0))) > triple[2].step:
                span = block.at(triple[0].start, triple[2].end)
                yield Finding(span, {"sum": term, "total": triple[2].text})


_AMONG = "其中"
_MOST_MEASURES = 12


def _by_two_measures(text: str) -> Iterator[tuple[Amount, list[Amount]]]:
    """播种面积68.5万亩，总产量31.5万吨。其中夏粮播种面积26.5万亩、总产量11.2万吨，秋粮…: a total and its parts by one
    measure that do not add up, where those by the other do."""
    at = text.find(_AMONG)
    while at >= 0:
        found = list(between(text, at, clause_end(text, "。；", at)))
        families = [amount.family for amount in found]
        pairs = len(found) // 2
        if (
            4 <= len(found) <= _MOST_MEASURES
            and len(set(families[:2])) == 2
            and families == families[:2] * pairs
        ):
            start = text.rfind("。", 0, max(text.rfind("。", 0, at), 0)) + 1
            rows = [_measured(text, start, at, found[n::2]) for n in (0, 1)]
            sound = [row for row in rows if row and row[1]]
            wrong = [row for row in rows if row and not row[1]]
            if sound and wrong:
                yield wrong[0][0], found[rows.index(wrong[0]) :: 2]
        at = text.find(_AMONG, at + 1)


_EACH_ITEM = later("每|均|单价")


def _measured(text: str, start: int, at: int, parts: list[Amount]) -> tuple[Amount, bool] | None:
    """The one total of a measure before an offset, and whether its parts make it."""
    nouns = [_words(text, amount) or _words_of_pair(text, amount) for amount in parts]
    if (
        any(map(_EACH_ITEM.search, nouns))
        or common_end(nouns) < 2
        or any(amount.value is None for amount in parts)
    ):
        return None
    family = parts[0].family
    same = [a for a in between(text, start, at) if a.family == family]
    before = [a for a in same if _words(text, a).endswith(nouns[0][-2:])] or same
    if len(before) != 1 or before[0].value is None:
        return None
    gap = _gap(parts, before[0])
    return before[0], gap == 0 or gap < rounding([*parts, before[0]])


_COUNT_BEFORE = later(r"\d[\d.]*万?[种支个处所起]$")


def _words(text: str, amount: Amount) -> str:
    """The words before a figure, or before the two of 队伍6支180人."""
    return _COUNT_BEFORE.sub("", words_before(text, amount.start))


def _words_of_pair(text: str, amount: Amount) -> str:
    """存量违建 of 存量违建65处、1.06万平方米, for the second of the two figures."""
    first = ending_at(text, amount.start - 1) if text[amount.start - 1 : amount.start] == "、" else None
    return _words(text, first) if first else ""


class PartsComplete(BlockCheck):
    """Three and more parts of 其中 that come close to their total reach it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("其中",))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for found, certain in judged(block.reading):
            if not certain:
                yield _finding(block, found)


_EACH = later(r"[^，。；、\d]{0,8}(?:，?每[^，。；\d]{1,12}|各[^，。；、\d]{0,3}|，?单价为?)")
_EACH_PERSON = later(r"[^，。；、\d]{0,6}，[^，。；、\d]{0,8}每(?:人|名|户)")
_BALANCE_HINTS = frozenset(
    (
        "缺口",
        "，缺",
        "尚缺",
        "还缺",
        "仍缺",
        "亏损",
        "结余",
        "剩余",
        "总价",
        "实到",
        "实际",
        "，金额",
        "小计",
        "，总",
        "，共",
        "，计",
    )
)
_OVER_HINTS = frozenset(
    f"{of}{word}" for of in "年周月天日度班村组期场户镇乡区级室部" for word in ("共", "合计", "总计", "累计")
) | {"，累计"}
_YEARLY = later(r"每年[^，。；、\d]{0,16}(?=\d)|年均[^，。；、\d]{0,8}(?=\d)")
_OVER_YEARS = later(
    r"，(?P<years>[二两三四五六七八九十]|[2-9]|10)年(?:共计?|合计|总计|累计)[^，。；、\d]{0,10}(?=\d)"
)
_TRIPLE = later(
    r"各[^，。；、\d]{0,3}\d|每[^，。；\d]{1,12}\d|[人户亩生]均[^，。；\d]{0,5}\d|单价|亏损|结余|剩余|请假|缺席|缺勤"
)
_SENTENCE = 200
_TOGETHER_WORDS = r"，(?:采购|购置|所需|支付|应付|发放|慰问)?(?:共计?|计|合计|总计|小计|总[一-龥]{1,4}|金额)[^，。；、\d]{0,6}"
_TOGETHER = later(_TOGETHER_WORDS)
_PAID = later(
    rf"{_TOGETHER_WORDS}|(?:，|[^，。；、\d]{{1,6}})(?:共|合计|总计|应|拟)?(?:需要?|发放|兑付|兑现|拨付|支付|投入)[^，。；、\d]{{0,8}}"
)
_TOGETHER_BEHIND = later(rf"(?:的[^，。；、\d]{{1,10}}|[^，。；、\d]{{2,8}})?{_TOGETHER_WORDS}")
_NEAR_SUM = Decimal("0.12")
_PRICE = later(r"(?:每个?(?P<of>[一-龥]{1,3})|(?P<of2>[人户亩生])均)[^，。；、\d每]{0,6}$")
_UNIT_PRICE = later("单价[为是约]?$")
_BOUGHT = later("(?:/[一-龥])?，(?:共|拟|需)?(?:采购|购置|购买|购|配备|数量|安装|订购)?[^，。；、\\d]{0,6}")
_EACH_OF = {"人": "人", "生": "人", "户": "户", "亩": "亩"}
_COUNTED = later(r"[^，。；、\d]{0,3}，[^，。；、\d]{0,10}")
_BALANCES = tuple(
    tuple(later(rf"(?:{words})[^，。；、\d]{{0,4}}$") for words in triple)
    for triple in (
        ("成本|支出|费用", "收入", "亏损"),
        ("预算|拨款|下拨|筹集|募集|到位", "支出|使用|支付", "结余|剩余"),
        ("应到|应出席", "请假|缺席|缺勤", "实到|实际到会|实际出席"),
    )
)
"""Income less cost leaves more than one kind of balance, so only a loss is reckoned of the two."""


def _triples(text: str) -> Iterator[Triple]:
    """Three figures in a row of which the third is said to follow from the others (10个村各30人，共300人; 成本, 收入, 亏损),
    with the reckoning and its result."""
    found = amounts(text) if _TRIPLE.search(text) else ()
    for row in zip(found, found[1:], found[2:], strict=False):
        if all(amount.value for amount in row):
            yield from _product(text, row)
            yield from _balance(text, row)


Row = tuple[Amount, Amount, Amount]
Triple = tuple[Row, str, Decimal]


def _over_years(block: Block) -> Iterator[Finding]:
    """每年投入200万元，三年共投入600万元; 六年间累计投入1.2亿元，年均2000万元."""
    text = block.reading
    yield from _mean_over_years(block)
    for each in _YEARLY.finditer(text):
        one = beginning_at(text, each.end())
        told = _OVER_YEARS.match(text, one.end) if one and one.value else None
        whole = beginning_at(text, told.end()) if told else None
        if not one or not told or not whole or not whole.value or one.family != whole.family:
            continue
        if text.startswith("（含", whole.end):
            continue  # 共1000万元（含追加100万元）
        result = (one.value or Decimal(0)) * (value(told["years"]) or 0)
        if result and abs(result - whole.value) > max(result / 100, whole.step / 2):
            span = block.at(one.start, whole.end)
            yield Finding(
                span, {"sum": f"{one.text}×{told['years']}={told_like(result, one)}", "total": whole.text}
            )


def _mean_over_years(block: Block) -> Iterator[Finding]:
    text = block.reading
    for match in _IN_YEARS.finditer(text):
        whole = beginning_at(text, match.end("told"))
        mean = _MEAN_BEHIND.match(text, whole.end) if whole and whole.value else None
        each = beginning_at(text, mean.end()) if mean else None
        years = value(match["years"])
        if whole and each and each.size and years and whole.family == each.family:
            result = (whole.value or Decimal(0)) / years
            if abs(result - each.size) > result * _NEAR_MEAN:
                told = told_like(round(result, 1 - scale(each)[1]), each)
                term = f"{whole.text}÷{match['years']}年≈{told}"
                yield Finding(block.at(whole.start, each.end), {"sum": term, "total": each.text})


_IN_YEARS = later(
    r"(?P<years>[二两三四五六七八九十]|[2-9]|10)年(?:间|来|里|中)?(?:，|，?全[县市区镇乡])?(?P<told>(?:共计?|累计|总计|合计)[^，。；、\d]{0,10})(?=\d)"
)
_MEAN_BEHIND = later(r"，年均[^，。；、\d]{0,6}(?=\d)")
_NEAR_MEAN = Decimal("0.06")
_OF = "周|个?月|天|日|个?季度|个?班级?|个?村|个?组|期|场|户|个?镇|个?乡镇|个?社区|个?年级|个?科室|个?支部"
_EACH_OF_MANY = later(
    rf"每(?P<of>{_OF})[^，。；、\d每]{{0,14}}?(?P<each>\d+(?:\.\d+)?)(?P<order>万?)(?P<unit>[一-龥])[^，。；、\d]{{0,4}}，"
    rf"(?:全[一-龥])?(?P<times>\d+|[二两三四五六七八九十]{{1,3}})个?(?P=of)(?:共计?|合计|总计|累计)[^，。；、\d]{{0,10}}?(?P<whole>\d+(?:\.\d+)?)(?P=order)(?P=unit)"
)
_MANY_OF_EACH = later(
    rf"(?P<times>\d+|[二两三四五六七八九十]{{1,3}})(?P<of>{_OF})，每个?(?P=of)[^，。；、\d每]{{0,8}}?(?P<each>\d+(?:\.\d+)?)(?P<order>万?)(?P<unit>[一-龥])，"
    r"(?:共计?|合计|总计|累计)[^，。；、\d]{0,8}?(?P<whole>\d+(?:\.\d+)?)(?P=order)(?P=unit)"
)


def _of_each(block: Block) -> Iterator[Finding]:
    yield from _per(block)
    yield from listed_for_each(block)
    yield from _by_the_day(block)
    yield from daily(block)
    yield from priced(block)


def _per(block: Block) -> Iterator[Finding]:
    """每月编印简报4期，6个月共编印20期; 培训12天，每天4场，累计46场."""
    for pattern in (_EACH_OF_MANY, _MANY_OF_EACH):
        for match in pattern.finditer(block.reading):
            result = Decimal(match["each"]) * (value(match["times"]) or 0)
            whole = Decimal(match["whole"])
            if result and abs(result - whole) > result / 100:
                unit = match["order"] + match["unit"]
                term = f"{match['each']}×{match['times']}={plain(result)}{unit}"
                yield Finding(block.at(*match.span()), {"sum": term, "total": match["whole"] + unit})


_PLACES_SUM = later(
    r"(?P<one>\d+)个?(?P<a>县|市|镇|乡|街道|区)、?(?P<other>\d+)个?(?P<b>区|市|县|乡|镇|街道|场)(?:（[^（）]{1,6}）)?，?共(?:计)?(?P<whole>\d+)个(?:县|市|乡|镇|街)"
)
_VILLAGES_SUM = later(
    r"(?P<one>\d+)个(?P<a>行政村|建制村|村)[、，和](?P<other>\d+)个(?P<b>社区|居委会|居民?委员会)[，、]?(?:共|合计|总计|共计)(?:有)?(?P<whole>\d+)个"
)
_PLACES_HINTS = frozenset(
    f"{first}{last}" for first in ("个县", "个市", "个乡", "个镇", "个街") for last in "市区镇道街乡"
)


def _kinds_of_places(block: Block) -> Iterator[Finding]:
    """4县2区共7个县区."""
    if "共" not in block.reading:
        return
    for match in chain(_PLACES_SUM.finditer(block.reading), _VILLAGES_SUM.finditer(block.reading)):
        whole = int(match["one"]) + int(match["other"])
        if match["a"] != match["b"] and whole != int(match["whole"]):
            term = f"{match['one']}+{match['other']}={whole}"
            yield Finding(block.at(*match.span()), {"sum": term, "total": f"{match['whole']}个"})


_EACH_HINTS = frozenset(f"{unit}，共" for unit in "名人个件台套辆份")
_EACH_LISTED = later(
    r"(?P<list>[^，。；：、\d各每等]{2,14}(?:[、和][^，。；：、\d各每等]{2,14}){1,7}?)各(?:派出?|选派|抽调|推荐|安排)?(?P<each>\d{1,2}|[一二两三四五])(?P<unit>[名人个件台套辆份])，"
    r"(?:共计?|合计|总计)(?P<whole>\d{1,3})(?P=unit)"
)


def _each_of_listed(block: Block) -> Iterator[Finding]:
    """县医院、中医院、疾控中心各2名，共8名: where nothing before counts the like, and the total is not of many more bodies."""
    text = block.reading
    for match in _EACH_LISTED.finditer(text):
        start = _sentence_of(text, match.start())
        one = value(match["each"]) or 0
        least = match["list"].count("、") + 1
        most = least + match["list"].count("和")
        whole = int(match["whole"])
        before = any(a.text.endswith(match["unit"]) for a in between(text, start, match.start()))
        if before or least * one <= whole <= most * one or abs(whole - most * one) > one:
            continue
        term = f"{most}×{one}={most * one}"
        span = block.at(*match.span())
        yield Finding(span, {"sum": term, "total": match["whole"] + match["unit"]})


_PAIR = later(r"(?P<a>\d+)(?P<u>[户件起批处支个家所辆期场班组])(?P<b>\d+)(?P<v>人次|人|名|万元)")
_WHOLE_PAIR = later(r"(?:总计|合计|共计?|总共)[^，。；、\d]{0,4}$")
_LEAST_PAIRS, _MOST_PAIRS = 3, 12
_REACH = 400
"""How far back the beginning of a sentence, or what a gap leaves open, is looked for, in characters."""


def _sentence_of(text: str, offset: int) -> int:
    """Where the sentence of an offset begins."""
    return clause_start(text, "。；\n", offset, max(offset - _REACH, 0))


def _pairs_of_counts(block: Block) -> Iterator[Finding]:
    """甲类320户980人，乙类280户860人，共计600户1940人: where the one count is the sum of the others, so is the other."""
    text = block.reading
    pairs = list(_PAIR.finditer(text))
    sentences = groupby(pairs, key=lambda pair: _sentence_of(text, pair.start()))
    for row in (list(group) for _, group in sentences) if len(pairs) >= _LEAST_PAIRS else ():
        one_kind = len({(pair["u"], pair["v"]) for pair in row}) == 1
        if not one_kind or not _LEAST_PAIRS <= len(row) <= _MOST_PAIRS:
            continue
        among = "其中" in text[row[0].end() : row[1].start()]
        if _WHOLE_PAIR.search(text, max(row[-1].start() - 8, 0), row[-1].start()):
            whole, parts = row[-1], row[among:-1]
        elif among:
            whole, parts = row[0], row[1:]
        else:
            continue
        sums = {name: sum(int(part[name]) for part in parts) for name in "ab"}
        wrong = [name for name in "ab" if sums[name] != int(whole[name])]
        if len(wrong) == 1:
            unit = whole["u" if wrong[0] == "a" else "v"]
            terms = "+".join(part[wrong[0]] for part in parts)
            values = {"sum": f"{terms}={sums[wrong[0]]}", "total": whole[wrong[0]] + unit}
            yield Finding(block.at(row[0].start(), row[-1].end()), values)


_BY_THE_DAY = later(
    r"每人每(?P<per>天|日|期|次|月|学时|课时)(?P<price>\d+(?:\.\d+)?)元[^。；\d]{0,14}，?[^。；\d]{0,6}(?P<one>\d+)(?P<u>人|名|天|日|期|次|个月)[^。；\d]{0,10}"
    r"(?P<two>\d+)(?P<v>人|名|天|日|期|次|个月)[^。；\d]{0,6}，(?:共|合计|共计|总计|约)?(?:需要?|计|支出|费用)?[^，。；、\d]{0,6}(?P<sum>\d+(?:\.\d+)?)(?P<order>万?)元"
)
_PERSONS = frozenset("人名")


def _by_the_day(block: Block) -> Iterator[Finding]:
    """每人每天120元，50人培训5天，共需3万元."""
    for match in _BY_THE_DAY.finditer(block.reading):
        units = {match["u"], match["v"]}
        if len(units & _PERSONS) != 1:
            continue
        result = Decimal(match["price"]) * int(match["one"]) * int(match["two"])
        told = Decimal(match["sum"]) * (10**4 if match["order"] else 1)
        if abs(result - told) > result / 100:
            term = f"{match['price']}×{match['one']}×{match['two']}={plain(result)}元"
            span = block.at(match.start("price"), match.end())
            yield Finding(span, {"sum": term, "total": f"{match['sum']}{match['order']}元"})


_OUT_OF_HUNDRED = later(
    r"百分制[^。；]{0,16}?[，：。（](?P<list>(?:[^，、；。：\d]{2,14}\d{1,2}分[，、；]?){3,12})(?=[。；）\n]|$)"
)
_SCORE = later(r"(\d{1,2})分")


def _of_hundred(block: Block) -> Iterator[Finding]:
    """考核实行百分制，其中甲占40分、乙占30分、丙占20分."""
    for match in _OUT_OF_HUNDRED.finditer(block.reading):
        scores = _SCORE.findall(match["list"])
        whole = sum(map(int, scores))
        if whole != _WHOLE_SCORE:
            values = {"sum": f"{'+'.join(scores)}={whole}", "total": f"{_WHOLE_SCORE}分"}
            yield Finding(block.at(*match.span("list")), values)


_WHOLE_SCORE = 100

_INDUSTRY = r"第{}产业(?:实现)?(?:增加值)?(?:完成|实现|为|达到?)?(?P<{}>\d+(?:\.\d+)?)亿元[^。]{{0,40}}?"
_INDUSTRIES = later(
    r"生产总值[^，。；\d]{0,12}?(?P<whole>\d+(?:\.\d+)?)亿元.{0,60}?"
    + "".join(
        _INDUSTRY.format(order, name) for order, name in (("一", "one"), ("二", "two"), ("三", "three"))
    )
)


def _industries(block: Block) -> Iterator[Finding]:
    """地区生产总值186.5亿元，…第一产业增加值25.4亿元，…第二产业…，第三产业…."""
    for match in _INDUSTRIES.finditer(block.reading):
        parts = [match["one"], match["two"], match["three"]]
        figures = [Decimal(figure) for figure in (*parts, match["whole"])]
        slack = (
            sum((Decimal(1).scaleb(int(figure.as_tuple().exponent)) for figure in figures), Decimal(0)) / 2
        )
        whole = sum(figures[:3], Decimal(0))
        if abs(whole - figures[3]) > slack:
            term = f"{'+'.join(parts)}={plain(whole)}亿"
            yield Finding(
                block.at(match.start("whole"), match.end("three")),
                {"sum": term, "total": f"{match['whole']}亿元"},
            )


_LEFT_WORDS = frozenset(
    ("未办结", "未化解", "未整改", "未完成", "未解决", "未销号", "未调处", "剩余", "余下")
)
_LEFT_COUNT = later(
    rf"(?:(?:尚|仍|还)?(?P<word>{'|'.join(sorted(_LEFT_WORDS))})的?)(?P<count>\d+)(?P<unit>[个件户处项条起家座])(?P<noun>[一-龥]{{2,10}})"
)
_DONE_COUNT = later(
    r"(?P<total>\d+)(?P<unit>[个件户处项条起家座])[^。；\d]{0,16}?[已完](?P<verb>[^，。；\d]{0,6})(?P<done>\d+)(?P=unit)"
)


def _left_elsewhere(block: Block, part: Part) -> Iterator[Finding]:
    """积案11件，已化解8件, and elsewhere 尚未化解的4件积案: of the one total that is told with what is done of it."""
    for left in _LEFT_COUNT.finditer(block.reading):
        verb = left["word"].removeprefix("未") if left["word"].startswith("未") else ""
        told = [
            done
            for other in part.body
            if other is not block and left["unit"] in other.reading
            for done in _DONE_COUNT.finditer(other.reading)
            if done["unit"] == left["unit"]
            and verb in done[0]
            and left["noun"][:2] in other.reading[max(done.start() - 16, 0) : done.start() + 16]
        ]
        if len(told) == 1:
            result = int(told[0]["total"]) - int(told[0]["done"])
            if result > 0 and result != int(left["count"]):
                term = f"{told[0]['total']}-{told[0]['done']}={result}"
                span = block.at(left.start("count"), left.end("unit"))
                yield Finding(span, {"sum": term, "total": left["count"] + left["unit"]})


_ITEMS = later(
    r"(?P<count>[两三四2-4])项合计(?:共|实现|完成|投入|增加|带来|达到?){0,3}[^，。；、\d]{0,6}(?=\d)"
)


def _all_items(block: Block) -> Iterator[Finding]:
    """林下收入680万元。…旅游收入240万元。两项合计实现收入920万元: where the text before has just so many amounts of the kind."""
    text = block.reading
    for match in _ITEMS.finditer(text):
        told = beginning_at(text, match.end())
        parts = [a for a in between(text, 0, match.start()) if told and a.family == told.family]
        if told is None or told.value is None or len(parts) != value(match["count"]):
            continue
        if any(a.value is None or _EACH_ITEM.search(words_before(text, a.start)) for a in parts):
            continue
        off = _gap(parts, told)
        if off and off >= rounding([*parts, told]):
            yield Finding(block.at(told.start, told.end), {"sum": _sum(parts, told), "total": told.text})


_TOTAL_ABOVE = later(
    r"(?:总金额|总预算|总经费|总投资|总额|预算金额|预算资金|共需|共计|合计|总计)(?:资金|经费|预算|约?为|需)?(?=\d)"
)
_AS_FOLLOWS = later(r"(?:元)[，。]?(?:具体|分别|分项|明细|其中)?(?:预算|金额|内容|情况|明细)?如下[：:]\s*$")
_ITEM_SUM = later(r"(?:预算|小计|共计|合计|金额|需|投资|经费|计)(?:资金|经费|约?为)?$")


def _listed_below(block: Block, part: Part) -> Iterator[Finding]:
    """预算总金额502万元。具体如下： above items each of which ends with its own sum."""
    text = block.reading
    match = _TOTAL_ABOVE.search(text) if _AS_FOLLOWS.search(text) else None
    told = beginning_at(text, match.end()) if match else None
    if told is None or told.value is None or told.family != "元":
        return
    sums: list[Amount] = []
    below = part.below(block)
    for item in takewhile(
        lambda one: one.number is not None and one.reading.rstrip()[-1:] in "；;。元", below
    ):
        line, last = _last_amount(item.reading)
        if last is None or last.value is None or not _ITEM_SUM.search(line, 0, last.start):
            return
        sums.append(last)
        if item.reading.rstrip().endswith("。"):
            break
    off = _gap(sums, told)
    if len(sums) > 1 and off >= rounding([*sums, told]) and off * 2 < told.value:
        yield Finding(block.at(told.start, told.end), {"sum": _sum(sums, told), "total": told.text})


_ALL_ABOVE = later(
    r"(?:(?<=。)|^\s*)(?:以上|上述)(?:(?P<count>[两二三四五六七八九十]|\d{1,2})?[项类]|各项)?[^，。；、\d]{0,6}(?:共计|合计|总计|共需)[^，。；、\d]{0,6}(?=\d)"
)
_FEWEST_ABOVE = 2
_NEAR_ABOVE = Decimal("0.4")


def _all_above(block: Block, part: Part | None) -> Iterator[Finding]:
    """1.…12万元；2.…5万元。以上两项合计18万元, or in one sentence: 甲1台，预算12万元；乙2台，预算5万元。以上预算合计18万元."""
    text = block.reading
    for match in _ALL_ABOVE.finditer(text):
        told = beginning_at(text, match.end())
        lines = _lines_above(block, part, match.start())
        sums = [_sum_at_end(line) for line in lines]
        if not told or not told.value or told.family != "元" or len(sums) < _FEWEST_ABOVE:
            continue
        known = [each for each in sums if each is not None]
        if len(known) < len(sums) or (match["count"] and value(match["count"]) != len(sums)):
            continue
        off = _gap(known, told)
        if off and off >= rounding([*known, told]) and off <= told.value * _NEAR_ABOVE:
            yield Finding(block.at(told.start, told.end), {"sum": _sum(known, told), "total": told.text})


def _lines_above(block: Block, part: Part | None, start: int) -> list[str]:
    """The items right above a paragraph that begins with their sum, or the members of the sentence before it."""
    text = block.reading
    if text[:start].strip():
        first = clause_start(text, "。：\n", start - 1)
        return text[first : start - 1].split("；")
    above = part.blocks[: part.index(block)] if part else []
    items = list(takewhile(lambda one: one.number is not None and one.kind != "heading", reversed(above)))
    return [item.reading for item in reversed(items)]


def _last_amount(line: str) -> tuple[str, Amount | None]:
    """A line without the marks at its end, and the amount that it ends with."""
    line = line.rstrip("；;。 \u3000")
    return line, ending_at(line, len(line))


def _sum_at_end(line: str) -> Amount | None:
    """The money that ends a line, when the line says that it is a sum, or names no other."""
    line, last = _last_amount(line)
    if last is None or last.family != "元" or not last.value:
        return None
    alone = sum(amount.family == "元" for amount in amounts(line)) == 1
    return last if alone or _ITEM_SUM.search(line, 0, last.start) else None


_GAP = later(r"(?:缺口|尚缺|还缺|仍缺|缺额)(?:资金)?(?:约?为|达到?|共|尚有|还有)?(?=\d)")
_NEEDED = "总投资|总造价|概算|估算|所需资金|共需|需要?资金"
_NEED = later(rf"(?:{_NEEDED})[^，。；、\d]{{0,8}}$")
_NEED_WORDS = later(_NEEDED)
_FUNDED = later(
    r"(?:自筹|到位|落实|争取|申请|申报|债券|补助|配套|安排|筹[集措]|折[资价款]|拨付|拨款|列支|捐赠|贷款)[^，。；、\d]{0,10}$"
)
_MOST_SOURCES = 6
_NEAR_GAP = Decimal("0.15")


def _unfunded(block: Block, part: Part) -> Iterator[Finding]:
    """What is lacking is what is needed less what there is: 总投资486万元 and, further on, 已自筹86万元，资金缺口410万元."""
    text = block.reading
    for match in _GAP.finditer(text):
        gap = beginning_at(text, match.end())
        before = between(text, max(match.start() - _REACH, 0), match.start())
        own = [a for a in before if a.family == "元" and a.value]
        funded = _without_parts(
            [a for a in own if _FUNDED.search(_words(text, a)) and not _NEED.search(_words(text, a))]
        )
        if not gap or not gap.value or gap.family != "元" or not 0 < len(funded) <= _MOST_SOURCES:
            continue
        needs = _needs(part)
        sums = {
            sum((a.value or Decimal(0) for a in some), Decimal(0))
            for count in range(1, len(funded) + 1)
            for some in combinations(funded, count)
        }
        if not needs or any(
            abs((a.value or 0) - some - gap.value) <= gap.step for a in needs for some in sums
        ):
            continue
        whole = max(sums)
        off, need = min(
            ((abs((a.value or 0) - whole - (gap.value or 0)), a) for a in needs), key=itemgetter(0)
        )
        left = (need.value or Decimal(0)) - whole
        if left > 0 and off <= (need.value or 0) * _NEAR_GAP:
            taken = "-".join(a.text for a in funded)
            values = {"sum": f"{need.text}-{taken}={told_like(left, gap)}", "total": gap.text}
            yield Finding(block.at(gap.start, gap.end), values)


def _without_parts(found: Sequence[Amount]) -> list[Amount]:
    """The amounts but for those that make the one before them: 50万元，其中县级20万元、镇级30万元."""
    kept, at = [], 0
    while at < len(found):
        kept.append(found[at])
        sums = accumulate(a.value or Decimal(0) for a in found[at + 1 :])
        parts = next((n for n, sum_ in enumerate(sums, 1) if n > 1 and sum_ == found[at].value), 0)
        at += 1 + parts
    return kept


@lru_cache(maxsize=4)
def _needs(part: Part) -> tuple[Amount, ...]:
    """The sums of money that a report says to be needed."""
    return tuple(
        amount
        for block in part.body
        if block.kind != "cell" and _NEED_WORDS.search(block.reading)
        for amount in amounts(block.reading)
        if amount.family == "元" and amount.value and _NEED.search(_words(block.reading, amount))
    )


_NEED_OF = later("需求|需要|需|负荷|应配|应有|标准|核定|定额")
_SUPPLY_OF = later("供给|供应|供[水电气热暖氧应]|能力|现有|实有|已有|仅有|只有|到岗|在岗|到位|已配")
_LACK = later(
    r"[^，。；、\d]{0,6}，(?:[^，。；、\d]{0,6}缺[^，。；、\d]{0,8}|(?P<behind>[^，。；、\d]{0,8}))"
)
_LACK_BEHIND = later(r"(?:左右)?的?[^，。；、\d的]{0,4}缺口")
_AFTER_MEASURES = later("经|通过|[之以]?后|预计|明年|来年|今后|调剂|另|其中|累计|[日月年季天]")
"""What is lacking then, or over another time, is not the difference of the two figures before."""
_OF_ANOTHER = later("去年|上年|前年|同期|其中|新增|比|较")
_MOST_OFF = Decimal("2.5")


def _lacking(block: Block) -> Iterator[Finding]:
    """日需水量3.6万吨，日供水能力3.1万吨，存在0.8万吨的缺口; money is _unfunded's."""
    text = block.reading
    for supply, gap in pairwise(amounts(text)):
        if supply.family != gap.family or gap.family in ("元", "%") or not supply.value or not gap.size:
            continue
        told = _LACK.fullmatch(text, supply.end, gap.start)
        if not told or _AFTER_MEASURES.search(told[0]):
            continue
        if told["behind"] is not None and not _LACK_BEHIND.match(text, gap.end):
            continue
        need = _need_before(text, supply)
        left = need.value - supply.value if need and need.value else Decimal(0)
        if need and left > 0 and _is_off(left, gap, rounding((need, supply, gap))):
            term = _reckoning("-", need, supply, left, gap)
            yield Finding(block.at(need.start, gap.end), {"sum": term, "total": gap.text})


def _need_before(text: str, supply: Amount) -> Amount | None:
    """The one figure of what is needed, before that of what there is, in the sentence or the one before."""
    if not _SUPPLY_OF.search(_words(text, supply)) or _NEED_OF.search(_words(text, supply)):
        return None
    start = clause_start(text, "。\n", supply.start, max(supply.start - _REACH, 0))
    start = clause_start(text, "。\n", max(start - 1, 0), max(supply.start - _REACH, 0))
    same = [a for a in between(text, start, supply.start) if a.family == supply.family]
    told = [_words(text, a) for a in same]
    if len(same) != 1 or not _NEED_OF.search(told[0]) or _SUPPLY_OF.search(told[0]):
        return None
    return None if _OF_ANOTHER.search(told[0]) else same[0]


def _is_off(left: Decimal, gap: Amount, slack: Decimal) -> bool:
    """Whether what is lacking is told as something else, though not as what must be of another thing."""
    size = gap.size or Decimal(0)
    slack = max(slack, left * _ROUGH_GAP) if gap.value is None else slack
    near = left / _MOST_OFF <= size <= left * _MOST_OFF or shifted(left, size, _ROUGHLY)
    return near and left != size and abs(left - size) >= slack


_ROUGH_GAP = Decimal("0.15")
_ROUGHLY = Decimal("0.06")


def _product(text: str, row: Row) -> Iterator[Triple]:
    first, second, third = row
    if _priced(text, row):
        result = (first.value or 0) * (second.value or Decimal(0))
        if not _by_period(text, first) or (third.value or 0) % result:
            yield row, f"{first.text}×{second.text}={told_like(result, third)}", result
        return
    gap = text[first.end : second.start]
    each = _EACH.fullmatch(gap) or (first.family in "人户" and _EACH_PERSON.fullmatch(gap))
    if each and not _each_of_first(text, first, gap):
        return
    heads = {second.family, third.family} == {"人", "人次"}
    one_kind = heads or worth(second, third.family) is not None
    if each and one_kind and _TOGETHER_BEHIND.fullmatch(text[second.end : third.start]):
        start = clause_start(text, "。", first.start, max(first.start - _SENTENCE, 0))
        before = [a for a in between(text, start, first.start) if a.family == third.family]
        of_each = second.value if heads else worth(second, third.family)
        result = (first.value or 0) * (of_each or Decimal(0))
        term = _reckoning("×", first, second, result, third)
        if second.family in MEASURES and second.family != third.family:
            term = f"{first.text}×{second.text}={told_like(result, third)}"
        if not before:
            yield row, term, result
        elif len(before) == 1 and before[0].value and result != third.value:
            more = result + before[0].value  # 60人，12个社区各15人，共240人
            if abs(more - (third.value or 0)) <= more * _NEAR_SUM:
                yield row, f"{before[0].text}+{first.text}×{second.text}={told_like(more, third)}", more


_EACH_ONE = later("每个?([一-龥])")
_EACH_BEFORE = later("每[一-龥]{1,2}$")


def _each_of_first(text: str, first: Amount, gap: str) -> bool:
    """Whether the second figure is that of each of the first: not of 46个村民小组，每盏1800元, nor of 每项1个小组."""
    one = _EACH_ONE.search(text, first.end, first.end + len(gap))
    start = clause_start(text, "，。；：\n", first.start, max(first.start - _SENTENCE, 0))
    named = one is None or one[1] in "人名户" or one[1] in text[start : one.start()]
    if gap.startswith("）") or _LISTED_LAST.search(text, start, first.start):
        return False
    return named and not _EACH_BEFORE.search(text, max(first.start - 3, 0), first.start)


_LISTED_LAST = later(r"\d[万亿]?[个名人户亩件台套座家处所](?:[^，。；、\d]{0,6})、[^，。；、]{0,8}$")
"""2024年0.5万亩、2025年0.6万亩，每亩600元: so much each is of all of them."""


def _by_period(text: str, price: Amount) -> bool:
    """每人每月600元: the sum is of some months."""
    each = _PRICE.search(text, max(price.start - 9, 0), price.start)
    return each is not None and "每" in (each["of"] or "")


def _priced(text: str, row: Row) -> bool:
    """每亩补贴120元，补贴2.3万亩，合计276万元."""
    price, count, third = row
    unit_price = price.family == third.family == "元" != count.family
    if unit_price and _UNIT_PRICE.search(text, max(price.start - 6, 0), price.start):
        gaps = text[price.end : count.start], text[count.end : third.start]
        return _BOUGHT.fullmatch(gaps[0]) is not None and _TOGETHER.fullmatch(gaps[1]) is not None
    together = _PAID if price.family == "元" else _TOGETHER
    if price.family != third.family or not together.fullmatch(text[count.end : third.start]):
        return False
    each = _PRICE.search(text, max(price.start - 9, 0), price.start)
    if each and each["of2"] and price.family != "元":
        return False
    return bool(
        each
        and (each["of"] or _EACH_OF[each["of2"]]).startswith(count.text.lstrip("0123456789.万亿"))
        and _COUNTED.fullmatch(text[price.end : count.start])
    )


def _balance(text: str, row: Row) -> Iterator[Triple]:
    first, second, third = row
    if first.family == second.family == third.family and _balanced(text, row):
        result = (first.value or Decimal(0)) - (second.value or 0)
        if abs(result - (third.value or 0)) >= rounding(row):
            yield row, _reckoning("-", first, second, result, third), result


def _balanced(text: str, triple: Row) -> bool:
    """The clauses say what is taken from what; nothing else stands between them."""
    if "。" in text[triple[0].start : triple[2].end]:
        return False
    labels = [text[max(amount.start - 10, 0) : amount.start] for amount in triple]
    return any(
        all(words.search(label) for words, label in zip(names, labels, strict=True)) for names in _BALANCES
    )


def _reckoning(sign: str, first: Amount, second: Amount, result: Decimal, like: Amount) -> str:
    name, power = scale(like)
    left = (first.value or Decimal(0)).scaleb(0 if sign == "×" else -power)
    right = (second.value or Decimal(0)).scaleb(-power)
    return f"{plain(left)}{sign}{plain(right)}={plain(result.scaleb(-power))}{name}"


def _finding(block: Block, found: Breakdown) -> Finding:
    amounts = [item.amount for item in found.items]
    start = min(found.total.start, amounts[0].start)
    end = max(found.total.end, amounts[-1].end)
    span = block.at(start, end)
    return Finding(span, {"sum": _sum(amounts, found.total), "total": found.total.text})


def _sum(parts: list[Amount], total: Amount) -> str:
    """“6+14+4=24”, in the order of magnitude of the total when all are written in it."""
    name, power = scale(total)
    values = [(part.value or Decimal(0)).scaleb(-power) for part in parts]
    return "+".join(map(plain, values)) + "=" + plain(sum(values, Decimal(0))) + name
