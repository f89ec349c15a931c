"""Where clauses and sentences begin and end. Offsets are 0-based code points."""

from __future__ import annotations

_FAR = 2000
"""So far a mark is looked for: a text without any has no clauses, and should not be read again for each figure in it."""


def clause_start(text: str, marks: str, end: int, least: int | None = None) -> int:
    """Behind the last of the marks that stand from `least` on before `end`; `least` where none does."""
    least = max(end - _FAR, 0) if least is None else least
    for mark in marks:
        least = max(least, text.rfind(mark, least, end) + 1)
    return least


def words_before(text: str, end: int, reach: int = 300, marks: str = "，。；：、（\n") -> str:
    """What a clause or a member of a list says before `end`, at most `reach` code points of it."""
    return text[clause_start(text, marks, end, max(end - reach, 0)) : end]


def text_around(text: str, marks: str, start: int, end: int) -> str:
    """What stands between the marks next to a span."""
    return text[clause_start(text, marks, start) : clause_end(text, marks, end)]


def clause_end(text: str, marks: str, start: int, most: int | None = None) -> int:
    """The first of the marks at `start` or behind it; `most`, or where the text ends or is long enough, where none stands
    before it."""
    stop = min(start + _FAR, len(text)) if most is None else most
    for mark in marks:
        end = text.find(mark, start, stop)
        stop = end if end >= 0 else stop
    return stop
