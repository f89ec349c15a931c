"""A Word document opened: its parts as trees of elements, and which part belongs to which; those of a .docx in an archive
of XML (ISO/IEC 29500-2, Open Packaging Conventions). Names of elements and attributes come without their namespaces,
which differ between the two conformance classes of the format.
"""

from __future__ import annotations

import re
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

from linter.document import Words
from linter.errors import ReadError
from linter.frozen import NamedTuple
from linter.readers.encoding import binary_kind, decode

LARGEST = 50_000_000
"""Bytes of a part; what unpacks to more is no draft."""

_FAULTS = (BadZipFile, zlib.error, EOFError, LookupError, OSError, ParseError, RuntimeError, ValueError)
"""What opening a damaged archive and its XML may raise: LookupError for an encoding that nobody knows, RuntimeError for
a password or another compression."""

_ZIP = b"PK"
_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head|meta|body)", re.IGNORECASE)

_TEXTS = {
    "other": Words(
        "内容是{kind}，不是Word文档，请用相应的软件打开并另存为.docx后再检查",
        "holds {kind}, no Word document; open it in its own program and save it as .docx first",
    ),
    "locked": Words(
        "设有打开密码，请在Word或WPS中去掉密码后再检查",
        "has a password; remove it in Word or WPS first",
    ),
    "older": Words(
        "是Word 95或更早的文档，请用Word或WPS打开并另存为.docx后再检查",
        "is a document of Word 95 or before; open it in Word or WPS and save it as .docx first",
    ),
    "damaged": Words(
        "不是完整的Word文档，请用Word或WPS打开并另存为.docx后再检查",
        "no complete Word document; open it in Word or WPS and save it as .docx first",
    ),
    "strange": Words(
        "不是Word文档（里面没有正文），请核对文件",
        "no Word document (there is no text in it); see whether it is the right file",
    ),
    "foreign": Words(
        "嵌入了另一个文件的内容（多是网页导出的），请用Word打开并另存为.docx后再检查",
        "holds the contents of another file, as exports of web pages do; open it in Word and save it as .docx first",
    ),
    "large": Words(
        "解压后的{part}过大，请拆成几个文件后再检查",
        "{part} is too large when unpacked; split the file first",
    ),
}


class Relation(NamedTuple):
    """That one part needs another: `kind` is the last word of the relationship's type, `target` the other part."""

    id: str
    kind: str
    target: str


class Package(ABC):
    """Its parts; ReadError for what is no such document, when it is opened or when a part is asked for."""

    main: str
    """The name of the part that holds the text."""

    def __init__(self, path: str) -> None:
        self._path = path

    @abstractmethod
    def part(self, name: str) -> Element: ...

    @abstractmethod
    def relations(self, name: str) -> Iterator[Relation]:
        """Of a part, or of the package itself, whose name is empty; to other parts that are there."""

    def related(self, kind: str) -> Element | None:
        """The first part of a kind that the main part needs."""
        names = (each.target for each in self.relations(self.main) if each.kind == kind)
        return next(map(self.part, names), None)

    def damaged(self) -> ReadError:
        return self.error("damaged")

    def error(self, key: str, **values: str | Words) -> ReadError:
        return ReadError(_TEXTS[key].filled(**values), self._path)


class Archive(Package):
    """A document in an archive."""

    def __init__(self, data: bytes, path: str) -> None:
        super().__init__(path)
        self._parts = dict[str, Element]()
        if not data.startswith(_ZIP) and (kind := _kind(data)):
            raise self.error("other", kind=kind)
        try:
            self._archive = ZipFile(BytesIO(data))
        except _FAULTS:
            raise self.damaged() from None

    @cached_property
    def main(self) -> str:  # type: ignore[override]
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and self.part(relation.target).find("body") is not None:
                return relation.target
        raise self.error("strange")

    def relations(self, name: str) -> Iterator[Relation]:
        folder, _, file = name.rpartition("/")
        listed = join(folder, "_rels", f"{file}.rels")
        for element in self.part(listed) if listed in self._names else ():
            target = normpath(join("/", dirname(name), element.get("Target", ""))).lstrip("/")
            if element.get("TargetMode") != "External" and target in self._names:
                kind = element.get("Type", "").rpartition("/")[2]
                yield Relation(element.get("Id", ""), kind, target)

    def part(self, name: str) -> Element:
        if name not in self._parts:
            self._parts[name] = self._parsed(name)
        return self._parts[name]

    def _parsed(self, name: str) -> Element:
        try:
            if self._archive.getinfo(name).file_size > LARGEST:
                raise self.error("large", part=name)
            parser = XMLParser(target=_Typeless())
            parser.feed(self._archive.read(name))
            return _bare(parser.close())
        except _FAULTS:
            raise self.damaged() from None

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self._archive.namelist())


def _kind(data: bytes) -> Words | None:
    """What a file holds that is no archive; None for an empty one and for rubbish."""
    if _PAGE.match(data):
        return Words("网页", "a web page")
    try:
        return Words("纯文本", "plain text") if decode(data, "")[0] else None
    except ReadError:
        return binary_kind(data)


class _Typeless(TreeBuilder):
    """Takes no document type: the format has none, and entities would only do harm."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ParseError


def _bare(root: Element) -> Element:
    """The tree with the namespaces off."""
    names = _Locals()
    for element in root.iter():
        element.tag = names[element.tag]
        if element.attrib:
            element.attrib = {names[name]: value for name, value in element.attrib.items()}
    return root


class _Locals(dict[str, str]):
    """Names without their namespaces, each cut once."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition("}")[2]
        return self[name]
