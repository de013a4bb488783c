# style: double loop over queries and keys with Chinese comments
import numpy as np


def attention_scores(X, W_q, W_k):
    seq = X.shape[0]
    scores = np.zeros((seq, seq))
    for i in range(seq):        # 第 i 个查询
        q = X[i] @ W_q
        for j in range(seq):    # 第 j 个键
            k = X[j] @ W_k
            scores[i, j] = np.sum(q * k)
    return scores
