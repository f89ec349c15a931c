"""What stands before the lead (title, number, recipient) and after the last paragraph (attachments, signature)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from linter.chinese.expressions import later
from linter.document import Block
from linter.outline.numbers import read_number

_SPACE = r"[ \t\u3000\u00a0]*"
_YEAR = r"(?:(?:19|20)?\d{2}|[〇○零Oo0０一二三四五六七八九]{4}|(?:20|[一二][〇○零九])?[XxＸ×]{1,4})"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[XxＸ×]{1,2})"
_BLANK = r"[_＿]*"
_DATE_FORM = (
    rf"(?:{_YEAR}{_SPACE}年{_SPACE}(?:{_MONTH}|{_BLANK}){_SPACE}月(?:{_SPACE}(?:(?:{_MONTH}|{_BLANK}){_SPACE}[日号曰]|\d{{1,2}}))?"
    rf"|(?:19|20)\d{{2}}{_SPACE}[.．/\-—－]{_SPACE}\d{{1,2}}(?:{_SPACE}[.．/\-—－]{_SPACE}\d{{1,2}})?日?"
    rf"|{_SPACE}年{_SPACE}月{_SPACE}日)(?:[（(](?:星期|周).[）)])?$"
)
_DATE = later(_DATE_FORM)
_SIGNED_DATE = later(rf"(?P<organ>[^\d\s，。；：]\S{{1,38}}?)[ \t\u3000\u00a0]+(?P<date>{_DATE_FORM})")
_BODY = (
    r"[^，。；、：！？\s]{0,40}(?:局|委|委员会|办|办公室|办公厅|政府|党组|支部|总支|小组|工委|街道|镇|乡|学校|中学|小学|幼儿园"
    r"|大学|学院|医院|卫生院|中心|公司|集团|厂|所|站|院|馆|部|厅|处|科|室|会|社|队|团|组|银行|法院|检察院|人大|政协|工会|联合会"
    r"|指挥部|管委会|居委会|村委会|社区|新城|园区|林场|农场|分公司|大队|支队|专班|署|[分支]行|[务电辆]段|[妇文科残侨商]联|[科作]协|[视电]台|商行|酒店|药房|法庭|民[一二三]庭|[）)\d级]班|粮?库|矿|县|市|区|省|村|“?两委”?)(?:[（(][^）)]{1,12}[）)])?"
)
_NAME = r"[一-龥ＸX×某](?:[ \t\u3000\u00a0]{0,4}[一-龥ＸX×某]){1,3}"
_ORGAN = later(rf"{_BODY}(?:(?:[ \t\u3000\u00a0]+|、){_BODY})*$")
_SPACED = later(r"[一-龥](?:[ \t\u3000\u00a0]+[一-龥]){2,14}$")
"""A name that is spread over its line: 云 岭 学 院."""
_PERSON = later(
    r"(?:述职人|报告人|汇报人|发言人|主讲人|签发人|承办人)[：:]|[一-龥ＸX×某][ \t\u3000\u00a0]{0,4}[一-龥ＸX×某]{1,3}$"
    rf"|[一-龥]{{0,8}}(?:长|主任|书记|主席)[ \t\u3000\u00a0]+{_NAME}$|{_BODY}[ \t\u3000\u00a0]+{_NAME}$"
)
_NUMBER = later(
    r"[^，。；\s]{0,16}[〔\[（(【［](?P<year>(?:19|20)[\dXx×]{2})(?:[〕\]）)】］](?:第)?[\dXxＸ×]{1,5}[号期次]|(?<=〔\d{4})〕?\d{1,5}号?)(?:[ \t\u3000]+(?:签发人|办理结果|密级|紧急程度)[：:][^，。；]{1,12})?$"
)
_BYLINE = later(
    r"[（(][^）)]{2,40}[）)]$|[—-]{1,2}[^。]{2,40}$|20\d\d年\d{1,2}月(?:\d{1,2}日)?$|[^，。；：\s]{2,20}[\s\u3000]{1,3}[^，。；：\s]{1,4}$"
    rf"|[^，。；：\s]{{2,30}}(?:长|主任|书记|主席|员|经理)[ \t\u3000\u00a0]{{1,4}}{_NAME}$"
    r"|(?:签发人|密级|紧急程度|领衔代表|领衔人|提案人|提议案人|附议代表|联名代表)[：:].{2,}$"
)
_RECIPIENT = later(r"[^。；！？]{2,120}[：:]$")
_NO_RECIPIENT = later(
    r"如下|以下|下列|包括|主持|出席|参加|列席|缺席|记录|[一二三四五六七八九十\d]+(?:[项点条是]|个(?!村|乡|镇|社区|街道|县|单位|部门))"
    r"|(?:方面|措施|要求|问题|表现|情况|内容|任务|原因|时间|地点|目标)(?![^：:]{0,16}(?:局|办|委|中心|小组|指挥部|公司|办公室)[：:]$)"
    r"|^(?:为(?!民)|根据|按照|现将|经|因|由于|截至|今年)"
)
_HEARERS = later("^(?:各位|尊敬|敬爱|亲爱)|(?:同志|朋友|先生|女士)们?[：:]$")
_ATTACHMENT = later(r"附[\s\u3000]*件[\s\u3000]*[：:]|附[：:]")
_LABELLED = later(r"附[\s\u3000]*件[\s\u3000]*\d{1,2}[\s\u3000]*[：:.．、][^。；]{2,60}$")
_MORE_ATTACHMENTS = later(r"[\d０-９]{1,2}[.．、，,]")
_NOTE = later(
    r"[（(][^）)]*(?:公开|联系人|联系电话|附注|发至|翻印)[^）)]*[）)]$|抄送|抄报|(?:主送|[报送发])[：:]|分送|.{0,80}印发$|印发.{0,40}$|校对[：:]|打印[：:]|共印"
    r"|[（(](?:此件|此页|联系)[^）)]*[）)]$|联系人[：:]|联系电话[：:]"
)
_LONGEST_LINE = 80
"""A body or a date that stands alone, spaces before it included."""
_STOPS = "。，；、"
_LONGEST_STOPPED = 24
_VERB = later("[请报送将由交到向与和及]|工作|情况")
_TAIL = 14
"""A signature stands among this many blocks at the end."""


def is_date(text: str) -> bool:
    """A line that is a date and nothing else, in any form drafts use."""
    return len(text) <= _LONGEST_LINE and _DATE.match(text.strip()) is not None


def is_organ(text: str) -> bool:
    """A short line that can sign a document: the name of a body, without punctuation."""
    name = "".join(text.split()) if _SPACED.match(text) else text
    return len(text) <= 42 and _ORGAN.match(name) is not None


def signed_date(text: str) -> bool:
    """A body and its date on one line."""
    return len(text) <= 2 * _LONGEST_LINE and _SIGNED_DATE.match(text.strip()) is not None


def number_year(head: Iterable[Block]) -> int | None:
    """The year of the document number (云政办〔2025〕8号) that stands on a line of its own above or below the title."""
    found = (match["year"] for block in head if (match := _NUMBER.match(block.reading)))
    year = next(found, "")
    return int(year) if year.isdecimal() else None


def mark_edges(blocks: list[Block], titles: int, annex: bool) -> list[Block]:
    """Gives kinds to everything outside the running text of one report, whatever its style."""
    marked = [block._replace(kind="paragraph") if block.kind == "heading" else block for block in blocks]
    for index in range(titles):
        marked[index] = marked[index]._replace(kind="title")
    _mark_opening(marked, titles)
    _mark_closing(marked, titles)
    _unmark_chronicle(marked)
    return [
        was if was.kind == "heading" and _heads(marked[index : index + 2]) else marked[index]
        for index, was in enumerate(blocks)
    ]


def _heads(marked: list[Block]) -> bool:
    """Whether what has a heading's style is none of the edges: the short words above a text sign nothing."""
    kinds = [block.kind for block in marked]
    return kinds[0] == "paragraph" or kinds == ["signer", "paragraph"]


