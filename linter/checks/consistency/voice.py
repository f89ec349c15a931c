"""Who speaks in a report, and of which place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from linter.checks.timeline import title_text
from linter.chinese.clauses import clause_end, text_around
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import share_run, shortens
from linter.document import PLACES, Block, Kind, Part, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import BlockCheck, Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_GROUPS = {
    "body": (
        "局", "委", "厅", "院", "校", "社", "行", "公司", "司", "馆", "厂", "中心", "站", "队", "所", "场", "矿", "园", "店",
    ),
    "place": ("县", "区", "旗", "镇", "乡", "街道", "村"),
    "city": ("市",),
}  # fmt: skip
"""Kinds of speaker that exclude each other. A bureau may say 我局 and 我县, never 我局 and 我委."""
_TEAMS = ("大队", "支队", "中队")
_LOOSE = ("场", "矿", "园", "店")
"""Who is a part of a company or a bureau may well say so: an airport's company says 我场."""
_STRICT = ("校", "院", "所", "行", "场", "矿", "园", "店")
_DOES = r"(?:将|已|拟|共|现|始终|坚持|高度重视|认真|积极|切实|严格|深入|组织|开展|召开|成立|结合|及时|按照|决定|承诺|全体|立足|紧紧?围绕)"
_RANKS = {"市": 2, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1, "街道": 1, "村": 0}
_SAID = later(
    r"我(?<![自大小唯忘本]我)(?!社会|社区|委员|委托|区别|区分|区域|行业|行动|行政|行为|行走|行李|行医|行程|行我|市场|市监|局限|局部|校正|校对|校区|中心[里中头]"
    r"|司[法机长令仪]|站[在起到着上好出稳队立岗位]|队[伍列友])"
    r"(?P<kind>局|委|厅|院|校|社|行|公司|司|馆|厂|中心|站|[大支中]?队|所(?![在有说知见做谓想以属指需期讲谈读听爱不能])|场|矿|园(?![区林艺地丁])|店|县|区|旗|镇|乡|街道|村|市)"
)
_SELF = later(rf"本(?<![^，。；：]本)(?P<kind>局|委|厅|院|校|社|行|公司|馆|厂)(?={_DOES})")
"""本院 only where it must be the speaker: 各医院……本院 is each one's own."""
_WHOLE = later(
    r"全(?P<kind>局|院|校|公司|馆|厂|行)(?=广?大?(?:干部|职工|员工|干警|医务|医护|上下)|(?<![一-龥]全校)(?:教职工|师生)(?!员工))"
)
"""全校干部职工 are one's own; 实验小学|全校师生 are not."""
_TITLED = later(
    r"(?P<body>局|(?<!支部)(?<!公司)(?<!集团)(?<!银行)(?<!学院)(?<!大学)(?<!医院)委员会|(?<![县市区省党镇乡])委|厅|医院|卫生院|保健院|福利院|敬老院|养老院|学院|法院|检察院|中学|小学|学校|大学|幼儿园|合作社|联社|供销社|银行|公司|馆|厂"
    r"|(?<![为以])中心|(?<!车)站|[大支总中]队|(?<!场)所|(?<=[林农茶牧渔])场|(?<=[煤铁铜金])矿|(?<=[书酒商药])店)"
    r"(?:(?<=银行)(?:股份)?有限(?:责任)?公司)?(?:党(?:[委组]|总?支部|总支)(?:副?书记|委员|成员)?、?)?(?:副?(?:院长|校长|局长|主任|书记|(?:总)?经理|董事长|馆长|厂长|行长|园长|站长|队长|所长|场长|矿长)[、兼]?){0,3}"
    r"(?=[0-9〇一二三四五六七八九]{4}|[0-9]{4}年|关于|[上下]半年|年度|述[职廉]|工作报告|工作总结|$)"
)
_MINUTED = later(r"(?P<body>局|厅)(?=[一-龥]{2,24}纪要$)")
_GOVERNMENT = later(
    r"(?P<place>县|区|市|旗|镇|乡|街道)(?:(?:人民政府|政府)(?:办公室|办)?|办事处)(?=[0-9〇一二三四五六七八九]{4}|[0-9]{4}年|关于|[上下]半年|年度|(?:第[^，。]{1,6}次)?[一-龥]{0,4}会议|$)"
)
_TITLE_PLACE = later(
    r"[一-龥X×某]{2}((?<![城门超股上])市(?![场政容民监])|县(?![域级])|(?<![社园小片城景辖郊校厂库地])区(?![域级划])|旗"
    r"|(?<!城)镇(?!长)|(?<!城)乡(?![村镇土])|街道|(?<![农乡])村(?![委镇级]))"
)
_TOP = 2
_BUREAUS = ("局", "委员会", "委", "厅")
"""Organs of the place that their title names; a school or company may well speak of another: 我镇, 我区."""
_EITHER = (
    (later(r"学院|大学|党校"), frozenset("院校")),
    (later(r"校园[一-龥]{2,8}委员会"), frozenset("委校")),
    (later(r"幼儿园"), frozenset("园校")),
    (later(r"教育中心|职教中心"), frozenset(("中心", "校"))),
    (later(r"气象局"), frozenset("局站")),
    (later(r"(?:大学|学院|学校|[中小]学)[一-龥]{1,4}馆"), frozenset("馆校院")),
    (later(r"(?:图书|博物|文化|档案|科技|美术|体育|纪念)馆[一-龥]{2,14}中心"), frozenset(("中心", "馆"))),
)
"""What titles name bodies that go by two kinds: 我院 or 我校."""
_OF_A_SCHOOL = later("附属|附设|学校|学院|大学|小学")
_WHOLE_GARDEN = ("全园", "我园")
_SAME = {
    "委员会": "委", "医院": "院", "学院": "院", "法院": "院", "检察院": "院",
    "中学": "校", "小学": "校", "学校": "校", "大学": "校", "幼儿园": "园", "合作社": "社", "联社": "社", "供销社": "社", "银行": "行",
    "卫生院": "院", "保健院": "院", "福利院": "院", "敬老院": "院", "养老院": "院", "大队": "队", "支队": "队", "总队": "队", "中队": "队", "司": "公司",
}  # fmt: skip

