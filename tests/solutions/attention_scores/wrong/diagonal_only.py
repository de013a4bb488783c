# mistake: Compares every token only with itself.
# loses: random
# told: scores_own_only
import numpy as np


def attention_scores(X, W_q, W_k):
    return np.sum((X @ W_q) * (X @ W_k), axis=1)
