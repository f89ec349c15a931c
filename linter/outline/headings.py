"""Numbers, levels and headings of one report."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.chinese.expressions import compiled, later
from linter.document import Block, Number
from linter.outline.numbers import LEVELS, read_number
from linter.rule import Ruleset

_LONGEST_HEADING = 60
_LONGEST_RUN_IN = 48
_LONGEST_BARE = 26
_SENTENCE_END = later(r"[。！？]")
_INNER_MARK = later(r"[：；]")
_CLOSED = later(r"[。！？].?$|[：:]$")
_ANY_MARK = later(r"[。！？；：，、,;:]")
_BARE_NUMBER = later(r"([0-9]{1,2}) ?(?=[一-龥]{4})")
_COUNTED = later(
    r"[0-9]+ ?(?:[年月日个名人次项户亩万亿家件条元米时点岁届级位所场类种大至到余多天周期批]"
    r"|[千百号组座处台辆吨分村镇乡县区省市]|公里|小时|街道|社区)"
)
_SEALED = later("盖章|签字|签名|签章")
"""The end of a contract, where the parties sign."""
_SECTION_WORD = later(
    r"情况|工作|问题|打算|计划|思路|措施|成效|做法|建议|要求|目标|安排|总结|不足|体会|特点|原因|任务|意见"
    r"|方向|概况|部署|保障"
)


def mark_headings(blocks: list[Block], ruleset: Ruleset) -> list[Block]:
    """Gives numbers, levels and kinds to the running text of one report."""
    numbered = [_numbered(block) for block in blocks]
    _repair_bare(numbered)
    marked = [_classified(numbered, index, ruleset) for index in range(len(numbered))]
    return _with_lead(marked)


def _numbered(block: Block) -> Block:
    if block.kind not in ("paragraph", "item", "heading"):
        return block
    number = read_number(block.reading)
    if number is None:
        return block
    return block._replace(number=number, level=LEVELS.get(number.style, 0))


def _repair_bare(blocks: list[Block]) -> None:
    """“1加强宣传” is a number without its mark when a neighbour has the next or the last number."""
    for index, block in enumerate(blocks):
        if block.kind != "paragraph" or block.number:
            continue
        match = _BARE_NUMBER.match(block.reading)
        if match is None or _COUNTED.match(block.reading):
            continue
        value = int(match[1])
        neighbours = (blocks[max(index - 1, 0)].number, blocks[min(index + 1, len(blocks) - 1)].number)
        if any(n and n.style == "1." and abs(n.value - value) == 1 for n in neighbours):
            blocks[index] = block._replace(number=Number("1.", value, match[0]), level=3)


def _classified(blocks: list[Block], index: int, ruleset: Ruleset) -> Block:
    block = blocks[index]
    if block.kind == "heading":  # the reader saw markup
        level = block.level if block.number else 0
        return block._replace(head=len(block.text), level=level)
    if block.number:
        return _heading_or_item(blocks, index)
    if block.kind == "paragraph" and _is_bare_heading(blocks, index, ruleset):
        return block._replace(kind="heading", head=len(block.text))
    return block


def _heading_or_item(blocks: list[Block], index: int) -> Block:
    block = blocks[index]
    assert block.number is not None
    if block.number.style in ("第一条", "①"):
        return block._replace(kind="item")
    rest = block.reading[len(block.number.text) :]
    match = _SENTENCE_END.search(rest)
    end = match.end() if match else len(rest)
    if not rest[end:].strip():
        alone = len(rest) <= _LONGEST_HEADING and _heads(blocks, index, rest)
        return block._replace(kind="heading" if alone else "item", head=len(block.text) if alone else 0)
    if match and match[0] == "。" and end <= _LONGEST_RUN_IN and not _INNER_MARK.search(rest, 0, end):
        return block._replace(kind="heading", head=len(block.number.text) + end)
    return block._replace(kind="item")


def _heads(blocks: list[Block], index: int, rest: str) -> bool:
    """A short numbered line is a heading when text or a deeper number follows, an item before its sibling."""
    following = blocks[index + 1 : index + 3]
    if rest.endswith(("；", ";", "，", ",")) and following and following[0].number:
        return False
    above = blocks[index - 1] if index else None
    if above and _ends_list(above, blocks[index]):
        # a heading where only a slip let the list above it end with a semicolon
        return blocks[index].level < above.level and not rest.endswith(("。", "；", ";"))
    if not rest.endswith(("。", "！", "？", "：", ":")):
        return True
    if not following or following[0].kind in ("signer", "date", "note", "attachment", "advert"):
        return False
    level, after = blocks[index].level, following[0]
    if after.number:
        return after.level > level
    if _SEALED.search(after.reading):
        return False
    deeper = following[-1].number is not None and following[-1].level > level
    return after.kind == "paragraph" and (deeper or len(after.text) > len(rest))


def _ends_list(above: Block, block: Block) -> bool:
    """（三）… with a full stop, after （二）… with a semicolon, or after a list within that."""
    if above.number is None or block.number is None or not above.reading.endswith(("；", ";")):
        return False
    return above.number.style != block.number.style or above.number.value + 1 == block.number.value


def _is_bare_heading(blocks: list[Block], index: int, ruleset: Ruleset) -> bool:
    """A short line without number and mark that names a section, with text below it."""
    reading = blocks[index].reading
    if len(reading) > _LONGEST_BARE or _ANY_MARK.search(reading) or "\t" in reading:
        return False
    if index + 1 >= len(blocks):
        return False
    if blocks[index + 1].kind not in ("paragraph", "item", "cell", "heading"):
        return False
    before = blocks[index - 1] if index else None
    if before and before.kind == "paragraph" and not before.number and not _CLOSED.search(before.reading):
        return False
    return bool(_SECTION_WORD.search(reading)) or _names_section(reading, ruleset)


def _names_section(reading: str, ruleset: Ruleset) -> bool:
    return any(pattern.search(reading) for pattern in _section_headings(ruleset))


@lru_cache(maxsize=8)
def _section_headings(ruleset: Ruleset) -> tuple[re.Pattern[str], ...]:
    sections = {section.id: section for genre in ruleset.genres for section in genre.sections}
    return tuple(compiled(section.heading) for section in sections.values() if section.heading)


def _with_lead(blocks: list[Block]) -> list[Block]:
    """Paragraphs between the title and the first heading are the lead, when there is a heading at all."""
    first = next((i for i, block in enumerate(blocks) if block.kind == "heading"), 0)
    return [
        block._replace(kind="lead") if i < first and block.kind == "paragraph" and not block.number else block
        for i, block in enumerate(blocks)
    ]