_PLACE = r"(?!关于)(?:(?![委政党各全我本在对])[一-龥]){2,3}?(?:[县市旗]|(?<!开发|高新)(?<![园社小片城景辖郊校厂库灌新老矿])区)"
_SIGNED = later(rf"^[\s\u3000]*(?:中共)?(?P<place>{_PLACE})[一-龥]")
_HOUSE_KINDS = "公司|集团|厂|小学|中学|学校|幼儿园|学院|大学|医院|卫生院|供电所|储备库|粮库|图书馆|博物馆|文化馆|档案馆|养老院|敬老院|福利院|林场|农场|银行|信用社|合作社"
_AUTHOR = later(
    rf"(?:中共)?(?!关于)([一-龥]{{2,24}}?(?:局|委[一-龥]{{2,3}}部|委员会|委|厅|院|{_HOUSE_KINDS}|政府|办事处|管委会|办公室|大队|支队|中队|所|站|中心|联合会|协会))"
    r"(?P<party>党[委组]|党总支|总支部(?:委员会)?|党支部|支部(?:委员会)?)?(?=关于|[0-9]{4}(?:年|[—–－-]))"
)
_OFFICE = later(
    r"(?P<body>[一-龥]{2,18}?(?P<kind>局|委|所|院|校|馆|厂|站|队|中心|公司|中学|小学|学校|医院|派出所|司法所|街道办事处))(?:党[委组总支]{1,2})?"
    r"(?:副?书记、?)?副?(?:局长|主任|所长|院长|校长|馆长|厂长|站长|队长|(?:总)?经理)(?:[\s\u3000]+[一-龥]{2,4})?$"
)
_PERSON = later(r"[\s\u3000]*(?:述职人|报告人|汇报人|承诺人)[：:]")
_MASK = later(r"[A-Za-z×某○*＊]")
_BYLINE = later(
    r"[\s\u3000]*[一-龥]{2,3}[县市区旗][一-龥]{2,14}(?:局|委员会|委|办公室)(?:课题组|调研组)?[\s\u3000]*$"
)
"""Who reports, on a line of its own below the title."""


class _Said(NamedTuple):
    """我 or 本 and who: `start` and `end` are offsets in the block. `kind` is the speaker's, 公司 for 我司."""

    kind: str
    block: Block
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.block.at(self.start, self.end)


