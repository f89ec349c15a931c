"""Small values that a paper lays down once: terms, fees, telephone numbers, how many stages there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from linter.checks.sequences import sequences
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_HAN = "一二两三四五六七八九十"
_TERMS = "有效期|质保期|质量保证期|保修期|缺陷责任期|建设工期|施工工期|合同工期|总工期|公示期|公示时间|试用期|见习期|学制|租赁期|借款期|合同期|建设期|会期|服务期|聘期"
_TERM = later(
    rf"(?P<what>{_TERMS})(?:限)?(?:为|是|：|:|共|暂定)?(?P<told>(?P<count>\d{{1,4}}|[{_HAN}]{{1,3}})(?P<unit>个?工作日|个?月|年|天|日))(?!以|左右|内)"
)
_FEE = later(
    r"(?P<what>培训费|报名费|会务费|资料费|参赛费|工本费|投标保证金|履约保证金|押金)(?:标准)?(?:为|是|：|:|按)?(?:每[人队家](?:次)?|人均)?(?P<told>\d{1,6}(?:\.\d+)?万?元)"
)
_PHONE = later(
    r"(?P<what>(?:值班|联系|咨询|报名|监督|举报|投诉|服务|办公|会务)电话)[：:为是]{0,2}(?P<told>(?:0\d{2,3}[-—－]?)?\d{7,8}|1\d{10})(?!\d)"
)
_SEVERAL = later(
    "延长|届满|期满|最长|至少|不超过|不少于|分别|续签|续聘|第[一二三四五六]|甲|乙|其中|上一|原|旧"
)
_MONTHS = {"年": 12, "月": 1}


class _Told(NamedTuple):
    text: str
    block: Block
    start: int

    def finding(self, other: str) -> Finding:
        return Finding(self.block.at(self.start, self.start + len(self.text)), {"other": other})


class ValueOnce(PartCheck):
    """A term, a fee or a telephone number of one name has one value; both places are marked. Telephone numbers are judged
    when a slip makes the one of the other: an office has several."""

    @property
    def literals(self) -> frozenset[str]:
        names = (
            *_TERMS.split("|"),
            "培训费",
            "报名费",
            "会务费",
            "资料费",
            "参赛费",
            "工本费",
            "保证金",
            "押金",
            "电话",
            "一次",
            "竣工",
            "完工",
            "建成投",
            "投入使用",
            "建成通车",
            "正式投",
            "已全部",
            "均已",
        )
        return frozenset(names)

    def find(self, part: Part) -> Iterator[Finding]:
        for pattern in (_TERM, _FEE, _PHONE):
            told: dict[str, dict[str, _Told]] = defaultdict(dict)
            for block in part.blocks:
                if block.kind not in _KINDS:
                    continue
                for match in pattern.finditer(block.reading):
                    if pattern is _PHONE or not _SEVERAL.search(_sentence(block.reading, match.start())):
                        one = _Told(match["told"], block, match.start("told"))
                        told[match["what"]].setdefault(_value(one.text), one)
            for values in told.values():
                if len(values) == 2:
                    one, other = values.values()
                    apart = one.block is not other.block or pattern is not _TERM
                    if apart and (pattern is not _PHONE or _slip(one.text, other.text)):
                        yield from (one.finding(other.text), other.finding(one.text))
        for pairs in (_how_often(part), _completed(part), _of_them(part)):
            for one, other in pairs:
                yield from (one.finding(other.text), other.finding(one.text))


_OFTEN = later(
    r"(?:^|[，。；：、])(?:将)?(?:对|把|就)?(?P<what>[一-龥]{2,18}?)(?P<told>每(?:日|天|周|旬|半月|月|双月|季度?|半年|年)(?:至少)?(?:通报|报送|上报|报告|调度|更新|汇总|公示|公布|考核|回访|分析|反馈|会商|研判|轮换)一次)"
)
_HELD_OFTEN = later(
    r"(?:^|[，。；：、])(?P<what>[一-龥]{0,8}?)(?P<told>每(?:日|天|周|旬|半月|月|双月|季度?|半年|年)(?:至少)?召开一次)(?P<of>[一-龥]{2,8}会)"
)


def _how_often(part: Part) -> Iterator[tuple[_Told, _Told]]:
    """工作进展每周通报一次, and elsewhere 工作进展每月通报一次."""
    told: dict[tuple[str, str], dict[str, _Told]] = defaultdict(dict)
    for block in part.blocks:
        if block.kind not in _KINDS or "一次" not in block.reading:
            continue
        for pattern in (_OFTEN, _HELD_OFTEN):
            for match in pattern.finditer(block.reading):
                if pattern is _HELD_OFTEN:
                    key = match["what"], match["of"][-4:]
                else:
                    key = match["what"][-4:], match["told"][-4:]
                told[key].setdefault(match["told"], _Told(match["told"], block, match.start("told")))
    for (what, of), values in told.items():
        if len(values) == 2 and (len(what) >= 3 or (len(of) >= 4 and of.endswith("会"))):
            one, other = values.values()
            if one.block is not other.block:
                yield one, other


_DONE_IN = later(
    r"(?P<told>20\d\d年1?\d月(?:底|末|[上中下]旬|\d{1,2}日)?)(?:[之以]?前)?(?:全面|全部|正式|基本|整体|如期)?(?P<what>竣工|完工|建成投[用产]|投入使用|建成通车|正式投[用产])(?!验收|结算|决算|资料|图)"
)
_ONE_PROJECT = later(r"项目|工程")
_CHANGED = later(r"原|推迟|延期|调整|顺延|变更|提前|[一二三四五]期|标段|分别|[分首]批|\d#|[A-Z]区")


def _completed(part: Part) -> Iterator[tuple[_Told, _Told]]:
    """计划2025年8月竣工, and elsewhere 确保2025年10月底竣工, of the one project that the title names."""
    if part.title is None or not _ONE_PROJECT.search(part.title.reading) or "重点项目" in part.title.reading:
        return
    told: dict[str, dict[str, _Told]] = defaultdict(dict)
    for block in part.blocks:
        for match in _DONE_IN.finditer(block.reading) if block.kind in _KINDS else ():
            if _CHANGED.search(_sentence(block.reading, match.start())):
                return
            month = match["told"][: match["told"].index("月")]
            told[match["what"][-1]].setdefault(month, _Told(match["told"], block, match.start("told")))
    for months in told.values():
        if len(months) == 2:
            one, other = months.values()
            if one.block is not other.block:
                yield one, other


_SOME_OF = later(
    r"(?P<whole>\d{1,3})个(?P<noun>[一-龥]{0,6}?(?P<what>[一-龥]{2}))[^。；]{0,40}?(?P<told>其中(?P<some>\d{1,3})个(?:(?P=noun)|(?P=what))?已(?:经)?(?P<done>[一-龥]{2,6}))(?=[，。；])"
)
_ALL_OF = later(
    r"(?P<whole>\d{1,3})个(?P<noun>[一-龥]{2,8}?)(?P<told>(?:均已|已全部|已经全部|全部已|全部)(?P<done>[一-龥]{2,6}))(?=[，。；])"
)


def _of_them(part: Part) -> Iterator[tuple[_Told, _Told]]:
    """6个站点…，其中4个已投入使用, and elsewhere 6个站点已全部投入使用."""
    told = [
        (block, match)
        for block in part.blocks
        if block.kind in _KINDS and ("全部" in block.reading or "均已" in block.reading)
        for match in _ALL_OF.finditer(block.reading)
    ]
    for block, match in told:
        for other in part.blocks:
            for some in _SOME_OF.finditer(other.reading) if "其中" in other.reading else ():
                same = match["done"] == some["done"] and match["whole"] == some["whole"]
                if same and other is not block and match["noun"].endswith(some["what"]):
                    yield (
                        _Told(some["told"], other, some.start("told")),
                        _Told(match["told"], block, match.start("told")),
                    )


def _sentence(text: str, offset: int) -> str:
    start = clause_start(text, "。；\n", offset, max(offset - 300, 0))
    return text[start : clause_end(text, "。；\n", offset)]


def _value(text: str) -> str:
    """The same for 一年 and 12个月, 0.5万元 and 5000元."""
    if text.endswith("元"):
        number = Decimal(text.rstrip("万元"))
        return f"{(number * 10000 if '万' in text else number).normalize()}元"
    for unit, months in _MONTHS.items():
        if text.endswith(unit) and (count := value(text[:-1].removesuffix("个"))):
            return f"{count * months}月"
    digits = text.translate({ord(mark): None for mark in "-—－"})
    if digits.isdecimal():
        return digits
    number_part = text.rstrip("个工作日天")
    return f"{value(number_part)}{'工作日' if '工作日' in text else '天'}"


def _slip(one: str, other: str) -> bool:
    """One digit changed, or two exchanged. The last two tell the lines of one office apart."""
    if len(one) != len(other):
        return False
    places = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return places[0] < len(one) - 2
    return len(places) == 2 and [one[i] for i in places] == [other[i] for i in reversed(places)]


_IN_STAGES = later(
    rf"分(?:为|成)?(?P<count>[2-6]|[{_HAN}])个?(?P<what>阶段|步骤)(?=进行|实施|推进|开展|组织|[，。：])"
)
_ORDERED = later(
    rf"[\s\u3000]*(?:[（(]?[{_HAN}\d]+[）)、.．])?[\s\u3000]*第(?P<order>[{_HAN}])(?:个)?(?P<what>阶段|步)"
)
_HEADED = later(r"[^，。；：]{2,12}阶段(?=[（(：:。]|$)")


class StagesCounted(PartCheck):
    """A plan has as many stages as it says: 分三个阶段进行 and then 第一阶段 to 第三阶段, or as many rows of a table; and
    以上五个方面 takes up a list of five."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            (
                "个阶段",
                "阶段进行",
                "三阶段",
                "四阶段",
                "个部分",
                "部分组",
                "大部分",
                "项议题",
                "个议题",
                "项事项",
                "个事项",
                "项议程",
                "项内容",
                *(f"{word}{digit}" for word in ("以上", "上述") for digit in _HAN),
            )
        )

    def find(self, part: Part) -> Iterator[Finding]:
        yield from _of_sections(part)
        yield from _of_matters(part)
        yield from _of_those_above(part)
        told = [
            (block, match)
            for block in part.blocks
            if block.kind in _KINDS and "阶段" in block.reading
            for match in _IN_STAGES.finditer(block.reading)
        ]
        if len(told) != 1:
            return
        block, match = told[0]
        stages = _stages_in(block.reading[match.end() :]) or _stages(part) or _rows_of_stages(part, block)
        if stages > 1 and stages != value(match["count"]):
            yield Finding(block.at(*match.span("count")), {"listed": str(stages)})


