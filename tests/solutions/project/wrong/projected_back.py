# mistake: Projects and goes back to the original space (X W W^T).
# loses: worked-examples
# told: project_and_back
import numpy as np


def project(X, W):
    return X @ W @ W.T
