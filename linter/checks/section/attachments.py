"""Attachments: the 附件说明 below the text (GB/T 9704-2012, 7.3.4) and the attached sheets (7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.checks.section.titles import title_blocks
from linter.chinese.expressions import later
from linter.chinese.titles import plain
from linter.diagnostic import Edit, Fix
from linter.document import Block, Document, Kind, Part, Span, Words
from linter.frozen import frozen
from linter.rule import DocumentCheck, Finding, PartCheck

_NAMED = later(
    r"(?:见|按|填写|填报|附表?|详见)附件(?!名称|标题)[\s\u3000]*(\d{0,2})|附件[\s\u3000]*(\d{1,2})(?![\d.份个件页项])"
)
_ELSEWHERE = later(r"(?:》|文件|来文|(?<!本)(?:通知|办法|方案|意见|指南|批复)|所附|[厅部]文)[的中所附]{0,3}$")
"""What stands before the attachment of another paper."""
_NEAR = 8
_BESIDE = later(r"(?<=[（(])见附件[\s\u3000]*(\d{1,2})()(?=[）)])")
_ENTRY = later(
    r"(?P<label>附[\s\u3000]*件[\s\u3000]*(?:(?P<labelled>\d{1,2})[\s\u3000]*[：:.．、]|[：:])[\s\u3000]*|附[：:][\s\u3000]*)?"
    r"(?P<number>(?P<value>\d{1,2})[.．、，,][\s\u3000]*|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑩]|\d{1,2}[)）])?"
    r"(?P<name>[^\n]*?)(?P<mark>[。；，、;,]?)[\s\u3000]*$"
)


@frozen
class AttachmentsListed(PartCheck):
    """What the text calls 附件 is listed in the 附件说明 below it (GB/T 9704-2012, 7.3.4).

    `beyond`: instead, find numbers of attachments that the list does not reach, wherever they stand.
    """

    beyond: bool = False

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("附",))

    def find(self, part: Part) -> Iterator[Finding]:
        listed = {_list_number(block) for block in part.blocks if block.kind == "attachment"}
        if part.annex or bool(listed) != self.beyond:
            return
        for block in part.body:
            own = block.kind == "attachment"
            if "附" not in block.reading or (own and not self.beyond):
                continue
            for match in (_BESIDE if own else _NAMED).finditer(block.reading):
                elsewhere = _ELSEWHERE.search(block.reading, max(match.start() - _NEAR, 0), match.start())
                if elsewhere and not match[0].startswith("详见"):
                    continue
                if not self.beyond or int(match[1] or match[2] or 0) > len(listed):
                    yield Finding(block.at(*match.span()), {"count": str(len(listed))})
                    if not self.beyond:
                        return


_CITED = later(
    r"(?P<name>[^，。；：（）()\n]{3,40})[（(](?:详?见)?(?P<found>附件[\s\u3000]*(?P<number>\d{1,2}))[）)]"
)
_ALL, _FEW = 0.8, 0.25
"""The shares of an entry's pairs of characters that its own name holds, and another name at most."""


class AttachmentsCited(PartCheck):
    """《报名表》（附件2） means the second entry of the 附件说明, unless the name is plainly that of another entry and
    nothing like the second."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("附件",))

    def find(self, part: Part) -> Iterator[Finding]:
        listed = {_list_number(block): _name(block) for block in part.blocks if block.kind == "attachment"}
        if part.annex or len(listed) < _SECOND:
            return
        for block in part.body:
            for match in _CITED.finditer(block.reading) if block.kind != "attachment" else ():
                number = int(match["number"])
                shares = {other: _share(name, match["name"]) for other, name in listed.items()}
                likely = max(shares, key=lambda other: shares[other])
                if shares.get(number, 1.0) <= _FEW and shares[likely] >= _ALL:
                    span = block.at(*match.span("found"))
                    yield Finding(span, {"name": listed[number], "better": f"附件{likely}"})


def _share(entry: str, text: str) -> float:
    """The share of an entry's pairs of characters that a text holds."""
    pairs = {"".join(pair) for pair in pairwise(plain(entry).strip("《》“”"))}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def _list_number(block: Block) -> int:
    match = _ENTRY.match(block.reading)
    return int(match["value"] or match["labelled"] or 1) if match else 1


