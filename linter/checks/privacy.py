"""What tells on one person and does not belong in a text that will be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from linter.checks.literals import required
from linter.chinese.expressions import compiled, later
from linter.chinese.identity import KINDS, genuine, masked, shaped
from linter.chinese.persons import NAME, person
from linter.diagnostic import Edit, Fix
from linter.document import Block, Kind, Part
from linter.frozen import frozen
from linter.rule import PROSE, BlockCheck, Finding

_LITERALS = {
    "identity-card": frozenset(("19", "20", "１９", "２０")),
    "bank-card": frozenset("4564５６"),
    "mobile": frozenset(f"1{digit}" for digit in "3456789"),
    "landline": frozenset("0"),
    "mail": frozenset("@＠"),
    "passport": frozenset("CDEGHKLMPSW"),
    "plate": frozenset("ABCDEFGHJKLMNPQRSTUVWXYZ"),
}
_BEFORE, _AFTER = 60, 16
"""So many characters before and after a number say whose it is."""
_SHORT = 60
"""A longer line is no entry of a list of contacts."""


@frozen
class NumbersWithheld(BlockCheck):
    """No number of a private person stands in the draft: the fix masks it, and the message shows it masked.

    `kind`: identity-card, bank-card, mobile, landline, mail, passport or plate; the check digits of the first two
    are computed. Expressions for what stands right before a number: `named` says what it is, so that its own digits
    need not bear it out; `unless` says that it is something else; `private` says that it is no public contact.
    `public`: an expression; what it matches around a number, or above it in a list, says that people are to use it,
    unless it stands in brackets behind a person's name together with where they live.
    """

    kind: str
    named: str = ""
    unless: str = ""
    private: str = ""
    public: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind “{self.kind}”; known: {', '.join(KINDS)}")

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return _ending(self.named)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return _ending(self.unless)

    @cached_property
    def _private(self) -> re.Pattern[str]:
        return _ending(self.private)

    @cached_property
    def _public(self) -> re.Pattern[str]:
        return compiled(self.public or _NOTHING)

    @property
    def literals(self) -> frozenset[str]:
        return _LITERALS[self.kind]

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        for start, end in shaped(block.text, self.kind):
            number = block.text[start:end]
            before = block.text[max(start - _BEFORE, 0) : start]
            if not (genuine(number, self.kind) or self._named.search(before)) or self._unless.search(before):
                continue
            around = before + block.text[start : end + _AFTER]
            private = self._private.search(before) or _at_home(before)
            if private or not self._is_public(block, part, around):
                span, hidden = (
                    block.at(start, end),
                    masked(number, self.kind),
                )
                yield Finding(span, {"masked": hidden}, Fix((Edit(span, hidden),), safe=False))

    def _is_public(self, block: Block, part: Part | None, around: str) -> bool:
        if not self.public:
            return False
        listed = part is not None and block.span.start in _listed(part, self._public)
        return listed or self._public.search(around) is not None


_IN_BRACKETS = later(rf"(?P<name>{NAME})（(?P<said>[^（）]*)$")
_HOME = later(
    r"(?:村|屯|社区|小区|家园|[街路巷镇乡道])[^，、；]{0,12}?[\d一二三四五六七八九十]+(?:组|号|社|队|栋|幢|楼|单元|室|户)(?!长|干部|负责)"
)


def _at_home(before: str) -> bool:
    """Whether a text ends in brackets that say of the person named before them where they live: 王大明（石桥村3组，电话."""
    said = _IN_BRACKETS.search(before.replace("(", "（"))
    return said is not None and person(said["name"]) and _HOME.search(said["said"]) is not None


_NOTHING = "(?!)"


def _ending(expression: str) -> re.Pattern[str]:
    """What finds an option's expression at the end of a text; an empty option is found nowhere."""
    return compiled(f"(?:{expression or _NOTHING})$")


@lru_cache(maxsize=16)
def _listed(part: Part, public: re.Pattern[str]) -> frozenset[int]:
    """Where the blocks of a part start that stand in a list of contacts: short ones below a line that announces
    it, and rows below the head of their table."""
    search = public.search
    found, listed = set(), False
    for block in part.blocks:
        short = block.kind == "cell" or len(block.text) <= _SHORT
        listed = short and (listed or search(block.reading) is not None)
        if listed:
            found.add(block.span.start)
    return frozenset(found)


@frozen
class NamesWithheld(BlockCheck):
    """No private person is named together with what `before` or `after` says of them.

    `before`: an expression for what ends right before a name; `after`: one for what begins right after it.
    `masks`: only in a report that masks so many names already (XX, 某) and throughout, where this one slipped through.
    `known`: names that everybody may give.
    """

    before: str
    after: str
    masks: int = 0
    known: tuple[str, ...] = ()

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return compiled(f"(?:{self.before})(?P<found>{NAME})(?={_ENDS})")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return compiled(self.after)

    @cached_property
    def literals(self) -> frozenset[str] | None:
        return required(f"(?:{self.before})|(?:{self.after})")

    @property
    def kinds(self) -> frozenset[Kind]:
        return PROSE

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if block.kind not in PROSE or (self.masks and not (part and _masked(part, self.masks))):
            return
        text = block.reading
        places = {match.span("found") for match in self._before.finditer(text)}
        for match in self._after.finditer(text):
            start = _name_before(text, match.start())
            if start < match.start() and _BEGINS.search(text[max(start - 2, 0) : start]):
                places.add((start, match.start()))
        for start, end in sorted(places):
            named = person(text[start:end]) and text[end - 1] not in _OF_ILLNESS
            named = named or text.startswith(_NAMED, end)
            if named and text[start:end] not in self.known:
                yield Finding(block.at(start, end))


def _name_before(text: str, end: int) -> int:
    """Where the longest name begins that ends at an offset; the offset itself when none does."""
    return next(
        (end - size for size in _SIZES if size <= end and _NAME.fullmatch(text, end - size, end)), end
    )


_NAME = later(NAME)
_SIZES = (4, 3, 2)
_BEGINS = later(
    "(?:^|[^一-龥]|[由请向与和对及聘者户员人]|村民|居民|群众|职工|学生|党员|老人|同志|女儿|儿子|妻子|丈夫|户主)$"
)
_OF_ILLNESS = frozenset("压糖脂病症炎癌瘤疗术")
"""What names of illnesses end with, and no person's: 高血压（心脏病高危）."""
_NAMED = ("同志", "为组长", "任组长", "担任")
"""What follows a name and no other word, be the name one as well (梁平)."""
_ENDS = r"[，、；。：！？（）()“\s]|$|同志|老师|同学|等|[一的]家|家[中里庭]|夫妇|老人|为组长|任组长|担任|患|确诊|突发|已|因|由|被|在|病|去世|住院|表现|实名|举报|检举|控告|反映"
_MASK = later("[XxＸ×]{2,}|某(?![些种个一年月日天时])")
_SPARSE = 1500
"""A report that masks its names does so at least once in so many characters."""


@lru_cache(maxsize=16)
def _masked(part: Part, least: int) -> bool:
    count = sum(len(_MASK.findall(block.reading)) for block in part.blocks)
    return count >= least and count * _SPARSE >= part.span.end - part.span.start
