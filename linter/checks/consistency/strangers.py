"""Places of the rank of a draft's own that it names a single time, and not as partners, neighbours or one of several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.checks.consistency.beside import of_others, sentence_at
from linter.checks.consistency.place_names import (
    CHARACTER,
    LANDSCAPE,
    LEVEL,
    NO_NAME,
    begins,
    differs,
    is_name,
    rank_of,
    stem_of,
)
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.chinese.words import is_word
from linter.document import PLACES, Block, Part

_KINDS = PLACES["body"] | PLACES["heading"]
_ENDS = later(LEVEL)
_STEMS = [later(f"(?!{NO_NAME})(?:{CHARACTER}){{{count}}}") for count in (2, 3)]
_NO_END = frozenset("城乡至内获商驻回被报任入病分墓候诊强两升锦揽容返长委级")
"""What no name of a place ends with before its level: 新增城镇, 转诊至县, 获县."""
_NO_BEGINNING = frozenset("首仅位地简现原而")
_OF_SEVERAL = later(
    "我(?:[县区市旗镇乡村局院校司所站]|街道|社区|们)|[两各几多三四]个?(?:[县区市镇乡村地]|街道|社区)"
)
_BESIDE = (
    "赴",
    "与",
    "和",
    "同",
    "到",
    "向",
    "来自",
    "县、",
    "区、",
    "市、",
    "镇、",
    "乡、",
    "道、",
    "村、",
    "社区、",
)
_OF_COUNTIES = "县"
"""A report that speaks of counties is that of the city above them."""
_MOST = 1
"""A draft that tells of more strangers tells of places."""


def strangers(part: Part, own: Mapping[str, str]) -> list[tuple[str, Block, int, str]]:
    """Names, each with its block, its offset there and the own one of its rank."""
    text = "\n".join(block.reading for block in part.blocks)
    found = [
        (name, block, start, own[rank_of(name)])
        for block in part.blocks
        if block.kind in _KINDS and not block.reading.rstrip().endswith("：")
        for name, start in _names(unquoted(block.reading))
        if rank_of(name) in own and differs(name, own[rank_of(name)])
        if is_name(name) and not _known(text, name) and not _of_another(block.reading, name, start)
    ]
    return found if len(found) <= _MOST else []


def _names(text: str) -> Iterator[tuple[str, int]]:
    """What looks like the name of a place and stands where a word begins."""
    for level in _ENDS.finditer(text):
        for stem in _STEMS:
            start = level.start() - (2 if stem is _STEMS[0] else 3)
            match = stem.fullmatch(text, start, level.start()) if start >= 0 else None
            if match and begins(text, start) and _is_proper(match[0], level[0]):
                yield match[0] + level[0], start
                break


def _is_proper(stem: str, level: str) -> bool:
    if stem[-1] in _NO_END or stem[0] in _NO_BEGINNING or is_word(stem[-1] + level[0]):
        return False
    if level == "区":
        return stem[-1] in LANDSCAPE  # 易涝区 is a kind
    words = is_word(stem[:2]) or is_word(stem[-2:])
    short = len(stem) == 2 and level == "社区"  # 文明社区; but 榆林街道
    return not (level in ("街道", "社区") and words and (short or stem[-1] not in LANDSCAPE))


def _known(text: str, name: str) -> bool:
    """Whether the draft names a place more than once, beside others or as one of two (两县); or, a city, may be one
    above it."""
    stem = stem_of(name)
    if text.count(stem) > 1 or f"两{name.removeprefix(stem)}" in text or f"{name}、" in text:
        return True
    return any(f"{beside}{name}" in text for beside in _BESIDE) or (
        name.endswith("市") and _OF_COUNTIES in text
    )


def _of_another(reading: str, name: str, start: int) -> bool:
    return of_others(reading, name, start) or _OF_SEVERAL.search(sentence_at(reading, start)) is not None
