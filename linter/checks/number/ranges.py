"""Figures against each other: both ends of a range, a part and its whole, a ratio and its counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.chinese.amounts import SCALES, Amount, amounts, beginning_at, between, ending_at, plain
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Kind, Part
from linter.rule import PROSE, BlockCheck, Finding

_UNIT = r"(?:个?(?:工作日|百分点|月|小时|学时|课时)|分钟|平方米|平方公里|立方米|公里|公斤|千克|人次|周岁|厘米|毫米|毫克|毫升|公顷|千瓦时?|[%％元岁分天年米吨亩℃度人名户个家件项次份台辆场期字篇册斤])"
_ORDER = "万亿|[百千万亿]"
_RANGE = later(
    rf"(?P<low>\d(?<![年月第.．A-Za-z\d/:：-].)\d*(?:\.\d+)?)(?P<order>{_ORDER})?(?P<unit>{_UNIT})?(?P<to>[至到]|[—–~～-]{{1,2}})"
    rf"(?P<high>\d+(?:\.\d+)?)(?P<order2>{_ORDER})?(?P<unit2>{_UNIT})(?!\d)"
)
_TOKENS = ("至", "到", "—", "–", "~", "～", "-")
_SCORED = frozenset("年期次个场项件份分户家")
"""Before these a hyphen may part a score, a page or a house number: 3-1."""
_MOST = 10
"""How many times the higher figure the lower one may be: 9000至1万元 is no slip."""
_FALLS = later("(?:由|从|自|比(?![例重率])|第|降|减|距|离|海拔|等奖|依次|按名次)[^，。；、\\d]{0,12}$")
"""从90万元到70万元: what falls, no range."""
_FALLING = ("递减", "消落", "的落差", "的垂直落差")
_MONTH = "月"
"""11月至3月 passes the turn of the year."""
_WORTH = {**SCALES, "百": Decimal(100), "千": Decimal(1000)}


class FiguresForwards(BlockCheck):
    """A range of figures goes from the smaller to the greater: 70万元至90万元."""

    @property
    def literals(self) -> frozenset[str]:
        return (
            frozenset(
                f"{left}{mark}{digit}"
                for left in "%％元岁分天年米吨亩℃度日点月时里斤克次人名户个家件项份台辆场期钟升顷瓦万亿千百"
                for mark in _TOKENS
                for digit in "0123456789"
            )
            | frozenset(
                f"{one}{mark}{digit}" for one in "0123456789" for mark in _TOKENS for digit in "0123456789"
            )
            | frozenset(f"{unit}以上" for unit in "岁元年日天倍米")
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _RANGE.finditer(text):
            if (match["unit"] and match["unit"] != match["unit2"]) or match["unit2"] == _MONTH:
                continue
            if not match["unit"] and not _open_end(match):
                continue
            low = (
                Decimal(match["low"])
                * _WORTH[match["order"] or (match["order2"] if not match["unit"] else "") or ""]
            )
            high = Decimal(match["high"]) * _WORTH[match["order2"] or ""]
            before = text[max(match.start() - 16, 0) : match.start()]
            if low > high and not _FALLS.search(before) and not text.startswith(_FALLING, match.end()):
                better = f"{match['high']}{match['order2'] or ''}{match['unit2']}{match['to']}{match['low']}{match['order'] or ''}{match['unit'] or match['unit2']}"
                yield Finding(block.at(*match.span()), {"better": better})
        for match in _ABOVE_BELOW.finditer(text) if "以下" in text and "以上" in text else ():
            low, high = (
                Decimal(match[group]) * _WORTH[match[f"{group}_order"] or ""] for group in ("low", "high")
            )
            if low > high:
                better = f"{match['below'].removesuffix('以下')}以上{match['mark']}{match['above'].removesuffix('以上')}以下"
                yield Finding(block.at(*match.span()), {"better": better})


_LIMIT = r"(?P<{0}>\d+(?:\.\d+)?)(?P<{0}_order>[万亿])?{1}"
_ABOVE_BELOW = later(
    rf"(?<![\d.第])(?P<above>{_LIMIT.format('low', '(?P<unit>周岁|岁|元|年|日|天|倍|平方米)')}以上)(?P<mark>(?<=岁以上)、|)(?P<below>{_LIMIT.format('high', '(?P=unit)')}以下)"
)
"""2000元以上500元以下; with a mark only where the two limits are of ages: 80分以上、60分以下 may be two groups."""


def _open_end(match: re.Match[str]) -> bool:
    """30~20公里: the unit stands behind the second figure only."""
    low, high = Decimal(match["low"]), Decimal(match["high"])
    if match["unit2"] == "年" or match["unit2"] == "期" or low > high * _MOST:
        return False
    return match["to"] != "-" or match["unit2"] not in _SCORED


_WHOLE_AND_PART = (
    (later("(?:发出|发放|印发|分发)[^，。；、\\d]{0,8}$"), later("(?:收回|回收)[^，。；、\\d]{0,8}$")),
    (
        later("(?:发出|发送|制发|送达)[^，。；、\\d]{0,4}(?:建议书?|意见书|函|通知书|督办单|提示单)$"),
        later("(?:收到|得到)[^，。；、\\d]{0,6}(?:回复|反馈|复函|回函)$"),
    ),
    (later("应到[^，。；、\\d]{0,8}$"), later("实(?:际)?到[^，。；、\\d]{0,8}$")),
    (later("(?:应考|应参考|报考)[^，。；、\\d]{0,8}$"), later("(?:实考|实际参考)[^，。；、\\d]{0,8}$")),
    (
        later("(?:抽查|抽检|抽样|参考|参测|受检)[^，。；、\\d]{0,10}$"),
        later("(?<!不)(?:合格|及格|达标)[^，。；、\\d]{0,4}$"),
    ),
    (later("(?:报名)[^，。；、\\d]{0,8}$"), later("(?:录取|录用|聘用)[^，。；、\\d]{0,6}$")),
    (
        later("(?:发现|排查|查出|梳理|交办|反馈)[^，。；、\\d]{0,10}$"),
        later("^(?!.*(?:新|累计|上年|去年|含)).*(?:整改|销号|化解|调[处解]|处置|解决)[^，。；、\\d]{0,4}$"),
    ),
    (later("毕业生[^，。；、\\d]{0,4}$"), later("就业[^，。；、\\d]{0,4}$")),
    (
        later("(?:查摆|检视|剖析|指出|收到|接到|征集|承办|转办|摸排|挂牌)[^，。；、\\d]{0,10}$"),
        later(
            "^(?!.*(?:新|累计|上年|去年|含)).*(?:整改(?:完成|到位)|销号|办结|办复|答复|化解|解决)[^，。；、\\d]{0,4}$"
        ),
    ),
    (
        later(
            "(?:工单|诉求|投诉|举报|来电|热线|信访|信访件|信访事项|提案|问题|隐患|线索|(?:认领|承诺)[^，。；、\\d]{0,8})$"
        ),
        later(
            "^(?!.*(?:新|累计|上年|去年|含|计划|措施)).*，(?:均?已|全部)*(?:办结|办复|答复|完成|完成整改|整改|销号)$"
        ),
    ),
    (later("(?:调解|调处)(?!成功)[^，。；、\\d]{0,8}$"), later("(?:调解|调处)成功[^，。；、\\d]{0,4}$")),
    (later("(?:提出|提请)抗诉[^，。；、\\d]{0,4}$"), later("改判[^，。；、\\d]{0,4}$")),
    (later("(?:建议|意见)[^，。；、\\d]{0,4}$"), later("(?:被|获|予以)?采纳[^，。；、\\d]{0,4}$")),
    (later("(?:申报|推荐|报送)[^，。；、\\d]{0,8}$"), later("(?:获批|入选|获评|通过)[^，。；、\\d]{0,4}$")),
    (
        later("(?:应参加|应出席|应参训|应缴|应检|应种|应签)[^，。；、\\d]{0,8}$"),
        later("(?:实际?参加|实际?出席|实际?参训|实缴|实检|接种|已签)[^，。；、\\d]{0,4}$"),
    ),
    (
        later("(?:参训|培训)[^，。；、\\d]{0,8}$"),
        later("(?:结业|取得|考核合格|领取证书)[^，。；、\\d]{0,8}$"),
    ),
)
_PARTS_TOLD = (
    "收回",
    "回收",
    "回复",
    "收到反馈",
    "收到书面反馈",
    "复函",
    "回函",
    "实到",
    "实际到",
    "实考",
    "实际参考",
    "合格",
    "及格",
    "达标",
    "录取",
    "录用",
    "聘用",
    "整改",
    "销号",
    "化解",
    "调处",
    "调解",
    "处置",
    "解决",
    "就业",
    "办结",
    "办复",
    "答复",
    "调解成功",
    "调处成功",
    "，完成",
    "，已有",
    "中有",
    "中，有",
    "中，已有",
    "已完成",
    "改判",
    "采纳",
    "获批",
    "入选",
    "获评",
    "实际",
    "实参加",
    "实缴",
    "接种",
    "结业",
)


class PartWithinWhole(BlockCheck):
    """No more come back than went out, no more come than were called, and no part is more than its whole: 发出选票112张，
    收回115张; 水泵12台（其中备用14台）."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            (
                *_PARTS_TOLD,
                "其中",
                "排名",
                "排第",
                "位列",
                "位居",
                "名列",
                "列第",
                "居第",
                "满分",
                "批捕",
                "批准逮捕",
            )
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        yield from _ranks(block)
        yield from _scores(block)
        yield from _arrests(block) if "捕" in text else ()
        yield from _sums_of_parts(block) if "其中" in text else ()
        found = amounts(text)
        if "其中" in text:
            found = tuple(amount for amount in found if amount.family not in _OF_PART)
        for one, other in pairwise(found):
            if (
                one.family != other.family
                or one.family in _NO_WHOLE
                or not one.value
                or not other.value
                or one.value >= other.value
                or _CHANGED.search(text, max(one.start - 3, 0), one.start)
            ):
                continue
            gap = text[one.end : other.start]
            opened = text.rfind("（", max(one.start - _BRACKET, 0), one.start)
            if "。" in gap or len(gap) > _APART or ("）" in gap and text.startswith("（其中", opened)):
                continue  # 47个（其中户内46个，户外1个），已整改43个
            labels = [text[max(amount.start - 16, 0) : amount.start] for amount in (one, other)]
            part_of = _AMONG.fullmatch(text, one.end, other.start) and not _NO_SUM.search(
                labels[0] + labels[1].rpartition("其中")[2]
            )
            done = not _of_more(text, one, other) and any(
                whole.search(labels[0]) and of.search(labels[1]) for whole, of in _WHOLE_AND_PART
            )
            part_of = part_of and not _ends_list(text, one, other)
            if part_of or _have_done(text, one, other) or done:
                yield Finding(block.at(one.start, other.end), {"whole": one.text, "part": other.text})


