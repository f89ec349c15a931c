from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from linter.document import Document
from linter.engine import Linter
from linter.errors import ReadError
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import package, read
from ooxml import STRICT, docx, level, lists, numbered, p, table

SHOWN = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'


def text(body: str, **parts: str) -> str:
    """Without what is told of open changes."""
    return read("a.docx", docx(body, **parts)).text.partition("\n修订痕迹：")[0]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def test_a_paragraph_is_a_line() -> None:
    document = read("总结.DOCX", docx(p("关于防汛的通知") + p("") + p("　　各镇：")))
    assert document.text == "关于防汛的通知\n\n　　各镇："
    assert kinds(document) == [("paragraph", "关于防汛的通知"), ("paragraph", "各镇：")]
    assert not document.editable


@pytest.mark.parametrize("name", ["a.docm", "a.dotx"])
def test_documents_with_macros_and_templates_are_read_too(name: str) -> None:
    assert read(name, docx(p("甲"))).text == "甲"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/></w:r>', "甲\f"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:sym/></w:r>", "A-1\u2028"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "☑°"),
        ('<w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "m²"),
        ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup>", "10⁴"),
        ("<m:f><m:num><m:r><m:t>86</m:t></m:r></m:num><m:den><m:r><m:t>100</m:t></m:r></m:den></m:f>", "86/100"),
        ("<w:r><w:t>甲\n  乙</w:t></w:r>", "甲   乙"),
        ('<w:r><w:t>加强</w:t><w:br w:type="page"/><w:t>监管</w:t></w:r>', "加强监管"),
        ('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>', "\f甲"),
        ('<w:r><w:br w:type="column"/></w:r>', "\f"),
        ("<w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag>", "甲乙"),
        ("<w:sdt><w:sdtPr><w:t>无</w:t></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>", "甲"),
        ("<w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        ("<w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo>", "乙"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>乙</w:t></w:r>", "乙"),
        ("<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>2</w:t></w:r></w:fldSimple>", "2"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>制</w:t></w:r></w:rubyBase></w:ruby></w:r>", "制"),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_paragraph(inside: str, shown: str) -> None:
    assert text(f"<w:p>{inside}</w:p>") == shown


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(code: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}{code}{separate}{result}{end}"


def test_of_fields_in_fields_only_the_results_are_shown() -> None:
    inner = field("<w:r><w:instrText>SEX</w:instrText></w:r>", run("女"))
    assert text(f"<w:p>{field(inner + run('1'), run('士') + inner)}</w:p>") == "士女"
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{}"/></w:r>'
    assert text(f"<w:p>{hidden.format('begin')}{hidden.format('end')}<w:r><w:t>甲</w:t></w:r></w:p>") == "甲"


def test_text_that_a_style_hides_is_not_read() -> None:
    styles = '<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    run = '<w:p><w:r><w:rPr><w:rStyle w:val="h"/>{}</w:rPr><w:t>甲</w:t></w:r></w:p>'
    body = p("乙", '<w:pStyle w:val="h"/>') + run.format("") + run.format('<w:vanish w:val="0"/>')
    assert text(body, styles=styles) == "\n\n甲"


def test_paragraphs_whose_parting_is_deleted_are_one() -> None:
    parted = numbered("加强", 1).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    assert text(parted + numbered("监管") + numbered("完善"), numbering=FORMAL) == "一、加强监管\n二、完善"
    moved = "<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom></w:p>"
    assert text(p("乙") + moved + p("丙")) == "乙\n丙"
    assert text(p("甲", "<w:rPr><w:del/></w:rPr>") + table(("乙", "丙"))) == "甲\n乙\t丙"
    assert text(p("深入", "<w:rPr><w:del/></w:rPr>") + p("调研。") + p("完。")) == "深入调研。\n完。"


def test_pages_and_sections_part_paragraphs() -> None:
    section = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'
    body = p("甲", section.format("nextPage")) + p("乙", section.format("continuous"))
    assert text(body + p("丙", "<w:pageBreakBefore/>")) == "甲\f\n乙\n\f丙"


def test_the_strict_form_is_read_too() -> None:
    assert read("a.docx", docx(p("甲"), space=STRICT)).text == "甲"


FORMAL = lists(
    level(0, "chineseCounting", "%1、"),
    level(1, "japaneseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def test_numbers_are_counted_as_word_counts_them() -> None:
    levels = (0, 1, 1, 2, 2, 0, 1, 2, 3, 1)
    body = "".join(numbered("字", level=at) for at in levels)
    assert text(body, numbering=FORMAL).split("\n") == [
        "一、字", "（一）字", "（二）字", "1.字", "2.字", "二、字", "（一）字", "1.字", "①  字".replace("  ", " "), "（二）字",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "value", "written"),
    [
        ("chineseCountingThousand", 21, "二十一"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("decimalEnclosedCircleChinese", 21, "21"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("numberInDash", 2, "- 2 -"),
        ("hebrew1", 2, "2"),
        ("none", 2, ""),
    ],
)
def test_forms_of_numbers(form: str, value: int, written: str) -> None:
    start = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
    found = text(numbered("字"), numbering=lists(level(0, form, "第%1）"), nums=start))
    assert found == f"第{written}）字"


def test_lists_of_one_kind_count_on_unless_they_start_anew() -> None:
    nums = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{{}}</w:num>' for number in (1, 2))
    body = numbered("甲") + numbered("乙", 2) + numbered("丙", 2) + numbered("丁")
    on = text(body, numbering=lists(level(0, "decimal", "%1."), nums=nums.replace("{}", "")))
    assert on == "1.甲\n2.乙\n3.丙\n4.丁"
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = nums.replace("{}", "", 1).replace("{}", anew)
    assert text(body, numbering=lists(level(0, "decimal", "%1."), nums=nums)) == "1.甲\n1.乙\n2.丙\n3.丁"


def test_levels_that_count_on_and_levels_in_digits() -> None:
    numbering = lists(
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "（%3）", '<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>'),
    )
    body = "".join(numbered("字", level=at) for at in (0, 1, 2, 0, 1, 2))
    found = text(body, numbering=numbering).split("\n")
    assert found == ["第一章 字", "1.1 字", "（1）字", "第二章 字", "2.1 字", "（2）字"]


def test_bullets_and_paragraphs_taken_out_of_a_list_have_no_number() -> None:
    numbering = lists(level(0, "bullet", "\uf06c"), level(1, "decimal", "%2."))
    assert (
        text(numbered("甲") + numbered("乙", 0, 1) + numbered("丙", 7), numbering=numbering) == "甲\n乙\n丙"
    )


def test_numbers_without_bounds_have_some() -> None:
    start = '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{}"><w:startOverride w:val="99999999999"/></w:lvlOverride></w:num>'
    for at in ("0", "99999999999"):
        numbering = lists(level(0, "decimal", "%1."), nums=start.format(at))
        assert text(numbered("甲"), numbering=numbering) == ("32767.甲" if at == "0" else "1.甲")
    wide = f'<w:tcPr><w:gridSpan w:val="99999999999"/></w:tcPr>{p("甲")}'
    assert text(table((wide, "乙"))) == "甲" + "\t" * 63 + "乙"


def test_an_empty_paragraph_is_counted_unless_its_text_was_deleted() -> None:
    assert text(numbered("甲") + numbered("") + numbered("乙"), numbering=FORMAL) == "一、甲\n二、\n三、乙"
    deleted = numbered("").replace(
        "<w:r><w:t></w:t></w:r>", "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"
    )
    assert text(numbered("甲") + deleted + numbered("乙"), numbering=FORMAL) == "一、甲\n\n二、乙"


def test_lists_that_a_style_names_keep_their_own_starts() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{own}</w:num>'
        for number, own in ((2, ""), (3, anew))
    )
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="l"/></w:abstractNum>'
    styles = '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = lists(level(0, "decimal", "%1."), nums=linked + nums)
    assert (
        text(numbered("甲", 2) + numbered("乙", 2) + numbered("丙", 3), numbering=numbering, styles=styles)
        == "1.甲\n2.乙\n1.丙"
    )


def test_list_and_level_come_from_different_styles() -> None:
    styles = (
        '<w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="g"><w:basedOn w:val="h"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    own = '<w:pStyle w:val="h"/><w:numPr><w:ilvl w:val="2"/></w:numPr>'
    body = p("甲", '<w:pStyle w:val="h"/>') + p("乙", '<w:pStyle w:val="g"/>') + p("丙", own)
    assert text(body, numbering=FORMAL, styles=styles) == "一、甲\n（一）乙\n1.丙"


STYLES = (
    '<w:style w:type="paragraph" w:styleId="h"><w:basedOn w:val="g"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="g"><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_styles_give_numbers_and_make_headings() -> None:
    numbering = lists(
        level(0, "decimal", "%1."), level(1, "chineseCounting", "%2、", '<w:pStyle w:val="g"/>')
    )
    body = p("春耕", '<w:pStyle w:val="h"/>') + p("播种。收割。", '<w:pStyle w:val="h"/>') + p("秋收")
    document = read("a.docx", docx(body, numbering=numbering, styles=STYLES))
    assert kinds(document) == [
        ("heading", "一、春耕"),
        ("paragraph", "二、播种。收割。"),
        ("paragraph", "秋收"),
    ]


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>' for one, other in ("ab", "ba")
    )
    assert text(p("甲", '<w:pStyle w:val="a"/>'), styles=styles) == "甲"


def test_a_row_is_a_line_of_cells() -> None:
    document = read("a.docx", docx(table(("镇", "户"), ("甲镇", "3")) + p("完。")))
    assert document.text == "镇\t户\n甲镇\t3\n完。"
    assert [kind for kind, _ in kinds(document)] == ["cell", "cell", "paragraph"]


def test_merged_cells_keep_their_columns() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("造林")}'
    assert text(table(("镇", wide), ("甲镇", "3", "4"))) == "镇\t造林\t\n甲镇\t3\t4"


def test_a_cell_of_several_lines_is_one_cell() -> None:
    assert text(table((p("责任") + p("单位"), "镇"))) == "责任单位\t镇"
    assert text(table((p("去年完工。") + p("今年验收。"), "无"))) == "去年完工。\u2028今年验收。\t无"
    assert text(table(("<w:p><w:r><w:t>32</w:t><w:br/><w:t>8</w:t></w:r></w:p>", "丙"))) == "32\u20288\t丙"
    assert text(table((table(("水利局", "乙")), "丙"))) == "水利局\u2028乙\t丙"
    assert (
        text(table((p("1.建库。") + p("2.修渠。") + p("3.清淤。"), "无")))
        == "1.建库。\u20282.修渠。\u20283.清淤。\t无"
    )


def test_no_rule_reads_across_the_lines_of_a_cell() -> None:
    document = read("a.docx", docx(table((p("2023年") + p("3200"), "镇"), ("甲镇", "3"))))
    assert kinds(document) == [("cell", "2023年\0" + "3200\t镇"), ("cell", "甲镇\t3")]


def test_what_stands_alone_in_a_row_is_no_table() -> None:
    assert text(table((p("一、春耕") + p("") + table(("甲", "乙")),))) == "一、春耕\n\n甲\t乙"
    signed = read("a.docx", docx(table(("", p("云岭县水利局") + p("2024年1月3日")), ("", ""))))
    assert kinds(signed) == [("paragraph", "云岭县水利局"), ("paragraph", "2024年1月3日")]


def test_a_cell_alone_in_its_row_may_head_rows_of_the_table() -> None:
    def wide(text: str) -> str:
        return f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(text)}</w:tc></w:tr>'

    def rows(*pairs: tuple[str, str]) -> str:
        return table(*pairs).removeprefix("<w:tbl>").removesuffix("</w:tbl>")

    inner = (
        rows(("项目", "户数")) + wide("一、农业") + rows(("甲镇", "10"), ("乙镇", "20")) + wide("二、工业")
    )
    body = f"<w:tbl>{wide('补助表')}{inner}{rows(('丙镇', '30'), ('合计', '60'))}{wide('注：不含外地。')}</w:tbl>"
    document = read("a.docx", docx(body))
    assert document.text.split("\n") == [
        "补助表", "项目\t户数", "一、农业\t", "甲镇\t10", "乙镇\t20", "二、工业\t", "丙镇\t30", "合计\t60", "注：不含外地。",
    ]  # fmt: skip
    rules = {each.rule for each in Linter(load(shipped())).lint(document).diagnostics}
    assert rules.isdisjoint(("table-total", "table-columns", "empty-cell"))


def test_a_cell_that_holds_a_text_is_no_cell() -> None:
    assert (
        text(table(("小结", p("去年建库。") + p("今年修渠。") + p("群众满意。"))))
        == "小结\n去年建库。\n今年修渠。\n群众满意。"
    )
    assert (
        text(table(("小结", p("一、春耕") + p("播种。") + p("二、秋收"))))
        == "小结\n一、春耕\n播种。\n二、秋收"
    )


def test_headers_notes_and_boxes_stand_below_the_body_and_outside_the_report() -> None:
    box = f"<w:r><w:drawing><w:txbxContent>{p('框')}</w:txbxContent></w:drawing></w:r>"
    both = f"<w:p><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
    body = p("云岭县2024年工作总结") + both + p("一年来，成效明显。") + SHOWN
    parts = {
        "footer1": p("脚"),
        "header1": p("XX县"),
        "header2": p("不用"),
        "footnotes": f"<w:footnote>{p('注')}</w:footnote>",
    }
    document = read("a.docx", docx(body, **parts))
    assert document.text == "云岭县2024年工作总结\n\n一年来，成效明显。\n框\nXX县\n脚\n注"
    outlined = outline(document, load(shipped()))
    assert [block.text for block in outlined.blocks if block.kind == "aside"] == ["框", "XX县", "脚", "注"]
    assert [block.text for block in outlined.parts[0].blocks] == [
        "云岭县2024年工作总结",
        "一年来，成效明显。",
    ]
    found = Linter(load(shipped())).lint(document).diagnostics
    assert [document.text[slice(*each.span)] for each in found if each.rule == "masked-name"] == ["XX"]


def test_a_report_whose_title_stands_in_a_box_or_header_has_none() -> None:
    box = f"<w:p><w:r><w:drawing><w:txbxContent>{p('关于开展检查的通知')}</w:txbxContent></w:drawing></w:r></w:p>"
    for body, parts in ((box + p("各镇："), {}), (p("各镇：") + SHOWN, {"header1": p("关于开展检查的通知")})):
        outlined = outline(read("a.docx", docx(body, **parts)), load(shipped()))
        assert [(block.kind, block.text) for block in outlined.blocks] == [
            ("recipient", "各镇："),
            ("aside", "关于开展检查的通知"),
        ]
        assert [part.title for part in outlined.parts] == [None]


def test_boxes_in_boxes_and_signs_are_read_once() -> None:
    def box(inside: str) -> str:
        one = f"<w:r><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></w:r>"
        return f"<w:p><mc:AlternateContent><mc:Choice>{one}</mc:Choice><mc:Fallback>{one}</mc:Fallback></mc:AlternateContent></w:p>"

    sign = '<w:p><w:r><w:pict><v:shape><v:textpath string="样稿"/></v:shape></w:pict></w:r></w:p>'
    document = read("a.docx", docx(box(p("外") + box(p("内"))) + p("甲") + SHOWN, header1=sign))
    assert document.text == "\n甲\n外\n\n内\n样稿"
    found = {character: document.place(document.text.index(character)) for character in "甲外内样"}
    assert {character: place and place[1:] for character, place in found.items()} == {
        "甲": ("body", 4),
        "外": ("body", 1),
        "内": ("body", 3),
        "样": ("header1", 0),
    }


def test_headers_of_first_and_even_pages_are_read_where_they_are_shown() -> None:
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="header{at}"/>'
        for at, kind in enumerate(("first", "even", "default"))
    )
    parts = {"header0": p("首页"), "header1": p("偶数页"), "header2": p("各页")}
    body = p("甲") + f"<w:sectPr>{references}{{}}</w:sectPr>"
    assert text(body.format(""), **parts) == "甲\n各页"
    assert (
        text(body.format("<w:titlePg/>"), settings="<w:evenAndOddHeaders/>", **parts)
        == "甲\n首页\n偶数页\n各页"
    )


def test_a_heading_style_makes_no_heading_of_recipient_and_signature() -> None:
    styled = '<w:pStyle w:val="h"/>'
    lines = [
        "关于防汛的报告",
        "县政府：",
        "现将防汛情况报告如下。",
        "组织领导",
        "设立专班。",
        "附件：名单",
        "云岭县水利局",
        "2024年7月3日",
    ]
    body = "".join(p(line, "" if line.endswith("。") else styled) for line in lines)
    outlined = outline(
        read("a.docx", docx(body, styles=STYLES.replace('<w:numPr><w:numId w:val="1"/></w:numPr>', ""))),
        load(shipped()),
    )
    assert [block.kind for block in outlined.blocks] == [
        "title", "recipient", "lead", "heading", "paragraph", "attachment", "signer", "date",
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["1", "— 2 —", "第 1 页", "第1页 共3页", "1/3", ""])
def test_page_numbers_are_no_text(number: str) -> None:
    assert text(p("甲") + SHOWN, footer1=p(number)) == "甲"


def test_places_lead_back_to_the_paragraphs_of_the_parts() -> None:
    body = p("甲") + table(("乙", "丙")) + p("丁") + SHOWN
    document = read("a.docx", docx(body, header1=p("1") + p("戊")))
    found = {character: document.place(document.text.index(character)) for character in "甲乙丙丁戊"}
    assert {character: place and place[1:] for character, place in found.items()} == {
        "甲": ("body", 0),
        "乙": ("body", 1),
        "丙": ("body", 2),
        "丁": ("body", 3),
        "戊": ("header1", 1),
    }


def test_directives_are_obeyed() -> None:
    body = p("XX县工作情况") + p("【校对忽略：masked-name；样本】") + p("XX镇在建。")
    found = Linter(load(shipped())).lint(read("a.docx", docx(body)))
    assert [each.span.start for each in found.diagnostics if each.rule == "masked-name"] == [0]


def archive(**parts: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return data.getvalue()


DAMAGED = "不是完整的Word文档，请用Word或WPS打开并另存为.docx后再检查"
ENTITY = '<!DOCTYPE a [<!ENTITY b "甲">]><document><body>&b;</body></document>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", DAMAGED),
        (b"\0\xff\xfe\xff", DAMAGED),
        *((data, f"内容是{kind}，不是Word文档，请用相应的软件打开并另存为.docx后再检查") for data, kind in (
            ("总结".encode(), "纯文本"), (b"%PDF-1.4\n\xff", "PDF文档"), (b"{\\rtf1", "RTF文档"), (b"\n<HTML>", "网页"),
        )),
        (docx(p("甲"))[:-30], DAMAGED),
        (docx(p("甲")).replace(b"<w:body>", b"<w:bod"), DAMAGED),
        (docx("<w:ins>" * 9000 + "</w:ins>" * 9000), DAMAGED),
        (archive(**{"a.txt": "甲"}), "不是Word文档（里面没有正文），请核对文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DAMAGED),
    ],
)  # fmt: skip
def test_what_is_no_document_is_told(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read("总结.docx", data)
    assert caught.value.told("zh") == f"总结.docx: {message}"


def test_entities_are_refused() -> None:
    good = docx(p("甲"))
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, ENTITY if name == "word/document.xml" else old.read(name))
    with pytest.raises(ReadError) as caught:
        read("a.docx", data.getvalue())
    assert caught.value.within("zh") == DAMAGED


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 400)
    with pytest.raises(ReadError) as caught:
        read("a.docx", docx(p("甲" * 400)))
    assert caught.value.within("en") == "word/document.xml is too large when unpacked; split the file first"


