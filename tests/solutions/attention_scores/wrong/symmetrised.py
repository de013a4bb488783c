# mistake: Fills the lower triangle by mirroring although the scores are not symmetric.
# loses: query-is-row, random
# told: scores_mirrored
import numpy as np


def attention_scores(X, W_q, W_k):
    n = len(X)
    S = np.zeros((n, n))
    for i in range(n):
        for j in range(i, n):
            S[i, j] = S[j, i] = (X[i] @ W_q) @ (X[j] @ W_k)
    return S