def _mark_opening(blocks: list[Block], start: int) -> None:
    """Document number, byline and recipient: within the first lines below the title."""
    for index in range(start, min(start + 4, len(blocks))):
        block = blocks[index]
        if block.kind != "paragraph":
            return
        if _NUMBER.match(block.reading):
            blocks[index] = block._replace(kind="number")
        elif _RECIPIENT.match(block.reading) and not _NO_RECIPIENT.search(block.reading):
            blocks[index] = block._replace(kind="recipient")
            return
        elif start and index <= start + 1 and (_is_byline(block.reading) or _is_author(blocks, index)):
            blocks[index] = block._replace(kind="note")
        else:
            return


def _is_byline(reading: str) -> bool:
    return len(reading) <= 44 and _BYLINE.match(reading) is not None and read_number(reading) is None


def _is_author(blocks: list[Block], index: int) -> bool:
    """The body that writes, on a line of its own between the title and the body it writes to."""
    below = blocks[index + 1].reading if index + 1 < len(blocks) else ""
    written_to = _RECIPIENT.match(below) and not _NO_RECIPIENT.search(below) and not _HEARERS.search(below)
    return is_organ(blocks[index].reading) and bool(written_to)


def _mark_closing(blocks: list[Block], start: int) -> None:
    """Signature, date, attachments and notes, from the end upwards."""
    first = max(start + 1, len(blocks) - _TAIL)
    for index in range(len(blocks) - 1, first - 1, -1):
        block = blocks[index]
        if block.kind != "paragraph":
            continue
        reading = block.reading
        if _NOTE.match(reading):
            blocks[index] = block._replace(kind="note")
        elif is_date(reading.rstrip(_STOPS)) or signed_date(reading):
            blocks[index] = block._replace(kind="date")
        elif ((is_organ(reading) or _PERSON.match(reading)) and _signs(blocks, index)) or (
            _stopped_organ(reading) and blocks[index + 1 : index + 2] and blocks[index + 1].kind == "date"
        ):
            blocks[index] = block._replace(kind="signer")
    _mark_attachments(blocks, start)


