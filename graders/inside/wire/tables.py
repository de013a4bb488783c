"""Series and DataFrames on the wire, read from where pandas keeps their data; none of their methods is run.

    ["column", name, "dtype", values]      values: an array, or a list where no plain array holds them
    ["series", column, index]  ["frame", [column, ...], index]      an index is a column, too

Classes are matched exactly: a subclass may be more than its data.  pandas is imported for an argument
only; a value can be one of pandas' own only where the student's work has imported it.
"""

from __future__ import annotations

import datetime as dt
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from graders.inside.wire import times
from graders.inside.wire.classes import MISSING, raw

Encode = Callable[[Any], list[Any]]
MAX_CELLS = 200_000
MAX_COLUMNS = 1_000
_modules, _ndarray = sys.modules, np.ndarray
_own: Any = vars(types.ModuleType)["__dict__"].__get__
_take, _astype, _flatten = np.ndarray.take, np.ndarray.astype, np.ndarray.flatten
_STORED = (
    ("base", "Index"),
    ("datetimes", "DatetimeIndex"),
    ("timedeltas", "TimedeltaIndex"),
    ("category", "CategoricalIndex"),
)
_MADE = (("range", "RangeIndex"), ("multi", "MultiIndex"))
_PLAIN_KINDS = "biufcmM"


class _UnreadableError(Exception):
    """It is not made as pandas makes it, or of what the wire does not carry."""


def encode(value: object, inner: Encode) -> list[Any] | None:
    """A Series, a DataFrame, or one of pandas' own scalars; None if it is none that can be read."""
    if "pandas" not in _modules:
        return None
    kind = type(value)
    try:
        if kind is _pandas("core.frame", "DataFrame"):
            return _frame(value, inner)
        if kind is _pandas("core.series", "Series"):
            return _series(value, inner)
        return _index(value, inner) if _is_index(kind) else _scalar(value, kind)
    except _UnreadableError:
        return None


def decode(tag: str, content: list[Any], inner: Callable[[Any], Any], make: Callable[..., Any]) -> Any:
    """What `encode` wrote, handed to `make`.

    Raises:
        ValueError: it is not in that form.
    """
    match tag, content:
        case "column", [list(name), str(dtype), [("array" | "list" | "texts"), *_] as values] if (
            len(dtype) <= 100
        ):
            return make(inner(name), dtype, inner(values))
        case "series", [["column", *_] as column, ["column", *_] as index]:
            return make(inner(column), inner(index))
        case "frame", [list(columns), ["column", *_] as index]:
            if all(isinstance(each, list) and each[:1] == ["column"] for each in columns):
                return make(tuple(map(inner, columns)), inner(index))
    raise ValueError("not a table")


# Private functions


def _pandas(module: str, name: str) -> Any:
    """A class of pandas', as its module has it; MISSING, which is no type, where there is none."""
    loaded = _modules.get(f"pandas.{module}")
    return _own(loaded).get(name, MISSING) if type(loaded) is types.ModuleType else MISSING


def _is_index(kind: type) -> bool:
    return any(kind is _pandas(f"core.indexes.{module}", name) for module, name in (*_STORED, *_MADE))


def _scalar(value: Any, kind: type) -> list[Any] | None:
    if kind is _pandas("_libs.tslibs.timestamps", "Timestamp"):
        return times.encode_moment(value)
    if kind is _pandas("_libs.tslibs.timedeltas", "Timedelta"):
        return times.encode_duration(value)
    return ["none"] if _is_missing(value) else None


def _is_missing(value: object) -> bool:
    kind = type(value)
    if kind is float or kind is np.float64:
        return bool(value != value)  # noqa: PLR0124  NaN
    names = (("_libs.missing", "NAType"), ("_libs.tslibs.nattype", "NaTType"))
    return value is None or any(kind is _pandas(*name) for name in names)


