"""Percentages of the classes of one whole, without their counts: 满意60%，基本满意30%，不满意20%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.checks.number.shares import FINEST, HUNDRED, REACH, SLIP, read_percent
from linter.chinese.amounts import between, plain
from linter.chinese.breakdowns.labels import closes, exclusive, graded, kindred, overlapping
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.document import Block, Kind, Part
from linter.rule import RUNNING_TEXT, BlockCheck, Finding

_TWO_PERCENTS = later(r"[%％](?:（[^（）]{1,20}）)?[，、；][^。%％]{1,18}\d[%％]")
_SENTENCE = later(r"[^。！？\n%％]*[%％][^。！？\n]*")
_SURVEY = later("多选|复选|可选|不定项|重复|交叉")
_COMPLEMENT = later(
    r"(?P<what>及格|合格|达标|满意|知晓|优良|参保|参与)率[为达]?到?(?P<one>\d+(?:\.\d+)?)[%％][，、；](?:[^，。；、\d不]{1,8}率[^，。；、\d]{0,2}[\d.]+[%％][，、；])?不(?P=what)率[仅为达]{0,2}(?P<other>\d+(?:\.\d+)?)[%％]"
)
_RATIO = r"\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?"
_INDUSTRIES = later(
    rf"产业(?:结构|比)[^，。；\d]{{0,10}}(?P<ratio>{_RATIO})(?:(?:调整|优化|变化|转变|演变)?[为到至](?P<then>{_RATIO}))?"
)
"""三次产业结构由20.7:38.3:41调整为20:38:42, in percent."""
_COLONS = later("[:：∶]")


class PercentSum(BlockCheck):
    """Percentages of the classes of one whole (满意, 基本满意, 不满意) do not exceed 100, nor fall short when the last
    class is the rest or the negation of the first."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("%", "％", "产业结构", "产业比"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return RUNNING_TEXT

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading
        if _TWO_PERCENTS.search(text) and not _SURVEY.search(text):
            for match in _SENTENCE.finditer(text):
                yield from _percent_sums(block, match.start(), match.end())
        yield from _answers(block)
        yield from _stances(block)
        yield from _split(block)
        yield from _with_rest(block)
        yield from _rest_of_noun(block)
        yield from _of_sources(block) if "占比分别" in text else ()
        if not _SURVEY.search(text):
            yield from _respective(block)
            yield from _of_one_noun(block)
        for match in _COMPLEMENT.finditer(text) if "率" in text else ():
            whole = Decimal(match["one"]) + Decimal(match["other"])
            if abs(whole - HUNDRED) > Decimal("0.1"):
                terms = f"{match['one']}+{match['other']}={plain(whole)}"
                yield Finding(block.at(*match.span()), {"sum": terms})
        for match in _INDUSTRIES.finditer(text):
            for group in filter(match.group, ("ratio", "then")):
                terms = _COLONS.sub("+", match[group])
                whole = sum(map(Decimal, terms.split("+")), Decimal(0))
                if abs(whole - HUNDRED) > (Decimal("0.2") if "." in terms else 1):
                    yield Finding(block.at(*match.span(group)), {"sum": f"{terms}={plain(whole)}"})


_RATES_OF_PARTS = later(r"率[^，。；、\d]{0,4}\d[\d.]*[%％]，其中")
"""成案率70%，其中甲县的为71%: each part has a rate of its own."""
_ITEM = later(
    r"(?:其中|^)?(?P<label>[^\d，、；。：]{1,18}?)(?:的)?(?:仅|只)?(?:占比?为?)?(?P<percent>\d+(?:\.\d+)?)[%％](?:（[^（）]{1,20}）)?"
)
_MARK = later("[，、；：]")
_OF_RATES = later("(?:率|比例|幅度)[，：]$")
"""报销比例，职工为84.6%，居民为70.3%: what follows are rates, each of another whole."""
_RATE_LABEL = later(
    "率|度|[增降升减涨跌]|回落|提高|同比|完成|以上|超过|不足|达|比[例重]|任务|进度|目标|成本|指数|价|出资|控股|持股|补助|补贴"
)


