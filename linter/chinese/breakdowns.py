"""A total and the parts that a sentence splits it into: 检查企业48家，其中茶叶类18家、粮油类12家…; 15人（男8人、女7人）;
种植水稻860亩、玉米620亩，合计1480亩."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, pairwise

from linter.chinese.amounts import Amount, amounts, beginning_at, between
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.frozen import NamedTuple


class Item(NamedTuple):
    """One part: what the figure counts, and the figure. `mark` is the punctuation before it, "" for the first."""

    label: str
    amount: Amount
    mark: str


class Breakdown(NamedTuple):
    """`form` says how the parts are introduced: 其中 (perhaps some of them only), 其中： (likely all), 其中） (in brackets), 分别 or brackets (all),
    合计 (the total stands behind them), 已未 (done and left), 分类 (从行业看, or a list that ends in 其他). `head` is the clause of the total up to its figure;
    `others` are further amounts of the sentence that may be the total. `ends` tells that the list stops where the
    sentence does or goes on to other things, not to more of the same; `far` that amounts of other things stand between
    the total and its parts (46个，涉及居民1.38万户，其中…)."""

    form: str
    total: Amount
    items: tuple[Item, ...]
    head: str
    others: tuple[Amount, ...] = ()
    ends: bool = True
    far: bool = False


_INTRODUCED = later(
    r"(?=[其，：。分具即由名人资指代])(?:(?P<part>其中(?:包括|含|有)?|[，：。]包括|[，：]含)|(?P<all>(?<=[，：。；])(?:分别[为是]|具体[为是]|具体如下|即|分[两三四五2-5][年期批次步](?:拨付|到位|下达|实施|安排|投入|支付|发放|完成|建设|兑付|偿还)?(?=[，：]))|(?<=[元个名人件户亩项家处座所条台份起次分])：(?=[^，。；：\d]{1,12}\d))"
    r"|(?<=[，。；])(?P<clause>(?:名额|人员|资金|指标|代表)的?(?:分配|构成|组成|来源|安排|分布)(?:情况|方案)?(?:如下|[为是]))：(?=[^，。；：\d]{0,14}\d)"
    r"|(?P<made>(?<=[，。；])由(?=[^，。；：\d]{1,14}\d))|(?<=[，。；（])(?=[其分具即由])(?P<clause>[^，。；：、（）\d]{2,14})：(?=[^，。；：\d]{0,14}\d))"
)
"""`made` of parts (由甲5名、乙3名组成), and a `clause` without a figure that ends in a colon (由三级财政共同负担：)."""
_COLON = later(r"[：:，,]?")
_SUMMED = later(
    r"(?:(?<=[，。])(?:师生|干群|全[校园院县市镇村区厂]|(?P<all>[两二三四五六])[项者类地级期批种][^，。；：、\d]{0,5}?|以上|各项))?(?:(?:总共|共计|合计|总计|共)[为有]?(?=\d)|(?:合计|共计|总计)(?P<noun>[^，。；：、\d]{1,8})(?=\d))"
    r"|(?<=[，。])(?:全[省市县区镇乡村校院局班]|辖区|现)?共有(?P<owned>[^，。；：、\d]{1,8})(?=\d)"
    r"|(?<=，)共(?:获奖|获得|评选|评出|表彰|投入|完成|建成|实施|需|设奖|设|安装|发放)(?=\d)"
    r"|(?<=，)(?P<did>(?:累计|共)(?:学习|参加|组织|开展|召开|举办|培训|走访|慰问|检查|排查|整改|接待|受理|办理|救助|资助|撰写|发表|演出|宣传|服务|调研|巡查|募集|栽植|清理|新增|设立|选派|配备|聘请|表彰)[^，。；：、\d]{0,8})(?=\d)"
    r"|(?<=[，。；])(?P<works>[两二三四五六])[项个][^，。；：、\d]{0,5}总(?:投资|面积|造价|费用|长度?)[为约达]?(?=\d)"
    r"|(?<=[，。；])(?P<year>全年)(?:完成|实现|达到?|为)?[^，。；、：\d共累合]{0,6}(?=\d)"
    r"|(?<=[，。])(?:全年|上半年|前[二三]季度|[两三]年|[两三]期|[两三四]批)(?:共|累计|总计|合计)[^，。；\d]{0,6}(?=\d)"
    r"|(?P<sum>(?<=[，。])(?![前后][一二两三四五六七八九十])[^，。；：、\d]{0,6}(?:(?:总(?:数|额|预算|人数|面积|规模|长度?|里程)|全长)(?:达到?|[为约])?|共计|合计|总计)(?=\d))|(?:项目|工程)?总投资[为约]?(?=\d)"
)
_NUMBERS = {digit: number for number, digit in enumerate("二三四五六", 2)} | {"两": 2}
_TWO_FIGURES = later(r"\d[^、，；和及与]*+[、，；和及与]\D*+\d")
_BRACKET = later(r"（[^（）]{4,160}）")
_SPLIT_UP = later(r"\d[^，。；：、（）\d]{1,14}（(?P<body>(?:[^（）]|（\d）){4,160})）")
"""A figure and what it counts, before a bracket."""
_LONGEST_FIGURE = 12
_SEGMENT = later(r"[^，、；。：！？\n]+")
_SHARE = later(
    r"^(?:各自?|分别)?(?:约?占|占比|同比|环比|比上?年|较上?年|[增下][长降]|提高|上升)[^。]*[%％]$|^[^\d]{0,6}率[^\d]{0,4}[\d.]+[%％]$"
)
_JOINT = later(r"以?及|[和与]")
_NO_PART = later("^(?:比(?!赛|武)|较|同比|环比|平均|每|人均|户均|增加|减少|下降|增长)")
_OTHER_MATTER = later(
    r"^(?:比(?!赛|武)|较(?!大)|同比|环比|增加|减少|增长|下降|新增|净增|占|平均|每|人均|户均|累计|共(?!建|青团|享)|总|全[县市镇年]|涉及|超(?:过|出|额|计划|$)|完成率|今年|去年|上年)"
)
_LABEL = later(r"[^\d\n%％]{1,24}|[^\n%％]{0,12}\d[^\n%％]{0,14}")
_CHANGE = later(r"增加|减少|增长|提高|下降|同比|[比较高低多少][于上去年]|缩减|压减|净增")
_ADDED = later(
    r"(?:需|共|拟|预计|概算|另|并){0,2}(?:增加|新增|追加|核减|调减|减少)(?:投资|预算|概算|费用|经费|资金|支出|工程量|编制|岗位)"
)
"""What is added may have parts of its own: 追加预算86万元，其中….
"""
_DONE = later(
    r"(?:目前|现|已|均){0,2}?(?:已|现有|实有|实到|实考|实际参加|到会|在编|在岗|办结|完成|整改|合格|达标|及格|男)[^，。；、：\d]{0,8}$"
)
_LEFT_WORDS = (
    "正在|序时|不合格|不达标|不及格|未|尚|仍|还|剩|其余|余|滞后|逾期|空编|空缺|缺编|缺额|缺考|缺席|请假|待|女"
)
_LEFT = later(rf"^(?:达到|因[^，。；、]{{1,6}})?(?:{_LEFT_WORDS})[^\d]{{0,10}}$")
_PENDING = later(
    r"[村户家项处条个人]?(?:正在?|限期|挂账|跟踪|移交|转入|继续|尚未|仍在|还在|未|没有?|有?待|需)[^，。；\d]{0,12}"
)
"""27项正在整改."""
_CARRIED = later(r"结转|上年|去年|往年|遗留|以前|陆续|又|再")
_SILENT_UNITS = frozenset(("%", "个百分点", "岁", "周岁", "倍"))

_ROW = 60
_SECONDS = "限期 挂账 女 农村 乡村 线下 民办 兼职 社区 政协 提案 不 普速 分散 县外 校外 境外 省外 国外 编外 聘用 少数民族 无效 非 第二 二 下半年 离退休 退休 民营 新增"
"""How the second of two parts begins that are all there is."""
_CLAUSE_ENDS = "担 分 下 源 为 况 成 是 算 案 看 配 式 布 计 包括"
_REACH = 400
"""How far back from its parts a total may stand, in characters."""
_CLAUSE_MARKS = "，。；：！？\n"
_LONGEST_PART, _MOST_PARTS = 30, 12
"""Characters of a clause that is one of the parts, and how many there are at most."""
_COUNTED = "个名人件户亩项家处座所条台份起次元米吨里册辆支张篇只头场批株"
_MEMBER_ENDS = "站点员警师工户业位村校题件部生镇区目数人"
"""How nouns end of which the parts are told: 15名职工中，…."""
HINTS = frozenset(
    (
        *(
            "其中",
            "：含",
            "，含",
            "总共",
            "共计",
            "合计",
            "总计",
            "，共",
            "。共",
            "共有",
            "全年共",
            "全年累计",
        ),
        *(f"{mark}{word}" for word in ("包括", "分别", "具体", "即") for mark in "，：。；"),
        *(f"{unit}{mark}" for unit in _COUNTED for mark in "）：、"),
        *(f"{mark}{word[:2]}" for word in _LEFT_WORDS.split("|") for mark in "，、；"),
        *("，剩余", "，其余", "，余下", "，另", "，还有", "；其余", "反对"),
        *(f"共{digit}" for digit in "123456789"),
        *(f"{mark}{word}" for word in _SECONDS.split() for mark in "，、"),
        *(f"{word}：" for word in _CLAUSE_ENDS.split()),
        *(f"{mark}{word}" for word in ("其他", "其它", "其余") for mark in "，、"),
        *(f"{end}，" for end in ("看", "分", "分类", "划分", "统计")),
        *(f"{noun}中，" for noun in _MEMBER_ENDS + "元"),
        *(
            "到序时",
            "总投资",
            "缺口",
            "资金来源",
            "，由",
            "项工程总",
            "项目总",
            "。由",
            "项合计",
            "项共",
            "总数",
            "总额",
            "，全长",
            "，总长",
            "总预算",
            "季度累计",
            "半年共",
            "半年累计",
        ),
    )
)
"""One of these stands wherever there is a breakdown."""


@lru_cache(maxsize=8)
def breakdowns(text: str) -> tuple[Breakdown, ...]:
    """All that a paragraph holds, in no order."""
    outside = _BRACKET.sub(_blanked, text) if "（" in text else text
    found = (
        *_introduced(outside),
        *_bracketed(text),
        *_summed(outside),
        *_left_of_before(outside),
        *_sources(outside),
        *_runs(outside),
        *_sorted_out(outside),
        *_among_them(outside),
        *_of_those(outside),
    )
    return tuple(map(_with_shared, found)) if _EACH in text else found


_EACH = "各"


def _with_shared(found: Breakdown) -> Breakdown:
    """市医院、县医院各2名 counts as 4."""
    items = tuple(
        item._replace(amount=_times(item.amount, item.label.count("、") + 1))
        if item.label.endswith(_EACH)
        else item
        for item in found.items
    )
    return found._replace(items=items)


def _times(amount: Amount, count: int) -> Amount:
    return amount if amount.value is None else amount.with_value(amount.value * count, amount.step)


def _blanked(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _introduced(text: str) -> Iterator[Breakdown]:
    for match in _INTRODUCED.finditer(text):
        start = _COLON.match(text, match.end()).end()  # type: ignore[union-attr]
        end = clause_end(text, "。！？\n", start)
        items, ends = _items(text, start, end)
        if len(items) < 2 or (match["made"] and not _makes_up(text, items, end)):
            continue
        total, head, others, far = _total_before(text, match.start(), items)
        if _next_whole(head, items):
            continue
        if total and _REST_UNTOLD.match(text, items[-1].amount.end) and _sum(items) < (total.value or 0):
            continue
        if total:
            form = "分别" if _all_listed(text, total.end, match.start(), items) else _form(text, match)
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


def _form(text: str, match: re.Match[str]) -> str:
    if match["all"]:
        return "分别"
    if match["made"] or match["clause"]:
        return "其中" if (match["clause"] or "").startswith("其中") else "冒号"
    return "其中：" if text.startswith(("：", ":"), match.end()) else "其中"


_REST_UNTOLD = later("[，；、](?:其余|其他|其它|剩余|余下|不足部分|缺口|差额|另)")
"""…，其余为贷款: parts that leave something to a rest without a figure."""
_MADE_UP = later(
    "(?:[两三四五六](?:部分|方面|大类|类|项|块))?(?:共同)?(?:组成|构成|解决|承担|负担|分担|筹集|筹措|组建|兼任|担任|出资|承接|实施)"
)


def _makes_up(text: str, items: Sequence[Item], end: int) -> bool:
    """由…组成, or where money comes from."""
    last = items[-1].amount
    return _MADE_UP.match(text, last.end) is not None or (
        last.family == "元"
        and last.end == end
        and all(_PAYER.match(item.label) or from_whom(item.label) for item in items)
    )


_PAYER = later("(?:县|市|省|区)?财政")


def from_whom(label: str) -> bool:
    """A level of government, a bank or the like, from which money comes."""
    return _SOURCE.match(label.removeprefix("由")) is not None


def _bracketed(text: str) -> Iterator[Breakdown]:
    for match in _SPLIT_UP.finditer(text):
        if not _TWO_FIGURES.search(text, *match.span("body")):
            continue
        introduced = _INTRODUCED.match(text, match.start("body"))
        start = introduced.end() if introduced else match.start("body")
        start = _COLON.match(text, start).end()  # type: ignore[union-attr]
        items, ends = _items(text, start, match.end("body"))
        if len(items) < 2 or not ends:
            continue
        total = between(text, max(match.start() - _LONGEST_FIGURE, 0), match.start("body") - 1)[-1:]
        if total and total[0].family == items[0].amount.family:
            yield Breakdown(
                "其中）" if introduced else "括号", total[0], items, _clause(text, total[0].start)
            )


def _summed(text: str) -> Iterator[Breakdown]:
    for match in _SUMMED.finditer(text):
        stop = match.start() - 1
        total = beginning_at(text, match.end())
        if not total or not total.value:
            continue
        if row := _row_before(text, match.start(), total) or _last_ones(text, match, total):
            start = clause_start(text, _CLAUSE_MARKS, row[0].amount.start)
            yield Breakdown("合计", total, _over_clauses(text, start, row, total), "")
            continue
        if text[stop : stop + 1] not in ("，", "。"):
            continue
        first, items, ends = _list_before(text, stop)
        if len(items) < 2 and text[stop] == "，":
            first, items, ends = _clauses_before(text, stop, total)
        if len(items) < 2 or not ends or items[0].amount.family != total.family:
            continue
        items = _over_clauses(text, first, items, total)
        if match["year"] and not all(_HALF_YEAR.match(item.label) for item in items):
            continue
        named = match["noun"] or match["sum"] or match["owned"] or match["did"]
        if named and not _near(
            _sum(items), total, _NEAR_NAMED if items[-1].label[-1:] in named else _NEAR_TOTAL
        ):
            continue
        if match["owned"] and not any(_akin(match["owned"], item.label) for item in items):
            continue
        if not _includes_more(text, first, items, total):
            yield Breakdown("合计", total, items, "")


def _akin(noun: str, label: str) -> bool:
    """The first or last word of a noun is in the label: 案件 in 新收案件."""
    return noun[:2] in label or noun[-2:] in label


def _last_ones(text: str, match: re.Match[str], total: Amount) -> tuple[Item, ...]:
    """The three amounts before 三项合计."""
    start = clause_start(text, "。！？\n", match.start())
    kinds = {total.family, "人"} if total.family == "人次" else {total.family}
    same = [a for a in between(text, start, match.start()) if a.family in kinds]
    count = _NUMBERS.get(match["all"] or match["works"] or "", 0)
    if match["works"]:
        start = max(match.start() - _REACH, 0)
        same = [a for a in between(text, start, match.start()) if a.family == total.family]
    if not count or len(same) < count or any(not a.value for a in same[-count:]):
        return ()
    items = tuple(Item(_clause(text, a.start), a, "、") for a in same[-count:])
    return items if _near(_sum(items), total) else ()


_NEAR_TOTAL = Decimal("0.12")
_NEAR_NAMED = Decimal("0.2")
"""For a total of what the parts name too: 一等奖3件、二等奖5件, 获奖作品共计8件."""


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((item.amount.value or Decimal(0) for item in items), Decimal(0))


def _near(whole: Decimal, total: Amount, bar: Decimal = _NEAR_TOTAL) -> bool:
    size = total.value or Decimal(0)
    return abs(whole - size) <= size * bar


_SORTED = later(
    r"(?<=[，。；：])(?:从|按照?)[^，。；\d]{1,10}(?:看|分类?|划分|统计)[，：](?=[^，。；、\d]{1,16}\d)|[、，](?P<rest>其他|其它|其余)[^，。；、\d]{0,10}(?=\d)"
)
_QUESTIONNAIRES = later(r"问卷[^，。；\d]{0,4}$")


def _sorted_out(text: str) -> Iterator[Breakdown]:
    """从行业看，甲18家、乙12家、其他6家: all members of a total that the paragraph tells before."""
    for match in _SORTED.finditer(text):
        if match["rest"]:
            amount = beginning_at(text, match.end())
            if amount is None or text[amount.end : amount.end + 1] == "、":
                continue
            first, items, ends = _list_before(text, amount.end)
        else:
            first = match.end()
            items, ends = _items(text, first, clause_end(text, "。；\n", first))
        if len(items) < 3 or not ends or text.startswith("其中", first):
            continue
        if match["rest"] and text[first - 1 : first] == "：":
            continue
        before = [a for a in between(text, max(first - _REACH, 0), first) if _counts_members(text, a, items)]
        whole = _sum(items)
        near = [a for a in before if a.value and abs(a.value - whole) <= a.value * _NEAR_TOTAL]
        if near:
            others = tuple(
                a for a in (*before, *between(text, items[-1].amount.end, len(text))) if a is not near[-1]
            )
            yield Breakdown("分类", near[-1], items, "", others)


_AMONG_THEM = later(
    r"中(?:的|[，,])?(?:已?有|已[^，。；：\d]{1,8})?(?P<some>\d+)(?P<unit>[个户名人家件项条处座])(?<=[^中]中.{1,18})[^。；：\d]{0,40}[，；](?:剩余|其余|余下|另外?|还有|尚|仍|未)[^，。；：\d]{0,8}(?P<rest>\d+)(?P=unit)"
)


def _among_them(text: str) -> Iterator[Breakdown]:
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


_OF_THOSE = later(rf"(?<=[{_MEMBER_ENDS}元])中，(?=[^，。；：\d]{{2,12}}\d)")
_MEMBERS = later(r"[一-龥]{0,10}")
_HAVING = later(r"(?P<label>[^，。；：、]{2,20}?)的(?:有|为|共)?(?=\d)")
_BELOW = later("\\d[^\\d]{0,3}(?:以[下内]|及以下)|(?:不足|不到|低于)\\d")


def _of_those(text: str) -> Iterator[Breakdown]:
    """在编15名职工中，高级工6名、中级工5名、初级工4名; 已落实的15万元中，…: a list with 、 of three and more."""
    for match in _OF_THOSE.finditer(text):
        before = between(text, max(match.start() - 16, 0), match.start())[-1:]
        if not before or not before[0].value or not _MEMBERS.fullmatch(text, before[0].end, match.start()):
            continue
        stop = clause_end(text, "，。；\n", match.end())
        items, ends = _items(text, match.end(), stop)
        items = items if len(items) > 2 else _bands(text, match.end())
        if len(items) > 2 and ends and items[0].amount.family == before[0].family:
            yield Breakdown("冒号", before[0], items, "")


def _bands(text: str, start: int) -> tuple[Item, ...]:
    """超过90分的有3个，60至90分的有21个，60分以下的有8个: bands, of which one has no lower end."""
    found: list[Item] = []
    while match := _HAVING.match(text, start):
        amount = beginning_at(text, match.end())
        if amount is None or (found and amount.family != found[0].amount.family):
            break
        found.append(Item(match["label"], amount, "，" if found else ""))
        start = amount.end + 1
    banded = any(_BANDS.search(item.label) for item in found)
    return tuple(found) if banded and any(_BELOW.search(item.label) for item in found) else ()


def _counts_members(text: str, amount: Amount, items: Sequence[Item]) -> bool:
    family = items[0].amount.family
    if amount.family == "份":
        return family in "人户家" and _QUESTIONNAIRES.search(text, 0, amount.start) is not None
    return amount.family == family


def _list_before(text: str, stop: int) -> tuple[int, tuple[Item, ...], bool]:
    """The list that ends at an offset: of one clause (甲5个、乙3个), or a whole sentence of exclusive ones (男5人，女3人)."""
    first = clause_start(text, _CLAUSE_MARKS, stop)
    items, ends = _items(text, first, stop)
    if items or text[first - 1 : first] != "，":
        return first, items, ends
    whole = clause_start(text, "。；：！？\n", stop)
    items, ends = _items(text, whole, stop)
    return (whole, items, ends) if exclusive([item.label for item in items]) else (first, (), True)


_ROW_BEFORE = later(r"(?<![、和及与\d.])\d+[^，。；、：\d]{2,12}(?:[、和]\d+[^，。；、：\d和]{2,12})+$")


_EACH_BEFORE = later(
    r"分别[^，。；、：\d]{0,5}(?P<row>\d[^，。；、：]{1,12}(?:[、和]\d[^，。；、：]{1,12})+)$"
)


def _row_before(text: str, stop: int, total: Amount) -> tuple[Item, ...]:
    """28个单位、12个乡镇、48个村 right before 共88个党组织."""
    stop -= text[stop - 1 : stop] == "，"
    each = _EACH_BEFORE.search(text, max(stop - _ROW, 0), stop)
    if each:
        told = between(text, each.start("row"), stop)
        if len(told) > 1 and all(a.family == total.family and a.value for a in told):
            return tuple(Item("", a, "、" if n else "") for n, a in enumerate(told))
    row = _ROW_BEFORE.search(text, max(stop - _ROW, 0), stop)
    found = between(text, row.start(), stop) if row else ()
    if row is None or len(found) != row[0].count("、") + row[0].count("和") + 1:
        return ()
    if any(not _of_kind(a.family, total.family) or not a.value for a in found):
        return ()
    return tuple(Item(text[a.end : a.end + 2], a, "、" if n else "") for n, a in enumerate(found))


def _clauses_before(text: str, stop: int, total: Amount) -> tuple[int, tuple[Item, ...], bool]:
    """新建18处，改造27处 before ，共45处: as many clauses that end in a figure as come to the total or near it."""
    found: list[Item] = []
    first = stop
    while True:
        start, inside, part = _clause_part(text, first, total.family)
        if len(inside) > 1 and found:
            items, ends = _items(text, start, first)
            if not ends or len(items) != len(inside) or items[-1].amount.end != first:
                break
            found[:0] = items
        elif part is None or _NO_PART.match(text, start, first):
            break
        else:
            found.insert(0, part)
        first = start - 1
        if text[first : first + 1] != "，":
            break
    tails = [tuple(found[n:]) for n in range(len(found) - 1)]
    near = [tail for tail in tails if _near(_sum(tail), total)]
    if not near or any(_sum(tail) == total.value for tail in near):
        return stop, (), True
    return clause_start(text, _CLAUSE_MARKS, near[0][0].amount.start), near[0], True


def _clause_part(text: str, stop: int, family: str) -> tuple[int, list[Amount], Item | None]:
    """Where the clause that ends at an offset starts, its amounts of a family, and the part that it is when the only one
    of them ends it."""
    start = clause_start(text, _CLAUSE_MARKS, stop, max(stop - _REACH, 0))
    inside = [a for a in between(text, start, stop) if a.family == family]
    alone = len(inside) == 1 and inside[0].end == stop and inside[0].value
    return start, inside, Item(text[start : inside[0].start], inside[0], "，") if alone else None


_HALF_YEAR = later(r"(?:其中)?(?:[上下]半年|第?[一二三四]季度)")


def _over_clauses(text: str, first: int, items: Sequence[Item], total: Amount) -> tuple[Item, ...]:
    """The parts of a list, and those of the clauses before it, one each, when they come near the total all together and
    the list alone does not: 甲可容纳800人，乙可容纳600人，丙、丁分别可容纳450人、350人，合计可容纳2300人."""
    if _near(_sum(items), total):
        return tuple(items)
    found, stop = list(items), first - 1
    while text[stop : stop + 1] == "，" and len(found) < _MOST_PARTS:
        start, _, part = _clause_part(text, stop, total.family)
        if part is None or start < stop - _LONGEST_PART:
            break
        found.insert(0, part)
        stop = start - 1
    return tuple(found if len(found) > len(items) + 1 and _near(_sum(found), total) else items)


def _includes_more(text: str, start: int, items: Sequence[Item], total: Amount) -> bool:
    """The total is for the sentence's earlier clauses too."""
    whole = _sum(items)
    least = max(start - _REACH, 0)
    for amount in reversed(between(text, max(text.rfind("。", least, start) + 1, least), start)):
        if amount.family == total.family:
            whole += amount.value or 0
            if total.value is None or whole == total.value:
                return True
    return False


