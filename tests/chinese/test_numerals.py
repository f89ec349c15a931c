import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.chinese.numerals import halfwidth, han, money, value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百", 100),
        ("一百零五", 105),
        ("两百", 200),
        ("三千零二十", 3020),
        ("零", 0),
        ("〇", 0),
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("二零二三", 2023),
        ("2023", 2023),
        ("２０２３", 2023),
        ("", None),
        ("十十", None),
        ("第三", None),
        ("3a", None),
        ("-3", None),
    ],
)
def test_value(text: str, number: int | None) -> None:
    assert value(text) == number


@given(st.integers(0, 9999))
def test_han_and_back(number: int) -> None:
    assert value(han(number)) == number


@pytest.mark.parametrize("number", [-1, 10000])
def test_han_knows_its_bounds(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} is not between 0 and 9999"):
        han(number)


def test_halfwidth() -> None:
    assert halfwidth("２０２３年1月") == "2023年1月"


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("壹万贰仟元整", "12000"),
        ("叁拾陆万零伍佰圆", "360500"),
        ("贰亿元", "200000000"),
        ("伍佰元伍角", "500.5"),
        ("壹佰元零伍分", "100.05"),
        ("元整", "0"),
        ("很多元", None),
        ("伍佰", None),
    ],
)
def test_money(text: str, yuan: str | None) -> None:
    assert (None if yuan is None else float(yuan)) == (None if money(text) is None else float(money(text)))
