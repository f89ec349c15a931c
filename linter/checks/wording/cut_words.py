"""Words do not lose their end: long ones not their last character, those of two not their second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from linter.checks.clauses import TAIL, starts, tails
from linter.chinese.clauses import clause_start
from linter.chinese.compounds import followers
from linter.chinese.words import is_word, strange
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding


@frozen
class WordsWhole(DocumentCheck):
    """Finds a word without its end before a mark, or at the end of a paragraph that breaks off.

    Of a long word the last character is missing. Of a word of two characters the second one, as told by the first:
    after a common word no clause ends with it (财力难以|承); or it begins a word that often follows the one before it
    (素质|提升) and is neither a suffix nor, in a slogan, a verb.

    `words`: words of four and more characters, parted by spaces, that are nothing without the last one.
    """

    words: str

    kept = ("_by_tail",)

    @cached_property
    def _by_tail(self) -> dict[str, str]:
        """The words by the last two characters of what is left of them, parted by spaces."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.words.split():
            found[word[-1 - TAIL : -1]].append(word)
        return {tail: " ".join(words) for tail, words in found.items()}

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.reading
        for end in sorted(self._doubtful(text)):
            long = self._cut(text, end)
            word = long or _halved(text, end)
            if not word or not document.prose_at(end - 1, end):
                continue
            known = not word.endswith(_UNKNOWN)
            if text[end : end + 1] in _MARKS or _breaks_off(document, end, known and not long):
                span = Span(end - len(word) + 1, end)
                fix = Fix((Edit(span, word),), safe=False) if known else None
                yield Finding(span, {"better": word}, fix)

    def _doubtful(self, text: str) -> set[int]:
        """Where a clause, or a member of a list, ends in two characters that are no word or are left of a long one."""
        listed = text.split("、")[:-1]
        after = list(accumulate(len(member) + 1 for member in listed))
        found = set[int]()
        for pairs_there, begun in (
            (tails(text), starts(text)[1:]),
            ([each[-TAIL:] for each in listed], after),
        ):
            found.update(begun[at] - 1 for at in strange(pairs_there))
            found.update(begun[at] - 1 for at, pair in enumerate(pairs_there) if pair in self._by_tail)
        return found

    def _cut(self, text: str, end: int) -> str:
        """The long word that lacks its last character there, or nothing."""
        words = self._by_tail.get(text[end - TAIL : end], "")
        return next((word for word in words.split() if text.endswith(word[:-1], 0, end)), "")


_UNKNOWN = "…"
"""Stands for a second character that the word before does not tell."""
_MARKS = ("，", "。", "；", "！", "、")
_PARTING = "，。；：！？、“（\n"
_LEAST = 3
"""Characters of a word and a half."""
_BEFORE_NAME = ("、", "：", "\n", " ", "\u3000", "")
"""A member of a list that is three characters long may be a person's name."""
_SLOGAN = 7
"""A verb alone ends a shorter clause: 纠纷快速处, 任务重."""
_PROSE = ("paragraph", "lead", "item")
_LINES = (*_PROSE, "heading")
_GAP = 20
"""Characters of white space between two lines, at most."""
_LONG = 15
"""A shorter line is a name or a row of a form."""


def _halved(text: str, end: int) -> str:
    """A common word with the one that only the character before `end` is left of, or nothing."""
    word, last, ended = text[end - 3 : end - 1], text[end - 1], text[end - 2 : end]
    if end < _LEAST or last in _LAST_TOO or word[1] in _COUNTING or ended in _YOUNG or is_word(ended):
        return ""
    listed, first_only = text[end : end + 1] == "、", last in _FIRST_ONLY
    if first_only and listed and text[max(0, end - 4) : end - 3] in _BEFORE_NAME:
        return ""
    least = max(0, end - _SLOGAN)
    if not first_only and (listed or clause_start(text, _PARTING, end, least) > least):
        return ""
    if first_only and word[1] == "的":
        return word + last + _UNKNOWN
    if word[0] == "不" or not is_word(word) or is_word(text[end - 4 : end - 2]):
        return ""  # 及时|报备 is no 时报
    unknown = last + _UNKNOWN if first_only else ""
    if listed and text.startswith(word, end + 1):
        return ""  # 自己议、自己办
    follower = next((each for each in followers(word) if each[0] == last), unknown)
    return follower and word + follower


def _breaks_off(document: Document, end: int, known: bool) -> bool:
    """Whether a paragraph ends there, and the next one does not begin with the rest of the word; where that is known,
    a heading or a short line may end there too."""
    block = document.block_at(end - 1)
    if block is None or end != block.span.start + len(block.reading.rstrip()):
        return False
    below = document.text[end : end + _GAP].lstrip(" \t\r\n\u3000\u200b")[:1]
    whole = block.kind in _PROSE and len(block.reading) >= _LONG
    return (whole or block.run_in or (known and block.kind in _LINES)) and not is_word(
        document.text[end - 1] + below
    )


_COUNTING = "一二两三四五六七八九十百千万亿几多数余所"
"""Before a classifier, and before the verb of 老有所依."""

_FIRST_ONLY = frozenset(
    "不这政对同自务资与就得各提总而其两持可特向共都应任技今革最决程解由育意议据如施更众际相因认困无投坚但受整原续别央至示给贫织构常又融积争纪视反究被每那助益确副很范色必影再艺引识况消划非知"
    "该列需健具善许境象约备负模习依何始则较告促息讯致培均仅执越减贸让往律未础突态预须显良围希救措震注限挥献努旅迎略随察即请承置摄尽愿临扩危试念互岸终待却离属适且曾独督驻彻贯阶航留故顿什仍附击障"
    "介探脱例刚奋逐巨激候召烈移疗违著刻午奥综抗孩材判典损予纷兼拥败既绍鼓诉尚励繁顾私绝括践托遇呼映伍艰讨束聚吸贡输污另述免旦慰虽"
)
"""What begins words and after one hardly ever ends a clause, counted over two million characters of newspapers and
official drafts."""

_LAST_TOO = frozenset(
    "上会人制部区室化中党初队团观费军长我时所国学省信生场天重权村市案网组乐分乡社战线工业品课经站变院低利看源栏办前商兴台论价书下短高农完体话事地厂户园链带率法科处岗圈牌卡码位项贷季庭星题库馆厅墙屏册"
    "表证单簿令函员师者家手性度力型式级类版本款件物器机车船路桥楼房店铺行局委股班派界层面点片块段期日月年代周节赛展戏曲歌舞剧刊文词语画图像灯电气水油煤粮果茶药病症税金值额量数比多少大小好快慢新旧强"
    "弱来去过了着的到出起住掉统"
)
"""Suffixes, and words of one character that stand behind a longer one."""

_YOUNG = (
    "守纪 学纪 知纪 明纪 肃纪 领航 怠政 懒政 思政 户政 民约 必究 入驻 轮驻 派驻 绘就 检视 抓总 接诉 涉诉 息诉 叫应 处突 快执 宝典 抄告 耗材 共育 引育 互融 互促 众创 "
    "双创 初显 挽损 解纷 标识 辨识 共识 尽减 尽统 尽免 尽移 互认 扩围 比对 结对 核对 超限 离境 出境 入境 出列 赠予 参与 抵离 县域 年均 户均 校均 人均 亩均 复试 联试 "
    "调试 测试 领域 供方 需方 款方 机具 返程 送达 直击 业态 互助 领取 提请 研判 会商 缓释 兜底 为常 为善 "
)
"""Words that are younger than the dictionary of common ones, or of drafts only, or end an idiom (习以为常, 与人为善)."""