_LEFT_OF = later(
    r"[，；。](?:目前)?(?:仍|还|尚)?(?:(?:存在)?(?:资金)?缺口|剩余|其余|余下|正在|未|有|差|缺|余|待)[^，。；、：\d]{0,8}(?=\d)"
)
_DONE_OF = later(r"已|完成|到位|办结|解决|落实|筹集|争取|投入|兑现|拨付")
_TOTAL_OF = later(r"总|共|应|需|概算|预算|排查|梳理|发现|反映|反应|收到|受理|承办|计划|任务|涉及|指出")


def _left_of_before(text: str) -> Iterator[Breakdown]:
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
        least = max(text.rfind("。", 0, start - 1) + 1, start - _REACH)
        if text.startswith("其中", least) and least:
            start, least = least, max(text.rfind("。", 0, least - 1) + 1, start - _REACH)
        before = [a for a in between(text, least, start) if a.family == family and a.value]
        whole = [a for a in before if "其中" not in text[least : a.start]]
        if len(own) != 1 or not own[0].value or not whole or family in _SILENT_UNITS:
            continue
        total = whole[-1]
        if _DONE_OF.search(_clause(text, own[0].start)) and _TOTAL_OF.search(text, least, total.start):
            rest = (
                a for a in between(text, left.end, clause_end(text, "。\n", left.end)) if a.family == family
            )
            ends = {told.end() for told in _LEFT_OF.finditer(text, left.end)}
            more = [a for a in rest if a.start in ends]
            items = (Item("已", own[0], ""), *(Item("未", a, "，") for a in (left, *more)))
            others = tuple(a for a in (*before, *same) if a is not total and a is not own[0])
            yield Breakdown("已未", total, items, "", others)


