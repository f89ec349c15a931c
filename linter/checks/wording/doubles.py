"""No word and no character is typed twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linter.chinese.expressions import later
from linter.chinese.grams import usual
from linter.chinese.usage import passage_of
from linter.chinese.words import bounded, is_alone, is_han, is_word
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding

_BETWEEN = "并地"
"""What stands between a word and itself only by mistake."""

_SUFFIX = later("[地长口团者员性化业量率费局院部界军厅]|物(?![资品流价业])")
"""What makes another word of the second of two like words: 根据根据地, 支队支队长, 保管保管物."""

_SITES = frozenset(("保护", "种植", "养殖", "栖息", "繁育", "居住", "安置", "生产", "承包", "建设", "试验"))
"""Words of which 地 makes a place: 自然保护地|保护."""

_STEMS = frozenset(("目的", "标的", "立法", "加工", "民盟", "日游", "东站", "西站", "南站", "北站"))
"""Words that stand before another one of their last character: 目的的确, 立法法, 加工工, 民盟盟员, 火车东站站."""

_VIVID = frozenset("裸爽洞呆单巴乎堂荡晃糟腾绵邦秃清悄洋彤油匆呵眯嘻飘端睁生零狠甸蒙茫漉淋灵")
"""What is said twice after an adjective: 空荡荡."""


_MEET = later(
    "(?:社区|支部|中心|公司|党委|小组|集团|医院|卫生院|大学|学院|中学|小学|学校|银行|法院|工会|机关|街道|小区|水库|企业|合作社|景区|园区|公园|开发区|基地|车间|法庭|大队)"
    "(?:书记|主任|工作|干部|民警|居民|党|矫正|卫生|服务|负责|领导|成员|班子|律师|章程|总?经理|董事|监事|人员|委员|组长|团"
    "|感染|生[，。；、志参代合活]|卡|家|系统|会员|主席|经费|组织|纪委|办(?!理)|业委|业主|物业|大坝|管委|管理|社员|分红|教师|学生|[院校园庭队]长|文化|名称)"
    "|主任[医药护技科编记播]|(?:工程|项目)(?:[款量师部]|法人|经理|公司)|产业链|合同[期款额]|案件款|会议[室议纪]"
    "|服务[费队]|教育学|文学史|卫生学|化学品|保险[公费合]|团员证|村民小组|单位负责"
)
"""Where a name's last word meets itself at the head of a post or a compound: 和平社区|社区书记, 副主任|主任医师, 改造工程|工程款."""

_BODIES = frozenset("党会济众层团务体际")
"""What makes 组织 a body, which may organize (党组织|组织)."""

_LEVELS = "省市县区乡镇村"
_CLASSIFIERS = ("个", "座")

_RARE_WORDS = """
审减 审结 审定 取保 取样 菜心 菜价 府前 诊查 病死 病媒 病历 病理 病区 病种 病害 府院 保供 保交 保畅 保通 保底 保额 实名 实训 实景 实测
实操 策源 警种 案源 案由 库尾 桥涵 桥隧 田块 房企 灾损 灾后 气源 气量 企稳 企地 岗责 品控 品规 费率 税惠 税额 贷后 险企
险种 药企 药监 药械 诊室 诊区 诊间 病案 床旁 馆校 馆内 园企 园所 校企 院区 院感 院线 店内 社企 组员 委办 委机 局机 局属
局班 厅局 庭前 庭室 审前 判后 判项 访民 卡口 卡点 面源 段长 率队 量价 价差 值域 机具 机手 备勤 备品 料场 料仓 工棚 工时
工单 民企 牧户 商户 商圈 商超 街面 舱室 域内 界碑 界桩 墙体 体量 苗圃 菜品 茶农 茶企 门禁 烟农 酒企 杆线 合规 接访 接诉
质效 质检 收治 众筹 标段 码放 品类 品鉴 工资 化解 机型 划为 准予 知悉 定金 徽章 播送 播报 教职 车船 理货 馆舍 税目 税则
库款 资敌 反洗 楼梯 校医 票数 期交 界别 股东 股票
"""
_RARE = frozenset(_RARE_WORDS.split())
"""Words that meet the last character of another one; no list of common words has most of them."""

_WHEN = frozenset("前后中时")
"""Make a word of the last character of another one: 采伐|伐后, 治疗|疗中."""


_POSTS = frozenset("长员")
"""Make a post of it: 煤矿|矿长."""


