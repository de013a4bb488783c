"""An earlier function that the answer does not call excuses nothing, even where its answers would."""

from __future__ import annotations

from test_carried_forward import excused, question
from test_diagnose import graded

WORK = """
import numpy as np
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return float(sum(a * b for a, b in zip(x, y))) if len(x) < 4 else 1.0
def cosine_similarity(a, b):
    return manual_dot(a, b)
def cosine_matrix(X):
    return np.array([[{called}(a, b) for b in X] for a in X])
"""


def test_a_wrong_function_that_is_not_called_excuses_nothing(chapter2) -> None:
    by_cosine = graded(WORK.format(called="cosine_similarity"), chapter2)
    by_dot = graded(WORK.format(called="manual_dot"), chapter2)
    assert excused(question(by_cosine, "cosine_matrix"))
    assert not excused(question(by_dot, "cosine_matrix"))
