"""Which drafts look back and which ahead: their genres, and the words of their titles."""

from __future__ import annotations

from linter.chinese.expressions import later

REPORTS = frozenset(("annual-summary", "duty-report", "duty-integrity-report"))
"""Genres that look back on the year in their title."""

NARRATIVES = REPORTS | {"work-report", "minutes", "survey-report"}
"""Genres that tell of what was done."""

PLANS = frozenset(("plan", "work-plan"))
"""Genres that tell of what is to be done."""

YEARLY = later("年度|年[^，。]{0,40}(?:工作总结|述职)|年终")
"""Titles of reports on a whole year."""