_IN_SECTIONS = later(
    rf"(?:分为?|分成|包括|包含|由|有)(?P<count>[{_HAN}2-9])(?:个|大)部分(?=组成|[，。：]|内容|$)"
)
_SECTION = later(rf"[\s\u3000]*(?:[（(]?[{_HAN}\d]+[）)、.．])?[\s\u3000]*第(?P<order>[{_HAN}])部分")


def _of_sections(part: Part) -> Iterator[Finding]:
    """《方案》共分五个部分： and then 第一部分 to 第四部分, each a paragraph."""
    for index, block in enumerate(part.blocks):
        told = list(_IN_SECTIONS.finditer(block.reading)) if "部分" in block.reading else []
        if len(told) != 1 or block.kind not in _KINDS:
            continue
        orders = []
        for other in part.blocks[index + 1 :]:
            match = _SECTION.match(other.reading)
            if match:
                orders.append(value(match["order"]))
        listed = len(orders)
        if listed > 1 and orders == list(range(1, listed + 1)) and listed != value(told[0]["count"]):
            yield Finding(block.at(*told[0].span("count")), {"listed": str(listed)})


_MATTERS = later(
    rf"(?:研究|审议|讨论|听取|议定|通过|传达|审定|安排)了?(?:以下|下列|如下)?(?P<count>[{_HAN}]|[2-9])(?:项|个)(?:主要|重要|具体)?(?:议题|事项|议程|议项|内容)(?=[。，：])"
)
_MATTER = later(r"[\s\u3000]*(?:关于|听取|审议|研究|传达|讨论|通报|学习|审定|议定)")


