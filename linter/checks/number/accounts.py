"""What was there, what came and what went make what is left; those for, against and abstaining make those present."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.checks.number.searches import Search
from linter.checks.number.stages import STAGES, staged
from linter.chinese.amounts import plain, rounding, told_like
from linter.chinese.expressions import later
from linter.chinese.statements import Stated, sentences, statements, threes
from linter.document import Block, Part
from linter.rule import Finding

_OPENING = later(r"(?:[年月期季周]|学期)初|上[年月期季周]|上学期|旧存|原有|年前结")
_STOCK = later(
    r"(?:[年月期季周]末|学期末|期终|目前|现|尚|仍)?(?:结余|节余|结存|库存|余额|存栏|馆藏|剩余|尚余|存款|未结|未办结|在编|在校|在职|在册|在院|现有|共有|还有)[^，。；\d]{0,8}$|[存余]$|^[年月期季]末[^，。；\d]{0,10}$"
)
_COME = later(
    r"(?:收入|入库|新收|新进|新入|接收|新增|购入|购进|采购|收到|收取|调入|招录|招聘|引进|转入|到账|到位|拨入|筹集|筹资|筹得|募集|募得|受理|补充|入藏|进馆|入职|繁育|预算|拨付|下达|补贴|新购|新招|新建|发展|入[会院住园学]|加入|迁入|收治|出生)[^，。；\d]{0,8}$"
)
_GONE = later(
    r"(?:支出|出库|销毁|审结|办结|结案|退休|调出|辞职|离职|调离|减少|报废|领用|领取|消耗|转出|支付|开支|付出|用去|使用|用于|花费|售出|销售|出栏|注销|迁出|毕业|死亡|归还|剔[除旧]|划出|处置|核销|退[会社伙出役]|出院|解除|解矫|期满|退出|清退|取消|离[院任]|去世|病故|淘汰|治愈|拆除)[^，。；\d]{0,8}$"
)
_SUBSET = later(r"其中|包括|^含|同比|[比较占]|增加|增长|净|人均|户均|平均|累计|每")
_FOLLOWS = later(r"率|计划|以上|以下|左右")
_PURSE = later(r"预算|筹|募|拨|下达|到[账位]")
_LEFT = later(r"结余|节余|剩余|尚余|余")
_KEPT = later(r"[年月期季]末|累计|滚存|历年")


def _balances(block: Block) -> Iterator[Finding]:
    """年初结余18万元，收入74万元，支出69万元，年末结余24万元: where each figure of the sentence is one of these, and the
    sum of what was and came without what went is another than is told to be left."""
    for sentence in sentences(block.reading):
        yield from _balance(block, sentence)


def _balance(block: Block, sentence: Sequence[Stated]) -> Iterator[Finding]:
    parts: list[tuple[Stated, int]] = []
    opened = False
    for stated in sentence:
        if parts and stated.amount.family != parts[0][0].amount.family:
            return
        sign = _sign(stated, parts)
        if sign is None:
            return
        if sign:
            opened = opened or (not parts and _OPENING.search(stated.before) is not None)
            parts.append((stated, sign))
            continue
        if _closes(stated, parts, opened):
            terms = "".join(f"{'+' if sign > 0 else '-'}{part.amount.text}" for part, sign in parts)
            result = sum((part.amount.value * sign for part, sign in parts if part.amount.value), Decimal(0))
            off = abs(result - (stated.amount.value or 0))
            if off and off >= rounding([part.amount for part, _ in parts] + [stated.amount]):
                told = {"sum": f"{terms.lstrip('+')}={told_like(result, stated.amount)}"}
                yield Finding(
                    block.at(stated.amount.start, stated.amount.end), {**told, "total": stated.amount.text}
                )
        return


def _sign(stated: Stated, parts: Sequence[tuple[Stated, int]]) -> int | None:
    """1 for what was there or came, -1 for what went, 0 for what is left; None for what is none of these."""
    before = stated.before
    if stated.amount.value is None or _SUBSET.search(before) or _FOLLOWS.match(stated.behind):
        return None
    if not parts:
        return 1 if _OPENING.search(before) or _COME.search(before) else None
    if _STOCK.search(before):
        return 0
    if _GONE.search(before):
        return -1
    if _COME.search(before):
        return 1
    listed = len(before) <= _SHORT and parts[-1][1] < 0
    return -1 if listed else None


_SHORT = 8
"""Characters of a name in a list: 支付文学类2.4万元、科普类1.8万元."""


def _closes(stated: Stated, parts: Sequence[tuple[Stated, int]], opened: bool) -> bool:
    """Whether nothing is missing between what was and what is left: what was there before is told, or a purse was
    opened and not all of it spent."""
    if len(parts) < 2 or all(sign > 0 for _, sign in parts):
        return False
    if opened:
        return True
    purse = _PURSE.search(parts[0][0].before) is not None and all(sign < 0 for _, sign in parts[1:])
    return purse and _LEFT.search(stated.before) is not None and not _KEPT.search(stated.before)


_YES = later(r"(?:赞成|同意)(?:票|的)?(?:有|为|占)?$")
_NO = later(r"(?:反对|不同意)(?:票|的)?(?:有|为)?$")
_NONE = later(r"弃权(?:票|的)?(?:有|为)?$")
_PRESENT = later(
    r"(?:实到|到会|出席|参加(?:表决|投票|会议)|参会|参与表决|有效(?:表决|选)?票)[^，。；\d]{0,8}$"
)
_THERE = later(
    r"(?:[委代常]?[员表]|[董监]事|职工|评委|专家|党员|村民|业主)?(?:出席|参会|到会|参加|参与|表决|投票)"
)


def _cast(yes: Stated, no: Stated, none: Stated) -> Decimal | None:
    """How many votes three figures make; None where they are no votes, or one of them is not told exactly."""
    if not (_YES.search(yes.before) and _NO.search(no.before) and _NONE.search(none.before)):
        return None
    cast = [each.amount.value for each in (yes, no, none)]
    return None if None in cast else sum((value for value in cast if value), Decimal(0))


def _miscast(block: Block, votes: Sequence[Stated], cast: Decimal, total: str) -> Finding:
    terms = "+".join(plain(each.amount.value or Decimal(0)) for each in votes)
    values = {"sum": f"{terms}={plain(cast)}", "total": total}
    return Finding(block.at(votes[0].amount.start, votes[-1].amount.end), values)


def _votes(block: Block) -> Iterator[Finding]:
    """实到42人，同意31人，反对6人，弃权7人: the votes make those present, whoever of them is counted last before."""
    every = statements(block.reading)
    for at in range(len(every) - 2):
        votes = every[at : at + 3]
        cast = _cast(*votes)
        if cast is None:
            continue
        there = [
            other
            for other in every[max(at - _BEFORE, 0) : at]
            if _PRESENT.search(other.before) or _THERE.match(other.behind)
        ]
        if not there or there[-1].amount.value is None:
            continue
        if cast not in (other.amount.value for other in every[max(at - _BEFORE, 0) : at]):
            yield _miscast(block, votes, cast, there[-1].amount.text)


def votes_beyond(block: Block, part: Part) -> Iterator[Finding]:
    """同意7票、反对0票、弃权2票 in minutes whose head says 实到8人: more votes than were there."""
    for votes in threes(block.reading):
        cast = _cast(*votes)
        if cast is None:
            continue
        above = part.blocks[: part.index(block)]
        there = {match["count"] for other in above for match in _WERE_THERE.finditer(other.reading)}
        if len(there) == 1 and cast > int(present := there.pop()):
            yield _miscast(block, votes, cast, f"{present}人")


_WERE_THERE = later(r"实(?:际)?到(?:会)?[^，。；、\d]{0,8}(?P<count>\d{1,4})[人名]")
_BEFORE = 4
"""So many figures may stand between those present and their votes."""


_PLANNED = later(r"(?:计划|任务|目标|指标|下达|预算)[^，。；\d]{0,14}$")
_DONE = later(
    r"(?:实际|已|共|累计|实)?(?:完成|建成|实现|达到?|种植|发放|接种|献血|培训|支出|执行|改造|招收|招录|售出|生产|收购|实)[^，。；\d]{0,10}$"
)
_OVER = later(
    r"(?:超额?|超出|超过|多于)(?:完成)?(?:年度|全年|原定|年初)?(?:计划|任务|目标|预算|指标)?[的了]?$"
)


_TENTH = Decimal("0.1")


def _surpluses(block: Block) -> Iterator[Finding]:
    """计划1.8万亩，实际建成2.1万亩，超计划0.2万亩; 任务400人份，实际完成436人份，超额9.5%完成."""
    for plan, done, over in threes(block.reading):
        if not (_PLANNED.search(plan.before) and _DONE.search(done.before) and _OVER.search(over.before)):
            continue
        planned, made, told = plan.amount.value, done.amount.value, over.amount.value
        if not planned or not made or told is None or plan.amount.family != done.amount.family:
            continue
        gap, term = made - planned, f"{done.amount.text}-{plan.amount.text}"
        if over.amount.family == "%":
            result, slack = gap * 100 / planned, max(over.amount.step, _TENTH)
            term = f"({term})÷{plan.amount.text}={plain(round(result, 1))}%"
        elif over.amount.family == plan.amount.family:
            result, slack = gap, rounding((plan.amount, done.amount, over.amount))
            term = f"{term}={told_like(result, over.amount)}"
        else:
            continue
        if abs(result - told) > slack:
            values = {"sum": term, "total": over.amount.text}
            yield Finding(block.at(over.amount.start, over.amount.end), values)


_LAST = later(r"(?:[上去]年|年初|[上去]年同期|同期)(?:的|为|是|同期)*$")
_MORE = later(r"(?:同比|比上年|较上年|比去年|较去年)(?P<way>[多少])[一-龥]?$")


def _differences(block: Block) -> Iterator[Finding]:
    """新收1862件，上年为1695件，同比多收177件."""
    for new, old, more in threes(block.reading):
        told = _MORE.search(more.before)
        alike = new.amount.family == old.amount.family == more.amount.family
        if not told or not alike or not _LAST.search(old.before) or _LAST.search(new.before):
            continue
        if new.amount.value is None or old.amount.value is None or more.amount.value is None:
            continue
        result = (new.amount.value - old.amount.value) * (1 if told["way"] == "多" else -1)
        if abs(result - more.amount.value) > rounding((new.amount, old.amount, more.amount)):
            term = f"{new.amount.text}-{old.amount.text}={told_like(new.amount.value - old.amount.value, more.amount)}"
            values = {"sum": term, "total": f"{told['way']}{more.amount.text}"}
            yield Finding(block.at(more.amount.start, more.amount.end), values)


ACCOUNTS = (
    Search(
        (
            "结余",
            "节余",
            "结存",
            "库存",
            "余额",
            "存栏",
            "馆藏",
            "剩余",
            "尚余",
            "未结",
            "未办结",
            "年末",
            "期末",
            "现有",
        ),
        _balances,
    ),
    Search(STAGES, staged),
    Search(tuple(f"{since}{way}" for since in ("同比", "上年", "去年") for way in "多少"), _differences),
    Search(("弃权",), _votes),
    Search(
        (
            "超额",
            *(
                f"{over}{what}"
                for over in ("超", "超出", "超过")
                for what in ("计划", "任务", "目标", "预算")
            ),
        ),
        _surpluses,
    ),
)
