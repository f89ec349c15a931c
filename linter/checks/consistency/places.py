"""The place that signs a report against the place that its text speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from linter.checks.consistency.beside import of_others
from linter.checks.consistency.place_names import CHARACTER, LEVEL, NO_NAME, begins, is_name, stem_of
from linter.checks.timeline import title_text
from linter.chinese.expressions import later
from linter.chinese.likeness import alike
from linter.chinese.quotations import unquoted
from linter.chinese.words import is_word
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_NAME = r"(?!高新|开发|工业|度假|风景|保税|示范|管理|中心|关于|各|全|我|本|该|外|邻|兄弟|中共)(?:(?![委政党在对为向赴由从到于将把和与及的是以自等据报经届])[一-龥]){2,3}"
_SIGNED = later(rf"^[\s\u3000]*(?:中共)?(?P<place>{_NAME}(?P<level>[县市区旗镇乡]|街道))(?=[一-龥]{{2}})")
_ACTS = (
    r"(?:(?:[县市区旗镇乡]|街道)?(?:委|人民政府|政府|党委|党工委|办事处)|[一-龥]{1,9}?(?:局|委|办|院|馆|中心|所|办公室)(?:将|要|须|应|坚持|高度|切实|认真|组织)"
    r"|各(?:乡镇|单位|部门|社区|村|安置点|学校|企业)|认真|坚持|深入|全面|积极|始终|高度重视|紧紧?围绕|切实|扎实|严格|立足|持续|大力|抢抓|聚焦|全体|现有|共有|下辖)"
)
_SUBJECT = later(
    rf"(?:^|[，。；：\u3000 ])(?:凡[^，。；]{{2,16}}，|20\d\d年，|今年以来，|近年来，|下一步，)?(?P<place>{_NAME}(?P<level>[县市区旗镇乡]|街道))(?={_ACTS})"
)
_TITLE_PLACE = later(rf"(?:\d{{4}}年度?)?(?:中共)?{_NAME}(?:[县市区旗镇乡]|街道)")
"""Such a title names the place, which others look after."""
_RANKS = {"县": "县", "市": "市", "区": "县", "旗": "县", "镇": "镇", "乡": "镇", "街道": "镇"}


_REQUESTS = frozenset(
    [
        "恳请",
        "申请",
        "提请",
        "报请",
        "商请",
        "呈请",
        "特请",
        "敬请",
        "建议",
        "希望",
        "协调",
        "争取",
        "联合",
        "组织",
        "代表",
        "受",
    ]
)
"""恳请县政府 begins with no name."""


class _Place(NamedTuple):
    name: str
    block: Block
    start: int

    def finding(self, better: str, sure: bool = True) -> Finding:
        span = self.block.at(self.start, self.start + len(self.name))
        return Finding(span, {"other": better}, sure=sure)


class SignerPlace(PartCheck):
    """The place that signs is the one that the text speaks as, when the title names none: 永宁县认真贯彻… is not signed by
    永安县农业农村局. Both places are marked. Silent when the text speaks of the signer's place, or of several others."""

    def find(self, part: Part) -> Iterator[Finding]:
        signer = _signer(part)
        if signer is None or _TITLE_PLACE.match(title_text(part)) or _mentioned(part, signer):
            return
        rank = _RANKS[_SIGNED.match(signer.block.reading)["level"]]  # type: ignore[index]
        acting = [
            place
            for place in _acting(part)
            if _RANKS[_level(place.name)] == rank and place.name[:2] not in _REQUESTS
        ]
        names = {place.name for place in acting}
        if len(names) == 1 and (_alike(acting[0].name, signer.name) or not _ABROAD.search(title_text(part))):
            yield acting[0].finding(signer.name)
            yield signer.finding(acting[0].name)


_ABROAD = later(
    "考察|学习|支援|对口|慰问|联防|交界|借鉴|经验|观摩|督[查导]|检查|巡[察视]|通报|考核|调研|审计|帮扶|协作|案例|交流|先进"
)
"""Titles of reports on other places."""


