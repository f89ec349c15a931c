"""Figures that a sentence relates in so many words, of every kind of relation."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.number.accounts import ACCOUNTS, votes_beyond
from linter.checks.number.groups import GROUPS
from linter.checks.number.relations.additions import ADDITIONS
from linter.checks.number.relations.frequencies import FREQUENCIES
from linter.checks.number.relations.increases import INCREASES
from linter.checks.number.relations.means import MEANS
from linter.checks.number.relations.multiples import MULTIPLES
from linter.checks.number.relations.orders import ORDERS
from linter.checks.number.relations.periods import PERIODS
from linter.checks.number.relations.proportions import PROPORTIONS
from linter.checks.number.relations.quantities import QUANTITIES
from linter.checks.number.searches import ManySearches
from linter.document import Block, Part
from linter.rule import Finding


class FiguresRelate(ManySearches):
    """Figures that a sentence relates in words agree: 每季度1次，全年4次; 9时至11时30分，共150分钟; 第二季度（4月至6月）."""

    searches = (
        *(
            *FREQUENCIES,
            *PERIODS,
            *MULTIPLES,
            *ADDITIONS,
            *PROPORTIONS,
            *INCREASES,
            *MEANS,
            *ORDERS,
            *QUANTITIES,
        ),
        *(*ACCOUNTS, *GROUPS),
    )

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        yield from super().find(block, part)
        if part and "弃权" in block.reading:
            yield from votes_beyond(block, part)
