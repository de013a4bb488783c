import numpy as np
import warnings

warnings.simplefilter("error")
np.float64(1.0) / np.float64(0.0)


def projection_length(v, u):
    norm = np.linalg.norm(u)
    return 0.0 if norm == 0 else v @ u / norm
