"""Parts that nothing introduces: those in a row with their total (排查152处，现场整改128处，限期整改24处), and what is done
and what is left of one told before (反映问题75个。已整改69个，…；正在整改6个)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from linter.chinese.amounts import Amount, amounts, beginning_at, between
from linter.chinese.breakdowns.labels import REST, closes, in_order, settled
from linter.chinese.breakdowns.lists import (
    CHANGE,
    REACH,
    SHARE,
    SILENT_UNITS,
    TOLD_BEHIND,
    Breakdown,
    Item,
    clause_before,
    read_list,
)
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later

_ROW_MARKS = "，、；。：（）！？\n"


def runs(text: str) -> Iterator[Breakdown]:
    """排查152处，现场整改128处，限期整改24处: a total and the parts in a row with it that leave nothing out."""
    found = amounts(text)
    at = 0
    while at + 2 < len(found):
        run = [found[at]]
        labels: list[str] = []
        end = run[0].end
        for amount in map(found.__getitem__, range(at + 1, len(found))):
            if amount.family in SILENT_UNITS and labels:
                stop = clause_end(text, _ROW_MARKS, amount.end)
                if not SHARE.match(text[end + 1 : stop]):
                    break
                end = stop  # 已整改150条，整改率96.2%，剩余6条
                continue
            label = _label(text, end, amount) or (_behind_noun(text, end, amount) if not labels else "")
            if not label or amount.family != run[0].family:
                break
            run.append(amount)
            labels.append(label)
            end = amount.end
        if len(run) > 2 and run[0].family not in SILENT_UNITS and not _is_part(text, run[0]):
            yield from _run(text, run, labels)
        at += max(len(run) - 1, 1)


_BY_KIND = later("(?:^|[。；，])(?:分|按|从)[^，。；：]{1,10}(?:看|来看|分|划分|统计)，[^，。；：]{1,10}$")


def _is_part(text: str, amount: Amount) -> bool:
    """分税种看，增值税1.42亿元: the first of a row that its words part by kind is no total."""
    return _BY_KIND.search(text, max(amount.start - 32, 0), amount.start) is not None


_LED = later("其中|分别|包括|即|具体|含")
"""What introduces parts is read by that."""
_ANNOUNCED = later(r"(?:分[为成]?[二两三四五六七八\d][块项类笔个种]|[来渠][源道])[^，。；：\d]{0,4}：$")
"""The first figure behind these words is one of the row."""
_QUOTED = later("”的?$")
_TOTAL_BEHIND = later("(?:合|共|总)计")
_BACK = 12
_MOST_PARTS = 20
"""Nobody reads more of them in one row as the parts of one figure."""
_OTHERS = ("其他", "其它", "另")


def _run(text: str, run: Sequence[Amount], labels: Sequence[str]) -> Iterator[Breakdown]:
    """The first amount of a row of which the next ones are all the parts."""
    ordered = in_order(labels)
    row_at = run[0].start - len(clause_before(text, run[0].start))
    if _ANNOUNCED.search(text, max(row_at - _BACK, 0), row_at):
        return  # 来源分三块：县补助10万元，乡安排6万元，村自筹2万元
    if _QUOTED.search(clause_before(text, run[0].start)) and _QUOTED.search(labels[0]):
        return  # 选择“停车难”的618份，“噪声大”的347份，其他207份
    if any(map(_TOTAL_BEHIND.fullmatch, labels)):
        return  # 支出：食材21.5万元，人工16.2万元，其他1.6万元，合计39.3万元
    for first in range(len(run) - 2):
        end = min(len(run), first + 1 + _MOST_PARTS)
        head = clause_before(text, run[first].start)
        if CHANGE.search(head) or _LED.match(labels[first]):
            continue
        if head.startswith("其中") and text[run[first].end] == "、":
            continue  # 其中家长代表13名、学生代表7名、教师代表5名: a part beside the others
        if any(other.value == run[first].value for other in run[first + 1 : end]):
            continue  # beside its equal it is a part itself
        sums = list(accumulate(amount.value or Decimal(0) for amount in run[first + 1 : end]))
        for stop in range(end, first + 2, -1):
            named = labels[first : stop - 1]
            exact = sums[len(named) - 1] == run[first].value
            last = stop == len(run)
            whole = last and not first and (ordered or _listed(text, run, labels, sums[-1]))
            if not (exact or whole or settled(named) or closes(named, "")):
                continue
            if len(named) == 2 and named[-1].startswith(_OTHERS):
                continue  # 教职工153人，医护人员117人，其他后勤人员41人
            many = whole or len(named) > 2 or REST.match(named[-1]) or settled(named)
            if not exact and many and (first or _sibling(text, run[0], head)):
                continue
            marks = ("", *(text[amount.end] for amount in run[first + 1 : stop - 1]))
            items = map(Item, named, run[first + 1 : stop], marks)
            yield Breakdown("已未", run[first], tuple(items), head)
            return


_NEAR_ROW = Decimal("0.06")
_MANY = 3
"""More parts than these need not be of one kind."""


def _listed(text: str, run: Sequence[Amount], labels: Sequence[str], whole: Decimal) -> bool:
    """捐赠图书3600册，分给甲小学1500册、乙小学1200册、丙小学900册: three and more parts of one kind to the sentence's end."""
    marks = [text[amount.end] for amount in run[1:-1]]
    size = run[0].value or Decimal(0)
    return (
        len(labels) > 2
        and set(marks) == {"、"}
        and text[run[0].end] == "，"
        and text[run[-1].end : run[-1].end + 1] in ("。", "；", "")
        and (len(labels) > _MANY or len({label[-1] for label in labels}) == 1)
        and abs(whole - size) <= size * _NEAR_ROW
    )


