"""How old somebody is, and how long something has been, against the years that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.timeline import years_of
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Part, Words
from linter.rule import BlockCheck, Finding

_BORN = later(
    r"(?P<year>19[3-9]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?=[，,、]))|(?:出生于|生于)(?P<year>19[3-9]\d)年"
)
_AGED = later(
    r"[^。；]{0,40}?(?:现年|今年|年龄|，)(?:已经?)?(?P<count>[2-9]\d)(?:周)?岁(?!时|那年|以|的他|的她|就|起|开始)"
)
_BEGAN = later(
    r"(?P<what>建于|购于|购置于|安装于|启用于|成立于|创办于|创建于)(?P<year>(?:19[0-9]|20[0-2])\d)年|(?P<year>(?:19[5-9]|20\d)\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?P<what>参加工作|从教|从警|从医|从事教育|参加教育|入伍|加入中国共产党|入党|建成|投入使用|投运|通车|购置|购入|采购|购买|安装|启用|配备|投用|交付使用|装机|引进|竣工|成立|创办|建校|建院|开业|设站|建站|设所|建所|建馆|开馆|建园|建厂|建社|组建|担任|任现职|任职|到任|调任|就任|(?<=[月日年])任(?=[一-龥]{0,12}(?:长|书记|主任|主席|经理)))"
)
_IN_USE = (
    "建成", "投入使用", "投运", "通车", "建于", "购置", "购入", "采购", "购买", "安装", "启用", "配备", "投用", "交付使用", "装机",
    "引进", "竣工", "购于", "购置于", "安装于", "启用于",
)  # fmt: skip
_IN_OFFICE = "任职|任期|履职|任现职|至今|在岗"
_SERVED = {
    "参加工作": "工龄|参加工作|工作",
    "从教": "教龄|从教|任教",
    "从警": "警龄|从警",
    "从医": "从医",
    "从事教育": "教龄|从教|任教",
    "参加教育": "教龄|从教|任教",
    "入伍": "军龄|从军",
    "加入中国共产党": "党龄",
    "入党": "党龄",
    **dict.fromkeys(_IN_USE, "运行|使用|服役|运营|距今|在用"),
    **dict.fromkeys(("担任", "任现职", "任职", "到任", "调任", "就任", "任"), _IN_OFFICE),
    **dict.fromkeys(("成立于", "创办于", "创建于"), "走过|办学|成立|创办|经营|历经|距今|有着?"),
    **dict.fromkeys(("成立", "创办", "建校", "建院", "开业"), "走过|办学|成立|创办|经营|历经"),
    **dict.fromkeys(
        ("设站", "建站", "设所", "建所", "建馆", "开馆", "建园", "建厂", "建社", "组建"),
        "走过|成立|经营|历经|积累|连续|运行|服务|坚守|距今",
    ),
}


_AGED_THEN = later(
    r"[^。；]{0,40}?(?P<then>(?:19|20)\d\d)年(?:(?!(?:19|20)\d\d年)[^。；]){0,24}?(?:年满|年仅|时年|刚满|庆祝|迎来|度过|喜迎)(?:了)?(?:她?他?的?|自己的)(?P<count>\d{1,3})(?P<full>周)?岁"
)
_JOINED_THEN = later(
    r"，(?:于)?(?P<then>(?:19|20)\d\d)年(?:\d{1,2}月)?(?P<what>参加工作|入党|加入中国共产党|入伍|从教|从警|从医|入职)"
)
_DAY = r"(?P<{0}_year>(?:19|20)\d\d)年(?P<{0}_month>\d{{1,2}})月(?:(?P<{0}_day>\d{{1,2}})日)?"
_EXACT = later(
    rf"(?:{_DAY.format('born')}(?:出生|生(?=[，,、]))|(?:出生于|生于){_DAY.format('birth')})[^。；]{{0,30}}?{_DAY.format('then')}[^。；\d]{{0,20}}?"
    r"(?P<state>年满|已满|刚满|未满|不满|年龄[为是]?|时年)(?P<count>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]十)周?岁"
)


def _exact(block: Block) -> Iterator[Finding]:
    """1985年4月出生，2022年10月实施诈骗时年满36周岁: the months tell whether the birthday is over."""
    for match in _EXACT.finditer(block.reading):
        count = value(match["count"])
        born, then = (_day(match, names) for names in (("born", "birth"), ("then",)))
        if not count or (born[1] == then[1] and not (born[2] and then[2])):
            continue
        if _OF_ANOTHER.search(match[0]):
            continue
        age = then[0] - born[0] - (then[1:] < born[1:])
        right = {"未满": age < count, "不满": age < count, "已满": age >= count}.get(
            match["state"], age == count
        )
        if not right and age > 0:
            values = {"since": f"{born[0]}年{born[1]}月", "better": f"{age}周岁"}
            yield Finding(block.at(match.start("count"), match.end()), values)


def _day(match: re.Match[str], names: tuple[str, ...]) -> tuple[int, int, int]:
    """Year, month and day, 0 for a day that is not told."""
    name = next(name for name in names if match[f"{name}_year"])
    year, month, day = (match[f"{name}_{unit}"] for unit in ("year", "month", "day"))
    return int(year), int(month), int(day or 0)


_YOUNGEST = {"入党": 17, "加入中国共产党": 17, "入伍": 15}
_YOUNGEST_WORKER = 14
_SERVED_UNTIL = later(
    r"[^。；]{0,30}?(?:至|到|截至|截止)(?P<then>(?:19|20)\d\d)年[底末初]?[^。；\d]{0,14}?(?:走过|历经|度过|办学|运行|经营|有|历时|成立|创办|使用|服役|运营)了?(?:整整)?(?P<count>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)年(?!后|前|代)"
    r"|[^。；]{0,20}?(?P<then>(?:19|20)\d\d)年[^。；\d]{0,6}?(?:迎来|喜迎|庆祝|是|举办|举行|值|逢|庆)[^。；\d]{0,8}?(?P<count>\d{1,3}|[一二三四五六七八九百]?十[一二三四五六七八九]?)(?P<full>周)年"
    r"|[^。；]{0,20}?(?P<then>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:办理)?(?:退休|离休|退职|转业|退伍|退役|停运|停产|关停|停办|报废|拆除)[^。；\d]{0,10}?(?:[工教党军警]龄|工作|任教|从教|从警|从医|服役|服务|运行|使用|生产|经营|办学)了?(?:满|共|达|整整)?(?P<count>\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?)年(?!后|前|代)"
    r"|，(?:历经|经过|走过|历时)了?(?P<count>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)年(?=的?[^，。；\d]{0,8}，(?:至|到|截至)(?P<then>(?:19|20)\d\d)年)"
)
_SINCE = later(
    r"自(?P<year>(?:19|20)\d\d)年[^，。；\d]{0,10}(?:至|到)(?P<then>(?:19|20)\d\d)年[底末初]?[，,]?(?:这|短短|整整)?(?P<count>\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])年(?=间|来|里|时间|的时间)"
    r"|(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?(?:入职|入校|入厂|到岗)，(?P<then>(?:19|20)\d\d)年(?P=month)月(?:\d{1,2}日)?(?:离职|辞职|离开|退休|解除)[^。；\d]{0,16}?(?:工作|任职|服务)(?P<full>满)(?P<count>\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])年"
)


class AgeAgrees(BlockCheck):
    """How old somebody is, or how long in service, follows from the year that a sentence tells, for one of the years
    that the draft may be of; a year more or less is the birthday's. So does how long a work has been in use, which is no
    time at all where that year is still to come. Where the
    sentence tells the second year too, that one counts; and nobody goes to work as a child."""

    @property
    def literals(self) -> frozenset[str]:
        begun = (f"{unit}{what}" for unit in "年月日" for what in _SERVED)
        founded = (what for what in _SERVED if what.endswith("于"))
        spells = ("年间", "年来", "年里", "年时间", "年的时间")
        return frozenset(
            (
                *spells,
                "入职",
                "入校",
                "入厂",
                "到岗",
                "出生",
                "生于",
                "年生",
                "月生",
                "日生",
                *begun,
                *founded,
            )
        )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text, years = block.reading, years_of(part)
        for match in _SINCE.finditer(text):
            yield from _of_those_years(block, match, match)
        exact = {finding.span.start: finding for finding in _exact(block)}
        yield from exact.values()
        for match in _BORN_EVER.finditer(text):
            roughly = _of_those_years(block, match, _AGED_THEN.match(text, match.end()))
            yield from (finding for finding in roughly if finding.span.start not in exact)
            yield from _too_young(block, match)
        for match in _BEGAN.finditer(text):
            yield from _of_those_years(block, match, _SERVED_UNTIL.match(text, match.end()))
        if not years:
            return
        for match in _BORN.finditer(text):
            if not _AGED_THEN.match(text, match.end()):
                yield from _too_old(block, match, _AGED.match(text, match.end()), years)
        for match in _BEGAN.finditer(text):
            if not _SERVED_UNTIL.match(text, match.end()):
                yield from _too_old(block, match, _SERVICE[match["what"]].match(text, match.end()), years)


def _of_those_years(block: Block, begun: re.Match[str], told: re.Match[str] | None) -> Iterator[Finding]:
    """A count of years between two that the sentence tells: of full ones (周岁, 周年) there are none too many."""
    count = value(told["count"]) if told else None
    if not told or not count:
        return
    if told is not begun and _OF_ANOTHER.search(block.reading, begun.end("year"), told.start("count")):
        return
    passed = int(told["then"]) - int(begun["year"])
    exact = told.groupdict().get("full")
    most = passed if exact else passed + 1
    if passed > 0 and not passed - 1 <= count <= most:
        span = block.at(told.start("count"), told.end())
        yield Finding(span, {"since": f"{begun['year']}年", "better": str(passed)})


def _too_young(block: Block, born: re.Match[str]) -> Iterator[Finding]:
    """1972年5月出生，1978年7月参加工作."""
    text = block.reading
    clauses = _CLAUSES_BEHIND.match(text, born.end())
    told = _JOINED_THEN.search(text, born.end(), clauses.end()) if clauses else None
    if told and not _OF_ANOTHER.search(text, born.end(), told.start()):
        age = int(told["then"]) - int(born["year"])
        youngest = _YOUNGEST.get(told["what"], _YOUNGEST_WORKER)
        if age < youngest:
            span = block.at(told.start("then"), told.end("then") + 1)
            grown = int(born["year"]) + youngest
            better = Words(f"{grown}年以后", f"{grown} or later")
            yield Finding(span, {"since": f"{born['year']}年", "better": better})


_CLAUSES_BEHIND = later("[^。；]{0,40}")
_BORN_EVER = later(
    r"(?P<year>(?:19[2-9]|20[0-2])\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?=[，,、]))|(?:出生于|生于)(?P<year>(?:19[2-9]|20[0-2])\d)年(?:\d{1,2}月)?"
)


_LONG_IN_USE = "|".join(
    f"(?<={words})"
    for words in (
        "已使用", "已运行", "使用了", "运行了", "已服役", "已连续使用", "已连续运行", "已经使用", "已经运行", "累计使用", "累计运行", "已在用",
        "连续使用了", "连续运行了",
    )
)  # fmt: skip
"""What stands before a count of few years that is the whole time."""


def _service(words: str) -> str:
    few = "[3-9三四五六七八九]" if words == _IN_OFFICE else f"(?:{_LONG_IN_USE})[3-9]"
    return (
        rf"[^。；]{{0,30}}?(?:{words})了?(?:已有?|达|满|至今|已满)?(?P<near>近|将近)?"
        rf"(?P<count>[1-9]\d|[二三四五六七八]?十[一二三四五六七八九]?|{few})(?:余|多)?年(?!后|前|时|限)"
    )


_SERVICE = {what: later(_service(words)) for what, words in _SERVED.items()}


_OF_ANOTHER = later(
    r"[父母妻夫儿女爷奶孙]|[在曾任][^，。；]{1,14}工作|先后|期间|其中|新[校院厂馆区楼址]|搬迁|迁[址至入]|扩建|重建|改造|设计|预计|规定|可使用|更[换新]"
)
"""Between the year and the age: it is of somebody else, or of some of the years."""


def _too_old(
    block: Block, begun: re.Match[str], told: re.Match[str] | None, years: set[int]
) -> Iterator[Finding]:
    count = value(told["count"]) if told else None
    if not told or not count or _OF_ANOTHER.search(told[0]):
        return
    right = [year - int(begun["year"]) for year in sorted(years)]
    loose = 9 if told[0][-2] in "余多" else 1
    short = max(count // 10, 1) if told.groupdict().get("near") else 1
    if begun.groupdict().get("what") == "参加工作" and "从事" in told[0]:
        loose = max(right, default=0)  # of one kind for some of the years only
    if all(not -short <= passed - count <= loose for passed in right):
        to_come = max(right) < 0
        start = begun.start("year") if to_come else told.start("count")
        if not to_come or "已" in told[0]:
            values = {"since": f"{begun['year']}年", "better": str(max(right[0], 0))}
            yield Finding(block.at(start, told.end()), values)
