"""Dates in whole drafts: everything the family says about each, and nothing else."""

import pytest

from linter.checks.date.events import SignedAfterEvents
from linter.checks.date.signing_forms import SigningDateComplete
from linter.checks.date.whole_years import WholeYear
from linter.engine import Linter
from linter.frozen import replace
from linter.loader import load, shipped
from linter.readers import read
from linter.rule import Ruleset


def ruleset() -> Ruleset:
    every = load(shipped())
    return replace(every, rules=tuple(rule for rule in every.rules if rule.category == "date"))


RULESET = ruleset()
LINTER = Linter(RULESET)


def found(text: str) -> list[tuple[str, str, int]]:
    """(rule, the text found, its line), in text order."""
    result = LINTER.lint(read("draft.txt", text.encode()))
    document = result.document
    return [
        (d.rule, document.text[d.span.start : d.span.end], document.position(d.span.start)[0])
        for d in result.diagnostics
    ]


NOTICE = """\
关于做好2024年元旦春节期间有关工作的通知

各乡镇人民政府，县直各单位：
为做好2024年元旦、春节期间各项工作，现将有关事项通知如下。
一、放假安排
元旦：2023年12月30日至2024年1月1日放假。春节：2月10日至17日放假，2月4日（星期日）、2月18日（星期日）上班。
二、值班要求
请于2023年12月25日（星期一）前报送值班表。值班时间为12月30日8:00至次年1月2日8:00。
三、廉洁要求
2022年、2023年中秋期间均有单位值班脱岗，请引以为戒。
云岭县人民政府办公室
2023年12月18日
"""

PLAN = """\
云岭县2023年夏季防溺水专项行动实施方案

根据《云岭省未成年人保护条例》（2021年9月29日修订）和2023年4月12日会议精神，制定本方案。
一、工作目标
2023年溺水事故较2022年下降一半，到2025年建立长效机制。
二、实施步骤
（一）动员部署阶段（2023年5月1日—5月15日）。召开动员会。
（二）集中整治阶段（2023年5月16日—8月31日）。开展排查。
（三）总结提升阶段（9月1日—9月30日）。各单位于9月25日前报送总结。
三、工作要求
自2023年6月1日起实行日报告，11月至次年3月开展回头看，每月25日至次月5日报送。
云岭县教育局
2023年4月28日
"""

MINUTES = """\
云岭县第12次县政府常务会议纪要

时间：2023年11月20日（星期一）下午3:00—5:30
会议听取了2023年1—10月经济运行情况的汇报，传达了11月15日市政府会议精神。
会议指出，前三季度（1—9月）地区生产总值增长6.2%，较2022年同期提高1.1个百分点。
会议要求，12月底前完成全年任务，2024年1月10日前报送总结，将2022年度结余资金用于2024年项目。
云岭县人民政府办公室
2023年11月24日
"""

SPEECH = """\
在全县2024年农村工作会议上的讲话
（2024年2月26日）

同志们：
今天会议的任务是总结2023年工作，部署2024年工作。
一、2023年“三农”工作成效明显
2023年，全县粮食总产量12.4万吨，增长3.15%；2021年以来建成高标准农田8万亩。
二、扎实做好2024年工作
2024年，我们要稳定播种面积，3月底前全面完成春耕备耕。
"""

SURVEY = """\
关于我县农村养老服务情况的调研报告

2023年5月至8月，调研组深入12个乡镇开展调研。现将有关情况报告如下。
一、基本情况
2015年建成养老中心1个，2018年改造敬老院3所，2022年投入资金1200万元。
二、存在问题
2021年至2022年，入住率由45%降至38%。《养老机构管理办法》2020年11月1日起施行后，改造压力大。
三、对策建议
2024年起，将农村养老纳入民生实事。到2025年底，实现全覆盖。
云岭县政协
2023年9月10日
"""

