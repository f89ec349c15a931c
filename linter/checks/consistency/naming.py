"""Names in 《》 and quotation marks that a report writes in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from linter.checks.consistency.coined import SERIES, coined_twice
from linter.chinese.expressions import later
from linter.chinese.likeness import alike
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import shortens
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple, frozen
from linter.rule import Finding, PartCheck

_FAULTS = ("cut", "extent", "unquoted", "brand")
_KINDS = PLACES["body"] | PLACES["heading"]
_BOOK = later(r"《([^《》\n]{6,60})》")
_QUOTED = later(r"“([^“”\n]{2,14})”")
_PREFIXES = ("国家", "全国", "关于", "关于加强", "关于进一步", "关于推进", "关于印发", "关于做好")
"""What a title may be cut short of without becoming another's: the name of a place is not among it."""
_SHORTEST = 4
"""Characters of a title that can be told from a word for any document, such as 规定."""
_NUMBERED = later(r"[一二三四五六七八九十两双][一-龥]")
"""“两委”, “四害”, “三会一课”: figures with a noun are quoted where they stand for a list."""
_MANY = 40
"""Names that are compared with each other, at most: more of one beginning or end are a list."""


@frozen
class NamesAlike(PartCheck):
    """A title or a quoted name is written in one way throughout a report.

    `fault` is the one to report: cut (a title in 《》 without the 国家 or 关于 that it has elsewhere), extent (the marks
    enclose more or less of the same words), unquoted (a name with a figure, like “两委”, that is mostly quoted), brand
    (two names of a 品牌, 计划 and the like that differ in one character; as a hint, also those that `coined_twice` tells).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    def find(self, part: Part) -> Iterator[Finding]:
        return (finding for fault, finding in _faults(part) if fault == self.fault)


class _Name(NamedTuple):
    """`start` is the offset of its opening mark in the block."""

    text: str
    block: Block
    start: int

    def finding(self, length: int, better: str, sure: bool = True) -> Finding:
        return Finding(self.block.at(self.start, self.start + length), {"better": better}, sure=sure)


@lru_cache(maxsize=4)
def _faults(part: Part) -> tuple[tuple[str, Finding], ...]:
    books: list[_Name] = []
    quoted: list[_Name] = []
    for block in part.blocks:
        if block.kind in _KINDS:
            for mark, pattern, names in (("《", _BOOK, books), ("“", _QUOTED, quoted)):
                if mark in block.reading:
                    names += (_Name(m[1], block, m.start()) for m in pattern.finditer(block.reading))
    brands = [*_brands(quoted)]
    told = {str(finding.values["better"]) for _, finding in brands}
    near = [("brand", finding) for finding in _coined(part, told)]
    known = {finding.span for _, finding in (*brands, *near)}
    turned = [each for each in _turned(quoted) if each[1].span not in known]
    return (*_titles(books), *_extents(quoted), *_unquoted(part, quoted), *brands, *near, *turned)


def _coined(part: Part, told: set[str]) -> Iterator[Finding]:
    for name, other in coined_twice(part):
        if told.isdisjoint((f"“{name.name}”", f"“{other}”")):
            yield _Name(name.name, name.block, name.start).finding(
                len(name.name) + 2, f"“{other}”", sure=False
            )


def _titles(books: list[_Name]) -> Iterator[tuple[str, Finding]]:
    places: dict[str, list[_Name]] = defaultdict(list)
    for book in books:
        places[book.text].append(book)
    for full, prefix in product(places, _PREFIXES):
        short = full.removeprefix(prefix)
        if short != full and len(short) >= _SHORTEST:
            yield from (
                ("cut", name.finding(len(short) + 2, f"《{full}》")) for name in places.get(short, ())
            )


def _extents(quoted: list[_Name]) -> Iterator[tuple[str, Finding]]:
    """“三源”共治 beside “三源共治”."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in quoted:
        if len(name.text) >= 4 and len(longer[name.text[:2]]) < _MANY:
            longer[name.text[:2]].add(name.text)
    for name in quoted:
        after = name.start + len(name.text) + 2
        for full in longer.get(name.text[:2], ()):
            rest = full[len(name.text) :]
            if rest and full.startswith(name.text) and name.block.reading.startswith(rest, after):
                yield "extent", name.finding(len(full) + 2, f"“{full}”")


def _unquoted(part: Part, quoted: list[_Name]) -> Iterator[tuple[str, Finding]]:
    counts = Counter(name.text for name in quoted if len(name.text) <= 6 and _NUMBERED.search(name.text))
    often = [(text, count) for text, count in counts.most_common(_MANY) if count > 1]
    blocks = [block for block in part.blocks if often and block.kind in _KINDS]
    for text, count in often:
        bare = [_Name(text, block, start) for block in blocks for start in _bare(block.reading, text)]
        if len(bare) < count:
            yield from (("unquoted", name.finding(len(text), f"“{text}”")) for name in bare)


