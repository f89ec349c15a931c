"""Brackets that a template keeps for what is to be written in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from linter.chinese.expressions import compiled, later
from linter.document import Block, Part
from linter.frozen import NamedTuple, frozen
from linter.rule import Finding, PartCheck

_OPENING = "[［【{｛<⟨〔"
_BRACKETED = later(
    rf"(?<!\$)([{re.escape(_OPENING)}])([^\[\]［］【】{{}}｛｝<>⟨⟩〔〕\n]{{1,60}})[\]］】}}｝>⟩〕]"
)
_HAN = later(r"[\u3400-\u9fff]")
_LABEL = later(r"[ \u3000]*$")
_VALUE = later(r"[ \u3000]*[\u3400-\u9fff\dA-Za-z“《]")
_REFERENCE = later(r"[注图表例附参见第\d]")
_BUTTON = later(r"(?:点击?|单击|选择?|勾选|进入|打开|登录|返回|关注|搜索|回复|输入|按下?)[“\"]?$")
_SCREEN = later(r"[”\"]?(?:栏|按钮|菜单|选项|字段|模块|页面|标签|图标|功能|入口|界面|按键|键)")
_SHORT = 8
"""A longer line in brackets heads nothing."""


class _Bracketed(NamedTuple):
    block: Block
    start: int
    end: int
    inner: str
    labels: bool
    """Whether it stands at the head of its line as 【时间】 does."""


@frozen
class BracketsFilled(PartCheck):
    """Where a bracket surely holds what a template wants to be written there, brackets of its kind hold nothing else.

    `slot`: an expression that matches the whole of what surely is no more than a name for the words to come. Brackets at
    the head of a line, as in 【时间】3月8日, may be labels and tell nothing; a draft that has brackets for what is to be
    clicked on uses them for that.
    """

    slot: str

    def validate(self) -> None:
        super().validate()
        compiled(self.slot)

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_OPENING)

    def find(self, part: Part) -> Iterator[Finding]:
        for kind in _by_kind(part).values():
            if any(_on_screen(one) for one in kind):
                continue
            if any(not one.labels and compiled(self.slot).fullmatch(one.inner) for one in kind):
                yield from (Finding(one.block.at(one.start, one.end)) for one in kind if not one.labels)


def _by_kind(part: Part) -> dict[str, list[_Bracketed]]:
    """What stands in brackets, by the bracket that opens it."""
    kinds: dict[str, list[_Bracketed]] = defaultdict(list)
    for block in part.blocks:
        for match in _BRACKETED.finditer(block.text):
            if _HAN.search(match[2]) and not _REFERENCE.match(match[2]):
                kinds[match[1]].append(_Bracketed(block, *match.span(), match[2], _labels(block.text, match)))
    return kinds


def _labels(text: str, match: re.Match[str]) -> bool:
    """Whether a bracket at the head of a line is a label or a heading."""
    if not _LABEL.fullmatch(text, 0, match.start()):
        return False
    if _LABEL.match(text, match.end()):
        return match[1] == "【" and len(match[2]) <= _SHORT
    return bool(_VALUE.match(text, match.end()))


def _on_screen(one: _Bracketed) -> bool:
    """Whether a bracket holds what is to be clicked on or looked up."""
    text = one.block.text
    return bool(_BUTTON.search(text, max(one.start - 4, 0), one.start) or _SCREEN.match(text, one.end))
