"""The 目录: its heading and its entries, with leaders and page numbers or without."""

from __future__ import annotations

from linter.chinese.expressions import later
from linter.chinese.titles import CONTENTS, plain
from linter.document import Block
from linter.outline.numbers import read_number

_ENTRY = later(
    r"(?P<title>\S.{0,100}?\S)"
    r"(?:[ \u3000]*\t[\t \u3000]*|[ \u3000]*[.．…·•‥]{3,}[.．…·•‥ \u3000]*|[ \u3000]{3,})(?P<page>\d{1,4})$"
)
_FEWEST = 3
_FEWEST_BARE = 6
"""So many numbered titles without text, above the first of them again, are entries without pages and without a 目录."""
_LONGEST_ROW = 240
"""Title, leader and page; the expression is slow on a longer row of dots."""
_LONGEST = 60
"""A longer line is no entry unless it has a page number."""
_YEARED = later(r"\d{1,2}[、.．]20\d\d ?年")
"""1、2024年度收入决算表: a number that is none at the head of a sentence."""
_END_MARK = tuple("。；，：")
_LAST_START = 40
"""Contents without a heading begin among this many blocks; rows further down are a table."""


def entry_title(text: str) -> str | None:
    """The title of a row that looks like a contents entry with a page number, else None."""
    match = _ENTRY.match(text) if len(text) <= _LONGEST_ROW else None
    return match["title"] if match else None


def mark_contents(blocks: list[Block]) -> list[Block]:
    """Gives contents blocks their kind; an entry's `head` is the length of its title."""
    marked = list(blocks)
    last: dict[str, int] = {}
    index = 0
    while index < len(marked):
        if CONTENTS.match(marked[index].reading):
            last = last or _last_lines(blocks)
            end = _entries_end(blocks, index + 1, last)
        else:
            end = _rows_end(blocks, index)
        for position in range(index, end):
            title = entry_title(marked[position].reading)
            head = len(title) if title else len(marked[position].text)
            marked[position] = marked[position]._replace(kind="contents", head=head)
        index = max(end, index + 1)
    return marked


def _rows_end(blocks: list[Block], start: int) -> int:
    """Where the rows end that look like entries without a 目录 above them; `start` when they are none."""
    end = start
    while start <= _LAST_START and end < len(blocks) and entry_title(blocks[end].reading) is not None:
        end += 1
    if end - start >= _FEWEST and _name_titles(blocks, start, end):
        return end
    again = _begins_again(blocks, start) if start <= _LAST_START else start
    whole = again - start >= _FEWEST_BARE and plain(blocks[again].reading) == plain(blocks[start].reading)
    return again if whole else start


def _last_lines(blocks: list[Block]) -> dict[str, int]:
    """Where each short line stands last."""
    return {plain(block.reading): index for index, block in enumerate(blocks) if len(block.text) <= _LONGEST}


def _name_titles(blocks: list[Block], start: int, end: int) -> bool:
    """Rows without a 目录 above them are entries, not a table, when half of them stand again further down."""
    below = {plain(block.reading) for block in blocks[end:]}
    titles = [plain(entry_title(block.reading) or "") for block in blocks[start:end]]
    return 2 * sum(title in below for title in titles) >= len(titles)


def _entries_end(blocks: list[Block], start: int, last: dict[str, int]) -> int:
    """Entries have page numbers, or stand again word for word later in the draft, or are numbered titles above the
    place where the draft begins over with the first of them (tables of a budget that are posted apart)."""
    seen: set[str] = set()
    again = _begins_again(blocks, start)
    for index in range(start, len(blocks)):
        words = plain(blocks[index].reading[:_LONGEST])
        repeated = words not in seen and last.get(words, 0) > index
        if entry_title(blocks[index].reading) is None and not repeated and index >= again:
            return index
        seen.add(words)
    return len(blocks)


def _begins_again(blocks: list[Block], start: int) -> int:
    """Where the number of the first entry or the words of any stand again below numbered titles only; `start` if they
    do not."""
    seen: set[str] = set()
    first = None
    for index in range(start, len(blocks)):
        reading = blocks[index].reading
        number = read_number(reading)
        words = plain(reading)
        if words in seen or (number is not None and number[:2] == first):
            return index
        if not (number or _YEARED.match(reading)) or len(reading) > _LONGEST or reading.endswith(_END_MARK):
            return start
        first = first or (number[:2] if number else None)
        seen.add(words)
    return start
