# mistake: Copy-paste: uses W_q for the keys, too.
# loses: query-is-row, random
# told: scores_queries_twice
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_q
    return Q @ K.T
