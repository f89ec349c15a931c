"""What a sentence concludes from its figures: over half, on target, rising every year, the highest of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise

from linter.checks.number.searches import ManySearches, Search
from linter.chinese.amounts import SCALES, Amount, between
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.statements import Stated, sentences, statements
from linter.document import Block
from linter.frozen import NamedTuple
from linter.rule import Finding


class _Verdict(NamedTuple):
    """Words at [start, end) of a text and the figures that contradict them."""

    start: int
    end: int
    figures: str


_REACH = 300


def _told_before(text: str, end: int) -> list[Amount]:
    """The figures of the sentence before an offset."""
    return list(between(text, clause_start(text, "。\n", end, max(end - _REACH, 0)), end))


_MOST_TOLD = 3


def _whole_and_part(text: str, end: int) -> tuple[Amount, Amount] | None:
    """The last two figures before an offset, of one kind, the greater told first, with few others before them."""
    before = _told_before(text, end)
    if not 2 <= len(before) <= _MOST_TOLD or before[-1].family != before[-2].family:
        return None
    whole, part = before[-2:]
    return (whole, part) if whole.value and part.value and whole.value > part.value else None


_HALF = later(
    r"[，（](?:已|均)?(?P<found>(?:超|过|超过|达到了?)(?:法定|应到|全体)?(?:人数|会议|人员)?(?:的)?(?:半数|一半|(?P<of>[三四五])分之(?P<parts>[二三四])(?:以上)?))(?=[，。；）以]|符合|会议|有效|同意|赞成|通过)"
)
_QUORUM = later("实到|到会|出席|同意|赞成|参加|表决|参会")


_NEAR = 20


def _quorums(text: str) -> Iterator[_Verdict]:
    """应到31人，实到15人，超过半数; 同意率60%，达到三分之二以上."""
    for match in _HALF.finditer(text):
        of, parts = (value(match[name] or "") for name in ("of", "parts"))
        share = next(iter(_told_before(text, match.start())[-1:]), None)
        if share and share.family == "%" and share.end == match.start():
            told = clause_start(text, "。；\n", share.start)
            short = share.value and share.value * (of or 2) < (parts or 1) * _WHOLE_SHARE
            if short and _QUORUM.search(text, told, share.start):
                yield _Verdict(*match.span("found"), share.text)
            continue
        pair = _whole_and_part(text, match.start())
        if not pair or not _QUORUM.search(text, max(pair[0].start - _NEAR, 0), match.start()):
            continue
        whole, part = pair
        needed, given = (whole.value or 0) * (parts or 1), (part.value or 0) * (of or 2)
        if given < needed or (given == needed and not of):
            yield _Verdict(*match.span("found"), f"{part.text}/{whole.text}")


_WHOLE_SHARE = 100
_HALFWAY = later(
    r"完成(?:全年|年度|年初|全年度)?(?:目标)?(?:任务|目标|计划|预算)?(?:数|总量)?的(?P<rate>\d{1,2}(?:\.\d+)?)[%％](?:(?!未|没|尚|距|低于|落后|不足)[^。；\d]){0,12}?(?P<found>时间过半[、，]?(?:目标)?任务(?:超|也)?过半|“?双过半”?)"
)
_WHOLE_HALF = 50


def _halfway(text: str) -> Iterator[_Verdict]:
    """完成全年任务的46.2%，实现时间过半、任务过半."""
    for match in _HALFWAY.finditer(text):
        if Decimal(match["rate"]) < _WHOLE_HALF:
            yield _Verdict(*match.span("found"), f"{match['rate']}%")


_UNANIMOUS = later(r"(?<!应当)(?<!须经)(?:全票|一致(?:表决)?)(?:通过|同意|赞成|当选)")
_AGAINST = later(
    r"(?:反对|弃权|不同意)(?:票)?(?:有|为)?(?P<count>[1-9]\d*)[票人名]|(?P<count>[1-9]\d*)[票人名](?:投了?)?(?:反对|弃权)票?"
)


def _unanimous(text: str) -> Iterator[_Verdict]:
    """同意32票、反对2票，全票通过: in one sentence, or with the votes behind what they decide."""
    against = _AGAINST.search(text)
    for match in _UNANIMOUS.finditer(text) if against else ():
        if against and (match.start() < against.start() or "。" not in text[against.end() : match.start()]):
            yield _Verdict(*match.span(), against[0])
            return


_DONE = ("整改", "办结", "办复", "答复", "销号", "化解", "处置", "解决", "兑付", "清退", "审结", "执结")
_ALL_DONE = later(
    rf"，(?:现|均|并)?(?:已)?(?P<found>全部(?:完成)?(?P<verb>{'|'.join(_DONE)})(?:完毕|到位|完成|销号|清零)?)(?=[，。；])"
)
_CAME = later(r"排查|发现|摸排|梳理|反馈|受理|交办|转办|接到|收到|指出|查出|查摆")
_OPEN = later(r"其中|当场|当日|现场|立即|立行|即时|限期|新增|累计|另")


def _all_done(text: str) -> Iterator[_Verdict]:
    """排查隐患28处，完成整改26处，全部整改到位: so told right behind the number of those that are."""
    for match in _ALL_DONE.finditer(text):
        pair = _whole_and_part(text, match.start())
        if pair is None or pair[1].end != match.start():
            continue
        whole, part = pair
        came = text[clause_start(text, "，。；\n", whole.start) : whole.start]
        done = text[whole.end : part.start]
        if _CAME.search(came) and match["verb"] in done and not _OPEN.search(done):
            yield _Verdict(*match.span("found"), f"{part.text}/{whole.text}")


_ALL_WORDS = later(
    rf"全部(?:已经?|都)?(?:完成)?(?P<verb>{'|'.join(_DONE)})(?:完毕|到位|完成|销号|清零)(?=[，。；])"
)
_RATE = later(
    rf"(?<!按期)(?<!按时)(?<!及时)(?<!当[场日年])(?<!一次)(?<!首次)(?<!已)(?P<verb>{'|'.join(_DONE)})(?:完成)?率(?:为|达到?|为?达)?(?P<rate>\d{{1,2}}(?:\.\d+)?)[%％]"
)
_OTHERS_TOLD = later(r"[上去]年|同期|其余|余下|剩余|随后|目前|现已|截至|\d[件个处项条户起家]|提高|上升|比")


def _all_done_at_a_rate(text: str) -> Iterator[_Verdict]:
    """整改率96.4%，全部整改到位; or the other way round."""
    for match in _RATE.finditer(text):
        start, end = clause_start(text, "。；\n", match.start()), clause_end(text, "。；\n", match.end()) + 1
        for done in _ALL_WORDS.finditer(text, start, end):
            one, other = sorted((match.span(), done.span()))
            told = _OTHERS_TOLD.search(text, one[1], other[0]) or _OTHERS_TOLD.search(text, other[1], end)
            if done["verb"] == match["verb"] and not told:
                yield _Verdict(*done.span(), match[0])


_MILESTONE = later(
    r"(?P<found>(?:首次|首度|历史性|成功|一举|顺利)?(?:突破|跨过|跨越|迈上|站上)(?P<figure>[百千万亿]{1,2})(?P<unit>[元吨户人件亩])?(?:人次|人|元)?(?:大关|台阶))"
)
_ROUND = {"百": Decimal(100), "千": Decimal(1000)}


def _milestones(text: str) -> Iterator[_Verdict]:
    """达到9860万元，首次突破亿元大关."""
    for match in _MILESTONE.finditer(text):
        before = _told_before(text, match.start())
        worth = Decimal(1)
        for figure in match["figure"]:
            worth *= SCALES.get(figure) or _ROUND[figure]
        reached = before[-1] if before else None
        if (
            reached
            and reached.size
            and len(before) == 1
            and worth * Decimal("0.5") <= reached.size < worth
            and reached.family == (match["unit"] or reached.family)
        ):
            yield _Verdict(*match.span("found"), reached.text)


_TREND = later(
    r"(?P<found>(?:呈|呈现)?(?:出)?(?:(?:逐[年月季期]|连[年续])(?:稳步|持续|大幅)?|持续|稳步)(?P<way>上升|增长|增加|递增|提高|提升|下降|减少|递减|回落|降低)(?:的?(?:态势|趋势|势头))?)(?=[，。；])"
)
_UP = ("上升", "增长", "增加", "递增", "提高", "提升")
_YEARS_ONE = later(r"分别(?:[为是达]|实现|完成|招收|发生|受理|投入|培训)[^，。；\d]{0,6}$")
_BY_YEAR = later(r"^(?:前年|去年|上年|今年|(?:19|20)\d\d年)|[前去上今]年")


def _trends(text: str) -> Iterator[_Verdict]:
    """分别为42万元、39万元和51万元，呈逐年递增态势."""
    for match in _TREND.finditer(text):
        row = _row_before(text, match.start())
        if len(row) < 3:
            continue
        upward = match["way"] in _UP
        for one, other in pairwise(row):
            if (
                one.size is not None
                and other.size is not None
                and one.size != other.size
                and (other.size > one.size) is not upward
            ):
                yield _Verdict(*match.span("found"), "、".join(a.text for a in row))
                break


_LINKS = later(r"[、和及]|[，、](?:去年|上年|今年|(?:20\d\d年))[^，。；、\d]{0,8}")


def _row_before(text: str, end: int) -> list[Amount]:
    """The figures of one kind right before the clause at an offset, told in a row."""
    before = _told_before(text, end)
    if not before or text[before[-1].end : before[-1].end + 1] != "，":
        return []
    row = [before[-1]]
    for amount in reversed(before[:-1]):
        if amount.family != row[0].family or not _LINKS.fullmatch(text, amount.end, row[0].start):
            break
        row.insert(0, amount)
    lead = text[clause_start(text, "，。；\n", row[0].start) : row[0].start]
    return row if _YEARS_ONE.search(lead) or _BY_YEAR.search(lead) else []


_WITHIN = later(
    r"(?P<found>未(?:突破|超出?|超过)(?:年初)?(?:预算|计划|限额|标准)|(?:控制|压缩)在(?:年初)?(?:预算|限额|标准)(?:范围)?(?:之?内|以内))"
)
_CAP = later(r"(?:预算|限额|核定|上限|最高限价)[^，。；\d]{0,10}$")
_SPENT = later(r"(?:实际)?(?:支出|使用|开支|花费|执行|支付)[^，。；\d]{0,8}$")
_REACHED = later(
    r"(?P<found>(?:达到|实现|完成)(?:了)?(?:年初|年度|全年|预期|既定|预定|考核)(?:的)?(?:目标|任务|要求)|超额完成(?:年度|全年|年初)?(?:目标|任务|计划))"
)
_FLOOR = later(r"(?:不少于|不低于|至少|(?:目标|任务|计划)[^，。；\d]{0,8})$")


def _targets(text: str) -> Iterator[_Verdict]:
    """预算为20万元，实际支出21.3万元，未突破预算; 优良天数304天，目标为不少于310天，达到预期目标."""
    for sentence in sentences(text):
        stop = sentence[-1].amount.end
        start = sentence[0].amount.start
        if len(sentence) != 2 or sentence[0].amount.family != sentence[1].amount.family:
            continue
        one, other = sentence
        if one.amount.size is None or other.amount.size is None:
            continue
        end = clause_end(text, "。\n", stop)
        if match := _WITHIN.search(text, start, end):
            if (
                _CAP.search(one.before)
                and _SPENT.search(other.before)
                and other.amount.size > one.amount.size
            ):
                yield _Verdict(*match.span("found"), f"{other.amount.text}＞{one.amount.text}")
        elif match := _REACHED.search(text, stop, end):
            told = _judged_floor(one, other)
            if told:
                yield _Verdict(*match.span("found"), told)


def _judged_floor(one: Stated, other: Stated) -> str:
    floor, made = (other, one) if _FLOOR.search(other.before) else (one, other)
    if (
        not _FLOOR.search(floor.before)
        or _FLOOR.search(made.before)
        or made.amount.size is None
        or floor.amount.size is None
    ):
        return ""
    short = made.amount.size < floor.amount.size
    return f"{made.amount.text}＜{floor.amount.text}" if short else ""


_CHANGED = later(
    r"(?P<found>(?:有所|明显|略有|大幅|进一步)(?P<way>增加|上升|提高|增长|延长|扩大|攀升|减少|下降|回落|降低|缩短|缩小|压缩))(?=[，。；])"
)
_GREW = ("增加", "上升", "提高", "增长", "延长", "扩大", "攀升")
_EARLIER = later(r"(?:[上去]年|前年|年初|[上去]年同期|上[季月]度?)[^，。；\d]{0,10}$")
_OLD_TO_NEW = later(r"(?:变为|变成|调整为|[升增提]至|[降减]至)[^，。；\d]{0,6}$")


def _directions(text: str) -> Iterator[_Verdict]:
    """今年86万元，与上年的93万元相比有所增加; 平均住院日由上年的8.4天变为7.8天，有所延长."""
    for match in _CHANGED.finditer(text):
        start = clause_start(text, "。；\n", match.start())
        row = [stated for stated in statements(text) if start <= stated.amount.start < match.start()]
        if len(row) != 2 or row[0].amount.family != row[1].amount.family:
            continue
        one, other = row
        if _EARLIER.search(other.before) and not _EARLIER.search(one.before):
            old, new = other.amount, one.amount
        elif _EARLIER.search(one.before) and _OLD_TO_NEW.search(other.before):
            old, new = one.amount, other.amount
        else:
            continue
        gap = (new.value or 0) - (old.value or 0)
        if old.value and new.value and gap and (gap > 0) is not (match["way"] in _GREW):
            yield _Verdict(*match.span("found"), f"{old.text}→{new.text}")


_BEST = later(
    r"(?P<found>(?:得分|得票|报价|评分|成绩|分数|产量|产值|增幅)?(?P<way>最高|最低|最多|最少|最大|最快)的(?:是)?(?P<name>[一-龥]{2,10}?)(?=[，。；、被为获以列排在]))"
    r"|(?P<found>(?P<name>(?<=[，。；])[一-龥]{2,10}?)(?:以)?(?:得分|得票|总分|分数|报价)?(?P<way>最高|最低|最多|最少)(?:分)?(?:获|得|列|居|位居|排名|，)?)"
    r"|(?P<found>(?P<name>(?<=[，。；])[一-龥]{2,10}?)(?:获得?|得|居|位居|排名?|名列|荣获)(?P<way>第一)(?:名|位)?)(?=[，。；])"
)
_SCORES = frozenset(("分", "票", "%", "元"))
_TOP = ("最高", "最多", "最大", "最快", "第一")
_NAMES = later("[一-龥]{2,10}$")


def _best(text: str) -> Iterator[_Verdict]:
    """甲公司286万元、乙公司279万元、丙公司291万元，报价最低的丙公司…; 一车间得92分，三车间95分，一车间第一."""
    for match in _BEST.finditer(text):
        row = _named_row(text, match.start("found"))
        name = match["name"]
        mine = [figure for label, figure in row if label.endswith(name) or name.endswith(label)]
        if len(mine) != 1 or len(row) < 2:
            continue
        top = match["way"] in _TOP
        figures = [figure.size or Decimal(0) for _, figure in row]
        best = max(figures) if top else min(figures)
        if mine[0].size != best:
            yield _Verdict(*match.span("found"), "、".join(f"{label}{figure.text}" for label, figure in row))


_SAID = later(r"(?:报价|得分?|得票|总分|为|是|投标)+$")
_LEAD = later(r"^(?:其中|分别[为是]|经[^，。；]{2,6}打分|结果为?)")


def _named_row(text: str, end: int) -> list[tuple[str, Amount]]:
    """The figures of one kind in this sentence and the one before, each behind the name that it belongs to."""
    first = clause_start(text, "。\n", end)
    row = _labelled(text, first, end)
    if len(row) < 2 and first:
        row = _labelled(text, clause_start(text, "。\n", first - 1), first)
    return row


def _labelled(text: str, start: int, end: int) -> list[tuple[str, Amount]]:
    row: list[tuple[str, Amount]] = []
    for stated in statements(text):
        if not start <= stated.amount.start < end:
            continue
        label = _SAID.sub("", _LEAD.sub("", stated.before))
        named = _NAMES.search(label)
        if stated.amount.family not in _SCORES or stated.amount.size is None or named is None:
            return []
        if row and row[0][1].family != stated.amount.family:
            return []
        row.append((named[0], stated.amount))
    return row if len({label for label, _ in row}) == len(row) else []


_SHARE = later(
    r"(?<=[，。；：中])(?P<name>[一-龥]{2,14}?)(?:类|案件)?(?P<found>(?:所占|的)?(?:占比|比重|比例|数量|件数|人数)(?P<way>最高|最低|最大|最小|最多|最少))"
)
_KIND = later(
    r"(?P<label>[一-龥]{2,14}?)(?P<count>\d[\d.]*)个?(?P<unit>[一-龥]{1,2}?)(?=[、，。；]|和[一-龥])"
)
_KINDS = 3


def _shares(text: str) -> Iterator[_Verdict]:
    """土地纠纷48件、低保救助36件、欠薪24件。其中，土地纠纷占比最低."""
    for match in _SHARE.finditer(text):
        stop = clause_start(text, "。\n", match.start())
        for start, end in ((stop, match.start()), (clause_start(text, "。\n", max(stop - 1, 0)), stop)):
            kinds = [kind for kind in _KIND.finditer(text, start, end) if kind["label"] != "其他"]
            mine = [kind for kind in kinds if kind["label"].removesuffix("类").endswith(match["name"])]
            if len(kinds) < _KINDS or len(mine) != 1 or len({kind["unit"] for kind in kinds}) > 1:
                continue
            counts = [Decimal(kind["count"]) for kind in kinds]
            best = min(counts) if match["way"] in ("最低", "最小", "最少") else max(counts)
            if Decimal(mine[0]["count"]) != best:
                yield _Verdict(*match.span("found"), "、".join(kind[0] for kind in kinds))
            break


_MORE_AND_LESS = (*_GREW, "减少", "下降", "回落", "降低", "缩短", "缩小", "压缩")
_STEADILY = ("逐年", "逐月", "逐季", "连年", "连续", "持续", "稳步")


def _shown(judge: Callable[[str], Iterator[_Verdict]], block: Block) -> Iterator[Finding]:
    for verdict in judge(block.reading):
        yield Finding(block.at(verdict.start, verdict.end), {"figures": verdict.figures})


_DONE_WHOLLY = tuple(f"全部{how}{verb}" for how in ("", "完成") for verb in _DONE)
_VERDICTS = (
    (("半数", "一半", "分之"), _quorums),
    (("过半",), _halfway),
    (("全票", "一致通过", "一致同意", "一致赞成", "一致表决", "一致当选"), _unanimous),
    (_DONE_WHOLLY, _all_done),
    (_DONE_WHOLLY, _all_done_at_a_rate),
    (("大关", "台阶"), _milestones),
    (
        tuple(f"{how}{way}" for how in ("有所", "明显", "略有", "大幅", "进一步") for way in _MORE_AND_LESS),
        _directions,
    ),
    (
        tuple(
            f"{how}{way}"
            for how in _STEADILY
            for way in (*_UP, *_MORE_AND_LESS, "递减", "稳步", "大幅", "持续")
        ),
        _trends,
    ),
    (("预算", "限额", "标准", "目标", "任务", "预期要求"), _targets),
    (("最高的", "最低的", "最多的", "最少的", "最大的", "最快的", "最高分", "最低分", "第一"), _best),
    (
        tuple(
            f"{what}最{how}"
            for what in ("占比", "比重", "比例", "数量", "件数", "人数")
            for how in "高低大小多少"
        ),
        _shares,
    ),
)
_SEARCHES = tuple(Search(needs, partial(_shown, judge)) for needs, judge in _VERDICTS)


class VerdictFollows(ManySearches):
    """What is concluded from figures beside it follows from them: 应到31人，实到15人，超过半数."""

    searches = _SEARCHES
