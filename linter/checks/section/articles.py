"""Articles and sections that the text refers to: 本办法第二十九条, 详见第六部分."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import PLACES, Part
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_REGULATIONS = "办法|规定|细则|条例|章程|制度|规则|规程|公约|准则|标准|规范|意见|方案|合同|协议"
_ARTICLE = later(r"[ \u3000]*第(?P<number>[一二三四五六七八九十百零〇0-9]{1,7})条(?![、，和至到及款之])")
_NAMED = later(rf"本(?:实施)?(?:{_REGULATIONS})第(?P<number>[一二三四五六七八九十百零〇0-9]{{1,7}})条")
_LEAST = 3
"""A text of fewer articles may be a part of the regulation."""


@frozen
class ArticleExists(PartCheck):
    """An article that a regulation names as its own is there."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(f"{name}第" for name in _REGULATIONS.split("|"))

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = [block for block in part.blocks if block.kind in _KINDS and "条" in block.reading]
        heads = [match for block in blocks if (match := _ARTICLE.match(block.reading))]
        numbers = {number for match in heads if (number := value(match["number"]))}
        if len(numbers) < _LEAST:
            return
        for block in blocks:
            for match in _NAMED.finditer(block.reading):
                if (value(match["number"]) or 0) > max(numbers):
                    span = block.at(match.start(), match.end())
                    yield Finding(span, {"last": str(max(numbers))})


_SECTION_NAMED = later(
    r"(?:详见|参见|见|按照?)(?:本(?:方案|办法|通知|报告|意见|规划|计划))?(?:正文)?第(?P<number>[一二三四五六七八九十]{1,3})(?:部分|章|大项)(?![《之])"
)


class SectionExists(PartCheck):
    """A section that the text sends to by its number (详见第六部分) is there: a heading of the first level has it."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("部分", "章", "大项"))

    def find(self, part: Part) -> Iterator[Finding]:
        top = [block.number.value for block in part.headings if block.number and block.level == 1]
        if len(top) < _LEAST or part.annex:
            return
        for block in part.blocks:
            for match in _SECTION_NAMED.finditer(block.reading) if block.kind in _KINDS else ():
                if (value(match["number"]) or 0) > max(top):
                    yield Finding(block.at(match.start(), match.end()), {"last": str(max(top))})
