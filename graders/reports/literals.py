"""Values as a person would type them, so that a call can be pasted into a notebook."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from graders.checks.kinds.structure.reference import read_right
from graders.model.manner import PLAIN, Manner
from graders.model.values import Column, Frame, Opaque, RaisedInstead, Record, Series

MAX_DIGITS = 40  # of a whole number that is written out in a sentence
MAX_END = 12  # digits of each end of a longer one
MAX_LITERAL = 400  # characters; longer values are shown by their ends
_ENDS = 3  # elements shown of a value that is too long
_NUMBERS = (int, float, complex, Fraction)
_PLAIN = {np.dtype(np.float64), np.dtype(np.int64), np.dtype(np.bool_)}  # as `np.array` makes them by itself


def call(function: str, args: tuple[Any, ...], manner: Manner = PLAIN) -> str:
    """``manual_dot([1, 2], [3, 4])``; long arguments are cut in the middle; steps stand in one row."""
    if manner.steps:
        return "; ".join(step.text for step in manner.steps)
    parts = [literal(argument) for argument in args]
    parts += [f"{name}={literal(value)}" for name, value in manner.kwargs.items()]
    if manner.rng is not None:
        parts.append(f"rng=np.random.default_rng({manner.rng})")
    whole = f"{function}({', '.join(parts)})"
    if manner.take is not None:
        whole = f"list(itertools.islice({whole}, {manner.take}))"
    return whole if manner.stdin is None else f"{whole}  # input: {literal(manner.stdin)}"


def literal(value: Any) -> str:
    """A value as Python source where it is short, else its ends and its size."""
    if type(value).__module__.startswith("pandas"):
        value = _of_pandas(value)
    text = "" if _size(value, MAX_LITERAL) > MAX_LITERAL else _literal(value)  # a giant is never written out
    if text and len(text) <= MAX_LITERAL:
        return text
    if isinstance(value, np.ndarray):
        return _cut(value.ravel()[:_ENDS].tolist(), f"np.array of shape {value.shape}, {value.dtype}: ")
    if isinstance(value, (list, tuple)):
        return _cut(list(value[:_ENDS]), f"{type(value).__name__} of {len(value)}: ")
    if isinstance(value, dict):
        return f"dict of {len(value)}: {', '.join(map(repr, list(value)[:_ENDS]))}, …"
    if isinstance(value, (set, frozenset)):
        return _cut(sorted(value, key=repr)[:_ENDS], f"set of {len(value)}: ")
    if isinstance(value, (Series, Frame)):
        return f"{type(value).__name__} of {len(value.index.values)} rows"
    if isinstance(value, Record):
        return f"{value.type_name} of {len(value.fields)} fields: {', '.join(list(value.fields)[:_ENDS])}, …"
    if isinstance(value, (str, bytes)):
        text = repr(value[:MAX_LITERAL])
    return text[: MAX_LITERAL - 1] + "…"


def number(value: Any) -> str:
    """A number with the digits that tell it from its neighbours; of a long one the ends, and its size."""
    if isinstance(value, complex) and value.imag == 0:
        return repr(value.real)
    if isinstance(value, Fraction):
        top, bottom = number(value.numerator), number(value.denominator)
        return f"{top}/{bottom}" if value.denominator > 1 else top
    text = repr(value)
    return _long(text) if type(value) is int and len(text) > MAX_DIGITS else text


# Private functions


def _long(digits: str) -> str:
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    size = f"{sign}{digits[0]}.{digits[1:3]}e{len(digits) - 1}"
    return f"{sign}{digits[:MAX_END]}…{digits[-MAX_END:]} (≈ {size})"


def _literal(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, (np.datetime64, np.timedelta64)):
        return f"np.{type(value).__name__}({str(value)!r})"
    if isinstance(value, np.generic):
        return f"np.{value.dtype}({value.item()!r})"
    if isinstance(value, list):
        return f"[{', '.join(_literal(item) for item in value)}]"
    if isinstance(value, tuple):
        inner = ", ".join(_literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_literal(key)}: {_literal(each)}' for key, each in value.items())}}}"
    if isinstance(value, (set, frozenset)):
        inner = ", ".join(sorted(map(_literal, value)))
        return f"{{{inner}}}" if value else "set()"
    if isinstance(value, (Opaque, RaisedInstead, Record, Series, Frame)):
        return _of_model(value)
    if isinstance(value, Fraction):
        return str(value)
    return repr(value)


def _array(value: np.ndarray[Any, Any]) -> str:
    kind = value.dtype.kind
    if kind in "US" or (kind == "O" and not all(isinstance(each, _NUMBERS) for each in value.ravel())):
        return f"np.array({_literal(value.tolist())}{', dtype=object' if kind == 'O' else ''})"
    if kind in "mM":
        return f"np.array({value.astype(str).tolist()!r}, dtype='{value.dtype}')"
    suffix = "" if value.dtype in _PLAIN else f", dtype=np.{value.dtype}"
    suffix = ", dtype=object" if kind == "O" else suffix
    return f"np.array({value.tolist()!r}{suffix})".replace("nan", "np.nan").replace("inf", "np.inf")


def _of_model(value: Any) -> str:
    match value:
        case RaisedInstead(type_name=name):
            return f"<raised {name}>"
        case Record(type_name=name, fields=fields):
            return f"{name}({', '.join(f'{key}={_literal(each)}' for key, each in fields.items())})"
        case Series(column=column):
            name = "" if column.name is None else f", name={column.name!r}"
            return f"pd.Series({_items(column)}{_index(value.index)}{name})"
        case Frame(columns=columns):
            inner = ", ".join(f"{column.name!r}: {_items(column)}" for column in columns)
            return f"pd.DataFrame({{{inner}}}{_index(value.index)})"
        case _:
            return f"<{value}>"


def _of_pandas(value: Any) -> Any:
    """A Series or DataFrame in the form in which answers arrive; anything else as it is."""
    plain = read_right(value, lambda exact: exact)
    return value if isinstance(plain, Opaque) else plain


def _items(column: Column) -> str:
    values = column.values
    if isinstance(values, np.ndarray) and values.dtype.kind == "M":
        days = values.astype("datetime64[D]")
        return f"pd.to_datetime({(days if (days == values).all() else values).astype(str).tolist()!r})"
    return _literal(values.tolist() if isinstance(values, np.ndarray) else list(values))


def _index(index: Column) -> str:
    items = list(index.values)
    return "" if items == list(range(len(items))) else f", index={_items(index)}"


def _size(value: Any, most: int) -> int:
    """How many members and characters there are, in all depths; counted no further than `most`."""
    if isinstance(value, np.ndarray):
        return math.prod(max(1, side) for side in value.shape)  # one of no elements is nested as well
    if isinstance(value, str):
        return len(value)
    if isinstance(value, (Record, Series, Frame)):
        return _size(_members_of(value), most)
    if isinstance(value, bytes):
        return len(value)
    if not isinstance(value, (list, tuple, dict, set, frozenset)):
        return 1
    size = 1 + len(value)
    for member in value.values() if isinstance(value, dict) else value:
        if size > most:
            break
        size += _size(member, most) - 1
    return size


def _members_of(value: Any) -> list[Any]:
    if isinstance(value, Record):
        return list(value.fields.values())
    columns = (value.column,) if isinstance(value, Series) else value.columns
    return [[column.name, *column.values] for column in (*columns, value.index)]


def _cut(items: list[Any], head: str) -> str:
    shown = [literal(item)[:60] for item in items[:_ENDS]]
    return f"{head}[{', '.join(shown)}, …]"
