"""Where a compendium is cut into its reports: by the titles of its contents, or by lines that are titles."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.titles import bare, plain
from linter.document import UNKNOWN, Block
from linter.frozen import frozen
from linter.outline.edges import is_date, is_organ, signed_date
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
_TIMED = later(r"[一-龥](?:19|20)\d\d(?:年?[—–～~-](?:19|20)?\d\d)?(?:年度?|学年度?)$")
"""云岭县林业局2024年 above 工作总结: the first line of a title."""
_END_MARK = tuple("。；：，、！？;:,!?")
_ANNEX = later(r"附[\s\u3000]*件[\s\u3000]*[\d一二三四五六七八九十]{0,2}[:：]?$|附[:：]$")
_ATTACHED = later(r"附[\s\u3000]*件?[\s\u3000]*\d{0,2}[\s\u3000]*[：:]")
_BRACKETED = later("[（(][^（）()]*[）)]$")
_SHEET = later(
    r"附[\s\u3000]*[件表][\s\u3000]*(?P<number>\d{0,2})[\s\u3000]*[：:\s\u3000][\s\u3000]*[^\d\s\u3000。；][^。；]{1,50}$"
)
"""The head of an attached sheet with its title on the same line."""
_BELOW_DATE = later("[（(][^（）()]*[）)]$|联系人|联系电话|抄送|[报送发][：:]|.{0,40}印发$")
"""What stands below a signature: notes, copies, the day of printing."""
_NO_TITLE = later(
    r"主题词|特此|(?:首先|接下来|最后|下面|现在|进行|大会|会议)[^。；]{0,16}请[^，。；]{0,24}(?:致|作|宣读|发表|讲话|发言)|[（(]联系(?:人|电话)[：:]|\d{1,2}(?:[.．]\d{1,2})*[ \u3000]+(?![月日届天])|\d{1,2}[:：]\d{2}"
)
"""What begins a line that is no title: key words, a closing without its stop (特此通知), who speaks next (下面，请县长作
动员讲话), a heading's number without a mark, the time of day."""
_ABOUT = later(r"\d{4}年|^关于")
_ISSUED = later(
    r"(?:办法|规定|细则|制度|规则|意见|方案|预案|要点|计划|名单|清单|规划|章程|准则|守则|公约|标准)$"
)
_STOPPED_TITLE = later(r"[^，]*(?:关于|(?:19|20)\d{2}年)[^，]*。$|[^，。]{0,16}(?:总结|述职报告)。$")
"""A title with a full stop behind it, not a sentence that ends in 讲话 or 计划."""
_SIGNATURE = 4
"""So many blocks a signature and what stands below it take."""
_TEAR = later(r"[-—－_＿=＝*＊·.．…~～─━✂\s]{5,}$")
_FORM = "form"
_MASTHEAD = 6
"""So many lines the head of a paper takes: its name, its number, who edits it, the day."""
_LINES_OF_A_PAGE = 22
OUTSIDE = ("advert", "contents")
"""What is no part of a report."""
_TOP = 12
"""The title of a file stands among so many blocks at its head."""
_HOLLOW = later(
    r"(?:19|20)\d{2}(?=年|$)|[〇○零一二三四五六七八九]{4}年|年度?|上半年|下半年|全年|本年|明年|今年|下一步|下步|阶段|工作|情况|主要|重点|总体|的|及|和|与|暨|、"
    r"|总结|报告|计划|要点|安排|方案|思路|打算|汇报|存在|问题|成效|建议|今后"
    r"|日程|议程|时间|进度|人员|分工|任务|活动|会议|有关|相关|具体|总体|基本|几点"
)


Start = tuple[int, int, bool]
"""Index of a report's first block, count of its title blocks, whether it is an annex."""


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
    starts = _without_mastheads(blocks, list(_starts(blocks, text, ruleset)))
    if not starts:
        prose = [index for index, block in enumerate(blocks) if block.kind not in OUTSIDE]
        return [Draft(prose[0], _end(blocks, len(blocks)), 0)] if prose else []
    ends = [start for start, _, _ in starts[1:]] + [len(blocks)]
    return [
        Draft(start, _end(blocks, end), titles, annex)
        for (start, titles, annex), end in zip(starts, ends, strict=True)
    ]


