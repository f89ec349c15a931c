"""Where a compendium is cut into its reports: by the titles of its contents, or by lines that are titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.titles import bare, plain
from linter.document import UNKNOWN, Block
from linter.frozen import frozen
from linter.outline.edges import is_date, is_organ
from linter.outline.genres import genre_of
from linter.outline.numbers import read_number
from linter.rule import Ruleset

_LONGEST_TITLE = 70
_MOST_LINES = 4
"""Lines of one title."""
_HEADER = 7
"""So many lines may stand above a title: copy number, secrecy, urgency, name of the body, number, signer."""
_IMPRINT = later(r"[〔\[（(【](?:19|20)\d{2}[〕\]）)】]|签发人|第\d+期")
_LETTERHEAD = later("(?:文件|[局委厅府会院校部室处])$")
_COVER = 200
"""Contents that begin among this many blocks close the cover: what stands above them is no report."""
_END_MARK = tuple("。；：，、！？;:,!?")
_ANNEX = later(r"附[\s\u3000]*件[\s\u3000]*[\d一二三四五六七八九十]{0,2}[:：]?$|附[:：]$")
_ATTACHED = later(r"附[\s\u3000]*件?[\s\u3000]*\d{0,2}[\s\u3000]*[：:]")
_BRACKETED = later("[（(][^（）()]*[）)]$")
_HOLLOW = later(
    r"(?:19|20)\d{2}(?=年|$)|[〇○零一二三四五六七八九]{4}年|年度?|上半年|下半年|全年|本年|明年|今年|下一步|下步|阶段|工作|情况|主要|重点|总体|的|及|和|与|暨|、"
    r"|总结|报告|计划|要点|安排|方案|思路|打算|汇报|存在|问题|成效|建议|今后"
)


@frozen
class Draft:
    """Blocks `start` to `end` (exclusive) are one report; `titles` of them, counted from `start`, are its title.
    `annex`: it is attached to the report before it."""

    start: int
    end: int
    titles: int
    annex: bool = False


def cut(blocks: list[Block], text: str, ruleset: Ruleset) -> list[Draft]:
    """The reports, in order. What stands before the first title or inside the contents belongs to none; a draft
    without any title is one report. Adverts behind the last report belong to none."""
    starts = list(_starts(blocks, text, ruleset))
    if not starts:
        prose = [index for index, block in enumerate(blocks) if block.kind not in ("contents", "advert")]
        return [Draft(prose[0], _end(blocks, len(blocks)), 0)] if prose else []
    ends = [start for start, _, _ in starts[1:]] + [len(blocks)]
    return [
        Draft(start, _end(blocks, end), titles, annex)
        for (start, titles, annex), end in zip(starts, ends, strict=True)
    ]


def _end(blocks: list[Block], end: int) -> int:
    while end and blocks[end - 1].kind in ("advert", "contents"):
        end -= 1
    return end


def _starts(blocks: list[Block], text: str, ruleset: Ruleset) -> Iterator[tuple[int, int, bool]]:
    """(index of the first block, count of title blocks, annex?) of each report."""
    contents = [index for index, block in enumerate(blocks) if block.kind == "contents"]
    wanted = {plain(bare_entry(blocks[index])) for index in contents}
    cover = max((index for index in contents if index < _COVER), default=-1)
    taken = -1
    seen = False
    for index, block in enumerate(blocks):
        if index <= max(taken, cover) or block.kind not in ("paragraph", "heading"):
            continue
        first = not seen
        if not first and block.reading.startswith("附") and _ANNEX.match(block.reading):
            titles = 2 if _title_like(blocks, index + 1, ruleset) else 1
            taken = index + titles - 1
            yield index, titles, True
            continue
        if not first and _issued_with(blocks, index, text, ruleset):
            taken = index
            yield index, 1, True
            continue
        if not _begins(blocks, index, text, ruleset, wanted, first):
            continue
        length = _title_length(blocks, index, ruleset)
        taken = index + length - 1
        seen = True
        yield index, length, False


def bare_entry(block: Block) -> str:
    """A contents entry without its own number and page."""
    words = block.reading[: block.head]
    number = read_number(words)
    return words[len(number.text) :].strip() if number else words


def _begins(
    blocks: list[Block], index: int, text: str, ruleset: Ruleset, wanted: set[str], first: bool
) -> bool:
    """Whether a report begins at this block."""
    block = blocks[index]
    if not _title_shaped(block.reading.rstrip("。") if first else block.reading):
        return False
    genre = genre_of(block.reading, ruleset)
    if genre is UNKNOWN and block.reading.endswith("。"):
        return False
    if plain(block.reading) in wanted:
        return genre is not UNKNOWN or bool(re.search(r"\d{4}年|^关于", block.reading))
    if first:
        return _opens_file(blocks, index, ruleset)
    if genre is UNKNOWN or index + 1 >= len(blocks):
        return False
    closed = _closed_before(blocks, index)
    return (closed and _gap(blocks, index, text)) or (
        _gap(blocks, index, text) and _has_subject(block.reading)
    )


def _title_shaped(reading: str) -> bool:
    """Of a title's length, without end mark, number or the 附件 that opens a list of attachments."""
    if not 2 <= len(reading) <= _LONGEST_TITLE or reading.endswith(_END_MARK):
        return False
    return read_number(reading) is None and _ATTACHED.match(reading) is None


