"""Sentences and words that a draft has from another one: of another kind of body, of another genre, of another bureau."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from linter.checks.consistency.voice import named_body
from linter.checks.literals import required
from linter.checks.timeline import title_text
from linter.chinese.clauses import clause_end, clause_start, text_around
from linter.chinese.expressions import compiled, later
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import shortens
from linter.chinese.titles import bare
from linter.diagnostic import Edit, Fix
from linter.document import PLACES, Block, Kind, Part, Span
from linter.frozen import field, frozen
from linter.rule import BlockCheck, Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_MUST = (
    r"(?:同志)?(?:们)?[^，。；：、“”]{0,4}(?:要|应(?![邀急聘届征付])当?|必须|务必|须)(?!求|点|素|闻|件|职|害)"
)
_GREW = r"[^，。；：、“”]{0,10}(?:意识|素质|能力|作风|水平|觉悟|本领|使命感|责任感|归属感|荣誉感|积极性)[^，。；：“”]{0,6}(?:增强|提升|提高|转变|好转)"
_SELF_BEGINS = "作为一名"
_CARE = r"(?:提高|提升|增强|加强|强化|改进|改善|优化|维护|保障|确保|保证|狠抓|抓好|抓实|规范|完善|促进|推进|推动|落实|严格|围绕|聚焦|投入到?|发生|杜绝|完成)[^，。；：、“”《》]{0,6}?"
"""What one does about one's own work."""
_LETTER = "open-letter"
"""An appeal to the public has nobody to exhort so, whoever signs it."""


