"""Whether a sentence tells of a day as past or as still to come."""

from __future__ import annotations

from linter.checks.date.genres import NARRATIVES, PLANS
from linter.checks.timeline import Dated, day_end, quoted, sentence
from linter.chinese.dates import Mention, mentions
from linter.chinese.expressions import later
from linter.document import Part

FUTURE = later(
    "将|拟|计划|预计|预期|下一?步|下一?次|下一?届|[定订]于|请|力争|确保|目标|争取|打算|届时|务必|[须应]当?[于在]|底前|日前|月前|前完成|前报"
    "|以前|之前|后续|有效期|任期|施行|实施期|起执行|起实施|到期|截止|每年|历年|去年|上年|要在"
)

_SPENT = later(
    r"[^。；]{0,60}?(?:进行|开展|组织|实施)了[^。；]{0,24}(?:调研|检查|督查|调查|走访|考察|督导|评估|审计)"
    r"|(?:先后|分别|分组|实地|集中|分头)+(?:深入|走访|前往|赶?赴|到|对|听取|察看|查看|走进)"
)
_LASTED = later(
    r"，(?:历时[^，。；]{1,10}，)?[^，。；]{0,12}(?:(?:调研|检查|督查|考察|工作|课题)组(?:先后|分赴|深入|赴|通过|对|采取|围绕)|(?:组成|成立|抽调)[^，。；]{0,12}组，)"
)

_COMPARED = later(
    r"[，,][^。；]{0,60}?(?:同比|[比较](?:上年|去年)同期)[^。；]{0,12}?(?:增|减|降|升|多|少|提高|持平)[^。；]{0,6}?\d"
)
"""6月1日至8月31日，全县…，同比增长8.1%: the figures of the whole range are known."""

_AHEAD = later("将|拟|计划|预[计测估]|力争|目标|有望|(?<!重|主|需|必)要")


def spent(text: str, dated: Dated) -> bool:
    """于2024年9月至10月…进行了专题调研: a range of which the end is past too."""
    span = dated.span
    if span is None:
        return False
    before = text[: span.first.start]
    ahead = before.endswith(("将于", "拟于", "定于", "将在", "计划于", "拟在"))
    told = before.endswith(("于", "在")) and not ahead and _SPENT.match(text, span.last.end)
    done = told or _LASTED.match(text, span.last.end) or _COMPARED.match(text, day_end(text, span.last))
    return bool(done and not _AHEAD.search(done[0]))


_HAPPENED = later(
    r"(?:\d{1,2}时(?:\d{1,2}分)?)?(?:[至到][^，。；]{2,14})?(?:许|左右)?，(?:受[^，。；]{2,24}影响，)?(?:我|全|辖)[省市县区镇乡村][^，。；]{0,8}(?:遭遇|突降|普降|突发|爆发|(?:出现|发生)了?[^，。；]{0,10}(?:降雨|降雪|暴雨|大风|冰雹|地震|洪水|火灾|事故|险情|灾害|天气|过程))"
)
"""17日20时至19日8时，受低槽影响，我市出现强降雨."""
_SUPPOSED = later("模拟|假[设定]|设[定想]|情景|演练")


def happened(text: str, mention: Mention) -> bool:
    before, _ = sentence(text, mention.start, mention.end)
    return _HAPPENED.match(text, mention.end) is not None and not _SUPPOSED.search(before)