_LISTED = later(r"[、和及][^，。；、\d]{1,10}")


def _ends_list(text: str, one: Amount, other: Amount) -> bool:
    """Whether a part may be of several things told in a row: 民警31人、辅警15人，其中党员26人."""
    row = [a for a in between(text, max(one.start - _APART, 0), one.start) if a.family == one.family]
    if not row or not _LISTED.fullmatch(text, row[-1].end, one.start):
        return False
    return (row[-1].value or 0) + (one.value or 0) >= (other.value or 0)


_NO_WHOLE = frozenset(("%", "年", "月", "个月", "周", "日", "天"))
"""A rule may give some more time than most: 试用期为6个月，其中应届毕业生为12个月."""
_OF_PART = frozenset(("%", "个百分点", "岁", "周岁"))
"""What is told of a part in these is no part: 其中80岁以上110人."""
_CHANGED = later("净[增减]了?$|(?:减少|下降|增加|增长|上升|多|少)了?$")
"""What changed by so many is no whole: 比上季度减少8件，其中…."""

_SUM_OF_PART = later(r"，其中[^。；，]{4,30}，(?:合计|共计|总计|金额|涉及金额)[^，。；、\d]{0,4}(?=\d)")


def _sums_of_parts(block: Block) -> Iterator[Finding]:
    """欠税1860万元，其中500万元以上的3宗，合计2150万元."""
    text = block.reading
    for whole, part in _around(text, _SUM_OF_PART):
        if whole.value and part.value and part.value > whole.value and part.family == "元":
            yield Finding(block.at(whole.start, part.end), {"whole": whole.text, "part": part.text})


