# style: type hints and a class that keeps the unit rows
from __future__ import annotations
import numpy as np
from numpy.typing import ArrayLike, NDArray


class UnitRows:
    def __init__(self, X: ArrayLike) -> None:
        rows = np.array(X, dtype=float)
        for k in range(rows.shape[0]):
            length = np.linalg.norm(rows[k])
            if length > 0:
                rows[k] /= length
        self.rows = rows

    def gram(self) -> NDArray[np.float64]:
        return self.rows @ self.rows.T


def cosine_matrix(X: ArrayLike) -> NDArray[np.float64]:
    return UnitRows(X).gram()
