"""Two figures beside what they multiply to: 每村2名，30个村共60名; 长20米，宽10米，面积200平方米; 原价80元，打五折."""

from __future__ import annotations

import re

from linter.checks.number.relations.contradictions import (
    NUMERAL,
    UNITS,
    Told,
    mismatch,
    number,
    numbers,
    relation,
    rough,
    step,
)
from linter.chinese.amounts import plain


def _product(match: re.Match[str]) -> Told | None:
    each, count, whole = numbers(match, "each", "count", "whole")
    if not whole or not each:
        return None
    return mismatch(match, "whole", each * count, f"{plain(each)}×{plain(count)}={plain(each * count)}")


def _takings(match: re.Match[str]) -> Told | None:
    each, count, whole = numbers(match, "each", "count", "whole")
    result = each * count
    if not result or abs(result - whole) <= max(step(match["whole"]), result / 200) or whole % result == 0:
        return None  # of two terms it is twice as much
    return Told("whole", f"{plain(each)}×{plain(count)}={plain(result)}元", match["whole"] + "元")


def _area(match: re.Match[str]) -> Told | None:
    long, wide = numbers(match, "long", "wide")
    result = long * wide
    return mismatch(
        match, "told", result, f"{plain(long)}×{plain(wide)}={plain(result)}", "平方米", rough(result)
    )


def _half(match: re.Match[str]) -> Told | None:
    whole = number(match["whole"])
    return mismatch(match, "told", whole / 2, f"{plain(whole)}÷2={plain(whole / 2)}")


def _off(match: re.Match[str]) -> Told | None:
    base, off = numbers(match, "base", "off")
    result = base * off / (10 if off < 10 else 100)
    return mismatch(match, "told", result, f"{plain(base)}元打{match['off']}折为{plain(result)}元", "元")


MULTIPLES = (
    relation(
        ("每校", "每所学校", "每村", "每个村", "每班", "每个班", "每个乡镇", "每个社区", "每社区", "每镇"),
        r"(?<![\d.])(?P<count>\d+)(?:所|个)[^。；，\d]{0,4}(?P<of>校|村|班|乡镇|社区|镇)[^。；\d]{0,60}?每(?:个|所学)?(?P=of)(?:每学期|全年)?(?:不少于|至少|安排|开设|开展|举办)+"
        r"(?P<each>\d+)(?P<unit>课时|学时|节课?|场|次|期)，(?:全[县市区镇年]|总|累计|合计|共)[^，。；\d]{0,10}(?P<whole>\d+)(?P=unit)",
        _product,
    ),
    relation(
        ("每",),
        rf"每(?P<one>[个名户批辆间]?[一-龥]{{1,4}}?)(?:配置|配备|联系|帮扶|包保|包联|结对|负责|安排|派出|发放|种植|栽植|安装)[^。；\n\d]{{0,6}}(?P<each>\d+)(?P<unit>{UNITS})，(?P<count>\d+)[个名户批辆间]?(?P=one)[^。；\n\d]{{0,4}}(?:共需?|合计|总计|累计)[^。；\n\d]{{0,6}}(?P<whole>\d+)(?P=unit)",
        _product,
    ),
    relation(
        ("每",),
        rf"(?P<count>\d+)(?P<of>[个名户批辆间所支])(?:，|(?:[一-龥]{{2,8}}，?)(?<!其中|其中，))每(?P=of)[一-龥]{{0,6}}?(?:配置|配备|联系|负责|安排|派出|聘请|设立?|有|占地|用地)[^。；，\n\d]{{0,8}}(?P<each>\d+)(?P<unit>{UNITS}|平方米)(?:（[^（）]{{1,16}}）)?，共(?:计|需|有|配备|配置|安排|聘请)?[^。；，\n\d]{{0,8}}(?P<whole>\d+)(?P=unit)",
        _product,
    ),
    relation(
        ("人间",),
        rf"(?<!间[、和])(?P<each>{NUMERAL})人间(?P<count>\d+)间，(?:共|可|总共|合计)?(?:提供|设置?|增加|新增|有|计)?(?:床位|床铺|铺位)(?P<whole>\d+)(?P<unit>[个张])",
        _product,
    ),
    relation(
        ("，按", "期按", "年按", "程按", "月按"),
        r"每(?P<period>周|天|日|个?月|班|组|人|户|村)[^。；，\n\d]{0,10}(?P<each>\d+(?:\.\d+)?)(?P<unit>课时|学时|节课?|小时|次|场|元|本|份|套|件)[^。；，\n\d]{0,4}，[^。；，\n\d]{0,10}按[^。；，\n\d]{0,2}(?P<count>\d+)个?(?P=period)[^。；，\n\d]{0,4}(?:计算?|测算|安排|算)?，(?:每?学期|全年|全程)?(?:共计?|合计|总计|累计)[^。；，\n\d]{0,8}(?P<whole>\d+(?:\.\d+)?)(?P=unit)",
        _product,
    ),
    relation(
        ("，每",),
        r"(?<![\d.])(?P<count>\d+)(?P<of>[台套辆张部座间组只盏处件副架块个幅条])，每(?P=of)(?:预算|单价|造价|补助|投资|价格)?(?:为|约)?(?P<each>\d+(?:\.\d+)?)(?P<unit>万元|元)，(?:预算|概算|估算|经费|投资|资金|造价|费用|预估)(?:资金|金额|经费|总额)?(?:为|合计|共计?|需)?(?P<whole>\d+(?:\.\d+)?)(?P=unit)",
        _product,
    ),
    relation(
        ("每",),
        r"每(?P<of>[张份本套台辆件箱人生户亩间])(?:每(?:学期|学年))?[^。；，\d每]{0,8}(?P<each>\d+(?:\.\d+)?)元[^。；，\d]{0,6}，(?:[^。；，]{0,24}(?:免收|免费)[^。；，]{0,6}，)?(?:共|按|全年)?[^。；，\d]{0,8}(?P<count>\d+)[张份本套台辆件箱人名户亩间](?<=(?P=of)|(?<=生.{0,60})[人名])(?:计算?|测算)?，(?:共|合计|累计|预计)?[^。；，\d]{0,4}(?:收入|收取|票款|销售额|货款){1,2}[^。；，\d]{0,6}(?P<whole>\d+(?:\.\d+)?万?)元",
        _takings,
    ),
    relation(
        ("宽",),
        r"长(?:约)?(?P<long>\d+(?:\.\d+)?)米[、，](?:南北|东西|顶|底)?宽(?:约)?(?P<wide>\d+(?:\.\d+)?)米，(?:占地|总|建筑|用地|使用)?(?:面积)?(?:约|为|共|达)?(?P<told>\d+(?:\.\d+)?)(?P<unit>平方米)",
        _area,
    ),
    relation(
        ("减半收取",),
        r"(?:受理费|诉讼费)(?P<whole>\d+(?:\.\d+)?)元，[^。；\d]{0,14}?减半收取，?[^。；\d]{0,8}?(?P<told>\d+(?:\.\d+)?)(?P<unit>元)",
        _half,
    ),
    relation(
        ("折",),
        r"(?:原价|标价|单价|市场价)[^。；\n\d]{0,8}(?P<base>\d+(?:\.\d+)?)元[^。；\n\d]{0,20}?(?P<off>[一二三四五六七八九]|\d(?:\.\d)?|[六七八九]五)折[^。；\n\d]{0,16}(?:后|价|实付|只需|仅需)[^。；\n\d]{0,6}(?P<told>\d+(?:\.\d+)?)元",
        _off,
    ),
)
