import pickle

import pytest

from linter.frozen import NamedTuple, frozen


@frozen
class Point:
    """In a plane."""

    x: int
    y: int = 0
    names: list[str] | None = None


@frozen
class Named(Point):
    """A point with a name that is made up."""

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("left of all")


def test_made_by_place_or_name() -> None:
    assert [vars(Point(1, 2)), vars(Point(1, y=2)), vars(Point(y=2, x=1))] == 3 * [{"x": 1, "y": 2}]
    assert (Point(1).y, Point(1).names) == (0, None)


@pytest.mark.parametrize(
    ("values", "named", "message"),
    [
        ((), {}, "Point needs “x”"),
        ((1,), {"z": 2}, "Point knows no z"),
        ((1,), {"x": 2}, "Point knows no x"),
    ],
)
def test_made_of_nothing_else(values: tuple[int, ...], named: dict[str, int], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        Point(*values, **named)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_too_many_values() -> None:
    with pytest.raises(ValueError, match=r"zip\(\) argument 2 is longer"):
        Point(1, 2, None, 4)  # type: ignore[call-arg]


def test_equal_by_what_they_hold_and_hashed_apart() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(2, 1)
    assert Point(1) != Named(1)
    assert len({Point(1), Point(1)}) == 2


def test_a_class_may_look_at_what_it_was_made_of() -> None:
    with pytest.raises(ValueError, match="left of all"):
        Named(-1)


class Pair(NamedTuple):
    """Two things, the second of which may be missing."""

    one: int
    other: str = ""

    @property
    def both(self) -> str:
        return f"{self.one}{self.other}"


def test_named_tuples() -> None:
    pair = Pair(1, other="甲")
    one, other = pair
    assert (one, other, pair.both) == (1, "甲", "1甲")
    assert Pair(other="甲", one=1) == pair == (1, "甲")
    assert Pair(1) == (1, "")
    assert (pair._replace(one=2), pair) == ((2, "甲"), (1, "甲"))
    assert isinstance(pair._replace(one=2), Pair)
    assert Pair._make([3, "乙"]).other == "乙"
    assert repr(pair) == "Pair(one=1, other='甲')"
    assert pickle.loads(pickle.dumps(pair)).both == "1甲"


@pytest.mark.parametrize(
    ("values", "named", "message"),
    [
        ((), {}, "Pair needs “one”"),
        ((1, "甲", 2), {}, "Pair holds one, other"),
        ((1,), {"third": 2}, "Pair holds one, other"),
        ((1,), {"one": 2}, "Pair holds one, other"),
    ],
)
def test_named_tuples_hold_nothing_else(
    values: tuple[object, ...], named: dict[str, object], message: str
) -> None:
    with pytest.raises(TypeError) as caught:
        Pair(*values, **named)  # type: ignore[arg-type]
    assert str(caught.value) == message
    with pytest.raises(TypeError, match="Pair holds one, other"):
        Pair(1)._replace(third=3)  # type: ignore[call-arg]
