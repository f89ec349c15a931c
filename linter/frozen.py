"""Classes that hold only what they are made of, and named tuples.

They are those of `dataclasses` and `typing`, made in a tenth of the time: one draft needs some eighty of the first and
fifty of the others, and making them, with what `dataclasses` imports, was more than a third of the time that it took.
So it is the type checker that keeps the first from being changed.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")


class _Missing:
    """No default."""


MISSING: Any = _Missing()


class Field:
    """What a class annotates. `type` is the annotation as it is written; `default` and `default_factory` are MISSING
    where there is none."""

    def __init__(self, name: str, type: str, default: Any, default_factory: Any) -> None:
        self.name = name
        self.type = type
        self.default = default
        self.default_factory = default_factory


class _Made:
    """Stands in a class for a default that is made anew for each object."""

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def field(*, default_factory: Callable[[], T]) -> T:
    made: Any = _Made(default_factory)
    return made  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """A class of objects that nobody may change once they are made. Two are equal when they are of one kind and made of
    equal things; each has a hash of its own, so that what is derived from it can be cached."""
    if "__eq__" not in vars(kind):
        kind.__eq__ = _equal  # type: ignore[method-assign]
    kind.__init__ = _init  # type: ignore[method-assign]
    found = {each.name: each for each in fields(kind)}
    for name, annotation in vars(kind).get("__annotations__", {}).items():
        if "ClassVar" not in str(annotation):
            found[name] = _field(kind, name, str(annotation))
    kind._made_of = _Fields(kind, found.values())  # type: ignore[attr-defined]
    return kind


@dataclass_transform(field_specifiers=(field,))
def mutable(kind: type[T]) -> type[T]:
    """A class made as the frozen ones are, of objects that may be changed."""
    return frozen(kind)


def _field(kind: type[Any], name: str, annotation: str) -> Field:
    """The field that a class annotates. A default stays in the class, a factory does not."""
    default = vars(kind).get(name, MISSING)
    if isinstance(default, _Made):
        delattr(kind, name)
        return Field(name, annotation, MISSING, default.factory)
    return Field(name, annotation, default, MISSING)


def fields(what: object) -> tuple[Field, ...]:
    """The fields of a frozen class or of an object of one, in their order; none of any other."""
    made_of: _Fields | None = getattr(what, "_made_of", None)
    return made_of.all if made_of else ()


def replace(made: T, **changed: Any) -> T:
    """An object like another one but for what is changed."""
    kept = {each.name: getattr(made, each.name) for each in fields(made)}
    return type(made)(**{**kept, **changed})


class _Fields:
    """The fields of a class, sorted for `_init`: a default that is no factory stands in the class anyhow."""

    def __init__(self, kind: type[Any], found: Iterable[Field]) -> None:
        self.all = tuple(found)
        self.names = tuple(each.name for each in found)
        self.known = frozenset(self.names)
        self.checked = hasattr(kind, "__post_init__")
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
    if named or len(values) < len(made_of.names):
        _complete(self, own, named)
    if made_of.checked:
        self.__post_init__()


def _complete(self: Any, own: dict[str, object], named: dict[str, object]) -> None:
    made_of = self._made_of
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


def _equal(one: object, other: object) -> bool:
    if one is other or type(one) is not type(other):
        return one is other
    return all(getattr(one, each.name) == getattr(other, each.name) for each in fields(one))


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Naming(type):
        """Makes what a class annotates names for the items of its tuples."""

        def __new__(cls, name, bases, space):
            names = tuple(space.get("__annotations__", ()))
            space["_defaults"] = {one: space[one] for one in names if one in space}
            space["_tail"] = tuple(space["_defaults"].values())
            space["_fields"] = names
            space["__slots__"] = ()
            space.update((one, _tuplegetter(at, "")) for at, one in enumerate(names))
            return super().__new__(cls, name, bases, space)

    class NamedTuple(tuple, metaclass=_Naming):
        """`typing.NamedTuple` without what is not needed here: each class is written down directly."""

        def __new__(cls, *values, **named):
            missing = len(cls._fields) - len(values)
            if not named and 0 < missing <= len(cls._tail):
                values += cls._tail[-missing:]
            elif named or missing:
                values = cls._completed(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _completed(cls, values, named):
            rest = cls._fields[len(values) :]
            values += tuple(named.pop(one) if one in named else cls._default(one) for one in rest)
            if named or len(values) > len(cls._fields):
                raise TypeError(f"{cls.__name__} holds {', '.join(cls._fields)}")
            return values

        @classmethod
        def _default(cls, name):
            if name not in cls._defaults:
                raise TypeError(f"{cls.__name__} needs “{name}”")
            return cls._defaults[name]

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            replaced = tuple.__new__(type(self), map(named.pop, self._fields, self))
            if named:
                raise TypeError(f"{type(self).__name__} holds {', '.join(self._fields)}")
            return replaced

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            items = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{name}={item!r}' for name, item in items)})"
