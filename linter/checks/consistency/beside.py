"""Sentences that tell of others: of partners, neighbours, those one learns from and those one writes to."""

from __future__ import annotations

from linter.chinese.clauses import text_around
from linter.chinese.expressions import later

_BESIDE = later(
    r"学习(?!贯彻|宣传|教育|领会|习近平|党|落实|型|中央|全国|会议|培训|和|、|新课|业务|理论|法律|法规|文件|政策|知识|《|专业|有关|相关|上级|条例|制度|资料|材料)|[考]察|借鉴|(?<![好结广炼验])(?<!总结(?:活动|工作|试点))经验|(?<!现场)观摩|参观|(?<!团结)协作|协议|毗邻|相邻|接壤|交界|跨[省市县区镇乡]|兄弟|周边|外地|邻[县区镇乡近]|对口|结对|一行|来[我校院局县镇]|到我|共建|联合|交流|赴|来函|协助|支援|移送(?!司法|公安|纪|检察|有关)|协查|贵[局县院校]"
    r"|与我|至我|我[县区市镇乡街局院校].{0,6}与|先进地区"
)
"""Words of a sentence that tells of others."""
_POST = later(r"(?:现|原|时|曾|历|转|调|升|兼)任$")
"""What stands before the place of a post that somebody holds or held elsewhere: （现任石川县委书记）."""
_WE = later("我(?:[局院校馆所行]|支行|社区|公司|科室?|中心|街道)")


def of_others(reading: str, name: str, start: int) -> bool:
    """Whether a sentence tells of a place as of a partner, a neighbour or one of several."""
    listed = reading.startswith(("、", "和", "与", "等"), start + len(name))
    if _POST.search(reading, max(start - 2, 0), start):
        return True
    return listed or _BESIDE.search(sentence_at(reading, start)) is not None


def sentence_at(reading: str, start: int) -> str:
    return text_around(reading, "。；！？", start, start)


def with_own(reading: str, start: int, own: str) -> bool:
    """Whether a sentence tells of the draft's own body as well: 城关支行位居第一，我行第二; whoever is beside it is another."""
    sentence = sentence_at(reading, start)
    return own in sentence or _WE.search(sentence) is not None
