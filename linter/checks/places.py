"""The place that signs a report against the place that its text speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import title_text
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_NAME = r"(?!高新|开发|工业|度假|风景|保税|示范|管理|中心|关于|各|全|我|本|该|外|邻|兄弟|中共)(?:(?![委政党在对为向赴由从到于将把和与及的是以自等据报经])[一-龥]){2,3}"
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

    def finding(self, better: str) -> Finding:
        return Finding(self.block.at(self.start, self.start + len(self.name)), {"other": better})


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
    "考察|学习|借鉴|经验|观摩|督[查导]|检查|巡[察视]|通报|考核|调研|审计|帮扶|协作|案例|交流|先进"
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