@frozen
class OwnPeople(BlockCheck):
    """A body exhorts its own people and tells how they grew: no hospital tells all teachers what they must do.

    All mappings go from a kind of body to an expression. `people`: whom such a body exhorts; found where 要, 应 or
    必须 follows, or that their skill or mind has grown. `selves`: what only who works there calls himself, behind
    作为一名. `matters`: what only such a body improves or keeps. `served`: what no other body calls those it serves; as a hint, there may be others. `words`: what tells, in
    any other sentence, that the draft does speak of their matters and is left alone. `at_home`: titles that may. Judged
    are open letters, and drafts whose title or signature names a body that governs no place.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    matters: Mapping[str, str] = field(default_factory=dict)
    selves: Mapping[str, str] = field(default_factory=dict)
    served: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    at_home: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def literals(self) -> frozenset[str] | None:
        words = (*self.people.values(), *self.matters.values(), *self.served.values())
        return required("|".join((*words, _SELF_BEGINS)))

    @cached_property
    def _theirs(self) -> re.Pattern[str]:
        matters = "|".join(f"(?P<{kind}_matter>{words})" for kind, words in self.matters.items())
        groups = (
            *(f"(?P<{kind}>{people})(?:{_MUST}|{_GREW})" for kind, people in self.people.items()),
            *((f"{_CARE}(?:{matters})",) if matters else ()),
            *(f"(?P<{kind}_self>{_SELF_BEGINS}(?:{self_}))" for kind, self_ in self.selves.items()),
            *(f"(?P<{kind}_served>{words})" for kind, words in self.served.items()),
        )
        return compiled("|".join(groups))

    @cached_property
    def _home(self) -> dict[str, re.Pattern[str]]:
        return {kind: compiled(titles) for kind, titles in self.at_home.items()}

    @cached_property
    def _words(self) -> dict[str, re.Pattern[str]]:
        return {kind: compiled(words) for kind, words in self.words.items()}

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        heads = _heads(part) if part else ""
        if part is None or not heads:
            return
        seen = set()
        for kind, how, start, end in self._strange(block.reading):
            sentence = _sentence(block.reading, start)
            if how == "matter" and self._told_of(block.reading, kind, sentence, start, end):
                continue
            strange = not self._home[kind].search(heads) and self._alone(part, kind, block, start)
            if strange and sentence not in seen:
                seen.add(sentence)
                yield Finding(block.at(start, end), sure=how != "served")

    def _strange(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """The kind of body that would speak so, in which way ("" where it exhorts), and where it does."""
        for match in self._theirs.finditer(text):
            if match.lastgroup:
                kind, _, how = match.lastgroup.partition("_")
                yield kind, how, *match.span(match.lastgroup)

    def _told_of(self, text: str, kind: str, sentence: tuple[int, int], start: int, end: int) -> bool:
        """Whether the rest of a sentence speaks of such a body: 到学校检查，保障师生安全."""
        from_, to = sentence
        return self._words[kind].search(f"{text[from_:start]}，{text[end:to]}") is not None

    def _alone(self, part: Part, kind: str, block: Block, start: int) -> bool:
        """Whether no other sentence speaks of the matters of such a body."""
        from_, to = _sentence(block.reading, start)
        words = self._words[kind]
        for other in part.blocks:
            text = other.reading
            if other is block:
                text = text[:from_] + "。" + text[to:]
            if words.search(text):
                return False
        return True


@lru_cache(maxsize=4)
def _heads(part: Part) -> str:
    """Title, signature and who is named below the title, of an open letter the title; empty for a report that is not
    judged."""
    if part.genre.id == _LETTER:
        return title_text(part)
    below = [block for block in part.blocks[1:4] if block.kind == "note"]
    if not named_body(part) and not any(_SPEAKER.match(block.reading) for block in below):
        return ""
    heads = [block for block in part.blocks if block.kind in ("title", "signer")]
    return "".join(block.reading for block in (*heads, *below))


_SPEAKER = later(
    r"[\s\u3000（(]*[一-龥]{2,12}(?:局|法院|检察院|医院|中学|小学|学校|学院|幼儿园|公司|银行)[一-龥]{0,12}(?:长|主任|书记|经理|官|师)[\s\u3000]"
)
"""Whose report on his duties it is, below a title that names nobody."""


def _sentence(text: str, offset: int) -> tuple[int, int]:
    """The bounds of the sentence that holds an offset."""
    start = clause_start(text, "。！？；", offset)
    end = clause_end(text, "。！？；", offset)
    return start, end


_SELF = later(
    r"(?:(?:制定|制订|编制|拟定|拟订|印发|下发|发布|提出)(?:了|出)?(?P<made>本(?:实施|工作|行动|管理|暂行|专项|应急|活动)?[一-龥]{1,2}))(?=[，。；：])"
    r"|(?P<said>本(?:实施|工作|行动|管理|暂行|专项|应急|活动)?[一-龥]{1,2})(?=自[^。；]{2,16}(?:施行|实施|执行|生效)|由[^。；]{2,20}(?:解释|修订)|适用于|所[称指])"
)


@frozen
class OwnGenre(PartCheck):
    """A text calls itself by the genre of its title: a 方案 is no 本通知.

    `titles`: the genres judged, separated by spaces, as titles end with them; `others`: more that a text may call
    itself. The fix puts the title's genre.
    """

    titles: str
    others: str = ""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("本",))

    def find(self, part: Part) -> Iterator[Finding]:
        title = bare(title_text(part)).rstrip("0123456789 ")
        own = max(filter(title.endswith, self.titles.split()), key=len, default="")
        known = (*self.titles.split(), *self.others.split())
        for block in part.body if own else ():
            for match in _SELF.finditer(unquoted(block.reading)) if "本" in block.reading else ():
                start, end = match.span("made" if match["made"] else "said")
                said = max(filter(block.reading[start:end].endswith, known), key=len, default="")
                if said and said != own and said not in title:
                    span = Span(block.span.start + end - len(said), block.span.start + end)
                    yield Finding(span, {"better": own}, Fix((Edit(span, own),), safe=False))


_GROUP = later(r"(?:成立|组建|设立)[^，。；]{0,30}?(?:领导小组|工作专班|指挥部)")
_DESK = later(
    r"(?<=办公室)(?:（(?P<beside>[一-龥]{2,8}?)(?=[，,）：]|联系|电话)|(?:具体)?(?:常)?设(?:在|于)(?P<at>[一-龥]{2,12}?)(?=[，。；（]))"
)


class OneDesk(PartCheck):
    """The office of the one leading group of a draft is in one place: 办公室设在治安大队 and, below,
    办公室（指挥中心，联系人……） are two. Drafts that set up several groups are left alone."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("办公室设", "办公室常设", "办公室具体设"))

    def find(self, part: Part) -> Iterator[Finding]:
        groups, first, office = 0, "", ""
        found: list[Finding] = []
        for block in part.body:
            text = block.reading
            if "小组" in text or "专班" in text or "指挥部" in text:
                groups += len(_GROUP.findall(text))
            for match in _DESK.finditer(text) if "办公室" in text else ():
                group = "at" if match["at"] else "beside"
                if group == "beside" and text[match.start() - 4 : match.start() - 3] in _BODIES:
                    continue
                place = match[group]
                if not first and group == "at":
                    first, office = place, _clause(text, match.start())
                elif group == "at" and _clause(text, match.start()) != office:
                    return
                elif first and place[-1] in _DESKS and not _same_desk(first, place):
                    start, end = match.span(group)
                    span = block.at(start, end)
                    found.append(Finding(span, {"better": first}))
        if groups < 2:
            yield from found


