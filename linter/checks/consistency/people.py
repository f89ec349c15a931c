"""Persons by name: one name in one spelling, and as many names as are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from linter.chinese.expressions import compiled, later
from linter.chinese.likeness import alike
from linter.chinese.numerals import value
from linter.chinese.persons import NAME, NAME_APART, SURNAMES, person
from linter.chinese.words import is_word
from linter.document import PLACES, Block, Part, Span
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_POSTS = (
    "书记|理事长|监事长|县长|区长|市长|镇长|乡长|局长|主任|院长|校长|主席|部长|队长|所长|总?经理|董事长|检察长|科长|处长|站长|厂长|会长|秘书长|园长|馆长|村长|教师|老师|医生"
    "|护士长|护士|技师|工程师|医师|法官|(?:养护|检修|维修|维护|环卫|保洁|[焊钳电车铆])工|班组长|原告|被告人?|申请人|上诉人|被害人"
    "|联系人|联络人|负责人|主持人?|记录人?|组长|庭长|政委|支队长|大队长|教导员|行长|社长|团长|台长|总监|选手|学员|考生|队员|运动员|教练|班主任|职工|村民|党员|干警|民警|教授|研究员|户主|书记员|审判员|陪审员|检察官|驾驶员|消防员|干事|调研员|主编|同志"
    "|队员|员工|教练|志愿者|护林员|网格员|辅警|工人|社工|民兵|厂医|护理员|专管员|协理员|服务员|保洁员|营业员|统计员|资料员|辅导员|炊事员|保安员|厨师|秘书|干部|代表|技术员|联络员|会计|文书|河长|网格长|楼长|村医|管理员|安全员|讲解员|调解员"
)
_STUDIO = "(?:首席|技能|劳模|工匠|名师|名医|名老?中医|名校长|名班主任|创新|大师|党员|法官|检察官|调解|传承|先进|先锋)[^，。；：、“”]{0,6}?(?:工作室|工作站|工作坊|工作法|操作法|班组|团队|调解室)|(?:工作室|工作法|操作法|调解室)"
_NAMED = later(
    rf"(?P<post>{_POSTS})[：:\s\u3000]{{0,2}}(?P<name>{NAME})(?=[，、。；：（）(\s\u3000]|$|同志|主持|出席|参加|先后|带头|坚持|连夜|关于|荣立|获(?!准)|获得|荣获|获评|夺得|取得|被评|被授予|带队|率队|传达|作了?|讲话|指出|强调|要求|汇报|介绍|宣读|统筹|具体|分管|协助|牵头|负责|任|担任|兼任|带领|深入|率领|现场|从事|与|系|表示|认为|提出|说|在|对|向|到|赴|为|及|和|等|被|召集|召开|代表|来到|走进|一行|组织|回忆|坦言|亲自|全程|当场|要|将|已|还|就|的家庭|诉称|辩称|不服|扎根|坚守)"
    rf"|由(?P<name3>{NAME})(?<!兼)(?=同?志?(?:兼任|担任|任|负责|牵头|带队|主持)|等(?=[一-龥]{{2}}|\d))"
    rf"|(?:[，。；：、由向请]|(?<=[，。；：])在|^)(?P<name2>{NAME})(?=同志|(?P<post2>副?(?:{_POSTS}))|本人|多次|诉称|辩称|被评为|荣获|获评|带领|兼任|等\d+名|在[^，。；：]{{2,20}}(?:获|夺得|取得|被评|摘得|斩获))"
    rf"|(?P<name4>{NAME})(?={_STUDIO})"
    rf"|(?<=[组科室处股部办])(?P<name5>{NAME})(?=老师|[，（](?:联系)?电话)"
)
_ROW = later(rf"(?:成员|人员|出席|参加|列席|评委|名单)[：:](?P<names>{NAME}(?:[、，\s\u3000]+{NAME})+)")
_ONE = later("[一-龥]{2,4}")
_FEW = 40
"""More names are a list of staff, among whom there are namesakes."""


class _Name(NamedTuple):
    text: str
    block: Block
    start: int
    post: str = ""

    @property
    def span(self) -> Span:
        return self.block.at(self.start, self.start + len(self.text))


class PersonOnce(PartCheck):
    """A person is written in one way: 李建国 beside 李健国, whose names sound or look alike or have their characters in
    another order, and never stand in one clause. Whoever is named beside a post is looked for everywhere. Whoever holds
    a second post (兼任) or is in the chair was named before, and whoever signs a report on his own duties stands below
    its title: there a name with another character need not even be alike, nor, as a hint, where a comrade without a post
    takes charge."""

    def find(self, part: Part) -> Iterator[Finding]:
        names = list(_names(part))
        known = {name.text: name for name in names}
        yield from _in_one_post(names)
        yield from _own_duties(part)
        yield from _named_before(names)
        yield from _without_post(part, names)
        yield from _host_listed(part, names)
        yield from _hero(part)
        yield from _in_one_paragraph(part, names)
        if len(known) > _FEW:
            return
        told: set[str] = set()
        for one, other in combinations(known, 2):
            if _confused(one, other) and not _together(part, one, other):
                told |= {one, other}
                yield from _two_ways(known[one], known[other])
        for name in known.values():
            if name.text not in told and len(name.text) > _SHORT:
                for variant in _respelt(part, name.text):
                    if variant.text not in known and not _together(part, name.text, variant.text, _SENTENCES):
                        yield from _two_ways(name, variant)


def _two_ways(one: _Name, other: _Name) -> Iterator[Finding]:
    yield Finding(one.span, {"other": other.text})
    yield Finding(other.span, {"other": one.text})


def _respelt(part: Part, name: str) -> Iterator[_Name]:
    """The first place of each block where a name stands with characters that sound or look like its own, a surname for
    the surname."""
    for block in part.blocks:
        text = block.reading
        if block.kind not in _KINDS and block.kind != "signer":
            continue
        starts = {match.start() for match in re.finditer(name[0], text)}
        starts |= {match.start() - 1 for match in re.finditer(name[1:], text)}
        for start in sorted(starts - {-1}):
            if _is_respelt(text, start, name):
                yield _Name(text[start : start + len(name)], block, start)
                break


def _is_respelt(text: str, start: int, name: str) -> bool:
    written = text[start : start + len(name)]
    unlike = [(a, b) for a, b in zip(name, written, strict=False) if a != b]
    if len(written) < len(name) or not unlike or len(unlike) > 2 or not all(alike(*pair) for pair in unlike):
        return False
    if written[0] not in SURNAMES or is_word(text[max(start - 1, 0) : start + 1]):
        return False
    words = (written[:2], written[1:], written[-1] + text[start + len(name) : start + len(name) + 1])
    return not any(map(is_word, words[:2] if len(unlike) > 1 else words[2:]))


def _names(part: Part) -> Iterator[_Name]:
    for block in part.blocks:
        if block.kind in _KINDS or block.kind == "signer":
            for listed in _ROW.finditer(block.reading):
                for match in _ONE.finditer(block.reading, *listed.span("names")):
                    yield _Name(match[0], block, match.start())
            for match in _NAMED.finditer(block.reading):
                group = next(name for name in ("name", "name2", "name3", "name4", "name5") if match[name])
                if person(match[group]):
                    holds = _HOLDS.match(block.reading, match.end(group))
                    again = holds and (_CHAIRS if holds["chairs"] else _AGAIN)
                    post = again or _post(block.reading, match)
                    yield _Name(match[group], block, match.start(group), post)


def _post(text: str, match: re.Match[str]) -> str:
    """副局长 before 刘伟, 镇长 behind it; "" when none stands there."""
    if match["post2"]:
        return match["post2"]
    start, end = match.span("post")
    if start > 0 and text[start - 1] == "副":
        start -= 1
    return text[start:end] if start >= 0 else ""


_AGAIN, _CHAIRS = "兼任", "主持召开"
_HOLDS = later(
    r"(?:同志)?(?:副?(?:校长|院长|园长|局长|所长|镇长|主任|书记))?(?:兼任|兼(?=[一-龥]{2,6}(?:主任|组长))|(?P<chairs>主持召开))"
)
"""What one does of whom the draft has told before: to hold another post, to be in the chair."""
_HOST = later(r"[\s\u3000]*主[\s\u3000]*持")


def _named_before(names: list[_Name]) -> Iterator[Finding]:
    """王海涛兼任办公室主任, where the list has 王海波 and no 王海涛; 何建国主持召开, where 何建华 is 主持人."""
    told = [name for name in names if name.post not in (_AGAIN, _CHAIRS)]
    texts = {name.text for name in told}
    for name in names:
        if name.post in (_AGAIN, _CHAIRS) and name.text not in texts:
            known = [other for other in told if name.post == _AGAIN or _HOST.match(other.block.reading)]
            near = {
                other.text
                for other in known
                if (pair := _unlike(name.text, other.text)) and (len(name.text) > _SHORT or alike(*pair))
            }
            if len(near) == 1:
                yield Finding(name.span, {"other": near.pop()})


_KNOWN = later(
    rf"(?:^|[，。；：、由请]|（[一二三四五六七八九十]）)(?P<name>{NAME})(?=同志(?:定期|具体|带领|牵头|负责|统筹|主持|带队|分管|协调|担任|任|为|亲自|全面|每[周月季]|指出|强调|要求))"
)
"""Whom a draft names without a post, as one of whom it has told: 何建木同志定期听取汇报."""


def _without_post(part: Part, names: list[_Name]) -> Iterator[Finding]:
    """何建木同志定期听取汇报, where 何建林 is 组长 and no post of 何建木 is told: the names need not be alike."""
    told = {name.text: name for name in names if name.post not in ("", "同志", _AGAIN, _CHAIRS)}
    for block in part.blocks:
        for match in _KNOWN.finditer(block.reading) if "同志" in block.reading and told else ():
            name = match["name"]
            near = {other for other in told if len(name) > _SHORT and _unlike(name, other)}
            if name not in told and len(near) == 1 and _once(part, name):
                other = told[near.pop()]
                yield Finding(block.at(*match.span("name")), {"other": other.text}, sure=False)
                yield Finding(other.span, {"other": name}, sure=False)


def _host_listed(part: Part, names: list[_Name]) -> Iterator[Finding]:
    """陆振华主持召开, and among those present no 陆振华 but a 陆振中."""
    hosts = [name for name in names if len(name.text) > _SHORT and (name.post == _CHAIRS or _hosts(name))]
    if len(hosts) != 1:
        return
    listed = [
        _Name(_joined(match["name"]), block, match.start("name"))
        for block in part.blocks
        if (head := _ATTENDANCE.match(block.reading)) and not head["absent"]
        for match in _LISTED_NAMES.finditer(block.reading, head.end() - 1)
    ]
    host = hosts[0]
    near = [name for name in listed if _unlike(host.text, name.text)]
    if len(near) == 1 and all(name.text != host.text for name in listed) and _once(part, near[0].text):
        yield Finding(near[0].span, {"other": host.text}, sure=False)


def _hosts(name: _Name) -> bool:
    """陆振华在三楼会议室主持召开."""
    return _HOSTS_AT.match(name.block.reading, name.start + len(name.text)) is not None


_HOSTS_AT = later(r"在[^，。；]{2,16}主持召开")
_LISTED_NAMES = later(rf"(?<=[：:、，；\s\u3000]|[）)])(?P<name>{NAME})(?=[、，；。（(]|[\s\u3000]|$)")
_HERO = later(rf"(?:关于)?[^，。]{{0,24}}?(?P<name>{NAME})(?:同志)?(?:的)?(?:先进|主要|优秀)?事迹")
_CALLED = "老师|同志|医生|大夫|书记|警官|教授|师傅|主任|院长|校长"


def _hero(part: Part) -> Iterator[Finding]:
    """李秀珍老师 in a paper on the deeds of 李秀兰."""
    match = _HERO.match(part.title.reading) if part.title else None
    body = [block for block in part.blocks if block.kind in _KINDS] if match else []
    # a title's words may run into the name: only one that the text repeats is sure
    name = match["name"] if match and any(match["name"] in block.reading for block in body) else ""
    if len(name) <= _SHORT:
        return
    near = re.compile(rf"(?P<name>{name[0]}(?:{name[1]}[一-龥]|[一-龥]{name[2]}))(?={_CALLED})")
    for block in body:
        for other in near.finditer(block.reading):
            if _unlike(name, other["name"]) and _once(part, other["name"]):
                yield Finding(block.at(*other.span("name")), {"other": name}, sure=False)


_PERSONS = later(
    rf"(?:(?:独居|孤寡|空巢|留守|高龄)?老人|居民|村民|大爷|大妈|群众|患者|学生|老党员)(?P<name>{NAME})(?=[家的，、在因患与将向为])"
    rf"|(?<=[的，。；、])(?P<name2>{NAME})(?:老人|大爷|大妈|奶奶|爷爷|婆婆|阿姨)"
)
"""Persons of whom a draft tells a story."""


def _in_one_paragraph(part: Part, names: list[_Name]) -> Iterator[Finding]:
    """陈桂兰 in whose home the heating leaks, and 陈桂芳老人 who praises the workers, in one paragraph."""
    told = {(name.block, name.text) for name in names}
    for block in part.blocks:
        for match in _PERSONS.finditer(block.reading) if block.kind in _KINDS else ():
            name = match["name"] or match["name2"]
            if len(name) <= _SHORT or not person(name):
                continue
            for at in (found.start() for found in re.finditer(name[:2], block.reading)):
                other = block.reading[at : at + len(name)]
                if not _ONE.fullmatch(other) or other == name or (block, other) in told:
                    continue
                if _once(part, other) and person(other) and not _together(part, name, other):
                    start = match.start("name" if match["name"] else "name2")
                    yield Finding(block.at(start, start + len(name)), {"other": other}, sure=False)
                    yield Finding(block.at(at, at + len(other)), {"other": name}, sure=False)


def _once(part: Part, name: str) -> bool:
    return sum(block.reading.count(name) for block in part.blocks) == 1


_SHORT = 2
"""Characters of a name that says too little."""


def _differences(one: str, other: str) -> list[tuple[str, str]]:
    """The characters in which names of one length and one surname differ, in pairs; none for other names."""
    akin = len(one) == len(other) and one[0] == other[0]
    return [(a, b) for a, b in zip(one, other, strict=False) if a != b] if akin else []


def _unlike(one: str, other: str) -> tuple[str, str] | None:
    """The characters in which names of one length and one surname differ, if these are the only ones."""
    unlike = _differences(one, other)
    return unlike[0] if len(unlike) == 1 else None


_BYLINE = later(
    rf"(?:长|主任|书记|主席|经理|员|师|社区|村|[局院校所站科室队司行馆园厂委办会部]|中学|小学|公司|中心)[\s\u3000]{{1,4}}(?P<name>{NAME_APART})[）)\s\u3000]*$"
)
_SOON = 6
_MYSELF = later(
    rf"(?<![一-龥]的)本人(?P<name>{NAME})(?=[，,]|(?:现任|自|同志|始终|坚持|认真|严格|于)[^，。]?)"
)
_REPORTER = later(rf"[\s\u3000]*(?:述职人|报告人|汇报人)[：:][\s\u3000]*(?P<name>{NAME_APART})[\s\u3000]*$")


def _own_duties(part: Part) -> Iterator[Finding]:
    """Who signs as 述职人 is the one who stands below the title."""
    heads = part.blocks[1:_SOON]
    named = next((match for block in part.blocks[1:4] if (match := _BYLINE.search(block.reading))), None)
    named = named or next((match for block in heads if (match := _MYSELF.search(block.reading))), None)
    signed = [
        (block, match)
        for block in part.blocks
        if block.kind == "signer" and (match := _REPORTER.match(block.reading))
    ]
    if named:
        for block, match in signed:
            if _joined(named["name"]) != _joined(match["name"]):
                yield Finding(block.at(*match.span("name")), {"other": _joined(named["name"])})
    own = {_joined(match["name"]) for match in (named, *(match for _, match in signed)) if match}
    for block in part.body if own else ():
        for match in (
            _MYSELF.finditer(block.reading) if "本人" in block.reading and block not in heads else ()
        ):
            if match["name"] not in own and person(match["name"]):
                yield Finding(block.at(*match.span("name")), {"other": min(own)})


def _joined(name: str) -> str:
    return "".join(name.split())


_ONE_HOLDER = frozenset(
    ("县长", "区长", "市长", "镇长", "乡长", "校长", "院长", "园长", "董事长", "总经理", "检察长")
)
"""Posts that one person holds."""


def _in_one_post(names: list[_Name]) -> Iterator[Finding]:
    """副局长刘伟 and 副局长刘玮: two characters are enough with the post, where neither name comes again; 镇长李建国 and
    镇长李建军 need not even be alike."""
    told = {(name.post, name.text): name for name in names if name.post not in ("", "同志")}.values()
    for one, other in combinations(told, 2):
        unlike = _unlike(one.text, other.text)
        if one.post != other.post or one.block is other.block or unlike is None:
            continue
        if len({_unit(one), _unit(other)} - {""}) > 1:
            continue
        few, held = len(one.text) == 2, len(one.text) == 3 and one.post in _ONE_HOLDER
        deputy = len(one.text) == 3 and one.post.startswith("副") and not alike(*unlike)
        head = len(one.text) == 3 and _office(one) == _office(other) != "" and not alike(*unlike)
        if (few and alike(*unlike)) or (held and not alike(*unlike)) or deputy or head:
            yield from (
                Finding(name.span, {"other": twin.text}, sure=held or not (deputy or head))
                for name, twin in ((one, other), (other, one))
            )


_UNIT = later(r"[一-龥]{2}(?:[省市县区镇乡局院校]|街道|中学|小学|公司)(?:党[组委](?:副?书记)?、)?副?$")


def _unit(name: _Name) -> str:
    """The unit before a post: 石桥镇 of 石桥镇镇长李志强."""
    text = name.block.reading[: name.start].rstrip("：: \u3000")
    match = _UNIT.search(text.removesuffix(name.post.removeprefix("副")))
    return match[0] if match else ""


_OFFICE = later(
    r"(?:[一-龥]{2}(?:[科股室处站所队部]|中心)(?:科长|股长|主任|处长|站长|所长|队长|部长)|(?:纪委|纪检组|政法委|团委|党支部|党总支)书记|工会主席|(?:组织|宣传|统战|武装)部长)$"
)


def _office(name: _Name) -> str:
    """The office that someone is head of, with the post before the name: 仓储科科长."""
    match = _OFFICE.search(name.block.reading[: name.start])
    return match[0] if match else ""


def _confused(one: str, other: str) -> bool:
    """Names of three characters and one surname whose others, as far as they differ, sound or look alike or have changed
    places; or whose surnames alone differ, and sound or look alike."""
    if len(one) == 3 and one[1:] == other[1:]:
        return alike(one[0], other[0])
    unlike = _differences(one, other)
    if len(one) != 3 or not unlike:
        return False
    return one[1:] == other[:0:-1] or all(alike(*pair) for pair in unlike)


def _together(part: Part, one: str, other: str, marks: re.Pattern[str] | None = None) -> bool:
    """Both stand in one clause, or between other marks: two persons, siblings perhaps."""
    return any(
        one in clause and other in clause
        for block in part.blocks
        if one in block.reading and other in block.reading
        for clause in (marks or _CLAUSES).split(block.reading)
    )


_CLAUSES, _SENTENCES = later("[，。；]"), later("[。；]")
_LIST = later(
    rf"[\s\u3000]*(?P<what>参加|出席|列席|请假|缺席|参会)(?:人员|人|会议人员)?[：:](?P<names>{NAME}(?:[、，\s\u3000]+{NAME})*)[。；]?[\s\u3000]*$"
)
_SPLIT = later(r"[、，\s\u3000]+")
_ATTENDANCE = later(
    r"[\s\u3000]*(?:出[\s\u3000]*席|参[\s\u3000]*加|列[\s\u3000]*席|参会|(?P<absent>请[\s\u3000]*假|缺[\s\u3000]*席))(?:人员|领导|同志)?[：:]"
)
_LISTED = later(
    rf"(?<=[：:、，；\s\u3000])(?P<name>{NAME_APART})(?=[、，；。（(]|[\s\u3000]{{2}}|[\s\u3000]*$)"
)


_SPEAKS = r"(?:同志)?(?:(?:汇报|通报|介绍)了|(?:作|做)了?[^，。；]{0,12}(?:汇报|发言|讲话|说明|介绍|报告)|(?:指出|强调|提出|表示|认为)[，：]|主持(?:会议|了)|宣读了|传达了|发言)"


class PresentOrAbsent(PartCheck):
    """Nobody whom minutes list as 请假 or 缺席 is listed among those present, or speaks at the meeting."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("假：", "假人员", "假领导", "假同志", "缺席"))

    def find(self, part: Part) -> Iterator[Finding]:
        listed: dict[bool, list[_Name]] = {True: [], False: []}
        for block in part.blocks:
            head = _ATTENDANCE.match(block.reading)
            for match in _LISTED.finditer(block.reading, head.end() - 1) if head else ():
                name = _Name(match["name"], block, match.start("name"))
                listed[bool(head and head["absent"])].append(name)
        present = {_joined(name.text) for name in listed[False]}
        absent = [name for name in listed[True] if _joined(name.text) not in present]
        yield from (Finding(name.span) for name in listed[True] if name not in absent)
        if absent:
            names = "|".join(sorted({_joined(name.text) for name in absent}))
            speaks = compiled(rf"(?P<name>{names}){_SPEAKS}")
            found = ((block, match) for block in part.body for match in speaks.finditer(block.reading))
            yield from (Finding(block.at(*match.span("name"))) for block, match in found)