_FUNDED = later(r"(?<=[，。；])(?:项目)?(?:建设)?资金来源(?:为|是)?[：:]?(?=[^，。；、\d：:]{2,16}\d)")
_INVESTED = later(r"(?:总投资|概算|估算|所需资金|总造价|总额)[^，。；、\d]{0,5}$")


def _sources(text: str) -> Iterator[Breakdown]:
    """总投资1200万元，…。资金来源为：上级补助800万元，自筹400万元."""
    for match in _FUNDED.finditer(text) if "资金来源" in text else ():
        end = clause_end(text, "。！？\n", match.end())
        items, ends = _items(text, match.end(), end)
        before = between(text, max(match.start() - _REACH, 0), match.start())
        totals = [
            a for a in before if a.family == "元" and _INVESTED.search(text, max(a.start - 12, 0), a.start)
        ]
        if len(items) > 1 and ends and len(totals) == 1 and items[0].amount.family == "元":
            behind = between(text, items[-1].amount.end, end)
            yield Breakdown("已未", totals[0], items, "", tuple(a for a in behind if a.family == "元"))


def _runs(text: str) -> Iterator[Breakdown]:
    """排查152处，现场整改128处，限期整改24处: a total and the parts in a row with it that leave nothing out."""
    found = amounts(text)
    at = 0
    while at + 2 < len(found):
        run = [found[at]]
        labels: list[str] = []
        end = run[0].end
        for amount in found[at + 1 :]:
            if amount.family in _SILENT_UNITS and labels:
                stop = clause_end(text, _ROW_MARKS, amount.end)
                if not _SHARE.match(text[end + 1 : stop]):
                    break
                end = stop  # 已整改150条，整改率96.2%，剩余6条
                continue
            label = _label(text, end, amount) or (_behind_noun(text, end, amount) if not labels else "")
            if not label or amount.family != run[0].family:
                break
            run.append(amount)
            labels.append(label)
            end = amount.end
        if len(run) > 2 and run[0].family not in _SILENT_UNITS and not _is_part(text, run[0]):
            yield from _run(text, run, labels)
        at += max(len(run) - 1, 1)


