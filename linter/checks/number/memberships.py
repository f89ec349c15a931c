"""A counted whole whose members are told one by one: 147个幸福院中，运行良好的68个，运行一般的51个，闲置的28个; bodies of several
kinds that are counted together: 平房仓16栋、浅圆仓8座，共24个仓房; and what is left over beside a rate: 参与率94.7%；其余34名."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from linter.checks.number.changes import HUNDRED
from linter.checks.number.searches import Search, unlike
from linter.chinese.amounts import beginning_at, between, plain
from linter.chinese.breakdowns.labels import overlapping
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.slips import slipped
from linter.chinese.statements import sentences
from linter.document import Block
from linter.rule import Finding

_UNIT = "[个名人户家件所处座项起份宗]"
_MEMBERS = later(
    rf"(?<![\d.])(?P<whole>\d+)(?P<unit>{_UNIT})[^，。；、\d]{{0,16}}(?:中|分析|统计|梳理|来看)，"
    rf"(?P<list>(?:[^，。；\d]{{2,20}}的(?:有|为|共)?\d+(?P=unit)[，；、]?){{2,8}})(?=。|$)"
)
_MEMBER = later(rf"(?P<label>[^，；\d]{{2,20}})的(?:有|为|共)?(?P<count>\d+){_UNIT}")
_NEAR = Decimal("0.12")
"""By which share members that are told one by one miss their whole at most, to be all of it."""
_PAIR = 2


def _by_members(block: Block) -> Iterator[Finding]:
    text = block.reading
    for match in _MEMBERS.finditer(text):
        members = list(_MEMBER.finditer(match["list"]))
        told, whole = sum(int(member["count"]) for member in members), int(match["whole"])
        all_named = len(members) > _PAIR or told > whole
        if told == whole or not all_named or abs(told - whole) > whole * _NEAR:
            continue
        if not overlapping([member["label"] for member in members]):
            terms = "+".join(member["count"] for member in members)
            values = {"sum": f"{terms}={told}", "total": match["whole"] + match["unit"]}
            yield Finding(block.at(match.start(), match.end()), values)


_KINDS = later(
    r"(?P<one>\d+)(?P<u>[个所家处座栋幢间条])[^，。；\d]{1,16}(?P<other>\d+)(?P<v>[个所家处座栋幢间条])[^，。；、\d]{0,16}"
    r"(?:，(?:共计?|合计|总计)|签订[^，。；\d]{2,16})(?P<whole>\d+)[个所家处座栋幢间条份](?!月)"
)
_JOINED = later("[、和与及]")
_FEW_OFF = Decimal("0.15")


def _of_kinds(block: Block) -> Iterator[Finding]:
    """与12个社区、58家重点单位签订责任书70份: each of two kinds of bodies counted apart."""
    text = block.reading
    for match in _KINDS.finditer(text):
        one, other, whole = (int(match[name]) for name in ("one", "other", "whole"))
        gap = text[match.start("one") : match.start("other")]
        start = clause_start(text, "，。；：\n", match.start())
        alone = not between(text, start, match.start()) and match["u"] != match["v"]
        near = 0 < abs(one + other - whole) <= max(Decimal(_PAIR), (one + other) * _FEW_OFF)
        if alone and near and _JOINED.search(gap) and "其中" not in gap:
            total = beginning_at(text, match.start("whole"))
            if total:
                yield unlike(block, total, f"{one}+{other}={one + other}")


_RAISED = later(
    r"新[建增设][^，。；、\d]{0,10}(?P<one>\d+)(?P<unit>[座个处所条间台])，(?:改造|扩建|改建|提升|续建|改扩建)[^，。；、\d]{0,8}(?P<other>\d+)(?P=unit)，"
    r"[^，。；、\d]{0,10}(?:达到?|总数[达为]到?|增至|增加到)(?P<whole>\d+)(?P=unit)"
)


def _raised_to(block: Block) -> Iterator[Finding]:
    """新建58座，改造32座，年底前达到80座: fewer than were built and rebuilt together."""
    for match in _RAISED.finditer(block.reading):
        one, other, whole = (int(match[name]) for name in ("one", "other", "whole"))
        total = beginning_at(block.reading, match.start("whole"))
        if total and whole < one + other:
            yield unlike(block, total, f"{one}+{other}={one + other}")


_REST = later(r"^(?:其余|剩余|余下|(?:尚|还|仍)(?:有|余|剩))的?[^，。；、\d]{0,6}$")
_RATE = later(r"(?:率|占[^，。；、\d]{0,12})(?:为|达到?|约)?$|^的$")
_NO_RATE = later("增长|下降|同比|提高|合格|满意")
_OF_WHOLE = later("^占")
_TENTH = Decimal("0.1")
_POINTS = Decimal(8)
"""A rest that would make of a rate so many points more or less is of other things."""
_ROUND = Decimal("1.5")
"""How many of its last digit a rate in round figures may be off."""


def _beside_rate(block: Block) -> Iterator[Finding]:
    """自愿参加604人，参与率94.7%；其余36名: what is left does not make the rate with what is done."""
    for sentence in sentences(block.reading):
        for at in range(2, len(sentence)):
            done, percent, rest = sentence[at - 2 : at + 1]
            if at > 2 and _OF_WHOLE.match(done.before) and percent.before == "的":
                done = sentence[at - 3]
            if percent.amount.family != "%" or not _REST.search(rest.before):
                continue
            if not _RATE.search(percent.before) or _NO_RATE.search(percent.before):
                continue
            if done.amount.family != rest.amount.family or not (done.value and percent.value and rest.value):
                continue
            whole = done.value + rest.value
            gap = abs(done.value * HUNDRED / whole - percent.value)
            told = _is_told(whole, rest.value, [stated.value for stated in sentence[:at]])
            if not told and max(percent.amount.step, _TENTH) * _ROUND < gap <= _POINTS:
                rate = plain(round(done.value * HUNDRED / whole, 1))
                yield unlike(block, rest.amount, f"{plain(done.value)}÷{plain(whole)}={rate}%")


def _is_told(whole: Decimal, rest: Decimal, before: Sequence[Decimal]) -> bool:
    """Whether the sentence tells the whole of a rest, or two figures that leave it."""
    return whole in before or any(one - other == rest for one, other in combinations(before, 2))


_LACK = later("^(?:现|尚|还|仍)?(?:缺口|尚缺|还缺)(?:为|达|约)?$")
_SUPPLY, _NEED = later("车位|泊位|床位|学位|座位"), later("车辆|汽车|机动车|学生|老人|需求|登记")


def _places_lacking(block: Block) -> Iterator[Finding]:
    """停车位312个，登记车辆486辆，缺口164个: what there is and what needs it are counted in units of their own."""
    for sentence in sentences(block.reading):
        for supply, need, gap in zip(sentence, sentence[1:], sentence[2:], strict=False):
            if not _LACK.search(gap.before) or not (supply.value and need.value and gap.value):
                continue
            if not _SUPPLY.search(supply.before) or not _NEED.search(need.before):
                continue
            result = need.value - supply.value
            if result > 0 and result != gap.value and slipped(plain(result), plain(gap.value), least=_PAIR):
                yield unlike(block, gap.amount, f"{need.amount.text}-{supply.amount.text}={plain(result)}")


MEMBERSHIPS = (
    Search(("中，", "分析，", "统计，", "梳理，", "来看，"), _by_members),
    Search(("，共", "，合计", "，总计", "签订"), _of_kinds),
    Search(("新建", "新增", "新设"), _raised_to),
    Search(("其余", "剩余", "余下", "尚有", "还有", "仍有", "尚余"), _beside_rate),
    Search(("缺口", "尚缺", "还缺"), _places_lacking),
)