def _sibling(text: str, amount: Amount, head: str) -> bool:
    """An amount is itself a part: 其中 begins its clause, 、 follows it, or more of its kind are told before."""
    start = clause_start(text, "。！？\n", amount.start)
    told = any(a.family == amount.family for a in between(text, start, amount.start))
    return told or head.startswith(("其中", "包括")) or text[amount.end] == "、"


def _label(text: str, start: int, amount: Amount) -> str:
    """The words of a figure in a row, before it (，现场整改128处) or behind it (，5个已竣工); "" when more than one mark or
    none parts it from the figure before, which ends at `start`."""
    gap = text[start : amount.start]
    if sum(mark in _ROW_MARKS for mark in gap) != 1:
        return ""
    if gap[0] in "，、" and len(gap) > 1:
        return gap[1:]
    if gap[-1] not in "，、":
        return ""
    behind = text[amount.end : clause_end(text, _ROW_MARKS, amount.end)]
    return behind if TOLD_BEHIND.fullmatch(behind) else ""


_FOUND = later(
    r"(?:[一-龥]{0,4}(?:问题|隐患|案件|线索|矛盾|纠纷|事项|任务|项目|意见|建议|提案|企业|单位))?"
    r"(?:，(?:截[至止]到?[^，。；：、（）]{2,12}，)?|(?=已))(?P<label>[^，。；：、（）\d]{2,12})"
)
"""What is counted may stand behind the figure, and the day up to which it is told behind that."""


def _behind_noun(text: str, start: int, amount: Amount) -> str:
    """已销号 in 12项任务，已销号9项."""
    match = _FOUND.fullmatch(text, start, amount.start)
    return match["label"] if match else ""


_LEFT_OF = later(
    r"[，；。](?:目前)?(?:仍|还|尚)?(?:(?:存在)?(?:资金)?缺口|剩余|其余|余下|正在|未|有|差|缺|余|待|[需须](?:长期|持续|继续))[^，。；、：\d]{0,8}(?=\d)"
)
_DONE_OF = later(r"已|完成|到位|办结|解决|落实|筹集|争取|投入|兑现|拨付")
_TOTAL_OF = later(
    r"总|共|应|需|概算|预算|排查|摸排|梳理|发现|查出|反映|反应|提出|征集|收到|接到|受理|承办|交办|转办|移交|下达|列入|纳入|认领|计划|任务|涉及|指出"
)
_LEAST_NAME = 4
"""Characters of the name of a total that is taken up: 县级配套资金."""


