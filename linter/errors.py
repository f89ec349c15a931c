"""What can go wrong that is not a finding: each error names the file and, where there is one, the line."""

from __future__ import annotations

from typing import Protocol


class Bilingual(Protocol):
    """Words in both languages of the program."""

    def within(self, lang: str) -> str: ...


class DraftlintError(Exception):
    """One clear line for the user. `path` is as the user wrote it; `line` is 1-based or None. What only those meet who
    write rules is told in English."""

    def __init__(self, message: str | Bilingual, path: str = "", line: int | None = None) -> None:
        super().__init__(message, path, line)
        self.message = message
        self.path = path
        self.line = line

    def within(self, lang: str) -> str:
        """The message without the place."""
        return self.message if isinstance(self.message, str) else self.message.within(lang)

    def told(self, lang: str) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.within(lang)}" if place else self.within(lang)

    def __str__(self) -> str:
        return self.told("en")


class ReadError(DraftlintError):
    """A draft that cannot be read: binary, undecodable, of an unknown kind."""


class RuleError(DraftlintError):
    """A rule or genre file that says something no code enforces, or a rule that failed on a draft."""


class ConfigError(DraftlintError):
    """A configuration, baseline or option that cannot be followed."""
