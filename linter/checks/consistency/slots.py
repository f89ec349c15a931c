"""Schools, hospitals, firms and the like in the places of a sentence where a draft names its own body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from linter.checks.consistency.beside import of_others, with_own
from linter.checks.consistency.peers import ALLIED
from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.quotations import unquoted
from linter.chinese.resemblance import shortens
from linter.chinese.verbs import GOVERNING
from linter.document import PLACES, Block, Part
from linter.frozen import NamedTuple

_KINDS = PLACES["body"] | PLACES["heading"]
_FAMILIES = (
    ("幼儿园", "小学", "中学", "职业中专", "职院", "学院", "大学", "学校"),
    ("卫生院", "保健院", "疗养院", "卫生服务中心", "疾控中心", "医院"),
    ("图书馆", "档案馆", "博物馆", "文化馆", "美术馆", "体育馆", "科技馆", "纪念馆"),
    ("福利院", "敬老院", "养老院", "养老服务中心"),
    ("看守所", "拘留所", "戒毒所", "监狱"),
    ("法院", "检察院", "法庭"),
    ("派出所", "司法所", "税务所", "供电所", "收费站", "水文站"),
    ("机务段", "供电段", "工务段", "车务段", "电务段", "客运段"),
    ("林场", "农场"),
    ("度假区", "名胜区", "景区", "开发区", "高新区", "经开区"),
    ("公司", "集团", "合作社", "支行", "农商行"),
)
"""Kinds of bodies. Those of one family have like work; the last ones may have others above and below them."""
_FIRMS = len(_FAMILIES) - 1
_GENERAL = frozenset(
    ("学校", "大学", "学院", "小学", "中学", "医院", "公司", "集团", "景区", "开发区", "高新区", "支行", "合作社", "法院", "派出所")
)  # fmt: skip
"""Kinds that, without a name, may be any body's."""
_ANY = "|".join(chain.from_iterable(_FAMILIES))
_ANYBODY = "各|全|我|本|该|每|所有|某|两|基层|乡镇|其他|有关|相关|辖区|上级|下级|兄弟|民营|国有|重点|示范|特色|优质|一流|现代|智慧|平安|绿色|文明|和谐|书香|广大|引导|教育|激励|动员|带领|中小|奋力|开创|谱写|助力"
_CHARACTER = r"(?![在对为向赴由从到于将把和与及的是以自等据我让使给、])[一-龥]"
_NAME = rf"(?P<name>(?!{_ANYBODY})(?:{_CHARACTER}){{0,12}}?(?:{_ANY}))"
_STAFF = "党员|干部|职工|员工|教职|师生|教师|干警|民警|医务|医护|工作人员|队员"
_OWN_STAFF = (
    rf"(?:引导|教育|激励|动员|带领|凝聚|号召|要求|引领|鼓舞){{1,2}}(?:广大|全体|好|了)?{_NAME}(?=(?:全体|广大|各级)?(?:{_STAFF}))",
    rf"(?:在|^|[。；：，]){_NAME}(?=(?:全体|广大)(?:{_STAFF}))",
    rf"全体{_NAME}(?=(?:{_STAFF}))",
    rf"我(?:谨)?代表{_NAME}(?=(?:全体|广大)|党[委总支]|，?[向对])",
)
_OWN_RULES = (
    rf"由{_NAME}(?=[一-龥]{{0,6}}负责解释)",
    rf"(?:让|使){_NAME}(?=的每一)",
    rf"(?:纳入|计入|列入){_NAME}(?=[一-龥]{{0,4}}(?:年度|绩效|综合|文明|安全|目标)[一-龥]{{0,8}}(?:考核|考评|评先|评价|评优))",
)
_OWN_MATTERS = (
    rf"为{_NAME}(?=的?(?:高质量|健康|持续|稳定|长远|新)*(?:发展|各项事业|建设|改革|明天|未来|事业|转型)[^，。；]{{0,16}}(?:贡献|基础|保障|力量|保证|支撑|奋斗))",
    rf"(?:推动|促进|助推|开创|谱写|助力){_NAME}(?=(?:各项工作|各项事业|高质量|事业|改革|工作)[^，。；]{{0,8}}(?:发展|新局面|新篇章|台阶))",
    rf"(?:建设|打造|建成|创建|办好)(?:更高水平的?|平安|美丽|和谐|幸福|文明|现代化|一流|书香|高质量|清廉|智慧|法治)*{_NAME}(?=(?:再|继续)?(?:作出|做出|贡献|提供|奠定|而)(?!建))",
    rf"让{_NAME}(?=的[一-龥]{{2,8}}(?:飘|绽放|走进|更加|成为|永远))",
    rf"把{_NAME}(?=[^，。；]{{0,6}}(?:建设成|打造成|办成|建成))",
    rf"(?:确保|保障|保证|维护|守护|树立|展示|提升|擦亮|损害|影响){_NAME}(?=的?[一-龥]{{0,8}}?(?:安全|稳定|秩序|平稳|有序|形象|声誉|口碑|公信力|品牌|招牌|名片))",
    rf"是{_NAME}(?=(?:今年|当前|全年|本年度|近年来|下一步|明年|年内|20\d\d年)的?[一-龥]{{0,2}}(?:重点|首|民生|中心|重要|头号|标志))",
    rf"(?:^|[。；：]){_NAME}(?=作为[^，。；]{{2,16}}，(?:应|必须|更|理应))",
    rf"(?:^|[。；：]|[一二三四五六]是){_NAME}(?=[一-龥]{{2,12}}(?:不够|不足|薄弱|滞后|不强|不到位|不规范|短缺|老化))",
)
_STAFF_SLOTS = tuple(map(later, _OWN_STAFF))
_OF_ANY = (*_STAFF_SLOTS, *map(later, _OWN_RULES))
"""In these places no other body stands, of whatever kind."""
_OF_KIN = tuple(map(later, _OWN_MATTERS))
"""In these none that is akin to the own one; a school may well stand there in the paper of a bus company."""
_KIND = later(_ANY)
_NAMELESS = ("集团公司", "有限公司", "总公司", "中小学")
_OWN = later(
    rf"(?:\d{{4}}年?度?)?(?:关于|在)?(?:中共)?(?P<name>(?!全|各|农村|城市|基层|民办|公办)[一-龥]{{2,24}}?(?P<kind>{_ANY}))(?![长园区际群化员生联、和与])"
)
_SIGNED = later(rf"[\s\u3000]*(?P<name>[一-龥]{{2,24}}(?P<kind>{_ANY}))(?:管理处|管委会)?[\s\u3000]*$")
_MANIFOLD = ("大学", "学院", "集团")
"""Bodies with others of several kinds inside."""
_APART = ("职院", "职业中专")
"""What no university has inside."""


