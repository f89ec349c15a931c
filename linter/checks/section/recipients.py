"""The 主送机关 below the title (GB/T 9704-2012, 7.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import shortens
from linter.diagnostic import Edit, Fix
from linter.document import Block, Part, Span
from linter.rule import Finding, PartCheck

_UNMARKED = later(
    r"[^。；：:！？《》“”\n]{2,60}?(?:政府|党委|委员会|[县市区省工党资改健建经农科教宗]委|局|厅|办|办公室|法院|检察院|仲裁院|研究院|设计院|医院|学院|学校|中学|小学|大学|幼儿园|公司|集团|中心|单位|部门|科室|处室|股室|支部|党组|街道|办事处"
    r"|[乡镇]|社区|[村居]委会|协会|大队|支队|直属机构|企业|各村|各股|各科|各处|各部)[，,。；;、]?$"
)


_SEVERAL = later("各|[、，]|政府$")


def expected(part: Part) -> bool:
    """The genre wants a recipient, and the draft is one that is sent; a motion of deputies is handed in."""
    if "recipient" not in part.genre.expects or part.annex or part.title is None or not part.body:
        return False
    if _TO_ALL.search(part.title.reading):
        return False
    return not any(
        _PUBLIC.search(block.reading) or (block.kind == "note" and _MOVED.match(block.reading))
        for block in part.blocks[:4]
    )


_MOVED = later("领衔|提案人|提议案人|附议|联名")
_TO_ALL = later("停[水电气]|封闭施工|交通管制|征[稿集订]|招[聘募领]")
"""A notice put up for whoever passes."""
_PUBLIC = later("(?:予以|向社会|面向社会)(?:公布|公开)|(?:公布|公开|公告|公示)如下")
"""Such a report is addressed to everybody."""


def recipient(part: Part) -> Block | None:
    return next((block for block in part.blocks if block.kind == "recipient"), None)


def unmarked(part: Part) -> Block | None:
    """The line below the title that names bodies and lacks its colon."""
    below = [block for block in part.blocks if block.kind not in ("title", "number", "note")][:2]
    if len(below) < 2 or len(below[1].text) <= len(below[0].text) or below[1].kind in ("signer", "date"):
        return None
    line = below[0]
    named = (
        line.kind in ("paragraph", "lead", "heading") and not line.number and _UNMARKED.match(line.reading)
    )
    return line if named and not _is_author(part, line.reading) else None


def _is_author(part: Part, reading: str) -> bool:
    """The one body below a title that also signs, or whom the title names, or that may be anybody."""
    signers = [block.reading.strip() for block in part.blocks if block.kind == "signer"]
    if reading in signers or any(reading in block.reading for block in part.blocks if block.kind == "title"):
        return True
    return not signers and _SEVERAL.search(reading) is None


class RecipientPresent(PartCheck):
    """A 主送机关 stands below the title, in the genres that expect one (GB/T 9704-2012, 7.3.2)."""

    def find(self, part: Part) -> Iterator[Finding]:
        if expected(part) and recipient(part) is None and unmarked(part) is None and part.title is not None:
            yield Finding(part.title.span)


class RecipientMarked(PartCheck):
    """The 主送机关 ends with a full-width colon."""

    def find(self, part: Part) -> Iterator[Finding]:
        line = unmarked(part) if expected(part) and recipient(part) is None else None
        if line is not None:
            bare = line.text.rstrip("，,。；;、")
            better = f"{bare}："
            yield Finding(line.span, {"better": better}, Fix((Edit(line.span, better),)))


_BODY = later(r"(?:政府|[委局厅办院校部处]|委员会|公司|中心)$")
_PARTY, _STATE = ("委", "党工委", "党组"), ("政府", "管委会", "办事处", "监委", "监察委员会")
_PAIR = 2


class OneRecipient(PartCheck):
    """A 请示 goes to one superior body; Party committee and government of one place may stand together."""

    def find(self, part: Part) -> Iterator[Finding]:
        block = recipient(part)
        if block is None or part.annex:
            return
        names = [name for name in _BETWEEN.split(block.reading.rstrip("：: ")) if _BODY.search(name)]
        pair = len(names) == _PAIR and any(
            one.endswith(_PARTY) and other.endswith(_STATE) for one, other in (names, names[::-1])
        )
        if len(names) > 1 and not pair:
            length = len(block.text.rstrip("：: "))
            yield Finding(Span(block.span.start, block.span.start + length), {"count": str(len(names))})


_BETWEEN = later("[、，,；]|(?<=[府委局厅办部])[和及并]")


_KINDS = {
    "公司": "公司司集团", "集团": "集团公司司", "医院": "院", "学院": "院校", "研究院": "院", "设计院": "院", "法院": "院", "检察院": "院",
    "大学": "校院", "学校": "校", "中学": "校", "小学": "校", "党校": "校院", "幼儿园": "园", "局": "局", "厅": "厅", "委员会": "委会", "委": "委",
    "图书馆": "馆", "博物馆": "馆", "档案馆": "馆", "文化馆": "馆", "科技馆": "馆", "体育馆": "馆",
    "政府": "府", "办事处": "办处", "中心": "中心", "支行": "行公司", "银行": "行公司",
}  # fmt: skip
"""How one addresses a body, by the end of its name."""
_ADDRESSED = later(
    r"(?<![珍宝昂名可尊富高权显])贵(?P<kind>局|委|厅|院|校|公司|司|集团|行|园|馆|站|所|社|厂|队)(?![金族州阳港])"
)


_ASKED = later(
    r"(?:(?:恳请|特请|恳求|(?<![一-龥])请求)|(?:妥否|当否|可否|如无不妥|(?:以上|特此)(?:报告|请示|意见|汇报))，(?:恳)?请)(?P<name>[一-龥]{1,16}?(?:政府|局|委|委员会|厅|公司|集团|医院|大学|学院|中心|办公室|[办部]))"
    r"(?=予以|给予|批准|批复|审批|核准|审阅|审定|审议|批示|支持|拨付|帮助解决|函复|予批)"
)
"""Whom a paper asks."""
_ASKS = (
    "恳请",
    "特请",
    "恳求",
    "请求",
    *(f"{end}，请" for end in ("否", "不妥", "报告", "请示", "意见", "汇报")),
)
"""One of these stands where it does."""
_VERBS = later("[有相]关|各|上级|贵|[我你]|协调|责成|督促|安排|指示|转|牵头|会同|领导|主管|组织(?!部)")


class AddresseeKept(PartCheck):
    """The body that a paper is addressed to is the one it speaks to, and the one that it asks: no 贵院 in a letter to a
    company, no 请市财政局批复 in a request to another body. Its place may be spoken to as well: 贵市 in a letter to a bureau."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset((*_ASKS, *(f"贵{kind}" for kind in "局委厅院校公司集行园馆站所社厂队")))

    def find(self, part: Part) -> Iterator[Finding]:
        block = None if part.annex else recipient(part) or unmarked(part)
        name = block.reading.rstrip("：:；;，,。 \u3000") if block else ""
        if not name or "各" in name:
            return
        names = _BETWEEN.split(name)
        known = [_addressed(one) for one in names]
        for other in part.body:
            for match in _ASKED.finditer(unquoted(other.reading)):
                asked = match["name"]
                if not _VERBS.search(asked) and not any(_is_called(asked, one) for one in names):
                    yield Finding(other.at(*match.span("name")), {"recipient": name})
        for other in part.body if all(known) else ():
            for match in _ADDRESSED.finditer(unquoted(other.reading)):
                if not any(match["kind"] in kinds for kinds in known):
                    yield Finding(other.at(*match.span()), {"recipient": name})


