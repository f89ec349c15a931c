"""The place and the institution that a draft is of, and others that stand where only its own can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.consistency.beside import of_others, sentence_at, with_own
from linter.checks.consistency.peers import ALLIED, peers
from linter.checks.consistency.place_names import PLACE, differs, is_name, rank_of, stem_of
from linter.checks.consistency.slots import slotted
from linter.checks.consistency.strangers import strangers
from linter.checks.consistency.unranked import unranked
from linter.checks.timeline import title_text
from linter.chinese.expressions import compiled, later
from linter.chinese.resemblance import shortens
from linter.chinese.words import is_word
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple
from linter.rule import Finding, PartCheck

_KINDS = PLACES["body"] | PLACES["heading"]
_HEAD = later(
    rf"[\s\u3000]*(?:关于)?(?:\d{{4}}年?度?)?(?:中共|共青团|国网|国家税务总局)?(?P<place>{PLACE})(?=[一-龥\d“（])"
)
_NEXT = later(rf"(?P<place>{PLACE})(?=[一-龥\d“（]|$)")
_POST = later(r"(?:书记|[县市区镇乡局院校]长|主任|主席|部长|经理)[\s\u3000、]")

_SERVES = later(
    r"(?:国网)?(?P<stem>[一-龥]{2})(?:供电|供水|自来水|燃气|热力|公交|烟草|石油)(?:有限)?(?:分)?公司(?=关于|\d{4}|$)"
)
"""A company that is named after its city without its rank: 云岭供电公司."""

_OF_PLACE = later(
    rf"[\s\u3000]*(?:{PLACE}){{1,3}}(?:[\s\u3000]+[一-龥]{{2,4}}|[一-龥]{{2,14}}(?:局|委员会|委|办公室|课题组|调研组))[\s\u3000]*"
)
"""望湖街道春和社区　陈桂兰; 云岭县水利局."""

_PREFIX = rf"(?:中共|共青团|国网|国家税务总局)?(?:{PLACE}(?={PLACE}))?"
_OFFICES = (
    r"(?:委(?!托)|党委|[党纪]?工委|人大工委|人大|政协|人民政府|政府|纪委|办事处|管委会|“?两委|工会|妇联|团委)"
)
_BODIES = r"[一-龥]{0,14}?(?:局|法院|检察院|大队|中队|派出所|办公室|中心|公司|联合会|协会|服务站|实践站|党支部|卫生院|医院|中学|小学|学校|幼儿园|社|总工会|各(?:[一-龥]{2,8}|[县乡]（)|系统|(?:达到?|共|共有)(?=\d))"
_DOES = (
    r"(?:认真|坚持|深入|全面|积极|始终|累计|高度|紧紧?围绕|切实|扎实|严格|立足|持续|大力|抢抓|聚焦|全体|上下|广大|干部|群众|人民[一定在正]|组织|开展|召开|成立|实施|推进|完成|实现"
    r"|被评为|被授予|被列为|被确定|被命名|获评|荣获|荣膺|入选|跻身|正处|正站|将|要|须|应(?!急)|共|现有|辖|下辖|总人口|位于|地处|境内|全[年县区镇乡]|先后|因地制宜|部分|一些|少数|个别|多数|不少|绝大部分|大部分|有的|仍有|仍然|还存在|存在|驻[一-龥]{2,10}(?:局|中心|办事处|分局|站|组)|紧盯|紧扣|牢固|充分|不断|进一步|高位|统筹|经济社会|的?(?:乡村振兴|明天|高质量发展)|20\d\d年)"
)
_ACTING = later(
    rf"(?:(?:^|[。；：，！？\s\u3000])(?:凡[^，。；]{{2,16}}，)?|(?<=各[股科处]室、)){_PREFIX}(?P<place>{PLACE})(?={_OFFICES}|{_BODIES}|{_DOES}|(?P<any>[一-龥]))"
)
"""Whoever does something is the draft's own."""
_LED = later(
    rf"(?:在|按照|根据|遵照|贯彻(?:落实)?|落实|围绕|经(?!济)|报)(?P<place>{PLACE})(?=委|党委|党工委|人民政府|政府|街道党工委)"
)
_ISSUED = later(
    rf"(?:由|经(?!济)|报|请|现将|交)(?P<place>{PLACE})(?=[一-龥]{{2,14}}?(?:局|委|办|院|校|站|所|中心|股|科)|(?:残联|妇联|科协|文联|工商联|红十字会|供销社|团委|总工会)|(?:村|社区)?(?:党支部|党总支|党委|党工委|“?两委|村委会|居委会)|20\d\d)"
)
_CALL = later(
    rf"(?:开创|谱写|推动|推进|促进|加快|建设|打造|书写|助力|展示|为|把|在|让)(?P<place>{PLACE})(?=(?:这片|建设成|打造成|办成|建成[^，。；]{{2,}}的|[^，。；]{{0,14}}(?:新局面|新篇章|新画卷|新台阶|高质量发展|现代化|再立新功|而(?:努力)?奋斗|明天|美好|乡村振兴|经济社会|各项事业|改革发展|[作做]出[^，。；]{{0,6}}贡献|贡献力量|增光添彩)))"
)
_DRAWN_UP = later(rf"(?:编制|制定|制订|出台|印发|修订|起草)(?:完成|了|并?印发)?《(?P<place>{PLACE})")
_REACHES = later(rf"(?:适用于|立足|覆盖)(?P<place>{PLACE})(?=辖区|境内|行政区域|所辖|全境)")
_TENDS = later(
    rf"(?:(?:^|[，。；：])(?:对|将|把)|惠及|覆盖|(?:^|[，。；：])(?:为|给))(?P<place>{PLACE})(?=(?:境内|辖区|辖区内|现有)?的?\d+余?[处个户名家条座所株口眼万])"
)
"""Whose places a draft takes care of: 对石桥镇26处隐患点落实专人."""
_OUR_PEOPLE = later(
    rf"(?:作为|组织|动员|号召|带领|依靠|激励|引导|凝聚)(?P<place>{PLACE})(?=的?(?:一名|一员|全体|广大|干部|党员|群众|人民|职工|老百姓|父老))"
)
_OUR_SAFETY = later(
    rf"(?:筑牢|守牢|织密|扎牢|守好)(?P<place>{PLACE})(?=[^，。；、]{{0,8}}(?:防线|屏障|底线|大门|防护网|安全网))"
)
_OUR_SERVICE = later(
    rf"(?:服务|造福)(?:好)?(?P<place>{PLACE})(?=(?:及周边)?(?:广大|人民|群众|百姓|居民|企业|经济社会))"
)
_OUR_CARE = later(
    rf"(?:提升|改善|优化|美化|夯实|守护|维护|助推|带动|擦亮|重塑|激发)(?P<place>{PLACE})(?=的?(?:人居环境|营商环境|生态环境|城乡面貌|村容村貌|基础设施|发展后劲|发展活力|发展环境|社会稳定|社会和谐|群众(?:生活|生产)|群众的|产业|形象|平安|品牌|知名度|内生动力|青山绿水))"
)
_OUR_NEEDS = later(
    rf"(?:成立[^，。；]{{0,16}}|(?:协调|帮助|支持)?(?:解决|落实|化解|破解))(?P<place>{PLACE})(?=[^，。；]{{2,24}}(?:领导小组|工作专班|指挥部|问题|困难|难题|资金)[，。；])"
)
_OUR_GAIN = later(
    rf"(?:提升|提高|增强|改善|保障|满足)(?P<place>{PLACE})(?=[一-龥]{{2,10}}(?:水平|能力|质量|效率|满意度|需求|供应|安全))"
)
_OUR_WATCH = later(
    rf"(?:加强|强化|抓好|做好|加大)(?:对)?(?P<place>{PLACE})(?=重点(?:区域|路段|部位|水域|场所)|辖区|主次?干道|全域|范围内|境内|背街小巷)"
)
_OUR_CHECK = later(
    rf"(?:^|[，。；：]|将|要|拟|时|并)对(?P<place>{PLACE})(?=[一-龥]{{2,14}}(?:情况|工作|质量)(?:进行|开展|实施|组织)[^，。；]{{0,8}}(?:督查|检查|暗访|督导|考核|抽查|评估|验收|巡查))"
)
_ROLES = (
    _LED, _ISSUED, _CALL, _DRAWN_UP, _REACHES, _OUR_PEOPLE, _OUR_SAFETY, _OUR_SERVICE, _OUR_CARE, _OUR_NEEDS, _OUR_GAIN, _OUR_WATCH, _OUR_CHECK,
)  # fmt: skip

