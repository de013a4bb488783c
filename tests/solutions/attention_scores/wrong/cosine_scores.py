# mistake: Normalises queries and keys, so the scores are cosines.
# loses: random
# told: scores_cosines
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    Q = Q / np.linalg.norm(Q, axis=1, keepdims=True)
    K = K / np.linalg.norm(K, axis=1, keepdims=True)
    return Q @ K.T
