"""The head of the body that a draft is of: a school is led by its 校长, no 院长 and no 局长."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from linter.checks.consistency.voice import named_body, named_place
from linter.checks.timeline import title_text
from linter.chinese.clauses import text_around
from linter.chinese.expressions import later
from linter.chinese.persons import NAME, person
from linter.chinese.quotations import unquoted
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_HEADS = {"校": "校长", "院": "院长", "园": "园长", "馆": "馆长", "局": "局长", "行": "行长", "厂": "厂长"}
"""By the kind of body, as one calls its head."""
_WITH_OTHERS = ("局", "委", "公司", "厅", "中心")
"""Bodies that may lead or serve others: what one does elsewhere in the draft lets it speak of their heads."""
_LEADS = later(
    r"(?:(?<=[以由、，。；：])|(?<=坚持|落实|实行|成立|明确)|^)(?P<head>[校院园馆局行厂]长)"
    r"(?=(?:为|任|担任)(?:双|第一|总)?(?:组长|指挥长?|总指挥|责任人)|是第一责任人|负总责|负责制|挂帅|亲自|带头|牵头|带队)"
)
"""A head without a body or a name before it."""
_OWN_TOO = later("学院|大学|党校|附属|附设|联盟|医共体|医联体|集团|图书馆|总行|支行")
"""Titles of bodies with others inside, whose heads go by other names."""


_OF_ONE_KIND = later("医|卫生|保健|法院|检察")
"""What tells that a 院 is no college, above which there may be a 校长."""


class OwnHead(PartCheck):
    """The head that leads a group, or answers for what is done, is the own one: no 以院长为组长 in the draft of a school. Left
    alone are sentences on such a body; in the draft of a bureau or a company, so are bodies that it tells of anywhere."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_HEADS.values())

    def find(self, part: Part) -> Iterator[Finding]:
        yield from _duties(part)
        own = named_body(part)
        if part.annex or own not in (*_HEADS, *_WITH_OTHERS) or _OWN_TOO.search(title_text(part)):
            return
        college = own == "院" and not _OF_ONE_KIND.search(title_text(part))
        text = "\n".join(block.reading for block in part.blocks) if own in _WITH_OTHERS else ""
        for block in part.blocks:
            for match in _LEADS.finditer(unquoted(block.reading)) if block.kind in _KINDS else ():
                kind, sentence = match["head"][0], text_around(block.reading, "。！？", *match.span())
                if (
                    kind != own
                    and not (college and kind == "校")
                    and max(sentence.count(kind), text.count(kind)) == 1
                ):
                    yield Finding(block.at(*match.span()), {"better": _HEADS.get(own, "本单位负责人")})


_CHAIR = later(r"[\s\u3000]*主[\s\u3000]*持")
"""The head of minutes, which names the own one where no title does."""


_CHIEF = r"(?:[校院园馆局行厂场所站队镇乡村科股处部庭]长|主任|书记|(?:总)?经理|主席)"
_DUTIES = later(
    rf"(?:履行|恪守|牢记|担负起|对照)(?:好|了)?(?P<head>副?{_CHIEF})(?=(?:的)?(?:岗位|工作)?职责|的职责)"
)
_OFFICE = later(rf"副?{_CHIEF}")
_DUTY = "duty"
"""How the genres of reports on one's own duties begin."""
_SOON = 4


def _duties(part: Part) -> Iterator[Finding]:
    """履行所长职责 in the report of a 副局长: of the posts that stand at its head, none is this one."""
    if not part.genre.id.startswith(_DUTY):
        return
    head = "".join(block.reading for block in part.blocks[:_SOON])
    for block in part.body:
        for match in _DUTIES.finditer(unquoted(block.reading)):
            other = head.replace(match[0], "") if block in part.blocks[:_SOON] else head
            office = _OFFICE.search(other)
            if office and match["head"].removeprefix("副") not in other:
                yield Finding(block.at(*match.span("head")), {"better": office[0]})


class _Holder(NamedTuple):
    name: str
    block: Block
    start: int


_POSTS = "局长|校长|院长|园长|馆长|行长|厂长|镇长|乡长|县长|区长|市长|董事长|总经理|主任|所长|站长|队长"
_HELD = later(
    rf"(?:(?<=[，。；：、由请经]|[\s\u3000])|^)(?:党[委组](?:副)?书记、)?(?P<post>{_POSTS})(?P<name>{NAME})(?=[，、。；：（(\s\u3000]|$|同志|主持|出席|参加|带队|率队|传达|作了?|讲话|指出|强调|要求|汇报|总结|对|要|就)"
    rf"|(?:(?<=[，。；：、由请经]|[\s\u3000])|^)(?P<name2>{NAME})(?P<post2>{_POSTS})(?=[，、。；：]|主持|出席|参加|带队|率队|传达|作了?|讲话|指出|强调|要求|总结|对)"
    rf"|(?:(?<=[，。；：、]|[\s\u3000])|^)(?P<name3>{NAME})[（(](?:党[委组](?:副)?书记、)?(?P<post3>{_POSTS})[）)]"
)
_CHANGED = later(
    "原任|时任|前任|新任|接替|接任|调任|调离|离任|卸任|继任|任命|免去|交接|历任|退休|换届|换岗|轮岗|当选"
)
_TITLED_POSTS = {
    **{kind: (head,) for kind, head in _HEADS.items()},
    **{"镇": ("镇长",), "乡": ("乡长",), "县": ("县长",), "区": ("区长",), "市": ("市长",)},
    **{"公司": ("董事长", "总经理"), "中心": ("主任",), "委": ("主任",), "所": ("所长",), "站": ("站长",), "队": ("队长",)},
}  # fmt: skip
"""Posts that one person holds in a body, by its kind."""


class OneHolder(PartCheck):
    """The post at the head of the own body is held by one person: 局长张明 and 局长李强 are two drafts'. Found is who is told
    of less often, or later. Left alone are posts with a body before them and drafts on a change of persons."""

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(_POSTS.split("|"))

    def find(self, part: Part) -> Iterator[Finding]:
        own = named_body(part) or named_place(part)
        posts = _TITLED_POSTS.get(own, ())
        if part.annex or (own and not posts):
            return
        holders: dict[str, list[_Holder]] = defaultdict(list)
        told = posts or _POSTS.split("|")
        for block in part.blocks:
            for match in _HELD.finditer(block.reading) if any(map(block.reading.count, told)) else ():
                post, name = next(
                    (match[f"post{n}"], f"name{n}") for n in ("", "2", "3") if match[f"name{n}"]
                )
                if post in posts or (not own and _CHAIR.match(block.reading)):
                    posts = (*posts, post)
                if post in posts and person(match[name]):
                    holders[post].append(_Holder(match[name], block, match.start(name)))
        text = "\n".join(block.reading for block in part.blocks) if holders else ""
        for held in holders.values():
            names = Counter(holder.name for holder in held)
            if len(names) == 2 and not _CHANGED.search(text):
                first = held[0].name
                right = max(names, key=lambda name: (text.count(name), name == first))
                yield from (
                    Finding(one.block.at(one.start, one.start + len(one.name)), {"other": right})
                    for one in held
                    if one.name != right
                )
