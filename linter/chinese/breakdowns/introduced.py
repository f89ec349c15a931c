"""Parts that words or brackets introduce: 企业48家，其中茶叶类18家、粮油类30家; 15人（男8人、女7人）; 从行业看，甲18家…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.chinese.amounts import Amount, beginning_at, between
from linter.chinese.breakdowns.labels import BANDS, from_whom, graded
from linter.chinese.breakdowns.lists import (
    BODIES,
    CHANGE,
    CLAUSE_MARKS,
    MADE_UP,
    NEAR_TOTAL,
    REACH,
    SILENT_UNITS,
    TWO_FIGURES,
    Breakdown,
    Item,
    clause_before,
    list_before,
    read_list,
    sum_of,
)
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.resemblance import common_end

_INTRODUCED = later(
    r"(?=[其，：。分具即由名人资指代])(?:(?P<part>其中(?:包括|含|有)?|[，：。]包括|[，：]含|[，：]设(?=[一-龥]{0,2}(?:长|主任|书记|指挥|主席|等奖)\d))|(?P<all>(?<=[，：。；])(?:分别[为是]|具体[为是]|具体如下|即|分[两三四五2-5][年期批次步](?:拨付|到位|下达|实施|安排|投入|支付|发放|完成|建设|兑付|偿还)?(?=[，：]))|(?<=[元个名人件户亩项家处座所条台份起次分])：(?=[^，。；：\d]{1,12}\d))"
    r"|(?<=[，。；])(?P<clause>(?:名额|人员|资金|指标|代表)的?(?:分配|构成|组成|来源|安排|分布)(?:情况|方案)?(?:如下|[为是]))：(?=[^，。；：\d]{0,14}\d)"
    r"|(?P<made>(?<=[，。；])由(?=[^，。；：\d]{1,14}\d))|(?<=[，。；（])(?=[其分具即由])(?P<clause>[^，。；：、（）\d]{2,14})：(?=[^，。；：\d]{0,14}\d))"
)
"""`part`s, whose posts 设 introduces too (设组长1人、副组长2人), `made` of parts (由甲5名、乙3名组成), and a `clause` without a figure that ends in a colon (由三级财政共同负担：)."""
_COLON = later(r"[：:，,]?")


def introduced(text: str) -> Iterator[Breakdown]:
    """企业48家，其中茶叶类18家、粮油类30家: by 其中, 分别为, 由, or a colon."""
    for match in _INTRODUCED.finditer(text):
        start = _COLON.match(text, match.end()).end()  # type: ignore[union-attr]
        end = clause_end(text, "。！？\n", start)
        items, ends = read_list(text, start, end)
        if len(items) < 2 or (match["made"] and not _makes_up(text, items, end)):
            continue
        total, head, others, far = _total_before(text, match.start(), items)
        if _next_whole(head, items):
            continue
        if total and _REST_UNTOLD.match(text, items[-1].amount.end) and sum_of(items) < (total.value or 0):
            continue
        if total:
            listed = _all_listed(text, total.end, match.start(), items) or _shared_out(text, items)
            form = "分别" if listed else _form(text, match)
            ends = ends or _shared_out(text, items) or _paid_for(text, items)
            if form == "冒号":  # …，县级另行安排 goes on with the list
                ends = ends and (text[items[-1].amount.end : end][:1] != "，")
            yield Breakdown(form, total, items, head, others, ends, far)


_TOLD = ("达到", "完成", "实现", "突破")


def _next_whole(head: str, items: Sequence[Item]) -> bool:
    """Whether one behind a semicolon is told in the verb of the total, and so is none of its parts:
    移动客户达到78万户，其中5G客户49万户；宽带客户达到31万户."""
    return head.endswith(_TOLD) and any(
        item.mark == "；" and item.label.endswith(head[-2:]) and not items[0].label.endswith(head[-2:])
        for item in items[1:]
    )


def _all_listed(text: str, start: int, end: int, items: Sequence[Item]) -> bool:
    """The words between a total and its parts list just these: 6家进行了约谈、清退，其中约谈4家、清退1家."""
    row = "、".join(item.label for item in items)
    at = text.find(row, start, end)
    return at >= 0 and text[at - 1] not in "、和" and text[at + len(row)] not in "、和等"


_SHARES = later(
    r"，(?:所?占比(?:例|重)?|所?占(?:比例|比重)?)分别[为是]?(?P<row>(?:\d+(?:\.\d+)?[%％][、，和]?){2,12})"
)
_PERCENTS = later(r"\d+(?:\.\d+)?")
_HUNDRED, _HALF = Decimal(100), Decimal("0.5")


def _shared_out(text: str, items: Sequence[Item]) -> bool:
    """甲1200万元、乙600万元、丙200万元，占比分别为60%、30%和10%: their shares are all there is."""
    match = _SHARES.match(text, items[-1].amount.end)
    told = _PERCENTS.findall(match["row"]) if match else []
    return len(told) == len(items) and abs(sum(map(Decimal, told)) - _HUNDRED) <= _HALF


def _form(text: str, match: re.Match[str]) -> str:
    if match["all"]:
        return "分别"
    if match["made"] or match["clause"]:
        return "其中" if (match["clause"] or "").startswith("其中") else "冒号"
    return "其中：" if text.startswith(("：", ":"), match.end()) else "其中"


_PAID_FROM = later(
    r"，(?:均|全部|所需经费)?(?:从|由|在)[^，。；、\d]{2,20}(?:列支|支付|解决|承担|支出|安排)(?=[。；，])"
)
"""Whatever is paid for is named before the words that tell from what it is paid."""


def _paid_for(text: str, items: Sequence[Item]) -> bool:
    """购置器材8万元，印制手册2万元，从公用经费中列支; not 中央资金8万元，省级资金2万元，由县财政承担, which tells of a rest."""
    paid = _PAID_FROM.match(text, items[-1].amount.end) is not None
    return paid and not any(from_whom(item.label) for item in items)


_REST_UNTOLD = later("[，；、](?:其余|其他|其它|剩余|余下|不足部分|缺口|差额|另)")
"""…，其余为贷款: parts that leave something to a rest without a figure."""
_PAYER = later("(?:县|市|省|区)?财政")


def _makes_up(text: str, items: Sequence[Item], end: int) -> bool:
    """由…组成, or where money comes from."""
    last = items[-1].amount
    return MADE_UP.match(text, last.end) is not None or (
        last.family == "元"
        and last.end == end
        and all(_PAYER.match(item.label) or from_whom(item.label) for item in items)
    )


_ADDED = later(
    r"(?:需|共|拟|预计|概算|另|并){0,2}(?:增加|新增|追加|核减|调减|减少)(?:投资|预算|概算|费用|经费|资金|支出|工程量|编制|岗位)"
)
"""What is added may have parts of its own: 追加预算86万元，其中…."""


def _total_before(
    text: str, end: int, items: Sequence[Item]
) -> tuple[Amount | None, str, tuple[Amount, ...], bool]:
    """The nearest amount before an offset that counts the same things, its clause, the sentence's others, and whether
    it is far."""
    stop = end - 1 if text[end - 1 : end] == "。" else end
    least = max(stop - REACH, 0)
    start = max(text.rfind("。", least, stop) + 1, least)
    family = items[0].amount.family
    before = between(text, start, stop)
    near = [amount for amount in before if amount.family not in SILENT_UNITS or amount.family == family]
    if family != "元":
        near = [amount for amount in near if amount.family != "元"]
    same = [amount for amount in before if amount.family == family and not _priced(text, amount)]
    if not same and family in BODIES and before and before[-1].family == "个":
        right_before = text[before[-1].end : end] in ("", "，") and text.startswith("分别", end)
        same = [before[-1]] if right_before else []  # 项目12个，分别为新建小学3所、改建…
    if not same or same[-1].value is None:
        return None, "", (), False
    total = _of_that_name(text, same, items) or same[-1]
    far = bool(near) and near[-1] is not total and not _priced(text, near[-1])
    clause = text[clause_start(text, CLAUSE_MARKS, total.start) : total.start]
    if "；" in text[total.end : stop - 1] or (CHANGE.search(clause) and not _ADDED.fullmatch(clause)):
        return None, "", (), False
    return total, clause, tuple(same[:-1]), far


def _of_that_name(text: str, same: Sequence[Amount], items: Sequence[Item]) -> Amount | None:
    """学生600名和教师40名。其中，低年级学生200名…: the one of two totals told side by side that has the name in which all parts end."""
    labels = [item.label for item in items]
    name = labels[0][-common_end(labels) :][-2:] if common_end(labels) > 1 else ""
    if not name or len(same) < 2:
        return None
    named = [
        a
        for a in same[-2:]
        if text.startswith(name, a.end) or text.endswith((name, f"{name}有", f"{name}共"), 0, a.start)
    ]
    beside = _BESIDE.fullmatch(text, same[-2].end, same[-1].start)
    return named[0] if len(named) == 1 and beside and named[0].value else None


_BESIDE = later(r"[一-龥]{0,6}[和、及与][一-龥]{0,6}")


_PRICED = later(
    r"(?:[比较](?:上年|去年|前年|20\d\d年)(?:同期|全年|底|末)?的|\d[万亿]?[件起宗例人户元个名项家次处吨亩](?:净?增[加长]|减少|下降|上升)了?|每[^，。；、\d每]{1,8}|单价[^，。；、\d]{0,3}|[年月人户亩]均[^，。；、\d]{0,4}|(?:同比|[比较][^，。；、\d]{1,8})(?:净?[增减升降]|多|少|提高|下)[^，。；、\d]{0,4})$"
)
"""每平方米造价3000元 is no total, nor is 同比增收1.6亿元 or what 比上年的80件增加16件 tells."""
_DAILY = later(r"每[日天][^，。；、\d每]{2,8}$")


def _priced(text: str, amount: Amount) -> bool:
    """An amount tells what one of many is or costs; not 每日开行列车128列, which is the total of a day."""
    least = max(amount.start - 12, 0)
    daily = amount.family != "元" and _DAILY.search(text, least, amount.start)
    return not daily and _PRICED.search(text, least, amount.start) is not None


_SPLIT_UP = later(r"\d[^，。；：、（）\d]{1,14}（(?P<body>(?:[^（）]|（\d）){4,160})）")
"""A figure and what it counts, before a bracket."""
_LONGEST_FIGURE = 12


def bracketed(text: str) -> Iterator[Breakdown]:
    """15人（男8人、女7人）."""
    for match in _SPLIT_UP.finditer(text):
        if not TWO_FIGURES.search(text, *match.span("body")):
            continue
        led = _INTRODUCED.match(text, match.start("body"))
        start = led.end() if led else match.start("body")
        start = _COLON.match(text, start).end()  # type: ignore[union-attr]
        items, ends = read_list(text, start, match.end("body"))
        if len(items) < 2 or not ends:
            continue
        total = between(text, max(match.start() - _LONGEST_FIGURE, 0), match.start("body") - 1)[-1:]
        if total and total[0].family == items[0].amount.family:
            yield Breakdown("其中）" if led else "括号", total[0], items, clause_before(text, total[0].start))


_SORTED = later(
    r"(?<=[，。；：])(?:从|按照?)[^，。；\d]{1,10}(?:(?:看|分类?|划分|统计)[，：]|[划区]?分[为成])(?=[^，。；、\d]{1,16}\d)|(?<=[，。；])分(?:专业|类别|地区|学科|层次|年级|科室|区域|岗位|系列|品种|行业|校区|县区|乡镇|镇街|科目|项目|季度|月份)(?:招生|培训|建设)?(?:计划|名额|任务|指标|人数|投资)?(?:情况)?(?:分别)?(?:[为是][：:]?|[：:])(?=[^，。；、\d]{1,16}\d)|[、，](?P<rest>其他|其它|其余|[^，。；、\d]{1,8}及以下)[^，。；、\d]{0,10}(?=\d)"
)
_QUESTIONNAIRES = later(r"问卷[^，。；\d]{0,4}$")


def sorted_out(text: str) -> Iterator[Breakdown]:
    """从行业看，甲18家、乙12家、其他6家; 高级36人、中级82人、初级及以下58人: all members of a total that the paragraph tells
    before."""
    for match in _SORTED.finditer(text):
        if match["rest"]:
            amount = beginning_at(text, match.end())
            if amount is None or text[amount.end : amount.end + 1] == "、":
                continue
            first, items, ends = list_before(text, amount.end)
        else:
            first = match.end()
            items, ends = read_list(text, first, clause_end(text, "。；\n", first))
        if len(items) < 3 or not ends or text.startswith("其中", first):
            continue
        if match["rest"] and text[first - 1 : first] == "：":
            continue
        before = [a for a in between(text, max(first - REACH, 0), first) if _counts_members(text, a, items)]
        whole = sum_of(items)
        near = [a for a in before if a.value and abs(a.value - whole) <= a.value * NEAR_TOTAL]
        if near:
            others = tuple(
                a for a in (*before, *between(text, items[-1].amount.end, len(text))) if a is not near[-1]
            )
            yield Breakdown("分类", near[-1], items, "", others)


def _counts_members(text: str, amount: Amount, items: Sequence[Item]) -> bool:
    family = items[0].amount.family
    if amount.family == "份":
        return family in "人户家" and _QUESTIONNAIRES.search(text, 0, amount.start) is not None
    return amount.family == family


MEMBER_ENDS = "站点员警师工户业位村校题件部生镇区目数人"
"""How nouns end of which the parts are told: 15名职工中，…."""
_OF_THOSE = later(rf"(?<=[{MEMBER_ENDS}元])中，(?=[^，。；：\d]{{2,12}}\d)")
_MEMBERS = later(r"[一-龥]{0,10}")


def of_those(text: str) -> Iterator[Breakdown]:
    """在编15名职工中，高级工6名、中级工5名、初级工4名; 已落实的15万元中，…; 新收案件412件。新收案件中，…: a list with 、 of three
    and more."""
    for match in _OF_THOSE.finditer(text):
        total = next(iter(between(text, max(match.start() - 16, 0), match.start())[-1:]), None)
        if total is None or not _MEMBERS.fullmatch(text, total.end, match.start()):
            total = named_members(text, match.start())
        if total is None or not total.value:
            continue
        stop = clause_end(text, "，。；\n", match.end())
        items, ends = read_list(text, match.end(), stop)
        items = items if len(items) > 2 else _bands(text, match.end())
        if len(items) > 2 and ends and items[0].amount.family == total.family:
            yield Breakdown("冒号", total, items, "")


_NAMED_MEMBERS = later(r"[一-龥]{4,8}")


def named_members(text: str, end: int) -> Amount | None:
    """How many there are of what a sentence begins with, whose name ends there: 新收案件412件, or 新收412件, before 新收案件中."""
    start = clause_start(text, "。；\n", end)
    if not _NAMED_MEMBERS.fullmatch(text, start, end):
        return None
    name = text[start:end]
    told = (a for a in between(text, 0, start) if text.endswith((name, name[:-2]), 0, a.start))
    return next(iter([*told][-1:]), None)


_HAVING = later(r"(?P<label>[^，。；：、]{2,20}?)的(?:有|为|共)?(?=\d)")
_BELOW = later("\\d[^\\d]{0,3}(?:以[下内]|及以下)|(?:不足|不到|低于)\\d")


def _bands(text: str, start: int) -> tuple[Item, ...]:
    """超过90分的有3个，60至90分的有21个，60分以下的有8个: bands, of which one has no lower end; or grades, 增长的22家，持平的4家，
    下降的10家."""
    found: list[Item] = []
    while match := _HAVING.match(text, start):
        amount = beginning_at(text, match.end())
        if amount is None or (found and amount.family != found[0].amount.family):
            break
        found.append(Item(match["label"], amount, "，" if found else ""))
        start = amount.end + 1
    labels = [item.label for item in found]
    banded = any(map(BANDS.search, labels)) and any(map(_BELOW.search, labels))
    return tuple(found) if banded or graded(labels) else ()