@frozen
class OneVoice(BlockCheck):
    """A report speaks for one body and of one place.

    `group` is what to judge: body (我局, 我委, 我院 …), place (我县, 我区; 我镇, 我乡, 我街道, which exclude each
    other rank by rank) or city (我市 in the report of a county's organ, which may mean the city above it). What the
    title names is right, else the commoner, else the first. Quotations are left out, and so are 院 and 校 beside each
    other in a report of a college or university, and 我市 where the sentence has 我县 as well.
    """

    group: str

    def __post_init__(self) -> None:
        if self.group not in _GROUPS:
            raise ValueError(f"unknown group “{self.group}”; known: {', '.join(_GROUPS)}")

    @property
    def literals(self) -> frozenset[str]:
        who = "我本全" if self.group == "body" else "我"
        kinds = (*_GROUPS[self.group], *(_TEAMS if self.group == "body" else ()))
        return frozenset(f"{one}{kind}" for one in who for kind in kinds)

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is not None:
            for said, right in _odd(part, self.group).get(block.span.start, ()):
                yield Finding(
                    said.span, {"better": f"{said.block.reading[said.start]}{right}".replace("本", "我")}
                )


Odd = dict[int, list[tuple[_Said, str]]]


@lru_cache(maxsize=8)
def _odd(part: Part, group: str) -> Odd:
    """Per block (by its start) who speaks out of turn, with who should."""
    found: Odd = defaultdict(list)
    named = _named(part, group)
    names = "\n".join(_namings(part))
    either = {kind for named, kinds in _EITHER if named.search(names) for kind in kinds}
    if _is_garden(part, names):
        either = set()
    kinds = {*_GROUPS[group]} - ({"委"} if _governing(part) else set())
    said = [one for one in _said(part) if one.kind in kinds]
    for rank in {_RANKS.get(one.kind, 0) for one in said} if group == "place" else (None,):
        speakers = [one for one in said if rank is None or _RANKS[one.kind] == rank]
        right = _right(part, speakers, group)
        for one in speakers:
            if one.kind in _LOOSE and named not in _STRICT:
                continue
            if not right or one.kind == right or either.issuperset((one.kind, right)):
                continue
            if group != "city" or f"我{right}" not in _sentence(one):
                found[one.block.span.start].append((one, right))
    return found


def _is_garden(part: Part, names: str) -> bool:
    """Whether a kindergarten of no school calls itself one; 我校 then stands a single time, and no other 校."""
    text = "\n".join(block.reading for block in part.blocks) if "幼儿园" in names else ""
    called = any(own in text for own in _WHOLE_GARDEN)
    return called and text.count("我校") == 1 and not _OF_A_SCHOOL.search(names)


def _sentence(said: _Said) -> str:
    return text_around(said.block.reading, "。；", said.start, said.end)


def _right(part: Part, said: list[_Said], group: str) -> str:
    """Who speaks; empty when all agree and the title says nothing."""
    counts = Counter(one.kind for one in said)
    named = _named(part, group)
    if group == "city":
        return named if named in ("县", "旗") else ""
    if group == "body" and (named or _governing(part)):
        return named or _governing(part)
    if named and any(_RANKS[kind] == _RANKS[named] for kind in counts):
        return named
    if named and _RANKS[named] == _TOP and _named(part, "body") in _BUREAUS:
        return named
    return counts.most_common(1)[0][0] if len(counts) > 1 else ""


def named_body(part: Part) -> str:
    """The kind of body (局, 院, 公司 …) that the title or the signature names, if one does."""
    return _named(part, "body")


def named_place(part: Part) -> str:
    """The kind of place (县, 镇 …) that the title or the signature names, if one does."""
    return _named(part, "place")


def _namings(part: Part) -> Iterator[str]:
    """The title, the signature and who is named below the title."""
    yield from (block.reading for block in part.blocks if block.kind in ("title", "signer"))
    for block in part.blocks[1:4]:
        if block.kind == "note" and block.reading.strip():
            yield block.reading.split()[0]
        elif block.kind == "lead" and _BYLINE.match(block.reading):
            yield block.reading.strip()


