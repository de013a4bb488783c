# mistake: The function is left as the stub.
# loses: defined
# told: -
import numpy as np


def cosine_matrix(X):
    raise NotImplementedError("cosine_matrix")
