"""What figures, names and days of one draft say of each other, in more phrasings than the rules' own examples."""

import pytest
from drafts import linter_of, reported

NAMES = {
    "parts-sum", "average", "change-rate", "share-of-named", "share-of-labelled", "fraction-of-count",
    "backward-range", "part-over-whole", "ratio", "listed-count", "named-members",
    "figure-slip", "signer-place", "other-place", "other-signer", "person-name", "attendance",
    "meeting-day", "stages-counted", "effect-before-issue", "issued-before-signing",
}  # fmt: skip
LINTER = linter_of(NAMES)
TITLE = "关于2024年有关工作情况的报告"


def found(*lines: str, title: str = TITLE) -> list[tuple[str, str]]:
    return reported(LINTER, title, "", *lines)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到建议46条，采纳52条。", ("part-over-whole", "46条，采纳52条")),
        ("收到建议46条，采纳32条。", None),
        ("预算支出46.5万元，增长4.1%，其中民生支出37.2亿元。",
         ("part-over-whole", "46.5万元，增长4.1%，其中民生支出37.2亿元")),
        ("拟修缮渠道45~30公里。", ("backward-range", "45~30公里")),
        ("8000至1万元，3-1场，由45到30公里。", None),
        ("组成3个督导组，第一组负责北片，第二组负责南片。", ("named-members", "3个督导组")),
        ("设分会场3处，分别为东区、西区、南区。", None),
        ("采购鼓风机4台，每台单价86万元，小计334万元。", ("parts-sum", "4台，每台单价86万元，小计334万元")),
        ("采购鼓风机4台，每台单价86万元，小计344万元。", None),
        ("每户补助500元，补助320户，共计16万元。", None),
        ("每户补助500元，补助320户，共计18万元。", ("parts-sum", "500元，补助320户，共计18万元")),
        ("收回有效问卷476份。从行业看，制造业168户、零售业142户、餐饮业86户、其他90户。",
         ("parts-sum", "476份。从行业看，制造业168户、零售业142户、餐饮业86户、其他90户")),
        ("收回有效问卷486份。从行业看，制造业168户、零售业142户、餐饮业86户、其他90户。", None),
        ("全年接访120批。其中，涉农30批、涉法40批。按类型分，土地12批、拆迁20批、其他88批。", None),
        ("新建泵站18处，改造27处，维修5处，共50处。", None),
        ("新建泵站18处，改造27处，维修5处，共52处。",
         ("parts-sum", "18处，改造27处，维修5处，共52处")),
        ("慰问12个村、8个社区、6个企业共26个集体。", None),
        ("慰问12个村、8个社区、6个企业共28个集体。", ("parts-sum", "12个村、8个社区、6个企业共28个")),
        ("产值由120万元增加到130万元，翻了一番。",
         ("change-rate", "120万元增加到130万元，翻了一番")),
        ("次数减少28次，由去年的56次减少到28次。", None),
        ("种植面积2万亩，总产量1万吨，平均亩产500公斤。", None),
        ("种植面积2万亩，总产量1万吨，平均亩产50公斤。",
         ("average", "2万亩，总产量1万吨，平均亩产50公斤")),
        ("筹资1200万元，贷款480万元，自有720万元，其中贷款占60%。", ("share-of-labelled", "贷款占60%")),
        ("筹资1200万元，贷款480万元，自有720万元，其中贷款占40%。", None),
        ("全局64人，45岁以上的占一半以上，达33人。", None),
        ("全局90人，近三分之一，29人是党员。", None),
        ("全局90人，近三分之一，35人是党员。", ("fraction-of-count", "近三分之一，35人")),
        ("每次服务30分钟至20分钟。", ("backward-range", "30分钟至20分钟")),
        ("电耗由30元至20元逐步降低。", None),
        ("需配备校医12名，现有9名，缺4名。", ("parts-sum", "12名，现有9名，缺4名")),
        ("需求量36万吨，供应能力33万吨，库存2万吨，缺口1万吨。", None),
        ("设计供水能力5万吨，实际需水量6万吨，缺口2万吨。", None),
        ("需学位8600个，现有学位7900个，秋季学期缺口500个。", None),
        ("每村选派书记1名、队员2名，10个村共选派33名。",
         ("parts-sum", "每村选派书记1名、队员2名，10个村共选派33名")),
        ("每村选派书记1名、队员2名，10个村共走访群众33名。", None),
        ("每期培训教师40名、学生60名，3期共培训240名。", None),
        ("农户360户，户均每年增收约2000元，全村每年增收约72万元。", None),
        ("农户360户，平均每户每年增收约2000元，全村每年增收约7.2万元。",
         ("parts-sum", "360户，平均每户每年增收约2000元，全村每年增收约7.2万元")),
        ("总投资2000万元，一期合计960万元，其中市级720万元，自筹240万元。自筹部分占总投资的12%。", None),
        ("发放问卷500份，收回520份。", ("part-over-whole", "500份，收回520份")),
        ("发放问卷500份，收回480份。", None),
        ("有男生120人，女生60人，男女比例为3:1。",
         ("ratio", "120人，女生60人，男女比例为3:1")),
        ("有男生120人，女生60人，男女比例为2:1。", None),
        ("“两线”即防洪线、生态线。", None),
        ("“两线”是指防洪线、生态线、景观线。", ("listed-count", "两线")),
        ("结论分为“合格”“不合格”三种。", ("listed-count", "三种")),
        ("下设宣传、保障2个工作组。", None),
        ("下设宣传、保障、协调2个工作组。", ("named-members", "2个工作组")),
        ("财政局、审计局等5个部门参加。", None),
    ],
)  # fmt: skip
def test_sentences(sentence: str, expected: tuple[str, str] | None) -> None:
    assert found(sentence) == ([expected] if expected else [])