_BY_KIND = later("(?:^|[。；，])(?:分|按|从)[^，。；：]{1,10}(?:看|来看|分|划分|统计)，[^，。；：]{1,10}$")


def _is_part(text: str, amount: Amount) -> bool:
    """分税种看，增值税1.42亿元: the first of a row that its words part by kind is no total."""
    return _BY_KIND.search(text, max(amount.start - 32, 0), amount.start) is not None


def _run(text: str, run: Sequence[Amount], labels: Sequence[str]) -> Iterator[Breakdown]:
    """The first amount of a row of which the next ones are all the parts."""
    ordered = all(map(_ORDER.match, labels)) and labels[0].removeprefix("第")[0] in _FIRSTS
    for first in range(len(run) - 2):
        head = _clause(text, run[first].start)
        if _CHANGE.search(head) or _LED.match(labels[first]):
            continue
        if head.startswith("其中") and text[run[first].end] == "、":
            continue  # 其中家长代表13名、学生代表7名、教师代表5名: a part beside the others
        if any(other.value == run[first].value for other in run[first + 1 :]):
            continue  # beside its equal it is a part itself
        sums = list(accumulate(amount.value or Decimal(0) for amount in run[first + 1 :]))
        for stop in range(len(run), first + 2, -1):
            named = labels[first : stop - 1]
            exact = sums[len(named) - 1] == run[first].value
            last = stop == len(run)
            whole = last and not first and (ordered or _listed(text, run, labels, sums[-1]))
            if not (exact or whole or _settled(named) or closes(named, "")):
                continue
            if len(named) == 2 and named[-1].startswith(_OTHERS):
                continue  # 教职工153人，医护人员117人，其他后勤人员41人
            many = whole or len(named) > 2 or _REST.match(named[-1]) or _settled(named)
            if not exact and many and (first or _sibling(text, run[0], head)):
                continue
            marks = ("", *(text[amount.end] for amount in run[first + 1 : stop - 1]))
            items = map(Item, named, run[first + 1 : stop], marks)
            yield Breakdown("已未", run[first], tuple(items), head)
            return


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


