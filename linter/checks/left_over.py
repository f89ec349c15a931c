"""Words that a draft has from another one: of another season, level of government, college or plan than its title's."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import title_text
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import shortens
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_SEASONS = (
    ("迎峰度夏", "迎峰度冬"),
    ("暑假", "寒假"),
    ("暑期", "寒假"),
    ("夏粮", "秋粮"),
    ("春耕", "秋收"),
    ("春季学期", "秋季学期"),
    ("夏季防溺水", "冬季防溺水"),
    ("高考", "中考"),
    ("春节", "国庆"),
)
_TELLS_BOTH = later(r"去年|上年|全年|[、和及与]$|《[^》]*$")
_NAME = r"(?!高新|开发|工业|度假|风景|保税|示范|管理|中心|关于|各|全|我|本|该|外|邻|兄弟)(?:(?![委政党在对为向赴由从到于将把和与及的是以自等据报经前])[一-龥]){2,3}?"
_STEM = later(r"(?:^|[，。；：、的是为])(?P<stem>[一-龥]{2})(?P<level>[县区])(?=[、，。；和有要进]|[A-Z]\d)")
_COMMON = frozenset(
    [
        "示范",
        "贫困",
        "试点",
        "重点",
        "先进",
        "文明",
        "脱贫",
        "生活",
        "工业",
        "城市",
        "开发",
        "高新",
        "核心",
        "中心",
        "保护",
        "缓冲",
        "实验",
        "旅游",
        "风景",
        "功能",
        "责任",
        "任务",
        "产粮",
        "民族",
        "边境",
        "革命",
    ]
)
"""Kinds of counties and of areas."""
_REDIVIDED = later("撤县|设区|改区|原")
_ORGANS = "教育|审计|财政|民政|农业农村|水利|林业|交通运输|卫生健康|人力资源和社会保障|自然资源|生态环境|应急管理|住房和城乡建设|市场监督管理|文化和旅游|统计|司法|公安|发展和改革|商务|医疗保障"
_COUNTYS = later(rf"(?<![一-龥]县)(?P<found>县(?P<organ>{_ORGANS})局)")
_CITYS_TITLE = later(rf"(?P<city>{_NAME}市)(?!{_NAME}[县区旗])")
_SPEAKS_FOR = later(rf"(?:我代表|受(?:县人民政府|县政府)委托，[^。；]{{0,6}})县(?P<organ>{_ORGANS})局")
_SIGNER = later(rf"[\s\u3000]*(?P<name>{_NAME}市(?P<organ>{_ORGANS})局)[\s\u3000]*$")
_COLLEGE = later(r"(?:大学|学院)(?P<name>[一-龥]{2,8}学院)(?=关于|\d{4}年|[上下]半年)")
_COLLEGES = later(
    r"(?:^|[，。；：])(?P<name>[一-龥]{2,8}学院)(?=(?:党委|党总支|团委|学生会|分工会|师生|学生)?(?:获评|荣获|被评为|获得|被授予|入选))"
)
_CONSULTED = later(r"(?:征求|公开征集)[^《》]{0,12}《(?P<title>[^《》]{4,60}?)(?:（[^）]*）)?》")
_STUDIED = later(
    r"(?:研究|审阅|修改|讨论|对照|就|对)(?P<found>《(?P<title>[^《》]{4,40}?)(?:（[^）]*）)?》)[^。；]{0,20}意见"
)
_ISSUED = later(r"(?:印发|转发)(?:〈|《)(?P<title>[^《》]{4,60}?)(?:（[^）]*）)?》")
_ISSUES = later(r"现将(?P<found>《(?P<title>[^《》]{4,60}?)(?:（[^）]*）)?》)(?:印发|转发|下发)")


_LITERALS = frozenset(
    (
        *["迎峰度", "荣获", "获评", "被评", "被授", "获得", "入选", "征求", "征集", "现将", "我代表", "受县"],
        *(f"县{organ[0]}" for organ in _ORGANS.split("|")),
        *(f"区{mark}" for mark in "、，。；和有要进"),
    )
)
"""One of these stands wherever something is found."""


class _Kept(NamedTuple):
    """What is not the draft's own at [start, end) of a block, and what is."""

    block: Block
    start: int
    end: int
    better: str


