"""In which characters a text is written."""

from __future__ import annotations

from unicodedata import normalize

TRADITIONAL = "們這個為國會來時發對說與業務經縣實產區學關於開現將總習黨議領導員動"
_SIMPLIFIED = "们这个为国会来时发对说与业务经县实产区学关于开现将总习党议领导员动"

_MISREAD = str.maketrans("旳癿臵迚觃幵丌亍斱亊仸劢挄", "的的置进规并不于方事任动按")
"""What conversions of shared files put for common characters, and what was meant."""

_FEWEST = 8
"""A name or a title cited is no draft."""


def plain(text: str) -> str:
    """A text with the common character for each compatibility form, radical and misread character in it."""
    return normalize("NFKC", text).translate(_MISREAD)


def is_traditional(text: str) -> bool:
    """Whether a text is written in Traditional characters."""
    found = sum(map(text.count, TRADITIONAL))
    return found >= _FEWEST and found > sum(map(text.count, _SIMPLIFIED))