SUMMARY = """\
云岭镇2023年工作总结和2024年工作计划

2023年，云岭镇各项工作取得新成效。现将2023年工作情况和2024年工作计划报告如下。
一、2023年工作情况
（一）合作经济。截至2022年底，全镇有合作社32家；2023年新增8家。截至11月底，签约项目12个。
（二）项目建设。2021年开工的污水处理厂建成投用，2022年实施的改造项目完成验收，增长12.4%。
（三）安全生产。2021年排查隐患500处，2022年排查300处，2023年排查120处。对2022年度预算执行进行了审计。
二、2024年工作计划
2024年，计划实施项目15个，一季度（1—3月）开工8个。
云岭镇人民政府
2023年12月5日
"""

TERM = """\
云岭中学2022—2023学年第二学期工作总结

本学期，学校坚持五育并举。2023年2月开学以来，开展活动12次。五一、六一慰问均已完成。
一、主要工作
2022年9月启动的课题于2023年6月结题。7—9年级每周三、周五开展社团活动。
二、下学期打算
2023年9月起，全面推开。
云岭中学
2023年7月5日
"""

DUTY = """\
2023年个人述职述廉报告

2021年3月，我任县司法局局长。2023年以来，我认真履职，现将一年来的履职情况报告如下。
一、履职情况
2022年12月开展的排查行动延续至2023年2月。2019年、2020年被评为先进。去年12月，新任副局长到岗。
二、下步打算
明年，我将加强学习，2024年力争进位。
述职人：张三
2023年12月30日
"""


YEAR_REPORT = """\
云岭县交通运输局2023年工作总结

2023年，各项工作取得新成效。现将有关情况总结如下。
一、主要工作
全年完成投资3.2亿元，2022年结转项目6个全部完工，2021年5月签约的园区道路已通车。
今年以来新开工12个项目，2022年3月启动的公路改造惠及居民8600户。
2023年客运量同比增长5%，2022年客运量同比增长3%。
县道改造于2021年10月开工，2023年8月竣工；大桥2022年11月开工，明年6月交付。
窗口时间9:00—12:00、13:30—17:00，夜班公交20:30—5:30。
二、存在问题
原计划将于2023年6月底前完成的候车亭未完成。
三、2024年工作打算
2024年，计划改造公路18公里。2023年计划未完成的3个项目，将于2024年6月完成。
云岭县交通运输局
2023年12月20日
"""

TRAINING = """\
关于举办业务培训班的通知

各单位：
定于2023年11月举办业务培训班，现将有关事项通知如下。
一、培训时间
第一期2023年11月7日至10日，第二期2023年12月5日至8日。
二、有关要求
按照2023年9月12日会议要求，各单位于10月20日前报名。2023年1月起，请各单位按月报送信息。
云岭县财政局
2023年10月12日
"""

OFFICE_MINUTES = """\
云岭县农业农村局办公会议纪要

2023年7月12日，局长主持召开第8次办公会议。
会议听取了夏粮收购情况汇报。会议指出，6月底前完成收购12万吨。
会议强调，对照6月底前整改的12个问题开展回头看；5月底前出台的办法要落实到位。
会议决定，2023年6月起实行周调度；请各站于7月20日前报送方案。
"""

WINTER_PLAN = """\
云岭县2024年冬春水利建设实施方案

为做好水利建设，制定本方案。
一、实施步骤
（一）筹备阶段（2023年9月—11月）。完成设计。
（二）建设阶段（2023年12月—2024年4月）。全面施工。
云岭县水利局
2023年9月2日
"""


@pytest.mark.parametrize(
    "draft",
    [
        NOTICE,
        PLAN,
        MINUTES,
        SPEECH,
        SURVEY,
        SUMMARY,
        TERM,
        DUTY,
        YEAR_REPORT,
        TRAINING,
        OFFICE_MINUTES,
        WINTER_PLAN,
    ],
)
def test_sound_drafts_are_left_alone(draft: str) -> None:
    assert found(draft) == []


def test_notice() -> None:
    draft = NOTICE.replace("（星期日）上班", "（星期六）上班").replace("12月25日（星期一）前", "11月31日前")
    draft = draft.replace("12月30日8:00至次年1月2日", "12月30日8:00至12月2日")
    assert found(draft) == [
        ("weekday", "六", 6),
        ("impossible-date", "2023年11月31日", 8),
        ("reversed-range", "12月30日8:00至12月2日", 8),
    ]


