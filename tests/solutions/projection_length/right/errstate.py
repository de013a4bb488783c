# style: divides under np.errstate and replaces the NaN
import numpy as np


def projection_length(v, u):
    with np.errstate(invalid="ignore"):
        p = np.inner(v, u) / np.sqrt(np.sum(np.square(u)))
    return np.nan_to_num(p)
