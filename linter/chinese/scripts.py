"""In which characters a text is written."""

from __future__ import annotations

TRADITIONAL = "們這個為國會來時發對說與業務經縣實產區學關於開現將總習黨議領導員動"
_SIMPLIFIED = "们这个为国会来时发对说与业务经县实产区学关于开现将总习党议领导员动"

_FEWEST = 8
"""A name or a title cited is no draft."""


def is_traditional(text: str) -> bool:
    """Whether a text is written in Traditional characters."""
    found = sum(map(text.count, TRADITIONAL))
    return found >= _FEWEST and found > sum(map(text.count, _SIMPLIFIED))
