# mistake: Squeezes the result, so a single token gives no 1x1 matrix.
# loses: single-token
# told: single_token_not_a_matrix
import numpy as np


def attention_scores(X, W_q, W_k):
    return np.squeeze((X @ W_q) @ (X @ W_k).T)
