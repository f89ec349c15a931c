"""One thing counted in two places of a report with two results."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate, chain, combinations

from linter.checks.plans import planned
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.resemblance import common_end, share_run
from linter.chinese.slips import slipped
from linter.document import Block, Part, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import Finding, PartCheck

_FAULTS = ("slip", "differing")
_FIGURE = later(
    r"(?P<value>[0-9](?<![^一-龥\n，。；：、（].)[0-9.]*[0-9])(?P<unit>[万亿千百]{0,2}(?:[%％]|平方米|平方公里|公里|公斤|立方米|千?瓦时|千瓦|小时|公顷|[人批家户件车场班]次|元"
    r"|[亩户人名个家件次场期条项篇份吨辆台套间座所处米岁头只株张幅宗起份羽盏支册幢栋棵柱艘口孔扇眼]))"
)
"""Of two digits or more: smaller figures agree or differ by chance. At the start of a paragraph, behind a mark or a Han character."""
_NOUN = later(r"[一-龥“”]+$")
_WHO = "党员|干部职工|职工|干警|法官|检察官|幼儿|学员|队员|会员|教职工|教师|专任教师|学生|社工|网格员|护林员|工作人员|民警|员工|医护人员|医务人员"
_STAFF = later(
    rf"(?:(?:^|[，。；、])(?:现有|共有|现共有)(?P<who>[一-龥]{{2,6}})|[校院局馆园](?:现有|共有|现共有)(?P<who>{_WHO})|[全我本][一-龥](?:现|共|现共)?有?(?P<who>{_WHO}))$"
)
_PLACES = later(
    r"(?:行政村|自然村|村民小组|居委会|社区|村|乡镇|镇街|镇|乡|街道)(?:（[一-龥、]{1,8}）|、[一-龥]{2,4}(?=[，。；、]|$))?"
)
_ALL_PLACES = later(
    r"(?:[全我本](?:县|市|区|旗|镇|乡|街道)|(?:^|[，。；、]|[县区旗镇乡])(?:现|下|共)?辖)(?:现|下|共)?辖?有?$"
)
_PLACES_BEFORE = later(
    r"[全我本](?:县|市|区|旗|镇|乡|街道)(?:现|下|共|现共)?[有辖](?P<what>行政村|自然村|村民小组|居委会|社区|乡镇|街道)$"
)
_PROJECT = later(r"^(?!.*(?:重点|各|重大|专项|民生|等)(?:项目|工程)).*(?:项目|工程)")
_INVESTED = (
    "估算总投资",
    "项目投资",
    "投资估算",
    "总投资估算",
    "项目总投资",
    "工程总投资",
    "概算总投资",
    "项目概算",
    "工程概算",
)
_AREAS = ("建筑面积", "占地面积", "用地面积", "总造价", "日处理能力", "设计能力")
_PART_OF = later("[一二三四五]期|标段|子项|分项|其中|调整|变更|增加|原")
_OF_A_YEAR = frozenset(("annual-summary", "duty-report", "duty-integrity-report", "work-report", "work-plan"))
"""Genres that tell of many matters, each with teams of its own."""
_LEVELS = (
    *("总产量", "总产值", "总人口", "总户数", "总面积", "总里程", "总库容", "总资产", "总收入", "总投资"),
    *(
        "常住人口",
        "户籍人口",
        "播种面积",
        "耕地面积",
        "林地面积",
        "灌溉面积",
        "蓄水量",
        "森林覆盖率",
        "普及率",
        "城镇化率",
    ),
    *(
        "在校学生",
        "在校生",
        "实有床位",
        "编制床位",
        "开放床位",
        "财政收入",
        "预算收入",
        "预算支出",
        "可支配收入",
        "业务收入",
    ),
)
"""What stands at one level in a year, whatever else its sentence compares it with."""
_ALL_PLANS = frozenset(("plan", "notice", "request", "letter"))
"""Genres in which all is still to be done."""
_STAFFED = later(
    "(?:共有|现有|配有|配备|聘用|选聘|落实|设置|全[县镇乡村局]|^|[，。；\n])(?P<who>[一-龥]{2}员)$"
)
_LOOKS_BACK = later(
    r"[\s\u3000]*(?:综上|总的看|总的来看|总体看|总体来看|总之|回顾|一年来|半年来|过去一年|截至|目前|前[一二三]季度|今年以来|上半年|1[-—至]\d+月)"
)
"""So begins what sums up, even under the heading of the plans."""
_GOAL_YEAR = later(r"(?:到|至)(?P<year>20\d\d)年(?:底|末)?")
_LEAST_GOAL = 5
_BASE_RATE = later(r"(?P<what>[一-龥]{2})率(?:由|从)(?P<value>\d+(?:\.\d+)?)[%％][^，。；]{0,4}[到至]\d")
_NOW_RATE = later(
    r"(?:现有|目前|当前|现状|现行)[^，。；\d]{0,6}?(?P<what>[一-龥]{2})率(?:为|仅|是|达)?(?P<value>\d+(?:\.\d+)?)[%％]"
)
_RATE_TOLD = later(
    r"(?P<what>[一-龥]{2,6}率)(?!比|较|同比)[^，。；、\d率]{0,6}(?P<value>\d+(?:\.\d+)?)(?P<unit>[%％‰])"
)
_KNOWN_BY = 3
"""Characters at its end by which a rate is known again."""
_CASES = later(
    r"通报[了的]?(?P<value>\d{1,2}|[一二两三四五六七八九十]{1,2})(?=[起个件](?:典型|违纪|违法|反面|问题)?(?P<what>案例|案件|典型))"
)
_TEAMS = later(
    r"(?:组成|成立|分成|分为|派出|组建|设立|共派出|抽调人员组成)(?:了)?(?P<value>\d{1,2}|[一二两三四五六七八九十]{1,2})(?=个(?P<what>(?:调研|检查|督查|督导|考核|巡查|巡察|验收|评估|宣讲|复核|排查|指导|暗访|抽查|评审|工作|专项|攻坚|服务|宣传)(?:小?组|分队|队|专班)|小分队|工作专班|应急分队))"
)
_TEAMS_AGAIN = later(
    r"(?:^|[，。；、])(?:各|该|上述|以上)?(?P<value>\d{1,2}|[一二两三四五六七八九十]{1,2})(?=个(?P<what>(?:调研|检查|督查|督导|考核|巡查|巡察|验收|评估|宣讲|复核|排查|指导|暗访|抽查|评审|攻坚|服务|宣传)(?:小?组|分队|队|专班)|小分队|工作专班|应急分队))",
)
"""Teams that are spoken of again: 4个宣讲队已完成…."""
_SHARE_OF = later("占(?!比|用|地|有率)|工资|的$")
_MARK = later("[，。；：、（）]")
_PEOPLE = later(rf"(?:在职|正式|在岗|在校)?(?:{_WHO})(?!先锋|干部|代表|骨干|领导|志愿|家庭|中)")
_SOME = later("参加|获")
_BEHIND = later("[一-龥]{0,4}")
"""What a figure counts may stand right behind it, not behind a mark."""
_WHOLE = later("(?:现有|共有|[全我本](?:[局校院镇乡村所队县市区社厂站系园司馆]|街道))$")
_FILLING = "突破由从仅达为到约共超过于至了有只已近逾余计的在是累合需要"
"""What may stand between a noun and its figure."""
_OTHER_SCOPE = later(
    r"目标|预期|力争|确保|计划|以上|以内|左右|今年|明年|去年|上年|同期|比|每|分别|[0-9]年|原|新增|再|平均|月底|上半年|下半年|季度"
)
"""Words of a sentence whose figure may be meant for another time or another part of the whole."""
_JOINTS = tuple("，。；：、（）！？“”《》,;:() \u3000\t\0")
_VERBS = (
    *(f"我{own}" for own in "省市县区旗镇乡村局校院馆"),
    "全省",
    "全市",
    "全县",
    "全区",
    "全镇",
    "全乡",
    "全局",
    "全校",
    "全年",
    "其中",
    "安排",
    "拨付",
    "落实",
    "申请",
    "争取",
    "投入",
    "完成",
    "实现",
    "建成",
    "发放",
    "项目",
)
_LONGEST_NOUN = 20
_MEASURES = ("面积", "投资", "投资额", "人数", "比例", "占比", "增长", "下降", "提高", "同比")
_LONGEST_MEASURE = 6
"""So short a name ending so (总建筑面积) is that of anything."""
_SERIES = 6
"""More figures of one name than so many are a table in words."""


@frozen
class FiguresAlike(PartCheck):
    """A figure that is named twice is the same both times.

    `fault` is the one to report, at both places: slip (two figures of the same name that differ by one digit or by
    two exchanged digits), differing (any others). Silent where year, target or scope differ, and in series.
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    def find(self, part: Part) -> Iterator[Finding]:
        for fault, one, other in _pairs(part):
            if fault == self.fault:
                yield Finding(one.span, {"other": other.value + other.unit})
                yield Finding(other.span, {"other": one.value + one.unit})


