# mistake: Rounds the scores to two decimals.
# loses: random
# told: rounded
import numpy as np


def attention_scores(X, W_q, W_k):
    return np.round((X @ W_q) @ (X @ W_k).T, 2)
