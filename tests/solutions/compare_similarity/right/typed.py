# style: type hints and np.errstate with nan_to_num
from typing import Sequence, Tuple
import numpy as np


def compare_similarity(a: Sequence[float], b: Sequence[float]) -> Tuple[float, float]:
    u, v = np.array(a, dtype=float), np.array(b, dtype=float)
    if u.size != v.size:
        raise ValueError(f"{u.size} entries against {v.size}")
    dot = u @ v
    with np.errstate(invalid="ignore"):
        cos = dot / (np.linalg.norm(u) * np.linalg.norm(v))
    return float(dot), float(np.nan_to_num(cos))
