"""2,000 files of 2 to 18 KB: two processes against one, as `draftlint check FOLDER --jobs` runs them.

Run it with the interpreter of an environment into which draftlint was installed, on a machine with nothing else to do:
when another program holds one of two cores, two processes share the other and the ratio is 1, whatever draftlint does.
So two loops that share nothing are measured as well; what the machine gives them is the most that can be reached.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from clock import bar, medians, process, table, timed
from drafts import SEED, Author, asked, cut, options

BYTES = 2_000, 18_000

_LOOP = [sys.executable, "-c", "for _ in range(20_000_000): pass"]


def fill(folder: Path, files: int, corpus: str | None) -> int:
    """Writes drafts and returns how many characters they have together."""
    chance, author = random.Random(SEED), Author()
    lines = Path(corpus).read_text("utf-8").splitlines(keepends=True) if corpus else []
    characters = 0
    for number in range(files):
        size = chance.randint(*BYTES)
        start = chance.randrange(len(lines)) if lines else 0
        text = cut("".join(lines[start:] + lines[:start]), size) if lines else author.report(size // 3)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def machine(runs: int) -> float:
    """How much faster two loops are side by side than one after the other."""

    def together() -> None:
        for child in [subprocess.Popen(_LOOP) for _ in range(2)]:
            child.wait()

    seconds = medians({"one": process(_LOOP), "two": timed(together)}, runs)
    return 2 * seconds["one"] / seconds["two"]


def main() -> None:
    parser = options(__doc__)
    parser.set_defaults(runs=3)
    parser.add_argument("--files", type=int, default=2000, help="how many (default: %(default)s)")
    asks = asked(parser)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = fill(folder, asks.files, asks.corpus)
        command = [sys.executable, "-m", "linter", "check", name, "--format", "json", "--jobs"]
        seconds = medians({jobs: process([*command, jobs], folder) for jobs in ("1", "2")}, asks.runs)
    rows = [
        [jobs, f"{value:.2f}", f"{asks.files / value:.0f}", f"{characters / value / 1e6:.2f}"]
        for jobs, value in seconds.items()
    ]
    print(table(["processes", "s", "files a second", "million characters a second"], rows) + "\n")
    print(f"what the machine gives two loops: {machine(asks.runs):.2f}")
    print(bar("one process to two", seconds["1"] / seconds["2"], least=1.7))


if __name__ == "__main__":
    main()
