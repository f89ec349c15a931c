"""All breakdowns of a paragraph, however their parts are told, and the texts without which it has none."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from linter.chinese.amounts import Amount
from linter.chinese.breakdowns.introduced import MEMBER_ENDS, bracketed, introduced, of_those, sorted_out
from linter.chinese.breakdowns.labels import LEFT_WORDS
from linter.chinese.breakdowns.lists import Breakdown
from linter.chinese.breakdowns.rows import among_them, left_of_before, runs, sources
from linter.chinese.breakdowns.summed import summed
from linter.chinese.expressions import later

_COUNTED = "个名人件户亩项家处座所条台份起次元米吨里册辆支张篇只头场批株"
_SECONDS = "限期 挂账 女 农村 乡村 线下 民办 兼职 社区 政协 提案 不 普速 分散 县外 校外 境外 省外 国外 编外 聘用 少数民族 无效 非 第二 二 下半年 离退休 退休 民营 新增"
"""How the second of two parts begins that are all there is."""
_CLAUSE_ENDS = "担 分 下 源 为 况 成 是 算 案 看 配 式 布 计 包括"
HINTS = frozenset(
    (
        *(
            "其中",
            "：含",
            "，设",
            "：设",
            "，含",
            "总共",
            "共计",
            "合计",
            "总计",
            "，共",
            "。共",
            "共有",
            "全年共",
            "全年累计",
            "全年预计",
            "持平",
        ),
        *(f"{mark}{word}" for word in ("包括", "分别", "具体", "即") for mark in "，：。；"),
        *(f"{unit}{mark}" for unit in _COUNTED for mark in "）：、"),
        *(f"{mark}{word[:2]}" for word in LEFT_WORDS.split("|") for mark in "，、；"),
        *("，四季度", "第四季度", "；四季度", *(f"{dash}12月" for dash in "—–~～至-")),
        *("，需长期", "，需持续", "，需继续", "，须长期", "，须持续", "分为", "分成"),
        *("，剩余", "，其余", "，余下", "，另", "，还有", "；其余", "反对"),
        *(f"共{digit}" for digit in "123456789"),
        *(f"{mark}{word}" for word in _SECONDS.split() for mark in "，、"),
        *(f"{word}：" for word in _CLAUSE_ENDS.split()),
        *(f"{mark}{word}" for word in ("其他", "其它", "其余") for mark in "，、"),
        *(f"{end}，" for end in ("看", "分", "分类", "划分", "统计")),
        *(f"{noun}中，" for noun in MEMBER_ENDS + "元"),
        *(
            "到序时",
            "总投资",
            "缺口",
            "资金来源",
            "，由",
            "项工程总",
            "项目总",
            "。由",
            *("项合计", "项共", "计划为", "名额为", "任务为", "人数为", "指标为"),
            "总数",
            "总额",
            "，全长",
            "，总长",
            "总预算",
            "季度累计",
            "半年共",
            "半年累计",
        ),
    )
)
"""One of these stands wherever there is a breakdown."""
_BRACKET = later(r"（[^（）]{4,160}）")


@lru_cache(maxsize=8)
def breakdowns(text: str) -> tuple[Breakdown, ...]:
    """All that a paragraph holds, in no order."""
    outside = _BRACKET.sub(_blanked, text) if "（" in text else text
    found = (
        *introduced(outside),
        *bracketed(text),
        *summed(outside),
        *left_of_before(outside),
        *sources(outside),
        *runs(outside),
        *sorted_out(outside),
        *among_them(outside),
        *of_those(outside),
    )
    return tuple(map(_with_shared, found)) if _EACH in text else found


def _blanked(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


_EACH = "各"


def _with_shared(found: Breakdown) -> Breakdown:
    """市医院、县医院各2名 counts as 4."""
    items = tuple(
        item._replace(amount=_times(item.amount, item.label)) if item.label.endswith(_EACH) else item
        for item in found.items
    )
    return found._replace(items=items)


def _times(amount: Amount, label: str) -> Amount:
    """The amount of all that a label names; not known where nothing parts them (停水停电停气各1次)."""
    count = label.count("、") + 1
    known = amount.value is not None and count > 1
    return amount.with_value((amount.value or Decimal(0)) * count if known else None, amount.step)