def _percent_sums(block: Block, start: int, end: int) -> Iterator[Finding]:
    run: list[re.Match[str]] = []
    at = start
    text = block.reading
    if _RATES_OF_PARTS.search(text, start, end):
        return
    while at < end:
        match = _ITEM.match(text, at, end)
        if match and (match.end() == end or text[match.end()] in "，、；") and _names_a_class(match["label"]):
            run.append(match)
            at = match.end() + 1
            continue
        yield from _run_sum(block, run)
        run = []
        mark = _MARK.search(text, at, end)
        at = mark.end() if mark else end
    yield from _run_sum(block, run)


def _names_a_class(label: str) -> bool:
    """Whether a label is no rate; 办事效率类 is none."""
    return label.endswith("类") or exclusive([label]) or not _RATE_LABEL.search(label)


def _run_sum(block: Block, run: list[re.Match[str]]) -> Iterator[Finding]:
    if len(run) < 2:
        return
    labels = [match["label"].removesuffix("的").strip("“”的") for match in run]
    percents = [read_percent(match["percent"]) for match in run]
    whole = sum((percent for percent, _ in percents), Decimal(0))
    slack = sum((step for _, step in percents), Decimal(0)) / 2 + Decimal("0.1")
    nested = (abs(whole - percent - HUNDRED) <= FINEST * 2 for percent, _ in percents)
    if (
        abs(whole - HUNDRED) <= slack
        or _OF_RATES.search(block.reading, 0, run[0].start())
        or any(nested)
        or (overlapping(labels) and not _scaled(labels))
        or not (kindred(labels) or _scaled(labels) or _closed(block.reading, run, whole))
        or any(label.endswith(("至", "到")) for label in labels)
        or (labels[0].startswith("占") and labels[1].startswith("占"))  # one count's shares of two wholes
        or any("占" in label and "占" not in labels[0] for label in labels)  # a share of a whole of its own
        or whole > 190
        or (len(run) == 2 and whole > HUNDRED + SLIP and not closes(labels, ""))  # two rates, of a whole each
    ):
        return
    if whole < HUNDRED and (len(run) < 3 or not _complete(labels)):
        return
    terms = "+".join(plain(percent) for percent, _ in percents)
    span = block.at(run[0].start("label"), run[-1].end("percent") + 1)
    yield Finding(span, {"sum": f"{terms}={plain(whole)}"})


_SHARE = later("占比?为?$")


def _closed(text: str, run: list[re.Match[str]], whole: Decimal) -> bool:
    """服务类占35%，效率类占28%，收费占22%，其他占20%: of whatever kind, all are shares, the last of them is what is left, and
    they miss 100 by no more than a slip. Those that make up the first are parts of it."""
    shares_all = all(_SHARE.search(text, match.start(), match.start("percent")) for match in run)
    first = read_percent(run[0]["percent"])[0]
    return (
        len(run) > 2
        and shares_all
        and run[-1]["label"].startswith(_LEFT)
        and abs(whole - HUNDRED) < SLIP
        and abs(whole - first * 2) > 1
    )


_LEFT = ("其他", "其它", "其余")


def _complete(labels: list[str]) -> bool:
    last = labels[-1]
    return last.startswith(_LEFT) or (last.startswith(("不", "没")) and labels[0] in last) or _scaled(labels)


_BEST = later(r"(?:优秀?|好评?|(?:很|非常)?满意|(?:很|非常)?了解|同意|赞成|支持|愿意?[一-龥]{0,6})$")
_WORST = later(r"(?:差评?|[不没][一-龥]{0,6})$")
_UNDECIDED = later(r"说不清楚?|不清楚|无所谓|不确定|未?不?表态|弃权|未作答|中立|不置可否")


def _scaled(labels: list[str]) -> bool:
    """优秀, 良好, 一般, 较差; 愿意, 不愿意, 说不清: from one end to the other, or both and who has no opinion."""
    ends = labels[:-1] if _UNDECIDED.fullmatch(labels[-1]) else labels
    return len(labels) > 2 and bool(_BEST.search(ends[0])) and bool(_WORST.search(ends[-1]))


