"""Dataclasses on the wire, read without their methods.

["record", "type name", [["field", value], ...]]
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from typing import Any

from graders.inside.wire.classes import MISSING, inherited, line_of, name_of, raw

MAX_NAME = 100
_Field: Any = dataclasses.Field
_KIND, _FIELD = _Field.__dict__["_field_type"], dataclasses._FIELD  # type: ignore[attr-defined]  # noqa: SLF001
_FIELDS = "__dataclass_fields__"
# A dataclass of these would be more than its fields.
_FULL = (list, tuple, dict, set, frozenset, str, bytes, bytearray, int, float, complex, BaseException)
_CODE = (property, types.FunctionType, classmethod, staticmethod)


def encode(value: object, inner: Callable[[Any], list[Any]]) -> list[Any] | None:
    """A dataclass instance; None if it is none, or if code would have to be run to read it."""
    kind = type(value)
    names = _names(kind)
    if names is None or any(base is full for base in line_of(kind) for full in _FULL):
        return None
    stored = [(name, _value(value, kind, name)) for name in names]
    if any(each is MISSING for _, each in stored):
        return None
    return ["record", name_of(kind)[:MAX_NAME], [[name, inner(each)] for name, each in stored]]


def decode(
    content: list[Any], inner: Callable[[Any], Any], record: Callable[[str, dict[str, Any]], Any]
) -> Any:
    """What `encode` wrote, handed to `record`.

    Raises:
        ValueError: it is not in that form.
    """
    match content:
        case [str(name), list(pairs)] if len(name) <= MAX_NAME:
            fields: dict[str, Any] = {}
            for pair in pairs:
                match pair:
                    case [str(field), plain] if len(field) <= MAX_NAME and field not in fields:
                        fields[field] = inner(plain)
                    case _:
                        raise ValueError("not a field")
            return record(name, fields)
    raise ValueError("not a record")


# Private functions


def _names(kind: type) -> list[str] | None:
    """The fields that a dataclass declares; None if it is none, or if the list was tampered with."""
    declared = inherited(kind, _FIELDS)
    if type(declared) is not dict:
        return None
    names = []
    for name, field in list(dict.items(declared)):
        if (
            type(name) is not str
            or not name.isidentifier()
            or len(name) > MAX_NAME
            or type(field) is not _Field
        ):
            return None
        if _KIND.__get__(field) is _FIELD:  # and no ClassVar or InitVar
            names.append(name)
    return names


def _value(value: object, kind: type, name: str) -> Any:
    """A field's value: the instance's own, or the default that the class keeps."""
    content = raw(value, name)
    if content is MISSING:
        default = inherited(kind, name)
        if (
            not any(type(default) is code for code in _CODE)
            and type(default) is not types.MemberDescriptorType
        ):
            content = default
    return content