def _named(part: Part, group: str) -> str:
    """The body or place that the title, or the signature, names as the speaker."""
    for text in _namings(part):
        match = _TITLED.search(text.strip()) or _MINUTED.search(text.strip())
        if match and group == "body":
            return _SAME.get(match["body"], match["body"])
        places = _TITLE_PLACE.findall(text.split("关于")[0]) if group != "body" else ()
        if places and "分局" not in text and (match is None or match["body"] in _BUREAUS):
            return str(places[-1])
    return ""


def _governing(part: Part) -> str:
    """The place whose government reports, by its title; empty when another body does."""
    match = _GOVERNMENT.search(part.title.reading.strip()) if part.title else None
    return match["place"] if match else ""


@lru_cache(maxsize=4)
def _said(part: Part) -> tuple[_Said, ...]:
    return tuple(_speakers(part))


def _speakers(part: Part) -> Iterator[_Said]:
    named = named_body(part)
    for block in part.blocks:
        text = block.reading
        if block.kind in _KINDS:
            matches = list(_SAID.finditer(text)) if "我" in text else []
            matches += _selves(text) if "本" in text else ()
            matches += _WHOLE.finditer(text) if named and "全" in text else ()
            own = unquoted(text) if matches else ""
            for match in matches:
                if own[match.start()] != "\0" and not _retold(text, match.start()):
                    yield _Said(_SAME.get(match["kind"], match["kind"]), block, *match.span())


_NEAR = 60
_SAYS = later(
    r"(?:(?<!会议)(?:表示|承诺|反映|汇报|诉称|介绍|来函|来信)|(?:提案|建议|议案)中?(?:提出|认为|指出)|[时上中人长师员]说)[^。；！？]*$"
)


def _retold(text: str, start: int) -> bool:
    """Whether the sentence gives the words of another: 施工单位表示，我公司每周五报送进度."""
    return _SAYS.search(text, max(start - _NEAR, 0), start) is not None


def _selves(text: str) -> Iterator[re.Match[str]]:
    """本院 and the like, but in no sentence on each of several bodies."""
    for match in _SELF.finditer(text):
        sentence = text[text.rfind("。", 0, match.start()) + 1 : match.start()]
        if not any(each in sentence for each in "各凡每"):
            yield match


_FIRMS = ("社", "公司", "厂", "行", "校", "院", "馆", "场", "矿", "园", "店")
"""Bodies that do not govern a place."""
_GOVERNS = later(
    r"(?:^|[，。；：]|结合|立足)(?P<place>我(?:县|区|市|镇|乡|街道|旗))(?=[^，。；的]{0,3}(?:组织|开展|成立|召开|举办|制定|印发|完成|坚持|积极|认真"
    r"|大力|切实|始终|高度重视|[共现]有|严格|不断|深入|经营|总面积)|实际[，、情])"
)


