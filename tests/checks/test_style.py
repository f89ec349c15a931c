"""Long sentences and crowded phrases."""

from linter.checks.wording.style import PhrasesSpare, SentenceShort
from linter.document import Part
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read

RULESET = load(shipped() / "genres")


def part(text: str) -> Part:
    (only,) = outline(read("draft.txt", text.encode()), RULESET).parts
    return only


def long(text: str, limit: int) -> list[tuple[str, str]]:
    document = outline(read("draft.txt", text.encode()), RULESET)
    return [
        (document.text[finding.span.start : finding.span.end], str(finding.values["length"]))
        for block in document.blocks
        for finding in SentenceShort(limit=limit, head=4).find(block, None)
    ]


def test_a_sentence_ends_at_a_stop_or_a_semicolon() -> None:
    text = "清河街道工作总结\n\n全年走访群众三百户；发放宣传材料两千份。解决了群众反映的停车难题十二个。\n"
    assert long(text, 12) == [("解决了群", "15")]


def test_phrases_that_crowd_are_reported_once() -> None:
    text = "清河街道工作总结\n\n" + "街道高度重视安全，狠抓落实。全年高度重视环境。\n"
    check = PhrasesSpare(("高度重视", "狠抓落实"), least=20)
    (finding,) = check.find(part(text))
    assert text[finding.span.start : finding.span.end] == "高度重视"
    assert dict(finding.values) == {"rate": "130.4", "often": "高度重视”“狠抓落实"}


def test_a_short_report_is_not_judged() -> None:
    text = "清河街道工作总结\n\n街道高度重视安全。\n"
    assert list(PhrasesSpare(("高度重视",), least=20).find(part(text))) == []


def test_a_report_with_few_phrases_is_left_alone() -> None:
    text = "清河街道工作总结\n\n街道高度重视安全。" + "全年走访群众三百户。" * 30 + "\n"
    assert list(PhrasesSpare(("高度重视",)).find(part(text))) == []
