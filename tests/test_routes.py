"""Rules of several folders are called as if they were of one."""

from linter.routes import Anchor, joined, routes

OWN = {"a": [Anchor("会议"), Anchor("，", 0)], "b": None, "c": [Anchor("会议通知", 1)]}
MORE = {"d": [Anchor("会议", 2), Anchor("，")], "e": None, "f": [Anchor("议通"), Anchor("全会议定")]}
TEXT = "关于会议，会议通知，全会议定。"


def test_joined_routes_lead_where_all_did() -> None:
    both, whole = joined([routes(OWN), routes(MORE)]), routes(OWN | MORE)
    (called, starts), (expected, places) = both.called(TEXT), whole.called(TEXT)
    assert (both.always, called) == (frozenset("be"), {"a", "d", "f"}) == (whole.always, expected)
    assert {name: sorted(found) for name, found in starts.items()} == {
        name: sorted(found) for name, found in places.items()
    }


def test_routes_of_nothing() -> None:
    assert joined([]).called(TEXT) == (set(), {})
