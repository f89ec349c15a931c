"""Which rules a text calls, and where, by the texts that each rule needs."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from linter.chinese.frequency import commonness
from linter.frozen import NamedTuple, field, frozen

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


@frozen
class Routes:
    """Rule ids by what calls them. Plain tables, so that they can be kept.

    `always`: rules that need no text. `singles`: those that need one character. A longer text is looked for where the
    rarest pair of its characters stands; `stops` has these pairs, each as one number made of two UTF-16 units, with
    the number of its call in `calls`. A draft needs one call in ten, so those that are kept are read when they are
    needed: the number is where in `kept` a call begins, as `marshal` writes it.
    """

    always: Names
    singles: Mapping[str, Names]
    stops: Mapping[int, int]
    calls: dict[int, Call] = field(default_factory=dict)
    kept: memoryview = memoryview(b"")

    def called(self, text: str, written: str = "") -> tuple[set[str], Mapping[str, list[int]]]:
        """The ids of the rules that a text calls, without those that are always called; and of rules that are called
        to certain places, with the offsets of these in the text, in no order, some perhaps before it. A rule may be
        among both. `written` is how the text was written, where it is read otherwise: its characters call as well."""
        called = set[str]().union(*map(self.singles.__getitem__, self.singles.keys() & {*text, *written}))
        starts: dict[str, list[int]] = defaultdict(list)
        calls = self.calls
        for at, stop in enumerate(map(self.stops.get, _pairs(text))):
            if stop is None:
                continue
            names, begun, longer = calls.get(stop) or self.call(stop)
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

    def call(self, number: int) -> Call:
        """What a number of `stops` stands for."""
        if number not in self.calls:
            self.calls[number] = marshal.loads(self.kept[number:])
        return self.calls[number]


def joined(every: Sequence[Routes]) -> Routes:
    """The routes of several sets of rules that share no id. All but the first are thought to be few."""
    if not every:
        return routes({})
    whole, *others = every
    for other in others:
        whole = _both(whole, other)
    return whole


def _both(many: Routes, few: Routes) -> Routes:
    singles, stops, calls = dict(many.singles), dict(many.stops), dict(many.calls)
    for text, names in few.singles.items():
        singles[text] = singles.get(text, frozenset()) | names
    for pair, number in few.stops.items():
        names, begun, longer = few.call(number)
        if pair in stops:
            others = many.call(stops[pair])
            names, begun, longer = names | others[0], begun + others[1], longer + others[2]
        stops[pair] = -1 - pair  # what is kept has numbers from 0
        calls[stops[pair]] = names, begun, longer
    return Routes(many.always | few.always, singles, stops, calls, many.kept)


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
    called = {pair: (*pairs.get(pair, nothing), tuple(longer.get(pair, ()))) for pair in {**pairs, **longer}}
    return Routes(
        frozenset(name for name, anchors in needs.items() if anchors is None), singles,
        {pair: number for number, pair in enumerate(called)}, dict(enumerate(called.values())),
    )  # fmt: skip


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
