"""Frozen values of the model as JSON, and back: what is read is what was written, to the last bit.

Plain JSON stands for itself.  Everything else is an object with one tag:

    {"list": […]}  {"tuple": […]}  {"set": […]}  {"frozenset": […]}  {"map": [[key, value], …]}
    {"float": "inf"}  {"complex": […]}  {"fraction": "1/3"}  {"decimal": "0.1"}  {"bytes": base64}
    {"datetime": ISO}  {"date": ISO}  {"timedelta": [days, seconds, microseconds]}
    {"array": [dtype, shape, base64]}  {"objects": [shape, […]]}  {"number": [dtype, base64]}
    {"enum": [class, value]}  {"table": text}  {"of": class, field: value, …}

In the last one, fields that have their default are left out.  Only classes that are listed here are ever
made: a file that was changed makes wrong values, and runs nothing.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import enum
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import ModuleType
from typing import Any

import numpy as np

from graders.checks import expectation
from graders.execution.argument_text import read, written
from graders.model import (
    assignment,
    domain,
    limits,
    manner,
    misconception,
    policies,
    reason,
    text,
    transcript,
    values,
)

_MODULES: tuple[ModuleType, ...] = (
    assignment, domain, expectation, limits, manner, misconception, policies, reason,
    text, transcript, values,
)  # fmt: skip
_CLASSES: Mapping[str, type[Any]] = {
    name: each
    for module in _MODULES
    for name, each in vars(module).items()
    if isinstance(each, type) and (dataclasses.is_dataclass(each) or issubclass(each, enum.Enum))
}


class CodecError(ValueError):
    """A value that has no form here, or a form that stands for no value."""


def encode(value: Any) -> Any:
    """A value as plain JSON.

    Raises:
        CodecError: it, or something in it, is of a kind that cannot be written down.
    """
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if math.isfinite(value) else {"float": repr(value)}
    if kind in _WRITE:
        tag, write = _WRITE[kind]
        return {tag: write(value)}
    if kind is np.ndarray:
        return {"objects" if value.dtype.hasobject else "array": _array(value)}
    if isinstance(value, np.generic):
        return {"number": [value.dtype.str, _base64(value.tobytes())]}
    if isinstance(value, enum.Enum) and kind.__name__ in _CLASSES:
        return {"enum": [kind.__name__, value.value]}
    if dataclasses.is_dataclass(value) and kind.__name__ in _CLASSES:
        return {"of": kind.__name__, **_fields(value)}
    if kind.__module__.partition(".")[0] == "pandas":
        return {"table": _table(value)}
    if isinstance(value, Mapping):
        return {"map": _pairs(value)}
    raise CodecError(f"{kind.__name__} cannot be written down")


def decode(plain: Any) -> Any:
    """The value that plain JSON stands for.

    Raises:
        CodecError: it stands for none.
    """
    if not isinstance(plain, (dict, list)):
        return plain
    if isinstance(plain, dict) and "of" in plain:
        return _instance(plain)
    if not isinstance(plain, dict) or len(plain) != 1:
        raise CodecError("no value")
    ((tag, content),) = plain.items()
    if tag not in _READ:
        raise CodecError(f"{tag} is no tag")
    try:
        return _READ[tag](content)
    except CodecError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError) as error:
        raise CodecError(f"{tag}: {error}") from error


# Private functions


def _fields(value: Any) -> dict[str, Any]:
    """The fields that have another value than their default."""
    return {
        field.name: encode(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if not _is_default(field, getattr(value, field.name))
    }


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        alike = type(value) is type(field.default) and not isinstance(value, np.ndarray)
        return alike and bool(value == field.default)
    return field.default_factory is not dataclasses.MISSING and not value


def _instance(plain: Mapping[str, Any]) -> Any:
    made = _CLASSES.get(str(plain["of"]))
    if made is None or not dataclasses.is_dataclass(made):
        raise CodecError(f"{plain['of']} is no class")
    names = {field.name for field in dataclasses.fields(made)}
    fields = {name: decode(each) for name, each in plain.items() if name != "of"}
    if not set(fields) <= names:
        raise CodecError(f"{plain['of']} has no such field")
    try:
        return made(**fields)
    except TypeError as error:
        raise CodecError(str(error)) from error


def _member(content: Any) -> Any:
    name, value = content
    made = _CLASSES[name]
    if not issubclass(made, enum.Enum):
        raise CodecError(f"{name} is no enum")
    return made(value)


def _all(items: Any) -> list[Any]:
    return [encode(each) for each in items]


def _each(content: Any) -> list[Any]:
    if not isinstance(content, list):
        raise CodecError("no list")
    return [decode(each) for each in content]


def _sorted(items: Any) -> list[Any]:
    """The members of a set in an order that is the same every time."""
    return sorted(_all(items), key=repr)


def _pairs(mapping: Mapping[Any, Any]) -> list[Any]:
    return [[encode(key), encode(each)] for key, each in mapping.items()]


def _array(array: np.ndarray[Any, Any]) -> list[Any]:
    if array.dtype.hasobject:
        return [list(array.shape), _all(array.ravel().tolist())]
    return [array.dtype.str, list(array.shape), _base64(np.ascontiguousarray(array).tobytes())]


def _of_array(content: Any) -> np.ndarray[Any, Any]:
    dtype, shape, data = content
    kind = np.dtype(str(dtype))
    if kind.hasobject:
        raise CodecError("an array of objects")
    return np.frombuffer(base64.b64decode(data), kind).reshape(shape).copy()


def _objects(content: Any) -> np.ndarray[Any, Any]:
    shape, items = content
    array = np.empty(len(items), dtype=object)
    array[:] = _each(items)
    return array.reshape(shape)


def _number(content: Any) -> Any:
    dtype, data = content
    kind = np.dtype(str(dtype))
    if kind.hasobject:
        raise CodecError("a number that is an object")
    return np.frombuffer(base64.b64decode(data), kind)[0]


def _table(value: Any) -> str:
    try:
        return written(value)
    except (ValueError, TypeError) as error:
        raise CodecError(str(error)) from error


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


Write = Callable[[Any], Any]
_WRITE: dict[type[Any], tuple[str, Write]] = {
    list: ("list", _all),
    tuple: ("tuple", _all),
    set: ("set", _sorted),
    frozenset: ("frozenset", _sorted),
    dict: ("map", _pairs),
    complex: ("complex", lambda value: [encode(value.real), encode(value.imag)]),
    Fraction: ("fraction", str),
    Decimal: ("decimal", str),
    bytes: ("bytes", _base64),
    dt.datetime: ("datetime", dt.datetime.isoformat),
    dt.date: ("date", dt.date.isoformat),
    dt.timedelta: ("timedelta", lambda value: [value.days, value.seconds, value.microseconds]),
}
_READ: dict[str, Write] = {
    "list": _each,
    "tuple": lambda content: tuple(_each(content)),
    "set": lambda content: set(_each(content)),
    "frozenset": lambda content: frozenset(_each(content)),
    "map": lambda content: {decode(key): decode(each) for key, each in content},
    "float": float,
    "complex": lambda content: complex(*_each(content)),
    "fraction": Fraction,
    "decimal": Decimal,
    "bytes": base64.b64decode,
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "timedelta": lambda content: dt.timedelta(*content),
    "array": _of_array,
    "objects": _objects,
    "number": _number,
    "table": read,
    "enum": _member,
}