_SENTENCE = later(r"[^。]{4,}，[^。]{4,}。[\s\u3000]*$")


def _told_in_full(entries: list[Block]) -> bool:
    """Below 附：参与方式 its own points stand, in sentences: what is attached, not a list of it."""
    return len(entries) > 1 and all(_SENTENCE.search(block.reading) for block in entries[1:])


_FAULTS = ("mark", "lone", "number", "label", "place", "unnumbered")


@frozen
class AttachmentListForm(PartCheck):
    """The 附件说明 reads 附件：名称, or 附件：1.名称 with 2.名称 below it, and stands above the signature.

    `fault` is the one to report: mark (behind a name), lone (a number although there is one attachment), number
    (of another form than 1.; the comma is another rule's), label (附件1：… 附件2：…), place (below the signature),
    unnumbered (several names, none with a number).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in _FAULTS:
            raise ValueError(f"unknown fault “{self.fault}”; known: {', '.join(_FAULTS)}")

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(("attachment",))

    def find(self, part: Part) -> Iterator[Finding]:
        entries = [block for block in part.blocks if block.kind == "attachment"]
        if not entries or part.annex or _told_in_full(entries):
            return
        if self.fault in ("place", "unnumbered"):
            yield from (_misplaced if self.fault == "place" else _unnumbered)(part, entries[0])
            return
        for block in entries:
            match = _ENTRY.match(block.reading)
            if match is None:
                continue
            if self.fault == "mark" and match["mark"] and match["name"]:
                yield _change(block, *match.span("mark"), "")
            elif self.fault == "lone" and len(entries) == 1 and match["label"] and match["number"]:
                if not (match["labelled"] or _NUMBERED_INSIDE.search(match["name"]) or _goes_on(part, block)):
                    yield _change(block, *match.span("number"), "", safe=False)
            elif self.fault == "number" and match["number"] and not match["value"]:
                yield from _renumbered(block, match.span("number"), match["number"])
            elif self.fault == "label" and match["labelled"]:
                yield Finding(Span(block.span.start, block.span.start + match.end("label")))
                return


def _goes_on(part: Part, entry: Block) -> bool:
    """Whether a second number stands below, in whatever form."""
    return any(block.number is not None and block.number.value == _SECOND for block in part.below(entry)[:1])


_SECOND = 2
_NUMBERED_INSIDE = later(r"[\s\u3000；;，、][（(]?\d{1,2}[）).．、]")
"""附件：1.名单 2.表: a second one on the same line."""
_HAN = "〇一二三四五六七八九十"


def _renumbered(block: Block, place: tuple[int, int], number: str) -> Iterator[Finding]:
    value = number.strip("（）()、")
    if "①" <= value <= "⑩":
        value = str(ord(value) - ord("①") + 1)
    elif value in _HAN:
        value = str(_HAN.index(value))
    if value.isdigit():
        yield _change(block, *place, f"{value}.")


def _change(block: Block, start: int, end: int, better: str, safe: bool = True) -> Finding:
    span = block.at(start, end)
    return Finding(span, {"better": better}, Fix((Edit(span, better),), safe))


def _misplaced(part: Part, first: Block) -> Iterator[Finding]:
    """A list below the signature with nothing behind it; with text behind it, it is the head of a sheet."""
    before = [block.kind for block in part.blocks if block.span.start < first.span.start]
    after = [block for block in part.blocks if block.span.start > first.span.start]
    if "date" in before[-4:] and all(block.kind in ("attachment", "note") for block in after):
        yield Finding(Span(first.span.start, first.span.start + _label_length(first)))


_SHEETS = later(
    r"[^。，；：:]{2,40}(?:表|名单|方案|清单|说明|办法|计划|台账|目录|图|书|指南|函|通知|细则|规定|样式|模板|材料)(?:（[^）]{1,12}）)?$"
)


def _unnumbered(part: Part, first: Block) -> Iterator[Finding]:
    """A second name on the line below the first, and no number before either. A long name that goes on there does not
    end as a name does before that."""
    match = _ENTRY.match(first.reading)
    if match is None or match["number"] or match["labelled"] or not _SHEETS.match(match["name"]):
        return
    for block in part.below(first)[:1]:
        if block.kind == "paragraph" and _SHEETS.match(block.reading):
            yield Finding(Span(block.span.start, block.span.start + len(block.text.rstrip())))


def _label_length(block: Block) -> int:
    match = _ENTRY.match(block.reading)
    return (match.end("label") if match and match["label"] else 0) or len(block.text)


_SHEET = later(r"附[\s\u3000]*件[\s\u3000]*(?P<number>\d{0,2})")


class AnnexesNamed(DocumentCheck):
    """Number and title of an attached sheet are those of the 附件说明 (GB/T 9704-2012, 7.3.7), and so is the name by which
    the text cites it, 《申报表》（附件1）, unless it is another name altogether.

    A title that shares less than half of its characters with the entry is none: a sheet may begin otherwise.
    """

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("附",))

    def find(self, document: Document) -> Iterator[Finding]:
        listed: list[str] = []
        for part in document.parts:
            if not part.annex:
                listed = [
                    name for block in part.blocks if block.kind == "attachment" if (name := _name(block))
                ]
                yield from _cited_otherwise(part)
            elif listed:
                yield from _mismatch(part, listed)


_BOOK = later(r"《(?P<name>[^《》]{4,40})》[（(](?:详?见)?附件[\s\u3000]*(?P<number>\d{0,2})[）)]")
_LEAST_NAME = 7
_MOST_UNLIKE = 2
"""Characters in which two names of one length differ where one word was exchanged: 申报表, 审批表."""


def _cited_otherwise(part: Part) -> Iterator[Finding]:
    entries = {_list_number(block): block for block in part.blocks if block.kind == "attachment"}
    for block in part.body if entries else ():
        for cited in _BOOK.finditer(block.reading) if block.kind != "attachment" else ():
            entry = entries.get(int(cited["number"] or 1))
            name, other = (
                plain(text).strip("《》“”") for text in (_name(entry) if entry else "", cited["name"])
            )
            unlike = [at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b]
            exchanged = 0 < len(unlike) <= _MOST_UNLIKE and unlike[-1] - unlike[0] < _MOST_UNLIKE
            if entry and len(name) == len(other) >= _LEAST_NAME and exchanged:
                start = entry.span.start + entry.reading.index(_name(entry))
                reason = Words(f"正文写作《{cited['name']}》", f"the text says 《{cited['name']}》")
                yield Finding(Span(start, start + len(_name(entry))), {"reason": reason})


def _name(block: Block) -> str:
    match = _ENTRY.match(block.reading)
    return match["name"].strip() if match else ""


def _mismatch(part: Part, listed: list[str]) -> Iterator[Finding]:
    blocks = title_blocks(part)
    sheet = _SHEET.match(blocks[0].reading) if blocks else None
    if sheet is None:
        return
    number = int(sheet["number"] or 0)
    if number > max(len(listed), 1) or (number and len(listed) == 1) or (not number and len(listed) > 1):
        yield Finding(blocks[0].span, {"reason": _count_reason(number, len(listed))})
    elif len(blocks) > 1:
        name, title = listed[max(number, 1) - 1], "".join(block.reading for block in blocks[1:])
        if _another(title, name):
            reason = Words(f"附件说明写作“{name}”", f"the list says “{name}”")
            yield Finding(Span(blocks[1].span.start, blocks[-1].span.end), {"reason": reason})


def _count_reason(number: int, count: int) -> Words:
    if count == 1:
        return Words("附件说明只有一个附件，不编序号", "there is one attachment, which has no number")
    if not number:
        return Words(
            f"附件说明列了{count}个附件，须编序号", f"{count} attachments are listed; give the number"
        )
    return Words(f"附件说明只列了{count}个附件", f"only {count} attachments are listed")


def _another(title: str, name: str) -> bool:
    """Whether a sheet's title differs from its entry and yet means it."""
    one, other = (plain(text).strip("《》“”") for text in (title, name))
    if one.startswith(other) or other.startswith(one):
        return False  # a long name goes on on the next line
    shorter, longer = sorted((one, other), key=len)
    pairs = {"".join(pair) for pair in pairwise(shorter)}
    return 2 * sum(pair in longer for pair in pairs) >= len(pairs)
