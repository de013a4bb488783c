# mistake: Ignores the weights and returns X X^T.
# loses: random
# told: not_projected
import numpy as np


def attention_scores(X, W_q, W_k):
    return X @ X.T