def _frame(value: object, inner: Encode) -> list[Any]:
    axes, blocks = _manager(value, 2)
    rows, names = _length(axes[1]), _labels(axes[0])
    if len(names) > MAX_COLUMNS or rows * max(1, len(names)) > MAX_CELLS:
        raise _UnreadableError
    columns: list[Any] = [None] * len(names)
    for block in blocks:
        values, places = raw(block, "values"), raw(raw(block, "_mgr_locs"), "as_array")
        if type(places) is not _ndarray or places.ndim != 1:
            raise _UnreadableError
        for row, at in enumerate(places.tolist()):
            columns[at] = _column(inner(names[at]), _row(values, row), rows, inner)
    if None in columns:
        raise _UnreadableError
    return ["frame", columns, _index(axes[1], inner)]


def _series(value: object, inner: Encode) -> list[Any]:
    axes, blocks = _manager(value, 1)
    rows = _length(axes[0])
    if len(blocks) != 1 or rows > MAX_CELLS:
        raise _UnreadableError
    name = inner(raw(value, "_name"))
    return ["series", _column(name, raw(blocks[0], "values"), rows, inner), _index(axes[0], inner)]


def _manager(value: object, axes: int) -> tuple[list[Any], tuple[Any, ...]]:
    manager = raw(value, "_mgr")
    labels, blocks = raw(manager, "axes"), raw(manager, "blocks")
    if type(labels) is not list or len(labels) != axes or type(blocks) is not tuple:
        raise _UnreadableError
    return labels, blocks


def _row(values: Any, row: int) -> Any:
    """One column of a block, which keeps columns as rows."""
    if type(values) is _ndarray:
        if values.ndim != 2 or row >= values.shape[0]:
            raise _UnreadableError
        return _take(values, row, axis=0)
    backing = raw(values, "_ndarray")
    return (values, row) if type(backing) is _ndarray and backing.ndim == 2 else values


def _column(name: list[Any], values: Any, rows: int, inner: Encode) -> list[Any]:
    values, row = values if type(values) is tuple else (values, None)
    dtype, plain = _values(values, row)
    if len(plain) != rows:
        raise _UnreadableError
    encoded = inner(plain)
    if name[0] == "other" or encoded[0] not in {"array", "list"}:
        raise _UnreadableError
    return ["column", name, dtype, encoded]


def _values(values: Any, row: int | None = None) -> tuple[str, Any]:
    """A dtype as pandas writes it, and an array or a list."""
    if type(values) is _ndarray:
        return str(values.dtype), _plain(values)
    backing, dtype = raw(values, "_ndarray"), raw(values, "_dtype")
    if type(backing) is _ndarray:
        backing = backing if row is None else _take(backing, row, axis=0)
        return _backed(backing, dtype)
    data, mask = raw(values, "_data"), raw(values, "_mask")
    if type(data) is _ndarray and type(mask) is _ndarray and data.shape == mask.shape and data.ndim == 1:
        pairs = zip(data.tolist(), mask.tolist(), strict=True)
        kind = str(data.dtype)
        named = {"bool": "boolean"}.get(kind, kind.capitalize().replace("Uint", "UInt"))
        return named, [None if missing else each for each, missing in pairs]
    return _arrow(values)


def _backed(backing: Any, dtype: Any) -> tuple[str, Any]:
    """An array that wraps one of NumPy's: text, dates, categories."""
    if isinstance(dtype, np.dtype):
        return str(dtype), _plain(backing)
    kind = type(dtype)
    if kind is _pandas("core.arrays.string_", "StringDtype") or kind is _pandas(
        "core.dtypes.dtypes", "StringDtype"
    ):
        absent = raw(dtype, "_na_value")
        return "str" if type(absent) is float else "string", _listed(backing)
    if kind is _pandas("core.dtypes.dtypes", "CategoricalDtype"):
        labels = _labels(raw(dtype, "_categories"))
        codes = backing.tolist()
        if any(code >= len(labels) for code in codes):
            raise _UnreadableError
        return "category", [None if code < 0 else labels[code] for code in codes]
    if kind is _pandas("core.dtypes.dtypes", "DatetimeTZDtype") and backing.dtype.kind == "M":
        moments = _astype(backing, "<M8[us]").tolist()
        utc = dt.UTC
        zoned = [each.replace(tzinfo=utc) if type(each) is dt.datetime else None for each in moments]
        return f"datetime64[{raw(dtype, '_unit')}, {_zone(raw(dtype, '_tz'))}]"[:100], zoned
    raise _UnreadableError


