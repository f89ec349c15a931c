"""Figures that follow from others told anywhere before in the report: what is left of what was done (剩余的58处), and
means over places that it counts elsewhere (平均每个社区3场)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from linter.chinese.amounts import Amount, amounts, beginning_at, between, plain, told_like
from linter.chinese.clauses import clause_end, clause_start, words_before
from linter.chinese.expressions import later
from linter.chinese.slips import slipped
from linter.document import Block, Part
from linter.rule import RUNNING_TEXT, Finding, PartCheck

_UNFIT = frozenset(("%", "个百分点", "倍", "次", "岁", "天", "小时", "个月"))
_SENTENCE = "。；！？\n"


class FollowsFromBefore(PartCheck):
    """排查134处。已搬迁86处，…。对剩余的58处，…: a remainder that a slip parts from what was found without what is done; and
    12个社区, elsewhere 演练24场，平均每个社区3场."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("平均每", *_LEFT_WORDS))

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = [block for block in part.blocks if block.kind in RUNNING_TEXT]
        for at, block in enumerate(blocks):
            if any(word in block.reading for word in _LEFT_WORDS):
                yield from _remainders(blocks[:at], block)
            if "平均每" in block.reading:
                yield from _means(blocks, block)


_LEFT_WORDS = ("剩余", "其余", "余下", "剩下", "未")
_LEFT = later(
    r"(?:剩余|其余|余下|剩下)的?[^，。；：、\d]{0,12}$|(?:对|将|把|针对)[^，。；：、\d]{0,8}未[^，。；：、\d]{0,12}$"
)
_LEAST = 10
"""Fewer are left of many things."""


def _remainders(before: Sequence[Block], block: Block) -> Iterator[Finding]:
    for left in amounts(block.reading):
        told = left.value
        if told is None or told < _LEAST or left.family in _UNFIT:
            continue
        if not _LEFT.search(words_before(block.reading, left.start, marks="，。；：！？、")):
            continue
        texts = [*((other.reading, len(other.reading)) for other in before), (block.reading, left.start)]
        sizes = {a.value or Decimal(0) for text, end in texts for a in _alike(text, left.family, end)}
        if (
            told in sizes
            or any(size + told in sizes for size in sizes)
            or _is_last_share(block.reading, left)
        ):
            continue
        for whole, done in (pair for text, end in texts for pair in _done(text, left.family, end)):
            rest = (whole.value or Decimal(0)) - (done.value or Decimal(0))
            if slipped(plain(rest), plain(told), least=2):
                term = f"{whole.text}-{done.text}={told_like(rest, left)}"
                yield Finding(block.at(left.start, left.end), {"sum": term, "told": left.text})
                break


def _is_last_share(text: str, left: Amount) -> bool:
    """215处分三批销号：4月完成130处，5月完成60处，6月完成其余25处."""
    start = clause_start(text, _SENTENCE, left.start)
    same = [a.value or Decimal(0) for a in between(text, start, left.end) if a.family == left.family]
    return len(same) > 2 and max(same) * 2 == sum(same)


_DONE = later("已|完成|整改|搬迁|到位|开工|拨付|销号|办结|审结|化解|支付|收入|铺设|抢通")
_ASIDE = later("其中|上年|去年|同期|每")
_SINCE = later(r"(?:目前|截至[^，。]{2,12}，|现)?已")


def _alike(text: str, family: str, end: int) -> Iterator[Amount]:
    """Amounts of a family that end before an offset."""
    return (
        amount for amount in amounts(text) if amount.family == family and amount.value and amount.end <= end
    )


def _done(text: str, family: str, end: int) -> Iterator[tuple[Amount, Amount]]:
    """Two amounts in a row, of what there was and of what is done, in either order; the latter may begin the next
    sentence: 已搬迁86处."""
    for first, second in pairwise(_alike(text, family, end)):
        start = clause_start(text, _SENTENCE, second.start)
        if first.start < start and not _SINCE.match(text, start, second.start):
            continue
        whole, done = sorted((first, second), key=lambda amount: amount.value or 0, reverse=True)
        lead = words_before(text, done.start)
        told = lead + text[done.end : min(clause_end(text, "，。；", done.end), end)]
        if whole.value != done.value and _DONE.search(told) and not _ASIDE.search(lead):
            yield whole, done


_MEAN = later(
    r"平均每(?:[个名户家所条支辆台座处]|(?=公里|亩))(?P<of>[一-龥]{2,6}?)"
    r"(?:每年|全年|开展|组织|出具|配备|举办|检查|审理|办理|受理|完成|发放|培训|走访|接待|承担|投入|造价|补助|投资|为|约|达|有)*(?=\d)"
)
_NEAR = Decimal("0.06")
"""By which share a mean in round figures may be off."""
_FAR = Decimal("1.5")
"""By which factor a mean is off at most that is of those counted."""
_FILLING = "共有约现达为"
_NEAR_BY = 12
"""Characters in which a noun and what fills the gap to its count have room."""


def _means(blocks: Sequence[Block], block: Block) -> Iterator[Finding]:
    text = block.reading
    for match in _MEAN.finditer(text):
        mean = beginning_at(text, match.end())
        if not mean or not mean.size or mean.family in _UNFIT - {"次"}:
            continue
        start = clause_start(text, _SENTENCE, match.start())
        totals = [a for a in between(text, start, match.start()) if a.family == mean.family and a.value]
        counts = [a for other in blocks for a in _counts(other, match["of"]) if a.text != mean.text]
        if not totals or not counts or any(_makes(total, n, mean) for total in totals for n in counts):
            continue
        result = (totals[-1].value or Decimal(0)) / (counts[0].value or Decimal(1))
        if not mean.size / _FAR <= result <= mean.size * _FAR:
            continue  # of others than are counted
        term = f"{totals[-1].text}÷{counts[0].text}={told_like(round(result, 1), mean)}"
        yield Finding(block.at(match.start(), mean.end), {"sum": term, "told": mean.text})


def _counts(block: Block, of: str) -> Iterator[Amount]:
    """How many of something there are: 12个社区, 社区12个, or 1860公里 where it is a unit."""
    text = block.reading
    for amount in amounts(text) if of in text else ():
        before = text[max(amount.start - _NEAR_BY, 0) : amount.start].rstrip(_FILLING)
        named = text.startswith(of, amount.end) or before.endswith(of)
        if amount.value and (named or amount.family == of):
            yield amount


def _makes(total: Amount, count: Amount, mean: Amount) -> bool:
    gap = abs((total.value or Decimal(0)) / (count.value or Decimal(1)) - (mean.size or Decimal(0)))
    return gap <= max((mean.size or Decimal(0)) * _NEAR, mean.step)