def test_plan() -> None:
    draft = PLAN.replace("5月16日—8月31日", "5月16日—4月30日").replace("2023年4月12日会议", "2023.4.12会议")
    draft = draft.replace("9月25日前", "九月底前").replace("\n2023年4月28日\n", "\n2023年04月28日\n")
    assert found(draft) == [
        ("mixed-date-forms", "2023.4.12", 3),
        ("reversed-range", "2023年5月16日—4月30日", 8),
        ("han-month", "九月", 9),
        ("signing-form", "2023年04月28日", 13),
    ]


def test_minutes() -> None:
    draft = MINUTES.replace("12月底前", "11月15日前").replace("\n2023年11月24日\n", "\n2023年11月18日\n")
    assert found(draft) == [
        ("deadline-past", "11月15日", 6),
        ("signing-before-event", "2023年11月18日", 8),
    ]


def test_summary() -> None:
    draft = SUMMARY.replace("2023年，云岭镇", "2022年，云岭镇").replace(
        "二、2024年工作计划", "二、2022年工作计划"
    )
    draft = draft.replace("签约项目12个", "开展“12.4”宪法宣传").replace("现将2023年", "现将2023")
    draft = draft.replace("\n2023年12月5日\n", "\n2023年11月 5日\n")
    assert found(draft) == [
        ("other-year", "2022年", 3),
        ("missing-year-word", "2023", 3),
        ("festival-dot", "12.4", 5),
        ("plan-year", "2022年", 8),
        ("signing-before-event", "2023年11月 5日", 11),
        ("signing-spaces", "2023年11月 5日", 11),
    ]


def test_year_report() -> None:
    draft = YEAR_REPORT.replace("2022年结转项目6个", "2022年5月整修桥梁6座").replace("2021年5月签约", "")
    draft = draft.replace("2023年8月竣工", "2021年8月竣工").replace("13:30—17:00", "13:30—11:00")
    draft = draft.replace("2024年，计划改造", "2022年计划改造")
    assert found(draft) == [
        ("other-year", "2022年5月", 5),
        ("completion-before-start", "2021年8月", 8),
        ("reversed-clock", "13:30—11:00", 9),
        ("plan-year", "2022年", 13),
    ]


def test_training() -> None:
    draft = TRAINING.replace("\n2023年10月12日\n", "\n2023年12月12日\n").replace("10月20日前报名", "10月参加")
    assert found(draft) == [
        ("deadline-past", "2023年11月", 4),
        ("signing-after-meeting", "2023年12月12日", 10),
    ]


def test_minutes_without_a_signature() -> None:
    draft = OFFICE_MINUTES.replace("会议决定，", "会议决定，7月10日前排查隐患，")
    assert found(draft) == [("deadline-past", "7月10日", 6)]


def test_winter_plan() -> None:
    draft = WINTER_PLAN.replace("\n2023年9月2日\n", "\n2024年1月2日\n")
    assert found(draft) == [("plan-title-year", "2023年9月", 5)]


def test_a_year_is_inherited_from_title_or_signature() -> None:
    notice = "关于召开会议的通知\n\n各科室：\n定于{}（星期{}）召开会议。\n综合科\n2023年11月15日\n"
    assert found(notice.format("11月22日", "三")) == []
    assert found(notice.format("11月22日", "五")) == [("weekday", "五", 4)]
    assert found(notice.format("1月5日", "五")) == []  # of 2024
    unsigned = "关于召开会议的通知\n\n各科室：\n定于11月22日（星期五）召开会议。\n"
    assert found(unsigned) == []


def test_the_turn_of_the_year_is_no_deadline_past() -> None:
    notice = "关于报送材料的通知\n\n各科室：\n请于{}前报送材料。\n综合科\n2023年12月20日\n"
    assert found(notice.format("1月10日")) == []
    assert found(notice.format("12月10日")) == [("deadline-past", "12月10日", 4)]


