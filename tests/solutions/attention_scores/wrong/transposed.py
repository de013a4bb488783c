# mistake: Computes K Q^T, so the rows belong to the keys.
# loses: query-is-row, random
# told: scores_swapped
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    return K @ Q.T