_ABROAD = later("考察|学习|借鉴|经验|观摩|通报|巡[察视]|帮扶|协作|案例|交流|先进")
_SEVERAL = 3
"""So many other places make a report on places."""

_INSTITUTION = r"(?:中学|小学|幼儿园|学校|职业中专|医院|卫生院|疗养院|福利院|养老院|公司|集团|林场|农场|学院)"
_DO = "进一步|发挥|奋力|开创|谱写|严格|执行|落实|贯彻|遵守|遵照|服从|召开|参加|制定|修订|围绕|根据|按照|依据|结合|通过|紧扣|立足|支持|配合|听取|审议|免去|任命|聘任|兼任"
_OWN_INSTITUTION = later(
    rf"(?:\d{{4}}年?度?)?(?:关于|在)?(?P<name>[一-龥]{{2,18}}?{_INSTITUTION})(?=关于|\d{{4}}|[上下]半年|第)"
)
_INSTITUTIONS = later(
    rf"(?:(?:^|[，。；：])|把|为我?[镇乡县区市村]?|推动|建设)(?P<name>(?!我|本|全|各|该|贵|经|推动|建设|{_DO}|[一-龥]{{0,6}}(?:推动|引领|带领|促进|推进|助力|助推|保障|服务|提升|指导|督促|激励|引导|教育|动员|号召|凝聚|组织))(?:(?![在对为向赴由从到于将把和与及的是以自等据我])[一-龥]){{2,12}}?{_INSTITUTION})"
    r"(?=广大(?:职工|干部|师生|医务|员工)|连续[一二三四五六七八九十\d]{1,2}年(?!级)|党委|党支部|党总支|团委|学生会|分工会|全体|师生|教职工|教师|坚持|始终|认真|(?<!公司)(?<!集团)(?:荣获|获评|被评为|被授予|被命名|入选|门诊量?|现有|全年)|建设成|办成|建成|打造成|的?(?:发展|明天|高质量|各项事业))"
)
"""Institutions that act, are honoured or are to thrive."""
_NAMELESS = ("学校", "医院", "公司", "集团", "集团公司", "总公司", "全校", "全院", "我校", "我院")


