"""Characters that tell the members of a series apart: numerals, directions, sizes, ages, colours, seasons."""

from __future__ import annotations

_SERIES = (
    "一二三四五六七八九十两双百千", "东南西北中内外前后左右", "上中下", "新老旧古", "大小中", "高低", "甲乙丙丁", "春夏秋冬", "红绿蓝白黑黄青紫金银", "男女",
    "老少青", "阴阳", "省市县区镇乡村国",
)  # fmt: skip


def apart(one: str, other: str) -> bool:
    """Whether two characters are members of one series: 东湖 and 西湖 are two."""
    return any(one in series and other in series for series in _SERIES)