def _clause(text: str, end: int) -> str:
    """What its clause says before an offset."""
    return text[clause_start(text, "，。；：、", end) : end].strip()


_BODIES = frozenset("局委府会校院司县市区镇乡党政")
"""县委办公室（督查室）: the office of a body, not of the group."""
_DESKS = frozenset("股科室处局委办队部心站所院")
_WHOLE = frozenset("局委院")
_LOOSE = frozenset("县市区镇局本我委校院机关")


def _same_desk(one: str, other: str) -> bool:
    """Whether one name is the other shortened (县水利局 and 局, 教育科 and 教育管理科) or may be inside it: 局 and 股."""
    if (one[-1] in _WHOLE) != (other[-1] in _WHOLE):
        return True
    short, full = sorted((one, other), key=len)
    return shortens("".join(character for character in short if character not in _LOOSE), full)


_ORGANS = [
    "教育体育",
    "教科体",
    "教体",
    "教科",
    "教育",
    "林业和草原",
    "林草",
    "林业",
    "水利",
    "水务",
    "农业农村",
    "交通运输",
    "交通",
    "公安",
    "民政",
    "司法",
    "财政",
    "人力资源和社会保障",
    "人社",
    "自然资源和规划",
    "自然资源",
    "生态环境",
    "住房和城乡建设",
    "住建",
    "城市管理",
    "城管",
    "商务",
    "文化和旅游",
    "文化广电和旅游",
    "文广旅",
    "文旅",
    "卫生健康",
    "卫健",
    "退役军人事务",
    "退役军人",
    "应急管理",
    "应急",
    "审计",
    "市场监督管理",
    "市场监管",
    "统计",
    "医疗保障",
    "医保",
    "乡村振兴",
    "信访",
    "发展和改革",
    "发改",
    "工业和信息化",
    "工信",
    "科学技术",
    "科技",
    "税务",
    "气象",
    "烟草",
    "邮政",
    "体育",
    "粮食",
    "机关事务",
    "行政审批",
    "招商",
    "供销",
    "残联",
]
_FIELDS = "|".join(sorted(_ORGANS, key=len, reverse=True))
_ORGAN = rf"(?P<name>{_FIELDS})(?P<kind>局|委)"
_ITS_PARTY = later(
    rf"{_ORGAN}(?=(?:机关)?(?:党[组委员总支]|领导班子|班子成员|干部职工|干部队伍|工作作风|全体|现有(?:干部|职工|在职|在编|工作人员|党员|内设|编制))|成立(?:了)?(?:以[^，。；]{{2,16}}为组长的)?[^，。；]{{2,16}}领导小组)"
)
_LEVEL = ("市", "县", "区", "旗")
_BESIDE = later(r"[省州国家总驻与和、联合同及向到赴原对某][市县区旗]?$")
_TOLD_OF = later("[与和]|会同|联合|邀请|学习|通报|案例|警示|巡察")
"""What a sentence says before it tells of another bureau: 与水利局、教体局干部职工共建, 通报水利局党组……."""
_TITLE_ORGAN = later(rf"{_ORGAN}(?:党[委组])?(?=[0-9〇一二三四五六七八九]{{4}}|关于|[上下]半年|年度|$)")


