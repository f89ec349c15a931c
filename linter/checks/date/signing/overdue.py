"""What is asked for, announced or aimed at lies ahead of the draft."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.possible_days import APART, last_day, opening_day
from linter.checks.date.signing.meetings import meeting_day
from linter.checks.timeline import Dated, byline, quoted, sentence, signature, written
from linter.chinese.clauses import clause_start
from linter.chinese.dates import Mention, exists, mentions
from linter.chinese.expressions import later
from linter.document import Block, Part, Words
from linter.rule import BlockCheck, Finding

_AWAITED = later(
    "即日起(?:至|到|截至|—|-)$|(?:请[^，。；]{0,16}?[于在]|务必[于在]?|[须应][于在]|(?<!原)[定订拟将]于)$"
)
_ANNOUNCED = later(
    "[拟将]于$|由[^，。；]{2,12}(?:牵头|负责)，(?:会同|联合|组织|协调|督促)[^，。；]{2,12}[在于]$"
)
_DUE = later(
    "[之以]?前[，,]?[^，。；]{0,10}?(?:完成|报送|上报|报|提交|反馈|到位|办结)(?!了|[^，。；]{0,6}的)"
)
_RESOLVE = "排查|整改|整治|建成|制定|印发|出台|落实|清零|组织|召开|形成|完成|启动"
_RESOLVED = later(
    rf"[底日月]?前[，,]?[^，。；的]{{0,10}}?(?:{_RESOLVE}|开展)"
    r"(?![了的、投]|[^，。；]{0,6}(?:项目|工程|标段|情况|[^，。；]{0,4}的))"
)
_RESOLVED_BY = later(
    rf"[底日月]?[之以]?前[，,]?[^，。；的]{{0,10}}?(?:{_RESOLVE}|修订|报|拿出|到位|提交)(?![了的、投])"
)
_SPEECH_DAY = later(r"[（(][^（）()]{0,4}(?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)]$")
_ASKED_WITHIN = 22
"""Characters before a date in which it is asked for."""
_YEAR_WORD = 4
_NEXT_YEAR = later("[次翌来明]年的?$")
_RECURS = later("每[年月季半周]")
_BEGUN = later("起[，,]请")
_TOLD = later("已|曾|原|未|的要求|按照|根据|要在")
_REMINDED = later("前期|此前|已(?:经)?(?:下发|印发|通知|要求|明确)")
_OVERDUE = later("仍(?:有|未)|尚未|至今|逾期未")
"""前期已通知请于5月10日前报送，仍有6个单位未报."""
_HEARD = later("听取|汇报|指出|认为|原|曾|按照|根据|同意|提出")
_LAPSED = later("[^，。；]{0,12}的|.{0,40}?(?:未|延|推迟|逾期)")

_ASKING = frozenset(("notice", "circular", "letter", "request", "plan", "work-plan", "minutes"))


class DeadlineAhead(BlockCheck):
    """What is asked for or announced (请于…前, 定于…, …前完成) lies on or after the signing date, in minutes
    without one after the meeting. A date without a year that lies far back is next year's. Reports tell of many
    deadlines that were; of theirs only what 将于 or 拟于 with a year announces is looked at."""

    @property
    def literals(self) -> frozenset[str]:
        before = {f"{word}{link}" for word in ("务必", "须", "应") for link in "于在"}
        before |= {"即日起", "请", "定于", "订于", "拟于", "将于", "力争", "争取", "力求"}
        return frozenset(before | {f"{end}前" for end in "日号月底末旬年之以"})

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if part is None or block.kind in ("date", "title", "cell"):
            return
        base = signature(part) or meeting_day(part) or _spoken(part)
        if base is None:
            return
        limit = opening_day(base.mention)
        for mention in mentions(block.reading):
            if _aims_at_past_year(block.reading, mention, base):
                yield Finding(block.at(mention.start, mention.end), {"signed": _named(base)})
            year = mention.year or max(mention.context or 0, base.mention.year or 0)
            if not year or mention.month is None or not exists(year, mention.month, mention.day):
                continue
            if _NEXT_YEAR.search(block.reading, max(mention.start - _YEAR_WORD, 0), mention.start):
                continue
            late = limit - last_day(mention, year)
            if late <= 0 or (mention.year is None and late > APART):
                continue
            if _awaited(block.reading, mention, part, base) and not quoted(block.reading, mention.start):
                yield Finding(block.at(mention.start, mention.end), {"signed": _named(base)})


_CLAUSE = 120
"""Characters back to the beginning of a clause, at most."""
_AIM = later("(?:力争|争取|力求)(?:到|在|于)?$")
_AIMED = later(
    "[年]?[底末](?:前|之前)?[，,]?(?:将|把|使|让|实现|建成|完成|达到|基本|全面|全部|培育|创建|打造)"
)
_AIM_TOLD = later("要求|提出|原|曾|当时|确定|明确|规划|去年|上年|已")


def _aims_at_past_year(text: str, mention: Mention, base: Dated) -> bool:
    """力争到2024年底将…, in a draft that is signed in 2025 and says of nobody that he asked for it."""
    if mention.month is not None or not mention.year or mention.year >= (base.mention.year or 0):
        return False
    start = clause_start(text, "。；\n", mention.start, max(mention.start - _CLAUSE, 0))
    aims = _AIM.search(text, start, mention.start) and _AIMED.match(text, mention.end)
    return bool(aims) and not _AIM_TOLD.search(text, start, mention.start)


def _spoken(part: Part) -> Dated | None:
    """The day below the title of a speech."""
    day = byline(part) if part.genre.id == "speech" else None
    return day if day and day.mention.full else None


_TO_BE_DONE = later("要(?:求[^，。；]{0,12})?(?:务必|必须|全部)?[在于]?$|(?:务必|必须|确保|力争)[在于]?$")


def _named(base: Dated) -> Words:
    day = written(base.mention)
    if base.block.kind == "note" and _SPEECH_DAY.match(base.block.reading):
        return Words(f"讲话日期{day}", f"the day of the speech, {day}")
    if base.block.kind == "date":
        return Words(f"成文日期{day}", f"the signing date {day}")
    return Words(f"会议日期{day}", f"the meeting on {day}")


def _awaited(text: str, mention: Mention, part: Part, base: Dated) -> bool:
    before, after = sentence(text, mention.start, mention.end)
    if before.endswith(("已", "已于", "已在")):
        return False
    if part.genre.id == "speech" and base.block.kind == "note":
        return _TO_BE_DONE.search(before) is not None and _RESOLVED_BY.match(after) is not None
    if part.genre.id not in _ASKING:
        announced = mention.year is not None and _ANNOUNCED.search(before)
        return bool(announced and not _HEARD.search(before) and not _LAPSED.match(after))
    if _REMINDED.search(before) or _RECURS.search(before) or _OVERDUE.search(after):
        return False
    if mention.year is not None and _ONCE_AGREED.search(before):
        return False
    if _AWAITED.search(before[-_ASKED_WITHIN:]):
        return True
    if _TOLD.search(before + after):
        return False
    left_over = mention.year is not None and mention.year < (base.mention.year or 0)
    if mention.year is not None and _BEGUN.match(after):
        return left_over
    if _CHARGED.search(before) and _COMPLETED.match(after):
        return True
    if part.genre.id == "minutes" and _RESOLVED.match(after):
        return not _HEARD.search(before)
    if left_over and _ORDERED.search(before) and _RESOLVED_BY.match(after):
        return not _TO_BE_MET.search(before)
    return _DUE.match(after) is not None


_CHARGED = later(
    "(?:由[^，。；]{2,24}(?:牵头|负责)[^。；]{0,30}|(?:^|[，；：）、])(?:各|[一-龥]{0,10}(?:要|须|务必))[^。；]{2,30})，(?:务必|并|力争|确保)?[于在]?$"
)
_COMPLETED = later(
    r"[底日月]?[之以]?前完成[^，。；了]{2,24}的(?!项目|工程|标段|单位|企业|小区|村|户|学校|点位|路段|建筑|房屋|设施|设备|人员|部门|事项|问题|地块|资料|材料|成果)[^，。；的了]{2,8}(?=[，。；]|$)"
)
"""由社区牵头，于9月底前完成其余楼栋的意见征集: of work, not of 9月底前完成签约的项目."""
_ORDERED = later("(?:^|[，；：])(?:各|[一-龥]{0,12}(?:要|须|应当?|务必))[^。；]{0,30}[，于在]$")
_TO_BE_MET = later("情况|对照|规定|(?<!本方案)(?<!本通知)要求|部署|原|曾")

_ONCE_AGREED = later(
    "(?:根据|按照?|依据|依照)[^。；]{2,40}(?:纪要|协议|合同|约定|批复|承诺书?|责任书|通知书)[^。；]{0,8}，[^。；]{0,16}$"
)
"""按照协调会纪要，管线应于去年3月底前迁改: what was agreed then may be overdue."""