_NEAR_ROW = Decimal("0.06")
_MANY = 3
"""More parts than these need not be of one kind."""


def _settled(labels: Sequence[str]) -> bool:
    """What is done, and what is left: 已整改, 正在整改; 在编, 空编; perhaps with more between."""
    return bool(_DONE.match(labels[0]) and _LEFT.match(labels[-1])) and not any(map(_CARRIED.search, labels))


def _sibling(text: str, amount: Amount, head: str) -> bool:
    """An amount is itself a part: 其中 begins its clause, 、 follows it, or more of its kind are told before."""
    start = clause_start(text, "。！？\n", amount.start)
    told = any(a.family == amount.family for a in between(text, start, amount.start))
    return told or head.startswith(("其中", "包括")) or text[amount.end] == "、"


_LED = later("其中|分别|包括|即|具体|含")
"""What introduces parts is read by that."""
_OTHERS = ("其他", "其它", "另")
_FIRSTS = frozenset("一1ⅠIA甲上")


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
    return behind if _TOLD_BEHIND.fullmatch(behind) else ""


_FOUND = later(
    r"(?:[一-龥]{0,4}(?:问题|隐患|案件|线索|矛盾|纠纷|事项|任务|项目|意见|建议|提案|企业|单位))?"
    r"(?:，(?:截[至止]到?[^，。；：、（）]{2,12}，)?|(?=已))(?P<label>[^，。；：、（）\d]{2,12})"
)
"""What is counted may stand behind the figure, and the day up to which it is told behind that."""


def _behind_noun(text: str, start: int, amount: Amount) -> str:
    """已销号 in 12项任务，已销号9项."""
    match = _FOUND.fullmatch(text, start, amount.start)
    return match["label"] if match else ""


_ROW_MARKS = "，、；。：（）！？\n"


def _clause(text: str, end: int) -> str:
    start = clause_start(text, "，。；：、！？（\n", end)
    return text[start:end]


def _total_before(
    text: str, end: int, items: Sequence[Item]
) -> tuple[Amount | None, str, tuple[Amount, ...], bool]:
    """The nearest amount before an offset that counts the same things, its clause, the sentence's others, and whether
    it is far."""
    stop = end - 1 if text[end - 1 : end] == "。" else end
    least = max(stop - _REACH, 0)
    start = max(text.rfind("。", least, stop) + 1, least)
    family = items[0].amount.family
    before = between(text, start, stop)
    near = [amount for amount in before if amount.family not in _SILENT_UNITS or amount.family == family]
    if family != "元":
        near = [amount for amount in near if amount.family != "元"]
    same = [amount for amount in before if amount.family == family and not _priced(text, amount)]
    if not same or same[-1].value is None:
        return None, "", (), False
    total = same[-1]
    far = bool(near) and near[-1] is not total and not _priced(text, near[-1])
    clause = text[clause_start(text, _CLAUSE_MARKS, total.start) : total.start]
    if "；" in text[total.end : stop - 1] or (_CHANGE.search(clause) and not _ADDED.fullmatch(clause)):
        return None, "", (), False
    return total, clause, tuple(same[:-1]), far


_PRICED = later(
    r"(?:[比较](?:上年|去年|前年|20\d\d年)(?:同期|全年|底|末)?的|每[^，。；、\d每]{1,8}|单价[^，。；、\d]{0,3}|[年月人户亩]均[^，。；、\d]{0,4}|(?:同比|[比较][^，。；、\d]{1,8})(?:净?[增减升降]|多|少|提高|下)[^，。；、\d]{0,4})$"
)
"""每平方米造价3000元 is no total, nor is 同比增收1.6亿元."""
_DAILY = later(r"每[日天][^，。；、\d每]{2,8}$")


def _priced(text: str, amount: Amount) -> bool:
    """An amount tells what one of many is or costs; not 每日开行列车128列, which is the total of a day."""
    least = max(amount.start - 12, 0)
    daily = amount.family != "元" and _DAILY.search(text, least, amount.start)
    return not daily and _PRICED.search(text, least, amount.start) is not None


_LONGEST_LIST = 2000
"""Characters: more without a full stop are no sentence."""


