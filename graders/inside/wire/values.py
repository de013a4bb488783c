"""Values on the wire: Python and NumPy values to plain JSON and back.

Both sides of the wall use this module.  The side that reads trusts nothing: it rebuilds every value
from plain data, and refuses whatever does not have exactly the form written here.

A value travels as a list ``[tag, ...]``:

    ["none"]  ["bool", true]  ["int", "-1f"]  ["float", "0x1.8p+0"]  ["complex", "0x..", "0x.."]
    ["str", "text"]  ["fraction", "1f", "2"]  ["list", [...]]  ["tuple", [...]]
    ["dict", [[key, value], ...]]  ["scalar", "<f8", base64]  ["array", "<f8", [2, 3], base64]
    ["objects", [2, 3], [value, ...]]: an array of Python's own values that no array of the machine's holds
    ["other", "type name", "what it is"]
    and what `others`, `arrays`, `keyed`, `records`, `tables` and `times` say of theirs

Integers are hexadecimal and floats are in C99 hexadecimal, so nothing is rounded on the way.
"""

from __future__ import annotations

import binascii
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from graders.inside.wire import arrays, others, singles
from graders.inside.wire.bounds import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_INT_BITS,
    MAX_ITEMS,
    MAX_NAME,
    MAX_TEXT,
    MAX_TOTAL,
    NO_MAKERS,
    Makers,
    TooLargeError,
    WireError,
    is_vast,
    spend,
)
from graders.inside.wire.classes import name_of, own_of
from graders.inside.wire.others import carry
from graders.inside.wire.own_numbers import fitting, plain_number

__all__ = ["MAX_INT_BITS", "MAX_ITEMS", "MAX_NAME", "WireError", "carry", "decode", "encode"]

_NUMBERS = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8")
_DTYPES = {text: np.dtype(text) for text in (*_NUMBERS, "<f2", "<f4", "<f8", "<c8", "<c16")}
_TEXTS = {dtype: text for text, dtype in _DTYPES.items()}  # a number's format on the wire, by its dtype
# Taken while NumPy is as it was shipped: student code may replace any name in the module later.
_tobytes, _astype, _array = np.ndarray.tobytes, np.ndarray.astype, np.array
_ndarray, _matrix, _generic, _b2a = np.ndarray, np.matrix, np.generic, binascii.b2a_base64
_masked, _is_masked, _view = np.ma.MaskedArray, np.ma.is_masked, np.ndarray.view
_NUMPY_SCALARS = frozenset(np.sctypeDict.values())
_type, _dict_len, _items_of = type, dict.__len__, dict.items
_BY_TAG = frozenset({"int", "float", "fraction"})  # what an array of objects may hold


def _items(value: np.ndarray[Any, Any]) -> list[Any]:
    return list(np.ndarray.flatten(value).tolist())


def encode(value: object) -> list[Any]:
    """Return `value` as plain JSON; whatever the wire does not carry becomes ``["other", ...]``.

    Never raises for any value and never runs a method that the value's own class could have
    overridden: types are matched exactly, and contents are read through the base types.
    """
    try:
        return _encode(value, MAX_DEPTH, [MAX_ITEMS, MAX_TOTAL])
    except TooLargeError:
        return _other(value, "too large")


def new_budget(values: int) -> list[int]:
    """What so many values of one list may need together; for `encode_among`."""
    return [MAX_ITEMS - values - 1, MAX_TOTAL]


def encode_among(value: object, budget: list[int]) -> list[Any]:
    """`encode` for one of several values that travel in a list; each is said to be too large by itself."""
    try:
        return _encode(value, MAX_DEPTH - 1, budget)
    except TooLargeError:
        return _other(value, "too large")


def decode(
    plain: object, opaque: Callable[[str, str], Any], makers: Mapping[str, Callable[..., Any]] = NO_MAKERS
) -> Any:
    """Rebuild a value from `plain`; ``["other", ...]`` becomes ``opaque(type name, detail)``.

    Args:
        makers: by tag, what makes a value of what travelled: ``record(name, fields)``, ``column(name, dtype,
            values)``, ``series(column, index)``, ``frame(columns, index)``, ``raised(name, bases)``,
            ``decimal(text)``, ``frozenset(elements)`` where no hash is needed.  What has none is refused.

    Raises:
        WireError: `plain` does not have exactly the form that `encode` writes.
    """
    return _decode(plain, opaque, MAX_DEPTH, [MAX_ITEMS], makers)


# Private functions