def _around(text: str, gap: re.Pattern[str]) -> Iterator[tuple[Amount, Amount]]:
    """The two amounts of one kind between which nothing but the gap stands."""
    for match in gap.finditer(text):
        before, behind = ending_at(text, match.start()), beginning_at(text, match.end())
        if before and behind and before.family == behind.family:
            yield before, behind


_RANKED = later(
    r"(?<![\d.])(?P<whole>\d{1,3}|[二三四五六七八九十]{1,3})(?P<of>个(?!百分点|季度|月|年度|学期|季节|半年|指标)|[所家名支])[^，。；：\d]{1,8}?(?:中|（[^（）]{1,8}）)?[，,]?[^，。；：\d]{0,8}?(?:排名?|位列|位居|名列|列|居)(?:全?[省市县区镇])?第"
    r"(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?:[位名]|(?=[，。；]))"
)


def _ranks(block: Block) -> Iterator[Finding]:
    """在全区8个街道中排名第九位."""
    for match in _RANKED.finditer(block.reading):
        whole, place = value(match["whole"]), value(match["place"])
        if whole and place and place > whole:
            part = match[0][match.start("place") - match.start() :]
            told = {"whole": f"{match['whole']}{match['of'][0]}", "part": f"第{part}"}
            yield Finding(block.at(*match.span()), told)


