"""Which linter for which file: configurations, rules and baselines, each read once, whoever asks (command,
worker process, editor)."""

from __future__ import annotations

from pathlib import Path

from linter import baseline
from linter.config import Config, find, read, select
from linter.diagnostic import Result
from linter.document import Document
from linter.engine import Linter
from linter.frozen import NamedTuple, frozen
from linter.loader import Told, load, shipped
from linter.rule import Ruleset


@frozen
class Choice:
    """What a user asks of every file. `select` and `ignore` hold rule ids and categories; `config` and
    `baseline` take the place of those found beside a file; `bare` looks behind no baseline at all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str = "zh"
    config: Path | None = None
    baseline: Path | None = None
    bare: bool = False

    @property
    def partial(self) -> bool:
        """Whether rules were chosen, so that silence of the others says nothing."""
        return bool(self.select or self.ignore)


class Ready(NamedTuple):
    """A linter behind a baseline."""

    linter: Linter
    baseline: baseline.Baseline | None

    def lint(self, document: Document) -> Result:
        result = self.linter.lint(document)
        return self.baseline.apply(result) if self.baseline else result


class Session:
    """Raises ConfigError and RuleError where a configuration, a rule or a baseline cannot be followed. A
    copy sent to another process reads everything anew, and tells nothing."""

    def __init__(self, choice: Choice, told: Told = lambda key, folder: None) -> None:
        self.choice = choice
        self._told = told
        self._chosen = read(choice.config) if choice.config else None
        self._ready: dict[Path | None, Ready] = {}

    def __reduce__(self) -> tuple[type[Session], tuple[Choice]]:
        return Session, (self.choice,)

    def config(self, path: str) -> Config:
        return self._chosen or find(Path(path))

    def linter(self, path: str) -> Ready:
        config = self.config(path)
        if config.path not in self._ready:
            self._ready[config.path] = self._made(config)
        return self._ready[config.path]

    def _made(self, config: Config) -> Ready:
        choice = self.choice
        everything = rules(config, self._told)
        chosen = select(config.apply(everything), choice.select, choice.ignore, everything)
        linter = Linter(chosen, choice.lang, {rule.id for rule in everything.rules})
        known = None if choice.bare else choice.baseline or config.baseline
        return Ready(linter, baseline.load(known) if known else None)


def rules(config: Config, told: Told) -> Ruleset:
    """All rules that a configuration may speak of: the shipped ones and those of its folders."""
    return load(shipped(), *config.rule_folders, told=told)
