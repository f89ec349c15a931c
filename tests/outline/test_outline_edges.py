import pytest

from linter.document import Document
from linter.loader import load, shipped
from linter.outline import outline
from linter.outline.edges import is_date, is_organ, signed_date
from linter.outline.genres import title_year
from linter.readers import read

RULESET = load(shipped())


def outlined(text: str) -> Document:
    return outline(read("draft.txt", text.encode()), RULESET)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text[:8]) for block in outlined(text).blocks]


def test_a_document_from_end_to_end() -> None:
    draft = (
        "云岭县民政局关于报送数据的通知\n云民发〔2024〕5号\n\n各乡镇：\n请于3月底前报送数据。\n\n"
        "附件：1.填报说明\n      2.统计表\n\n"
        "                 云岭县民政局\n                 2024年3月4日\n（此件公开发布）\n抄送：县财政局。\n"
    )
    assert kinds(draft) == [
        ("title", "云岭县民政局关于"),
        ("number", "云民发〔2024"),
        ("recipient", "各乡镇："),
        ("paragraph", "请于3月底前报送"),
        ("attachment", "附件：1.填报说"),
        ("attachment", "2.统计表"),
        ("signer", "云岭县民政局"),
        ("date", "2024年3月4"),
        ("note", "（此件公开发布）"),
        ("note", "抄送：县财政局。"),
    ]


def test_a_report_to_a_meeting_has_a_byline() -> None:
    draft = (
        "关于云岭县2023年预算执行情况的报告\n——2024年1月9日在县人大常委会会议上\n云岭县财政局局长　周明\n\n"
        "各位委员：\n现将预算执行情况报告如下。\n一、收入情况\n收入8亿元。\n"
    )
    assert [kind for kind, _ in kinds(draft)][:5] == ["title", "note", "note", "recipient", "lead"]


@pytest.mark.parametrize(
    "text",
    ["2023年11月20日", "2023年11月", "2023.11.20", "2023-11-20", "二〇二三年十一月二十日", "XX年X月X日",
     "2023 年 11 月 20 日", "2023年12月　日", "2024年__月__日", "　年　月　日"],
)  # fmt: skip
def test_dates_that_sign(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["2023年11月20日召开会议", "2023年工作总结", "11月", "一是", ""])
def test_no_dates_that_sign(text: str) -> None:
    assert not is_date(text)


def test_body_and_date_on_one_line() -> None:
    assert signed_date("云岭县民政局　　2023年11月20日")
    assert not signed_date("会议定于　2023年11月20日召开")


@pytest.mark.parametrize(
    "text",
    [
        "云岭县民政局",
        "XX县XX中学",
        "石桥村党支部　石桥村村民委员会",
        "石桥村党支部、村民委员会",
        "石桥村“两委”",
        "县政协调研组",
    ],
)
def test_bodies(text: str) -> None:
    assert is_organ(text)


@pytest.mark.parametrize("text", ["请报送县民政局。", "各单位、各部门", "做好服务工作，报县民政局"])
def test_no_bodies(text: str) -> None:
    assert not is_organ(text)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("云岭县民政局2023年工作总结", "annual-summary"),
        ("2023年工作总结和2024年工作计划", "annual-summary"),
        ("关于印发《养护实施方案》的通知", "notice"),
        ("关于拨付资金的请示", "request"),
        ("关于商请提供数据的函", "letter"),
        ("县长办公会议纪要（第3期）", "minutes"),
        ("垃圾分类实施方案（试行）", "plan"),
        ("2024年工作要点", "work-plan"),
        ("2023年度个人述职报告", "duty-report"),
        ("校长述职述廉报告", "duty-integrity-report"),
        ("关于农村养老的调研报告", "survey-report"),
        ("在全县动员大会上的讲话", "speech"),
        ("关于2023年信访工作情况的报告", "report"),
        ("政府工作报告", "work-report"),
        ("关于同意设立园区的批复", "reply"),
        ("关于开学检查情况的通报", "circular"),
        ("关于加快茶产业发展的实施意见", "opinion"),
        ("关于表彰先进的决定", "decision"),
        ("2024年公开招聘教师公告", "announcement"),
        ("关于提请审议决算草案的议案", "motion"),
        ("文明出行倡议书", "open-letter"),
        ("关于申请资金的请示报告", "request"),
        ("关于成立领导小组的\n通　　知", "notice"),
    ],
)
def test_genres(title: str, genre: str) -> None:
    draft = outlined(f"{title}\n\n为做好有关工作，现将有关情况说明如下，请各有关单位认真组织落实。\n")
    assert [part.genre.id for part in draft.parts] == [genre]


@pytest.mark.parametrize(
    ("title", "year"),
    [("2023年工作总结", 2023), ("2021—2025年规划", 2021), ("二〇二三年工作总结", 2023), ("工作总结", None)],
)
def test_years(title: str, year: int | None) -> None:
    assert title_year(title) == year


def test_the_dates_of_a_chronicle_sign_nothing() -> None:
    draft = (
        "水库建设大事记\n\n2021年7月\n县政府批复立项。\n2023年6月\n主坝封顶。\n云岭县水利局\n2024年3月4日\n"
    )
    assert [text for kind, text in kinds(draft) if kind == "date"] == ["2024年3月4"]