def _end(blocks: list[Block], end: int) -> int:
    while end and blocks[end - 1].kind in OUTSIDE:
        end -= 1
    return end


def _without_mastheads(blocks: list[Block], starts: list[Start]) -> list[Start]:
    """Without the starts that are the head of a paper: a title, then its number and day, then the title of the text."""
    ends = [start for start, _, _ in starts[1:]]
    heads = {start[0] for start, end in zip(starts, ends, strict=False) if _is_masthead(blocks, start, end)}
    return [start for start in starts if start[0] not in heads]


def _is_masthead(blocks: list[Block], start: Start, end: int) -> bool:
    head = blocks[start[0] + start[1] : end]
    if not 0 < len(head) < _MASTHEAD or start[2]:
        return False
    return all(block.kind == "paragraph" and not block.reading.endswith(_END_MARK) for block in head)


def _starts(blocks: list[Block], text: str, ruleset: Ruleset) -> Iterator[Start]:
    """The start of each report; what stands above a first title that is not at the top is one without title."""
    contents = [index for index, block in enumerate(blocks) if block.kind == "contents"]
    wanted = {plain(bare_entry(blocks[index])) for index in contents}
    cover = max((index for index in contents if index < _COVER), default=-1)
    taken, seen, annex = cover, False, False
    for index, block in enumerate(blocks):
        if index <= taken or block.kind not in ("paragraph", "heading"):
            continue
        first = not seen and index <= cover + _TOP
        titles, annex = _start(blocks, index, text, ruleset, wanted, first, annex)
        if titles:
            if not seen and index > cover + 1 and (annex or not first):
                yield cover + 1, 0, False
            taken, seen = index + titles - 1, True
            yield index, titles, annex


def _start(
    blocks: list[Block], index: int, text: str, ruleset: Ruleset, wanted: set[str], first: bool, annex: bool
) -> tuple[int, bool]:
    """How many lines of title begin here, none if no report does; and whether the report is an annex. Within an annex
    (`annex`) the next one may begin on any line that says so."""
    reading = blocks[index].reading
    if reading.startswith("附"):
        if _ANNEX.match(reading) and not _signs_off(blocks[index + 1 : index + 2 + _SIGNATURE]):
            return 2 if _title_like(blocks, index + 1, ruleset) else 1, True
        sheet = _SHEET.match(reading)
        if sheet and _begins_sheet(blocks, index, annex and sheet["number"] != ""):
            return 1, True
    if not first and _issued_with(blocks, index, text, ruleset):
        return 1, True
    if not _begins(blocks, index, text, ruleset, wanted, first):
        return 0, annex
    form = not first and genre_of(reading, ruleset).id == _FORM
    return _title_length(blocks, index, ruleset), form


def _signs_off(blocks: list[Block]) -> bool:
    """Whether nothing but the signature and notes is left: “附：” above it lists attachments that nobody wrote."""
    return 0 < len(blocks) <= _SIGNATURE and all(
        is_date(block.reading)
        or is_organ(block.reading)
        or block.reading.startswith(("（联系", "（此件", "抄送"))
        for block in blocks
    )


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
    if block.reading.endswith("。") and (genre is UNKNOWN or not _STOPPED_TITLE.match(block.reading)):
        return False
    if plain(block.reading) in wanted:
        return genre is not UNKNOWN or bool(_ABOUT.search(block.reading))
    if first:
        return _opens_file(blocks, index, ruleset)
    if is_date(block.reading):
        return False  # of the signature above, not of a title 关于… below
    title = "".join(line.reading for line in blocks[index : index + _title_length(blocks, index, ruleset)])
    genre = genre_of(title, ruleset)
    if genre is UNKNOWN or index + 1 >= len(blocks):
        return False
    parted = _gap(blocks, index, text) or _signed_above(blocks, index)
    closed = parted and _closed_before(blocks, index)
    if genre.id == _FORM:
        return closed or _TEAR.match(blocks[index - 1].reading) is not None
    return closed or (parted and _has_subject(title) and _apart(blocks, index, text))


