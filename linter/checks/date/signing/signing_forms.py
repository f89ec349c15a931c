"""A signing date is complete, in the official form."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.timeline import day_end, written
from linter.chinese.dates import HAN_YEARS_UNTIL, Mention, mentions
from linter.chinese.expressions import later
from linter.diagnostic import Edit, Fix
from linter.document import UNKNOWN, Block, Kind, Part, Words
from linter.frozen import frozen
from linter.rule import BlockCheck, Finding

_YEAR_AND_MONTH = later(r"((?:19|20)\d{2})[.．/\-－](\d{1,2})$")
_LEADING_ZERO = later("[年月][ \u3000]?[0０][0-9０-９]")


@frozen
class SigningDateComplete(BlockCheck):
    """A signing date has year, month and day in Arabic numerals with 年, 月 and 日, four digits for the year,
    no leading zeros and no spaces. A date of before 2013 may be in Han numerals, and so may that of a letter to the
    public, of thanks or the like, which is no official document.

    `fault` is the one to report: form, or spaces (in a date that is right otherwise).
    """

    fault: str

    def __post_init__(self) -> None:
        if self.fault not in ("form", "spaces"):
            raise ValueError("“fault” is form or spaces")

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("年", "19", "20"))

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(("date",))

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        text = block.reading.rstrip()
        found = mentions(text)
        match = _YEAR_AND_MONTH.search(text)
        if match and self.fault == "form":
            yield Finding(block.at(*match.span()), _lacking(f"{match[1]}年{int(match[2])}月"))
        elif found and found[-1].year is not None and not match and not _is_remark(block, found[-1], part):
            yield from self._judged(block, text, found[-1], _is_ceremonial(part))

    def _judged(self, block: Block, text: str, mention: Mention, ceremonial: bool) -> Iterator[Finding]:
        end = day_end(text, mention)
        span = block.at(mention.start, end)
        better = written(mention)
        bare = _BARE_DAY.fullmatch(text, mention.end) if mention.month else None
        if bare and self.fault == "form":
            span, better = block.at(mention.start, bare.end()), f"{better}{int(bare[1])}日"
            yield Finding(span, _as(better, _NO_RI), Fix((Edit(span, better),)))
        elif mention.day is None:
            if self.fault == "form" and not (
                _HAN_REST.match(text, mention.end) or _MASKED.match(text, mention.end)
            ):
                blank = _BLANK.match(text, mention.end)
                yield Finding(block.at(mention.start, blank.end() if blank else end), _lacking(better))
        elif mention.form != "汉字" or ((mention.year or 0) > HAN_YEARS_UNTIL and not ceremonial):
            form = mention.form != "年" or text[end - 1] == "号" or _LEADING_ZERO.search(text, mention.start)
            spaced = _SPACE.search(text, mention.start, end) and not form
            if form if self.fault == "form" else spaced:
                fix = Fix((Edit(span, better),), safe=mention.form != "两位年")
                yield Finding(span, _as(better, _IN_FULL), fix)


def _is_remark(block: Block, mention: Mention, part: Part | None) -> bool:
    """2024年3月 alone, without blanks, below a paper that nobody signs and nothing asks to be signed, or below an account
    of experience or of cases, which is no official document."""
    if mention.day is not None or block.reading.strip() != f"{mention.year}年{mention.month}月":
        return False
    if part is None or part.genre is not UNKNOWN:
        return False
    told = any(_ACCOUNT.search(block.reading) for block in part.blocks[:3])
    return told or all(one.kind != "signer" for one in part.blocks)


_ACCOUNT = later("(?:经验|事迹|典型|先进|交流)材料$|事迹$|案例(?:选编|汇编|选)?(?:（[^）]*）)?$")


def _is_ceremonial(part: Part | None) -> bool:
    """The head of the report calls it a letter, a deed or a proclamation."""
    head = part.blocks[:2] if part else ()
    return any(_CEREMONIAL.search("".join(block.reading.split())) for block in head)


_CEREMONIAL = later(
    "(?:(?:感谢|慰问|贺|公开|表扬|邀请|介绍|推荐|一封)信|贺[电词]|唁电|倡议书?|聘书|请[柬帖]|邀请[函书]|祝词|宣言|誓[词言]|协议书?|合同书?|公约|章程|捷报|喜报|碑记)$"
)

_SPACE = later(r"\s")
_IN_FULL = Words("年、月、日用阿拉伯数字标全，不编虚位", "in full, in Arabic numerals, no leading zeros")

_NO_RI = Words("缺“日”字", "日 is missing")
_BARE_DAY = later(r"[ \u3000]?(\d{1,2})[.．]?")
"""2024年5月12, without 日."""
_HAN_REST = later("[一二三四五六七八九十]{1,3}[月日]")
"""2024年三月八日 lacks nothing; that its numerals are mixed is another rule's business."""
_MASKED = later(r"[×Xx*＊□○]{1,2}月")
"""Nor does 2024年×月×日, a template's."""
_BLANK = later(r"[\s_＿×Xx*＊□○]*(?:月[\s_＿×Xx*＊□○]*)?[日号]?$")


def _as(better: str, reason: Words) -> dict[str, str | Words]:
    """The values of a finding on a date that is to be written in another way."""
    how = Words(f"应写作“{better}”：{reason.zh}", f"should be “{better}”: {reason.en}")
    return {"better": better, "advice": how}


def _lacking(written_part: str) -> dict[str, str | Words]:
    """The values of a finding on 2023年 or 2023年6月, with whatever blanks follow."""
    if written_part.endswith("月"):
        return {"advice": Words("缺“日”，请写明是哪一日", "lacks its day; write it")}
    return {"advice": Words("缺“月”和“日”，请写明是哪一天", "lacks month and day; write them")}