_SCORED_OUT_OF = later(
    r"(?P<part>\d{1,3}(?:\.\d{1,2})?)分(?:（|，)(?:总分|满分)(?:为|是)?(?P<whole>\d{2,3})分"
)


def _scores(block: Block) -> Iterator[Finding]:
    """得分98.5分（满分90分）."""
    for match in _SCORED_OUT_OF.finditer(block.reading):
        if Decimal(match["part"]) > Decimal(match["whole"]):
            told = {"whole": f"满分{match['whole']}分", "part": f"{match['part']}分"}
            yield Finding(block.at(*match.span()), told)


_ARRESTS = later(
    r"受理(?:提请)?(?:审查|批准){1,2}逮捕(?:案件|案)?(?P<whole>(?P<cases>\d+)件(?P<persons>\d+)人)"
    r"，(?:经审查)?，?(?:依法)?(?:批准逮捕|批捕)(?:案件|案)?(?P<part>(?P<some>\d+)件(?P<arrested>\d+)人)"
)


def _arrests(block: Block) -> Iterator[Finding]:
    """受理审查逮捕案件120件180人，批准逮捕90件190人: no more persons, or cases, than were put forward."""
    for match in _ARRESTS.finditer(block.reading):
        more_cases = int(match["some"]) > int(match["cases"])
        if more_cases or int(match["arrested"]) > int(match["persons"]):
            span = block.at(match.start("whole"), match.end("part"))
            yield Finding(span, {"whole": match["whole"], "part": match["part"]})


