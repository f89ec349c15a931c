"""What a text says in its own words: not in quotation marks, not in 《》."""

from __future__ import annotations

from linter.chinese.expressions import later

_QUOTED = later(r"“[^“”\n]*”|《[^《》\n]*》")


def unquoted(text: str) -> str:
    """The text, of the same length, with NUL for every character of a quotation or title and for their marks."""
    if "“" not in text and "《" not in text:
        return text
    return _QUOTED.sub(lambda match: "\0" * len(match[0]), text)
