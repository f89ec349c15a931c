"""How figures are written: neighbouring numbers as an approximation, digits beside Han numerals, one unit under two
names, magnitudes that no county can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from linter.chinese.amounts import amounts
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import han
from linter.diagnostic import Edit, Fix
from linter.document import UNKNOWN, Block, Kind, Part, Span
from linter.rule import ALL_KINDS, BlockCheck, Finding

_PROSE: frozenset[Kind] = ALL_KINDS - {"contents", "cell", "advert", "number", "date"}
_NEIGHBOURS = later(
    r"(?<=[一-龥，])(?<![第年月日号和至到级类届])(?P<first>[1-9]0?)、(?P<second>[2-9]0?)"
    r"(?=[万千百]?(?:个(?!工作日)|名|人|次|天|年(?!级)|户|家|岁|公里|元|千瓦|吨|亩|平方米|小时|分钟)(?![、和或]))"
)


class NeighboursInHan(BlockCheck):
    """Two neighbouring numbers for an approximate one are in Han and without 、: 三四天, 二三十户."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(f"{digit}、" for digit in "0123456789")

    @property
    def kinds(self) -> frozenset[Kind]:
        return _PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for match in _NEIGHBOURS.finditer(block.reading):
            first, second = int(match["first"]), int(match["second"])
            tens = first % 10 == 0
            if (second % 10 == 0) != tens or second - first != (10 if tens else 1):
                continue
            better = han(first // 10) + han(second // 10) + "十" if tens else han(first) + han(second)
            span = block.at(match.start(), match.end())
            better = better.replace("一二", "一两") if first == 1 else better
            yield Finding(span, {"better": better}, Fix((Edit(span, better),), safe=False))


_HAN = "一二两三四五六七八九十百"
_HAN_AMOUNT = later(
    rf"(?P<number>[{_HAN}](?<![第{_HAN}\d几数零〇“每之任、].)[{_HAN}]{{0,2}})(?P<unit>个月|课时|学时|小时|分钟|公里|平方米|人次|[人名户家件起场次期项个条处座辆台套间所篇份张幅块节节例])"
    r"(?![一-龥]{0,1}[会”]|[一-龥]{0,2}课”)"
)
_ENDS = later(r"[，。；、）]|$")
_MEASURED = frozenset(["个月", "课时", "学时", "小时", "分钟", "公里", "平方米", "人次"])
_HAN_FIXED = later(
    r"“[^”]{0,12}$|[前后头上下同每这那某另近]$|一[人户村家校店车岗企事]$|三会$|每[一两三四五六七八九十几][^，。；]{1,3}$"
)
_ARTICLE_UNITS = "个次名人项家种件场期座条块"
_ARTICLE = later(f"一[{_ARTICLE_UNITS}]|百")
_LESSONS = frozenset(("课时", "学时", "节"))


class NumeralsAlike(BlockCheck):
    """What one sentence counts in digits it does not count in Han numerals elsewhere: 5处 beside 一处 at a clause's
    end, 6个月 beside 三个月. A single 一 before a noun is an article and no count. A statistic of several Han digits
    (一千二百余亩) stands out in any paragraph that counts in digits."""

    @property
    def literals(self) -> frozenset[str]:
        several = frozenset(digit + unit for digit in "二两三四五六七八九十" for unit in _LITERAL_UNITS)
        several |= {f"{order}{end}" for order in "十百千万亿" for end in "余多元亩人户吨"}
        return several | {f"一{unit}" for unit in _LITERAL_UNITS if unit not in _ARTICLE_UNITS}

    @property
    def kinds(self) -> frozenset[Kind]:
        return _PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for match in _HAN_STATISTIC.finditer(text):
            beside = next((a.text for a in amounts(text) if a.family not in _NOT_COUNTED), "")
            if beside:
                yield Finding(block.at(*match.span()), {"beside": beside})
        for match in _HAN_AMOUNT.finditer(text) if _IN_DIGITS.search(text) else ():
            of_statute = match["unit"] == "条" and text.endswith(_CHAPTERS, 0, match.start())
            if _ARTICLE.match(match[0]) or of_statute:
                continue
            fixed = _HAN_FIXED.search(text[max(match.start() - 14, 0) : match.start()])
            if fixed and match["unit"] not in ("分钟", "小时", "公里", "平方米"):
                continue
            beside = _digits_beside(text, match)
            if beside:
                span = block.at(match.start(), match.end())
                yield Finding(span, {"beside": beside})


_CHAPTERS = ("章", "节")
"""八章五十二条: statutes count their articles in Han numerals."""
_HAN_STATISTIC = later(
    r"(?<![一二两三四五六七八九十百千万亿零点第之数几上近])[一二两三四五六七八九十][百千十]?[一二三四五六七八九十百千零]*(?:(?<=..)点[一二三四五六七八九零]{1,3}[万亿]|[百千][一二三四五六七八九十百千零]+[余多]?[万亿]?[余多]?)"
    r"(?:人次|元|亩|人|户|吨|公里|平方米|件|名)(?!大)"
)
_NOT_COUNTED = frozenset(("年", "月", "日", "岁", "届", "次", "%"))
_IN_DIGITS = later(r"\d[个课学小分公平人名户家件起场次期项条处座辆台套间所篇份张幅块节例]")
_LITERAL_UNITS = "个课学小分公平人名户家件起场次期项条处座辆台套间所篇份张幅块节例"


def _digits_beside(text: str, match: re.Match[str]) -> str:
    """The amount in digits, of the same unit and in the same sentence, that a Han amount stands beside."""
    unit = match["unit"]
    counts = _ENDS.match(text, match.end()) is not None
    if not counts and unit not in _MEASURED:
        return ""
    start = clause_start(text, "。！？\n", match.start())
    end = clause_end(text, "。！？\n", match.end())
    alike = _LESSONS if unit in _LESSONS else {unit}
    if unit in ("节", "课时", "学时"):
        start = text.rfind("。", 0, max(start - 1, 0)) + 1
    often = _EACH.search(text, max(match.start() - 4, 0), match.start()) is not None
    found = (a for a in amounts(text) if start <= a.start < end and (not often or _is_often(text, a.start)))
    return next((a.text for a in found if any(a.text.endswith(other) for other in alike)), "")


_EACH = later("每[一-龥]{1,3}$")


def _is_often(text: str, start: int) -> bool:
    """Whether a count is of each month or the like; 每月两次 may stand beside 全年16次."""
    return "每" in text[max(start - 10, 0) : start]


_PERCENT_WORDS = later(r"百分之(?!百)[零一二三四五六七八九十百点]++(?![的几])")
_PERCENT_SIGN = later(r"\d[%％]")


class PercentAlike(BlockCheck):
    """A report that writes 95% does not write 百分之五 as well; 百分之百 is a word of slogans (四个百分之百)."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("百分之",))

    @property
    def kinds(self) -> frozenset[Kind]:
        return _PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is not None and _has(part, _PERCENT_SIGN):
            for match in _PERCENT_WORDS.finditer(block.reading):
                yield Finding(block.at(match.start(), match.end()))


@lru_cache(maxsize=32)
def _has(part: Part, words: re.Pattern[str]) -> str:
    """The first match of an expression in a report's body, or ""."""
    return next((match[0] for block in part.body if (match := words.search(block.reading))), "")


_PAIRS = (
    (r"\d\s?km(?![²/a-zA-Z\d])", r"\d公里|\d千米"),
    (r"\d千米", r"\d公里"),
    (r"\d\s?(?:㎡|m²)", r"\d平方米"),
    (r"\d\s?(?:kg|KG)(?!/)", r"\d公斤|\d千克"),
    (r"\d千克", r"\d公斤"),
)
_SCARCE = tuple((later(one), later(other)) for one, other in _PAIRS)


class UnitsAlike(BlockCheck):
    """One unit goes by one name in a report: 公里, or km, not both. The finding is on the rarer name."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("km", "千米", "㎡", "m²", "kg", "KG", "千克"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return _PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is None:
            return
        for one, other in _SCARCE:
            for match in one.finditer(block.reading):
                usual = _has(part, other)
                if usual:
                    start = block.span.start + match.start() + 1
                    yield Finding(Span(start, block.span.start + match.end()), {"other": usual[1:]})


_LOCAL_TITLE = later("[县镇乡村]|街道|社区|医院|卫生院|学校|[小中]学")
_LOCAL = later("[全我][县镇乡村校院]|本院|本校|街道|[县镇乡](?:委|党委|政府|人民)|县[一-龥]{0,6}局")
_CARRIER = later("邮政|寄递|快递|物流")
"""Whose parcels are counted by the million."""
_TOP = later(
    "全省|我省|各省|我国|国务院|自治区党委|全国(?!文明|先进|人大|两会|统一|[一二三四五六七八九]|卫生|百强|优秀|示范|重点)"
)
_WIDE = later(
    "全国|全省|全市|全区(?!县)|世界|全球|中国|点击|浏览|阅读|播放|网络|线上|直播|人口总|流量|曝光|粉丝|关注|总人口"
)
_GOODS = later(
    "快[递件]|邮[件政]|包裹|[发寄]件|[年日]产|产[量能销]|生产|加工|销[售量]|出口|检[验测查]|核酸|采样|样本|辐射|周边|服务人口"
)
"""What a county may well have millions of, and whom its hospital serves beyond it."""
_LIMITS = {
    "人": 3_000_000,
    "人次": 20_000_000,
    "户": 1_000_000,
    "件": 1_000_000,
    "份": 20_000_000,
    "张": 20_000_000,
    "次": 1_000_000,
    "起": 1_000_000,
}
_SESSIONS = later(
    r"(?:培训|演练|讲座|宣讲|党课|会议|辅导)[^，。；\d]{0,8}?(?P<count>\d{1,3})(?:[次期场](?!次)|场次|期次)[^。；]{0,16}?"
    r"(?P<found>(?P<figure>\d+(?:\.\d+)?)(?P<scale>万?)[余多]?人(?:次)?)"
)
_MANY = later(r"(?:\d万|\d{4})[余多]?人")
_GREAT = later(
    r"(?<![\d.])(?P<figure>\d{2,}(?:\.\d+)?(?=[余多]?万)|\d{6,}|\d+(?:\.\d+)?(?=[余多]?亿))[余多]?(?P<scale>万|亿)?[余多]?"
    r"(?P<unit>人次|[人户件份张次起])(?![均口工民])"
)
_AUDIENCE = 10_000
_AFAR = later("视频|电视|收看|观看|网上|云上|空中")


class MagnitudePlausible(BlockCheck):
    """A report of a county, town, village, school or hospital counts no more people, cases or leaflets than there can
    be (3 million people, a million cases, 20 million attendances), and no training has more than 10,000 attendants.
    Zeros in a row before 万 are left to a rule on their form."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("万", "亿", "00", *(f"{digit}元" for digit in "0123456789")))

    @property
    def kinds(self) -> frozenset[Kind]:
        return _PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is None or part.genre is UNKNOWN:
            return
        crowded = [block.at(*match.span("found")) for match in _crowds(block.reading)]
        beyond = [block.at(*match.span()) for match in _beyond_a_county(block.reading)]
        beyond = [span for span in beyond if span not in crowded]
        yield from map(Finding, sorted(crowded + (beyond if beyond and _local(part) else [])))
        if "元" in block.reading:
            yield from (Finding(block.at(*place)) for place in _out_of_scale(part, block))


_SUM = later(r"(?<![\d.])(?P<figure>\d+(?:\.\d+)?)(?P<scale>万|亿)?元(?!/|／)")
_LEAST_SUMS, _BEYOND, _HUGE = 3, 25, 10**10
_PURSE = later(
    r"(?:经费|总投资|专项资金|项目资金|财政资金|衔接资金|配套资金|到位资金|债券|总产值|营业收入|利润总额|投资额|合同额)(?:达|为|共|约)?$"
)
_LEAST_PURSE, _MOST_PURSE = 100, 10_000


@lru_cache(maxsize=4)
def _sums(part: Part) -> tuple[Decimal, ...]:
    """The sums of money of a report that tells some in 万元, in 元 and from the least on."""
    told = [match for block in part.body for match in _SUM.finditer(block.reading)]
    return tuple(sorted(map(_value, told))) if any(match["scale"] == "万" for match in told) else ()


def _out_of_scale(part: Part, block: Block) -> Iterator[tuple[int, int]]:
    """1350亿元 where no other sum of the report comes near it, and 到账经费1680元 where the others are in 万元."""
    sums = _sums(part)
    for match in _SUM.finditer(block.reading) if sums else ():
        size = _value(match)
        before = block.reading[max(match.start() - 24, 0) : match.start()]
        if match["scale"] == "亿" and size >= _HUGE and "." not in match["figure"]:
            beyond = len(sums) >= _LEAST_SUMS and size > sums[-2] * _BEYOND
            if beyond and not _WIDE.search(before):
                yield match.span()
        elif not match["scale"] and _LEAST_PURSE <= size < _MOST_PURSE and _whole_purse(before):
            yield match.span()


def _whole_purse(before: str) -> bool:
    return _PURSE.search(before) is not None and _EACH_ONE.search(before) is None


_EACH_ONE = later(r"[每各][^，。；]{0,10}$|均|标准|按")


@lru_cache(maxsize=8)
def _local(part: Part) -> bool:
    """The report is one of a county, town, village, school or hospital: its title says so, or its text speaks of
    the county more often than of the province and the country."""
    if part.title and _LOCAL_TITLE.search(part.title.reading):
        return True
    if part.title and _CARRIER.search(part.title.reading):
        return False
    near = sum(_LOCAL.search(block.reading) is not None for block in part.blocks)
    far = sum(_TOP.search(block.reading) is not None for block in part.blocks)
    return near > far


def _beyond_a_county(text: str) -> Iterator[re.Match[str]]:
    for match in _GREAT.finditer(text):
        zeros = match["scale"] and match["figure"].endswith("0000")
        if zeros or _value(match) < _LIMITS[match["unit"]]:
            continue
        if _WIDE.search(text[max(match.start() - 24, 0) : match.end()]):
            continue
        if not _GOODS.search(text, clause_start(text, "。；\n", match.start()), match.end()):
            yield match


def _crowds(text: str) -> Iterator[re.Match[str]]:
    for match in _SESSIONS.finditer(text) if _MANY.search(text) else ():
        count = int(match["count"])
        if not count or _value(match) / count < _AUDIENCE:
            continue
        start = clause_start(text, "。；\n", match.start())
        if not (_WIDE.search(text, start, match.end()) or _AFAR.search(text, start, match.end())):
            yield match


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(match["figure"]) * {"万": 10**4, "亿": 10**8}.get(match["scale"] or "", 1)
