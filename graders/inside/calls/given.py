"""Arguments that only the inside makes: what travelled as data becomes what students know."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np

_import = importlib.import_module
Column = tuple[Any, str, Any]  # name, dtype, values


def series(column: Column, index: Column) -> Any:
    """A Series of pandas."""
    return _series(_import("pandas"), column, _index(_import("pandas"), index))


def frame(columns: tuple[Column, ...], index: Column) -> Any:
    """A DataFrame of pandas."""
    pandas = _import("pandas")
    labels = _index(pandas, index)
    made = {at: _series(pandas, column, labels) for at, column in enumerate(columns)}
    table = pandas.DataFrame(made, index=labels)
    if columns:
        table.columns = pandas.Index([name for name, _, _ in columns])
    return table


# Private functions


def _column(name: Any, dtype: str, values: Any) -> Column:
    return name, dtype, values


def _series(pandas: Any, column: Column, index: Any) -> Any:
    name, dtype, values = column
    made = pandas.Series(values, dtype=dtype, name=name)
    made.index = index
    return made


def _index(pandas: Any, column: Column) -> Any:
    name, dtype, values = column
    if (
        type(name) is tuple
        and type(values) is list
        and values
        and all(type(each) is tuple for each in values)
    ):
        return pandas.MultiIndex.from_tuples(values, names=name)
    if name is None and dtype == "int64" and np.array_equal(values, np.arange(len(values))):
        return pandas.RangeIndex(len(values))
    return pandas.Index(values, dtype=dtype, name=name)


MAKERS: dict[str, Callable[..., Any]] = {
    "frozenset": frozenset,
    "decimal": Decimal,
    "column": _column,
    "series": series,
    "frame": frame,
}
