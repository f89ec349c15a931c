"""How sentences and the members of a list end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache

from linter.checks.literals import required
from linter.checks.structure.paragraphs import LEAST, OWN_BEGINNING, STEP, broken
from linter.chinese.expressions import compiled, later
from linter.chinese.marks import slips
from linter.chinese.numerals import STEPS
from linter.chinese.words import is_alone, is_han, is_word
from linter.diagnostic import Edit, Fix
from linter.document import Block, Chain, Part, Span
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_MARKS = "。！？：；，、…—!?;:,.”’》〉）)】〕]』」“‘《〈（(【〔[『「"
_TEXT = ("paragraph", "lead", "item")
_SENTENCE = later("[。！？；]")
_COMMA = later("[，,]")
_ITEM_ENDS = ("；", ";", "。")
_FIGURE = later(r"\d[%％]$|\d[万亿]?(?:[元人个次家户件项名亩吨处场期株份条台套座起批辆例]|人次|公里)$")
"""What no heading ends with."""
_COUNTED = later(
    r"\d(?:余|多)?[万亿]?(?:余|多)?(?:元|人次|[个家户件项名亩吨处场期株份条台套座起批辆例次]|公里)[^，]*(?:，[^，]{4,}){1,3}$"
)
"""What was done, with a figure, and what came of it: 新建公厕12座，环境明显改善."""

_LEAST = 8
"""A shorter line is an address to the audience, or of verse."""

_LEAST_PARTED = 4
"""A shorter line that ends with 、 is a number alone."""

_AWARDED = later("(?:荣?获|评为|授予|入选|誉为)[^，。“”]{0,16}“[^“”]*”$")
_ACCOUNT = later("(?:全年|今年以?来?|[上下本]半年|目前|截至|累计|先后|共)")
_BRACKET = later("（[^（）]*）$")
_LEADS_IN = later("(?:荣获|获得|获评|获|取得|包括|分别是|分别为|完成了|开展了)[：:]$")
_SHORT = 25
_TOLD = 20
"""A line of several clauses that is shorter may be a slogan."""

_LONG, _MANY = 40, 2
"""A heading or slogan has fewer characters or commas."""

_BROKEN = 3
"""So many paragraphs without a mark before unnumbered text are lines that a converter broke."""


@frozen
class SentenceEnded(PartCheck):
    """The last sentence of a paragraph has its final mark.

    A paragraph is held to it when another sentence ends in it, or when it goes on with a sentence whose verb stands
    before a colon: headings and rosters have none.

    `cut`: whether to find the paragraphs whose last word is only begun, where more than the mark is lost; the others
    otherwise.
    """

    cut: bool = False

    def find(self, part: Part) -> Iterator[Finding]:
        found = [index for index in range(len(part.blocks)) if _unended(part, index)]
        broken = [index for index in found if _goes_on(part, index)]
        for index in found:
            block = part.blocks[index]
            text = block.reading.rstrip()
            begun = bool(_BEGUN_WORD.search(text)) or _begun(text)
            begun = begun or (bool(_ATTRIBUTE.search(text)) and not _of_conditions(part, block))
            if (len(broken) < _BROKEN or index not in broken) and begun == self.cut:
                end = len(text)
                fix = None if self.cut else Fix((Edit(block.at(end, end), "。"),), safe=False)
                yield Finding(block.at(end - 1, end), {}, fix)


_BEGUN_WORD = later(
    r"(?<=的)[^一-龥]?[一-龥](?<![人事话])$|(?<=给予|予以|加以|进行)[一-龥]$|(?:不少于|不低于|不超过|至少|达到|超过|合计|共计|累计)\d[\d.]*$"
    r"|(?:^|[，。；：])(?:下一?步|今后|接下来|明年|来年|同时|为此)?，?(?:我们?|我[一-龥]{1,2}|本[一-龥]{1,3}|全[一-龥]{1,2}|各[一-龥]{2,4})?(?:还|也|都|仍)?[将拟]$"
)
"""A character alone behind 的, a figure without its unit, what somebody is going to do: 下一步，我局将."""

_ATTRIBUTE = later(r"(?:^|[，。；：])[^，。；：是]{4,40}(?<![有是似样真])的$")
"""What 的 should have led to: 锻造敢于斗争、善于斗争的."""

_SUFFIXES = frozenset(
    "员室局会部院所站厅处组队率度性化力感者家长品费量区县市镇乡村街路桥法权案表书单卡证机车船厂店馆场园点面线网库群类"
    "型级期式心子业税款金额数值户口册簿栏台岗亭楼房屋棚仓堤坝渠沟河湖江海港湾山岭林草田地带圈链集团社党派系科班课题"
    "校师生医药液剂器具件材料粮油肉菜果茶酒水电气热煤炭矿钢板砖瓦管道洞井泵灯柜箱包袋盒瓶证章旗服装鞋帽剧戏歌曲舞影"
    "片报刊信函令状史志界层民族军警兵日月年时分秒天次遍场起件条项个只头株亩吨斤米里元万亿倍折成号届轮批份名人位座栋"
    "套间层幅张块根支架辆艘列班家所处片"
)
"""What ends words of three characters, or measures."""

_OPENING = "任方如要由将把对向与和在从为以及于被让使给"
"""Of the characters that are words by themselves, those that end no sentence."""


def _begun(text: str) -> bool:
    """Whether a text stops after the first character of a word: 全面落实保供措, 责成施工单位限."""
    last = text[-1]
    if not is_han(last) or is_word(text[-2:]) or last in _SUFFIXES:
        return False
    return last in _OPENING or not is_alone(last)


_ROSTER = later(
    r"(?:联系人|联系电话|电话|手机|传真|邮箱|地址|邮编)[：:]"
    r"|^[\s\u3000]*(?:出席|列席|参加|参会|请假|缺席|主持|记录)(?:人员|单位|同志|人)?[：:]"
)
"""Who is to be asked, or who was there."""


_SOURCE = later(r"[。！？”]\s*——[^。，；]{2,20}$")
"""Who said what stands before it."""


def _unended(part: Part, index: int) -> bool:
    block = part.blocks[index]
    if not _prose(block) and not _sentence_among(part, index):
        return False
    text = block.reading.rstrip()
    if (
        not text
        or text[-1] == "\0"
        or _ROSTER.search(_CONTACT.sub("", text))
        or (text[-1] in _MARKS and not _closed(text))
    ):
        return False
    last = text.rfind("。")
    if any(
        slip.kind == "alone" and slip.start > last and '"' not in text[slip.start + 1 :]
        for slip in slips(block.reading)
    ):
        return False  # where its partner belongs is not known, unless it is straight: perhaps at the end, with the mark
    if _SOURCE.search(text) or broken(block, part.blocks[index + 1 : index + 3]):
        return False
    if (len(text) >= _SHORT and _SENTENCE.search(text)) or _FORMULA.search(text):
        return True
    if not block.number and "：" not in text:
        commas = len(_COMMA.findall(text))
        told = commas or _ACCOUNT.match(text)
        if (commas >= _MANY and len(text) >= _LONG) or (told and _FIGURE.search(_BRACKET.sub("", text))):
            return _marked(part)
        if told and _AWARDED.search(text):
            return True
        if commas and len(text) >= _TOLD and text[0] not in "（(" and _COUNTED.search(text):
            return _marked(part)
    if _MEMBER.match(text) and _SENTENCE.search(text):
        return True
    below = part.blocks[index + 1].reading if index + 1 < len(part.blocks) else ""
    if _COMMA.search(text) and len(text) >= _TOLD and _CLOSING.match(below):
        return True
    if block.run_in and _sibling_ended(part, index):
        return True
    if block.number and len(text) >= _SHORT and _COMMA.search(text) and _sibling_ended(part, index):
        return True
    before = part.blocks[index - 1].reading.rstrip() if index else ""
    if _ends_in_member(text) or (
        _MEMBER.match(text) and _MEMBER.match(before) and before.endswith(_ITEM_ENDS)
    ):
        return True
    return "、" in text and _LEADS_IN.search(before) is not None


@lru_cache(maxsize=4)
def _marked(part: Part) -> bool:
    """Whether most paragraphs but the one in question have a mark at their end: those of a notice that names 时间, 对象
    and 奖项 may have none."""
    ends = [block.reading.rstrip() for block in part.blocks if block.kind in _TEXT and not block.number]
    return 2 * sum(text.endswith(tuple(_MARKS)) for text in ends) >= len(ends) - 1


def _sibling_ended(part: Part, index: int) -> bool:
    """Whether the item right above or below, numbered next to it, ends like a sentence."""
    number = part.blocks[index].number
    near = part.blocks[max(index - 1, 0) : index] + part.blocks[index + 1 : index + 2]
    return number is not None and any(
        other.number is not None
        and abs(other.number.value - number.value) == 1
        and other.reading.rstrip().endswith(_ITEM_ENDS)
        for other in near
    )


def _sentence_among(part: Part, index: int) -> bool:
    """Whether a numbered line looks like a heading but has nothing below it and stands beside sentences."""
    block = part.blocks[index]
    below = next(iter(part.blocks[index + 1 : index + 2]), None)
    alone = below is None or below.kind not in _TEXT or below.number or _PRESENT.match(below.reading)
    if block.kind != "heading" or "：" in block.reading or (below is not None and below.level > block.level):
        return False
    return bool(alone) and _sibling_ended(part, index)


_OUTSIDE = later(r"[。；](?![^“”]*”)(?![^（）]*）)")
"""The end of a sentence that is not inside a quotation or brackets."""

_QUOTED = later(
    r"(?<![。！？：；…，、”）—－])(?:[“《][^“”（）《》：]*(?<![。！？；…])[”》]"
    r"|（(?:其中|其余|不?含|包括|均为|除|详?见附[件表]|占|同比|约|共|以下简称|\d)[^（）]*(?<![。！？；…])）)$"
)
"""A quotation, or words in brackets that belong to their sentence; a note on who is to act does not."""

_FORMULA = later(
    r"自(?:印发|发布|公布|下发|签发|签订|20\d\d年\d{1,2}月\d{1,2}日)(?:之日)?起(?:施行|实施|执行|生效|计算)$"
    r"|(?:^|[，。])(?:请(?![示假销求])|望(?![江都奎谟])|特(?:此|予|作)|恳请)[^，。；：]{0,10}(?:遵照执行|贯彻落实|贯彻执行|抓好落实|认真落实|批示|批复|审议|审定|函复|支持为盼|报告|通知|函告|函复|批转执行|批转|审批|指正|审查|查收|予以支持|予以批准|批准|给予支持)$"
    r"|(?<=。)(?:最后，?)?(?:再次)?(?:谢谢|感谢)(?:大家|各位[^，。；]{0,8}|同志们|你们|您)(?:的聆听)?$"
)
"""Closing sentences that are short."""


_CLOSING = later(r"[\s\u3000]*(?:特此|专此|此复|[妥当可]否)[^，]*。")


_MEMBER = later(r"[\s\u3000]*[一二三四五六七八九]是")
"""What begins a member of a chain told in paragraphs of their own."""
_LAST_MEMBER = later(r"[二三四五六]是[^，。；：]{3,}$")
_FORMER = later("[一二三四]是")


def _ends_in_member(text: str) -> bool:
    """一是人手少；二是资金缺口大."""
    former, mark, last = text[text.rfind("。") + 1 :].rpartition("；")
    return bool(mark and _LAST_MEMBER.match(last) and _FORMER.search(former))


_CONTACT = later(
    r"(?<=[一-龥])（(?:联系)?(?:电话|地址|网址|邮编|邮箱|邮政编码|电子邮箱|联系人|联系方式)[：:][^（）]*）$"
)
"""Where to ask, in brackets behind the sentence that says whom."""


def _closed(text: str) -> bool:
    contact = _CONTACT.search(text)
    if contact:
        return "。" in text[: contact.start()]
    if _QUOTED.search(text) is None:
        return False
    return text[-1] == "）" or _AWARDED.search(text) is not None or _OUTSIDE.search(text) is not None


def _goes_on(part: Part, index: int) -> bool:
    """Whether unnumbered text follows, which may be the rest of the sentence."""
    following = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
    return following is not None and following.kind in _TEXT and following.number is None


_CUT = {
    "opening": ("，", "。", "；", "：", "、", "！", "？", "）", "》", "”", "】", "〕"),
    "comma": ("，", "、"),
    "semicolon": ("；", ";"),
}


@frozen
class ParagraphWhole(PartCheck):
    """A paragraph is not cut in mid-sentence.

    `fault` is the one to report: opening (it begins with a stop or closing mark), comma (it ends with a comma or 、
    and no text follows that could be the rest of its sentence; sentence-unbroken tells the others), semicolon (it ends
    with a semicolon and no item follows).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _CUT:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_CUT)}")

    def find(self, part: Part) -> Iterator[Finding]:
        for block, below in zip(part.blocks, [*part.blocks[1:], None], strict=True):
            if _prose(block) and self._cut(block, below):
                at = 0 if self.fault == "opening" else len(block.reading.rstrip()) - 1
                span = block.at(at, at + 1)
                fix = Fix((Edit(span, "。"),), safe=False) if self.fault == "semicolon" else None
                yield Finding(span, {}, fix)

    def _cut(self, block: Block, below: Block | None) -> bool:
        marks = _CUT[self.fault]
        if self.fault == "opening":
            return block.reading.startswith(marks)
        text = block.reading.rstrip()
        if not text.endswith(marks) or text[:-1].endswith("如下"):  # lead-in-colon tells these
            return False
        return _left_open(block, below) if self.fault == "comma" else _ends_section(block, below)