def _zone(zone: object) -> str:
    """The name of a time zone of Python's own; of others' it is not asked."""
    return str(zone) if type(zone) in times.ZONES else "UTC"


def _arrow(values: Any) -> tuple[str, Any]:
    """Text that Arrow keeps, as pandas does where it is installed."""
    chunks = raw(values, "_pa_array")
    arrow = _modules.get("pyarrow.lib")
    kind = _own(arrow).get("ChunkedArray") if type(arrow) is types.ModuleType else None
    if kind is None or type(chunks) is not kind or kind.__len__(chunks) > MAX_CELLS:
        raise _UnreadableError
    items = kind.to_pylist(chunks)
    dtype = raw(values, "_dtype")
    name = "str" if type(raw(dtype, "_na_value")) is float else "string"
    if not all(each is None or type(each) is str for each in items):
        raise _UnreadableError
    return name, items


def _plain(values: Any) -> Any:
    return values if values.dtype.kind in _PLAIN_KINDS else _listed(values)


def _listed(values: Any) -> list[Any]:
    return [None if _is_missing(each) else each for each in _flatten(values).tolist()]


def _index(index: Any, inner: Encode) -> list[Any]:
    if type(index) is _pandas("core.indexes.multi", "MultiIndex"):
        names = raw(index, "_names")
        name = tuple(list.__iter__(names)) if isinstance(names, list) else ()
        return _column(inner(name), _tuples(index), _length(index), inner)
    return _column(inner(raw(index, "_name")), _stored(index), _length(index), inner)


def _stored(index: Any) -> Any:
    """What an index keeps its labels in."""
    kind = type(index)
    if kind is _pandas("core.indexes.range", "RangeIndex"):
        numbers = raw(index, "_range")
        if type(numbers) is range and len(numbers) <= MAX_CELLS:
            return np.arange(numbers.start, numbers.stop, numbers.step)
    if any(kind is _pandas(f"core.indexes.{module}", name) for module, name in _STORED):
        return raw(index, "_data")
    raise _UnreadableError


def _labels(index: Any) -> list[Any]:
    """The labels of an index as Python's own values."""
    if type(index) is _pandas("core.indexes.multi", "MultiIndex"):
        return _tuples(index).tolist()  # type: ignore[no-any-return]
    values = _values(_stored(index))[1]
    return values if type(values) is list else values.tolist()


def _tuples(index: Any) -> Any:
    """The labels of an index of several levels."""
    levels, codes = raw(index, "_levels"), raw(index, "_codes")
    if not (isinstance(levels, list) and isinstance(codes, list)):
        raise _UnreadableError
    parts = []
    for level, code in zip(list.__iter__(levels), list.__iter__(codes), strict=True):
        labels = _labels(level)
        if (
            type(code) is not _ndarray
            or code.size > MAX_CELLS
            or any(at >= len(labels) for at in code.tolist())
        ):
            raise _UnreadableError
        parts.append([None if at < 0 else labels[at] for at in code.tolist()])
    rows = list(zip(*parts, strict=True))
    array = np.empty(len(rows), dtype=object)
    for at, row in enumerate(rows):
        array[at] = row
    return array


def _length(index: Any) -> int:
    """How many labels an index has, as its own data says."""
    if type(index) is _pandas("core.indexes.multi", "MultiIndex"):
        return len(_tuples(index))
    stored = _stored(index)
    if type(stored) is not _ndarray:
        return len(_values(stored)[1])
    return int(stored.size)
