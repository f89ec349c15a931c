"""Counts that a text announces, and lists beside them: 四项举措 before 一是 …, “两强”（学习强、作风强）."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import compiled, later
from linter.chinese.numerals import value
from linter.chinese.persons import NAME, person
from linter.frozen import NamedTuple

_HAN = "一二两三四五六七八九十"
_NOUN = (
    r"(?:个?方面|个(?:环节|层面|特点|重点|要点|关键|原因|问题|转变|突破|不足|短板|必须|坚持|亮点|难点|难题|弱项|堵点|差距|抓手|着力点|维度)"
    r"|大(?:举措|措施|任务|行动|重点|问题|工程|短板|难题|难点|亮点|特点|成效|瓶颈|不足|差距|变化|隐患|抓手|优势|原因|目标)"
    r"|[项条](?:主要|重点|具体|重要|突出)?(?:工作|举措|措施|任务|要求|意见|建议|经验|做法|内容|原则|行动|改革|成果|纪律|问题)"
    r"|件(?:大事|实事|要事|事情|事)"
    r"|点(?:要求|意见|建议|体会|做法|经验|希望|启示|倡议|提示|想法|感受|认识|看法|承诺|思考|打算|说明|声明|注意事项)?|类(?:主要|突出)?问题|种(?:情况|形式|方式|情形))"
)
_ANNOUNCED = later(
    rf"(?<![{_HAN}\d第、—.－～至到-])(?:(?P<count>[{_HAN}]{{1,3}}|\d{{1,2}}){_NOUN}"
    rf"|(?P<loose>[{_HAN}])[项条点类种](?=[^。，]{{0,4}}：))"
    r"(?P<between>[^，。；：、“”（）:;]{0,8})(?P<end>[。：:])(?:现[^，。；：]{0,8}如下[。：:])?\s*$"
)
_QUOTED = later(
    rf"“(?P<count>[{_HAN}]{{1,3}}|\d{{1,2}})(?:个|项|大)(?P<noun>[一-龥]{{1,4}})”"
    r"[^，。；：“”（）:;]{0,8}[。：:]\s*$"
)
_WINDOW = 40

_LIST = r"(?P<open>（|，即|：|即|，?(?:是指|指的是|包括|分别[是为]))(?P<list>[^（）。；：“”]{4,120})(?P<close>[）。；：]|$)"
_QUOTED_NAME = later(
    rf"(?<=“)(?P<count>[{_HAN}])(?P<rest>(?!字)[一-龥]{{1,6}})”(?P<what>[一-龥]{{0,4}}|[一-龥]{{5,16}}(?=，?即)){_LIST}"
)
_PLAIN_NAME = later(
    rf"(?P<count>[{_HAN}])(?<![{_HAN}第].)(?P<rest>)[类项个种大](?P<what>[一-龥]{{1,4}}){_LIST}"
)
_OPEN_LIST = later(r"[等如或余多含指]|其中|包括|[0-9０-９，：]|^[镇乡街道区市县旗场村社、]+$")
_JOINED, _JOINED_BY_AND = later("、|以及|[和及与]"), later("[、和]")
_MEMBERS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(
        ("部门", "单位", "科室", "处室", "机关"), later(r"[部局委办科处室院队所心会厅站社司团]$")
    ),
    **dict.fromkeys(("村", "行政村", "自然村"), later("村$")),
    "社区": later("社区$"),
    **dict.fromkeys(("乡镇", "镇", "乡", "街道", "镇街"), later("[镇乡]$|街道$")),
    **dict.fromkeys(("县", "市", "区", "县市", "县区"), later("[县市区旗]$")),
    **dict.fromkeys(("公司", "企业"), later("公司$|集团$|厂$|企业$|社$")),
    **dict.fromkeys(("学校", "中学", "小学", "院校", "高校"), later("[校学院园]$")),
    "银行": later("行$|社$"),
    "医院": later("院$"),
    "派出所": later("所$"),
    "道路": later("[路街巷]$|大道$"),
}
"""How the members of a list end that a noun counts."""
_OF_WHICH = ("一线", "成员", "重点", "牵头", "责任", "试点", "示范", "直属", "下属", "内设", "参建", "协办")
_ADJECTIVE = 2
"""What may stand between a count and what it is of, in characters: 五个一线单位."""
_BODIES = (
    *(f"个{which}{noun}" for which in _OF_WHICH for noun in _MEMBERS),
    *(f"家{which}{noun}" for which in _OF_WHICH for noun in ("单位", "企业", "公司", "医院")),
    *(f"个{noun}" for noun in _MEMBERS),
    *(f"家{noun}" for noun in ("单位", "企业", "公司", "银行", "医院")),
    *(f"所{noun}" for noun in ("学校", "中学", "小学", "院校", "高校")),
    "部门",
    "条道路",
    *(
        f"个{noun}"
        for noun in (
            *(
                "专科",
                "学科",
                "工作组",
                "工作小组",
                "专项组",
                "专责组",
                "专班",
                "工作专班",
                "小组",
                "分队",
                "法庭",
                "人民法庭",
                "派出所",
                "司法所",
                "税务所",
                "供电所",
                "检察室",
                "林场",
                "支部",
                "党支部",
            ),
            *(
                "等次",
                "等级",
                "档次",
                "级别",
                "奖项",
                "工种",
                "科目",
                "职业工种",
                "民族乡",
                "考点",
                "学段",
                "班次",
                "社团",
                "兴趣班",
                "赛区",
                "战区",
            ),
        )
    ),
    *(f"座{noun}" for noun in ("水库", "大桥", "桥梁", "水厂", "电站")),
    *("条河流", "条河道", "门课"),
    *("科平均", "科成绩", "科均", "门课程", "门学科", "个学科"),
    *(
        f"类{noun}"
        for noun in ("基础", "重点", "产品", "产业", "作物", "项目", "工程", "设施", "案件", "企业", "场所")
    ),
    *(
        "大产业",
        "大行业",
        "大领域",
        "大板块",
        "大工程",
        *(
            f"大{noun}"
            for noun in ("中心", "基地", "片区", "园区", "集群", "市场", "景区", "流域", "库区", "灌区")
        ),
        "个专业",
        "个品种",
        "个行业",
        "个领域",
        "个片区",
        "个产业",
    ),
)
_POINTS = (
    *(
        f"个{noun}"
        for noun in (
            *("方面", "环节", "层面", "维度", "板块", "方向", "阶段", "专题", "模块", "重点"),
            *("部分", "组成部分", "展区", "展厅", "功能区", "篇章", "章节", "单元", "步骤", "层次"),
        )
    ),
    *(
        f"大{noun}"
        for noun in ("机制", "体系", "平台", "品牌", "战役", "举措", "任务", "优势", "模式", "特色", "行动")
    ),
    *(
        f"项{noun}"
        for noun in ("举措", "措施", "机制", "任务", "行动", "工作", "制度", "内容", "议题", "事项", "要求")
    ),
    *("类对象", "类人员", "类群体", "种方式", "种形式", "种渠道", "方面"),
)


def _tally(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """One of these behind the last character of a count."""
    rests: dict[str, list[str]] = defaultdict(list)
    for noun in sorted(nouns, key=len, reverse=True):
        rests[noun[0]].append(noun[1:])
    branches = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return later(rf"(?<=[{_HAN}\d])(?:{branches})(?!军)")


_TALLIES = {"members": _tally(_BODIES), "points": _tally(_POINTS)}
MEMBERS, POINTS = frozenset(_BODIES), frozenset(_POINTS)
"""One of these stands wherever `tallied` finds something."""
_COUNT = later(rf"(?<![{_HAN}\d第.余多约近、和及与各—–~～至到-])(?:[{_HAN[1:]}]|[2-9]|1\d)")
_AFTER_QUOTE = later(
    r"(?:(?<=”)|(?<=”的))(?P<count>[二两三四五六七八九])(?P<what>(?!.?[字词句])[个类项种大]?[一-龥]{1,2})"
)
_QUOTES = later(r"(?<![、和及与或”])“[^“”]{1,14}”(?:[、和]?“[^“”]{1,14}”)+$")
"""“通过”“修改后通过”“不通过”, each in marks of its own."""
_NOUN_PHRASE = later(
    r"^[^的为是]{1,12}(?<!部署|推进|实施|开展|打造|落实|抓好|聚焦|围绕|建立|构建|形成|健全|完善|提出|明确|坚持|做好|突出|紧扣|采取|制定|推行|推出)$"
)
_SHORT_NAMES = later(r"^(?:[一-龥]{2,3}、){2,}[一-龥]{2,3}$")
_ALSO_NAMED = frozenset(
    (
        *(
            "村",
            "行政村",
            "自然村",
            "社区",
            "乡镇",
            "镇",
            "街道",
            "镇街",
            "部门",
            "科室",
            "处室",
            "小组",
            "专班",
        ),
        *("法庭", "人民法庭", "派出所", "司法所", "税务所", "供电所", "检察室", "林场"),
    )
)
"""What has names that need not end in what it is: 东城、南湖、北苑三个社区, 教育、卫生、民政三个部门."""
_LONGEST_CLAUSE = 80
_FORGOTTEN = 3
"""No more members than this are left out of a list by mistake."""
_CLASSIFIERS = "类项个种大"
_COUNTS = _HAN[1:]
_PLACE = later(
    rf"[{_COUNTS}](?:(?P<again>(?<=[，。；].)[{_CLASSIFIERS}](?![一-龥]{{1,4}}(?:（|，?即|：|，?分别))[一-龥]{{2}})|(?P<plain>[{_CLASSIFIERS}][一-龥]{{1,4}}(?:（|，?即|：|，?分别))|(?P<quoted>(?<=“.)[一-龥]{{1,6}}”)|(?<=”.)[一-龥]|(?<=”的.)[一-龥])"
)
"""Where a count that has its list beside it may stand; nobody lists one thing."""
_BRACKETED = later(r"[一-龥]{0,2}（(?P<list>[^（）。；：“”]{4,120})）")

COUNTED = frozenset(
    [count + classifier for count in _COUNTS for classifier in _CLASSIFIERS]
    + [mark + count for mark in "“”" for count in _COUNTS]
)
"""One of these stands wherever `miscounted` finds something."""

_TWO_NUMBERS = later(
    rf"(?<=“)(?P<count>[{_COUNTS}])(?P<one>(?![个大项类种条])[一-龥]{{1,2}}?)(?P<more>[{_HAN}])(?P<other>[一-龥]{{1,2}})”(?P<what>[一-龥]{{0,4}}){_LIST}"
)
_ITEMS_OF_TWO = later("[、，]")


def _of_two_numbers(match: re.Match[str]) -> Announcement | None:
    """“三稳一慢”，即起步稳、行驶稳、停车稳: each item takes up one of the two words, and they are not so many."""
    if (match["open"] == "（") != (match["close"] == "）") or _OPEN_LIST.search(
        match["list"].replace("，", "、")
    ):
        return None
    items = _ITEMS_OF_TWO.split(match["list"])
    announced = (value(match["count"]) or 0) + (value(match["more"]) or 0)
    if (
        not all(match["one"] in item or match["other"] in item for item in items)
        or len(items) < _LEAST_BEFORE
    ):
        return None
    if len(items) <= announced <= len(_ITEM_MARKS.split("、".join(items))):
        return None
    pairs = match["count"] == match["more"] and len(items) == value(match["count"])
    if pairs and all(match["one"] in item and match["other"] in item for item in items):
        return None  # “三重三轻”：重数字轻人物，…
    if match["close"] == "；" and not any(match["other"] in item for item in items):
        return None  # the second word is taken up behind the mark
    return Announcement(match.start("count"), match.end("other"), announced, listed=len(items))


_TAKEN_UP = later(
    rf"(?<=[，。；])(?P<count>[{_COUNTS}])(?:大(?P<noun>[一-龥]{{2}})|[个项类种](?P<noun2>[一-龥]{{2}})(?=[均都]|全部|同[时步]|协同|共同|一体|一起|统筹))"
)


def _taken_up(text: str, start: int) -> Announcement | None:
    """推进政治改造、教育改造和劳动改造，四大改造…: all of the clause before, each of which ends in the noun."""
    match = _TAKEN_UP.match(text, start)
    items = _ITEM_MARKS.split(_clause_before(text, start - 1)) if match else []
    if match is None or len(items) < _LEAST_BEFORE:
        return None
    noun = match["noun"] or match["noun2"]
    announced = value(match["count"]) or 0
    if not all(item.endswith(noun) and len(item) > len(noun) for item in items):
        return None
    if len(items) == announced or abs(len(items) - announced) > _FORGOTTEN:
        return None
    return Announcement(start, match.end(), announced, listed=len(items))


_BOUNDARY = later(r"[，。；：“”！？]")
_BRACKETS = later(r"（[^（）]*）")
_NUMERAL = later(rf"(?<!统)[{_HAN}双百千万]")


class Announcement(NamedTuple):
    """A count in a text and how many follow it.

    `start` and `end` are the count's place, `items` what it says; `noun` is the word that each item must take
    up (“三个聚焦”), else empty; `listed` is how many the text itself lists, 0 when the list stands elsewhere.
    """

    start: int
    end: int
    items: int
    noun: str = ""
    listed: int = 0


def announcement(text: str) -> Announcement | None:
    """The count that the end of a text announces for what follows, at most 8 characters before its last mark, or before
    现纪要如下.

    A number in digits before a full stop is a figure (“完成5项任务。”), not an announcement.
    """
    start = max(len(text) - _WINDOW, 0)
    if match := _ANNOUNCED.search(text, start):
        if match["loose"]:
            return _read(match, "loose", match.end("between"))
        figure = match["end"] == "。" and match["count"].isascii()
        return None if figure else _read(match, "count", match.start("between"))
    match = _QUOTED.search(text, start)
    return _read(match, "count", match.end("noun"), match["noun"]) if match else None


_KINDS = later(
    rf"(?<![{_HAN}\d第、—.－～至到-])(?P<count>[{_HAN}]{{1,3}}|\d{{1,2}})[个支类家所名处座种条大](?P<noun>[一-龥]{{1,8}})[：:]\s*$"
)


def kinds_announced(text: str) -> Announcement | None:
    """The count of things that a text ends with (下设五个工作组：); `noun` is the character in which their names end."""
    match = _KINDS.search(text, max(len(text) - _WINDOW, 0))
    return _read(match, "count", match.end("noun"), match["noun"][-1]) if match else None


_ALL_OF_KINDS = later(
    rf"(?:共有?|分为?|以下|下列|[共总合]计)(?P<count>[{_HAN}]{{1,3}}|\d{{1,2}})(?:大?类|种|大?项)(?=[，。；])"
)
_AS_FOLLOWS = later(r"(?:如下|[为是])[：:]\s*$")
_LEAD = 80


def kinds_before(text: str) -> Announcement | None:
    """The one count of kinds in a text that ends in 如下： (设备共5类，预算300万元。具体如下：)."""
    least = max(len(text) - _LEAD, 0)
    told = list(_ALL_OF_KINDS.finditer(text, least)) if _AS_FOLLOWS.search(text, least) else []
    return _read(told[0], "count", told[0].end()) if len(told) == 1 else None


def _read(match: re.Match[str], group: str, end: int, noun: str = "") -> Announcement | None:
    count = value(match[group])
    return Announcement(match.start(group), end, count, noun) if count and count > 1 else None


def miscounted(text: str) -> Iterator[Announcement]:
    """Counts that the list beside them in the same sentence contradicts, however its items are told apart."""
    for place in _PLACE.finditer(text):
        start = place.start()
        if place["plain"]:
            match = _PLAIN_NAME.match(text, start)
            found = _named(match) if match else None
        elif place["quoted"]:
            match, two = _QUOTED_NAME.match(text, start), _TWO_NUMBERS.match(text, start)
            found = _of_two_numbers(two) if two else None
            found = found or (_named(match) if match else _before_name(text, start))
        elif place["again"]:
            found = _taken_up(text, start)
        else:
            found = _after_quote(text, start)
        if found:
            yield found


def _after_quote(text: str, start: int) -> Announcement | None:
    match = _AFTER_QUOTE.match(text, start)
    if match is None:
        return None
    end = start - (text[start - 1] == "的")
    row = _QUOTES.search(text, max(start - _LONGEST_CLAUSE, 0), end)
    if row and "、" in row[0].replace("”、“", ""):
        return None  # “统一受理、集成服务”“最多跑一次”: one pair of marks has several
    if row:
        return _contradicted("、".join(["·"] * row[0].count("“")), match)
    items = text[max(text.rfind("“", 0, start), start - _LONGEST_CLAUSE) : end]
    return None if _OPEN_LIST.search(items) else _contradicted(items, match)


_NAME = later(
    rf"(?<=“)(?P<count>[{_COUNTS}])(?P<rest>(?:大|个|项)?(?P<noun>(?![字百千万])[一-龥]{{1,3}}))”(?!组织|工委)"
)
_LEAST_BEFORE = 3
_AS_QUOTED = later(
    r"[、和与及]$|[第从将对]|(?<!严)把|原则$|思想$|精神$|^[镇乡街道区市县旗场村社组户省州国家、]+$"
)


_LEADERS = later("[委府组局]、[省市县区旗镇乡]?(?:委|政府|[一-龥]{0,2}局)(?!、)")
"""县委、县政府保底线、促发展: the first two are whose list it is."""


def _before_name(text: str, start: int) -> Announcement | None:
    """进机关、进学校、进社区“四进”: a name whose list stands right before it."""
    match = _NAME.match(text, start)
    items = _clause_before(text, start - 1) if match else ""
    if (
        match is None
        or (_NUMERAL.search(match["noun"]) and match["noun"] != "位一体")
        or _OPEN_LIST.search(items)
        or _AS_QUOTED.search(items)
        or _LEADERS.search(items)
    ):
        return None
    listed = [item for item in items.split("、") if item]
    told = len(listed) >= _LEAST_BEFORE or all(match["noun"][0] in item for item in listed)
    found = _contradicted(items, match) if told else None
    return found if found and abs(found.items - found.listed) == 1 else None


_UNITS = "名位人个家所项处座条件种门支类"
_LISTED_NOUNS = "目坛场组村区校院部司队程会站室园员师象术"
BEHIND = frozenset(
    (
        *("分别为", "分别是", "分别于", "分别在", *(f"第一{of}" for of in "组标梯片分会考赛层档批轮步期")),
        *(f"{end}：" for end in _UNITS + _LISTED_NOUNS),
        *(f"{unit}{mark}" for unit in _UNITS for mark in ("）：", "（")),
        *(f"{end}（" for end in _LISTED_NOUNS),
    )
)
"""One of these stands wherever `named_behind` finds something."""
_COUNT_LED = later(
    rf"(?<![{_HAN}\d第、—.－～至到-])(?P<count>\d{{1,2}}|[{_HAN}]{{1,3}})(?P<of>[{_UNITS}])(?P<noun>[一-龥]{{0,6}})[）]?，?$"
)
_LED_LIST = later(
    r"(?!一[是要]|其一|首先|第一[，是])(?P<list>[^，。；：、“”（）\d][^，。；：“”\d]{3,200})(?P<end>[。；，\n]|$)"
)
_NAME_OF_PERSON = later(r"[一-龥]{2,4}(?:·[一-龥]{2,6})?")
_MOST_LISTED = 40
_LEADS = later("分别[为是]|：|（")
_BRACKETED_LIST = later(r"(?P<list>[^，。；：、“”（）\d][^，。；：“”（）\d]{3,200})(?P<end>）)")
_BACK = 12
_GROUPED = later(
    rf"(?<![{_HAN}\d第前后])(?P<count>[{_HAN[1:]}]|[2-9])(?P<what>个[一-龥]{{0,5}}?(?P<of>组|标段|梯队|片区|分队|批次|会场|考区|赛区|层级|档次)|(?P<of>[批轮步期]))[^。；]{{0,20}}[，：。；（]第一(?P=of)"
)
_NTH = later(rf"第(?P<order>[{_HAN}])(?P<of>组|标段|梯队|片区|分队|批次|会场|考区|赛区|层级|档次|[批轮步期])")


def named_behind(text: str) -> Iterator[Announcement]:
    """Counts whose list follows them: 人选6名：甲、乙…; 站点8个，分别为…; 3个督导组，第一组…，第二组…."""
    for lead in _LEADS.finditer(text):
        told = _COUNT_LED.search(text, max(lead.start() - _BACK, 0), lead.start())
        count = value(told["count"]) if told else None
        if told is None or not count or not 1 < count <= _MOST_LISTED:
            continue
        bracket = lead[0] == "（"
        if bracket and told["of"] in "名位人":
            continue  # 3名专家（水利、农业）
        named = (_BRACKETED_LIST if bracket else _LED_LIST).match(text, lead.end())
        listed = _names_listed(told, named, count, lead[0]) if named else 0
        if not listed and told["noun"] and not bracket:
            listed = _clauses_listed(text, lead.end(), told["noun"][-2:])
        if listed and listed != count and abs(listed - count) <= _FORGOTTEN:
            stop = told.end("noun" if told["noun"] else "of")
            yield Announcement(told.start("count"), stop, count, listed=listed)
    yield from _dated_behind(text)
    for match in _GROUPED.finditer(text) if "第一" in text else ():
        orders = [
            value(nth["order"]) for nth in _NTH.finditer(text, match.end("what")) if nth["of"] == match["of"]
        ]
        row = sorted({order for order in orders if order})
        count = value(match["count"])
        if count and len(row) > 1 and row == list(range(1, len(row) + 1)) and len(row) != count:
            yield Announcement(match.start("count"), match.end("what"), count, listed=len(row))


_DATED_LIST = later(
    rf"(?<![{_HAN}\d第、—.－～至到-])(?P<count>[{_HAN[1:]}]|[2-9]|1\d)(?P<of>[次场期批轮])(?P<noun>[^，。；、：\d（）]{{0,14}})[，（：]?"
    r"分别[为是于在](?P<list>(?:20\d\d年)?\d{1,2}月[^。；]{4,160})"
)
_MONTH = later(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|份)?")
_PARTED = ("、", "和", "及", "与", "，")


_QUOTES_LED = later(
    rf"(?<![{_HAN}\d第、“])(?P<count>[{_HAN[1:]}]|[2-9])(?P<what>[大个项类种](?!字)[一-龥]{{1,6}})(?:，|（)?(?:即|也就是|分别[是为])"
    r"(?P<list>“[^“”]{2,16}”(?:[、和及]?“[^“”]{2,16}”)+)(?=[，。；）])"
)
QUOTES_LED = frozenset(("即“", "就是“", "别是“", "别为“"))
"""One of these stands wherever `quotes_behind` finds something."""


def quotes_behind(text: str) -> Iterator[Announcement]:
    """四大板块，即“冬日暖游”“非遗过年”“元宵闹春”."""
    for match in _QUOTES_LED.finditer(text):
        count, listed = value(match["count"]), match["list"].count("“")
        if count and count != listed:
            yield Announcement(match.start("count"), match.end("what"), count, listed=listed)


def _dated_behind(text: str) -> Iterator[Announcement]:
    """三次刷新纪录，分别为7月15日的…、7月28日的…: as many dates as it tells of, each of them at the head of its member."""
    for match in _DATED_LIST.finditer(text) if "分别" in text else ():
        count, items = value(match["count"]) or 0, match["list"]
        dates = list(_MONTH.finditer(items))
        heads = [date for date in dates if not date.start() or items.endswith(_PARTED, 0, date.start())]
        if "等" in items or len(dates) < _LEAST_DATED or len(heads) != len(dates):
            continue
        if len(dates) != count and abs(len(dates) - count) <= _FORGOTTEN:
            yield Announcement(match.start("count"), match.end("of"), count, listed=len(dates))


_LEAST_DATED = 2


def _clauses_listed(text: str, start: int, noun: str) -> int:
    """How many clauses up to the full stop each begin with a name that ends in the noun: 三个项目：甲项目…；乙项目…."""
    clauses = text[start : clause_end(text, "。\n", start)].split("；")
    named = [noun in clause[:_BACK] for clause in clauses]
    return len(clauses) if len(clauses) > 1 and all(named) else 0


def _names_listed(told: re.Match[str], named: re.Match[str], count: int, lead: str) -> int:
    """How many a list has when that is surely not the count told before it; else 0."""
    items = [item.strip() for item in _BRACKETS.sub("", named["list"]).split("、")]
    least, most = len(items), len(_JOINED.split(named["list"]))
    if least < 2 or not all(items) or least <= count <= most:
        return 0
    people = told["of"] in "名位人" and all(map(_NAME_OF_PERSON.fullmatch, items))
    if "等" in named["list"] and not people:
        return 0
    noun = told["noun"][-2:]
    if named["end"] == "，":
        return least if noun and all(item.endswith(noun) for item in items) else 0
    if people or len({item[-1] for item in items}) == 1 or (noun and all(noun in item for item in items)):
        return least
    if abs(count - least) > 1 or _OPEN_LIST.search(named["list"]) or max(map(len, items)) > _LONGEST_ITEM:
        return 0
    return least if "分别" in lead or (told["of"] in "项种类条件" and not noun) else 0


_LONGEST_ITEM = 16

_OF_KINDS = later(
    rf"(?<=[一-龥”])(?P<count>[{_HAN[1:]}]|[2-9]|1\d)(?P<of>大?类|种|项(?=[一-龥]{{0,2}}(?:技术|服务|制度|机制|业务|政策|指标|能力|职能|职责|内容|课程|功能|流程|材料|手续|证照|标准|工艺|改革|培训|活动|重点|基础|工作|任务|措施|举措))|个(?=(?:方面|环节|维度|步骤|阶段|系统|模块|栏目|板块|科目|专业|工种|领域|行业|专题|单元|因素|要素|流程|窗口|岗位|品种|项目组|学科|课题)))"
)
_LED_BY = later(
    r"涉及|抓好|围绕|整合|突出|重点|开放|包括|包含|涵盖|覆盖|聚焦|针对|设置|设有|设立|分为|分成|开设|提供|推广|落实|健全|建立|完善|制定|执行|掌握|开展|组织|实行|实施|推行|推进|办理|受理|集成|检查|排查|坚持|把握|做好|强化|紧盯|对|将|把|按|从|以|为|在|含|有|是|及时"
)
_LEAST_KINDS = 3
_CLOSE_LENGTHS = 2
_OF_SUBSET = later(r"其中|等|除|[第各每]|\d|[（）“”]")


def kinds_listed(text: str) -> Iterator[Announcement]:
    """Counts of kinds right behind a list of them that has one or two more or fewer: 权属、抵押、查封3类信息. A guess: what is
    counted may be another thing than what is listed."""
    for match in _OF_KINDS.finditer(text):
        clause = _clause_before(text, match.start())
        if clause.count("、") + 1 < _LEAST_KINDS or _OF_SUBSET.search(clause):
            continue
        items = clause.rstrip("、").split("、")
        leads = list(_LED_BY.finditer(items[0]))
        first = items[0][leads[-1].end() :] if leads else items[0]
        rest = items[1:]
        lengths = [len(item) for item in rest]
        if not first or max(lengths) > _EVEN * min(lengths) + _CLOSE_LENGTHS or max(lengths) > _LONGEST_ITEM:
            continue
        if any(_LED_BY.match(item) for item in rest):
            continue
        announced = value(match["count"]) or 0
        most = len(_ITEM_MARKS.split("、".join((first, *rest))))
        off = min(abs(len(items) - announced), abs(most - announced))
        if not len(items) <= announced <= most and off == 1:
            yield Announcement(match.start("count"), match.end("of"), announced, listed=most)


OF_KINDS = frozenset(
    f"{count}{of}" for count in (*_HAN[1:], *"0123456789") for of in ("类", "大类", "种", "项", "个")
)
"""One of these stands wherever `kinds_listed` finds something."""


_OF_NO_LIST = later("(?:编成|编为|混编成|合编成|组成|登记|填写|填报|核对|查验)$|^[^、]{0,20}(?:经由|经过)")
"""检察官、听证员编成六个小组, 商户、企业要登记五项内容: what was named before is not what is counted."""


def tallied(text: str, of: str) -> Iterator[Announcement]:
    """Counts of `members` (财政局、审计局、发改局4个部门) or `points` (人员、经费三个方面) whose list, right before them or
    behind them in brackets, is shorter or longer by a few."""
    for match in _TALLIES[of].finditer(text):
        last = match.start() - 1
        first = last - (text[last].isdecimal() and text[last - 1 : last] == "1")
        count = _COUNT.fullmatch(text, first, match.start())
        announced = value(count[0]) if count else None
        if not announced:
            continue
        behind = _BRACKETED.match(text, match.end())
        open_end = first - (text[first - 1 : first] == "等")
        if text[first - 1 : first] == "“" and text[match.end() : match.end() + 1] == "”":
            open_end = first - 1  # 日巡查、周调度“两项机制”
        before = "" if behind else _clause_before(text, open_end, what=match[0])
        if _OF_NO_LIST.search(before) or (of == "points" and _LEADERS.search(before)):
            continue
        member = _MEMBERS.get(_noun_counted(match[0]))
        items = (
            behind["list"]
            if behind
            else _IS_MADE_UP.sub("", _clause_before(text, open_end, member, match[0]))
        )
        listed = _listed(items, None if behind else match[0])
        if listed and text[open_end:first] == "等" and (behind or listed.least <= announced):
            continue  # 水利局、财政局等5个部门: some of them are named
        if (
            listed
            and not listed.least <= announced <= listed.most
            and abs(announced - listed.least) <= listed.off
        ):
            yield Announcement(first, match.end(), announced, listed=listed.least)


_MADE_UP = later(
    rf"(?P<lead>包括|包含|分为|分成|由)(?P<list>(?:(?!包括|包含|分为|分成|由)[^，。；：“”（）\d]|（[^（）]{{1,60}}）){{3,160}}?)(?P<count>[{_HAN[1:]}]|[2-9])"
    r"(?P<of>项|大?块|层|个?大?部分|个?大?子(?:项|项目|系统|课题|平台))(?P<end>组成|构成)?(?=[，。；）]|$)"
)
MADE_UP = frozenset(
    f"{count}{of}"
    for count in (*_HAN[1:], *"23456789")
    for of in ("项", "块", "大块", "层", "部", "大部", "个部", "个大部", "子", "个子", "大子", "个大子")
)
"""One of these stands wherever `made_up` finds something."""


def made_up(text: str) -> Iterator[Announcement]:
    """包括门票、餐饮、住宿四项: a list that what it makes up closes with its count. 和 may part two members."""
    for match in _MADE_UP.finditer(text):
        items = _BRACKETS.sub("", match["list"])
        nested = any("的" in item for item in items.split("、")[:-1])
        if nested or _OPEN_LIST.search(items) or (match["lead"] == "由") != bool(match["end"]):
            continue
        announced, listed, most = value(match["count"]) or 0, items.count("、") + 1, len(_JOINED.split(items))
        if listed > 1 and not listed <= announced <= most and abs(announced - listed) <= _FORGOTTEN:
            yield Announcement(match.start("count"), match.end("of"), announced, listed=listed)


_PLACED = later(
    r"(?:^|[，。；：])(?:[^，。；：、“”（）\d]{0,12})?(?<!存)(?<!现)在(?P<list>[^，。；：、“”（）\d在]{2,12}(?:、[^，。；：、“”（）\d在]{2,12}){2,9}?)"
    rf"(?P<end>分别|各自|陆续|相继)?(?:新建|新增|建成|建设|建立|设立|设置|增设|布设|安装|改建|扩建)(?P<noun>[^，。；、“”\d{_HAN}]{{2,14}})(?P<count>\d{{1,2}}|[{_HAN[1:]}])(?P<of>[座处个所间台])(?=[，。；]|$)"
)
_ONE_OF_TWO = later("交[叉界汇]|之间|沿[线岸途]|周边|附近|[两三四]地|联合|合作|共同|[等的]")
PLACED = frozenset(f"{count}{of}" for count in (*_HAN[1:], *"0123456789") for of in "座处个所间台")
"""One of these stands wherever `placed` finds something."""


def placed(text: str) -> Iterator[Announcement]:
    """在东门、西街、南站、北园新建书屋3座: fewer than the places that are named one by one (和 makes them no fewer)."""
    for match in _PLACED.finditer(text):
        listed, announced = match["list"].count("、") + 1, value(match["count"]) or 0
        if 1 < announced < listed <= announced + _EVEN and not _ONE_OF_TWO.search(match["list"]):
            yield Announcement(match.start("count"), match.end("of"), announced, listed=listed)
    for match in _BRANCHES.finditer(text) if "个分" in text else ():
        listed, announced = len(_ITEM_MARKS.split(match["list"])), value(match["count"]) or 0
        if 0 < abs(listed - announced) <= _EVEN and not _ONE_OF_TWO.search(match["list"]):
            yield Announcement(match.start("count"), match.end("of"), announced, listed=listed)


_IN_TURN = later(
    r"(?:分别|依次)(?P<verb>[^，。；：、\d]{0,6}?)(?P<row>(?P<first>\d+(?:\.\d+)?(?P<unit>[^，。；：、\d和及与]{1,4}))(?:[、和及与]\d+(?:\.\d+)?(?P=unit))+)(?=[，。；]|$)"
)
IN_TURN = frozenset(("分别", "依次"))
"""One of these stands wherever `in_turn` finds something."""
_WHOSE = later("的[^、的]*$")
_MANY_IN_ONE = later(
    "[等如或每各至—-]|[两二三四五六七八九十\\d][个项类种者年县镇村家省市地大]|的.*、|其中|[上下]半年|比|较|近"
)


def in_turn(text: str) -> Iterator[Announcement]:
    """茶叶、柑橘、食用菌面积分别达到8.4万亩、5.6万亩: names and figures that are told one after another are equally many."""
    for match in _IN_TURN.finditer(text):
        names = _WHOSE.sub("", _clause_before(text, match.start()))
        of_years = _YEARS.search(text, max(match.start() - _LONGEST_CLAUSE, 0), match.start())
        if "、" not in names or _MANY_IN_ONE.search(names) or of_years:
            continue
        figures, named = len(_FIGURE.findall(match["row"])), _least(names)
        if not named <= figures <= len(_JOINED.split(names)) and abs(figures - named) <= _EVEN:
            yield Announcement(match.start("row"), match.end("row"), figures, listed=named)


_FIGURE = later(r"\d+(?:\.\d+)?")
_YEARS = later("[近前过去这][两二三四五六]年|[年月度]、|合计|之和|总[额和计]")
"""Figures of one thing in each of several years: 近三年，投入、捐赠合计分别为…."""

_COUNTED_AGAIN = later(
    rf"(?<=[，。；])(?:并|又|再)?(?:[对将把给由从向在]|针对|围绕)?(?:这|上述|以上)(?P<count>[{_HAN[1:]}]|[2-9])[{_UNITS}](?P<noun>[一-龥]{{2}})"
)
AGAIN = frozenset(("这", "上述", "以上"))
"""One of these stands wherever `counted_again` finds something."""


def counted_again(text: str) -> Iterator[Announcement]:
    """抽取市一医院、市二医院、市中医院，对这四家医院…: the list that ends the clause before, of what all ends like the noun."""
    for match in _COUNTED_AGAIN.finditer(text):
        items = _clause_before(text, match.start() - 1 if match.start() else 0)
        announced = value(match["count"]) or 0
        if "、" not in items or _OPEN_LIST.search(items):
            continue
        kind = _MEMBERS.get(match["noun"]) or compiled(f"{match['noun'][-1]}$")
        names = [name for name in items.split("、") if name]
        halves = _ITEM_MARKS.split(names[-1])  # 宁和县 is one
        names = [*names[:-1], *halves] if all(map(kind.search, halves)) else names
        if all(map(kind.search, names)) and 0 < abs(len(names) - announced) <= _FORGOTTEN:
            yield Announcement(match.start("count"), match.end("noun"), announced, listed=len(names))


_BRANCHES = later(
    rf"(?:^|[，。；：])(?P<list>[^，。；：、“”（）\d]{{2,12}}(?:[、和及][^，。；：、“”（）\d和及]{{2,12}}){{1,9}}?)(?:分别|共)?(?<!各)设(?:立|置|了|有)?(?P<count>\d{{1,2}}|[{_HAN[1:]}])(?P<of>个分(?:会场|考点|赛场|校区|中心|站点|馆))"
)


_BY_NUMBER = later(
    rf"(?<![\d至到—–~～-])\d{{1,3}}(?P<what>号楼|[号幢栋])(?:[、和及]\d{{1,3}}(?P=what)){{1,11}}(?:楼|[仓厂库机][房组]?|泵站|宿舍|楼房|车间)?(?:等|(?P<all>共计?))?(?P<count>[{_HAN[1:]}]|[2-9]|1\d)(?P<of>[栋座台幢口条间处组](?![至到、])(?(all)|[一-龥]{{0,2}}))"
)
_PERSONS_IN_BRACKETS = later(
    rf"(?<![{_HAN}\d第余多近—–~～至到-])(?P<count>[{_HAN[1:]}]|[2-9]|1\d)(?P<of>[名位]|个人)(?P<what>(?![^（]{0, 10}(?:家属|子女|孩子|亲属))[一-龥]{{0,10}})（(?P<list>{NAME}(?:[、和]{NAME})+)）"
)
_NAMES = f"{NAME}(?:、{NAME})+"
_PERSONS_COUNTED = later(
    rf"(?:(?<![、和及与·])(?P<some>{_NAMES})等|(?:^|(?<=[：:。；\s]))(?P<every>{_NAMES})(?:（共?计?|，?共计?)"
    rf"|(?:^|(?<=[：:，。；由对请]))(?P<these>{_NAMES})(?=[^，。；]{{1,3}}人|[^，。；]{{1,3}}[名位](?:同志|代表|委员|党员|干部|职工|教师|同学|学生|专家)))"
    rf"(?P<count>\d{{1,2}}|[{_HAN}]{{1,3}})(?P<of>人(?!次)|[名位])"
)
BY_NAME = frozenset(
    (
        *(
            f"{mark}{count}"
            for mark in "号栋幢楼等共计仓房库机组站舍间"
            for count in (*_HAN[1:], *"123456789")
        ),
        "名",
        "位",
        "个人",
        *(f"{count}人" for count in (*_HAN, *"0123456789")),
    )
)
"""One of these stands wherever `named_singly` finds something."""


def named_singly(text: str) -> Iterator[Announcement]:
    """3号、5号、7号四栋; 3名联络员（陈志明、李文娟）: what bears a number or the name of a person, one by one."""
    for match in _BY_NUMBER.finditer(text):
        items = match[0].count(match["what"])
        announced = value(match["count"]) or 0
        if "等" in match[0] and items <= announced:
            continue
        if items != announced and abs(items - announced) <= _FORGOTTEN:
            yield Announcement(match.start("count"), match.end("of"), announced, listed=items)
    for match in _PERSONS_IN_BRACKETS.finditer(text):
        names = _JOINED_BY_AND.split(match["list"])
        items = len(names)
        announced = value(match["count"]) or 0
        if items != announced and abs(items - announced) <= _FORGOTTEN and all(map(person, names)):
            yield Announcement(match.start("count"), match.end("what"), announced, listed=items)
    yield from (*_persons_counted(text), *_persons_behind(text)) if "、" in text else ()


_PERSONS_BEHIND = later(
    rf"(?<![{_HAN}\d第其各每])(?P<count>[{_HAN[1:]}]|\d{{1,2}})(?P<of>[名位人])(?P<noun>[^，。；：、\d（）其等]{{0,20}})，(?:其中|[他她]们(?:分别)?是|分别[是为]|名单(?:如下|为))[：:]?"
    rf"(?P<list>[一-龥]{{2,4}}(?:、[一-龥]{{2,4}}){{1,{_MOST_LISTED}}})(?=[。；]|$)"
)


def _persons_behind(text: str) -> Iterator[Announcement]:
    """有4名教师获奖，他们是：陈志明、李文娟、周海波."""
    for match in _PERSONS_BEHIND.finditer(text):
        names = match["list"].split("、")
        announced = value(match["count"]) or 0
        wrong = len(names) != announced and abs(len(names) - announced) <= _FORGOTTEN
        if wrong and all(map(person, names)):
            yield Announcement(match.start("count"), match.end("list"), announced, listed=len(names))


def _persons_counted(text: str) -> Iterator[Announcement]:
    """陈志明、李文娟、周海波（共4人）; with 等 there may be more than are named, but no fewer."""
    for match in _PERSONS_COUNTED.finditer(text):
        names = (match["some"] or match["every"] or match["these"]).split("、")
        items, announced = len(names), value(match["count"]) or 0
        wrong = items > announced if match["some"] else items != announced
        if wrong and abs(items - announced) <= _FORGOTTEN and all(map(person, names)):
            yield Announcement(match.start("count"), match.end("of"), announced, listed=items)


_SOME = later(
    rf"等(?P<count>[{_HAN}](?![{_HAN}成分]|[是要])|[2-9](?![\d.．—-])|1[0-9](?![\d.．—-]))(?P<of>[{_UNITS}大层台套][一-龥]{{1,2}})"
)
SOME = frozenset(f"等{digit}" for digit in (*_HAN[1:], *"123456789"))
"""One of these stands wherever `overfull` finds something."""
_EVEN = 2


def overfull(text: str) -> Iterator[Announcement]:
    """Counts behind 等 that are less than what is named before it, whatever they are of: 焊工、钳工、车工、电工等3个工种.
    The first of the names has words before it; the others are of one make, else they may be two lists."""
    for match in _SOME.finditer(text):
        items = _halved(_clause_before(text, match.start()).split("、"))
        announced, lengths = value(match["count"]) or 0, [len(item) for item in items[1:]]
        if not 1 < announced < len(items) <= announced + _FORGOTTEN or max(lengths) > _EVEN * min(lengths):
            continue
        if not any(_OPEN_LIST.search(item) or "的" in item for item in items):
            yield Announcement(match.start("count"), match.end("of"), announced, listed=len(items))


def _halved(items: list[str]) -> list[str]:
    """Names with the last one parted at its 和, where the others and both its halves are of one length."""
    halves = items[-1].split("和")
    lengths = {len(item) for item in (*items[1:-1], *halves)}
    return (
        [*items[:-1], *halves] if len(halves) > 1 and len(items) > _ADJECTIVE and len(lengths) == 1 else items
    )


_IS_MADE_UP = later(
    "^(?:[^、]{0,12}?|.*[^、]{2})(?:分为|设为|分成|设[立置]|[下内]设|开设|搭建|组建|包括)(?=[^、]+、)"
)
"""What a list of its own follows, though another one may stand before it: 依托文化馆、图书馆设置宣讲、科普两大平台."""


def _noun_counted(what: str) -> str:
    """What a count is of, 单位 in 个成员单位."""
    noun = what.lstrip("个家所")
    return noun[_ADJECTIVE:] if noun.startswith(_OF_WHICH) and noun[_ADJECTIVE:] in _MEMBERS else noun


class _Listed(NamedTuple):
    """How many items a list has at least and at most, as 和, 及 and 与 may separate them or stand inside them; and by
    how many a count of them may be off to be a slip."""

    least: int
    most: int
    off: int = _FORGOTTEN


_TWO_NAMED = later("[一-龥]{2,}[局委办处院校社镇乡村](?:以及|[和及与])[一-龥]{2,}$")


def _listed(items: str, what: str | None) -> _Listed | None:
    """None when it is no list of what is counted."""
    if "、" not in items or items[0] == "、" or _OPEN_LIST.search(items):
        return None
    noun = _noun_counted(what) if what else ""
    found = _Listed(_least(items), sum(map(bool, _JOINED.split(items))))  # 和平 is one
    if (
        found.least <= items.count("、") + 1
        and noun in _MEMBERS
        and _TWO_NAMED.search(items.rpartition("、")[2])
    ):
        found = found._replace(least=found.least + 1)  # 住建局、教育局和审计局, but 自然资源和规划局
    if (_MEMBERS.get(noun) or _NOUN_PHRASE).search(items.rpartition("、")[2]):
        return found
    names = items[clause_start(items, "在对为于向到选入赴辖", len(items)) :]
    return found._replace(off=1) if noun in _ALSO_NAMED and _SHORT_NAMES.match(names) else None


def _named(match: re.Match[str]) -> Announcement | None:
    """“三强”（政治强、能力强）, 三类对象（…、…）, “三大工程”，即…、…."""
    bracket = match["open"] == "（"
    if bracket != (match["close"] == "）") or (match["open"] == "：" and not _lists_points(match)):
        return None
    items = match["list"] if bracket else match["list"].partition("，")[0]
    of_ones = match["rest"] == _ONES and all(_ONES[-1] in item for item in items.split("、"))
    if (_NUMERAL.search(match["rest"]) and not of_ones) or _OPEN_LIST.search(items):
        return None
    if not bracket and ("、" in match["list"][len(items) :] or match["close"] == "；"):
        return None
    return _contradicted(items, match)


_ONES = "个一"
"""“五个一”: 读一本书、上一堂课, each with a 一 of its own."""


def _lists_points(match: re.Match[str]) -> bool:
    """Whether what follows a name and a colon is its list: each item takes up its word (三个重点：重点区域、重点行业), or
    all are of one length (四项工作：完善制度、整顿作风、优化流程、改进服务)."""
    words, items = match["what"][-2:], match["list"].partition("，")[0].split("、")
    even = len({len(item) for item in items}) == 1 and len(items[0]) >= _LEAST_EVEN
    return bool(match["rest"]) or even or all(words in item for item in items)


_LEAST_EVEN = 4
"""Characters of an item."""


def _clause_before(text: str, end: int, member: re.Pattern[str] | None = None, what: str = "") -> str:
    """The clause that ends at an offset, without what its brackets hold; "" when a list began before it, of what ends
    like a member where that is told, and has no count of what is counted here."""
    start = max(end - _LONGEST_CLAUSE, 0)
    before = _BRACKETS.sub("", text[start:end])
    clauses = _BOUNDARY.split(before)
    listed_above = len(clauses) > 1 and "、" in clauses[-2] and before[-len(clauses[-1]) - 1] == "，"
    listed_above = listed_above and not _IS_MADE_UP.match(clauses[-1])
    if listed_above and member:
        listed_above = any(member.search(item) for item in clauses[-2].split("、"))
    if listed_above and what:
        listed_above = clauses[-2].partition(what)[0][-1:] not in _NUMBERS
    cut_off = len(clauses) == 1 and start > 0
    clause = clauses[-1] if len(clauses) > 1 else _ITEM_NUMBER.sub("", before)
    return "" if listed_above or cut_off else clause


_NUMBERS = (*_HAN, *"0123456789")
_ITEM_NUMBER = later(r"^[ \u3000]*(?:[一二三四五六七八九十]{1,3}|\d{1,2})、")
"""The number of a paragraph, whose 、 parts no items."""
_ITEM_MARKS = later("、|以及|[和及与]")


def _most(items: str, noun: str) -> int:
    """How many items a list may have, as 和 parts some of them; where each takes up the noun, so does what 和 parts:
    认真上课、认真布置和批改作业 are two of “六认真”."""
    parts = _ITEM_MARKS.split(items)
    taken_up = len(noun) > 1 and all(item.startswith(noun) for item in items.split("、"))
    return sum(part.startswith(noun) for part in parts) if taken_up else len(parts)


def _least(items: str) -> int:
    """How many items a list has at least: 和 parts two where both end like all the others (补链行动、延链行动和育链行动)."""
    parts = _ITEM_MARKS.split(items)
    alike = len({part[-2:] for part in parts}) == 1 and min(map(len, parts)) > _ADJECTIVE
    return len(parts) if alike else items.count("、") + 1


def _contradicted(items: str, match: re.Match[str]) -> Announcement | None:
    """A list of other length than its count."""
    announced = value(match["count"])
    listed = _least(items)
    if not announced or announced < 2 or listed < 2:
        return None
    named = match.groupdict().get("rest")
    if listed <= announced <= _most(items, (named or "").lstrip("大个项")):
        return None
    return Announcement(
        match.start("count"), match.end("rest" if named else "what"), announced, listed=listed
    )