class _Figure(NamedTuple):
    """`start` is its offset in the block, `noun` the Han characters before it without what only joins them."""

    value: str
    unit: str
    noun: str
    block: Block
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.value) + len(self.unit)

    @property
    def span(self) -> Span:
        return self.block.at(self.start, self.end)

    @property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence around the figure begins and ends in its block."""
        text = self.block.reading
        start = clause_start(text, "。；！？", self.start)
        return start, clause_end(text, "。；！？", self.start)

    def begins(self, length: int) -> bool:
        """Whether the last characters of the noun, so many, are a name of its own: a mark or a verb stands before
        them."""
        if length < len(self.noun):
            rest = len(self.noun) - length
            return self.noun.endswith(_VERBS, 0, rest) or self.noun[:rest] == "年"
        before = self.block.reading[: self.start].rstrip(_FILLING).removesuffix(self.noun)
        return not before or before.endswith(_JOINTS) or before[-1].isdigit()


Pair = tuple[str, _Figure, _Figure]
Groups = dict[tuple[str, str], list["re.Match[str]"]]


@lru_cache(maxsize=4)
def _pairs(part: Part) -> tuple[Pair, ...]:
    text = _Text(part)
    found: dict[tuple[Span, Span], Pair] = {}
    pairs = (
        *(_same_noun(text), _exchanged(text), _same_staff(text), _same_places(text), _same_project(text)),
        *(_same_request(text), _same_goal(text), _same_rate(text), _same_count(text), _same_people(text)),
        _same_scale(text),
    )
    for pair in chain.from_iterable(pairs):
        found.setdefault((pair[1].span, pair[2].span), pair)
    return tuple(found.values())


def told_unlike(part: Part) -> frozenset[Span]:
    """Where figures stand of which `FiguresAlike` tells, whatever the fault."""
    return frozenset(figure.span for _, one, other in _pairs(part) for figure in (one, other))


class _Text:
    """The running text of a report in one piece: most figures in it are like no other and not looked at twice."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._blocks = [block for block in part.body if block.kind != "cell"]
        self.text = "\n".join(block.reading for block in self._blocks)
        self.matches = [match for match in _FIGURE.finditer(self.text) if match["value"].count(".") < 2]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(block.reading) + 1 for block in self._blocks), initial=0))

    def before(self, match: re.Match[str]) -> str:
        """What stands before a figure, without what only joins it to its noun."""
        start = match.start()
        return self.text[max(start - _LONGEST_NOUN, 0) : start].rstrip(_FILLING)

    def _figure(self, match: re.Match[str]) -> _Figure:
        index = bisect_right(self._starts, match.start()) - 1
        noun = _NOUN.search(self.before(match))
        start = match.start() - self._starts[index]
        return _Figure(match["value"], match["unit"], noun[0] if noun else "", self._blocks[index], start)

    def figure(self, match: re.Match[str], unit: str) -> _Figure:
        """The figure of another expression, with its unit."""
        index = bisect_right(self._starts, match.start("value")) - 1
        start = match.start("value") - self._starts[index]
        return _Figure(match["value"], unit, "", self._blocks[index], start)

    def differing(self, groups: Groups, least: int = _LONGEST_NOUN) -> Iterator[tuple[_Figure, _Figure]]:
        """Pairs of different value in different sentences, both of what was done or both of what is planned, or of so
        many digits at least."""
        for group in groups.values():
            if 1 < len(group) <= _SERIES and len({match["value"] for match in group}) == 2:
                for one, other in combinations(map(self._figure, group), 2):
                    same = one.block is other.block and one.sentence == other.sentence
                    alike = _digits(one) >= least or self.of_one_time(one, other)
                    if one.value != other.value and not same and alike:
                        yield one, other

    def of_one_time(self, one: _Figure, other: _Figure) -> bool:
        """Whether both tell what was done or both what is planned, or name one year."""
        return self._planned(one) is self._planned(other) or _one_year(one, other)

    def scoped(self, figure: _Figure) -> bool:
        """Whether the sentence speaks of another time than the report's year, or of a part of the whole."""
        sentence = figure.block.reading[slice(*figure.sentence)]
        own = f"{self.part.year}年"
        return _OTHER_SCOPE.search(sentence.replace(own, "")) is not None

    def scoped_apart(self, one: _Figure, other: _Figure) -> bool:
        """Whether either sentence speaks of a time or part of its own; one year that both name is none."""
        if _one_year(one, other):
            return any(
                _OTHER_SCOPE.search(_YEAR.sub("", f.block.reading[slice(*f.sentence)])) for f in (one, other)
            )
        return self.scoped(one) or self.scoped(other)

    def led(self, figure: _Figure) -> bool:
        """Whether the sentence up to the mark behind the figure speaks of another time or of a part."""
        reading = figure.block.reading
        mark = _MARK.search(reading, figure.start + len(figure.value))
        told = reading[figure.sentence[0] : mark.start() if mark else len(reading)]
        return _OTHER_SCOPE.search(told.replace(f"{self.part.year}年", "")) is not None

    def _planned(self, figure: _Figure) -> bool:
        """Whether a figure stands in a section on plans and its sentence does not look back."""
        if self.part.genre.id in _ALL_PLANS or not planned(self.part, figure.block.span.start):
            return False
        return _LOOKS_BACK.match(figure.block.reading, *figure.sentence) is None


