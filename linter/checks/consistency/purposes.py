"""What a notice or a plan says that it is for, beside what its title says."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import title_text
from linter.chinese.clauses import text_around
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import Block, Part
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_SOON = 3
_HOW = ("切实", "扎实", "认真", "进一步", "全面", "有效")
_DOES = ("做好", "加强", "抓好", "规范", "推进", "开展")
"""How purposes begin, behind 为."""


@frozen
class OwnPurpose(PartCheck):
    """The first sentences of a notice or a plan give as its purpose what its title names, of the `subjects`, tasks of
    which each has its own papers."""

    subjects: tuple[str, ...]

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(f"为{word}" for word in ("了", *_HOW, *_DOES))

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.annex or not title:
            return
        for block in part.body[:_SOON]:
            yield from self._others(block, title)

    def _others(self, block: Block, title: str) -> Iterator[Finding]:
        own = [subject for subject in self.subjects if subject in title]
        if len(own) != 1 or len(_PARTED.split(title)) > 1:
            return
        for match in _AIM.finditer(unquoted(block.reading)):
            told = next((subject for subject in self.subjects if match["what"].endswith(subject)), "")
            sentence = text_around(block.reading, "。；", *match.span())
            if (
                told
                and told != own[0]
                and not any(char in sentence for char in ("、", own[0]))
                and not _akin(told, own[0])
            ):
                end = match.end("what")
                yield Finding(block.at(end - len(told), end), {"better": own[0]})


_AIM = later(
    rf"(?:^|[，。；：])[\s\u3000]*为(?:了)?(?:{'|'.join(_HOW)})?(?:{'|'.join(_DOES)})(?P<what>[一-龥0-9]{{2,24}}?)(?=工作|，)"
)
"""Only what is done for its own sake: 为做好森林防火工作."""
_PARTED = later("[、和与及]")


def _akin(one: str, other: str) -> bool:
    return one in other or other in one
