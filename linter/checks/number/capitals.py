"""Sums of money in capitals against those in digits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.chinese.amounts import SCALES, plain
from linter.chinese.expressions import later
from linter.chinese.numerals import money
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding

_CAPITALS = r"(?P<capitals>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,24}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?[整正]?)"
_DIGITS = r"(?P<digits>\d[\d,]{0,14}(?:\.\d{1,6})?)(?P<scale>[万亿]?)"
_SIGN = r"(?:人民币|小写|大写|[￥¥：:\s]){0,4}"
_TWICE = later(
    rf"{_CAPITALS}[（(，,]{{0,2}}{_SIGN}{_DIGITS}(?:元|[）)])|{_DIGITS}元[（(，,]{{0,2}}{_SIGN}{_CAPITALS}"
)


class CapitalsAgree(BlockCheck):
    """A sum in capitals and in digits is one sum: 壹万贰仟元整（¥12000元）."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(f"{unit}{yuan}" for unit in "壹贰叁肆伍陆柒捌玖拾佰仟" for yuan in "元圆") | {
            "万元整",
            "万圆整",
            "万元正",
        }

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for match in _TWICE.finditer(block.reading):
            told = Decimal(match["digits"].replace(",", "")) * SCALES[match["scale"]]
            meant = money(match["capitals"])
            if meant is not None and meant != told:
                span = block.at(match.start(), match.end())
                yield Finding(
                    span, {"capitals": match["capitals"], "meant": plain(meant), "digits": plain(told)}
                )