@frozen
class SentenceFinished(PartCheck):
    """A paragraph does not stop at words that need others behind them, where no text follows that could be the rest of
    its sentence.

    `match`: an expression for such words; a group named `found` narrows the finding to it.
    """

    match: str

    @cached_property
    def literals(self) -> frozenset[str] | None:
        return required(self.match)

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return compiled(self.match)

    def find(self, part: Part) -> Iterator[Finding]:
        for index, (block, below) in enumerate(zip(part.blocks, [*part.blocks[1:], None], strict=True)):
            text = block.reading.rstrip()
            told = _prose(block) or (block.kind == "heading" and text.count("，") > 1)
            told = told or _sentence_among(part, index)
            if text.endswith(_FINISHED) or not told or _followed(block, below):
                continue
            if text.endswith("的") and _of_conditions(part, block):
                continue
            if match := self._match.search(text, max(len(text) - _LAST, 0)):
                named = match.groupdict().get("found") is not None
                yield Finding(block.at(*match.span("found" if named else 0)))


def _of_conditions(part: Part, block: Block) -> bool:
    """Whether a line that ends with 的 is one of several, the cases of a rule."""
    above = part.above(block)
    return above is not None and above.reading.rstrip("；;。，").endswith("的")


def stops_open(part: Part, block: Block) -> bool:
    """Whether a paragraph of several sentences, or one without a number of several clauses, has no mark at its end, and
    nothing below that could be the rest."""
    text = block.reading.rstrip()
    if text.endswith(tuple(_MARKS)) or not _prose(block):
        return False
    told = len(text) >= _SHORT and _SENTENCE.search(text)
    if not told and (block.number or len(text) < _TOLD or not _COMMA.search(text)):
        return False
    return not _followed(block, next(iter(part.below(block)), None))


