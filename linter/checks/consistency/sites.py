"""Buildings, stations, markets and schools by their names: one site in one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from linter.checks.consistency.place_names import BEFORE_SITES, CHARACTER, LANDSCAPE, begins
from linter.checks.consistency.twins import hint, twins
from linter.chinese.expressions import later
from linter.chinese.likeness import alike
from linter.chinese.series import apart
from linter.chinese.verbs import GOVERNING
from linter.chinese.words import is_word
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"] | PLACES["title"]
_SITES = (
    "楼", "大厦", "广场", "公园", "小区", "机场", "站", "市场", "中心", "水库", "大桥", "隧道", "大道", "枢纽", "码头", "片区", "院区", "景区", "灌区", "服务区",
    "产业园", "工业园", "水厂", "电厂", "处理厂", "煤矿", "农场", "林场", "茶场", "商场", "商城", "酒店", "宾馆", "庄园", "体育馆", "泵房",
    "学校", "中学", "小学", "书院", "幼儿园", "医院", "敬老院", "养老院", "福利院", "行动", "平台", "工程",
    "路", "街", "河", "管护站", "煤业", "矿业", "纺织", "化工", "药业", "建材", "水务", "重工", "食品", "茶业", "酒业", "牧业", "贷",
)  # fmt: skip
_SITE = later(
    rf"(?P<none>中小学|[网车]站|[线道铁公马电网管思出小水沿]路|沿街|绿色食品|[老新后前]街)|{'|'.join(_SITES)}"
)
_SHORT_KINDS = frozenset("路街河")

_TYPES = later(
    "农贸|批发|集贸|综合|文化|文体|体育|医学|会展|商务|购物|水文|气象|火车|高铁|汽车|客运|收费|变电|加油|充电|供水|换乘|地铁|轻轨|监测|实验|初级|"
    "高级|中心|职业|高新|科技|产业|污水|教学|办公|宿舍|科研|商贸|水产|家居|建材|人民|中医|森林|湿地|郊野|地质|国际|支线|通用|小型|中型|大型"
)
"""What may stand between a name and its site: 沿河|农贸|市场."""
_STEMS = [(count, later(f"(?:{CHARACTER}){{{count}}}")) for count in (3, 2)]
_NO_NAME = frozenset("元县市区镇乡级号个条处座站所类种家名批期次位套间层栋幢等各每一二三四五六七八九十两")
_ANOTHER = later("[长员台点][一-龥]?|[面道灯况由网径线段口政](?![，。、；])|款|[道区坊办]|[流床岸]")
"""校长, 站点, 路面: no site."""


class _Site(NamedTuple):
    """`stem` is what tells it from others of its kind, 沿河 of 沿河农贸市场; `name` is that or all of it. `listed`: the
    kind stands but once, behind a list of names."""

    stem: str
    kind: str
    name: str
    block: Block
    start: int
    listed: bool = False


class SiteOnce(PartCheck):
    """A building, station, market or school keeps its name: 明理楼 beside 明德楼, 沿江农贸市场 beside 沿河农贸市场, 新育学校
    beside 育新学校. Found is what stands a single time, both if neither comes again; never the title's. There may be two such sites, so it is
    a hint; left alone are names in one sentence, those that figures, directions, colours or ages part (东湖, 西湖), and
    three and more that are near each other."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_SITES)

    def find(self, part: Part) -> Iterator[Finding]:
        sites: dict[str, list[_Site]] = defaultdict(list)
        for block in part.blocks:
            if block.kind in _KINDS:
                for site in (*_sites(block), *_listed(block)):
                    sites[site.stem].append(site)
        for wrong, right in twins(part, sites, _near):
            yield hint(wrong, right)


def _sites(block: Block) -> Iterator[_Site]:
    text = block.reading
    for match in _SITE.finditer(text):
        start, end = match.span()
        if match["none"] or _ANOTHER.match(text, end):  # 全县|中小学: any school
            continue
        if text[start - 1 : start] == "等":  # 青石桥等站
            start -= 1
        road = match[0] in _SHORT_KINDS  # 文化路 has nothing before its type
        while _TYPES.fullmatch(text, max(start - 2, 0), start) and not road:
            start -= 2
        kind = text[start:end]
        quoted = text[start - 1 : start] == "”"
        start -= quoted
        for count, stem in _STEMS:
            at = start - count
            if (
                at >= 0
                and stem.fullmatch(text, at, start)
                and begins(text, at, BEFORE_SITES)
                and _is_name(text[at:start])
            ):
                name = text[at : start if quoted or kind[0] == "等" else end]
                yield _Site(text[at:start], kind, name, block, at)


_LIST = later(
    r"(?P<items>[一-龥]{2,10}(?:、[一-龥]{2,8}){1,12}?)(?:等)?(?:[0-9]{1,3}|[两三四五六七八九十]{1,3})[个座所家](?:[一-龥]{2})?(?P<kind>小区|水库|学校|小学|中学|市场|公园|幼儿园|片区|景区|院区)"
)


def _listed(block: Block) -> Iterator[_Site]:
    """春晖 and 柳巷 of 改造春晖、柳巷2个老旧小区."""
    text = block.reading
    for match in _LIST.finditer(text) if "、" in text else ():
        start = match.start()
        for item in match["items"].split("、"):
            end = start + len(item)
            for length in _LENGTHS:
                at = end - length
                first = start == match.start() and at > start and begins(text, at, BEFORE_SITES)
                if (at == start or first) and _is_name(text[at:end]):
                    yield _Site(text[at:end], match["kind"], text[at:end], block, at, listed=True)
            start = end + 1


_LENGTHS = (2, 3)
"""Characters of a stem."""


def _is_name(stem: str) -> bool:
    if stem in GOVERNING or not _NO_NAME.isdisjoint(stem):
        return False
    return len(stem) == 2 or stem[-1] in LANDSCAPE or not is_word(stem[1:])  # 区|老旧


def _near(ones: Sequence[_Site], others: Sequence[_Site]) -> bool:
    """Whether the names of two sites of one kind differ in one character, behind the first of three, or in their order."""
    one, other = ones[0].stem, others[0].stem
    kinds = {site.kind for site in ones}, {site.kind for site in others}
    if len(one) != len(other) or not _one_kind(*kinds):
        return False
    titled = any(site.block.kind == "title" and len(site.kind) > 1 for site in (*ones, *others))
    coined = titled or "贷" in kinds[0]  # 富民贷, 惠民贷
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if any(site.listed for site in (*ones, *others)) and not all(alike(*pair) for pair in unlike):
        return False
    if len(unlike) == 1:
        words = is_word(one) and is_word(other) and not LANDSCAPE.issuperset((one[-1], other[-1]))
        if kinds[0] & kinds[1] & _SHORT_KINDS and one[0] != other[0] and not alike(one[0], other[0]):
            return False  # 沿江路, 望江路
        return (coined or not words) and not apart(*unlike[0]) and (len(one) == 2 or one[0] == other[0])
    return len(one) == 2 and one == other[::-1] and not (is_word(one) and is_word(other))


def _one_kind(ones: set[str], others: set[str]) -> bool:
    """Whether sites are of one kind, which 等站 tells by its end alone."""
    short = {kind.removeprefix("等") for kind in ones | others if kind.startswith("等")}
    return bool(ones & others) or any(
        kind.endswith(end) for end in short for kind in ones | others if kind[0] != "等"
    )
