"""What is to be handed in, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.timeline import sentence
from linter.chinese.expressions import later
from linter.document import Part
from linter.rule import Finding, PartCheck

_DAY = r"(?P<day>(?P<month>1[0-2]|[1-9])月(?P<date>[12]\d|3[01]|[1-9])日)"
_DUE = later(
    rf"{_DAY}(?:（[^（）]{{1,8}}）)?(?:[上下]午)?(?:\d{{1,2}}[时:：]\d{{0,2}}分?)?[之以]?前[，,]?(?:(?:将|把)(?P<what>[一-龥]{{2,12}}?)(?:报送|上报|报|送|交|提交|发送|反馈|寄)|(?:报送|提交|上报|反馈)(?P<object>[一-龥]{{2,8}})(?=[，。；]))"
)
_SEVERAL = later(
    "第[一二三四]|首次|初次|再次|最终|修改后|修订|纸质|电子|每[月季年周]|分别|延[期长]|逾期未|补报|[一二两三]次|批"
)
_WHO = later("各[一-龥]{1,6}|由[一-龥]{2,10}|[一-龥]{2,8}(?:局|办|科|委|中心|学校|公司)(?=要|应|须|于)")
_CLOSES = later(
    rf"(?P<what>报名|申报|征集|投稿|征稿|申请|登记|缴费)(?:材料)?的?截止(?:时间|日期)?(?:为|是|：|至|到)?(?:20\d\d年)?{_DAY}"
)
_OPEN_TILL = r"{what}(?:材料|表|资料|作品)?[^，。；\d]{{0,10}}(?:于|在)(?:20\d\d年)?(?P<other>(?P<month>1[0-2]|[1-9])月(?P<date>[12]\d|3[01]|[1-9])日)[之以]?前"


class OneDeadline(PartCheck):
    """What is to be handed in has one deadline, and none after the day on which the entries close."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("日前", "日之前", "日以前", "午前", "时前"))

    def find(self, part: Part) -> Iterator[Finding]:
        known: dict[str, tuple[str, str]] = {}
        for block in part.blocks:
            if "前" not in block.reading or "月" not in block.reading:
                continue
            for match in _DUE.finditer(block.reading):
                before, after = sentence(block.reading, match.start("day"), match.end())
                if _SEVERAL.search(before + match[0] + after):
                    continue
                what, who = match["what"] or match["object"], _WHO.search(before)
                day, told = known.setdefault(what, (match["day"], who[0] if who else ""))
                if day != match["day"] and not (who and told and who[0] != told):
                    yield Finding(block.at(*match.span("day")), {"what": what, "other": day})
        for block in part.blocks:
            for match in _CLOSES.finditer(block.reading) if "截止" in block.reading else ():
                yield from _after_closing(part, match)


def _after_closing(part: Part, closing: re.Match[str]) -> Iterator[Finding]:
    day = (int(closing["month"]), int(closing["date"]))
    wanted = later(_OPEN_TILL.format(what=closing["what"]))
    for block in part.body:
        for match in wanted.finditer(block.reading) if closing["what"] in block.reading else ():
            if (int(match["month"]), int(match["date"])) > day and not _SEVERAL.search(match[0]):
                yield Finding(
                    block.at(*match.span("other")), {"what": closing["what"], "other": closing["day"]}
                )