def _bare(reading: str, text: str) -> Iterator[int]:
    """Where words stand outside all quotation marks and 《》."""
    if text not in reading or reading.count(text) == reading.count(f"“{text}”"):
        return
    words = unquoted(reading)
    start = words.find(text)
    while start >= 0:
        if words[max(start - 1, 0)] != "第":  # 第四种形态 is one of them
            yield start
        start = words.find(text, start + len(text))


_BRANDS = (
    "品牌",
    "计划",
    "工程",
    "行动",
    "活动",
    "平台",
    "模式",
    "工作",
    "机制",
    "项目",
    "专班",
    "服务",
    "党建",
    "志愿",
)
_OTHER = later(r"[0-9一二三四五六七八九十省市县区镇乡国局委部厅上中下甲乙丙东西南北（()）]")
"""What tells two names of one form apart."""
_GOODS = "贷码卡券险宝"
"""What products of a bank or an office end with."""
_TRADE = later("[一-龥]{0,6}(?:品牌|商标)|(?:专卖|旗舰|直营|体验|加盟|连锁)店")
"""What makes a name of four characters a brand: “云岭山珍”区域公用品牌, “云岭山珍”专卖店."""
_LEAST_BRAND = 3
_LONG_BRAND = 4
_LONG_NAME = 6
_PARTED = later("[，。；]")


def _brands(quoted: list[_Name]) -> Iterator[tuple[str, Finding]]:
    """“红色管家”品牌 and, elsewhere, “红管家”品牌: the rarer one is found, else the later one. A long name needs no word behind
    it, but a character that sounds or looks like the other's."""
    brands: dict[tuple[str, str], dict[str, list[_Name]]] = defaultdict(lambda: defaultdict(list))
    for name in quoted:
        end = name.start + len(name.text) + 2
        kind = name.block.reading[end : end + 2]
        if len(name.text) == _LONG_BRAND and _TRADE.match(name.block.reading, end):
            kind = _BRANDS[0]
        if len(name.text) >= _LONG_NAME:
            brands["", name.text[0]][name.text].append(name)
        elif name.text[-1] in _GOODS and len(name.text) >= _LEAST_BRAND:
            brands["", name.text[-1]][name.text].append(name)
        elif kind in _BRANDS and len(name.text) >= _LEAST_BRAND:
            brands[kind, name.text[0]][name.text].append(name)
    for named in brands.values():
        for one, other in combinations([*named][:_MANY], 2):
            if _one_brand(one, other) and not _beside(named[one], named[other]):
                right, wrong = (one, other) if len(named[one]) >= len(named[other]) else (other, one)
                yield from (
                    ("brand", name.finding(len(name.text) + 2, f"“{right}”")) for name in named[wrong]
                )


def _turned(quoted: list[_Name]) -> Iterator[tuple[str, Finding]]:
    """“宁易采” and, paragraphs below, “宁采易”: the same characters in another order; those of one sentence (变“要我学”为
    “我要学”) are told against each other."""
    alike: dict[str, dict[str, list[_Name]]] = defaultdict(lambda: defaultdict(list))
    for name in quoted:
        if _LEAST_BRAND <= len(name.text) <= _LONG_NAME and "我" not in name.text:
            alike["".join(sorted(name.text))][name.text].append(name)
    for named in alike.values():
        if len(named) == _TWO and not _in_one_sentence(*named.values()):
            one, other = named
            right, wrong = (one, other) if len(named[one]) >= len(named[other]) else (other, one)
            for name in named[wrong]:
                yield "brand", name.finding(len(name.text) + 2, f"“{right}”")


_TWO = 2
_SENTENCE_ENDS = later("[。；]")


def _in_one_sentence(ones: list[_Name], others: list[_Name]) -> bool:
    return any(
        a.block is b.block and not _SENTENCE_ENDS.search(a.block.reading, *sorted((a.start, b.start)))
        for a in ones
        for b in others
    )


def _one_brand(one: str, other: str) -> bool:
    """Whether one name has a character more or, of four and more, another one in its midst or at its end."""
    short, full = sorted((one, other), key=len)
    unlike = [(a, b) for a, b in zip(short, full, strict=False) if a != b]
    if len(short) >= _LONG_NAME:
        return len(short) == len(full) and len(unlike) == 1 and alike(*unlike[0])
    if SERIES.match(full):
        return False
    if short[-1] == full[-1] and short[-1] in _GOODS and len(short) < len(full):
        return short[0] == full[0] and shortens(short, full)  # 巾帼贷, 巾帼创业贷
    if len(short) == len(full):
        return len(full) > _LEAST_BRAND and len(unlike) == 1 and not _OTHER.search("".join(unlike[0]))
    extra = [full[at] for at in range(len(full)) if full[:at] + full[at + 1 :] == short]
    return bool(extra) and not any(map(_OTHER.match, extra))


def _beside(ones: list[_Name], others: list[_Name]) -> bool:
    """Whether both stand in one clause: they are told as two."""
    return any(
        a.block is b.block and not _PARTED.search(a.block.reading, *sorted((a.start, b.start)))
        for a in ones
        for b in others
    )
