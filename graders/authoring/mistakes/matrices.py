"""Only a part of a matrix is filled, or the diagonal is overwritten.  Other answers stay unchanged."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.authoring.mistakes.around import Answer, Change, with_answer


def diagonal_set_to(right: Answer, number: float) -> Answer:
    """The diagonal holds one number, whatever it should hold."""

    def change(matrix: Any) -> Any:
        np.fill_diagonal(matrix, number)
        return matrix

    return with_answer(right, _if_matrix(change))


def diagonal_alone(right: Answer) -> Answer:
    """Everything beside the diagonal of a square matrix is 0."""
    return with_answer(
        right,
        _if_matrix(lambda value: np.diag(np.diag(value)) if value.shape[0] == value.shape[1] else value),
    )


def upper_triangle_alone(right: Answer) -> Answer:
    """What is below the diagonal is never filled."""
    return with_answer(right, _if_matrix(np.triu))


def lower_triangle_alone(right: Answer) -> Answer:
    """What is above the diagonal is never filled."""
    return with_answer(right, _if_matrix(np.tril))


# Private functions


def _if_matrix(change: Change) -> Change:
    """A change of a copy, made where the answer has two axes."""

    def changed(value: Any) -> Any:
        array = np.array(value)
        return change(array) if array.ndim == 2 else array

    return changed
