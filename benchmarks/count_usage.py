"""Counts which characters follow each other and prints the tables of `linter/chinese/usage_tables.py`.

Give it sound prose, a million characters and more, of the kind that the linter reads: the more it has seen, the less
it takes what is rare for wrong.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from linter.chinese.usage import EDGE
from linter.chinese.words import is_word

COMMON = 2500
"""Of so many characters, the commonest, the tables tell."""
OFTEN = 3
"""How often three characters stand together in what is counted, to be usual."""

_OTHERS = re.compile("[^一-龥]+")


def tables(texts: Iterable[str]) -> tuple[str, str]:
    """The pairs and the triples of characters, as `linter.chinese.usage_tables` has them."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for text in texts:
        prose = _OTHERS.sub(EDGE, text)
        singles.update(prose)
        pairs.update(map("".join, pairwise(prose)))
        triples.update(map("".join, zip(prose, prose[1:], prose[2:], strict=False)))
    known = {character for character, _ in singles.most_common(COMMON)}
    seen = [pair for pair in pairs if known.issuperset(pair) and EDGE not in pair and not is_word(pair)]
    usual = [
        triple
        for triple, count in triples.items()
        if count >= OFTEN and known.issuperset(triple) and triple[1] != EDGE
    ]
    return "\n".join(_lines(seen)), "\n".join(map(_grouped, _by_first(usual)))


def _lines(words: Iterable[str]) -> Iterator[str]:
    """The first character of each word and what follows it, a line for each first one."""
    return (first + "".join(rests) for first, rests in _by_first(words))


def _grouped(row: tuple[str, list[str]]) -> str:
    first, rests = row
    return " ".join((first, *_lines(rests)))


def _by_first(words: Iterable[str]) -> list[tuple[str, list[str]]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        rows[word[0]].append(word[1:])
    return list(rows.items())


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path, help="UTF-8 files of sound prose")
    pairs, triples = tables(path.read_text("utf-8") for path in parser.parse_args().texts)
    print(f'PAIRS = """\n{pairs}\n"""\n\nTRIPLES = """\n{triples}\n"""')


if __name__ == "__main__":
    main()