def left_of_before(text: str) -> Iterator[Breakdown]:
    """反映问题75个。截至9月底，已完成整改69个，…；正在整改6个: done and left of the total of the sentence before."""
    for match in _LEFT_OF.finditer(text):
        start = text.rfind("。", 0, match.start() + 1) + 1
        left = beginning_at(text, match.end())
        if not left or not left.value or not start or text[match.start()] == "。":
            continue
        family = left.family
        same = [a for a in between(text, start, match.start()) if a.family == family]
        among = text.find("其中", start, match.start())
        own = [a for a in same if among < 0 or a.start < among]
        least = max(text.rfind("。", 0, start - 1) + 1, start - REACH)
        if text.startswith("其中", least) and least:
            start, least = least, max(text.rfind("。", 0, least - 1) + 1, start - REACH)
        before = [a for a in between(text, least, start) if a.family == family and a.value]
        whole = [a for a in before if "其中" not in text[least : a.start]]
        if len(own) != 1 or not own[0].value or not whole or family in SILENT_UNITS:
            continue
        done = clause_before(text, own[0].start)
        named = _taken_up(text, whole, done)
        total = named or whole[-1]
        if _DONE_OF.search(done) and (named or _TOTAL_OF.search(text, least, total.start)):
            rest = (
                a for a in between(text, left.end, clause_end(text, "。\n", left.end)) if a.family == family
            )
            ends = {told.end() for told in _LEFT_OF.finditer(text, left.end)}
            more = [a for a in rest if a.start in ends]
            items = (Item("已", own[0], ""), *(Item("未", a, "，") for a in (left, *more)))
            others = tuple(a for a in (*before, *same) if a is not total and a is not own[0])
            yield Breakdown("已未", total, items, "", others)


def _taken_up(text: str, totals: Sequence[Amount], done: str) -> Amount | None:
    """The one total whose name begins the clause of what is done: 县级配套480万元…。县级配套已落实180万元."""
    labels = ((clause_before(text, total.start).removeprefix("其中"), total) for total in totals)
    named = [total for label, total in labels if len(label) >= _LEAST_NAME and done.startswith(label)]
    return named[0] if len(named) == 1 else None


_FUNDED = later(r"(?<=[，。；])(?:项目)?(?:建设)?资金来源(?:为|是)?[：:]?(?=[^，。；、\d：:]{2,16}\d)")
_INVESTED = later(r"(?:总投资|概算|估算|所需资金|总造价|总额)[^，。；、\d]{0,5}$")


def sources(text: str) -> Iterator[Breakdown]:
    """总投资1200万元，…。资金来源为：上级补助800万元，自筹400万元."""
    for match in _FUNDED.finditer(text) if "资金来源" in text else ():
        end = clause_end(text, "。！？\n", match.end())
        items, ends = read_list(text, match.end(), end)
        before = between(text, max(match.start() - REACH, 0), match.start())
        totals = [
            a for a in before if a.family == "元" and _INVESTED.search(text, max(a.start - 12, 0), a.start)
        ]
        if len(items) > 1 and ends and len(totals) == 1 and items[0].amount.family == "元":
            behind = between(text, items[-1].amount.end, end)
            yield Breakdown("已未", totals[0], items, "", tuple(a for a in behind if a.family == "元"))


_AMONG_THEM = later(
    r"中(?:的|[，,])?(?:已?有|已[^，。；：\d]{1,8})?(?P<some>\d+)(?P<unit>[个户名人家件项条处座])(?<=[^中]中.{1,18})[^。；：\d]{0,40}[，；](?:剩余|其余|余下|另外?|还有|尚|仍|未)[^，。；：\d]{0,8}(?P<rest>\d+)(?P=unit)"
)


def among_them(text: str) -> Iterator[Breakdown]:
    """11个乡镇中，8个完成改造，其余3个正在施工."""
    for match in _AMONG_THEM.finditer(text):
        before = between(text, max(match.start() - 12, 0), match.start())
        found = between(text, match.start("some"), match.end())
        if (
            before
            and len(found) == 2
            and len({a.family for a in (*before[-1:], *found)}) == 1
            and before[-1].value
        ):
            gap = text[before[-1].end : match.start()]
            if not any(mark in gap for mark in "，。；：、"):
                yield Breakdown(
                    "已未", before[-1], (Item("", found[0], ""), Item("其余", found[1], "，")), ""
                )
