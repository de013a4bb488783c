"""Values that a student's function can return, as the grader sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_INT_BITS = 14_272  # of one whole number, as `inside.wire` carries it; Python writes down 4,300 digits


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that does not cross the wall: only its type's name is known."""

    type_name: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.type_name} {self.detail}".strip()


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass or namedtuple: the name of its type, and its fields in their order."""

    type_name: str
    fields: Mapping[str, Any]  # never changed


@dataclass(frozen=True, slots=True)
class Column:
    """A pandas Series, or one column of a DataFrame.

    Args:
        name: None where it has none.
        dtype: as pandas writes it, such as ``int64``, ``object`` or ``datetime64[ns]``.
        values: an array where the dtype is one of NumPy's plain ones, else a list; missing values are None
            in a list, and NaN or NaT in an array.
    """

    name: Any
    dtype: str
    values: Any


@dataclass(frozen=True, slots=True)
class Series:
    """A pandas Series."""

    column: Column
    index: Column


@dataclass(frozen=True, slots=True)
class Frame:
    """A pandas DataFrame: its columns in their order, all as long as the index."""

    columns: tuple[Column, ...]
    index: Column


@dataclass(frozen=True, slots=True)
class RaisedInstead:
    """What a step brought that raised: the type's name, and all types that it descends from."""

    type_name: str
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """One pair of axes of a figure, as what is drawn in it.

    Args:
        lines, points: the data of each line and of each collection of points: two float64 arrays, x and y.
        bars: of each bar its place and its height.
        legend: the entries of the legend; None where there is none.
    """

    title: str
    xlabel: str
    ylabel: str
    xscale: str
    yscale: str
    lines: tuple[tuple[NDArray[np.float64], NDArray[np.float64]], ...]
    points: tuple[tuple[NDArray[np.float64], NDArray[np.float64]], ...]
    bars: tuple[tuple[float, float], ...]
    legend: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of matplotlib, as its axes."""

    axes: tuple[Axes, ...]
