"""Where clauses and sentences begin and end. Offsets are 0-based code points."""

from __future__ import annotations


def clause_start(text: str, marks: str, end: int, least: int = 0) -> int:
    """Behind the last of the marks that stand from `least` on before `end`; `least` where none does."""
    return max(least, max(text.rfind(mark, least, end) for mark in marks) + 1)


def clause_end(text: str, marks: str, start: int) -> int:
    """The first of the marks at `start` or behind it; the length of the text where there is none."""
    return min((end for mark in marks if (end := text.find(mark, start)) >= 0), default=len(text))
