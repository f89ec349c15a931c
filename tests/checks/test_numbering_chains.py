"""一是 … 二是 …, and the counts announced before them."""

import pytest

from linter.checks.numbering.chains import ChainOrder
from linter.checks.numbering.counts import AnnouncedCount, ListedCount
from linter.loader import load, shipped
from linter.outline import outline
from linter.readers import read

RULESET = load(shipped() / "genres")
FAULTS = ("gap", "repeat", "backwards", "orphan", "system", "lone", "mixed")
CHECKS = {fault: ChainOrder(fault) for fault in FAULTS}


def found(text: str) -> list[tuple[str, str, int]]:
    document = outline(read("draft.txt", text.encode()), RULESET)
    seen = [(f.span, fault) for p in document.parts for fault, check in CHECKS.items() for f in check.find(p)]
    seen += [(f.span, "count") for part in document.parts for f in AnnouncedCount().find(part)]
    seen += [(f.span, "listed") for block in document.blocks for f in ListedCount().find(block, None)]
    return [
        (fault, document.text[span.start : span.end], document.position(span.start)[0])
        for span, fault in sorted(seen)
    ]


GOOD = [
    "一是加强领导；二是加强宣传；三是加强督查。",
    "一是加强领导。\n成立专班。\n二是加强宣传。\n印发资料。\n三是加强督查。",
    "一是提高认识；二是为群众办实事；三是为了长远发展。",  # 是为 is no other word
    "第一，压实责任。一是签订责任书；二是定期调度。第二，严格考核。一是月通报；二是季点评。",
    "一要快，二要准。主要做法：一是抓早；二是抓小。",
    "第一，抓学习。\n（一）集中学。\n（二）自学。\n第二，抓服务。\n（一）走访。\n（二）帮扶。\n第三，抓队伍。",
    "一是报材料：\n1.申报表；\n2.承诺书。\n二是抓审核。",
    "抓好八个乡（镇、街道）的防汛工作，三项制度落实到位：一是巡查有记录；二是交接有签字。",
    "首先，致以问候。工作做到一是一、二是二。",
    "首先，抓项目；其次，抓招商；最后，抓环境。",
    "首先，要抓项目；第二，要抓招商。",
    "全镇抓三件事：一是早；二是小；三是实。这几年，我们一是敢想，不等不靠。二是敢干，说干就干。",
    "抓产业，一是种；二是养；三是销。抓教育，首先，建校舍；其次，配师资；第三，强管理。",
    "措施首先是加大投入。其次是办好集训。三是给年轻人机会。",
    "主要有两大支点，一是理论支点，一是实践支点。",
    "采取以下四项措施：\n首先，加强宣传。\n其次，加强培训。\n此外，还要加强督查。",
    "会员证上印有三项守则：\n一、诚信。二、保密。三、尽责。",
    "他提出红一、四方面军北上的方针。",
    "存在问题：一是人手不足，二来经费紧张。",
    "全年抓好三项工作：一是种；二是养；三是加工。",
    "落实“四个不摘”要求。一是走访群众；二是化解矛盾。",
    "坚持“三个聚焦”：一是聚焦主责；二是聚焦主业；三是聚焦主战场。",
    "全年完成5项任务。一是提前开工；二是按期竣工。",
    "截至目前全镇共有3个村：一是规划先行的村；二是产业先行的村。",
    "提出两点要求：\n1.提高认识。\n2.压实责任。",
    "会议提出以下两点要求：\n一、提高认识\n二、压实责任",
    "纠治“四风”（形式主义、官僚主义、享乐主义和奢靡之风），落实“三会一课”（党员大会、支委会、党小组会、党课）。",
    "建设“五有”（有场地、有设备等）阵地。",
    "从文化和旅游、教育、卫生三个方面推进，涉及人员、经费两个方面。",
    "优化布局，完善制度、流程，强化人员、经费、场地三个方面保障。",
    "走村入户、宣传政策，从四个方面发力。",
    "贯彻“巩固、增强、提升、畅通”八字方针，落实“放、管、服”三项改革。",
]


@pytest.mark.parametrize("draft", GOOD)
def test_right_chains_and_counts_are_left_alone(draft: str) -> None:
    assert found(draft) == []


BAD = [
    ("一是加强领导；三是加强督查；四是加强保障。", [("gap", "三是", 1)]),
    ("一是加强领导；二是加强宣传；二是加强督查；三是加强保障。", [("repeat", "二是", 1)]),
    ("首先，抓项目；再次，抓招商；最后，抓环境。", [("gap", "再次", 1)]),
    ("走访群众320户。二是化解纠纷；三是办实事。", [("orphan", "二是", 1)]),
    ("一是加强领导；第二，加强宣传；三是加强督查。", [("mixed", "第二", 1)]),
    ("首先，加强领导；二是加强宣传。", [("mixed", "二是", 1)]),
    ("原因是，一是水量大；其次是排水慢；三是预警晚。", [("mixed", "其次是", 1)]),
    ("一是水量大，多雨的是上游，其次是中游；二是排水慢；再次，预警晚；四是堤防低。", [("mixed", "再次", 1)]),
    ("一要抓项目；其次，要抓招商；三要抓环境。", [("mixed", "其次", 1)]),
    ("一是水量大，其次是排水慢；四是预警晚。", [("gap", "四是", 1)]),
    ("1.规范管理。\n2.做好救助。三是落实补贴。\n4.强化监督。", [("system", "三是", 2)]),
    ("（一）培训。\n（二）引才。\n三是监督。", [("system", "三是", 3)]),
    ("（一）问题。一是力量薄弱。\n（二）打算。充实力量。", [("lone", "一是", 1)]),
    ("抓好三项工作：一是种；二是养。", [("count", "三项工作", 1)]),
    ("坚持“三个聚焦”：一是聚焦主责；二是聚焦主业。", [("count", "三个聚焦", 1)]),
    ("共有三项议程：一是通报情况；二是表态发言；三是讲话；四是签约。", [("count", "三项议程", 1)]),
    ("提出两点要求：\n1.认识。\n2.责任。\n3.落实。", [("count", "两点要求", 1)]),
    ("做到“五有”（有计划、有分层、有批改、有反馈）。", [("listed", "五有", 1)]),
    ("开展“七进”活动，即进社区、进学校、进机关。", [("listed", "七进", 1)]),
    ("对三类对象（空房、危房、违建、残墙）逐户登记。", [("listed", "三类对象", 1)]),
    ("设必答、抢答、风险题四个环节。", [("listed", "四个环节", 1)]),
    ("解决“融资难、招工难”三难问题。", [("listed", "三难问", 1)]),
]


@pytest.mark.parametrize(("draft", "faults"), BAD)
def test_one_fault_is_one_finding(draft: str, faults: list[tuple[str, str, int]]) -> None:
    assert found(draft) == faults


def test_a_continued_number_is_named() -> None:
    document = outline(read("draft.txt", "（一）培训。\n（二）引才。\n三是监督。".encode()), RULESET)
    (finding,) = ChainOrder("system").find(document.parts[0])
    assert finding.values == {"beside": "（二）", "better": "（三）"}


def test_an_unknown_fault_does_not_load() -> None:
    with pytest.raises(ValueError, match="unknown fault “hole”"):
        ChainOrder("hole")
