"""Recognizes values: numbers, arrays of numbers, how many elements, and the type as a student knows it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.model.values import Column, Frame, Opaque, Record, Series

_OF_PANDAS = {Frame: "DataFrame", Series: "Series", Column: "Index"}  # as students know them


def is_scalar(value: Any) -> bool:
    """A Python or NumPy number, or a 0-d array of numbers; a bool is none."""
    if type(value) is float:
        return True
    if isinstance(value, (np.ndarray, np.generic)):
        return value.ndim == 0 and is_numeric(value)
    return type(value) in (int, float, complex, Fraction)


def is_numeric(array: NDArray[Any] | np.generic) -> bool:
    """Whether an array holds numbers: the machine's, or Python's own that the machine's would round."""
    if array.dtype.kind == "O":
        return all(type(each) in (int, float, Fraction) for each in np.asarray(array).ravel().tolist())
    return array.dtype.kind in "iufc"


def elements(argument: Any) -> int:
    """How many elements an argument has; rows of a list may differ in length."""
    if isinstance(argument, (list, tuple)):
        return sum(map(elements, argument))
    return int(np.size(argument))


def type_name(value: Any) -> str:
    """The type of a value, as a student knows it."""
    if isinstance(value, Opaque):
        return str(value)
    if isinstance(value, Record):
        return value.type_name
    if type(value) in _OF_PANDAS:
        return _OF_PANDAS[type(value)]
    if isinstance(value, np.ndarray):
        return f"ndarray (dtype {value.dtype}, shape {value.shape})"
    return type(value).__name__
