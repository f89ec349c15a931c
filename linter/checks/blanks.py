"""Blanks that a template left in running text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from linter.chinese.expressions import compiled, later
from linter.document import PLACES, Block, Kind, Part
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding, PartCheck

_GAP = later(r"(?<=[^ \u3000\u00a0])[ \u3000\u00a0]+(?=[^ \u3000\u00a0])")
_WIDE = "\u3000"
_LABELLED, _WANTING, _PARTING = 2, 3, 6
"""The least width, in half-width spaces, of a blank behind a label, of one beside a word that wants another, and of what
no one types between two words by mistake."""

_MARKS = "，。；、"
_VALUE_BEFORE = later(r"[\u3400-\u9fff）][：:]?$")
_PERCENT = later("[%％]")
_GROWN = later(
    r"(?:增长|下降|上升|提高|降低|增加|减少|回落|增幅|降幅|增速|同比|环比|比重|占比|[达降升增]到|[超占]|率[为达]?|达|分别为)$"
)
_UNIT = later(
    r"(?:[万亿]?元|[万余]?[人户名亩吨项件个场次处]|人次|个百分点|公里|平方米|天|年|届)(?:[，。；、）]|以[上下内]|左右|$)"
)
_ROLE = later(r"(?:同志|先生|女士|[担兼]?任|主持|牵头|主讲|带队|率队)")
_POST = later(
    r"副?(?:书记|[省市县区镇乡局校院科所部厅处站会队厂园]长|主任|主席|经理|董事长|总监|教授)(?:作了?|讲|就|对|主持|宣布|宣读|通报|传达|介绍|带领|率)"
)
_LED = later(r"(?:[由在与向对被将至从经]|(?<![由终等属对关低高])于)$")
_WORD_BEFORE = later(r"[\u3400-\u9fff]{3}$")
_WORD_BEHIND = later(r"[\u3400-\u9fff]{2}(?![\u3400-\u9fff]{0,8}[：:])")
_LABEL = later(r"[\u3400-\u9fff]{1,8}[ \u3000\u00a0]*[：:]|[ \u3000\u00a0]+")
_HAN = later(r"[\u3400-\u9fff]")
_FORM = later(r"签[名字章]|盖章|公章|填[表报写]|身份证号|[□☐]|_{2}|＿{2}")
_PROSE = 6
"""So many characters beside the labels make a line a sentence rather than a form's."""
_HEADED = later(
    r"^[ \u3000\u00a0]*(?:第[一二三四五六七八九十百零〇\d]+[条章节款编]|附件?|[^，。；：]{0,12}[：:])?[^，。；：]{0,4}$"
)


@frozen
class BlanksFilled(BlockCheck):
    """No blank stands in a sentence for what was to be written there: before a mark (电话：　　，), a unit or %, between
    a preposition and its noun, before 同志 or 任. A wide gap between other words is a guess.

    A line of labels and blanks is a form's, and so is one that is to be signed; a gap beside a heading or between
    columns is layout.
    """

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((_WIDE, "  ", "\u00a0", "%", "％"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return PLACES["body"] | PLACES["heading"]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if "。" not in text or _FORM.search(text) or len(_HAN.findall(_LABEL.sub("", text))) < _PROSE:
            return
        for match in _PERCENT.finditer(text):
            if _GROWN.search(text, max(match.start() - 3, 0), match.start()):
                yield Finding(block.at(*match.span()), {"before": text[match.start() - 2 : match.start()]})
        for match in _GAP.finditer(text, block.head):
            start, end = match.span()
            before, behind = text[max(start - 16, 0) : start], text[end : end + 16]
            width = sum(2 if character == _WIDE else 1 for character in match[0])
            sure = _to_fill(before, behind, width)
            if sure or (width >= _PARTING and _inside(text, start, end)):
                yield Finding(block.at(start, end), {"before": before.rstrip(_MARKS)[-2:]}, sure=sure)


def _to_fill(before: str, behind: str, width: int) -> bool:
    """Whether what stands beside a gap wants a word or a figure in it."""
    if behind[0] in _MARKS:
        return (
            width >= (_LABELLED if before[-1] in "：:" else _WANTING)
            and _VALUE_BEFORE.search(before) is not None
        )
    if not _HAN.match(before[-1]):
        return before[-1] in _MARKS and width >= _WANTING and _POST.match(behind) is not None
    if behind[0] in "%％":
        return True
    return width >= _WANTING and bool(
        _UNIT.match(behind) or _ROLE.match(behind) or (_LED.search(before) and _HAN.match(behind))
    )


def _inside(text: str, start: int, end: int) -> bool:
    """Whether words of one sentence stand on both sides of a gap."""
    joined = _WORD_BEFORE.search(text, max(start - 3, 0), start) and _WORD_BEHIND.match(text, end)
    return bool(joined and not _HEADED.search(text, 0, start))


_NUMBERED = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][ \u3000]?)"
_COLON = later(r"[ \u3000]*[：:][ \u3000]*")
_HEADS = PLACES["heading"] | PLACES["signature"]
_SEVERAL = 2
"""One label alone may have its value in a table or picture, but not above the date of the signature."""


@frozen
class LabelsFilled(PartCheck):
    """No lines of a report end with the colon of a label, as 组长：and 联系电话：do, where another label, a heading or
    the signature is next: a value may stand on the line below. Nor does a bracket: （联系人：王海涛，联系电话：）. And no
    label stands right behind another's colon: 组长：副组长：成员：.

    `label`: an expression that matches the whole of such a label.
    """

    label: str

    def validate(self) -> None:
        super().validate()
        for text in (self._closed, self._begun):
            compiled(text)

    @cached_property
    def _closed(self) -> str:
        """A label at the end of a bracket, and labels right behind one another."""
        return rf"(?<=[（，；、])(?:{self.label})[：:](?=[）)])|(?<![一-龥])(?:(?:{self.label})[：:][ \u3000]?){{2,}}(?=$|[，。；）])"

    @cached_property
    def _begun(self) -> str:
        """A label with which a line begins, perhaps behind a number and words of what it is for."""
        return rf"{_NUMBERED}?[^，。；：:]{{0,16}}?(?:{self.label})(?=[ \u3000]*[：:])"

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = part.blocks
        closed = compiled(self._closed)
        for block in blocks:
            yield from (Finding(block.at(*match.span())) for match in closed.finditer(block.reading))
        empty = [
            (block, below)
            for block, below in zip(blocks, (*blocks[1:], None), strict=True)
            if self._labels(block, alone=True)
            and (below is None or below.kind in _HEADS or self._labels(below))
        ]
        for block, below in empty:
            if len(empty) >= _SEVERAL or (below and below.kind == "date"):
                yield Finding(block.at(block.text.find(block.text.strip()), len(block.text.rstrip())))

    def _labels(self, block: Block, alone: bool = False) -> bool:
        """Whether a line begins with a label and a colon, or has nothing else; a number and words of what the label is
        for may stand before it (（1）医疗救护组负责人：)."""
        text = block.reading.strip()
        begun = compiled(self._begun).match(text)
        colon = _COLON.match(text, begun.end()) if begun else None
        return colon is not None and (not alone or colon.end() == len(text))
