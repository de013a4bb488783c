"""Values on the wire: Python and NumPy values to plain JSON and back.

Both sides of the wall use this module.  The side that reads trusts nothing: it rebuilds every value
from plain data, and refuses whatever does not have exactly the form written here.

A value travels as a list ``[tag, ...]``:

    ["none"]  ["bool", true]  ["int", "-1f"]  ["float", "0x1.8p+0"]  ["complex", "0x..", "0x.."]
    ["str", "text"]  ["fraction", "1f", "2"]  ["list", [...]]  ["tuple", [...]]
    ["dict", [[key, value], ...]]  ["scalar", "<f8", base64]  ["array", "<f8", [2, 3], base64]
    ["objects", [2, 3], [value, ...]]: an array of Python's own numbers that no array of the machine's holds
    ["other", "type name", "what it is"]

Integers are hexadecimal and floats are in C99 hexadecimal, so nothing is rounded on the way.
"""

from __future__ import annotations

import binascii
import math
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import numpy as np

from graders.inside.wire.own_numbers import fitting, plain_number

MAX_DEPTH = 8  # containers within containers: deeper than any answer, far from the limit on recursion
MAX_ITEMS = 20_000  # all members of all containers of one value
MAX_BYTES = 4 * 2**20  # of one array
MAX_TEXT = 20_000  # characters of one string
MAX_TOTAL = 4 * MAX_BYTES  # of all arrays and strings of one value
MAX_INT_BITS = 14_272  # 4,297 digits; Python itself writes down 4,300
MAX_NAME = 100  # characters of a type's name

_NUMBERS = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8")
_DTYPES = {text: np.dtype(text) for text in (*_NUMBERS, "<f2", "<f4", "<f8", "<c8", "<c16")}
_TEXTS = {dtype: text for text, dtype in _DTYPES.items()}  # a number's format on the wire, by its dtype
# Taken while NumPy is as it was shipped: student code may replace any name in the module later.
_tobytes, _astype, _array = np.ndarray.tobytes, np.ndarray.astype, np.array
_ndarray, _matrix, _generic, _b2a = np.ndarray, np.matrix, np.generic, binascii.b2a_base64
_masked, _is_masked, _view = np.ma.MaskedArray, np.ma.is_masked, np.ndarray.view
_NUMPY_SCALARS = frozenset(np.sctypeDict.values())
_BY_TAG = frozenset({"int", "float", "fraction"})  # what an array of objects may hold


def _items(value: np.ndarray[Any, Any]) -> list[Any]:
    return list(np.ndarray.flatten(value).tolist())


class WireError(ValueError):
    """What arrived is not a value in the form above."""


class _TooLargeError(Exception):
    """The value is deeper or longer than the wire carries."""


def encode(value: object) -> list[Any]:
    """Return `value` as plain JSON; whatever the wire does not carry becomes ``["other", ...]``.

    Never raises for any value and never runs a method that the value's own class could have
    overridden: types are matched exactly, and contents are read through the base types.
    """
    try:
        return _encode(value, MAX_DEPTH, [MAX_ITEMS, MAX_TOTAL])
    except _TooLargeError:
        return _other(value, "too large")


def decode(plain: object, opaque: Callable[[str, str], Any]) -> Any:
    """Rebuild a value from `plain`; ``["other", ...]`` becomes ``opaque(type name, detail)``.

    Raises:
        WireError: `plain` does not have exactly the form that `encode` writes.
    """
    return _decode(plain, opaque, MAX_DEPTH, [MAX_ITEMS])


# Private functions


def _encode(value: Any, depth: int, budget: list[int]) -> list[Any]:
    budget[0] -= 1
    if budget[0] < 0 or depth < 0:
        raise _TooLargeError
    kind = type(value)
    if kind in _PLAIN:
        plain = _PLAIN[kind](value)
        if kind in (str, int):
            _spend(len(plain[1]), budget)
        return plain
    if (kind is list or kind is tuple) and len(value) > budget[0]:
        raise _TooLargeError
    if kind is list:
        return ["list", [_encode(item, depth - 1, budget) for item in list.__iter__(value)]]
    if kind is tuple or _is_namedtuple(value):
        return ["tuple", [_encode(item, depth - 1, budget) for item in tuple.__iter__(value)]]
    if kind is dict:
        return _encode_dict(value, depth, budget)
    if kind is _ndarray or kind is _matrix:
        return _encode_array(value, budget)
    if kind is _masked and not _is_masked(value):
        return _encode_array(_view(value, _ndarray), budget)
    if kind in _NUMPY_SCALARS:
        return _encode_numpy_scalar(value)
    return _other(value, "")


