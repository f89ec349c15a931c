"""Bytes -> Document: the only code that knows file formats and encodings."""

from __future__ import annotations

from os.path import splitext

from linter.document import Document, Words
from linter.errors import ReadError
from linter.readers import directives, plain
from linter.readers.encoding import decode
from linter.readers.lines import blank

_MARKDOWN = (".md", ".markdown")
_WORD = (".docx", ".docm", ".dotx", ".doc", ".dot", ".wps", ".wpt")

KINDS = (".txt", ".text", *_MARKDOWN, *_WORD)
"""The suffixes that a walk through a folder picks up; a file that is named is read whatever its suffix."""

DOCUMENTS = (".rtf", ".odt")
"""The suffixes of what drafts are written in too, and cannot be read."""

_OFFICE = (*DOCUMENTS, ".pdf", ".ofd", ".xlsx", ".xls", ".et", ".pptx", ".ppt", ".dps")

_NOT_READ = Words(
    "不能直接读取{suffix}文件，请用原软件另存为.docx或.txt（编码选UTF-8）后再检查",
    "{suffix} files are not read; save it as .docx or .txt (in UTF-8) from its own program first",
)


def read(path: str, data: bytes) -> Document:
    """The draft in `data`; the suffix of `path` tells Markdown and Word from text. ReadError for what is no text."""
    suffix = splitext(path)[1].lower()
    if suffix in _OFFICE:
        raise ReadError(_NOT_READ.filled(suffix=suffix), path)
    if suffix in _WORD:
        from linter.readers import word  # what reads archives and XML is no part of other runs

        return word.document(path, data)
    text, encoding = decode(data, path)
    remarks = directives.find(text)
    prose = blank(text, [remark.span for remark in remarks])
    if suffix in _MARKDOWN:
        from linter.readers import markdown  # costs more to import than a small draft to lint

        blocks, code = markdown.blocks(prose)
        remarks = directives.outside(remarks, code)
    else:
        blocks = plain.blocks(prose)
    return directives.placed(Document(path, text, tuple(blocks), encoding=encoding), remarks)