_ANSWER = later(
    r"(?P<percent>\d+(?:\.\d+)?)[%％](?:的[^，。；：%％认表选觉]{1,14}?)?(?:(?P<verb>认为|表示|选择|觉得|希望|反映|在|来自)[^，。；：%％]{1,20}|(?:的[一-龥]{1,6})?(?P<rest>(?:非常|十分|很不?|比较|较|基本|不太|不)?(?:愿意?|支持|赞成|同意|满意|了解)|说不清楚?|不清楚|不确定|无所谓|未表态|没有?意见|弃答|未作答|一般)[^，。；：%％\d]{0,4})"
)
"""`rest`: an answer in so many words, or none: 8%说不清."""
_ASKED = later("问卷|调查|受访|调研|测评")
_BAND = later(
    r"\d[\d至到—–~～-]{0,6}(?:岁|周岁|分|亩|万元)(?:及?以(?P<verb>[上下])|(?=[^，。；：%％以]{0,8}占))[^，。；：%％\d]{0,8}占(?:比为?)?(?P<percent>\d+(?:\.\d+)?)[%％]"
)


def _answers(block: Block) -> Iterator[Finding]:
    """46%的商户认为租金高，38%认为适中，20%认为不高; 30岁以下占22%，31至45岁占48%，46岁以上占35%."""
    text = block.reading
    if _ASKED.search(text) and not _SURVEY.search(text):
        for run in _consecutive(_ANSWER.finditer(text)):
            whole = sum((Decimal(match["percent"]) for match in run), Decimal(0))
            slack = sum((read_percent(match["percent"])[1] for match in run), Decimal(0)) / 2
            one_question = len({match["verb"] for match in run} - {None}) <= 1
            if one_question and HUNDRED + min(max(slack, FINEST * 4), Decimal(1)) < whole < HUNDRED + SLIP:
                yield _sum_finding(block, run, whole)
    for run in _consecutive(_BAND.finditer(text)) if "以上" in text and "以下" in text else ():
        whole = sum((Decimal(match["percent"]) for match in run), Decimal(0))
        ends = {run[0]["verb"], run[-1]["verb"]}
        open_only = ends == {"上", "下"} and all(match["verb"] is None for match in run[1:-1])
        if open_only and 1 < abs(whole - HUNDRED) < SLIP:
            yield _sum_finding(block, run, whole)


_STANCE = later(
    r"(?:持|表示|选择|投)?(?P<stance>支持|赞成|赞同|同意|反对|不支持|不赞成|不赞同|不同意|无所谓|中立|不置可否|说不清楚?|弃权|不表态|未表态)(?:态度|意见|立场|票)?的?(?:[一-龥]{2,4})?(?:仅|也|只)?占(?:比为?)?(?P<percent>\d+(?:\.\d+)?)[%％]"
)
_FOR, _AGAINST = (
    frozenset(("支持", "赞成", "赞同", "同意")),
    frozenset(("反对", "不支持", "不赞成", "不赞同", "不同意")),
)


def _stances(block: Block) -> Iterator[Finding]:
    """持支持态度的占63%，反对的占24%，持无所谓态度的占18%: who is for it, who is against it and the others are all there are."""
    for run in _consecutive(_STANCE.finditer(block.reading)) if "占" in block.reading else ():
        told = [match["stance"] for match in run]
        one_each = len(_FOR.intersection(told)) == len(_AGAINST.intersection(told)) == 1
        whole = sum((Decimal(match["percent"]) for match in run), Decimal(0))
        if one_each and len(set(told)) == len(told) and 1 < whole - HUNDRED < SLIP:
            yield _sum_finding(block, run, whole)


_GAP = 6


