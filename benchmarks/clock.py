"""Measures things side by side: one run of each in turn, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Job = Callable[[], float]
"""Does its work once and returns the seconds that count."""


def timed(work: Callable[[], object]) -> Job:
    def job() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return job


def process(command: Sequence[str], folder: Path | None = None) -> Job:
    """A whole process, from its start to its end. Byte-compiled modules are used as an installation left them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return timed(
        lambda: subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, check=False, timeout=600
        )
    )


def medians(jobs: Mapping[str, Job], runs: int) -> dict[str, float]:
    """Seconds of each job, after one run that does not count."""
    for job in jobs.values():
        job()
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            seconds[name].append(job())
    return {name: statistics.median(values) for name, values in seconds.items()}


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column to the left, the others to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def bar(name: str, value: float, least: float | None = None, most: float | None = None) -> str:
    """A figure beside its bar."""
    met = (least is None or value >= least) and (most is None or value <= most)
    limit = f"at least {least:g}" if most is None else f"at most {most:g}"
    return f"{name}: {value:.2f} ({limit}: {'met' if met else 'MISSED'})"
