"""Mistakes with the kind of argument: code that cannot handle lists, arrays, integers or a single element."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer


def arrays_only(right: Answer, error: Exception) -> Answer:
    """An exception where an answer other than 0 or None has to be computed from a list or tuple."""

    def answer(*args: Any) -> Any:
        value = right(*args)
        if value is not None and np.any(value) and any(not isinstance(each, np.ndarray) for each in args):
            raise error
        return value

    return answer


def lists_only(right: Answer, error: Exception) -> Answer:
    """An exception for arrays of several elements."""

    def answer(*args: Any) -> Any:
        if any(isinstance(each, np.ndarray) and len(each) > 1 for each in args):
            raise error
        return right(*args)

    return answer


def nothing_where(right: Answer, refused: Callable[[Any], bool]) -> Answer:
    """None where an argument is of a kind that is not thought of."""
    return lambda *args: None if any(map(refused, args)) else right(*args)


def raises_where(right: Answer, refused: Callable[[Any], bool]) -> Answer:
    """AttributeError where an argument is of a kind that has no shape, such as a list."""

    def answer(*args: Any) -> Any:
        for each in filter(refused, args):
            raise AttributeError(f"'{type(each).__name__}' object has no attribute 'shape'")
        return right(*args)

    return answer


# Kinds of argument


def is_list(value: Any) -> bool:
    return type(value) is list


def is_tuple(value: Any) -> bool:
    return type(value) is tuple


def is_array(value: Any) -> bool:
    return hasattr(value, "shape")


def is_integer_array(value: Any) -> bool:
    return hasattr(value, "dtype") and value.dtype.kind == "i"


def is_float32(value: Any) -> bool:
    return str(getattr(value, "dtype", "")) == "float32"


def is_single(value: Any) -> bool:
    return np.size(value) <= 1


def is_single_row(value: Any) -> bool:
    return np.ndim(value) > 1 and len(value) == 1
