"""How many columns a text takes where it is shown in a monospaced Chinese font, so that a caret can stand
under it.

Unicode calls the width of “”, —, …, ①, ×, ○ and their like ambiguous. Chinese fonts and Chinese consoles
draw them as wide as a Han character, and drafts are full of them; so ambiguous counts as wide here.
"""

from __future__ import annotations

import unicodedata

Columns = tuple[int, int]
"""Code points of one line, half-open."""

_WIDE = frozenset("WFA")


def width(text: str) -> int:
    """Columns of a text that `shown` has made safe."""
    return sum(map(_columns, text))


def shown(character: str) -> str:
    """A character as it may be printed: a tab is a space, and what is invisible, turns the line round or
    moves the cursor is named by its code (`<U+200B>`)."""
    if character.isprintable() or character == "\u3000":
        return character
    return " " if character == "\t" else f"<U+{ord(character):04X}>"


def printable(text: str) -> str:
    return text if text.isprintable() else "".join(map(shown, text))


def marked(line: str, spans: tuple[Columns, ...]) -> tuple[str, str]:
    """A line made safe to print, and the line of carets that goes under it. An empty span gets one caret."""
    text: list[str] = []
    carets: list[str] = []
    for index, character in enumerate(line):
        piece = shown(character)
        columns = width(piece)
        text.append(piece)
        if any(start <= index < end for start, end in spans):
            carets.append("^" * columns)
        elif (index, index) in spans:
            carets.append("^" + " " * (columns - 1))
        else:
            carets.append(" " * columns)
    if any(start >= len(line) for start, _ in spans):
        carets.append("^")
    return "".join(text), "".join(carets).rstrip()


def window(line: str, span: Columns, columns: int) -> Columns:
    """The stretch of a line around a span that fits into so many columns; the span's end is cut when it
    alone is wider. A character is kept with its combining marks."""
    start = end = span[0]
    room = columns
    while end < span[1] and (room := room - width(shown(line[end]))) >= 0:
        end += 1
    left = right = True
    while room >= 0 and (left or right):
        if left := start > 0 and (cost := width(shown(line[start - 1]))) <= room:
            start, room = start - 1, room - cost
        if right := end < len(line) and (cost := width(shown(line[end]))) <= room:
            end, room = end + 1, room - cost
    while start < span[0] and width(shown(line[start])) == 0:
        start += 1
    return start, end


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