def _one_year(one: _Figure, other: _Figure) -> bool:
    """Both sentences name one year, and the same."""
    years = [set(_YEAR.findall(f.block.reading[slice(*f.sentence)])) for f in (one, other)]
    return years[0] == years[1] and len(years[0]) == 1


_THREE_DIGITS, _MANY_DIGITS = 3, 4
"""So many digits are not the same by chance, in another order: three where a long name stands beside both."""


def _digits(figure: _Figure) -> int:
    return len(figure.value.replace(".", ""))


def _same_noun(text: _Text) -> Iterator[Pair]:
    groups: Groups = defaultdict(list)
    for match in text.matches:
        groups[match["unit"], text.before(match)[-4:]].append(match)
    for one, other in text.differing(groups):
        length = common_end([one.noun, other.noun])
        if length < 4 or (length <= _LONGEST_MEASURE and one.noun.endswith(_MEASURES)):
            continue
        if one.unit in "%％" and all(_SHARE_OF.search(each.noun) for each in (one, other)):
            continue  # two shares of one base
        whole = one.begins(length) and other.begins(length) and one.noun.endswith(_LEVELS)
        if (
            whole and slipped(one.value, other.value) and not (text.led(one) or text.led(other))
        ) or _same_gap(one, other):
            yield "slip", one, other
        elif (one.begins(length) or other.begins(length)) and not text.scoped_apart(one, other):
            if length >= 5 and slipped(one.value, other.value):
                yield "slip", one, other
            elif _one_thing(one, other, length):
                yield "differing", one, other