class OwnSubject(BlockCheck):
    """A cooperative, a firm or a school does not speak as the place: 我县 is no subject of its report."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("我县", "我区", "我市", "我镇", "我乡", "我街道", "我旗"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        match = _GOVERNS.search(unquoted(block.reading))
        own = _firm(part) if match and part else ""
        if own == "馆" and _of_own_place(part, match["place"] if match else ""):
            return
        if match and own and not _sets_scene(block.reading, match.start("place"), own):
            start = block.span.start + match.start("place")
            yield Finding(Span(start, start + len(match["place"])), {"better": f"我{own}"})


def _of_own_place(part: Part | None, said: str) -> bool:
    """Whether the archives or museum of a county speaks of it: 潞河县档案馆, 我县."""
    named = map(_SIGNED.match, _namings(part)) if part else ()
    return any(match["place"][-1] == said[-1:] for match in named if match)


def _sets_scene(text: str, start: int, own: str) -> bool:
    """Whether the sentence goes on to the speaker itself: 近年来，我县大力发展果蔬产业，我社抓住机遇扩大规模."""
    return any(f"{who}{own}" in text[start : clause_end(text, "。！？", start)] for who in "我本")


@lru_cache(maxsize=4)
def _firm(part: Part) -> str:
    """The firm or school that speaks; empty when an organ does."""
    if _governing(part):
        return ""
    kinds = {one.kind for one in _said(part)} & {*_GROUPS["body"]}
    kinds |= {_named(part, "body")} - {""}
    return kinds.pop() if len(kinds) == 1 and kinds <= {*_FIRMS} else ""


class OwnBody(PartCheck):
    """The organ that signs a report is the one that its title names, in full or shortened; a Party group does not sign
    what its title calls the work of a Party committee.

    Not judged: several signatures, masked names, places that differ (see `OwnNames`) and organs of another kind.
    """

    def find(self, part: Part) -> Iterator[Finding]:
        yield from _imprint(part)
        signers = [block for block in part.blocks if block.kind == "signer"]
        signers = [block for block in signers if not _PERSON.match(block.reading)]
        if len(signers) != 1:
            return
        signer = signers[0].reading.strip()
        better = _signing(part, signer)
        sure = bool(better)
        if not better:
            body = _author(part)
            better, sure = (body, _is_full(body)) if _of_another_form(body, signer) else ("", False)
            house = "" if better else _house(part)
            if house and _is_stranger(part, signer, house):
                better, sure = house, True
            elif house and _is_neighbour(part, signer, house):
                better, sure = house, False
            if not better:
                better, sure = _titled(part, signer), False
        if better and not _MASK.search(better + signer):
            start = signers[0].span.start + signers[0].reading.index(signer)
            yield Finding(Span(start, start + len(signer)), {"better": better}, sure=sure)


_IMPRINT = later(
    r"[\s\u3000]*(?P<body>[一-龥]{6,24}?(?:公司|集团|医院|学校|学院))(?=办公室|综合|[\s\u3000])[^。]*印发[\s\u3000]*$"
)
_TITLE_FIRM = later(r"(?!关于)(?P<body>[一-龥]{4,24}?(?:公司|医院|学校|学院))")


def _imprint(part: Part) -> Iterator[Finding]:
    """北岭矿业股份有限公司办公室　2025年9月10日印发 below a paper of 北岭矿业集团有限公司."""
    title = _TITLE_FIRM.match(title_text(part).strip())
    for block in part.blocks if title else ():
        printed = _IMPRINT.match(block.reading) if "印发" in block.reading else None
        if title and printed and _of_another_form(title["body"], printed["body"]):
            told = any(printed["body"] in other.reading for other in part.body if other is not block)
            if not told and _is_full(title["body"]):
                yield Finding(block.at(*printed.span("body")), {"better": title["body"]})


_FORMS = later(
    r"(?P<form>(?:集团)?(?:股份|有限责任|股份有限|有限)?(?:总|集团)?公司|集团|(?:(?:人民|中医|妇幼|中西医结合|第[一二三四五]|中心)?(?:医)?医?院|妇幼保健院|卫生院|保健院)"
    r"|(?:初级|高级|完全|实验|九年制|民族|外国语|职业)?中学|(?:中心|完全|实验|民族)?小学|(?:中心|实验)?幼儿园|(?:职业|技师|技术|职业技术)?学院|(?:农民)?(?:专业)?合作社(?:联社)?|[总支大中]?队)$"
)
_BASES = ("公司", "集团", "医院", "中学", "小学", "幼儿园", "学院", "合作社")
"""Forms that may be short for others: 云岭县医院 is 云岭县人民医院."""


def _of_another_form(body: str, signer: str) -> bool:
    """Whether both are one company, hospital or school but for its form: 云岭水务有限公司, 云岭水务公司."""
    forms = [match for match in map(_FORMS.search, (body, signer)) if match]
    if len(forms) < 2 or body == signer:
        return False
    stems = [name[: match.start()] for name, match in zip((body, signer), forms, strict=True)]
    return stems[0] == stems[1] and len(stems[0]) > 1 and forms[0]["form"][-1] == forms[1]["form"][-1]


def _is_full(body: str) -> bool:
    """Whether its form tells more than the kind of body."""
    form = _FORMS.search(body)
    return form is not None and form["form"] not in _BASES


_HOUSE = later(rf"(?:{_HOUSE_KINDS})$")
_TITLE_HOUSE = later(rf"(?!关于|在)(?P<body>[一-龥]{{4,24}}?(?:{_HOUSE_KINDS}))(?=关于|20\d\d|[上下]半年)")
_LEGAL_FORM = later("(?:股份|有限|责任|集团|公司|人民|中心|第[一二三四五六])+")


def _house(part: Part) -> str:
    """The firm or institution that the title begins with."""
    named = _TITLE_HOUSE.match(part.title.reading) if part.title else None
    return named["body"] if named else ""


def _is_stranger(part: Part, signer: str, house: str) -> bool:
    """Whether a firm or institution signs of which nothing is said in the draft, nor in the name of its own one:
    东河粮食储备库 above, 西平面粉有限公司 below."""
    if not _HOUSE.search(signer) or any(signer in block.reading for block in part.body):
        return False
    own, other = (_HOUSE.sub("", _LEGAL_FORM.sub("", name)) for name in (house, signer))
    return min(len(own), len(other)) > 1 and not share_run(own, other, 2)


_TITLE_BODY = later(
    r"(?!关于|在)(?:20\d\d年度?)?(?P<body>[一-龥]{4,24}?(?:局|院|校|站|所|中心|公司|集团|队|馆|园|场|库|处|联社|中学|小学|学院|大学|支行|银行|段))(?=关于|20\d\d|二〇|第[一二三四五六七八九十\d]|[上下]半年)"
)
_ON_OTHERS = later("审计|审核|检查|督查|考核|评估|验收|调研|通报|批复|鉴定|检测|巡察")
"""Titles of papers that one body writes on another."""
_SIGNING = later("[一-龥]{4,24}(?<![会委组部科室办团])")
_BELONGS = ("管理", "服务", "综合", "技术", "专职")
"""Words of a name that belong to it: 种子管理站 does not sign 种子站."""


def _titled(part: Part, signer: str) -> str:
    """The body that the title begins with, where one signs that is neither it, shortened or above it, nor told of."""
    title = title_text(part).strip()
    named = _TITLE_BODY.match(title)
    body = named["body"] if named and not _ON_OTHERS.search(title) else ""
    if not body or not _SIGNING.fullmatch(signer) or body in signer or signer in body or "集团" in signer:
        return ""
    if shortens(signer, body):
        return body if any(body.replace(word, "", 1) == signer for word in _BELONGS) else ""
    places = [match["place"] for match in map(_SIGNED.match, (body, signer)) if match]
    if len(set(places)) > 1 and shortens(signer[len(places[1]) :], body[len(places[0]) :]):
        return ""
    told = any(signer in block.reading for block in part.blocks if block.kind != "signer")
    short = signer[:2] == body[:2] and len(signer) < len(body) - _SHORTER and signer[-1] in body
    return "" if told or short else body


_SHORTER = 2
"""A name that is so much shorter may be short for the other, unless it ends in what that has not: 云岭市第二职中."""


def _is_neighbour(part: Part, signer: str, house: str) -> bool:
    """Whether a firm or institution of another kind signs that has but the place in common with the title's, is not
    above it and is not told of: 东河粮食储备库 above, 东河粮油购销公司 below."""
    if not _HOUSE.search(signer) or "集团" in signer or signer[-1] == house[-1]:
        return False
    if any(signer in block.reading for block in part.body):
        return False
    place = _in_common(house, signer)
    own, other = (_LEGAL_FORM.sub("", name[place:]) for name in (house, signer))
    return place > 1 and min(len(own), len(other)) > 1 and not share_run(own, other, 2)


def _signing(part: Part, signer: str) -> str:
    """The body that should sign; empty when the one that does may be it."""
    body = _author(part)
    if body and (_branch(body, signer) or _halved(body, signer) or _comparable(body, signer)):
        return body
    if body and _of_another_kind(body, signer) and not any(signer in block.reading for block in part.body):
        return body
    return _party(part, signer) or _slipped(part, signer)


def _author(part: Part) -> str:
    """The body that the title names, or the office that stands below the title of a report on one's duties."""
    named = _AUTHOR.match(part.title.reading) if part.title else None
    if named:
        return named[1]
    office = next(
        (match for block in part.blocks[:4] if (match := _OFFICE.match(block.reading.strip()))), None
    )
    return office["body"] if office else ""


