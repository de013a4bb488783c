# style: type hints and a projection helper
import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def project(X: Matrix, W: Matrix) -> Matrix:
    return X @ W


def attention_scores(X: Matrix, W_q: Matrix, W_k: Matrix) -> Matrix:
    """Raw scores; entry (i, j) belongs to query i and key j."""
    return project(X, W_q) @ project(X, W_k).T