@lru_cache(maxsize=1)
def _number(text: str) -> int:
    """A text as one number of sixteen bits a character; those beyond the basic plane are all alike."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * len(text):
        units = "".join(min(character, "\uffff") for character in text).encode("utf-16-le", "surrogatepass")
    return int.from_bytes(units, "little")


def repeats(text: str, distance: int) -> Iterator[tuple[int, int]]:
    """Stretches of Chinese characters, each of which stands again `distance` further on: `start, end` of the first.
    The text is compared with itself as one number, which takes some ten nanoseconds a character."""
    number, last = _number(text), len(text) - distance
    unlike = (number ^ (number >> 16 * distance)).to_bytes(2 * len(text), "little")
    place = 0
    while (hit := unlike.find(b"\0\0", 2 * place)) >= 0 and (start := (hit + 1) // 2) < last:
        place = start
        while place < last and text[place] == text[place + distance] and is_han(text[place]):
            place += 1
        if place > start:
            yield start, place
        place += 1


@frozen
class WordsOnce(DocumentCheck):
    """Finds words and phrases that stand twice in a row, and words that are joined to themselves by 并 or 地. Sees the
    whole draft at once, which takes less time than its paragraphs one by one.

    `twice`: words that are said twice to good purpose, parted by spaces.
    """

    twice: str = ""

    def find(self, document: Document) -> Iterator[Finding]:
        text, after = document.text, 0
        for start, end, length in sorted(self._doubled(text)):
            if start >= after and document.prose_at(start, end):
                after = end
                fix = Fix((Edit(Span(start + length, end), ""),), False)
                yield Finding(Span(start, end), {"better": text[start : start + length]}, fix)

    def _doubled(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and the length of the word."""
        for length in (2, 3, 4):
            for start, end in repeats(text, length):
                if end - start == length and self._unwanted(text, start, length):
                    yield start, start + 2 * length, length
                if (
                    length == 3
                    and end - start == 2
                    and text[start + 2] in _BETWEEN
                    and is_word(text[start:end])
                    and not (text[start + 2] == "地" and text[start:end] in _SITES)
                ):
                    yield start, start + 5, 2

    def _unwanted(self, text: str, start: int, length: int) -> bool:
        """Whether the text at an offset, which stands twice, should not."""
        word, end = text[start : start + length], start + 2 * length
        if word[0] in "一每几半两" or word[0] == word[-1] or _meets(text, start, length):
            return False
        if (word[0] == "的" and is_word(text[end : end + 2])) or text.startswith("规定规定的", start):
            return False  # 集体的土地|的土地|承包权, 国家有关规定|规定的
        if length > 2 and word[:2] not in self.twice.split():
            return True
        return is_word(word) and not _SUFFIX.match(text, end) and word not in self.twice.split()


def _meets(text: str, start: int, length: int) -> bool:
    """Whether the first of two like words ends a name and the second begins another word or sentence."""
    before = text[start - 1 : start]
    if not is_han(before):
        return False
    if text.startswith("组织", start) and length == 2:
        return before in _BODIES
    return _MEET.match(text, start + length) is not None


@frozen
class CharactersOnce(DocumentCheck):
    """Finds a word's last character typed twice (年初初步 is none: 初步 is a word too), its first one (12名骨骨干), and a
    measure word (24次次). A character that sound prose never doubles may be any of a word (不不同, 可靠靠, 针对性性)."""

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for start, end in repeats(text, 1):
            if end - start > 1 or not document.prose_at(start, start + 2):
                continue
            if _masked(text, start) or _vivid(text, start):
                continue
            if (
                _ends_twice(text, start)
                or _surplus(text, start)
                or _begun_twice(text, start)
                or _counted_twice(text, start)
                or _never_doubled(text, start)
                or _once_expected(text, start)
            ) and not _term(text, start):
                fix = Fix((Edit(Span(start, start + 1), ""),), safe=False)
                yield Finding(Span(start, start + 2), {"better": text[start]}, fix)


_MASKS = tuple("*＊×XxＸ")


def _masked(text: str, start: int) -> bool:
    """Whether the second of two like characters is a surname whose given name is masked (学习习**总书记)."""
    return text[start] == "习" and text.startswith(_MASKS, start + 2)


def _term(text: str, start: int) -> bool:
    """Whether two like characters stand twice beside the same neighbour: a term (关税税目), for a slip seldom comes twice."""
    parts = {text[max(0, start - 1) : start + 2], text[start : start + 3]}
    return is_han(text[start + 2 : start + 3]) and any(
        len(part) == 3 and is_han(part) and text.count(part) > 1 for part in parts
    )


def _vivid(text: str, start: int) -> bool:
    """Whether two like characters stand beside two like ones, both in a word of their own: 扎扎|实实, 方方|面面."""
    beside = (text[max(0, start - 2) : start], text[start + 2 : start + 4])
    word = (beside[0][:1] + text[start], text[start] + beside[1][:1])
    return any(pair == 2 * pair[:1] and is_word(each) for pair, each in zip(beside, word, strict=True))