def _branch(body: str, signer: str) -> bool:
    """Whether one is a branch of the other: 云岭县公安局, 云岭县公安分局."""
    return (
        body != signer
        and "分局" in body + signer
        and body.replace("分局", "局") == signer.replace("分局", "局")
    )


_FIELDS_JOINED = later("[和与]")
_OF_PARTY = later("^中共|党[组委]$")


def _halved(body: str, signer: str) -> bool:
    """Whether one is named after one of the two fields of the other: 云岭县林业和草原局, 云岭县林业局."""
    body, signer = (_OF_PARTY.sub("", name) for name in (body, signer))
    bureaus = [match for match in map(_BUREAU.match, (body, signer)) if match]
    short, full = sorted((match["field"] for match in bureaus), key=len) if len(bureaus) > 1 else ("", "")
    return body[:3] == signer[:3] and short in _FIELDS_JOINED.split(full)[:2] and short != full


_KIND_AT_END = later("(?:局|馆|站|所|台|中心|公司|集团|学校|学院|医院|[支大]队)$")
"""Kinds of body of which none leads another of its field; a committee does."""
_SCHOOL = later("(?:小学|中学|学校|学院|大学|幼儿园)$")
_LEAST_STEM = 4
"""Characters of a place and a field: 云岭|水利."""


