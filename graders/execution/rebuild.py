"""Values from plain data, as the model has them; and the model's values on their way in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders.inside.wire import values as wire
from graders.model.values import Axes, Column, Figure, Frame, Opaque, RaisedInstead, Record, Series

Inner = Callable[[Any], list[Any]]


def rebuild(plain: object) -> Any:
    """A value that came through the wall; what does not cross it is an `Opaque`.

    Raises:
        WireError: `plain` does not have the form of the wire.
    """
    return wire.decode(plain, Opaque, _MAKERS)


def as_plain(value: Any) -> Any:
    """A value of this process as it would look had a student's function returned it."""
    return rebuild(wire.encode(value))


def figures(plain: object) -> tuple[Figure, ...]:
    """What is drawn, as `inside.calls.figures` reads it.

    Raises:
        WireError: it does not have that form.
    """
    drawn = wire.decode(plain, Opaque, _MAKERS)
    if type(drawn) is not list or not all(type(each) is list for each in drawn):
        raise wire.WireError("not figures")
    return tuple(Figure(axes=tuple(map(_axes, each))) for each in drawn)


# Private functions


def _axes(plain: object) -> Axes:
    match plain:
        case (
            str(title), str(xlabel), str(ylabel), str(xscale), str(yscale),
            list(lines), list(points), list(bars), (list() | None) as legend,
        ) if all(type(entry) is str for entry in legend or ()):  # fmt: skip
            return Axes(
                title=title, xlabel=xlabel, ylabel=ylabel, xscale=xscale, yscale=yscale,
                lines=tuple(map(_curve, lines)), points=tuple(map(_curve, points)),
                bars=tuple(map(_bar, bars)), legend=None if legend is None else tuple(legend),
            )  # fmt: skip
    raise wire.WireError("not axes")


def _curve(plain: object) -> tuple[Any, Any]:
    match plain:
        case (np.ndarray() as x, np.ndarray() as y) if x.dtype == y.dtype == np.float64 and x.ndim == 1:
            if x.shape == y.shape:
                return x, y
    raise wire.WireError("not a curve")


def _bar(plain: object) -> tuple[float, float]:
    match plain:
        case (float(place), float(height)):
            return place, height
    raise wire.WireError("not a bar")


def _column(name: Any, dtype: str, values: Any) -> Column:
    if isinstance(values, np.ndarray) and values.ndim != 1:
        raise wire.WireError("not a column")
    return Column(name=name, dtype=dtype, values=values)


def _series(column: Column, index: Column) -> Series:
    _check_lengths((column,), index)
    return Series(column=column, index=index)


def _frame(columns: tuple[Column, ...], index: Column) -> Frame:
    _check_lengths(columns, index)
    return Frame(columns=columns, index=index)


def _check_lengths(columns: tuple[Column, ...], index: Column) -> None:
    if any(len(column.values) != len(index.values) for column in columns):
        raise wire.WireError("a column that is not as long as the index")


def _column_of(value: Column, inner: Inner) -> list[Any]:
    return ["column", inner(value.name), value.dtype, inner(value.values)]


def _series_of(value: Series, inner: Inner) -> list[Any]:
    return ["series", _column_of(value.column, inner), _column_of(value.index, inner)]


def _frame_of(value: Frame, inner: Inner) -> list[Any]:
    return ["frame", [_column_of(each, inner) for each in value.columns], _column_of(value.index, inner)]


_MAKERS: dict[str, Callable[..., Any]] = {
    "frozenset": set,  # whether a set can change is nobody's question
    "record": Record,
    "column": _column,
    "series": _series,
    "frame": _frame,
    "raised": RaisedInstead,
}
wire.carry(Series, _series_of)
wire.carry(Frame, _frame_of)