def _spend(size: int, budget: list[int]) -> None:
    budget[1] -= size
    if budget[1] < 0:
        raise _TooLargeError


def _encode_dict(value: dict[object, object], depth: int, budget: list[int]) -> list[Any]:
    if not all(type(key) is str and len(key) <= MAX_NAME for key in value):
        return _other(value, "with keys that are not short strings")
    return ["dict", [[key, _encode(item, depth - 1, budget)] for key, item in value.items()]]


def _encode_int(value: int) -> list[Any]:
    if value.bit_length() > MAX_INT_BITS:
        return ["other", "int", f"of more than {MAX_INT_BITS} bits"]
    return ["int", f"{value:x}"]


def _encode_str(value: str) -> list[Any]:
    if len(value) > MAX_TEXT:
        return ["other", "str", f"of more than {MAX_TEXT} characters"]
    # Lone surrogates have no UTF-8 form; a student can make one with "\ud800".
    return ["str", value.encode("utf-8", "replace").decode("utf-8")]


def _encode_fraction(value: Fraction | Decimal) -> list[Any]:
    if type(value) is Decimal and not value.is_finite():
        return ["float", float(value).hex()]
    if type(value) is Decimal and abs(value.adjusted()) > MAX_INT_BITS // 4:
        return ["other", "Decimal", "of extreme size"]
    numerator, denominator = value.as_integer_ratio()
    if max(numerator.bit_length(), denominator.bit_length()) > MAX_INT_BITS:
        return ["other", type(value).__name__, f"of more than {MAX_INT_BITS} bits"]
    return ["fraction", f"{numerator:x}", f"{denominator:x}"]


def _encode_array(value: np.ndarray[Any, Any], budget: list[int]) -> list[Any]:
    if value.dtype.kind == "O":
        return _encode_objects(value, budget)
    if value.dtype.kind not in "biufc":
        return ["other", "ndarray", f"of dtype {str(value.dtype)[:MAX_NAME]}"]
    portable = value.dtype if value.dtype in _TEXTS else _portable(value.dtype)
    if value.size * portable.itemsize > MAX_BYTES or _is_vast(value.shape):
        return ["other", "ndarray", f"of shape {value.shape}, too large"]
    _spend(value.size * portable.itemsize, budget)
    if portable is not value.dtype:
        value = _astype(value, portable)
    return ["array", _text(portable), [*value.shape], _base64(_tobytes(value))]


def _is_vast(shape: tuple[int, ...] | list[int]) -> bool:
    """Whether an array of no elements would still be endless lists: ``(4_000_000, 4_000_000, 0)``."""
    return 0 in shape and math.prod(size for size in shape if size) > MAX_ITEMS


def _encode_objects(value: np.ndarray[Any, Any], budget: list[int]) -> list[Any]:
    """An array of Python's numbers: as one of the machine's where that changes none, else one by one."""
    other = ["other", "ndarray", f"of dtype {str(value.dtype)[:MAX_NAME]}"]
    if value.size > MAX_ITEMS:
        return other
    items = [plain_number(item) for item in _items(value)]
    if any(item is None for item in items):
        return other
    for dtype in fitting(items):
        return _encode_array(_array(items, dtype=dtype).reshape(value.shape), budget)
    encoded = [_encode(item, 0, budget) for item in items]
    return ["objects", [*value.shape], encoded] if all(e[0] in _BY_TAG for e in encoded) else other


def _encode_numpy_scalar(value: object) -> list[Any]:
    array = _array(value)
    if array.dtype.kind not in "biufc":
        return _other(value, "")
    if array.dtype not in _TEXTS:
        array = _astype(array, _portable(array.dtype))
    return ["scalar", _text(array.dtype), _base64(_tobytes(array))]


def _text(portable: np.dtype[Any]) -> str:
    return _TEXTS.get(portable) or portable.str


def _base64(data: bytes) -> str:
    return _b2a(data, newline=False).decode("ascii")