_PRESENT = later(r"实(?:际)?到(?:会)?(?:人数)?(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})[人名]")
_ABSENT = later(r"(?P<what>请假|缺席)(?P<count>\d{1,2}|[一二三四五六七八九十]{1,2})[人名]")
_COUNTS = {"参加": _PRESENT, "出席": _PRESENT, "参会": _PRESENT, "请假": _ABSENT, "缺席": _ABSENT}


_WHOLE_BODIES = "所局站院校队科室"
_ALL_PRESENT = later(
    rf"全[{_WHOLE_BODIES}](?P<count>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[名人](?:干部职工|干部|同志|人员|党员|民警|教师)?(?:全部|全员|均)?(?:参加|出席|到会|参会)"
)
_BESIDE_LIST = later(
    r"[\s\u3000]*(?:主[\s\u3000]*持|记[\s\u3000]*录|列[\s\u3000]*席|请[\s\u3000]*假|缺[\s\u3000]*席)(?:人员|人)?[：:]"
)


def _all_present(part: Part, listed: set[str]) -> Iterator[Finding]:
    """全所8名干部参加 beside a list of six and who was in the chair: whoever else the head names may be of them or not."""
    beside = {
        _joined(name["name"])
        for block in part.blocks[:_HEAD]
        if (head := _BESIDE_LIST.match(block.reading))
        for name in _LISTED.finditer(block.reading, head.end() - 1)
    }
    for block in part.blocks:
        for match in _ALL_PRESENT.finditer(block.reading):
            if not len(listed) <= (value(match["count"]) or 0) <= len(listed | beside):
                yield Finding(block.at(*match.span()), {"listed": str(len(listed))})


_HEAD = 12
"""Blocks in which the head of minutes stands."""


class AttendanceListed(PartCheck):
    """Minutes list as many names as they count: 实到11人, 请假2人."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(("实到", "实际到", "请假", "缺席", *(f"全{body}" for body in _WHOLE_BODIES)))

    def find(self, part: Part) -> Iterator[Finding]:
        for block in part.blocks:
            listed = _LIST.match(block.reading)
            counts = _COUNTS.get(listed["what"]) if listed else None
            if listed is None or counts is None:
                continue
            if counts is _PRESENT:
                yield from _all_present(part, {_joined(name) for name in _SPLIT.split(listed["names"])})
            told = [(other, match) for other in part.blocks for match in counts.finditer(other.reading)]
            names = len(_SPLIT.split(listed["names"]))
            if len(told) == 1 and value(told[0][1]["count"]) != names:
                where, match = told[0]
                yield Finding(where.at(*match.span()), {"listed": str(names)})
