# mistake: Returns the tuple (Q, K, scores).
# loses: random
# told: scores_with_parts
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    return Q, K, Q @ K.T
