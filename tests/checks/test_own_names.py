"""Places and institutions that a draft has from another one."""

import pytest
from drafts import linter_of, reported

LINTER = linter_of({"other-place"})
BUREAU = "云岭县水利局2024年工作总结"
TOWN = "永丰镇人民政府2024年工作总结"
SCHOOL = "青山中学2024年工作总结"


@pytest.mark.parametrize(
    ("title", "line", "names"),
    [
        (BUREAU, "石泉县水利局紧紧围绕中心工作，完成投资3.6亿元。", ["石泉县"]),
        (BUREAU, "石泉县农村供水中心抢修管网126处。", ["石泉县"]),
        (BUREAU, "云岭县棚户区改造率达到98%，云岭县保护区共86亩。", []),
        (BUREAU, "石泉县农村公路总里程达到1860公里。", ["石泉县"]),
        (BUREAU, "石泉县境内河流水质达标。", ["石泉县"]),
        (BUREAU, "全县建成水库3座，石泉县河道清淤86公里。", ["石泉县"]),
        (BUREAU, "贯彻落实石泉县委全会精神，奋力开创石泉县水利工作新局面。", ["石泉县", "石泉县"]),
        (BUREAU, "为谱写石泉水利高质量发展新篇章而努力。", ["石泉"]),
        (BUREAU, "为谱写现代水利高质量发展新篇章而努力。", []),
        (BUREAU, "编制完成《石泉县供水规划》，现将石泉县2024年情况报告如下。", ["石泉县", "石泉县"]),
        (BUREAU, "召开全县会议，完成县疾控中心改造，配合市水利局督查，江州市水利局高度重视。", []),
        (BUREAU, "石泉县水利局来我县交流，与石泉县签订协议。石泉县水利局认真履约。", []),
        (BUREAU, "石泉县积极推进，青山县认真落实，平川县始终领先。", []),
        (BUREAU, "石泉县水利局移送线索2条，石泉县、平川县组织参加。", []),
        (TOWN, "永安镇组织干部巡查水库。永安镇党委认真部署。", ["永安镇", "永安镇"]),
        (TOWN, "红星村发展黄桃，全面做实街道网格，中心镇功能完善。", []),
        (SCHOOL, "育才中学全体教师认真备课。市第一中学教师来校示范。", ["育才中学"]),
        (SCHOOL, "推动我县青山中学高质量发展，与育才中学联合教研。", []),
        ("锦绣街道办事处2024年工作总结", "吉祥街道全面排查，街道社区坚持服务，平安社区建设推进。", ["吉祥街道"]),
        ("关于赴石泉县考察的报告", "石泉县坚持建管并重。", []),
    ],
)  # fmt: skip
def test_names(title: str, line: str, names: list[str]) -> None:
    assert [words for _, words in reported(LINTER, title, "", "现将有关情况总结如下。", line)] == names


@pytest.mark.parametrize(
    ("title", "signer", "names"),
    [
        ("锦绣街道办事处2024年工作总结", "翠湖街道办事处", ["翠湖街道"]),
        ("关于云岭县供水情况的调研报告", "石泉县水利局", ["石泉县"]),
        ("关于云岭县供水情况的调研报告", "云岭县水利局", []),
        ("关于防汛情况的报告", "云岭县水利局", []),
    ],
)
def test_signers(title: str, signer: str, names: list[str]) -> None:
    lines = ("现将有关情况报告如下。", "云岭县供水人口12万人。", signer, "2024年12月25日")
    assert [words for _, words in reported(LINTER, title, "", *lines)] == names


def test_the_speaker_tells_the_place() -> None:
    lines = ("秀水县水利局局长　王明", "同志们：", "奋力开创云岭县水利工作新局面！")
    assert reported(LINTER, "在全县水利工作会议上的讲话", "", *lines) == [("other-place", "云岭县")]
