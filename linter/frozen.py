"""Classes that hold only what they are made of.

`dataclass(frozen=True)` takes six times as long to make a class as this does, and one draft needs some eighty of
them: that was more than a third of the time it took. So it is the type checker that keeps these from being changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """A dataclass that nobody may change once it is made. Two are equal when they are of one kind and made of equal
    things; each has a hash of its own, so that what is derived from it can be cached."""
    if "__eq__" not in vars(kind):
        kind.__eq__ = _equal  # type: ignore[method-assign]
    return dataclass(eq=False, repr=False)(kind)


def _equal(one: object, other: object) -> bool:
    if one is other or type(one) is not type(other):
        return one is other
    names: dict[str, object] = one.__dataclass_fields__  # type: ignore[attr-defined]
    return all(getattr(one, name) == getattr(other, name) for name in names)
