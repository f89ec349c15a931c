"""What the title of a document says and how (GB/T 9704-2012, 7.3.1): body, matter and genre."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from linter.checks.literals import required
from linter.chinese.expressions import compiled, later
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.rule import Finding, PartCheck


def title_blocks(part: Part) -> list[Block]:
    return [block for block in part.blocks if block.kind == "title"]


@frozen
class TitleWellFormed(PartCheck):
    """A title, read as one text though it may stand on several lines, holds nothing that `match` finds; a group named
    `found` narrows the finding. `unless`: an expression for titles that are left alone. `given`: only drafts are judged
    whose text says what this expression finds."""

    match: str
    unless: str = ""
    given: str = ""

    @cached_property
    def literals(self) -> frozenset[str] | None:
        return required(self.match)

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return compiled(self.match)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return compiled(self.unless)

    @cached_property
    def _given(self) -> re.Pattern[str]:
        return compiled(self.given)

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = title_blocks(part)
        title = "".join(block.reading for block in blocks)
        if not blocks or part.annex or not part.body or (self.unless and self._unless.search(title)):
            return
        for match in self._match.finditer(title):
            if self.given and not any(self._given.search(block.reading) for block in part.body):
                return
            start, end = match.span("found" if match.groupdict().get("found") else 0)
            span = Span(_place(blocks, start), _place(blocks, end - 1) + 1)
            yield Finding(span, {"genre": part.genre.title})


def _place(blocks: list[Block], offset: int) -> int:
    """Where in the document a character of the joined title stands."""
    ends = list(accumulate(len(block.reading) for block in blocks))
    index = next(index for index, end in enumerate(ends) if offset < end)
    return blocks[index].span.end - ends[index] + offset


_BODY = later(
    "[局委厅院校园镇乡村县市区社站所馆会队团科处室厂行]|街道|公司|集团|中心|政府(?!建设|采购|信息|网站|购买)|支部|党组|总支|小组|学校|大学|中学|小学|[XxＸ×]|某"
    "|个人|本人|述职|部(?![门署])|(?:单位|部门)名称"
    "|(?:[联协办台段港矿宫店班组]|[林农牧渔机]场|水库)(?=(?:19|20)\\d{2}|[〇一二三四五六七八九]{4}|[上下]半年|第|年度|党建)|教研组|年级组"
)
_THEMES = later(
    "乡村振兴|城市管理|城市建设|城乡|社区矫正|社区教育|社会(?:治安|治理|保障|救助|信用|综合|主义|责任)|乡村|农村|村镇|村级|市场|会计|校园|学校安全|学会"
    "|机会|社保|科技|科普|科学|科教|团结|团员|区域|园林|园区|县域|市政|行政|行风|行业|行动|队伍|镇村|扫黑除恶|议事|人大代表建议|政协提案|委托|执行|运行|银行业"
    "|流行|推行|试行|开展|实行|处理|处置|所有|馆藏|会议|晚会|一会|图书馆|文化馆|基层党组织|组织|公共机构|党组织|党委(?=中心组|理论)"
)
_BODY_ALONE = later(
    "(?!各)[一-龥]{2,22}(?:[局委厅院镇乡村区站所馆会科处室]|街道|公司|集团|中心|政府|支部|党组|学校|大学|中学|小学|街道办事处)$"
)
_FIRST_PERSON = later(
    "(?:^|[。；，])(?:本人(?!持|的)|我(?=始终|严格|坚持|认真|努力|积极|主动|立足|深入|自觉|带头|能够|深知|深刻|时刻|全年|先后|主要|还|从|在))"
)


@frozen
class TitleNamesBody(PartCheck):
    """The title of a report names the body whose report it is.

    `signed`: judge the reports that a signature makes good for it; else those that nothing tells the author of.
    Reports by one person (本人, 我) and those with a byline are left alone.
    """

    signed: bool = False

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = title_blocks(part)
        if not blocks or part.annex or not part.body or _named("".join(block.reading for block in blocks)):
            return
        signers = [block for block in part.blocks if block.kind == "signer"]
        notes = any(block.kind == "note" for block in part.blocks[:4])
        if bool(signers) != self.signed or notes or _named_below(part) or _personal(part):
            return
        signer = signers[0].reading.strip() if signers else ""
        yield Finding(blocks[-1].span, {"signer": signer, "genre": part.genre.title})


def _named(title: str) -> bool:
    return _BODY.search(_THEMES.sub("", title)) is not None


def _named_below(part: Part) -> bool:
    """Whether the line below the title is the name of a body and nothing else."""
    return _BODY_ALONE.match(part.body[0].reading.strip()) is not None


def _personal(part: Part) -> bool:
    return any(_FIRST_PERSON.search(block.reading) for block in part.body)


_PUBLISHED = later(
    r"关于(?:做好|加强|开展|进一步|切实做好|报送|召开|组织|举办|印发)[^《》]{2,60}的(?P<kind>通告|公告)$"
)
_OWN_UNITS = later(
    r"各[^，。；：、]{0,10}(?:公司|部门|科室|处室|股室|单位|支部|所|站|中心|乡镇|街道|学校|局|委办局)(?=[、，；;：:]|$)"
)


_BELOW = ("recipient", "lead", "paragraph")


class AnnouncementAddressed(PartCheck):
    """A 通告 has no 主送机关: one that sets tasks to units that it names is a 通知."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("通告", "公告"))

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = title_blocks(part)
        title = "".join(block.reading for block in blocks)
        match = _PUBLISHED.search(title)
        addressed = next((block.reading.strip() for block in part.blocks if block.kind in _BELOW), "")
        if match and not part.annex and addressed.endswith("：") and _OWN_UNITS.match(addressed):
            start, end = match.span("kind")
            yield Finding(Span(_place(blocks, start), _place(blocks, end - 1) + 1), {"better": "通知"})
