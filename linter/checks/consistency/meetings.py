"""The meeting that a title names, and the one that the first sentences say is held."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import title_text
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import share_run
from linter.document import Block, Part
from linter.rule import Finding, PartCheck

_SOON = 3
_BODIES = (
    "党组", "党委", "党工委", "局长办公", "院长办公", "校长办公", "主任办公", "总经理办公", "县长办公", "镇长办公", "区长办公", "市长办公", "局务",
    "常务", "院务", "校务", "党政联席", "支委", "董事", "监事", "主席",
)  # fmt: skip
_KIND = later(rf"(?P<kind>{'|'.join(_BODIES)})(?:（?扩大）?)?(?:专题)?(?:联席)?会")
_HELD = later(rf"主持?召开(?:了)?[^，。；]{{0,16}}?(?P<kind>{'|'.join(_BODIES)})(?:（扩大）)?(?:专题)?(?=会)")
_TITLED = later(r"(?:在|召开|举行|举办)(?P<name>[^，。；《》]{4,40}?会议?)(?:上的|的通知|的紧急通知)")
_OPENED = later(
    r"(?:(?:今天|现在|今日|这次)[^。；]{0,8}?(?:召开|举行|举办)|(?:定于|决定|拟于|兹定于)[^。；]{0,30}?(?:召开|举行|举办))(?:的)?(?P<all>全[省市县区镇乡局院校州旗]|全系统|全公司)(?P<what>[一-龥]{2,16}?)(?=(?:工作)?(?:推进|动员|部署|调度|总结|表彰|专题|现场|动员部署)?(?:电视电话|视频)?会)"
)
_GENERAL = later("工作|动员|部署|推进|总结|表彰|调度|专题|暨|年度|重点")


class OwnMeeting(PartCheck):
    """A speech or a notice opens the meeting of its title: no 今天召开全县卫生工作会议 in 在全县教育工作会议上的讲话; and minutes of
    the 党组 tell of no 局长办公会议 that was held. Only the first sentences are judged."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("召开", "举行", "举办"))

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.annex or "会" not in title:
            return
        for block in part.body[:_SOON]:
            yield from _opened(block, title)
            yield from _held(block, title)


def _opened(block: Block, title: str) -> Iterator[Finding]:
    named = _TITLED.search(title)
    match = _OPENED.search(unquoted(block.reading)) if named else None
    if named is None or match is None:
        return
    what = _GENERAL.sub("", match["what"])
    subject = _GENERAL.sub("", named["name"])
    if len(what) > 1 and len(subject) > _PLAIN and not share_run(what, title, 2):
        yield Finding(block.at(*match.span("what")), {"better": named["name"]})


_PLAIN = 5
"""Characters of 全县…会议 without a matter."""


_KIND_OF = {kind: later(rf"{kind}(?:（?扩大）?)?(?:专题)?会") for kind in _BODIES}


def _held(block: Block, title: str) -> Iterator[Finding]:
    kinds = [*_KIND.finditer(title)]
    match = _HELD.search(unquoted(block.reading)) if len(kinds) == 1 and "纪要" in title else None
    if match and match["kind"] not in title and not _KIND_OF[kinds[0]["kind"]].search(block.reading):
        yield Finding(block.at(*match.span("kind")), {"better": kinds[0]["kind"]})