def _consecutive(matches: Iterator[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Three and more in a row, with no more than a mark between them."""
    run: list[re.Match[str]] = []
    for match in matches:
        if run and match.start() - run[-1].end() > _GAP:
            if len(run) > 2:
                yield run
            run = []
        run.append(match)
    if len(run) > 2:
        yield run


def _sum_finding(block: Block, run: list[re.Match[str]], whole: Decimal) -> Finding:
    terms = "+".join(match["percent"] for match in run)
    return Finding(block.at(run[0].start(), run[-1].end()), {"sum": f"{terms}={plain(whole)}"})


_SPLIT = later(
    r"(?:由(?P<count>[两三四五六七])个?(?:部分|方面)(?:构成|组成|加权)|按(?:照)?(?:以下|下列|如下)(?:比例|权重)(?:进行)?(?:分配|计算|折算|计分)?|权重(?:分别)?[为如]下?)[：:，,](?P<row>(?:[^，。；、：%％\d]{1,14}\d+(?:\.\d+)?[%％][，、；和]?){2,8})(?![^，。；]{0,3}\d)"
)
_EACH = later(r"(\d+(?:\.\d+)?)[%％]")


def _split(block: Block) -> Iterator[Finding]:
    """总评由三部分构成：平时占30%，期中占20%，期末占60%: so told, they make the whole."""
    for match in _SPLIT.finditer(block.reading):
        told = _EACH.findall(match["row"])
        whole = sum(map(Decimal, told), Decimal(0))
        all_told = match["count"] is None or value(match["count"]) == len(told)
        if all_told and abs(whole - HUNDRED) > Decimal("0.1"):
            start = match.start("row")
            span = block.at(start, start + len(match["row"].rstrip("，、；和")))
            yield Finding(span, {"sum": f"{'+'.join(told)}={plain(whole)}"})


_REST = later(r"(?:其余|余下|剩余)(?:的|部分)?(?:占)?(?P<percent>\d+(?:\.\d+)?)[%％](?!以)")
_OF_WHOLE = later(
    r"(?:占|支付|付(?:给|至)?|首付|预付|比例)[^，。；、：%％\d]{0,16}(?P<percent>\d+(?:\.\d+)?)[%％]"
)


def _with_rest(block: Block) -> Iterator[Finding]:
    """住房占35%，社保占43%，其余18%为其他: the rest is what is left of 100, when every percentage before it is a share."""
    text = block.reading
    for match in _REST.finditer(text):
        start = clause_start(text, "。\n", match.start(), max(match.start() - REACH, 0))
        shares_told = list(_OF_WHOLE.finditer(text, start, match.start()))
        told = [each["percent"] for each in shares_told]
        if (
            not told
            or len(told) != len(_EACH.findall(text, start, match.start()))
            or "付至" in text[start : match.start()]
        ):
            continue
        whole = sum(map(Decimal, (*told, match["percent"])), Decimal(0))
        if Decimal("0.1") * len(told) < abs(whole - HUNDRED) < SLIP:
            terms = f"{'+'.join((*told, match['percent']))}={plain(whole)}"
            yield Finding(block.at(shares_told[0].start("percent"), match.end()), {"sum": terms})


_SHARED = later(r"，占比分别[为是]?(?P<row>(?:\d+(?:\.\d+)?[%％][、，和]?){3,8})")


def _of_sources(block: Block) -> Iterator[Finding]:
    """上级补助300万元、社会捐赠200万元、单位自筹100万元，占比分别为50%、33.3%、26.7%: sums of money, of which none holds another."""
    text = block.reading
    for match in _SHARED.finditer(text):
        told = _EACH.findall(match["row"])
        start = clause_start(text, "，。；：\n", match.start())
        money = [a for a in between(text, start, match.start()) if a.family == "元"]
        whole = sum(map(Decimal, told), Decimal(0))
        listed = (
            len(money)
            == len(told)
            == text.count("、", start, match.start()) + text.count("和", start, match.start()) + 1
        )
        if listed and 1 < abs(whole - HUNDRED) < SLIP:
            yield Finding(
                block.at(match.start("row"), match.end("row")), {"sum": f"{'+'.join(told)}={plain(whole)}"}
            )


_ROW = r"(?:\d+(?:\.\d+)?[%％](?:[、，和及]|以及)?){2,8}"
_RESPECTIVE = later(
    rf"(?P<words>[^，。；：%％\d]{{3,60}}?)(?P<rate>的?(?:比例|占比|比重|份额)|率)?(?:分别|依次|各)(?P<share>各?占(?:[^，。；、\d]{{0,6}}的)?|[为是达]到?|)(?P<row>{_ROW})(?![^，。；]{{0,3}}\d)"
)
_BETWEEN = later("(?:以及|[、和与”“]|及(?![格以]))+")
_LEAD = later(r".*(?:中|对|表示|选择|认为|持|其中|年龄|为|全[省市县区镇乡村校院])(?=[^中对为]{1,10}$)")
_OWN_WHOLE = later("各自|四舍五入|合格率|增长|提高|下降|贡献|完成|覆盖|以上|同比|上年|其中")
_KIND_BEHIND = later(r"(?:的|率|人数|居民|群众|职工|产业|增加值|用地|党员|学生|干部)+$")
_NEAR_WHOLE = 6
"""Points by which shares of whatever classes, told side by side, may miss 100."""


def _respective(block: Block) -> Iterator[Finding]:
    """满意、基本满意、不满意的比例分别为58%、33%、10%; 男生和女生各占52%、50%: the labels in one row, the shares in another."""
    text = block.reading
    for match in _RESPECTIVE.finditer(text) if "分别" in text or "依次" in text or "各" in text else ():
        told = _EACH.findall(match["row"])
        labels = [label for label in _BETWEEN.split(match["words"]) if label]
        rates = match["rate"] == "率"
        shared = match["share"].endswith(("占", "的")) or (match["rate"] and not rates)
        stop = clause_end(text, "。\n", match.end())
        behind = text[match.end() : stop]
        if len(labels) < len(told) or not (shared or rates) or _OWN_WHOLE.search(match[0] + behind):
            continue
        labels = [_LEAD.sub("", label) for label in labels[-len(told) :]]
        whole = sum(map(Decimal, told), Decimal(0))
        steps = sum((read_percent(each)[1] for each in told), Decimal(0)) / 2 + Decimal("0.1")
        if abs(whole - HUNDRED) <= steps or abs(whole - HUNDRED) > SLIP:
            continue
        sure = _all_told(labels, rates)
        near = 0 < whole - HUNDRED <= _NEAR_WHOLE and len(told) > 2 and not rates
        pair = rates and abs(Decimal(told[-1]) + Decimal(told[-2]) - HUNDRED) <= steps
        if pair or (rates and abs(whole - HUNDRED) > _NEAR_WHOLE):
            continue
        if not (sure or (near and not overlapping(labels))):
            continue
        values = {"sum": f"{'+'.join(told)}={plain(whole)}"}
        start, end = match.start("row"), match.start("row") + len(match["row"].rstrip("、，和及以"))
        yield Finding(block.at(start, end), values, sure=sure)


def _all_told(labels: list[str], rates: bool) -> bool:
    """Whether the labels of a row leave nothing out; of rates (及格率) only where the last denies another one."""
    bare = [_KIND_BEHIND.sub("", label) or label for label in labels]
    if rates:
        return graded(bare) or _scaled(bare)
    if [label[-1] for label in bare] == ["一", "二", "三"]:
        return True
    return closes(labels, "") or closes(bare, "") or _complete(bare)


_CLAUSES_OF_ONE = later(
    r"(?<=[，。；：])(?:有|约有)?(?P<first>\d+(?:\.\d+)?)[%％]的(?P<noun>[一-龥]{2,4})[^，。；：%％\d]{2,14}"
    r"(?P<row>(?:[，、；](?:有)?\d+(?:\.\d+)?[%％](?:的(?P=noun))?(?!的)[^，。；：、%％\d]{2,12}){2,6})(?=[，。；])"
)


def _of_one_noun(block: Block) -> Iterator[Finding]:
    """47%的职工乘公共交通，28%骑行，29%自驾: who does what, each clause beginning with its share."""
    text = block.reading
    for match in _CLAUSES_OF_ONE.finditer(text):
        told = [match["first"], *_EACH.findall(match["row"])]
        whole = sum(map(Decimal, told), Decimal(0))
        if 1 <= whole - HUNDRED <= _NEAR_WHOLE and not _OWN_WHOLE.search(match[0]):
            values = {"sum": f"{'+'.join(told)}={plain(whole)}"}
            yield Finding(block.at(match.start("first"), match.end()), values, sure=False)


_OF_NOUN = later(r"(?P<percent>\d+(?:\.\d+)?)[%％]的(?P<noun>[一-龥]{2})")


def _rest_of_noun(block: Block) -> Iterator[Finding]:
    """有57%的农户听门店推荐，28%的农户参考邻里，其余25%的农户…: the shares of one noun in one sentence."""
    text = block.reading
    for match in _REST.finditer(text):
        start = clause_start(text, "。；\n", match.start(), max(match.start() - REACH, 0))
        last = _OF_NOUN.match(text, match.start("percent"))
        told = list(_OF_NOUN.finditer(text, start, match.start()))
        all_told = len(told) == len(_EACH.findall(text, start, match.start()))
        if not last or not told or not all_told or {each["noun"] for each in told} != {last["noun"]}:
            continue
        shares_told = [each["percent"] for each in (*told, last)]
        whole = sum(map(Decimal, shares_told), Decimal(0))
        if Decimal("0.1") * len(told) < abs(whole - HUNDRED) < SLIP:
            terms = f"{'+'.join(shares_told)}={plain(whole)}"
            yield Finding(block.at(told[0].start(), match.end()), {"sum": terms})