class LeftOver(PartCheck):
    """A draft speaks of the season, the level of government, the college and the plan of its title. Found is what
    stands for another one in a place that only the own one can have: 迎峰度冬 in one on 迎峰度夏, 县教育局 beside
    市教育局 in one of a city's school. Places and institutions are for `OwnNames`."""

    @property
    def literals(self) -> frozenset[str]:
        return _LITERALS

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if not title or part.annex:
            return
        for kept in (
            *_seasons(part, title),
            *_levels(part, title),
            *_names(part, title),
        ):
            yield Finding(kept.block.at(kept.start, kept.end), {"better": kept.better})


def _seasons(part: Part, title: str) -> Iterator[_Kept]:
    for pair in _SEASONS:
        own, other = pair if pair[0] in title else pair[::-1]
        if own not in title or other in title:
            continue
        found = [
            (block, at)
            for block in part.blocks
            if block.kind in _KINDS and other in block.reading
            for at in [unquoted(block.reading).find(other)]
        ]
        told = sum(own in block.reading for block in part.blocks if block.kind in _KINDS)
        if len(found) == 1 and found[0][1] >= 0 and told > 1 and other.startswith("迎峰"):
            block, at = found[0]
            if not _TELLS_BOTH.search(block.reading, 0, at) and not block.reading.startswith(
                ("、", "和"), at + len(other)
            ):
                yield _Kept(block, at, at + len(other), own)


def _levels(part: Part, title: str) -> Iterator[_Kept]:
    text = "\n".join(block.reading for block in part.blocks if block.kind in _KINDS)
    if _CITYS_TITLE.match(title) and len(_COUNTYS.findall(text)) == 1:
        for block in part.blocks:
            for match in _COUNTYS.finditer(block.reading) if block.kind in _KINDS else ():
                if f"市{match['organ']}局" in text and "各县" not in text:
                    yield _Kept(block, *match.span("found"), f"市{match['organ']}局")
    said = _SPEAKS_FOR.search(text)
    for block in part.blocks if said else ():
        signer = _SIGNER.match(block.reading) if block.kind == "signer" else None
        if said and signer and signer["organ"] == said["organ"] and f"市{said['organ']}局" not in text:
            yield _Kept(block, *signer.span("name"), f"县{said['organ']}局")
    if not _REDIVIDED.search(text):
        yield from _stems(part)


def _stems(part: Part) -> Iterator[_Kept]:
    """云溪县 and, once, 云溪区."""
    found: dict[str, list[_Kept]] = {}
    for block in part.blocks:
        for match in _STEM.finditer(block.reading) if block.kind in _KINDS else ():
            name = match["stem"] + match["level"]
            if match["stem"] not in _COMMON:
                kept = _Kept(block, match.start("stem"), match.end("level"), "")
                found.setdefault(name, []).append(kept)
    for name, places in found.items():
        other = name[:-1] + ("县" if name.endswith("区") else "区")
        if other in found and len(places) == 1 and (name.endswith("区") or len(found[other]) > 1):
            first = found[other][0]
            if len(found[other]) > 1 or first[:2] < places[0][:2] or first.block.span < places[0].block.span:
                yield places[0]._replace(better=other)


def _names(part: Part, title: str) -> Iterator[_Kept]:
    college, plan = _COLLEGE.search(title), _CONSULTED.search(title)
    issued = _ISSUED.search(title)
    for block in part.blocks if college or plan or issued else ():
        if block.kind not in _KINDS:
            continue
        yield from _issued(block, issued["title"] if issued else "")
        for match in _COLLEGES.finditer(block.reading) if college else ():
            if (
                college
                and not college["name"].endswith(match["name"])
                and college["name"] not in match["name"]
            ):
                yield _Kept(block, *match.span("name"), college["name"])
        for match in _STUDIED.finditer(block.reading) if plan else ():
            if (
                plan
                and not shortens(match["title"], plan["title"])
                and match["title"][-2:] == plan["title"][-2:]
            ):
                yield _Kept(block, *match.span("found"), f"《{plan['title']}》")


def _issued(block: Block, title: str) -> Iterator[_Kept]:
    """Another paper that is issued than the title's."""
    for match in _ISSUES.finditer(block.reading) if title else ():
        if not shortens(match["title"], title) and not shortens(title, match["title"]):
            yield _Kept(block, *match.span("found"), f"《{title}》")
