"""What a report plans lies in the year after its own."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.date.genres import REPORTS, YEARLY
from linter.checks.date.years.intentions import PLAN_HEADING, PLANNED, headed, intends
from linter.checks.date.years.told_years import at_year, heads_sentence, other_years, told_alone
from linter.checks.timeline import Dated, sentence, signature, spans_years, timeline, title_text, whole_year
from linter.chinese.expressions import later
from linter.document import Block, Part
from linter.rule import Finding, PartCheck


class PlanYear(PartCheck):
    """What a report plans lies in the year after its own: the year in a heading or announcement of plans, a year
    that begins a sentence of intentions under such a heading, and the end that is set there (力争2023年底前)."""

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if part.year is None or spans_years(title):
            return
        expected = other_years(part) or {part.year + 1}
        if "工作报告" in title or not whole_year(title) or _written_within(part):
            expected = expected | {part.year, part.year + 1}
        for dated in timeline(part).dates:
            year = dated.mention.year
            if not year or year in expected or not told_alone(dated):
                continue
            if dated.mention.month is not None:
                wrong = _aims_back(dated, part)
            else:
                wrong = _announces_plan(dated) or (
                    year <= part.year and (_resolves(dated) or _will(dated, part))
                )
                wrong = wrong or _aims_back(dated, part)
            if wrong or _falls_due(dated, part, min(expected)) or _is_over(dated, part):
                yield at_year(dated, min(expected))
        for block in part.blocks if whole_year(title) else ():
            yield from _classes(block, part, min(expected))


_SPRING, _LAST_QUARTER = 3, 10


def _written_within(part: Part) -> bool:
    """A report that is signed before its year's last quarter still has plans for that year; one of its first
    months has a slip in its signature."""
    signed = signature(part)
    day = signed.mention if signed else None
    return day is not None and day.year == part.year and _SPRING < (day.month or 12) < _LAST_QUARTER


_TOLD_NOW = later("现[将就把对]|兹将")


def _announces_plan(dated: Dated) -> bool:
    """二、2024年工作打算 as a heading, or 现将2023年工作情况和2024年工作打算汇报如下."""
    text, mention = dated.block.reading, dated.mention
    if mention.start < dated.block.head:
        return headed(dated)
    if not PLANNED.match(text, mention.end):
        return False
    before, after = sentence(text, mention.start, mention.end)
    return "如下" in after and _TOLD_NOW.search(before) is not None


_MEANS_TO_MEND = later("[，,](?:我|我们|本人|我[局院校站镇村县区委办所队])将")
_FELL_SHORT = later("不足|差距|问题|短板")


def _resolves(dated: Dated) -> bool:
    """Under a heading of plans: 2023年，我们将 …; 2023年计划改造12处. Behind what fell short: 2023年，我将针对以上不足 …"""
    text, start = dated.block.reading, dated.mention.start
    if _MEANS_TO_MEND.match(text, dated.mention.end) and _FELL_SHORT.search(text, dated.block.head, start):
        return heads_sentence(text, start)
    planned = start >= dated.block.head and PLAN_HEADING.search(dated.headings)
    return bool(planned and intends(dated))


_WILL = later(
    "[，,](?:我|我们|本人|我[局院校站镇村县区市委办所队馆]|全[局院校站镇村县区市所队馆])(?:们)?将(?:重点|着力|继续|进一步|紧紧|认真|切实|努力|从)"
)


def _will(dated: Dated, part: Part) -> bool:
    """2024年，我将重点抓好四个方面工作, in a report that is signed when 2024 is over."""
    signed, mention = signature(part), dated.mention
    over = signed is not None and (signed.mention.year or 0) > (mention.year or 0)
    return (
        over
        and heads_sentence(dated.block.reading, mention.start)
        and _WILL.match(dated.block.reading, mention.end) is not None
    )


_AIM = 5
"""Characters of what an aim begins with, at most."""
_AIMS = later("(?<!原)(?:力争|确保|争取|预计|计划)(?:[于在到])?$")
_END = later("度?(?:年?[底末]|内|以?前|[上下]半年|第?[一二三四]季度)[^，。；的]{0,30}(?:[，。；]|$)")
_REACHED = later(
    r"(?!度?[^，。；]{0,16}(?:项目|任务|结转|遗留|届|级|立项|工程|决算|预算|问题))[^，。；、\d的]{0,20}?(?:达到?|提高到?|提升至?|控制|保持|稳定|突破|超过|实现|完成|建成|增长|下降|不低于|不少于|增加到?|降至|减少)(?![^，。；]{0,20}的(?![^，。；]{0,8}目标))"
)
"""力争2025年化解率达到九成: what is aimed at for a year."""


def _aims_back(dated: Dated, part: Part) -> bool:
    """力争2022年底前 …, where 2022 was over when the draft was written."""
    mention, text, signed = dated.mention, dated.block.reading, signature(part)
    present = max(part.year or 0, (signed.mention.year or 0) if signed else 0)
    if (mention.year or present) >= present or mention.start < dated.block.head:
        return False
    aims = _AIMS.search(text[max(mention.start - _AIM, 0) : mention.start])
    due = _END.match(text, mention.end) or _REACHED.match(text, mention.end)
    return bool(aims and due and PLAN_HEADING.search(dated.headings))


_DUE = later(
    "度?(?:(?:年?[底末]|[上中下]旬)?(?:之|以)?前|年?底|上半年|第?[一二三]季度)(?:[^，。；的]{0,30}?)(?:完成|实现|通过|建成|达到|达|全覆盖|完工|竣工|投入使用|投用|落地|创建|新建|打造|培育|成立|组建|形成|出台|启动|建立|到位|清零|创成|办结|整改)(?![的后了])"
    "|度?(?:[底末]|内)?[^，。；]{0,16}?(?:力争|确保|争取)(?:[^，。；]{0,12}?)(?:达到?|稳定|控制|保持|突破|超过|完成|实现|不低于|在)"
)
_BEFORE = 30
_NOT_PLANNED = later("原[定计]|已|了[，。]|截[至止]|去年|上年|基础上|以来|遗留|结转|完成的|未")


def _falls_due(dated: Dated, part: Part, expected: int) -> bool:
    """2024年底前实现全覆盖 among the plans for 2025, in a report on an earlier year, or one that was signed when 2024
    was over or nearly so."""
    mention, text, signed = dated.mention, dated.block.reading, signature(part)
    planned = mention.start >= dated.block.head and PLAN_HEADING.search(dated.headings)
    if not planned or (mention.year or 0) > (part.year or 0):
        return False
    before, after = sentence(text, mention.start, mention.end)
    if _NOT_PLANNED.search(before[-_BEFORE:] + after):
        return False
    if not _DUE.match(text, mention.end):
        aims = _AIMS.search(before) and (_END.match(after) or _REACHED.match(after))
        return bool(aims) and _plans_next(dated, part, expected)
    if mention.year != part.year:
        return True
    if signed is None:
        return f"{expected}年" in dated.headings
    day = signed.mention
    month = 12 if day.year == part.year and mention.month is None else mention.month or 0
    return (day.year or 0) >= (part.year or 0) and (day.year != part.year or (day.month or 0) >= month)


def _plans_next(dated: Dated, part: Part, expected: int) -> bool:
    """Among what is named a plan for the next year (2026年工作打算), or a month that was over when a report on a whole
    year could be written."""
    if f"{expected}年" in dated.headings:
        return True
    signed, month = signature(part), dated.mention.month
    misdated = signed is None or (signed.mention.year or 0) < (part.year or 0)
    review = part.genre.id in REPORTS and whole_year(title_text(part))
    return bool(misdated and review and month and month < _LAST_QUARTER and YEARLY.search(title_text(part)))


_EARLY_EVENT = later("(?:全国|省|市|县|“)*两会|春运|春节|元宵|清明|春耕|[高中]考|防汛|汛期|五一|端午|三夏")

_CALL = later(
    "度?(?:全面|圆满|如期|高质量|顺利)?(?:完成|实现|夺取)[^，。；]{0,16}(?:任务|目标|胜利|丰收|工作)|度?(?:各项|全年|目标)(?:目标|工作|任务)"
)


def _is_over(dated: Dated, part: Part) -> bool:
    """做好2024年全国“两会”期间信访工作 and 为2024年全面完成各项任务提供保障 among the plans of a report on the whole of 2024."""
    mention, text = dated.mention, dated.block.reading
    planned = mention.year == part.year and mention.month is None and PLAN_HEADING.search(dated.headings)
    if not planned or not whole_year(title_text(part)):
        return False
    before, after = sentence(text, mention.start, mention.end)
    if _CALL.match(after) and f"{(part.year or 0) + 1}年" in dated.headings:
        return before.endswith(("为", "确保", "保障", "推动", "助力", "力争", "争取", "奋力"))
    if not _EARLY_EVENT.match(text, mention.end):
        return False
    called = before.endswith(("做好", "抓好", "办好", "迎接", "筹备", "落实"))
    return called and not _NOT_PLANNED.search(after)


_CLASS = later(r"(?:力争|确保|争取|抓好|做好|推进|促进)(?P<year>20\d\d)(?=届(?:高|毕业|学生|初|中考))")


def _classes(block: Block, part: Part, expected: int) -> Iterator[Finding]:
    """力争2024届毕业生 … among the plans for 2025."""
    match = _CLASS.search(block.reading) if "届" in block.reading else None
    own = match and int(match["year"]) == part.year
    if match and own and f"{expected}年" in _heading_above(block, part):
        yield Finding(block.at(*match.span("year")), {"year": f"{expected}年"})


_SECOND = 2
"""The level of headings inside a section."""


def _heading_above(block: Block, part: Part) -> str:
    """The nearest heading of the first level."""
    above = [
        head.title for head in part.headings if head.level < _SECOND and head.span.start <= block.span.start
    ]
    return above[-1] if above else ""