def _portable(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """Little-endian, and no wider than 8 bytes a number: long doubles are rounded to doubles."""
    if dtype.kind == "f" and dtype.itemsize > 8:
        return np.dtype("<f8")
    if dtype.kind == "c" and dtype.itemsize > 16:
        return np.dtype("<c16")
    return dtype.newbyteorder("<")


def _is_namedtuple(value: object) -> bool:
    # Not isinstance: that would ask the value itself what it is.
    return issubclass(type(value), tuple) and type(type(value).__dict__.get("_fields")) is tuple


def _other(value: object, detail: str) -> list[Any]:
    name = type.__getattribute__(type(value), "__name__")
    return ["other", str(name)[:MAX_NAME], detail]


_PLAIN: dict[type, Callable[[Any], list[Any]]] = {
    type(None): lambda _: ["none"],
    bool: lambda value: ["bool", value],
    int: _encode_int,
    float: lambda value: ["float", value.hex()],
    complex: lambda value: ["complex", value.real.hex(), value.imag.hex()],
    str: _encode_str,
    Fraction: _encode_fraction,
    Decimal: _encode_fraction,
}


def _decode(plain: object, opaque: Callable[[str, str], Any], depth: int, budget: list[int]) -> Any:
    budget[0] -= 1
    if budget[0] < 0 or depth < 0:
        raise WireError("deeper or longer than the wire carries")
    match plain:  # the most frequent first
        case ["float", str(digits)]:
            return _decode_float(digits)
        case ["array", str(dtype), list(shape), str(data)]:
            return _decode_array(dtype, shape, data)
        case ["scalar", str(dtype), str(data)]:
            return _decode_array(dtype, [], data)[()]
        case ["int", str(digits)]:
            return _decode_int(digits)
        case ["tuple", list(items)]:
            return tuple(_decode(item, opaque, depth - 1, budget) for item in items)
        case ["list", list(items)]:
            return [_decode(item, opaque, depth - 1, budget) for item in items]
        case ["none"]:
            return None
        case ["bool", bool(value)]:
            return value
        case ["complex", str(real), str(imag)]:
            return complex(_decode_float(real), _decode_float(imag))
        case ["str", str(text)] if len(text) <= MAX_TEXT:
            return text
        case ["fraction", str(numerator), str(denominator)]:
            return _decode_fraction(numerator, denominator)
        case ["objects", list(shape), list(items)]:
            return _decode_objects(shape, items, opaque, budget)
        case ["dict", list(pairs)]:
            return _decode_dict(pairs, opaque, depth, budget)
        case ["other", str(name), str(detail)]:
            return opaque(name[:MAX_NAME], detail[: 2 * MAX_NAME])
    raise WireError("not a value in the form of the wire")


def _decode_int(digits: str) -> int:
    if len(digits) > MAX_INT_BITS // 4 + 2 or not re.fullmatch(r"-?[0-9a-f]+", digits):
        raise WireError("not an integer")
    return int(digits, 16)


def _decode_float(digits: str) -> float:
    try:
        return float.fromhex(digits) if len(digits) <= MAX_NAME else math.nan
    except (ValueError, OverflowError):
        raise WireError("not a float") from None


def _decode_fraction(numerator: str, denominator: str) -> Fraction:
    below = _decode_int(denominator)
    if below <= 0:
        raise WireError("not a fraction")
    return Fraction(_decode_int(numerator), below)


def _decode_dict(
    pairs: list[object], opaque: Callable[[str, str], Any], depth: int, budget: list[int]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for pair in pairs:
        match pair:
            case [str(key), value] if len(key) <= MAX_NAME:
                result[key] = _decode(value, opaque, depth - 1, budget)
            case _:
                raise WireError("not a dict")
    return result


def _decode_array(dtype: str, shape: list[object], data: str) -> np.ndarray[Any, Any]:
    kind = _DTYPES.get(dtype)
    if kind is None or len(data) > MAX_BYTES * 4 // 3 + 4:
        raise WireError("not an array")
    sizes = _decode_shape(shape)
    try:
        content = binascii.a2b_base64(data, strict_mode=True)
    except ValueError:  # binascii.Error is one
        raise WireError("not base64") from None
    if _is_vast(sizes):
        raise WireError("a shape of nothing that is too large")
    if len(content) != math.prod(sizes) * kind.itemsize:
        raise WireError("an array whose bytes do not fill its shape")
    try:
        return np.frombuffer(content, dtype=kind).reshape(sizes).copy()
    except (ValueError, OverflowError, MemoryError):
        raise WireError("not an array") from None


def _decode_objects(
    shape: list[object], items: list[object], opaque: Callable[[str, str], Any], budget: list[int]
) -> np.ndarray[Any, Any]:
    sizes = _decode_shape(shape)
    if math.prod(sizes) != len(items):
        raise WireError("an array whose items do not fill its shape")
    if not all(isinstance(item, list) and item and item[0] in _BY_TAG for item in items):
        raise WireError("not an array of numbers")
    flat = np.empty(len(items), dtype=object)
    flat[:] = [_decode(item, opaque, 0, budget) for item in items]
    return flat.reshape(sizes)


def _decode_shape(shape: list[object]) -> list[int]:
    if len(shape) > 32 or not all(type(size) is int and 0 <= size <= MAX_BYTES for size in shape):
        raise WireError("not a shape")
    return cast("list[int]", shape)