_FINISHED = tuple("。！？；：…”）")
_LAST = 60
"""Characters of the last clause, at most."""


_LONGEST_HEADING = 40


def _prose(block: Block) -> bool:
    """Whether a block is text, a heading with text behind it, or too long to be one alone."""
    long = len(block.reading) > _LONGEST_HEADING
    return block.kind in _TEXT or (block.kind == "heading" and (block.run_in or long))


_PRESENT = later(
    r"[\s\u3000]*(?:出[\s\u3000]*席|列[\s\u3000]*席|参[\s\u3000]*加|参会|请[\s\u3000]*假|缺[\s\u3000]*席|主[\s\u3000]*持|记[\s\u3000]*录)(?:人员|单位|同志|人)?[：:]"
)
_LABEL = later(r"[\s\u3000]*[一-龥][一-龥\s\u3000]{0,8}[一-龥][：:]")
"""The next line of a roster."""


def _left_open(block: Block, below: Block | None) -> bool:
    length, parted = len(block.text.rstrip()), block.reading.rstrip().endswith("、")
    if length < (_LEAST_PARTED if parted else _LEAST):
        return False
    labelled = below is not None and _LABEL.match(below.reading) and _PRESENT.match(block.reading)
    return bool(labelled) or (parted and length < LEAST) or not _followed(block, below)


