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
    return dataclass(eq=False, repr=False, init=False)(kind)


def _init(self: Any, *values: object, **named: object) -> None:
    """What `dataclass` would write for each class; writing is what takes the time."""
    wanted = fields(self)
    own = vars(self)
    own.update(zip((each.name for each in wanted[: len(values)]), values, strict=True))
    for each in wanted[len(values) :]:
        if each.name in named:
            own[each.name] = named.pop(each.name)
        elif each.default_factory is not MISSING:
            own[each.name] = each.default_factory()
        elif each.default is MISSING:
            raise TypeError(f"{type(self).__name__} needs “{each.name}”")
    if named:
        raise TypeError(f"{type(self).__name__} knows no {', '.join(named)}")
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def _equal(one: object, other: object) -> bool:
    if one is other or type(one) is not type(other):
        return one is other
    names: dict[str, object] = one.__dataclass_fields__  # type: ignore[attr-defined]
    return all(getattr(one, name) == getattr(other, name) for name in names)
