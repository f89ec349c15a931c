"""Names of places: how they look, of which rank they are."""

from __future__ import annotations

from linter.chinese.expressions import later
from linter.chinese.verbs import GOVERNING
from linter.chinese.words import is_han, is_word

NO_NAME = (
    "[县区省]|市(?![中东西南北])|原(?![平州阳])|农业|林业|水利|高新|开发|工业|经济|经开|技术|度假|风景|保税|示范|管理|中心|商业|关于|各|全|我|本|该|外|邻|兄弟|中共|辖|城[区镇乡]|社|小区|乡[镇村]|镇[乡村]|集镇|景|园|山区|灾区|库区|林区|牧区"
    "|依托|依靠|围绕|立足|紧扣|聚焦|通过|借助|发挥|利用|[农新行古]村|[主老新中]城|基层|所有|每|某|其[他中余]|另|多个|试点|特色|重点|贫困|脱贫|平安|智慧|绿色|文明|和谐|老旧|城市|农村|自然|街道|涉农|有关|相关|上述|属地|现代|美丽|幸福|居家|嵌入|养老"
    "|做|抓|建|筑|压|夯|搭|强|优化|深化|整合|理顺|赋|服务|走进|推动|推进|支持|指导|督促|协助|配合|完成|召开|覆盖|拓展|盘活|打造|函告|告知|通报|恳请|申请|迁[建址移]|提请|报请|商请|呈请|特请|敬请|建议|希望|协调|争取|联合|组织|代表|受|撤|设|包|驻|驱|出|进|下|入|送|走|用|讲|学|守|护|移|伴|而"
)
CHARACTER = r"(?![委政党在对为向赴由从到于将把和与及的是以自等据报经前或全我本各该年月日占不无没有这那了着过你他她它们就都也很最更还又再并送给让使请已被至省比做返去敲])[一-龥]"
LEVEL = r"(?:县(?!域|级|城(?!市))|(?<![园社小片城景辖郊校厂库地灌新老矿灾林牧山院采养滩坝险疫旱垦控护治])(?<![蓄滞分泄]洪)区(?![域级划间段])|(?<=[山城新林])区(?=人民(?:政府|法院|检察院)|[一-龥]{2,8}局)|旗(?!帜)|(?<!市城)市(?![场政容民监级直]|集(?![中体团合结]))|镇(?![长村区])|乡(?![村镇长])|街道|社区|村(?![民级委居组庄庭容集务容]))"
PLACE = rf"(?!{NO_NAME})(?:{CHARACTER}){{2,3}}?{LEVEL}"
_RANKS = {
    "县": "县",
    "区": "县",
    "旗": "县",
    "市": "市",
    "镇": "镇",
    "乡": "镇",
    "街道": "镇",
    "社区": "村",
    "村": "村",
}


def rank_of(name: str) -> str:
    """县 for 县, 区 and 旗, 镇 for 镇, 乡 and 街道 …: places of one rank exclude each other."""
    return _RANKS.get(name[-2:]) or _RANKS[name[-1]]


def stem_of(name: str) -> str:
    """云岭 of 云岭县."""
    return name[:-2] if name.endswith(("街道", "社区")) else name[:-1]


LANDSCAPE = frozenset(
    "江河湖海山水泉石桥岭滨安平宁阳州川溪林峰云龙凤清兴华丰源光明城东西南北口塘坪湾沟坡沙田湖岗庄堡家星旗园花屏岩潭洲浦港泽原"
)
"""What names of places end with."""


_THRIVES = frozenset("兴富立活旺美靓")
"""产业兴镇, 文化立县."""
_LED_IN = frozenset("进入到建")
"""体检车进社区, 配建社区用房."""


_COUNTED = later("[两一二三四五六七八九十百几]{1,2}[名个位家座]")
"""九名社区工作者, 三个社区."""


def is_name(name: str) -> bool:
    """Not what words make: 完成县, 配合市; but 永安, 临江, and 吉祥 of a 街道."""
    stem = stem_of(name)
    if stem.endswith("副"):
        return False  # 李副市长
    if name.endswith(("街道", "社区")):
        return stem not in GOVERNING and stem[-1] not in _LED_IN and not _COUNTED.fullmatch(stem)
    if stem.endswith(("大", "强", "名", "投", "寄")):
        return False  # 产茶大镇, 工业强县; 信可投县委信箱
    if len(stem) > 2 and stem[-1] in _THRIVES and is_word(stem[:2]):
        return False
    words = is_word(stem[:2]) or is_word(stem[-2:])
    return not words or stem[-1] in LANDSCAPE


BEFORE_SITES = frozenset("在对为的将由是和与及到向于入以从把让给经赴至往请报使")
"""Characters that stand before names of sites, and with some more before those of places."""
_BEFORE = BEFORE_SITES.union("送了并我该名位届")


def begins(text: str, start: int, led: frozenset[str] = _BEFORE) -> bool:
    """Whether a name may begin there: behind a mark, a word or a character that leads one, by default to a place."""
    before = text[max(start - 2, 0) : start]
    return not before or not is_han(before[-1]) or before[-1] in led or is_word(before)


def differs(name: str, own: str) -> bool:
    """Whether neither name holds the stem of the other."""
    return stem_of(name) not in own and stem_of(own) not in name
