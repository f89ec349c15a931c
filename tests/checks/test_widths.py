"""Marks and characters of the wrong width or form."""

import pytest
from drafts import paragraph

from linter.checks.punctuation.widths import CharactersPlain, MarksFullWidth, QuotesCurly, TitlesMarked
from linter.frozen import frozen
from linter.rule import BlockCheck


@frozen
class Found:
    """The offsets marked, and the text after all fixes."""

    at: list[int]
    fixed: str


def run(check: BlockCheck, text: str) -> Found:
    block = paragraph(text)
    findings = list(check.find(block, None))
    fixed = text
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    for edit in sorted(edits, reverse=True):
        fixed = fixed[: edit.span.start] + edit.text + fixed[edit.span.end :]
    return Found([finding.span.start for finding in findings], fixed)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("按照规定,完成100%,覆盖GDP;任务1:加强", "按照规定，完成100%，覆盖GDP；任务1：加强"),
        ("2024年 , 我局", "2024年 ，我局"),  # the space before is another rule's
        ("怎么办? 要落实!!", "怎么办？要落实！！"),
        ("网址:http://a.cn/b?c=中;d", "网址：http://a.cn/b?c=中;d"),
        ("小结);“30”分钟", "小结)；“30”分钟"),
        ("甲﹐乙﹔丙∶丁", "甲，乙；丙：丁"),
        (
            "9:30至11:20，1:500，1,500元，Word, Excel, &nbsp;中",
            "9:30至11:20，1:500，1,500元，Word, Excel, &nbsp;中",
        ),
        ("共计???人", "共计???人"),  # a placeholder
    ],
)
def test_marks(text: str, fixed: str) -> None:
    assert run(MarksFullWidth(), text).fixed == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('深化"放管服"改革', "深化“放管服”改革"),
        ('落实"双减”，学习“四史"', "落实“双减”，学习“四史”"),
        ("他说：“落实'三个必须'。”", "他说：“落实‘三个必须’。”"),
        ("落实'三个必须'", "落实“三个必须”"),
        ("〝三农〞和＂三治＂", "“三农”和“三治”"),
        ('55"屏2块，{"name":"value"}，He said "no" to it', '55"屏2块，{"name":"value"}，He said "no" to it'),
        ("It's the People's Hospital", "It's the People's Hospital"),
    ],
)
def test_quotes(text: str, fixed: str) -> None:
    assert run(QuotesCurly(), text).fixed == fixed


def test_a_quote_without_its_partner_has_no_fix() -> None:
    assert run(QuotesCurly(), '开展"回头看检查') == Found([2], '开展"回头看检查')


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("《关于印发<方案>的通知》，<关于春耕的通知>", "《关于印发〈方案〉的通知》，《关于春耕的通知》"),
        ("≪民法典≫和«刑法»", "《民法典》和《刑法》"),
        ("坡度<25度且面积>5亩，<单位名称>", "坡度<25度且面积>5亩，<单位名称>"),
    ],
)
def test_titles(text: str, fixed: str) -> None:
    assert run(TitlesMarked(), text).fixed == fixed


def test_characters() -> None:
    assert run(CharactersPlain("[０-９Ａ-Ｚ]+"), "共１２个ＡＴＭ") == Found([1, 4], "共12个ATM")
    assert run(CharactersPlain("[⼀⼯⻓⺀]"), "⼀是⼯作⻓效⺀") == Found(
        [0, 2, 4, 6], "一是工作长效⺀"
    )  # the last has no other form


def test_a_bad_expression() -> None:
    with pytest.raises(ValueError, match=r"^bad regular expression: "):
        CharactersPlain("[").validate()
