"""What a paper calls itself."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import place, quoted, title_text
from linter.chinese.expressions import later
from linter.document import Block, Kind, Part
from linter.rule import PROSE, BlockCheck, Finding

_NAMES = (
    "通知|方案|预案|计划|意见|办法|规定|细则|请示|报告|公告|通告|决定|纪要|制度|规划|要点|章程|公约|倡议书|函"
)
_TITLE = later(rf"(?P<name>{_NAMES})[》”]?(?:[（(][^（）()]{{1,16}}[）)])?[\s\d—－-]*$")
_CALLED = later(
    rf"(?:制[定订]|拟[定订]|印发|下发|发布|起草)本(?:实施|工作|活动|行动|管理)?(?P<name>{_NAMES})"
    rf"|本(?P<name>{_NAMES})自(?:印发|发布|公布|下发|通过|20\d\d年)[^。；，]{{0,12}}(?:施行|执行|实施)"
)


class OwnGenre(BlockCheck):
    """A paper calls itself what its title does: a 方案 is made as 本方案, not as 本通知. One whose title or headings name
    the other kind as well (关于印发…方案的通知) is left alone."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(f"{verb}本" for verb in ("定", "订", "印发", "下发", "发布", "起草")) | frozenset(
            f"{name}自" for name in _NAMES.split("|")
        )

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        title = title_text(part) if part else ""
        named = _TITLE.search(title)
        if named is None or part is None:
            return
        for match in _CALLED.finditer(block.reading):
            other = match["name"]
            if other in title or quoted(block.reading, match.start()) or _attached(part, other):
                continue
            span = place(block, match.start("name") - 1, match.end("name"))
            yield Finding(span, {"better": f"本{named['name']}", "title": named["name"]})


def _attached(part: Part, name: str) -> bool:
    """A paper of the other kind is in it or goes with it."""
    return any(
        name in block.reading[: block.head or None]
        for block in part.blocks
        if block.kind in ("heading", "attachment", "title")
    ) or any(f"{name}》" in block.reading for block in part.blocks)