_YEAR = later(r"20\d\d年(?!以来|至|到)")
_GAPS = ("资金缺口", "经费缺口")


def _same_gap(one: _Figure, other: _Figure) -> bool:
    """What is lacking is one sum throughout a request, whatever year its sentences speak of."""
    same = one.noun.endswith(_GAPS) and other.noun.endswith(_GAPS)
    return same and one.block is not other.block and slipped(one.value, other.value)


def _exchanged(text: _Text) -> Iterator[Pair]:
    """Figures with the same digits, two of them exchanged, after words that have something in common."""
    groups: Groups = defaultdict(list)
    for match in text.matches:
        value = match["value"]
        if len(value) >= 3:
            unit = "人" if match["unit"] == "名" else match["unit"]
            groups[unit, "".join(sorted(value))].append(match)
    for one, other in text.differing(groups, _THREE_DIGITS):
        if _digits(one) < _MANY_DIGITS and not (text.of_one_time(one, other) or _named_behind(one, other)):
            continue
        if one.unit in "%％":
            near = common_end([one.noun, other.noun]) >= _ALIKE_SHARES
        else:
            near = common_end([one.noun, other.noun]) >= _ALIKE or _of_one_thing(one, other)
            near = near or share_run(one.noun, other.noun, _STEM)
        if near and slipped(one.value, other.value) and not _apart(one, other):
            yield "slip", one, other