def _alike(one: str, other: str) -> bool:
    """云宁县 and 云安县: of one length, with one other character."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _level(name: str) -> str:
    return "街道" if name.endswith("街道") else name[-1]


def _signer(part: Part) -> _Place | None:
    """The place of the one body that signs."""
    signers = [block for block in part.blocks if block.kind == "signer"]
    match = _SIGNED.match(signers[0].reading) if len(signers) == 1 else None
    return _Place(match["place"], signers[0], match.start("place")) if match else None


def _mentioned(part: Part, signer: _Place) -> bool:
    stem = signer.name.removesuffix("街道") if signer.name.endswith("街道") else signer.name[:-1]
    return stem in title_text(part) or any(
        stem in block.reading for block in part.blocks if block is not signer.block
    )


def _acting(part: Part) -> Iterator[_Place]:
    """The places that are subjects of the text's own sentences."""
    for block in part.blocks:
        if block.kind in _KINDS:
            for match in _SUBJECT.finditer(unquoted(block.reading)):
                yield _Place(match["place"], block, match.start("place"))


_STEM = later(
    r"(?!农业|林业|水利|高新|开发|工业|经济|技术|度假|风景|保税|示范|管理|中心|关于|行政|自治|中共|居民|便民|特色|重点|贫困|脱贫|平安|智慧|绿色|文明|和谐|老旧|城市|农村|自然|现代|美丽|幸福|所在|试点|周边|乡镇)"
    r"(?:(?:(?![委政党在对为向赴由从到于将把和与及的是以自等据报经前全我本各该年月日占不无没有这那了着过你他她它们就都也很最更还又再入出进下每某两三四五六七八九十整所县市区镇乡村])[一-龥]){2})"
    r"(?:县(?!域|级|城)|(?<![园社小片城景辖郊校厂库地灌新老矿灾林牧山院])区(?![域级划间段])|(?<!城)镇(?![长村区])|(?<!城)乡(?![村镇长])|(?<!农)村(?![民级委居组庄庭容集务]|(?<=通村)(?:公路|道路|路|客车|班车))|街道|社区)"
)
_LEVELS = later("[县区镇乡村]|街道|社区")
_LOOSE = frozenset(("县", "区"))
"""A place is one or the other."""


class PlaceAlike(PartCheck):
    """A draft has no two places whose names differ in a character that sounds or looks alike, like 大湾村 and 大弯村; none
    that differs in one from the place of the title or the signature; and no 清河县 that is 清河区 elsewhere. The rarer
    one is found, else the later one. Places that are named side by side are two. Two names with the same characters in
    another order, 石潭沟镇 and 石沟潭镇, are told as a hint where they have but two."""

    def find(self, part: Part) -> Iterator[Finding]:
        names = _names(part)
        own = {name for name, places in names.items() if any(p.block.kind in _OWN for p in places)}
        near: dict[str, set[str]] = defaultdict(set)
        for name in names:
            stem, level = name[:2], name[2:]
            for key in (f"{stem[0]}?{level}", f"?{stem[1]}{level}", stem if level in _LOOSE else name):
                near[key].add(name)
        text = ""
        found = set()
        for group in near.values():
            for one, other in combinations(sorted(group), 2) if len(group) < _MANY else ():
                if not _confused(one, other, own):
                    continue
                text = text or "\n".join(block.reading for block in part.blocks)
                if _side_by_side(text, one, other) or any(map(_heads, (*names[one], *names[other]))):
                    continue
                wrong, right = _rarer(names[one], names[other])
                if not _written_alike(one, other):  # only one of them is the draft's own
                    wrong = [p for p in wrong if not of_others(p.block.reading, p.name, p.start)]
                found |= {(place, right) for place in wrong}
        yield from (
            place.finding(right) for place, right in sorted(found, key=lambda one: one[0].block.span.start)
        )
        yield from _turned(part, names)


