"""A change told beside the figures that it is of, in every order of them: 120件，比上年增加20件，增长20%."""

from __future__ import annotations

from decimal import Decimal

from linter.checks.number.changes import (
    BY,
    COMPARED,
    DOWN,
    FROM,
    HUNDRED,
    LAST_TIME,
    REACH,
    REAL,
    RISE,
    RISES,
    THAN,
    UNFIT,
    UP,
    Change,
    comparable,
    contradicts,
    differ_by,
    growth_bounds,
    growth_by,
    in_real_terms,
    is_from_to,
    judged,
    judged_rate,
    rate_between,
    sentence_start,
    turned,
)
from linter.chinese.amounts import Amount, between, plain, told_like
from linter.chinese.clauses import clause_start, words_before
from linter.chinese.expressions import later
from linter.document import Span


def told_by(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """What two amounts before, or one behind, say of the change at an index."""
    if (
        text[found[index].end : found[index].end + 1] in ("和", "、")
        and "分别" in text[found[index].start - 8 : found[index].start]
    ):
        return None  # 分别增长5.6%和7.8%: the first is not of what stands last
    if index > 1:
        one, other, by = found[index - 2 : index + 1]
        if (
            comparable(one, other)
            and one.family not in UNFIT - {"%"}
            and BY.fullmatch(text, other.end + len(_measured(text, one, other)), by.start)
        ):
            told = (
                _from_to(text, one, other, by)
                or _only_by(text, one, other, by)
                or _then_and_now(text, one, other, by)
                or _than(text, one, other, by)
                or _by(text, one, other, by)
                or _by_of(text, one, other, by)
                or _respectively(text, one, other, by)
                or _reached(text, one, other, by)
            )
            told = told or _with_difference(text, found[max(index - 3, 0) : index + 1])
            told = told or _than_farther(text, found, index) or _named_again(text, found, index)
            return told or _against_last(text, found, index)
        if index > 2 and one.start == found[index - 3].end and comparable(found[index - 3], other):
            # 3起4人，比上年的6起下降50%
            new = found[index - 3]
            if by.family == "%" and THAN.fullmatch(text, one.end, other.start):
                return rate_between(text, other, new, by)
        if told := _with_new(text, one, other, by):
            return told
    row = found[index - 1 : index + 2] if index else ()
    told = _same_time(text, row) or _formerly(text, row) or _with_rate(text, row) if row else None
    told = told or (_rate_and_old(text, found[index - 1 : index + 3]) if index else None)
    told = told or _than_farther(text, found, index)
    told = told or (_named_again(text, found, index) if index else None)
    return told or (_against_last(text, found, index) if index > 1 else None)


def _from_to(text: str, old: Amount, new: Amount, by: Amount) -> Change | None:
    """由36人增加到45人，增长25%; …，增加9人."""
    if not is_from_to(text, old, new):
        return None
    return judged(text, old, new, by, Span(old.start, by.end))


_NEWLY = later(r"新(?:建|增|设|开|购|添)了?[^，。；、\d]{0,8}$")
_IN_ALL = later(r"，[^，。；、\d]{0,6}总(?:数|量|规模)[^，。；、\d]{0,4}(?:达到?了?|增至|增加到|为)")
_THAN_LAST = later("，[比较](?:[上去]年[末底]?|年初)(?:增长|增加)了?")


def _with_new(text: str, new: Amount, total: Amount, rate: Amount) -> Change | None:
    """新建站点15个，总数达到75个，比去年增长25%: of the 60 that there were."""
    if rate.family != "%" or not new.value or not total.value or new.value >= total.value:
        return None
    links = _IN_ALL.fullmatch(text, new.end, total.start), _THAN_LAST.fullmatch(text, total.end, rate.start)
    if not all(links) or not _NEWLY.search(text, max(new.start - 12, 0), new.start):
        return None
    reckoned = new.value / (total.value - new.value) * HUNDRED
    if abs(reckoned - (rate.value or reckoned)) <= 1:
        return None
    term = f"{new.text}占原有{plain(total.value - new.value)}的{plain(round(reckoned, 1))}%"
    return Change(Span(new.start, rate.end), term, rate.text)


_ONLY_BY = later(rf"[^，。；\d]{{0,4}}(?P<word>{UP}|{DOWN})了")


def _only_by(text: str, old: Amount, by: Amount, rate: Amount) -> Change | None:
    """由15分钟压缩了6分钟，缩短60%."""
    if rate.family != "%" or not old.value or not by.value or not _ONLY_BY.fullmatch(text, old.end, by.start):
        return None
    if not FROM.search(text[max(old.start - 20, 0) : old.start]) or by.value > old.value:
        return None
    reckoned = by.value / old.value * HUNDRED
    if abs(reckoned - (rate.value or reckoned)) <= 1:
        return None
    return Change(
        Span(old.start, rate.end), f"{old.text}中的{by.text}是{plain(round(reckoned, 1))}%", rate.text
    )


_EARLIER = later(r"(?:去年|上年|(?P<year>20\d\d)年)(?P<what>[^，。；、\d]{0,10})$")
_LATER = later(r"(?:相比)?[，；](?:到|至)?(?:今年|本年|(?P<year>20\d\d)年)(?P<what>[^，。；、\d]{0,12})")
_OF_THEN = later("累计|新增|其中|计划|力争|目标")
"""What is told of another figure than the one that changed."""


def _then_and_now(text: str, old: Amount, new: Amount, by: Amount) -> Change | None:
    """2023年完成120件，2024年完成150件，增长25%; 与上年的120件相比，今年完成150件，增加30件."""
    earlier = _EARLIER.search(text[max(old.start - 18, 0) : old.start])
    later_on = _LATER.fullmatch(text, old.end, new.start)
    if not earlier or not later_on or (earlier["year"] or "0") >= (later_on["year"] or "9999"):
        return None
    if RISE.search(later_on["what"]):
        return None  # 与上年的800人相比，今年计划增加160人，增长20%
    if by.family == "%" != old.family:
        return rate_between(text, old, new, by)
    if _OF_THEN.search(earlier["what"]) or _OF_THEN.search(later_on["what"]):
        return None
    return judged(text, old, new, by, Span(old.start, by.end))


def _measured(text: str, one: Amount, other: Amount) -> str:
    """What both figures are of, told behind either: 132.5千克标准煤，比上年的140千克标准煤."""
    words = _WORDS_BEHIND.match(text, one.end)
    told = words[0] if words else ""
    return told if told and text.startswith(told, other.end) else ""


_WORDS_BEHIND = later(r"[一-龥]{2,4}(?=[，,（])")


_THAN_SAME = later(rf"[，,]?{COMPARED}的?(?P<noun>(?![多少增减净])[^，。；、（\d]{{0,8}}?)(?:的|为)?（?")
"""With the noun of the earlier figure: 20万吨，比上年产量18万吨增长."""


_OF_ACCOUNTS = ("决算数", "预算数", "执行数", "完成数")
"""Figures of whatever is told of: 支出1860万元，较2023年决算数."""


def _than(text: str, new: Amount, old: Amount, by: Amount) -> Change | None:
    """186亿元，比上年的178亿元增长4.5%; 2起，去年同期为5起，下降60%."""
    tail = len(_measured(text, new, old))
    than = _THAN_SAME.fullmatch(text, new.end + tail, old.start)
    named = than["noun"] if than else ""
    if named not in _OF_ACCOUNTS and named[-2:] not in text[max(new.start - 20, 0) : new.start]:
        return None
    if not than and not LAST_TIME.fullmatch(text, new.end, old.start):
        return None
    if "均" in _noun_of(text, new) and "均" not in text[new.end : old.start] and _has_before(text, new):
        return None  # 合计78万元，平均39万元，比上年的合计65万元增长20%
    word = BY.fullmatch(text, old.end + tail, by.start)
    span = Span(new.start, by.end)
    of_rate = than and by.family == "%" != old.family
    ordered = than or not _THEN.search(text, new.end, old.start)  # 2021年120人，2024年150人，增加30人
    if word and (of_rate or (ordered and _agrees(old, new, by))) and "幅" not in word[0]:
        term = turned(old, new, word["word"]) if old.value != new.value else None
        if term:
            return Change(span, term, f"{word['word']}{by.text}")
    if of_rate:
        start = clause_start(text, "，。；\n", new.start)
        return None if REAL.search(text, start, new.start) else judged_rate(old, new, by, span)
    return judged(text, old, new, by, span)


def _has_before(text: str, amount: Amount) -> bool:
    """Whether the sentence tells another amount of the kind before."""
    before = between(text, sentence_start(text, amount.start), amount.start)
    return any(a.family == amount.family for a in before)


_THEN = later(r"20\d\d年")


def _agrees(old: Amount, new: Amount, by: Amount) -> bool:
    """So much lies between two amounts, whichever way."""
    if by.family == "%" != old.family:
        return bool(old.value) and not contradicts(by, growth_bounds(old, new))
    return differ_by(old, new, by)


_EARNED = "增收|减收|增支|减支|增发|多收|少收|[多少](?!于)[一-龥]{0,2}"
_ACCOUNTS = r"度?(?:年初|调整)?(?:预算|决算|执行)(?:数|支出|安排)?"
_CHANGED = later(
    rf"[，,]? ?(?:同比|{COMPARED}(?:{_ACCOUNTS})?的?(?:相比[，,]?)?)净?(?P<word>{_EARNED}|{UP}|{DOWN})了?"
)


def _way(word: str) -> int:
    """1 for more, 增收 and 多收 too; -1 for less."""
    return -1 if word in DOWN.split("|") or word[0] in "减少" else 1


def _by(text: str, new: Amount, by: Amount, rate: Amount) -> Change | None:
    """120件，比上年增加20件，增长20%."""
    changed = _CHANGED.fullmatch(text, new.end, by.start)
    if not changed or rate.family != "%" or new.family == "%" or text[by.end] not in "，,":
        return None
    before = (new.value or Decimal(0)) - _way(changed["word"]) * (by.value or Decimal(0))
    if before <= 0 or in_real_terms(text, new.start):
        return None
    old = by.with_value(before, max(new.step, by.step) * 2, told_like(before, new))
    return judged_rate(old, new, rate, Span(new.start, rate.end))


_LESS = later(
    rf"(?:相比[，,](?:今年|本年|本次)?(?:计划|共|将)?)?净?(?P<word>{UP}|{DOWN}|增收|增产|增发|多收)了?"
)
_THAN_OLD = later(rf"{COMPARED}的?(?:[^，。；、\d]{{0,4}})$|(?:比|较)20\d\d年的?$")


def _by_of(text: str, old: Amount, by: Amount, rate: Amount) -> Change | None:
    """较2023年的120件减少40件，下降25%; 与去年的1000人相比，今年增加200人，增长2倍."""
    told = _LESS.fullmatch(text, old.end, by.start)
    if not told or not old.value or not by.value:
        return None
    if not _THAN_OLD.search(text, max(old.start - 14, 0), old.start):
        return None
    if in_real_terms(text, old.start):
        return _by_wrong_base(old, by, rate) if told["word"] in RISES else None
    if rate.family == "倍" and rate.value and told["word"] not in DOWN.split("|"):
        times = by.value / old.value
        if abs(times - rate.value) <= (rate.step or Decimal(1)) / 2:
            return None
        term = f"{old.text}增加{by.text}是增长{plain(round(times * HUNDRED, 1))}%"
        return Change(Span(by.start, rate.end), term, rate.text)
    if rate.family != "%":
        return None
    sign = -1 if told["word"] in DOWN.split("|") else 1
    result = old.value + sign * by.value
    if result <= 0:
        return None
    new = by.with_value(result, max(old.step, by.step), told_like(result, old))
    span = Span(old.start, rate.end)
    told_change = judged_rate(old, new, rate, span)
    if told_change or not contradicts(rate, growth_by(old, by)):
        return told_change or (_by_wrong_base(old, by, rate) if sign > 0 else None)
    reckoned = plain(round(by.value / old.value * HUNDRED, 1))
    return Change(span, f"{by.text}是{old.text}的{reckoned}%", rate.text)


_APART = Decimal("0.6")
"""Points by which a rate of the later figure must differ from the right one, not to be the same when it is rounded."""


def _by_wrong_base(old: Amount, by: Amount, rate: Amount) -> Change | None:
    """比上年的22万头增加2万头，增长8.3%: 2 of 24, exactly."""
    if rate.family != "%" or rate.value is None or not old.value or not by.value:
        return None
    right, wrong = (by.value * HUNDRED / base for base in (old.value, old.value + by.value))
    places = len(rate.text.partition(".")[2].rstrip("%％"))
    if not places or round(wrong, places) != rate.value or abs(right - rate.value) < _APART:
        return None
    term = f"{by.text}是{old.text}的{plain(round(right, 1))}%"
    return Change(Span(old.start, rate.end), term, rate.text, sure=False)


_TWO_YEARS = later(r"(?P<first>20\d\d)年?[、和与](?P<last>20\d\d)年[^，。；\d]{0,14}$")


def _respectively(text: str, old: Amount, new: Amount, rate: Amount) -> Change | None:
    """2024年、2025年分别接待40万人次、45万人次，同比增长12.5%."""
    years = _TWO_YEARS.search(text, max(old.start - 30, 0), old.start)
    if not years or rate.family != "%" or text[old.end : new.start] not in ("、", "和", "与"):
        return None
    return rate_between(text, old, new, rate) if int(years["last"]) - int(years["first"]) == 1 else None


_REACHED = later(r"[，,](?:总数|累计)?(?:达到?|增至|升至|增加到|减至|降至)")


def _reached(text: str, by: Amount, new: Amount, rate: Amount) -> Change | None:
    """增加420人次，达到2100人次，增长25%."""
    raised = RISE.search(text[max(by.start - 6, 0) : by.start])
    if not raised or rate.family != "%" or not _REACHED.fullmatch(text, by.end, new.start):
        return None
    sign = -1 if raised[0] in DOWN.split("|") else 1
    before = (new.value or Decimal(0)) - sign * (by.value or Decimal(0))
    if before <= 0 or in_real_terms(text, by.start):
        return None
    old = by.with_value(before, max(new.step, by.step) * 2, told_like(before, new))
    return judged_rate(old, new, rate, Span(by.start, rate.end))


def _with_difference(text: str, row: tuple[Amount, ...]) -> Change | None:
    """由120人增加到150人，净增30人，增长20%: a right difference between the two and their rate."""
    if (
        len(row) < 4
        or row[3].family != "%"
        or not comparable(row[0], row[1])
        or not is_from_to(text, row[0], row[1])
    ):
        return None
    old, new, by, rate = row
    if not comparable(new, by) or not BY.fullmatch(text, new.end, by.start):
        return None
    gap = abs((new.value or Decimal(0)) - (old.value or Decimal(0)))
    if abs(gap - (by.value or Decimal(0))) > (old.step + new.step + by.step) / 2:
        return None
    return judged_rate(old, new, rate, Span(old.start, rate.end))


_SAME_TIME = later(r"[（，](?:而)?(?:上年|去年|20\d\d年)(?:同期|全年)?的?(?:为|是|仅为|达)?")


def _same_time(text: str, row: tuple[Amount, ...]) -> Change | None:
    """8.6万人次，同比增长22.9%（2023年同期为7万人次）."""
    if len(row) < 3 or not comparable(row[0], row[2]) or row[1].family != "%" or row[0].family in UNFIT:
        return None
    new, rate, old = row
    word = BY.fullmatch(text, new.end, rate.start)
    if not word or not _SAME_TIME.fullmatch(text, rate.end, old.start):
        return None
    return _other_way(old, new, rate, word["word"]) or judged_rate(old, new, rate, Span(new.start, old.end))


def _other_way(old: Amount, new: Amount, by: Amount, word: str) -> Change | None:
    """860件，比上年减少40件，上年为820件: so much it is, but more."""
    term = turned(old, new, word) if old.value != new.value and _agrees(old, new, by) else None
    return Change(Span(new.start, old.end), term, f"{word}{by.text}") if term else None


_FORMERLY = later(r"[，（](?:而)?(?:上年|去年|上学?期|20\d\d年)(?:同期|全年)?的?(?:为|是|仅为?)?")
_MORE = later(rf"[，,]?{COMPARED}净?(?P<word>{UP}|{DOWN})了?")


def _formerly(text: str, row: tuple[Amount, ...]) -> Change | None:
    """380元，较上年提高30元，上年为340元."""
    if len(row) < 3 or not (comparable(*row[:2]) and comparable(*row[1:])) or row[0].family in UNFIT:
        return None
    new, by, old = row
    told = _MORE.fullmatch(text, new.end, by.start)
    if not told or not _FORMERLY.fullmatch(text, by.end, old.start):
        return None
    return _other_way(old, new, by, told["word"]) or judged(text, old, new, by, Span(new.start, old.end))


_THEREBY = later(rf"[，,](?:同比|{COMPARED})?(?:净|绝对额)?(?P<word>增收|减收|多收|{UP}|{DOWN})(?:了|额为?)?")


def _with_rate(text: str, row: tuple[Amount, ...]) -> Change | None:
    """32100元，同比增长7%，增加2100元."""
    if len(row) < 3 or not comparable(row[0], row[2]) or row[1].family != "%" or row[0].family in UNFIT:
        return None
    new, rate, by = row
    told = _THEREBY.fullmatch(text, rate.end, by.start)
    if not told or not BY.fullmatch(text, new.end, rate.start) or in_real_terms(text, new.start):
        return None
    before = (new.value or Decimal(0)) - _way(told["word"]) * (by.value or Decimal(0))
    if before <= 0:
        return None
    old = by.with_value(before, max(new.step, by.step) * 2, told_like(before, new))
    return judged_rate(old, new, rate, Span(new.start, by.end))


def _rate_and_old(text: str, row: tuple[Amount, ...]) -> Change | None:
    """412起，同比下降20%，比去年同期的515起减少103起."""
    if (
        len(row) < 4
        or not (comparable(row[0], row[2]) and comparable(row[2], row[3]))
        or row[1].family != "%"
    ):
        return None
    new, rate, old, by = row
    if not BY.fullmatch(text, new.end, rate.start) or not THAN.fullmatch(text, rate.end, old.start):
        return None
    if not _LESS.fullmatch(text, old.end, by.start) or new.family in UNFIT:
        return None
    return judged_rate(old, new, rate, Span(new.start, rate.end)) or judged(
        text, old, new, by, Span(new.start, by.end)
    )


_THAN_BEFORE = later(rf"{COMPARED}的?$")
_BESIDE = later(rf"[，,]{COMPARED}的?")
_COUNT_OF = later(r"，(?P<noun>[一-龥]{2,4}?)(?:总|件|起)?数量?(?:比|较)")
"""受理案件412件563人，案件数比上年的366件增长."""
_NEAR_BY = 40
"""Characters from a figure to the one of the year before."""


def _than_farther(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """接报警情2760起，破案率提升，较上年的3000起下降8%: of the one like amount of the sentence."""
    old, by = found[index - 1], found[index]
    if not index or by.family != "%" or not old.value or old.family in UNFIT:
        return None
    if not _THAN_BEFORE.search(text, max(old.start - 14, 0), old.start) or not BY.fullmatch(
        text, old.end, by.start
    ):
        return None
    start = sentence_start(text, old.start)
    alike = [a for a in found[: index - 1] if a.start >= start and a.family == old.family]
    if not alike or not alike[-1].value or old.start - alike[-1].end > _NEAR_BY:
        return None
    behind = "；" in text[alike[-1].end : old.start]
    if _is_split(text, alike, _NEAR_WHOLE):
        return rate_between(text, old, alike[0], by)
    if behind and _is_split(text, alike, _NEAR_ROW) and not in_real_terms(text, old.start):
        return judged_rate(old, alike[0], by, Span(old.start, by.end))
    if behind:
        return None
    named = _COUNT_OF.search(text, alike[-1].end, old.start)
    beside = _BESIDE.fullmatch(text, alike[-1].end, old.start)
    if len(alike) > 1 and not beside and not (named and _noun_of(text, alike[-1]).endswith(named["noun"])):
        return None
    return rate_between(text, old, alike[-1], by)


_NEAR_WHOLE, _NEAR_ROW = Decimal("0.05"), Decimal("0.15")
"""By which share of their total the parts may miss it, in one clause with what is compared or before a semicolon."""


def _is_split(text: str, row: list[Amount], bar: Decimal) -> bool:
    """Whether the first amount has the others, which 其中 introduces, for its parts: these are not compared then. One of
    them may be wrong."""
    parts = sum((a.value or Decimal(0) for a in row[1:]), Decimal(0))
    size = row[0].value or Decimal(0)
    near = abs(parts - size) <= size * bar
    return len(row) > 2 and near and "其中" in text[row[0].end : row[1].start]


_NAMED_AGAIN = later(
    rf"[。；](?:(?!其中)[^，。；、\d]{{2,14}}，)?(?P<noun>[一-龥]{{2,14}}?)(?:总?数量?|人数|件数|户数|量|额)?{COMPARED}的?$"
)
_SHORT = 3
"""A name of fewer characters is told again only of the amount right before."""


def _named_again(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """其中税收收入2640万元、非税收入1180万元。税收收入比上年同期的2400万元增长10%: of the one amount of that name before."""
    old, by = found[index - 1], found[index]
    if not old.value or old.family in UNFIT or not BY.fullmatch(text, old.end, by.start):
        return None
    new = same_name(text, old)
    if new is None or in_real_terms(text, by.start):
        return None
    return judged(text, old, new, by, Span(new.start, by.end))


def same_name(text: str, old: Amount) -> Amount | None:
    """The one amount before that has the name with which an earlier one is compared: 游客20万人次。…，游客人数比上年的18万人次."""
    named = _NAMED_AGAIN.search(text, max(old.start - 50, 0), old.start)
    if not named:
        return None
    before = between(text, max(named.start() - REACH // 2, 0), named.start())
    alike = [a for a in before if comparable(a, old) and _noun_of(text, a).endswith(named["noun"])]
    near = len(named["noun"]) >= _SHORT or alike == [a for a in before if a.family == old.family]
    return alike[0] if len(alike) == 1 and near else None


_LAST_YEAR = later(r"(?:去年|上年|20\d\d年)(?!以来|至|到)")
_THIS_YEAR = later(r"(?:今年|本年|明年|20\d\d年)(?:同期|全年|[春夏秋冬]季|[上下]半年)?")
_AGAINST = later(rf"(?:以内|以下|以上|左右)?[，,](?:预计)?(?:同比|{COMPARED})(?P<word>{UP}|{DOWN})(?:了|约)?")
_BARE = 8
"""今年同期力争 names nothing of its own."""


def _against_last(text: str, found: tuple[Amount, ...], index: int) -> Change | None:
    """2024年最大负荷20.5万千瓦。预计今年最大负荷22.55万千瓦，同比增长10%; 去年1至4月发生20起，今年同期控制在16起以内，…."""
    old, new, rate = found[index - 2 : index + 1]
    if rate.family != "%" or not old.size or not new.size or old.family != new.family or new.family in UNFIT:
        return None
    told = _AGAINST.fullmatch(text, new.end, rate.start)
    gap = text[old.end : new.start]
    this = _THIS_YEAR.search(gap)
    if not told or not this or gap.count("。") > 1 or "；" in gap or "其中" in gap:
        return None
    start = sentence_start(text, old.start)
    last = list(_LAST_YEAR.finditer(text, start, old.start))
    if (
        len(last) != 1
        or in_real_terms(text, rate.start)
        or (this[0][:4] <= last[0][0][:4] and this[0][0] == "2")
    ):
        return None
    one, other = (_noun_of(text, amount) for amount in (old, new))
    unnamed = other.startswith(("今年", "本年")) and len(other) <= _BARE
    if "。" in gap if unnamed else one[-2:] != other[-2:]:
        return None
    if (new.size > old.size) != (told["word"] in RISES):
        return None
    rows = [a if a.value is not None else a.with_value(a.size, a.step) for a in (old, new, rate)]
    return judged_rate(rows[0], rows[1], rows[2], Span(old.start, rate.end))


_IDLE = "将达到为约至有控制在计共的"


def _noun_of(text: str, amount: Amount) -> str:
    return words_before(text, amount.start, 30).rstrip(_IDLE)
