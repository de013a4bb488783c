# style: pure Python sums, an array at the end
import numpy as np


def matmul(A, B):
    return [[sum(A[i][t] * B[t][j] for t in range(len(B))) for j in range(len(B[0]))]
            for i in range(len(A))]


def attention_scores(X, W_q, W_k):
    Q, K = matmul(X, W_q), matmul(X, W_k)
    return np.array([[sum(a * b for a, b in zip(q, k)) for k in K] for q in Q])
