"""Days that come round: what is held every week is held on one weekday."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_HELD = "集中学习|政治学习|业务学习|理论学习|集体学习|集体备课|升旗仪式|升国旗|例会|工作例会|调度会|碰头会|晨会|班会|校会|夕会|接访日|接访|接待日|大扫除|义诊|读书会|恳谈会|坐诊|查房|教研活动"
_WEEKLY = later(
    r"(?P<each>每)?(?:个)?(?:周|星期)(?P<day>[一二三四五六日天])(?:[上下]午|晚上?|早上?|中午|清晨)?(?:\d{1,2}[:：时点]\d{0,2}分?)?"
    rf"(?:定期|组织|开展|举行|召开|进行|安排|召集|实行|坚持|为|的|固定)*(?P<matter>[^，。；、：\d“”《》（）\n]{{0,8}}?(?:{_HELD}))"
)
_EXCEPTION = later("改[为到在]|调整|原|第[一二三四五]个?$|单双?$|双$|隔$|本$|上$|下$|[这首次]$")
_PARTED = later("校区|分校|支部|年级|科室|院区|班组|分队|片区|[甲乙丙ABC]组|部门|村")
_BEHIND = 6


class _Told(NamedTuple):
    block: Block
    start: int
    day: str
    matter: str
    each: bool


class WeekdayOnce(PartCheck):
    """What a draft holds every week (每周二下午开展教师集中学习) it holds on the same day elsewhere (启动周四教师集中学习). Told
    in two paragraphs, on one day in each; where there are several houses or groups, each may have its own day."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("每周", "每星期", "每个星期"))

    def find(self, part: Part) -> Iterator[Finding]:
        told = [one for block in part.body for one in _told(block)]
        matters = dict.fromkeys(one.matter for one in told if one.each)
        for matter in matters:
            same = [one for one in told if one.matter == matter]
            other = next((one for one in same if one.day != same[0].day), None)
            if other and len({one.block.span.start for one in same}) == len(same):
                span = other.block.at(other.start, other.start + 1)
                yield Finding(span, {"matter": matter, "other": same[0].day})


def _told(block: Block) -> Iterator[_Told]:
    text = block.reading
    for match in _WEEKLY.finditer(text) if "周" in text or "星期" in text else ():
        before = text[max(match.start() - _BEHIND, 0) : match.start()]
        parted = _PARTED.search(before) or _PARTED.search(match["matter"])
        if not parted and not _EXCEPTION.search(before):
            day = "日" if match["day"] == "天" else match["day"]
            yield _Told(block, match.start("day"), day, match["matter"], match["each"] is not None)