def _encode(value: Any, depth: int, budget: list[int]) -> list[Any]:
    budget[0] -= 1
    if budget[0] < 0 or depth < 0:
        raise TooLargeError
    kind = type(value)
    if kind is float:  # by far the most frequent
        return ["float", value.hex()]
    # A metaclass could have a hash and an equality of its own, and pass for any type.
    if type(kind) is not _type and kind is not Fraction:
        return _encode_rest(value, kind, depth, budget)
    if kind in _PLAIN:
        plain = _PLAIN[kind](value)
        if kind in (str, int):
            spend(len(plain[1]), budget)
        return plain
    if (kind is list or kind is tuple) and len(value) > budget[0]:
        raise TooLargeError
    if kind is list:
        return ["list", [_encode(item, depth - 1, budget) for item in list.__iter__(value)]]
    if kind is tuple or _is_namedtuple(value):
        return ["tuple", [_encode(item, depth - 1, budget) for item in tuple.__iter__(value)]]
    if kind is dict:
        return _encode_dict(value, _items_of, depth, budget)
    if kind is _ndarray or kind is _matrix:
        return _encode_array(value, depth, budget)
    if kind is _masked and not _is_masked(value):
        return _encode_array(_view(value, _ndarray), depth, budget)
    if kind in _NUMPY_SCALARS:
        return _encode_numpy_scalar(value, budget)
    return _encode_rest(value, kind, depth, budget)


def _encode_rest(value: Any, kind: type, depth: int, budget: list[int]) -> list[Any]:
    """Whatever is not among the few types that most answers are made of."""

    def inner(item: Any, deeper: int = 1) -> list[Any]:
        return _encode(item, depth - deeper, budget)

    if _is_namedtuple(value):
        return ["tuple", [inner(item) for item in tuple.__iter__(value)]]
    items = others.items_of(kind)
    if items is not None:
        return _encode_dict(value, items, depth, budget)
    encoded = others.encode(value, kind, inner, budget, _again)
    return _other(value, "") if encoded is None else encoded


def _encode_dict(value: Any, items: Callable[[Any], Any], depth: int, budget: list[int]) -> list[Any]:
    if _dict_len(value) > budget[0]:
        raise TooLargeError
    pairs = list(items(value))  # as it is now, whatever others do to it
    if all(type(key) is str and len(key) <= MAX_NAME for key, _ in pairs):
        return ["dict", [[key, _encode(item, depth - 1, budget)] for key, item in pairs]]
    return others.encode_map(pairs, lambda item: _encode(item, depth - 1, budget), _again)


def _encode_array(value: np.ndarray[Any, Any], depth: int, budget: list[int]) -> list[Any]:
    if value.dtype.kind == "O":
        return _encode_objects(value, depth, budget)
    if value.dtype.kind == "U":
        return others.encode_texts(value, budget)
    portable = value.dtype if value.dtype in _TEXTS else _portable(value.dtype)
    if portable is None:
        return ["other", "ndarray", f"of dtype {str(value.dtype)[:MAX_NAME]}"]
    if value.size * portable.itemsize > MAX_BYTES or is_vast(value.shape):
        return ["other", "ndarray", f"of shape {value.shape}, too large"]
    spend(value.size * portable.itemsize, budget)
    if portable is not value.dtype:
        value = _astype(value, portable)
    return ["array", _text(portable), [*value.shape], _base64(_tobytes(value))]


def _encode_objects(value: np.ndarray[Any, Any], depth: int, budget: list[int]) -> list[Any]:
    """An array of Python's values: as one of the machine's where that changes none, else one by one."""
    other = ["other", "ndarray", f"of dtype {str(value.dtype)[:MAX_NAME]}"]
    if value.size > MAX_ITEMS or is_vast(value.shape):
        return other
    items = _items(value)
    numbers = [plain_number(item) for item in items]
    if any(number is None for number in numbers):
        encoded = [_encode(item, depth - 1, budget) for item in items]
        return ["objects", [*value.shape], encoded] if all(e[0] != "other" for e in encoded) else other
    for dtype in fitting(numbers):
        return _encode_array(_array(numbers, dtype=dtype).reshape(value.shape), depth, budget)
    encoded = [_encode(item, 0, budget) for item in numbers]
    return ["objects", [*value.shape], encoded] if all(e[0] in _BY_TAG for e in encoded) else other


def _encode_numpy_scalar(value: object, budget: list[int]) -> list[Any]:
    if type(value) is np.str_:
        return singles.encode_str(str.__str__(value))
    if type(value) is np.bytes_:
        return others.encode_bytes(bytes.__getitem__(value, slice(None)), budget)
    array = _array(value)
    portable = array.dtype if array.dtype in _TEXTS else _portable(array.dtype)
    if portable is None:
        return _other(value, "")
    if portable is not array.dtype:
        array = _astype(array, portable)
    return ["scalar", _text(array.dtype), _base64(_tobytes(array))]


def _text(portable: np.dtype[Any]) -> str:
    return _TEXTS.get(portable) or portable.str


def _base64(data: bytes) -> str:
    return _b2a(data, newline=False).decode("ascii")


def _portable(dtype: np.dtype[Any]) -> np.dtype[Any] | None:
    """Little-endian, and no wider than 8 bytes a number: long doubles are rounded to doubles."""
    if dtype.kind not in "biufc":
        return arrays.portable(dtype)
    if dtype.kind == "f" and dtype.itemsize > 8:
        return np.dtype("<f8")
    if dtype.kind == "c" and dtype.itemsize > 16:
        return np.dtype("<c16")
    return dtype.newbyteorder("<")


