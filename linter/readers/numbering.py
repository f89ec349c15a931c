"""The numbers that Word puts before paragraphs by itself: 一、 and （二）, counted as the lists say (ISO/IEC 29500-1,
17.9). They stand nowhere in the text of the paragraphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from xml.etree.ElementTree import Element

from linter.chinese.numerals import han
from linter.frozen import NamedTuple

LEVELS = 9

_LARGEST = 32_767
_SLOT = re.compile(r"%([1-9])")
_NO_HEADING = 9
"""The outline level of body text."""


def _digits(signs: str) -> Callable[[int], str]:
    return lambda value: str(value).translate(str.maketrans("0123456789", signs))


def _row(first: str, count: int) -> Callable[[int], str]:
    """Characters that follow one another; beyond them, digits."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= count else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value > 0 else str(value)


def _letters(first: str) -> Callable[[int], str]:
    """a to z, aa to zz."""
    return lambda value: chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""


_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}  # fmt: skip


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN.items():
        text += sign * (value // worth)
        value %= worth
    return text


def _counted(value: int) -> str:
    return han(value) if 0 <= value <= 9999 else str(value)


_CAPITALS = str.maketrans("一二三四五六七八九零十百千", "壹贰叁肆伍陆柒捌玖零拾佰仟")

_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        _counted,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), _digits("〇一二三四五六七八九")),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "chineseLegalSimplified": lambda value: _counted(value).translate(_CAPITALS),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalZero": "{:02}".format,
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _row("①", 20)),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "numberInDash": "- {} -".format,
    "none": lambda value: "",
}
"""How ST_NumberFormat (17.18.59) writes a value; what is not here is written in digits."""


