"""What the cases of a question contain.  A mistake about lists cannot show if no case passes a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from graders.model.assignment import Case, Question


def traits_of(question: Question) -> frozenset[str]:
    """Types and dtypes of arguments, ``matrix``, ``raises``; ``one`` parameter, or ``two`` and more."""
    cases = (case for check in question.checks for case in check.cases)
    number = "two" if len(question.parameters) > 1 else "one"
    return frozenset(trait for case in cases for trait in _traits(case)) | {number}


# Private functions


def _traits(case: Case) -> Iterator[str]:
    for argument in case.args:
        yield type(argument).__name__
        yield str(getattr(argument, "dtype", ""))
        yield "matrix" if _is_matrix(argument) else ""
    yield "raises" if case.raises else ""


def _is_matrix(argument: Any) -> bool:
    """Whether it has rows, which may be of several lengths."""
    rows = argument if isinstance(argument, (list, tuple)) else ()
    return np.ndim(argument) > 1 if isinstance(argument, np.ndarray) else any(map(_has_length, rows))


def _has_length(row: Any) -> bool:
    return isinstance(row, (list, tuple, np.ndarray))
