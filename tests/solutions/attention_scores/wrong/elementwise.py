# mistake: Multiplies Q and K elementwise.
# loses: random
# told: scores_elementwise
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X @ W_q
    K = X @ W_k
    return Q * K
