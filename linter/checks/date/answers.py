"""What answers comes after what it answers: a report after its commission, a rescue after the accident."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import Dated, quoted, sentence, timeline, written
from linter.chinese.dates import Mention, exists, mentions, ordinal
from linter.chinese.expressions import later
from linter.document import Part
from linter.rule import Finding, PartCheck

_PAPERS = "反馈|来信|来函|投诉|举报|报案|报警|报修|求助|警情|线索|复函|批复|判决|裁定|交办|转办|通知书|意见书|决定书|建议书|整改通知|检测报告|鉴定报告|申请|反映|诉状|邀请|通报|意见"
_ON_RECEIPT = later(
    rf"(?:收到|接到|接)(?P<what>[一-龥《》“”]{{0,12}}?(?:{_PAPERS})[一-龥》”]{{0,4}}?)(?:之?后|以后)"
)
_PAPER = later(_PAPERS)
_PROCESSES = (
    (
        "委托[^，。；]{2,24}(?:鉴定|检测|评估|勘察|审计|测绘|评价|检验|编制|论证)|送检|抽样送",
        "(?:出具|形成|完成|作出|提交)[^，。；\\d]{0,12}(?:报告|鉴定|意见书?|结论)|(?:鉴定|检测|评估|检验)(?:报告|结果)[^，。；]{0,4}出具",
    ),
    (
        "(?:来信|来访|来电|投诉|举报|提出[^，。；]{0,8}申请|(?:提交|递交|报送)[^，。；]{0,10}(?:申请|材料)|向[^，。；]{2,12}反映)",
        "(?:予以|依法|正式|决定)?(?:受理|立案)",
        "答复|办结|作出[^，。；]{0,12}决定|审结|回复",
    ),
    (
        "(?:突然|先后|相继)?(?:发生|突发|遭遇)(?!地|率)[^，。；]{0,20}(?:事故|火灾|险情|灾害|案件|纠纷|爆炸|坍塌|暴雨|洪水|地震|坠落|中毒)|(?:来电|报警|电话)(?:反映|报告|求助|称)",
        "接报后|接到报告|成立[^，。；]{0,8}调查组|赶[到赴]现场|展开救援|得到控制|扑灭|排除险情",
    ),
    (
        "(?:发布|刊登|公开发布)[^，。；]{0,8}(?:招标|采购|竞争性|遴选|招聘|征集)[^，。；]{0,8}公告|挂网",
        "(?:组织)?(?:开标|评标|评审|笔试)",
        "公示[^，。；]{0,10}(?:结果|中标|候选)|发出中标通知书?|确定[^，。；]{0,12}中标|发布[^，。；]{0,8}(?:中标|成交)",
        "签订[^，。；]{0,10}合同|签约",
    ),
    ("(?:下发|印发|下达|送达)[^，。；]{0,16}(?:整改通知书|限期整改|督办函|建议书|意见书)", "(?:完成整改|整改完毕|整改到位|报送整改|回复整改)"),
    ("(?:报名|资格审查)(?!前)", "(?:组织|举行|进行)(?:了)?(?:笔试|面试)", "体检|考察", "(?:进行|予以)?公示(?!栏)", "办理入职|正式入职|聘用|签订劳动合同"),
    ("(?:提请|提交|上报)[^，。；]{0,20}(?:审批|审议|批准)", "(?:批复|批准)(?!前|建设)"),
)  # fmt: skip
"""Steps of one matter in their order, each behind its date."""
_STEPS = tuple(
    later("|".join(f"(?P<_{rank}>{step})" for rank, step in enumerate(steps))) for steps in _PROCESSES
)
_EARLIER = later("此前|之前|早在|曾|去年|上年|前年|上[一次批]|另[一外]|原|首次|又|再次|同日")
_LONGEST = 200
"""Days between a question and its answer, at most: dates without a year that lie further apart are of two years."""
_REACH = 70


class AnswerAfterQuestion(PartCheck):
    """A report is made out after it was asked for, an application accepted after it was made, a rescue begun after the
    accident; what is done on receipt of a paper is done after the day of the paper, that of the paragraph before as well."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((
            "委托", "收到", "接到", "受理", "立案", "发生", "突发", "遭遇", "公告", "挂网", "整改", "笔试", "面试", "批复", "批准", "送检", "抽样送", "答复", "办结", "接报", "接",
        ))  # fmt: skip

    def find(self, part: Part) -> Iterator[Finding]:
        dates = [
            d for d in timeline(part).dates if d.mention.month and d.mention.day and d.block.kind != "date"
        ]
        seen: set[int] = set()
        for index, dated in enumerate(dates):
            other = _asked(dates, index) or _step_before(dates, index)
            start = dated.block.span.start + dated.mention.start
            if other and start not in seen and not quoted(dated.block.reading, dated.mention.start):
                seen.add(start)
                span = dated.block.at(dated.mention.start, dated.mention.end)
                yield Finding(span, {"before": written(other)})


