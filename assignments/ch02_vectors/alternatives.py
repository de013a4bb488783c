"""Right answers to chapter 2 in other styles; each must earn everything.

A student could have written this module: it imports nothing of the grader, and it is run as a
submission is.  `ALTERNATIVES` says which function answers which question.
"""

from __future__ import annotations

import math

import numpy as np


def dot_by_loop(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def cosine_by_numpy(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    lengths = math.sqrt(np.dot(a, a)) * math.sqrt(np.dot(b, b))
    return float(np.dot(a, b) / lengths) if lengths else 0.0


ALTERNATIVES = {
    "manual_dot": (dot_by_loop,),
    "cosine_similarity": (cosine_by_numpy,),
}