def test_an_advert_in_front_matter_ends() -> None:
    """An advert word outside every block once searched for ever."""
    document = outline(read("a.md", "---\ntitle: 范文素材\n---\n\n# 工作总结\n\n正文。\n".encode()), RULESET)
    assert [block.kind for block in document.blocks] == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("更多范文见笔尖公文网，加V信：bimo2023", "advert"),
        (
            "会议要求压实防汛责任，落实值班制度，备足抢险物资（更多范文见笔尖公文网），遇有险情立即报告。",
            "paragraph",
        ),
    ],
)
def test_an_advert_within_a_paragraph_leaves_it_one(line: str, kind: str) -> None:
    draft = f"清河镇防汛会议纪要\n\n会议研究了防汛工作。\n{line}\n会议确定了责任人。\n"
    assert [found for found, text in kinds(draft) if text and line.startswith(text)] == [kind]


def test_what_a_notice_issues_is_an_annex() -> None:
    draft = (
        "关于印发《公墓管理办法》的通知\n\n各村：\n现印发给你们，请认真贯彻执行。\n清河镇人民政府\n2024年3月4日\n\n"
        "公墓管理办法\n\n第一条　为规范管理，制定本办法。\n第二条　本办法自印发之日起施行。\n"
    )
    assert [(part.genre.id, part.annex) for part in outlined(draft).parts] == [
        ("notice", False),
        ("regulation", True),
    ]
    noted = draft.replace("3月4日\n\n", "3月4日\n（此件公开发布）\n\n")
    assert [part.annex for part in outlined(noted).parts] == [False, True]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("云岭县水务局关于解决青山水库除险加固工程\n配套资金的请示", 2),
        ("云岭县委　云岭县人民政府\n关于表彰先进集体的决定", 2),
        ("云岭县人民政府办公室\n关于成立领导小组的\n通　　知", 3),
        ("云岭县水务局关于做好防汛工作的通知\n云水发〔2024〕3号", 1),
        ("关于群众工作的几点思考\n云岭县信访局", 1),
    ],
)
def test_a_title_over_several_lines(lines: str, count: int) -> None:
    draft = f"{lines}\n\n县人民政府：\n为做好有关工作，现将有关情况说明如下，请各有关单位认真组织落实。\n"
    assert [kind for kind, _ in kinds(draft)].count("title") == count


def test_what_stands_above_a_title_is_no_title() -> None:
    draft = (
        "云岭县水务局文件\n云水发〔2024〕3号　　　　签发人：李明\n\n云岭县水务局关于解决青山水库\n配套资金的请示\n\n"
        "县人民政府：\n现申请配套资金500万元。\n"
    )
    assert kinds(draft)[:5] == [
        ("paragraph", "云岭县水务局文件"),
        ("paragraph", "云水发〔2024"),
        ("title", "云岭县水务局关于"),
        ("title", "配套资金的请示"),
        ("recipient", "县人民政府："),
    ]
    headed = draft.replace("云岭县水务局关于解决青山水库\n", "云岭县水务局\n关于解决青山水库\n")
    assert [kind for kind, _ in kinds(headed)][:5] == ["paragraph", "paragraph", "title", "title", "title"]


def test_a_signature_may_have_a_mark_behind_it() -> None:
    draft = "关于报送数据的通知\n\n各村：\n请报县民政局。\n云岭县民政局。\n2024年3月4日。\n"
    assert kinds(draft)[2:] == [
        ("paragraph", "请报县民政局。"),
        ("signer", "云岭县民政局。"),
        ("date", "2024年3月4"),
    ]
    unsigned = "关于报送数据的通知\n\n各村：\n请报县民政局。\n2024年3月4日\n"
    assert kinds(unsigned)[2:] == [("paragraph", "请报县民政局。"), ("date", "2024年3月4")]


def test_signers_by_post() -> None:
    draft = "关于提请审议决算的议案\n\n县人大常委会：\n现提请审议。\n县长　孙　宁\n2024年3月4日\n"
    assert kinds(draft)[-2:] == [("signer", "县长　孙　宁"), ("date", "2024年3月4")]


def test_lines_that_say_which_attachment() -> None:
    """附件1：… is an entry above the signature, and the head of a sheet below it."""
    listed = (
        "关于报送数据的通知\n\n各村：\n请报送。\n附件1：说明\n附件2：统计表\n云岭县民政局\n2024年3月4日\n"
    )
    assert [kind for kind, _ in kinds(listed)][3:] == ["attachment", "attachment", "signer", "date"]
    sheet = "关于报送数据的通知\n\n各村：\n请报送。\n云岭县民政局\n2024年3月4日\n附件1：说明\n请如实填报。\n"
    assert [kind for kind, _ in kinds(sheet)][5:] == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("云水发[2025]3号\n\n云岭县水务局关于调整值班的通知", 2025),
        ("云岭县水务局文件\n云水发〔2024〕3号　　　　签发人：李明\n\n云岭县水务局关于调整值班的通知", 2024),
        ("云岭县水务局关于调整值班的通知\n云水发〔2024〕3号", 2024),
        ("云水发〔20XX〕3号\n\n云岭县水务局关于调整值班的通知", None),
        ("云岭县水务局关于调整值班的通知", None),
    ],
)
def test_the_year_of_a_document_number_above_or_below_the_title(head: str, year: int | None) -> None:
    draft = f"{head}\n\n各科室：\n按照云政发〔2023〕8号文件，现将有关事项通知如下，请认真落实。\n"
    assert [part.numbered for part in outlined(draft).parts] == [year]