class _Foreign(NamedTuple):
    name: str
    block: Block
    start: int
    own: str
    sure: bool = True

    def finding(self) -> Finding:
        span = self.block.at(self.start, self.start + len(self.name))
        return Finding(span, {"better": self.own}, sure=self.sure)


class OwnNames(PartCheck):
    """A draft speaks of the place and the institution of its title or signature. Found is another one of the same rank
    where only the own one can stand: as who signs, leads, acts, is honoured or is called upon (奋力开创云岭县…新局面).
    Partners, neighbours and the places of a study trip are not meant, nor reports on several places."""

    def find(self, part: Part) -> Iterator[Finding]:
        title = title_text(part)
        if not title or part.annex:
            return
        yield from (foreign.finding() for foreign in _signers(part, title))
        told: set[int] = set()
        for found in _FINDERS:
            others = [*found(part, title)]
            if len({foreign.name for foreign in others}) < _SEVERAL:
                for finding in (foreign.finding() for foreign in others):
                    if finding.span.start not in told:
                        told.add(finding.span.start)
                        yield finding


def _slotted(part: Part, title: str) -> Iterator[_Foreign]:
    return (_Foreign(*body) for body in slotted(part, title)) if not _ABROAD.search(title) else iter(())


def _named(text: str) -> dict[str, str]:
    """The places at the head of a line by rank: 云岭县 and 清河镇 of 云岭县清河镇人民政府."""
    found: dict[str, str] = {}
    match = _HEAD.match(text)
    while match:
        found.setdefault(rank_of(match["place"]), match["place"])
        match = _NEXT.match(text, match.end("place"))
    return found


def _own(part: Part, title: str) -> dict[str, str]:
    """The places of the title and of the speaker below it."""
    speakers = (
        block.reading
        for block in part.blocks[1:4]
        if block.kind != "signer"
        and (_POST.search(block.reading[:40] + " ") or _OF_PLACE.fullmatch(block.reading))
    )
    own: dict[str, str] = {}
    for text in (title, *speakers):
        own = {**_named(text), **own}
    return own or _served(part, title)


def _served(part: Part, title: str) -> dict[str, str]:
    """The city that a company serves in a draft on 全市, not on 全县 or 全区."""
    company = _SERVES.match(title)
    text = "".join(block.reading for block in part.body) if company else ""
    of_city = "全市" in text and not any(whole in text for whole in ("全县", "全区", "我县", "我区"))
    return {"市": f"{company['stem']}市"} if company and of_city else {}


