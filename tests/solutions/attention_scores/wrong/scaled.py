# mistake: Divides by the square root of d_k.
# loses: random
# told: scaled
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    return Q @ K.T / np.sqrt(K.shape[1])
