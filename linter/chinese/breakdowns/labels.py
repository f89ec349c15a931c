"""What the labels of parts tell of them together: that they leave nothing out (男, 女), that no member falls under two
(小学, 初中), or that some may fall under several (女, 少数民族, 大专以上)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from linter.chinese.expressions import later
from linter.chinese.numerals import value

_LEVELS = ("国", "省", "市", "县", "乡", "村")
_LEVEL = later(
    r"^(?:获得?|获评|评为|评选|评定|认定|入选|荣获|争取|创建)?(?P<level>国|中央|全国|省|自治区|部|市|州|地|县|区|旗|乡|镇|街道|村|社区|校|院)(?:家?级|级|$|本级|财政|资金|里)"
)
_ORDER = later(
    r"^(?:第?[一二三四五六七八九]|[ⅠⅡⅢⅣIV]+|[A-E])[类等级期批个季型种轮次组]|^[特甲乙丙丁][类等级]|^(?:国家)?[1-5]A级?|^[一二三四五1-5]星级?|(?:19|20)\d\d年|\d{1,2}月|第?[一二三四]季度|[上下]半年"
)
_FIRSTS = frozenset("一1ⅠIA甲上")
_KNOWN_SETS = tuple(
    frozenset(words.split())
    for words in (
        "男 女 男性 女性",
        "正高级教师 高级教师 一级教师 二级教师 三级教师",
        "正高 副高 正高级 副高级 高级 中级 初级 高级职称 中级职称 初级职称 正高级职称 副高级职称",
        "主任医师 副主任医师 主治医师 住院医师 医师 主任护师 副主任护师 主管护师 护师 护士",
        "教授 副教授 讲师 助教 博士 硕士",
        "员额法官 法官助理 书记员 司法警察 员额检察官 检察官助理 民警 辅警 法警",
        "语文 数学 英语 物理 化学 政治 历史 地理 生物 科学 综合学科 其他学科 体育 音乐 美术",
        "小学生 初中生 高中生 中职生 大学生 幼儿 在园幼儿",
        "小学 初中 高中 幼儿园 中学 完全中学 职业学校 特殊教育学校 九年一贯制学校 学前",
        "协商 调解 诉讼 仲裁 判决 撤诉 和解",
        "失能 半失能 自理 全失能 半自理 全自理 失能老人 半失能老人 自理老人 全失能老人 半自理老人 全自理老人",
        "医师 技师 药师 护士 医生 管理人员 其他人员",
        "医疗 护理 管理 医生 护士 药剂 检验 医技 行政 后勤",
        "优秀 良好 合格 基本合格 不合格 称职 基本称职 不称职 优 良 中 差",
        "民事 刑事 行政 执行 商事",
        "一般 较大 重大 特别重大 特大",
        "公路项目 桥梁项目 房建项目 市政项目",
        "特大桥 大桥 中桥 小桥 涵洞",
        "特大型 大型 中型 小型 微型",
        "党委 党总支 党支部 总支 支部",
        "正处级 副处级 正科级 副科级 正股级 副股级 股级 科员 科员级 办事员 工勤 工勤人员",
        "处级 科级 股级 科员 科员级 办事员 工勤 工勤人员",
        "组长 副组长 成员 组员",
        "局长 副局长 院长 副院长 校长 副校长 处长 副处长 中层 中层干部 一般干部 一般职工 普通职工 一般工作人员",
        "在职 退休 离休",
        "来信 来访 来电 电话 网上信访 网上投诉 网络 网上",
        "同意 赞成 反对 不同意 弃权",
        "公办 民办 公建民营",
        "很满意 非常满意 满意 比较满意 较满意 基本满意 一般 不满意 不太满意 很不满意",
    )
)
_TWOS = later(
    r"(?m)\A(?:"
    + "|".join(
        rf".*?(?:{one}).*\n.*?(?:{other})"
        for one, other in (
            ("^男|男(?:性|生|党员|职工)?$", "^女|女(?:性|生|党员|职工)?$"),
            ("^新建", "^(?:改造|改扩?建|续建|扩建|修复|提升|改造提升)"),
            ("^立行立改|^现场整改|^当场整改|^立即整改", "^限期整改|^挂账"),
            ("^(?:城镇|城市|城区)", "^(?:农村|乡村)"),
            ("^(?:教工|教职工|教师)", "^学生"),
            ("^线上", "^线下"),
            ("^水田", "^旱[地田]"),
            ("^一期", "^二期"),
            ("^理论", "^实践|^实操"),
            ("^室内", "^室外|^户外"),
            ("^必修", "^选修"),
            ("^地上", "^地下"),
            ("^全日制", "^非全日制"),
            ("^寄宿|^住校", "^走读"),
            ("^纸质", "^电子"),
            ("^应届", "^往届"),
            ("^已婚", "^未婚"),
            ("^同意|^赞成", "^反对|^不同意"),
            ("^公办", "^民办"),
            ("^省内", "^省外"),
            ("^国内", "^国外"),
            ("^上半年", "^下半年"),
            ("^出口", "^进口"),
            ("^已", "^未|^正在"),
            ("建议$", "提案$"),
            ("^行政村", "社区$|居委会$"),
            ("^(?:高铁|动车)", "^(?:普速|普铁)"),
            ("^集中(?:供养|安置|居住)", "^分散(?:供养|安置|居住)"),
            ("^县内", "^县外"),
            ("^校内", "^校外"),
            ("^境内", "^境外"),
            ("^在编|^编内", "^编外|^聘用|^合同制|^临聘"),
            ("^专职", "^兼职"),
            ("^直属", "^委托|^非直属"),
            ("^自营|^直营", "^委托|^加盟|^代理"),
            ("^自建|^自有", "^租赁|^租用|^借用"),
            ("^春季", "^秋季"),
            ("^固定", "^流动"),
            ("^有线", "^无线"),
            ("^国内", "^国际"),
            ("^干线", "^支线"),
            ("^工作日", "^节假日"),
            ("^白班", "^夜班"),
            ("^汉族", "^少数民族$"),
            ("^有效", "^无效"),
            ("^完好", "^损坏"),
            ("^新签", "^续签"),
            ("^正式", "^预备"),
            ("^在职", "^(?:离退休|退休)"),
            ("^公立", "^(?:民营|私立|社会办)"),
            ("^存量", "^新增"),
            ("以上", "以下"),
            ("^自有|^自筹", "贷款|借款|融资"),
            ("^常规", "^专项"),
            ("^新收", "^旧存"),
            ("^参加|^参会", "^请假|^缺席"),
            ("^村小学?", "^教学点"),
            ("^重大", "^一般"),
            ("^夏粮", "^秋粮"),
            ("^(?:资金|现金|善款|捐款|钱款)", "^(?:物资|实物|物品|捐物)"),
            ("^节前", "^节后"),
            ("^人工", "^自助|^自动"),
            ("^日间|^白天", "^夜间"),
            ("^政府投资", "^(?:社会|企业)投资"),
            ("^客运", "^货运"),
            ("^实名", "^匿名"),
            ("^初次|^首次", "^复查|^重复|^再次"),
            ("^来信", "^来访"),
            ("^单位缴[纳费存]", "^个人缴[纳费存]"),
            ("^经营性", "^非经营性|^公益性"),
            ("^本[地省市县区]", "^外[地省市县区]"),
            ("^城区", "^乡镇|^农村"),
            ("^住院", "^门诊|^门急诊"),
            ("^内资", "^外资"),
            ("^税收", "^非税"),
            ("^完全小学|^完小", "^教学点"),
            ("^机关", "^事业单位"),
            ("^(?:申请|争取|申报)?中央", "^地方"),
            ("^享乐主义", "^形式主义"),
            (
                "(?:上级|中央|省级?|市级?|县级?|财政|专项|申请|争取)[^，。]{0,6}(?:资金|补助|投入|投资|补贴)?$",
                "自筹(?:资金)?$",
            ),
        )
    )
    + ")"
)
_SOURCE = later(
    r"^(?:争取|申请|申报|来自|需|已到位|自有|自筹)?(?:中央|国家|上级|省|市|县|区|镇|乡|村|地方|本级|银行|社会|企业|业主|群众|单位|个人|集体|居民|学校|医院|专项债)+"
    r"(?:[^，。；、\d]{0,12}(?:资金|补助|配套|投入|自筹|预算|拨款|贷款|筹资|债券|投资|财政|资本|捐[赠款资]|承担|出资|补贴|奖补)|本?级)?(?:资金|部分|为)?$|^(?:自筹|自有)(?:资金)?$|贷款$|[一-龥]{2,6}(?:自筹|配套)(?:资金)?$"
)
"""Where money comes from; 财政资金 without a level may be that of any."""
REST = later(r"^(?:其他|其它|其余|剩余|余下|另外|另有|另|还有|尚有|仍有)")
"""How the label of what is left over begins."""
_DIMENSIONS = tuple(
    later(words)
    for words in (
        "男|女|妇(?!产|科|幼|保|儿)",
        "少数民族|汉族|民族",
        "大专|本科|大学|研究生|硕士|博士|学历|高中|中专|学位|初中及?以下|小学及?以下|文盲",
        r"岁|青年|老年|年轻|中年|老党员|[6789]0后",
        "职称|高级|中级|初级|正高|副高|技师|教授|工程师|讲师|助教",
        "骨干|带头人|名师|先进|优秀|示范|获奖",
        "(?:党员|团员|群众)(?!代表|活动)|民主党派|无党派|积极分子",
        "残疾|重病|孤儿|留守|空巢|孤寡|失能|独居",
        "低保|脱贫|困难|监测|特困|边缘|贫困|五保",
        "基本农田|高标准|公益林|天然林|人工林|退耕",
        "涉黑|涉恶|命案|侵财|电信|诈骗|大要案|要案|涉众|未成年人",
        "民间(?!借贷)|民营|非公|国有(?!林场|农场)|外资|外商|技改|技术改造|高技术|战略性|限上|限额以上",
        "新增|首次|获评|入选|重点|主要|在建|亿元以上|规上|规模以上|上市|高新(?!区)",
    )
)
_PUBLIC, _PRIVATE = (
    later("公立|公办|公有|国有|集体|机关|事业单位|农村|社区"),
    later("民营|民办|非公|外资|国有"),
)
"""民营医院 beside 公立医院 tells them apart; beside 乡镇医院 it may be said of the same."""
_MEASURES = _DIMENSIONS[-4:]
"""Even two labels of one of these may hold each other: 电信诈骗案件 are 侵财案件. The others tell of persons; sums of
money for them do not overlap."""
_HARMS = "成灾", "绝收"
"""Fields that lost three tenths of a harvest and more; those among them that lost eight tenths (自然灾害情况统计调查制度)."""
_OPEN = later(
    r"(?:以上|以下|以内|及以|以外)(?<=[\d一二三四五六七八九十百千万亿元岁人户亩吨米级专科及师员历度年月天日个件]..)|(?:超过|不足|不到)[\d一二三四五六七八九十百千万]"
)
BANDS = later(r"\d[^\d]{0,3}[至到—–~～－-]+\d")
"""36至50岁."""
_ABOVE = later(r"(?P<level>省|市|县)(?:部|厅|局)?级(?:及其?)?以上")
_SO_MANY = later(r"(?P<count>[两二三四五六])(?:级财政|级|大类|部分|方面)(?!以上|等)")
"""市县两级财政投入 is split into two."""


def overlapping(labels: Sequence[str], people: bool = True) -> bool:
    """The labels tell different things about the same members (女, 少数民族, 大专以上), or bounds that hold each other
    (60岁以上, 80岁以上): their figures need not add up to anything."""
    if any(label.startswith("同时") for label in labels):
        return True  # 同时给予党纪处分和政务处分14人
    if all(any(harm in label for label in labels) for harm in _HARMS):
        return True
    if ranked(labels) or _known_set(labels) or _staged(labels) or _sectors(labels) or paired(labels):
        return False
    if _thirds(labels):
        return False
    owned = any(map(_PUBLIC.search, labels))
    told = _DIMENSIONS if people else _MEASURES
    kinds = [
        {n for n, words in enumerate(told) if words.search(_PRIVATE.sub("", label) if owned else label)}
        for label in labels
    ]
    shared = set.intersection(*kinds)
    if any(kind - shared for kind in kinds) and not REST.match(labels[-1]):
        return True
    if any(sum(words.search(label) is not None for label in labels) > 1 for words in _MEASURES):
        return True
    bounded = [label for label in labels if _OPEN.search(label)]
    if not bounded or any(BANDS.search(label) for label in labels):
        return False
    if _banded(labels) or (len(bounded) == 1 and REST.match(labels[-1])):
        return False  # 教授, 副教授, 讲师及以下; 万人, 千人, 千人以下
    texts = "".join(bounded)
    return not (
        any(w in texts for w in ("以下", "以内", "不足")) and any(w in texts for w in ("以上", "超过"))
    )


def closes(labels: Sequence[str], head: str) -> bool:
    """The parts leave nothing out: the last is the rest, two are all there is, or the levels of 省级以上 are all named."""
    if REST.match(labels[-1]) or _banded(labels) or _tiled(labels) or graded(labels):
        return True
    if (
        paired(labels)
        or _thirds(labels)
        or (_staged(labels) and _DONE_STAGE.match(labels[0]) and len(labels) > 2)
    ):
        return True
    if len(labels) > 2 and {"反对", "弃权"} <= set(labels):
        return True
    every = _SO_MANY.search(head)
    if every and value(every["count"]) == len(labels):
        return True
    above = _ABOVE.search(head)
    if not above:
        return False
    needed = _LEVELS[: _LEVELS.index(above["level"]) + 1]
    named = [
        match["level"][-1] if match["level"] != "中央" else "国"
        for match in map(_LEVEL.match, labels)
        if match
    ]
    return len(named) == len(labels) and set(needed) <= set(named)


def exclusive(labels: Sequence[str]) -> bool:
    """No member can fall under two of the labels: 国家级, 省级; 医疗, 护理; 35岁以下, 36岁以上."""
    if ranked(labels):
        return True
    if _known_set(labels) or _staged(labels) or _sectors(labels) or paired(labels) or graded(labels):
        return True
    if _thirds(labels):
        return True
    if all(map(from_whom, labels)):
        return True
    return any(all(map(words.search, labels)) for words in _DIMENSIONS[:5])


def kindred(labels: Sequence[str]) -> bool:
    """The labels are of one kind and hardly overlap: exclusive ones; 茶叶类, 粮油类; 来信, 来访."""
    named = [label for label in labels if not REST.match(label)]
    if len(named) < 2 or len(set(named)) < len(named):
        return exclusive(labels)
    return (
        exclusive(labels)
        or len({label[-1] for label in named}) == 1
        or len({label[0] for label in named}) == 1
    )


def ranked(labels: Sequence[str]) -> bool:
    """国家级, 省级; 一类, 二类; 2023年, 2024年."""
    return all(map(_LEVEL.match, labels)) or all(map(_ORDER.search, labels))


def in_order(labels: Sequence[str]) -> bool:
    """一期, 二期: from the first on."""
    return all(map(_ORDER.match, labels)) and labels[0].removeprefix("第")[0] in _FIRSTS


def from_whom(label: str) -> bool:
    """A level of government, a bank or the like, from which money comes."""
    return _SOURCE.match(label.removeprefix("由")) is not None


def _known_set(labels: Sequence[str]) -> bool:
    """小学, 初中, 高中."""
    return any(all(label in words or REST.match(label) for label in labels) for words in _KNOWN_SETS)


_SECTOR = later("工业|商贸|商业|批发|批零|零售|住宿|住餐|餐饮|服务业|建筑|房地产|农业|旅游|物流|文化|科技")


def _sectors(labels: Sequence[str]) -> bool:
    """规上工业企业, 限上商贸企业: each of a branch of its own."""
    found = [_SECTOR.findall(label) for label in labels]
    every = [word for words in found for word in set(words)]
    return all(found) and len(set(every)) == len(every)


_DONE_STAGE = later(
    "^已?(?:全部)?(?:竣工|完工|建成|投产|投用|完成|整改|办结|化解|交付|验收|对外开放|投入使用|销号)|^已(?!开工|启动)"
)
_STAGE = later("^(?:正在?|在建|续建|推进|新开工|未|尚|仍|还|待|拟|限期|前期|处于|即将|进入)")


def _staged(labels: Sequence[str]) -> bool:
    """已竣工, 在建, 尚未开工."""
    done = [_DONE_STAGE.match(label) is not None for label in labels]
    return sum(done) < 2 and all(
        is_done or _STAGE.match(label) for is_done, label in zip(done, labels, strict=True)
    )


_NEGATED = later("^(?:[不未非无]予?|尚未)(?P<what>[一-龥]{2,4})")


def paired(labels: Sequence[str]) -> bool:
    """Two that are all there is: 男, 女; 参保, 未参保."""
    if len(labels) != 2:
        return False
    one, other = labels
    told = [{n for n, words in enumerate(_DIMENSIONS[:5]) if words.search(label)} for label in labels]
    if all(told) and told[0].isdisjoint(told[1]):
        return False  # 大专以上, 35岁以下
    if _TWOS.match(f"{one}\n{other}") or _TWOS.match(f"{other}\n{one}"):
        return True
    return any(
        (match := _NEGATED.match(label)) is not None and match["what"][:2] in positive and positive != label
        for label, positive in ((one, other), (other, one))
    )


_THIRDS = frozenset(map(frozenset, ("低中高", "上中下", "前中后", "东中西")))
_OF_KIND = later(r"(?:年[级段]|段|游|期|部|班)[一-龥]{0,4}")


def _thirds(labels: Sequence[str]) -> bool:
    """低年级, 中年级, 高年级; 上游, 中游, 下游: three that are all there is by their names."""
    firsts, rest = {label[:1] for label in labels}, labels[0][1:]
    alike = len(labels) == len(firsts) and all(label[1:] == rest for label in labels)
    return alike and firsts in _THIRDS and _OF_KIND.fullmatch(rest) is not None


_UP, _SAME, _DOWN = later("增|升"), later("持平|不变"), later("降|减")


def graded(labels: Sequence[str]) -> bool:
    """Three and more that are all there is: 采纳, 部分采纳, 未采纳; 优秀, 合格, 不合格; 增长的, 持平的, 下降的."""
    if len(labels) < _GRADES:
        return False
    if len(labels) == _GRADES and all(
        words.search(label) for words, label in zip((_UP, _SAME, _DOWN), labels, strict=True)
    ):
        return True
    names = [label.removesuffix("的") for label in labels]
    no = _NEGATED.match(names[-1])
    if not no or no["what"] not in (name.removeprefix("已") for name in names[:-1]):
        return False
    return _known_set(names) or all(name.endswith(no["what"]) for name in names)


_GRADES = 3


def _banded(labels: Sequence[str]) -> bool:
    """万人工程, 千人工程, 千人以下工程: bands of which the last has no lower end."""
    open_ends = [bool(_OPEN.search(label)) for label in labels]
    enough = len(labels) > 2 or labels[-1].endswith("及以下")
    return enough and sum(open_ends) == 1 and open_ends[-1] and "以下" in labels[-1]


_BAND = later(
    r"(?P<low>\d+)(?:周岁|岁|年|分|元|万元|亩|人)?(?:[至到—–~～－-]+(?P<high>\d+)|及?以上)|(?P<below>\d+)(?:周岁|岁|年|分|元|万元|亩|人)?(?:及?以下|以内)"
)
_ENDLESS = 10**9


def _tiled(labels: Sequence[str]) -> bool:
    """35岁以下, 36至50岁, 51岁以上: bands that touch, the first without a lower end, the last without an upper one."""
    bands = []
    for label in labels:
        found = _BAND.search(label)
        if not found:
            return False
        low = int(found["low"] or 0)
        bands.append((low, int(found["high"] or found["below"] or _ENDLESS)))
    bands.sort()
    touching = all(0 <= after[0] - before[1] <= 1 for before, after in pairwise(bands))
    return len(bands) > 2 and bands[0][0] == 0 and bands[-1][1] == _ENDLESS and touching


_DONE = later(
    r"(?:目前|现|已|均){0,2}?(?:已|现有|实有|实到|实考|实际参加|到会|在编|在岗|办结|完成|整改|合格|达标|及格|男)[^，。；、：\d]{0,8}$"
)
LEFT_WORDS = (
    "正在|序时|不合格|不达标|不及格|未|尚|仍|还|剩|其余|余|滞后|逾期|空编|空缺|缺编|缺额|缺考|缺席|请假|待|女"
)
"""How the label of what is not done begins, or of those who are not there."""
LEFT = later(rf"^(?:达到|因[^，。；、]{{1,6}})?(?:{LEFT_WORDS})[^\d]{{0,10}}$")
"""The whole of such a label."""
_CARRIED = later(r"结转|上年|去年|往年|遗留|以前|陆续|又|再")


def settled(labels: Sequence[str]) -> bool:
    """What is done, and what is left: 已整改, 正在整改; 在编, 空编; perhaps with more between."""
    return bool(_DONE.match(labels[0]) and LEFT.match(labels[-1])) and not any(map(_CARRIED.search, labels))