def _is_namedtuple(value: object) -> bool:
    # Not isinstance: that would ask the value itself what it is.
    return issubclass(type(value), tuple) and type(own_of(type(value)).get("_fields")) is tuple


def _other(value: object, detail: str) -> list[Any]:
    return ["other", name_of(type(value))[:MAX_NAME], detail]


_PLAIN: dict[type, Callable[[Any], list[Any]]] = {
    type(None): lambda _: ["none"],
    bool: lambda value: ["bool", value],
    int: singles.encode_int,
    float: lambda value: ["float", value.hex()],
    complex: lambda value: ["complex", value.real.hex(), value.imag.hex()],
    str: singles.encode_str,
    Fraction: singles.encode_fraction,
    Decimal: singles.encode_fraction,
}


def _decode(
    plain: object, opaque: Callable[[str, str], Any], depth: int, budget: list[int], makers: Makers
) -> Any:
    budget[0] -= 1
    if budget[0] < 0 or depth < 0:
        raise WireError("deeper or longer than the wire carries")
    match plain:  # the most frequent first
        case ["float", str(digits)]:
            return singles.decode_float(digits)
        case ["array", str(dtype), list(shape), str(data)]:
            return _decode_array(dtype, shape, data)
        case ["scalar", str(dtype), str(data)]:
            return _decode_array(dtype, [], data)[()]
        case ["int", str(digits)]:
            return singles.decode_int(digits)
        case ["tuple", list(items)]:
            return tuple(_decode(item, opaque, depth - 1, budget, makers) for item in items)
        case ["list", list(items)]:
            return [_decode(item, opaque, depth - 1, budget, makers) for item in items]
        case ["none"]:
            return None
        case ["bool", bool(value)]:
            return value
        case ["complex", str(real), str(imag)]:
            return complex(singles.decode_float(real), singles.decode_float(imag))
        case ["str", str(text)] if len(text) <= MAX_TEXT:
            return text
        case ["fraction", str(numerator), str(denominator)]:
            return singles.decode_fraction(numerator, denominator)
        case ["objects", list(shape), list(items)]:
            return _decode_objects(shape, items, opaque, depth, budget, makers)
        case ["dict", list(pairs)]:
            return _decode_dict(pairs, opaque, depth, budget, makers)
        case ["other", str(name), str(detail)]:
            return opaque(name[:MAX_NAME], detail[: 2 * MAX_NAME])
        case [str(tag), *content]:

            def inner(item: object, made: Makers = makers) -> Any:
                return _decode(item, opaque, depth - 1, budget, made)

            return others.decode(tag, content, inner, budget, makers)
    raise WireError("not a value in the form of the wire")


def _again(plain: object) -> Any:
    """An element of a set that has just been encoded."""
    return _decode(plain, lambda name, _detail: name, MAX_DEPTH, [MAX_ITEMS], others.FROZEN)


def _decode_dict(
    pairs: list[object], opaque: Callable[[str, str], Any], depth: int, budget: list[int], makers: Makers
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for pair in pairs:
        match pair:
            case [str(key), value] if len(key) <= MAX_NAME:
                result[key] = _decode(value, opaque, depth - 1, budget, makers)
            case _:
                raise WireError("not a dict")
    return result


def _decode_array(dtype: str, shape: list[object], data: str) -> np.ndarray[Any, Any]:
    kind = _DTYPES.get(dtype) or arrays.dtype_of(dtype)
    if kind is None or len(data) > MAX_BYTES * 4 // 3 + 4:
        raise WireError("not an array")
    sizes = arrays.shape_of(shape)
    try:
        content = binascii.a2b_base64(data, strict_mode=True)
    except ValueError:  # binascii.Error is one
        raise WireError("not base64") from None
    if is_vast(sizes):
        raise WireError("a shape of nothing that is too large")
    if len(content) != math.prod(sizes) * kind.itemsize:
        raise WireError("an array whose bytes do not fill its shape")
    try:
        return np.frombuffer(content, dtype=kind).reshape(sizes).copy()
    except (ValueError, OverflowError, MemoryError):
        raise WireError("not an array") from None


def _decode_objects(
    shape: list[object], items: list[object], opaque: Callable[[str, str], Any],
    depth: int, budget: list[int], makers: Makers,
) -> np.ndarray[Any, Any]:  # fmt: skip
    sizes = arrays.shape_of(shape)
    if math.prod(sizes) != len(items) or is_vast(sizes):
        raise WireError("an array whose items do not fill its shape")
    flat = np.empty(len(items), dtype=object)
    for at, item in enumerate(items):
        if not isinstance(item, list) or not item or item[0] == "other":
            raise WireError("not an array of plain values")
        flat[at] = _decode(item, opaque, max(0, depth - 1), budget, makers)
    return flat.reshape(sizes)