def _items(text: str, start: int, end: int) -> tuple[tuple[Item, ...], bool]:
    """The parts from an offset on, as long as each clause is a label and a figure of one family; and whether the list
    ends cleanly."""
    found: list[Item] = []
    end = min(end, start + _LONGEST_LIST)
    if not _TWO_FIGURES.search(text, start, end):
        return (), True
    led = 0
    for match in _SEGMENT.finditer(text, start, end):
        mark = text[match.start() - 1] if found else ""
        if _IN_LABEL.match(text, match.start(), end) and (not found or mark != "、" or led):
            led = led or match.start()  # 蔬菜、瓜果类36起
            continue
        segment = text[match.start() : match.end()].replace("\0", "").strip()
        if found and _SHARE.match(segment):
            continue
        mark = text[led - 1] if led and found else mark
        more = list(_in_segment(text, led or match.start(), match.end(), mark, found))
        led = 0
        if not more:
            family = found[0].amount.family if found else ""
            inside = between(text, match.start(), match.end())
            compared = _COMPARED.match(text, match.start())
            ends = bool(compared or all(a.family != family for a in inside)) and mark != "、"
            return tuple(found), ends
        found.extend(more)
    return tuple(found), True


_COMPARED = later(r"(?:同比|[比较](?:上年|去年|前年|同期|20\d\d年))")
"""The total against another year's."""


def _in_segment(text: str, start: int, end: int, mark: str, before: Sequence[Item]) -> Iterator[Item]:
    """One part, or two that 和 joins, told before its figure (甲镇7个) or behind it (7个已完工). Nothing when the segment
    is no part."""
    at = start
    parts: list[Item] = []
    family = before[0].amount.family if before else ""
    for amount in between(text, start, end):
        if family and not _of_kind(amount.family, family):
            continue
        if amount.family in _SILENT_UNITS:
            continue
        label = text[at : amount.start].replace("\0", "").strip()
        same = [a for a in between(text, amount.end, end) if _of_kind(a.family, amount.family)]
        rest = text[amount.end : end].replace("\0", "").strip(" 的")
        joint = _JOINT.match(rest) or (_JOINED.match(rest) if not label and len(same) == 1 else None)
        behind = joint["label"] if joint and joint.re is _JOINED else "" if joint else rest
        if behind:
            read = _told_behind(text, amount, label, behind, before)
            if read is None or (same and not joint):
                if family or same:
                    return
                continue
            label = read
        other = _OTHER_MATTER if before or parts else _NO_PART
        if not label and before and mark in ("、", "和"):
            label = before[0].label  # 分别为120万元、85万元
        if not _LABEL.fullmatch(label) or (
            other.match(label) and not (before and _paired((before[-1].label, label)))
        ):
            return
        parts.append(Item(label, amount, mark))
        mark = "和"
        family = amount.family
        if not joint:
            yield from parts
            return
        at = text.index(joint[0], amount.end) + len(joint[0])


_IN_LABEL = later(r"[一-龥]{2,6}、(?=[一-龥]{3,10}\d)")
_BODIES = frozenset("个所家处座")


def _of_kind(one: str, other: str) -> bool:
    """Of one family, or what counts bodies of any kind: 小学24所、教学点16个."""
    return one == other or {one, other} <= _BODIES


_JOINED = later(r"(?P<label>[^\d]{1,12}?)(?:[和与]|以?及)(?=\d)")
_SHORT_NOUN = later("[一-龥]{1,4}")
_TOLD_BEHIND = later(r"[^\d]{2,16}")
_SPENT_ON = later(r"用于[^\d]{2,16}\d{1,6}[^\d]{1,4}")
"""26万元用于改造卫生间24间."""


def _told_behind(text: str, amount: Amount, label: str, behind: str, before: Sequence[Item]) -> str | None:
    """The label of a part whose figure has words behind it: these where none stand before (7个已完工), else the words
    before when those behind are what is counted (甲镇7个村, of 17个村), tell what becomes of the rest (其余3个年底前完工) or
    close the list (10人组成). None when they tell more."""
    if not label:
        return behind if _TOLD_BEHIND.fullmatch(behind) or _SPENT_ON.fullmatch(behind) else None
    if _MADE_UP.fullmatch(behind) or (_LEFT.match(label) and _PENDING.fullmatch(behind)):
        return label
    if before and text[amount.end] == "的" and _SHORT_NOUN.fullmatch(behind):
        return label  # 省级储备粮5万吨、市级储备粮2万吨的保管任务
    if _REST.match(label) and _TOLD_BEHIND.fullmatch(behind):
        return label
    unit = amount.text.lstrip("0123456789.")
    if not _SHORT_NOUN.fullmatch(behind) or not unit:
        return None
    if before:
        return label if text.startswith(behind, before[0].amount.end) else None
    return (
        label
        if _SHORT_NOUN.fullmatch(behind) and text.count(unit + behind, 0, amount.start + 80) > 1
        else None
    )


