"""What a report has counted, and speaks of again: 抢修队伍23支, and further on 21支抢修队伍中."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.figures.figures import told_unlike
from linter.chinese.amounts import Amount, amounts
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.resemblance import common_start, share_run
from linter.document import Block, Part, Span
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_UNITS = frozenset("人个家支所处座台辆艘户套条项件起宗间栋头只羽口盏门站架张")
"""Families of amounts that count what is there."""
_MARKS = "，。；：、（）！？\n"
_REACH, _SENTENCE = 30, 60
"""Characters before a figure in which its clause and its sentence begin."""
_HAVE = "[有辖设]|建有|拥有|设有|配有|建成|建立|设立|组建|聘用|聘请|选聘|招募|配备|配置|划分|划定|登记|注册|管辖|管理|管护|运行|安装|投用"
_ALL_OF = "全[一-龥]{1,2}|[我本][一-龥]"
_STOCK = later(
    rf"(?:截至)?(?:目前|现|{_ALL_OF}|辖区|年末)?[下内]?(?:共|现|已|总|累计)?(?:{_HAVE})?了?(?:在[园校册岗职编]|各类)?"
)
"""What stands before a noun to tell how many there are."""
_FILLING = "共计有达为约已现仅到只的了"
_WHOLE = rf"(?:{_ALL_OF}|现有|共有|[所下]?辖|全体|全部|所有)"
_ALL_BEFORE = later(rf"{_WHOLE}$")
_LEADS = "[对为给把将向由让与和在从]|确保|组织|稳定|依托|发挥|统筹|实现|覆盖|指导|督促|引导|带领|动员|要求|针对|面向|做好|落实|保障|[一二三四五六七八九]是"
_AGAIN = later(rf"(?:^|{_LEADS})(?:{_WHOLE}|这|上述)?$")
_VERB_OF = later("(?P<verb>[一-龥]{2})的$")
_ALL_BEHIND = later(
    r"[^，。；、\d]{0,8}?(?:全部|全面|全覆盖|全都|均(?!衡)|都|逐[一个户条]|每[人户个家名]|人人|户户)|[^，。；、]{0,2}中(?![心型小])"
)
_SCOPED = later(
    r"原|另|其余|部分|力争|计划|预计|目标|第[一二三四五]|[上下]半年|[一二三四]季度|\d月|每(?![季年月周天日])"
)
"""Words of a clause whose count may be of some of them, or of another time."""
_SCOPED_FAR = later(r"新[增建聘招购设]|增加|扩[充大]|其中|去年|上年|同期|20\d\d年|[^消扣]除")
"""The same, of a sentence."""
_BEHIND = later(r"的?(?P<noun>(?:\d{2,4}千伏)?(?:[一-龥“”]|（[一-龥、]{1,8}）){2,10})")
_LONGER = later("代表|干部|志愿|骨干|先锋|家庭|队长|组长|负责|带头|中心户")
"""党员干部 are others than 党员."""
_COVERED = later(r"[^，。；、]{2,8}?全覆盖")
_LONGEST = 10
_LEAST = 5
"""Fewer are told apart in some other way."""
_NEAR, _NEAR_WHOLE, _NEAR_BASE = Decimal("1.15"), Decimal("1.3"), Decimal("1.1")
"""By how much two counts may differ to be of one thing: usually, when one is said to be of all, and as a base."""
_LONG_NOUN = 3
"""A noun of so many characters is of one thing, however it came to be counted, when the digits of its counts are exchanged."""
_FEW = 4
"""Counts of one noun beyond so many are of parts."""


class _Told(NamedTuple):
    """`lead` is what its clause says before an amount, `noun` the characters behind it."""

    amount: Amount
    block: Block
    lead: str
    noun: str

    @property
    def size(self) -> Decimal:
        return self.amount.value or Decimal(0)

    @property
    def whole(self) -> bool:
        return _ALL_BEFORE.search(self.lead) is not None

    @property
    def scoped(self) -> bool:
        """Whether its clause or its sentence speaks of some of them, or of another time."""
        text = self.block.reading
        start = clause_start(text, "。；！？\n", self.amount.start, max(self.amount.start - _SENTENCE, 0))
        return bool(_SCOPED.search(self.lead) or _SCOPED_FAR.search(text, start, self.amount.start))

    @property
    def covers(self) -> bool:
        """Whether it is said to be of all."""
        return self.whole or _COVERED.match(self.noun) is not None

    @property
    def span(self) -> Span:
        return self.block.at(self.amount.start, self.amount.end)


class RecalledCount(PartCheck):
    """A count that is spoken of again is the same: 抢修队伍23支, and 21支抢修队伍中; 全镇16个村, and 17个村的; 查处186起, and
    在查处185起的基础上. Of what may be some of them only a count that is greater is told, or one of all."""

    def find(self, part: Part) -> Iterator[Finding]:
        told = [each for block in part.body if block.kind != "cell" for each in _told(block)]
        pairs = (*_named_again(told), *_all_again(told), *_as_base(part, told))
        seen = {*told_unlike(part)} if pairs else set()
        for one, other in pairs:
            if not seen.issuperset((one.span, other.span)):
                seen.update((one.span, other.span))
                yield Finding(one.span, {"other": other.amount.text})
                yield Finding(other.span, {"other": one.amount.text})


def _told(block: Block) -> Iterator[_Told]:
    text = block.reading
    for amount in amounts(text):
        if amount.value and (amount.family in _UNITS or amount.family == "%"):
            start = clause_start(text, _MARKS, amount.start, max(amount.start - _REACH, 0))
            behind = _BEHIND.match(text, amount.end)
            lead = text[start : amount.start]
            yield _Told(amount, block, lead, behind["noun"] if behind else "")


def _named_again(told: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """The noun stands before a figure, and behind another."""
    ends: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for each in told:
        ends[each.amount.family, each.lead.rstrip(_FILLING)[-2:]].append(each)
    for again in told:
        if not again.noun or again.scoped:
            continue
        for length in range(min(len(again.noun), _LONGEST), 1, -1):
            noun = again.noun[:length]
            stocks = [
                each
                for each in ends.get((again.amount.family, noun[-2:]), ())[:_FEW]
                if _has(each, noun, again)
            ]
            if stocks:
                if len({each.size for each in stocks}) == 1 and _differ(stocks[0], again, length):
                    yield stocks[0], again
                break


def _has(stock: _Told, noun: str, again: _Told) -> bool:
    """Whether an amount tells how many of the noun there are, and the other one takes it up."""
    lead = stock.lead.rstrip(_FILLING)
    if not lead.endswith(noun):
        return False
    verb = _VERB_OF.search(again.lead)
    if not _AGAIN.search(again.lead) and not (verb and verb["verb"] in lead):
        return False
    before = lead[: -len(noun)]
    if _STOCK.fullmatch(before) or (before == "其中" and again.whole):
        return True
    return len(noun) >= _LONG_NOUN and _turned(stock, again) and not stock.scoped


def _all_again(told: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """The noun stands behind both, and one of them is of all: 全镇16个村（社区）."""
    begun: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for each in told:
        if each.noun and not each.scoped:
            begun[each.amount.family, each.noun[:2]].append(each)
    for group in begun.values():
        wholes = [each for each in group if each.covers]
        if not wholes or len({each.size for each in group}) != 2 or len(group) > _FEW:
            continue
        for again in group:
            if again.size != wholes[0].size and _AGAIN.search(again.lead):
                length = common_start([wholes[0].noun, again.noun])
                if _differ(wholes[0], again, length):
                    yield wholes[0], again


_BASE = later(r"(?P<words>[^，。；、\n]{0,20}?)(?:的|这一)?基础上")
_OTHER_TIME = ("年", "上", "同期")
_MANY = 8
"""More bases than so many are of many matters."""


def _as_base(part: Part, told: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """在查处185起案件的基础上, and before it 查处案件186起."""
    bases = [
        (each, match["words"])
        for each in told
        if "在" in each.lead and (match := _BASE.match(each.block.reading, each.amount.end))
    ]
    for again, behind in bases if len(bases) <= _MANY else ():
        before = (
            again.lead.rpartition("在")[2].replace(f"{part.year}年", "").replace("今年", "").rstrip(_FILLING)
        )
        if any(word in before for word in _OTHER_TIME):
            continue
        others = [each for each in told if each.amount.family == again.amount.family and each is not again]
        same = [each for each in others if _of_base(each, again, before, behind)]
        if len(same) == 1 and all(each.size != again.size for each in others):
            yield same[0], again


def _of_base(each: _Told, again: _Told, before: str, behind: str) -> bool:
    """Whether an amount tells of what stands before or behind the base, and is nearly as much."""
    lead = each.lead.rstrip(_FILLING)
    if each.amount.family == "%":
        named = before.endswith("率") and lead.endswith(before[-_RATE:])
    else:
        named = any(share_run(lead + each.noun, words, 2) for words in (before, behind))
    alike = _turned(each, again) or _within(each, again, _NEAR_BASE)
    return named and alike and not _SCOPED.search(each.lead)


_RATE = 3
"""Characters at its end by which a rate is known again."""


def _turned(one: _Told, other: _Told) -> bool:
    return sorted(str(one.size)) == sorted(str(other.size))


def _within(one: _Told, other: _Told, factor: Decimal) -> bool:
    return max(one.size, other.size) <= factor * min(one.size, other.size)


def _differ(one: _Told, again: _Told, length: int) -> bool:
    """Whether two counts of a noun of so many characters mean the same things and differ."""
    if one.size == again.size or min(one.size, again.size) < _LEAST or length < 2:
        return False
    if _LONGER.match(again.noun, length) or _in_one_sentence(one, again):
        return False
    whole = again.whole or _ALL_BEHIND.match(again.block.reading, again.amount.end + length) is not None
    if _turned(one, again) and (whole or len(str(one.size)) > 2 or again.lead):
        return True
    near = _within(one, again, _NEAR_WHOLE if again.whole else _NEAR) or abs(one.size - again.size) == 1
    return near and (whole or again.size > one.size)


def _in_one_sentence(one: _Told, other: _Told) -> bool:
    first, last = sorted((one.amount.start, other.amount.start))
    return one.block is other.block and "。" not in one.block.reading[first:last]