def _of_matters(part: Part) -> Iterator[Finding]:
    """Minutes: 会议研究了三项议题, and then 一、关于… to 四、关于…."""
    told = [
        (block, match)
        for block in part.blocks
        if block.kind in _KINDS
        for match in _MATTERS.finditer(block.reading)
    ]
    if len(told) != 1:
        return
    block, match = told[0]
    heads = [b for b in part.headings if b.number and b.level == 1 and b.span.start > block.span.start]
    values = [b.number.value for b in heads if b.number]
    if len(heads) < 2 or values[0] != 1 or values[-1] != len(heads):
        return  # one that repeats a number is still one
    if all(_MATTER.match(b.title) for b in heads) and len(heads) != value(match["count"]):
        yield Finding(block.at(*match.span("count")), {"listed": str(len(heads))})


_INLINE = later(r"(?<=[：、；。，])(?:一是|二是|三是|四是|五是)?[一-龥]{2,8}阶段(?=[（：为])")


def _stages_in(rest: str) -> int:
    """How many stages the same paragraph lists, each with its time."""
    stages = len(_INLINE.findall(rest))
    return stages if stages > 1 else 0


def _stages(part: Part) -> int:
    """How many paragraphs are each a stage in order, by 第一阶段 or by numbered headings; 0 when that is not plain."""
    ordered = [value(match["order"]) for block in part.blocks if (match := _ORDERED.match(block.reading))]
    if ordered:
        return len(ordered) if ordered == list(range(1, len(ordered) + 1)) else 0
    headed = [block for block in part.headings if block.number and _HEADED.match(block.title)]
    numbers = [block.number.value for block in headed if block.number]
    return len(headed) if numbers == list(range(1, len(headed) + 1)) else 0


