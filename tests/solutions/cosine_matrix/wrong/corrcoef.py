# mistake: Uses np.corrcoef, which subtracts the row means first.
# loses: random
# told: matrix_pearson
import numpy as np


def cosine_matrix(X):
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.atleast_2d(np.corrcoef(np.asarray(X, float))))
