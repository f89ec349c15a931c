"""Regular expressions that are compiled when they are first used.

Compiling one takes longer than searching a whole report with it, and most drafts need few of them; so
importing a module of facts about the language should not compile what it names.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> Any:
        """Called once for each method; from then on the compiled expression's own is found at once."""
        method = getattr(re.compile(self._text), name)
        setattr(self, name, method)
        return method


def later(text: str) -> re.Pattern[str]:
    """An expression to be used like a compiled one."""
    return cast("re.Pattern[str]", _Later(text))