@pytest.mark.parametrize(
    ("signed", "rules"),
    [
        ("2023年6月", ["signing-form"]),
        ("2023.6", ["signing-form"]),
        ("2023年　月　日", ["signing-form"]),
        ("2023年6月 日", ["signing-form"]),
        ("23年6月5日", ["signing-form"]),
        ("2023年6月5号", ["signing-form"]),
        ("二〇二三年六月五日", ["signing-form"]),
        ("二〇〇八年六月五日", []),
        ("2023 年 6 月 5 日", ["signing-spaces"]),
        ("2023年6月5日", []),
    ],
)
def test_signing_forms(signed: str, rules: list[str]) -> None:
    draft = f"关于做好防汛值班的通知\n\n各村：\n请做好防汛值班。\n云岭镇人民政府\n{signed}\n"
    assert [rule for rule, _, line in found(draft) if line == 6] == rules


def test_a_letter_may_be_dated_in_han_numerals() -> None:
    letter = "感　谢　信\n\n云岭建设公司：\n感谢贵公司抢修桥梁。\n清河镇人民政府\n二〇二三年八月二十日\n"
    assert found(letter) == []


ISSUED = """\
关于做好职称申报工作的通知

各单位：
{}
云岭县人社局
2024年3月28日
"""


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("2024年8月31日前办理了退休手续的不得申报。", False),
        ("2024年6月30日24时前已报名的人员有效。", False),
        ("2024年6月，完成评审；7月，组织专家下乡了解情况。", False),
        ("2024年5月20日，县委召开了会议。", True),
    ],
)
def test_a_notice_tells_of_cases_to_come(text: str, late: bool) -> None:
    assert bool(found(ISSUED.format(text))) == late


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("截至12月底，建成基地12个。\n二、存在问题\n力量薄弱。", False),
        ("截至12月25日，建成基地12个。\n二、存在问题\n力量薄弱。", True),
        ("建成基地12个。\n二、整改措施\n12月下旬举办业务培训班。", False),
        ("建成基地12个。下一步，一是充实队伍。二是12月下旬组织一次培训。\n二、存在问题\n力量薄弱。", False),
        ("12月下旬组织一次培训。\n二、存在问题\n力量薄弱。", True),
    ],
)
def test_a_summary_is_written_before_the_year_ends(text: str, late: bool) -> None:
    draft = f"云岭县科协2023年工作总结\n\n现总结如下。\n一、主要工作\n{text}\n云岭县科协\n2023年12月18日\n"
    assert [rule for rule, _, _ in found(draft)] == ["signing-before-event"] * late


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="“fault” is form or spaces"):
        SigningDateComplete("shape")
    with pytest.raises(ValueError, match="“doubted” is signature or event"):
        SignedAfterEvents("title")
    with pytest.raises(ValueError, match="bad regular expression"):
        WholeYear("(").validate()


def test_the_weekdays_of_a_range() -> None:
    notice = "定于2024年9月12日至{}（{}）举办培训班。\n"
    assert found(notice.format("13日", "星期五至星期六")) == [("weekday", "星期五至星期六", 1)]
    assert found(notice.format("13日", "星期四至星期五")) == []
    assert found(notice.format("9月13日", "周四至周五")) == []
    assert found(notice.format("9月13日", "周五—周六")) == [("weekday", "周五—周六", 1)]


def test_a_survey_that_lasted_is_over() -> None:
    survey = (
        "关于我县苗木产业的调研报告\n\n{}，历时一个半月，调研组深入6个乡镇，形成如下报告。\n"
        "一、发展现状\n近年来，苗木产业发展较快。\n县林业局\n2025年6月18日\n"
    )
    assert found(survey.format("2025年6月3日至7月20日")) == [("signing-before-event", "2025年6月18日", 7)]
    assert found(survey.format("2025年4月3日至6月10日")) == []


def test_the_matter_of_the_title_is_of_its_year() -> None:
    notice = "关于召开2024年度组织生活会的通知\n\n各支部：\n经同意，现就开好{}有关事项通知如下。\n"
    assert found(notice.format("2023年度组织生活会")) == [("matter-year", "2023年", 4)]
    assert found(notice.format("2024年度组织生活会")) == []
    assert found(notice.format("2023年度整改、2024年度组织生活会")) == []
