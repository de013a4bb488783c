"""Tells numbers of seven digits (float32) from those of sixteen: few people arrive at them by chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.same import as_array
from graders.model.transcript import Reply, Returned

_SHORT = {np.dtype(name) for name in ("float16", "float32", "complex64")}
_DECIMALS = 15  # of a rounding that is meant to change nothing
_LOWEST = 0xFF  # bits of a float32 that are 0 in numbers of few digits


def is_short(reply: Reply | None) -> bool:
    """Whether a reply has fewer digits than float64 has, which nobody arrives at by chance."""
    return isinstance(reply, Returned) and is_short_value(reply.value)


def has_lost_its_type(reply: Reply | None, imitated: Reply) -> bool:
    """Whether a reply may have been of float32 as the imitated one is, and shows that no longer."""
    return is_short(imitated) and may_have_been_short(reply)


def may_have_been_short(reply: Reply | None) -> bool:
    """Whether the numbers of a reply have no more digits than float32 has, though they are of float64."""
    return isinstance(reply, Returned) and not is_short_value(reply.value) and fits_short(reply.value)


def is_short_value(value: Any) -> bool:
    """Whether a value is of a type that has fewer digits than float64 has."""
    return getattr(value, "dtype", None) in _SHORT


def fits_short(value: Any) -> bool:
    """Whether numbers have no more digits than float32 has, whatever type they are of by now."""
    if not isinstance(value, (np.ndarray, np.generic, float)) or np.asarray(value).dtype.kind != "f":
        return False
    whole = np.asarray(value, dtype=np.float64)  # of a Python number NumPy would make a float32 again
    with np.errstate(all="ignore"):
        return bool(np.all(whole.astype(np.float32).astype(np.float64) == whole))


def were_short(one: Any, wrong: Any) -> bool:
    """Whether two float64 values were float32 before: no more digits, and more than chance would leave.

    That is what `float(...)`, `.item()`, `np.float64(...)` and `round(..., 15)` make of float32.
    """
    first, second = as_array(one), as_array(wrong)
    if first is None or second is None or not first.dtype.kind == second.dtype.kind == "f":
        return False
    return _fit_short(first) and _fit_short(second) and (_is_rich(first) or _is_rich(second))


# Private functions


def _fit_short(array: NDArray[Any]) -> bool:
    """Whether each number is one of float32, up to a last rounding to 15 decimals."""
    with np.errstate(all="ignore"):
        away = np.abs(array - array.astype(np.float32))
        last = 4 * np.spacing(np.abs(array))
        rounded = (np.abs(array - np.round(array, _DECIMALS)) <= last) & (away <= 10.0**-_DECIMALS)
    return bool(((away <= last) | rounded | ~np.isfinite(array)).all())


def _is_rich(array: NDArray[Any]) -> bool:
    """Whether a number uses the last digits of float32, as those of a short sum of short numbers do not."""
    finite = array[np.isfinite(array)].astype(np.float32)
    return bool((finite.view(np.uint32) & _LOWEST).any())
