"""The report for a person: entries in text order, one for every fault, with an excerpt and a caret under it.

The same rule on the same words in one part, saying the same, is one entry with its count and first places:
a draft with 216 XX is not a screenful of XX.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from linter.chinese.marks import quoted
from linter.chinese.width import marked, printable, width, window
from linter.diagnostic import Diagnostic, Result, Severity
from linter.document import Document, Words
from linter.errors import DraftlintError
from linter.frozen import frozen
from linter.reports import Tally
from linter.rule import CATEGORIES

SEVERITIES = {
    Severity.ERROR: Words("错误", "error"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.INFO: Words("提示", "info"),
}

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

_ASIDE = {
    "header": Words("页眉", "the header"),
    "footer": Words("页脚", "the footer"),
    "footnotes": Words("脚注", "a footnote"),
    "endnotes": Words("尾注", "an endnote"),
    "data": Words("图形", "a diagram"),
    "chart": Words("图表", "a chart"),
}
"""The parts of a Word document, without their numbers, in which a reader of the body would not look."""

_COLUMNS = 60
_PLACES = 5

_TEXTS = {
    "part": Words("── {title}（{count}处）──", "── {title} ({count}) ──"),
    "places": Words("共{count}处：第{lines}行", "{count} places: lines {lines}"),
    "and more": Words("……", ", …"),
    "comma": Words("、", ", "),
    "replace": Words("可自动改为{text}", "can be changed to {text} automatically"),
    "delete": Words("可自动删除", "can be deleted automatically"),
    "fix": Words("可自动修改", "can be fixed automatically"),
    "better": Words("建议改为{text}", "{text} would do"),
    "spare": Words("建议删除", "is to be deleted"),
    "within": Words("位于{place}", "in {place}"),
    "look": Words("（须人工核对）", " (have a look at the result)"),
    "stop": Words("；", "; "),
    "clean": Words(
        "检查了{files}个文件，没有发现问题。用时{seconds:.2f}秒。",
        "Checked {files} file(s): nothing to report. {seconds:.2f} s.",
    ),
    "found": Words(
        "检查了{files}个文件，发现{findings}处：{severities}。用时{seconds:.2f}秒。",
        "Checked {files} file(s), {findings} finding(s): {severities}. {seconds:.2f} s.",
    ),
    "nothing": Words("没有检查任何文件。", "No file was checked."),
    "categories": Words("分类：{categories}。", "By category: {categories}."),
    "fixable": Words(
        "其中{count}处可以自动修改：draftlint check --fix",
        "{count} can be fixed automatically: draftlint check --fix",
    ),
    "risky": Words(
        "另有{count}处修改后须人工核对：draftlint check --fix --unsafe",
        "{count} can be fixed if you look at the result: draftlint check --fix --unsafe",
    ),
    "suppressed": Words(
        "按草稿或基线的说明忽略了{count}处。", "{count} suppressed by the draft or the baseline."
    ),
    "errors": Words(
        "有{count}项没能检查，见上面的error行。", "{count} could not be checked; see the error lines above."
    ),
}


@frozen
class Text:
    """`lang` is zh or en; `colour` only for a terminal."""

    lang: str = "zh"
    colour: bool = False

    def piece(self, result: Result) -> str:
        parts = _folded(result)
        entries: list[str] = []
        for title, groups in parts.items():
            if len(parts) > 1 and title:
                heading = self._text("part", title=printable(title), count=sum(map(len, groups)))
                entries.append(self._style(heading, bold=True) + "\n")
            entries.extend(self._entry(result.document, same) for same in _together(groups))
        return "\n".join(entries)

    def whole(
        self, pieces: Iterable[str], tally: Tally, errors: Sequence[DraftlintError], seconds: float
    ) -> str:
        failures = "".join(map(self._error, errors))
        return "\n".join([*filter(None, [*pieces, failures]), self._summary(tally, len(errors), seconds)])

    def _entry(self, document: Document, groups: list[list[Diagnostic]]) -> str:
        """Findings on the same words share the excerpt."""
        first = groups[0][0]
        line, column = document.position(first.span.start)
        place = self._style(f"{printable(document.path)}:{line}:{column}:", bold=True)
        rows: list[str] = []
        notes: list[str] = []
        for one, *more in groups:
            kind = self._style(f"{one.severity.word}[{one.rule}]", fg=_COLOURS[one.severity])
            rows.append(f"{place} {kind} {printable(one.message)}")
            notes += [*self._places(document, [one, *more]), *self.advice(document, one)]
        text, carets = _excerpt(document, groups[0], line)
        carets = self._style(carets, fg=_COLOURS[first.severity])
        rows += [f"{line:>5} | {text}", f"{' ':>5} | {carets}"]
        if notes:
            rows.append(f"{' ':>5} = {self._text('stop').join(dict.fromkeys(notes))}")
        return "\n".join(rows) + "\n"

    def _places(self, document: Document, group: list[Diagnostic]) -> Iterable[str]:
        """How often, and the first lines."""
        if len(group) > 1:
            lines = list(dict.fromkeys(document.position(one.span.start)[0] for one in group))
            shown = self._text("comma").join(map(str, lines[:_PLACES]))
            more = self._text("and more") if len(lines) > _PLACES else ""
            yield self._text("places", count=len(group), lines=shown + more)

    def advice(self, document: Document, diagnostic: Diagnostic) -> Iterator[str]:
        """What to do about a finding, and where it stands if not in the body."""
        yield from self._fix(document, diagnostic)
        yield from self._aside(document, diagnostic)

    def _aside(self, document: Document, diagnostic: Diagnostic) -> Iterable[str]:
        place = document.place(diagnostic.span.start)
        if place and (aside := _ASIDE.get(place.part.rstrip("0123456789"))):
            yield self._text("within", place=aside.within(self.lang))

    def _fix(self, document: Document, diagnostic: Diagnostic) -> Iterable[str]:
        fix = diagnostic.fix
        if fix is None:
            return
        look = "" if fix.safe or not document.editable else self._text("look")
        if diagnostic.replacement is None:
            if document.editable:
                yield self._text("fix") + look
        elif text := printable(diagnostic.replacement):
            yield self._text("replace" if document.editable else "better", text=quoted(text)) + look
        else:
            yield self._text("delete" if document.editable else "spare") + look

    def _error(self, error: DraftlintError) -> str:
        word = self._style("error:", fg="red")
        place = error.path if error.line is None else f"{error.path}:{error.line}"
        return (
            " ".join(
                filter(
                    None, (f"{printable(place)}:" if place else "", word, printable(error.within(self.lang)))
                )
            )
            + "\n"
        )

    def _summary(self, tally: Tally, failures: int, seconds: float) -> str:
        rows: list[str] = []
        if tally.findings:
            rows.append(
                self._text("found", seconds=seconds, severities=self._severities(tally), **_counts(tally))
            )
            rows.append(self._text("categories", categories=self._categories(tally)))
        elif not tally.files:
            rows.append(self._text("nothing"))
        elif not failures:
            rows.append(self._style(self._text("clean", seconds=seconds, **_counts(tally)), fg="green"))
        for key, count in (
            ("fixable", tally.fixable),
            ("risky", tally.risky),
            ("suppressed", tally.suppressed),
        ):
            if count:
                rows.append(self._text(key, count=count))
        if failures:
            rows.append(self._style(self._text("errors", count=failures), fg="red"))
        return "\n".join(rows) + "\n"

    def _severities(self, tally: Tally) -> str:
        return self._text("comma").join(
            self._count(word, tally.severities[severity])
            for severity, word in SEVERITIES.items()
            if tally.severities[severity]
        )

    def _categories(self, tally: Tally) -> str:
        return self._text("comma").join(
            self._count(CATEGORIES.get(name, Words(f"“{name}”", name)), count)
            for name, count in sorted(tally.categories.items(), key=lambda item: (-item[1], item[0]))
        )

    def _count(self, word: Words, count: int) -> str:
        return f"{count} {word.en}" if self.lang == "en" else f"{word.zh}{count}处"

    def _text(self, key: str, **values: object) -> str:
        return _TEXTS[key].within(self.lang).format(**values)

    def _style(self, text: str, *, fg: str | None = None, bold: bool | None = None) -> str:
        if not self.colour:
            return text
        import click

        return click.style(text, fg=fg, bold=bold)


def _folded(result: Result) -> dict[str, list[list[Diagnostic]]]:
    """Title of a part -> entries, each the findings that it stands for."""
    text = result.document.text
    parts: dict[str, dict[tuple[str, str, str], list[Diagnostic]]] = {}
    for diagnostic in result.diagnostics:
        key = diagnostic.rule, text[diagnostic.span.start : diagnostic.span.end], diagnostic.message
        parts.setdefault(diagnostic.part, {}).setdefault(key, []).append(diagnostic)
    return {title: list(groups.values()) for title, groups in parts.items()}


def _together(groups: list[list[Diagnostic]]) -> Iterator[list[list[Diagnostic]]]:
    """Neighbours on the same words, as one, the gravest first, unless they would be changed in different ways. Who
    stands for several places stands alone."""
    for _, same in groupby(groups, key=lambda group: (group[0].span, len(group) == 1 or id(group))):
        row = sorted(same, key=lambda group: -group[0].severity)
        if len({group[0].fix for group in row} - {None}) <= 1:
            yield row
        else:
            yield from ([group] for group in row)


def _excerpt(document: Document, group: list[Diagnostic], line: int) -> tuple[str, str]:
    """The first finding's line, cut to what a terminal shows, and the carets under it; the other findings in
    sight get theirs too."""
    start, end = document.line_span(line)
    text = document.text[start:end]
    spans = [(span.start - start, min(span.end, end) - start) for span in (one.span for one in group)]
    first = min(spans[0][0], len(text)), max(spans[0])
    left, right = window(text, first, _COLUMNS)
    seen = tuple(
        (a - left, min(b, right) - left) for a, b in (first, *spans[1:]) if a < right or (a, b) == first
    )
    shown, carets = marked(text[left:right], seen)
    before, after = "…" * (left > 0), "…" * (right < len(text))
    return before + shown + after, " " * width(before) + carets


def _counts(tally: Tally) -> dict[str, object]:
    return {"files": tally.files, "findings": tally.findings}