def _title_like(blocks: list[Block], index: int, ruleset: Ruleset) -> bool:
    if index >= len(blocks):
        return False
    reading = blocks[index].reading
    return _title_shaped(reading) and (genre_of(reading, ruleset) is not UNKNOWN or "\t" not in reading)


def _opens_file(blocks: list[Block], index: int, ruleset: Ruleset) -> bool:
    """The first report's title: a line of a known genre near the top, or a lone short first line over longer text."""
    block = blocks[index]
    if genre_of(block.reading, ruleset) is not UNKNOWN:
        return len(bare(block.reading)) > 3 or index == 0
    following = blocks[index + 1 : index + 4]
    if following and _LETTERHEAD.search(block.reading) and _IMPRINT.search(following[0].reading):
        return False
    if index > 3 or any(
        _title_shaped(b.reading) and genre_of(b.reading, ruleset) is not UNKNOWN for b in following
    ):
        return _spread(blocks, index, ruleset)
    if index and blocks[index - 1].kind != "advert":
        return False
    long_text = any(len(b.text) > 40 or b.reading.endswith(("。", "：")) for b in following)
    return long_text and len(block.text) <= 40 and "\t" not in block.text


def _spread(blocks: list[Block], index: int, ruleset: Ruleset) -> bool:
    """A title over several lines that may stand here: with 关于 in it, or at the head of the file."""
    length = _title_length(blocks, index, ruleset)
    lines = "".join(block.reading for block in blocks[index : index + length])
    return length > 1 and (index == 0 or (index <= _HEADER and "关于" in lines))


def _title_length(blocks: list[Block], index: int, ruleset: Ruleset) -> int:
    """How many lines a title takes: the issuing body or 关于… may stand above the rest of it."""
    lines = [block.reading for block in blocks[index : index + _MOST_LINES]]
    for length in range(2, len(lines) + 1):
        last, above = lines[length - 1], lines[: length - 1]
        if (
            not _title_shaped(last)
            or any(map(_IMPRINT.search, (above[0], last)))
            or genre_of(above[-1], ruleset) is not UNKNOWN
        ):
            return 1
        if genre_of("".join(lines[:length]), ruleset) is not UNKNOWN:
            return length if is_organ(above[0]) or "关于" in above[0] or last.startswith("关于") else 1
    return 1


def _closed_before(blocks: list[Block], index: int) -> bool:
    """The report above has ended: a signature, its date, a note or an advert stands right before."""
    previous = blocks[index - 1]
    return previous.kind == "advert" or is_date(previous.reading) or is_organ(previous.reading)


def _issued_with(blocks: list[Block], index: int, text: str, ruleset: Ruleset) -> bool:
    """The title of what a 通知 issues: it stands below the signature of the notice and is no report of its own."""
    reading = blocks[index].reading
    signed = index - 1
    while signed and _BRACKETED.match(blocks[signed].reading):
        signed -= 1
    if signed < 1 or not is_date(blocks[signed].reading) or not is_organ(blocks[signed - 1].reading):
        return False
    named = re.search(
        r"(?:办法|规定|细则|制度|规则|意见|方案|预案|要点|计划|名单|清单|规划|章程|准则|守则|公约|标准)$",
        bare(reading),
    )
    return named is not None and _title_shaped(reading) and _gap(blocks, index, text)


def _gap(blocks: list[Block], index: int, text: str) -> bool:
    """An empty line before the block, or a page break."""
    between = text[blocks[index - 1].span.end : blocks[index].span.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") >= 2 or "\f" in between


def _has_subject(reading: str) -> bool:
    """A title says what it is about; “2024年工作计划” alone is a section's heading."""
    return len(_HOLLOW.sub("", bare(reading))) >= 2
