"""Classes that hold only what they are made of.

`dataclass(frozen=True)` takes thirty times as long to make a class as this does, and one draft needs some eighty of
them: that was more than a third of the time it took. So it is the type checker that keeps these from being changed.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """A dataclass that nobody may change once it is made. Two are equal when they are of one kind and made of equal
    things; each has a hash of its own, so that what is derived from it can be cached."""
    if "__eq__" not in vars(kind):
        kind.__eq__ = _equal  # type: ignore[method-assign]
    kind.__init__ = _init  # type: ignore[method-assign]
    made = dataclass(eq=False, repr=False, init=False)(kind)
    made._made_of = _Fields(made)  # type: ignore[attr-defined]
    return made


class _Fields:
    """The fields of a class, sorted for `_init`: a default that is no factory stands in the class anyhow."""

    def __init__(self, kind: type[Any]) -> None:
        found = fields(kind)
        self.names = tuple(each.name for each in found)
        self.known = frozenset(self.names)
        self.factories = [
            (each.name, each.default_factory) for each in found if each.default_factory is not MISSING
        ]
        self.needed = [
            each.name for each in found if each.default is MISSING and each.default_factory is MISSING
        ]


def _init(self: Any, *values: object, **named: object) -> None:
    """What `dataclass` would write for each class; writing is what takes the time."""
    made_of, own = self._made_of, vars(self)
    own.update(zip(made_of.names[: len(values)], values, strict=True))
    if not named.keys() <= made_of.known - own.keys():
        wrong = named.keys() - made_of.known | named.keys() & own.keys()
        raise TypeError(f"{type(self).__name__} knows no {', '.join(sorted(wrong))}")
    own.update(named)
    for name, factory in made_of.factories:
        if name not in own:
            own[name] = factory()
    for name in made_of.needed:
        if name not in own:
            raise TypeError(f"{type(self).__name__} needs “{name}”")
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def _equal(one: object, other: object) -> bool:
    if one is other or type(one) is not type(other):
        return one is other
    names: dict[str, object] = one.__dataclass_fields__  # type: ignore[attr-defined]
    return all(getattr(one, name) == getattr(other, name) for name in names)