def _followed(block: Block, below: Block | None) -> bool:
    """Whether the text below may be the rest of a sentence: it is none of a list's, nor is the block."""
    if below is None or block.number or below.number or below.kind not in _TEXT:
        return False
    return STEP.match(below.reading) is None and OWN_BEGINNING.match(below.reading) is None


def _ends_section(block: Block, below: Block | None) -> bool:
    """Whether no item follows: plain text right above a heading, a numbered paragraph of several sentences right above
    one of another level, or a chain of steps in one paragraph above text that is no step."""
    if below is None:
        return False
    if block.number is None:
        stepped = _LAST_STEP.search(block.reading) is not None
        plain = below.kind in ("paragraph", "lead", "signer") and below.number is None
        return below.kind == "heading" or (stepped and plain and STEP.match(below.reading) is None)
    if below.number is None and _ALL_ABOVE.match(below.reading):
        return True
    above = below.number is not None and below.number.style != block.number.style and below.kind == "heading"
    return above and _SENTENCE.search(block.reading, 0, len(block.reading.rstrip()) - 1) is not None


_ALL_ABOVE = later(r"\s*(?:以上|上述)(?:各|[一二两三四五六七八九十\d]{1,3})?[项条款类笔](?!措施|工作|问题)")
"""What sums up a list that is over."""
_LAST_STEP = later(r"；[三四五六七八九]是[^；]*；\s*$")


