"""Series and DataFrames: columns, dtypes, index, then the values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graders.checks.closeness import Comparison
from graders.checks.kinds.structure import arrays, order
from graders.checks.kinds.structure.inside import all_right, inside
from graders.model.facts_of_values import NotEqual, WrongClass, WrongLength, WrongMembers
from graders.model.values import Column, Frame, Series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graders.checks.kinds.structure.compare import Comparing

_SHOWN = 3
# What a dtype holds: what differs in it is another dtype, whatever its size.
_FAMILIES = (
    (("int", "uint", "Int", "UInt"), "whole numbers"),
    (("float", "Float"), "floats"),
    (("complex",), "complex numbers"),
    (("bool",), "truth values"),
    (("datetime",), "dates"),
    (("timedelta",), "durations"),
    (("category",), "categories"),
    (("object", "str"), "texts or objects"),
)


def compare_series(actual: Series, expected: Series, how: Comparing) -> Comparison:
    """The name, the index, then the values."""
    if "names" not in how.leeway.ignore and actual.column.name != expected.column.name:
        fact = NotEqual(expected=expected.column.name, actual=actual.column.name)
        return inside(".name", Comparison(fact))
    rows = len(_items(expected.column)), len(_items(actual.column))
    if rows[0] != rows[1]:
        return Comparison(WrongLength(expected=rows[0], actual=rows[1]))
    if "order" in how.leeway.up_to:
        return _rows((actual.column,), actual.index, (expected.column,), expected.index, how)
    return _first_wrong(
        (
            inside(".index", _index(actual.index, expected.index, how)),
            _column(actual.column, expected.column, how),
        )
    )


def compare_frame(actual: Frame, expected: Frame, how: Comparing) -> Comparison:
    """The columns and their order, the length, the index, then each column."""
    names = [each.name for each in expected.columns]
    here = [each.name for each in actual.columns]
    if sorted(map(repr, names)) != sorted(map(repr, here)):
        missing = tuple(each for each in names if each not in here)[:_SHOWN]
        extra = tuple(each for each in here if each not in names)[:_SHOWN]
        return Comparison(WrongMembers(of="columns", missing=missing, extra=extra))
    if names != here and "column-order" not in how.leeway.ignore:
        return inside(".columns", Comparison(NotEqual(expected=names, actual=here)))
    rows = len(_items(expected.index)), len(_items(actual.index))
    if rows[0] != rows[1]:
        return Comparison(WrongLength(expected=rows[0], actual=rows[1]))
    by_name = {repr(each.name): each for each in actual.columns}
    pairs = [(by_name[repr(each.name)], each) for each in expected.columns]
    if "order" in how.leeway.up_to:
        ours, theirs = tuple(one for one, _ in pairs), tuple(right for _, right in pairs)
        return _rows(ours, actual.index, theirs, expected.index, how)
    return _first_wrong(
        (
            inside(".index", _index(actual.index, expected.index, how)),
            *(inside(f"[{right.name!r}]", _column(one, right, how)) for one, right in pairs),
        )
    )


# Private functions


def _first_wrong(parts: tuple[Comparison, ...]) -> Comparison:
    return next((each for each in parts if each.fact is not None), all_right(parts))


def _index(actual: Column, expected: Column, how: Comparing) -> Comparison:
    if "index" in how.leeway.ignore:
        return Comparison(None)
    return how.one_by_one(_items(actual), _items(expected))


def _column(actual: Column, expected: Column, how: Comparing) -> Comparison:
    if "dtype" not in how.leeway.ignore and _family(actual.dtype) != _family(expected.dtype):
        return inside(".dtype", Comparison(WrongClass(expected=expected.dtype, actual=actual.dtype)))
    one, right = actual.values, expected.values
    numeric = all(isinstance(each, np.ndarray) and each.dtype.kind in "iufcb" for each in (one, right))
    if numeric and one.dtype.kind != "b" and right.dtype.kind != "b":
        return arrays.compare_array(one, right, how.tolerance)
    return how.one_by_one(_items(actual), _items(expected))


def _family(dtype: str) -> str:
    return next((name for starts, name in _FAMILIES if dtype.startswith(starts)), dtype)


def _items(column: Column) -> list[Any]:
    return column.values.tolist() if isinstance(column.values, np.ndarray) else list(column.values)


def _rows(
    ours: tuple[Column, ...], index: Column, theirs: tuple[Column, ...], right: Column, how: Comparing
) -> Comparison:
    """Rows in any order: each with its label, unless the index does not count."""
    labels = () if "index" in how.leeway.ignore else (index,)
    others = () if "index" in how.leeway.ignore else (right,)
    given, expected = list(_across((*labels, *ours))), list(_across((*others, *theirs)))
    for one, other in zip(ours, theirs, strict=True):
        if "dtype" not in how.leeway.ignore and _family(one.dtype) != _family(other.dtype):
            wrong = Comparison(WrongClass(expected=other.dtype, actual=one.dtype))
            return inside(f"[{other.name!r}]", inside(".dtype", wrong))
    return order.in_any_order(given, expected, how)


def _across(columns: tuple[Column, ...]) -> Iterator[tuple[Any, ...]]:
    return zip(*(_items(each) for each in columns), strict=True)