def _side_by_side(text: str, one: str, other: str) -> bool:
    """Whether two names are told apart: the places stand beside each other, or one became the other (撤销云岭县，设立云岭区;
    以原云岭县的区域为云岭区的区域)."""
    pairs = ((one, other), (other, one))
    if any(f"{a}{mark}{b}" in text for a, b in pairs for mark in "、和与至到"):
        return True
    return any(f"原{a}" in text or f"撤销{a}" in text or f"{a}更名" in text for a, _ in pairs)


def _heads(place: _Place) -> bool:
    """Whether an item is on the place: （一）云岭县：以改造促提升."""
    number = place.block.number
    return number is not None and place.block.reading.startswith(f"{place.name}：", len(number.text))


def _turned(part: Part, names: Mapping[str, list[_Place]]) -> Iterator[Finding]:
    """石潭沟镇 and 石沟潭镇; there may be two places of such short names as 新民村 and 民新村."""
    ends: set[tuple[Block, int]] = set()
    for group in (_long_names(part), names):
        keyed: dict[str, list[str]] = defaultdict(list)
        for name in group:
            keyed["".join(sorted(name))].append(name)
        for pair in keyed.values():
            if len(pair) != _TWO or pair[0][-1] != pair[1][-1] or not any(map(is_name, pair)):
                continue
            wrong, right = _rarer(group[pair[0]], group[pair[1]])
            told = {(place.block, place.start + len(place.name)) for place in wrong}
            text = "\n".join(block.reading for block in part.blocks)
            if told.isdisjoint(ends) and not _side_by_side(text, *pair):
                ends |= told
                yield from (place.finding(right, sure=len(stem_of(right)) > _TWO) for place in wrong)


_TWO = 2


def _long_names(part: Part) -> dict[str, list[_Place]]:
    """What may be the names of places with three characters before their level."""
    names: dict[str, list[_Place]] = defaultdict(list)
    for block in part.blocks:
        for level in _LEVELS.finditer(block.reading, _LONG):
            match = _LONG_STEM.match(block.reading, level.start() - _LONG)
            if match and begins(block.reading, match.start()):
                names[match[0]].append(_Place(match[0], block, match.start()))
    return names


_LONG = 3
_LONG_STEM = later(rf"(?!{NO_NAME})(?:{CHARACTER}){{3}}{LEVEL}")


def _across_words(text: str, match: re.Match[str]) -> bool:
    """实施|集镇: whether a name is made of the end of a word and another one."""
    start = match.start()
    return is_word(text[max(start - 1, 0) : start + 1]) and is_word(match[0][1:])


_OWN = ("title", "signer", "note")
_MANY = 5
"""So many names of one pattern are a list."""


def _names(part: Part) -> dict[str, list[_Place]]:
    names: dict[str, list[_Place]] = defaultdict(list)
    for block in part.blocks:
        for level in _LEVELS.finditer(block.reading, 2):
            match = _STEM.match(block.reading, level.start() - 2)
            if match and is_name(match[0]) and not _across_words(block.reading, match):
                names[match[0]].append(_Place(match[0], block, match.start()))
    return names


_SIDES = ("东西", "东南", "东北", "西南", "西北", "南北", "上下", "前后", "阴阳", "大小", "内外", "左右")


def _confused(one: str, other: str, own: set[str]) -> bool:
    if one[:2] == other[:2]:
        return True
    if any({a, b} == {*side} for a, b in zip(one, other, strict=False) if a != b for side in _SIDES):
        return False  # 岷东县 and 岷西县
    return _written_alike(one, other) or (one in own) != (other in own)


def _written_alike(one: str, other: str) -> bool:
    """Whether the characters in which two names differ sound or look alike; so does a name of another level."""
    return all(alike(a, b) for a, b in zip(one[:2], other[:2], strict=True) if a != b)


def _rarer(one: list[_Place], other: list[_Place]) -> tuple[list[_Place], str]:
    """Of two names the one to mend, and the right one."""
    ranks = [(any(p.block.kind == "title" for p in places), len(places)) for places in (one, other)]
    first = ranks[0] > ranks[1] or (ranks[0] == ranks[1] and one[0].block.span < other[0].block.span)
    wrong, right = (other, one) if first else (one, other)
    return wrong, right[0].name