def _begins_sheet(blocks: list[Block], index: int, another: bool) -> bool:
    """Whether 附件1：回执 heads a sheet, with text behind it: below the signature or as `another` one."""
    following = blocks[index + 1 : index + 2]
    if not following or _ATTACHED.match(following[0].reading):
        return False
    return another or is_date(blocks[_above_notes(blocks, index)].reading)


def _title_shaped(reading: str) -> bool:
    """Of a title's length, without end mark, number or the 附件 that opens a list of attachments."""
    if not 2 <= len(reading) <= _LONGEST_TITLE or reading.endswith(_END_MARK) or "。" in reading:
        return False
    return read_number(reading) is None and not _ATTACHED.match(reading) and not _NO_TITLE.match(reading)


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
    if len(lines) > 1 and lines[1].startswith(("及", "暨")) and _title_shaped(lines[1]):
        return 2
    for length in range(2, len(lines) + 1):
        last, above = lines[length - 1], lines[: length - 1]
        if (
            not _title_shaped(last)
            or is_date(last)
            or any(map(_IMPRINT.search, (above[0], last)))
            or genre_of(above[-1], ruleset) is not UNKNOWN
        ):
            return 1
        if genre_of("".join(lines[:length]), ruleset) is not UNKNOWN:
            whole = (
                is_organ(above[0])
                or "关于" in above[0]
                or last.startswith("关于")
                or _TIMED.search(above[-1])
            )
            return length if whole else 1
    return 1


def _closed_before(blocks: list[Block], index: int) -> bool:
    """The report above has ended: an advert, or a signature and the notes below it, stand right before."""
    if blocks[index - 1].kind == "advert":
        return True
    above = blocks[_above_notes(blocks, index)].reading
    return is_organ(above) or is_date(above) or signed_date(above)


def _signed_above(blocks: list[Block], index: int) -> bool:
    """Body and date, with perhaps notes below them, stand right above: that parts two reports without a gap."""
    above = _above_notes(blocks, index)
    if is_date(blocks[above].reading):
        return above > 0 and is_organ(blocks[above - 1].reading)
    return signed_date(blocks[above].reading)


def _above_notes(blocks: list[Block], index: int) -> int:
    """Index of the block above, or of the signature if only what stands below one lies between."""
    above = index - 1
    while above > 0 and _BELOW_DATE.match(blocks[above].reading):
        above -= 1
    return above


def _issued_with(blocks: list[Block], index: int, text: str, ruleset: Ruleset) -> bool:
    """The title of what a 通知 issues: it stands below the signature of the notice and is no report of its own."""
    reading = blocks[index].reading
    signed = index - 1
    while signed and _BRACKETED.match(blocks[signed].reading):
        signed -= 1
    if signed < 1 or not is_date(blocks[signed].reading) or not is_organ(blocks[signed - 1].reading):
        return False
    named = _ISSUED.search(bare(reading))
    told = f"《{bare(reading)}》" in text[: blocks[index].span.start]  # 关于印发《…办法》的通知
    return named is not None and _title_shaped(reading) and (told or _gap(blocks, index, text))


def _gap(blocks: list[Block], index: int, text: str) -> bool:
    """An empty line before the block, or a page break."""
    return _lines_above(blocks, index, text) >= 2


def _apart(blocks: list[Block], index: int, text: str) -> bool:
    """Further from the block above than that stands from its own: an empty line means nothing between paragraphs that
    all have one."""
    return index < 2 or _lines_above(blocks, index, text) > _lines_above(blocks, index - 1, text)


def _lines_above(blocks: list[Block], index: int, text: str) -> int:
    """How many lines end between a block and the one above it; a page break is many."""
    between = text[blocks[index - 1].span.end : blocks[index].span.start]
    pages = _LINES_OF_A_PAGE if "\f" in between else 0
    return between.count("\n") + between.count("\r") - between.count("\r\n") + pages


def _has_subject(reading: str) -> bool:
    """A title says what it is about; “2024年工作计划” alone is a section's heading."""
    return len(_HOLLOW.sub("", bare(reading))) >= 2
