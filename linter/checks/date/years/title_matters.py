"""What a title names is of the year in which the draft speaks of it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.years.intentions import PLANNED
from linter.checks.date.years.told_years import at_year, other_years, told_alone
from linter.checks.timeline import sentence, signature, spans_years, timeline, title_text
from linter.chinese.expressions import later
from linter.chinese.resemblance import common_start
from linter.document import Part
from linter.rule import Finding, PartCheck

_SAME_MATTER = 4
"""So many characters behind the year tell that two places speak of one matter."""
_SOON = 4
"""So many paragraphs from the title say what a draft is about."""


_HOW = ("切实", "扎实", "认真", "进一步", "全面")
_DOES = ("做好", "开展", "推进", "抓好", "组织好", "搞好")
"""How purposes begin, behind 为."""


class MatterYear(PartCheck):
    """What the title says of a year the first paragraphs announce, or call their purpose, of the same year:
    现就开好2023年度组织生活会… below a title on 2024年度组织生活会. So do attachments that are called by the same words."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("附件", "现将", "现就", *(f"为{word}" for word in ("了", *_HOW, *_DOES))))

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.year is None or part.annex or spans_years(title):
            return
        named = title.partition(f"{part.year}年")[2].removeprefix("度")
        matter = named[:_SAME_MATTER]
        known = other_years(part) | {part.year}
        for dated in timeline(part).dates if len(matter) == _SAME_MATTER else ():
            year, block = dated.mention.year, dated.block
            if year is None or year in known or not told_alone(dated):
                continue
            if block.kind == "attachment" and _is_of(named, block.reading[dated.mention.end :]):
                yield at_year(dated, part.year)
            if block not in part.body[:_SOON]:
                continue
            before, after = sentence(block.reading, dated.mention.start, dated.mention.end)
            told = f"{part.year}年" in before or PLANNED.match(after)
            if not told and _NOW.search(before) and after.removeprefix("度").startswith(matter):
                yield at_year(dated, part.year)


_CALLED_ALIKE = 8
_OF_LAST_TIME = later("通过|获奖|结果|完成|上年|去年|考核|名单|决算|总结|通报|工作情况")


def _is_of(named: str, entry: str) -> bool:
    """Whether an attachment has, behind its year, the words that stand behind that of the title; not what came of the
    matter the last time."""
    words = entry.removeprefix("度")
    return common_start([named, words]) >= _CALLED_ALIKE and not _OF_LAST_TIME.search(words)


_NOW = later(
    rf"现[将就]|^[\s\u3000]*为(?:了)?(?:{'|'.join(_HOW)})?(?:{'|'.join(_DOES)})(?:(?<=开展)好)?[^，。；]{{0,8}}$"
)
"""What announces the matter, or gives it as the purpose: 为做好2024年度职称评审工作."""

_SEASONS = (
    "春节", "元旦", "清明", "五一", "端午", "国庆", "中秋", "暑期", "暑假", "寒假", "汛", "春季", "夏季", "秋季", "冬季", "春耕", "三夏",
    "三秋", "春运", "高考", "中考", "征兵", "招生", "宣传月", "宣传周", "安全生产月", "运动会", "文化节", "艺术节",
)  # fmt: skip
_TAKES_PLACE = later(r"(?:开展|举办|召开|做好|组织|举行|加强|切实做好|开好|启动)(?:全[省市县区镇校院])?$")
_REVIEWED = later("总结|考核|考评|评选|评优|表彰|通报|决算|审计|情况")


class SeasonYear(PartCheck):
    """What a title calls for at a season (做好2025年春节走访慰问工作) lies in the year of the draft: its year is last
    year's when everything else, the signature among it, is of the next one."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_SEASONS)

    def find(self, part: Part) -> Iterator[Finding]:
        signed = signature(part)
        if part.title is None or part.year is None or signed is None or signed.mention.year != part.year + 1:
            return
        title, written = part.title.reading, f"{part.year}年"
        before, found, after = title.partition(written)
        seasonal = found and _TAKES_PLACE.search(before) and after.startswith(_SEASONS)
        years = [dated.mention.year for dated in timeline(part).dates if dated.block is not part.title]
        told = [year for year in years if year]
        if seasonal and not _REVIEWED.search(after) and len(told) > 1 and set(told) == {part.year + 1}:
            span = part.title.at(len(before), len(before + written))
            yield Finding(span, {"year": f"{part.year + 1}年"})
