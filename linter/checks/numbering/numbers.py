"""Numbers of headings and items: their order within a report, and how each is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from linter.checks.numbering.heads import heads_broken
from linter.checks.numbering.sequences import (
    ARTICLE,
    RANKS,
    Member,
    Run,
    Sequences,
    breaks,
    names_group,
    renumbered,
    sequences,
    written,
)
from linter.chinese.expressions import later
from linter.chinese.numerals import halfwidth
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.rule import Finding, PartCheck, Value

Seen = tuple[str, Finding]
"""A fault's name and where it is."""

_TOP = "一、"
_MOST_LEFT_OUT = 9
_LIST_END = ("；", ";")
_NUMBER_IN_TEXT = later(r"[。；;]\s*(?P<number>(?P<value>\d{1,2})[.．、])(?=[一-龥“《])")
_ATTACHED = later(
    r"(?:附[\s\u3000]*件?[\s\u3000]*[：:])?[\s\u3000]*(?P<number>(?P<value>\d{1,2})[.．、，,])(?!\d+(?:[.．\s%％万亿]|$))"
)
_SECOND = later(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])"
    r"|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)](?!班|[两三四五六七八九十]项)|\d{1,2}[.．、](?!\d))"
)


@frozen
class NumberOrder(PartCheck):
    """The numbers of a report count up from 1 in each run of siblings, level by level.

    `fault` is the one to report: gap, repeat, backwards, restart, start (the first is not 1), system (not the
    style of its siblings), level (a level is skipped), lone (一、 without 二、), parent (a bare heading above
    numbers that begin again), again (these numbers), text (a number left inside a paragraph).
    """

    fault: str

    def __post_init__(self) -> None:
        _known(self.fault, "gap repeat backwards restart start system level lone parent again text")

    def find(self, part: Part) -> Iterator[Finding]:
        return (finding for fault, finding in _order(part) if fault == self.fault)


@frozen
class NumberForm(PartCheck):
    """Numbers are written as GB/T 15834-2011, appendix B, writes them: 一、 （一） 1. （1）.

    `fault` is the one to report: bare (no mark), comma (1、), dot (1． beside 1.), han (一. for 一、),
    bracket (half-width), mark (one after a bracket), double (two in a row), mixed (1） beside （1））.
    """

    fault: str

    def __post_init__(self) -> None:
        _known(self.fault, "bare comma dot han bracket mark double mixed")

    def find(self, part: Part) -> Iterator[Finding]:
        return (finding for fault, finding in _forms(part) if fault == self.fault)


def _known(fault: str, faults: str) -> None:
    if fault not in faults.split():
        raise ValueError(f"unknown fault “{fault}”; known: {faults}")


def _number_span(block: Block) -> Span:
    """The number at a block's head, without white space behind it."""
    assert block.number is not None
    start = block.span.start
    return Span(start, start + len(block.number.text.rstrip()))


def _at_number(block: Block, **values: Value) -> Finding:
    return Finding(_number_span(block), values)


# --- order -----------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _order(part: Part) -> tuple[Seen, ...]:
    found = sequences(part)
    return (
        *_run_faults(part, found),
        *_strays(part, found),
        *_skipped_levels(part, found),
        *_lone(part, found),
        *_unnumbered(part, found.runs),
        *_left_in_text(part.body),
        *_attachment_order(part),
        *heads_broken(part),
    )


def _run_faults(part: Part, found: Sequences) -> Iterator[Seen]:
    for counted in _counted(found.runs):
        places = [(run, member) for run in counted for member in run.members]
        values = [member.value for _, member in places]
        for index in breaks(values, counted[0].before):
            run, member = places[index]
            if part.blocks[member.block].number:
                following = values[index + 1 : index + 2]
                yield from _break(part, run, member, places[index - 1][1] if index else None, following)
        yield from _behind_last(part, counted[-1])


