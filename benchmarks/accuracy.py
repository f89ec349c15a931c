"""Recall and precision on drafts whose faults are labelled by hand, by category."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from clock import table

from linter.diagnostic import Diagnostic, Severity
from linter.engine import Linter
from linter.loader import load, shipped
from linter.readers import read

LABELLED = Path(__file__).parent / "labelled"
CERTAINTIES = ("sure", "likely")
FITTING = {
    "placeholder": {"truncation", "promo"},
    "truncation": {"placeholder", "wording"},
    "promo": {"placeholder"},
    "numbering": {"structure", "punctuation", "consistency", "number"},
    "date": {"number", "consistency"},
    "number": {"date", "wording", "numbering"},
    "punctuation": {"numbering", "structure"},
    "typo": {"wording", "punctuation", "consistency", "truncation"},
    "grammar": {"wording", "punctuation", "truncation", "structure"},
    "consistency": {"numbering", "date", "number", "structure", "punctuation", "wording"},
    "structure": {"punctuation", "numbering", "section", "wording"},
    "section": {"structure", "numbering"},
}
"""Categories of findings, besides its own, that tell a clerk of a labelled fault; any does of what is labelled other."""
SLACK = 1
"""Characters by which a finding may miss its label."""


@dataclass(frozen=True)
class Label:
    """A fault that a careful reader marked: `text` at `line` and `col` (1-based, in code points) of `file`."""

    file: str
    line: int
    col: int
    text: str
    category: str
    certainty: str
    reason: str
    fix: str | None = None

    def touches(self, found: Told) -> bool:
        if not found.start[0] <= self.line <= found.end[0]:
            return False
        first = found.start[1] if found.start[0] == self.line else 1
        last = found.end[1] if found.end[0] == self.line else len(self.text) + self.col
        return first < self.col + len(self.text) + SLACK and self.col <= max(last - 1, first) + SLACK

    def fits(self, found: Told) -> bool:
        category = found.diagnostic.category
        return self.category in (category, "other") or category in FITTING.get(self.category, ())


@dataclass(frozen=True)
class Told:
    """A finding; `start` and `end` are lines and columns, 1-based. Any answers for a label; only one at warning or
    above has to touch one."""

    file: str
    start: tuple[int, int]
    end: tuple[int, int]
    diagnostic: Diagnostic
    line: str

    def warns(self) -> bool:
        return self.diagnostic.severity >= Severity.WARNING

    def __str__(self) -> str:
        place, shown = (
            f"{self.file}:{self.start[0]}:{self.start[1]}",
            self.line[max(0, self.start[1] - 16) :][:48],
        )
        return f"{place}: {self.diagnostic.message} [{self.diagnostic.rule}] …{shown}…"


@dataclass
class Scores:
    """What was found in one or more sets of drafts."""

    marked: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[Label] = field(default_factory=list)
    right: int = 0
    wrong: list[Told] = field(default_factory=list)
    sound: list[Told] = field(default_factory=list)
    characters: int = 0
    """Of sound drafts."""

    def count(self, labels: Iterable[Label], told: Mapping[str, list[Told]]) -> None:
        labelled: dict[str, list[Label]] = defaultdict(list)
        for label in labels:
            labelled[label.file].append(label)
            key = label.category, label.certainty
            self.marked[key] += 1
            if any(label.touches(found) and label.fits(found) for found in told[label.file]):
                self.found[key] += 1
            else:
                self.missed.append(label)
        for file, findings in told.items():
            for found in filter(Told.warns, findings):
                if any(label.touches(found) for label in labelled[file]):
                    self.right += 1
                else:
                    self.wrong.append(found)

    def rows(self) -> Iterator[list[str]]:
        for category in sorted({category for category, _ in self.marked}):
            yield [category, *(self._share([category], certainty) for certainty in CERTAINTIES)]
        everything = sorted({category for category, _ in self.marked})
        yield ["all", *(self._share(everything, certainty) for certainty in CERTAINTIES)]

    def _share(self, categories: Iterable[str], certainty: str) -> str:
        keys = [(category, certainty) for category in categories]
        found, marked = sum(self.found[key] for key in keys), sum(self.marked[key] for key in keys)
        return f"{found}/{marked} ({found / marked:.2f})" if marked else ""


@dataclass(frozen=True)
class Labelled:
    """A folder of drafts: `faulty` ones with their `labels.jsonl`, and `sound` ones; either may be missing."""

    folder: Path

    @cached_property
    def labels(self) -> list[Label]:
        path = self.folder / "labels.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return [Label(**json.loads(line)) for line in lines if line.strip()]

    def drafts(self, kind: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted((self.folder / kind).glob("*.*"))}


def told(linter: Linter, file: str, data: bytes) -> list[Told]:
    result = linter.lint(read(file, data))
    document, found = result.document, []
    lines = document.text.splitlines()
    for each in result.diagnostics:
        start, end = document.position(each.span.start), document.position(each.span.end)
        found.append(Told(file, start, end, each, lines[start[0] - 1]))
    return found


def scored(linter: Linter, sets: Iterable[Labelled]) -> Scores:
    scores = Scores()
    for each in sets:
        faulty = {file: told(linter, file, data) for file, data in each.drafts("faulty").items()}
        scores.count(each.labels, faulty)
        for file, data in each.drafts("sound").items():
            scores.sound += filter(Told.warns, told(linter, file, data))
            scores.characters += len(data.decode())
    return scores


def report(scores: Scores, arguments: Namespace) -> Iterator[str]:
    if scores.marked:
        yield table(["category", *CERTAINTIES], list(scores.rows()))
    given = scores.right + len(scores.wrong)
    if given:
        yield f"precision: {scores.right / given:.3f} ({scores.right} of {given} findings touch a label)"
    if scores.characters:
        rate = len(scores.sound) * 10_000 / scores.characters
        yield f"sound drafts: {len(scores.sound)} findings, {rate:.2f} per 10,000 characters"
    if arguments.misses:
        for label in scores.missed:
            if arguments.misses in (label.category, "all"):
                yield f"missed {label.file}:{label.line}:{label.col}: {label.text} ({label.category}, {label.certainty}: {label.reason})"
    if arguments.extras:
        yield from (f"unlabelled {found}" for found in (*scores.wrong, *scores.sound))


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", help="folders in benchmarks/labelled; all unless told")
    parser.add_argument(
        "--misses", metavar="CATEGORY", help="also list the labels of a category, or of “all”, not found"
    )
    parser.add_argument("--extras", action="store_true", help="also list the findings that touch no label")
    arguments = parser.parse_args()
    folders = [LABELLED / name for name in arguments.sets] or sorted(filter(Path.is_dir, LABELLED.iterdir()))
    linter = Linter(load(shipped()))
    for folder in folders:
        print(f"## {folder.name}\n")
        print("\n".join(report(scored(linter, [Labelled(folder)]), arguments)), end="\n\n")


if __name__ == "__main__":
    main()
