"""Turns the errors of the validator (pydantic) into notices: where, what is wrong, what to do."""

from __future__ import annotations

import inspect
import typing
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from graders.assignment.source import KeyPath, Source
from graders.errors import Notice, notice
from graders.model.nearest import nearest
from graders.model.text import Text
from graders.slugs import Slug

_NUMBER = Text(en="a number", zh="数")
_WHOLE = Text(en="a whole number", zh="整数")
_MAPPING = Text(en="a mapping", zh="映射")
_OTHER = Text(en="one of the forms in the documentation", zh="文档中的某种写法")
_TIME = Text(
    en="a date and time with its offset from UTC, as 2026-10-01T23:59:00+08:00",
    zh="带时区的日期和时间，如 2026-10-01T23:59:00+08:00",
)
_KINDS = {
    "datetime_type": _TIME,
    "timezone_aware": _TIME,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "finite_number": Text(en="a finite number", zh="有限的数"),
    "string_type": Text(en="text", zh="文字"),
    "list_type": Text(en="a list", zh="列表"),
    "dict_type": _MAPPING,
    "bool_type": Text(en="true or false", zh="true 或 false"),
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "string_pattern_mismatch": Text(en="a name", zh="名字"),
}


_BOUNDS = {
    "greater_than": (">", "gt"), "greater_than_equal": (">=", "ge"),
    "less_than": ("<", "lt"), "less_than_equal": ("<=", "le"),
}  # fmt: skip
# Keys of an earlier version, and what they are called now.
_RENAMED = {"given_as": "container", "most": "max_points", "about": "aspect"}


def problems(error: ValidationError, source: Source, root: type[BaseModel]) -> tuple[Notice, ...]:
    """Every problem that the validator found, in the order of the file, each once."""
    notices: dict[KeyPath, Notice] = {}
    for each in error.errors(include_url=False):
        path = _real_path(each["loc"], source.data)
        notices.setdefault(path, _notice(dict(each), path, source, root))
    return tuple(sorted(notices.values(), key=lambda each: _line(each.where)))


# Private functions


def _notice(error: dict[str, Any], path: KeyPath, source: Source, root: type[BaseModel]) -> Notice:
    where, kind, context = source.where(path), error["type"], error.get("ctx", {})
    if kind == "missing":
        return notice(where, Slug.KEY_MISSING)
    if kind == "extra_forbidden" and path[-1] in _RENAMED:
        return notice(where, Slug.KEY_RENAMED, name=_RENAMED[str(path[-1])])
    if kind == "extra_forbidden":
        known = _keys_at(root, path[:-1])
        return notice(where, Slug.KEY_UNKNOWN, near=nearest(str(path[-1]), known), known=known)
    if kind == "literal_error":
        allowed = Text(en=context["expected"], zh=context["expected"].replace(" or ", " 或 "))
        return notice(where, Slug.VALUE_NOT_ALLOWED, found=_short(error["input"]), allowed=allowed)
    if kind in _BOUNDS:
        sign, key = _BOUNDS[kind]
        bound = f"{sign} {context[key]:g}"
        return notice(where, Slug.VALUE_OUT_OF_RANGE, found=_short(error["input"]), bound=bound)
    if kind in {"too_short", "too_long"}:
        return notice(where, Slug.WRONG_LENGTH, found=context["actual_length"])
    expected = _KINDS.get(kind, _OTHER)
    return notice(where, Slug.WRONG_KIND, expected=expected, found=_short(error["input"]))


def _short(value: object) -> str:
    text = repr(value)
    return f"{type(value).__name__} ({text if len(text) <= 40 else text[:37] + '...'})"


def _real_path(location: tuple[int | str, ...], data: Any) -> KeyPath:
    """The location without the parts that name a branch of a union and not a key of the file."""
    path: list[int | str] = []
    for index, part in enumerate(location):
        last = index == len(location) - 1
        if isinstance(data, dict) and (part in data or last):
            path.append(part)
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            path.append(part)
            data = data[part]
    return tuple(path)


def _keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that are allowed at a place of the file."""
    names = iter(path)
    for part in names:
        if isinstance(part, str):
            field = next((f for n, f in model.model_fields.items() if (f.alias or n) == part), None)
            inner = _model_in(field.annotation) if isinstance(field, FieldInfo) else None
            if inner is None:
                return []
            model = inner
            if isinstance(field, FieldInfo) and _is_of_names(field.annotation):
                next(names, None)  # a name of the author's, such as a parameter
    return [field.alias or name for name, field in model.model_fields.items()]


def _is_of_names(annotation: Any) -> bool:
    """Whether a value is a mapping of names to parts, or may be one."""
    return typing.get_origin(annotation) is dict or any(map(_is_of_names, typing.get_args(annotation)))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if inspect.isclass(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    inner = (_model_in(argument) for argument in typing.get_args(annotation))
    return next((model for model in inner if model is not None), None)


def _line(where: str) -> int:
    parts = where.split(":")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