def _signer(part: Part) -> Block | None:
    signers = [block for block in part.blocks if block.kind == "signer"]
    return signers[0] if len(signers) == 1 else None


def _signers(part: Part, title: str) -> Iterator[_Foreign]:
    """The one that signs in the name of another place than the title's author."""
    signer = _signer(part)
    if signer is None or _ABROAD.search(title):
        return
    own, signed = _named(title), _named(signer.reading)
    for rank, name in signed.items():
        right = own.get(rank, name)
        author = not title.lstrip().startswith("关于") or _only(part, right, name, signer)
        if author and differs(name, right):
            yield _Foreign(name, signer, signer.reading.index(name), right)
    if own and signed and not own.keys() & signed.keys():
        # 临江市财政局关于…, signed by 云岭县财政局: the same body of another rank
        right, name = "".join(own.values()), "".join(signed.values())
        body = signer.reading.strip().removeprefix(name)
        if len(body) > _OFFICE and title.lstrip().startswith(f"{right}{body}"):
            yield _Foreign(name, signer, signer.reading.index(name), right)


_OFFICE = 2
"""So many characters of a body's name, 政府 for one, are those of any place."""


def _only(part: Part, own: str, other: str, signer: Block) -> bool:
    """Whether the text speaks of one of two places alone."""
    text = "".join(block.reading for block in part.blocks if block is not signer and block.kind != "title")
    return stem_of(own) in text and stem_of(other) not in text


def _places(part: Part, title: str) -> Iterator[_Foreign]:
    if _ABROAD.search(title):
        return
    own, signer = _own(part, title), _signer(part)
    signed = {**_named(signer.reading), **own} if signer else own
    roles = [(pattern, signed) for pattern in _ROLES] + [(_ACTING, own), (_TENDS, own)]
    text = "\n".join(block.reading for block in part.blocks) if signed else ""
    letter = part.genre.id == "letter"  # goes to bodies of other places
    for block in part.blocks if signed else ():
        if letter and block.kind == "recipient":
            continue
        seen = set()
        for pattern, names in roles if block.kind in _KINDS else ():
            for match in pattern.finditer(block.reading) if names else ():
                name, start = match["place"], match.start("place")
                right = names.get(rank_of(name), "")
                if not right or start in seen or not differs(name, right) or stem_of(name) in title:
                    continue
                inside = block.reading[start - 1 : start] in _COUNTIES and name[-1] in _COUNTIES
                if is_name(name) and not inside and not _told(text, block.reading, match):
                    seen.add(start)
                    yield _Foreign(name, block, start, right)


def _told(text: str, reading: str, match: re.Match[str]) -> bool:
    """Whether the draft tells of a place as of another: in a sentence on others, or beside its own anywhere. Where
    nothing says that the place acts, the sentence must speak of 全县, 全镇."""
    name, start = match["place"], match.start("place")
    if of_others(reading, name, start):
        return True
    acting = match.re.groups > 1
    if acting and _US.search(sentence_at(reading, start)):
        return True
    if acting and match["any"] and f"全{name[-1]}" not in sentence_at(reading, start):
        return True
    return _beside(text, name)


def _beside(text: str, name: str) -> bool:
    """Whether a place is anywhere named as a partner or as one of several."""
    return f"{name}、" in text or any(f"{beside}{name}" in text for beside in _BESIDE_NAMES)


_US = later("我(?:[县区市旗镇乡村]|街道|社区)")
"""东城街道移交我街道社区2个."""
_COUNTIES = ("县", "区", "旗")
"""No county is a part of another: 云岭县|棚户区."""

_BESIDE_NAMES = (
    "赴", "与", "和", "同", "到", "向", "来自", "县、", "区、", "市、", "镇、", "乡、", "道、", "村、",
)  # fmt: skip


_SUBJECT = later(rf"关于(?:对|给予)?(?P<place>{PLACE})(?=[^县区市镇乡]{{2,30}}(?:报告|通报|情况|意见|决定))")
"""The place that a paper is on: 关于对石桥镇财政收支情况的审计报告."""
_ON_OTHERS = ("circular", "report", "survey-report")