def _counted(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of one numbering each: one run, or those that count on through the sections, if most of their style do
    (12 of 59 State Council files). A count may slip where a section begins, as long as another goes on without."""
    for style in {run.style for run in runs}:
        own = [run for run in runs if run.style == style]
        slips = [b.members[0].value - a.last.value - 1 for a, b in pairwise(own) if b.members[0].value > 1]
        through = 0 in slips and 2 * sum(slip in _SLIPS for slip in slips) > len(own) - 1
        counted = own[:1]
        for run in own[1:]:
            first = run.members[0].value
            if through and first > 1 and first - counted[-1].last.value - 1 in _SLIPS:
                counted.append(run)
            else:
                yield counted
                counted = [run]
        yield counted


_SLIPS = range(-1, 3)
"""A number that stands twice, or one or two left out."""


def _break(
    part: Part, run: Run, member: Member, before: Member | None, following: Sequence[int]
) -> Iterator[Seen]:
    """What is wrong with a member that does not follow the one before it. `following` is the value of the next one."""
    last = before.value if before else 0
    if member.value > last + 1:
        yield from _jump(part, run, member, before)
    elif before:
        kind = "repeat" if member.value == last else "restart" if member.value == 1 else "backwards"
        better, then = written(run.style, last + 1), renumbered(following, last + 1)
        before_it = _as_written(part, before)
        yield kind, _at_number(part.blocks[member.block], before=before_it, better=better, then=then)


def _jump(part: Part, run: Run, member: Member, before: Member | None) -> Iterator[Seen]:
    """Numbers are left out before a member, unless they stand inside paragraphs.

    Several there are the author's way and pass; a single one has lost its line break.
    """
    above = before or run.under
    last = before.value if before else 0
    run_in = _run_in(
        part, run.style, range(last + 1, member.value), above.block if above else 0, member.block
    )
    block = part.blocks[member.block]
    better = written(run.style, last + 1)
    if len(run_in) == member.value - last - 1:
        if len(run_in) == 1 and not _begins_cell(part, run_in[0]):
            yield "text", Finding(run_in[0])
    elif before is None:
        yield "start", _at_number(block, better=better)
    elif member.value == last + 2 and (child := _only_child(part, run, before, member)):
        yield "system", _at_number(child, beside=_as_written(part, before), better=better)
    else:
        upto = f"…{written(run.style, member.value - 1)}" if member.value > last + 2 else ""
        yield "gap", _at_number(block, before=_as_written(part, before), missing=better + upto)


def _only_child(part: Part, run: Run, before: Member, member: Member) -> Block | None:
    """The one number of a lower level, an only child, where one of this level is missing: （二）, 1., （四）."""
    between = [block for block in part.blocks[before.block + 1 : member.block] if block.number]
    child = between[0] if len(between) == 1 else None
    style = child.number.style if child and child.number else ARTICLE
    lower = style != ARTICLE and RANKS.get(style, 0) > RANKS.get(run.style, 0)
    return child if lower else None


def _as_written(part: Part, member: Member) -> str:
    number = part.blocks[member.block].number
    return number.text.strip() if number else str(member.value)


def _behind_last(part: Part, run: Run) -> Iterator[Seen]:
    """（二）对区长予以免职。（三）停产整顿10天。: the last number of a list has lost its line break."""
    block = part.blocks[run.last.block]
    if run.style not in _BRACKETED or len(run.members) < _FEWEST_BEFORE:
        return
    run_in = _run_in(
        part, run.style, range(run.last.value + 1, run.last.value + 3), run.last.block, run.last.block + 1
    )
    if len(run_in) == 1 and block.reading[run_in[0].start - block.span.start - 1] == "。":
        yield "text", Finding(run_in[0])


_BRACKETED = ("（一）", "一、")
_FEWEST_BEFORE = 2

_LABEL = 8
"""Characters of a label at most."""


def _begins_cell(part: Part, span: Span) -> bool:
    """At the start of a block, behind a label (注：1.…) or, in a row of a table, behind a tab or several spaces."""
    block = next(block for block in part.blocks if block.span.end > span.start)
    before = block.text[: span.start - block.span.start]
    labelled = len(before) <= _LABEL and before.endswith(("：", ":"))
    return not before or labelled or before.endswith(("\t", "  ", "\u3000"))


def _run_in(part: Part, style: str, values: range, start: int, end: int) -> list[Span]:
    """Where the numbers stand inside paragraphs of blocks `start` to `end` (exclusive)."""
    found = []
    sought = {written(style, value) for value in values[:_MOST_LEFT_OUT]}
    for block in part.blocks[start:end]:
        for match in _NUMBER.finditer(block.reading, len(block.number.text) if block.number else 0):
            form = match[1].translate(_FULL_WIDTH)
            form = form.replace("、", ".") if form[0] in _ARABIC else form
            if form in sought:
                sought.remove(form)
                found.append(block.at(match.start(1), match.end(1)))
    return sorted(found)


_FIRST = later(r"[：:，,]\s*1[.．、]")
_ARABIC = "0123456789"
_HAN = "一二三四五六七八九十"
_FULL_WIDTH = str.maketrans("()．", "（）.")
_NUMBER = later(
    rf"(?:^|[。；：！？;:）\s])([（(](?:[{_HAN}]{{1,4}}|\d{{1,2}})[）)]|[{_HAN}]{{1,4}}、|\d{{1,2}}[.．、]"
    rf"|[①-⑳]|第[{_HAN}]{{1,3}}(?:部分|[章节条]))(?!\d)"
)
"""A number at the start of a sentence, in full or half width."""


def _strays(part: Part, found: Sequences) -> Iterator[Seen]:
    """The first number of each excursion into another system."""
    last: tuple[Run, int, str] | None = None
    for stray in found.strays:
        block, beside = part.blocks[stray.member.block], part.blocks[stray.beside]
        if block.number is None or beside.number is None:
            continue
        same = last == (stray.run, stray.beside, block.number.style)
        last = (stray.run, stray.member.block, block.number.style)
        if not same:
            better = written(stray.run.style, stray.member.value)
            yield "system", _at_number(block, beside=beside.number.text.strip(), better=better)


def _skipped_levels(part: Part, found: Sequences) -> Iterator[Seen]:
    """（一） is divided into 1., 1. into （1）; 一、 into 1. and a list within a sentence are accepted."""
    strayed = {stray.member for stray in found.strays}
    for run in found.runs:
        first = part.blocks[run.members[0].block]
        if run.members[0] in strayed:
            continue
        if run.parent is None or run.under is None or run.style == "①" or first.reading.endswith(_LIST_END):
            continue
        above, own = RANKS[run.parent.style], RANKS[run.style]
        if own - above > 1 and above >= RANKS[_TOP] and (run.parent.style, run.style) != (_TOP, "1."):
            styles = list(RANKS)
            better = written(styles[above + 1], run.members[0].value)
            yield "level", _at_number(first, above=_as_written(part, run.under), better=better)


def _lone(part: Part, found: Sequences) -> Iterator[Seen]:
    """一、 is the only one of its kind in the whole report, and nothing goes on from it."""
    top = [run for run in found.runs if run.style == _TOP]
    if len(top) != 1 or len(top[0].members) != 1 or top[0].members[0].value != 1:
        return
    index = top[0].members[0].block
    if _run_in(part, _TOP, range(2, 3), index, len(part.blocks)):
        return
    yield "lone", _at_number(part.blocks[index])


def _unnumbered(part: Part, runs: Sequence[Run]) -> Iterator[Seen]:
    """Headings without number over numbers of the first level that begin again below each."""
    again = [run for run in runs if run.style == _TOP and run.after == "heading" and not _titled(part, run)]
    if not again:
        return
    for run in again:
        first = run.members[0]
        yield "again", _at_number(part.blocks[first.block], better=written("（一）", first.value))
    tops = {member.block: member.value for run in runs if run.style == _TOP for member in run.members}
    coming = 0
    parents: list[Block] = []
    for index in range(len(part.blocks) - 1, -1, -1):
        block = part.blocks[index]
        coming = tops.get(index, coming)
        if block.kind == "heading" and not block.number and coming == 1:
            parents.append(block)
    for ordinal, block in enumerate(reversed(parents), 1):
        yield "parent", Finding(block.span, {"better": written(_TOP, ordinal)})


def _titled(part: Part, run: Run) -> bool:
    """The line above is no heading of a section but the title of what is numbered from 一、 each time: a regulation, a
    body's tasks, a case."""
    for block in reversed(part.blocks[: run.members[0].block]):
        if block.kind == "heading":
            return not block.number and _REGULATION.search(block.reading) is not None
        if names_group(block):
            return True
    return False


_REGULATION = later("(?:制度|办法|规定|细则|规则|规程|守则|公约|职责|须知|流程|预案|方案)$")


def _left_in_text(blocks: Sequence[Block]) -> Iterator[Seen]:
    """“…。5.根据…”: a list number where paragraphs were joined; a whole list from 1 is meant so, and so is one in a
    table."""
    for block in blocks:
        if block.kind == "cell" or (block.number and block.number.style == "1."):
            continue
        matches = list(_NUMBER_IN_TEXT.finditer(block.reading))
        if (
            not matches
            or any(match["value"] in ("1", "3") for match in matches)
            or block.reading.startswith(("1.", "1．", "1、"))
        ):
            continue
        if _FIRST.search(block.reading):
            continue
        start = block.span.start
        yield "text", Finding(Span(start + matches[0].start("number"), start + matches[0].end("number")))


def _attachments(part: Part) -> Iterator[tuple[Span, int, str]]:
    """The numbers of the 附件说明: “附件：1.…”, and “2.…” on the lines below it."""
    for block in part.blocks:
        match = _ATTACHED.match(block.reading) if block.kind == "attachment" else None
        if match:
            start = block.span.start
            yield (
                Span(start + match.start("number"), start + match.end("number")),
                int(match["value"]),
                match["number"],
            )


def _attachment_order(part: Part) -> Iterator[Seen]:
    numbers = list(_attachments(part))
    values = [value for _, value, _ in numbers]
    for index in breaks(values):
        if index:
            span, value, _ = numbers[index]
            missing = written("1.", values[index - 1] + 1)
            then = renumbered(values[index + 1 : index + 2], values[index - 1] + 1)
            kind = (
                "gap"
                if value > values[index - 1]
                else "repeat"
                if value == values[index - 1]
                else "backwards"
            )
            yield (
                kind,
                Finding(
                    span,
                    {"before": numbers[index - 1][2], "missing": missing, "better": missing, "then": then},
                ),
            )


# --- form ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _forms(part: Part) -> tuple[Seen, ...]:
    numbers = [block.number for block in part.blocks if block.number]
    half = _half([number.text for number in numbers if number.style == "1."])
    order = sequences(part)
    strayed = {stray.member.block for stray in order.strays}
    found: list[Seen] = []
    for index, block in enumerate(part.blocks):
        if block.number and index not in strayed:
            found.extend(_form(block, half))
    found.extend(_mixed(part, order.runs))
    attached = list(_attachments(part))
    half = _half([text for _, _, text in attached])
    for span, _, text in attached:
        fault, better = _style_fault("1.", text, half)
        if fault:
            found.append((fault, Finding(span, {"better": better}, Fix((Edit(span, better),)))))
    return tuple(found)


def _half(numbers: Sequence[str]) -> bool:
    """Whether one of them has a half-width dot. The 附件说明 is a list of its own: GB/T 9704 writes 1． there."""
    return any(number.rstrip().endswith(".") for number in numbers)


def _form(block: Block, half: bool) -> Iterator[Seen]:
    """`half`: the report writes 1. with a half-width dot somewhere."""
    assert block.number is not None
    text = block.number.text.rstrip()
    second = _SECOND.match(block.reading, len(block.number.text))
    if second:
        yield "double", Finding(Span(block.span.start, block.span.start + second.end()))
        return
    fault, better = _style_fault(block.number.style, text, half)
    if fault:
        span = _number_span(block)
        yield fault, Finding(span, {"better": better}, Fix((Edit(span, better),)))


def _style_fault(style: str, text: str, half: bool) -> tuple[str, str]:
    """The fault in a number's form, empty when there is none, and how it should be written."""
    digits = halfwidth(text.rstrip(".．、，,"))
    if style == "1.":
        if text.endswith(("、", "，", ",")):
            return "comma", digits + "."
        if text.endswith("．") or text[0] > "９" or text[0] in "０１２３４５６７８９":
            return ("dot", digits + ".") if half else ("", "")
        return ("", "") if text.endswith(".") else ("bare", digits + ".")
    if style == _TOP and not text.endswith("、"):
        return "han", text.rstrip(".．，,") + "、"
    if style in ("（一）", "（1）") and text[0] in "（(":
        body = text.rstrip("、.．，,：:")
        full = body.replace("(", "（").replace(")", "）")
        if full != body:
            return "bracket", full
        return ("mark", full) if body != text else ("", "")
    return "", ""


def _mixed(part: Part, runs: Sequence[Run]) -> Iterator[Seen]:
    """Siblings written （1） and 1）: the fewer ones, or the ones without both brackets."""
    for run in runs:
        if run.style != "（1）":
            continue
        blocks = [part.blocks[member.block] for member in run.members]
        shapes = [_shape(block.number.text) for block in blocks if block.number]
        counts = Counter(shapes)
        if len(counts) < 2 or len(shapes) != len(blocks):
            continue
        best = max(counts, key=lambda shape: (counts[shape], shape == "（"))
        pattern = blocks[shapes.index(best)]
        for block, shape in zip(blocks, shapes, strict=True):
            if shape != best and pattern.number:
                yield "mixed", _at_number(block, other=pattern.number.text.strip())


def _shape(text: str) -> str:
    """What tells the forms of （1） apart: both brackets, one, or a single character ⑴."""
    return "（" if text[0] in "（(" else "⑴" if "⑴" <= text[0] <= "⒇" else "）"
