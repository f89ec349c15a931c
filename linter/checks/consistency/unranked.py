"""Names of places that stand without their rank, 平川 for 平川县, in the slots where a draft names its own place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.checks.consistency.beside import of_others
from linter.checks.consistency.place_names import CHARACTER, LANDSCAPE, stem_of
from linter.chinese.expressions import later
from linter.chinese.words import is_word
from linter.document import PLACES, Block, Part

_KINDS = PLACES["body"] | PLACES["heading"]
_STEM = rf"(?P<stem>(?:{CHARACTER}){{2}})"
_EPITHET = "平安|健康|美丽|法治|幸福|数字|清廉|智慧|富裕|富美|和谐|现代化|活力|魅力|诚信|信用|书香|大美|文明|善治|无废|宜居|和美|[、的]新"
_ENDS = r"(?=[，。；！”]|建设|[作做]出|贡献|新篇章|的(?:美好|宏伟|奋斗)|部署|为(?:目标|抓手|统揽|主线))"
_SLOTS = (
    later(rf"(?:建设|打造|共建|共创|创建|建成|落实)[^，。；“”]{{0,8}}?(?:{_EPITHET}){_STEM}{_ENDS}"),
    later(rf"建设(?:更加?)?[^，。；“”]{{1,8}}的{_STEM}(?=提供|而(?:努力)?奋斗|贡献|[作做]出)"),
    later(rf"(?:^|[^作认成行])为{_STEM}(?=(?:经济)?社会|经济|高质量发展|人民[^币]|振兴|乡村振兴|现代化|改革)"),
    later(rf"(?:推动|推进|促进|助力|服务|赋能|支撑|谱写|书写|开创|描绘|绘就)(?:新时代|中国式现代化)?{_STEM}(?=经济社会|高质量|[^，。；]{{0,8}}(?:篇章|局面|画卷|华章))"),
    later(rf"(?:展示|讲好|擦亮|贡献|造福|打响|唱响|彰显|弘扬|传承|宣传|推介){_STEM}(?=文化|人民|儿女|父老|百姓|力量|智慧|故事|形象|品牌|好声音|声音|[好新]形象|名片|精神|魅力)"),
    later(rf"(?:设立|成立|组建){_STEM}(?=[一-龥]{{2,6}}(?:基金|联盟|研究会|基金会)[，。、])"),
    later(rf"(?:造福|带领|全体|广大|不负){_STEM}(?=儿女|人民(?:群众)?[的，。！走])"),
)  # fmt: skip
_WIDE = frozenset((
    "河南", "湖南", "海南", "云南", "河北", "湖北", "四川", "山东", "山西", "广东", "广西", "江西", "江苏", "浙江", "福建", "安徽", "贵州",
    "辽宁", "吉林", "陕西", "甘肃", "青海", "新疆", "西藏", "宁夏", "北京", "上海", "天津", "重庆", "中国", "香港", "台湾", "中原", "鸿沟",
    "长江", "黄河", "长三", "珠三", "湾区", "乡村", "校园", "家园", "家庭", "田园", "庭院", "社区", "机关", "企业", "城乡", "城市", "农村",
    "城区", "矿山", "工地", "河湖", "江河", "口岸", "边疆", "边境", "水利", "水务", "交通", "医院", "学校", "农业", "农场", "林场", "山水",
    "水城", "渔村", "山村", "新城", "新区", "库区", "园区", "景区", "景点", "街区", "小区", "厂区", "校区", "院区", "片区", "辖区", "灌区",
    "集团", "公司", "国家", "民族", "社会", "人民", "生活", "人生", "经济", "区域", "县域", "全县", "全市", "全省", "全区", "全镇", "全乡",
    "全域", "我县", "我市", "我区", "我镇", "我乡", "我省", "本县", "本市", "本区", "地方", "当地", "基层", "一方", "绿水", "青山", "星城",
    "州城", "县城", "省城", "古城", "老城", "海洋", "海岸", "海岛", "湖泊", "湿地", "森林", "草原", "平原", "高原", "水源", "水网", "电网",
    "铁军", "铁路", "公路", "航空", "港口", "港航", "航运",
))  # fmt: skip
"""Words and names above any county's."""
_NO_NAME = frozenset("县市区镇乡村省国我全本各新老大小的了着和与及一二三四五六七八九十两这那")


def unranked(part: Part, own: Mapping[str, str]) -> Iterator[tuple[str, Block, int, str]]:
    """Stems, each with its block, its offset there and the draft's own place; only such as stand this once."""
    stems = {stem_of(name) for name in own.values()}
    text = ""
    for block in part.blocks:
        if block.kind not in _KINDS:
            continue
        for slot in _SLOTS:
            for match in slot.finditer(block.reading):
                stem, start = match["stem"], match.start("stem")
                if not _is_name(stem, block.reading, start) or any(
                    stem in name or name in stem for name in stems
                ):
                    continue
                text = text or "\n".join(each.reading for each in part.blocks)
                if text.count(stem) == 1 and not of_others(block.reading, stem, start):
                    yield stem, block, start, [*own.values()][-1]


def _is_name(stem: str, text: str, start: int) -> bool:
    if stem in _WIDE or not _NO_NAME.isdisjoint(stem):
        return False
    after = text[start + 1 : start + 3]
    words = is_word(stem) and stem[-1] not in LANDSCAPE
    return not words and not is_word(after)
