"""Privacy: where a number or a name stands, and the errors of bad options."""

import pytest

from linter.checks.privacy import NamesWithheld, NumbersWithheld
from linter.document import Part
from linter.outline import outline
from linter.readers import read
from linter.rule import BlockCheck, Ruleset


def part_of(text: str) -> Part:
    return outline(read("a.txt", text.encode()), Ruleset(())).parts[0]


def found(check: BlockCheck, text: str) -> list[str]:
    part = part_of(text)
    return [
        text[finding.span.start : finding.span.end]
        for block in part.blocks
        for finding in check.find(block, part)
    ]


MOBILE = NumbersWithheld("mobile", unless="编号[：:]?", private="村民王某（", public="联系|电话")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("走访时王某（13812345678）反映情况。", ["13812345678"]),
        ("联系人：王某（13812345678）。", []),
        ("请拨打13812345678联系。", []),
        ("编号：13812345678。", []),
        ("联系村民王某（13812345678）。", ["13812345678"]),
        ("联系人\n王某　13812345678\n李某　13912345678", []),  # a list below its head
        ("联系人\n" + "走访了各村的群众。" * 8 + "\n王某　13812345678", ["13812345678"]),
        ("姓名\t电话\n王某\t13812345678", []),
    ],
)
def test_contacts(text: str, expected: list[str]) -> None:
    assert found(MOBILE, text) == expected


def test_a_number_that_is_named_needs_no_check_digit() -> None:
    check = NumbersWithheld("identity-card", named="身份证号")
    assert found(check, "身份证号530102198506151234，单号530102198506151234") == ["530102198506151234"]


def test_the_fix_masks_and_wants_a_look() -> None:
    part = part_of("车主云A12345到场。")
    (finding,) = NumbersWithheld("plate").find(part.blocks[0], part)
    assert finding.values == {"masked": "云A****5"}
    assert finding.fix is not None
    assert (finding.fix.safe, finding.fix.edits[0].text) == (False, "云A****5")


def test_unknown_kind() -> None:
    with pytest.raises(ValueError, match="unknown kind “phone”; known: identity-card"):
        NumbersWithheld("phone")


LEFT = NamesWithheld(before="书记", after="同志", masks=2, known=("雷锋",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XX镇党委书记赵志刚，XX村李明同志和雷锋同志。", ["赵志刚"]),
        ("XX镇。XX村。由李明同志负责，书记任组长。", ["李明"]),
        ("XX镇。XX村。成立以书记梁平为组长的专班。", ["梁平"]),
        ("XX镇党委书记赵志刚。", []),  # one mask is none
        ("XX镇，XX村。" + "推进各项工作取得成效。" * 400 + "党委书记赵志刚。", []),  # hardly masked
    ],
)
def test_names_left(text: str, expected: list[str]) -> None:
    assert found(LEFT, text) == expected