BASES = ("全县粮食播种面积68.5万亩。", "投保面积58.5万亩，占粮食播种面积的75.4%。")
SIGNED = ("云岭县教育局", "2025年2月20日")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (BASES, [("share-of-named", "58.5万亩，占粮食播种面积的75.4%")]),
        (("去年全县粮食播种面积68.5万亩。", BASES[1]), []),
        ((BASES[0], "某镇粮食播种面积6.5万亩。", BASES[1]), []),
        (("组成3个检查组。", "派出4个检查组。"), [("figure-slip", "3"), ("figure-slip", "4")]),
        (("组成3个检查组。", "派出4个督查组。"), []),
        (
            ("现将情况报告如下。", "由局长李建国带队。", "局长李健国要求抓好落实。"),
            [("person-name", "李建国"), ("person-name", "李健国")],
        ),
        (("现将情况报告如下。", "由局长李建国带队。", "局长李建军要求抓好落实。"), []),
    ],
)
def test_drafts(lines: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert found(*lines) == expected


PLACES = "2024年，青山县认真落实责任制。"


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        (
            TITLE,
            ("现将情况报告如下：", PLACES, "青石县教育局", "2025年1月8日"),
            [("signer-place", "青山县"), ("signer-place", "青石县")],
        ),
        (TITLE, ("现将情况报告如下：", PLACES, "青石县认真落实。", "青石县教育局", "2025年1月8日"), []),
        ("青山镇人民政府关于防汛的通知", ("各村：", "青石镇各村要落实责任。"), [("other-place", "青石镇")]),
        ("青山镇人民政府关于防汛的通知", ("各村：", "青石镇的做法值得学习。"), []),
        (
            "青山县教育局局务会议纪要",
            ("时间：2025年3月14日", "会议议定如下事项。", "青山县教育局办公室", "2025年3月12日印发"),
            [("issued-before-signing", "2025年3月12日")],
        ),
        (
            "青山县教育局局务会议纪要",
            ("时间：2025年3月14日", "2025年3月13日，局长王芳主持召开局务会议。"),
            [("meeting-day", "2025年3月13日")],
        ),
        (
            "青山县教育局局务会议纪要",
            ("应到5人，请假1人。", "请假人员：林涛、方晓"),
            [("attendance", "请假1人")],
        ),
        (
            "云岭县校车管理办法",
            ("第一条 本办法自2024年1月1日起施行。", *SIGNED),
            [("effect-before-issue", "2024年1月1日")],
        ),
        ("云岭县校车管理办法", ("第一条 本办法自2025年1月1日起施行。", *SIGNED), []),
        (
            "青山县校车整治方案",
            ("行动分两个阶段实施。", "第一阶段：自查。", "第二阶段：抽查。", "第三阶段：总结。"),
            [("stages-counted", "两")],
        ),
        (
            "青山实验中学2024年工作总结",
            ("新的一年，为我镇中心小学发展再立新功。",),
            [("other-place", "中心小学")],
        ),
    ],
)
def test_whose_draft(title: str, lines: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert found(*lines, title=title) == expected
