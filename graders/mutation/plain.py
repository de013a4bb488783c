"""An exact answer as the plain value that a student's function would return."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from graders.model.exact import Exact


def plain(answer: Any, returns: str) -> Any:
    """`answer` rounded once.  What is not exact stays as it is, but for lists where an array is due."""
    if returns == "pair" and isinstance(answer, (tuple, list)):
        return tuple(plain(each, "scalar") for each in answer)
    value = _floats(answer.value) if isinstance(answer, Exact) else answer
    return np.array(value, dtype=np.float64) if returns == "array" and isinstance(value, list) else value


# Private functions


def _floats(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_floats(each) for each in value]
    return float(value) if isinstance(value, (Fraction, int)) else value
