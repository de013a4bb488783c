import numpy as np

def projection_length(v, u):
    return np.nan_to_num(np.dot(v, u) / np.linalg.norm(u))
