# mistake: Masks the scores of later tokens.
# loses: random
# told: masked
import numpy as np


def attention_scores(X, W_q, W_k):
    return np.tril((X @ W_q) @ (X @ W_k).T)