_ALIKE, _ALIKE_SHARES = 2, 4
"""So many characters at their ends names of one thing share; 按时办结率 and 办结率 are two."""


def _apart(one: _Figure, other: _Figure) -> bool:
    """Whether two figures of one name are of two things all the same."""
    return _rest(one) or _rest(other) or _aimed(one) is not _aimed(other) or _side_by_side(one, other)


_SECTION = 2
"""Headings of this level and above begin sections; those below may be items of a list."""
_REST = later("(?:其余|剩余|另外?)[^，。；、\\d]{0,4}$")


def _rest(figure: _Figure) -> bool:
    """What is left of a total has a figure of its own."""
    return _REST.search(figure.block.reading, max(figure.start - 8, 0), figure.start) is not None


_AIMED = later("(?:力争|预计|计划|目标)[^，。；、]*$")


def _aimed(figure: _Figure) -> bool:
    """Whether the clause up to the figure tells what is to be reached."""
    return _AIMED.search(figure.block.reading, figure.sentence[0], figure.start) is not None


def _side_by_side(one: _Figure, other: _Figure) -> bool:
    """县人民医院开放床位860张；县中医院开放床位680张: two of a row, or of neighbouring items of a list."""
    first, last = sorted((one.start, other.start))
    if one.block is other.block:
        return "。" not in one.block.reading[first:last]
    a, b = one.block.number, other.block.number
    if one.block.level <= _SECTION or a is None or b is None or a.value is None or b.value is None:
        return False
    return a.style == b.style and abs(a.value - b.value) == 1


def _same_staff(text: _Text) -> Iterator[Pair]:
    """全局现有党员65名 or 全局65名党员, and elsewhere 现有党员63人; a digit of three is a slip, other staff may have come."""
    whole: Groups = defaultdict(list)
    some: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"] in ("名", "人"):
            people, all_of_them = _people(text.text, match)
            if people:
                some["", people].append(match)
            if people and all_of_them:
                whole["", people].append(match)
    for one, other in text.differing(_classes(text)):
        if one.block is not other.block and _within(one, other, 1.2):
            yield "slip", one, other
    for one, other in text.differing(_staffed(text)):
        apart = one.block is not other.block and not (text.led(one) or text.led(other))
        if apart and slipped(one.value, other.value):
            yield "slip", one, other
    for groups, faults in ((whole, _FAULTS), (some, ("slip",))):
        for one, other in text.differing(groups):
            fault = "slip" if slipped(one.value, other.value) else "differing"
            if one.block is not other.block and fault in faults and _within(one, other, 2.0):
                yield fault, one, other


