"""In process, all shipped rules: characters a second, the engine against a plain loop, and where the time goes."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from clock import Job, bar, medians, table, timed
from drafts import asked, corpus, options

from linter.document import Document
from linter.engine import Linter
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Check, DocumentCheck, Finding, PartCheck, Rule, Ruleset

CHARACTERS = 53_000
SLOWEST = 10


class Bench:
    """One text, linted over and over. What is outlined is outlined anew for each measurement: checks keep what they
    found out about a report."""

    def __init__(self, text: str) -> None:
        self._ruleset = load(shipped())
        self._data = text.encode()
        self._document = self._read()

    def jobs(self) -> dict[str, Job]:
        linter = Linter(self._ruleset)
        return {
            "read": timed(self._read),
            "outline": timed(self._outlined),
            "block rules": self._stage(self._rules(BlockCheck)),
            "part rules": self._stage(self._rules(PartCheck)),
            "document rules": self._stage(self._rules(DocumentCheck)),
            "all": timed(lambda: linter.lint(self._read())),
            "plain loop": self._plain(),
        }

    def by_rule(self, runs: int) -> list[tuple[float, str]]:
        """Median seconds that each rule takes in the engine with all others, slowest first."""
        clock = Clock(self._ruleset.rules)
        linter = Linter(replace(self._ruleset, rules=clock.rules))
        rounds = [clock.round(lambda: linter.lint(self._document)) for _ in range(runs + 1)][1:]
        return sorted(
            ((statistics.median(taken[name] for taken in rounds), name) for name in rounds[0]), reverse=True
        )

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

    def _stage(self, rules: Ruleset) -> Job:
        """The engine's findings by these rules alone, before they get words."""
        linter = Linter(rules)

        def job() -> float:
            outlined = self._outlined()
            return timed(lambda: list(linter._findings(outlined)))()

        return job

    def _plain(self) -> Job:
        """Every block rule over every block."""
        rules = self._rules(BlockCheck).rules

        def job() -> float:
            outlined = self._outlined()
            return timed(lambda: list(_looped(rules, outlined)))()

        return job


def _looped(rules: tuple[Rule, ...], document: Document) -> Iterator[Finding]:
    for block, rule in product(document.blocks, rules):
        assert isinstance(rule.check, BlockCheck)
        part = document.part_at(block.span.start)
        if not rule.genres or (part and part.genre.id in rule.genres):
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
        return replace(rule, check=check)


def main() -> None:
    asks = asked(options(__doc__))
    text = corpus(asks.corpus, CHARACTERS)
    bench = Bench(text)
    seconds = medians(bench.jobs(), asks.runs)
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
