"""What a reference returned, as the plain values that a student's answer is rebuilt as.

The reference is the author's code and trusted, so its own methods are asked here; a student's values are
read by `inside.wire`, which trusts none.  A test holds that both bring the same.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from graders.model.exact import Exact
from graders.model.values import Column, Figure, Frame, Opaque, RaisedInstead, Record, Series

_THEMSELVES = (bool, int, float, complex, str, bytes, Fraction, type(None))
_DATES = (dt.datetime, dt.date, dt.time, dt.timedelta)
_MODELS = (Frame, Series, Record, Opaque, RaisedInstead, Figure)


def read_right(value: Any, leaf: Callable[[Exact], Any]) -> Any:
    """A right answer as plain values; what is none of them is an `Opaque`.

    Args:
        leaf: what stands in the place of an `Exact`.
    """
    return _read(value, leaf)


# Private functions


def _read(value: Any, leaf: Callable[[Exact], Any]) -> Any:
    if isinstance(value, Exact):
        return leaf(value)
    kind = type(value)
    if kind in _THEMSELVES or isinstance(value, (*_DATES, *_MODELS)):
        return value
    if kind is Decimal:
        return Fraction(value) if value.is_finite() else float(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return tuple(_read(each, leaf) for each in value)
    if kind in (list, tuple):
        return kind(_read(each, leaf) for each in value)
    if kind in (set, frozenset):
        return {_read(each, leaf) for each in value}
    if kind is dict:
        return {_read(key, leaf): _read(each, leaf) for key, each in value.items()}
    if isinstance(value, (np.ndarray, np.generic)):
        return _of_numpy(value, leaf)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {each.name: _read(getattr(value, each.name), leaf) for each in dataclasses.fields(value)}
        return Record(kind.__name__, fields)
    return _of_pandas(value, leaf)


def _of_numpy(value: Any, leaf: Callable[[Exact], Any]) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "O":
        objects = np.empty(value.size, dtype=object)
        objects[:] = [_read(each, leaf) for each in value.ravel().tolist()]
        return objects.reshape(value.shape)
    return value


def _of_pandas(value: Any, leaf: Callable[[Exact], Any]) -> Any:
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(value, pandas.Series):
        return Series(_column(value, value.name, leaf), _column(value.index, value.index.name, leaf))
    if pandas is not None and isinstance(value, pandas.DataFrame):
        columns = tuple(_column(value.iloc[:, n], name, leaf) for n, name in enumerate(value.columns))
        return Frame(columns, _column(value.index, value.index.name, leaf))
    return Opaque(type(value).__name__)


def _column(values: Any, name: Any, leaf: Callable[[Exact], Any]) -> Column:
    array = values.to_numpy() if values.dtype.kind in "biufcmM" else None
    if isinstance(array, np.ndarray) and array.dtype.kind in "biufcmM":
        return Column(_read(name, leaf), str(values.dtype), array)
    pandas = sys.modules["pandas"]
    items = [None if each is pandas.NA else _read(each, leaf) for each in values.tolist()]
    missing = [None if isinstance(each, float) and each != each else each for each in items]  # noqa: PLR0124  NaN
    return Column(_read(name, leaf), str(values.dtype), missing)
