"""Counts which characters follow which and writes `linter/chinese/usual.grams`: a trigram model with absolute
discounting, interpolated with pairs and single characters.

Give it sound prose, a million characters and more, of the kind that the linter reads: the more it has seen, the less
it takes what is rare for wrong.
"""

from __future__ import annotations

import math
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from linter.chinese import grams
from linter.chinese.grams import EDGE, STEP, Behind, packed, symbols

DISCOUNT = 0.75
OFTEN = 2
"""How often three symbols stand together in what is counted, to be told."""
UNKNOWN = 15.0
"""The cost of a symbol that was never seen."""
SYMBOLS = 8000
"""Between so many a probability of nothing known is shared."""


class Counted:
    """What was counted in some texts, and the probabilities that follow."""

    def __init__(self, texts: Iterable[str]) -> None:
        singles, pairs, triples = Counter[str](), Counter[str](), Counter[str]()
        for text in texts:
            read = f"{EDGE * 2}{symbols(text)}{EDGE * 2}"
            singles.update(read)
            pairs.update(map("".join, pairwise(read)))
            triples.update(map("".join, zip(read, read[1:], read[2:], strict=False)))
        whole = singles.total() + SYMBOLS / 2
        self.singles = {symbol: (number + 0.5) / whole for symbol, number in singles.items()}
        pairs.pop(EDGE * 2, None)
        often = {triple: n for triple, n in triples.items() if n >= OFTEN and EDGE * 2 not in triple}
        self.leave, self.pairs = _discounted(pairs, _totals(pairs), self._single)
        self.leave_pair, self.triples = _discounted(often, _totals(triples), self._pair)

    def _single(self, pair: str) -> float:
        return self.singles[pair[1]]

    def _pair(self, triple: str) -> float:
        pair = triple[1:]
        return self.pairs.get(pair) or self.leave[pair[0]] * self.singles[pair[1]]

    def rows(self) -> dict[str, Behind]:
        """What follows each pair of symbols, each symbol, and nothing."""
        everything = {**self.singles, **self.pairs, **self.triples}
        leave = {"": math.exp(-UNKNOWN), **self.leave, **self.leave_pair}
        rows: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for gram, p in sorted(everything.items()):
            rows[gram[:-1]].append((gram[-1], p))
        return {
            before: (
                "".join(symbol for symbol, _ in row),
                bytes(_level(p) for _, p in row),
                _level(leave[before]),
            )
            for before, row in rows.items()
        }


def _totals(counts: Mapping[str, int]) -> Counter[str]:
    """How often what stands before the last symbol was seen."""
    totals = Counter[str]()
    for gram, number in counts.items():
        totals[gram[:-1]] += number
    return totals


def _discounted(
    counts: Mapping[str, int], totals: Mapping[str, int], shorter: Callable[[str], float]
) -> tuple[dict[str, float], dict[str, float]]:
    """What is left, behind each beginning, for what was not told, and the probability of each gram."""
    left: dict[str, float] = dict(totals)
    for gram, number in counts.items():
        left[gram[:-1]] -= number - DISCOUNT
    begun = {gram[:-1] for gram in counts}
    leave = {before: left[before] / totals[before] for before in begun}
    return leave, {
        gram: (number - DISCOUNT) / totals[gram[:-1]] + leave[gram[:-1]] * shorter(gram)
        for gram, number in counts.items()
    }


def _level(probability: float) -> int:
    return min(255, round(-math.log(probability) / STEP))


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    return (path.read_text("utf-8") for path in paths)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path, help="UTF-8 files of sound prose")
    rows = Counted(_texts(parser.parse_args().texts)).rows()
    usual = Path(grams.__file__).with_name("usual.grams")
    usual.write_bytes(packed(rows))
    print(f"{usual}: {sum(len(seen) for seen, *_ in rows.values())} grams in {len(rows)} rows")


if __name__ == "__main__":
    main()