_OF_CLASS = later(r"(?:全班|我班|本班)(?:现有|共有|现共有|共)?(?:学生|同学)?$")


def _classes(text: _Text) -> Groups:
    """全班45人, and elsewhere 全班44名同学."""
    groups: Groups = defaultdict(list)
    for match in text.matches if "班" in text.text else ():
        start = match.start()
        if match["unit"] in ("名", "人") and _OF_CLASS.search(text.text[max(start - 8, 0) : start]):
            groups["", "班"].append(match)
    return groups


def _staffed(text: _Text) -> Groups:
    """保洁员126名, by what they are."""
    groups: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"] in ("名", "人") and (staff := _STAFFED.search(text.before(match))):
            groups["", staff["who"]].append(match)
    return groups


def _people(text: str, match: re.Match[str]) -> tuple[str, bool]:
    """Whom a figure counts, and whether it surely counts them all: 全局52名党员参加 may be those who took part."""
    start = match.start()
    before = _STAFF.search(text[max(start - _LONGEST_NOUN, 0) : start])
    if before:
        return before["who"], True
    after = _PEOPLE.match(text, match.end())
    if after is None or not _WHOLE.search(text[max(start - 6, 0) : start].rstrip("有共现约")):
        return "", False
    return after[0], _SOME.match(text, after.end()) is None


def _same_places(text: _Text) -> Iterator[Pair]:
    """全镇辖18个行政村, and elsewhere 全镇16个行政村."""
    groups: Groups = defaultdict(list)
    for match in text.matches:
        if match["unit"] == "个":
            start = match.start()
            what = _PLACES.match(text.text, match.end())
            if what and _ALL_PLACES.search(text.text[max(start - 8, 0) : start]):
                groups["", what[0]].append(match)
            elif before := _PLACES_BEFORE.search(text.text[max(start - 14, 0) : start]):
                groups["", before["what"]].append(match)
    for one, other in text.differing(groups):
        if _within(one, other, _MOST_PLACES_APART):  # 全县有53个村办起企业 are some of them
            yield "slip", one, other


def _same_project(text: _Text) -> Iterator[Pair]:
    """The investment in the one project that the title names."""
    asked = text.part.genre.id == "request"
    if text.part.title is None or not (asked or _PROJECT.search(text.part.title.reading)):
        return
    groups: Groups = defaultdict(list)
    for match in text.matches:
        if text.before(match).endswith(_INVESTED):
            groups[match["unit"], ""].append(match)
    areas: Groups = defaultdict(list)
    for match in text.matches:
        noun = next((noun for noun in _AREAS if text.before(match).endswith(noun)), "")
        if noun:
            areas[match["unit"], noun].append(match)
    for one, other in text.differing(areas):
        if slipped(one.value, other.value) and not (text.led(one) or text.led(other)):
            yield "slip", one, other
    for one, other in text.differing(groups):
        if not any(_PART_OF.search(f.block.reading, f.sentence[0], f.start) for f in (one, other)):
            yield "slip", one, other


_ASKED = later(
    r"(?:申请|恳请|恳求|特请|请求|请予)[^，。；\d]{0,30}?(?:资金|经费|补助|拨付|解决|安排|支持|追加|下达|预算)[^，。；\d]{0,12}$"
)
_SUMMED_UP = later(r"(?:[两二三四五六七八九十]项)?(?:合计|共计|总计)$")
_NEEDED = later(r"(?:共需|总需|合计需|所需|需要?|总投资|投资估算|概算)[^，。；、\d]{0,10}$")