def _strangers(part: Part, title: str) -> Iterator[_Foreign]:
    own = _own(part, title) if not _ABROAD.search(title) else {}
    subject = _SUBJECT.search(title) if own or part.genre.id in _ON_OTHERS else None
    if subject and rank_of(subject["place"]) in ("县", "镇"):
        own.setdefault(rank_of(subject["place"]), subject["place"])
    for name, block, start, right in strangers(part, own) if own else ():
        yield _Foreign(name, block, start, right)


_FIELD = later(rf"(?P<place>{PLACE})(?P<field>[一-龥]{{2}})[一-龥]{{0,8}}?局(?=关于|\d{{4}}|[上下]半年)")
_CALLED = later(
    r"(?:开创|谱写|推动|推进|促进|加快|书写|助力)(?=(?P<stem>[一-龥]{2})(?P<field>[一-龥]{2})[^，。；]{0,12}(?:新局面|新篇章|新画卷|新台阶|高质量发展|现代化|再立新功|改革发展))"
)


def _callings(part: Part, title: str) -> Iterator[_Foreign]:
    """谱写石泉水利新篇章 in a paper of 云岭县水利局."""
    own = _FIELD.match(title)
    if own is None:
        return
    for block in part.blocks:
        for match in _CALLED.finditer(block.reading) if block.kind in _KINDS else ():
            stem = match["stem"]
            unknown = stem[0] not in "全我本各新县市区" and not is_word(stem) and stem not in title
            if match["field"] == own["field"] and unknown:
                yield _Foreign(stem, block, match.start("stem"), stem_of(own["place"]))


def _unranked(part: Part, title: str) -> Iterator[_Foreign]:
    """建设健康平川 in a paper of 云岭县卫健局; there may be an area of that name above, so it is a hint."""
    own, signer = _own(part, title), _signer(part)
    own = {**_named(signer.reading), **own} if signer else own
    if own and not _ABROAD.search(title):
        for stem, block, start, right in unranked(part, own):
            yield _Foreign(stem, block, start, right, sure=False)


def _institutions(part: Part, title: str) -> Iterator[_Foreign]:
    match = _OWN_INSTITUTION.match(title)
    own = match["name"] if match and match["name"] not in _NAMELESS else ""
    allied = any(ALLIED.search(block.reading) for block in part.blocks) if own else False
    for block in part.blocks if own else ():
        for other in _INSTITUTIONS.finditer(block.reading) if block.kind in _KINDS else ():
            name, start = other["name"], other.start("name")
            known = shortens(name, own) or shortens(own, name) or name in _NAMELESS
            if (
                not known
                and not of_others(block.reading, name, start)
                and not with_own(block.reading, start, own)
            ):
                yield _Foreign(name, block, start, own, not allied)


def _peers(part: Part, title: str) -> Iterator[_Foreign]:
    return (_Foreign(*peer) for peer in peers(part, title)) if not _ABROAD.search(title) else iter(())


_KINDS_OF_BODIES = (
    "(?:人民)?检察院", "(?:人民)?法院", "公安(?:分)?局", "税务局", "监狱", "戒毒所", "派出所", "供电公司", "管(?:理)?委(?:员)?会|开发区",
    "支行", "(?:收费|加油|变电|气象|消防救援|客运|火车)站", "(?:供电|司法|税务|自然资源|财政|交管|路政)所", "[图文博档][书化物案]馆", "教研组", "[内外儿妇产]科", "(?<!大)学院", "社区",
)  # fmt: skip
"""Bodies of which each draft knows one: its own. Others of the kind are peers, or above it."""
_OWN_BODY = later(
    rf"(?:\d{{4}}年度?)?(?:中共|国家税务总局|国网)?(?P<name>[一-龥]{{2,18}}?)(?P<kind>{'|'.join(_KINDS_OF_BODIES)})"
    r"(?=党|总?支部|委员会|(?<!街道社区)(?<![镇乡市县]社区)居(?:民)?委(?:员)?会|工会|团委|机关|工作|关于|\d{4}|[上下]半年|第|领导)"
)
_ANY = r"提倡|倡导|鼓励|配强|配齐|选优|规范|各|全|我|本|该|贵|外|每|某|两级|上级|基层|其他|有关|相关|最高|中级|高级|省|市|县|区|镇|乡|州|国家|学校|属地|辖区|新型|新时代|智慧|绿色|文明|示范|村|社区|职业|农村|城市|和谐|平安|老旧|重点|试点|幸福|美丽|宜居|完整|品质|活力|红色|清廉|法治|数字|一流|模范|过硬|现代"
_FOR = "为|把|将|帮助|带领|组织|加强|优化|确保|推进|推动|抓好|做好|撰写|完善|提升|打造"
_KIN_ROLE = (
    rf"(?:^|[，。；：]|(?:{_FOR})(?:我[县区市])?)(?P<name>(?!{_ANY}|{_FOR}|{_DO})(?:(?![在对为向赴由从到于将把和与及的是以自等据我了、])[一-龥]){{2,8}}?(?:%s))"
    r"(?=党[委组总支]|居委会|居民委员会|机关自身|全体|干警|民警|师生|教职工|学生|家庭|绩效|总结|工作(?:总结|计划|实施|高质量)|恳请|请求|特?申请|[将拟](?!会)|持续|连续|荣立|荣获|获评|被评|被授予"
    r"|“[^”]{2,10}”的?(?:做法|经验|模式)|“[^”]{2,10}”[^，。；]{0,6}被[^，。；]{0,10}(?:评|命名|授)|安全稳定|高质量发展|各项(?:事业|工作)|经济社会|坚持|始终|辖区|[一-龥]{2,8}(?:同比|达到|突破|上升|下降|增长))"
)
_KIN_ROLES = {kind: later(_KIN_ROLE % kind) for kind in _KINDS_OF_BODIES}


