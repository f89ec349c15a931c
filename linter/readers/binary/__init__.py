"""Documents of Word 97 to 2003 and of WPS Writer (.doc, .wps; [MS-DOC]) -> the parts that a .docx would have, so that both
are read in one way.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

from olefile import OleFileIO

from linter.readers.binary.parts import MAIN, parts
from linter.readers.binary.streams import LockedError, OlderError, Streams
from linter.readers.package import Package, Relation

_FAULTS = (struct.error, ValueError, LookupError, OSError, TypeError, RecursionError)
"""What damaged streams may raise; OSError and TypeError come from the compound file."""

_ENCRYPTED = "EncryptedPackage"
_TEXT = "WordDocument"


class Compound(Package):
    """A document in a compound file ([MS-CFB]). Raises ReadError."""

    main = MAIN

    def __init__(self, data: bytes, path: str) -> None:
        super().__init__(path)
        try:
            streams = self._streams(data)
            self._parts = parts(streams)
        except LockedError:
            raise self.error("locked") from None
        except OlderError:
            raise self.error("older") from None
        except _FAULTS:
            raise self.damaged() from None

    def _streams(self, data: bytes) -> Streams:
        with OleFileIO(BytesIO(data)) as file:
            if file.exists(_ENCRYPTED):
                raise LockedError
            if not file.exists(_TEXT):
                raise self.error("strange")
            found = {
                name: file.openstream(name).read() if file.exists(name) else b""
                for name in (_TEXT, "0Table", "1Table", "Data")
            }
        return Streams(found[_TEXT], found, found["Data"])

    def part(self, name: str) -> Element:
        return self._parts[name]

    def relations(self, name: str) -> Iterator[Relation]:
        for each in self._parts if name == self.main else ():
            yield Relation(each, each.rstrip("0123456789"), each)
