"""The grader's arguments on their way in: JSON text, a call at a time, and whether a call changed them.

Only the outside writes this form and only the inside reads it, so it is made to be read fast:

    null  true  1  1.5  "text"  [...]     themselves; Python writes and reads floats without rounding
    {"array": ["<f8", [2, 3], base64]}    numbers in the machine's own formats
    {"wire": [tag, ...]}                  whatever else `wire` carries
"""

from __future__ import annotations

import binascii
import json
import math
import operator
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import numpy as np

from graders.inside.calls import given
from graders.inside.wire import values as wire

_FIXED = frozenset({type(None), bool, int, float, complex, str})  # nobody can change one
# Taken as they were shipped: student code may replace any name in the modules later.
_list, _map, _all, _len, _type, _is = list, map, all, len, type, operator.is_
_ndarray, _tobytes, _frombuffer = np.ndarray, np.ndarray.tobytes, np.frombuffer
_copy, _reshape = np.ndarray.copy, np.ndarray.reshape
_a2b = binascii.a2b_base64
_encode = json.JSONEncoder(check_circular=False).encode


def pack(args: Iterable[Any]) -> str:
    """The arguments of one call as text; unfit arguments are refused when the assignment file is read."""
    return json.dumps([_plain(argument) for argument in args], separators=(",", ":"), allow_nan=False)


def pack_keywords(kwargs: Mapping[str, Any]) -> str:
    """The same of arguments by keyword: a list of pairs."""
    return pack([[name, value] for name, value in kwargs.items()])


def unpack(text: str) -> list[Any]:
    """Fresh arguments, shared with no other call.

    Raises:
        ValueError: the grader sent what cannot be an argument, which is its own fault.
    """
    return _read(text)  # type: ignore[no-any-return]


def keep(argument: Any) -> tuple[Any, ...] | None:
    """What `changed` needs to know of an argument as it was before the call.

    Nothing in it can be changed: the call may find it, as it may find anything in this process.
    """
    kind = _type(argument)
    if kind in _FIXED:
        return None
    if kind is _ndarray and not argument.dtype.hasobject:
        return "array", argument.dtype, argument.shape, _tobytes(argument)
    if kind is _list and _FIXED.issuperset(_map(_type, argument)):
        return "items", (*argument,)
    return "value", _encode(wire.encode(argument))


def changed(argument: Any, kept: tuple[Any, ...] | None) -> bool:
    """Whether a call has changed its argument in place; a member of equal value and type is no change."""
    if kept is None:
        return False
    if kept[0] == "array":
        return bool((argument.dtype, argument.shape) != kept[1:3] or _tobytes(argument) != kept[3])
    if kept[0] == "value":
        return bool(_encode(wire.encode(argument)) != kept[1])
    before = kept[1]
    # The same objects in the same places: most calls change nothing, and this is seen fast.
    if _len(argument) == _len(before) and _all(_map(_is, argument, before)):
        return False
    return wire.encode(argument) != wire.encode([*before])


# Private functions


def _plain(value: Any) -> Any:
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind is int and value.bit_length() <= wire.MAX_INT_BITS:
        return value
    if kind is float and math.isfinite(value):
        return value
    if kind is list:
        return [_plain(item) for item in value]
    if kind is Decimal:
        return {"wire": ["decimal", str(value)]}
    encoded = wire.encode(value)
    return {"array": encoded[1:]} if encoded[0] == "array" else {"wire": encoded}


def _tagged(pairs: list[tuple[str, Any]]) -> Any:
    ((tag, content),) = pairs
    if tag == "wire":
        return wire.decode(content, _refuse, given.MAKERS)
    dtype, shape, data = content
    numbers = _frombuffer(_a2b(data), dtype)
    # The copy is the student's own: it can be written to and resized.
    return _copy(numbers if _len(shape) == 1 else _reshape(numbers, shape))


def _refuse(name: str, detail: str) -> Any:
    raise ValueError(f"the grader sent a {name} {detail}")


_read = json.JSONDecoder(object_pairs_hook=_tagged).decode
