"""The years that a draft names: in its title beside its own, and by themselves in its text."""

from __future__ import annotations

from linter.checks.timeline import Dated, quoted, title_text
from linter.chinese.dates import mentions
from linter.chinese.expressions import later
from linter.document import Part
from linter.rule import Finding


def other_years(part: Part) -> frozenset[int]:
    """The years in a title beside its own: 2023年工作总结和2024年工作打算."""
    years = (mention.year for mention in mentions(title_text(part)))
    return frozenset(year for year in years if year is not None and year != part.year)


_LONGEST = 10
"""Characters of what may stand before the first word, at most."""
_HEAD = later(
    r"(?:^|[。！？；：\n])[ \u3000]*(?:[一二三四五六七八九十]+[是、]|[（(]?[一二三四五六七八九十\d]{1,3}"
    r"[）)、.．]|其[一二三四]是?|第[一二三四五六]，|首先，|同时，|另外，|此外，|特别是|——?)?[ \u3000]*$"
)


def heads_sentence(text: str, start: int) -> bool:
    """Only a number, 一是 or the like stands between the offset and the sentence's beginning."""
    return _HEAD.search(text[max(start - _LONGEST, 0) : start]) is not None


def told_alone(dated: Dated) -> bool:
    """A date that names its year by 年 and stands in running text: neither the end of a range nor quoted."""
    block, mention = dated.block, dated.mention
    if mention.form not in ("年", "汉字") or block.kind in ("title", "date", "number", "cell", "signer"):
        return False
    return dated.span is None and not quoted(block.reading, mention.start)


def at_year(dated: Dated, year: int) -> Finding:
    """A finding on a date, and the year that is meant."""
    block, mention = dated.block, dated.mention
    return Finding(block.at(mention.start, mention.end), {"year": f"{year}年"})