def _stopped_organ(reading: str) -> bool:
    """A body that signs with a mark behind it; “请报县民政局。” is no signature."""
    bare = reading.rstrip(_STOPS)
    return len(bare) < len(reading) <= _LONGEST_STOPPED and is_organ(bare) and _VERB.search(bare) is None


def _unmark_chronicle(blocks: list[Block]) -> None:
    """A date on a line of its own with text below it and no body above it heads an entry of a chronicle."""
    for index, (block, below) in enumerate(pairwise(blocks)):
        if block.kind != "date" or below.kind != "paragraph" or not below.reading.endswith("。"):
            continue
        if not index or (blocks[index - 1].kind != "signer" and not signed_date(block.reading)):
            blocks[index] = block._replace(kind="paragraph")


def _signs(blocks: list[Block], index: int) -> bool:
    """A body's name signs when a date stands beside it, or when nothing but the end follows."""
    after = [block.kind for block in blocks[index + 1 : index + 4]]
    before = blocks[index - 1]
    if "date" in after or "signer" in after or is_date(before.reading):
        return True
    return all(kind in ("note", "advert", "attachment") for kind in after) and before.reading.endswith(
        ("。", "！", "）", "：")
    )


def _mark_attachments(blocks: list[Block], start: int) -> None:
    inside = False
    first = max(start + 1, len(blocks) - 30)
    listed = _labelled_until(blocks, first)
    for index in range(first, len(blocks)):
        block = blocks[index]
        if block.kind == "signer" and _goes_on(blocks, index):
            block = blocks[index] = block._replace(kind="paragraph")
        if block.kind != "paragraph":
            inside = False
            continue
        inside = (
            (index < listed and _LABELLED.match(block.reading) is not None)
            or _ATTACHMENT.match(block.reading) is not None
            or (inside and _MORE_ATTACHMENTS.match(block.reading) is not None)
        )
        if inside:
            blocks[index] = block._replace(kind="attachment")
        elif _goes_on(blocks, index):
            inside = True


def _goes_on(blocks: list[Block], index: int) -> bool:
    """The second line of a long entry: another entry follows it."""
    above, below = blocks[index - 1], blocks[index + 1 : index + 2]
    entry = (
        bool(below) and below[0].kind == "paragraph" and _MORE_ATTACHMENTS.match(below[0].reading) is not None
    )
    return entry and above.kind == "attachment" and len(blocks[index].text) <= _LONGEST_LINE


def _labelled_until(blocks: list[Block], first: int) -> int:
    """Where 附件1：… is still a line of the list, and no head of a sheet: above the date, or at the very end."""
    dates = [index for index in range(first, len(blocks)) if blocks[index].kind == "date"]
    if dates:
        return dates[-1]
    return len(blocks) if blocks and _LABELLED.match(blocks[-1].reading) else 0