def _same_request(text: _Text) -> Iterator[Pair]:
    """拟申请补助300万元, and at the end 恳请拨付专项资金350万元: a request asks for one sum; and what it asks for is what
    is needed, with no two digits exchanged."""
    if text.part.genre.id != "request":
        return
    sums = [match for match in text.matches if match["unit"].endswith("元")]
    told = {match: text.text[max(match.start() - 50, 0) : match.start()] for match in sums}
    asked = [text.figure(match, match["unit"]) for match in sums if _ASKED.search(told[match])]
    needed = [text.figure(match, match["unit"]) for match in sums if _NEEDED.search(told[match])]
    summed = [text.figure(match, match["unit"]) for match in sums if _SUMMED_UP.search(told[match])]
    one_sum = len(asked) == 2 and asked[0].block is not asked[1].block and asked[0].unit == asked[1].unit
    if one_sum and asked[0].value != asked[1].value and _within(asked[0], asked[1], _MOST_APART):
        yield "slip", asked[0], asked[1]
    for one in needed:
        for other in (*asked, *summed):
            if (
                one.unit == other.unit
                and sorted(one.value) == sorted(other.value)
                and one.value != other.value
            ):
                yield "slip", one, other


_MOST_PLACES_APART = 1.2
"""Counts of places that differ by more are of some of them."""
_MOST_APART = 1.5
"""Figures that differ by more are hardly of one thing."""


def _same_goal(text: _Text) -> Iterator[Pair]:
    """到2027年，年接待游客突破500万人次, and elsewhere 到2027年年接待游客达到600万人次."""
    if len(_GOAL_YEAR.findall(text.text)) < 2:
        return
    groups: Groups = defaultdict(list)
    for match in text.matches:
        groups[match["unit"], text.before(match)[-_LEAST_GOAL:]].append(match)
    for one, other in text.differing(groups):
        years = [_GOAL_YEAR.search(f.block.reading, f.sentence[0], f.start) for f in (one, other)]
        if not all(years) or len({year["year"] for year in years if year}) > 1:
            continue
        length = common_end([one.noun, other.noun])
        whole = one.begins(length) or other.begins(length)
        if length >= _LEAST_GOAL and whole and not one.noun.endswith(_MEASURES):
            yield "slip", one, other


def _same_rate(text: _Text) -> Iterator[Pair]:
    """普及率由91.5%提高到95%, and elsewhere 现有普及率90.5%."""
    if not _BASE_RATE.search(text.text):
        return
    bases, now = (list(pattern.finditer(text.text)) for pattern in (_BASE_RATE, _NOW_RATE))
    for one in bases:
        for other in now:
            if one["what"] == other["what"] and Decimal(one["value"]) != Decimal(other["value"]):
                yield "slip", text.figure(one, "%"), text.figure(other, "%")


def _same_scale(text: _Text) -> Iterator[Pair]:
    """差错率控制在3‰以内, and elsewhere 差错率超过3%: one figure, in per mille and in percent."""
    if "‰" not in text.text:
        return
    groups: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in _RATE_TOLD.finditer(text.text):
        groups[match["what"][-_KNOWN_BY:], match["value"]].append(match)
    for group in groups.values():
        one, other = group[0], group[-1]
        if (one["unit"] == "‰") != (other["unit"] == "‰") and len(group) <= _SERIES:
            yield "slip", text.figure(one, one["unit"]), text.figure(other, other["unit"])