def _early(first: Mention, last: Mention) -> bool:
    """The second of two dates lies before the first, in one year."""
    years = [m.year or m.context for m in (first, last)]
    if None not in years and years[0] != years[1] and last.year is not None:
        return False
    days = [
        ordinal(_LEAP_YEAR, m.month or 1, m.day or 1) if exists(_LEAP_YEAR, m.month, m.day) else 0
        for m in (first, last)
    ]
    return 0 < days[0] - days[1] < _LONGEST and 0 not in days


_LEAP_YEAR = 2024


_ANY_PAPER = frozenset(
    ("意见", "申请", "通知", "报告", "有关", "相关", "上级", "群众", "关于", "我局", "书面")
)
"""Words that name no paper in particular."""
_WORDS = 8


def _asked(dates: list[Dated], index: int) -> Mention | None:
    """The day of the paper on receipt of which something is told as done at an earlier date."""
    dated = dates[index]
    before, after = sentence(dated.block.reading, dated.mention.start, dated.mention.end)
    told = _ON_RECEIPT.search(before[-40:]) or _ON_RECEIPT.match(
        after[:30].lstrip("，我局院校镇县公司处所中心")
    )
    if told is None or _EARLIER.search(before) or mentions(before):
        return None
    what = told["what"].strip("《》“”")[-_WORDS:]
    papers = set(_PAPER.findall(what)) | {what[at : at + 2] for at in range(len(what) - 1)}
    papers = papers - _ANY_PAPER or papers
    for other in reversed(dates[max(index - 3, 0) : index]):
        text, mention = other.block.reading, other.mention
        told_after = _clause(text, mention)
        if any(paper in told_after for paper in papers):
            return mention if _early(mention, dated.mention) else None
    return None


def _clause(text: str, mention: Mention) -> str:
    """What is told of a date, up to the next one."""
    _, after = sentence(text, mention.start, mention.end)
    following = mentions(after)
    return after[: following[0].start] if following else after


def _step_before(dates: list[Dated], index: int) -> Mention | None:
    """The day of the step right before one that is told with an earlier date."""
    if not index:
        return None
    first, last = dates[index - 1], dates[index]
    text, gap = last.block.reading, last.mention.start - first.mention.end
    if first.block is not last.block or not 0 < gap <= _REACH or not _early(first.mention, last.mention):
        return None
    if (first.span and first.span.last is not first.mention) or last.span:
        return None
    between = text[first.mention.end : last.mention.start]
    behind = _clause(text, last.mention)[:40]
    if (
        _EARLIER.search(between.rpartition("，")[2] or between)
        or _EARLIER.search(behind[:6])
        or behind.startswith(("前", "之前"))
    ):
        return None
    for steps in _STEPS:
        one, other = steps.search(between), steps.search(behind)
        if one and other and (one.lastgroup or "") < (other.lastgroup or ""):
            return first.mention
    return None
