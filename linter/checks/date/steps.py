"""The dates of the steps of one work stand in the order of these steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.checks.date.possible_days import THIRDS, possible_years, turns_year
from linter.checks.timeline import day_end, quoted, written
from linter.chinese.dates import Mention, mentions, ranges
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Part
from linter.rule import BlockCheck, Finding

_PROCESSES = (
    (
        "立项|可研批复",
        "(?:招标|开标|招投标)",
        "签订[^，。；]{0,6}合同|签约",
        "开工|动工|开建|破土|奠基|进场施工|启动建设|主体(?:工程)?施工",
        "封顶|完成(?:基础|桩基|主体|土建)(?:工程|结构|施工|部分)",
        "竣工验收|竣工|完工|建成|通车|交付|投入使用|投用|投运|投产|通过验收|通水|开放",
    ),
    ("立案|受理", "开庭", "审结|结案|宣判|(?:作出|一审)判决"),
    ("试运行|试用", "正式上线|上线运行|正式运行|正式启用|投入使用|投产|结束"),
    (
        "试点(?!村|县|单位)|启动",
        "正式上线|上线运行|正式运行|全面推开|正式启用|(?:全部|全面)?(?:建成|竣工|完工)|投入使用|投产|完成|结束|收官",
    ),
    ("自查", "整改", "抽查|复查|回头看"),
    ("开幕|开赛|开班|开营|开馆|启动", "落幕|闭幕|结束|收官|闭营|结业|谢幕"),
    (
        "(?:启动|开始|开展|举行|举办)(?!后|以来|情况)",
        "将(?![^，。；]{0,14}(?:去年|[上前]年|上一|前期|年度|阶段|方案|计划|名单))[^，。；]{0,14}(?:总结|小结|成果)",
    ),
    ("入院|收治", "(?:行|接受|实施)[^，。；]{2,14}术|手术", "出院"),
    (
        "作出[^，。；]{0,12}(?:决定|处罚)",
        "(?:收到|签收|领取)[^，。；]{0,14}(?:决定书?|判决书?|裁定书?|裁决书?|通知书?|认定书)",
        "(?:不服[^，。；]{0,8})?(?:提起|申请|提出|递交)[^，。；]{0,6}(?:复议|诉讼|上诉|仲裁|异议|复核)|起诉",
    ),
    (
        r"受损|受灾|停电|停水|断电|断水|断网|中断|发生[^，。；、\d]{0,8}(?:故障|事故|险情|火灾|塌方|爆管|泄漏)|跳闸|爆管|起火|着火",
        "接到|接报|到达|赶到|抵达",
        "恢复|抢通|修复|扑灭|复电|复水|排除",
    ),
    ("登记注册|注册成立|注册|登记设立", "注销|吊销"),
    ("排查|自查|摸排|摸底", "(?:报送|上报)[^，。；、]{0,8}(?:台账|清单|结果|报告|汇总表)"),
    ("报名", "资格审查|初赛|笔试", "复赛|面试", "决赛|体检", "公示|颁奖|表彰"),
)
"""Steps of one work in their order."""
_STEPS = tuple(
    later(
        "|".join(
            f"(?P<_{rank}>，?[^，。；、的]{{0,10}}?(?:{step}){{1,2}})" for rank, step in enumerate(steps)
        )
    )
    for steps in _PROCESSES
)
_EVENTS = "施行|实施|生效|启动|开工|竣工|验收|签订|开学|报到|出院|入职|结束|闭幕|公布|印发|批复"
_FIRST_STEPS = frozenset((
    "开工", "动工", "开建", "破土", "奠基", "进场施工", "启动", "立项", "招标", "招投标", "开标", "签订", "签约", "立案", "受理",
    "受损", "受灾", "停电", "停水", "断电", "断水", "断网", "中断", "发生", "跳闸", "爆管", "起火", "着火", "注册", "登记设立", "注销", "吊销", "排查", "摸排", "摸底", "竣工",
    "试运行", "试点", "试用", "自查", "报名", "初赛", "笔试", "复赛",
    "开始", "开展", "举行", "举办", "入院", "收治", "收到", "签收", "领取", "作出", "开幕", "开赛", "开班", "开营", "开馆", *(f"{event}后" for event in _EVENTS.split("|")),
))  # fmt: skip
_ON = later("(?:[上中下]旬|底|初|末)?[之以]?前?")
_NEXT_TEXT = "(?:建设|仪式|实施|施工|手续|以来|的)?[，,、；]?(?:并|且|已|现|后|计划|预计|力争|争取|确保|拟|将|可|当年|同年|本年|工程|项目|该工程|该项目|系统|全部|随后|县局|于|至|到|在|自|经|报送(?:自查)?报告|公布结果|总?工期[^，。；\\d]{1,6}|(?:施工|承建|中标|各有关|各参赛|各)单位|各[县乡镇部科]{1,2}门?|应当?|须|必须|务必|需|要|经(?:全力|紧急|连夜)?(?:抢修|抢险|处置|维修|协调)(?=，)|[，,；]){0,6}"
_NEXT = later(_NEXT_TEXT)
_OTHER_YEAR = later("[去前上]年|[次翌来明后第]年|第二年$")


class CompletionAfterStart(BlockCheck):
    """The steps of one work follow each other: 3月开工，11月竣工; 立案, then 审结. A date without a year is of the year
    named before it. What is due after an event that is named again (施行后应在…前) comes after its day. Found is the completion, or whatever step comes too early, that is told right beside another."""

    @property
    def literals(self) -> frozenset[str]:
        batches = (f"第{nth}{of}" for nth in "二三" for of in ("批", "期", "阶段", "轮", "场"))
        return _FIRST_STEPS | {"后于", "后在", "术后", *_FOUND_BY, *batches}

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        for one, other in _batches(text):
            yield Finding(block.at(*other.span("day")), {"start": one["day"]})
        for match in _MENDED.finditer(text):
            if _mended_before(match) and not quoted(text, match.start()):
                yield Finding(block.at(*match.span("other")), {"start": match["one"]})
        told = set()
        for early, start in _too_early(text, part):
            told.add(early.start)
            yield Finding(block.at(early.start, early.end), {"start": written(start)})
        for match in _LAST_STEP.finditer(text):
            if match.start("other") not in told and _last_before(match) and not quoted(text, match.start()):
                yield Finding(block.at(*match.span("other")), {"start": match["one"]})


def _too_early(text: str, part: Part | None) -> Iterator[tuple[Mention, Mention]]:
    """The date of a step that comes too early, and that of the step told right beside it."""
    begins = {span.last: span.first for span in ranges(text) if span.first.month}
    for first, last in pairwise(mentions(text)):
        if last.start - first.end > _BESIDE or None in (first.month, last.month):
            continue
        if _OTHER_YEAR.search(text, max(first.start - _YEAR_WORD, 0), last.start):
            continue
        if _named_again(text, first, last):
            if not _gains_year(first, last) and _completed_before(first, last):
                yield last, first
            continue
        order = _order(text, first, last)
        begin = begins.get(first, first)  # 3月1日至9月1日报名，8月1日体检: it had begun
        if order > 0 or _outcome(text, begin, first, last):
            if _gains_year(first, last) and _due(text, first):
                first = begin = begin._replace(year=min(possible_years(first, part), default=None))
            if not _gains_year(first, last) and (
                _completed_before(begin, last) or _clock_before(text, begin, last)
            ):
                yield last, first
        elif order < 0 and not _gains_year(last, first) and _completed_before(last, first):
            yield first, last


_BESIDE = 45
"""Characters between the dates of two steps, at most."""
_YEAR_WORD = 4
"""Characters before a date in which 去年 and the like stand."""


def _gains_year(one: Mention, other: Mention) -> bool:
    """Only the other date names a year: that of the one may be another."""
    return one.year is None and other.year is not None


_BATCH = later(
    r"第(?P<nth>[一二三四五六])(?P<of>批|期|阶段|轮|场次?)[（：:，]?(?:于|定于)?(?P<day>(?P<month>\d{1,2})月(?P<date>\d{1,2})日)"
)


def _batches(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """第二批6月17日至21日，第三批6月14日至28日: one of a row of batches that begins before the one told right before it."""
    for one, other in pairwise(_BATCH.finditer(text)):
        follows = value(other["nth"]) == (value(one["nth"]) or 0) + 1 and one["of"] == other["of"]
        first, second = ((int(match["month"]), int(match["date"])) for match in (one, other))
        if follows and "。" not in text[one.end() : other.start()] and first > second:
            yield one, other


_FOUND_BY = ("反映", "投诉", "举报", "报警", "求助", "来电", "报修", "发现", "排查出", "查出", "接报", "险情")
"""Words one of which stands before what is mended."""
_MENDED = later(
    r"(?P<one>(?P<month>1[0-2]|[1-9])月份?(?:(?P<day>[12]\d|3[01]|[1-9])日|(?P<third>[上中下]旬|底|初|末))?)"
    r"(?:(?:上午|下午|晚|凌晨)?，?[^。；月]{0,12}?(?:接到|收到|接报|接)[^，。；月]{0,16}?(?:反映|投诉|举报|报警|求助|来电|来信|报修|险情)(?!之?前)"
    r"|，?[^。；月]{0,40}?(?:发现|排查出|查出|查找出|梳理出)[^。；月]{0,16}?(?:问题|隐患|病害|裂缝|漏洞|缺陷|短板|险情|破损)[^，。；月]{0,6})"
    r"[^。；月]{0,24}?，(?:目前|现|问题|隐患|并|且)?(?:已|均|全部|已全部|均已)?[于在]?"
    r"(?P<other>(?P<then>1[0-2]|[1-9])月(?:(?P<date>[12]\d|3[01]|[1-9])日|(?P<last>[上中下]旬|底|初|末))?)前?"
    r"(?:全部|已|全面|均已|均|基本|彻底|正式|顺利|提前)*(?:完成(?:修复|整改|修缮|维修|处置|清理|治理|加固|更换|化解|抢修)|修复|纠正|整改|办结|处置|销号|闭环|消除|修好|恢复|答复|化解|更换|维修|抢修)(?![^，。；]{0,6}的)"
)
"""7月，…发现问题9个，已于6月底全部纠正: what was mended before it was found."""
_MONTH = (1, 31)
_SPELLS = {**THIRDS, "初": THIRDS["上旬"], "底": THIRDS["下旬"], "末": THIRDS["下旬"]}


def _mended_before(match: re.Match[str]) -> bool:
    found, mended = int(match["month"]), int(match["then"])
    if _ANOTHER_YEAR.search(match[0]) or turns_year(found, mended):
        return False
    begins = match["day"] or _SPELLS.get(match["third"], _MONTH)[0]
    ends = match["date"] or _SPELLS.get(match["last"], _MONTH)[1]
    return (mended, int(ends)) < (found, int(begins))


_LAST_STEP = later(
    r"(?P<one>(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12]\d|3[01]|[1-9])日|(?P<third>[上中下]旬|底|初|末))?)[之以]?前?"
    r"(?P<gap>(?:完成[^，。；、\d]{0,10}|[^，。；、\d]{0,10}(?:招标|采购|开工|动工|启动|立项|审批|签订|进场)[^，。；、\d]{0,6})[\d]*[户个座处公里栋台套]{0,2}[，、；])(?:并|且|再|确保|力争|计划|预计|于|在)*"
    r"(?=(?P<other>(?P<then>1[0-2]|[1-9])月(?:(?P<date>[12]\d|3[01]|[1-9])日)?)(?P<last>[上中下]旬|底|初|末)?[之以]?前?"
    r"(?:，)?(?:再|并|全面|全部|确保|力争|基本|正式|整体|组织)*(?:安装调试|再?完成[^，。；、的]{1,12}(?=[，。；])|建成|竣工|完工|投入使用|投用|投产|验收|交付|通车|开园|运营))"
)
"""9月完成机房改造，6月底前安装调试到位: what comes last, before what comes before it."""


def _last_before(match: re.Match[str]) -> bool:
    month, then = int(match["month"]), int(match["then"])
    if _ANOTHER_YEAR.search(match["gap"]) or then == month or turns_year(month, then):
        return False
    last = match["date"] or _SPELLS.get(match["last"], _MONTH)[1]
    first = match["day"] or _SPELLS.get(match["third"], _MONTH)[0]
    return (then, int(last)) < (month, int(first))


_ANOTHER_YEAR = later("[去前上次翌来明]年|第二年|此前|之前|先前")

_AFTER_IT = later(
    rf"[^。；\d]{{0,12}}?(?P<event>{_EVENTS})[^；\d]{{0,12}}?(?P=event)后[^。；\d]{{0,30}}?(?:应当?|须|要|将|请|拟|力争|确保|务必|结果|名单|成绩)[^，。；\d]{{0,8}}?[于在]?"
    r"|[^，。；\d]{0,4}，[^，。；\d]{0,8}(?:报名|公示|活动|培训|会议|比赛|考试|演练|展览|整治|征集)结束后[^。；\d]{0,30}?[于在]"
)


def _named_again(text: str, first: Mention, last: Mention) -> bool:
    """10月1日起施行。施行后，应在…: what is due on the second date comes after the event of the first."""
    if _THEREUPON.fullmatch(text, first.end, last.start):
        return True
    after = _AFTER_IT.fullmatch(text, first.end, last.start)
    return after is not None and _DUE.match(text, last.end) is not None


_THEREUPON = later(
    r"[^。；\d]{0,30}?(?:(?:汇总|审核|审查|审批|初审|结束|截止|手术|批准|研究|讨论|完成|期满|受理|验收)后(?:[^，。；\d]{0,8}，)?[^，。；\d]{0,8}[于在]|术后[^，。；\d]{0,8}，于?)"
)
"""5月20日前报县局，汇总后于: the second day comes after the first."""


def _order(text: str, first: Mention, last: Mention) -> int:
    """How much later in its work the step told on the second of two dates comes; less than 0 where it comes earlier. A
    later step may have an object between: 4月启动作品征集，3月底完成评选."""
    if _REPEATED.match(text, _behind(text, first)):
        return -1
    start, end = _behind(text, first), _behind(text, last)
    happened = _HAPPENED.search(text, max(first.start - _HEAD, 0), first.start)
    for steps, gap in zip(_STEPS, _GAPS, strict=True):
        one, other = steps.match(text, start), steps.match(text, end)
        if not (other and other.lastgroup):
            continue
        if happened and gap is _OF_FAULT and _SINCE_FAULT.fullmatch(text, day_end(text, first), last.start):
            return int(other.lastgroup[1:])
        if one and one.lastgroup:
            order = int(other.lastgroup[1:]) - int(one.lastgroup[1:])
            if order < 0 and (text.startswith("，", start) or text.startswith("，", end)):
                continue
            if (gap if order > 0 else _NEXT).fullmatch(text, one.end(), last.start):
                return order
    return 0


_ENROLS = later("(?:报名|征集|征稿|申报|受理|投票|投稿)(?:时间|期限|日期)?(?:为|是|：|自|从|定于){1,2}$")
_RESULT = later(r"[止前]?[，；][^，。；\d]{0,8}(?:结果|名单|成绩)[^，。；\d]{0,8}[于在]?")
_TOLD = later("前?(?:[^，。；]{0,6})(?:公布|公示|揭晓|发布|公告)")


def _outcome(text: str, begin: Mention, first: Mention, last: Mention) -> bool:
    """报名时间为6月1日至6月10日，审查结果于5月28日公布."""
    return bool(
        _ENROLS.search(text, max(begin.start - _HEAD, 0), begin.start)
        and _RESULT.fullmatch(text, day_end(text, first), last.start)
        and _TOLD.match(text, last.end)
    )


_HEAD = 10
_HAPPENED = later("(?:发生|起火|着火|受损|中断|停电|停水)(?:时间)?(?:于|在|为|是)?$")
_WITH_OBJECT = later(rf"[^，。；、的\d前后]{{0,12}}(?:{_NEXT_TEXT})")
_OF_FAULT = later(r"[^。；的\d前后]{0,20}[，；][^。；、\d前后]{0,12}")
_SINCE_FAULT = later(
    r"(?:[上下]午|凌晨|傍晚|晚上?|中午)?(?:\d{1,2}[时点:：](?:\d{1,2}分?)?许?)?[，；][^。；、\d前后]{0,12}"
)
_GAPS = tuple(_OF_FAULT if "恢复" in steps[-1] else _WITH_OBJECT for steps in _PROCESSES)
"""What may stand between a step and the date of the next, by work."""
_REPEATED = later(
    r"前?(?:全面|全部)?完成(?P<work>[一-龥]{2,8}?)(?:工作)?[，；](?:\d{4}年)?\d{1,2}月\d{1,2}日(?:起|开始|后)?(?:全面|集中|正式|组织)?(?:开展|启动|开始|部署|(?<=组织))(?P=work)(?!回头看|抽查|复查)"
)
"""10月25日前完成自查，10月28日起开展自查."""


_DUE = later("[底末]?[之以]?前")


def _due(text: str, mention: Mention) -> bool:
    """10月15日前开工 is still to come, in a year that the draft knows."""
    return _DUE.match(text, day_end(text, mention)) is not None


def _behind(text: str, mention: Mention) -> int:
    match = _ON.match(text, mention.end)
    return match.end() if match else mention.end


_CLOCK = later(r"(\d{1,2})[时点:：](\d{2})?")


def _clock_before(text: str, first: Mention, last: Mention) -> bool:
    """11月6日14时20分, then 11月6日13时50分."""
    one, other = (_CLOCK.match(text, day_end(text, mention)) for mention in (first, last))
    same = first.day and (first.month, first.day) == (last.month, last.day) and first.context == last.context
    return bool(
        same and one and other and (int(other[1]), int(other[2] or 59)) < (int(one[1]), int(one[2] or 0))
    )


def _completed_before(first: Mention, last: Mention) -> bool:
    """Whether the second date ends before the first begins; a date without a day may be any of its month."""
    if first.year is None and last.year is None and turns_year(first.month or 0, last.month or 12):
        return False
    begins = (first.year or 0, first.month or 1, first.day or 1)
    return (last.year or first.year or 0, last.month or 12, last.day or 31) < begins