def _kin(part: Part, title: str) -> Iterator[_Foreign]:
    """Another body of the kind of the title's own, where only the own one can stand: 东湖监狱 in a paper of 南坪监狱."""
    own = _OWN_BODY.match(title)
    if own is None or _ABROAD.search(title):
        return
    kind = next(kind for kind in _KINDS_OF_BODIES if re.fullmatch(kind.replace("(?<!大)", ""), own["kind"]))
    body, role, whole = compiled(kind), _KIN_ROLES[kind], own["name"] + own["kind"]
    for block in part.blocks:
        if block.kind not in _KINDS or not body.search(block.reading):
            continue
        for match in role.finditer(block.reading):
            name, start = match["name"], match.start("name")
            if _of_one(name, whole) or _above(name, whole) or of_others(block.reading, name, start):
                continue
            if not with_own(block.reading, start, whole):
                yield _Foreign(name, block, start, whole)


_NAMESAKE = later(
    rf"(?:^|[。；：，]|由|报|经|请|送|是)(?P<place>{PLACE})(?P<organ>[一-龥]{{2,14}}?(?:局|联合会|残联|妇联|委员会|总社|供销社))(?=[^的，。；、和与及同）]|$)"
)
"""An organ that acts, or that is reported to."""
_SIGNED = later(
    rf"[\s\u3000]*(?P<place>{PLACE})(?P<organ>[一-龥]{{2,16}}?(?:局|联合会|委员会|总社))[\s\u3000]*$"
)


def _namesakes(part: Part, title: str) -> Iterator[_Foreign]:
    """临泽市人社局 acts in a paper that 沅平市人力资源和社会保障局 signs."""
    signer = _signer(part)
    own = _SIGNED.match(signer.reading) if signer and not _ABROAD.search(title) else None
    if own is None:
        return
    text = "\n".join(block.reading for block in part.blocks)
    written_to = "".join(block.reading for block in part.blocks if block.kind == "recipient")
    for block in part.blocks:
        for match in _NAMESAKE.finditer(block.reading) if block.kind in _KINDS else ():
            name, start = match["place"], match.start("place")
            kin = rank_of(name) == rank_of(own["place"]) and shortens(match["organ"], own["organ"])
            foreign = kin and is_name(name) and differs(name, own["place"]) and stem_of(name) not in title
            beside = name in written_to or _beside(text, name) or of_others(block.reading, name, start)
            if foreign and not beside and not with_own(block.reading, start, own["place"]):
                yield _Foreign(name, block, start, own["place"])


def _above(name: str, own: str) -> bool:
    """Whether a body is the next higher one: 江州市中级人民法院 over that of a county."""
    return "市" in name and "市" not in own


def _of_one(name: str, own: str) -> bool:
    """Whether one is the other shortened, its kind apart: 云岭检察院 is 云岭县人民检察院."""
    return shortens(name[:2], own) or shortens(own, name)


_FINDERS = (_kin, _namesakes, _places, _callings, _unranked, _institutions, _peers, _slotted, _strangers)