def _same_count(text: _Text) -> Iterator[Pair]:
    """组成3个调研组 and 派出4个调研组; 通报了5起案例 and 通报的6起案例."""
    if text.part.genre.id in _OF_A_YEAR:
        return
    for pattern in (_CASES, _TEAMS):
        told = list(pattern.finditer(text.text))
        if pattern is _TEAMS and len(told) == 1:
            told += [m for m in _TEAMS_AGAIN.finditer(text.text) if m.start("value") > told[0].end()][:1]
        for what in {match["what"] for match in told}:
            same = [match for match in told if match["what"] == what]
            apart = len(same) == 2 and "\n" in text.text[same[0].end() : same[1].start()]
            if apart and value(same[0]["value"]) != value(same[1]["value"]):
                yield "slip", text.figure(same[0], ""), text.figure(same[1], "")


_HELPED = "留守学生|留守儿童|困难学生|特困学生|贫困学生|残疾学生|留守老人|孤寡老人|空巢老人|特困人员|困难职工|残疾人|孤儿|脱贫户|监测户|低保户|五保户|困难户|帮扶户"
_HELPED_COUNT = later(rf"(?P<value>\d{{2,4}})(?P<unit>[名户])(?=(?P<what>{_HELPED}))")


def _same_people(text: _Text) -> Iterator[Pair]:
    """全校48名留守学生, and elsewhere 对46名留守学生: those who are all looked after, where a slip tells them apart."""
    groups: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _HELPED_COUNT.finditer(text.text):
        groups[match["what"]].append(match)
    for group in groups.values():
        figures = [text.figure(match, match["unit"]) for match in group]
        if len(figures) != 2 or figures[0].block is figures[1].block:
            continue
        one, other = figures
        alike = len(one.value) == len(other.value) and sum(map(str.__ne__, one.value, other.value)) == 1
        whole = [_WHOLE.search(f.block.reading[max(f.start - 4, 0) : f.start]) is not None for f in figures]
        rest = figures[int(whole[0])] if whole[0] != whole[1] else None
        if (
            alike
            and rest is not None
            and rest.block.reading[max(rest.start - 4, 0) : rest.start].endswith("对")
        ):
            yield "slip", one, other


def _one_thing(one: _Figure, other: _Figure, length: int) -> bool:
    """Whether names with so many characters in common mean the same: long ones, or whole ones far apart."""
    if length >= (6 if _near(one, other) else 7):
        return _within(one, other, 2.0)
    whole = one.begins(length) and other.begins(length)
    return whole and one.block is not other.block and _within(one, other, 1.5)


def _near(one: _Figure, other: _Figure) -> bool:
    """Sums of money within a tenth of each other."""
    return one.unit.endswith("元") and _within(one, other, 1.1)


def _within(one: _Figure, other: _Figure, factor: float) -> bool:
    low, high = sorted(float(figure.value) for figure in (one, other))
    return high <= factor * low


def _of_one_thing(one: _Figure, other: _Figure) -> bool:
    """The nouns before them share a word, or the noun before one stands behind the other: 脱贫户8642户, 8462户脱贫户."""
    nouns = [figure.noun[-6:] for figure in (one, other)]
    after = [_BEHIND.match(figure.block.reading, figure.end) for figure in (one, other)]
    behind = [match[0] if match else "" for match in after]
    return share_run(nouns[0], nouns[1], _WORD) or _crossed(nouns, behind, _WORD)


def _named_behind(one: _Figure, other: _Figure) -> bool:
    """Whether the name before the one stands behind the other: 家庭经济困难学生436人, 对463名家庭经济困难学生."""
    nouns = [figure.noun[-_LONG_NAME:] for figure in (one, other)]
    behind = [figure.block.reading[figure.end : figure.end + _LONG_NAME] for figure in (one, other)]
    return _crossed(nouns, behind, _NAME)


def _crossed(nouns: Sequence[str], behind: Sequence[str], length: int) -> bool:
    """Whether what stands before one of two figures stands behind the other, in so many characters."""
    return share_run(nouns[0], behind[1], length) or share_run(behind[0], nouns[1], length)


_WORD, _STEM, _NAME = 2, 3, 4
"""Characters that two nouns share which have a word, more than a word (新改建公路, 全县新改建里程) or a name in common."""
_LONG_NAME = 8
