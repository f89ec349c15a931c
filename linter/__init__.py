"""draftlint: a linter for Chinese official report drafts."""

__version__ = "0.1.0"
