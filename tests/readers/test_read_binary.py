"""`word97.doc` was written by LibreOffice 7.4 from a .docx with one of everything that counts; what it does not write is
made here, stream by stream."""

from __future__ import annotations

import random
import struct
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from olefile import OleFileIO

from linter.errors import ReadError
from linter.readers import read
from linter.readers.binary.parts import parts
from linter.readers.binary.streams import STORIES, TABLES, LockedError, OlderError, Streams
from ooxml import docx, p

WORD97 = (Path(__file__).parent / "word97.doc").read_bytes()


def test_a_document_is_read_like_a_newer_one() -> None:
    document = read("总结.DOC", WORD97)
    assert document.text == (
        "关于防汛检查的通知\n"
        "各镇：\n"
        "一、检查范围\n"
        "（一）山塘水库\n"
        "（二）低洼院落\n"
        "1.坝体\n"
        "2.闸门\n"
        "二、检查时间\n"
        "雨量站\t12座\n"
        "库容30万m³。\n"
        "由水利站负责，8月底前完成。\n"
        "表1  检查安排\n"
        "镇村\t\t处数\n"
        "东镇\t上村\t3\n"
        "\n"
        "值班\u2028早班\u20282人\u2028（轮换）\t应急\n"
        "电话\t待定\n"
        "附件另发\n"
        "\f附件\n"
        "名单𠮷\n"
        "急件\n"
        "防汛办公室\n"
        "内部文件\n"
        "遇汛提前\n"
        "修订痕迹：插入1处、删除1处\n"
        "批注[李某]：与上文一致"
    )
    kinds = {block.text: block.kind for block in document.blocks}
    assert (kinds["名单𠮷"], kinds["电话\t待定"], kinds["急件"]) == ("heading", "cell", "aside")
    places = [place for place in document.places if document.text.startswith(("二、", "防汛办"), place.start)]
    assert [(place.part, place.paragraph) for place in places] == [("body", 7), ("header1", 0)]
    assert not document.editable


@pytest.mark.parametrize("name", ["a.doc", "a.dot", "a.wps", "a.wpt", "a.docx"])
def test_contents_count_not_names(name: str) -> None:
    assert read(name, WORD97).text.startswith("关于防汛检查的通知\n")
    assert read(name, docx(p("甲"))).text == "甲"


def told(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read("a.doc", data)
    return caught.value.told("zh")


def main_at(data: bytes) -> int:
    """Where the main stream begins in the file."""
    with OleFileIO(BytesIO(data)) as file:
        return data.index(file.openstream("WordDocument").read(512))


def test_what_cannot_be_read_is_told() -> None:
    start = main_at(WORD97)
    locked = bytearray(WORD97)
    locked[start + 0x0B] |= 1
    assert told(bytes(locked)) == "a.doc: 设有打开密码，请在Word或WPS中去掉密码后再检查"
    entry, name = WORD97.index("CompObj".encode("utf-16-le")) - 2, "EncryptedPackage".encode("utf-16-le")
    encrypted = bytearray(WORD97)
    encrypted[entry : entry + 66] = name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2)
    assert told(bytes(encrypted)) == told(bytes(locked))
    older = bytearray(WORD97)
    older[start] = 0xDC
    assert told(bytes(older)) == "a.doc: 是Word 95或更早的文档，请用Word或WPS打开并另存为.docx后再检查"
    other = WORD97.replace("WordDocument".encode("utf-16-le"), "Workbook1234".encode("utf-16-le"))
    assert told(other) == "a.doc: 不是Word文档（里面没有正文），请核对文件"
    assert told(WORD97[:3000]) == "a.doc: 不是完整的Word文档，请用Word或WPS打开并另存为.docx后再检查"


def test_damage_is_told_or_read_past() -> None:
    chance = random.Random(20261201)
    outcomes = set()
    for _ in range(300):
        data = bytearray(WORD97)
        for _ in range(chance.choice((1, 4, 60))):
            data[chance.randrange(len(data))] = chance.choice((0, 255, chance.randrange(256)))
        try:
            read("a.doc", bytes(data))
            outcomes.add("read")
        except ReadError:
            outcomes.add("told")
    assert outcomes == {"read", "told"}


TEXT, PAGES = 0x400, 0x800
CELL, ROW_END = b"\x16\x24\x01", b"\x16\x24\x01\x17\x24\x01"
"""That a paragraph is in a table, and that it ends a row."""


