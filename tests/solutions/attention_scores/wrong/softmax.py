# mistake: Applies softmax to the scores.
# loses: worked-examples, random
# told: softmax
import numpy as np


def attention_scores(X, W_q, W_k):
    S = (X @ W_q) @ (X @ W_k).T
    E = np.exp(S - S.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
