"""Names of persons where a text plainly gives one: beside a post, a form of address or a condition."""

from __future__ import annotations

from linter.chinese.expressions import later
from linter.chinese.words import is_word

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石戎姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季"
    "俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫屈鲍位覃霍翁"
    "隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边卞穆滕窦饶晏蔺阚褚虞冼佘荀仝谌栾邬鄢娄巫邝瞿荆骆匡郜晁佟岑简"
)
"""The commonest ones first; with two characters: 欧阳, 上官 and their like."""
_DOUBLE = "欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|令狐|慕容"
_NO_NAME = "某等同为任副总抓组各主分该市县区镇乡村局委厅处科所站院校"
NAME = rf"(?:(?:{_DOUBLE})[一-龥]{{1,2}}?|[{SURNAMES}](?:(?![{_NO_NAME}])[一-龥]){{1,2}})"
"""An expression for what can be a full name; ask `person` about what it matches."""
NAME_APART = rf"(?:(?:{_DOUBLE})[\s\u3000]{{0,3}}[一-龥]{{1,2}}|[{SURNAMES}][\s\u3000]{{0,3}}(?![{_NO_NAME}])[一-龥][\s\u3000]{{0,3}}[一-龥]?)"
"""A full name that may have spaces between its characters, as it stands below a title or in a signature."""


_BESIDE = later(rf"(?:[长任记理员师]|[、：；，\s]|^)(?P<name>{NAME})(?=[、，；。（\s和等]|为组|担任|主持|$)")
_REACH = 4


def named_at(text: str, start: int, end: int) -> bool:
    """Whether code points of a text seem to be of a name: behind a post, or as a member of a list of names."""
    near = _BESIDE.finditer(text, max(start - _REACH, 0), end + _REACH)
    return any(
        match.start("name") <= start and end <= match.end("name") and person(match["name"]) for match in near
    )


_ABOVE, _BELOW = (
    later(rf"(?:[长任记理员师]|[、：；，\s]|^)(?P<name>{NAME})、$"),
    later(rf"、(?P<name>{NAME})(?=[、，。；（\s和等]|$)"),
)


def listed_at(text: str, start: int, end: int) -> bool:
    """Whether code points of a text are the given name of somebody beside another name: 副县长蔡俊、安智辉、孙洁."""
    if not named_at(text, start, end):
        return False
    above = _ABOVE.search(text, max(start - 2 * _REACH, 0), start - 1)
    others = above, _BELOW.match(text, end)
    return any(other is not None and person(other["name"]) for other in others)


def person(name: str) -> bool:
    """Whether the first two characters of a name make no common word (高度, 管理), double surnames apart."""
    return not is_word(name[:2]) or name[:2] in _DOUBLE.split("|")