class OwnOrgan(BlockCheck):
    """The Party group, the leadership and the staff that a bureau's report speaks of are its own: 教体局党组 in the
    report of a 林业局 was left over. Organs of the level above, and those that others are named with, are not meant.
    An office of the Party committee, a court or a procuratorate oversees bureaus and speaks of their Party groups, but
    is not led by them; neither they nor a township have a 局党组 without a name. The staff of another 系统 is a hint."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(
            f"{kind}{rest}"
            for kind in "局委"
            for rest in (
                "党",
                "机关党",
                "领导",
                "班子",
                "干部",
                "全体",
                "工作作风",
                "现有",
                "成立",
                "负责",
                "将",
                "要",
            )
        ) | {"机关自身", "厅党", "院党", "校党", "馆党", "系统"}

    @property
    def kinds(self) -> frozenset[Kind]:
        return _KINDS

    def find(self, block: Block, part: Part | None) -> Iterator[Finding]:
        if not part or part.annex:
            return
        level, name, kind = _own_organ(part)
        office = "" if name else _office(part)
        text = unquoted(block.reading) if name or office else ""
        for match in _ITS_PARTY.finditer(text) if name else ():
            start, end = match.start("name"), match.end("kind")
            before = block.reading[max(start - 2, 0) : start]
            above = before[-1:] in _LEVEL and before[-1:] != level
            if above or _BESIDE.search(before) or _shortened(name, match["name"]):
                continue
            if not _TOLD_OF.search(block.reading, clause_start(block.reading, "，。；！？", start), start):
                yield Finding(block.at(start, end), {"better": name + kind})
        for match in _LEADS.finditer(text) if office else ():
            group = match.lastgroup or ""
            if match[group] not in office:
                yield Finding(block.at(*match.span(group)), {"better": office})
        yield from _groups(part, block)
        yield from _systems(part, block)
        yield from _issuers(part, block, name, kind) if name else ()


_NO_BUREAU = later(
    r"(?P<court>法院|检察院|法庭)|(?P<town>镇|乡|街道)(?=人民政府|政府|党委|党工委|办事处|纪委|纪工委|人大|20\d\d|关于|第)"
    r"|(?P<party>纪委监委|纪委|监委|组织部|宣传部|统战部|政法委|人大常委会|政协|总工会|妇联)(?=[^一-龥]|第|关于|书记|副|常委|主任|部长|机关|办公室|$)"
)
_BUREAU = later("[局厅]|派驻|派出")
_GROUPS = later(
    r"(?:(?<![一-龥])|(?<=[在经由按照据实彻行从向离对报请交以受])|(?<=符合|达到))(?P<organ>局|厅|院|校|馆)(?P<group>党(?:[组委]|总?支部))(?!校|工作部门)"
)
_OWN_ORGANS = {"court": "院", "town": "", "party": ""}


@lru_cache(maxsize=4)
def _party_of(part: Part) -> tuple[str, str]:
    """The bureau, court, township or Party organ that the title or the line below it names, and the word by which its own
    Party group goes; both empty where a bureau is named below another title."""
    _, name, bureau = _own_organ(part)
    if bureau == "局":
        return f"{name}局", bureau
    texts = [
        title_text(part),
        *(block.reading for block in part.blocks[1:3] if block.kind in ("note", "lead")),
    ]
    heads = [text for text in texts if len(text) <= _HEAD]
    match = next((match for text in heads if (match := _NO_BUREAU.search(text))), None)
    if match is None or any(_BUREAU.search(text) for text in heads):
        return "", ""
    kind = match.lastgroup or ""
    return match[kind], _OWN_ORGANS[kind]


_HEAD = 50
"""A longer line is the first sentence of a draft."""


def _groups(part: Part, block: Block) -> Iterator[Finding]:
    """A 局党组 that no bureau has been named for, in the draft of a court, a township or a Party organ."""
    own, organ = _party_of(part)
    named: dict[str, int] = {}
    for match in _GROUPS.finditer(unquoted(block.reading)) if own else ():
        kind = match["organ"]
        if kind == "厅" and organ == "局":
            continue
        if kind not in named:
            first = re.search(f"[一-龥]{kind}", block.reading)
            named[kind] = first.start() if first else match.start()
        if kind != organ and named[kind] >= match.start() - 1:
            yield Finding(block.at(*match.span()), {"better": own})


_OWN_FIELD = later(
    r"[县市区旗州](?P<name>[一-龥]{2,12}?)(?:局|委员会|委)(?=党[组委]|[0-9]{4}|关于|[上下]半年|年度|$)"
)
_SYSTEM = later(
    rf"(?:引导|教育|激励|动员|带领|组织|要求|^|[，。；])(?:全[县市区州])?(?:广大)?(?P<found>(?P<name>{'|'.join(sorted(_ORGANS, key=len, reverse=True))})系统)(?=党员|干部|广大|全体|职工)"
)
_UMBRELLAS = ("农业农村", "自然资源", "卫生健康", "卫健", "交通", "教育", "文化", "文旅")
"""Fields that hold those of other bureaus: fisheries, forestry."""


def _systems(part: Part, block: Block) -> Iterator[Finding]:
    """The staff of another 系统 in the draft of a bureau: 引导全县水利系统党员干部 in that of a 渔业局."""
    own = _OWN_FIELD.search(title_text(part)) if "系统" in block.reading else None
    if own is None:
        return
    for match in _SYSTEM.finditer(unquoted(block.reading)):
        name, span = match["name"], match.span("found")
        akin = name.startswith((*_UMBRELLAS, own["name"][:2])) or _shortened(own["name"], name)
        if not akin and not _TOLD_OF.search(text_around(block.reading, "，。；", *span)):
            yield Finding(block.at(*span), {"better": f"{own['name']}局"}, sure=False)


_ISSUES = later(
    rf"(?:由|^|[。；：]|[\s\u3000])(?P<found>[市县区]?{_ORGAN})(?:(?P<explains>负责解释)|(?:将|要)(?:对|组织对|适时|不定期|定期)[^，。；]{{2,20}}(?:督查|检查|督导|考核|抽查|通报))"
)


def _issuers(part: Part, block: Block, own: str, kind: str) -> Iterator[Finding]:
    """Another bureau that explains what this one issues, or a hint where it looks after its being carried out."""
    if "局" not in block.reading and "委" not in block.reading:
        return
    for match in _ISSUES.finditer(unquoted(block.reading)):
        if not _shortened(own, match["name"]) and not _takes_part(part, match["name"]):
            span = block.at(*match.span("found"))
            yield Finding(span, {"better": own + kind}, sure=match["explains"] is not None)


def _takes_part(part: Part, name: str) -> bool:
    """Whether a bureau is named elsewhere in a draft, as one that signs or acts too."""
    return sum(block.reading.count(name) for block in part.blocks) > 1


_OFFICE = later(
    r"委(?P<office>组织部|宣传部|统战部|政法委(?:员会)?|社会工作部)|(?P<organ>纪委|监委|检察院|法院)(?=[^一-龥]|第|关于|20|院长|检察长|书记|副|党组)"
)
_LEADS = later(
    rf"(?:在[市县区]?|(?:落实|执行)[市县区]?)(?=(?:{_FIELDS})(?:局|委)党[组委](?:的)?(?:(?:坚强|正确)?领导下|议事规则))(?P<organ>[一-龥]{{2,12}}?[局委])(?=党)"
    rf"|加强[市县区]?(?=(?:(?:{_FIELDS})(?:局|委)|检察院|法院|纪委)机关自身建设)(?P<staff>[一-龥]{{2,10}}?)(?=机关)"
)


@lru_cache(maxsize=4)
def _office(part: Part) -> str:
    """The office of the Party committee, court or procuratorate that the title names, or who stands below it."""
    texts = [title_text(part), *(block.reading for block in part.blocks[1:3] if block.kind == "note")]
    match = next((match for text in texts if (match := _OFFICE.search(text))), None)
    return (match["office"] or match["organ"]) if match else ""


@lru_cache(maxsize=4)
def _own_organ(part: Part) -> tuple[str, str, str]:
    """What stands before the name of the title's organ (县 or 市), its name, and 局 or 委; empty when it has none."""
    title = title_text(part)
    match = _TITLE_ORGAN.search(title)
    return (
        (title[max(match.start() - 1, 0) : match.start()], match["name"], match["kind"])
        if match
        else ("", "", "")
    )


def _shortened(one: str, other: str) -> bool:
    return shortens(*sorted((one, other), key=len))
