"""What the figures of one sentence make of each other, told by the words before them: what there was, what came and went
and what there is; the whole, what is done and what is left; so many of so much each; a point or a 万 that is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from linter.checks.number.allotments import ALLOTMENTS
from linter.checks.number.memberships import MEMBERSHIPS
from linter.checks.number.searches import ManySearches, Search, unlike
from linter.chinese.amounts import plain, rounding, told_like
from linter.chinese.clauses import clause_start
from linter.chinese.expressions import later
from linter.chinese.slips import shifted
from linter.chinese.statements import Stated, sentences, threes
from linter.document import Block, Kind
from linter.rule import RUNNING_TEXT, Finding

_OF_OTHERS = later(
    r"其中|包括|[每各均]|同比|环比|比[上去前]年|较[上去前]年|占|计划|目标|力争|预计|[达近超]到?标准|共同|以上|以下"
)
"""A figure with such words is no term of the sum of its sentence."""
_MOST_FIGURES = 6
_NEAR = Decimal("0.25")
"""By which share of the greatest term a result may be off to be a slip, and not a figure of something else."""


def _off(terms: Sequence[Stated], told: Stated, result: Decimal) -> bool:
    """Whether the result is not what is told, and near enough to it to be meant."""
    gap = abs(result - told.value)
    slack = rounding([*(term.amount for term in terms), told.amount])
    return bool(gap) and gap >= slack and gap <= max(stated.value for stated in terms) * _NEAR


_LEFT = later(
    r"(?:(?:尚|还|仍)?(?:未|缺|差)[一-龥]{0,6}|剩余?(?:的|下)?[一-龥]{0,6}|其余[一-龥]{0,6}|余下[一-龥]{0,6}|(?:尚|还|仍)有|缺口(?:资金)?(?:为|达)?|空编|空缺|保留|核减[一-龥]{0,4}|审减[一-龥]{0,4}|实际?(?:在岗|到岗|上岗|到会|参会|参加|出勤)(?:的)?(?:人数)?|仍缺[一-龥]{0,4}"
    r"|在[建办审修施][一-龥]{0,4}|正在[一-龥]{1,6}|待(?![款遇])[一-龥]{1,6})(?:约|为|有|共)?$"
)
_DONE = later(
    r"[已完]|到位|自筹|竣工|封顶|办[结理]|[建验审]成|审结|拨付|压[减缩]|停|撤|整改|销号|落实|开工|交付|入住|通过|签订|安装|投[产用]|筹[集得]|先行|支付|实有|在编|发放|批复|获批|招[聘录]|请假|外出|缺席|除$|搬迁|覆盖|参[保加]|缴|[收回]|审定|核定|认定"
)
_BEHIND_LEFT = later(r"(?:户|人|个|件)?(?:[一-龥]{0,6})?(?:尚|还|仍)?(?:未|正在|待|在建)")


def _is_left(stated: Stated) -> bool:
    return bool(_LEFT.search(stated.before) or _BEHIND_LEFT.match(stated.behind))


def _remainders(block: Block) -> Iterator[Finding]:
    """厂房12栋，已封顶8栋，在建6栋: the last of three figures of one kind is the first without the second."""
    for sentence in sentences(block.reading):
        for at in range(2, len(sentence)):
            left = sentence[at]
            if left.amount.value and _is_left(left) and not _OF_OTHERS.search(left.before):
                if any(s.amount.family == left.amount.family for s in sentence[at + 1 : at + 2]):
                    continue  # 5栋已封顶、4栋正在砌筑、3栋正在开挖
                if "；" not in block.reading[sentence[at - 1].amount.end : left.amount.start]:
                    yield from _remainder(block, sentence[:at], left)


def _remainder(block: Block, before: Sequence[Stated], left: Stated) -> Iterator[Finding]:
    same = [stated for stated in before if stated.amount.family == left.amount.family]
    if len(same) < 2 or len(same) > _MOST_FIGURES or not all(s.amount.value for s in same):
        return
    if same[-1] is not before[-1] or _is_left(same[-1]):
        return
    whole, done = same[-2:]
    if not _DONE.search(done.before) and not _DONE.match(done.behind):
        return
    if any(map(_OF_OTHERS.search, (done.before, whole.before))) or (
        _DONE.search(whole.before) and len(same) > 2
    ):
        return
    values = [stated.value for stated in same]
    sums = {
        abs(one - sum(some))
        for one in values
        for count in range(1, len(values))
        for some in combinations(values, count)
    }
    if left.value in sums or done.value >= whole.value or left.value > whole.value:
        return
    result = whole.value - done.value
    if _off((whole, done), left, result):
        term = f"{whole.amount.text}-{done.amount.text}={told_like(result, left.amount)}"
        yield unlike(block, left.amount, term)


_MORE = later(
    r"(?:新[增建聘进设开招购]|增[加设开派配]|扩建|调入|引进|招[聘录收]|补充|加开|转入|购[进入置]|续建|又[一-龥]{1,2})(?:加|了|到|季节性|专职|兼职)?[^，。；、\d]{0,8}$"
)
_LESS = later(
    r"(?:停[招开办]|撤[销并停]|退[休出役]|压减|减少|裁撤|淘汰|关停|注销|调[出离]|辞职|离职|转出|报废|取消|清退|合并)[^，。；、\d]{0,8}$"
)
_BASE = later(
    r"(?:原[有来为]?|现有|[年月期]初[^，。；\d]{0,4}|上年[末底]?|去年[末底]?|此前|之前|由|从|总[数量][^，。；\d]{0,2}由)[^，。；\d]{0,14}$"
)
_NOW = later(
    r"(?:达到?|增[至到]|增加到|扩大到|扩至|减[至到]|减少到|降至|调整为|变为|[现目]前?有|共有|共|总数[达为]到?|保持在|升至|[到至])(?:[^，。；\d]{0,2})$"
)


def _flows(block: Block) -> Iterator[Finding]:
    """原有32个，新增3个，停招2个，现有35个: what there is is what there was with what came and without what went."""
    for sentence in sentences(block.reading):
        for at in range(2, len(sentence)):
            now = sentence[at]
            if now.amount.value and _NOW.search(now.before) and not _OF_OTHERS.search(now.before):
                same = [s for s in sentence[:at] if s.amount.family == now.amount.family]
                if 2 <= len(same) <= _MOST_FIGURES and all(s.amount.value for s in same):
                    yield from _flow(block, same, now)


def _flow(block: Block, same: Sequence[Stated], now: Stated) -> Iterator[Finding]:
    signs = [_sign(stated) for stated in same]
    bases = [stated for stated, sign in zip(same, signs, strict=True) if sign == 0]
    if len(bases) != 1 or any(_OF_OTHERS.search(stated.before) for stated in same):
        return
    base = bases[0]
    if base is not same[0] and not (base is same[-1] and _BASE.search(base.before)):
        return
    result = sum((s.value * (sign or 1) for s, sign in zip(same, signs, strict=True)), Decimal(0))
    if now.value == base.value or not _off(same, now, result):
        return
    if now.value == sum(stated.value for stated in same) and all(sign >= 0 for sign in signs):
        return
    terms = f"{base.amount.text}" + "".join(
        f"{'+' if sign > 0 else '-'}{s.amount.text}" for s, sign in zip(same, signs, strict=True) if sign
    )
    yield unlike(block, now.amount, f"{terms}={told_like(result, now.amount)}")


def _sign(stated: Stated) -> int:
    """1 for what came, -1 for what went, 0 for what there was."""
    return 1 if _MORE.search(stated.before) else -1 if _LESS.search(stated.before) else 0


_THAN = later(r"[比较](?P<of>[^，。；\d]{0,12})$")
_BY = later(
    r"(?:同比|[比较][^，。；\d]{1,6})?(?:节[约省]|节支|减少|压减|下降|降低|少|低|增加|增长|多|高|高出|超出|超|增收|减收|净增|净减|多[一-龥]|少[一-龥]|新增)了?(?:资金|经费|[一-龥]{1,2})?$"
)


def _differences(block: Block) -> Iterator[Finding]:
    """中标价680万元，比控制价720万元节约50万元; 去年6期，今年9期，比去年增加2期."""
    for one, other, by in threes(block.reading):
        terms = (one, other)
        if len({one.amount.family, other.amount.family, by.amount.family}) > 1 or not by.amount.value:
            continue
        if one.amount.family == "%" or not (one.amount.value and other.amount.value):
            continue
        compared = _THAN.search(other.before) or (
            _LAST.search(one.before) and _THIS.search(other.before) and _THAN_LAST.search(by.before)
        )
        if _HIGHER.search(other.before) or _ONE_MORE.match(block.reading, by.amount.end):
            continue  # 平均102.7分，比市均高8.3分；高二101.9分; 较98公斤高出5.6公斤和6.9公斤
        apart = _APART.search(by.before) and not any(_OF_OTHERS_TOO.search(s.before) for s in terms)
        if not (apart or (compared and _BY.search(by.before))) or _TO_THIS.search(by.before):
            continue
        result = abs(one.value - other.value)
        if result and _off(terms, by, result):
            high, low = sorted(terms, key=lambda stated: stated.value, reverse=True)
            term = f"{high.amount.text}-{low.amount.text}={told_like(result, by.amount)}"
            yield unlike(block, by.amount, term)


_HIGHER = later(r"(?:高|低|多|少|增加|减少)出?$")
_ONE_MORE = later(r"[和、]\d")
_APART = later(r"^(?:[两二]者|两项|[一-龥]{0,2})?(?:相差|差额|差距)(?:为|达|仅)?$")
_OF_OTHERS_TOO = later(r"其中|占|增长|下降|同比")
_LAST, _THIS = later("^(?:[^，]{0,6})?(?:去年|上年|前年|上期|上季度)"), later("^(?:今年|本年|本期|本季度)")
_THAN_LAST, _TO_THIS = later("[比较](?:去年|上年|前年|上期|上季度)|同比"), later("累计|[到至为]$")


_INCOME, _OUTLAY = later(r"收入[^，。；、\d]{0,4}$"), later(r"支出[^，。；、\d]{0,4}$")
_OVER = later(
    r"^(?:当年|全年|本年)?(?:收支)?(?:相抵|品迭|轧差)?(?:后)?(?:结余|节余|盈余|结存)[^，。；、\d]{0,4}$"
)
_CARRIED = later(r"上年|去年|历年|[年期月]初|结转|滚存|累计|其中|调入|返还")


def _left_over(block: Block) -> Iterator[Finding]:
    """全年总收入460万元，总支出392万元，结余78万元: where the sentence tells of nothing that was left before."""
    for income, outlay, over in threes(block.reading):
        row = (income, outlay, over)
        named = _INCOME.search(income.before) and _OUTLAY.search(outlay.before) and _OVER.search(over.before)
        if not named or {stated.amount.family for stated in row} != {"元"}:
            continue
        start, stop = (clause_start(block.reading, "。\n", income.amount.start), over.amount.end)
        if _CARRIED.search(block.reading, start, stop) or not all(s.amount.value for s in row):
            continue
        result = income.value - outlay.value
        if result > 0 and _off((income, outlay), over, result):
            term = f"{income.amount.text}-{outlay.amount.text}={told_like(result, over.amount)}"
            yield unlike(block, over.amount, term)


_LAST_WAS = later(
    r"^(?:而)?(?:去年|上年|年初|上月|上季度|上期|20\d\d年)(?:同期)?[^，。；\d]{0,6}(?:为|是|有)$"
)
_GROWN = later(
    r"[比较](?P<since>去年|上年|年初|上月|上季度|上期|20\d\d年)[^，。；\d]{0,4}(?P<way>新增|增加|净增|增长|多|减少|下降|少|净减)了?[一-龥]{0,2}$"
)


def _earlier(block: Block) -> Iterator[Finding]:
    """余额82亿元，比年初增加6亿元，年初余额为75亿元: what there was is what there is without what came."""
    for now, by, old in threes(block.reading):
        told, last = _GROWN.search(by.before), _LAST_WAS.search(old.before)
        if not told or not last or told["since"] not in old.before:
            continue
        if len({now.amount.family, by.amount.family, old.amount.family}) > 1:
            continue
        if not (now.amount.value and by.amount.value and old.amount.value):
            continue
        less = told["way"][0] in "减下少" or told["way"] == "净减"
        result = now.value + by.value * (1 if less else -1)
        if _off((now, by), old, result):
            term = f"{now.amount.text}{'+' if less else '-'}{by.amount.text}={told_like(result, old.amount)}"
            yield unlike(block, old.amount, term)


_ALL = later(
    r"^(?:(?![前后])[^，。；、\d]{0,6}(?:合计|共计|总计|累计)[^，。；、\d]{0,8}|[两三四]个?[一-龥]{1,3}[^，。；、\d]{0,4}(?:共|合计|总)[^，。；、\d]{0,6}"
    r"|总[一-龥]{2,4}(?:达到?|为)?)$"
)
_BUDGET = later(r"总|预算|计划|目标|任务")
_NO_TERM = later(r"其中|包括|[每各均]|[比较占]|计划|目标|任务|同期|增[加长]|减少|至|到$|户?均")


def _sums(block: Block) -> Iterator[Finding]:
    """甲村出资12万元，乙村出资18万元，两村合计出资32万元: all figures of the sentence before its total, of one kind."""
    for sentence in sentences(block.reading):
        for at in range(2, min(len(sentence), _MOST_FIGURES)):
            total, terms = sentence[at], sentence[:at]
            if _BUDGET.search(terms[0].before) and len(terms) > 2:
                terms = terms[1:]
            if not total.amount.value or not _ALL.search(total.before):
                continue
            if {s.amount.family for s in terms} != {total.amount.family} or total.amount.family == "%":
                continue
            if any("合计" in s.before for s in terms):
                continue  # 国道合计112公里，省道合计268公里，县道合计391公里
            if not all(s.amount.value for s in terms) or any(_NO_TERM.search(s.before) for s in terms):
                continue
            result = sum((stated.value for stated in terms), Decimal(0))
            if max(stated.value for stated in terms) < total.value and _off(terms, total, result):
                values = "+".join(s.amount.text for s in terms)
                yield unlike(block, total.amount, f"{values}={told_like(result, total.amount)}")


_EACH = later(
    r"每(?P<of>[个名户批辆间台套只组家村校站所车亩米吨次场期天班队人株箱]|公里|平方米|学期|课时)(?P<noun>[一-龥]{0,4}?)(?:配备|配置|配|联系|负责|安排|派出|发放|种植|栽植|安装|装运|装|运|设置|设|有|补助|补贴|奖励|投入|需|单价|培训|负担|管理|包保|帮扶)?(?:专职|兼职)?(?:[一-龥]{0,6})$"
)
_COUNTED = {
    **{
        of: of
        for of in ("户", "辆", "间", "台", "套", "只", "组", "家", "亩", "吨", "天", "株", "箱", "学期")
    },
    **{
        "名": "人",
        "人": "人",
        "次": "次",
        "场": "次",
        "期": "期",
        "批": "件",
        "公里": "公里",
        "平方米": "平方米",
    },
    "课时": "课时",
}
_WHOLE = later(r"(?:共计?|合计|总计|累计|总[额价量数]|全部|日清运|预算|需要?|投入|发放)[^，。；、\d]{0,10}$")
_PLACES = "个处座所村校站车班队家"
_SHIFT = Decimal("0.02")


def _products(block: Block) -> Iterator[Finding]:
    """每车装运5吨，日均24车，日清运100吨: a figure of each, one of how many there are, and the whole, in one sentence."""
    for sentence in sentences(block.reading):
        for at, each in enumerate(sentence):
            told = _EACH.search(each.before)
            if not told or not each.amount.value:
                continue
            of = told["of"]
            rates = [each]
            for other in sentence[at + 1 : at + 2]:
                if other.amount.family == each.amount.family and _AND.match(other.before):
                    rates.append(other)
            last = at + len(rates)
            if block.reading.startswith("）", each.amount.end):
                continue  # 补助600元（6人，每人100元），耗材240元，合计840元
            whole = next(
                (s for s in sentence[last : last + 2] if s.amount.family == each.amount.family), None
            )
            counts = [
                s
                for s in (*sentence[max(at - 2, 0) : at], *sentence[last : last + 1])
                if s is not whole and s.amount.value and _is_count(block.reading, s, of)
            ]
            if whole is None or len(counts) != 1 or not whole.amount.value or not _WHOLE.search(whole.before):
                continue
            rate = sum((stated.value for stated in rates), Decimal(0))
            result = rate * counts[0].value
            gap = abs(result - whole.value)
            near = gap <= result * _HALF or shifted(result, whole.value, _SHIFT)
            if gap and gap > result / 100 and gap >= whole.amount.step and near:
                terms = "+".join(plain(s.value) for s in rates)
                terms = f"({terms})" if len(rates) > 1 else terms
                term = f"{terms}×{plain(counts[0].value)}={told_like(result, whole.amount)}"
                yield unlike(block, whole.amount, term)


_AND = later(r"[^，。；\d]{0,12}[和与、及]?")
_HALF = Decimal("0.5")


def _is_count(text: str, stated: Stated, of: str) -> bool:
    amount = stated.amount
    if _EACH.search(stated.before) or ("均" in stated.before and "日均" not in stated.before):
        return False
    if amount.family in (of, _COUNTED.get(of)):
        return True
    return of in _PLACES and text[amount.end - 1 : amount.end + 4].find(of) >= 0


_WAN = Decimal(10**4)
_LOST = (_WAN, _WAN * _WAN, 1 / _WAN, 1 / (_WAN * _WAN))


def _lost_order(block: Block) -> Iterator[Finding]:
    """耕地3.2万亩，其中水田1.9亩，旱地1.3万亩: parts make their total when one of the figures had its 万 or lost it."""
    for sentence in sentences(block.reading):
        for at, whole in enumerate(sentence[:-2]):
            if not whole.amount.value:
                continue
            last = min(len(sentence), at + _MOST_FIGURES)
            stop = at + 1
            while stop < last and sentence[stop].amount.family == whole.amount.family:
                stop += 1
            for end in range(at + 3, stop + 1):
                if bad := _without_order(whole, sentence[at + 1 : end]):
                    yield unlike(block, bad[0].amount, bad[1])
                    break


def _without_order(whole: Stated, parts: Sequence[Stated]) -> tuple[Stated, str] | None:
    if not all(part.amount.value for part in parts) or ("元" not in whole.amount.text and whole.value < _WAN):
        return None
    row = sum((stated.value for stated in parts), Decimal(0))
    if row == whole.value:
        return None
    for lost in _LOST:
        if whole.value * lost == row:
            terms = "+".join(part.amount.text for part in parts)
            return whole, f"{terms}={told_like(row, parts[0].amount)}"
        for part in parts:
            if row + part.value * (lost - 1) == whole.value:
                right = part.value * lost
                rest = "-".join(other.amount.text for other in parts if other is not part)
                like = next(other.amount for other in (*parts, whole) if other is not part)
                return part, f"{whole.amount.text}-{rest}={told_like(right, like)}"
    return None


_REMAINING = (
    "未", "缺", "剩", "其余", "余下", "尚有", "还有", "仍有", "空编", "保留", "在建", "在办", "在审", "在修", "在施", "正在", "待", "核减",
    "审减", "在岗", "到岗", "上岗", "实际到", "实际参", "还差", "尚差",
)  # fmt: skip
_FLOWING = (
    "新增", "新建", "新聘", "新进", "新设", "新开", "新招", "新购", "增加", "增设", "增开", "增派", "增配", "扩建", "调入", "引进", "招聘",
    "招录", "补充", "转入", "购进", "停招", "撤销", "撤并", "退休", "退出", "压减", "减少", "淘汰", "关停", "调出", "注销", "报废", "取消",
    "清退",
)  # fmt: skip

_SEARCHES = (
    Search(_REMAINING, _remainders),
    Search(_FLOWING, _flows),
    Search(("比", "较", "相差", "差额", "差距"), _differences),
    Search(("比年初", "比上", "比去年", "较年初", "较上", "较去年", "比20", "较20"), _earlier),
    Search(("结余", "节余", "盈余", "结存"), _left_over),
    Search(("合计", "共计", "总计", "累计", "，总", "，两", "，三", "，四"), _sums),
    Search(("每",), _products),
    Search(("万", "亿"), _lost_order),
    *ALLOTMENTS,
    *MEMBERSHIPS,
)


class LedgerCloses(ManySearches):
    """Figures of one sentence that the words before them make terms of one sum, difference or product agree."""

    searches = _SEARCHES

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT
