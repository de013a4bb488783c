"""Whether two answers to one call are the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.expectation import Tree
from graders.checks.kinds.structure.compare import compare_tree
from graders.checks.values import type_name
from graders.model.assignment import Close, Leeway

RTOL_AGAIN = 1e-13  # memory alignment changes the order of summation, and with it the last digits


def same_again(first: Any, second: Any) -> bool:
    """Whether the values of two equal calls are equal, apart from effects of memory alignment."""
    one, other = as_array(first), as_array(second)
    if one is None or other is None:
        same = Tree(value=first, tolerance=Close(rtol=RTOL_AGAIN, atol=0.0), leeway=Leeway())
        return type_name(first) == type_name(second) and compare_tree(second, same).fact is None
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=RTOL_AGAIN, atol=0, equal_nan=True))


def as_array(nested: Any) -> NDArray[Any] | None:
    """Numbers in lists, tuples or an array as an array; None for all else."""
    if not _is_numeric(nested):  # one long text among many would be given to each of them
        return None
    try:
        array = np.asarray(nested)
    except (ValueError, OverflowError):
        return None
    return array if array.dtype.kind in "iufc" else None


# Private functions


def _is_numeric(nested: Any) -> bool:
    """Whether there are numbers in there, and nothing else."""
    if isinstance(nested, (list, tuple)):
        return all(_is_numeric(each) for each in nested)
    if isinstance(nested, (np.ndarray, np.generic)):
        return nested.dtype.kind in "biufc"
    return isinstance(nested, (int, float, complex))
