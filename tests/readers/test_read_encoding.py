"""Encodings: exact round trips, and errors that say what to do."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.errors import ReadError
from linter.readers import read
from linter.readers.encoding import decode, encode

WORDS = st.text(
    st.sampled_from("党建工作总结，。：（）“”ABC123 \t\n\r\u2028\u3000𠀀😀é€")
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    min_size=4,
)
DRAFT = "2023年工作总结\r\n　　各项工作取得新成效。\r\n"


@settings(max_examples=150, deadline=None)
@given(WORDS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]))
def test_unicode_round_trip(text: str, encoding: str) -> None:
    data = encode(text, encoding)
    assert decode(data, "a.txt") == (text, encoding)
    assert encode(*decode(data, "a.txt")) == data


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_gb18030_round_trip(text: str) -> None:
    chinese = "各项工作取得新成效。" * (1 + len(text))
    data = encode(chinese + text, "gb18030")
    assert decode(data, "a.txt") == (chinese + text, "gb18030")
    assert encode(*decode(data, "a.txt")) == data


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_round_trip_or_fail(data: bytes) -> None:
    try:
        text, encoding = decode(data, "a.txt")
    except ReadError:
        return
    assert encode(text, encoding) == data


def test_every_two_byte_gb18030_code_round_trips() -> None:
    trails = [*range(0x40, 0x7F), *range(0x80, 0xFF)]
    data = b"".join(bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in trails)
    assert encode(data.decode("gb18030"), "gb18030") == data


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (DRAFT.encode(), "utf-8"),
        (BOM_UTF8 + DRAFT.encode(), "utf-8-sig"),
        (BOM_UTF16_LE + DRAFT.encode("utf-16-le"), "utf-16-le"),
        (BOM_UTF16_BE + DRAFT.encode("utf-16-be"), "utf-16-be"),
        (DRAFT.encode("gb18030"), "gb18030"),
        (DRAFT.encode("gbk"), "gb18030"),
    ],
)
def test_encodings_of_chinese_desktops(data: bytes, encoding: str) -> None:
    document = read("a.txt", data)
    assert (document.text, document.encoding, document.editable) == (DRAFT, encoding, True)


def test_an_empty_file_is_an_empty_draft() -> None:
    document = read("a.txt", b"")
    assert (document.text, document.blocks, document.encoding) == ("", (), "utf-8")


def test_a_second_byte_order_mark_is_text() -> None:
    assert decode(BOM_UTF8 + BOM_UTF8 + b"a", "a.txt") == ("\ufeffa", "utf-8-sig")


def test_a_stray_control_character_is_no_binary() -> None:
    text = "各项工作按照年初计划有序推进\x1f，取得明显成效。"
    assert decode(text.encode(), "a.txt") == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"PK\x03\x04\x14\x00",
            "a.txt: 内容是ZIP或新版Office文档，不是纯文本，请另存为.txt后再检查",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "a.txt: 内容是旧版Office或WPS文档，不是纯文本，请另存为.txt后再检查",
        ),
        (b"%PDF-1.7\n", "a.txt: 内容是PDF文档，不是纯文本，请另存为.txt后再检查"),
        (b"{\\rtf1\\ansi}", "a.txt: 内容是RTF文档，不是纯文本，请另存为.txt后再检查"),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\xff\xff",
            "a.txt: 是二进制文件，不是纯文本，请另存为.txt后再检查",
        ),
        (
            b"a\0b\0",
            "a.txt: 是没有BOM的UTF-16编码，请另存为UTF-8编码的.txt后再检查",
        ),
        (DRAFT.encode("utf-16-le"), "a.txt: 是没有BOM的UTF-16编码，请另存为UTF-8编码的.txt后再检查"),
        (DRAFT.encode("utf-16-be"), "a.txt: 是没有BOM的UTF-16编码，请另存为UTF-8编码的.txt后再检查"),
        (
            DRAFT.encode().replace("各".encode(), "各\0".encode()),
            "a.txt: 含有NUL字节，不是纯文本，请另存为.txt后再检查",
        ),
        (b"\x01\x02\x03\x04ab", "a.txt: 多处出现控制字符，不是纯文本，请另存为.txt后再检查"),
        (
            "第一行\n总结".encode("gb18030") + b"\xff\xff",
            "a.txt:2: 既不是UTF-8也不是GB18030编码（第12个字节无法解码），请另存为UTF-8编码的.txt后再检查",
        ),
        (
            "\ue000\ue001\ue002\ue003\ue004总结".encode("gb18030"),
            "a.txt: 按GB18030解码后多为乱码，可能是Big5、日文或韩文编码，请另存为UTF-8编码的.txt后再检查",
        ),
        (
            DRAFT.encode() + DRAFT.encode("gb18030"),
            "a.txt:3: UTF-8编码损坏（第3行有无法解码的字节），请重新导出该文件",
        ),
        (
            "第一行\r\n第二行总结".encode()[:-1],
            "a.txt:2: UTF-8编码损坏（第2行有无法解码的字节），请重新导出该文件",
        ),
        (
            "一行\r二行\n三行总结报告情况说明".encode().replace("报".encode(), b"\xe6\x8a"),
            "a.txt:3: UTF-8编码损坏（第3行有无法解码的字节），请重新导出该文件",
        ),
        (BOM_UTF8 + b"a\n\xff", "a.txt:2: UTF-8编码损坏（第2行有无法解码的字节），请重新导出该文件"),
        (
            BOM_UTF16_LE + "一\n二".encode("utf-16-le") + b"\x00",
            "a.txt:2: UTF-16-LE编码损坏（第2行有无法解码的字节），请重新导出该文件",
        ),
    ],
)
def test_what_is_no_text_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read("a.txt", data)
    assert caught.value.told("zh") == message


JAPANESE = "平成二十三年度工作報告について\n本年度は会議を十八回開催し、防災計画を見直した。\n"
KANJI = "令和五年度事業報告書\n委員会開催状況。委員会十二回開催、出席者二百四十名。\n"
KOREAN = "2023년도 업무 보고서\n올해 우리 부서는 회의를 열여덟 번 개최하였다.\n"
TRADITIONAL = "關於召開年度工作會議的通知\n各鄉鎮人民政府，縣政府各部門：\n    經研究，決定召開會議。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KANJI, "shift_jis"),
        (KANJI, "euc_jp"),
        (KOREAN, "euc_kr"),
        (TRADITIONAL, "big5"),
    ],
)
def test_encodings_of_the_neighbours_are_not_taken_for_gb18030(text: str, encoding: str) -> None:
    with pytest.raises(ReadError) as caught:
        read("a.txt", text.encode(encoding))
    advice = "可能是Big5、日文或韩文编码，请另存为UTF-8编码的.txt后再检查"
    assert caught.value.told("zh") == f"a.txt: 按GB18030解码后多为乱码，{advice}"


@pytest.mark.parametrize(
    "text",
    [
        TRADITIONAL,
        "翟雯瑾",
        "王建国、李淑芬、欧阳震华、诸葛瑾瑜、司马晓燕\n",
        "1\t锌\t铅\t汞\t镉\t铬\t砷\t镍\n",
    ],
)
def test_unusual_characters_are_no_rubbish(text: str) -> None:
    assert read("a.txt", text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.odt",
            b"",
            ".odt files are not read; save it as .docx or .txt (in UTF-8) from its own program first",
        ),
        ("a.txt", b"%PDF-1.7\n", "holds a PDF document, not plain text; save it as .txt first"),
        ("a.txt", b"a\0", "UTF-16 without a byte order mark; save it as .txt in UTF-8 first"),
        (
            "a.txt",
            b"\xff\xff",
            "neither UTF-8 nor GB18030 (byte 1 cannot be decoded); save it as .txt in UTF-8 first",
        ),
        (
            "a.txt",
            BOM_UTF8 + b"\xff",
            "damaged UTF-8 (line 1 has bytes that cannot be decoded); export the file anew",
        ),
    ],
)
def test_in_english(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(name, data)
    assert caught.value.within("en") == message


@pytest.mark.parametrize("suffix", [".PDF", ".ofd", ".rtf", ".xlsx", ".pptx"])
def test_office_files_are_named_as_such(suffix: str) -> None:
    with pytest.raises(ReadError) as caught:
        read("总结" + suffix, b"text")
    lower = suffix.lower()
    assert (
        caught.value.told("zh")
        == f"总结{suffix}: 不能直接读取{lower}文件，请用原软件另存为.docx或.txt（编码选UTF-8）后再检查"
    )


@pytest.mark.parametrize("path", ["总结.TXT", "总结", "-", "总结.log", "a.d/总结"])
def test_other_names_are_read_as_text(path: str) -> None:
    assert [block.text for block in read(path, "# 总结".encode()).blocks] == ["# 总结"]


@pytest.mark.parametrize("path", ["总结.md", "总结.MARKDOWN"])
def test_markdown_is_known_by_its_suffix(path: str) -> None:
    assert [block.text for block in read(path, "# 总结".encode()).blocks] == ["总结"]
