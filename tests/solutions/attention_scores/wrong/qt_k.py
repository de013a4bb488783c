# mistake: Computes Q^T K, which is a (d_k, d_k) matrix.
# loses: random
# told: scores_dimensions
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    return Q.T @ K
