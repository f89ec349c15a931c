"""All parts of a document, by the names that tell their kinds: document, styles, header1 …"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from struct import unpack_from
from xml.etree.ElementTree import Element

from linter.readers.binary import properties as code
from linter.readers.binary.lists import numbering
from linter.readers.binary.properties import Properties
from linter.readers.binary.stories import Stories
from linter.readers.binary.streams import Characters, Streams
from linter.readers.binary.styles import styles
from linter.readers.binary.tree import element, switch, value

MAIN = "document"

_BREAKS = ("continuous", "nextColumn", "nextPage", "evenPage", "oddPage")
_NEW_PAGE = 2
_SEPARATORS = 6
"""So many stories before the headers part notes from text (Plcfhdd)."""

_HEADERS = (
    *(("header", "even"), ("header", "default"), ("footer", "even")),
    *(("footer", "default"), ("header", "first"), ("footer", "first")),
)
"""The headers and footers of a section in their order."""

_NO_SECTION = 0xFFFFFFFF
_FONT_NAME = 40
"""Where the name stands in the description of a font (FFN)."""

_COMMENT, _AUTHOR = 30, 20
"""The size of what is said of a comment, and where the number of its author stands there (ATRDPre10)."""

_DRAWING, _BOX, _SHAPE = 26, 22, 14
"""The sizes of what is said of drawings (Spa) and text boxes (FTXBXS), and where there the number of the
shape stands; in the first it stands at the beginning."""


def parts(streams: Streams) -> dict[str, Element]:
    characters, stories = Characters(streams), streams.stories()
    if max(end for _, end in stories.values()) > len(characters.text):
        raise ValueError("stories longer than the text")
    fonts = list(_fonts(streams.table("fonts")))
    plain = Stories(characters, fonts, {}, {})
    anchored = dict(_drawings(streams, stories, plain))
    anchored.update(_references(streams, stories["body"][0]))
    found = {
        "styles": styles(streams.table("styles")),
        "numbering": numbering(streams.table("lists", beyond=True), streams.table("overrides")),
        "settings": element("settings", switch("evenAndOddHeaders", _is_facing(streams.table("settings")))),
        "comments": element("comments", *_comments(streams, stories["comments"][0], plain)),
    }
    inner = Stories(characters, fonts, anchored, {})
    sections = dict(_sections(streams, stories["headers"][0], inner, found))
    start, end = stories["body"]
    last = [sections.pop(at) for at in list(sections) if at >= end]
    text = Stories(characters, fonts, anchored, sections).blocks(start, end)
    found[MAIN] = element("document", element("body", *text, *last))
    for kind in ("footnotes", "endnotes"):
        start, end = stories[kind]
        if end > start:
            found[kind] = element(kind, *inner.blocks(start, end - 1))
    return found


def _is_facing(settings: bytes) -> bool:
    """Whether the pages at the left have headers of their own (DopBase)."""
    return any(byte & 1 for byte in settings[:1])


def _sections(
    streams: Streams, headers: int, stories: Stories, found: dict[str, Element]
) -> Iterator[tuple[int, Element]]:
    """Where each section of the body ends, and what it says of itself; its headers and footers are added to `found`."""
    shown = streams.places("headers", 0)[_SEPARATORS:]
    for index, (_, end, entry) in enumerate(streams.places("sections", 12)):
        (at,) = unpack_from("<I", entry, 2)
        own = Properties()
        if at != _NO_SECTION:
            own = Properties.read(streams.main[at + 2 : at + 2 + unpack_from("<H", streams.main, at)[0]])
        section = element("sectPr", value("type", _BREAKS[own.number(code.BREAK, _NEW_PAGE)]))
        section.append(switch("titlePg", own.is_on(code.TITLE_PAGE)))
        own_headers = shown[index * len(_HEADERS) : (index + 1) * len(_HEADERS)]
        for (kind, pages), (first, last, _) in zip(_HEADERS, own_headers, strict=False):
            if last > first:  # an empty one is that of the section before
                name = f"{kind}{1 + sum(each.startswith(kind) for each in found)}"
                found[name] = element(kind, *stories.blocks(headers + first, headers + last - 1))
                section.append(element(f"{kind}Reference", type=pages, id=name))
        yield end, section


def _drawings(
    streams: Streams, stories: Mapping[str, tuple[int, int]], plain: Stories
) -> Iterator[tuple[int, Element]]:
    """The drawings that hold a text, by the positions at which they are anchored."""
    for drawings, story, boxes in (
        ("drawings", "body", "boxes"),
        ("header drawings", "headers", "header boxes"),
    ):
        base, texts = stories[boxes][0], dict[int, tuple[int, int]]()
        for start, end, entry in streams.places(boxes, _BOX):
            texts[unpack_from("<I", entry, _SHAPE)[0]] = base + start, base + end - 1
        for at, _, entry in streams.places(drawings, _DRAWING):
            if text := texts.get(unpack_from("<I", entry)[0]):
                yield stories[story][0] + at, element("drawing", element("txbxContent", *plain.blocks(*text)))


def _references(streams: Streams, body: int) -> Iterator[tuple[int, Element]]:
    for index, (at, _, _) in enumerate(streams.places("comment references", _COMMENT)):
        yield body + at, element("commentReference", id=str(index))


def _comments(streams: Streams, base: int, plain: Stories) -> Iterator[Element]:
    authors = list(_names(streams.table("authors")))
    references = streams.places("comment references", _COMMENT)
    for index, ((_, _, entry), (start, end, _)) in enumerate(
        zip(references, streams.places("comments", 0), strict=False)
    ):
        (author,) = unpack_from("<H", entry, _AUTHOR)
        name = authors[author] if author < len(authors) else ""
        yield element("comment", *plain.blocks(base + start, base + end), id=str(index), author=name)


def _names(table: bytes) -> Iterator[str]:
    """Names one after the other, each with the count of its characters before it."""
    at = 0
    while at + 2 <= len(table):
        (count,) = unpack_from("<H", table, at)
        yield table[at + 2 : at + 2 + 2 * count].decode("utf-16-le", "replace")
        at += 2 + 2 * count


def _fonts(table: bytes) -> Iterator[str]:
    """The names of the fonts (SttbfFfn)."""
    at = 4
    while at < len(table):
        size = table[at] + 1
        yield table[at + _FONT_NAME : at + size].decode("utf-16-le", "replace").partition("\0")[0]
        at += size
