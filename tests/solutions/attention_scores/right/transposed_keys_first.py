# style: computes the key matrix transposed straight away
import numpy as np


def attention_scores(X, W_q, W_k):
    Q = X.dot(W_q)
    K_T = W_k.T.dot(X.T)
    return Q.dot(K_T)
