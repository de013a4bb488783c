"""Python's own numbers in arrays: as plain numbers, and NumPy dtypes that hold them unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

_NUMPY_SCALARS = frozenset(np.sctypeDict.values())
_WHOLE = (frozenset(k for k in _NUMPY_SCALARS if issubclass(k, np.integer)) | {int}) - {np.timedelta64}
_REAL = frozenset(kind for kind in _NUMPY_SCALARS if issubclass(kind, np.floating)) | {float}


def plain_number(item: object) -> Any:
    """A real number as one of Python's own types, else None."""
    kind = type(item)
    if type(kind) is not type and kind is not Fraction:
        return None  # its hash could be of its own making
    if kind in _WHOLE:
        return int(item)  # type: ignore[call-overload]
    if kind in _REAL:
        return float(item)  # type: ignore[arg-type]
    return item if kind is Fraction else None


def fitting(items: list[Any]) -> Iterator[type[Any]]:
    """The machine's types of numbers that hold all of `items` without changing one."""
    if all(type(item) is int for item in items):
        if all(-(2**63) <= item < 2**63 for item in items):
            yield np.int64
        if all(0 <= item < 2**64 for item in items):
            yield np.uint64
    elif all(type(item) is float or _is_float(item) for item in items):
        yield np.float64


def _is_float(item: Any) -> bool:
    try:
        return bool(float(item) == item)
    except OverflowError:
        return False
