"""The level of the place that a draft is of: a county has no 区委, a 乡 no 镇党委."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linter.checks.consistency.place_names import CHARACTER, is_name
from linter.checks.timeline import title_text
from linter.chinese.clauses import clause_start, text_around
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import PLACES, UNKNOWN, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_RANKS = {"县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1}
_ORGANS = (
    "教育|财政|民政|农业农村|水利|水务|林业|交通运输|卫生健康|人力资源和社会保障|自然资源|生态环境|应急管理|住房和城乡建设|城市管理"
    "|市场监督管理|市场监管|文化|统计|司法|公安|发展和改革|发改|住建|商务|医疗保障|审计|乡村振兴"
)
_BARE = later(
    r"全(?P<all>[县区旗镇乡])(?![域间直级村])|不出(?P<out>[镇乡])(?=”|，|。|；|、)"
    r"|(?:(?<=[，。；：、在由经按照据向对为受报请绕的与和实彻循行\s\u3000])|^)(?P<organ>[县区旗镇乡])"
    rf"(?:委(?![托员])(?:、|常委|办|全会|书记|县政府|区政府|部署|要求|统一|的|政府)?|(?:人民)?政府|党委(?=政府|、|的|书记|统一|部署)|(?:{_ORGANS})局)"
    r"|(?<=[以由、和])(?P<head>[县区镇乡])长(?=(?:为|任|担任)(?:双|第一|总)?(?:组长|指挥长?|总指挥)|负总责|挂帅|牵头|亲自)"
)
"""What a draft says of its own place without a name: 全县, 县委, 县教育局, 镇党委, 以镇长为组长."""
_TITLE_PLACE = later(
    r"[一-龥]{2}(?:(?P<county>县(?![域级])|(?<![园社小片城景辖郊校厂库发新])区(?![域级划])|旗)|(?P<town>(?<!城)镇(?!长)|(?<!城)乡(?![村镇土])))"
    r"|全(?P<all>[县区旗镇乡])(?![域级])"
)
_REGION = later("自治区|内蒙古|广西|宁夏|新疆|西藏")
"""Where 全区 means the autonomous region."""
_RANKING = later(r"(?:第[一二三四五六七八九十\d]|排名|前列|率先|首[个家批位]|先进|唯一|通报|推广|平均)")
"""What a place is among the others of a region."""
_OTHERS = later(
    r"对口|支援|帮扶|协作|结对|学习|(?<!枫桥)经验|考察|案例|撤县|区划|[省市县乡镇]、区|各区|县区|区县|乡镇|镇乡|县（"
)
"""A sentence that tells of other places."""
_MOST = 2
_LEAST = 3
"""A level is the draft's own that is named so often; another one that stands once or twice was left over."""


class _Told(NamedTuple):
    level: str
    block: Block
    start: int
    end: int