class Level(NamedTuple):
    """One level of a list. `text` holds %1 to %9 for the values of the levels; `after`: when the level counts from its
    start anew, the 1-based level that makes it so, 0 for never; `arabic`: all its values are written in digits; `glued`:
    nothing parts it from the text. `style` is the paragraph style that is tied to it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: int | None = None
    arabic: bool = False
    glued: bool = False
    style: str = ""


class _List(NamedTuple):
    """A list as paragraphs name it: `counter` is what it shares with others that count on; `starts` are its own."""

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Styles:
    """What the paragraph styles say; empty without a part of styles."""

    def __init__(self, root: Element | None) -> None:
        found = root.iter("style") if root is not None else ()
        self.asked, self.of = cache(self._asked), cache(self._of)
        self._styles = {style.get("styleId", ""): style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get("type") == "paragraph" and _on(style.get("default", "0"))
            ),
            "",
        )

    def _of(self, paragraph: Element) -> str:
        return value(paragraph, "pPr/pStyle") or self._default

    def _asked(self, style: str, path: str) -> tuple[Element, str] | None:
        """What the style or the nearest one that it is based on has at a path, and which style that is."""
        seen = set[str]()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = first(self._styles[style], path)
            if found is not None:
                return found, style
            style = value(self._styles[style], "basedOn")
        return None

    def is_heading(self, paragraph: Element) -> bool:
        level = value(paragraph, "pPr/outlineLvl")
        if not level and (asked := self.asked(self.of(paragraph), "pPr/outlineLvl")):
            level = asked[0].get("val", "")
        return level.isdecimal() and int(level) < _NO_HEADING

    def is_hidden(self, run: Element, paragraph: Element) -> bool:
        """What the run says of itself counts, then its style, then that of its paragraph."""
        found = first(run, "rPr/vanish")
        if found is None:
            styles = value(run, "rPr/rStyle"), self.of(paragraph)
            found = next((asked[0] for each in styles if (asked := self.asked(each, "rPr/vanish"))), None)
        return found is not None and _on(found.get("val", "1"))


class Numbering:
    """Counts the paragraphs of a document, which are asked in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._root = root if root is not None else Element("numbering")
        self._styles = styles
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * LEVELS)
        self._started = set[str]()
        self.list = cache(self._list)

    def label(self, paragraph: Element) -> str:
        """What stands before a paragraph; empty before most, and where only a bullet does."""
        number, at = self._place(paragraph)
        found = self.list(number) if number not in ("", "0") else None
        if found is None or at not in found.levels or at >= LEVELS:
            return ""
        counts = self._counts[found.counter]
        if number not in self._started:
            self._started.add(number)
            for level in found.starts:
                counts[level] = None
        self._count(found, counts, at)
        return _written(found, counts, at)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list that a paragraph is in, and its 0-based level there."""
        number, source = self._said(paragraph, "numId")
        level, _ = self._said(paragraph, "ilvl")
        styles = {self._styles.of(paragraph), source} - {""}
        tied = (at for at, each in self._levels(number).items() if each.style in styles)
        return number, whole(level, next(tied, 0))

    def _said(self, paragraph: Element, name: str) -> tuple[str, str]:
        """What a paragraph or else its style says of its list, and which style it was."""
        own = value(paragraph, f"pPr/numPr/{name}")
        asked = None if own else self._styles.asked(self._styles.of(paragraph), f"pPr/numPr/{name}")
        return (asked[0].get("val", ""), asked[1]) if asked else (own, "")

    def _levels(self, number: str) -> Mapping[int, Level]:
        found = self.list(number)
        return found.levels if found else {}

    def _count(self, found: _List, counts: list[int | None], at: int) -> None:
        for level in range(at):
            if counts[level] is None:
                counts[level] = _start(found, level)
        now = counts[at]
        counts[at] = _start(found, at) if now is None else now + 1
        for level in range(at + 1, LEVELS):
            after = found.levels.get(level, Level()).after
            if after is None or at < after:
                counts[level] = None

    @cached_property
    def _abstract(self) -> dict[str, Element]:
        return {each.get("abstractNumId", ""): each for each in self._root.findall("abstractNum")}

    @cached_property
    def _nums(self) -> dict[str, Element]:
        return {each.get("numId", ""): each for each in self._root.findall("num")}

    def _list(self, number: str) -> _List | None:
        own = self._nums.get(number)
        abstract = self._abstract.get(value(own, "abstractNumId")) if own is not None else None
        if own is None or abstract is None:
            return None
        counter = abstract.get("abstractNumId", "")
        levels = {whole(each.get("ilvl", ""), 0): _level(each) for each in abstract.findall("lvl")}
        if linked := self._styles.asked(value(abstract, "numStyleLink"), "pPr/numPr/numId"):
            other = linked[0].get("val", "")
            shared = self.list(other) if other != number else None
            if shared is None:
                return None
            counter, levels = shared.counter, dict(shared.levels)
        starts = {}
        for override in own.findall("lvlOverride"):
            at = whole(override.get("ilvl", ""), 0)
            if (mine := override.find("lvl")) is not None:
                levels[at] = _level(mine)
            if at < LEVELS and (start := value(override, "startOverride")):
                starts[at] = whole(start, 1)
        return _List(counter, levels, starts)


def first(element: Element, path: str) -> Element | None:
    """The first element at a path of names; ten times as fast as the library's own paths."""
    found: Element | None = element
    for name in path.split("/"):
        found = found.find(name) if found is not None else None
    return found


def value(element: Element, path: str) -> str:
    """What the element at a path says; empty where there is none."""
    found = first(element, path)
    return found.get("val", "") if found is not None else ""


def is_on(element: Element, path: str) -> bool:
    """Whether a property that is on or off is on: when it is there and does not say no."""
    found = first(element, path)
    return found is not None and _on(found.get("val", "1"))


def _on(word: str) -> bool:
    return word not in ("0", "false", "off")


def whole(text: str, otherwise: int) -> int:
    """A number, none larger than Word knows."""
    return min(int(text), _LARGEST) if text.isdecimal() else otherwise


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels.get(level, Level()).start)


def _level(element: Element) -> Level:
    after = value(element, "lvlRestart")
    return Level(
        start=whole(value(element, "start"), 0),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        after=whole(after, 0) if after else None,
        arabic=is_on(element, "isLgl"),
        glued=value(element, "suff") == "nothing",
        style=value(element, "pStyle"),
    )


def _written(found: _List, counts: list[int | None], at: int) -> str:
    """A number with what parts it from the text, a space where it has no mark of its own."""
    level = found.levels[at]
    if level.form == "bullet":
        return ""

    def filled(slot: re.Match[str]) -> str:
        which = int(slot[1]) - 1
        form = "decimal" if level.arabic else found.levels.get(which, Level()).form
        return _FORMS.get(form, str)(counts[which] or 0)

    text = _SLOT.sub(filled, level.text)
    return text + " " if text[-1:].isalnum() and not level.glued else text