_HAVE = later(r"(?P<noun>[一-龥]{1,8}?)(?:，(?:其中)?(?:目前|现|现在)?(?:已有|有|已)|中，?(?:已)?有)")


def _have_done(text: str, one: Amount, other: Amount) -> bool:
    """全县21个乡镇，已有22个乡镇完成: the same noun stands behind both figures."""
    match = _HAVE.fullmatch(text, one.end, other.start)
    return match is not None and text.startswith(match["noun"], other.end)


def _of_more(text: str, one: Amount, other: Amount) -> bool:
    """信访事项286件，其中来信86件，网上信访80件，办结281件: what is done is of the total before the parts."""
    start = clause_start(text, "。；\n", one.start, max(one.start - _SENTENCE, 0))
    among = text.find("其中", start, one.start)
    before = between(text, start, among) if among > 0 else ()
    return any(a.family == other.family and (a.size or 0) >= (other.value or 0) for a in before)


_SENTENCE = 300
_APART = 24
_BRACKET = 60
_NO_SUM = later("均|单产|亩产|每|最|率|达|为期|历时")
"""An average, a yield or a span of time is no sum of parts."""
_AMONG = later(
    r"(?:，(?:(?:同比)?(?:增长|下降|增加|减少)|[^，。；、\d]{2,6}率[为达]?到?)[\d.]+[%％])?[（，]其中(?:包括|含|有)?(?:\d{1,3}周?岁)?[^，。；、（）\d]{0,12}"
)

_RATIO = later(
    r"(?P<name>师生比|生师比|报录比|录取比例|医护比|男女比例|性别比|收入比|比例|之比)[^，。；\d]{0,4}?(?P<one>\d+(?:\.\d+)?)[:：∶](?P<other>\d+(?:\.\d+)?)(?!\d|[:：∶])"
    r"|按(?:照)?(?P<one2>\d{1,3})[:：∶](?P<other2>\d{1,3})(?:的)?(?P<name2>比例)"
)
_OF_PUPILS = ("师生比", "生师比")
_CLOSE = Decimal("0.08")