_LEVELS = ("国", "省", "市", "县", "乡", "村")
_LEVEL = later(
    r"^(?:获得?|获评|评为|评选|评定|认定|入选|荣获|争取|创建)?(?P<level>国|中央|全国|省|自治区|部|市|州|地|县|区|旗|乡|镇|街道|村|社区|校|院)(?:家?级|级|$|本级|财政|资金|里)"
)
_ORDER = later(
    r"^(?:第?[一二三四五六七八九]|[ⅠⅡⅢⅣIV]+|[A-E])[类等级期批个季型种轮次组]|^[特甲乙丙丁][类等级]|^(?:国家)?[1-5]A级?|^[一二三四五1-5]星级?|(?:19|20)\d\d年|\d{1,2}月|第?[一二三四]季度|[上下]半年"
)
_KNOWN_SETS = tuple(
    frozenset(words.split())
    for words in (
        "男 女 男性 女性",
        "正高级教师 高级教师 一级教师 二级教师 三级教师",
        "正高 副高 正高级 副高级 高级 中级 初级 高级职称 中级职称 初级职称 正高级职称 副高级职称",
        "主任医师 副主任医师 主治医师 住院医师 医师 主任护师 副主任护师 主管护师 护师 护士",
        "教授 副教授 讲师 助教 博士 硕士",
        "员额法官 法官助理 书记员 司法警察 员额检察官 检察官助理 民警 辅警 法警",
        "语文 数学 英语 物理 化学 政治 历史 地理 生物 科学 综合学科 其他学科 体育 音乐 美术",
        "小学生 初中生 高中生 中职生 大学生 幼儿 在园幼儿",
        "小学 初中 高中 幼儿园 中学 完全中学 职业学校 特殊教育学校 九年一贯制学校 学前",
        "协商 调解 诉讼 仲裁 判决 撤诉 和解",
        "失能 半失能 自理 全失能 半自理 全自理 失能老人 半失能老人 自理老人 全失能老人 半自理老人 全自理老人",
        "医师 技师 药师 护士 医生 管理人员 其他人员",
        "医疗 护理 管理 医生 护士 药剂 检验 医技 行政 后勤",
        "优秀 良好 合格 基本合格 不合格 称职 基本称职 不称职 优 良 中 差",
        "民事 刑事 行政 执行 商事",
        "一般 较大 重大 特别重大 特大",
        "公路项目 桥梁项目 房建项目 市政项目",
        "党委 党总支 党支部 总支 支部",
        "在职 退休 离休",
        "同意 赞成 反对 不同意 弃权",
        "公办 民办 公建民营",
        "很满意 非常满意 满意 比较满意 较满意 基本满意 一般 不满意 不太满意 很不满意",
    )
)
_TWOS = later(
    r"(?m)\A(?:"
    + "|".join(
        rf".*?(?:{one}).*\n.*?(?:{other})"
        for one, other in (
            ("^男|男(?:性|生|党员|职工)?$", "^女|女(?:性|生|党员|职工)?$"),
            ("^新建", "^(?:改造|改扩?建|续建|扩建|修复|提升|改造提升)"),
            ("^立行立改|^现场整改|^当场整改|^立即整改", "^限期整改|^挂账"),
            ("^(?:城镇|城市|城区)", "^(?:农村|乡村)"),
            ("^(?:教工|教职工|教师)", "^学生"),
            ("^线上", "^线下"),
            ("^水田", "^旱[地田]"),
            ("^一期", "^二期"),
            ("^理论", "^实践|^实操"),
            ("^室内", "^室外|^户外"),
            ("^必修", "^选修"),
            ("^地上", "^地下"),
            ("^全日制", "^非全日制"),
            ("^寄宿|^住校", "^走读"),
            ("^纸质", "^电子"),
            ("^应届", "^往届"),
            ("^已婚", "^未婚"),
            ("^同意|^赞成", "^反对|^不同意"),
            ("^公办", "^民办"),
            ("^省内", "^省外"),
            ("^国内", "^国外"),
            ("^上半年", "^下半年"),
            ("^出口", "^进口"),
            ("^已", "^未|^正在"),
            ("建议$", "提案$"),
            ("^行政村", "社区$|居委会$"),
            ("^(?:高铁|动车)", "^(?:普速|普铁)"),
            ("^集中(?:供养|安置|居住)", "^分散(?:供养|安置|居住)"),
            ("^县内", "^县外"),
            ("^校内", "^校外"),
            ("^境内", "^境外"),
            ("^在编|^编内", "^编外|^聘用|^合同制|^临聘"),
            ("^专职", "^兼职"),
            ("^直属", "^委托|^非直属"),
            ("^自营|^直营", "^委托|^加盟|^代理"),
            ("^自建|^自有", "^租赁|^租用|^借用"),
            ("^春季", "^秋季"),
            ("^固定", "^流动"),
            ("^有线", "^无线"),
            ("^国内", "^国际"),
            ("^干线", "^支线"),
            ("^工作日", "^节假日"),
            ("^白班", "^夜班"),
            ("^汉族", "^少数民族$"),
            ("^有效", "^无效"),
            ("^完好", "^损坏"),
            ("^新签", "^续签"),
            ("^正式", "^预备"),
            ("^在职", "^(?:离退休|退休)"),
            ("^公立", "^(?:民营|私立|社会办)"),
            ("^存量", "^新增"),
            ("以上", "以下"),
            ("^自有|^自筹", "贷款|借款|融资"),
            ("^常规", "^专项"),
            ("^新收", "^旧存"),
            ("^参加|^参会", "^请假|^缺席"),
            ("^村小学?", "^教学点"),
            ("^重大", "^一般"),
            ("^夏粮", "^秋粮"),
            ("^(?:资金|现金|善款|捐款|钱款)", "^(?:物资|实物|物品|捐物)"),
            ("^节前", "^节后"),
            ("^人工", "^自助|^自动"),
            ("^日间|^白天", "^夜间"),
            ("^政府投资", "^(?:社会|企业)投资"),
            ("^客运", "^货运"),
            ("^实名", "^匿名"),
            ("^初次|^首次", "^复查|^重复|^再次"),
            ("^来信", "^来访"),
            ("^单位缴[纳费存]", "^个人缴[纳费存]"),
            ("^经营性", "^非经营性|^公益性"),
            ("^本[地省市县区]", "^外[地省市县区]"),
            ("^城区", "^乡镇|^农村"),
            ("^住院", "^门诊|^门急诊"),
            ("^内资", "^外资"),
            ("^税收", "^非税"),
            ("^完全小学|^完小", "^教学点"),
            ("^机关", "^事业单位"),
            ("^(?:申请|争取|申报)?中央", "^地方"),
            ("^享乐主义", "^形式主义"),
            (
                "(?:上级|中央|省级?|市级?|县级?|财政|专项)[^，。]{0,6}(?:资金|补助|投入|投资|补贴)?$",
                "自筹(?:资金)?$",
            ),
        )
    )
    + ")"
)
_SOURCE = later(
    r"^(?:争取|申请|申报|来自|需|已到位|自有|自筹)?(?:中央|国家|上级|省|市|县|区|镇|乡|村|地方|本级|银行|社会|企业|业主|群众|单位|个人|集体|居民|学校|医院|专项债)+"
    r"(?:[^，。；、\d]{0,12}(?:资金|补助|配套|投入|自筹|预算|拨款|贷款|筹资|债券|投资|财政|资本|捐[赠款资]|承担|出资|补贴|奖补)|本?级)?(?:资金|部分|为)?$|^(?:自筹|自有)(?:资金)?$|贷款$|[一-龥]{2,6}(?:自筹|配套)(?:资金)?$"
)
"""Where money comes from; 财政资金 without a level may be that of any."""
_REST = later(r"^(?:其他|其它|其余|剩余|余下|另外|另有|另|还有|尚有|仍有)")
_DIMENSIONS = tuple(
    later(words)
    for words in (
        "男|女|妇(?!产|科|幼|保|儿)",
        "少数民族|汉族|民族",
        "大专|本科|大学|研究生|硕士|博士|学历|高中|中专|学位|初中及?以下|小学及?以下|文盲",
        r"岁|青年|老年|年轻|中年|老党员|[6789]0后",
        "职称|高级|中级|初级|正高|副高|技师|教授|工程师|讲师|助教",
        "骨干|带头人|名师|先进|优秀|示范|获奖",
        "(?:党员|团员|群众)(?!代表|活动)|民主党派|无党派|积极分子",
        "残疾|重病|孤儿|留守|空巢|孤寡|失能|独居",
        "低保|脱贫|困难|监测|特困|边缘|贫困|五保",
        "基本农田|高标准|公益林|天然林|人工林|退耕",
        "涉黑|涉恶|命案|侵财|电信|诈骗|大要案|要案|涉众|未成年人",
        "民间|民营|非公|国有(?!林场|农场)|外资|外商|技改|技术改造|高技术|战略性|限上|限额以上",
        "新增|首次|获评|入选|重点|主要|在建|亿元以上|规上|规模以上|上市|高新(?!区)",
    )
)
_PUBLIC, _PRIVATE = (
    later("公立|公办|公有|国有|集体|机关|事业单位|农村|社区"),
    later("民营|民办|非公|外资|国有"),
)
"""民营医院 beside 公立医院 tells them apart; beside 乡镇医院 it may be said of the same."""
_MEASURES = _DIMENSIONS[-4:]
"""Even two labels of one of these may hold each other: 电信诈骗案件 are 侵财案件. The others tell of persons; sums of
money for them do not overlap."""
_OPEN = later(
    r"(?:以上|以下|以内|及以|以外)(?<=[\d一二三四五六七八九十百千万亿元岁人户亩吨米级专科及师员历度年月天日个件]..)|(?:超过|不足|不到)[\d一二三四五六七八九十百千万]"
)
_BANDS = later(r"\d[^\d]{0,3}[至到—–~～－-]+\d")
_ABOVE = later(r"(?P<level>省|市|县)(?:部|厅|局)?级(?:及其?)?以上")


_SO_MANY = later(r"(?P<count>[两二三四五六])(?:级财政|级|大类|部分|方面)(?!以上|等)")
"""市县两级财政投入 is split into two."""


def ranked(labels: Sequence[str]) -> bool:
    """国家级, 省级; 一类, 二类; 2023年, 2024年."""
    return all(map(_LEVEL.match, labels)) or all(map(_ORDER.search, labels))


_NEGATED = later("^(?:[不未非无]予?|尚未)(?P<what>[一-龥]{2,4})")
_SECTOR = later("工业|商贸|商业|批发|批零|零售|住宿|住餐|餐饮|服务业|建筑|房地产|农业|旅游|物流|文化|科技")
_DONE_STAGE = later(
    "^已?(?:全部)?(?:竣工|完工|建成|投产|投用|完成|整改|办结|化解|交付|验收|对外开放|投入使用|销号)|^已(?!开工|启动)"
)
_STAGE = later("^(?:正在?|在建|续建|推进|新开工|未|尚|仍|还|待|拟|限期|前期|处于|即将|进入)")


def _staged(labels: Sequence[str]) -> bool:
    """已竣工, 在建, 尚未开工."""
    done = [_DONE_STAGE.match(label) is not None for label in labels]
    return sum(done) < 2 and all(
        is_done or _STAGE.match(label) for is_done, label in zip(done, labels, strict=True)
    )


def _sectors(labels: Sequence[str]) -> bool:
    """规上工业企业, 限上商贸企业: each of a branch of its own."""
    found = [_SECTOR.findall(label) for label in labels]
    every = [word for words in found for word in set(words)]
    return all(found) and len(set(every)) == len(every)


def overlapping(labels: Sequence[str], people: bool = True) -> bool:
    """The labels tell different things about the same members (女, 少数民族, 大专以上), or bounds that hold each other
    (60岁以上, 80岁以上): their figures need not add up to anything."""
    if any(label.startswith("同时") for label in labels):
        return True  # 同时给予党纪处分和政务处分14人
    if ranked(labels) or _known_set(labels) or _staged(labels) or _sectors(labels) or _paired(labels):
        return False
    owned = any(map(_PUBLIC.search, labels))
    told = _DIMENSIONS if people else _MEASURES
    kinds = [
        {n for n, words in enumerate(told) if words.search(_PRIVATE.sub("", label) if owned else label)}
        for label in labels
    ]
    shared = set.intersection(*kinds)
    if any(kind - shared for kind in kinds) and not _REST.match(labels[-1]):
        return True
    if any(sum(words.search(label) is not None for label in labels) > 1 for words in _MEASURES):
        return True
    bounded = [label for label in labels if _OPEN.search(label)]
    if not bounded or any(_BANDS.search(label) for label in labels):
        return False
    if _banded(labels) or (len(bounded) == 1 and _REST.match(labels[-1])):
        return False  # 教授, 副教授, 讲师及以下; 万人, 千人, 千人以下
    texts = "".join(bounded)
    return not (
        any(w in texts for w in ("以下", "以内", "不足")) and any(w in texts for w in ("以上", "超过"))
    )


def closes(labels: Sequence[str], head: str) -> bool:
    """The parts leave nothing out: the last is the rest, two are all there is, or the levels of 省级以上 are all named."""
    if _REST.match(labels[-1]) or _banded(labels) or _tiled(labels):
        return True
    if _paired(labels) or (_staged(labels) and _DONE_STAGE.match(labels[0]) and len(labels) > 2):
        return True
    if len(labels) > 2 and {"反对", "弃权"} <= set(labels):
        return True
    every = _SO_MANY.search(head)
    if every and _NUMBERS[every["count"]] == len(labels):
        return True
    above = _ABOVE.search(head)
    if not above:
        return False
    needed = _LEVELS[: _LEVELS.index(above["level"]) + 1]
    named = [
        match["level"][-1] if match["level"] != "中央" else "国"
        for match in map(_LEVEL.match, labels)
        if match
    ]
    return len(named) == len(labels) and set(needed) <= set(named)


def _paired(labels: Sequence[str]) -> bool:
    """Two that are all there is: 男, 女; 参保, 未参保."""
    if len(labels) != 2:
        return False
    one, other = labels
    told = [{n for n, words in enumerate(_DIMENSIONS[:5]) if words.search(label)} for label in labels]
    if all(told) and told[0].isdisjoint(told[1]):
        return False  # 大专以上, 35岁以下
    if _TWOS.match(f"{one}\n{other}") or _TWOS.match(f"{other}\n{one}"):
        return True
    return any(
        (match := _NEGATED.match(label)) is not None and match["what"][:2] in positive and positive != label
        for label, positive in ((one, other), (other, one))
    )


def _banded(labels: Sequence[str]) -> bool:
    """万人工程, 千人工程, 千人以下工程: bands of which the last has no lower end."""
    open_ends = [bool(_OPEN.search(label)) for label in labels]
    enough = len(labels) > 2 or labels[-1].endswith("及以下")
    return enough and sum(open_ends) == 1 and open_ends[-1] and "以下" in labels[-1]


_BAND = later(
    r"(?P<low>\d+)(?:周岁|岁|年|分|元|万元|亩|人)?(?:[至到—–~～－-]+(?P<high>\d+)|及?以上)|(?P<below>\d+)(?:周岁|岁|年|分|元|万元|亩|人)?(?:及?以下|以内)"
)


def _tiled(labels: Sequence[str]) -> bool:
    """35岁以下, 36至50岁, 51岁以上: bands that touch, the first without a lower end, the last without an upper one."""
    bands = []
    for label in labels:
        found = _BAND.search(label)
        if not found:
            return False
        low = int(found["low"] or 0)
        bands.append((low, int(found["high"] or found["below"] or _ENDLESS)))
    bands.sort()
    touching = all(0 <= after[0] - before[1] <= 1 for before, after in pairwise(bands))
    return len(bands) > 2 and bands[0][0] == 0 and bands[-1][1] == _ENDLESS and touching


_ENDLESS = 10**9


def _known_set(labels: Sequence[str]) -> bool:
    """小学, 初中, 高中."""
    return any(all(label in words or _REST.match(label) for label in labels) for words in _KNOWN_SETS)


def exclusive(labels: Sequence[str]) -> bool:
    """No member can fall under two of the labels: 国家级, 省级; 医疗, 护理; 35岁以下, 36岁以上."""
    if ranked(labels):
        return True
    if _known_set(labels) or _staged(labels) or _sectors(labels) or _paired(labels):
        return True
    if all(map(from_whom, labels)):
        return True
    return any(all(map(words.search, labels)) for words in _DIMENSIONS[:5])


def kindred(labels: Sequence[str]) -> bool:
    """The labels are of one kind and hardly overlap: exclusive ones; 茶叶类, 粮油类; 来信, 来访."""
    named = [label for label in labels if not _REST.match(label)]
    if len(named) < 2 or len(set(named)) < len(named):
        return exclusive(labels)
    return (
        exclusive(labels)
        or len({label[-1] for label in named}) == 1
        or len({label[0] for label in named}) == 1
    )