class LevelKept(PartCheck):
    """A draft that speaks of 全县 and 县委 throughout has no 全区 and no 区委, one of a 乡 no 镇党委: these were left over
    from another place's; a hint is the one bureau of a named 区 in a town's draft whose superiors are a 县's. Left
    alone are sentences on others, and on 园区, 片区 and the like."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(f"{before}区" for before in "全，。；由经按照据") | {
            *(f"全{level}" for level in "旗镇乡"),
            *("县长", "区长", "镇长", "乡长", "各街道", "各乡镇", "各镇", "各乡"),
            *("区委", "旗委", "不出镇", "不出乡", "镇党委", "乡党委", "镇政府", "乡政府", "区政府"),
            *(f"区{organ}" for organ in (*_ORGANS.split("|"), "信访")),
        }

    def find(self, part: Part) -> Iterator[Finding]:
        if part.annex or part.genre is UNKNOWN:
            return
        yield from _members(part)
        told = defaultdict(list)
        for block in part.blocks:
            if block.kind in _KINDS:
                own_words = unquoted(block.reading)
                for match in _BARE.finditer(block.reading):
                    group = match.lastgroup or ""
                    if group == "out" or own_words[match.start()] != "\0":
                        level = _Told(match[group], block, *match.span(group))
                        told[_RANKS[level.level]].append(level)
        if not told:
            return
        yield from _superiors(part, told)
        own = {**_addressed(part), **_titled(title_text(part))}
        region = any(_REGION.search(block.reading) for block in part.blocks)
        for rank, mentions in told.items():
            right = own.get(rank) or _usual(mentions)
            others = [one for one in mentions if one.level != right] if right else []
            if 0 < len(others) <= _MOST and len(mentions) - len(others) >= (1 if rank in own else _LEAST):
                yield from (
                    Finding(one.block.at(one.start, one.end), {"better": right})
                    for one in others
                    if not _of_others(one) and not (region and one.level == "区")
                )


def _titled(title: str) -> dict[int, str]:
    """The levels that the title names, by rank."""
    found: dict[int, str] = {}
    for match in _TITLE_PLACE.finditer(title):
        level = match[match.lastgroup or 0]
        found.setdefault(_RANKS[level], level)
    return found


def _addressed(part: Part) -> dict[int, str]:
    """The levels of the superior body that a draft is addressed to: 县委 of 县委组织部：."""
    blocks = [block for block in part.blocks[:4] if block.kind == "recipient"]
    matches = [match for block in blocks for match in _BARE.finditer(block.reading) if match["organ"]]
    return {_RANKS[match["organ"]]: match["organ"] for match in matches} if len(matches) == 1 else {}


def _usual(mentions: list[_Told]) -> str:
    levels = [one.level for one in mentions]
    most = max(levels, key=levels.count)
    return most if levels.count(most) >= _LEAST else ""


_SUPERIOR = later(rf"(?P<name>(?:{CHARACTER}){{2}}区(?:{_ORGANS}|信访)局)")


def _superiors(part: Part, told: dict[int, list[_Told]]) -> Iterator[Finding]:
    """The one bureau of a named 区 with which a town deals whose own superiors are those of a 县: 临溪区信访局."""
    levels = {one.level for one in told.get(_COUNTY, ())}
    if levels != {"县"} or _TOWN not in _titled(title_text(part)):
        return
    named = [
        _Told("区", block, *match.span())
        for block in part.blocks
        if block.kind in _KINDS
        for match in _SUPERIOR.finditer(unquoted(block.reading))
        if is_name(match["name"][:3])
    ]
    for one in named if len(named) == 1 else ():
        if not _OTHERS.search(_sentence(one)):
            yield Finding(one.block.at(one.start, one.end), {"better": "县"}, sure=False)


_MEMBERS = later(
    r"(?:(?<=[，。；：与向对])|(?<=督促|要求|组织|发至)|^)(?P<found>各(?P<level>街道|乡镇|镇|乡)(?:办事处)?)(?=要|应|须|签订|负责|按照?|每|报送|上报|认真|严格|结合|成立|开展|[^，。；]{0,4}(?:签订|逐级))"
)
"""Towns or subdistricts that a draft charges with a task, as those below it."""
_HIGHER = later("全[县区市]|上级|[县区市](?:委|政府|局|里)|会议")


def _members(part: Part) -> Iterator[Finding]:
    """各街道 that a town charges: below it are villages."""
    title = title_text(part)
    own = _titled(title).get(_TOWN) or ("街道" if _SUBDISTRICT.search(title) else "")
    if not own or _COUNTY in _titled(title):
        return
    for block in part.blocks:
        for match in (
            _MEMBERS.finditer(block.reading) if "各" in block.reading and block.kind in _KINDS else ()
        ):
            sentence = text_around(block.reading, "。！？", *match.span())
            if not _HIGHER.search(sentence) and not _OTHERS.search(sentence):
                yield Finding(
                    block.at(*match.span("found")), {"better": "各社区" if own == "街道" else "各村"}
                )


_SUBDISTRICT = later("[一-龥]{2}街道")


def _sentence(one: _Told) -> str:
    return text_around(one.block.reading, "。！？", one.start, one.end)


_COUNTY, _TOWN = 2, 1
_NO_NAMES = frozenset("全我不城小社辖山")
"""Characters before 区 or 镇 that name none: 城区, 小区."""
_WITH_NAME = {level: later(rf"[一-龥]{level}") for level in _RANKS}


def _of_others(one: _Told) -> bool:
    """Whether the sentence tells of other places, or of an area of this kind that has a name: 开发区 has its 全区."""
    text = one.block.reading
    start = clause_start(text, "。！？", one.start)
    sentence = _sentence(one)
    if _OTHERS.search(sentence):
        return True
    if _RANKING.match(text, one.end):
        return True
    bare = {match.start(match.lastgroup or 0) for match in _BARE.finditer(text)}
    named = _WITH_NAME[one.level].finditer(text, start, start + len(sentence))
    return any(match.end() - 1 not in bare and match[0][0] not in _NO_NAMES for match in named)
