"""What a percentage beside the figures of its sentence must be: of what is had by how many have it, of what was by what
came; and the figure that a percentage of another makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from linter.checks.number.changes import HUNDRED
from linter.checks.number.searches import ManySearches, Search, unlike
from linter.chinese.amounts import Amount, beginning_at, plain, told_like
from linter.chinese.expressions import later
from linter.chinese.slips import shifted, slipped
from linter.chinese.statements import Stated, sentences, threes
from linter.document import Block, Kind
from linter.rule import RUNNING_TEXT, Finding


def _fits(rate: Decimal, percent: Amount) -> bool:
    return abs(rate - (percent.value or Decimal(0))) <= max(percent.step, Decimal("0.05")) * Decimal("1.1")


def _fits_roughly(rate: Decimal, percent: Amount) -> bool:
    return abs(rate - (percent.value or Decimal(0))) <= max(percent.step, Decimal(1))


_RATE = later(
    r"^(?P<name>[一-龥]{1,8}率|占比|满意度|知晓度|完成(?:年度|全年)?(?:计划|任务|目标)的?)(?:为|达到?|是|约|仅|已)*$"
)
_NO_RATE = later(
    r"(?:增长|增速|下降|死亡|发病|自然增长|利|毛利|净利|换手|周转|收益|回报|利润|负债|税|失业|贷款|折旧|贡献|容积|密度|变动|平均|综合|累计|复种|发案|同比|机械化)"
)
_SOME = later(
    r"[已实完]|办[结理]|合格|满意|到[会位岗]|参[保加检]|[建验]成|[收回]|达|签|入|安装|整改|落实|通过|优秀|销号|成活|答复|覆盖|接种|录用|就业"
)
_OTHER = later(r"其中|其他|[每各均]|同比|比上年|新增|增加|减少|去年|上年")


def _rates(block: Block) -> Iterator[Finding]:
    """28个村中有21个建成卫生室，覆盖率为80%: the two figures of one kind right before a rate that opens its clause."""
    for sentence in sentences(block.reading):
        for whole, part, percent in zip(sentence, sentence[1:], sentence[2:], strict=False):
            if percent.amount.family != "%" or whole.amount.family != part.amount.family:
                continue
            told = _RATE.search(percent.before)
            if told and told["name"].endswith("品率"):
                continue  # of what was made
            if not told or _NO_RATE.search(told[0]) or whole.amount.family in ("元", "%"):
                continue
            others = [s for s in sentence if s.amount.family == whole.amount.family]
            if len(others) != 2 or not all(s.amount.value for s in (*others, percent)):
                continue
            if _OTHER.search(whole.before) or _OTHER.search(part.before):
                continue
            if not (0 < part.value < whole.value) or not _own(block.reading, whole, part, percent):
                continue
            rate = part.value * HUNDRED / whole.value
            if _fits(part.value * HUNDRED / (whole.value + part.value), percent.amount):
                continue  # 合格371台，不合格49台，不合格率11.7%
            if yet := _complement_slips(part, percent, HUNDRED - rate):
                yield unlike(block, percent.amount, f"1-{part.amount.text}÷{whole.amount.text}={yet}%")
            elif not _fits_roughly(rate, percent.amount) and not _fits_roughly(
                HUNDRED - rate, percent.amount
            ):
                near = abs(rate - percent.value) <= _POINTS or shifted(rate, percent.value, _POINT)
                if near:
                    term = f"{part.amount.text}÷{whole.amount.text}={plain(round(rate, 1))}%"
                    yield unlike(block, percent.amount, term)


def _complement_slips(part: Stated, percent: Stated, rest: Decimal) -> str:
    """检出不合格18批次，合格率97.6%: the rate of the others where it is one digit off, else nothing."""
    text = percent.amount.text[:-1]
    right = f"{round(rest, len(text.partition('.')[2])):f}"
    opposed = _OPPOSED.search(part.before) is not None and _OPPOSED.search(percent.before) is None
    return right if opposed and right != text and slipped(right, text) else ""


_OPPOSED = later("[不未]")
_DONE_OF_NAMED = later(
    r"[，。；](?P<noun>[一-龥]{3,8}?)(?:已|均已)(?:完成)?(?P<verb>[一-龥]{2})(?P<part>\d+)(?P<unit>[户人件家名条处项个])，[一-龥]{0,4}?(?P=verb)率(?:为|达到?)?(?P<rate>\d+(?:\.\d+)?)[%％]"
)


def _rates_of_named(block: Block) -> Iterator[Finding]:
    """一般隐患212条。…一般隐患已整改204条，整改率98%: of the one figure that the words before it call by the same name."""
    text = block.reading
    for match in _DONE_OF_NAMED.finditer(text):
        at = text.rfind(match["noun"], 0, match.start())
        whole = beginning_at(text, at + len(match["noun"])) if at >= 0 else None
        told = beginning_at(text, match.start("rate"))
        if whole is None or told is None or not whole.value or not whole.text.endswith(match["unit"]):
            continue
        rate = Decimal(match["part"]) * HUNDRED / whole.value
        if rate < HUNDRED and not _fits_roughly(rate, told) and abs(rate - Decimal(match["rate"])) <= _POINTS:
            yield unlike(block, told, f"{match['part']}÷{whole.text}={plain(round(rate, 1))}%")


_POINTS, _POINT = Decimal(15), Decimal("0.02")


def _own(text: str, whole: Stated, part: Stated, percent: Stated) -> bool:
    """Whether the rate follows its part by a comma, and the part tells that something came of the whole."""
    between = text[part.amount.end : percent.amount.start]
    if between.count("，") != 1 or any(mark in between for mark in "；、（"):
        return False
    words = part.before + part.behind
    return bool(_SOME.search(words)) and "；" not in text[whole.amount.end : part.amount.start]


_EQUAL = later(r"^(?:，|（)?(?:即|就是|约合|也就是)(?:约|为)?$")
_OF_PERCENT = later(r"占|完成|的|达|按|为|留|提取|计提|至|到|补贴|补助|奖励|支付|承担")


def _is_portion(text: str, percent: Stated, told: Stated) -> bool:
    """Whether a figure is itself told as so much percent: 承担70%，即340.48万元."""
    between = text[percent.amount.end : told.amount.start].strip()
    return percent.amount.family == "%" and _EQUAL.match(between) is not None


def _portions(block: Block) -> Iterator[Finding]:
    """计划清理1350亩，3月底前完成60%，即850亩: one of the figures before, and no near one, gives what follows 即."""
    text = block.reading
    for sentence in sentences(text):
        for at in range(1, len(sentence) - 1):
            percent, told = sentence[at : at + 2]
            if percent.amount.family != "%" or not percent.amount.value or not told.amount.value:
                continue
            if not _is_portion(text, percent, told) or not _OF_PERCENT.search(percent.before):
                continue
            bases = [
                one
                for before, one in zip((None, *sentence), sentence[:at], strict=False)
                if one.amount.family == told.amount.family
                and one.amount.value
                and not (before and _is_portion(text, before, one))
            ]
            results = [s.value * percent.value / HUNDRED for s in bases]
            if not results or any(abs(r - told.value) <= max(r / 100, told.amount.step) for r in results):
                continue
            if len(bases) > 1:
                continue
            result = results[0]
            if abs(result - told.value) <= result / 2 or shifted(result, told.value, _POINT):
                term = (
                    f"{bases[0].amount.text}×{percent.amount.text}={told_like(round(result, 2), told.amount)}"
                )
                yield unlike(block, told.amount, term)


def _of_one_whole(block: Block) -> Iterator[Finding]:
    """70%即4340元用于甲，20%即1240元用于乙，15%即620元用于丙: three and more portions are of one whole, which all but one of
    them tell."""
    for sentence in sentences(block.reading):
        told = [
            (percent, amount)
            for percent, amount in pairwise(sentence)
            if _is_portion(block.reading, percent, amount) and percent.value and amount.value
        ]
        if len(told) < 3 or len({amount.amount.family for _, amount in told}) > 1:
            continue
        wholes = [amount.value * HUNDRED / percent.value for percent, amount in told]
        for (percent, amount), whole in zip(told, wholes, strict=True):
            others = [other for other in wholes if other is not whole]
            if _alike(others) and not _alike((whole, others[0])):
                result = plain(round(amount.value * HUNDRED / others[0], 1))
                term = f"{amount.amount.text}÷{told_like(round(others[0], 0), amount.amount)}={result}%"
                span = block.at(percent.amount.start, amount.amount.end)
                yield Finding(span, {"sum": term, "total": percent.amount.text})


def _alike(wholes: Sequence[Decimal]) -> bool:
    return max(wholes) - min(wholes) <= max(wholes) / 50


_RESPECTIVELY_BY = later(
    r"(?:比[上前去]年|较[上前去]年|同比)(?:同期)?分别(?P<way>增加|增长|上升|减少|下降)了?[一-龥]{0,2}$"
)


def _growths_of_each(block: Block) -> Iterator[Finding]:
    """火灾24起、伤亡8人，同比分别减少6起、2人，下降20%和25%: each from what it was itself."""
    for sentence in sentences(block.reading):
        for at, by in enumerate(sentence):
            way = _RESPECTIVELY_BY.search(by.before)
            rates = [n for n, s in enumerate(sentence) if n > at and s.amount.family == "%"]
            count = rates[0] - at if way and rates else 0
            if not way or not 2 <= count <= at or rates[:count] != [*range(at + count, at + 2 * count)]:
                continue
            for now, less, rate in zip(
                sentence[at - count :], sentence[at:], sentence[at + count :], strict=False
            ):
                if rate.amount.start > sentence[at + 2 * count - 1].amount.start:
                    break
                old = now.value + (less.value if way["way"] in ("减少", "下降") else -less.value)
                if now.amount.family != less.amount.family or old <= 0 or not less.value or not rate.value:
                    continue
                result = less.value * HUNDRED / old
                if not _fits_roughly(result, rate.amount):
                    term = f"{less.amount.text}÷{told_like(old, less.amount)}={plain(round(result, 1))}%"
                    yield unlike(block, rate.amount, term)


_MORE_BY = later(
    r"(?:比[上去前]年|较[上去前]年|同比|比20\d\d年|比上一?学[年期])(?:同期)?(?:净|多)?(?P<way>增加|增长|增|新增|多|减少|下降|减|少|压减)了?[一-龥]{0,2}$"
)
_BY_RATE = later(r"^(?:同比)?(?:增长|增幅|增加|上升|下降|减少|降低|降幅|压减)了?(?:为|达到?)?$")


def _growths(block: Block) -> Iterator[Finding]:
    """获奖64项，比上年增加16项，增长25%: the growth reckoned on what there is, not on what there was."""
    text = block.reading
    for sentence in sentences(text):
        for at in range(1, len(sentence) - 1):
            by, percent = sentence[at : at + 2]
            way = _MORE_BY.search(by.before)
            if not way or percent.amount.family != "%" or not _BY_RATE.match(percent.before):
                continue
            if not by.amount.value or not percent.amount.value:
                continue
            now = [s for s in sentence[:at] if s.amount.family == by.amount.family and s.amount.value]
            sign = -1 if way["way"][0] in "减下少压" else 1
            olds = [s.value - sign * by.value for s in now if s.value > sign * by.value]
            rates = [by.value * HUNDRED / old for old in olds if old]
            if not rates or any(_fits_roughly(rate, percent.amount) for rate in rates):
                continue
            for stated in now:
                old = stated.value - sign * by.value
                if old > 0 and _fits(by.value * HUNDRED / stated.value, percent.amount):
                    rate = by.value * HUNDRED / old
                    term = f"{by.amount.text}÷({stated.amount.text}{'-' if sign > 0 else '+'}{by.amount.text})={plain(round(rate, 1))}%"
                    yield unlike(block, percent.amount, term)
                    break


_FROM, _TO = (
    later(r"(?:由|从)[^，。；、\d]{0,14}$"),
    later(
        r"^[^，。；\d]{0,4}(?:降|减|增|升|提高|下降|减少|增加|扩大|压缩|压减|缩减|缩短|上升|提升|发展|调整)[到至为][^，。；\d]{0,8}$"
    ),
)
_CHANGED = later(
    r"^[^，。；\d]{0,6}(?:增长|增加|提高|上升|下降|减少|降低|降幅|增幅|压缩|压减|缩短)了?(?:为|达到?|近|约)?$"
)


def _wrong_base(block: Block) -> Iterator[Finding]:
    """由设计的每秒320立方米降至256立方米，下降25%: reckoned on the later of the two figures."""
    for old, new, percent in threes(block.reading):
        if percent.amount.family != "%" or old.amount.family != new.amount.family:
            continue
        if old.amount.family in ("%", "个百分点", "岁", "周岁", "度") or not _CHANGED.search(percent.before):
            continue
        if not _FROM.search(old.before) or not _TO.search(new.before):
            continue
        one, other = old.value, new.value
        if not one or not other or one == other or not percent.amount.value:
            continue
        right, wrong = (abs(one - other) * HUNDRED / base for base in (one, other))
        if not _fits_roughly(right, percent.amount) and _fits_roughly(wrong, percent.amount):
            high, low = (
                max(old, new, key=lambda stated: stated.value),
                min(old, new, key=lambda stated: stated.value),
            )
            term = f"({high.amount.text}-{low.amount.text})÷{old.amount.text}={plain(round(right, 1))}%"
            yield unlike(block, percent.amount, term)


_TIMES = later(r"(?P<than>[^，。；\d]{0,8})(?:增长|增加|提高|上升|扩大)了?$")
_THAN = later(r"[比较][^，。；\d]{0,12}$")


def _times(block: Block) -> Iterator[Finding]:
    """93.6万人次，比上年的78万人次增长1.2倍: it is 1.2 times, and so has grown by a fifth."""
    for sentence in sentences(block.reading):
        for at in range(2, len(sentence)):
            times = sentence[at]
            if times.amount.family != "倍" or not times.amount.value or not _TIMES.search(times.before):
                continue
            old = sentence[at - 1]
            if old.amount.family == "倍":
                if _SAME.search(old.before) and old.value == times.value:
                    yield unlike(block, times.amount, f"{old.amount.text}-1={plain(old.value - 1)}倍")
                continue
            if not old.amount.value or not (_THAN.search(old.before) or _FROM.search(old.before)):
                continue
            new = [s for s in sentence[: at - 1] if s.amount.family == old.amount.family and s.amount.value]
            ratios = [s.value / old.value for s in new if old.value]
            told = times.value
            slack = max(times.amount.step, Decimal("0.1")) / 2
            meant = [(s, r) for s, r in zip(new, ratios, strict=True) if abs(r - told) <= slack]
            if meant and all(abs(r - 1 - told) > slack for r in ratios):
                now, ratio = meant[-1]
                term = f"{now.amount.text}÷{old.amount.text}-1={plain(round(ratio - 1, 2))}倍"
                yield unlike(block, times.amount, term)


_SAME = later(r"的$|是[^，。；\d]{0,10}$|达[^，。；\d]{0,10}$")

_LAST_ONE = later(r"^(?:其余|剩余|余下|尾款|余款|质保金|质量保证金|保证金|最后)[^，。；\d]{0,10}$")


def _instalments(block: Block) -> Iterator[Finding]:
    """首期支付30%，二期支付50%，尾款30%: what is paid first and last makes the whole."""
    for sentence in sentences(block.reading):
        row = [s for s in sentence if s.amount.family == "%"]
        if not 3 <= len(row) <= _MOST or not all(s.amount.value for s in row):
            continue
        if not _LAST_ONE.search(row[-1].before) or not all(_PAID.search(s.before) for s in row[:-1]):
            continue
        if any(_REACHES.search(s.before) for s in row):
            continue
        whole = sum((stated.value for stated in row), Decimal(0))
        if whole != HUNDRED and abs(whole - HUNDRED) <= _POINTS * 2:
            term = "+".join(s.amount.text for s in row)
            yield unlike(block, row[-1].amount, f"{term}={plain(whole)}%")


_MOST = 5
_PAID = later(r"付|拨|发放|定金|订金|款|首期|[一二三]期|占")
_REACHES = later(r"[至到达]|超过|以[上下]|不[少低]于")

_PER_FAMILY = {
    "人": ("人", "人次"),
    "笔": ("笔",),
    "吨": ("吨",),
    "件": ("件",),
    "单": ("单",),
    "例": ("件", "例"),
}


def _per_head(block: Block) -> Iterator[Finding]:
    """发放贷款9600笔、38.4亿元，笔均4万元: the quotient of the two figures with its point elsewhere."""
    for sentence in sentences(block.reading):
        for at in range(2, len(sentence)):
            mean = sentence[at]
            told = _MEAN.search(mean.before)
            if mean.amount.family != "元" or not told or not mean.amount.value:
                continue
            families = _PER_FAMILY[told["of"]]
            money = [s for s in sentence[:at] if s.amount.family == "元" and s.amount.size]
            counts = [s for s in sentence[:at] if s.amount.family in families and s.amount.size]
            quotients = [
                (m, c, (m.amount.size or Decimal(0)) / (c.amount.size or Decimal(1)))
                for m in money
                for c in counts
            ]
            if any(abs(q - mean.value) <= q * _ROUGHLY for _, _, q in quotients):
                continue
            if len(money) <= 2 and len(counts) <= 2:
                for m, c, q in quotients:
                    if shifted(q, mean.value, _POINT):
                        term = f"{m.amount.text}÷{c.amount.text}={told_like(round(q, 2), mean.amount)}"
                        yield unlike(block, mean.amount, term)
                        break


_MEAN = later(
    r"^(?:其中)?(?:平均)?(?:(?P<of>[人笔件单例])均|(?P<of>吨)[一-龥]{1,4}|每(?P<of>[人笔件单例吨])[^，。；\d]{0,4})[一-龥]{0,6}(?:为|约|达到?|仅)?$"
)
_ROUGHLY = Decimal("0.08")

_SEARCHES = (
    Search(("率", "占比", "满意度"), _rates),
    Search(("率",), _rates_of_named),
    Search(("即", "就是", "约合"), _portions),
    Search(("%即", "％即"), _of_one_whole),
    Search(("分别增", "分别上", "分别减", "分别下"), _growths_of_each),
    Search(
        (
            *tuple(
                f"{than}{what}"
                for than in ("比", "较")
                for what in ("上年", "去年", "前年", "20", "上学", "上一学")
            ),
            "同比",
        ),
        _growths,
    ),
    Search(tuple(f"{way}{to}" for way in "降减增升高少加大缩展短" for to in "到至为"), _wrong_base),
    Search(("倍",), _times),
    Search(("尾款", "余款", "其余", "剩余", "余下", "质保金", "保证金"), _instalments),
    Search(
        ("人均", "笔均", "件均", "单均", "例均", "，吨", "每人", "每笔", "每件", "每单", "每例", "每吨"),
        _per_head,
    ),
)


class PortionsAgree(ManySearches):
    """Percentages, multiples and means of a sentence follow from the two figures that stand before them."""

    searches = _SEARCHES

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT
