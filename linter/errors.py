"""What can go wrong that is not a finding: each error names the file and, where there is one, the line."""


class DraftlintError(Exception):
    """One clear line for the user. `path` is as the user wrote it; `line` is 1-based or None."""

    def __init__(self, message: str, path: str = "", line: int | None = None) -> None:
        super().__init__(message, path, line)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}" if place else self.message


class ReadError(DraftlintError):
    """A draft that cannot be read: binary, undecodable, of an unknown kind."""


class RuleError(DraftlintError):
    """A rule or genre file that says something no code enforces, or a rule that failed on a draft."""


class ConfigError(DraftlintError):
    """A configuration, baseline or option that cannot be followed."""
