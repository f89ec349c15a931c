"""What a character costs in 1 MB against 100 KB: linting takes time in proportion to the length of the text."""

from __future__ import annotations

import re

from clock import Job, bar, medians, table, timed
from drafts import asked, corpus, cut, options

from linter.engine import Linter
from linter.loader import load, shipped
from linter.readers import read

SMALL, LARGE = 100_000, 1_000_000


def texts(text: str) -> dict[str, str]:
    """The text as it is, and without what ends most searches early."""
    endless = text.replace("\n", "")
    return {
        "as it is": text,
        "without punctuation": re.sub(r"[^\w\n]", "", text),
        "without line breaks": endless,
        "without both": re.sub(r"\W", "", endless),
    }


def sized(text: str, size: int) -> str:
    """About so many bytes of it, repeated when it is shorter."""
    repeated = text * (size // len(text.encode()) + 1)
    return cut(repeated, size) or repeated[: size // 3]


def main() -> None:
    parser = options(__doc__)
    parser.set_defaults(runs=5)
    asks = asked(parser)
    linter = Linter(load(shipped()))
    made = {
        (name, size): sized(text, size)
        for name, text in texts(corpus(asks.corpus, LARGE // 3)).items()
        for size in (SMALL, LARGE)
    }

    def job(text: str) -> Job:
        data = text.encode()
        return timed(lambda: linter.lint(read("draft.txt", data)))

    seconds = medians({f"{name} {size}": job(text) for (name, size), text in made.items()}, asks.runs)
    rows, bars = [], []
    for name in dict.fromkeys(name for name, _ in made):
        small, large = (1e6 * seconds[f"{name} {size}"] / len(made[name, size]) for size in (SMALL, LARGE))
        rows.append([name, f"{small:.2f}", f"{large:.2f}", f"{large / small:.2f}"])
        bars.append(bar(f"1 MB to 100 KB, {name}", large / small, most=1.3))
    print(table(["text", "µs a character, 100 KB", "1 MB", "ratio"], rows) + "\n")
    print("\n".join(bars))


if __name__ == "__main__":
    main()
