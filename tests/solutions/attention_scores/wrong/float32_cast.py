# mistake: Computes in float32.
# loses: random
# told: float32
import numpy as np


def attention_scores(X, W_q, W_k):
    X, W_q, W_k = (M.astype(np.float32) for M in (X, W_q, W_k))
    return (X @ W_q) @ (X @ W_k).T