_STOPS = "。；，"


class StepsParted(PartCheck):
    """The members of 一是 … 二是 … in one paragraph are parted by the same mark."""

    @property
    def literals(self) -> frozenset[str]:
        return STEPS

    def find(self, part: Part) -> Iterator[Finding]:
        for chain in part.chains:
            if len({step.block for step in chain.steps}) > 1 or len(chain.steps) < _FEWEST:
                continue
            block = part.blocks[chain.steps[0].block]
            steps = chain.steps[1:-1] if _of_outer(part, chain) else chain.steps[1:]
            marks = [(step.span.start - 1, _before(block, step.span.start)) for step in steps]
            counts = Counter(mark for _, mark in marks)
            (usual, most), *others = counts.most_common()
            if not others or not all(mark and mark in _STOPS for mark in counts):
                continue
            if (
                len(marks) == _EVEN
                and "；" in counts
                and _ends_within(block, chain.steps[0].span.start, marks[-1][0]) == 1
            ):
                usual = "；"
            elif others[0][1] == most:
                full = {usual, others[0][0]} - {"，"}
                inner = _ends_within(block, chain.steps[0].span.start, marks[-1][0])
                if len(full) > 1 and inner != len(marks) - 1:
                    continue
                usual = marks[0][1] if len(full) > 1 else full.pop()  # a comma is too weak
            for at, mark in marks:
                if mark != usual:
                    span = Span(at, at + 1)
                    yield Finding(span, {"better": usual}, Fix((Edit(span, usual),), safe=False))


def _of_outer(part: Part, chain: Chain) -> bool:
    """Whether the last step may belong to the chain that this one stands inside: 二是…。一是…；二是…。三是…."""
    first, last = chain.steps[0], chain.steps[-1]
    return any(
        other.marker == chain.marker
        and other.steps[-1].value == last.value - 1
        and other.steps[-1].span.start < first.span.start
        and other.steps[-1].block == first.block
        for other in part.chains
    )


def _ends_within(block: Block, start: int, end: int) -> int:
    """How many sentences end between two offsets: one fewer than the marks of the steps when each is of one sentence."""
    text = block.reading[start - block.span.start : end - block.span.start]
    return text.count("。") + text.count("；")


_FEWEST = 3
_EVEN = 2
"""Of two marks that differ, the semicolon is the usual one; of more, the one that most steps have."""


def _before(block: Block, offset: int) -> str:
    at = offset - block.span.start
    return block.reading[at - 1 : at]