class RatioAgrees(BlockCheck):
    """A ratio is that of the two counts right before it in the sentence: 学生12600人，教师840人，师生比为1:15; and how many
    times one figure is the other (是乙0.4亿元的3.8倍) that of the two; and what so many times a figure is (7860元的3倍，即23580元)."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("生比", "师比", "录比", "护比", "比例", "性别比", "之比", "收入比", "倍"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if "倍" in text:
            yield from _multiples(block)
            yield from _times_told(block)
        for match in _RATIO.finditer(text):
            start = clause_start(text, "。；！？\n", match.start(), max(match.start() - 300, 0))
            before = [a for a in between(text, start, match.start()) if a.family != "%"]
            if match["name2"]:
                stop = clause_end(text, "。；", match.end())
                before = [a for a in between(text, match.end(), stop) if a.family != "%"]
                if len(before) != 2 or (
                    "分别" not in text[match.end() : stop] and "承担" not in text[match.end() : stop]
                ):
                    continue
            elif before and match.start() - before[-1].end > 3:
                continue
            if match["name"] in _OF_PUPILS and "生" not in text[start : match.start()]:
                continue  # the pupils were counted in another sentence
            if match["name"] == "收入比":
                before = [a for a in before if a.family == "元"]
            if len(before) != 2 or before[0].family != before[1].family:
                continue
            one, other = (amount.value for amount in before)
            told = Decimal(match["one"] or match["one2"]), Decimal(match["other"] or match["other2"])
            if not one or not other or not all(told) or (told[0] + told[1] == 10 and not match["name2"]):
                continue
            sizes, said = max(one, other) / min(one, other), max(told) / min(told)
            exact = match["name"] == "收入比" and "." in match[0]
            if abs(sizes - said) > (_CLOSE / 4 if exact else said * _CLOSE):
                least = min(one, other)
                reckoned = f"{before[0].text}与{before[1].text}约为{plain(round(one / least, 1))}:{plain(round(other / least, 1))}"
                start, end = min(before[0].start, match.start()), max(before[1].end, match.end())
                yield Finding(block.at(start, end), {"reckoned": reckoned})


_IS_SO_MANY = later(r"，?(?:约?为|是|相当于)[^，。；、\d]{0,14}")


def _multiples(block: Block) -> Iterator[Finding]:
    """甲新增1.9亿元，是乙0.4亿元的3.8倍."""
    text = block.reading
    found = amounts(text)
    for one, other, times in zip(found, found[1:], found[2:], strict=False):
        if times.family != "倍" or one.family != other.family or text[other.end : times.start] != "的":
            continue
        if not one.value or not other.value or not times.value:
            continue
        reckoned = one.value / other.value
        slack = (times.step or Decimal(1)) / 2 + reckoned * (
            one.step / one.value + other.step / other.value
        ) / 2
        if _IS_SO_MANY.fullmatch(text, one.end, other.start) and abs(reckoned - times.value) > slack:
            term = f"{one.text}约为{other.text}的{plain(round(reckoned, 2))}倍"
            yield Finding(block.at(one.start, times.end), {"reckoned": term})


_THAT_IS = later(r"[，,]?(?:即|计|约?合|也就是)(?:人民币)?")


def _times_told(block: Block) -> Iterator[Finding]:
    """基数上限为7860元的3倍，即23580元."""
    text = block.reading
    found = amounts(text)
    for one, times, told in zip(found, found[1:], found[2:], strict=False):
        if times.family != "倍" or one.family != told.family or text[one.end : times.start] != "的":
            continue
        if not one.value or not times.value or told.value is None:
            continue
        reckoned = one.value * times.value
        slack = (one.step * times.value + told.step) / 2
        if _THAT_IS.fullmatch(text, times.end, told.start) and abs(reckoned - told.value) > slack:
            term = f"{one.text}的{times.text}为{plain(reckoned)}"
            yield Finding(block.at(one.start, told.end), {"reckoned": term})


_AGES = later(
    r"平均年龄(?:为|约)?(?P<mean>\d{2}(?:\.\d)?)岁[^。；\d]{0,10}(?:年龄)?最(?P<kind>大|小)[^，。；\d]{0,4}(?P<one>\d{2})岁[^。；\d]{0,10}最(?!(?P=kind))[大小][^，。；\d]{0,4}(?P<other>\d{2})岁"
)


class MeanWithin(BlockCheck):
    """An average age lies between the youngest and the oldest, and no average or price is above the most that is paid:
    户均补助3500元，最高不超过3000元."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("平均年龄", "，最高", "小时最高", "日最高", "天最高", "，单日最", "，全天最"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield from _above_most(block) if "最高" in block.reading else ()
        for match in _AGES.finditer(block.reading):
            ages = int(match["one"]), int(match["other"])
            oldest, youngest = ages if match["kind"] == "大" else ages[::-1]
            if not youngest <= Decimal(match["mean"]) <= oldest:
                yield Finding(block.at(*match.span()))


_MOST_BEHIND = later(r"，[^，。；、\d]{0,6}(?:\d+小时)?[^，。；、\d]{0,4}最高[^，。；、\d]{0,10}(?=\d)")
_EACH_BEFORE = later(r"(?:[户人亩生日月年]均|每(?:个|次)?[户人名亩生日天月次小时]{1,2})[^，。；、\d]{0,10}$")


def _above_most(block: Block) -> Iterator[Finding]:
    text = block.reading
    for mean, most in _around(text, _MOST_BEHIND):
        each = _EACH_BEFORE.search(text, max(mean.start - 18, 0), mean.start)
        if each and mean.size and most.size and mean.size > most.size:
            yield Finding(block.at(mean.start, most.end))
