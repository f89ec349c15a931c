"""Results made by hand, so that reports are tested without rules."""

from __future__ import annotations

from linter.diagnostic import Diagnostic, Edit, Fix, Result, Severity
from linter.document import Document, Span

TEXT = "云岭县2023年工作总结\n　　截止目前，XX镇和XX村按期完工。\n　　截止10月，其余工程开工。\n"


def place(words: str, nth: int = 0, text: str = TEXT) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def lead(rule: str = "missing-lead", message: str = "标题之后没有导语") -> Diagnostic:
    return Diagnostic(rule, "section", Severity.INFO, message, place("云岭县2023年工作总结"))


def masked(nth: int) -> Diagnostic:
    return Diagnostic("masked-name", "placeholder", Severity.ERROR, "“XX”是没有填的名称", place("XX", nth))


def cut_off(nth: int, *, safe: bool = True, better: str = "截至") -> Diagnostic:
    span = place("截止", nth)
    fix = Fix((Edit(span, better),), safe)
    return Diagnostic("cut-off", "wording", Severity.WARNING, "此处“截止”应为“截至”", span, fix)


def result(*diagnostics: Diagnostic, suppressed: tuple[Diagnostic, ...] = (), text: str = TEXT) -> Result:
    return Result(Document("草稿.txt", text, ()), diagnostics, suppressed)


FOUND = result(lead(), cut_off(0), masked(0), masked(1), cut_off(1))
