import pytest

from linter.chinese.identity import KINDS, genuine, luhn, masked, shaped
from linter.chinese.persons import person


def found(text: str, kind: str) -> list[str]:
    return [text[start:end] for start, end in shaped(text, kind)]


@pytest.mark.parametrize(
    ("number", "real"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("530102 19850615 1235", True),
        ("５３０１０２１９８５０６１５１２３５", True),
        ("530102198506151234", False),  # the check character
        ("530102198513151235", False),  # month 13
        ("530102190002291238", False),  # 1900 was no leap year
        ("990102198506151235", False),  # no such region
        ("530102218506151235", False),  # not born yet
    ],
)
def test_citizens(number: str, real: bool) -> None:
    assert genuine(number, "identity-card") is real


@pytest.mark.parametrize(
    ("number", "real"),
    [
        ("6222021234567890128", True),
        ("6222 0212 3456 7890 128", True),
        ("6222021234567890129", False),
        ("4111111111111111", False),  # a number to be filled in
        ("4539578763621486", True),
        ("7992739871344440", False),
    ],
)
def test_cards(number: str, real: bool) -> None:
    assert genuine(number, "bank-card") is real


def test_luhn() -> None:
    assert luhn("79927398713")
    assert not luhn("79927398710")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            "identity-card",
            "身份证11010519491231002X，编号A11010519491231002X，1.10105194912310021",
            ["11010519491231002X"],
        ),
        ("identity-card", "91110105194912310021", []),
        ("bank-card", "6222-0212-3456-7890，62220212345678901234", ["6222-0212-3456-7890"]),
        (
            "mobile",
            "13812345678、+86 13912345678、138-1234-5678",
            ["13812345678", "+86 13912345678", "138-1234-5678"],
        ),
        ("mobile", "13812345678元、113812345678、12812345678、13812345678.5", []),
        ("landline", "0836-6028866、（010）—66028866、0836-6028", ["0836-6028866", "（010）—66028866"]),
        ("mail", "a_b@qq.com。", ["a_b@qq.com"]),
        ("passport", "E12345678、EA1234567、E1234567", ["E12345678", "EA1234567"]),
        (
            "plate",
            "云A12345、云F·8K21P、云AD12345、川藏线G318、京A级、京ICP备12345",
            ["云A12345", "云F·8K21P", "云AD12345"],
        ),
    ],
)
def test_shapes(kind: str, text: str, expected: list[str]) -> None:
    assert found(text, kind) == expected


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("identity-card", "11010519491231002X", "1101**********002X"),
        ("bank-card", "6222 0212 3456 7890", "6222 **** **** 7890"),
        ("mobile", "138-1234-5678", "138-****-5678"),
        ("landline", "0836-6028866", "0836-*****66"),
        ("mail", "liming@qq.com", "l*****@qq.com"),
        ("mail", "l＠qq.com", "l＠qq.com"),
        ("passport", "E12345678", "E*****678"),
        ("plate", "云A·12345", "云A·****5"),
    ],
)
def test_masks(kind: str, number: str, expected: str) -> None:
    assert masked(number, kind) == expected
    assert len(expected) == len(number)


def test_nothing_tells_of_a_passport() -> None:
    assert [kind for kind in KINDS if not genuine("E12345678", kind)] == [
        "identity-card",
        "bank-card",
        "passport",
    ]


@pytest.mark.parametrize(
    ("name", "expected"), [("赵建国", True), ("管理员", False), ("高度", False), ("欧阳明", True)]
)
def test_persons(name: str, expected: bool) -> None:
    assert person(name) is expected
