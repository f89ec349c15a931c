"""The 领导小组, 指挥部, 专班 or 中心 that a draft sets up, and one of another kind or name that it speaks of later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.chinese.clauses import clause_start, text_around
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import PLACES, Block, Part
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_ORGANS = ("领导小组", "指挥部", "专班", "工作组")
_ORGAN = later("|".join(_ORGANS))
_SET_UP = later(rf"(?:成立|组建|设立|建立|组成)[^。；]{{0,40}}?(?:{'|'.join(_ORGANS)})")
_NAMED = later(r".*(?:(?<=[报由向经在与到是为送交使])|(?<![一-龥]))(?P<name>[一-龥]{0,10}?)$")
_LEVEL = later("镇|乡|街道|局|校|院|场|公司|社区|村")
_ABOVE = later("省|市|县|区|州|国务院|中央|上级|原|各级|成立|设立|组建|前线|现场|应急指挥")
_HEAD = 12
"""Characters before an organ in which its name stands."""
_MOST = 2


class SetUpOnce(PartCheck):
    """What a draft has set up as a 领导小组 is no 指挥部 further on: 报指挥部办公室备案. Found is an organ of another kind that
    the draft has nowhere set up, without a name or with words of the one set up (整治领导小组 for 专项整治工作专班). Left alone
    are those of a higher place, 县防汛指挥部, and drafts that set up several kinds."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_ORGANS[:3])

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = [block for block in part.blocks if block.kind in _KINDS]
        text = "\n".join(block.reading for block in blocks)
        set_up = [match[0] for match in _SET_UP.finditer(text)]
        kinds = {match[0] for one in set_up for match in _ORGAN.finditer(one)}
        if len(kinds) != 1 or kinds == {_ORGANS[-1]}:
            return
        (own,) = kinds
        names = "".join(set_up) + (part.title.reading if part.title else "")
        for block in blocks:
            for match in _ORGAN.finditer(unquoted(block.reading)):
                kind = match[0]
                if kind in (own, _ORGANS[-1]) or text.count(kind) > _MOST:
                    continue
                if own in text_around(block.reading, "。；", *match.span()):
                    continue  # 领导小组下设专班
                head = block.reading[max(match.start() - _HEAD, 0) : match.start()]
                named = _NAMED.match(head)
                if named and _is_own(named["name"], names):
                    start = match.start() - len(named["name"])
                    yield Finding(block.at(start, match.end()), {"own": own}, sure=False)


def _is_own(name: str, names: str) -> bool:
    """Whether an organ has no name, or one of the words of the own one's."""
    if _ABOVE.search(name):
        return False
    level = _LEVEL.match(name)
    rest = (name[level.end() :] if level else name).removesuffix("工作")
    return all(rest[at : at + 2] in names for at in range(len(rest) - 1)) if len(rest) != 1 else False


_FUNCTIONS = "服务|发展|指导|管理|促进|推进|协调|领导|保障|事务|建设|监测|治理|工作|受理|处置|运营|培训"
_KIND = "中心|小组|委员会|办公室|专班|联盟|协会|公司"
_NAMED_SO = later(rf"(?P<word>{_FUNCTIONS})(?P<kind>{_KIND})")
_SETS_UP = later(r"(?:成立|组建|设立|新设)(?:了)?[^，。；]{3,16}$")
_FOUNDED = later(r"(?:于[^，。；]{1,12})?(?:正式)?(?:挂牌|揭牌|成立|组建)")
_STEM = 4
"""Characters before the function that tell one body: 乡村振兴."""
_ALSO_SET_UP = later("成立|组建|设立|下设|更名|并入|整合|原|隶属|上级|[省市]")


class EstablishedOnce(PartCheck):
    """A body is spoken of by the name under which the draft sets it up: no 乡村振兴发展中心 for the 乡村振兴服务中心. Found is
    what stands once, with the same words before the exchanged one, and is nowhere set up itself."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("成立", "组建", "设立", "新设", "挂牌", "揭牌"))

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = [block for block in part.blocks if block.kind in _KINDS]
        set_up = {name: at for at, block in enumerate(blocks) for name in _established(block.reading)}
        for (stem, word, kind), first in set_up.items():
            other = later(rf"{re.escape(stem)}(?:工作)?(?P<word>{_FUNCTIONS}){kind}")
            for at, block in enumerate(blocks) if len(stem) == _STEM else ():
                for match in other.finditer(block.reading):
                    twin = (stem, match["word"], kind)
                    if match["word"] != word and twin not in set_up and _alone(blocks, block, match):
                        near = 0 <= at - first <= 1
                        yield Finding(block.at(*match.span()), {"own": f"{stem}{word}{kind}"}, sure=near)


def _established(text: str) -> Iterator[tuple[str, str, str]]:
    """Of each body that is set up, the words before its function, the function and the kind."""
    for match in _NAMED_SO.finditer(text):
        start, end = match.span()
        if _FOUNDED.match(text, end) or _SETS_UP.search(text, max(start - _REACH, 0), start):
            stem = text[max(start - _STEM - 2, 0) : start].removesuffix("工作")[-_STEM:]
            yield stem, match["word"], match["kind"]


_REACH = 20


def _alone(blocks: list[Block], block: Block, match: re.Match[str]) -> bool:
    """Whether a name stands a single time, in a sentence that sets up none."""
    once = sum(each.reading.count(match[0]) for each in blocks) == 1
    before = clause_start(block.reading, "。；", match.start())
    return once and not _ALSO_SET_UP.search(block.reading, before, match.start())
