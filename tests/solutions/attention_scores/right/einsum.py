# style: einsum for the projections and for the scores
import numpy as np


def attention_scores(X, W_q, W_k):
    q = np.einsum("sd,dk->sk", X, W_q)
    k = np.einsum("sd,dk->sk", X, W_k)
    return np.einsum("ik,jk->ij", q, k)
