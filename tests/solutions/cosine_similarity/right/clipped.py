# style: clips the result to [-1, 1]
import numpy as np


def cosine_similarity(a: list, b: list) -> float:
    u = np.array(a, float)
    v = np.array(b, float)
    if u.shape != v.shape:
        raise ValueError("u and v have different shapes")
    n = np.linalg.norm(u) * np.linalg.norm(v)
    if n == 0.0:
        return 0.0
    return float(np.clip(np.vdot(u, v) / n, -1.0, 1.0))
