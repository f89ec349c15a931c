"""Counts which characters follow which and writes `linter/chinese/usual.grams`: a trigram model of interpolated
Kneser-Ney smoothing (Chen and Goodman 1998, section 2.7).

Give it sound prose, a million characters and more, of the kind that the linter reads: the more it has seen, the less
it takes what is rare for wrong.
"""

from __future__ import annotations

import math
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from linter.chinese import grams
from linter.chinese.grams import EDGE, STEP, Behind, packed, symbols

DISCOUNT = 0.75
UNKNOWN = 15.0
"""The cost of a symbol that was never seen."""
SYMBOLS = 8000
"""Between so many a probability of nothing known is shared."""


def counted(texts: Iterable[str]) -> dict[str, Behind]:
    """What follows each pair of symbols, each symbol, and nothing. A pair counts as often as different symbols stand
    before it, and so does a single one."""
    triples = Counter[str]()
    for text in texts:
        read = f"{EDGE * 2}{symbols(text)}{EDGE * 2}"
        triples.update(map("".join, zip(read, read[1:], read[2:], strict=False)))
    pairs = Counter(triple[1:] for triple in triples)
    singles = Counter(pair[1:] for pair in pairs)
    whole = singles.total() + SYMBOLS / 2
    likely = {single: (number + 0.5) / whole for single, number in singles.items()}
    leave = {"": math.exp(-UNKNOWN)}
    for counts in (pairs, triples):
        _interpolate(counts, likely, leave)
    return _rows(likely, leave)


def _interpolate(counts: Mapping[str, int], likely: dict[str, float], leave: dict[str, float]) -> None:
    """Adds grams to what is `likely`, given that of the shorter ones, and to `leave` what remains behind their
    beginnings for symbols that were not seen there."""
    totals, different = Counter[str](), Counter[str]()
    for gram, number in counts.items():
        totals[gram[:-1]] += number
        different[gram[:-1]] += 1
    for before, total in totals.items():
        leave[before] = DISCOUNT * different[before] / total
    for gram, number in counts.items():
        before = gram[:-1]
        likely[gram] = (number - DISCOUNT) / totals[before] + leave[before] * likely[gram[1:]]


def _rows(likely: Mapping[str, float], leave: Mapping[str, float]) -> dict[str, Behind]:
    seen: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for gram, p in sorted(likely.items()):
        seen[gram[:-1]].append((gram[-1], _level(p)))
    return {
        before: (
            "".join(symbol for symbol, _ in row),
            bytes(level for _, level in row),
            _level(leave[before]),
        )
        for before, row in seen.items()
    }


def _level(probability: float) -> int:
    return min(255, round(-math.log(probability) / STEP))


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    return (path.read_text("utf-8") for path in paths)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path, help="UTF-8 files of sound prose")
    rows = counted(_texts(parser.parse_args().texts))
    usual = Path(grams.__file__).with_name("usual.grams")
    usual.write_bytes(packed(rows))
    print(f"{usual}: {sum(len(seen) for seen, *_ in rows.values())} grams in {len(rows)} rows")


if __name__ == "__main__":
    main()