class Slotted(NamedTuple):
    """Where a name begins in its block, and the name of the own body."""

    name: str
    block: Block
    start: int
    own: str
    sure: bool


def slotted(part: Part, title: str) -> Iterator[Slotted]:
    """Another body, named this once, in a place of the own one. A kind without a name, 图书馆, must be akin to the own
    one. Only hints are firms, which have others above and below them, and bodies of another kind."""
    own, kind = _own(part, title)
    if not own:
        return
    text = "\n".join(block.reading for block in part.blocks)
    for block in part.blocks:
        for pattern, match in _matches(block):
            name, start = match["name"], match.start("name")
            akin = _family(name) == _family(kind)
            if not (akin or pattern in _OF_ANY) or not _is_foreign(name, own, kind, text):
                continue
            if not _beside(block.reading, name, start, "" if pattern in _STAFF_SLOTS else own):
                sure = akin and _family(kind) != _FIRMS and ALLIED.search(text) is None
                yield Slotted(name, block, start, own, sure)


def _matches(block: Block) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    if block.kind not in _KINDS or not _KIND.search(block.reading):
        return
    words = unquoted(block.reading)
    for pattern in (*_OF_ANY, *_OF_KIN):
        for match in pattern.finditer(words):
            yield pattern, match


def _beside(text: str, name: str, start: int, own: str) -> bool:
    """Whether a sentence tells of others or of the own body too; of staff, whom it may thank, the clause tells."""
    if own:
        return with_own(text, start, own) or of_others(text, name, start)
    from_ = clause_start(text, "，。；", start)
    return of_others(text[from_ : clause_end(text, "，。；", start)], name, start - from_)


def _own(part: Part, title: str) -> tuple[str, str]:
    """The body that signs, or that the title names, and its kind; both empty when neither is such a body."""
    signers = [block.reading for block in part.blocks if block.kind == "signer"]
    match = _SIGNED.match(signers[0]) if len(signers) == 1 else _OWN.match(title)
    return (match["name"], match["kind"]) if match and match["name"] not in _NAMELESS else ("", "")


def _family(name: str) -> int:
    return next((at for at, kinds in enumerate(_FAMILIES) if name.endswith(kinds)), -1)


_ORDINAL = later("第[一二三四五六七八九十]{1,3}(?=[一-龥])")


def _is_foreign(name: str, own: str, kind: str, text: str) -> bool:
    """Whether a name that stands once is neither the own one nor that of a body inside it."""
    if text.count(name) > 1 or shortens(name, own) or shortens(own, name):
        return False
    ordinals = [_ORDINAL.search(one) for one in (name, own)]
    if all(ordinals) and len({match[0] for match in ordinals if match}) > 1:
        return True  # 云岭县第二中学, 云岭县第三中学
    if name in _GENERAL or name[:2] in {own[:2], *GOVERNING} or "附属" in name:
        return False
    if kind in _MANIFOLD and not name.endswith(_APART) and (kind != "集团" or not name.endswith(kind)):
        return False  # the group's companies, the university's schools
    bare = _KIND.fullmatch(name) is not None
    return not bare or (_family(name) == _family(kind) and name != kind)