def _is_called(asked: str, name: str) -> bool:
    """Whether one name is the other, shortened or with its place: 县政府 for 云岭县人民政府."""
    return shortens(*sorted((asked, name), key=len)) or (asked[-1] == name[-1] and asked[:-1] in _ANY_LEVEL)


_ANY_LEVEL = ("省", "市", "县", "区", "州", "党", "总")
"""市局: the superior one, whatever its field."""


def _addressed(name: str) -> str:
    """How a body may be addressed; empty where that is not known. A design institute that became a company (设计院有限公司)
    is still 贵院."""
    kinds = next((kinds for end, kinds in _KINDS.items() if name.endswith(end)), "")
    return kinds and kinds + "".join(char for char in "局厅院校行园馆站所社厂队" if char in name)


_HEARERS = "同志|领导|来宾|嘉宾|朋友|同事|同学|老师|家长|代表|委员|校友|战友|乡亲|先生|女士|同仁|伙伴|客商|企业家|居民|村民|孩子|战士|队员|学员|职工|员工|青年|记者|评委|观众|听众|姐妹|老乡"
_SPEAKS_TO = later(
    rf"[\s\u3000]*(?:[^，。；：]{{0,40}}?(?:{_HEARERS})们?(?:[、，,：:！!]|$)|(?:尊敬|敬爱|亲爱)的|各位|[^。；]{{1,60}}[：:！!]$)|.{{0,40}}大家(?:上午|下午|晚上|早上)?好"
)
_TO_SPEAK = later("(?:讲话|致辞|致词|开幕词|开幕辞|闭幕词|祝词|欢迎词|主持词)(?:稿|提纲)?$")
_SPOKEN_FROM = 8


class AddressPresent(PartCheck):
    """A speech begins with those whom it addresses: 同志们：. The finding marks the title; minutes and reports on a speech
    are none, nor is a draft of a few lines."""

    def find(self, part: Part) -> Iterator[Finding]:
        title = part.title
        if title is None or part.annex or part.genre.id != "speech":
            return
        match = _TO_SPEAK.search(title.reading.strip("（）() \u3000"))
        if match is None or len(part.body) < _LEAST_SPOKEN:
            return
        first = [block for block in part.blocks if block.kind != "title"][:_SPOKEN_FROM]
        if not any(_SPEAKS_TO.match(block.reading) for block in first):
            start = title.reading.rindex(match[0])
            yield Finding(title.at(start, start + len(match[0])))


_LEAST_SPOKEN = 3
