# mistake: Divides the columns of W by their norms first.
# loses: worked-examples, random
# told: project_unit_columns
import numpy as np


def project(X, W):
    return X @ (W / np.linalg.norm(W, axis=0))
