"""Reading objects whose classes are not to be believed: no method of theirs is run.

A class can answer for its name, its line of descent and each of its attributes; here they are read where
the interpreter itself keeps them.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any

MISSING: Any = object()  # there is no such attribute, or only code would tell
_NAME, _LINE, _OWN = (type.__dict__[name] for name in ("__name__", "__mro__", "__dict__"))
_SLOTS = (
    types.MemberDescriptorType,
    types.GetSetDescriptorType,
)  # made by the interpreter and by C, never by Python
_get = dict.get


def name_of(kind: type) -> str:
    """A class's name as it was given, whatever its metaclass says."""
    return str(_NAME.__get__(kind))


def line_of(kind: type) -> tuple[type, ...]:
    """A class and all that it descends from, in the order in which attributes are looked up."""
    return _LINE.__get__(kind)  # type: ignore[no-any-return]


def own_of(kind: type) -> Mapping[str, Any]:
    """What a class itself defines."""
    return _OWN.__get__(kind)  # type: ignore[no-any-return]


def raw(value: object, name: str) -> Any:
    """An attribute as it is stored: in a slot, or in the object's own dictionary; else `MISSING`."""
    line = line_of(type(value))
    slot = next((own_of(each)[name] for each in line if name in own_of(each)), MISSING)
    if type(slot) in _SLOTS:
        return _stored(slot, value)
    for each in line:
        slot = own_of(each).get("__dict__")
        if type(slot) in _SLOTS:
            own = _stored(slot, value)
            return _get(own, name, MISSING) if type(own) is dict else MISSING
    return MISSING


def inherited(kind: type, name: str) -> Any:
    """What the first class in the line defines under a name, as it stands there; else `MISSING`."""
    return next((own_of(each)[name] for each in line_of(kind) if name in own_of(each)), MISSING)


# Private functions


def _stored(slot: Any, value: object) -> Any:
    try:
        return slot.__get__(value)
    except (AttributeError, TypeError):  # not set, or of another class
        return MISSING