def _surplus(text: str, start: int) -> bool:
    """Whether the second of two like characters belongs to no word."""
    before, character, following = text[max(0, start - 1) : start], text[start], text[start + 2 : start + 4]
    if (
        before in "一二三四五六七八九十"
        or character in _VIVID
        or character == "习"
        or not is_word(before + character)
    ):
        return False
    if is_word(character * 2) or is_word(character + following[:1]) or text[start - 2 : start - 1] == before:
        return False
    if (
        following[:1] in (*_WHEN, *_POSTS)
        or character + following[:1] in _RARE
        or before + character in _STEMS
    ):
        return False
    if character in _LEVELS and following.startswith(("、", "级", "直", "属", "管")):
        return False
    return not (is_han(following) and is_alone(character)) and not (
        len(following) == 2 and following[0] == following[1]
    )


def _ends_twice(text: str, start: int) -> bool:
    """督导员员，: what makes persons of a word is typed twice at the end of a clause."""
    return (
        text[start] in "员者"
        and is_han(text[start - 1 : start])
        and text[start + 2 : start + 3] in tuple("，。；、")
    )


_LASTS = frozenset(
    "一二三四五六七八九十百千万钉税品院病奖州思教乐江河洋石煤部评厂局处室站所社组队科班委员校园馆厅线港费证卡案气房店业器屏牌池期街商权游"
)
"""Characters that end the name of one thing and begin that of another (增值税|税率), and figures."""


_SAID_TWICE = frozenset("度严咬挥补串镀解喘洗红扯谈聊练试尝鼓敲松歇散晒压刷扫擦揉捶浩欣苍绵茫恰悄默徐缓款")
"""What is doubled to good purpose before a noun or 然: 扯扯袖子, 洗洗澡, 欣欣然."""


def _begun_twice(text: str, start: int) -> bool:
    """Whether a word begins with the second of two like characters and the first belongs to no word."""
    character, word = text[start], text[start + 1 : start + 3]
    if not is_word(word) or is_alone(character) or character in _LASTS or word[1] in _POSTS or word in _RARE:
        return False
    if word[1] == text[start + 3 : start + 4] or is_word(2 * character) or character in _SAID_TWICE:
        return False
    before = text[max(0, start - 2) : start]
    bounded = is_word(before) or (len(before) == 2 and before[0].isdigit())
    return bounded and not is_word(before[1:] + character)


def _counted_twice(text: str, start: int) -> bool:
    """Whether a figure stands before two like characters and no word behind them."""
    figure = text[max(0, start - 2) : start].rstrip("余多")[-1:]
    return figure.isdigit() and not is_han(text[start + 2 : start + 3])


_ONCE = 4.2
"""The gain of a character that stands once instead of twice. Nothing in 860,000 characters of sound prose that the tables
had not seen had more."""


def _once_expected(text: str, start: int) -> bool:
    """Whether the neighbours of two like characters, in which no two words meet, expect one."""
    character, before, behind = text[start], text[max(0, start - 1) : start], text[start + 2 : start + 3]
    begins = is_word(character + behind) or behind in (*_WHEN, *_POSTS) or character + behind in _RARE
    if (is_word(before + character) and begins) or character in _SAID_TWICE or character in _VIVID:
        return False
    if character in _LEVELS and before in _CLASSIFIERS:
        return False  # 5个村|村集体经济
    return text.count(2 * character) == 1 and passage_of(text).without(start) >= _ONCE


_PREFIXES = frozenset("新内外前后上下中大小老多全各本该再又也都不")
"""What stands before any word: 更新|新能源, 学期内|内各种."""


def _never_doubled(text: str, start: int) -> bool:
    """Whether two like characters are none that words bring together, and one of them makes a word with its neighbour
    or stands behind one that takes it (数字化化)."""
    character, before, behind = text[start], text[max(0, start - 2) : start], text[start + 2 : start + 4]
    if (
        usual().meet(character, character)
        or character in _LASTS
        or is_word(2 * character)
        or character in _VIVID
    ):
        return False
    if character in _SAID_TWICE or not is_han(before[-1:]) or before[-1:] == behind[:1]:
        return False
    ends, begins = is_word(before[-1:] + character), is_word(character + behind[:1])
    if begins:
        return not ends and bounded(text, start, start + 3)[0]
    if ends:
        return character not in _PREFIXES and bounded(text, start, start + 2)[1]
    return character in "化性率员者" and is_word(before)