_CELLS = later(r"[\t|]")
_STAGE_HEAD = later(r"阶\s*段|步\s*骤")


def _rows_of_stages(part: Part, lead: Block) -> int:
    """How many rows of the table right below a paragraph name a stage each, by its first column 阶段."""
    at = part.blocks.index(lead) + 1
    rows = [
        _CELLS.split(block.reading.strip(" |"))[0].strip()
        for block in takewhile(lambda block: block.kind == "cell", part.blocks[at:])
    ]
    if not rows or not _STAGE_HEAD.match(rows[0]):
        return 0
    return sum(any("一" <= character <= "龥" for character in row) for row in rows[1:])


_ABOVE = later(
    rf"(?:^|[。；])[\s\u3000]*(?:以上|上述)(?P<count>[{_HAN}])(?:个(?:方面|问题|环节|部分|重点)|[点项条类](?:问题|工作|任务|措施|意见|要求|建议|不足|原因))"
)
_NEAR_ABOVE, _SLIP_ABOVE = 4, 2


def _of_those_above(part: Part) -> Iterator[Finding]:
    """以上五个方面的问题 below a list of four; no list above has five members."""
    lists = [(run.last.block, run.before + len(run.members)) for run in sequences(part).runs]
    lists += [(chain.steps[-1].block, len(chain.steps)) for chain in part.chains]
    lists.sort(reverse=True)
    above: set[int] = set()
    last, listed = 0, 0
    for index, block in enumerate(part.blocks):
        while lists and lists[-1][0] < index:
            last, listed = lists.pop()
            above.add(listed)
        match = _ABOVE.search(block.reading) if "以上" in block.reading or "上述" in block.reading else None
        announced = value(match["count"]) if match and block.kind in _KINDS else None
        if match is None or announced is None:
            continue
        near = index - last < _NEAR_ABOVE and 0 < abs(listed - announced) <= _SLIP_ABOVE and listed > 1
        if near and announced not in above:
            yield Finding(block.at(*match.span("count")), {"listed": str(listed)})
