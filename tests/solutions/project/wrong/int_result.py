# mistake: Stores the result in an integer array, which cuts off the decimals.
# loses: worked-examples, random
# told: rounded
import numpy as np


def project(X, W):
    return np.dot(X, W).astype(int)
