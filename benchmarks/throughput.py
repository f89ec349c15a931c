"""In process, all shipped rules: characters a second, the engine against a plain loop, and where the time goes."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

from clock import bar, table, timed
from drafts import asked, corpus, options

from linter.document import Document
from linter.engine import Linter
from linter.frozen import replace
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Check, DocumentCheck, Finding, PartCheck, Rule, Ruleset

CHARACTERS = 53_000
SLOWEST = 10

KINDS: dict[str, type[Check]] = {
    "block rules": BlockCheck,
    "part rules": PartCheck,
    "document rules": DocumentCheck,
}


class Bench:
    """One text, linted over and over."""

    def __init__(self, text: str) -> None:
        self._ruleset = load(shipped())
        self._data = text.encode()
        self._document = self._read()
        self._linters = {name: Linter(self._rules(kind)) for name, kind in KINDS.items()}
        self._idle = Linter(replace(self._ruleset, rules=()))
        self._whole = Linter(self._ruleset)

    def round(self) -> dict[str, float]:
        """Seconds of each stage, one after the other as in a run, then of the whole and of the plain loop. Those
        start from a new outline: checks keep what they found out about a report. The walk over the blocks, which
        every linter does, is told with the block rules."""
        seconds = {"read": timed(self._read)(), "outline": timed(self._outlined)()}
        outlined = self._outlined()
        for name, linter in self._linters.items():
            seconds[name] = timed(partial(_exhausted, linter, outlined))()
        walk = timed(partial(_exhausted, self._idle, outlined))()
        seconds["part rules"] -= walk
        seconds["document rules"] -= walk
        seconds["all"] = timed(lambda: self._whole.lint(self._read()))()
        again, rules = self._outlined(), self._rules(BlockCheck).rules
        seconds["plain loop"] = timed(lambda: list(_looped(rules, again)))()
        return seconds

    def by_rule(self, runs: int) -> list[tuple[float, str]]:
        """Median seconds that each rule takes in the engine with all others, slowest first."""
        clock = Clock(self._ruleset.rules)
        linter = Linter(replace(self._ruleset, rules=clock.rules))
        seconds = averages(lambda: clock.round(lambda: linter.lint(self._document)), runs)
        return sorted(((value, name) for name, value in seconds.items()), reverse=True)

    @property
    def findings(self) -> int:
        return len(Linter(self._ruleset).lint(self._document).diagnostics)

    def _read(self) -> Document:
        return read("draft.txt", self._data)

    def _outlined(self) -> Document:
        return outline(self._document, self._ruleset)

    def _rules(self, kind: type[Check]) -> Ruleset:
        chosen = tuple(rule for rule in self._ruleset.rules if isinstance(rule.check, kind))
        return replace(self._ruleset, rules=chosen)


def _exhausted(linter: Linter, outlined: Document) -> None:
    """The engine's findings, before they get words."""
    for _ in linter._findings(outlined):
        pass


def averages(work: Callable[[], dict[str, float]], runs: int) -> dict[str, float]:
    """The median of each figure, after one run that does not count."""
    rounds = [work() for _ in range(runs + 1)][1:]
    return {name: statistics.median(taken[name] for taken in rounds) for name in rounds[0]}


def _looped(rules: tuple[Rule, ...], document: Document) -> Iterator[Finding]:
    for block, rule in product(document.blocks, rules):
        assert isinstance(rule.check, BlockCheck)
        part = document.part_at(block.span.start)
        if block.kind in rule.kinds and rule.concerns(part.genre.id if part else ""):
            yield from rule.check.find(block, part)


class Clock:
    """Rules that note how long they take."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._seconds: dict[str, float] = defaultdict(float)
        self.rules = tuple(self._watched(rule) for rule in rules)

    def round(self, work: Callable[[], object]) -> dict[str, float]:
        self._seconds.clear()
        work()
        return dict(self._seconds)

    def _watched(self, rule: Rule) -> Rule:
        check = replace(rule.check)
        inner = check.find  # type: ignore[attr-defined]

        def find(*place: object) -> list[Finding]:
            started = time.perf_counter()
            found = list(inner(*place))
            self._seconds[rule.id] += time.perf_counter() - started
            return found

        object.__setattr__(check, "find", find)
        return rule.with_check(check)


def main() -> None:
    asks = asked(options(__doc__))
    text = corpus(asks.corpus, CHARACTERS)
    bench = Bench(text)
    seconds = averages(bench.round, asks.runs)
    whole, plain = seconds.pop("all"), seconds.pop("plain loop")
    rows = [[name, f"{1000 * value:.1f}"] for name, value in seconds.items()]
    rows += [
        ["words and the rest", f"{1000 * (whole - sum(seconds.values())):.1f}"],
        ["all", f"{1000 * whole:.1f}"],
    ]
    print(f"{len(text)} characters, {len(load(shipped()).rules)} rules, {bench.findings} findings\n")
    print(table(["stage", "ms"], rows))
    slow = [[name, f"{1000 * value:.2f}"] for value, name in bench.by_rule(asks.runs)[:SLOWEST]]
    print("\n" + table(["slowest rules", "ms"], slow) + "\n")
    print(bar("million characters a second", len(text) / whole / 1e6, least=1))
    ratio = plain / seconds["block rules"]
    print(bar(f"plain loop over block rules ({1000 * plain:.1f} ms) to the engine's", ratio, least=5))


if __name__ == "__main__":
    main()
