"""Template vendors write D where a draft says 党, to slip past word filters. `restore` reads such drafts.

Each D is judged in its place. A form is strong when it can hardly mean anything else (D的二十大, 从严治D) and
weak when a letter may stand there (D校, 向D). One strong form vouches for the weak ones; three vouch for every
D beside a Han character, unless it names a grade, a building, a vitamin or a member of a series (A、B、C、D).
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later

PARTY = "党"

_CLEAR = 3
"""So many strong forms show that the whole draft was treated."""

_REACH = 8
"""How many characters on either side decide."""

_STRONG = later(
    r"_的(?:二十|十[七八九]大|领导|全面领导|集中统一|建设|教育方针|创新理论|路线|政治|基层|群众路线|纪律|宗旨|政策|初心)"
    r"|_(?:中央|支部|总支|工委|代表大会|风廉政|风政风|风建设|章党规|务公开)"
    r"|_纪(?:学习教育|国法|政务处分|处分|条规)|_员(?![工额])|_建(?![筑模材立成造构档账仓])|_委(?![托派任培员])|_委员会"
    r"|_组(?:书记|会议(?!室)|中心组|理论学习|领导班子|班子|织)|_内(?:政治|监督|法规|谈话|生活|民主)"
    r"|_史(?:学习|教育)|_纪(?:国法|政纪|处分)|_政(?:同责|机关|领导|主要|一把手|军民|正职)"
    r"|_性(?:修养|教育|分析|原则|锻炼)|_群(?:服务|工作|干群)|_和(?:国家|政府|人民)"
    r"|共产_|共产党_|从严治_|管党治_|管_治|心向_|跟_走|听_话|无_派|民主_派|党章_|党委_建"
    r"|对_(?:绝对)?忠诚|爱_爱国|感_恩|入_(?:积极|对象|申请|誓词|志愿|介绍|宣誓)|主题_日|_日活动|建_(?:节|\d+周年|以来)"
    r"|某_[组委支]"
    r"|_费(?:使用|收缴|缴纳|管理|专户|收支|返还)|_报_刊|_代会|_校(?:培训|教育|干训)|忠诚于_"
    r"|[局委办行厅署厂]_[组委](?![别赛托派员由共]|[一二三四五六七八九十两\d])"
    r"|[院校]_[组委](?![别赛托派员由共在夺获以]|[一二三四五六七八九十两\d])|[讲上听]_课|_对[^，。]{0,4}(?:工作|教育|事业)|[局委办院行厅署厂校]_总?支"
)
_WEAK = later(
    r"_(?:组(?![别赛])|小组(?!赛)|章|规(?![格则模划定范])|史|校|纪|旗|徽|群|务|性|内|政|课(?!程)|费|味|龄|报|刊|的)"
    r"|[入建治爱向全跟对]_"
)
_LETTER = later(
    r"(?:维生素|维|选|选项|答案|方案|附件|图|表|第|类型|等级|评级|因子|代号|编号|代码|系列)_"
    r"|_(?:[级类座栋幢区段型号楼款列排班轮档位点层股柜库盘键项调]|方案|出口|打印|小组赛|组赛)"
)
_NAMED = later(r"(?:维生素|选项|地块|标段|片区|区域|方案|因子)_")
"""What a letter names, whatever stands behind it."""
_SERIES = later(r"(?<![A-Za-zＡ-Ｚａ-ｚ])[A-CE-HＡ-ＣＥ-Ｈ](?![A-Za-zＡ-Ｚａ-ｚ])")

_RUN = later(r"[DdＤｄ]{1,3}(?![A-Za-z0-9Ａ-Ｚａ-ｚ０-９&＆/／.．\-－_+＋*@#\\:=<>℃°])")
_JOINED = later(r"[A-WYZa-wyz0-9Ａ-ＷＹＺａ-ｗｙｚ０-９&＆/／.．\-－_·*@#$\\=<>]$|[A-WYZa-wyz0-9][XxＸｘ]$")
_HAN = later(r"[\u4e00-\u9fff]")


def restore(text: str) -> str:
    """The text, of the same length, with every D that stands for 党 restored; itself when none does."""
    if "D" not in text and "Ｄ" not in text and "d" not in text and "ｄ" not in text:
        return text
    pieces: list[str] = []
    end = 0
    for place in _places(text):
        pieces += text[end:place], PARTY
        end = place + 1
    return "".join((*pieces, text[end:])) if pieces else text


def _places(text: str) -> list[int]:
    """Offsets of the letters that stand for 党, ascending."""
    windows = ((place, _window(text, place)) for place in _letters(text))
    places = [(place, window) for place, window in windows if not _NAMED.search(window)]
    strong = [place for place, window in places if _STRONG.search(window)]
    if len(strong) >= _CLEAR:
        certain = set(strong)
        return [place for place, window in places if place in certain or _loose(text, place, window)]
    weak = [place for place, window in places if text[place] in "DＤ" and _WEAK.search(window)]
    enough = strong or len({text[place - 1 : place + 2] for place in weak}) >= _CLEAR
    return sorted({*strong, *weak}) if enough else []


def _letters(text: str) -> Iterator[int]:
    """Offsets of each D that touches no letter or digit and belongs to no series; in DD both may count."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        around = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        if end - start > 2 or _JOINED.search(around[0]):
            continue
        if not any(map(_SERIES.search, around)):
            yield from range(start, end)


def _window(text: str, place: int) -> str:
    """The surroundings of a letter, itself shown as _ and its neighbours as 党, without spaces."""
    before = text[max(0, place - _REACH) : place]
    after = text[place + 1 : place + 1 + _REACH]
    return f"{_read(before)}_{_read(after)}"


def _read(text: str) -> str:
    return text.replace("D", PARTY).replace("Ｄ", PARTY).replace(" ", "").replace("\u3000", "")


def _loose(text: str, place: int, window: str) -> bool:
    """A D without a telling form that is 党 all the same in a draft that was treated."""
    if text[place] not in "DＤ" or _LETTER.search(window):
        return False
    sides = window.split("_", 1)
    return any(_HAN.match(side) for side in (sides[0][-1:], sides[1][:1]) if side)
