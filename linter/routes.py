"""Which rules a text calls, and where, by the texts that each rule needs."""

from __future__ import annotations

import marshal
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from linter.chinese.frequency import commonness
from linter.frozen import NamedTuple, frozen

Names = frozenset[str]


class Anchor(NamedTuple):
    """A text that a rule needs. `offset`: where it begins in whatever the rule finds with it, counted from the first
    character that the rule looks at from there; None when that varies."""

    text: str
    offset: int | None = None


Anchors = frozenset[Anchor]
"""A rule needs one of these."""

Begun = tuple[tuple[str, int], ...]
"""Rules to try in a certain place, each with the distance from there to what was found."""

Longer = tuple[str, int, Names, Begun]
"""A text, the offset of its rarest pair of characters in it, and what it calls."""

Call = tuple[Names, Begun, tuple[Longer, ...]]
"""What a pair of characters calls: rules that need just this pair, and longer texts that hold it."""


class Calls(dict[int, Call | None]):
    """What pairs of characters call, by their numbers; None: nothing.

    Of those that are kept each is read when somebody first asks for it, since a draft needs one in fifty. `pairs` has
    their numbers, sorted, and `places` where in `kept` the call of each begins, as `marshal` writes it.
    """

    def __init__(
        self,
        calls: Mapping[int, Call | None] | None = None,
        pairs: Sequence[int] = (),
        places: Sequence[int] = (),
        kept: memoryview | bytes = b"",
    ) -> None:
        super().__init__(calls or {})
        self._pairs, self._places, self._kept = pairs, places, kept

    def __missing__(self, pair: int) -> Call | None:
        at = bisect_left(self._pairs, pair)
        is_kept = at < len(self._pairs) and self._pairs[at] == pair
        self[pair] = call = marshal.loads(self._kept[self._places[at] :]) if is_kept else None
        return call

    def all(self) -> dict[int, Call]:
        """Every pair with what it calls."""
        found = {pair: self[pair] for pair in {*self, *self._pairs}}
        return {pair: call for pair, call in found.items() if call}

    def overridden(self, calls: Mapping[int, Call]) -> Calls:
        """These calls, others in the place of some."""
        return Calls({**self, **calls}, self._pairs, self._places, self._kept)


@frozen
class Routes:
    """Rule ids by what calls them.

    `always`: rules that need no text. `singles`: those that need one character. A longer text is looked for where the
    rarest pair of its characters stands; `calls` has these pairs, each as one number made of two UTF-16 units.
    """

    always: Names
    singles: Mapping[str, Names]
    calls: Calls

    def called(self, text: str, written: str = "") -> tuple[set[str], Mapping[str, list[int]]]:
        """The ids of the rules that a text calls, without those that are always called; and of rules that are called
        to certain places, with the offsets of these in the text, in no order, some perhaps before it. A rule may be
        among both. `written` is how the text was written, where it is read otherwise: its characters call as well."""
        called = set[str]().union(*map(self.singles.__getitem__, self.singles.keys() & {*text, *written}))
        starts: dict[str, list[int]] = defaultdict(list)
        for at, call in enumerate(map(self.calls.__getitem__, _pairs(text))):
            if call is None:
                continue
            names, begun, longer = call
            if names:
                called |= names
            for name, offset in begun:
                starts[name].append(at - offset)
            for literal, shift, others, begun_there in longer:
                if at >= shift and text.startswith(literal, at - shift):
                    called |= others
                    for name, offset in begun_there:
                        starts[name].append(at - shift - offset)
        return called, starts


def joined(every: Sequence[Routes]) -> Routes:
    """The routes of several sets of rules that share no id. All but the first are thought to be few."""
    if not every:
        return routes({})
    whole, *others = every
    for other in others:
        whole = _both(whole, other)
    return whole


def _both(many: Routes, few: Routes) -> Routes:
    singles = dict(many.singles)
    for text, names in few.singles.items():
        singles[text] = singles.get(text, frozenset()) | names
    calls = {pair: _at_once(many.calls[pair], call) for pair, call in few.calls.all().items()}
    return Routes(many.always | few.always, singles, many.calls.overridden(calls))


def _at_once(one: Call | None, other: Call) -> Call:
    return (one[0] | other[0], one[1] + other[1], one[2] + other[2]) if one else other


def routes(needs: Mapping[str, Iterable[Anchor] | None]) -> Routes:
    """Routes to rules by what each needs: one of these texts; None: nothing."""
    by_text: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
    for name, anchors in needs.items():
        for text, offset in anchors or ():
            by_text[text].append((name, offset))
    same: dict[Names, Names] = {}
    singles: dict[str, Names] = {}
    pairs: dict[int, tuple[Names, Begun]] = {}
    longer: dict[int, list[Longer]] = defaultdict(list)
    for text, found in by_text.items():
        names = frozenset(name for name, offset in found if offset is None)
        names = same.setdefault(names, names)  # thousands of texts call the same rules
        begun = tuple((name, offset) for name, offset in found if offset is not None)
        if len(text) == 1:
            singles[text] = names
        elif len(text) == 2:
            pairs[_number(text, 0)] = names, begun
        else:
            shift = min(range(len(text) - 1), key=lambda at: commonness(text[at : at + 2]))
            longer[_number(text, shift)].append((text, shift, names, begun))
    nothing: tuple[Names, Begun] = frozenset(), ()
    calls = {pair: (*pairs.get(pair, nothing), tuple(longer.get(pair, ()))) for pair in {**pairs, **longer}}
    return Routes(
        frozenset(name for name, anchors in needs.items() if anchors is None), singles, Calls(calls)
    )


def _number(text: str, at: int) -> int:
    """Two neighbouring characters as one number."""
    return _pairs(text[at : at + 2])[0]


def _pairs(text: str) -> Sequence[int]:
    """Every two neighbouring characters as one number; numbers take a fifth of the time of texts. The low bytes come
    first: a table in which those of one character came first would have all its words in one place."""
    units = _units(text)
    low, high = units[::2], units[1::2]
    numbers = bytearray(4 * max(len(low) - 1, 0))
    numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4] = low[:-1], low[1:], high[:-1], high[1:]
    return memoryview(numbers).cast("I")


def _units(text: str) -> bytes:
    """Two bytes for each character; those beyond U+FFFF, which need four, are all alike."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) == 2 * len(text):
        return units
    return "".join(map(_narrow, text)).encode("utf-16-le", "surrogatepass")


def _narrow(character: str) -> str:
    return character if character <= "\uffff" else "\ufffd"
