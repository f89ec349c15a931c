"""The period that the title of a report names, and what the text says of another one."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import title_text
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.document import PLACES, Block, Part
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_REPORT = later("(?:总结|报告|汇报|情况|小结|回顾|述职|通报)")
_TITLE_PERIOD = later(
    r"(?P<half>上半年)|(?P<quarter>第?一季度)|(?P<year>20\d\d年度?(?!第?[一二三四]季度|[上下]半年|前|\d|[春秋]季|学|年?[至—-]))"
)
_TERMS = {"第一学期": "第二学期", "第二学期": "第一学期", "春季学期": "秋季学期", "秋季学期": "春季学期"}
_TERM = later(
    r"(?:^|[，。；：]|为|做好|现就|现将)(?P<term>第[一二]学期|[春秋]季学期)(?=以来|，?(?:我[校园院]|学校|全[校园院])|(?<=[为好就将].{4})[^，。；]{0,6}工作)"
)
"""What a draft on a term does in it, or is for."""
_TITLE_MIXED = later("下半年.*上半年|上半年.*全年|季度.*半年|半年.*季度|专项|节前|期间|阶段|学期|学年|月")
_NAME = {"half": "上半年", "quarter": "一季度", "year": "全年"}
_SHORT = r"上半年|第?[一二三四]季度|前三季度|[1-9一二三四五六七八九]月份"
_REVIEWED = r"(?=(?:各项)?(?:主要|重点|总体)?工作(?:任务)?(?:的)?(?:开展|完成|推进|落实|进展|基本)?(?:情况|回顾|总结|成效)(?:[，：:。]|总结|汇报|报告|$))"
_DONE = r"(?=(?:，)?(?:共|共计|累计|总共)(?!达)[^，。；]{0,24}\d)"
_OTHERS = {
    "half": later(rf"(?:^|[、，。；：])(?P<found>(?:全年|一年(?=的?来)){_REVIEWED}|全年{_DONE}|一年来)(?=[一-龥，、]|$)"),
    "quarter": later(rf"(?:^|[、，。；：])(?P<found>(?:全年|上半年){_REVIEWED}|(?:全年|上半年){_DONE}|一年来|半年来|上半年(?=，?[我全][一-龥]))"),
    "year": later(rf"(?:^|[、，。；：])(?P<found>(?:{_SHORT}){_REVIEWED}|(?:上半年|一季度)(?=以来)|半年来|下半年(?=(?:重点|主要)?工作(?:打算|计划|安排|思路|谋划)))"),
}  # fmt: skip
"""By the title's period, what another one would review, count or plan."""
_WORDS = {"half": ("全年", "一年"), "quarter": ("全年", "上半年", "年来"), "year": ("半年", "季度", "月份")}
"""One of these stands in all of them."""
_AIMS = later("力争|确保|目标|计划|预计|预期|任务|拟|将|有望|预算|占全年|的[0-9.]+%|时序|指标|安排")
_EARLIER = later(r"去年|上年|20\d\d年|同比|往年|近年|第[一二三四五六]年")


class OwnPeriod(PartCheck):
    """A report on half a year tells of no 全年共…件 and no 一年来, one on a year gives no 上半年工作情况 and no plans for the
    下半年. Left alone are aims for the whole year, and sentences on earlier ones."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("全年", "一年来", "半年", "季度", "月份", "学期"))

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        yield from _terms(part, title)
        match = None if part.annex or _TITLE_MIXED.search(title) else _TITLE_PERIOD.search(title)
        if match is None or not _REPORT.search(title, match.end()):
            return
        own = match.lastgroup or ""
        for block in part.blocks:
            told = block.kind in _KINDS and any(map(block.reading.count, _WORDS[own]))
            for other in _OTHERS[own].finditer(unquoted(block.reading)) if told else ():
                start, end = other.span("found")
                if not _is_right(part, block, own, start, end):
                    yield Finding(block.at(start, end), {"better": _NAME[own]})


def _is_right(part: Part, block: Block, own: str, start: int, end: int) -> bool:
    """Whether the clause is on aims or earlier years; of a year, whether both its halves are reviewed alike."""
    text = block.reading
    from_, to = clause_start(text, "。；", start), clause_end(text, "。；", end)
    if own != "year":
        return any(words.search(text, from_, to) for words in (_AIMS, _EARLIER))
    twin = text[start : end + _NEXT].translate(_TWINS)
    return any(twin in other.reading for other in part.blocks)


_NEXT = 4
_TWINS = str.maketrans("上下", "下上")


def _terms(part: Part, title: str) -> Iterator[Finding]:
    """第二学期以来 in a draft on the 第一学期."""
    own = [term for term in _TERMS if term in title]
    for block in part.body if len(own) == 1 and not part.annex else ():
        for match in _TERM.finditer(unquoted(block.reading)) if "学期" in block.reading else ():
            if match["term"] == _TERMS[own[0]]:
                yield Finding(block.at(*match.span("term")), {"better": own[0]})