def _of_another_kind(body: str, signer: str) -> bool:
    """Whether both are of one place and field, but of another kind: 云岭县档案馆, 云岭县档案局; or two schools."""
    kinds = [match for match in map(_KIND_AT_END.search, (body, signer)) if match]
    stems = {match.string[: match.start()] for match in kinds}
    if len(kinds) > 1 and len(stems) == 1 and kinds[0][0] != kinds[1][0]:
        return len(stems.pop()) >= _LEAST_STEM
    schools = all(map(_SCHOOL.search, (body, signer)))
    return schools and body[:2] == signer[:2] and not shortens(*sorted((body, signer), key=len))


_PARTY = later("(党组|总支|支部|党委|委员会)(?:部)?(?:委员会)?$")
"""The form of a Party organisation, at the end of its name."""


def _party(part: Part, signer: str) -> str:
    """The title's author, where another form of its Party organisation signs."""
    named = _AUTHOR.match(part.title.reading) if part.title and signer.startswith("中共") else None
    titled = _PARTY.search(named["party"]) if named and named["party"] else None
    signed = _PARTY.search(signer) if titled else None
    forms = {match[1].replace("委员会", "党委") for match in (titled, signed) if match}
    return named[0] if named and len(forms) > 1 else ""


_LEAST_SLIPPED = 6
"""Characters of the title that also sign, but for one."""


def _slipped(part: Part, signer: str) -> str:
    """The head of the title, where one character of it is another one in the signature: 金沙镇派出所, 银沙镇派出所."""
    title = (part.title.reading if part.title else "").strip()[: len(signer)]
    unlike = _in_common(title, signer)
    same = _in_common(title[unlike + 1 :], signer[unlike + 1 :])
    return title[: unlike + 1 + same] if same > 1 and unlike + same >= _LEAST_SLIPPED else ""


def _in_common(one: str, other: str) -> int:
    """With how many like characters two texts begin."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


_COMMITTEE = later(r"(?P<place>[一-龥]{2,4}?[县市区])?委(?P<office>[一-龥]{2,4}[部局办])$")
"""Offices of a Party committee: neither signs for the other."""


_BUREAU = later(r"[一-龥]{2,3}[县市区旗](?P<field>[一-龥]{1,8})(?P<kind>局|(?<![党纪工常团编军])委)$")


def _renamed(body: str, signer: str) -> bool:
    """Whether both are departments of one field, a 局 and a 委: 教育局, 教委."""
    bureaus = [match for match in map(_BUREAU.match, (body, signer)) if match]
    fields = [match["field"] for match in bureaus]
    return len({match["kind"] for match in bureaus}) > 1 and shortens(*sorted(fields, key=len))


def _comparable(body: str, signer: str) -> bool:
    """Whether both are of one kind and of one place, and neither name is the other shortened."""
    offices = _COMMITTEE.search(body), _COMMITTEE.search(signer)
    if body[-1] != signer[-1:] and not all(offices) and not _renamed(body, signer):
        return False
    short, full = sorted((body, signer), key=len)
    if len(short) > 20 or shortens(short, full):
        return False
    places = [match["place"] for match in map(_SIGNED.match, (body, signer)) if match]
    return len(set(places)) < 2
