import numpy as np

np.seterr(all="raise")


def projection_length(v, u):
    norm = np.sqrt(np.sum(u * u))
    return 0.0 if norm == 0 else np.sum(v * u) / norm
