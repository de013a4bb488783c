from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


def project(X: torch.Tensor | np.ndarray, W: Undefined[int]) -> "Matrix":
    return X @ W
