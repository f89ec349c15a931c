"""Another school, hospital, company or procuratorate that acts in a sentence of which only the draft's own can be the
subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from linter.checks.consistency.beside import of_others, with_own
from linter.chinese.expressions import later
from linter.chinese.resemblance import shortens
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple

_KINDS = PLACES["body"] | PLACES["heading"]
_FAMILIES = {
    "school": ("中学", "小学", "幼儿园", "学校", "学院", "大学", "职业中专", "职院"),
    "hospital": ("医院", "卫生院", "保健院", "卫生服务中心", "疗养院"),
    "company": ("公司", "集团"),
    "bank": ("农商行", "农商银行", "信用社", "支行"),
    "other": (
        *("合作社", "福利院", "敬老院", "养老院", "博物馆", "图书馆", "文化馆", "档案馆", "体育馆"),
        *("林场", "农场", "水库管理处", "水厂"),
    ),
}
_ANY_KIND = "|".join(chain.from_iterable(_FAMILIES.values()))
_OWN = later(
    rf"(?:\d{{4}}年?度?)?(?:关于|在)?(?:中共)?(?P<name>[一-龥]{{2,20}}?(?:{_ANY_KIND}))(?=关于|[“（(]|\d{{4}}|[上下]半年|第|党[委总支组])"
)
_POST = r"(?:党[委组总支]{1,2})?(?:副?(?:书记|总?经理|董事长|校长|院长|园长|馆长|场长|主任|部长|总工程师|总会计师)|工作|[一-龥]{2,6}部|[一-龥]{1,4}科)"
_SERVES = later(
    rf"(?:我|本人)(?:[^，。；]{{0,10}}?)(?:担任|现任|任|在|是)(?P<name>[一-龥]{{2,20}}?(?:{_ANY_KIND}))(?={_POST})"
)
_SOON = 6
_LEVEL = r"[县市旗]|(?<![园社小片城景辖郊校厂库地灌新老矿发])区|[镇乡]"
_NOT = r"(?!我|本|各|全|该|某|所有|每|上级|下级|兄弟|基层|其他|有关|相关|与|和|由|请|经|对|向|在|为|从|到|把|被|让|使|以|按|当|据|因|如|若|组织|协调|协助|配合|支持|督促|联合|指导|完成|推动|推进|召开)"
_WORD = r"(?![在对为向赴由从到于将把和与及的是以等据我、请])[一-龥]"
_OF_ITS_OWN = r"部分(?:干部|员工|职工|党员|客户经理|教师|医护|医务|同志)|将?在今后的?工作"
"""May follow a name behind any comma."""
_OWN_MATTERS = (
    rf"{_OF_ITS_OWN}|(?:将|要|须|应(?!急))?(?:严格|认真|切实|进一步|继续|持续|不断|始终|坚持|高度重视|全力|积极|做好|抓好|加强|深化|健全|完善|落实|强化|扎实|深入|大力|牢固|全面)"
    r"|照常|将(?:定期|为|派|按照?)|定期|还可|还要|与属地|已委托|连续[一二三四五六七八九十\d]{1,2}年|各(?:部门|科室|处室|班级)(?:要|须|应)"
    r"|全体|上下|(?:共|现)有|全年|累计|实现(?:营业|销售|利润|产值|总产值)|完成(?:产值|营收|投资|门诊|手术)|现有|开设|设有|(?:始)?建于|占地|编制床位|开放床位|师资|升学率|门急?诊量|荣获|获评|被评为|被授予|被命名|被列为|先后|党[委组总支]{1,2}|领导班子|各(?:科室|部门|处室|班级|年级)"
    r"|开展(?:了)?(?:中层|干部|职工|党员|作风|民主|师德|行风)|召开(?:了)?(?:职工|职代|教代|党员|党委|干部|民主|家长)|(?:承|主|举)办(?:了)?[^，。；]{2,}|[一-龥]{2,10}(?:达到|突破|同比|上升|下降|增长|提高)"
)
_ACTS = later(
    rf"(?:^|[。；！？：）]|[下后时年月日间中来此]，|，(?=(?:{_WORD}){{2,8}}?(?:{_ANY_KIND})(?:{_OF_ITS_OWN}))|，(?=[县市区](?:人民|中医|妇幼|第)|实验|第[一二三四五六七八九]|[一-龥]{{2}}[县市区镇乡]))(?P<name>{_NOT}(?:(?P<place>(?:{_WORD}){{2,3}}?(?:{_LEVEL}))(?:{_WORD}){{0,14}}?|(?:{_WORD}){{2,14}}?)(?:{_ANY_KIND}))(?={_OWN_MATTERS})"
)
_HOSTS = later("(?:承|主|举)办")
_STAFF = later("全体|上下|党[委组总支]|领导班子|各(?:科室|部门|处室|班级|年级)|开展|召开")
_NAMELESS = later(
    "(?:[省市县区镇乡]|集团|总|分|子|母|项目|股份|有限|人民|中心|中医|上级)*(?:公司|集团|医院|卫生院|学校|中学|小学|幼儿园|学院)$"
)

_TYPE = later("人民|中医|妇幼|妇女儿童|康复|精神|口腔|传染病")
"""Kinds of hospital, of which a county has one each."""


def _of_other_kind(name: str, own: str) -> bool:
    """Whether both are hospitals of the one place, of different kinds: 县中医医院 in a paper of 云岭县人民医院."""
    kinds = [{*_TYPE.findall(hospital)} for hospital in (name, own)]
    return all(kinds) and kinds[0].isdisjoint(kinds[1])


_COURT = later(
    r"(?:中共)?(?P<place>[一-龥]{2,4}?[县区旗市])人民(?P<kind>检察院|法院)(?=关于|[“（(]|\d{4}|[上下]半年|第|党组|[一-龥])"
)
_BRIEF = later(
    r"(?:^|[。；！？：]|[后时年月日间中来]，)(?P<name>(?P<place>(?![全我本各该两基上下市省中高])(?:(?![法检医学书])[一-龥]){2,3}[县区旗])院)"
    r"(?=办公室|党组|干警|检察官|法官|全体|各(?:部门|庭室)|第[一二三四五]检察部|政治部|检察长|院长|案管|未检|将|要|已|坚持|始终|认真|受理|办理|审结|批准|提起|制发|共|现有|全年|先后|荣获|召开|组织|开展|成立)"
)


class Peer(NamedTuple):
    """Where a name begins in its block, and the name of the own body."""

    name: str
    block: Block
    start: int
    own: str
    sure: bool


def peers(part: Part, title: str) -> Iterator[Peer]:
    """Another body of the own one's kind that acts as if it were the own, named this once. A company may be a
    contractor, and whoever holds (承办) a meeting may be its host: those are guesses."""
    own, court = _own(part, title), _COURT.match(title)
    if own:
        yield from _institutions(part, own)
    if court and court["place"][-1] != "市":
        yield from _branches(part, title, court[0])


def _institutions(part: Part, own: str) -> Iterator[Peer]:
    text = "\n".join(block.reading for block in part.blocks)
    for block in part.blocks:
        for match in _ACTS.finditer(block.reading) if block.kind in _KINDS else ():
            name, start = match["name"], match.start("name")
            if _family(name) != _family(own) or _below(match["place"], own):
                continue
            nameless = _NAMELESS.match(name) and not _of_other_kind(name, own)
            if nameless or _known(name, own) or text.count(name) > 1:
                continue
            if not of_others(block.reading, name, start) and not with_own(block.reading, start, own):
                sure = _sure(match, block.reading, own) and not ALLIED.search(text)
                yield Peer(name, block, start, own, sure)


def _branches(part: Part, title: str, own: str) -> Iterator[Peer]:
    """Another court or procuratorate by its short name: 石桥县院."""
    for block in part.blocks:
        for match in _BRIEF.finditer(block.reading) if block.kind in _KINDS else ():
            name, start = match["name"], match.start("name")
            if match["place"][:-1] not in title and not of_others(block.reading, name, start):
                yield Peer(name, block, start, own, True)


def _own(part: Part, title: str) -> str:
    """The institution of the title, or the one in which the author of a report on his duties serves."""
    named = _OWN.match(title)
    if named:
        return "" if _NAMELESS.fullmatch(named["name"]) else named["name"]
    if not part.genre.id.startswith("duty"):
        return ""
    for block in part.body[:_SOON]:
        serves = _SERVES.search(block.reading)
        if serves:
            return serves["name"]
    return ""


def _family(name: str) -> str:
    return next((family for family, kinds in _FAMILIES.items() if name.endswith(kinds)), "")


def _known(name: str, own: str) -> bool:
    return shortens(name, own) or shortens(own, name) or name[:2] == own[:2]


ALLIED = later(
    "医联体|医共体|教育集团|托管|成员单位|成员校|分院|分校|校区|子公司|分公司|权属|下属|所属单位|集群"
)
"""Words of a text that tells of several institutions under one."""
_GROUP = later("集团|控股|总公司|投资")


def _below(place: str | None, own: str) -> bool:
    """A township's school or hospital beside one of a county, which may lead it."""
    return place is not None and place.endswith(("镇", "乡")) and "镇" not in own and "乡" not in own


def _sure(match: re.Match[str], reading: str, own: str) -> bool:
    """A school or hospital of another place; a company only with what can be said of its own staff, and where the own
    one has no others below it."""
    if not (match["place"] or _of_other_kind(match["name"], own)) or _HOSTS.match(reading, match.end("name")):
        return False
    if _family(match["name"]) != "company":
        return True
    return _STAFF.match(reading, match.end("name")) is not None and not _GROUP.search(own)