_UP_TO = later("(?<!时间)(?<!期限)(?<!报名)(?<!申请)截[至止]到?$")
_BEHIND = 40
_COUNTED = later("已|共|累计|完成|全[省市县区镇]")
_AIMED = later("将|力争|目标|计划|预计|有效|报名|前")
"""What follows 截至… within so many characters, when it counts and when it does not."""
_DONE = later(
    "[^。；“”]{0,40}?(?:了(?![解望然却断结])|已(?!经?确定|有[^，。；]{1,14}(?:报名|预约))|主持召开)"
)
_APPROVED = later(
    r"，[^，。；]{2,20}(?:批复|批准|核定|下达|审查通过|审议通过|印发)了?(?![前后以之])[^，。；]{2,30}[，。；]"
)
"""11月18日，区发改局批复项目初步设计."""
_STRONG = later(
    "[^。；]{0,40}?(?:了(?![解望然却断结])|已(?!经?确定)|完成(?!时)|顺利|圆满|建成投用|建成通车|正式(?:投用|启用|运营|通车|挂牌)|竣工(?:验收|投[运用产]|通车|并)|建成投[运产])"
)
_BY_WAY_OF = later("(?:[已业]经?|》)[经由]$|[已业]经$")
_PASSED = later("[^，。；]{2,24}(?:通过|同意|批准)(?![前后以之])，(?:现|请|特|自)")
"""《办法》已经3月18日办公会审议通过，现印发给你们: what is passed on was passed."""
_BY_THEN = later(r"(?:\d{1,2}[时点:：]\d{0,2}分?)?[之以]?前")
_ASSIGNED = later("(?:^|[，、；])由[^，。；]{2,24}(?:，|负责|牵头)")
"""由社会事务局会同人社局，于7月5日举办: what a meeting gives somebody to do."""
_NAMED_DAY = later("[就便正又]?是[^，。；]{0,12}?(?:节|日子?|除夕|元旦|国庆|诞辰|周年)了?(?=[，。；]|$)")
"""2月17日就是春节了: what day it is, not what was done on it."""
_WEAK = later(
    "(?:[（(][^）)]{1,8}[）)])?(?:[上下]午)?[，,]?[^，。；]{0,24}(?:召开|举办|举行|开展|印发|出台|组织|组成|参加|通过|荣获|赴)"
)
_CONDITION = later(
    "[^，。；]{0,30}?已[^，。；]{0,30}的|[^，。；]{0,12}?(?:[之以]?[前后内]|期间)[^。；]{0,30}[已了]"
)
"""8月31日24时前已运抵的货物: what a notice says of a case, not of a deed."""

_AND_ON = later("已(?!确定)[^。；，、]{1,24}[，、](?:并|且)[于在]$")
"""方案已编制完成，并于9月8日…."""
_ASKED = frozenset(("notice", "plan", "work-plan", "letter"))
"""Genres in which 截至… may set the day up to which others are to count."""

_CHARGED = later("由[^，。；]{2,16}(?:牵头|负责)[，、]")
"""Who is to do it: an order, unless it was done (了)."""
_PLANNED = later("打算|计划|安排|思路|下一?步|明年|来年|今后")
_MEASURES = later("措施|对策|建议|要求|目标|任务")
_NEXT = later("下一?步|下一?阶段|明年|来年|接下来")


def reported(dated: Dated, part: Part) -> bool:
    """The sentence tells of something done on that day, or counts up to it."""
    text, mention = dated.block.reading, dated.mention
    if quoted(text, mention.start):
        return False
    before, after = sentence(text, mention.start, mention.end)
    if part.genre.id == "minutes" and before.endswith(("时间：", "时间:")):
        return True
    if _BY_THEN.match(after) or _NAMED_DAY.match(after):
        return False
    if part.genre.id == "minutes" and _ASSIGNED.search(before):
        return False
    if _UP_TO.search(before):
        told = after[:_BEHIND]
        return bool(part.genre.id not in _ASKED or _COUNTED.search(told)) and not _AIMED.search(told)
    if before.endswith(("已于", "已在")) or (_BY_WAY_OF.search(before) and _PASSED.match(after)):
        return True
    if before.endswith(("自", "从", "至", "到")) or FUTURE.search(before) or FUTURE.search(after):
        return False
    if _AND_ON.search(before):
        return True
    if _PLANNED.search(dated.headings) or _NEXT.search(text, 0, mention.start):
        return False
    if any((headed.year or 0) > (part.year or mention.year or 0) for headed in mentions(dated.headings)):
        return False
    if _CHARGED.search(before) and "了" not in after:
        return False
    if part.genre.id not in NARRATIVES:
        approved = mention.day is not None and _APPROVED.match(after)
        if part.genre.id in PLANS:
            return bool(approved)
        return bool(approved or (_DONE.match(after) and not _CONDITION.match(after)))
    weak = not _MEASURES.search(dated.headings) and _WEAK.match(after)
    return bool(_STRONG.match(after) or weak)
