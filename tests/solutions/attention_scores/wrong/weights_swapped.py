# mistake: Uses W_k for the queries and W_q for the keys.
# loses: query-is-row, random
# told: scores_swapped
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_k
    K = X @ W_q
    return Q @ K.T
