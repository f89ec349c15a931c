"""Punctuation marks: which pair with which, which are full-width, and what is wrong with the pairs of a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from linter.chinese.expressions import later
from linter.frozen import NamedTuple

PARTNERS = {
    "（": "）", "(": ")", "《": "》", "〈": "〉", "“": "”", "‘": "’", "【": "】", "〔": "〕", "「": "」", "『": "』",
}  # fmt: skip
"""Each opening mark with the one that closes it."""

_OPENERS = {closing: opening for opening, closing in PARTNERS.items()}


def partner(mark: str) -> str:
    """The other mark of a pair."""
    return PARTNERS.get(mark) or _OPENERS[mark]


INNER = {"《": "〈", "》": "〉", "“": "‘", "”": "’"}
"""Double marks with the single ones that stand inside them."""

OUTER = {single: double for double, single in INNER.items()}

WIDE = {
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）",
    "﹐": "，", "﹑": "、", "､": "、", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！", "｡": "。", "∶": "：", "．": "。",
}  # fmt: skip
"""Half-width and small marks with the full-width ones of Chinese text."""

_NARROW = later(
    r"(?<=[\u3400-\u9fff”’》）】〕%％])[,;](?![,;])|(?<=[\u3400-\u9fff”’》）】〕]):(?!//)|(?<=[0-9])[,;](?=[\u3400-\u9fff“‘《（【〔])"
)
"""A comma, semicolon or colon of Chinese text."""


def widened(text: str) -> str:
    """The text, of the same length, with the half-width commas, semicolons and colons of its Chinese in full width."""
    if "," not in text and ";" not in text and ":" not in text:
        return text
    return _NARROW.sub(lambda match: WIDE[match[0]], text)


OPENING = "".join(PARTNERS)
CLOSING = "".join(PARTNERS.values())

PAGE_NUMBER = later(
    r"(?m)^[ \t\u3000]*(?P<number>[-—–－]{1,2}[ \u3000]?\d{1,4}[ \u3000]?[-—–－]{1,2}"
    r"|第[ \u3000]?\d{1,4}[ \u3000]?页(?:[，,、/／| \u3000]*共[ \u3000]?\d{1,4}[ \u3000]?页)?)[ \t\u3000]*(?=[\r\n]|$)"
)
"""The number of a page on a line of its own: — 2 —."""

_MARK = later(f"[{OPENING}{CLOSING}]")
_PLAIN = f"[^{OPENING}{CLOSING}]*+"


def _side_by_side(pairs: Iterable[str]) -> str:
    """An expression for text in which pairs like these, and no others, stand side by side."""
    return f"{_PLAIN}(?:(?:{'|'.join(pairs)}){_PLAIN})*+"


def _holding(pair: str, inner: Iterable[str]) -> str:
    """An expression for a pair that may hold others, which hold none."""
    return pair[0] + _side_by_side(other[0] + _PLAIN + other[1] for other in inner) + pair[1]


_NEAT = later(
    _side_by_side(
        (
            _holding("“”", ("《》", "（）", "‘’")),
            _holding("（）", ("“”", "《》")),
            _holding("《》", ("“”", "（）", "〈〉")),
            f"〔{_PLAIN}〕",
        )
    )
)
"""What the marks of nearly all paragraphs make up."""

_FAMILY = {mark: WIDE.get(mark, mark) for mark in OPENING + CLOSING}
_LIST_MARK = later(
    r"(?:^|[^0-9A-Za-z０-９一二三四五六七八九十])[0-9０-９]{1,2}$|(?:^|[\s，。；：、（])[A-Za-z一二三四五六七八九十]{1,2}$"
)
_DEGREES = later(r"\d°\d{1,2}(?:\.\d+|[’'′]\d{1,2}(?:\.\d+)?)?$")
_INCHES = later("[液高智]?[晶清能]?(?:电视|屏|显示|钢管|管|阀|硬盘|触摸)")
_OPEN_LEFT = later(r"[(（]-?\d[\d.]{0,5}[%％]?[,，~～-]-?\d[\d.]{0,5}[%％]?[\]］]")
_OPEN_RIGHT = later(r"[\[［]-?\d[\d.]{0,5}[%％]?[,，~～-]-?\d[\d.]{0,5}[%％]?$")
_SHORT_YEAR = later(r"’\d\d(?!\d)|‘\d\d(?![\d年月日个项条名户人家次％%]|[^‘’“”，。\n]{0,10}’)")
_LETTER = later(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")


_NAMES = {
    "“": ("引号", "quotation mark"), "‘": ("单引号", "single quotation mark"),
    "《": ("书名号", "title mark"), "〈": ("单书名号", "single title mark"),
    "（": ("括号", "bracket"), "(": ("括号", "bracket"), "【": ("方头括号", "square bracket"),
    "〔": ("六角括号", "tortoise-shell bracket"), "「": ("直角引号", "corner bracket"), "『": ("双直角引号", "double corner bracket"),
}  # fmt: skip


def named(mark: str) -> tuple[str, str]:
    """What one of a pair of marks is called, in Chinese and in English, and the mark itself: quoted alone, it looks like
    a quotation gone wrong."""
    if mark in PARTNERS:
        return f"前{_NAMES[mark][0]}「{mark}」", f"opening {_NAMES[mark][1]} {mark}"
    chinese, english = _NAMES[partner(mark)]
    return f"后{chinese}「{mark}」", f"closing {english} {mark}"


def quoted(text: str) -> str:
    """A text in quotation marks; in 「」 where it has some of its own, with which they would be confused."""
    return f"「{text}」" if not {*"“”"}.isdisjoint(text) else f"“{text}”"


class Slip(NamedTuple):
    """Something wrong with a pair. `start` and `end` are offsets of the two marks, equal for a mark alone.

    `kind`: alone (has no partner), other (closed by another mark), turned (a quotation mark the wrong way round),
    nested (the same double mark inside itself), outer (a single mark outside the double one), crossed (closes while a
    mark inside is still open), half (a half-width bracket in Chinese text). `better` is what the mark at `start` should
    be, and `closing` what the one at `end` should be; empty where that is not known or not wrong.
    """

    kind: str
    start: int
    end: int
    better: str = ""
    closing: str = ""


class Pair(NamedTuple):
    """Offsets of the two marks of a pair, and those of the opening marks right before it that were still open."""

    start: int
    end: int
    opened: tuple[int, ...]


_DEEP = 8
"""So many marks around a pair are looked at."""

_WIDE_PAIR = 200
"""So many characters of a pair are looked at for what stands in it."""


_YEAR_CLOSED = later(r"(?<=〔(?:19|20)\d\d)[)）\]］】]")
"""How the year of a document number is closed is no matter of pairs: the form of the number is known."""


_CURLED = str.maketrans("〝〞", "“”")
"""Converted files have “double prime” marks at one end of a quotation: they pair with curly ones."""


@lru_cache(maxsize=64)
def slips(text: str) -> tuple[Slip, ...]:
    """What is wrong with the pairs of a paragraph, in text order."""
    if _NEAT.fullmatch(text):
        return ()
    text = _YEAR_CLOSED.sub("〕", text).translate(_CURLED)
    pairs, alone = _matched(text)
    found = [*_pair_slips(text, pairs), *_alone_slips(text, alone)]
    return tuple(sorted(found, key=lambda slip: slip.start))


def _matched(text: str) -> tuple[list[Pair], list[int]]:
    """The pairs of a text, and the offsets of the marks that have no partner."""
    pairs: list[Pair] = []
    alone: list[int] = []
    opened: list[int] = []
    awaited: Counter[str] = Counter()
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if (mark in "‘’" and _apostrophe(text, at)) or _sign(text, at):
            continue
        if mark in PARTNERS:
            opened.append(at)
            awaited[_closing(mark)] += 1
        elif awaited[_FAMILY[mark]]:
            while _closing(text[start := opened.pop()]) != _FAMILY[mark]:
                awaited[_closing(text[start])] -= 1
                alone.append(start)
            awaited[_FAMILY[mark]] -= 1
            pairs.append(Pair(start, at, tuple(opened[-_DEEP:])))
        elif not _list_mark(text, at):
            alone.append(at)
    return pairs, sorted(alone + opened)


def _closing(mark: str) -> str:
    """What closes an opening mark, of whatever width."""
    return PARTNERS[_FAMILY[mark]]


def _apostrophe(text: str, at: int) -> bool:
    """The ’ of it’s and of ’98, also when it is turned the wrong way."""
    return _SHORT_YEAR.match(text, at) is not None or all(
        _LETTER.match(side) for side in (text[at - 1 : at], text[at + 1 : at + 2])
    )


def _sign(text: str, at: int) -> bool:
    """Whether a mark is a sign of measurement: minutes and seconds of 31°15’20”, inches of 65”电视, the half-open
    interval [60,80)."""
    if text[at] in "’”":
        return text[at - 1 : at].isdigit() and bool(
            _DEGREES.search(text, max(at - 12, 0), at) or _INCHES.match(text, at + 1)
        )
    if text[at] in "(（":
        return _OPEN_LEFT.match(text, at) is not None
    return text[at] in ")）" and _OPEN_RIGHT.search(text, max(at - 16, 0), at) is not None


def _list_mark(text: str, at: int) -> bool:
    """The bracket of 1）, which has no partner."""
    return text[at] in ")）" and _LIST_MARK.search(text, max(at - 4, 0), at) is not None


def _pair_slips(text: str, pairs: list[Pair]) -> Iterator[Slip]:
    ends = {pair.start: pair.end for pair in pairs}
    for start, end, opened in pairs:
        mark = text[start]
        around = [at for at in opened if ends.get(at, 0) > end]
        if mark in "（(":
            yield from _half(text, start, end)
        elif text[start - 1 : start] == mark and text[end : end + 2] == text[end] * 2:
            continue  # ““…”” is one pair written twice
        elif mark in INNER and _has(text, around, mark) and not _has(text, around, INNER[mark]):
            if mark == "“" and _between(text, start, end):
                yield Slip("turned", start, start, "”")
                yield Slip("turned", end, end, "“")
            else:
                yield Slip("nested", start, end, INNER[mark], INNER[text[end]])
        elif mark in OUTER and not _has(text, opened, OUTER[mark]) and _HAN.search(_inside(text, start, end)):
            yield Slip("outer", start, end, OUTER[mark], OUTER[text[end]])


def _has(text: str, offsets: Iterable[int], mark: str) -> bool:
    return any(text[at] == mark for at in offsets)


def _inside(text: str, start: int, end: int) -> str:
    """What a pair holds, as far as it is looked at."""
    return text[start + 1 : min(end, start + _WIDE_PAIR)]


_PAUSE = later("[，。；]")


def _between(text: str, start: int, end: int) -> bool:
    """Whether “…” is what stands between two quotations whose marks are the wrong way round: “三农“工作，落实”三治”."""
    return text[start - 1 : start] not in ("：", "说") and bool(_PAUSE.search(_inside(text, start, end)))


_AREA_CODE = later(r"\(0\d{2,3}\)")
_FILE_NAME = later(r"\.[A-Za-z]{2,4}(?![A-Za-z])")


def _half(text: str, start: int, end: int) -> Iterator[Slip]:
    """Half-width brackets around Chinese, behind Chinese, or beside a full-width one."""
    halves = [at for at in (start, end) if text[at] in "()"]
    if not halves or _AREA_CODE.match(text, start) or _FILE_NAME.match(text, end + 1):
        return
    chinese = _HAN.search(_inside(text, start, end)) or _CHINESE.match(text[start - 1 : start])
    if len(halves) == 1 or chinese:
        for at in halves:
            yield Slip("half", at, at, WIDE[text[at]])


_HAN = later(r"[\u3400-\u9fff]")
_CHINESE = later(r"[\u3400-\u9fff，。；：、！？”’》）】〕〉]")


def _alone_slips(text: str, alone: list[int]) -> Iterator[Slip]:
    turned = _turned(text, alone)
    yield from turned
    rest = [at for at in alone if text[at] not in "“”"] if turned else alone
    told = -1
    for at, end in pairwise([*rest, len(text)]):
        if at == told:
            continue
        if end < len(text) and _belong(text, at, end):
            told, closing = end, _closing(text[at])
            same = closing == _FAMILY[text[end]]
            yield Slip("crossed" if same else "other", at, end, "", "" if same else closing)
        else:
            yield Slip("alone", at, at)


def _belong(text: str, at: int, end: int) -> bool:
    """Whether two marks without partners were meant for each other: an opening and a closing one near by."""
    near = end - at <= _NEAR and "。" not in text[at:end]
    return near and text[at] in PARTNERS and text[end] not in PARTNERS


_NEAR = 60


def _turned(text: str, alone: list[int]) -> list[Slip]:
    """Double quotation marks the wrong way round: their number is even, so each has its partner, but not each of those
    that found none opens and closes in turn."""
    if not any(text[at] in "“”" for at in alone):
        return []
    quotes = [match.start() for match in _QUOTE.finditer(text) if not _sign(text, match.start())]
    wrong = [(at, "“”"[n % 2]) for n, at in enumerate(quotes) if text[at] != "“”"[n % 2]]
    if len(quotes) % 2 or not 0 < len(wrong) <= _MOST_TURNED:
        return []
    return [Slip("turned", at, at, better) for at, better in wrong]


_QUOTE = later("[“”]")
_MOST_TURNED = 4