def test_a_row_with_one_word_is_a_row_where_others_have_cells() -> None:
    document = read("a.docx", docx(table(("项目", "金额"), ("一、收入", ""), ("税收", "3"))))
    assert document.text == "项目\t金额\n一、收入\t\n税收\t3"
    assert [kind for kind, _ in kinds(document)] == ["cell", "cell", "cell"]
    assert text(table(("", "云岭县林业局"), ("", "2024年3月5日"))) == "云岭县林业局\n2024年3月5日"


def test_numbers_are_counted_once_through_rows_of_one_cell_and_of_more() -> None:
    rows = table((numbered("甲"),), (numbered("乙"), "1"), (numbered("丙"),), (numbered("丁"), "2"))
    assert text(rows, numbering=FORMAL) == "一、甲\n二、乙\t1\n三、丙\n四、丁\t2"


def test_open_changes_and_comments_are_told_and_what_comments_say_is_not_read() -> None:
    def change(kind: str, text: str) -> str:
        return f"<w:{kind}><w:r><w:t>{text}</w:t></w:r></w:{kind}>"

    commented = '<w:r><w:t>乙</w:t></w:r><w:commentReference w:id="{}"/>'
    body = (
        p("甲")
        + f"<w:p>{change('ins', '丙')}{change('del', '丁')}{change('ins', '戊')}</w:p>"
        + f"<w:p><w:r><w:rPr><w:rPrChange/></w:rPr><w:t>庚</w:t></w:r>{commented.format(1)}{commented.format(0)}</w:p>"
    )
    said = (
        f'<w:comment w:id="0" w:author="李明2">{p("XX要改")}{p("问财务")}</w:comment>'
        f'<w:comment w:id="1"/><w:comment w:id="2">{p("没有人提到")}</w:comment>'
    )
    document = read("a.docx", docx(body, comments=said))
    told = ["修订痕迹：插入2处、删除1处、格式1处", "批注[]：", "批注[李明]：XX要改问财务"]
    assert document.text.split("\n") == ["甲", "丙戊", "庚乙乙", *told]
    assert [kind for kind, _ in kinds(document)[3:]] == ["aside"] * 3
    places = [document.place(document.text.index(each)) for each in told]
    assert [place and place[1:] for place in places] == [("body", 1), ("body", 1), ("comments", 0)]
    found = Linter(load(shipped())).lint(document).diagnostics
    assert [(each.rule, document.text[slice(*each.span)]) for each in found] == [
        ("tracked-change", told[0]),
        ("tracked-change", "批注[]："),
        ("tracked-change", "批注[李明]："),
    ]


def test_what_diagrams_say_is_read() -> None:
    shape = f"<w:ptLst><w:pt><w:t>{p('XX县')}</w:t></w:pt></w:ptLst>"
    assert text(p("甲"), diagramData1=shape) == "甲\nXX县"


def test_a_document_that_only_holds_another_file_is_not_called_clean() -> None:
    with pytest.raises(ReadError, match="save it as"):
        text(p("甲") + '<w:altChunk r:id="a"/>')
