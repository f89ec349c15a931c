"""Passages that say nearly the same."""

from linter.chinese.resemblance import bare, may_resemble, resemble, substituted

ONE = "完善县统筹乡落实村负责的管护体系，及时发现和处置各类火情隐患"
OTHER = "完善县统筹乡落实村负责的管护体系，及时发现并处置各类火情隐患"


def test_bare() -> None:
    assert bare("全年（一）巡护1260人次, 占85.5%。") == "全年（一）巡护人次占。"
    assert bare("") == ""


def test_resemble() -> None:
    assert resemble(ONE, OTHER)
    assert may_resemble(ONE, OTHER)
    assert not resemble(ONE, "完善县统筹乡落实村负责的管护体系，加强护林员队伍建设和业务培训")
    assert not may_resemble(ONE, "今年以来我局认真学习贯彻上级会议精神，扎实推进党风廉政建设")


def test_a_part_of_a_longer_passage() -> None:
    longer = ONE + "，守牢生态安全底线，全年没有发生较大以上森林火灾"
    assert not resemble(ONE, longer)
    assert resemble(ONE, longer, partly=True)
    assert resemble(longer, ONE, partly=True)
    assert not resemble(ONE[:20], longer, partly=True)
    assert not resemble(ONE, ONE + "甲" * 80, partly=True)


def test_substituted() -> None:
    assert substituted("城东林场开展巡护", "城西林场开展巡护")
    assert not substituted("城东林场开展巡护", "城东林场开展巡护活动")
    assert not substituted("城东林场开展巡护", "城东林场开展巡护")
    assert not substituted("城东林场开展巡护并排查隐患", "县林业局")