def page(ends: list[int], changes: list[bytes], size: int) -> bytes:
    """The properties of what ends at offsets, the first of which begins at TEXT."""
    head = struct.pack(f"<{len(ends) + 1}I", TEXT, *ends)
    at, entries, body = 510, b"", bytearray(512)
    for change in changes:
        if size == 13:
            change = bytes((0, (len(change) + 3) // 2)) + bytes(2) + change + bytes(len(change) % 2)
        else:
            change = bytes((len(change),)) + change + bytes(1 - len(change) % 2)
        at -= len(change)
        body[at : at + len(change)] = change
        entries += bytes((at // 2,)) + bytes(size - 1)
    body[: len(head) + len(entries)] = head + entries
    body[511] = len(ends)
    return bytes(body)


def streams(*paragraphs: tuple[str, bytes], width: int = 2, data: bytes = b"", **tables: bytes) -> Streams:
    """Paragraphs with their marks and properties; `characters` among the tables are the properties of all characters."""
    text = "".join(words for words, _ in paragraphs)
    written = text.encode("utf-16-le" if width == 2 else "cp1252")
    ends, end = [], TEXT
    for words, _ in paragraphs:
        end += len(words) * width
        ends.append(end)
    fc = TEXT if width == 2 else 2 * TEXT | 1 << 30
    pieces = struct.pack("<IIHIH", 0, len(text), 0, fc, 0)
    found = {
        "pieces": b"\x01\x02\x00\0\0\x02" + struct.pack("<I", len(pieces)) + pieces,
        "paragraph pages": struct.pack("<III", TEXT, end, PAGES // 512),
        "character pages": struct.pack("<III", TEXT, end, PAGES // 512 + 1),
        **{name.replace("_", " "): table for name, table in tables.items() if name != "characters"},
    }
    main = bytearray(PAGES)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into(f"<{len(STORIES)}I", main, 0x4C, len(text), *[0] * (len(STORIES) - 1))
    main[TEXT : TEXT + len(written)] = written
    table = b""
    for name, content in found.items():
        struct.pack_into("<II", main, TABLES[name], len(table), len(content))
        table += content
    main += page(ends, [change for _, change in paragraphs], 13)
    main += page([end], [tables.get("characters", b"")], 1)
    return Streams(bytes(main), {"0Table": table}, data)


def shape(element: Element) -> str:
    """The texts of paragraphs, with brackets around tables and bars before cells."""
    if element.tag == "p":
        return "".join(text.text or "" for text in element.iter("t")) + "¶"
    inner = "".join(map(shape, element))
    if element.tag == "tc":
        return f"|{''.join(each.get('val', '') for each in element.iter('gridSpan'))}{inner}"
    return f"[{inner}]" if element.tag == "tbl" else inner


def body(found: Streams) -> Element:
    return parts(found)["document"]


def test_text_of_one_byte_a_character() -> None:
    assert shape(body(streams(("“Plan”\r", b""), ("B\r", b""), width=1))) == "“Plan”¶B¶"


def row(*edges: int) -> bytes:
    operand = bytes((len(edges) - 1,)) + struct.pack(f"<{len(edges)}h", *edges)
    return ROW_END + b"\x08\xd6" + struct.pack("<H", len(operand) + 1) + operand


def test_cells_tell_how_many_columns_they_take() -> None:
    found = streams(
        ("甲\x07", CELL),
        ("\x07", row(0, 2000)),
        ("乙\x07", CELL),
        ("丙\x07", CELL),
        ("\x07", row(0, 1000, 2005)),
        ("后\r", b""),
    )
    assert shape(body(found)) == "[|2甲¶|1乙¶|1丙¶]后¶"


def test_what_is_too_long_stands_in_the_data_stream() -> None:
    own = row(0, 900, 1800)
    data = bytes(7) + struct.pack("<H", len(own)) + own
    elsewhere = b"\x46\x66" + struct.pack("<I", 7)
    found = streams(("甲\x07", CELL), ("乙\x07", CELL), ("\x07", elsewhere), data=data)
    assert shape(body(found)) == "[|1甲¶|1乙¶]"


def test_a_table_in_a_cell() -> None:
    inner, end = b"\x49\x66\x02\0\0\0", b"\x4b\x24\x01"
    found = streams(
        ("外\r", CELL),
        ("内\r", CELL + inner + end),
        ("\r", CELL + inner + b"\x4c\x24\x01"),
        ("尾\x07", CELL),
        ("\x07", ROW_END),
    )
    assert shape(body(found)) == "[|外¶[|内¶]尾¶]"


def test_a_row_whose_end_is_missing_keeps_its_words() -> None:
    assert shape(body(streams(("甲\x07", CELL), ("乙\r", CELL)))) == "[|甲¶|乙¶]"


def test_a_symbol_is_told_by_its_font() -> None:
    font = "Wingdings\0".encode("utf-16-le")
    entry = bytes(39) + font
    fonts = bytes(4) + bytes((len(entry),)) + entry
    found = body(streams(("(\r", b""), characters=b"\x09\x6a" + struct.pack("<HH", 0, 0xF0FE), fonts=fonts))
    (symbol,) = found.iter("sym")
    assert symbol.attrib == {"font": "Wingdings", "char": "F0FE"}


def test_a_character_without_its_other_half_is_replaced() -> None:
    found = streams(("甲乙\r", b""))
    at = found.main.index("乙".encode("utf-16-le"))
    broken = Streams(found.main[:at] + b"\x00\xd8" + found.main[at + 2 :], {"0Table": found._table}, b"")
    assert shape(body(broken)) == "甲\ufffd¶"


def test_long_tabs_are_passed_over() -> None:
    tabs = b"\x15\xc6\xff\x02" + bytes(8) + b"\x01" + bytes(3)
    (found,) = body(streams(("甲\r", tabs + b"\x40\x26\x01"))).iter("outlineLvl")
    assert found.get("val") == "1"


@pytest.mark.parametrize(("at", "value", "error"), [(0, 0xA5DC, OlderError), (0x0A, 0x0100, LockedError)])
def test_other_documents(at: int, value: int, error: type[Exception]) -> None:
    main = bytearray(streams(("甲\r", b"")).main)
    struct.pack_into("<H", main, at, value)
    with pytest.raises(error):
        Streams(bytes(main), {"0Table": b""}, b"")
