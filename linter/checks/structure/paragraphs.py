"""Paragraphs that a line break cut in two."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.words import is_word
from linter.document import Block, Part, Span
from linter.frozen import frozen
from linter.rule import Finding, PartCheck

_ENDED = tuple("。！？；”）…」』】)!?;")
_COMMAS = ("，", "、", ",")
_COLONS = ("：", ":")
_BODY = ("lead", "item", "paragraph", "heading")
_NEXT = ("lead", "paragraph")
LEAST = 15
"""A shorter line is a name, a slogan or a line of verse."""
_LEAST_OPEN = 20
STEP = later(r"[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]|[-—·•●]")
_SENTENCE = later(r"[。；]")
_ANY_MARK = later(r"[。；，]")
_OPEN = later(r"(?:(?:表现|体现|反映|集中|分布)在|(?<=[，。；、])(?:关于|通过|根据|按照|为了))$")
_BEGUN = later(r"，(?!谢谢)[一-龥]{1,2}$|[：，；。][一二三四五六七八九]是$|(?:(?<!正在)进行|予以|加以)$")
"""A clause of which only the first word or two stand there, or one whose verb wants another."""
_JOINING = frozenset("在的和与及对将把以为从向于并或由被使让给跟")
"""Characters that need another word behind them, unless they end one themselves: 方向, 参与."""
_OBJECT = later(r"(?:荣获|获得?|授予|评为|取得|成为|达到)[：:]$")
_GOES_ON = later(
    r"[，。、；：）”》！？,;:)]|的(?!确)|了(?![解不])|们|等(?![级待候同离额高])|及(?![时格早])|和(?![谐平睦解田])"
    r"|[0-9][0-9.]*(?:[%％]|[万亿余多]{0,2}(?:[次个名人户件条项家份场期亩元吨]|公里|平方米))"
)
_LAST_CHARACTER = later("[一-龥][，。、；：]")
_UNIT = later(r"[余多]?(?:[万亿]|[次个名人户件条项家份场期亩元吨%％年月日]|公里|平方米)")
OWN_BEGINNING = later(
    r"[\s\u3000]*(?:以上|特此|专此|此致|综上|总之|下一步|下步|今后|请各|请予|妥否|当否|可否|[（(]?[一二三四五六七八九十]{1,2}[是）)、])"
)
"""What goes on with no sentence of another paragraph."""
_PAGE = later(r"(?<=[一-龥]{2})\d{1,3}$")
"""The number of a page that was copied with its text, where it stands in the middle of a word."""
_FEW = 4
"""So many broken paragraphs are faults; more, and more than a twentieth of the long ones, are a bad copy."""


@frozen
class SentenceUnbroken(PartCheck):
    """A paragraph does not stop in mid-sentence while the next one goes on with it.

    Told by a comma or a colon after a verb at its end, by words that need another, by a word cut in two, or by what the
    next one begins with. The mark or the last character is the finding. Silent in a copy whose lines break anywhere.

    `lost`: whether to find the paragraphs whose rest is lost, since the next one has a beginning of its own (特此通知);
    the others otherwise.
    """

    lost: bool = False

    def find(self, part: Part) -> Iterator[Finding]:
        blocks = part.blocks
        found = [
            block
            for index, block in enumerate(blocks[:-1])
            if not block.reading.endswith(_ENDED)
            and broken(block, blocks[index + 1 : index + 3])
            and _lost(block, blocks[index + 1]) == self.lost
        ]
        if len(found) <= _FEW or 20 * len(found) <= sum(len(block.text) > _LEAST_OPEN for block in part.body):
            for block in found:
                end = block.span.start + len(block.text.rstrip())
                yield Finding(Span(end - 1, end))


def _lost(block: Block, below: Block) -> bool:
    """Whether what would finish a paragraph is nowhere; behind a comma only the mark is wrong."""
    return OWN_BEGINNING.match(below.reading) is not None and not block.reading.rstrip().endswith(("，", ","))


def broken(block: Block, following: tuple[Block, ...]) -> bool:
    """Whether the first of the two blocks that follow goes on with the last sentence of a block."""
    if not following:
        return False
    text, below = block.reading.rstrip(), following[0]
    if block.kind not in _BODY or len(text) < LEAST:
        return False
    plain = below.kind in _NEXT and below.number is None
    if block.kind == "heading" and not block.run_in:
        return plain and _cut_word(text, below.reading.lstrip())
    if text.endswith(_COMMAS):
        return block.number is None and plain and not (STEP.match(below.reading) or _fragment(below))
    if text.endswith(_COLONS):
        alone = len(following) < 2 or following[1].kind not in _NEXT or following[1].number is not None
        return plain and alone and _OBJECT.search(text) is not None
    if not plain or (_fragment(below) and len(following) > 1):
        return False
    if _BEGUN.search(text):
        return True
    return len(text) >= _LEAST_OPEN and _unfinished(text, below.reading.lstrip())


def _fragment(block: Block) -> bool:
    """A few words between two breaks: a link or a raised figure that a copy from the web put on a line of its own."""
    return len(block.text) < LEAST and not block.reading.endswith(_ENDED)


def _splits(text: str, below: str) -> bool:
    """Whether a word begins at the end of one line and ends on the next."""
    return is_word(text[-1] + below[:1]) and not is_word(text[-2:])


def _cut_word(text: str, below: str) -> bool:
    """Whether the next line has but the last character of such a word before its first mark: …思想为指 | 导，坚持…"""
    return _LAST_CHARACTER.match(below) is not None and _splits(text, below)


def _unfinished(text: str, below: str) -> bool:
    if (page := _PAGE.search(text)) and is_word(text[page.start() - 1] + below[:1]):
        return not is_word(text[page.start() - 2 : page.start()])
    joins = text[-1] in _JOINING and not is_word(text[-2:])
    joins = joins or (text[-1].isdigit() and _UNIT.match(below) is not None)
    if joins or _OPEN.search(text) or _GOES_ON.match(below):
        return _ANY_MARK.search(text) is not None
    if _cut_word(text, below):
        return True
    cut = _splits(text, below) or any(
        text.count(opening) > text.count(closing) for opening, closing in ("（）", "《》", "“”")
    )
    return cut and _SENTENCE.search(text) is not None
